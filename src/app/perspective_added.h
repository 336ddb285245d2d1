/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* perspective_added.h -- since when somebody stands for a perspective, where that was added later.
 *
 * Who took part in an involvement stands for what is said of them today. The history tells what was added since. */
#include "app/access.h"
#include "domain/nouns.h"

/* The first day after `heard_on` on which it was added; none: they stood for it on that day already, be it that it was taken
 * out in between, or nothing tells more. */
MUST_CHECK Err perspective_added_after(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                       RecordId stakeholder, Str key, Date heard_on, Date *ret);
