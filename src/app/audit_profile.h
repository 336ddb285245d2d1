/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_profile.h -- the profile of all columns, as a report has it. */
#include "audit/profile_pass.h"
#include "domain/audit_report.h"

/* Ends the pass. In public the least and the largest value are a person's: the 1st and the 99th percentile stand for them. Days are
 * told as days since 1970-01-01. */
void audit_profile(Arena *arena, ProfilePass *pass, AuditDisclosure disclosure,
                   AuditReport *report);
