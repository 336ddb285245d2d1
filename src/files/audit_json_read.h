/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_json_read.h -- reads what reports and counted cells of an audit have in common as JSON. For this layer only.
 *
 * What is missing, of another type or cannot be becomes a finding at its place; what is returned then is empty. */
#include "domain/audit_report.h"
#include "files/json_read.h"

/* One object of the file and where it stands. */
typedef struct AuditPlace {
    JsonIn *in;
    const json_t *object;
    Str at;
} AuditPlace;

void place_fail(const AuditPlace *place, const char *name, FindingKind kind);
/* NULL where it is null or, with a finding, missing. */
const json_t *place_value(const AuditPlace *place, const char *name);
AuditNumber place_number(const AuditPlace *place, const char *name);
AuditCount place_count(const AuditPlace *place, const char *name);
uint64_t place_whole(const AuditPlace *place, const char *name);
Str place_text_in(const AuditPlace *place, const char *name, const json_t *value);
/* "" where it is null. */
Str place_text_or_none(const AuditPlace *place, const char *name);
Str place_text(const AuditPlace *place, const char *name);
/* Position of one of these keys, the first of which is "" and null in the file. */
int place_key(const AuditPlace *place, const char *name, const KeySet *keys);
bool place_has(const AuditPlace *place, const char *name);
AuditMetric place_metric(const AuditPlace *place);
AuditScale place_scale(const AuditPlace *place);
/* Only where several decisions are compared. */
Str place_decision(const AuditPlace *place);
AuditTexts place_texts(const AuditPlace *place, const char *name);
AuditGroup place_group_in(const AuditPlace *place, const char *name, const json_t *object);
AuditGroup place_group(const AuditPlace *place, const char *name);
/* Item `index` of the array at `name`, which must be an object with no other members than these. */
AuditPlace place_item(const AuditPlace *place, const char *name, const json_t *array, size_t index,
                      const char *const *members);
AuditPlace place_object(const AuditPlace *place, const char *name, const char *const *members);
/* Members "input", "provenance" of the whole. */
void audit_read_input(const AuditPlace *whole, AuditInput *ret);
void audit_read_quality(const AuditPlace *place, AuditQuality *ret);
void audit_read_finding(const AuditPlace *place, AuditFinding *ret);
void audit_read_provenance(const AuditPlace *whole, AuditProvenance *ret);

/* Members that each may have, ended by NULL. */
extern const char *const AUDIT_QUALITY_MEMBERS[], *const AUDIT_FINDING_MEMBERS[];
