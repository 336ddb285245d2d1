/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* writes_bench [--json] [--short]: comments over HTTP from 64 callers, each acknowledged after its COMMIT
 * (synchronous=FULL, history included), beside a bare loop of the same statements: 64 per COMMIT, and
 * one COMMIT each; and beside one caller over HTTP, whose writes get a COMMIT each on the same way. The
 * server is stopped while the bare loops run; all work on the same file. Server and callers share all
 * processors, as on a machine in use: what workers and writer do side by side is part of the figure; a
 * bare loop is one thread with a processor of its own. CPU time tells more than writes per second while
 * the disk or the machine is busy. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/session.h"
#include "bare.h"
#include "base/arena.h"
#include "bench.h"
#include "fill.h"
#include "load.h"

enum { CALLERS = 64, WRITES = 6400, SINGLE_WRITES = 640, FEW_WRITES = 128, FEW_SINGLE_WRITES = 4 };

static const char *const TABLES[] = { "record",      "comment",       "record_reference",
                                      "search_term", "history_entry", "history_payload",
                                      "submission" };
enum { TABLE_COUNT = sizeof TABLES / sizeof TABLES[0] };

typedef struct Callers {
    char tokens[CALLERS][44];
    Str form_tokens[CALLERS];
    int64_t run; /* makes submission ids of a run its own */
} Callers;

static void write_request(const void *self, unsigned connection, uint64_t n, Out *out) {
    const Callers *callers = self;
    char body[512];
    int len =
        snprintf(body, sizeof body,
                 "form_token=%.*s&submission_id=bench-%lld-%llu&text=Das+sollten+wir+vor+dem"
                 "+Sommer+mit+allen+kl%%C3%%A4ren%%2C+auch+mit+dem+Personalrat.+Nummer+%llu",
                 (int)callers->form_tokens[connection].len, callers->form_tokens[connection].ptr,
                 (long long)callers->run, (unsigned long long)n, (unsigned long long)n + 10000);
    out_format(out,
               "POST /vorhaben/schreib-%u/kommentare HTTP/1.1\r\nHost: 127.0.0.1\r\n"
               "Cookie: einklang_session=%s\r\n"
               "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n",
               connection, callers->tokens[connection], len);
    out_c(out, body);
}

static int64_t number(sqlite3 *db, const char *text) {
    sqlite3_stmt *statement;
    need(sqlite3_prepare_v2(db, text, -1, &statement, NULL) == SQLITE_OK, text);
    need(sqlite3_step(statement) == SQLITE_ROW, text);
    int64_t value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

typedef struct Rows {
    int64_t counts[TABLE_COUNT];
} Rows;

static Rows rows_of(const char *file) {
    sqlite3 *db;
    Rows rows;
    char text[64];
    need(sqlite3_open_v2(file, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK, file);
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        snprintf(text, sizeof text, "SELECT COUNT(*) FROM %s", TABLES[i]);
        rows.counts[i] = number(db, text);
    }
    sqlite3_close(db);
    return rows;
}

/* Rows per write must be the same, or one of the two did less than the other. */
static void compare_rows(const Rows *before, const Rows *between, const Rows *after) {
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        int64_t http = between->counts[i] - before->counts[i];
        int64_t bare = after->counts[i] - between->counts[i];
        if (http != bare)
            fprintf(stderr, "%s: %lld rows over HTTP, %lld bare\n", TABLES[i], (long long)http,
                    (long long)bare);
        need(http == bare, TABLES[i]);
    }
}

typedef struct Pace {
    double rate;   /* writes per second */
    double cpu_us; /* of the process that writes, per write */
} Pace;

static Pace over_http(const Server *server, Callers *callers, unsigned connections,
                      int64_t writes) {
    Load load = { .port = server->port,
                  .connections = connections,
                  .requests = (uint64_t)writes,
                  .status = 303,
                  .write = write_request,
                  .self = callers };
    callers->run++;
    double before = process_seconds(server->process);
    LoadResult result = load_run(&load);
    double cpu = process_seconds(server->process) - before;
    return (Pace){ (double)writes / result.seconds, cpu * 1e6 / (double)writes };
}

static Pace in_a_loop(Bare *bare, int64_t writes, int64_t batch) {
    double before = process_seconds(getpid());
    double seconds = bare_write(bare, writes, batch);
    double cpu = process_seconds(getpid()) - before;
    return (Pace){ (double)writes / seconds, cpu * 1e6 / (double)writes };
}

static BareOptions bare_options(const char *file) {
    sqlite3 *db;
    need(sqlite3_open_v2(file, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK, file);
    BareOptions options = {
        .file = file,
        .first = number(db, "SELECT id FROM initiative WHERE key = 'schreib-0'"),
        .count = CALLERS,
    };
    options.step = number(db, "SELECT id FROM initiative WHERE key = 'schreib-1'") - options.first;
    options.chain = number(db, "SELECT c.id FROM chain c JOIN initiative i ON"
                               " i.id = c.initiative_id WHERE i.key = 'schreib-0'");
    sqlite3_close(db);
    return options;
}

static void prepare(const char *file, Arena *arena, Callers *callers) {
    Server server = server_start(file, true);
    server_stop(&server);
    fill_initiatives(&(Fill){ .file = file,
                              .key = "schreib",
                              .initiatives = CALLERS,
                              .stakeholders = 10,
                              .involvements = 8,
                              .history = 20 },
                     true);
    fill_sessions(file, CALLERS);
    for (int i = 0; i < CALLERS; i++) {
        fill_token(i, callers->tokens[i]);
        const Session session = { .id = { i + 1 },
                                  .token = str_from(callers->tokens[i]),
                                  .account = { FILL_LEAD } };
        callers->form_tokens[i] = session_form_token(arena, &session);
    }
}

enum { HTTP, HTTP_SINGLE, BARE, BARE_SINGLE, WAYS };

typedef struct Way {
    Figure rate, cpu;
} Way;

static void note(Way *way, int run, Pace pace) {
    way->rate.values[run] = pace.rate;
    way->cpu.values[run] = pace.cpu_us;
}

static void measure(const char *file, Callers *callers, Way ways[static WAYS]) {
    BareOptions options = bare_options(file);
    int64_t writes = bench_count(WRITES, FEW_WRITES);
    int64_t singles = bench_count(SINGLE_WRITES, FEW_SINGLE_WRITES);
    for (int run = 0; run < bench_runs(); run++) {
        Rows before = rows_of(file);
        Server server = server_start_unpinned(file);
        note(&ways[HTTP], run, over_http(&server, callers, CALLERS, writes));
        note(&ways[HTTP_SINGLE], run, over_http(&server, callers, 1, singles));
        server_stop(&server);
        Rows between = rows_of(file);
        processor_pin(0);
        Bare *bare = bare_open(&options);
        note(&ways[BARE], run, in_a_loop(bare, writes, CALLERS));
        note(&ways[BARE_SINGLE], run, in_a_loop(bare, singles, 1));
        bare_close(bare);
        processor_free();
        Rows after = rows_of(file);
        compare_rows(&before, &between, &after);
    }
}

/* `figure` against the median of another. */
static void print_against(const Figure *figure, Figure *other, double least) {
    Figure held = *figure;
    held.against = other->name;
    held.yardstick = figure_median(other);
    held.least = least;
    figure_print(&held);
}

static Figure rate(const char *name) {
    return (Figure){ .name = name, .unit = "/s", .more = true };
}

static Figure cpu(const char *name) {
    return (Figure){ .name = name, .unit = "µs", .digits = 1 };
}

int main(int count, char **arguments) {
    bench_arguments(&count, arguments);
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Callers callers = { .run = wall_seconds() > 0 };
    bench_folder();
    const char *file = bench_file("writes.db");
    prepare(file, arena, &callers);
    Way ways[WAYS] = {
        [HTTP] = { rate("writes.http_64_callers"), cpu("writes.http_64_callers.cpu") },
        [HTTP_SINGLE] = { rate("writes.http_1_caller"), cpu("writes.http_1_caller.cpu") },
        [BARE] = { rate("writes.bare_64_per_commit"), cpu("writes.bare_64_per_commit.cpu") },
        [BARE_SINGLE] = { rate("writes.bare_one_commit_each"),
                          cpu("writes.bare_one_commit_each.cpu") },
    };
    measure(file, &callers, ways);
    figure_print(&ways[BARE].rate);
    figure_print(&ways[BARE_SINGLE].rate);
    print_against(&ways[HTTP].rate, &ways[BARE].rate, 0.3);
    print_against(&ways[HTTP].rate, &ways[BARE_SINGLE].rate, 2);
    figure_print(&ways[HTTP_SINGLE].rate);
    print_against(&ways[HTTP].rate, &ways[HTTP_SINGLE].rate, 0);
    figure_print(&ways[BARE].cpu);
    figure_print(&ways[BARE_SINGLE].cpu);
    print_against(&ways[HTTP].cpu, &ways[BARE].cpu, 0);
    figure_print(&ways[HTTP_SINGLE].cpu);
    bench_done();
    return 0;
}
