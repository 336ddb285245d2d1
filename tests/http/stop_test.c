/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* SIGTERM ends the server in every state: while it starts, while it serves, under load, and whatever
 * it inherited. SIGINT does, unless it was ignored from the start. */
#include "outside.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../store/full_run.h"
#include "base/thread.h"

enum { CALLERS = 4, PATIENCE_MS = 60000, STEP_MS = 17 };

static const Rounds ROUNDS = { .few = 8, .full = 20, .postgres_few = 2, .postgres_full = 4 };
static const char *program;

/* The wait status once the process has ended; fails, and kills it, when it does not. */
static int ends_by(pid_t child, int number) {
    int status = 0;
    assert_int_equal(kill(child, number), 0);
    for (int64_t until = monotonic_ms() + PATIENCE_MS; monotonic_ms() < until; pause_ms(5))
        if (waitpid(child, &status, WNOHANG) == child)
            return status;
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    fail_msg("signal %d did not end the server", number);
    return status;
}

static bool done_with_0(int status) {
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void default_signals(void) {
    signal(SIGINT, SIG_DFL);
}

/* As a shell without job control does for "einklang serve &", and somebody who does not want to be ended. */
static void background(void) {
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
}

/* -- While it starts ---------------------------------------------------------------------------- */

/* The server makes its database with the example meanwhile, on every round a new one. */
static pid_t begin(const Outside *outside, int round) {
    char name[32];
    snprintf(name, sizeof name, "new%d.db", round);
    const char *file = outside_path(outside, name);
    const char *log = outside_path(outside, "log.txt");
    pid_t child = fork();
    assert_true(child >= 0);
    if (child != 0)
        return child;
    int said = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (dup2(said, STDOUT_FILENO) < 0 || dup2(said, STDERR_FILENO) < 0)
        _exit(126);
    default_signals();
    execl(program, program, "serve", "--db", file, "--listen", "127.0.0.1:0", "--example",
          (char *)NULL);
    _exit(127);
}

static void it_ends_while_it_starts(void **state) {
    (void)state;
    Outside outside;
    assert_true(outside_open(&outside, program, false));
    for (int round = 0; round < ROUNDS.full; round++) {
        pid_t child = begin(&outside, round);
        pause_ms(round * STEP_MS);
        int status = ends_by(child, SIGTERM);
        /* Before the program looks after signals itself the system ends it. */
        if (!done_with_0(status) && !(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM))
            fail_msg("round %d ended with %d", round, status);
    }
    outside_done(&outside);
}

/* -- Under load --------------------------------------------------------------------------------- */

typedef struct Caller {
    const Outside *outside;
    int number;
    atomic_bool over;
} Caller;

static void *call(void *self) {
    Caller *caller = self;
    Arena *arena = arena_open(1 << 16);
    for (int n = 0; !atomic_load(&caller->over); n++) {
        char body[128];
        arena_reset(arena);
        Browser browser = outside_browser(caller->outside, arena);
        browser.may_break = true;
        browser_get(&browser, "/");
        snprintf(body, sizeof body, "{\"name\":\"Last %d %d\",\"problem\":\"Last\"}",
                 caller->number, n);
        outside_ask(caller->outside, &browser, "POST",
                    "/api/v1/authorities/" OUTSIDE_AUTHORITY "/initiatives", STR(""),
                    str_from(body));
    }
    arena_close(arena);
    return NULL;
}

static void end_under_load(Outside *outside, int round) {
    pthread_t threads[CALLERS];
    Caller callers[CALLERS];
    for (int i = 0; i < CALLERS; i++) {
        callers[i] = (Caller){ .outside = outside, .number = round * CALLERS + i };
        assert_int_equal(pthread_create(&threads[i], NULL, call, &callers[i]), 0);
    }
    pause_ms(round * STEP_MS);
    int status = ends_by(outside->child, SIGTERM);
    outside->child = 0;
    for (int i = 0; i < CALLERS; i++) {
        atomic_store(&callers[i].over, true);
        pthread_join(threads[i], NULL);
    }
    assert_true(done_with_0(status));
}

static void it_ends_under_load(bool postgres) {
    Outside outside;
    if (!outside_open(&outside, program, postgres))
        skip();
    int count = rounds_of(&ROUNDS, postgres);
    for (int round = 0; round < count; round++) {
        outside_serve(&outside);
        outside_sign_in(&outside);
        end_under_load(&outside, round);
        arena_reset(outside.scratch);
    }
    outside_done(&outside);
}

static void it_ends_under_load_on_sqlite(void **state) {
    (void)state;
    it_ends_under_load(false);
}

static void it_ends_under_load_on_postgres(void **state) {
    (void)state;
    it_ends_under_load(true);
}

/* -- What it inherited -------------------------------------------------------------------------- */

static int status_of(const Outside *outside) {
    Browser browser = outside_browser(outside, outside->scratch);
    browser.may_break = true;
    browser_get(&browser, "/healthz");
    return browser.status;
}

static void a_signal_that_was_ignored_stays_so_but_for_sigterm(void **state) {
    (void)state;
    Outside outside;
    assert_true(outside_open(&outside, program, false));
    outside.opt_before = background;
    outside_serve(&outside);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(kill(outside.child, SIGINT), 0);
        pause_ms(50);
        assert_int_equal(status_of(&outside), 200);
    }
    assert_true(done_with_0(ends_by(outside.child, SIGTERM)));
    outside.child = 0;
    outside.opt_before = default_signals;
    outside_serve(&outside);
    assert_true(done_with_0(ends_by(outside.child, SIGINT)));
    outside.child = 0;
    outside_done(&outside);
}

int main(int count, char **arguments) {
    if (count != 2)
        return 2;
    program = arguments[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_ends_while_it_starts),
        cmocka_unit_test(it_ends_under_load_on_sqlite),
        cmocka_unit_test(it_ends_under_load_on_postgres),
        cmocka_unit_test(a_signal_that_was_ignored_stays_so_but_for_sigterm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
