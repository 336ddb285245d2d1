/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* workshop_agenda.h -- the agenda of a workshop begins with a template: its parts and boards become records of
 * the initiative, in one transaction, each with its entry in the history. */
#include "app/access.h"
#include "app/transaction.h"

/* ERR_INVALID with finding HAS_AGENDA while the workshop has a part already, UNKNOWN_KEY at "template" for none of this
 * key. ret->record is the workshop. */
MUST_CHECK Err workshop_agenda_apply(App *app, Ctx *ctx, const Submission *submission,
                                     const InitiativeRef *initiative, RecordId workshop,
                                     Str template_key, Written *ret);
