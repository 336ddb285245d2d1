/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/notices.h"

#include <libpq-fe.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/out.h"
#include "base/thread.h"
#include "store/db_engine.h"

#define CHANNEL "einklang_room"

enum { AGAIN_MS = 1000, CONNECT_MS = 5000, NUMBER_SIZE = 44 };

struct Notices {
    Db *db;
    NoticesOptions options;
    pthread_t thread;
    int stop; /* eventfd: readable when it is over */
    bool away;
};

/* PostgreSQL only, as all of this file. The same text twice in a transaction arrives once. */
static const Sql NOTIFY = SQL("SELECT pg_notify('" CHANNEL "', $1)");

Err notice_send(Tx *tx, int64_t workshop) {
    const Db *db = tx->conn->db;
    if (db_engine(db) != ENGINE_POSTGRES)
        return ERR_NONE;
    CLEANUP(out_done) Out told = out_open(NUMBER_SIZE); /* lives longer than the query */
    CLEANUP(query_closep) Query *query = NULL;
    out_i64(&told, workshop);
    out_char(&told, ' ');
    out_i64(&told, db->number);
    TRY(query_open(tx->conn, &NOTIFY, &query));
    bind(query, 1, out_view(&told));
    return query_run(query);
}

/* -- Hearing ----------------------------------------------------------------------------------- */

/* False: it is over, or nothing came in so many milliseconds (-1: for ever). */
static bool wait_for(const Notices *notices, int fd, short events, int ms) {
    struct pollfd fds[] = { { .fd = notices->stop, .events = POLLIN },
                            { .fd = fd, .events = events } };
    while (poll(fds, 2, ms) < 0)
        continue; /* a signal */
    return fds[0].revents == 0 && fds[1].revents != 0;
}

static bool stopped(const Notices *notices) {
    struct pollfd stop = { .fd = notices->stop, .events = POLLIN };
    return poll(&stop, 1, 0) > 0;
}

/* Says once that it is away. */
static void log_away(Notices *notices, PGconn *handle) {
    if (!notices->away && !stopped(notices))
        db_log(notices->db, ERR_BUSY, "listen", PQerrorMessage(handle));
    notices->away = true;
}

static bool connected(const Notices *notices, PGconn *handle) {
    int64_t until = monotonic_ms() + CONNECT_MS;
    for (PostgresPollingStatusType state = PGRES_POLLING_WRITING; state != PGRES_POLLING_OK;
         state = PQconnectPoll(handle)) {
        int64_t left = until - monotonic_ms();
        short events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        if (state == PGRES_POLLING_FAILED || PQstatus(handle) == CONNECTION_BAD || left <= 0 ||
            !wait_for(notices, PQsocket(handle), events, (int)left))
            return false;
    }
    return true;
}

/* Two statements of one text, and what they answer. */
static bool listening(const Notices *notices, PGconn *handle) {
    if (PQsendQuery(handle, "SET idle_session_timeout = 0; LISTEN " CHANNEL) == 0)
        return false;
    for (;;) {
        while (PQisBusy(handle))
            if (!wait_for(notices, PQsocket(handle), POLLIN, CONNECT_MS) ||
                PQconsumeInput(handle) == 0)
                return false;
        PGresult *result = PQgetResult(handle);
        if (result == NULL)
            return true;
        bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
        PQclear(result);
        if (!done)
            return false;
    }
}

static void hear(const Notices *notices, Str told) {
    ptrdiff_t space = str_find(told, STR(" "));
    int64_t workshop, from;
    if (space < 0 || !str_i64(str_slice(told, 0, (size_t)space), &workshop) ||
        !str_i64(str_slice(told, (size_t)space + 1, told.len), &from))
        return; /* not one of ours */
    if (from != notices->db->number)
        notices->options.heard(notices->options.self, workshop);
}

/* Until the session is lost, or it is over. */
static void hear_all(const Notices *notices, PGconn *handle) {
    do {
        for (PGnotify *notice; (notice = PQnotifies(handle)) != NULL; PQfreemem(notice))
            hear(notices, str_from(notice->extra));
    } while (wait_for(notices, PQsocket(handle), POLLIN, -1) && PQconsumeInput(handle) != 0);
}

static PGconn *connect_begin(const Db *db) {
    /* What the address says wins over what stands before it. A peer that is gone without a word is noticed
     * within a minute. */
    const char *keys[] = { "fallback_application_name", "keepalives_idle", "keepalives_interval",
                           "keepalives_count",          "dbname",          NULL };
    const char *values[] = { "einklang", "30", "10", "3", db->target, NULL };
    PGconn *handle = PQconnectStartParams(keys, values, 1);
    if (handle == NULL)
        abort();
    return handle;
}

static void *notices_main(void *self) {
    Notices *notices = self;
    pthread_setname_np(pthread_self(), "notices");
    while (!stopped(notices)) {
        PGconn *handle = connect_begin(notices->db);
        bool heard = connected(notices, handle) && listening(notices, handle);
        if (!stopped(notices))
            notices->options.missed(notices->options.self);
        if (heard) {
            notices->away = false;
            hear_all(notices, handle);
        }
        log_away(notices, handle);
        PQfinish(handle);
        if (!heard)
            (void)wait_for(notices, -1, 0, AGAIN_MS);
    }
    return NULL;
}

/* -- Interface --------------------------------------------------------------------------------- */

Err notices_open(Db *db, const NoticesOptions *options, Notices **ret) {
    *ret = NULL;
    if (db_engine(db) != ENGINE_POSTGRES)
        return ERR_NONE;
    Notices *notices = calloc(1, sizeof *notices);
    if (notices == NULL)
        abort();
    *notices = (Notices){ .db = db, .options = *options, .stop = eventfd(0, EFD_CLOEXEC) };
    if (notices->stop >= 0 && thread_start(&notices->thread, 0, notices_main, notices)) {
        *ret = notices;
        return ERR_NONE;
    }
    if (notices->stop >= 0)
        close(notices->stop);
    free(notices);
    return ERR_BUSY;
}

void notices_close(Notices *notices) {
    if (notices == NULL)
        return;
    if (eventfd_write(notices->stop, 1) != 0)
        abort(); /* it has never been written to */
    pthread_join(notices->thread, NULL);
    close(notices->stop);
    free(notices);
}
