/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* perspective_added.h -- since when somebody stands for a perspective, where that was added later.
 *
 * Who took part in an involvement stands for what is said of them today. The history tells what was added since. */
#include "app/access.h"
#include "domain/nouns.h"

/* The day of the change that added it last; none: they stand for it since they were taken up, or nothing tells more. */
MUST_CHECK Err perspective_added_on(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                    RecordId stakeholder, Str key, Date *ret);
