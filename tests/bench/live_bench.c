/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* live_bench [--json] [--short]: how long a change of a room takes to its last listener, from rooms_changed to
 * where the last of 300, 1,000 and 10,000 has the whole frame of 300 bytes. The hub renders by a function that only
 * writes the frame: no database, no page; what it adds to the limit is measured. The limit line is a loop of write()
 * to as many sockets in the same run. Hub and loop run on one processor, those who receive are a process of
 * their own on the other. Frames per second: as the last has one, the next change comes. Votes: 1,000
 * listen while 200 changes come each second, gathered for 50 ms. */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bench.h"
#include "live/rooms.h"
#include "rounds.h"

enum {
    SIZES = 3,
    ROOM = 1,
    FRAME = 300,   /* bytes of an event */
    QUIET_MS = 60, /* between two changes: each goes out at once */
    NO_HEARTBEAT = 3600000,
    VOTES_PER_SECOND = 200,
};

typedef struct Size {
    unsigned receivers, few, rounds;
    double wanted_p50, wanted_p95; /* ms */
    Figure hub, hub_p95, bare, bare_p95;
    bool left_out;
} Size;

typedef struct Sustained {
    Figure hub, bare, votes;
} Sustained;

typedef struct Source {
    _Atomic uint64_t seq;
} Source;

static Err render(void *self, int64_t room, RoomAsk *asks, size_t count, uint64_t *ret_seq) {
    Source *source = self;
    (void)room;
    *ret_seq = source->seq;
    for (size_t i = 0; i < count; i++) {
        if (asks[i].since >= *ret_seq)
            continue;
        char head[64]; /* what the event is longer than its data */
        int extra =
            snprintf(head, sizeof head, "id: %llu\ndata: \n\n", (unsigned long long)*ret_seq);
        for (int n = extra; n < FRAME; n++)
            out_char(&asks[i].html, 'x');
    }
    return ERR_NONE;
}

/* -- The hub -------------------------------------------------------------------------------------- */

typedef struct Hub {
    Source source;
    Streams *streams;
    Rooms *rooms;
    Receivers *receivers;
} Hub;

static void hub_send(void *self) {
    Hub *hub = self;
    atomic_fetch_add(&hub->source.seq, 1);
    rooms_changed(hub->rooms, ROOM);
}

static double hub_round(void *self) {
    const Hub *hub = self;
    double start = wall_seconds();
    hub_send(self);
    return receivers_round(hub->receivers) - start;
}

static void hub_open(Hub *hub, const WriteLoop *sockets, unsigned gather_ms) {
    const StreamsOptions streams = { .heartbeat_ms = NO_HEARTBEAT };
    const RoomsOptions rooms = { .render = render, .self = &hub->source, .gather_ms = gather_ms };
    hub->source.seq = 1;
    hub->receivers = sockets->receivers;
    need(streams_open(&streams, &hub->streams) == ERR_NONE, "streams");
    need(rooms_open(&rooms, hub->streams, &hub->rooms) == ERR_NONE, "rooms");
    for (unsigned i = 0; i < sockets->count; i++) {
        const RoomJoin join = { .room = ROOM, .since = 1, .device = i + 1 };
        need(rooms_take(hub->rooms, sockets->fds[i], &join) == ERR_NONE, "join");
    }
    (void)receivers_round(hub->receivers); /* all have the head */
}

/* The sockets are the streams'. */
static void hub_close(Hub *hub, WriteLoop *sockets) {
    receivers_disconnect(hub->receivers);
    free(sockets->fds);
    need(streams_counts(hub->streams).resyncs == 0, "somebody was told to load anew");
    rooms_close(hub->rooms);
    streams_close(hub->streams);
}

/* Share of a processor, in percent, that changes at this rate take with all that is gathered and sent. */
static double votes_cost(Hub *hub, double seconds) {
    double cpu = process_seconds(getpid());
    double start = wall_seconds();
    uint64_t votes = 0;
    while (wall_seconds() - start < seconds) {
        hub_send(hub);
        votes++;
        double ahead = start + (double)votes / VOTES_PER_SECOND - wall_seconds();
        if (ahead > 0)
            pause_ms((long)(ahead * 1e3) + 1);
    }
    return (process_seconds(getpid()) - cpu) / (wall_seconds() - start) * 100;
}

/* -- Figures -------------------------------------------------------------------------------------- */

static void note(Figure *p50, Figure *p95, int run, Times times) {
    p50->values[run] = times.p50;
    p95->values[run] = times.p95;
}

static void measure(Receivers *receivers, Size *size, Sustained *sustained, int run, bool last) {
    unsigned count = (unsigned)bench_count(size->receivers, size->few);
    unsigned rounds = (unsigned)bench_count(size->rounds, 4);
    Hub hub = { 0 };
    size->left_out = !descriptors_suffice(count, "receivers");
    if (size->left_out)
        return;
    WriteLoop sockets = write_loop_connect(receivers, count, FRAME);
    note(&size->bare, &size->bare_p95, run,
         rounds_time((Way){ write_loop_round, &sockets, QUIET_MS }, rounds));
    if (last)
        sustained->bare.values[run] =
            count * rounds_time((Way){ write_loop_round, &sockets, 0 }, rounds).per_second;
    write_loop_close(&sockets);
    sockets = write_loop_connect(receivers, count, FRAME);
    hub_open(&hub, &sockets, last ? 1 : 0);
    note(&size->hub, &size->hub_p95, run, rounds_time((Way){ hub_round, &hub, QUIET_MS }, rounds));
    if (last)
        sustained->hub.values[run] =
            count * rounds_time((Way){ hub_round, &hub, 0 }, rounds).per_second;
    hub_close(&hub, &sockets);
}

static void measure_votes(Receivers *receivers, Size *size, Sustained *sustained, int run) {
    unsigned count = (unsigned)bench_count(size->receivers, size->few);
    Hub hub = { 0 };
    if (size->left_out)
        return;
    WriteLoop sockets = write_loop_connect(receivers, count, FRAME);
    hub_open(&hub, &sockets, 0);
    sustained->votes.values[run] = votes_cost(&hub, (double)bench_count(5000, 300) / 1e3);
    hub_close(&hub, &sockets);
}

static void print_against(const Figure *figure, const char *name, double value, double most) {
    Figure held = *figure;
    held.against = name;
    held.yardstick = value;
    held.most = most;
    figure_print(&held);
}

static void print_size(Size *size) {
    if (size->left_out)
        return;
    figure_print(&size->bare);
    figure_print(&size->bare_p95);
    print_against(&size->hub, "limit", size->wanted_p50, 1);
    print_against(&size->hub, size->bare.name, figure_median(&size->bare), 0);
    print_against(&size->hub_p95, "limit", size->wanted_p95, 1);
    print_against(&size->hub_p95, size->bare_p95.name, figure_median(&size->bare_p95), 0);
}

static Figure ms(const char *name) {
    return (Figure){ .name = name, .unit = "ms", .digits = 2 };
}

static Figure rate(const char *name) {
    return (Figure){ .name = name, .unit = "/s", .more = true };
}

int main(int count, char **arguments) {
    bench_arguments(&count, arguments);
    Size sizes[SIZES] = {
        { 300, 10, 60, 10, 25, ms("live.hub_300.p50"), ms("live.hub_300.p95"),
          ms("live.bare_300.p50"), ms("live.bare_300.p95"), false },
        { 1000, 20, 60, 25, 60, ms("live.hub_1000.p50"), ms("live.hub_1000.p95"),
          ms("live.bare_1000.p50"), ms("live.bare_1000.p95"), false },
        { 10000, 40, 30, 200, 400, ms("live.hub_10000.p50"), ms("live.hub_10000.p95"),
          ms("live.bare_10000.p50"), ms("live.bare_10000.p95"), false },
    };
    Sustained sustained = { rate("live.hub_10000.frames"),
                            rate("live.bare_10000.frames"),
                            { .name = "live.votes_1000", .unit = "%", .digits = 1 } };
    descriptors_raise();
    Receivers *receivers = receivers_start();
    processor_pin(0);
    for (int run = 0; run < bench_runs(); run++) {
        for (int i = 0; i < SIZES; i++)
            measure(receivers, &sizes[i], &sustained, run, i == SIZES - 1);
        measure_votes(receivers, &sizes[1], &sustained, run);
    }
    receivers_stop(receivers);
    for (int i = 0; i < SIZES; i++)
        print_size(&sizes[i]);
    if (!sizes[SIZES - 1].left_out) {
        figure_print(&sustained.bare);
        sustained.hub.least = 1;
        print_against(&sustained.hub, "limit", 100000, 0);
        sustained.hub.least = 0;
        print_against(&sustained.hub, sustained.bare.name, figure_median(&sustained.bare), 0);
    }
    if (!sizes[1].left_out)
        print_against(&sustained.votes, "limit", 20, 1);
    return 0;
}
