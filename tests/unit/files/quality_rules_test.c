/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "files/quality_rules_read.h"

#define FILE_OF(rules) "{\"schema\":\"einklang-audit-rules-1\",\"rules\":[" rules "]}"

static void each_column_of_a_rule_about_values_is_one(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Findings findings = { 0 };
    QualityRules rules;
    static const char TEXT[] =
        FILE_OF("{\"check\":\"complete\",\"columns\":[\"a\",\"b\"],\"at_least\":0.9},"
                "{\"check\":\"range\",\"columns\":[\"a\"],\"least\":-1,\"most\":2.5},"
                "{\"check\":\"unique\",\"columns\":[\"a\",\"b\"]},"
                "{\"check\":\"timely\",\"columns\":[\"c\"],\"on\":\"2026-12-01\",\"days\":30}");
    assert_int_equal(quality_rules_read(arena, &findings, str_from(TEXT), &rules), ERR_NONE);
    assert_int_equal(rules.count, 5);
    assert_true(str_eq(rules.items[1].columns.items[0], STR("b")));
    assert_true(str_eq(rules.items[1].place, STR("/rules/0")));
    assert_true(rules.items[1].at_least == 0.9 && rules.items[2].at_least == 1);
    assert_true(str_eq(quality_rule_text(arena, &rules.items[2]), STR("-1 … 2.5")));
    assert_int_equal(rules.items[3].columns.count, 2);
    assert_true(str_eq(quality_rule_text(arena, &rules.items[4]), STR("2026-12-01 − 30 … 0")));
}

static void what_is_wrong_is_told_with_its_place(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    static const struct {
        const char *text, *place;
        FindingKind kind;
    } WRONG[] = {
        { "{\"schema\":\"x\"}", "/schema", FINDING_UNKNOWN_KEY },
        { FILE_OF(""), "/rules", FINDING_REQUIRED },
        { FILE_OF("1"), "/rules/0", FINDING_WRONG_TYPE },
        { FILE_OF("{\"check\":\"luck\",\"columns\":[\"a\"]}"), "/rules/0/check",
          FINDING_UNKNOWN_KEY },
        { FILE_OF("{\"check\":\"complete\",\"columns\":[]}"), "/rules/0/columns",
          FINDING_REQUIRED },
        { FILE_OF("{\"check\":\"complete\",\"columns\":[\"a\",\"a\"]}"), "/rules/0/columns",
          FINDING_REPEATED },
        { FILE_OF("{\"check\":\"complete\",\"columns\":[\"a\"],\"is\":\"x\"}"), "/rules/0/is",
          FINDING_UNKNOWN_FIELD },
        { FILE_OF("{\"check\":\"type\",\"columns\":[\"a\"]}"), "/rules/0/is", FINDING_REQUIRED },
        { FILE_OF("{\"check\":\"range\",\"columns\":[\"a\"]}"), "/rules/0/least",
          FINDING_REQUIRED },
        { FILE_OF("{\"check\":\"order\",\"columns\":[\"a\"]}"), "/rules/0/columns",
          FINDING_TOO_MANY },
        { FILE_OF("{\"check\":\"complete\",\"columns\":[\"a\"],\"at_least\":1.5}"),
          "/rules/0/at_least", FINDING_TOO_LARGE },
        { FILE_OF("{\"check\":\"timely\",\"columns\":[\"a\"],\"on\":\"gestern\",\"days\":1}"),
          "/rules/0/on", FINDING_NOT_A_DATE },
    };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        Findings findings = { 0 };
        QualityRules rules;
        if (quality_rules_read(arena, &findings, str_from(WRONG[i].text), &rules) != ERR_INVALID)
            fail_msg("taken: %s", WRONG[i].text);
        const Finding *found = &findings.items[0];
        if (found->kind != WRONG[i].kind || !str_eq(found->field, str_from(WRONG[i].place)))
            fail_msg("%s: " STR_FMT " at " STR_FMT, WRONG[i].text,
                     STR_ARG(finding_key(found->kind)), STR_ARG(found->field));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_column_of_a_rule_about_values_is_one),
        cmocka_unit_test(what_is_wrong_is_told_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
