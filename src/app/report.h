/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* report.h -- an initiative as documents for other programs and for paper.
 *
 * One table names the files; the page that lists them, the API, the command line and their tests walk it. What a role may
 * not read (contact data, drafts) is in none of them; accounts are labels ("Projektleitung"), never names. The same
 * data make the same bytes on one day, but for a PDF, which says when it was made. */
#include "app/access.h"
#include "app/office.h"
#include "base/out.h"
#include "text/language.h"

/* Media types, and all of them for the description of the API; what is text is UTF-8. */
#define REPORT_HTML "text/html"
#define REPORT_PDF  "application/pdf"
#define REPORT_ODT  "application/vnd.oasis.opendocument.text"
#define REPORT_ODS  "application/vnd.oasis.opendocument.spreadsheet"
#define REPORT_CSV  "text/csv"
#define REPORT_SVG  "image/svg+xml"
#define REPORT_ICS  "text/calendar"
#define REPORT_MEDIA                                                                       \
    REPORT_HTML " " REPORT_PDF " " REPORT_ODT " " REPORT_ODS " " REPORT_CSV " " REPORT_SVG \
                " " REPORT_ICS
#define REPORT_UTF8 "; charset=utf-8"

typedef struct ReportFormat {
    Str name; /* of the file and of its message: "plan.odt" → "report.plan_odt" */
    Str what; /* "plan": message "report.plan"; rows of one `what` follow each other */
    Str form; /* "odt" */
    Str key;  /* "plan_odt" */
    Str content_type;
} ReportFormat;

enum { REPORT_FORMATS = 13 };
extern const ReportFormat REPORT_TABLE[REPORT_FORMATS];

/* NULL: there is none of this name. */
const ReportFormat *report_format(Str name);
/* By form, and what it is of; "" = the first of this form. NULL: there is none. */
const ReportFormat *report_format_of(Str form, Str what);
/* It is a page to be read in a browser, not a file to be kept. */
bool report_is_page(const ReportFormat *format);
/* This installation can make it: for a PDF LibreOffice has to be there. */
bool report_possible(const App *app, const ReportFormat *format);

typedef struct ReportOrder {
    const ReportFormat *format;
    Language language; /* plain German is written as German */
    /* Of a page: address of its styles, or "" and the css itself; a way back that is not printed, "" = none. */
    Str stylesheet, styles, back;
} ReportOrder;

/* EXPORT. The caller holds a snapshot on `conn`, and on an order of PDF may get another one (domain/context.h, Waiting).
 * PDF: ERR_NOT_FOUND, ERR_BUSY as of office_pdf, which also tells *opt_trouble. */
MUST_CHECK Err report_write(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                            const ReportOrder *order, Out *out, OfficeTrouble *opt_trouble);
/* Days and deadlines of the plan for who works on it, as iCalendar. INITIATIVE_READ; the caller has looked. */
MUST_CHECK Err report_dates(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                            Language language, Out *out);
