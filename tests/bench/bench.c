/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "bench.h"

#include <dirent.h>
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SPARE_DESCRIPTORS = 64 };

static bool json, is_short;
static int64_t rows;
static char folder[] = "/var/tmp/einklang-bench.XXXXXX";
static pid_t owner; /* children must not remove what the bench has */

void give_up(const char *what) {
    perror(what);
    exit(1);
}

/* -- Figures ----------------------------------------------------------------------------------- */

void bench_arguments(int *count, char **arguments) {
    int kept = 1;
    for (int i = 1; i < *count; i++) {
        if (strcmp(arguments[i], "--json") == 0)
            json = true;
        else if (strcmp(arguments[i], "--short") == 0)
            is_short = true;
        else if (strncmp(arguments[i], "--rows=", 7) == 0)
            rows = strtoll(arguments[i] + 7, NULL, 10);
        else
            arguments[kept++] = arguments[i];
    }
    *count = kept;
    setvbuf(stdout, NULL, _IOLBF, 0);
}

int bench_runs(void) {
    return is_short ? 1 : BENCH_RUNS_MAX;
}

int64_t bench_count(int64_t full, int64_t few) {
    return is_short ? few : full;
}

int64_t bench_rows(int64_t full, int64_t few) {
    return rows > 0 ? rows : bench_count(full, few);
}

static int by_value(const void *a, const void *b) {
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

typedef struct Sorted {
    double values[BENCH_RUNS_MAX];
} Sorted;

static Sorted sorted(const double values[static BENCH_RUNS_MAX]) {
    Sorted all;
    memcpy(all.values, values, sizeof all.values);
    qsort(all.values, (size_t)bench_runs(), sizeof all.values[0], by_value);
    return all;
}

static double median_of(const double values[static BENCH_RUNS_MAX]) {
    return sorted(values).values[bench_runs() / 2];
}

double figure_median(const Figure *figure) {
    return median_of(figure->values);
}

/* To the yardstick, or run by run to what was measured beside it. */
static double ratio_of(const Figure *figure) {
    if (figure->beside == NULL)
        return figure->yardstick > 0 ? figure_median(figure) / figure->yardstick : 0;
    double ratios[BENCH_RUNS_MAX] = { 0 };
    for (int run = 0; run < bench_runs(); run++)
        ratios[run] = figure->values[run] / figure->beside->values[run];
    return median_of(ratios);
}

static bool met(const Figure *figure, double ratio) {
    if (figure->most > 0 && ratio > figure->most)
        return false;
    return figure->least <= 0 || ratio >= figure->least;
}

static void print_json(const Figure *f, double best, double median, double ratio) {
    printf("{\"name\": \"%s\", \"unit\": \"%s\", \"best\": %.*f, \"median\": %.*f", f->name,
           f->unit, f->digits, best, f->digits, median);
    if (f->against != NULL) {
        printf(", \"against\": \"%s\", \"yardstick\": %.*f, \"ratio\": %.3f", f->against, f->digits,
               f->yardstick, ratio);
        if (f->most > 0)
            printf(", \"at_most\": %.3f", f->most);
        if (f->least > 0)
            printf(", \"at_least\": %.3f", f->least);
        if (f->most > 0 || f->least > 0)
            printf(", \"met\": %s", met(f, ratio) ? "true" : "false");
    }
    printf("}\n");
}

static void print_line(const Figure *f, double best, double median, double ratio) {
    printf("%-34s best %10.*f  median %10.*f %-5s", f->name, f->digits, best, f->digits, median,
           f->unit);
    if (f->against != NULL) {
        printf(" %-34s %10.*f  ratio %6.2f", f->against, f->digits, f->yardstick, ratio);
        if (f->most > 0)
            printf("  at most %.2f", f->most);
        if (f->least > 0)
            printf("  at least %.2f", f->least);
        if (!met(f, ratio))
            printf("  MISSED");
    }
    printf("\n");
}

void figure_print(const Figure *figure) {
    Figure shown = *figure;
    if (shown.beside != NULL) {
        shown.against = shown.beside->name;
        shown.yardstick = figure_median(shown.beside);
    }
    double best = sorted(figure->values).values[figure->more ? bench_runs() - 1 : 0];
    (json ? print_json : print_line)(&shown, best, figure_median(figure), ratio_of(figure));
}

/* -- Time, processes --------------------------------------------------------------------------- */

static double seconds_of(struct timespec at) {
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

double wall_seconds(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return seconds_of(at);
}

double process_seconds(pid_t process) {
    clockid_t id;
    struct timespec at = { 0 };
    need(clock_getcpuclockid(process, &id) == 0 && clock_gettime(id, &at) == 0, "CPU time");
    return seconds_of(at);
}

double process_memory(pid_t process) {
    char path[64], line[256];
    snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)process);
    FILE *file = fopen(path, "re");
    need(file != NULL, path);
    double sum = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        long kib;
        if (sscanf(line, "Private_Dirty: %ld", &kib) == 1 ||
            sscanf(line, "Private_Clean: %ld", &kib) == 1)
            sum += (double)kib * 1024;
    }
    fclose(file);
    return sum;
}

static cpu_set_t all;

void processor_pin(int n) {
    if (CPU_COUNT(&all) == 0)
        need(sched_getaffinity(0, sizeof all, &all) == 0, "processors");
    if (CPU_COUNT(&all) < 2)
        return;
    cpu_set_t one;
    CPU_ZERO(&one);
    for (size_t cpu = 0; cpu < CPU_SETSIZE; cpu++)
        if (CPU_ISSET(cpu, &all) && n-- == 0)
            CPU_SET(cpu, &one);
    need(sched_setaffinity(0, sizeof one, &one) == 0, "pinning");
}

void processor_free(void) {
    if (CPU_COUNT(&all) > 0)
        need(sched_setaffinity(0, sizeof all, &all) == 0, "processors");
}

void pause_ms(long ms) {
    const struct timespec time = { ms / 1000, ms % 1000 * 1000000 };
    nanosleep(&time, NULL);
}

/* -- Descriptors, control ---------------------------------------------------------------------- */

static struct rlimit descriptors(void) {
    struct rlimit limit;
    need(getrlimit(RLIMIT_NOFILE, &limit) == 0, "getrlimit");
    return limit;
}

void descriptors_raise(void) {
    struct rlimit limit = descriptors();
    limit.rlim_cur = limit.rlim_max;
    need(setrlimit(RLIMIT_NOFILE, &limit) == 0, "setrlimit");
}

bool descriptors_suffice(unsigned count, const char *what) {
    unsigned wanted = count + SPARE_DESCRIPTORS;
    rlim_t limit = descriptors().rlim_cur;
    if (limit < wanted)
        fprintf(stderr, "%u %s need %u descriptors, ulimit -n gives %llu: left out\n", count, what,
                wanted, (unsigned long long)limit);
    return limit >= wanted;
}

void control_put(int fd, const void *bytes, size_t size) {
    need(write(fd, bytes, size) == (ssize_t)size, "control");
}

bool control_take(int fd, void *bytes, size_t size) {
    ssize_t n;
    do
        n = recv(fd, bytes, size, MSG_WAITALL);
    while (n < 0 && errno == EINTR);
    return n == (ssize_t)size;
}

/* -- The server -------------------------------------------------------------------------------- */

const char *program_path(void) {
    static char path[BENCH_PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path - 16);
    need(len > 0, "own path");
    path[len] = '\0';
    for (int up = 0; up < 3; up++) { /* tests/bench/NAME below the build folder */
        char *slash = strrchr(path, '/');
        need(slash != NULL, path);
        *slash = '\0';
    }
    strncat(path, "/einklang", sizeof path - strlen(path) - 1);
    return path;
}

typedef struct Start {
    const char *file;
    bool example, unpinned;
    uint16_t port; /* 0: any */
} Start;

static void run_server(const Start *how, int out) {
    char address[32];
    prctl(PR_SET_PDEATHSIG, SIGTERM); /* also when a `need` ends the bench */
    snprintf(address, sizeof address, "127.0.0.1:%u", how->port);
    if (how->unpinned)
        processor_free();
    else
        processor_pin(0);
    need(dup2(out, STDOUT_FILENO) >= 0, "dup2");
    execl(program_path(), "einklang", "serve", "--db", how->file, "--listen", address,
          how->example ? "--example" : (char *)NULL, (char *)NULL);
    need(false, program_path());
}

static Server start(const Start *how) {
    int ends[2];
    need(pipe(ends) == 0, "pipe");
    Server server = { .started = wall_seconds() };
    server.process = fork();
    need(server.process >= 0, "fork");
    if (server.process == 0) {
        close(ends[0]);
        run_server(how, ends[1]);
    }
    close(ends[1]);
    FILE *lines = fdopen(ends[0], "r");
    unsigned port = 0;
    need(lines != NULL && fscanf(lines, "listening on http://127.0.0.1:%u", &port) == 1,
         "the server does not listen");
    fclose(lines); /* it prints its link before it answers; a pipe without reader is no error */
    server.port = (uint16_t)port;
    return server;
}

Server server_start(const char *file, bool example) {
    return start(&(Start){ .file = file, .example = example });
}

Server server_start_unpinned(const char *file) {
    return start(&(Start){ .file = file, .unpinned = true });
}

Server server_start_again(const char *file, uint16_t port) {
    return start(&(Start){ .file = file, .port = port });
}

void server_stop(Server *server) {
    int status;
    kill(server->process, SIGTERM);
    need(waitpid(server->process, &status, 0) == server->process, "waitpid");
    need(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the server did not end with 0");
    server->process = 0;
}

/* -- Files ------------------------------------------------------------------------------------- */

void bench_folder(void) {
    need(mkdtemp(folder) != NULL, folder);
}

const char *bench_file(const char *name) {
    static char paths[BENCH_FILES_MAX][BENCH_PATH_MAX];
    static int count;
    need(count < BENCH_FILES_MAX, name);
    int len = snprintf(paths[count], BENCH_PATH_MAX, "%s/%s", folder, name);
    need(len > 0 && len < BENCH_PATH_MAX, name);
    return paths[count++];
}

void bench_done(void) {
    DIR *entries = opendir(folder);
    need(entries != NULL, folder);
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;)
        if (entry->d_name[0] != '.')
            unlinkat(dirfd(entries), entry->d_name, 0);
    closedir(entries);
    need(rmdir(folder) == 0, folder);
}

/* Also what others have put there. Nothing that a signal handler must not call. */
static void remove_folder(void) {
    if (getpid() != owner || access(folder, F_OK) != 0)
        return;
    pid_t process = fork();
    if (process == 0) {
        execl("/bin/rm", "rm", "-rf", "--", folder, (char *)NULL);
        _exit(127);
    }
    if (process > 0)
        waitpid(process, NULL, 0);
}

/* Whoever still writes there ends first. */
static pid_t busy;

void bench_busy(pid_t process) {
    busy = process;
}

static void end_early(int number) {
    if (getpid() == owner && busy > 0 && kill(busy, SIGKILL) == 0)
        waitpid(busy, NULL, 0);
    remove_folder();
    signal(number, SIG_DFL);
    raise(number);
}

void bench_leave_nothing(void) {
    static const int EARLY[] = { SIGINT, SIGTERM, SIGHUP };
    const struct sigaction action = { .sa_handler = end_early };
    owner = getpid();
    need(atexit(remove_folder) == 0, "atexit");
    for (size_t i = 0; i < sizeof EARLY / sizeof *EARLY; i++)
        need(sigaction(EARLY[i], &action, NULL) == 0, "sigaction");
}
