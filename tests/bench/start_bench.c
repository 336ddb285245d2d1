/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* start_bench [--json] [--short]: from the start of `serve` on an existing file to its first answer; memory of
 * the idle server and per signed-in person; size of the program; bytes of the first load of a public
 * page with everything that it names. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "assets.h"
#include "bench.h"
#include "fill.h"
#include "load.h"

enum { PEOPLE = 1000, FEW_PEOPLE = 20, AT_ONCE = 8, MIB = 1 << 20 };

static const char PAGE[] = "/vorhaben/antragsassistenz";

static unsigned people(void) {
    return (unsigned)bench_count(PEOPLE, FEW_PEOPLE);
}

static void get(uint16_t port, Str path, Out *ret) {
    CLEANUP(out_done) Out request = out_open(256);
    out_c(&request, "GET ");
    out_str(&request, path);
    out_c(&request, " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n");
    load_once(port, out_view(&request), 200, ret);
}

/* -- Start ------------------------------------------------------------------------------------- */

/* A process of the same program that only says its version: what starting costs at least. */
static double bare_start(void) {
    double before = wall_seconds();
    pid_t process = fork();
    need(process >= 0, "fork");
    if (process == 0) {
        processor_pin(0);
        need(freopen("/dev/null", "w", stdout) != NULL, "/dev/null");
        execl(program_path(), "einklang", "version", (char *)NULL);
        _exit(1);
    }
    int status;
    need(waitpid(process, &status, 0) == process && status == 0, "einklang version");
    return wall_seconds() - before;
}

static void start(const char *file) {
    Figure first = { .name = "start.first_answer",
                     .unit = "ms",
                     .digits = 1,
                     .against = "limit",
                     .yardstick = 100,
                     .most = 1 };
    Figure bare = {
        .name = "start.process", .unit = "ms", .digits = 1, .against = "start.first_answer"
    };
    CLEANUP(out_done) Out answer = out_open(0);
    for (int run = 0; run < bench_runs(); run++) {
        Server server = server_start(file, false);
        get(server.port, STR("/healthz"), &answer);
        first.values[run] = (wall_seconds() - server.started) * 1000;
        server_stop(&server);
        bare.values[run] = bare_start() * 1000;
    }
    figure_print(&first);
    bare.yardstick = figure_median(&first);
    figure_print(&bare);
}

/* -- Memory ------------------------------------------------------------------------------------ */

static void write_request(const void *self, unsigned connection, uint64_t n, Out *out) {
    (void)self;
    (void)n;
    char token[44];
    fill_token(connection, token);
    out_format(out, "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: einklang_session=%s\r\n\r\n",
               PAGE, token);
}

/* Everybody loads the page with a session of their own and keeps the connection. What the rush took is given back in the
 * first pause (base/memory.h), and workers that it needed have ended some seconds after it. */
static double memory_with_people(const Server *server, unsigned at_once) {
    Load load = { .port = server->port,
                  .connections = people(),
                  .at_once = at_once,
                  .requests = people(),
                  .status = 200,
                  .write = write_request };
    LoadConnections *connections = load_open(&load);
    load_again(connections);
    nanosleep(&(struct timespec){ .tv_sec = 5 }, NULL);
    double memory = process_memory(server->process);
    load_close(connections);
    return memory;
}

/* In kB; returns the bytes of the idle server. */
static double memory_per_person(const char *file, unsigned at_once, double *ret) {
    CLEANUP(out_done) Out answer = out_open(0);
    Server server = server_start(file, false);
    get(server.port, str_from(PAGE), &answer);
    double before = process_memory(server.process);
    *ret = (memory_with_people(&server, at_once) - before) / 1e3 / people();
    server_stop(&server);
    return before;
}

static void memory(const char *file) {
    Figure idle = { .name = "start.memory_idle",
                    .unit = "MB",
                    .digits = 1,
                    .against = "limit",
                    .yardstick = 30,
                    .most = 1 };
    Figure person = { .name = "start.memory_per_person",
                      .unit = "kB",
                      .digits = 1,
                      .against = "limit",
                      .yardstick = 20,
                      .most = 1 };
    Figure crowd = person;
    crowd.name = "start.memory_per_person_all_at_once";
    for (int run = 0; run < bench_runs(); run++) {
        double before = memory_per_person(file, AT_ONCE, &person.values[run]);
        idle.values[run] = before / 1e6;
        memory_per_person(file, people(), &crowd.values[run]);
    }
    figure_print(&idle);
    figure_print(&person);
    figure_print(&crowd);
}

/* -- Size -------------------------------------------------------------------------------------- */

static void size(void) {
    struct stat status;
    need(stat(program_path(), &status) == 0, program_path());
    Figure figure = { .name = "start.program_size",
                      .unit = "MB",
                      .digits = 1,
                      .against = "limit",
                      .yardstick = 12,
                      .most = 1 };
    for (int run = 0; run < bench_runs(); run++)
        figure.values[run] = (double)status.st_size / 1e6;
    figure_print(&figure);
}

/* Headers included. */
static void first_load(const char *file) {
    Figure figure = { .name = "start.first_load_without_fonts", .unit = "kB", .digits = 1 };
    Server server = server_start(file, false);
    CLEANUP(out_done) Out page = out_open(0);
    CLEANUP(out_done) Out asset = out_open(0);
    get(server.port, str_from(PAGE), &page);
    const Assets assets = assets_find(out_view(&page));
    size_t bytes = page.len;
    for (size_t i = 0; i < assets.count; i++) {
        get(server.port, assets.paths[i], &asset);
        bytes += asset.len;
    }
    server_stop(&server);
    for (int run = 0; run < bench_runs(); run++)
        figure.values[run] = (double)bytes / 1e3;
    figure_print(&figure);
}

int main(int count, char **arguments) {
    bench_arguments(&count, arguments);
    processor_pin(1);
    bench_folder();
    const char *file = bench_file("start.db");
    Server server = server_start(file, true);
    server_stop(&server);
    fill_sessions(file, people());
    start(file);
    memory(file);
    size();
    first_load(file);
    bench_done();
    return 0;
}
