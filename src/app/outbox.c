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

enum { ROWS_AT_ONCE = 50, IDLE_MS = 60000, FIRST_PAUSE_MS = 10000, LONGEST_PAUSE_MS = 3600000 };
enum { GIVE_UP_MS = 2 * 86400000 };

struct Outbox {
    App *app;
    OutboxHandlers handlers;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool woken, stopping;
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
 * disk is full, and from each server that shares the database. */
static Err serve_once(App *app, Ctx *ctx, const OutboxRow *row, bool *ret_gone) {
    Step step = { .row = row, .next_at = next_after(ctx, row) };
    bool claimed;
    *ret_gone = false;
    TRY(write_run(app->writer, ctx, write_claim, &step, &claimed, sizeof claimed));
    if (!claimed)
        return ERR_NONE; /* another server has it */
    /* What is not mail was left by a newer version. */
    step.mail = str_eq(row->kind, STR(OUTBOX_MAIL));
    Err err = step.mail ? serve_mail(app, ctx, row, &step.trouble) : ERR_INVALID;
    step.again = stays(ctx, row, err);
    *ret_gone = !step.again;
    return write_run(app->writer, ctx, write_done, &step, NULL, 0);
}

static bool is_live(const OutboxRow *row) {
    return str_eq(row->kind, STR(OUTBOX_LIVE));
}

static Err write_live_gone(Tx *tx, const void *in, void *out) {
    (void)out;
    const OutboxRows *rows = in;
    for (size_t i = 0; i < rows->count; i++)
        if (is_live(&rows->items[i]))
            TRY(outbox_delete(tx, rows->items[i].id));
    return ERR_NONE;
}

/* Events go out at once and are taken off together: one COMMIT for all. */
static Err serve_live(App *app, Ctx *ctx, const OutboxHandlers *handlers, const OutboxRows *rows,
                      int64_t *served) {
    int64_t count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        if (!is_live(&rows->items[i]))
            continue;
        if (handlers->opt_live != NULL)
            handlers->opt_live(handlers->self, rows->items[i].payload);
        count++;
    }
    if (count == 0)
        return ERR_NONE;
    *served += count;
    return write_run(app->writer, ctx, write_live_gone, rows, NULL, 0);
}

static Err due_rows(App *app, Ctx *ctx, OutboxRows *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    return outbox_due(conn, ctx->arena, clock_now(ctx->clock), ROWS_AT_ONCE, ret);
}

Err outbox_serve(App *app, const OutboxHandlers *handlers, int64_t *ret_served) {
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Ctx ctx = { .arena = arena, .actor = { .kind = ACTOR_SYSTEM }, .clock = app->clock };
    OutboxRows rows;
    TRY(due_rows(app, &ctx, &rows));
    int64_t served = 0;
    TRY(serve_live(app, &ctx, handlers, &rows, &served));
    for (size_t i = 0; i < rows.count; i++) {
        bool gone;
        if (is_live(&rows.items[i]))
            continue;
        TRY(serve_once(app, &ctx, &rows.items[i], &gone));
        served += gone;
    }
    *ret_served = served;
    return ERR_NONE;
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
        Err err = outbox_serve(outbox->app, &outbox->handlers, &served);
        if (err != ERR_NONE)
            log_line(LOG_ERROR, "outbox", log_c("error", err_name(err)));
        /* Without a working database waiting is all there is to do. */
        pause = err != ERR_NONE ? FIRST_PAUSE_MS : served > 0 ? 0 : pause_until_next(outbox->app);
    }
    return NULL;
}

Err outbox_open(App *app, const OutboxHandlers *handlers, Outbox **ret) {
    Outbox *outbox = calloc(1, sizeof *outbox);
    if (outbox == NULL)
        abort();
    outbox->app = app;
    outbox->handlers = *handlers;
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
    pthread_cond_destroy(&outbox->changed);
    pthread_mutex_destroy(&outbox->mutex);
    free(outbox);
}
