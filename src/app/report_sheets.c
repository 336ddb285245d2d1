/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* report_sheets.c -- the records of an initiative as tables: a spreadsheet with a sheet per noun, or one noun as CSV.
 * Columns are the fields of the schema, so that a new field is a new column by itself. */
#include "app/report_parts.h"
#include "files/csv.h"
#include "files/ods.h"
#include "text/messages.h"

enum { WIDTH_SHORT = 28, WIDTH_LONG = 70 };

/* A column of its own: what only this program understands is none. */
static bool is_column(const Report *report, const Field *field) {
    return field->type != FIELD_SECRET && !(field->internal && field->type == FIELD_KEY) &&
           !field->wordless && (!field->personal || report->contacts);
}

static OdsColumn column_of(const Report *report, const Schema *schema, const Field *field) {
    bool is_long = field->type == FIELD_PROSE || field->type == FIELD_TEXT;
    return (OdsColumn){ .title = report_field_label(report, schema, field),
                        .width_mm = is_long ? WIDTH_LONG : WIDTH_SHORT };
}

/* Dates and numbers keep their type, so that they can be sorted and added up. */
static void write_cell(const Report *report, Ods *ods, const Schema *schema, const Field *field,
                       const void *record) {
    const void *at = field_in(field, record);
    if (field_empty(field, record) && field->type != FIELD_FLAG)
        ods_text(ods, STR(""));
    else if (field->type == FIELD_DATE)
        ods_date(ods, *(const Date *)at);
    else if (field->type == FIELD_DECIMAL)
        ods_decimal(ods, *(const Decimal *)at);
    else if (report_by_people(report, field, record) && !str_empty(report_people_language(report)))
        ods_foreign_text(ods, report_people_language(report), report_people_country(report),
                         report_value(report, schema, field, record));
    else
        ods_text(ods, report_value(report, schema, field, record));
}

static void write_sheet(const Report *report, Ods *ods, const Noun *noun, const RecordList *list) {
    const Schema *schema = noun->schema;
    OdsColumn *columns = arena_new(report->ctx->arena, OdsColumn, schema->count);
    size_t count = 0;
    for (size_t i = 0; i < schema->count; i++)
        if (is_column(report, &schema->fields[i]))
            columns[count++] = column_of(report, schema, &schema->fields[i]);
    bool measured = noun == &NOUNS[NOUN_MEASUREMENT]; /* they are listed with the goals elsewhere */
    ods_sheet_begin(ods,
                    measured ? report_text(report, msg(goal_measurements))
                             : report_words(report, STR("noun"), schema->name, STR("list")),
                    columns, count);
    for (size_t i = 0; i < list->count; i++) {
        for (size_t k = 0; k < schema->count; k++)
            if (is_column(report, &schema->fields[k]))
                write_cell(report, ods, schema, &schema->fields[k], report_record(list, noun, i));
        ods_row_end(ods);
    }
    ods_sheet_end(ods);
}

Err report_spreadsheet(const Report *report, Out *out) {
    OdfInfo info = { .title = report->initiative->name,
                     .language = report->language == LANGUAGE_EN ? STR("en") : STR("de"),
                     .country = report->language == LANGUAGE_EN ? STR("GB") : STR("DE"),
                     .created = report->today };
    CLEANUP(ods_closep) Ods *ods = ods_open(report->ctx->arena, &info);
    static const NounId NOUN_SHEETS[] = {
        NOUN_INVOLVEMENT, NOUN_STAKEHOLDER, NOUN_CONTRIBUTION, NOUN_GOAL,
        NOUN_MEASUREMENT, NOUN_EFFECT,      NOUN_DECISION,     NOUN_TASK,
    };
    for (size_t i = 0; i < sizeof NOUN_SHEETS / sizeof *NOUN_SHEETS; i++)
        write_sheet(report, ods, &NOUNS[NOUN_SHEETS[i]], &report->all.whole.lists[NOUN_SHEETS[i]]);
    return ods_finish(ods, out);
}

/* -- CSV --------------------------------------------------------------------------------------- */

static void write_csv_cell(const Report *report, CsvWriter *csv, const Schema *schema,
                           const Field *field, const void *record) {
    const void *at = field_in(field, record);
    if (field->type == FIELD_DATE)
        csv_date(csv, *(const Date *)at);
    else if (field->type == FIELD_DECIMAL && !field_empty(field, record))
        csv_decimal(csv, *(const Decimal *)at);
    else if (field_empty(field, record) && field->type != FIELD_FLAG)
        csv_text(csv, STR(""));
    else
        csv_text(csv, report_value(report, schema, field, record));
}

Err report_table(const Report *report, NounId id, Out *out) {
    const Noun *noun = &NOUNS[id];
    const Schema *schema = noun->schema;
    const RecordList *list = &report->all.whole.lists[id];
    CsvWriter csv = csv_open(out, report->language == LANGUAGE_EN ? ',' : ';', true);
    for (size_t k = 0; k < schema->count; k++)
        if (is_column(report, &schema->fields[k]))
            csv_text(&csv, report_field_label(report, schema, &schema->fields[k]));
    csv_row_end(&csv);
    for (size_t i = 0; i < list->count; i++) {
        for (size_t k = 0; k < schema->count; k++)
            if (is_column(report, &schema->fields[k]))
                write_csv_cell(report, &csv, schema, &schema->fields[k],
                               report_record(list, noun, i));
        csv_row_end(&csv);
    }
    return csv_finish(&csv);
}
