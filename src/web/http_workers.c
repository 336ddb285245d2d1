/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* http_workers.c -- the threads: each answers requests, and as many of them as there are loops run the library between
 * two answers.
 *
 * Who leads a loop reads what has come and answers it at once, because handing each request to another thread costs more
 * than most pages do (docs/adr/0031-who-reads-answers.md). A handler that waits for a COMMIT gives its loop away before it
 * does (http_wait_begin); from one that takes long the reaper takes it (workers_watch). So a slow handler holds up
 * nobody, and a quick one wakes nobody. */
#include <stdlib.h>
#include <time.h>

#include "web/http_internal.h"

enum {
    WORKER_ARENA = 64 << 10,
    WORKER_OUT = 16 << 10,
    WORKER_IDLE_SECONDS = 3,
    SPARE_WORKERS = 1, /* besides the leaders, always */
    ROUND_MS = 1,      /* a leader answers that long before it sends what is ready */
    /* How long no request is taken, or a loop has nobody who runs it, until a worker that sleeps is woken, or one more
     * is started. For some milliseconds another process may have the processor, and the new worker would wait for
     * it as well. */
    WAKE_PATIENCE_MS = 4,
    /* A leader that computed for so long since the reaper first saw it in this handler, or is in it for START_PATIENCE_MS,
     * whatever it does there, has its loop taken. One that only waits for the processor keeps it: the next leader
     * would wait for it as well. */
    LEAD_PATIENCE_MS = 2,
    START_PATIENCE_MS = 20,
    WATCH_MS = 100, /* for so long after the last request the next one need not wake the reaper */
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

static void answer(Worker *worker, Exchange *x) {
    HttpServer *server = x->server;
    Arena *arena = worker->arena;
    Out *out = &worker->out;
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
static void admit(Worker *worker, Exchange *x) {
    const HttpOptions *options = &x->server->options;
    Arena *arena = worker->arena;
    Out *out = &worker->out;
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

/* Lock held. Threads that are in a handler, or were woken and are about to look into the queue. */
static unsigned workers_busy(const HttpServer *server) {
    return server->workers_answering - server->workers_waiting + server->workers_woken +
           server->workers_starting;
}

static void *worker_main(void *argument);

/* Lock held. A thread that cannot be started now is tried again by the reaper. */
static void worker_add(HttpServer *server) {
    pthread_t thread;
    if (server->workers == server->options.workers_max + server->options.threads)
        return;
    if (!thread_start(&thread, SERVER_STACK, worker_main, server))
        return;
    pthread_detach(thread);
    server->workers++;
    server->workers_starting++;
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

/* Lock held. NULL: each has a leader. */
static HttpLoop *loop_alone(const HttpServer *server) {
    for (unsigned i = 0; i < server->options.threads; i++)
        if (server->loops[i].leader == NULL && !atomic_load(&server->loops[i].stop))
            return &server->loops[i];
    return NULL;
}

/* Lock held. Its leader goes on with what it does, and somebody else runs the library. */
static void loop_give_away(HttpLoop *loop) {
    loop->leader->leads = NULL;
    loop->leader = NULL;
    loop->answering_ms = 0;
    worker_wake(loop->server);
}

/* Lock held, but not while the handler runs. */
static void worker_answer(Worker *worker, Exchange *x) {
    HttpServer *server = worker->server;
    HttpLoop *loop = x->loop;
    server->workers_answering++;
    x->worker = worker;
    pthread_mutex_unlock(&server->queue_lock);
    if (worker->out.capacity == 0)
        worker->out = out_open(WORKER_OUT);
    (x->step == STEP_ADMIT ? admit : answer)(worker, x);
    pthread_mutex_lock(&server->queue_lock);
    if (worker->leads != loop)
        loop_wake(loop);
    server->workers_answering--;
    server->in_flight--;
    if (server->stopping && server->in_flight == 0)
        pthread_cond_broadcast(&server->queue_drained);
}

/* Lock held. NULL: nothing waits, or as many are in handlers as may be. */
static Exchange *queue_take(HttpServer *server) {
    return server->workers_answering < server->options.workers_max ? queue_pop(server) : NULL;
}

/* Lock held. The leader answers what it has read, unless that takes it too long. False: it had nothing to answer. */
static bool lead_answers(Worker *worker) {
    HttpServer *server = worker->server;
    HttpLoop *loop = worker->leads;
    int64_t until = monotonic_ms() + ROUND_MS;
    bool answered = false;
    Exchange *x;
    while (worker->leads != NULL && (x = queue_take(server)) != NULL) {
        loop->answering_ms = server->moved_ms;
        loop->answers++;
        if (server->queued > 0 && workers_busy(server) + 1 < server->workers_base)
            worker_wake(server);
        if (!atomic_exchange(&server->reaper_watch, true))
            reaper_wake(server);
        worker_answer(worker, x);
        answered = true;
        if (worker->leads != NULL)
            loop->answering_ms = 0;
        if (monotonic_ms() > until)
            break;
    }
    return answered;
}

/* Lock held, but not while the library runs. Returns when somebody else leads the loop, or it is stopped. */
static void worker_lead(Worker *worker, HttpLoop *loop) {
    HttpServer *server = worker->server;
    loop->leader = worker;
    worker->leads = loop;
    bool more = true; /* its last leader may have answered somebody, and not come back to send it */
    while (worker->leads != NULL && !atomic_load(&loop->stop)) {
        pthread_mutex_unlock(&server->queue_lock);
        loop_round(loop, !more);
        pthread_mutex_lock(&server->queue_lock);
        more = lead_answers(worker);
    }
    if (worker->leads != NULL) {
        loop->leader = NULL;
        worker->leads = NULL;
        pthread_cond_broadcast(&server->queue_drained);
    }
}

/* Lock held. Sleeps until woken. False: nobody needed this thread for long. */
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
        return server->stopping || server->workers <= server->options.threads + SPARE_WORKERS;
    }
}

/* Lock held. Does what is to be done. False: the thread ends, because of stopping or because it is not needed. */
static bool worker_step(Worker *worker) {
    HttpServer *server = worker->server;
    HttpLoop *loop = loop_alone(server);
    Exchange *x = loop == NULL ? queue_take(server) : NULL;
    if (loop != NULL)
        worker_lead(worker, loop);
    else if (x != NULL)
        worker_answer(worker, x);
    else if (server->stopping && server->in_flight == 0)
        return false;
    else
        return worker_sleep(server);
    return true;
}

static void *worker_main(void *argument) {
    HttpServer *server = argument;
    Worker worker = { .server = server, .arena = arena_open(WORKER_ARENA), .out = out_open(0) };
    pthread_setname_np(pthread_self(), "worker");
    if (pthread_getcpuclockid(pthread_self(), &worker.clock) != 0)
        abort();
    pthread_mutex_lock(&server->queue_lock);
    server->workers_starting--;
    while (worker_step(&worker))
        continue;
    out_done(&worker.out);
    arena_close(worker.arena);
    atomic_store(&server->memory_free, true);
    reaper_wake(server); /* it sleeps where all connections have become streams */
    server->workers--;   /* the last one: from now on the server may be gone */
    pthread_cond_broadcast(&server->queue_drained);
    pthread_mutex_unlock(&server->queue_lock);
    return NULL;
}

bool workers_start(HttpServer *server) {
    pthread_mutex_lock(&server->queue_lock);
    unsigned first = server->options.threads + SPARE_WORKERS;
    for (unsigned i = 0; i < first; i++)
        worker_add(server);
    bool all = server->workers == first;
    pthread_mutex_unlock(&server->queue_lock);
    return all;
}

void http_wait_begin(const HttpRequest *request) {
    const Exchange *x = request->connection;
    HttpServer *server = x->server;
    pthread_mutex_lock(&server->queue_lock);
    server->workers_waiting++;
    if (x->worker->leads != NULL)
        loop_give_away(x->worker->leads);
    else if (server->queue_first != NULL && workers_busy(server) < server->workers_base)
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
    pthread_mutex_unlock(&server->queue_lock);
    return true;
}

/* Milliseconds of processor time. */
static int64_t worker_computed(const Worker *worker) {
    struct timespec used;
    if (clock_gettime(worker->clock, &used) < 0)
        return 0;
    return used.tv_sec * 1000 + used.tv_nsec / 1000000;
}

/* Lock held. Its leader is in a handler, and for so long that the others on this loop would notice. */
static bool leader_stays(HttpLoop *loop, int64_t now) {
    if (loop->leader == NULL || loop->answering_ms == 0)
        return false;
    int64_t computed = worker_computed(loop->leader);
    if (loop->watched != loop->answers) {
        loop->watched = loop->answers;
        loop->watched_computed = computed;
    }
    return computed - loop->watched_computed >= LEAD_PATIENCE_MS ||
           now - loop->answering_ms >= START_PATIENCE_MS;
}

/* Lock held. From leaders that stay in a handler their loops are taken; those that nobody leads, because no thread was to be
 * had, are tried again. */
static void loops_watch(HttpServer *server, int64_t now) {
    unsigned alone = 0;
    for (unsigned i = 0; i < server->options.threads; i++) {
        HttpLoop *loop = &server->loops[i];
        if (leader_stays(loop, now))
            loop_give_away(loop);
        else if (loop->leader == NULL && !atomic_load(&loop->stop))
            alone++;
    }
    for (unsigned i = server->workers_woken + server->workers_starting; i < alone; i++)
        worker_wake(server);
}

/* Lock held. Nobody answers, nor did just now: the reaper need not look again until somebody does. */
static void workers_pause(HttpServer *server) {
    atomic_store(&server->reaper_watch, false);
    atomic_store(&server->memory_free, true);
}

void workers_watch(HttpServer *server) {
    pthread_mutex_lock(&server->queue_lock);
    const Exchange *first = server->queue_first;
    int64_t now = monotonic_ms();
    int patience = server->workers_idle > 0 ? WAKE_PATIENCE_MS : START_PATIENCE_MS;
    loops_watch(server, now);
    if (first == NULL) {
        if (server->workers_answering == 0 && now - server->moved_ms > WATCH_MS)
            workers_pause(server);
    } else if (now - first->queued_ms >= patience && now - server->moved_ms >= patience) {
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

void workers_leave(HttpServer *server) {
    pthread_mutex_lock(&server->queue_lock);
    for (unsigned i = 0; i < server->options.threads; i++)
        while (server->loops[i].leader != NULL)
            pthread_cond_wait(&server->queue_drained, &server->queue_lock);
    pthread_mutex_unlock(&server->queue_lock);
}

void workers_stop(HttpServer *server) {
    pthread_mutex_lock(&server->queue_lock);
    server->stopping = true;
    while (server->workers > 0) {
        pthread_cond_broadcast(&server->queue_filled);
        pthread_cond_wait(&server->queue_drained, &server->queue_lock);
    }
    pthread_mutex_unlock(&server->queue_lock);
}
