/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Who types the right PIN gets in at once, however many they are; after too many wrong ones all queue. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "app/pin_gate.h"

enum { SECOND_MS = 1000, SLOT_MS = SECOND_MS / PIN_QUEUED_PER_SECOND };

static const int64_t NOW = 1795888659000;

static int64_t wait_of(PinGate *gate, int64_t now) {
    int64_t wait = -1;
    return pin_gate_enter(gate, now, &wait) == ERR_NONE ? wait : -1;
}

static void empty_it(PinGate *gate, int64_t now) {
    for (int i = 0; i < PIN_WRONG_MAX; i++)
        pin_gate_wrong(gate, now);
}

static void a_thousand_get_in_at_once(void **state) {
    (void)state;
    PinGate *gate = pin_gate_open();
    for (int i = 0; i < 1000; i++)
        assert_int_equal(wait_of(gate, NOW), 0);
    for (int i = 0; i < PIN_WRONG_MAX - 1; i++)
        pin_gate_wrong(gate, NOW);
    assert_int_equal(wait_of(gate, NOW), 0);
    pin_gate_close(gate);
}

static void after_too_many_wrong_ones_all_queue(void **state) {
    (void)state;
    PinGate *gate = pin_gate_open();
    empty_it(gate, NOW);
    pin_gate_wrong(gate, NOW); /* let in before the bucket was empty: owed */
    for (int i = 0; i <= PIN_WAIT_MAX_MS / SLOT_MS; i++)
        assert_int_equal(wait_of(gate, NOW), i * SLOT_MS);
    assert_int_equal(wait_of(gate, NOW),
                     -1); /* nobody waits longer, and nothing is reserved for them */
    assert_int_equal(wait_of(gate, NOW + SLOT_MS), PIN_WAIT_MAX_MS);
    pin_gate_close(gate);
}

static void the_bucket_fills_again(void **state) {
    (void)state;
    PinGate *gate = pin_gate_open();
    empty_it(gate, NOW);
    const int64_t later = NOW + SECOND_MS;
    assert_int_equal(wait_of(gate, later), 0); /* two are back */
    for (int i = 0; i < PIN_WRONG_PER_SECOND; i++)
        pin_gate_wrong(gate, later);
    assert_int_equal(wait_of(gate, later), 0); /* the first of the queue */
    assert_int_equal(wait_of(gate, later), SLOT_MS);
    /* A clock that was set back gives nothing away and takes nothing. */
    assert_true(wait_of(gate, NOW - 3600 * SECOND_MS) != 0);
    pin_gate_close(gate);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thousand_get_in_at_once),
        cmocka_unit_test(after_too_many_wrong_ones_all_queue),
        cmocka_unit_test(the_bucket_fills_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
