/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_report_json.h -- a report as the JSON of AUDIT.md, "einklang-audit-1": the same bytes for the same report.
 *
 * Numbers that were worked out have 12 significant digits; what is not known is null. "decision" stands only where several decisions
 * are compared. */
#include "base/json_writer.h"
#include "domain/audit_report.h"

#define AUDIT_REPORT_SCHEMA "einklang-audit-1"

/* One value: the object. Ends with what was remembered by the writer (json_finish). */
void audit_report_json(JsonWriter *json, const AuditReport *report);
