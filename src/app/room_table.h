/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_table.h -- the room works at tables (Tische): splitting up, sitting down, presenting, coming together again.
 *
 * What who leads does stands in the history. Who sits where, speaks for a table or writes for it does not: that is
 * about a device. */
#include "app/room.h"
#include "domain/room_table.h"

/* The room works at tables on this board: makes tables as asked for, and counts people round where the form says so. Where
 * the form has questions of tables, each is asked its own and the others none; otherwise they keep theirs.
 * TABLE_HAS_CARDS: fewer tables than those that have written something. */
MUST_CHECK Err room_split(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                          RecordId board, const SplitForm *form, Written *ret);

/* Inside a write of who leads: the same as the part of the agenda is prepared, with the questions that it has. PART_OVER:
 * another one is on. ERR_NOT_FOUND: it is not prepared for tables. */
MUST_CHECK Err room_split_prepared(Tx *tx, App *app, const InitiativeRef *initiative,
                                   const Room *room, RecordId part);

typedef enum SplitActKind {
    SPLIT_ACT_WORK, /* at tables again */
    SPLIT_ACT_SHOW, /* `table` presents */
    SPLIT_ACT_ALL,  /* the cards of all tables on one board */
    SPLIT_ACT_END,  /* tables are over; cards keep where they are from */
    SPLIT_ACT_COUNT
} SplitActKind;
typedef struct SplitAct {
    SplitActKind kind;
    RecordId board;
    int64_t table; /* its number */
} SplitAct;
Str split_act_key(SplitActKind kind);
bool split_act_of(Str key, SplitActKind *ret);
/* ERR_NOT_FOUND: no such table, or the room has none. */
MUST_CHECK Err room_split_act(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                              const SplitAct *act, Written *ret);
/* What a table is called, asked, and where it meets. ERR_NOT_FOUND: no such table. */
MUST_CHECK Err room_table_describe(App *app, Ctx *ctx, const Submission *submission,
                                   const RoomRef *room, int64_t number, const TableForm *form,
                                   Written *ret);

/* A device sits down at a table, also at another one than it was shown to. ERR_NOT_FOUND: no such table. */
MUST_CHECK Err room_table_sit(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                              int64_t number, Written *ret);
/* Becomes what a table has one of, or is it no more. NO_TABLE: sits nowhere. TABLE_TAKEN: another one is. */
MUST_CHECK Err room_table_role(App *app, Ctx *ctx, const Submission *submission,
                               const RoomRef *room, TableRole role, bool given, Written *ret);
