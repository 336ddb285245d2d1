/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "files/audit_cells_json.h"

#define HEAD                   "{\"schema\":\"einklang-audit-cells-1\","
#define CELL(sex, counts)      "{\"group\":{\"sex\":" sex "},\"counts\":[" counts "]}"
#define TABLE(cells)           "{\"columns\":[\"sex\"],\"cells\":[" cells "]}"
#define PLAIN(selected, other) "{\"selected\":" selected ",\"other\":" other "}"

static Err read(Arena *arena, Findings *findings, const char *json, AuditCells *ret) {
    *findings = (Findings){ 0 };
    return audit_cells_read(arena, findings, str_from(json), ret);
}

static void cells_are_sorted_and_missing_ones_last(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Findings findings;
    AuditCells cells;
    static const char TEXT[] = HEAD "\"decisions\":[\"a\",\"b\"],\"tables\":[" TABLE(
        CELL("null", "{\"tp\":1,\"undecided\":2},{\"fn\":3}") "," CELL(
            "\"m\"", "{\"fp\":4},{\"tn\":4}") "," CELL("\"f\"", "{\"selected_unlabelled\":5},"
                                                                "{\"other_unlabelled\":5}")) "]}";
    assert_int_equal(read(arena, &findings, TEXT, &cells), ERR_NONE);
    assert_int_equal(cells.decision_count, 2);
    assert_int_equal(cells.family_count, 1);
    assert_int_equal(cells.input.rows, 12);
    const CellTable *first = &cells.tables[0], *second = &cells.tables[1];
    assert_true(first->has_label);
    assert_int_equal(first->count, 3);
    assert_int_equal(first->columns[0].count, 2);
    assert_true(str_eq(first->columns[0].values[first->cells[0].values[0]], STR("f")));
    assert_int_equal(first->cells[0].counts.selected_unlabelled, 5);
    assert_int_equal(first->cells[2].values[0], CELL_MISSING);
    assert_int_equal(first->cells[2].counts.undecided, 2);
    assert_int_equal(second->cells[1].counts.tn, 4);
    assert_int_equal(second->cells[2].counts.fn, 3);
}

static void what_is_wrong_is_told_with_its_place(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    static const struct {
        const char *text, *place;
        FindingKind kind;
    } WRONG[] = {
        { "{\"schema\":\"einklang-audit-1\"}", "/schema", FINDING_UNKNOWN_KEY },
        { HEAD "\"tables\":[]}", "/tables", FINDING_REQUIRED },
        { HEAD "\"rows\":1,\"tables\":[" TABLE("") "]}", "/rows", FINDING_UNKNOWN_FIELD },
        { HEAD "\"tables\":[{\"columns\":[\"a\",\"a\"],\"cells\":[]}]}", "/tables/0/columns",
          FINDING_REPEATED },
        { HEAD "\"tables\":[" TABLE(CELL("\"f\"", PLAIN("1", "-1"))) "]}",
          "/tables/0/cells/0/counts/0/other", FINDING_WRONG_TYPE },
        { HEAD "\"tables\":[" TABLE(CELL("\"f\"", PLAIN("1", "1.5"))) "]}",
          "/tables/0/cells/0/counts/0/other", FINDING_WRONG_TYPE },
        { HEAD "\"tables\":[" TABLE(CELL("1", PLAIN("1", "1"))) "]}", "/tables/0/cells/0/group/sex",
          FINDING_WRONG_TYPE },
        { HEAD "\"tables\":[" TABLE("{\"group\":{},\"counts\":[{\"selected\":1}]}") "]}",
          "/tables/0/cells/0/group/sex", FINDING_REQUIRED },
        { HEAD "\"tables\":[" TABLE(
              "{\"group\":{\"sex\":\"f\",\"age\":\"1\"},\"counts\":[{\"selected\":1}]}") "]}",
          "/tables/0/cells/0/group", FINDING_UNKNOWN_FIELD },
        { HEAD "\"tables\":[" TABLE(CELL("\"f\"", "")) "]}", "/tables/0/cells/0/counts",
          FINDING_WRONG_TYPE },
        { HEAD "\"tables\":[" TABLE(
              CELL("\"f\"", PLAIN("1", "1")) "," CELL("\"f\"", PLAIN("1", "1"))) "]}",
          "/tables/0/cells", FINDING_REPEATED },
        { HEAD
          "\"tables\":[" TABLE(CELL("\"f\"", PLAIN("1", "1")) "," CELL("\"m\"", "{\"tp\":1}")) "]}",
          "/tables/0/cells/1/counts/0/tp", FINDING_UNKNOWN_FIELD },
        { HEAD "\"tables\":[" TABLE(CELL("\"f\"", PLAIN("1", "1"))) "," TABLE(
              CELL("\"f\"", PLAIN("1", "2"))) "]}",
          "/tables/1", FINDING_CELLS_DIFFER },
        { HEAD "\"tables\":[" TABLE(CELL("\"f\"", PLAIN("1", "1"))) "," TABLE(
              CELL("\"f\"", "{\"tp\":2}")) "]}",
          "/tables/1", FINDING_CELLS_DIFFER },
        { HEAD "\"tables\":[" TABLE(CELL("\"f\"", PLAIN("9007199254740992", "1"))) "]}", "/tables",
          FINDING_TOO_LARGE },
        { HEAD "\"decisions\":[\"a\",\"a\"],\"tables\":[" TABLE(
              CELL("\"f\"", PLAIN("1", "1") "," PLAIN("1", "1"))) "]}",
          "/decisions", FINDING_REPEATED },
        { HEAD "\"decisions\":[\"a\",\"b\"],\"tables\":[" TABLE(
              CELL("\"f\"", PLAIN("1", "1") "," PLAIN("1", "2"))) "]}",
          "/tables/0", FINDING_CELLS_DIFFER },
    };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        Findings findings;
        AuditCells cells;
        if (read(arena, &findings, WRONG[i].text, &cells) != ERR_INVALID)
            fail_msg("taken: %s", WRONG[i].text);
        const Finding *found = &findings.items[0];
        if (found->kind != WRONG[i].kind || !str_eq(found->field, str_from(WRONG[i].place)))
            fail_msg("%s: " STR_FMT " at " STR_FMT, WRONG[i].text,
                     STR_ARG(finding_key(found->kind)), STR_ARG(found->field));
    }
}

/* A column with more values than a group may have is told by its name. */
static void too_many_values_are_told(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(out_done) Out text = out_open(8192);
    Findings findings;
    AuditCells cells;
    out_c(&text, HEAD "\"tables\":[{\"columns\":[\"sex\"],\"cells\":[");
    for (int i = 0; i <= (int)CELL_VALUES_MAX; i++)
        out_format(&text, "%s" CELL("\"%d\"", PLAIN("1", "1")), i > 0 ? "," : "", i);
    out_c(&text, "]}]}");
    findings = (Findings){ 0 };
    assert_int_equal(audit_cells_read(arena, &findings, out_view(&text), &cells), ERR_INVALID);
    assert_int_equal(findings.items[0].kind, FINDING_TOO_MANY);
    assert_true(str_eq(findings.items[0].field, STR("/tables/0/sex")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_sorted_and_missing_ones_last),
        cmocka_unit_test(what_is_wrong_is_told_with_its_place),
        cmocka_unit_test(too_many_values_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
