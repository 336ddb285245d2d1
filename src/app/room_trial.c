/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/room_trial.h"

#include "app/secret.h"
#include "store/room_purge.h"
#include "store/room_store.h"
#include "store/room_trial_store.h"
#include "text/messages.h"

typedef struct Trial {
    const InitiativeRef *initiative;
    RecordId workshop;
} Trial;

static Err note(Tx *tx, const Trial *trial, const char *act) {
    return room_history(tx, trial->initiative, trial->workshop, str_from(act), 0);
}

static Str name_of(Tx *tx, const Trial *trial, int64_t number) {
    Language language;
    if (language_parse(trial->initiative->authority.language, &language) != ERR_NONE)
        language = LANGUAGE_DE;
    CLEANUP(out_done) Out out = out_open(32);
    message_text(&out, language, msg(room_trial_name, number));
    return str_copy(tx->ctx->arena, out_view(&out));
}

/* Nobody knows their cookies. */
static Err let_in(Tx *tx, const Trial *trial) {
    Arena *arena = tx->ctx->arena;
    for (int64_t i = 1; i <= SIMULATED_PARTICIPANTS; i++) {
        Participant participant = { .name = name_of(tx, trial, i),
                                    .language = trial->initiative->authority.language,
                                    .simulated = true };
        TRY(participant_insert(tx, trial->workshop, &participant,
                               secret_hash(arena, secret_new(arena))));
    }
    return ERR_NONE;
}

static Err do_begin(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const Trial *trial = in;
    Room room;
    bool empty;
    ret->record = trial->workshop;
    TRY(room_open_within(tx, trial->initiative, trial->workshop));
    TRY(room_get(tx->ctx, tx->conn, trial->workshop, &room));
    if (room.trial)
        return ERR_NONE;
    TRY(room_is_empty(tx->ctx, tx->conn, trial->workshop, &empty));
    if (!empty)
        return room_refuse(tx, FINDING_ROOM_NOT_EMPTY, 0);
    TRY(note(tx, trial, "trial_begin"));
    room.trial = true;
    TRY(room_update(tx, &room));
    TRY(let_in(tx, trial));
    return room_step(tx, trial->workshop, ROOM_CHANGE_ROOM, 0);
}

Err room_trial_begin(App *app, Ctx *ctx, const Submission *submission,
                     const InitiativeRef *initiative, RecordId workshop, Written *ret) {
    const Trial trial = { .initiative = initiative, .workshop = workshop };
    const RoomRef room = { .initiative = *initiative, .workshop = workshop };
    return room_transact(app, ctx, submission, &room, do_begin, &trial, ret);
}

static Err do_end(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const Trial *trial = in;
    Room room;
    ret->record = trial->workshop;
    TRY(room_there(tx->ctx, tx->conn, trial->initiative, trial->workshop, &room));
    if (!room.trial)
        return ERR_NONE;
    TRY(room_empty(tx, trial->workshop));
    if (room.state == ROOM_STATE_PAUSED)
        room.state = ROOM_STATE_OPEN;
    room.trial = false;
    room.part = (RecordId){ 0 };
    room.part_ends_at = (Instant){ 0 };
    room.part_left_ms = 0;
    TRY(room_update(tx, &room));
    TRY(room_step(tx, trial->workshop, ROOM_CHANGE_ROOM, 0));
    return note(tx, trial, "trial_end");
}

Err room_trial_end(App *app, Ctx *ctx, const Submission *submission,
                   const InitiativeRef *initiative, RecordId workshop, Written *ret) {
    const Trial trial = { .initiative = initiative, .workshop = workshop };
    const RoomRef room = { .initiative = *initiative, .workshop = workshop };
    return room_transact(app, ctx, submission, &room, do_end, &trial, ret);
}
