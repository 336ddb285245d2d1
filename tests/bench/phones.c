/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "phones.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"
#include "load.h"
#include "phone.h"

enum { EVENTS = 512, AT_ONCE = 1000, PATIENCE_SECONDS = 120, READ_BYTES = 64 << 10 };
static const uint64_t CONTROL = UINT64_MAX, LEAD = UINT64_MAX - 1;

struct Phones {
    pid_t process;
    int control;
};

typedef enum Order { ORDER_JOIN, ORDER_WRITE, ORDER_VOTE, ORDER_LEAVE, ORDER_NONE } Order;

typedef struct Command {
    Order order;
    PhonesRoom room;
    unsigned author;
    PhonesVote vote;
} Command;

/* -- The process ---------------------------------------------------------------------------------- */

typedef struct Hall {
    Crowd crowd;
    int control, lead;
    Order order; /* that is being done */
    unsigned came, votes_wanted, lost, asked_again, resyncs;
    double began_at;
} Hall;

static void watch(const Hall *hall, int fd, uint64_t what) {
    struct epoll_event wanted = { .events = EPOLLIN, .data.u64 = what };
    need(epoll_ctl(hall->crowd.epoll, EPOLL_CTL_ADD, fd, &wanted) == 0, "epoll");
}

/* A browser that only listens. */
static void lead_comes(Hall *hall, const PhonesRoom *room) {
    CLEANUP(out_done) Out out = out_open(512);
    hall->lead = load_connect(room->port);
    need(hall->lead >= 0, "who leads");
    out_format(&out, "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: einklang_session=%s\r\n\r\n",
               room->lead_events, room->lead_session);
    need(send(hall->lead, out.ptr, out.len, MSG_NOSIGNAL) == (ssize_t)out.len, "who leads");
    watch(hall, hall->lead, LEAD);
}

static void lead_hears(Hall *hall) {
    char bytes[READ_BYTES];
    ssize_t n = recv(hall->lead, bytes, sizeof bytes, MSG_DONTWAIT);
    if (n > 0 || (n < 0 && errno == EAGAIN))
        return;
    close(hall->lead);
    hall->lead = -1;
}

static void come_on(Hall *hall) {
    Crowd *crowd = &hall->crowd;
    while (hall->order == ORDER_JOIN && hall->came < crowd->count &&
           hall->came - crowd->listening < AT_ONCE)
        phone_come(crowd, &crowd->phones[hall->came++]);
}

static void join(Hall *hall, const PhonesRoom *room) {
    Crowd *crowd = &hall->crowd;
    *crowd = (Crowd){ .epoll = crowd->epoll,
                      .port = room->port,
                      .board = room->board,
                      .count = room->count,
                      .phones = calloc(room->count, sizeof *crowd->phones) };
    need(crowd->phones != NULL, "memory");
    memcpy(crowd->token, room->token, sizeof room->token);
    hall->came = hall->votes_wanted = 0;
    lead_comes(hall, room);
}

/* That one, or the next who does nothing else just now. */
static void write_one(Hall *hall, unsigned author) {
    Crowd *crowd = &hall->crowd;
    while (crowd->phones[author % crowd->count].step != PHONE_IDLE)
        author++;
    phone_write(crowd, &crowd->phones[author % crowd->count]);
}

static void vote(Hall *hall, const PhonesVote *vote) {
    Crowd *crowd = &hall->crowd;
    crowd->reloads = vote->reloads;
    crowd->write_every = vote->write_every;
    hall->votes_wanted += crowd->count;
    for (unsigned i = 0; i < crowd->count; i++)
        phone_vote(crowd, &crowd->phones[i], hall->began_at + vote->seconds * i / crowd->count);
}

static void tell(Hall *hall) {
    const Crowd *crowd = &hall->crowd;
    const PhonesDone done = {
        .began_at = hall->began_at,
        .listening_at = crowd->listening_at,
        .has_at = crowd->has_at,
        .acknowledged_at = crowd->acknowledged_at,
        .lost = crowd->lost - hall->lost,
        .asked_again = crowd->asked_again - hall->asked_again,
        .resyncs = crowd->resyncs - hall->resyncs,
        .cards = crowd->written,
        .votes = crowd->voted,
        .frame = crowd->frame,
    };
    hall->order = ORDER_NONE;
    control_put(hall->control, &done, sizeof done);
}

static void leave(Hall *hall) {
    Crowd *crowd = &hall->crowd;
    for (unsigned i = 0; i < crowd->count; i++)
        phone_leave(&crowd->phones[i]);
    if (hall->lead >= 0)
        close(hall->lead);
    hall->lead = -1;
    free(crowd->phones);
    out_done(&crowd->page);
    *crowd = (Crowd){ .epoll = crowd->epoll };
    tell(hall);
}

static void obey(Hall *hall) {
    Command command;
    if (!control_take(hall->control, &command, sizeof command))
        exit(0); /* the bench has ended */
    hall->order = command.order;
    hall->began_at = wall_seconds();
    switch (command.order) {
    case ORDER_JOIN: join(hall, &command.room); break;
    case ORDER_WRITE: write_one(hall, command.author); break;
    case ORDER_VOTE: vote(hall, &command.vote); break;
    case ORDER_LEAVE: leave(hall); break;
    case ORDER_NONE: break;
    }
    hall->lost = hall->crowd.lost;
    hall->asked_again = hall->crowd.asked_again;
    hall->resyncs = hall->crowd.resyncs;
}

/* Everything that was asked for was acknowledged, and everybody is there and has all of it. */
static bool is_done(const Hall *hall) {
    const Crowd *crowd = &hall->crowd;
    return hall->order != ORDER_NONE && crowd->listening == crowd->count &&
           crowd->written == crowd->cards && crowd->voted == hall->votes_wanted &&
           crowd->has == (uint64_t)crowd->cards * crowd->count;
}

/* In milliseconds; -1: nothing is due. */
static int until_due(const Crowd *crowd) {
    double left = crowd->due_at - wall_seconds();
    if (crowd->due_at <= 0)
        return -1;
    return left > 0 ? (int)(left * 1e3) + 1 : 0;
}

_Noreturn static void lose_patience(const Hall *hall) {
    const Crowd *crowd = &hall->crowd;
    fprintf(
        stderr,
        "order %d: %u of %u came, %u listen; %u of %u cards, %u of %u votes; %llu cards arrived;"
        " %u streams lost, %u requests asked again, %u pages loaded anew\n",
        (int)hall->order, hall->came, crowd->count, crowd->listening, crowd->written, crowd->cards,
        crowd->voted, hall->votes_wanted, (unsigned long long)crowd->has, crowd->lost,
        crowd->asked_again, crowd->resyncs);
    errno = 0;
    give_up("the phones wait for too long");
}

static void attend(Hall *hall) {
    struct epoll_event events[EVENTS];
    Crowd *crowd = &hall->crowd;
    int count = epoll_wait(crowd->epoll, events, EVENTS, until_due(crowd));
    for (int i = 0; i < count; i++) {
        uint64_t what = events[i].data.u64;
        if (what == CONTROL) {
            obey(hall);
            break; /* what else was reported may be gone by now, or is reported again */
        }
        if (what == LEAD)
            lead_hears(hall);
        else
            phone_ready(crowd, &crowd->phones[what / 2], what % 2 == 1);
    }
    come_on(hall);
    phones_due(crowd, wall_seconds());
    if (is_done(hall))
        tell(hall);
    if (hall->order != ORDER_NONE && wall_seconds() > hall->began_at + PATIENCE_SECONDS)
        lose_patience(hall);
}

static void phones_main(int control) {
    Hall hall = { .control = control, .lead = -1, .order = ORDER_NONE };
    hall.crowd.epoll = epoll_create1(EPOLL_CLOEXEC);
    need(hall.crowd.epoll >= 0, "epoll");
    watch(&hall, control, CONTROL);
    processor_pin(1);
    for (;;)
        attend(&hall);
}

/* -- The bench ------------------------------------------------------------------------------------ */

Phones *phones_start(void) {
    Phones *phones = calloc(1, sizeof *phones);
    int ends[2];
    need(phones != NULL, "memory");
    need(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0, "socketpair");
    phones->process = fork();
    need(phones->process >= 0, "fork");
    if (phones->process == 0) {
        close(ends[0]);
        phones_main(ends[1]);
    }
    close(ends[1]);
    phones->control = ends[0];
    return phones;
}

void phones_stop(Phones *phones) {
    int status;
    close(phones->control);
    need(waitpid(phones->process, &status, 0) == phones->process, "waitpid");
    need(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the phones did not end with 0");
    free(phones);
}

static void order(Phones *phones, const Command *command) {
    control_put(phones->control, command, sizeof *command);
}

static PhonesDone done(Phones *phones) {
    PhonesDone done;
    need(control_take(phones->control, &done, sizeof done), "the phones have ended");
    return done;
}

PhonesDone phones_join(Phones *phones, const PhonesRoom *room) {
    order(phones, &(Command){ .order = ORDER_JOIN, .room = *room });
    return done(phones);
}

PhonesDone phones_write(Phones *phones, unsigned author) {
    order(phones, &(Command){ .order = ORDER_WRITE, .author = author });
    return done(phones);
}

void phones_vote(Phones *phones, const PhonesVote *vote) {
    order(phones, &(Command){ .order = ORDER_VOTE, .vote = *vote });
}

PhonesDone phones_voted(Phones *phones) {
    return done(phones);
}

void phones_leave(Phones *phones) {
    order(phones, &(Command){ .order = ORDER_LEAVE });
    (void)done(phones);
}
