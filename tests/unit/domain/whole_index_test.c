/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/whole_index.h"

enum { MANY = 1000 };

/* Ids in any order, over several nouns; every record is found as itself, and none beside it. */
static void every_record_is_found_by_its_id(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 12);
    Goal *goals = arena_new(arena, Goal, MANY);
    Stakeholder *stakeholders = arena_new(arena, Stakeholder, MANY);
    for (int64_t i = 0; i < MANY; i++) {
        goals[i].record.id.v = 10 + (i * 7 % MANY) * 4;
        stakeholders[i].record.id.v = 12 + (i * 3 % MANY) * 4;
    }
    Whole whole = { 0 };
    whole.lists[NOUN_GOAL] = (RecordList){ .items = goals, .count = MANY };
    whole.lists[NOUN_STAKEHOLDER] = (RecordList){ .items = stakeholders, .count = MANY };
    WholeIndex index = whole_index(arena, &whole);
    for (size_t i = 0; i < MANY; i++) {
        const WholePlace *goal = whole_index_find(&index, goals[i].record.id);
        const WholePlace *group = whole_index_find(&index, stakeholders[i].record.id);
        assert_non_null(goal);
        assert_non_null(group);
        assert_ptr_equal(goal->record, &goals[i]);
        assert_int_equal(goal->noun, NOUN_GOAL);
        assert_ptr_equal(group->record, &stakeholders[i]);
        assert_int_equal(group->noun, NOUN_STAKEHOLDER);
        assert_null(whole_index_find(&index, (RecordId){ goals[i].record.id.v + 1 }));
    }
    assert_null(whole_index_find(&index, (RecordId){ 0 }));
    assert_null(whole_index_find(&index, (RecordId){ INT64_MAX }));
}

static void nothing_has_no_records(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 12);
    const Whole whole = { 0 };
    WholeIndex index = whole_index(arena, &whole);
    assert_null(whole_index_find(&index, (RecordId){ 1 }));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_record_is_found_by_its_id),
        cmocka_unit_test(nothing_has_no_records),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
