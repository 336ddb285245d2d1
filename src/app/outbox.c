/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/outbox.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "app/change.h"
#include "app/mail.h"
#include "base/log.h"
#include "base/thread.h"
#include "store/outbox_store.h"

enum { ROWS_AT_ONCE = 50, IDLE_MS = 60000, TROUBLE_MS = 10000, LONGEST_PAUSE_MS = 3600000 };
enum { GIVE_UP_MS = 2 * 86400000, MAILS_AT_ONCE = 8 };
/* Longer than an attempt takes: no other server makes the next one meanwhile. */
enum { FIRST_PAUSE_MS = (MAIL_SECONDS_MAX + 10) * 1000 };

struct Outbox {
    App *app;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool woken, stopping;
    int sending; /* mails in hand, each with a thread of its own */
};

/* -- One row ----------------------------------------------------------------------------------- */

static Err serve_mail(App *app, Ctx *ctx, const OutboxRow *row, MailTrouble *ret_trouble) {
    Mail mail;
    Str text;
    *ret_trouble = MAIL_TROUBLE_OTHER;
    TRY(mail_open(app, ctx->arena, row->payload, &mail));
    /* Nobody can use the link any more. */
    *ret_trouble = MAIL_TROUBLE_EXPIRED;
    if (mail.expires_at.ms != 0 && mail.expires_at.ms <= clock_now(ctx->clock).ms)
        return ERR_GONE;
    *ret_trouble = MAIL_TROUBLE_ADDRESS;
    TRY(mail_text(app, ctx->arena, &mail, clock_now(ctx->clock), &text));
    *ret_trouble = MAIL_TROUBLE_UNSET;
    return mail_possible(app) ? mail_send(app, text, ret_trouble) : ERR_BUSY;
}

typedef struct Step {
    const OutboxRow *row;
    Instant next_at;
    MailTrouble trouble; /* of the attempt */
    bool mail, again;
} Step;

/* Longer after each attempt. */
static Instant next_after(const Ctx *ctx, const OutboxRow *row) {
    int64_t pause = LONGEST_PAUSE_MS;
    if (row->attempts < 9)
        pause = (int64_t)FIRST_PAUSE_MS << row->attempts;
    return (Instant){ clock_now(ctx->clock).ms +
                      (pause < LONGEST_PAUSE_MS ? pause : LONGEST_PAUSE_MS) };
}

static Err write_claim(Tx *tx, const void *in, void *out) {
    const Step *step = in;
    return outbox_claim(tx, step->row, step->next_at, out);
}

static Err write_done(Tx *tx, const void *in, void *out) {
    (void)out;
    const Step *step = in;
    if (step->mail)
        TRY(mail_note(tx, step->row->link, step->trouble, step->again));
    return step->again ? ERR_NONE : outbox_delete(tx, step->row->id);
}

/* Whether the row stays for another attempt; only what that may help does. */
static bool stays(const Ctx *ctx, const OutboxRow *row, Err err) {
    if (err == ERR_NONE)
        return false;
    bool again = err == ERR_BUSY && clock_now(ctx->clock).ms - row->created_at.ms < GIVE_UP_MS;
    log_line(again ? LOG_WARNING : LOG_ERROR, again ? "outbox_again" : "outbox_given_up",
             log_str("kind", row->kind), log_i64("id", row->id.v), log_c("error", err_name(err)));
    return again;
}

/* The attempt is written down before it is made: otherwise a mail would go out again and again while the
 * disk is full, and from each server that shares the database. *ret false: another server has it. */
static Err claim(App *app, Ctx *ctx, const OutboxRow *row, bool *ret) {
    const Step step = { .row = row, .next_at = next_after(ctx, row) };
    return write_run(app->writer, ctx, write_claim, &step, ret, sizeof *ret);
}

/* One attempt with a row that was claimed. */
static Err attempt(App *app, Ctx *ctx, const OutboxRow *row, bool *ret_gone) {
    Step step = { .row = row };
    /* What is not mail was left by a newer version. */
    step.mail = str_eq(row->kind, STR(OUTBOX_MAIL));
    Err err = step.mail ? serve_mail(app, ctx, row, &step.trouble) : ERR_INVALID;
    step.again = stays(ctx, row, err);
    *ret_gone = !step.again;
    return write_run(app->writer, ctx, write_done, &step, NULL, 0);
}

/* What is done with a row; *ret_gone: it is off the table. */
typedef Err (*ServeFn)(void *self, Ctx *ctx, const OutboxRow *row, bool *ret_gone);

static Err due_rows(App *app, Ctx *ctx, OutboxRows *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    return outbox_due(conn, ctx->arena, clock_now(ctx->clock), ROWS_AT_ONCE, ret);
}

static Err serve_due(App *app, ServeFn serve, void *self, int64_t *ret_served) {
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Ctx ctx = { .arena = arena, .actor = { .kind = ACTOR_SYSTEM }, .clock = app->clock };
    OutboxRows rows;
    int64_t served = 0;
    TRY(due_rows(app, &ctx, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        bool gone = false;
        TRY(serve(self, &ctx, &rows.items[i], &gone));
        served += gone;
    }
    *ret_served = served;
    return ERR_NONE;
}

static Err serve_here(void *self, Ctx *ctx, const OutboxRow *row, bool *ret_gone) {
    App *app = self;
    bool claimed;
    TRY(claim(app, ctx, row, &claimed));
    return claimed ? attempt(app, ctx, row, ret_gone) : ERR_NONE;
}

Err outbox_serve(App *app, int64_t *ret_served) {
    return serve_due(app, serve_here, app, ret_served);
}

/* -- Mails, side by side -------------------------------------------------------------------------- */

typedef struct Sending {
    Outbox *outbox;
    Arena *arena; /* in which this lies */
    OutboxRow row;
} Sending;

static bool slot_free(Outbox *outbox) {
    pthread_mutex_lock(&outbox->mutex);
    bool is_free = outbox->sending < MAILS_AT_ONCE;
    pthread_mutex_unlock(&outbox->mutex);
    return is_free;
}

static void slot_change(Outbox *outbox, int by) {
    pthread_mutex_lock(&outbox->mutex);
    outbox->sending += by;
    outbox->woken = outbox->woken || by < 0;
    pthread_cond_broadcast(&outbox->changed);
    pthread_mutex_unlock(&outbox->mutex);
}

static void send_now(Sending *sending) {
    App *app = sending->outbox->app;
    CLEANUP(arena_closep) Arena *arena = sending->arena;
    Ctx ctx = { .arena = arena, .actor = { .kind = ACTOR_SYSTEM }, .clock = app->clock };
    bool gone;
    Err err = attempt(app, &ctx, &sending->row, &gone);
    if (err != ERR_NONE)
        log_line(LOG_ERROR, "outbox", log_c("error", err_name(err)));
}

static void *send_one(void *self) {
    Sending *sending = self;
    Outbox *outbox = sending->outbox;
    send_now(sending);
    slot_change(outbox, -1); /* nothing of ours is left */
    return NULL;
}

static Sending *sending_of(Outbox *outbox, const OutboxRow *row) {
    Arena *arena = arena_open(4096);
    Sending *sending = arena_new(arena, Sending, 1);
    *sending = (Sending){ .outbox = outbox, .arena = arena, .row = *row };
    sending->row.kind = str_copy(arena, row->kind);
    sending->row.payload = str_copy(arena, row->payload);
    return sending;
}

/* A mail that stalls holds its own thread and nothing else. Without a free one the row stays as it is. */
static Err serve_aside(void *self, Ctx *ctx, const OutboxRow *row, bool *ret_gone) {
    Outbox *outbox = self;
    bool claimed;
    if (!slot_free(outbox))
        return ERR_NONE;
    TRY(claim(outbox->app, ctx, row, &claimed));
    if (!claimed)
        return ERR_NONE;
    Sending *sending = sending_of(outbox, row);
    pthread_t thread;
    slot_change(outbox, 1);
    if (thread_start(&thread, 0, send_one, sending)) {
        pthread_detach(thread);
        return ERR_NONE;
    }
    arena_close(sending->arena);
    slot_change(outbox, -1);
    return attempt(outbox->app, ctx, row, ret_gone); /* no room for a thread: then here */
}

/* -- The thread -------------------------------------------------------------------------------- */

/* Milliseconds until the next row is due. */
static int64_t pause_until_next(App *app) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    Instant next;
    if (conn_borrow(app->db, &conn) != ERR_NONE || outbox_next(conn, &next) != ERR_NONE)
        return IDLE_MS;
    int64_t pause = next.ms - clock_now(app->clock).ms;
    return pause < 0 ? 0 : pause < IDLE_MS ? pause : IDLE_MS;
}

static bool sleep_until_woken(Outbox *outbox, int64_t pause_ms) {
    struct timespec until = monotonic_in(pause_ms);
    pthread_mutex_lock(&outbox->mutex);
    int late = 0;
    while (!outbox->woken && !outbox->stopping && late == 0)
        late = pthread_cond_timedwait(&outbox->changed, &outbox->mutex, &until);
    outbox->woken = false;
    bool go_on = !outbox->stopping;
    pthread_mutex_unlock(&outbox->mutex);
    return go_on;
}

static void *run(void *self) {
    Outbox *outbox = self;
    int64_t pause = 0;
    while (sleep_until_woken(outbox, pause)) {
        int64_t served = 0;
        Err err =
            slot_free(outbox) ? serve_due(outbox->app, serve_aside, outbox, &served) : ERR_NONE;
        if (err != ERR_NONE)
            log_line(LOG_ERROR, "outbox", log_c("error", err_name(err)));
        /* Without a working database waiting is all there is to do; without a free thread whoever ends wakes. */
        if (err != ERR_NONE)
            pause = TROUBLE_MS;
        else if (served > 0)
            pause = 0;
        else
            pause = slot_free(outbox) ? pause_until_next(outbox->app) : IDLE_MS;
    }
    return NULL;
}

Err outbox_open(App *app, Outbox **ret) {
    Outbox *outbox = calloc(1, sizeof *outbox);
    if (outbox == NULL)
        abort();
    outbox->app = app;
    pthread_mutex_init(&outbox->mutex, NULL);
    condition_open(&outbox->changed);
    if (!thread_start(&outbox->thread, 0, run, outbox)) {
        pthread_cond_destroy(&outbox->changed);
        pthread_mutex_destroy(&outbox->mutex);
        free(outbox);
        return ERR_BUSY;
    }
    *ret = outbox;
    return ERR_NONE;
}

void outbox_wake(void *self) {
    Outbox *outbox = self;
    pthread_mutex_lock(&outbox->mutex);
    outbox->woken = true;
    pthread_cond_signal(&outbox->changed);
    pthread_mutex_unlock(&outbox->mutex);
}

void outbox_close(Outbox *outbox) {
    if (outbox == NULL)
        return;
    pthread_mutex_lock(&outbox->mutex);
    outbox->stopping = true;
    pthread_cond_signal(&outbox->changed);
    pthread_mutex_unlock(&outbox->mutex);
    pthread_join(outbox->thread, NULL);
    pthread_mutex_lock(&outbox->mutex);
    while (outbox->sending > 0)
        pthread_cond_wait(&outbox->changed, &outbox->mutex);
    pthread_mutex_unlock(&outbox->mutex);
    pthread_cond_destroy(&outbox->changed);
    pthread_mutex_destroy(&outbox->mutex);
    free(outbox);
}
