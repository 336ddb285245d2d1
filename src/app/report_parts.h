/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* report_parts.h -- what the documents of an initiative share; for app/report*.c only. */
#include "app/completeness.h"
#include "app/label.h"
#include "app/report.h"
#include "domain/whole_index.h"
#include "text/message.h"

typedef struct Report {
    App *app;
    Ctx *ctx;
    Conn *conn;
    const InitiativeRef *initiative;
    const ReportOrder *order;
    Language language;
    Completeness all;
    WholeIndex index; /* of `all.whole` */
    Str said; /* where texts lie that stand in the language of the document in `all.whole` */
    Labels labels;
    Date today;
    bool contacts; /* may be shown */
} Report;

/* In the arena. */
Str report_text(const Report *report, Message message);
/* "goal", "statement", "label" → its words. */
Str report_words(const Report *report, Str schema, Str name, Str part);
Str report_date(const Report *report, Date date);
Str report_field_label(const Report *report, const Schema *schema, const Field *field);
/* The value as people read it: keys, dates, numbers, titles of what it refers to. "" for an empty one. */
Str report_value(const Report *report, const Schema *schema, const Field *field,
                 const void *record);
/* How far those asked have a say; of a formal participation that it is one, too: "Anhören, förmlich". */
Str report_level(const Report *report, const Involvement *involvement);
/* Title of a record, else its noun's name; "" for one that is not in the initiative. */
Str report_title(const Report *report, RecordId id);
/* Of one that is at hand. */
Str report_title_of(const Report *report, const Noun *noun, const void *record);
/* Written by people, in their language, not in that of the document: texts, titles of records. */
bool report_by_people(const Report *report, const Field *field, const void *record);
bool report_titled_by_people(const Report *report, const Noun *noun, const void *record);
/* Somebody said it in the language of the document, as the public page shows it. */
bool report_said(const Report *report, Str words);
/* What the initiative is called in this document. */
Str report_name(const Report *report);
/* Of what people wrote, the language of their authority; "" = that of the document. */
Str report_people_language(const Report *report);
Str report_people_country(const Report *report);
/* The field holds something, and who asks may read it. */
bool report_shows(const Report *report, const Field *field, const void *record);

/* Record i of a list. */
static inline const void *report_record(const RecordList *list, const Noun *noun, size_t i) {
    return (const char *)list->items + i * noun->schema->size;
}

MUST_CHECK Err report_plan_document(const Report *report, Out *out);
MUST_CHECK Err report_file_document(const Report *report, Out *out);
MUST_CHECK Err report_spreadsheet(const Report *report, Out *out);
MUST_CHECK Err report_table(const Report *report, NounId noun, Out *out);
MUST_CHECK Err report_canvas(const Report *report, Out *out);
MUST_CHECK Err report_calendar(const Report *report, Out *out);
