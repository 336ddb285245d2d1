/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/slab.h"

typedef struct Thing {
    char bytes[88];
} Thing;

typedef struct Huge {
    char bytes[100000];
} Huge;

enum { MANY = 1000 };

static int by_address(const void *a, const void *b) {
    const uintptr_t *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

static void pieces_do_not_overlap_and_lie_close(void **state) {
    (void)state;
    Slab slab = slab_of(Thing);
    uintptr_t at[MANY];
    for (int i = 0; i < MANY; i++) {
        Thing *thing = slab_take(&slab);
        assert_int_equal((uintptr_t)thing % alignof(max_align_t), 0);
        memset(thing, 'x', sizeof *thing);
        at[i] = (uintptr_t)thing;
    }
    qsort(at, MANY, sizeof at[0], by_address);
    int pages = 1;
    for (int i = 1; i < MANY; i++) {
        assert_true(at[i] - at[i - 1] >= sizeof(Thing));
        pages += at[i] / 4096 != at[i - 1] / 4096;
    }
    assert_in_range(pages, 1, MANY * 96 / 4096 * 3 / 2);
    slab_close(&slab);
}

static void a_piece_is_empty_again(void **state) {
    (void)state;
    Slab slab = slab_of(Thing);
    Thing *thing = slab_take(&slab), *other = slab_take(&slab);
    static const Thing EMPTY;
    assert_memory_equal(thing, &EMPTY, sizeof EMPTY);
    memset(thing, 'x', sizeof *thing);
    slab_give(&slab, thing);
    assert_ptr_equal(slab_take(&slab), thing);
    assert_memory_equal(thing, &EMPTY, sizeof EMPTY);
    assert_memory_equal(other, &EMPTY, sizeof EMPTY);
    slab_close(&slab);
}

static void one_that_is_larger_than_a_block(void **state) {
    (void)state;
    Slab slab = slab_of(Huge);
    Huge *one = slab_take(&slab), *other = slab_take(&slab);
    memset(one, 'x', sizeof *one);
    assert_int_equal(other->bytes[0], 0);
    assert_int_equal(other->bytes[sizeof *other - 1], 0);
    slab_close(&slab);
}

static void after_closing_it_begins_anew(void **state) {
    (void)state;
    Slab slab = slab_of(Thing);
    slab_give(&slab, slab_take(&slab));
    slab_close(&slab);
    slab_close(&slab);
    Thing *thing = slab_take(&slab);
    assert_int_equal(thing->bytes[0], 0);
    slab_close(&slab);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_do_not_overlap_and_lie_close),
        cmocka_unit_test(a_piece_is_empty_again),
        cmocka_unit_test(one_that_is_larger_than_a_block),
        cmocka_unit_test(after_closing_it_begins_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
