/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/audit_run.h"

#define SAID_FIELDS                                                                           \
    FIELD(AuditRun, name, TEXT, .required = true, .title = true, .maximum = NAME_MAX_LENGTH), \
        FIELD(AuditRun, measure, PROSE)

#define TAKEN_FIELDS                                                                            \
    FIELD(AuditRun, audit_plan, REFERENCE, .required = true, .target = STR_INIT("audit_plan")), \
        SAID_FIELDS

static const Field FIELDS[] = {
    TAKEN_FIELDS,
    FIELD(AuditRun, report, PROSE, .required = true, .wordless = true,
          .maximum = AUDIT_RUN_REPORT_MAX),
};
static const Field TAKEN[] = { TAKEN_FIELDS };
static const Field SAID[] = { SAID_FIELDS };

const Schema AUDIT_RUN_SCHEMA = SCHEMA(AuditRun, "audit_run", "audit_runs", FIELDS);
const Schema AUDIT_RUN_TAKE_FORM = SCHEMA(AuditRun, "audit_run", "audit_runs", TAKEN);
const Schema AUDIT_RUN_FORM = SCHEMA(AuditRun, "audit_run", "audit_runs", SAID);
