/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_contradiction.h -- whether a report that somebody hands in can be one: its numbers agree with each other, its verdicts with its numbers and
 * with the limits that were fixed, and it shows nobody who is to be hidden (AUDIT.md, "Statistics and disclosure").
 *
 * What it says may still be about other rows: whoever has the rows sees that (`einklang audit verify`). */
#include "base/arena.h"
#include "domain/audit_report.h"

/* The place of the first number or verdict that cannot stand beside the others ("/gaps/0/verdict"), in the arena; "": none. `judgement`: what
 * the report's options ask for. Numbers of 12 digits, as the file has them. */
Str audit_contradiction(Arena *arena, const AuditReport *report, const AuditJudgement *judgement);
