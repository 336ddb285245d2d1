/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* report_words.c -- the values of records in words, for documents; contract in app/report_parts.h. */
#include "app/report_parts.h"
#include "base/lies_in.h"
#include "domain/choices.h"
#include "text/format.h"
#include "text/label_text.h"
#include "text/messages.h"

Str report_text(const Report *report, Message message) {
    CLEANUP(out_done) Out out = out_open(64);
    message_text(&out, report->language, message);
    return str_copy(report->ctx->arena, out_view(&out));
}

Str report_words(const Report *report, Str schema, Str name, Str part) {
    return report_text(report, key_message(report->ctx->arena, schema, name, part));
}

Str report_date(const Report *report, Date date) {
    CLEANUP(out_done) Out out = out_open(32);
    if (!date_none(date))
        format_date_short(&out, report->language, date);
    return str_copy(report->ctx->arena, out_view(&out));
}

Str report_field_label(const Report *report, const Schema *schema, const Field *field) {
    return report_words(report, schema->name, field->name, STR("label"));
}

/* -- Titles ------------------------------------------------------------------------------------ */

static Str involvement_named(const Report *report, const Involvement *involvement) {
    Str group = STR("");
    if (involvement->stakeholders.count > 0)
        group = report_title(report, involvement->stakeholders.items[0]);
    InvolvementBrief brief = involvement_brief(involvement, group);
    return report_text(report,
                       involvement_brief_message(report->ctx->arena, report->language, &brief));
}

/* Of what, and when: among those of all goals. */
static Str measurement_named(const Report *report, const Measurement *measurement) {
    Str goal = report_title(report, measurement->goal);
    return report_text(report, date_none(measurement->measured_on)
                                   ? msg(report_measurement_undated, goal)
                                   : msg(report_measurement_named, measurement->measured_on, goal));
}

/* There are two of most records. */
static Str translation_named(const Report *report, const Translation *translation) {
    return str_join(
        report->ctx->arena, report_title(report, translation->about), STR(" ("),
        report_words(report, TRANSLATION_LANGUAGES.name, translation->language, STR("")), STR(")"));
}

Str report_title_of(const Report *report, const Noun *noun, const void *record) {
    Str title = schema_title(noun->schema, record);
    if (title.len > 0)
        return title;
    Arena *arena = report->ctx->arena;
    if (noun == &NOUNS[NOUN_INTERSECTION])
        return perspective_text(
            arena, report->app->pack,
            perspective_join(arena, ((const Intersection *)record)->perspectives),
            report->language);
    if (noun == &NOUNS[NOUN_INVOLVEMENT])
        return involvement_named(report, record);
    if (noun == &NOUNS[NOUN_TRANSLATION])
        return translation_named(report, record);
    if (noun == &NOUNS[NOUN_MEASUREMENT])
        return measurement_named(report, record);
    return report_words(report, STR("noun"), noun->schema->name, STR("one"));
}

bool report_said(const Report *report, Str words) {
    return lies_in(words, report->said);
}

Str report_name(const Report *report) {
    InitiativeList list = whole_initiatives(&report->all.whole);
    return list.count > 0 ? list.items[0].name : report->initiative->name;
}

bool report_titled_by_people(const Report *report, const Noun *noun, const void *record) {
    Str title = schema_title(noun->schema, record);
    return title.len > 0 && !report_said(report, title);
}

Str report_title(const Report *report, RecordId id) {
    const WholePlace *place = whole_index_find(&report->index, id);
    return place != NULL ? report_title_of(report, &NOUNS[place->noun], place->record) : STR("");
}

/* Said by people in their own language, one of them at least, and none by the program. */
static bool titled_by_people(const Report *report, const RecordId *ids, size_t count) {
    bool theirs = count == 0;
    for (size_t i = 0; i < count; i++) {
        const WholePlace *place = whole_index_find(&report->index, ids[i]);
        Str title =
            place != NULL ? schema_title(NOUNS[place->noun].schema, place->record) : STR("");
        if (str_empty(title))
            return false;
        theirs = theirs || !report_said(report, title);
    }
    return theirs;
}

bool report_by_people(const Report *report, const Field *field, const void *record) {
    const void *at = field_in(field, record);
    if (field->type == FIELD_REFERENCE)
        return titled_by_people(report, at, 1);
    if (field->type == FIELD_REFERENCES)
        return titled_by_people(report, ((const RecordIds *)at)->items,
                                ((const RecordIds *)at)->count);
    if (field->type != FIELD_TEXT && field->type != FIELD_PROSE)
        return false;
    return !report_said(report, *(const Str *)at);
}

/* As on the pages. */
Str report_people_language(const Report *report) {
    Str people = report->initiative->authority.language;
    Str own = report->language == LANGUAGE_EN ? STR("en") : STR("de");
    return str_eq(people, own) ? STR("") : people;
}

Str report_people_country(const Report *report) {
    if (str_empty(report_people_language(report)))
        return STR("");
    return report->language == LANGUAGE_EN ? STR("DE") : STR("GB");
}

/* -- Values ------------------------------------------------------------------------------------ */

static Str key_words(const Report *report, const Field *field, Str key) {
    if (field->keys == NULL)
        return open_key_text(report->ctx->arena, report->app->pack, field->open, key,
                             report->language);
    Str words = report_words(report, field->keys->name, key, STR(""));
    return words.len > 0 ? words : key;
}

static void add_piece(Out *out, Str piece) {
    if (piece.len == 0)
        return;
    if (out_view(out).len > 0)
        out_c(out, "; "); /* as the import of a table takes it */
    out_str(out, piece);
}

static void write_keys(const Report *report, const Field *field, Str keys, Out *out) {
    Str key;
    while (str_cut(&keys, ' ', &key))
        add_piece(out, key_words(report, field, key));
}

static void write_references(const Report *report, const RecordIds *ids, Out *out) {
    for (size_t i = 0; i < ids->count; i++)
        add_piece(out, report_title(report, ids->items[i]));
}

/* A step of a scale has words of its own; an account is a label. */
static void write_integer(const Report *report, const Schema *schema, const Field *field,
                          const void *record, Out *out) {
    int64_t number = *(const int64_t *)field_in(field, record);
    if (field->local) {
        out_str(out, label_of(&report->labels, report->ctx->arena, (AccountId){ number }));
        return;
    }
    Str text = field_text(field, record, report->ctx->arena);
    Str words = report_words(report, schema->name, field->name, text);
    out_str(out, words.len > 0 ? words : text);
}

static void write_value(const Report *report, const Schema *schema, const Field *field,
                        const void *record, Out *out) {
    const void *at = field_in(field, record);
    switch (field->type) {
    case FIELD_KEY: out_str(out, key_words(report, field, *(const Str *)at)); break;
    case FIELD_KEYS: write_keys(report, field, *(const Str *)at, out); break;
    case FIELD_DATE: out_str(out, report_date(report, *(const Date *)at)); break;
    case FIELD_DECIMAL: format_decimal(out, report->language, *(const Decimal *)at); break;
    case FIELD_INTEGER: write_integer(report, schema, field, record, out); break;
    case FIELD_FLAG:
        out_str(out, report_text(report, *(const bool *)at ? msg(common_yes) : msg(common_no)));
        break;
    case FIELD_REFERENCE: out_str(out, report_title(report, *(const RecordId *)at)); break;
    case FIELD_REFERENCES: write_references(report, at, out); break;
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_EMAIL: out_str(out, *(const Str *)at); break;
    case FIELD_SECRET: break;
    }
}

Str report_value(const Report *report, const Schema *schema, const Field *field,
                 const void *record) {
    CLEANUP(out_done) Out out = out_open(64);
    if (!field_empty(field, record))
        write_value(report, schema, field, record, &out);
    return str_copy(report->ctx->arena, out_view(&out));
}

Str report_level(const Report *report, const Involvement *involvement) {
    Str level = report_words(report, LEVELS.name, involvement->level, STR(""));
    return involvement->formal ? str_join(report->ctx->arena, level, STR(", "),
                                          report_text(report, msg(involvement_kind_formal)))
                               : level;
}

bool report_shows(const Report *report, const Field *field, const void *record) {
    if (field->type == FIELD_SECRET || (field->personal && !report->contacts))
        return false;
    return !field_empty(field, record);
}
