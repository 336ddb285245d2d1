/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_paper.h -- the report of an audit as a document to read: HTML in one file, or ODT (files/paper.h).
 *
 * Verdicts first, in words; each drawing with its table and a sentence. It shows what the report holds: for readers outside the report
 * must be of the public kind (AUDIT.md, Suppression). */
#include "domain/audit_report.h"
#include "files/paper.h"
#include "text/language.h"

typedef struct AuditPaper {
    PaperKind kind;
    Language language;
    Str title;      /* "" = the words of the program */
    Str stylesheet; /* address of the styles of HTML; "" = `styles` stands in it */
    Str styles;     /* css */
} AuditPaper;

/* ERR_TOO_LARGE, ERR_INTERNAL. */
MUST_CHECK Err audit_paper(Arena *arena, const AuditPaper *paper, const AuditReport *report,
                           Out *out);
