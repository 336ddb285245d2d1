/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* http_loop.c -- what reads requests and sends answers: daemons of the library without threads of their own.
 *
 * Who runs one is a worker's business (http_workers.c). The library's own threads (0.9.75) are not used because they wait
 * a second time, without an end, when exactly as many connections have something to say as it takes at once (128): what
 * it has taken then lies there until another one of the same thread moves. When 1,000 phones came in at once, 512 of
 * them waited for ever (docs/adr/0026-we-wait-for-the-library.md). MHD_run never waits; we do, for its epoll and for our
 * own event. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "base/io.h"
#include "web/http_internal.h"

enum {
    CONNECTION_POOL = 16 << 10,
    CONNECTIONS_SPARE = 256, /* above connections_max: enough to refuse politely */
};

void loop_wake(HttpLoop *loop) {
    const uint64_t one = 1;
    ssize_t written = write(loop->event, &one, sizeof one);
    (void)written; /* full: it is awake */
}

/* Until something moves; the library says how long it may be. Where there was no descriptor for a further connection it
 * has stopped listening, and begins again in the round after one was closed. */
static void loop_wait(HttpLoop *loop) {
    struct pollfd both[] = { { .fd = loop->epoll, .events = POLLIN },
                             { .fd = loop->event, .events = POLLIN } };
    MHD_UNSIGNED_LONG_LONG most;
    int ms = -1;
    if (MHD_get_timeout(loop->daemon, &most) == MHD_YES)
        ms = most > INT_MAX ? INT_MAX : (int)most;
    uint64_t wakes;
    if (ms != 0 && poll(both, 2, ms) > 0 && both[1].revents != 0 &&
        read(loop->event, &wakes, sizeof wakes) < 0 && errno != EAGAIN)
        abort();
}

/* No further connections. The descriptor is ours again. */
static void loop_quiesce(HttpLoop *loop) {
    int fd = MHD_quiesce_daemon(loop->daemon);
    if (fd != MHD_INVALID_SOCKET)
        fd_close(fd);
    atomic_store(&loop->quiet, true);
}

void loop_round(HttpLoop *loop, bool wait) {
    if (wait && !loop->closed)
        loop_wait(loop);
    loop->closed = false;
    if (atomic_load(&loop->quiesce) && !atomic_load(&loop->quiet))
        loop_quiesce(loop);
    MHD_run(loop->daemon);
}

/* Its own descriptor of the socket that all of them listen on: the library closes it. */
static bool daemon_start(HttpLoop *loop) {
    HttpServer *server = loop->server;
    const HttpOptions *options = &server->options;
    unsigned most = (options->connections_max + CONNECTIONS_SPARE) / options->threads + 1;
    int fd = fcntl(server->listen_fd, F_DUPFD_CLOEXEC, 0);
    if (fd < 0)
        return false;
    loop->daemon = MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL,     //
                                    exchange_request, server,                                    //
                                    MHD_OPTION_LISTEN_SOCKET, fd,                                //
                                    MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_POOL, //
                                    MHD_OPTION_CONNECTION_LIMIT, most,                           //
                                    MHD_OPTION_URI_LOG_CALLBACK, exchange_target, server,        //
                                    MHD_OPTION_UNESCAPE_CALLBACK, exchange_unescape, server,     //
                                    MHD_OPTION_NOTIFY_COMPLETED, exchange_completed, server,     //
                                    MHD_OPTION_NOTIFY_CONNECTION, exchange_connection, loop,     //
                                    MHD_OPTION_END);
    if (loop->daemon == NULL)
        fd_close(fd);
    return loop->daemon != NULL;
}

static bool loop_open(HttpLoop *loop) {
    loop->event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (loop->event < 0 || !daemon_start(loop))
        return false;
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(loop->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    if (info == NULL)
        return false;
    loop->epoll = info->epoll_fd;
    return true;
}

bool loops_open(HttpServer *server) {
    server->loops = calloc(server->options.threads, sizeof *server->loops);
    if (server->loops == NULL)
        abort();
    for (unsigned i = 0; i < server->options.threads; i++)
        server->loops[i] = (HttpLoop){ .server = server, .epoll = -1, .event = -1 };
    for (unsigned i = 0; i < server->options.threads; i++)
        if (!loop_open(&server->loops[i]))
            return false;
    return true;
}

void loops_quiesce(HttpServer *server) {
    const struct timespec pause = { .tv_nsec = 1000 * 1000 };
    for (unsigned i = 0; i < server->options.threads; i++) {
        atomic_store(&server->loops[i].quiesce, true);
        loop_wake(&server->loops[i]);
    }
    for (unsigned i = 0; i < server->options.threads; i++)
        while (!atomic_load(&server->loops[i].quiet))
            nanosleep(&pause, NULL);
}

void loops_stop(HttpServer *server) {
    if (server->loops == NULL)
        return;
    for (unsigned i = 0; i < server->options.threads; i++) {
        atomic_store(&server->loops[i].stop, true);
        loop_wake(&server->loops[i]);
    }
    workers_leave(server);
    for (unsigned i = 0; i < server->options.threads; i++)
        if (server->loops[i].daemon != NULL)
            MHD_stop_daemon(server->loops[i].daemon);
}

void loops_free(HttpServer *server) {
    for (unsigned i = 0; server->loops != NULL && i < server->options.threads; i++)
        fd_close(server->loops[i].event);
    free(server->loops);
}

/* The library does not count it when it says how long the next round may wait (0.9.75). */
void exchange_resume(Exchange *x) {
    x->worker = NULL;
    MHD_resume_connection(x->connection);
}
