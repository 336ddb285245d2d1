/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "files/audit_report_json.h"
#include "files/audit_report_read.h"

/* Every member once, with and without what may be missing. */
static const char REPORT[] =
    "{\"schema\":\"einklang-audit-1\",\"input\":{\"rows\":10,\"rows_used\":9,\"undecided\":1,"
    "\"unlabelled\":2,\"skipped\":0,\"files\":[{\"name\":\"a.csv\",\"bytes\":120,\"rows\":10,"
    "\"sha256\":\"ab\",\"encoding\":\"utf-8\",\"delimiter\":\";\",\"decimal\":null}],"
    "\"columns\":[\"sex\",\"age\"]},"
    "\"profile\":[{\"column\":\"age\",\"type\":\"integer\",\"missing\":1,"
    "\"distinct\":{\"value\":7,\"exact\":true},\"min\":18,\"max\":70.5,\"mean\":null,"
    "\"quantiles\":[{\"share\":0.5,\"value\":40}]}],"
    "\"cells\":[{\"decision\":\"new\",\"group\":{\"sex\":\"f\",\"age\":null},\"n\":9,"
    "\"selected\":3,\"labelled\":null,\"tp\":null,\"fp\":null,\"fn\":null,\"tn\":null,"
    "\"suppressed\":null},{\"group\":{},\"n\":null,\"selected\":null,\"labelled\":null,"
    "\"tp\":null,\"fp\":null,\"fn\":null,\"tn\":null,\"suppressed\":\"hidden\"}],"
    "\"rates\":[{\"metric\":\"for\",\"group\":{},\"value\":0.333333333333,\"low\":null,"
    "\"high\":0,\"numerator\":null,\"denominator\":3,\"reason\":\"not_identifiable\"}],"
    "\"gaps\":[{\"metric\":\"tpr\",\"over\":[\"sex\",\"age\"],\"scale\":\"ratio\","
    "\"reference\":{\"sex\":\"m\"},\"observed\":0.5,"
    "\"observed_between\":[{\"sex\":\"f\",\"age\":null},{}],\"given\":[\"benefit\"],"
    "\"certain\":1e-07,\"certain_between\":null,\"at_most\":null,\"shrunken\":null,\"p\":0.04,"
    "\"q\":null,\"detectable\":null,\"cells\":12,\"within\":{\"cells\":3,\"share\":0.5},"
    "\"tolerance\":0.8,\"verdict\":\"not_assessable\","
    "\"reason\":\"difference_certain_size_open\"}],"
    "\"quality\":[{\"check\":\"complete\",\"column\":\"age\",\"group\":{\"sex\":\"f\"},"
    "\"value\":0.9,\"low\":0.8,\"high\":0.95,\"numerator\":9,\"denominator\":10,\"p\":null,"
    "\"q\":null,\"detail\":null}],"
    "\"findings\":[{\"kind\":\"gap\",\"metric\":\"tpr\",\"scale\":\"ratio\",\"over\":[\"sex\"],"
    "\"group\":{\"sex\":\"f\"},\"column\":\"a\\\"b\",\"values\":[\"x\"],\"number\":0.25,"
    "\"count\":4}],"
    "\"not_assessed\":[{\"metric\":\"auc\",\"reason\":\"no_score\"},"
    "{\"metric\":\"selection_rate\",\"scale\":\"ratio\",\"reason\":\"no_direction\",\"low\":0.1,"
    "\"high\":0.2}],"
    "\"provenance\":{\"version\":\"1\",\"seed\":1,\"options\":[{\"name\":\"group\","
    "\"value\":\"sex\"},{\"name\":\"json\",\"value\":null}],\"time\":\"2026-11-02T09:00:00Z\"}}";

typedef struct Read {
    Arena *arena;
    Findings findings;
    AuditReport report;
} Read;

static int set_up(void **state) {
    static Read reading;
    reading = (Read){ .arena = arena_open(4096) };
    *state = &reading;
    return 0;
}

static int tear_down(void **state) {
    arena_close(((Read *)*state)->arena);
    return 0;
}

static Err read(Read *reading, Str text) {
    reading->findings = (Findings){ 0 };
    return audit_report_read(reading->arena, &reading->findings, text, &reading->report);
}

static void comes_back_as_it_was(void **state) {
    Read *reading = *state;
    CLEANUP(out_done) Out out = out_open(4096);
    assert_int_equal(read(reading, str_from(REPORT)), ERR_NONE);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    audit_report_json(&json, &reading->report);
    assert_int_equal(json_finish(&json), ERR_NONE);
    if (!str_eq(out_view(&out), str_from(REPORT)))
        fail_msg(STR_FMT, STR_ARG(out_view(&out)));
    assert_true(reading->report.gaps.items[0].by_intersection);
}

/* REPORT with `was` written as `is`. */
static Str changed(Read *reading, const char *was, const char *is) {
    ptrdiff_t at = str_find(str_from(REPORT), str_from(was));
    assert_true(at >= 0);
    return str_concat(reading->arena,
                      (Str[]){ str_slice(str_from(REPORT), 0, (size_t)at), str_from(is),
                               str_slice(str_from(REPORT), (size_t)at + strlen(was), SIZE_MAX) },
                      3);
}

static void assert_refused(Read *reading, const char *was, const char *is, const char *place,
                           FindingKind kind) {
    assert_int_equal(read(reading, changed(reading, was, is)), ERR_INVALID);
    for (size_t i = 0; i < reading->findings.count; i++)
        if (str_eq(reading->findings.items[i].field, str_from(place)) &&
            reading->findings.items[i].kind == kind)
            return;
    fail_msg("%s: %s first", place, str_c(reading->arena, reading->findings.items[0].field));
}

static void what_cannot_be_is_refused_with_its_place(void **state) {
    Read *reading = *state;
    static const struct {
        const char *was, *is, *place;
        FindingKind kind;
    } CASES[] = {
        { "einklang-audit-1", "einklang-audit-2", "/schema", FINDING_UNKNOWN_KEY },
        { "\"rows\":10,\"rows_used\"", "\"rows\":-1,\"rows_used\"", "/input/rows",
          FINDING_WRONG_TYPE },
        { "\"rows\":10,\"rows_used\"", "\"rows\":null,\"rows_used\"", "/input/rows",
          FINDING_REQUIRED },
        { "\"rows_used\":9", "\"rows_used\":11", "/input/rows_used", FINDING_TOO_LARGE },
        { "\"undecided\":1,", "", "/input/undecided", FINDING_REQUIRED },
        { "\"bytes\":120", "\"bytes\":1.5", "/input/files/0/bytes", FINDING_WRONG_TYPE },
        { "\"exact\":true", "\"exact\":1", "/profile/0/distinct/exact", FINDING_WRONG_TYPE },
        { "\"selected\":3", "\"selected\":10", "/cells/0/selected", FINDING_TOO_LARGE },
        { "\"suppressed\":\"hidden\"", "\"suppressed\":\"primary\"", "/cells/1/suppressed",
          FINDING_UNKNOWN_KEY },
        { "\"sex\":\"f\",\"age\":null},\"n\"", "\"sex\":1,\"age\":null},\"n\"", "/cells/0/group",
          FINDING_WRONG_TYPE },
        { "\"metric\":\"for\"", "\"metric\":\"luck\"", "/rates/0/metric", FINDING_UNKNOWN_KEY },
        { "\"reason\":\"not_identifiable\"", "\"reason\":\"mood\"", "/rates/0/reason",
          FINDING_UNKNOWN_KEY },
        { "\"verdict\":\"not_assessable\"", "\"verdict\":\"fine\"", "/gaps/0/verdict",
          FINDING_UNKNOWN_KEY },
        { "\"scale\":\"ratio\",\"reference\"", "\"scale\":\"log\",\"reference\"", "/gaps/0/scale",
          FINDING_UNKNOWN_KEY },
        { "[{\"sex\":\"f\",\"age\":null},{}]", "[{}]", "/gaps/0/observed_between",
          FINDING_WRONG_TYPE },
        { "\"p\":0.04", "\"p\":\"0.04\"", "/gaps/0/p", FINDING_WRONG_TYPE },
        { "\"tolerance\":0.8,", "\"tolerance\":0.8,\"luck\":1,", "/gaps/0/luck",
          FINDING_UNKNOWN_FIELD },
        { "\"kind\":\"gap\"", "\"kind\":\"hunch\"", "/findings/0/kind", FINDING_UNKNOWN_KEY },
        { "\"values\":[\"x\"]", "\"values\":{}", "/findings/0/values", FINDING_WRONG_TYPE },
        { "{\"metric\":\"auc\",\"reason\":\"no_score\"}", "7", "/not_assessed/0",
          FINDING_WRONG_TYPE },
        { "\"name\":\"json\"", "\"name\":null", "/provenance/options/1/name", FINDING_REQUIRED },
        { "\"findings\":[{", "\"findings\":[", "/findings/0", FINDING_NOT_JSON },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_refused(reading, CASES[i].was, CASES[i].is, CASES[i].place, CASES[i].kind);
    assert_int_equal(read(reading, STR("[]")), ERR_INVALID);
    assert_int_equal(read(reading, STR("")), ERR_INVALID);
}

/* Wherever it is cut, it is no report. */
static void cut_off(void **state) {
    Read *reading = *state;
    for (size_t length = 0; length < sizeof REPORT - 1; length++)
        assert_int_equal(read(reading, str_slice(str_from(REPORT), 0, length)), ERR_INVALID);
}

/* The deepest place that both have, whichever of them comes first. */
static void the_place_of_a_difference_is_told(void **state) {
    const Read *reading = *state;
    static const struct {
        const char *one, *other, *place;
    } CASES[] = {
        { "{\"gaps\":[{\"a\":1}]}", "{\"gaps\":[{\"a\":1}]}", "" },
        { "{\"gaps\":[{\"a\":1}]}", "{\"gaps\":[{\"a\":2}]}", "/gaps/0/a" },
        { "{\"gaps\":[{\"a\":1}]}", "{\"gaps\":[{\"a\":1},{\"a\":2}]}", "/gaps" },
        { "{\"gaps\":[{\"a\":1,\"b\":2}]}", "{\"gaps\":[{\"a\":1}]}", "/gaps/0" },
        { "{\"gaps\":[{\"a\":1}],\"b\":2}", "{\"gaps\":[{\"a\":1}]}", "/" },
        { "{\"gaps\":[{\"a\":1}]}", "{\"gaps\":[{\"a\":\"1\"}]}", "/gaps/0/a" },
    };
    for (size_t i = 0; i < 2 * sizeof CASES / sizeof *CASES; i++) {
        Str place, texts[] = { str_from(CASES[i / 2].one), str_from(CASES[i / 2].other) };
        assert_int_equal(
            audit_report_difference(reading->arena, texts[i % 2], texts[1 - i % 2], &place),
            ERR_NONE);
        if (!str_eq(place, str_from(CASES[i / 2].place)))
            fail_msg("case %zu: " STR_FMT, i, STR_ARG(place));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_place_of_a_difference_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(comes_back_as_it_was, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_is_refused_with_its_place, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(cut_off, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
