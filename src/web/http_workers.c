/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <time.h>

#include "web/http_internal.h"

enum {
    WORKER_ARENA = 64 << 10,
    WORKER_OUT = 16 << 10,
    WORKER_IDLE_SECONDS = 30,
    /* How long no request is taken until a worker that sleeps is woken, or one more is started. For some
     * milliseconds another process may have the processor, and the new worker would wait for it as well. */
    WAKE_PATIENCE_MS = 2,
    START_PATIENCE_MS = 20,
    BYTES_PER_SECOND = 16 << 10, /* a reader slower than this is cut */
};

/* Hands the connection of an event stream to its owner. */
static void stream_take(Exchange *x, HttpResponse *response) {
    x->step = STEP_CLOSE;
    int fd = connection_take(x);
    if (fd < 0)
        return;
    if (response->take(response->take_self, fd, response->take_argument) == ERR_NONE)
        return;
    CLEANUP(out_done) Out wire = out_open(1024);
    HttpResponse refusal;
    out_reset(response->out); /* what the handler wrote is not sent */
    response_open(&refusal, response->out, response->arena);
    refusal_fill(x, &refusal, MHD_HTTP_SERVICE_UNAVAILABLE);
    response_write(x->server, &x->request, &refusal, &wire);
    linger_close(x->server, fd, out_view(&wire));
}

static void answer(Exchange *x, Arena *arena, Out *out) {
    HttpServer *server = x->server;
    HttpResponse response;
    x->request.arena = arena;
    response_open(&response, out, arena);
    server->options.handler(server->options.self, &x->request, &response);
    if (response.take != NULL) {
        stream_take(x, &response);
    } else {
        int64_t len = (int64_t)(out_view(out).len + response.fixed.len);
        x->answer = response_make(server, &x->request, &response, &x->answer_status);
        x->step = STEP_ANSWER;
        connection_deadline(x, server->options.body_seconds + len / BYTES_PER_SECOND);
    }
    x->request.arena = NULL;
    arena_reset(arena);
    out_reset(out);
    exchange_resume(x);
}

/* What may come at most is taken off the budget before the first byte of it. */
static bool body_reserve(Exchange *x) {
    HttpServer *server = x->server;
    size_t most = x->body_length < 0 ? x->body_limit : (size_t)x->body_length;
    size_t before = atomic_fetch_add(&server->bodies, most);
    if (before + most <= server->options.bodies_max) {
        x->body_reserved = most;
        return true;
    }
    atomic_fetch_sub(&server->bodies, most);
    return false;
}

/* Decides about a body that was not read yet. */
static void admit(Exchange *x, Arena *arena, Out *out) {
    const HttpOptions *options = &x->server->options;
    HttpResponse response;
    x->request.arena = arena;
    response_open(&response, out, arena);
    bool admitted = options->admit == NULL || options->admit(options->self, &x->request, &response);
    if (admitted && !body_reserve(x)) {
        admitted = false;
        refusal_fill(x, &response, MHD_HTTP_SERVICE_UNAVAILABLE);
    }
    if (admitted) {
        x->step = STEP_ADMITTED;
        body_deadline(x);
    } else {
        answer_unread(x, &response);
    }
    x->request.arena = NULL;
    arena_reset(arena);
    out_reset(out);
    exchange_resume(x);
}

static Exchange *queue_pop(HttpServer *server) {
    Exchange *x = server->queue_first;
    if (x == NULL)
        return NULL;
    server->queue_first = x->queue_next;
    if (server->queue_first == NULL)
        server->queue_last = NULL;
    server->queued--;
    server->moved_ms = monotonic_ms();
    return x;
}

/* Sleeps until woken. False: nobody needed this thread for long. */
static bool worker_sleep(HttpServer *server) {
    struct timespec until = monotonic_in(WORKER_IDLE_SECONDS * 1000);
    server->workers_idle++;
    for (;;) {
        int timeout = pthread_cond_timedwait(&server->queue_filled, &server->queue_lock, &until);
        if (server->workers_woken > 0) {
            server->workers_woken--; /* worker_wake counted this one as busy already */
            return true;
        }
        if (timeout == 0 && !server->stopping)
            continue;
        server->workers_idle--;
        return server->stopping || server->workers == 1;
    }
}

/* Waits for a request. NULL: the thread ends, because of stopping or because it is not needed. */
static Exchange *queue_wait(HttpServer *server) {
    Exchange *x;
    while ((x = queue_pop(server)) == NULL) {
        if (server->stopping && server->in_flight == 0)
            return NULL;
        if (!worker_sleep(server))
            return NULL;
    }
    return x;
}

static void *worker_main(void *argument) {
    HttpServer *server = argument;
    pthread_setname_np(pthread_self(), "worker");
    CLEANUP(arena_closep) Arena *arena = arena_open(WORKER_ARENA);
    CLEANUP(out_done) Out out = out_open(0);
    pthread_mutex_lock(&server->queue_lock);
    Exchange *x;
    while ((x = queue_wait(server)) != NULL) {
        pthread_mutex_unlock(&server->queue_lock);
        if (out.capacity == 0)
            out = out_open(WORKER_OUT);
        (x->step == STEP_ADMIT ? admit : answer)(x, arena, &out);
        pthread_mutex_lock(&server->queue_lock);
        server->in_flight--;
        if (server->stopping && server->in_flight == 0)
            pthread_cond_broadcast(&server->queue_drained);
    }
    server->workers--;
    pthread_cond_broadcast(&server->queue_drained);
    pthread_mutex_unlock(&server->queue_lock);
    return NULL;
}

/* Lock held. A thread that cannot be started now is tried again by the reaper. */
static void worker_add(HttpServer *server) {
    pthread_t thread;
    if (server->workers == server->options.workers_max)
        return;
    if (!thread_start(&thread, SERVER_STACK, worker_main, server))
        return;
    pthread_detach(thread);
    server->workers++;
}

/* Lock held. Workers that answer, or were woken and are about to look into the queue. */
static unsigned workers_busy(const HttpServer *server) {
    return server->workers - server->workers_idle - server->workers_waiting;
}

/* Lock held. */
static void worker_wake(HttpServer *server) {
    if (server->workers_idle > 0) {
        server->workers_idle--; /* counted here, so that nobody wakes the same one again */
        server->workers_woken++;
        pthread_cond_signal(&server->queue_filled);
    } else {
        worker_add(server);
    }
}

void http_wait_begin(const HttpRequest *request) {
    const Exchange *x = request->connection;
    HttpServer *server = x->server;
    pthread_mutex_lock(&server->queue_lock);
    server->workers_waiting++;
    if (server->queue_first != NULL && workers_busy(server) < server->workers_base)
        worker_wake(server);
    pthread_mutex_unlock(&server->queue_lock);
}

void http_wait_end(const HttpRequest *request) {
    const Exchange *x = request->connection;
    HttpServer *server = x->server;
    pthread_mutex_lock(&server->queue_lock);
    server->workers_waiting--;
    pthread_mutex_unlock(&server->queue_lock);
}

bool workers_push(Exchange *x, Step step) {
    HttpServer *server = x->server;
    bool watch = false;
    pthread_mutex_lock(&server->queue_lock);
    if (server->stopping || server->queued >= server->options.queue_max) {
        pthread_mutex_unlock(&server->queue_lock);
        return false;
    }
    x->step = step;
    x->queue_next = NULL;
    x->queued_ms = monotonic_ms();
    MHD_suspend_connection(x->connection);
    if (server->queue_last != NULL)
        server->queue_last->queue_next = x;
    else
        server->queue_first = x;
    server->queue_last = x;
    server->queued++;
    server->in_flight++;
    /* As many as there are processors work at once; others only when the queue does not move,
     * because waking a thread for each short request costs more than the request, and each holds
     * memory and a connection to the database. */
    if (workers_busy(server) < server->workers_base)
        worker_wake(server);
    else
        watch = true;
    pthread_mutex_unlock(&server->queue_lock);
    if (watch && !atomic_exchange(&server->reaper_watch, true))
        reaper_wake(server);
    return true;
}

void workers_watch(HttpServer *server) {
    pthread_mutex_lock(&server->queue_lock);
    const Exchange *first = server->queue_first;
    int64_t now = monotonic_ms();
    int patience = server->workers_idle > 0 ? WAKE_PATIENCE_MS : START_PATIENCE_MS;
    if (first == NULL) {
        atomic_store(&server->reaper_watch, false);
    } else if (now - first->queued_ms >= patience && now - server->moved_ms >= patience) {
        unsigned more = 1 + workers_busy(server) / 2;
        for (unsigned i = 0; i < more && i < server->queued; i++)
            worker_wake(server);
        server->moved_ms = now;
    }
    pthread_mutex_unlock(&server->queue_lock);
}

void workers_drain(HttpServer *server) {
    pthread_mutex_lock(&server->queue_lock);
    server->stopping = true;
    while (server->in_flight > 0)
        pthread_cond_wait(&server->queue_drained, &server->queue_lock);
    pthread_mutex_unlock(&server->queue_lock);
}

void workers_stop(HttpServer *server) {
    pthread_mutex_lock(&server->queue_lock);
    while (server->workers > 0) {
        pthread_cond_broadcast(&server->queue_filled);
        pthread_cond_wait(&server->queue_drained, &server->queue_lock);
    }
    pthread_mutex_unlock(&server->queue_lock);
}
