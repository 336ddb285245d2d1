/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_terminal.h -- an audit's report as text for a terminal: for each gap a table of its groups, one sentence that says what to see,
 * the verdict; then what else was found, and what a verdict is not. */
#include "domain/audit_report.h"
#include "text/message.h"

void audit_terminal(const AuditReport *report, Language language, Out *out);
