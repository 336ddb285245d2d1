/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/audit_plan.h"

#include "domain/value_pair.h"

static const Str SELECTION_KEYS[] = {
#define X(name, key) STR_INIT(key),
    AUDIT_SELECTION_LIST(X)
#undef X
};
const KeySet AUDIT_SELECTIONS = { STR_INIT("audit_selection"), SELECTION_KEYS,
                                  AUDIT_SELECTION_COUNT };

/* What a form folds away. */
enum { MORE = 1, FIX, GROUPS_END };
static const Str GROUP_KEYS[] = { STR_INIT("more"), STR_INIT("fix") };
static const KeySet GROUPS = { STR_INIT("audit_plan.group"), GROUP_KEYS, GROUPS_END - 1 };

static const Field FIELDS[] = {
    FIELD(AuditPlan, name, TEXT, .required = true, .title = true, .maximum = NAME_MAX_LENGTH),
    FIELD(AuditPlan, data_set, REFERENCE, .required = true, .target = STR_INIT("data_set")),
    FIELD(AuditPlan, decision, TEXT, .required = true, .maximum = LINE_MAX_LENGTH),
    FIELD(AuditPlan, selected, KEY, .required = true, .keys = &AUDIT_SELECTIONS),
    FIELD(AuditPlan, group_columns, PROSE, .required = true, .maximum = LINE_MAX_LENGTH),
    FIELD(AuditPlan, crossed, PROSE, .group = MORE, .maximum = LINE_MAX_LENGTH),
    FIELD(AuditPlan, compared_with, PROSE, .conditional = true, .maximum = LINE_MAX_LENGTH),
    FIELD(AuditPlan, strata, PROSE, .conditional = true, .maximum = LINE_MAX_LENGTH),
    FIELD(AuditPlan, label, TEXT, .group = MORE, .maximum = LINE_MAX_LENGTH),
    FIELD(AuditPlan, suggestion, TEXT, .group = MORE, .maximum = LINE_MAX_LENGTH),
    FIELD(AuditPlan, deferred, TEXT, .group = MORE, .maximum = LINE_MAX_LENGTH),
    FIELD(AuditPlan, score, TEXT, .group = MORE, .maximum = LINE_MAX_LENGTH),
    FIELD(AuditPlan, received, TEXT, .group = MORE, .maximum = LINE_MAX_LENGTH),
    FIELD(AuditPlan, decided, TEXT, .group = MORE, .maximum = LINE_MAX_LENGTH),
    FIELD(AuditPlan, conditions, PROSE, .group = MORE, .maximum = LINE_MAX_LENGTH),
    FIELD(AuditPlan, missing_codes, PROSE, .group = MORE, .maximum = LINE_MAX_LENGTH),
    FIELD(AuditPlan, judged, PROSE, .group = FIX, .maximum = LINE_MAX_LENGTH),
    FIELD(AuditPlan, tolerance, DECIMAL, .group = FIX),
    FIELD(AuditPlan, ratio, DECIMAL, .group = FIX),
    FIELD(AuditPlan, by_caseworker, FLAG, .group = FIX),
    FIELD(AuditPlan, agreement, TEXT, .group = FIX, .maximum = LINE_MAX_LENGTH),
    FIELD(AuditPlan, function, TEXT, .group = FIX, .maximum = NAME_MAX_LENGTH),
    FIELD(AuditPlan, fixed_on, DATE, .group = FIX),
    FIELD(AuditPlan, value_pairs, KEYS, .group = FIX, .keys = &VALUE_PAIRS),
};

const Schema AUDIT_PLAN_SCHEMA =
    SCHEMA_GROUPED(AuditPlan, "audit_plan", "audit_plans", FIELDS, &GROUPS);

bool audit_plan_fixed(const AuditPlan *plan) {
    return !date_none(plan->fixed_on) && !str_empty(plan->function);
}

bool audit_plan_same_question(const AuditPlan *a, const AuditPlan *b) {
    return str_eq(a->decision, b->decision) && str_eq(a->selected, b->selected) &&
           str_eq(a->group_columns, b->group_columns) && str_eq(a->crossed, b->crossed) &&
           str_eq(a->compared_with, b->compared_with) && str_eq(a->strata, b->strata) &&
           str_eq(a->label, b->label) && str_eq(a->suggestion, b->suggestion) &&
           str_eq(a->deferred, b->deferred) && str_eq(a->score, b->score) &&
           str_eq(a->received, b->received) && str_eq(a->decided, b->decided) &&
           str_eq(a->judged, b->judged) && str_eq(a->conditions, b->conditions) &&
           str_eq(a->missing_codes, b->missing_codes) &&
           decimal_compare(a->tolerance, b->tolerance) == 0 &&
           decimal_compare(a->ratio, b->ratio) == 0;
}

/* A share: more than nothing, less than all. */
static void check_share(const Check *check, Str field, Decimal share) {
    const Decimal one = { .mantissa = 1, .present = true };
    if (share.present && (share.mantissa <= 0 || decimal_compare(share, one) >= 0))
        check_found(check, field, FINDING_NOT_A_SHARE);
}

void audit_plan_check(const AuditPlan *plan, const Check *check) {
    check_share(check, STR("tolerance"), plan->tolerance);
    check_share(check, STR("ratio"), plan->ratio);
    if (plan->by_caseworker && str_empty(plan->agreement))
        check_found(check, STR("agreement"), FINDING_AGREEMENT_MISSING);
    if (!date_none(plan->fixed_on) && str_empty(plan->function))
        check_found(check, STR("function"), FINDING_FIXED_INCOMPLETE);
    if (date_compare(plan->fixed_on, check->today) > 0)
        check_found(check, STR("fixed_on"), FINDING_IN_FUTURE);
}
