/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* board.h -- where cards are pinned in a workshop (Pinnwand), and the question they answer. */
#include "domain/check.h"
#include "domain/schema.h"

typedef struct Board {
    Record record;
    RecordId workshop;
    Str title;
    Str prompt;        /* the question to the room */
    Str prompt_simple; /* in plain German */
    Str form;          /* BOARD_FORMS */
    Str columns;       /* one heading per line */
    bool hidden;       /* nobody sees the cards of others before they are revealed */
    bool release;      /* a card appears once the facilitator released it */
    int64_t dots;      /* each person may give; FIELD_NONE or 0 = nothing is voted on */
    bool comments;
    Date open_from,
        open_until; /* these days it takes cards without anybody leading; none = only while led */
} Board;
typedef LIST_OF(Board) BoardList;

extern const Schema BOARD_SCHEMA;

enum { BOARD_DOTS_MAX = 20, BOARD_COLUMNS_MAX = 8, BOARD_HEADING_MAX = 80 };

/* It takes cards on that day although no part of the agenda is on. */
bool board_open_on(const Board *board, Date day);
/* REQUIRED, END_BEFORE_START: the days; HEADING_MISSING, HEADINGS_MANY, HEADING_LONG, HEADING_TWICE; NO_COLUMNS. */
void board_check(const Board *board, const Check *check);
/* The headings of its columns, in the arena; none of a board of another form. */
typedef LIST_OF(Str) BoardHeadings;
BoardHeadings board_headings(Arena *arena, const Board *board);
