/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* room_bench [--json] [--short]: the live workshop as it is used, over HTTP and with every COMMIT: from one card that
 * somebody sends to the last of 300, 1,000 and 10,000 who has it; 1,000 who come in at once from one address; what
 * each of them takes of memory; 1,000 who vote within five seconds; 1,000 who come back after the server was stopped
 * and started in the middle of that. Server on one processor, phones (phones.h) on the other. The limit line is a loop
 * of write() to as many sockets, of as many bytes as the event that brought a card, in the same run. Nobody may miss
 * a card or get it twice, and what was acknowledged must be in the database, once: or the bench ends with 1.
 *
 * Memory of the kernel is an estimate: what its slabs have grown by while all came in, halved because both ends of a
 * connection are on this machine, and not less than one socket. */
#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "fill.h"
#include "load.h"
#include "phones.h"
#include "rounds.h"

enum {
    SIZES = 3,
    THOUSAND = 1,  /* of the sizes, with which everything else is measured */
    QUIET_MS = 80, /* between two cards: each goes out at once */
    SETTLE_MS =
        5000, /* what the rush took has been given back (base/memory.h), as in start_bench.c */
    WRITE_EVERY = 25, /* of those who vote while the server is started anew */
    VOTE_MS = 5000,
    FEW_VOTE_MS = 300,
    STOP_PERCENT = 40, /* of the votes have been given by then */
};

static const char INITIATIVE[] = "raum-0";

typedef struct Size {
    unsigned people, few, rounds;
    double wanted_p50, wanted_p95; /* ms */
    Figure card, card_p95, bare, bare_p95;
    bool left_out;
} Size;

typedef struct Thousand {
    Figure join, memory, kernel, together, votes, reloads, restart;
} Thousand;

typedef struct Bench {
    const char *file;
    Phones *phones;
    Receivers *receivers;
    Size sizes[SIZES];
    Thousand thousand;
    FilledRoom rooms[BENCH_RUNS_MAX * SIZES];
} Bench;

/* -- What the kernel holds ------------------------------------------------------------------------ */

/* Number behind a name at the beginning of a line. */
static double number_in(const char *path, const char *name) {
    char line[256];
    double value = 0;
    FILE *file = fopen(path, "re");
    need(file != NULL, path);
    while (fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, name, strlen(name)) == 0)
            value = (double)strtol(line + strlen(name), NULL, 10);
    fclose(file);
    need(value > 0, name);
    return value;
}

static double slabs(void) {
    return number_in("/proc/meminfo", "Slab:") * 1024;
}

static double socket_bytes(void) {
    return number_in("/proc/net/protocols", "TCP ");
}

/* -- What the database holds ---------------------------------------------------------------------- */

static int64_t number(sqlite3 *db, const char *text, int64_t workshop) {
    sqlite3_stmt *statement;
    need(sqlite3_prepare_v2(db, text, -1, &statement, NULL) == SQLITE_OK, text);
    need(sqlite3_bind_int64(statement, 1, workshop) == SQLITE_OK, text);
    need(sqlite3_step(statement) == SQLITE_ROW, text);
    int64_t value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

static void check_kept(const char *file, int64_t workshop, PhonesDone done) {
    sqlite3 *db;
    need(sqlite3_open_v2(file, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK, file);
    need(number(db, "SELECT coalesce(sum(count), 0) FROM dot WHERE workshop_id = $1", workshop) ==
             done.votes,
         "votes in the database are not those that were acknowledged");
    need(number(db, "SELECT count(*) FROM card WHERE workshop_id = $1", workshop) == done.cards &&
             number(db, "SELECT count(DISTINCT who) FROM card WHERE workshop_id = $1", workshop) ==
                 done.cards,
         "cards in the database are not those that were acknowledged");
    sqlite3_close(db);
}

/* -- Coming in ------------------------------------------------------------------------------------ */

static PhonesRoom room_of(const Server *server, const FilledRoom *filled, unsigned count) {
    char session[44];
    PhonesRoom room = { .port = server->port, .count = count, .board = filled->board };
    fill_token(0, session);
    snprintf(room.token, sizeof room.token, "%s", filled->token);
    snprintf(room.lead_session, sizeof room.lead_session, "%s", session);
    snprintf(room.lead_events, sizeof room.lead_events,
             "/vorhaben/%s/workshops/%lld/leitung/ereignisse?seit=1", INITIATIVE,
             (long long)filled->workshop);
    return room;
}

/* Somebody has stood at the door before. */
static void warm(const PhonesRoom *room) {
    CLEANUP(out_done) Out request = out_open(128);
    CLEANUP(out_done) Out answer = out_open(0);
    out_format(&request, "GET /w/q/%s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", room->token);
    load_once(room->port, out_view(&request), 200, &answer);
}

static void note_memory(Thousand *thousand, int run, double people, double of_server,
                        double of_kernel) {
    double least = socket_bytes();
    double server = of_server / 1e3 / people, kernel = of_kernel / people / 2;
    kernel = (kernel > least ? kernel : least) / 1e3;
    thousand->memory.values[run] = server;
    thousand->kernel.values[run] = kernel;
    thousand->together.values[run] = server + kernel;
}

static void come_in(Bench *bench, const Server *server, const PhonesRoom *room, int run,
                    bool measured) {
    warm(room);
    double memory = process_memory(server->process), kernel = slabs();
    PhonesDone done = phones_join(bench->phones, room);
    if (!measured)
        return;
    bench->thousand.join.values[run] = done.listening_at - done.began_at;
    pause_ms(bench_count(SETTLE_MS, 0));
    note_memory(&bench->thousand, run, room->count, process_memory(server->process) - memory,
                slabs() - kernel);
}

/* -- Cards ---------------------------------------------------------------------------------------- */

typedef struct Writing {
    Phones *phones;
    unsigned author;
    PhonesDone last;
} Writing;

static double card_round(void *self) {
    Writing *writing = self;
    writing->last = phones_write(writing->phones, writing->author++);
    return writing->last.has_at - writing->last.began_at;
}

static void note(Figure *p50, Figure *p95, int run, Times times) {
    p50->values[run] = times.p50;
    p95->values[run] = times.p95;
}

/* -- Votes ---------------------------------------------------------------------------------------- */

/* Share of a processor in percent. */
static double votes_cost(Bench *bench, const Server *server, bool reloads) {
    const PhonesVote vote = { .seconds = (double)bench_count(VOTE_MS, FEW_VOTE_MS) / 1e3,
                              .reloads = reloads };
    double cpu = process_seconds(server->process), start = wall_seconds();
    phones_vote(bench->phones, &vote);
    PhonesDone done = phones_voted(bench->phones);
    need(done.asked_again == 0, "a vote was not answered");
    return (process_seconds(server->process) - cpu) / (wall_seconds() - start) * 100;
}

static PhonesDone restart(Bench *bench, Server *server, unsigned people, int run) {
    int64_t ms = bench_count(VOTE_MS, FEW_VOTE_MS);
    const PhonesVote vote = { .seconds = (double)ms / 1e3, .write_every = WRITE_EVERY };
    uint16_t port = server->port;
    phones_vote(bench->phones, &vote);
    pause_ms(ms * STOP_PERCENT / 100);
    double start = wall_seconds();
    server_stop(server);
    *server = server_start_again(bench->file, port);
    PhonesDone done = phones_voted(bench->phones);
    errno = 0;
    need(done.lost >= people, "a stream did not end with the server");
    bench->thousand.restart.values[run] = done.listening_at - start;
    return done;
}

/* -- Figures -------------------------------------------------------------------------------------- */

static void measure(Bench *bench, int run, int at) {
    Size *size = &bench->sizes[at];
    unsigned people = (unsigned)bench_count(size->people, size->few);
    unsigned rounds = (unsigned)bench_count(size->rounds, 4);
    size->left_out = !descriptors_suffice(people, "people in a room");
    if (size->left_out)
        return;
    const FilledRoom *filled = &bench->rooms[run * SIZES + at];
    Server server = server_start(bench->file, false);
    const PhonesRoom room = room_of(&server, filled, people);
    come_in(bench, &server, &room, run, at == THOUSAND);
    Writing writing = { .phones = bench->phones };
    note(&size->card, &size->card_p95, run,
         rounds_time((Way){ card_round, &writing, QUIET_MS }, rounds));
    size_t frame = writing.last.frame;
    if (at == THOUSAND) {
        bench->thousand.votes.values[run] = votes_cost(bench, &server, false);
        bench->thousand.reloads.values[run] = votes_cost(bench, &server, true);
        writing.last = restart(bench, &server, people, run);
    }
    phones_leave(bench->phones);
    server_stop(&server);
    check_kept(bench->file, filled->workshop, writing.last);
    WriteLoop loop = write_loop_connect(bench->receivers, people, frame);
    note(&size->bare, &size->bare_p95, run,
         rounds_time((Way){ write_loop_round, &loop, QUIET_MS }, rounds));
    write_loop_close(&loop);
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
    print_against(&size->card, "limit", size->wanted_p50, 1);
    print_against(&size->card, size->bare.name, figure_median(&size->bare), 0);
    print_against(&size->card_p95, "limit", size->wanted_p95, 1);
    print_against(&size->card_p95, size->bare_p95.name, figure_median(&size->bare_p95), 0);
}

static void print_thousand(Thousand *thousand) {
    print_against(&thousand->join, "limit", 5, 1);
    figure_print(&thousand->memory);
    figure_print(&thousand->kernel);
    print_against(&thousand->together, "limit", 12, 1);
    print_against(&thousand->votes, "limit", 20, 1);
    figure_print(&thousand->reloads);
    print_against(&thousand->restart, "limit", 10, 1);
}

static Figure figure(const char *name, const char *unit, int digits) {
    return (Figure){ .name = name, .unit = unit, .digits = digits };
}

static Figure ms(const char *name) {
    return figure(name, "ms", 2);
}

static void prepare(Bench *bench) {
    Server server = server_start(bench->file, true);
    server_stop(&server);
    fill_initiatives(&(Fill){ .file = bench->file,
                              .key = "raum",
                              .initiatives = 1,
                              .stakeholders = 10,
                              .involvements = 8 },
                     true);
    fill_sessions(bench->file, 1);
    fill_rooms(bench->file, INITIATIVE, bench_runs() * SIZES, bench->rooms);
}

int main(int count, char **arguments) {
    bench_arguments(&count, arguments);
    descriptors_raise();
    Bench bench = {
        .phones = phones_start(),
        .receivers = receivers_start(),
        .sizes = { { 300, 5, 60, 10, 25, ms("room.card_300.p50"), ms("room.card_300.p95"),
                     ms("room.bare_300.p50"), ms("room.bare_300.p95"), false },
                   { 1000, 20, 60, 25, 60, ms("room.card_1000.p50"), ms("room.card_1000.p95"),
                     ms("room.bare_1000.p50"), ms("room.bare_1000.p95"), false },
                   { 10000, 30, 30, 200, 400, ms("room.card_10000.p50"), ms("room.card_10000.p95"),
                     ms("room.bare_10000.p50"), ms("room.bare_10000.p95"), false } },
        .thousand = { .join = figure("room.join_1000", "s", 2),
                      .memory = figure("room.memory_per_person", "kB", 1),
                      .kernel = figure("room.kernel_memory_per_person", "kB", 1),
                      .together = figure("room.memory_per_person_with_kernel", "kB", 1),
                      .votes = figure("room.votes_1000", "%", 1),
                      .reloads = figure("room.votes_1000.without_script", "%", 1),
                      .restart = figure("room.restart_1000", "s", 2) },
    };
    processor_pin(0);
    bench_folder();
    bench.file = bench_file("room.db");
    prepare(&bench);
    for (int run = 0; run < bench_runs(); run++)
        for (int at = 0; at < SIZES; at++)
            measure(&bench, run, at);
    receivers_stop(bench.receivers); /* they hold the other's control, too: made after it */
    phones_stop(bench.phones);
    for (int at = 0; at < SIZES; at++)
        print_size(&bench.sizes[at]);
    if (!bench.sizes[THOUSAND].left_out)
        print_thousand(&bench.thousand);
    bench_done();
    return 0;
}
