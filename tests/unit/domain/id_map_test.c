/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/id_map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/nouns.h"

static void ids_are_given_anew(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 14);
    IdMap map = { 0 };
    id_map_add(&map, arena, (RecordId){ 9 }, (RecordId){ 100 });
    id_map_add(&map, arena, (RecordId){ 3 }, (RecordId){ 300 });
    id_map_add(&map, arena, (RecordId){ 5 }, (RecordId){ 200 });
    assert_int_equal(id_map_find(&map, (RecordId){ 5 }).v, 200);
    assert_int_equal(id_map_find(&map, (RecordId){ 4 }).v, 0);
    bool ahead;
    RecordId whom[] = { { 3 }, { 9 } };
    Involvement involvement = { .stakeholders = { whom, 2, 2 } };
    assert_int_equal(id_map_apply(&map, arena, &INVOLVEMENT_SCHEMA, &involvement, &ahead),
                     ERR_NONE);
    assert_int_equal(involvement.stakeholders.items[0].v, 100);
    assert_int_equal(involvement.stakeholders.items[1].v, 300);
    Effect effect = { .stakeholder = { 0 } };
    assert_int_equal(id_map_apply(&map, arena, &EFFECT_SCHEMA, &effect, &ahead), ERR_NONE);
    assert_int_equal(effect.stakeholder.v, 0);
    effect.stakeholder.v = 4;
    assert_int_equal(id_map_apply(&map, arena, &EFFECT_SCHEMA, &effect, &ahead), ERR_NOT_FOUND);
    assert_false(ahead);
    RecordId led[] = { { 4 }, { 5 } };
    Contribution contribution = { .led_to = { led, 2, 2 } };
    assert_int_equal(id_map_apply(&map, arena, &CONTRIBUTION_SCHEMA, &contribution, &ahead),
                     ERR_NONE);
    assert_true(ahead);
    assert_int_equal(contribution.led_to.count, 1);
    assert_int_equal(contribution.led_to.items[0].v, 200);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_given_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
