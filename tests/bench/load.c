/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "bench.h"

enum { EVENTS = 64, PATIENCE_MS = 20000, READ_BYTES = 64 << 10 };

typedef struct Line {
    int fd;
    Out out, in;
    size_t sent;
    uint64_t n;
    double due;
    struct Line *next_idle;
} Line;

typedef struct LoadConnections {
    const Load *load;
    int epoll, timer;
    Line *lines;
    Line *idle, *last_idle; /* in turn */
    uint64_t asked, answered;
    double start;
    float *took_ms;
    LoadResult result;
} LoadConnections;
typedef LoadConnections Run;

int load_connect(uint16_t port) {
    int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(port) };
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
    } to = { .v4 = address };
    need(fd >= 0, "socket");
    if (connect(fd, &to.any, sizeof address) != 0) {
        need(errno == ECONNREFUSED, "connect");
        close(fd);
        return -1;
    }
    need(setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) == 0, "TCP_NODELAY");
    return fd;
}

static int connect_to(uint16_t port) {
    int fd = load_connect(port);
    need(fd >= 0, "connect");
    return fd;
}

bool load_answer(const Out *in, LoadAnswer *ret) {
    Str all = out_view(in);
    ptrdiff_t end = str_find(all, STR("\r\n\r\n"));
    if (end < 0)
        return false;
    int64_t status = 0, length = 0;
    need(str_i64(str_slice(all, 9, 3), &status), "status line");
    Str head = str_slice(all, 0, (size_t)end + 2);
    ptrdiff_t at = str_find(head, STR("Content-Length: "));
    if (at >= 0) {
        Str rest = str_slice(head, (size_t)at + 16, SIZE_MAX), number;
        need(str_cut(&rest, '\r', &number) && str_i64(number, &length), "Content-Length");
    }
    if (all.len < (size_t)end + 4 + (size_t)length)
        return false;
    *ret = (LoadAnswer){ (int)status, head, str_slice(all, (size_t)end + 4, (size_t)length) };
    return true;
}

static void read_some(int fd, Out *in) {
    char *room = out_room(in, READ_BYTES);
    need(room != NULL, "answer too large");
    ssize_t n = recv(fd, room, READ_BYTES, 0);
    if (n < 0 && errno == EINTR)
        return;
    errno = n == 0 ? ECONNRESET : errno;
    need(n > 0, "an answer");
    in->len += (size_t)n;
}

static void send_all(Line *line) {
    while (line->sent < line->out.len) {
        ssize_t n =
            send(line->fd, line->out.ptr + line->sent, line->out.len - line->sent, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        need(n > 0, "sending");
        line->sent += (size_t)n;
    }
}

static void ask(Run *run, Line *line, double due) {
    const Load *load = run->load;
    line->n = run->asked++;
    line->due = due;
    line->sent = 0;
    out_reset(&line->out);
    out_reset(&line->in);
    load->write(load->self, (unsigned)(line - run->lines), line->n, &line->out);
    send_all(line);
}

static void push_idle(Run *run, Line *line) {
    line->next_idle = NULL;
    if (run->idle == NULL)
        run->idle = line;
    else
        run->last_idle->next_idle = line;
    run->last_idle = line;
}

/* What is due now goes out as long as a connection is idle. */
static void ask_due(Run *run, double now) {
    const Load *load = run->load;
    while (run->idle != NULL && run->asked < load->requests) {
        if (load->at_once > 0 && run->asked - run->answered >= load->at_once)
            return;
        double due = load->rate > 0 ? run->start + (double)run->asked / load->rate : now;
        if (due > now)
            return;
        Line *line = run->idle;
        run->idle = line->next_idle;
        ask(run, line, due);
    }
}

static void take_answer(Run *run, Line *line) {
    LoadAnswer answer;
    read_some(line->fd, &line->in);
    if (!load_answer(&line->in, &answer))
        return;
    if (answer.status != run->load->status) {
        fprintf(stderr, "%.*s\n", (int)line->in.len, line->in.ptr);
        errno = 0;
        need(false, "another status than expected");
    }
    run->took_ms[line->n] = (float)((wall_seconds() - line->due) * 1000);
    run->result.bytes += answer.body.len;
    run->answered++;
    push_idle(run, line);
}

static void arm(int timer, double at) {
    struct itimerspec when = { .it_value = { .tv_sec = (time_t)at } };
    when.it_value.tv_nsec = (long)((at - (double)when.it_value.tv_sec) * 1e9);
    need(timerfd_settime(timer, TFD_TIMER_ABSTIME, &when, NULL) == 0, "timer");
}

static void watch(int epoll, int fd, Line *line) {
    struct epoll_event event = { .events = EPOLLIN, .data.ptr = line };
    need(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) == 0, "epoll");
}

static void loop(Run *run) {
    const Load *load = run->load;
    struct epoll_event events[EVENTS];
    ask_due(run, wall_seconds());
    while (run->answered < load->requests) {
        if (load->rate > 0 && run->idle != NULL && run->asked < load->requests)
            arm(run->timer, run->start + (double)run->asked / load->rate);
        int count = epoll_wait(run->epoll, events, EVENTS, PATIENCE_MS);
        if (count < 0 && errno == EINTR)
            continue;
        need(count > 0, "no answer for long");
        for (int i = 0; i < count; i++) {
            uint64_t ticks;
            if (events[i].data.ptr != NULL)
                take_answer(run, events[i].data.ptr);
            else
                need(read(run->timer, &ticks, sizeof ticks) > 0, "timer");
        }
        ask_due(run, wall_seconds());
    }
}

static int by_value(const void *a, const void *b) {
    const float *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

static void finish(Run *run) {
    uint64_t count = run->load->requests;
    run->result.seconds = wall_seconds() - run->start;
    qsort(run->took_ms, count, sizeof run->took_ms[0], by_value);
    run->result.p50_ms = (double)run->took_ms[count / 2];
    run->result.p99_ms = (double)run->took_ms[count * 99 / 100];
}

LoadConnections *load_open(const Load *load) {
    Run *run = calloc(1, sizeof *run);
    need(run != NULL, "memory");
    *run = (Run){ .load = load,
                  .epoll = epoll_create1(EPOLL_CLOEXEC),
                  .timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK),
                  .lines = calloc(load->connections, sizeof *run->lines),
                  .took_ms = calloc(load->requests, sizeof *run->took_ms) };
    need(run->epoll >= 0 && run->timer >= 0 && load->requests > 0, "load");
    need(run->lines != NULL && run->took_ms != NULL, "memory");
    watch(run->epoll, run->timer, NULL);
    for (unsigned i = 0; i < load->connections; i++) {
        run->lines[i].fd = connect_to(load->port);
        watch(run->epoll, run->lines[i].fd, &run->lines[i]);
    }
    return run;
}

LoadResult load_again(LoadConnections *run) {
    run->asked = run->answered = 0;
    run->idle = NULL;
    run->result = (LoadResult){ 0 };
    for (unsigned i = 0; i < run->load->connections; i++)
        push_idle(run, &run->lines[i]);
    run->start = wall_seconds();
    loop(run);
    finish(run);
    return run->result;
}

void load_close(LoadConnections *run) {
    for (unsigned i = 0; i < run->load->connections; i++) {
        close(run->lines[i].fd);
        out_done(&run->lines[i].out);
        out_done(&run->lines[i].in);
    }
    close(run->timer);
    close(run->epoll);
    free(run->lines);
    free(run->took_ms);
    free(run);
}

LoadResult load_run(const Load *load) {
    LoadConnections *connections = load_open(load);
    LoadResult result = load_again(connections);
    load_close(connections);
    return result;
}

void load_once(uint16_t port, Str request, int status, Out *ret) {
    LoadAnswer answer;
    Line line = { .fd = connect_to(port), .out = out_open(request.len) };
    out_str(&line.out, request);
    send_all(&line);
    out_reset(ret);
    do
        read_some(line.fd, ret);
    while (!load_answer(ret, &answer));
    errno = 0;
    need(answer.status == status, "another status than expected");
    close(line.fd);
    out_done(&line.out);
}
