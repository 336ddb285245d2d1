/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/comment.h"
#include "domain/goal.h"
#include "files/record_json.h"

static int set_up(void **state) {
    *state = arena_open(1 << 14);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static void a_body_becomes_a_form(void **state) {
    Arena *arena = *state;
    Findings findings = { 0 };
    RecordJson json;
    Goal goal;
    Str body = STR("{\"statement\":\" Schneller \",\"target\":\"1.234\",\"due\":\"2026-12-31\","
                   "\"value_pairs\":[\"fairness\",\"people\"],\"baseline\":null,\"version\":7}");
    assert_int_equal(record_json_read(&GOAL_SCHEMA, body, arena, &findings, &json), ERR_NONE);
    assert_int_equal(json.version, 7);
    assert_true(json.raw[schema_field_index(&GOAL_SCHEMA, STR("baseline"))].sent);
    assert_false(json.raw[schema_field_index(&GOAL_SCHEMA, STR("unit"))].sent);
    schema_clear(&GOAL_SCHEMA, &goal);
    assert_int_equal(schema_read(&GOAL_SCHEMA, arena, json.raw, &goal, &findings), ERR_NONE);
    assert_true(str_eq(goal.statement, STR("Schneller")));
    assert_true(str_eq(goal.value_pairs, STR("people fairness")));
    assert_int_equal(goal.target.mantissa, 1234);
    assert_int_equal(goal.target.scale, 3);
    assert_true(date_eq(goal.due, (Date){ 2026, 12, 31 }));
}

static void what_is_wrong_names_its_field(void **state) {
    static const struct {
        const char *body, *found;
    } CASES[] = {
        { "{\"statement\":7}", "statement wrong_type" },
        { "{\"due\":\"2026-02-30\",\"due\":null}", "due repeated" },
        { "{\"due\":\"2026-02-30\"}", "due no_such_date" },
        { "{\"stat/ement\":1}", "/stat~1ement unknown_field" },
        { "{\"version\":\"7\"}", "/version wrong_type" },
        { "{\"version\":0}", "/version too_small" },
        { "{\"value_pairs\":[\"people fairness\"]}", "value_pairs unknown_key" },
        { "[1]", " wrong_type" },
        { "{\"statement\":", "statement not_json" },
        { "", " not_json" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Findings findings = { 0 };
        RecordJson json;
        Err err = record_json_read(&GOAL_SCHEMA, str_from(CASES[i].body), *state, &findings, &json);
        assert_int_equal(err, ERR_INVALID);
        assert_int_equal(findings.count, 1);
        assert_string_equal(str_c(*state, str_join(*state, findings.items[0].field, STR(" "),
                                                   finding_key(findings.items[0].kind))),
                            CASES[i].found);
    }
}

static void nobody_signs_for_others(void **state) {
    static const char *const BODIES[] = { "{\"text\":\"x\",\"author\":5}",
                                          "{\"text\":\"x\",\"author_label\":\"Leitung\"}" };
    for (size_t i = 0; i < 2; i++) {
        Findings findings = { 0 };
        RecordJson json;
        assert_int_equal(
            record_json_read(&COMMENT_SCHEMA, str_from(BODIES[i]), *state, &findings, &json),
            ERR_INVALID);
        assert_int_equal(findings.items[0].kind, FINDING_UNKNOWN_FIELD);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_body_becomes_a_form, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_names_its_field, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nobody_signs_for_others, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
