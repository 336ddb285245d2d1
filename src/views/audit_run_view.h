/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_run_view.h -- the report of an audit on a page: verdicts first, then each comparison with its drawing, its table and what can be
 * said; two reports beside each other; the form that takes one. */
#include "text/audit_words.h"
#include "views/form_view.h"
#include "views/record_view.h"

typedef struct AuditVerdictLine {
    Str sentence;
    const char *verdict_class;
} AuditVerdictLine;

/* One metric over the same columns. */
typedef struct AuditComparison {
    Str id; /* on the page */
    Str heading;
    HtmlSafe drawing; /* empty: nothing to draw */
    Str drawing_text;
    const AuditRateWords *rates;
    size_t rate_count;
    const Str *sentences; /* what was observed and what is certain */
    size_t sentence_count;
    const AuditVerdictLine *verdicts;
    size_t verdict_count;
    Str task_href; /* "" = nothing remarkable, or may not */
} AuditComparison;

typedef struct AuditRunView {
    RecordView record;
    Str plan, plan_href;
    Date made;
    Message verdict; /* at worst */
    const char *verdict_class;
    AuditTexts input, findings, not_assessed;
    const AuditQualityWords *quality;
    size_t quality_count;
    HtmlSafe drawing;
    Str drawing_title, drawing_text;
    const AuditComparison *comparisons;
    size_t count;
    Str html_href, odt_href, json_href;
    Str task_href; /* "" = may not */
} AuditRunView;

/* One line of two reports of the same plan. */
typedef struct AuditChangeLine {
    Str heading;
    Str before, after; /* what was observed; "" = not there */
    Message verdict_before, verdict_after;
    const char *class_before, *class_after;
} AuditChangeLine;

typedef struct AuditChangeView {
    Page page;
    Str before_name, before_href, after_name, after_href;
    Str measure; /* what was changed between both */
    const AuditChangeLine *lines;
    size_t count;
} AuditChangeView;

typedef struct AuditRunFormView {
    Page page;
    FormView form;
    Message file_error; /* MSG_NONE = none */
    bool again;         /* the file has to be chosen once more */
} AuditRunFormView;
