/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_minutes_parts.h -- what the four files of the minutes share; for app/room_minutes*.c only. */
#include "app/card_draft.h"
#include "app/room_minutes.h"
#include "domain/card_part.h"
#include "domain/feedback.h"
#include "domain/room_table.h"
#include "files/paper.h"
#include "store/card_result_store.h"
#include "text/message.h"

/* A card in words. */
typedef struct MinutesCard {
    int64_t number;
    Str group; /* heading of its group or column; "" = none */
    const Card *card;
    CardFills fills; /* of its parts, by others than its author */
    Str said;        /* one line for each thing it says */
    Str became;      /* "Ziel: …; Aufgabe: …"; "" = nothing yet */
    Str comments;    /* one on each line; "" = none */
    int64_t dots;
} MinutesCard;

typedef struct MinutesBoard {
    const Board *board;
    bool voted; /* dots are told */
    LIST_OF(MinutesCard) cards;
} MinutesBoard;

typedef struct Minutes {
    App *app;
    Ctx *ctx;
    Conn *conn;
    const InitiativeRef *initiative;
    Language language;
    Workshop workshop;
    Room room;
    AgendaPartList parts;
    BoardList boards;
    MinutesBoard *tables; /* as many as boards */
    CardResults results;
    CardFills fills;
    RoomTables seats;     /* the tables at which cards were written */
    int64_t participants; /* 0: fewer than five */
    RoomVoiceCounts voices;
    FeedbackCounts feedback;
} Minutes;

Str minutes_text(const Minutes *minutes, Message message);
/* Of a board of the agenda; NULL: the part has none. */
const MinutesBoard *minutes_board_of(const Minutes *minutes, RecordId board);
/* "Menschen mit wenig Deutsch: 7", those of five and more. */
Str minutes_voice(const Minutes *minutes, size_t i);
/* "Konnten Sie …? Ja: 7, Teils: weniger als 5, …"; "" where fewer than five answered. */
Str minutes_feedback(const Minutes *minutes, FeedbackQuestion question);
OdfInfo minutes_head(const Minutes *minutes);
Str minutes_people_language(const Minutes *minutes);

MUST_CHECK Err minutes_odt(const Minutes *minutes, Out *out);
MUST_CHECK Err minutes_odp(const Minutes *minutes, Out *out);
MUST_CHECK Err minutes_csv(const Minutes *minutes, Out *out);
MUST_CHECK Err minutes_json(const Minutes *minutes, Out *out);
