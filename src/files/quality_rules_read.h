/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* quality_rules_read.h -- rules about the quality of data, from JSON, "einklang-audit-rules-1":
 *
 *   {"schema": "einklang-audit-rules-1", "rules": [
 *     {"check": "complete", "columns": ["age", "sex"], "at_least": 0.98},
 *     {"check": "type", "columns": ["age"], "is": "number"},
 *     {"check": "range", "columns": ["age"], "least": 0, "most": 120},
 *     {"check": "range", "columns": ["received"], "least": "2024-01-01"},
 *     {"check": "pattern", "columns": ["postcode"], "is": "#####"},
 *     {"check": "codes", "columns": ["sex"], "codes": ["f", "m", "d"]},
 *     {"check": "timely", "columns": ["received"], "on": "2026-12-01", "days": 730},
 *     {"check": "order", "columns": ["received", "decided"]},
 *     {"check": "unique", "columns": ["id"]},
 *     {"check": "anonymous", "columns": ["age", "postcode"], "rows": 5}]}
 *
 * A rule about values that names several columns is one about each of them. */
#include "domain/findings.h"
#include "domain/quality_rule.h"

#define QUALITY_RULES_SCHEMA "einklang-audit-rules-1"

/* In the arena. ERR_INVALID with findings whose field is the place as JSON pointer. Whether patterns and limits can be understood is seen
 * when they are used (audit/quality_pass.h). */
MUST_CHECK Err quality_rules_read(Arena *arena, Findings *findings, Str json, QualityRules *ret);
