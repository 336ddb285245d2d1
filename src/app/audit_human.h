/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_human.h -- what people made of a system's suggestions: counted of the same rows and groups as the decisions. */
#include "app/audit_question.h"
#include "app/audit_recount.h"

/* Of each of the question's families; NULL: it was not asked. */
typedef struct AuditHuman {
    /* One for each decision. "Selected" and the label mean in the person's favour, whatever the question's do. */
    const CellTable *opt_suggestion;
    const CellTable *opt_deferral; /* one */
} AuditHuman;

/* ERR_INVALID, ERR_STORAGE: with the recount's problem. */
MUST_CHECK Err audit_human(const AuditRecount *recount, const AuditQuestion *question,
                           AuditHuman *ret);
