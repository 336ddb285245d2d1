/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* PDFs by a program of others: here by scripts that stand for LibreOffice, do their work, or misbehave. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/office.h"
#include "base/io.h"
#include "base/thread.h"

enum { PATH_SIZE = 256, SHORT = 1, LONG = 60, SOON_MS = 5000, THREADS = OFFICE_WAITING_MAX + 1 };

typedef struct Fake {
    Arena *arena;
    Ctx ctx;
    char folder[PATH_SIZE], program[2 * PATH_SIZE];
} Fake;

static int set_up(void **state) {
    Fake *fake = calloc(1, sizeof *fake);
    if (fake == NULL)
        return -1;
    fake->arena = arena_open(1 << 14);
    fake->ctx.arena = fake->arena;
    snprintf(fake->folder, sizeof fake->folder, "/tmp/einklang-fake-XXXXXX");
    *state = fake;
    if (mkdtemp(fake->folder) == NULL)
        return -1;
    snprintf(fake->program, sizeof fake->program, "%s/office", fake->folder);
    return setenv("TMPDIR", fake->folder, 1);
}

static int tear_down(void **state) {
    Fake *fake = *state;
    unlink(fake->program);
    int code = rmdir(fake->folder); /* nothing else was left there */
    arena_close(fake->arena);
    free(fake);
    unsetenv("TMPDIR");
    return code;
}

/* The program from now on: a script in its temporary folder, beside document.odt. */
static Office *office_of(Fake *fake, int64_t seconds, const char *script) {
    int file = open(fake->program, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0700);
    assert_true(file >= 0);
    assert_int_equal(write_all(file, STR("#!/bin/bash\n")), ERR_NONE);
    assert_int_equal(write_all(file, str_from(script)), ERR_NONE);
    fd_close(file);
    return office_open(str_from(fake->program), seconds);
}

static OfficeTrouble trouble_of(Fake *fake, int64_t seconds, const char *script, Str *ret_pdf) {
    Office *office = office_of(fake, seconds, script);
    OfficeTrouble trouble = OFFICE_FINE;
    CLEANUP(out_done) Out out = out_open(0);
    Err err = office_pdf(office, &fake->ctx, STR("the text"), &out, &trouble);
    assert_int_equal(err, trouble == OFFICE_FINE ? ERR_NONE : ERR_BUSY);
    *ret_pdf = str_copy(fake->arena, out_view(&out));
    office_close(office);
    return trouble;
}

/* How many there are in the folder for temporary ones. */
static size_t glob_below(const Fake *fake, const char *pattern, glob_t *ret) {
    char path[2 * PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", fake->folder, pattern);
    return glob(path, 0, NULL, ret) == 0 ? ret->gl_pathc : 0;
}

static bool has(Str text, const char *part) {
    return str_find(text, str_from(part)) >= 0;
}

static void it_converts_with_nothing_of_ours(void **state) {
    Str pdf;
    setenv("EINKLANG_TEST_SECRET", "geheim", 1);
    OfficeTrouble trouble = trouble_of(
        *state, LONG,
        "{ echo %PDF-1.7; cat document.odt; echo; echo \"$@\"; env; "
        "for n in {3..9} {20..200}; do { true >&$n; } 2>/dev/null && echo open $n; done; echo; "
        "ulimit -c; ulimit -n; ulimit -t; id -un >/dev/null; stat -c 'mode %a' .; } >document.pdf",
        &pdf);
    unsetenv("EINKLANG_TEST_SECRET");
    assert_int_equal(trouble, OFFICE_FINE);
    assert_true(has(pdf, "the text"));
    assert_true(has(pdf, "--headless"));
    assert_true(has(pdf, "\"PDFUACompliance\":{\"type\":\"boolean\",\"value\":\"true\"}"));
    assert_true(has(pdf, "HOME=/tmp/einklang-fake-"));
    assert_false(has(pdf, "geheim"));
    assert_false(has(pdf, "USER="));
    assert_true(has(pdf, "\n\n0\n1024\n61\nmode 700\n"));
    assert_false(has(pdf, "open ")); /* from 10 on bash keeps what it redirected */
}

static void what_is_no_pdf_is_a_failure(void **state) {
    static const char *const SCRIPTS[] = {
        "exit 3",
        "exit 0",
        "echo %PDF-1.7 >document.pdf; exit 1",
        "echo %PDF-1.7 >document.pdf; kill -SEGV $$",
        "echo Fehler >document.pdf",
        "ln -s document.odt document.pdf",
        "mkfifo document.pdf",
        "mkdir document.pdf",
        "echo %PDF-1.7 >document.pdf; head -c 100M /dev/zero >>document.pdf",
        "mkdir -p a/b/c; touch a/b/c/d; chmod 500 a/b/c",
    };
    Str pdf;
    for (size_t i = 0; i < sizeof SCRIPTS / sizeof *SCRIPTS; i++)
        if (trouble_of(*state, LONG, SCRIPTS[i], &pdf) != OFFICE_FAILED || pdf.len > 0)
            fail_msg("a PDF by: %s", SCRIPTS[i]);
}

static void a_program_that_is_not_there_is_absent(void **state) {
    Fake *fake = *state;
    OfficeTrouble trouble = OFFICE_FINE;
    CLEANUP(out_done) Out out = out_open(0);
    const char *const PATHS[] = { "", "/nirgends/soffice", "office" };
    for (size_t i = 0; i < 3; i++) {
        Office *office = office_open(str_from(PATHS[i]), SHORT);
        assert_false(office_present(office));
        assert_int_equal(office_pdf(office, &fake->ctx, STR("x"), &out, &trouble), ERR_NOT_FOUND);
        assert_int_equal(trouble, OFFICE_ABSENT);
        office_close(office);
    }
    assert_int_equal(office_pdf(NULL, &fake->ctx, STR("x"), &out, NULL), ERR_NOT_FOUND);
}

/* A process whose command line names this; one that has ended has none any more. */
static bool runs(const char *argument) {
    DIR *all = opendir("/proc");
    bool found = false;
    assert_non_null(all);
    for (const struct dirent *entry; !found && (entry = readdir(all)) != NULL;) {
        char path[2 * PATH_SIZE], line[PATH_SIZE] = "";
        snprintf(path, sizeof path, "/proc/%s/cmdline", entry->d_name);
        FILE *file = fopen(path, "re");
        size_t length = file != NULL ? fread(line, 1, sizeof line, file) : 0;
        if (file != NULL)
            fclose(file);
        found = memmem(line, length, argument, strlen(argument) + 1) != NULL;
    }
    closedir(all);
    return found;
}

static bool ends(const char *argument) {
    for (int64_t until = monotonic_ms() + SOON_MS; monotonic_ms() < until;) {
        if (!runs(argument))
            return true;
        nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
    }
    return false;
}

static bool begins(const char *argument) {
    for (int64_t until = monotonic_ms() + SOON_MS; monotonic_ms() < until;) {
        if (runs(argument))
            return true;
        nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
    }
    return false;
}

/* A length of sleep that nobody else has asked for. */
static const char *sleep_of_ours(Fake *fake) {
    static int count;
    CLEANUP(out_done) Out out = out_open(64);
    out_format(&out, "600.%d%03d", (int)getpid(), count++);
    return str_c(fake->arena, out_view(&out));
}

/* Whatever it started goes with it, also when the program itself has ended, and nobody is left to be awaited. */
static void nothing_of_it_stays(void **state) {
    Fake *fake = *state;
    static const char *const ENDS[] = { "wait", "echo %PDF-1.7 >document.pdf" };
    char script[4 * PATH_SIZE];
    Str pdf;
    for (size_t i = 0; i < 2; i++) {
        const char *seconds = sleep_of_ours(fake);
        snprintf(script, sizeof script,
                 "trap '' TERM HUP\n(trap '' TERM HUP; while :; do sleep %s; done) &\n"
                 "(setsid sleep %s &) 2>/dev/null\nsleep 0.2\n%s",
                 seconds, seconds, ENDS[i]);
        int64_t begin = monotonic_ms();
        assert_int_equal(trouble_of(fake, SHORT, script, &pdf), i == 0 ? OFFICE_SLOW : OFFICE_FINE);
        assert_true(monotonic_ms() - begin < SHORT * 1000 + SOON_MS);
        assert_false(runs(seconds)); /* before the folder goes */
        assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    }
}

/* kill -9: nobody says anything to what the program started, and it ends all the same. */
static void it_ends_with_a_killed_server(void **state) {
    Fake *fake = *state;
    const char *seconds = sleep_of_ours(fake);
    char script[4 * PATH_SIZE];
    snprintf(script, sizeof script, "(sleep %s; true) &\nwait", seconds);
    Office *office = office_of(fake, LONG, script);
    pid_t server = fork();
    assert_true(server >= 0);
    if (server == 0) {
        CLEANUP(out_done) Out out = out_open(0);
        _exit(office_pdf(office, &fake->ctx, STR("x"), &out, NULL) == ERR_NONE ? 0 : 1);
    }
    assert_true(begins(seconds));
    assert_int_equal(kill(server, SIGKILL), 0);
    assert_int_equal(waitpid(server, NULL, 0), server);
    assert_true(ends(seconds));
    office_close(office);
    glob_t found;
    const struct timespec old[2] = { { .tv_sec = 1000000000 }, { .tv_sec = 1000000000 } };
    assert_int_equal(glob_below(fake, "einklang-pdf-*", &found), 1);
    assert_int_equal(utimensat(AT_FDCWD, found.gl_pathv[0], old, 0), 0);
    office_clean(); /* as at the start of the next one */
    assert_int_equal(access(found.gl_pathv[0], F_OK), -1);
    globfree(&found);
}

/* Neither what stands beside its folder, nor the server: its memory and its environment. */
static void it_sees_nothing_of_ours(void **state) {
    static const char *const TRIES[] = { "cat ../secret", "cat /proc/$PPID/environ", "ls ..",
                                         "echo x >../secret", "rm ../secret" };
    Fake *fake = *state;
    char path[2 * PATH_SIZE], script[4 * PATH_SIZE];
    Str pdf;
    if (!office_confined())
        skip();
    snprintf(path, sizeof path, "%s/secret", fake->folder);
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    assert_true(file >= 0);
    fd_close(file);
    for (size_t i = 0; i < sizeof TRIES / sizeof *TRIES; i++) {
        snprintf(script, sizeof script,
                 "(%s) >/dev/null 2>&1 && exit 1\necho %%PDF-1.7 >document.pdf", TRIES[i]);
        if (trouble_of(fake, LONG, script, &pdf) != OFFICE_FINE)
            fail_msg("it could: %s", TRIES[i]);
    }
    assert_int_equal(unlink(path), 0);
}

static int listener(uint16_t *ret_port) {
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_true(fd >= 0);
    assert_int_equal(bind(fd, (const struct sockaddr *)&address, size), 0);
    assert_int_equal(listen(fd, 1), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &size), 0);
    *ret_port = ntohs(address.sin_port);
    return fd;
}

static void it_reaches_no_network(void **state) {
    Fake *fake = *state;
    uint16_t port;
    CLEANUP(fd_closep) int fd = listener(&port);
    assert_true(fd >= 0);
    char script[PATH_SIZE], command[2 * PATH_SIZE];
    Str pdf;
    snprintf(script, sizeof script, "if (exec 3<>/dev/tcp/127.0.0.1/%d) 2>/dev/null\n", port);
    /* the same script outside reaches it */
    snprintf(command, sizeof command, "%sthen exit 0; else exit 1; fi", script);
    CLEANUP(out_done) Out text = out_open(0);
    out_format(&text, "%sthen exit 1; fi\necho %%PDF-1.7 >document.pdf\n", script);
    char *const outside[] = { (char *)(uintptr_t) "bash", (char *)(uintptr_t) "-c", command, NULL };
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        execvp(outside[0], outside);
        _exit(1);
    }
    int status = -1;
    while (waitpid(child, &status, 0) < 0)
        assert_int_equal(errno, EINTR);
    assert_int_equal(status, 0);
    assert_int_equal(trouble_of(fake, LONG, str_c(fake->arena, out_view(&text)), &pdf),
                     OFFICE_FINE);
}

typedef struct Visitor {
    Office *office;
    pthread_t thread;
    OfficeTrouble trouble;
    int64_t ms;
} Visitor;

static void *visit(void *argument) {
    Visitor *visitor = argument;
    CLEANUP(out_done) Out out = out_open(0);
    Ctx ctx = { 0 };
    int64_t begin = monotonic_ms();
    Err err = office_pdf(visitor->office, &ctx, STR("x"), &out, &visitor->trouble);
    visitor->ms = monotonic_ms() - begin;
    return err == ERR_NONE ? NULL : visitor;
}

static void wait_for_one_below(const Fake *fake, const char *pattern) {
    int64_t until = monotonic_ms() + SOON_MS;
    size_t count = 0;
    while (count == 0 && monotonic_ms() < until) {
        glob_t found = { 0 };
        count = glob_below(fake, pattern, &found);
        globfree(&found);
        nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
    }
    assert_int_equal(count, 1);
}

/* One works, a few wait, the next is told so at once; the end of the server waits for none of them. */
static void a_crowd_is_told_and_the_end_waits_for_nobody(void **state) {
    Fake *fake = *state;
    Visitor visitors[THREADS];
    Office *office = office_of(fake, LONG, "touch begun\nsleep 600");
    assert_false(office_crowded(NULL) || office_crowded(office));
    for (int i = 0; i < THREADS; i++) {
        visitors[i] = (Visitor){ .office = office };
        assert_true(thread_start(&visitors[i].thread, 0, visit, &visitors[i]));
    }
    wait_for_one_below(fake, "einklang-pdf-*/begun");
    Visitor late = { .office = office };
    for (int64_t until = monotonic_ms() + SOON_MS;
         late.trouble != OFFICE_CROWDED && monotonic_ms() < until;) {
        nanosleep(&(struct timespec){ .tv_nsec = 200000000 }, NULL); /* until all of them wait */
        late.ms = INT64_MAX;
        visit(&late);
    }
    assert_int_equal(late.trouble, OFFICE_CROWDED);
    assert_true(late.ms < 1000);
    assert_true(office_crowded(office));
    int64_t begin = monotonic_ms();
    office_stop(office);
    for (int i = 0; i < THREADS; i++)
        pthread_join(visitors[i].thread, NULL);
    assert_true(monotonic_ms() - begin < SOON_MS);
    for (int i = 0; i < THREADS; i++)
        assert_true(visitors[i].trouble == OFFICE_FAILED || visitors[i].trouble == OFFICE_CROWDED);
    office_close(office);
}

static void what_a_killed_server_left_is_removed(void **state) {
    Fake *fake = *state;
    const struct timespec old[2] = { { .tv_sec = 1000000000 }, { .tv_sec = 1000000000 } };
    char left[2 * PATH_SIZE], fresh[2 * PATH_SIZE];
    Str pdf;
    snprintf(left, sizeof left, "%s/einklang-pdf-left", fake->folder);
    snprintf(fresh, sizeof fresh, "%s/einklang-pdf-fresh", fake->folder);
    assert_int_equal(mkdir(left, 0700), 0);
    assert_int_equal(mkdir(fresh, 0700), 0);
    assert_int_equal(utimensat(AT_FDCWD, left, old, 0), 0);
    assert_int_equal(trouble_of(fake, LONG, "echo %PDF-1.7 >document.pdf", &pdf), OFFICE_FINE);
    assert_int_equal(access(left, F_OK), -1);
    assert_int_equal(rmdir(fresh), 0);
}

/* Each in its turn: as long as one works there is no other folder. */
static void who_waits_gets_a_turn(void **state) {
    Fake *fake = *state;
    Visitor visitors[3];
    size_t most = 0;
    Office *office = office_of(fake, LONG, "sleep 0.2\necho %PDF-1.7 >document.pdf");
    for (int i = 0; i < 3; i++) {
        visitors[i] = (Visitor){ .office = office };
        assert_true(thread_start(&visitors[i].thread, 0, visit, &visitors[i]));
    }
    for (int64_t until = monotonic_ms() + 500; monotonic_ms() < until;) {
        glob_t found = { 0 };
        size_t count = glob_below(fake, "einklang-pdf-*", &found);
        globfree(&found);
        most = count > most ? count : most;
    }
    assert_int_equal(most, 1);
    for (int i = 0; i < 3; i++) {
        pthread_join(visitors[i].thread, NULL);
        assert_int_equal(visitors[i].trouble, OFFICE_FINE);
    }
    office_close(office);
}

static void note(void *self) {
    (*(int *)self)++;
}

/* The connection and the worker of a page are given to others meanwhile. */
static void who_waits_steps_aside(void **state) {
    Fake *fake = *state;
    int steps = 0;
    Str pdf;
    fake->ctx.waiting = (Waiting){ .opt_begin = note, .opt_end = note, .self = &steps };
    assert_int_equal(trouble_of(fake, LONG, "echo %PDF-1.7 >document.pdf", &pdf), OFFICE_FINE);
    assert_int_equal(steps, 2);
}

int main(void) {
#define OFFICE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(it_converts_with_nothing_of_ours),
        OFFICE_TEST(what_is_no_pdf_is_a_failure),
        OFFICE_TEST(a_program_that_is_not_there_is_absent),
        OFFICE_TEST(nothing_of_it_stays),
        OFFICE_TEST(it_ends_with_a_killed_server),
        OFFICE_TEST(it_sees_nothing_of_ours),
        OFFICE_TEST(it_reaches_no_network),
        OFFICE_TEST(a_crowd_is_told_and_the_end_waits_for_nobody),
        OFFICE_TEST(what_a_killed_server_left_is_removed),
        OFFICE_TEST(who_waits_gets_a_turn),
        OFFICE_TEST(who_waits_steps_aside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
