/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* finding_text.h -- the wording of findings: message "finding.<key>" of each FindingKind. */
#include "domain/findings.h"
#include "text/message.h"

/* What to tell the person, with the limit filled in. Total. */
Message finding_message(const Finding *finding);
