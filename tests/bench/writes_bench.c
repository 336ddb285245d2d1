/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* writes_bench [--json]: comments over HTTP from 64 callers, each acknowledged after its COMMIT
 * (synchronous=FULL, history included), beside a bare loop of the same statements: 64 per COMMIT, and
 * one COMMIT each. The server is stopped while the bare loops run; all work on the same file. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/session.h"
#include "bare.h"
#include "base/arena.h"
#include "bench.h"
#include "fill.h"
#include "load.h"

enum { CALLERS = 64, WRITES = 6400, SINGLE_WRITES = 640 };

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
        if (http * (WRITES + SINGLE_WRITES) != bare * WRITES)
            fprintf(stderr, "%s: %lld rows over HTTP, %lld bare\n", TABLES[i], (long long)http,
                    (long long)bare);
        need(http * (WRITES + SINGLE_WRITES) == bare * WRITES, TABLES[i]);
    }
}

static double over_http(const char *file, Callers *callers) {
    Server server = server_start(file, false);
    Load load = { .port = server.port,
                  .connections = CALLERS,
                  .requests = WRITES,
                  .status = 303,
                  .write = write_request,
                  .self = callers };
    callers->run++;
    LoadResult result = load_run(&load);
    server_stop(&server);
    return WRITES / result.seconds;
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
        callers->form_tokens[i] = session_form_token_of_cookie(arena, str_from(callers->tokens[i]));
    }
}

static void measure(const char *file, Callers *callers, Figure *http, Figure *batched,
                    Figure *single) {
    BareOptions options = bare_options(file);
    for (int run = 0; run < BENCH_RUNS; run++) {
        Rows before = rows_of(file);
        http->values[run] = over_http(file, callers);
        Rows between = rows_of(file);
        processor_pin(0);
        Bare *bare = bare_open(&options);
        batched->values[run] = WRITES / bare_write(bare, WRITES, CALLERS);
        single->values[run] = SINGLE_WRITES / bare_write(bare, SINGLE_WRITES, 1);
        bare_close(bare);
        processor_pin(1);
        Rows after = rows_of(file);
        compare_rows(&before, &between, &after);
    }
}

int main(int count, char **arguments) {
    bench_arguments(&count, arguments);
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Callers callers = { .run = wall_seconds() > 0 };
    processor_pin(1);
    bench_folder();
    const char *file = bench_file("writes.db");
    prepare(file, arena, &callers);
    Figure http = { .name = "writes.http_64_callers",
                    .unit = "/s",
                    .more = true,
                    .least = 0.3,
                    .against = "writes.bare_64_per_commit" };
    Figure batched = { .name = "writes.bare_64_per_commit", .unit = "/s", .more = true };
    Figure single = { .name = "writes.bare_one_commit_each", .unit = "/s", .more = true };
    measure(file, &callers, &http, &batched, &single);
    http.yardstick = figure_median(&batched);
    figure_print(&batched);
    figure_print(&single);
    figure_print(&http);
    Figure twice = http;
    twice.against = "writes.bare_one_commit_each";
    twice.yardstick = figure_median(&single);
    twice.least = 2;
    figure_print(&twice);
    bench_done();
    return 0;
}
