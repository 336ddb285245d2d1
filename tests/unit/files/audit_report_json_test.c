/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "files/audit_report_json.h"

static void assert_written(const AuditReport *report, const char *wanted) {
    Out out = out_open(4096);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    audit_report_json(&json, report);
    assert_int_equal(json_finish(&json), ERR_NONE);
    Str text = out_view(&out);
    if (!str_eq(text, str_from(wanted)))
        fail_msg(STR_FMT, STR_ARG(text));
    out_done(&out);
}

static void empty(void **state) {
    (void)state;
    assert_written(
        &(AuditReport){ 0 },
        "{\"schema\":\"einklang-audit-1\",\"input\":{\"rows\":0,\"rows_used\":0,\"undecided\":0,"
        "\"unlabelled\":0,\"skipped\":0,\"files\":[],\"columns\":[]},\"profile\":[],\"cells\":[],"
        "\"rates\":[],\"gaps\":[],\"quality\":[],\"findings\":[],\"not_assessed\":[],"
        "\"provenance\":{\"version\":\"\",\"seed\":0,\"options\":[],\"time\":null}}");
}

static AuditNotAssessed not_assessed[] = {
    { .metric = AUDIT_METRIC_AUC, .reason = AUDIT_REASON_NO_SCORE },
    { .metric = AUDIT_METRIC_SELECTION_RATE,
      .scale = AUDIT_RATIO,
      .reason = AUDIT_REASON_NO_DIRECTION },
};

/* The members of AUDIT.md in their order; null where nothing is known, also for what is no number. */
static void whole(void **state) {
    (void)state;
    const AuditValue values[] = { { STR_INIT("sex"), false, STR_INIT("f") },
                                  { STR_INIT("age"), true, STR_INIT("") } };
    const AuditGroup group = { values, 2 };
    const Str over[] = { STR_INIT("sex"), STR_INIT("age") };
    AuditCell cell = { .group = group, .n = audit_count(UINT64_MAX), .suppressed = AUDIT_HIDDEN };
    AuditRate rate = { .opt_decision = STR("new"),
                       .metric = AUDIT_METRIC_FOR,
                       .value = audit_number(1.0 / 3),
                       .low = audit_number(NAN),
                       .high = audit_number(-0.0),
                       .denominator = audit_count(3),
                       .reason = AUDIT_REASON_NOT_IDENTIFIABLE };
    AuditGap gap = { .metric = AUDIT_METRIC_TPR,
                     .over = { over, 2 },
                     .scale = AUDIT_RATIO,
                     .has_observed_between = true,
                     .observed_between = { group, { 0 } },
                     .certain = audit_number(1e-7),
                     .at_most = audit_number(INFINITY),
                     .cells = 12,
                     .has_within = true,
                     .within_cells = 3,
                     .within_share = audit_number(0.5),
                     .tolerance = audit_number(0.8),
                     .verdict = AUDIT_NOT_ASSESSABLE,
                     .reason = AUDIT_REASON_SIZE_OPEN };
    AuditFinding finding = { .kind = AUDIT_FINDING_NAME_TWICE, .column = STR("a\"b") };
    AuditReport report = { .cells = { &cell, 1, 1 },
                           .rates = { &rate, 1, 1 },
                           .gaps = { &gap, 1, 1 },
                           .findings = { &finding, 1, 1 },
                           .not_assessed = { not_assessed, 2, 2 } };
    assert_written(
        &report,
        "{\"schema\":\"einklang-audit-1\",\"input\":{\"rows\":0,\"rows_used\":0,\"undecided\":0,"
        "\"unlabelled\":0,\"skipped\":0,\"files\":[],\"columns\":[]},\"profile\":[],"
        "\"cells\":[{\"group\":{\"sex\":\"f\",\"age\":null},\"n\":18446744073709551615,"
        "\"selected\":null,\"labelled\":null,\"tp\":null,\"fp\":null,\"fn\":null,\"tn\":null,"
        "\"suppressed\":\"hidden\"}],"
        "\"rates\":[{\"decision\":\"new\",\"metric\":\"for\",\"group\":{},"
        "\"value\":0.333333333333,\"low\":null,\"high\":0,\"numerator\":null,\"denominator\":3,"
        "\"reason\":\"not_identifiable\"}],"
        "\"gaps\":[{\"metric\":\"tpr\",\"over\":[\"sex\",\"age\"],\"scale\":\"ratio\","
        "\"reference\":null,\"observed\":null,"
        "\"observed_between\":[{\"sex\":\"f\",\"age\":null},{}],\"given\":[],\"certain\":1e-07,"
        "\"certain_between\":null,\"at_most\":null,\"shrunken\":null,\"p\":null,\"q\":null,"
        "\"detectable\":null,\"cells\":12,\"within\":{\"cells\":3,\"share\":0.5},"
        "\"tolerance\":0.8,\"verdict\":\"not_assessable\","
        "\"reason\":\"difference_certain_size_open\"}],\"quality\":[],"
        "\"findings\":[{\"kind\":\"name_twice\",\"column\":\"a\\\"b\"}],"
        "\"not_assessed\":[{\"metric\":\"auc\",\"reason\":\"no_score\"},"
        "{\"metric\":\"selection_rate\",\"scale\":\"ratio\",\"reason\":\"no_direction\"}],"
        "\"provenance\":{\"version\":\"\",\"seed\":0,\"options\":[],\"time\":null}}");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty),
        cmocka_unit_test(whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
