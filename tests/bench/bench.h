/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* bench.h -- what the benches share: figures, the server as a child process, its CPU and memory.
 *
 * Each figure is measured bench_runs() times. A line says: name, best, median, unit, what it is held
 * against, its value, the ratio to it, and whether the target is met. Any failure ends
 * the program with 1; a missed target does not, it is printed. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/str.h"

enum { BENCH_RUNS_MAX = 5, BENCH_PATH_MAX = 512, BENCH_FILES_MAX = 8 };

/* Ends the program with the text. */
_Noreturn void give_up(const char *what);
static inline void need(bool ok, const char *what) {
    if (!ok)
        give_up(what);
}

/* -- Figures ----------------------------------------------------------------------------------- */

typedef struct Figure {
    const char *name; /* "pages.public" */
    const char *unit;
    const char *against; /* name of the limit or peer; NULL: reported only */
    double yardstick;    /* its value, in `unit` */
    /* Measured run by run with this one, in turn: the ratio is the median of the runs' ratios, so that a machine
     * which is slower for some seconds is so for both. Instead of `against` and `yardstick`. */
    const struct Figure *beside;
    double most, least; /* target of median / yardstick; 0: none */
    bool more;          /* the largest value is the best */
    int digits;         /* behind the point */
    double values[BENCH_RUNS_MAX];
} Figure;

/* `--json` prints one object per line; `--short`: one run with little of everything, whose figures mean
 * nothing: does it work? `--rows=N`: with so many rows, where there are rows. Removes them from the arguments. */
void bench_arguments(int *count, char **arguments);
/* What --rows says, else as bench_count. */
int64_t bench_rows(int64_t full, int64_t few);
int bench_runs(void);
/* How many to take: `full`, or `few` with --short. */
int64_t bench_count(int64_t full, int64_t few);
double figure_median(const Figure *figure);
void figure_print(const Figure *figure);

/* -- Time, processes --------------------------------------------------------------------------- */

double wall_seconds(void);
/* User and system time of a process so far. */
double process_seconds(pid_t process);
/* Private_Dirty + Private_Clean of smaps_rollup, in bytes. */
double process_memory(pid_t process);
/* This thread and those that it starts run on the n-th processor that the bench was given; with one
 * only, nothing is pinned. Server: 0, client: 1. */
void processor_pin(int n);
/* From here on all of them again. */
void processor_free(void);
void pause_ms(long ms);
/* As many open descriptors as the system lets us have; before what has threads or children. */
void descriptors_raise(void);
/* Whether a process may have so many beside a few of its own; if not, says that `what` of that number are left out. */
bool descriptors_suffice(unsigned count, const char *what);

/* What a bench and a process of its own tell each other over a pair of sockets. False: the other one has ended. */
void control_put(int fd, const void *bytes, size_t size);
bool control_take(int fd, void *bytes, size_t size);

/* -- The server -------------------------------------------------------------------------------- */

typedef struct Server {
    pid_t process;
    uint16_t port;
    double started; /* wall time before the process was made */
} Server;

/* Path of the program under test: beside the build folder of the bench. */
const char *program_path(void);
/* `einklang serve --db file [--example]`; returns when it listens. */
Server server_start(const char *file, bool example);
/* The same on all processors, which it shares with its callers. */
Server server_start_unpinned(const char *file);
/* As the first one, where another server has listened before. */
Server server_start_again(const char *file, uint16_t port);
/* SIGTERM; it must end with 0. */
void server_stop(Server *server);

/* A folder below /var/tmp (a disk, unlike /tmp at times) that bench_done removes. */
void bench_folder(void);
/* Path in the folder; valid until the program ends. */
const char *bench_file(const char *name);
void bench_done(void);
/* From here on the folder is removed also where the bench ends early: by SIGINT, SIGTERM, SIGHUP or a `need`. */
void bench_leave_nothing(void);
/* Is ended first, as long as it runs; 0: nobody does. */
void bench_busy(pid_t process);
