/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* pages_bench [--json] [--short]: CPU of the server per page (the client on the other processor), in
 * a small file and in one with 10,000 initiatives and 1,000,000 rows of history, beside libmicrohttpd
 * with a fixed page of the same size; the pages of the workspace in both files; and the 99th percentile at half
 * of the highest rate, also while others hold a thousand connections on which nothing comes. What is held against each
 * other is measured in turn, run by run. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "fill.h"
#include "load.h"
#include "peer.h"

enum {
    CONNECTIONS = 8,
    OPEN_CONNECTIONS = 64,
    PUBLIC_REQUESTS = 10000,
    MEMBER_REQUESTS = 4000,
    WORK_REQUESTS = 400,
    LIST_REQUESTS = 20,
    FEW_REQUESTS = 40,
    INITIATIVES = 10000,
    FEW_INITIATIVES = 20,
    SLOW = 1000,
    FEW_SLOW = 20
};

/* The targets, 40 and 200 µs, are of a machine on which the peer takes this long: machines differ by half. */
static const double PEER_US = 7.9;

static const Fill PAGE = {
    .key = "seite", .initiatives = 1, .stakeholders = 50, .involvements = 40, .history = 100
};

typedef struct Target {
    const char *path;
    bool signed_in;
    int64_t requests;
} Target;

static const Target PUBLIC = { .path = "/vorhaben/seite-0", .requests = PUBLIC_REQUESTS };
static const Target MEMBER = { .path = "/vorhaben/seite-0",
                               .signed_in = true,
                               .requests = MEMBER_REQUESTS };

/* What a lead opens; /aufgaben and the list are of all initiatives and grow with them, the lead of this file having
 * 50,000 open answers in the end. */
typedef struct WorkPage {
    const char *name, *large_name;
    Target target;
    double most; /* in the large file, times the small one; 0: not judged */
} WorkPage;

#define WORK(key, address, count, at_most)                                               \
    {                                                                                    \
        .name = "pages." key, .large_name = "pages." key ".large_file", .most = at_most, \
        .target = {                                                                      \
            .path = address,                                                             \
            .signed_in = true,                                                           \
            .requests = count                                                            \
        }                                                                                \
    }
static const WorkPage WORK_PAGES[] = {
    WORK("plan", "/vorhaben/seite-0/beteiligung", WORK_REQUESTS, 1.5),
    WORK("task_board", "/vorhaben/seite-0/aufgaben", WORK_REQUESTS, 1.5),
    WORK("contributions", "/vorhaben/seite-0/beitraege", WORK_REQUESTS, 1.5),
    WORK("decisions", "/vorhaben/seite-0/entscheidungen", WORK_REQUESTS, 1.5),
    WORK("waiting", "/aufgaben", LIST_REQUESTS, 0),
    WORK("initiatives", "/behoerde/beispielbehoerde/vorhaben", LIST_REQUESTS, 0),
};
enum { WORK_COUNT = sizeof WORK_PAGES / sizeof WORK_PAGES[0] };

static void write_request(const void *self, unsigned connection, uint64_t n, Out *out) {
    const Target *target = self;
    (void)connection;
    (void)n;
    out_c(out, "GET ");
    out_c(out, target->path);
    out_c(out, " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\n"
               "Accept: text/html\r\nAccept-Language: de-DE,de;q=0.9,en;q=0.5\r\n");
    if (target->signed_in) {
        char token[44];
        fill_token(0, token);
        out_c(out, "Cookie: einklang_session=");
        out_c(out, token);
        out_c(out, "\r\n");
    }
    out_c(out, "\r\n");
}

static Load load_of(const Server *server, const Target *target) {
    return (Load){ .port = server->port,
                   .connections = CONNECTIONS,
                   .requests = (uint64_t)bench_count(target->requests, FEW_REQUESTS),
                   .status = 200,
                   .write = write_request,
                   .self = target };
}

/* Microseconds of CPU per request. */
static double cpu_of(const Server *server, const Target *target, LoadResult *ret) {
    Load load = load_of(server, target);
    double before = process_seconds(server->process);
    *ret = load_run(&load);
    return (process_seconds(server->process) - before) * 1e6 / (double)load.requests;
}

static size_t page_bytes(const Server *server, const Target *target) {
    LoadResult result;
    Load load = load_of(server, target);
    /* Also warms up: workers, connections, statements. */
    load.requests =
        (uint64_t)bench_count(target->requests < 200 ? target->requests : 200, FEW_REQUESTS);
    result = load_run(&load);
    return result.bytes / load.requests;
}

/* As load_run, of a server that has been asked for a while: what it begins with, workers to be started and memory to be
 * taken anew, is a share of this load which it is of no day. */
static LoadResult load_awake(const Load *load) {
    Load before = *load;
    before.requests = (uint64_t)bench_count(SLOW, FEW_SLOW);
    load_run(&before);
    return load_run(load);
}

/* As load_awake, while on other connections a request has begun and does not go on. They have been taken in when it
 * begins: a thousand who come within a moment are waited for like anybody (that is room.join_1000). */
static LoadResult load_beside_slow(const Load *load) {
    static const char BEGUN[] = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ";
    static int slow[SLOW];
    int64_t count = bench_count(SLOW, FEW_SLOW);
    for (int64_t i = 0; i < count; i++) {
        slow[i] = load_connect(load->port);
        need(slow[i] >= 0 && write(slow[i], BEGUN, sizeof BEGUN - 1) == sizeof BEGUN - 1,
             "a slow connection");
    }
    LoadResult result = load_awake(load);
    for (int64_t i = 0; i < count; i++)
        close(slow[i]);
    return result;
}

/* The two files, each with a server of its own. */
typedef struct Files {
    Server small, large;
} Files;

/* A page in both files, and the peer's of the same size. */
typedef struct Costs {
    Figure small, peer, large;
} Costs;

/* CPU of one page: run by run, each in turn; `rates`: of the small file, per second. */
static void measure_page(const Files *files, const Target *target, Costs *costs, double *rates) {
    size_t size = page_bytes(&files->small, target);
    page_bytes(&files->large, target);
    Server peer = peer_start(size);
    LoadResult result, other;
    for (int run = 0; run < bench_runs(); run++) {
        costs->peer.values[run] = cpu_of(&peer, &PUBLIC, &other);
        costs->small.values[run] = cpu_of(&files->small, target, &result);
        costs->large.values[run] = cpu_of(&files->large, target, &other);
        rates[run] = (double)load_of(&files->small, target).requests / result.seconds;
    }
    peer_stop(&peer);
    fprintf(stderr, "%s: %zu bytes\n", costs->small.name, size);
    costs->small.beside = &costs->peer;
    costs->large.beside = &costs->small;
    figure_print(&costs->small);
    figure_print(&costs->peer);
    figure_print(&costs->large);
}

/* At half of the rate that run had in a closed loop, without and with a thousand slow connections. */
static void measure_waiting(const Server *server, const double *rates) {
    Figure p99 = { .name = "pages.signed_in.p99_half_rate",
                   .unit = "ms",
                   .digits = 2,
                   .most = 1,
                   .yardstick = 10,
                   .against = "limit" };
    Figure slow = { .name = "pages.signed_in.p99_slow_connections",
                    .unit = "ms",
                    .digits = 2,
                    .most = 3,
                    .beside = &p99 };
    Load load = load_of(server, &MEMBER);
    load.connections = OPEN_CONNECTIONS;
    for (int run = 0; run < bench_runs(); run++) {
        load.rate = rates[run] / 2;
        p99.values[run] = load_awake(&load).p99_ms;
        slow.values[run] = load_beside_slow(&load).p99_ms;
    }
    figure_print(&p99);
    figure_print(&slow);
}

static void measure_work(const Files *files, const WorkPage *page) {
    Figure small = { .name = page->name, .unit = "µs" };
    Figure large = { .name = page->large_name, .unit = "µs", .most = page->most, .beside = &small };
    LoadResult result;
    page_bytes(&files->small, &page->target);
    page_bytes(&files->large, &page->target);
    for (int run = 0; run < bench_runs(); run++) {
        small.values[run] = cpu_of(&files->small, &page->target, &result);
        large.values[run] = cpu_of(&files->large, &page->target, &result);
    }
    figure_print(&small);
    figure_print(&large);
}

/* A file with the example, the page's initiative and a session. */
static void make_file(const char *file) {
    Server server = server_start(file, true);
    server_stop(&server);
    Fill fill = PAGE;
    fill.file = file;
    fill_initiatives(&fill, true);
    fill_sessions(file, 1);
}

static Costs costs_of(const char *page, const char *peer, const char *large, double most) {
    return (Costs){
        .small = { .name = page, .unit = "µs", .digits = 1, .most = most },
        .peer = { .name = peer, .unit = "µs", .digits = 1 },
        .large = { .name = large, .unit = "µs", .digits = 1, .most = 1.5 },
    };
}

/* Until a server has done what it does after starting: it is not to be counted to the pages. */
static void settle(const Server *server) {
    double before;
    do {
        before = process_seconds(server->process);
        pause_ms(500);
    } while (process_seconds(server->process) > before + 0.01);
}

static void measure(const Files *files) {
    double rates[BENCH_RUNS_MAX];
    Costs public = costs_of("pages.public", "pages.public.libmicrohttpd", "pages.public.large_file",
                            40 / PEER_US);
    measure_page(files, &PUBLIC, &public, rates);
    Costs member = costs_of("pages.signed_in", "pages.signed_in.libmicrohttpd",
                            "pages.signed_in.large_file", 200 / PEER_US);
    measure_page(files, &MEMBER, &member, rates);
    measure_waiting(&files->small, rates);
    for (size_t i = 0; i < WORK_COUNT; i++)
        measure_work(files, &WORK_PAGES[i]);
}

int main(int count, char **arguments) {
    bench_arguments(&count, arguments);
    descriptors_raise();
    processor_pin(1);
    bench_folder();
    const char *small = bench_file("pages.db"), *large = bench_file("large.db");
    make_file(small);
    make_file(large);
    fill_initiatives(&(Fill){ .file = large,
                              .key = "viele",
                              .initiatives = bench_count(INITIATIVES, FEW_INITIATIVES),
                              .stakeholders = 5,
                              .involvements = 4,
                              .history = 100 },
                     false);
    Files files = { .small = server_start(small, false), .large = server_start(large, false) };
    settle(&files.small);
    settle(&files.large);
    measure(&files);
    server_stop(&files.small);
    server_stop(&files.large);
    bench_done();
    return 0;
}
