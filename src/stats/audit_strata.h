/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_strata.h -- what a report says of each group of a family under the same conditions. Between the files of audit_assess.h. */
#include "stats/audit_family.h"

/* Families of more groups are too fine for it. */
#define AUDIT_STRATA_GROUPS_MAX ((size_t)1000)

/* For a family whose table has strata: conditional disparity and common odds ratio of each group that may be named, as rates (with their
 * limits) and as gaps `given` the strata (with the test of the common odds ratio); a finding where strata differ (a
 * test for each group, corrected by Bonferroni) or were dropped. Nothing where a group has few rows in a stratum. Without a
 * direction no disparity: its sign would say nothing. */
void audit_strata(Arena *arena, const FamilyCells *family, const AuditJudgement *judgement,
                  AuditReport *report);
