/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room.h -- a workshop while it is live: opening its room, leading it, coming in.
 *
 * Who may lead is a permission in the initiative (the route asks it); who takes part has a cookie of the room and
 * nothing else: no account, no address. Every write raises the room's sequence in its own transaction and is told
 * to the room after the COMMIT (app->rooms_changed). The history of the initiative has an entry per write, under the
 * noun "room" and the number of the workshop: what was done to which card by number, never what it says, and never
 * who votes for what (docs/adr/0016-what-a-room-keeps.md).
 *
 * Refusals are findings on the whole form: ROOM_CLOSED, ROOM_PAUSED, … */
#include "app/access.h"
#include "app/transaction.h"
#include "domain/board.h"
#include "domain/room.h"
#include "domain/workshop.h"

/* A room, and who asks. */
typedef struct RoomRef {
    InitiativeRef initiative;
    RecordId workshop;
    RoomState state;
    Participant participant; /* id 0: a facilitator */
} RoomRef;

typedef enum RoomActKind {
    ROOM_ACT_PAUSE,
    ROOM_ACT_RESUME,
    ROOM_ACT_CLOSE,
    ROOM_ACT_BEGIN,  /* object: an agenda part of the workshop */
    ROOM_ACT_EXTEND, /* minutes */
    ROOM_ACT_TABLES, /* object: the part that is on: at tables as it is prepared */
    ROOM_ACT_REVEAL, /* object: a board, as for all that follow */
    ROOM_ACT_HIDE,
    ROOM_ACT_CLOSE_WRITING,
    ROOM_ACT_OPEN_WRITING,
    ROOM_ACT_OPEN_VOTING,
    ROOM_ACT_CLOSE_VOTING,
    ROOM_ACT_COUNT
} RoomActKind;

typedef struct RoomAct {
    RoomActKind kind;
    RecordId object;
    int64_t minutes;
} RoomAct;

/* The key of an act in addresses and in the history: "pause", "close_voting". */
Str room_act_key(RoomActKind kind);
/* False: no act is called so. */
bool room_act_of(Str key, RoomActKind *ret);

/* Opens the room, or opens it again: a new PIN, the same token. */
MUST_CHECK Err room_open(App *app, Ctx *ctx, const Submission *submission,
                         const InitiativeRef *initiative, RecordId workshop, Written *ret);
/* ERR_NOT_FOUND: no room, no such part or board. */
MUST_CHECK Err room_act(App *app, Ctx *ctx, const Submission *submission,
                        const InitiativeRef *initiative, RecordId workshop, const RoomAct *act,
                        Written *ret);

/* The room that a PIN (as typed) or a token of the QR code opens; sets no scope. ERR_NOT_FOUND: none, or closed. */
MUST_CHECK Err room_find_pin(Ctx *ctx, Conn *conn, Str typed, RecordId *ret_workshop,
                             InitiativeId *ret_initiative);
MUST_CHECK Err room_find_token(Ctx *ctx, Conn *conn, Str token, RecordId *ret_workshop,
                               InitiativeId *ret_initiative);
/* The room of a workshop of this initiative. ERR_NOT_FOUND: none, or another initiative's. */
MUST_CHECK Err room_there(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, RecordId workshop,
                          Room *ret);
/* Who stands at the door and is not in yet: sets the scope. */
MUST_CHECK Err room_at_door(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId workshop,
                            RoomRef *ret);
/* The room of a device, by its cookie; sets the scope. ERR_NOT_FOUND: none of ours, or its data are gone. */
MUST_CHECK Err room_of_cookie(Ctx *ctx, Conn *conn, Str cookie, RoomRef *ret);
/* Comes in; ret->token goes into the cookie. */
MUST_CHECK Err room_join(App *app, Ctx *ctx, const RoomRef *room, const JoinForm *form,
                         Participant *ret);

/* "Bitte langsamer": given, or taken back. */
MUST_CHECK Err room_signal(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                           RoomSignal signal, bool given, Written *ret);
/* Introduction round, voluntary: one more who speaks as or for a perspective. */
MUST_CHECK Err room_voice(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                          Str perspective, RoomVoice voice, Written *ret);

/* -- For use cases of cards ----------------------------------------------------------------------- */

/* Inside a write: raises the sequence by what the room is to see, and appends {"act", "object"} to the history of the
 * initiative, unless it is a trial run. */
MUST_CHECK Err room_note(Tx *tx, const InitiativeRef *initiative, RecordId workshop,
                         RoomChange seen, Str act, int64_t object);
/* Inside a write: the entry of the history alone, of what nobody in the room sees. */
MUST_CHECK Err room_history(Tx *tx, const InitiativeRef *initiative, RecordId workshop, Str act,
                            int64_t object);
/* Inside a write: as room_open. */
MUST_CHECK Err room_open_within(Tx *tx, const InitiativeRef *initiative, RecordId workshop);
/* Inside a write, of a participant: the room is open. ERR_INVALID: it is not, a finding says why. */
MUST_CHECK Err room_takes(Tx *tx, const RoomRef *room);
/* A board of this workshop, and what is open of it. ERR_NOT_FOUND: none. */
MUST_CHECK Err room_board_of(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                             RecordId workshop, RecordId board, Board *ret_board,
                             RoomBoard *ret_open);
MUST_CHECK Err room_refuse(Tx *tx, FindingKind kind, int64_t limit);
/* Runs a write of a room and tells the room after its COMMIT. As a participant nobody's account is noted. */
MUST_CHECK Err room_transact(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                             UseCaseFn fn, const void *in, Written *ret);
