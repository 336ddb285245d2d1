/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "files/audit_population_read.h"

#define FILE_OF(rest) \
    "{\"schema\":\"einklang-audit-population-1\",\"columns\":[\"sex\",\"age\"]," rest "}"
#define CELL(sex, age, people) "{\"group\":{\"age\":" age ",\"sex\":" sex "},\"people\":" people "}"

static void groups_have_the_order_of_the_columns(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Findings findings = { 0 };
    AuditPopulation population;
    static const char TEXT[] = FILE_OF("\"size\":1000,\"cells\":[" CELL(
        "\"f\"", "null", "12.5") "," CELL("\"m\"", "\"1\"", "0") "]");
    assert_int_equal(audit_population_read(arena, &findings, str_from(TEXT), &population),
                     ERR_NONE);
    assert_int_equal(population.cells.count, 2);
    assert_true(population.size == 1000 && population.cells.items[0].people == 12.5);
    const AuditGroup *group = &population.cells.items[0].group;
    assert_true(str_eq(group->items[0].column, STR("sex")) && group->items[1].missing);
}

static void what_is_wrong_is_told_with_its_place(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    static const struct {
        const char *text, *place;
        FindingKind kind;
    } WRONG[] = {
        { "{\"schema\":\"x\"}", "/schema", FINDING_UNKNOWN_KEY },
        { "{\"schema\":\"einklang-audit-population-1\",\"columns\":[],\"cells\":[]}", "/columns",
          FINDING_REQUIRED },
        { FILE_OF("\"cells\":[]"), "/cells", FINDING_REQUIRED },
        { FILE_OF("\"cells\":[" CELL("\"f\"", "null", "0") "]"), "/cells", FINDING_REQUIRED },
        { FILE_OF("\"cells\":[" CELL("\"f\"", "null", "-1") "]"), "/cells/0/people",
          FINDING_TOO_SMALL },
        { FILE_OF("\"cells\":[" CELL("1", "null", "1") "]"), "/cells/0/group", FINDING_WRONG_TYPE },
        { FILE_OF("\"cells\":[{\"group\":{\"sex\":\"f\"},\"people\":1}]"), "/cells/0/group",
          FINDING_UNKNOWN_FIELD },
        { FILE_OF("\"cells\":[" CELL("\"f\"", "null", "1") "," CELL("\"f\"", "null", "2") "]"),
          "/cells/1/group", FINDING_REPEATED },
        { FILE_OF("\"size\":-3,\"cells\":[" CELL("\"f\"", "null", "1") "]"), "/size",
          FINDING_TOO_SMALL },
    };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        Findings findings = { 0 };
        AuditPopulation population;
        if (audit_population_read(arena, &findings, str_from(WRONG[i].text), &population) !=
            ERR_INVALID)
            fail_msg("taken: %s", WRONG[i].text);
        const Finding *found = &findings.items[0];
        if (found->kind != WRONG[i].kind || !str_eq(found->field, str_from(WRONG[i].place)))
            fail_msg("%s: " STR_FMT " at " STR_FMT, WRONG[i].text,
                     STR_ARG(finding_key(found->kind)), STR_ARG(found->field));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_have_the_order_of_the_columns),
        cmocka_unit_test(what_is_wrong_is_told_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
