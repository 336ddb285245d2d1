/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_json_write.h -- what reports and counted cells of an audit have in common as JSON. For this layer only.
 *
 * Numbers that were worked out have 12 significant digits; what is not known, or empty where "none" says so, is null. */
#include "base/json_writer.h"
#include "domain/audit_report.h"

void audit_number_member(JsonWriter *json, Str key, AuditNumber number);
void audit_count_member(JsonWriter *json, Str key, AuditCount count);
void audit_whole_member(JsonWriter *json, Str key, uint64_t value);
void audit_text_member(JsonWriter *json, Str key, Str text);
void audit_text_or_none(JsonWriter *json, Str key, Str opt_text);
void audit_texts_member(JsonWriter *json, Str key, AuditTexts texts);
void audit_write_group(JsonWriter *json, AuditGroup group);
void audit_group_member(JsonWriter *json, Str key, AuditGroup group);
/* Nothing where there is one decision. */
void audit_decision_member(JsonWriter *json, Str opt_decision);
void audit_metric_member(JsonWriter *json, AuditMetric metric);
void audit_scale_member(JsonWriter *json, AuditScale scale);
void audit_write_quality(JsonWriter *json, const AuditQuality *quality);
void audit_write_finding(JsonWriter *json, const AuditFinding *finding);
/* Members with their keys: "input", "provenance". */
void audit_write_input(JsonWriter *json, const AuditInput *input);
void audit_write_provenance(JsonWriter *json, const AuditProvenance *provenance);
