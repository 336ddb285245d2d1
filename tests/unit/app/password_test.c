/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <time.h>

#include "app/password.h"

static int gate_up(void **state) {
    *state = password_gate_open(2);
    return 0;
}

static int gate_down(void **state) {
    password_gate_close(*state);
    return 0;
}

static void verifies_only_the_same_password(void **state) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    Str hash;
    assert_int_equal(password_hash(*state, arena, STR("ein langes Wort"), &hash), ERR_NONE);
    assert_true(str_starts(hash, STR("$argon2id$")));
    assert_true(password_verify(*state, hash, STR("ein langes Wort")));
    assert_false(password_verify(*state, hash, STR("ein langes wort")));
    assert_false(password_outdated(hash));
    assert_true(password_outdated(STR("")));
    assert_true(
        password_outdated(STR("$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$QUFBQQ")));
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Otherwise the answer's time tells whether an account exists. */
static void an_unknown_account_costs_as_much(void **state) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    Str hash;
    assert_int_equal(password_hash(*state, arena, STR("ein langes Wort"), &hash), ERR_NONE);
    double start = seconds();
    assert_false(password_verify(*state, hash, STR("falsch")));
    double known = seconds() - start;
    start = seconds();
    assert_false(password_verify(*state, STR(""), STR("falsch")));
    double unknown = seconds() - start;
    assert_true(unknown > known / 4);
}

static void *verify_once(void *gate) {
    bool same = password_verify(gate, STR(""), STR("x"));
    return same ? gate : NULL;
}

static void more_than_the_workers_wait_and_finish(void **state) {
    pthread_t threads[5];
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, verify_once, *state), 0);
    for (size_t i = 0; i < 5; i++) {
        void *answer = *state;
        assert_int_equal(pthread_join(threads[i], &answer), 0);
        assert_null(answer);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(verifies_only_the_same_password, gate_up, gate_down),
        cmocka_unit_test_setup_teardown(an_unknown_account_costs_as_much, gate_up, gate_down),
        cmocka_unit_test_setup_teardown(more_than_the_workers_wait_and_finish, gate_up, gate_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
