/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* finding_text.h -- the wording of findings: message "finding.<key>" of each FindingKind. */
#include "domain/findings.h"
#include "domain/schema.h"
#include "text/message.h"

/* What to tell the person, with the limit filled in. Total. */
Message finding_message(const Finding *finding);
/* The same at a field of a form (NULL: none): what is chosen is not filled in, a whole number has no comma,
 * characters that cannot be stored are not there any more. */
Message finding_message_at(const Field *opt_field, const Finding *finding);
/* The same for a program: dates and numbers as JSON has them. */
Message finding_message_json(const Finding *finding);
