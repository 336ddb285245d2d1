/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* pages_bench [--json] [--short]: CPU of the server per page (the client on the other processor), in
 * a small file and in one with 10,000 initiatives and 1,000,000 rows of history, beside libmicrohttpd
 * with a fixed page of the same size; the pages of the workspace in both files; and the 99th percentile at half
 * of the highest rate, also while others hold a thousand connections on which nothing comes. */
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

typedef struct Pages {
    Figure public_cpu, member_cpu, peer_public, peer_member, p99, p99_slow;
    double work[WORK_COUNT];
} Pages;

/* As load_run, while on other connections a request has begun and does not go on. */
static LoadResult load_beside_slow(const Load *load) {
    static const char BEGUN[] = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ";
    static int slow[SLOW];
    int64_t count = bench_count(SLOW, FEW_SLOW);
    for (int64_t i = 0; i < count; i++) {
        slow[i] = load_connect(load->port);
        need(slow[i] >= 0 && write(slow[i], BEGUN, sizeof BEGUN - 1) == sizeof BEGUN - 1,
             "a slow connection");
    }
    LoadResult result = load_run(load);
    for (int64_t i = 0; i < count; i++)
        close(slow[i]);
    return result;
}

static void measure_small(Server *server, Pages *pages) {
    LoadResult result;
    size_t public_size = page_bytes(server, &PUBLIC), member_size = page_bytes(server, &MEMBER);
    Server peer = peer_start(public_size), peer_large = peer_start(member_size);
    for (int run = 0; run < bench_runs(); run++) {
        pages->public_cpu.values[run] = cpu_of(server, &PUBLIC, &result);
        pages->peer_public.values[run] = cpu_of(&peer, &PUBLIC, &result);
        pages->peer_member.values[run] = cpu_of(&peer_large, &PUBLIC, &result);
        pages->member_cpu.values[run] = cpu_of(server, &MEMBER, &result);
        Load load = load_of(server, &MEMBER);
        load.connections = OPEN_CONNECTIONS;
        load.rate = (double)load.requests / result.seconds / 2;
        pages->p99.values[run] = load_run(&load).p99_ms;
        pages->p99_slow.values[run] = load_beside_slow(&load).p99_ms;
    }
    peer_stop(&peer);
    peer_stop(&peer_large);
    fprintf(stderr, "pages: public %zu bytes, signed in %zu bytes\n", public_size, member_size);
}

/* Prints each page's cost; `medians` are those of the small file, filled in or held against. */
static void measure_work(const Server *server, double medians[static WORK_COUNT], bool large) {
    for (size_t i = 0; i < WORK_COUNT; i++) {
        const WorkPage *page = &WORK_PAGES[i];
        Figure figure = { .name = large ? page->large_name : page->name, .unit = "µs" };
        LoadResult result;
        page_bytes(server, &page->target);
        for (int run = 0; run < bench_runs(); run++)
            figure.values[run] = cpu_of(server, &page->target, &result);
        if (large) {
            figure.against = page->name;
            figure.yardstick = medians[i];
            figure.most = page->most;
        } else {
            medians[i] = figure_median(&figure);
        }
        figure_print(&figure);
    }
}

static void measure_large(Server *server, Figure *public_cpu, Figure *member_cpu) {
    LoadResult result;
    page_bytes(server, &PUBLIC);
    page_bytes(server, &MEMBER);
    for (int run = 0; run < bench_runs(); run++) {
        public_cpu->values[run] = cpu_of(server, &PUBLIC, &result);
        member_cpu->values[run] = cpu_of(server, &MEMBER, &result);
    }
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

static void print_small(Pages *pages) {
    pages->public_cpu.yardstick = figure_median(&pages->peer_public);
    pages->member_cpu.yardstick = figure_median(&pages->peer_member);
    pages->p99.yardstick = 10;
    figure_print(&pages->public_cpu);
    figure_print(&pages->peer_public);
    figure_print(&pages->member_cpu);
    figure_print(&pages->peer_member);
    figure_print(&pages->p99);
    pages->p99_slow.yardstick = figure_median(&pages->p99);
    figure_print(&pages->p99_slow);
}

static void small(const char *file, Pages *pages) {
    Server server = server_start(file, false);
    *pages = (Pages){
        .public_cpu = { .name = "pages.public",
                        .unit = "µs",
                        .digits = 1,
                        .most = 40 / PEER_US,
                        .against = "pages.public.libmicrohttpd" },
        .peer_public = { .name = "pages.public.libmicrohttpd", .unit = "µs", .digits = 1 },
        .member_cpu = { .name = "pages.signed_in",
                        .unit = "µs",
                        .digits = 1,
                        .most = 200 / PEER_US,
                        .against = "pages.signed_in.libmicrohttpd" },
        .peer_member = { .name = "pages.signed_in.libmicrohttpd", .unit = "µs", .digits = 1 },
        .p99 = { .name = "pages.signed_in.p99_half_rate",
                 .unit = "ms",
                 .digits = 2,
                 .most = 1,
                 .against = "limit" },
        .p99_slow = { .name = "pages.signed_in.p99_slow_connections",
                      .unit = "ms",
                      .digits = 2,
                      .most = 3,
                      .against = "pages.signed_in.p99_half_rate" },
    };
    measure_small(&server, pages);
    print_small(pages);
    measure_work(&server, pages->work, false);
    server_stop(&server);
}

static void large(const char *file, Pages *pages) {
    Figure public_cpu = { .name = "pages.public.large_file",
                          .unit = "µs",
                          .digits = 1,
                          .against = "pages.public",
                          .most = 1.5 };
    Figure member_cpu = { .name = "pages.signed_in.large_file",
                          .unit = "µs",
                          .digits = 1,
                          .against = "pages.signed_in",
                          .most = 1.5 };
    Server server = server_start(file, false);
    measure_large(&server, &public_cpu, &member_cpu);
    public_cpu.yardstick = figure_median(&pages->public_cpu);
    member_cpu.yardstick = figure_median(&pages->member_cpu);
    figure_print(&public_cpu);
    figure_print(&member_cpu);
    measure_work(&server, pages->work, true);
    server_stop(&server);
}

int main(int count, char **arguments) {
    bench_arguments(&count, arguments);
    descriptors_raise();
    processor_pin(1);
    bench_folder();
    const char *file = bench_file("pages.db");
    Pages pages;
    make_file(file);
    small(file, &pages);
    fill_initiatives(&(Fill){ .file = file,
                              .key = "viele",
                              .initiatives = bench_count(INITIATIVES, FEW_INITIATIVES),
                              .stakeholders = 5,
                              .involvements = 4,
                              .history = 100 },
                     false);
    large(file, &pages);
    bench_done();
    return 0;
}
