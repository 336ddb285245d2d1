/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/room_guest.h"

#include "app/key_file.h"
#include "app/room.h"
#include "app/secret.h"
#include "base/hex.h"
#include "base/random.h"
#include "store/room_guest_store.h"
#include "store/workshop_store.h"

enum { SEED_BYTES = 16 };

typedef struct GuestJob {
    const InitiativeRef *initiative;
    RecordId workshop;
    const RoomGuestForm *form;
    RoomGuestId id;
    Str cookie;
} GuestJob;

static Err run(App *app, Ctx *ctx, const Submission *submission, const GuestJob *job, UseCaseFn fn,
               Written *ret) {
    const RoomRef room = { .initiative = *job->initiative, .workshop = job->workshop };
    return room_transact(app, ctx, submission, &room, fn, job, ret);
}

static Err note(Tx *tx, const GuestJob *job, const char *act, RoomGuestId id) {
    return room_history(tx, job->initiative, job->workshop, str_from(act), id.v);
}

static Str named(const App *app, Arena *arena, const char *purpose, Str text) {
    Str bytes =
        key_name(app->keys, KEY_ROOM_GUEST, arena, str_join(arena, str_from(purpose), text));
    return base64url_encode(arena, (const uint8_t *)bytes.ptr, bytes.len);
}

Str room_guest_secret(const App *app, Arena *arena, const RoomGuest *guest) {
    return named(app, arena, "link-", guest->seed);
}

/* -- By who leads --------------------------------------------------------------------------------- */

static Err not_too_many(Tx *tx, RecordId workshop) {
    RoomGuests all;
    int64_t open = 0;
    TRY(room_guest_list(tx->ctx, tx->conn, workshop, &all));
    for (size_t i = 0; i < all.count; i++)
        open += all.items[i].ended_at.ms == 0;
    return open < ROOM_GUESTS_MAX ? ERR_NONE : room_refuse(tx, FINDING_TOO_MANY, ROOM_GUESTS_MAX);
}

static Err do_hand_over(Tx *tx, App *app, const void *in, Written *ret) {
    const GuestJob *job = in;
    Arena *arena = tx->ctx->arena;
    const RoomRef room = { .initiative = *job->initiative, .workshop = job->workshop };
    uint8_t seed[SEED_BYTES];
    TRY(room_takes(tx, &room));
    TRY(not_too_many(tx, job->workshop));
    random_bytes(seed, sizeof seed);
    RoomGuest guest = { .name = job->form->name,
                        .seed = base64url_encode(arena, seed, sizeof seed),
                        .made_at = clock_now(tx->ctx->clock) };
    Str hash = secret_hash(arena, room_guest_secret(app, arena, &guest));
    TRY(room_guest_insert(tx, job->workshop, &guest, hash));
    ret->record = job->workshop;
    return note(tx, job, "hand_over", guest.id);
}

Err room_guest_hand_over(App *app, Ctx *ctx, const Submission *submission,
                         const InitiativeRef *initiative, RecordId workshop,
                         const RoomGuestForm *form, Written *ret) {
    const GuestJob job = { .initiative = initiative, .workshop = workshop, .form = form };
    return run(app, ctx, submission, &job, do_hand_over, ret);
}

static Err do_end(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const GuestJob *job = in;
    Workshop workshop;
    RoomGuest guest;
    TRY(workshop_get(tx->ctx, tx->conn, job->initiative->id, job->workshop, &workshop));
    TRY(room_guest_get(tx->ctx, tx->conn, job->workshop, job->id, &guest));
    ret->record = job->workshop;
    if (guest.ended_at.ms != 0)
        return ERR_NONE;
    TRY(room_guest_ended(tx, job->workshop, job->id));
    return note(tx, job, "hand_back", job->id);
}

Err room_guest_end(App *app, Ctx *ctx, const Submission *submission,
                   const InitiativeRef *initiative, RecordId workshop, RoomGuestId id,
                   Written *ret) {
    const GuestJob job = { .initiative = initiative, .workshop = workshop, .id = id };
    return run(app, ctx, submission, &job, do_end, ret);
}

/* -- By link -------------------------------------------------------------------------------------- */

/* ERR_GONE: it ended. */
static Err proven(Ctx *ctx, Conn *conn, const RoomGuestFound *found, RoomGuestRef *ret) {
    Workshop workshop;
    TRY(access_guest(ctx, conn, found->initiative, &ret->initiative));
    TRY(workshop_get(ctx, conn, found->initiative, found->workshop, &workshop));
    ret->workshop = found->workshop;
    ret->guest = found->guest;
    ret->last_day = room_guest_last_day(&workshop, &found->guest);
    return room_guest_counts(&workshop, &found->guest, clock_today(ctx->clock)) ? ERR_NONE
                                                                                : ERR_GONE;
}

Err room_guest_of_link(Ctx *ctx, Conn *conn, Str secret, RoomGuestRef *ret) {
    RoomGuestFound found;
    *ret = (RoomGuestRef){ 0 };
    if (!secret_shaped(secret))
        return ERR_GONE;
    Err err = room_guest_by_link(conn, ctx->arena, secret_hash(ctx->arena, secret), &found);
    if (err == ERR_NOT_FOUND)
        return ERR_GONE;
    TRY(err);
    return proven(ctx, conn, &found, ret);
}

Err room_guest_of_cookie(Ctx *ctx, Conn *conn, Str cookie, RoomGuestRef *ret) {
    RoomGuestFound found;
    if (!secret_shaped(cookie))
        return ERR_NOT_FOUND;
    TRY(room_guest_by_cookie(conn, ctx->arena, secret_hash(ctx->arena, cookie), &found));
    Err err = proven(ctx, conn, &found, ret);
    return err == ERR_GONE ? ERR_NOT_FOUND : err;
}

Err room_guest_stays(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId workshop,
                     RoomGuestId id) {
    Workshop of_initiative;
    RoomGuest guest;
    TRY(workshop_get(ctx, conn, initiative, workshop, &of_initiative));
    TRY(room_guest_get(ctx, conn, workshop, id, &guest));
    bool stays = room_guest_counts(&of_initiative, &guest, clock_today(ctx->clock));
    return stays ? ERR_NONE : ERR_NOT_FOUND;
}

static Err do_take(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const GuestJob *job = in;
    ret->record = job->workshop;
    TRY(room_guest_taken(tx, job->workshop, job->id, secret_hash(tx->ctx->arena, job->cookie)));
    return note(tx, job, "take_over", job->id);
}

Err room_guest_take(App *app, Ctx *ctx, const Submission *submission, const RoomGuestRef *guest,
                    Str *ret_cookie) {
    Arena *arena = ctx->arena;
    const GuestJob job = { .initiative = &guest->initiative,
                           .workshop = guest->workshop,
                           .id = guest->guest.id,
                           .cookie = named(app, arena, "cookie-", guest->guest.seed) };
    Written written;
    ctx->actor = (Actor){ .kind = ACTOR_GUEST, .guest = guest->guest.id };
    TRY(run(app, ctx, submission, &job, do_take, &written));
    *ret_cookie = job.cookie;
    return ERR_NONE;
}
