/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/io.h"
#include "web/http_internal.h"

enum {
    LISTEN_BACKLOG = 1024,
    STOP_SECONDS = 5, /* for readers of answers */
    THREADS = 2,
    HEADER_SECONDS = 10,
    IDLE_SECONDS = 60,
    BODY_SECONDS = 30,
};

static unsigned or_default(unsigned value, unsigned standard) {
    return value != 0 ? value : standard;
}

static void options_complete(HttpOptions *options) {
    if (options->host == NULL)
        options->host = "127.0.0.1";
    if (options->content_security_policy == NULL)
        options->content_security_policy = HTTP_CONTENT_SECURITY_POLICY;
    options->threads = or_default(options->threads, THREADS);
    options->workers_max = or_default(options->workers_max, HTTP_WORKERS_MAX);
    options->queue_max = or_default(options->queue_max, HTTP_QUEUE_MAX);
    options->connections_max = or_default(options->connections_max, HTTP_CONNECTIONS_MAX);
    if (options->bodies_max == 0)
        options->bodies_max = HTTP_BODIES_MAX;
    options->header_seconds = or_default(options->header_seconds, HEADER_SECONDS);
    options->idle_seconds = or_default(options->idle_seconds, IDLE_SECONDS);
    options->body_seconds = or_default(options->body_seconds, BODY_SECONDS);
}

static unsigned processors(void) {
    cpu_set_t set;
    return sched_getaffinity(0, sizeof(set), &set) == 0 ? (unsigned)CPU_COUNT(&set) : 1;
}

typedef union Address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
} Address;

static bool address_parse(const char *host, uint16_t port, Address *ret, socklen_t *ret_len) {
    Address address = { 0 };
    if (inet_pton(AF_INET, host, &address.v4.sin_addr) == 1) {
        address.v4.sin_family = AF_INET;
        address.v4.sin_port = htons(port);
        *ret_len = sizeof(address.v4);
    } else if (inet_pton(AF_INET6, host, &address.v6.sin6_addr) == 1) {
        address.v6.sin6_family = AF_INET6;
        address.v6.sin6_port = htons(port);
        *ret_len = sizeof(address.v6);
    } else {
        return false;
    }
    *ret = address;
    return true;
}

static Err listen_on(int fd, const Address *address, socklen_t len) {
    int one = 1;
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one)) < 0)
        return ERR_INTERNAL;
    if (bind(fd, &address->any, len) == 0 && listen(fd, LISTEN_BACKLOG) == 0)
        return ERR_NONE;
    switch (errno) {
    case EADDRINUSE: return ERR_BUSY;
    case EACCES: return ERR_FORBIDDEN;
    case EADDRNOTAVAIL: return ERR_INVALID;
    default: return ERR_INTERNAL;
    }
}

Err http_listen(const char *host, uint16_t port, int *ret_fd) {
    Address address;
    socklen_t len;
    if (!address_parse(host, port, &address, &len))
        return ERR_INVALID;
    int fd = socket(address.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return ERR_INTERNAL;
    Err err = listen_on(fd, &address, len);
    if (err != ERR_NONE) {
        fd_close(fd);
        return err;
    }
    *ret_fd = fd;
    return ERR_NONE;
}

uint16_t http_listen_port(int fd) {
    Address address = { 0 };
    socklen_t len = sizeof(address);
    if (getsockname(fd, &address.any, &len) < 0)
        return 0;
    if (address.any.sa_family == AF_INET)
        return ntohs(address.v4.sin_port);
    return address.any.sa_family == AF_INET6 ? ntohs(address.v6.sin6_port) : 0;
}

static void locks_open(HttpServer *server) {
    pthread_mutex_init(&server->queue_lock, NULL);
    pthread_mutex_init(&server->connections_lock, NULL);
    condition_open(&server->queue_filled);
    condition_open(&server->queue_drained);
}

static Err server_start(HttpServer *server) {
    const HttpOptions *options = &server->options;
    if (options->listen_fd > 0)
        server->listen_fd = options->listen_fd;
    else
        TRY(http_listen(options->host, options->port, &server->listen_fd));
    server->port = http_listen_port(server->listen_fd);
    server->dead_socket = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (server->dead_socket < 0 || !reaper_start(server))
        return ERR_INTERNAL;
    return loops_open(server) && workers_start(server) ? ERR_NONE : ERR_INTERNAL;
}

/* Also what a failed opening undoes. */
static void server_free(HttpServer *server) {
    loops_stop(server);
    workers_stop(server);
    reaper_stop(server);
    loops_free(server);
    fd_close(server->reaper_event);
    fd_close(server->reaper_epoll);
    fd_close(server->dead_socket);
    fd_close(server->listen_fd);
    pthread_cond_destroy(&server->queue_drained);
    pthread_cond_destroy(&server->queue_filled);
    pthread_mutex_destroy(&server->connections_lock);
    pthread_mutex_destroy(&server->queue_lock);
    free(server);
}

Err http_server_open(const HttpOptions *options, HttpServer **ret) {
    HttpServer *server = calloc(1, sizeof *server);
    if (server == NULL)
        abort();
    server->options = *options;
    options_complete(&server->options);
    server->workers_base = processors();
    server->listen_fd = server->dead_socket = server->reaper_epoll = server->reaper_event = -1;
    locks_open(server);
    Err err = server_start(server);
    if (err != ERR_NONE) {
        server_free(server);
        return err;
    }
    *ret = server;
    return ERR_NONE;
}

uint16_t http_server_port(const HttpServer *server) {
    return server->port;
}

void http_server_close(HttpServer *server) {
    if (server == NULL)
        return;
    loops_quiesce(server);
    workers_drain(server);
    int64_t until = monotonic_ms() + STOP_SECONDS * 1000;
    const struct timespec pause = { .tv_nsec = 5 * 1000 * 1000 };
    while (atomic_load(&server->pending) > 0 && monotonic_ms() < until)
        nanosleep(&pause, NULL);
    /* Nothing is suspended any more, and nothing will be: the library would abort otherwise. */
    server_free(server);
}

HttpCounts http_server_counts(HttpServer *server) {
    HttpCounts counts = {
        .requests = atomic_load(&server->requests),
        .refused = atomic_load(&server->refused),
        .reaped = atomic_load(&server->reaped),
    };
    pthread_mutex_lock(&server->queue_lock);
    counts.queued = server->queued;
    counts.workers = server->workers;
    pthread_mutex_unlock(&server->queue_lock);
    pthread_mutex_lock(&server->connections_lock);
    counts.connections = server->connections;
    pthread_mutex_unlock(&server->connections_lock);
    return counts;
}
