/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "receivers.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

enum { SOURCES = 8, EVENTS = 512, BACKLOG = 4096, ROOM = 4096, PATIENCE_MS = 10000 };

struct Receivers {
    pid_t process;
    int control;
    int listening;
    uint16_t port;
};

/* What the process is told; `count` 0: close all. It answers with a time. */
typedef struct Command {
    uint16_t port;
    unsigned count;
} Command;

typedef struct Answer {
    double at;
    bool round; /* else: the command is done */
} Answer;

static void tell(int control, bool round) {
    const Answer answer = { wall_seconds(), round };
    control_put(control, &answer, sizeof answer);
}

/* -- The process ---------------------------------------------------------------------------------- */

typedef struct Crowd {
    int control, epoll;
    unsigned count, left;
    int *fds;
    unsigned *rounds; /* which one each of them has */
    unsigned round;
} Crowd;

static int connect_one(uint16_t port, unsigned n) {
    int one = 1;
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
    } from = { .v4 = { .sin_family = AF_INET,
                       .sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + n % SOURCES) } },
      to = { .v4 = { .sin_family = AF_INET,
                     .sin_port = htons(port),
                     .sin_addr.s_addr = htonl(INADDR_LOOPBACK) } };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    need(fd >= 0, "socket");
    need(setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one) == 0, "no port");
    need(bind(fd, &from.any, sizeof from.v4) == 0, "bind");
    need(connect(fd, &to.any, sizeof to.v4) == 0, "connect");
    return fd;
}

static void crowd_connect(Crowd *crowd, Command command) {
    crowd->count = crowd->left = command.count;
    crowd->round = 1;
    crowd->fds = calloc(command.count, sizeof(int));
    crowd->rounds = calloc(command.count, sizeof(unsigned));
    need(crowd->fds != NULL && crowd->rounds != NULL, "memory");
    for (unsigned i = 0; i < command.count; i++) {
        struct epoll_event wanted = { .events = EPOLLIN, .data.u32 = i };
        crowd->fds[i] = connect_one(command.port, i);
        need(epoll_ctl(crowd->epoll, EPOLL_CTL_ADD, crowd->fds[i], &wanted) == 0, "epoll");
    }
    tell(crowd->control, false);
}

static void crowd_disconnect(Crowd *crowd) {
    for (unsigned i = 0; i < crowd->count; i++)
        close(crowd->fds[i]);
    free(crowd->fds);
    free(crowd->rounds);
    crowd->count = 0;
    tell(crowd->control, false);
}

static void crowd_hear(Crowd *crowd, unsigned i) {
    char bytes[ROOM];
    ssize_t n = recv(crowd->fds[i], bytes, sizeof bytes, MSG_DONTWAIT);
    need(n > 0 || (n < 0 && errno == EAGAIN), "a stream has ended");
    bool whole = n >= 2 && bytes[n - 1] == '\n' && bytes[n - 2] == '\n';
    if (!whole || crowd->rounds[i] == crowd->round)
        return;
    crowd->rounds[i] = crowd->round;
    if (--crowd->left > 0)
        return;
    crowd->left = crowd->count;
    crowd->round++;
    tell(crowd->control, true);
}

static void crowd_main(int control) {
    Crowd crowd = { .control = control, .epoll = epoll_create1(EPOLL_CLOEXEC) };
    struct epoll_event wanted = { .events = EPOLLIN, .data.u32 = UINT32_MAX };
    need(crowd.epoll >= 0 && epoll_ctl(crowd.epoll, EPOLL_CTL_ADD, control, &wanted) == 0, "epoll");
    processor_pin(1);
    for (;;) {
        struct epoll_event events[EVENTS];
        int count = epoll_wait(crowd.epoll, events, EVENTS, -1);
        for (int i = 0; i < count; i++) {
            Command command;
            if (events[i].data.u32 != UINT32_MAX) {
                crowd_hear(&crowd, events[i].data.u32);
                continue;
            }
            if (!control_take(control, &command, sizeof command))
                exit(0); /* the bench has ended */
            if (command.count > 0)
                crowd_connect(&crowd, command);
            else
                crowd_disconnect(&crowd);
            break; /* what else was reported may be closed by now */
        }
    }
}

/* -- The bench ------------------------------------------------------------------------------------ */

Receivers *receivers_start(void) {
    Receivers *receivers = calloc(1, sizeof *receivers);
    int ends[2];
    need(receivers != NULL, "memory");
    need(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0, "socketpair");
    receivers->process = fork();
    need(receivers->process >= 0, "fork");
    if (receivers->process == 0) {
        close(ends[0]);
        crowd_main(ends[1]);
    }
    close(ends[1]);
    receivers->control = ends[0];
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
    } at = { .v4 = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) } };
    socklen_t len = sizeof at;
    receivers->listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    need(receivers->listening >= 0, "socket");
    need(bind(receivers->listening, &at.any, sizeof at.v4) == 0, "bind");
    need(listen(receivers->listening, BACKLOG) == 0, "listen");
    need(getsockname(receivers->listening, &at.any, &len) == 0, "getsockname");
    receivers->port = ntohs(at.v4.sin_port);
    return receivers;
}

void receivers_stop(Receivers *receivers) {
    int status;
    close(receivers->control);
    close(receivers->listening);
    need(waitpid(receivers->process, &status, 0) == receivers->process, "waitpid");
    need(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the receivers did not end with 0");
    free(receivers);
}

/* Rounds that nobody waited for are left out. */
static void wait_done(Receivers *receivers) {
    Answer answer;
    do
        need(control_take(receivers->control, &answer, sizeof answer), "the receivers have ended");
    while (answer.round);
}

void receivers_connect(Receivers *receivers, unsigned count, int *ret_fds) {
    const Command command = { receivers->port, count };
    control_put(receivers->control, &command, sizeof command);
    for (unsigned i = 0; i < count; i++) {
        int one = 1;
        need(poll(&(struct pollfd){ .fd = receivers->listening, .events = POLLIN }, 1,
                  PATIENCE_MS) == 1,
             "nobody connects");
        ret_fds[i] = accept4(receivers->listening, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
        need(ret_fds[i] >= 0, "accept");
        need(setsockopt(ret_fds[i], IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) == 0, "nodelay");
    }
    wait_done(receivers);
}

double receivers_round(Receivers *receivers) {
    Answer answer;
    need(control_take(receivers->control, &answer, sizeof answer), "the receivers have ended");
    need(answer.round, "an answer that nobody waits for");
    return answer.at;
}

void receivers_disconnect(Receivers *receivers) {
    const Command command = { 0 };
    control_put(receivers->control, &command, sizeof command);
    wait_done(receivers);
}
