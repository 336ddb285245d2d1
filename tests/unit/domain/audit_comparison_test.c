/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/audit_comparison.h"

static const Str SEX[] = { STR_INIT("sex") }, AGE[] = { STR_INIT("age") };

static AuditGap gap_over(const Str *over, AuditMetric metric, AuditVerdict verdict) {
    return (AuditGap){ .metric = metric, .over = { over, 1 }, .verdict = verdict };
}

/* Each gap beside the one that asks the same; none is left out. */
static void the_same_stands_beside_the_same(void **state) {
    AuditGap before[] = { gap_over(SEX, AUDIT_METRIC_TPR, AUDIT_REMARKABLE),
                          gap_over(AGE, AUDIT_METRIC_TPR, AUDIT_UNREMARKABLE),
                          gap_over(SEX, AUDIT_METRIC_FPR, AUDIT_UNREMARKABLE) };
    AuditGap after[] = { gap_over(AGE, AUDIT_METRIC_TPR, AUDIT_REMARKABLE),
                         gap_over(SEX, AUDIT_METRIC_TPR, AUDIT_UNREMARKABLE),
                         gap_over(SEX, AUDIT_METRIC_TPR, AUDIT_REMARKABLE) };
    after[2].given = (AuditTexts){ AGE, 1 }; /* under the same circumstances: another question */
    const AuditReport first = { .gaps = { before, 3, 3 } }, last = { .gaps = { after, 3, 3 } };
    Arena *arena = arena_open(1024);
    AuditChanges changes = audit_changes(arena, &first, &last);
    assert_int_equal(changes.count, 4);
    assert_ptr_equal(changes.items[0].opt_before, &before[1]);
    assert_ptr_equal(changes.items[0].opt_after, &after[0]);
    assert_ptr_equal(changes.items[1].opt_before, &before[0]);
    assert_null(changes.items[2].opt_before);
    assert_ptr_equal(changes.items[3].opt_before, &before[2]);
    assert_null(changes.items[3].opt_after);
    const bool worse[] = { true, false, true, false };
    for (size_t i = 0; i < changes.count; i++)
        assert_int_equal(audit_change_worse(&changes.items[i]), worse[i]);
    arena_close(arena);
    (void)state;
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(the_same_stands_beside_the_same) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
