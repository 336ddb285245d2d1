/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <sodium.h>
#include <string.h>
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

static bool verifies(PasswordGate *gate, Str hash, const char *password) {
    bool right;
    assert_int_equal(password_verify(gate, hash, str_from(password), &right), ERR_NONE);
    return right;
}

static void verifies_only_the_same_password(void **state) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    Str hash;
    assert_int_equal(password_hash(*state, arena, STR("ein langes Wort"), &hash), ERR_NONE);
    assert_true(str_starts(hash, STR("$argon2id$")));
    assert_true(verifies(*state, hash, "ein langes Wort"));
    assert_false(verifies(*state, hash, "ein langes wort"));
    assert_false(password_outdated(hash));
    assert_true(password_outdated(STR("")));
    assert_true(
        password_outdated(STR("$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$QUFBQQ")));
}

/* A Mac types "ü" as "u" and a mark; what was stored that way before goes on working. */
static void an_umlaut_is_the_same_from_every_machine(void **state) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    Str hash;
    const char *one = "gr\xC3\xBCne Lampe", *two = "gru\xCC\x88ne Lampe";
    assert_int_equal(password_hash(*state, arena, str_from(one), &hash), ERR_NONE);
    assert_true(verifies(*state, hash, one));
    assert_true(verifies(*state, hash, two));
    assert_int_equal(password_hash(*state, arena, str_from(two), &hash), ERR_NONE);
    assert_true(verifies(*state, hash, one));
    char old[crypto_pwhash_STRBYTES];
    assert_int_equal(
        crypto_pwhash_str(old, two, strlen(two), PASSWORD_PASSES, PASSWORD_MEMORY_BYTES), 0);
    assert_true(verifies(*state, str_from(old), two));
    assert_false(verifies(*state, str_from(old), "grune Lampe"));
}

static double processor_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Otherwise the answer's time tells whether an account exists. */
static void an_unknown_account_costs_as_much(void **state) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    Str hash;
    assert_int_equal(password_hash(*state, arena, STR("ein langes Wort"), &hash), ERR_NONE);
    double start = processor_seconds();
    assert_false(verifies(*state, hash, "falsch"));
    double known = processor_seconds() - start;
    start = processor_seconds();
    assert_false(verifies(*state, STR(""), "falsch"));
    double unknown = processor_seconds() - start;
    assert_true(unknown > known / 4);
}

typedef struct Waiter {
    PasswordGate *gate;
    Err err;
    bool right;
} Waiter;

static void *verify_once(void *self) {
    Waiter *waiter = self;
    waiter->err = password_verify(waiter->gate, STR(""), STR("x"), &waiter->right);
    return NULL;
}

/* At once in threads of their own; how many were refused. */
static int verify_many(PasswordGate *gate, int count) {
    enum { MOST = 64 };
    pthread_t threads[MOST];
    Waiter waiters[MOST] = { 0 };
    int refused = 0;
    for (int i = 0; i < count; i++) {
        waiters[i].gate = gate;
        assert_int_equal(pthread_create(&threads[i], NULL, verify_once, &waiters[i]), 0);
    }
    for (int i = 0; i < count; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_true(waiters[i].err == ERR_NONE || waiters[i].err == ERR_BUSY);
        assert_false(waiters[i].right);
        refused += waiters[i].err == ERR_BUSY;
    }
    return refused;
}

static void more_than_the_workers_wait_and_finish(void **state) {
    assert_int_equal(verify_many(*state, 5), 0);
}

static void a_long_line_grows_no_longer(void **state) {
    (void)state;
    PasswordGate *gate = password_gate_open(1);
    int refused = verify_many(gate, 3 * PASSWORD_WAITING_EACH);
    assert_true(refused > 0);
    assert_true(refused < 2 * PASSWORD_WAITING_EACH);
    assert_int_equal(verify_many(gate, 2), 0);
    password_gate_close(gate);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(verifies_only_the_same_password, gate_up, gate_down),
        cmocka_unit_test_setup_teardown(an_umlaut_is_the_same_from_every_machine, gate_up,
                                        gate_down),
        cmocka_unit_test_setup_teardown(an_unknown_account_costs_as_much, gate_up, gate_down),
        cmocka_unit_test_setup_teardown(more_than_the_workers_wait_and_finish, gate_up, gate_down),
        cmocka_unit_test(a_long_line_grows_no_longer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
