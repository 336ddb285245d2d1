/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/record_display.h"

#include "base/utf8.h"
#include "domain/choices.h"
#include "store/account_store.h"
#include "store/noun_stores.h"
#include "text/format.h"
#include "text/messages.h"
#include "web/contributions_open.h"
#include "web/noun_slug.h"
#include "web/post_button.h"

Message schema_message(Request *rq, Str schema, Str name, Str part) {
    return key_message(rq->ctx->arena, schema, name, part);
}

Message field_label(Request *rq, const Schema *schema, const Field *field) {
    return schema_message(rq, schema->name, field->name, STR("label"));
}

Message noun_message(Request *rq, const Noun *noun, const char *part) {
    return schema_message(rq, STR("noun"), noun->schema->name, str_from(part));
}

Message key_label(Request *rq, const KeySet *set, Str key) {
    if (!key_set_has(set, key))
        return message_of(MSG_NONE);
    return schema_message(rq, set->name, key, STR(""));
}

const Message *key_labels(Request *rq, const KeySet *set, Str keys, size_t *ret_count) {
    Message *messages = arena_new(rq->ctx->arena, Message, str_pieces(keys, ' '));
    *ret_count = 0;
    Str key;
    while (str_cut(&keys, ' ', &key))
        if (key_set_has(set, key))
            messages[(*ret_count)++] = key_label(rq, set, key);
    return messages;
}

Str record_href(Request *rq, NounId noun, RecordId id, const char *below) {
    if (NOUNS[noun].single && noun != NOUN_INITIATIVE)
        return str_join(rq->ctx->arena, request_path(rq, ""), noun_list_path(&NOUNS[noun]),
                        str_from(below));
    CLEANUP(out_done) Out number = out_open(24);
    out_i64(&number, id.v);
    return str_join(rq->ctx->arena, request_path(rq, "/"), noun_slug(&NOUNS[noun]), STR("/"),
                    out_view(&number), str_from(below));
}

Str perspective_label(Request *rq, Str key) {
    return perspective_text(rq->ctx->arena, rq->app->pack, key, rq->html->language);
}

/* The label of its set or of the pack, the key itself if unknown. */
static DisplayValue display_key(Request *rq, const Field *field, Str key) {
    if (field->keys == NULL)
        return (DisplayValue){ .text = open_key_text(rq->ctx->arena, rq->app->pack, field->open,
                                                     key, rq->html->language) };
    Message label = schema_message(rq, field->keys->name, key, STR(""));
    if (label.id == MSG_NONE)
        return (DisplayValue){ .text = key };
    return (DisplayValue){ .label = label };
}

/* One that nobody gave an occasion. */
static Message involvement_named(Request *rq, const Involvement *involvement) {
    RecordName group = { .title = STR("") };
    if (involvement->stakeholders.count > 0 &&
        record_name(rq->ctx, rq->conn, involvement->stakeholders.items[0], &group) != ERR_NONE)
        group.title = STR("");
    InvolvementBrief brief = involvement_brief(involvement, group.title);
    return involvement_brief_message(rq->ctx->arena, rq->html->language, &brief);
}

/* "Englisch: Schneller entscheiden" */
static Message translation_named(Request *rq, const Translation *translation) {
    RecordName about;
    Message language = key_label(rq, &TRANSLATION_LANGUAGES, translation->language);
    Err err = record_name(rq->ctx, rq->conn, translation->about, &about);
    const Noun *noun = err == ERR_NONE ? noun_by_name(about.noun) : NULL;
    if (noun == NULL)
        return language;
    Str title = about.title;
    Message named;
    if (title.len == 0 && record_named(rq, noun, about.initiative, about.id, &named) == ERR_NONE)
        title = html_text_of(rq->html, named);
    return msg(noun_translation_named, html_text_of(rq->html, language), title);
}

Message noun_named(Request *rq, const Noun *noun, const void *record) {
    if (noun == &NOUNS[NOUN_INTERSECTION]) {
        Str perspectives = ((const Intersection *)record)->perspectives;
        Str key = perspective_join(rq->ctx->arena, perspectives);
        return msg(noun_intersection_named, perspective_label(rq, key));
    }
    if (noun == &NOUNS[NOUN_MEASUREMENT]) {
        const Measurement *measurement = record;
        return msg(noun_measurement_named, measurement->value, measurement->measured_on);
    }
    if (noun == &NOUNS[NOUN_INVOLVEMENT])
        return involvement_named(rq, record);
    if (noun == &NOUNS[NOUN_TRANSLATION])
        return translation_named(rq, record);
    return noun_message(rq, noun, "one");
}

Err record_named(Request *rq, const Noun *noun, InitiativeId initiative, RecordId id,
                 Message *ret) {
    *ret = noun_message(rq, noun, "one");
    if (noun != &NOUNS[NOUN_INTERSECTION] && noun != &NOUNS[NOUN_MEASUREMENT] &&
        noun != &NOUNS[NOUN_INVOLVEMENT] && noun != &NOUNS[NOUN_TRANSLATION])
        return ERR_NONE;
    void *record = arena_zeroed_(rq->ctx->arena, noun->schema->size, 1, _Alignof(max_align_t));
    Err err = record_get(rq->ctx, rq->conn, noun_store(noun->schema->name), initiative, id, record);
    if (err == ERR_NONE)
        *ret = noun_named(rq, noun, record);
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

Str record_called(Request *rq, const Noun *noun, const void *record) {
    Str title = schema_title(noun->schema, record);
    return title.len > 0 ? title : html_text_of(rq->html, noun_named(rq, noun, record));
}

Str outcome_class(Str outcome) {
    return str_eq(outcome, OUTCOMES.keys[OUTCOME_NOT_ADOPTED]) ? STR("neutral") : STR("answered");
}

Str involvement_called_outside(Request *rq, const Involvement *involvement) {
    if (involvement->occasion.len > 0)
        return involvement->occasion;
    InvolvementBrief brief = involvement_brief(involvement, STR(""));
    return html_text_of(rq->html,
                        involvement_brief_message(rq->ctx->arena, rq->html->language, &brief));
}

/* What a reference points to may be any noun; the table of records knows its title. */
Err reference_display(Request *rq, RecordId id, DisplayValue *ret) {
    RecordName name;
    Err err = record_name(rq->ctx, rq->conn, id, &name);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    const Noun *noun = err == ERR_NONE ? noun_by_name(name.noun) : NULL;
    if (noun == NULL || name.initiative.v != rq->initiative.id.v) {
        *ret = (DisplayValue){ .label = msg(record_gone, id.v) };
        return ERR_NONE;
    }
    *ret = (DisplayValue){ .text = name.title,
                           .written = true,
                           .label = noun_message(rq, noun, "one") };
    if (name.title.len == 0)
        TRY(record_named(rq, noun, name.initiative, id, &ret->label));
    if (noun == &NOUNS[NOUN_INITIATIVE])
        ret->href = request_path(rq, "");
    else if (noun != &NOUNS[NOUN_COMMENT])
        ret->href = record_href(rq, (NounId)(noun - NOUNS), id, "");
    return ERR_NONE;
}

Str account_text(Request *rq, int64_t id) {
    Account account;
    Err err = account_get(rq->conn, rq->ctx->arena, (AccountId){ id }, &account);
    if (err == ERR_NONE && account.erased_at.ms == 0)
        return account.name;
    return html_text_of(rq->html, msg(record_deleted_account));
}

Str account_text_asked(Request *rq, int64_t id) {
    bool belongs = false;
    if (rq->conn == NULL || rq->authority.id.v == 0 ||
        account_belongs(rq->conn, rq->authority.id, (AccountId){ id }, &belongs) != ERR_NONE ||
        !belongs)
        return id_text(rq->ctx->arena, id);
    return account_text(rq, id);
}

static Str formatted(Request *rq, const Field *field, const void *record) {
    CLEANUP(out_done) Out out = out_open(64);
    const void *at = field_in(field, record);
    if (field->type == FIELD_DATE)
        format_date(&out, rq->html->language, *(const Date *)at);
    else if (field->type == FIELD_DECIMAL)
        format_decimal(&out, rq->html->language, *(const Decimal *)at);
    else
        out_str(&out, field_text(field, record, rq->ctx->arena));
    return str_copy(rq->ctx->arena, out_view(&out));
}

static void keys_display(Request *rq, const Field *field, Str keys, DisplayField *ret) {
    DisplayValue *values = arena_new(rq->ctx->arena, DisplayValue, str_pieces(keys, ' '));
    Str piece;
    while (str_cut(&keys, ' ', &piece))
        values[ret->count++] = display_key(rq, field, piece);
    ret->values = values;
}

static Err references_display(Request *rq, const RecordIds *ids, DisplayField *ret) {
    DisplayValue *values = arena_new(rq->ctx->arena, DisplayValue, ids->count);
    for (size_t i = 0; i < ids->count; i++)
        TRY(reference_display(rq, ids->items[i], &values[i]));
    ret->values = values;
    ret->count = ids->count;
    return ERR_NONE;
}

static Message scale_step(Request *rq, const Schema *schema, const Field *field, Str step) {
    return schema_message(rq, schema->name, field->name, step);
}

Err field_display(Request *rq, const Schema *schema, const Field *field, const void *record,
                  DisplayField *ret) {
    const void *at = field_in(field, record);
    *ret = (DisplayField){ .label = field_label(rq, schema, field) };
    if (field->type == FIELD_REFERENCES)
        return references_display(rq, at, ret);
    DisplayValue *value = arena_new(rq->ctx->arena, DisplayValue, 1);
    ret->values = value;
    ret->count = 1;
    if (field->type == FIELD_REFERENCE)
        return reference_display(rq, *(const RecordId *)at, value);
    if (field->type == FIELD_KEYS) {
        ret->count = 0;
        keys_display(rq, field, *(const Str *)at, ret);
        return ERR_NONE;
    }
    if (field->type == FIELD_KEY) {
        *value = display_key(rq, field, *(const Str *)at);
        return ERR_NONE;
    }
    if (field->type == FIELD_FLAG) {
        value->label = *(const bool *)at ? msg(common_yes) : msg(common_no);
        return ERR_NONE;
    }
    if (field->type == FIELD_INTEGER && field->local) {
        value->text = account_text(rq, *(const int64_t *)at);
        return ERR_NONE;
    }
    value->text = formatted(rq, field, record);
    value->written = field_written(field);
    if (field->type == FIELD_INTEGER) {
        value->label = scale_step(rq, schema, field, value->text);
        if (value->label.id != MSG_NONE)
            value->text = STR("");
    }
    return ERR_NONE;
}

const Field *schema_heading(const Schema *schema) {
    for (size_t i = 0; i < schema->count; i++)
        if (schema->fields[i].title && schema->fields[i].type == FIELD_TEXT)
            return &schema->fields[i];
    return NULL;
}

Err record_display(Request *rq, const Schema *schema, const void *record, const DisplayField **ret,
                   size_t *ret_count) {
    DisplayField *fields = arena_new(rq->ctx->arena, DisplayField, schema->count);
    bool personal = request_may(rq, PERMISSION_STAKEHOLDER_CONTACT_READ);
    size_t count = 0;
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        if (field_empty(field, record) || field->type == FIELD_SECRET || field->wordless)
            continue;
        if (field == schema_heading(schema))
            continue;
        if (field->personal && !personal)
            continue;
        TRY(field_display(rq, schema, field, record, &fields[count]));
        count++;
    }
    *ret = fields;
    *ret_count = count;
    return ERR_NONE;
}

static Str keys_in_words(Request *rq, const Field *field, Str keys) {
    CLEANUP(out_done) Out out = out_open(64);
    Str piece;
    while (str_cut(&keys, ' ', &piece)) {
        DisplayValue value = display_key(rq, field, piece);
        out_comma(&out);
        if (value.text.len > 0)
            out_str(&out, value.text);
        else
            message_text(&out, rq->html->language, value.label);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

/* The number where it is of no record of this initiative. */
static Str reference_in_words(Request *rq, Str number) {
    RecordName name;
    Message named;
    int64_t id;
    if (!str_i64(number, &id) || rq->initiative.id.v == 0 ||
        record_name(rq->ctx, rq->conn, (RecordId){ id }, &name) != ERR_NONE ||
        name.initiative.v != rq->initiative.id.v)
        return number;
    const Noun *noun = noun_by_name(name.noun);
    if (name.title.len > 0 || noun == NULL)
        return name.title;
    Err err = record_named(rq, noun, name.initiative, name.id, &named);
    return err == ERR_NONE ? html_text_of(rq->html, named) : number;
}

static Str references_in_words(Request *rq, Str ids) {
    CLEANUP(out_done) Out out = out_open(64);
    Str piece;
    while (str_cut(&ids, ' ', &piece)) {
        out_comma(&out);
        out_str(&out, reference_in_words(rq, piece));
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

enum { CHOSEN_NAMED = 3, CHOSEN_LENGTH = 60 };

/* "2 Beiträge: …": how many, and what tells them from others; names only for who may read the initiative. */
static Str chosen_in_words(Request *rq, Str chosen) {
    CLEANUP(out_done) Out out = out_open(128);
    Str pair, number;
    size_t count = 0;
    message_text(&out, rq->html->language, contributions_chosen_words(chosen));
    while (rq->initiative.id.v != 0 && count <= CHOSEN_NAMED && str_cut(&chosen, ' ', &pair)) {
        if (!str_cut(&pair, '.', &number))
            continue;
        Str line = reference_in_words(rq, number), first = utf8_truncate(line, CHOSEN_LENGTH);
        out_str(&out, count == 0 ? STR(": ") : STR(" · "));
        out_str(&out, count == CHOSEN_NAMED ? STR("…") : first);
        if (count++ < CHOSEN_NAMED && first.len < line.len)
            out_str(&out, STR("…"));
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

Str text_in_words(Request *rq, const Schema *schema, const Field *field, Str text) {
    CLEANUP(out_done) Out out = out_open(64);
    Date date;
    Decimal number;
    int64_t account;
    Message step;
    if (contributions_chosen_in(schema, field))
        return chosen_in_words(rq, text);
    switch (field->type) {
    case FIELD_KEY:
    case FIELD_KEYS: return keys_in_words(rq, field, text);
    case FIELD_REFERENCE:
    case FIELD_REFERENCES: return references_in_words(rq, text);
    case FIELD_FLAG:
        message_text(&out, rq->html->language, flag_given(text) ? msg(common_yes) : msg(common_no));
        return str_copy(rq->ctx->arena, out_view(&out));
    case FIELD_DATE:
        if (date_parse_iso(text, &date) != ERR_NONE && date_parse_de(text, &date) != ERR_NONE)
            return text;
        format_date_short(&out, rq->html->language, date);
        return str_copy(rq->ctx->arena, out_view(&out));
    case FIELD_DECIMAL:
        if (!decimal_parse_typed(text, format_separator(rq->html->language), &number))
            return text;
        format_decimal(&out, rq->html->language, number);
        return str_copy(rq->ctx->arena, out_view(&out));
    case FIELD_INTEGER:
        if (field->local)
            return str_i64(text, &account) ? account_text_asked(rq, account) : text;
        step = scale_step(rq, schema, field, str_trim(text));
        if (step.id == MSG_NONE)
            return text;
        message_text(&out, rq->html->language, step);
        return str_copy(rq->ctx->arena, out_view(&out));
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_EMAIL:
    case FIELD_SECRET: break;
    }
    return text;
}

Str stored_in_words(Request *rq, const Schema *schema, const Field *field, Str text) {
    int64_t account;
    bool person = field->type == FIELD_INTEGER && field->local && rq->conn != NULL;
    return person && str_i64(text, &account) ? account_text(rq, account)
                                             : text_in_words(rq, schema, field, text);
}

bool field_written(const Field *field) {
    return field->type == FIELD_TEXT || field->type == FIELD_PROSE;
}

bool field_is_choice(const Field *field) {
    return field->type == FIELD_KEY || field->type == FIELD_KEYS || field->type == FIELD_FLAG ||
           field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES ||
           (field->type == FIELD_INTEGER && field->local);
}
