/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* report.h -- an initiative as documents for other programs and for paper.
 *
 * One table names the files; the page that lists them and its test walk it. What a role may not read (contact data, drafts) is
 * in none of them; accounts are labels ("Projektleitung"), never names. The same data make the same bytes
 * on one day. */
#include "app/access.h"
#include "base/out.h"
#include "text/language.h"

typedef struct ReportFormat {
    Str name; /* of the file and of its message: "plan.odt" → "report.plan_odt" */
    Str key;  /* "plan_odt" */
    Str content_type;
} ReportFormat;

enum { REPORT_FORMATS = 8 };
extern const ReportFormat REPORT_TABLE[REPORT_FORMATS];

/* NULL: there is none of this name. */
const ReportFormat *report_format(Str name);
/* EXPORT. The caller holds a snapshot on `conn`. Plain German is written as German. */
MUST_CHECK Err report_write(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                            const ReportFormat *format, Language language, Out *out);
