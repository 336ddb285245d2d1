/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* agenda_part.h -- one part of the agenda of a workshop (Programmpunkt), with what is shown on the wall and
 * on phones meanwhile. */
#include "domain/check.h"
#include "domain/schema.h"
#include "domain/split_form.h"

typedef struct AgendaPart {
    Record record;
    RecordId workshop;
    int64_t position; /* in the agenda; equal ones in the order they were made */
    Str kind;         /* AGENDA_KINDS */
    Str title;
    int64_t minutes;
    Str text;        /* Markdown */
    Str text_simple; /* the same in plain German */
    Str text_en;     /* the same in English */
    Str notes;       /* for those who facilitate, never for those who take part */
    RecordId board;  /* of the same workshop, that is filled meanwhile; 0 = none */
    SplitForm split; /* at which tables the board is worked on, once who leads says so */
} AgendaPart;
typedef LIST_OF(AgendaPart) AgendaPartList;

extern const Schema AGENDA_PART_SCHEMA;

enum { AGENDA_POSITION_MAX = 99, AGENDA_MINUTES_MAX = 480 };

/* Whether the part is prepared to be worked on at tables. */
bool agenda_part_splits(const AgendaPart *part);
void agenda_part_check(const AgendaPart *part, const Check *check);
/* In the order of the agenda. */
void agenda_parts_sort(AgendaPartList *parts);
