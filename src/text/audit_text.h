/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_text.h -- the words of the audit. */
#include "domain/audit_problem.h"
#include "text/message.h"

/* What went wrong, where, and the way out. Total. */
Message audit_problem_message(const AuditProblem *problem);
