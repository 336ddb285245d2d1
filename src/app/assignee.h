/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* assignee.h -- who a task may be for: whoever may say of it how far it is, and so may change the initiative. Who only
 * reads or comments would find it among their tasks and could do nothing with it. */
#include "app/app.h"
#include "domain/task.h"
#include "store/writer.h"

typedef struct Assignee {
    AccountId account;
    Str name;
} Assignee;
typedef LIST_OF(Assignee) Assignees;

/* By a role that counts, in the initiative or in its whole authority; each once. */
MUST_CHECK Err assignee_list(const App *app, Ctx *ctx, Conn *conn, InitiativeId initiative,
                             Assignees *ret);
/* At "assignee" NO_SUCH_PERSON (nor one whose account is closed), MAY_NOT_WORK_ON_IT; who was there before may stay. */
MUST_CHECK Err assignee_check(Tx *tx, const App *app, InitiativeId initiative, const Task *task,
                              const Task *opt_before);
