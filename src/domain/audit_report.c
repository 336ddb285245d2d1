/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/audit_report.h"

static const Str FINDING_KEYS[] = {
#define X(name, key) STR_INIT(key),
    AUDIT_FINDING_LIST(X)
#undef X
};
static const Str REASON_KEYS[] = {
#define X(name, key) STR_INIT(key),
    AUDIT_REASON_LIST(X)
#undef X
};
static const Str VERDICT_KEYS[] = { STR_INIT(""), STR_INIT("remarkable"), STR_INIT("unremarkable"),
                                    STR_INIT("not_assessable") };

const KeySet AUDIT_FINDINGS = { STR_INIT("audit_finding"), FINDING_KEYS, AUDIT_FINDING_KIND_COUNT };
const KeySet AUDIT_REASONS = { STR_INIT("audit_reason"), REASON_KEYS, AUDIT_REASON_COUNT };
const KeySet AUDIT_VERDICTS = { STR_INIT("audit_verdict"), VERDICT_KEYS,
                                sizeof VERDICT_KEYS / sizeof VERDICT_KEYS[0] };

AuditExit audit_exit(const AuditReport *report) {
    AuditExit ret = AUDIT_EXIT_FINE;
    for (size_t i = 0; i < report->findings.count; i++)
        if (report->findings.items[i].kind == AUDIT_FINDING_DECISION_CONSTANT)
            ret = AUDIT_EXIT_OPEN; /* what was asked was not judged */
    for (size_t i = 0; i < report->gaps.count; i++) {
        const AuditGap *gap = &report->gaps.items[i];
        if (gap->verdict == AUDIT_REMARKABLE)
            return AUDIT_EXIT_REMARKABLE;
        if (gap->verdict == AUDIT_NOT_ASSESSABLE && !gap->by_intersection)
            ret = AUDIT_EXIT_OPEN;
    }
    return ret;
}

Date audit_report_day(const AuditReport *report) {
    Instant made;
    if (instant_parse_iso(report->provenance.time, &made) != ERR_NONE)
        return (Date){ 0 };
    return local_time(made).date;
}
