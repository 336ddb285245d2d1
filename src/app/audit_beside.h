/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_beside.h -- for app/audit_days.c and app/audit_scores.c: what is told of all rows and of each value of a group's column beside
 * the cells, hidden where these are. */
#include "app/audit_question.h"
#include "app/audit_recount.h"
#include "audit/group_visit.h"

typedef struct Beside {
    const AuditRecount *recount;
    const AuditQuestion *question;
    GroupVisit *visit;
} Beside;

/* `columns`: of each row, by names; all must live as long as what is opened. */
Beside beside_open(const AuditRecount *recount, const AuditQuestion *question, const Str *columns,
                   size_t count);
void beside_done(Beside *beside);
/* All files. ERR_INVALID, ERR_STORAGE: with the recount's problem. ERR_CONFLICT: `row` has ended it so, and the file is in the problem. */
MUST_CHECK Err beside_read(Beside *beside, GroupRowFn row, void *context);

/* A group: the whole population, or a value of a column. */
typedef struct BesideGroup {
    AuditGroup group;
    size_t tally;
    const AuditCell
        *opt_cell; /* of the first decision; NULL: it is not listed, and nothing of it is told */
} BesideGroup;
BesideGroup beside_all(const Beside *beside);
/* In the recount's arena. */
size_t beside_groups(const Beside *beside, size_t number, const BesideGroup **ret);
/* Nothing of it may be told. */
bool beside_hides(const BesideGroup *group);

AuditRate *beside_rate(const Beside *beside, const BesideGroup *group, AuditMetric metric,
                       AuditReason reason);
/* How far the highest is from the lowest of the rates that were added since there were `first`; `number`: of the column. */
void beside_gap(const Beside *beside, size_t number, AuditMetric metric, size_t first);
