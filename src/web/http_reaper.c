/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/io.h"
#include "base/memory.h"
#include "web/http_internal.h"

enum {
    TICK_MS = 500,
    WATCH_MS = 2,
    LINGER_MAX = 256,
    LINGER_MS = 3000,
    LINGER_BYTES = 32 << 20, /* dropped at most for one refused client */
    LINGER_CHUNK = 1 << 20,
    EVENTS = 64,
};

void reaper_wake(HttpServer *server) {
    uint64_t one = 1;
    ssize_t written = write(server->reaper_event, &one, sizeof(one));
    (void)written; /* a full counter wakes as well */
}

void connection_deadline(Exchange *x, int64_t seconds) {
    atomic_store_explicit(&x->deadline_ms, seconds > 0 ? monotonic_ms() + seconds * 1000 : 0,
                          memory_order_relaxed);
}

void connection_add(Exchange *x) {
    HttpServer *server = x->server;
    pthread_mutex_lock(&server->connections_lock);
    x->next = server->connections_first;
    if (x->next != NULL)
        x->next->previous = x;
    server->connections_first = x;
    bool first = server->connections++ == 0;
    pthread_mutex_unlock(&server->connections_lock);
    if (first)
        reaper_wake(server);
}

void connection_remove(Exchange *x) {
    HttpServer *server = x->server;
    pthread_mutex_lock(&server->connections_lock);
    if (x->previous != NULL)
        x->previous->next = x->next;
    else
        server->connections_first = x->next;
    if (x->next != NULL)
        x->next->previous = x->previous;
    server->connections--;
    pthread_mutex_unlock(&server->connections_lock);
}

int connection_take(Exchange *x) {
    HttpServer *server = x->server;
    pthread_mutex_lock(&server->connections_lock);
    int fd = fcntl(x->fd, F_DUPFD_CLOEXEC, 3);
    if (fd >= 0) {
        /* Atomic: the number never points to nothing or to somebody else's file. */
        if (dup3(server->dead_socket, x->fd, O_CLOEXEC) < 0) {
            close(fd);
            fd = -1;
        } else {
            x->fd = -1;
        }
    }
    pthread_mutex_unlock(&server->connections_lock);
    return fd;
}

/* Drops some of what has arrived. False: the client is done, or the patience with it is. */
static bool linger_read(Linger *linger) {
    ssize_t n = recv(linger->fd, NULL, LINGER_CHUNK, MSG_DONTWAIT | MSG_TRUNC);
    if (n < 0)
        return errno == EAGAIN || errno == EINTR;
    linger->bytes += (size_t)n;
    return n > 0 && linger->bytes <= LINGER_BYTES;
}

void linger_close(HttpServer *server, int fd, Str wire) {
    ssize_t sent = send(fd, wire.ptr, wire.len, MSG_DONTWAIT | MSG_NOSIGNAL);
    shutdown(fd, SHUT_WR);
    Linger *linger = calloc(1, sizeof *linger);
    if (linger == NULL)
        abort();
    *linger = (Linger){ .fd = fd, .deadline_ms = monotonic_ms() + LINGER_MS };
    struct epoll_event event = { .events = EPOLLIN | EPOLLRDHUP, .data.fd = fd };
    pthread_mutex_lock(&server->connections_lock);
    bool kept = sent >= 0 && server->linger_count < LINGER_MAX &&
                epoll_ctl(server->reaper_epoll, EPOLL_CTL_ADD, fd, &event) == 0;
    if (kept) {
        linger->next = server->lingers;
        server->lingers = linger;
        server->linger_count++;
    }
    pthread_mutex_unlock(&server->connections_lock);
    if (!kept) {
        fd_close(fd);
        free(linger);
    } else {
        reaper_wake(server);
    }
}

/* Lock held. Reads from all; closes those that are done or late. They are few. */
static void lingers_sweep(HttpServer *server, int64_t now) {
    Linger **link = &server->lingers;
    while (*link != NULL) {
        Linger *linger = *link;
        if (linger_read(linger) && now < linger->deadline_ms) {
            link = &linger->next;
            continue;
        }
        *link = linger->next;
        server->linger_count--;
        fd_close(linger->fd);
        free(linger);
    }
}

/* Lock held. The library notices the shutdown, closes and reports the end of the connection. */
static void connections_sweep(HttpServer *server, int64_t now) {
    for (Exchange *x = server->connections_first; x != NULL; x = x->next) {
        int64_t deadline = atomic_load_explicit(&x->deadline_ms, memory_order_relaxed);
        if (deadline == 0 || now < deadline || x->reaped || x->fd < 0)
            continue;
        shutdown(x->fd, SHUT_RDWR);
        x->reaped = true;
        atomic_fetch_add(&server->reaped, 1);
    }
}

static int reaper_timeout(HttpServer *server) {
    if (atomic_load(&server->reaper_watch))
        return WATCH_MS;
    pthread_mutex_lock(&server->connections_lock);
    bool idle = server->connections == 0 && server->lingers == NULL;
    pthread_mutex_unlock(&server->connections_lock);
    return idle && !atomic_load(&server->memory_free) ? -1 : TICK_MS;
}

static void *reaper_main(void *argument) {
    HttpServer *server = argument;
    pthread_setname_np(pthread_self(), "reaper");
    int64_t swept = 0, returned = 0;
    while (!atomic_load(&server->reaper_stop)) {
        struct epoll_event events[EVENTS];
        int count = epoll_wait(server->reaper_epoll, events, EVENTS, reaper_timeout(server));
        bool linger = false;
        for (int i = 0; i < count; i++) {
            uint64_t wakes;
            if (events[i].data.fd != server->reaper_event)
                linger = true;
            else if (read(server->reaper_event, &wakes, sizeof(wakes)) < 0)
                continue;
        }
        if (atomic_load(&server->reaper_watch))
            workers_watch(server);
        int64_t now = monotonic_ms();
        /* Many workers end at about the same time. */
        if (!atomic_load(&server->reaper_watch) && now - returned >= TICK_MS &&
            atomic_exchange(&server->memory_free, false)) {
            memory_return();
            returned = now;
        }
        bool sweep = now - swept >= TICK_MS;
        if (!linger && !sweep)
            continue;
        pthread_mutex_lock(&server->connections_lock);
        lingers_sweep(server, now);
        if (sweep)
            connections_sweep(server, now);
        pthread_mutex_unlock(&server->connections_lock);
        if (sweep)
            swept = now;
    }
    return NULL;
}

bool reaper_start(HttpServer *server) {
    server->reaper_epoll = epoll_create1(EPOLL_CLOEXEC);
    server->reaper_event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (server->reaper_epoll < 0 || server->reaper_event < 0)
        return false;
    struct epoll_event event = { .events = EPOLLIN, .data.fd = server->reaper_event };
    if (epoll_ctl(server->reaper_epoll, EPOLL_CTL_ADD, server->reaper_event, &event) < 0)
        return false;
    server->reaper_running = thread_start(&server->reaper, SERVER_STACK, reaper_main, server);
    return server->reaper_running;
}

void reaper_stop(HttpServer *server) {
    if (!server->reaper_running)
        return;
    atomic_store(&server->reaper_stop, true);
    reaper_wake(server);
    pthread_join(server->reaper, NULL);
    while (server->lingers != NULL) {
        Linger *linger = server->lingers;
        server->lingers = linger->next;
        fd_close(linger->fd);
        free(linger);
    }
}
