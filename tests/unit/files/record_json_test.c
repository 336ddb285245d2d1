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
    assert_int_equal(record_json_read(&GOAL_SCHEMA, body, NULL, arena, &findings, &json), ERR_NONE);
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

/* All findings of a body read to its end, "field kind field kind". */
static const char *found(Arena *arena, const Schema *schema, Str body) {
    Findings findings = { 0 };
    RecordJson json = { 0 };
    max_align_t record[64];
    assert_true(schema->size <= sizeof record);
    schema_clear(schema, record);
    Err err = record_json_read(schema, body, NULL, arena, &findings, &json);
    if (err == ERR_NONE) {
        Err read = schema_read(schema, arena, json.raw, record, &findings);
        assert_int_equal(read == ERR_INVALID || json.refused, findings.count > 0);
    } else {
        assert_int_equal(err, ERR_INVALID);
    }
    Str text = STR("");
    for (size_t i = 0; i < findings.count; i++)
        text = str_join(arena, text, i > 0 ? STR(" ") : STR(""), findings.items[i].field, STR(" "),
                        finding_key(findings.items[i].kind));
    return str_c(arena, text);
}

static void what_is_wrong_names_its_field(void **state) {
#define GOAL "{\"statement\":\"x\","
    static const struct {
        Str body;
        const char *found;
    } CASES[] = {
        { STR_INIT("{\"statement\":7}"), "statement wrong_type" },
        { STR_INIT(GOAL "\"due\":\"2026-02-30\",\"due\":null}"), "due repeated" },
        { STR_INIT(GOAL "\"due\":\"2026-02-30\"}"), "due no_such_date" },
        { STR_INIT(GOAL "\"stat/ement\":1}"), "stat/ement unknown_field" },
        { STR_INIT(GOAL "\"version\":\"7\"}"), "version wrong_type" },
        { STR_INIT(GOAL "\"version\":0}"), "version too_small" },
        { STR_INIT(GOAL "\"value_pairs\":[\"people fairness\"]}"), "value_pairs unknown_key" },
        { STR_INIT("[1]"), " wrong_type" },
        { STR_INIT("{\"statement\":"), " not_json" },
        { STR_INIT(""), " not_json" },
        /* a character that is no text is a matter of its field, not of JSON */
        { STR_INIT("{\"statement\":\"a\\u0000b\"}"), "statement not_text" },
        { STR_INIT("{\"statement\":\"a\\u0007b\"}"), "statement not_text" },
        { STR_INIT("{\"statement\":\"\xff\"}"), "statement not_text" },
        { STR_INIT(GOAL "\"direction\":\"inward\\u0000\"}"), "direction unknown_key" },
        { STR_INIT(GOAL "\"due\":\"2026-02-03\\u0000\"}"), "due not_a_date" },
        /* everything at once */
        { STR_INIT("{\"due\":\"morgen\",\"nobody\":1}"),
          "due not_a_date nobody unknown_field statement required" },
    };
#undef GOAL
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_string_equal(found(*state, &GOAL_SCHEMA, CASES[i].body), CASES[i].found);
}

static void nobody_signs_for_others(void **state) {
    Str account = STR("{\"text\":\"x\",\"author\":5}");
    Str label = STR("{\"text\":\"x\",\"author_label\":\"Leitung\"}");
    assert_non_null(strstr(found(*state, &COMMENT_SCHEMA, account), "author unknown_field"));
    assert_non_null(strstr(found(*state, &COMMENT_SCHEMA, label), "author_label unknown_field"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_body_becomes_a_form, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_names_its_field, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nobody_signs_for_others, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
