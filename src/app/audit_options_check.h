/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_options_check.h -- for app/audit_options.c: which options go together. */
#include "app/audit_options.h"

/* `counted`: decisions are, and need not be among the options. ERR_INVALID with the problem. */
MUST_CHECK Err audit_options_check(const AuditOptions *options, bool counted,
                                   AuditProblem *ret_problem);
