/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "views/control.h"

#include <stdio.h>

#include "text/format.h"
#include "text/messages.h"

static size_t field_index(const Schema *schema, size_t offset) {
    for (size_t i = 0; i < schema->count; i++)
        if (schema->fields[i].offset == offset)
            return i;
    return schema->count;
}

/* "goal.statement.label" → message, MSG_NONE when there is none. */
static Message message_named(Html *html, Str a, Str b, Str c) {
    MsgId id;
    Str key = str_join(html->arena, a, STR("."), b, c.len > 0 ? STR(".") : STR(""), c);
    return msg_find(key, &id) == ERR_NONE ? message_of(id) : message_of(MSG_NONE);
}

static const FormOptions *options_given(const FormView *form, size_t offset) {
    for (size_t i = 0; i < form->option_list_count; i++)
        if (form->options[i].offset == offset)
            return &form->options[i];
    return NULL;
}

/* What choosing it promises, where there is such a text: "level.consult.promise". */
static Str option_hint(Html *html, Str set, Str key) {
    Message promise = message_named(html, set, key, STR("promise"));
    return promise.id == MSG_NONE ? STR("") : message_plain(html->language, promise.id);
}

static void options_of_set(Html *html, const KeySet *set, Control *control) {
    FormOption *options = arena_new(html->arena, FormOption, set->count);
    for (size_t i = 0; i < set->count; i++)
        options[i] = (FormOption){ .value = set->keys[i],
                                   .label = message_named(html, set->name, set->keys[i], STR("")),
                                   .hint = option_hint(html, set->name, set->keys[i]) };
    control->options = options;
    control->option_count = set->count;
}

/* A scale of 1 to 5 has its steps named in words: "stakeholder.affectedness.1". */
static void options_of_scale(Html *html, const FormView *form, const Field *field,
                             Control *control) {
    int64_t count = field->maximum - field->minimum + 1;
    if (count < 2 || count > CONTROL_RADIOS_MAX)
        return;
    FormOption *options = arena_new(html->arena, FormOption, (size_t)count);
    for (int64_t i = 0; i < count; i++) {
        CLEANUP(out_done) Out digits = out_open(24);
        out_i64(&digits, field->minimum + i);
        Str value = str_copy(html->arena, out_view(&digits));
        Str prefix = str_join(html->arena, form->schema->name, STR("."), field->name);
        options[i] =
            (FormOption){ .value = value, .label = message_named(html, prefix, value, STR("")) };
        if (options[i].label.id == MSG_NONE)
            return;
    }
    control->options = options;
    control->option_count = (size_t)count;
}

static void choose_options(Html *html, const FormView *form, const Field *field, Control *control) {
    const FormOptions *given = options_given(form, field->offset);
    if (given != NULL) {
        control->options = given->items;
        control->option_count = given->count;
        control->make_href = given->make_href;
        control->make = given->make;
    } else if (field->keys != NULL) {
        options_of_set(html, field->keys, control);
    } else if (field->type == FIELD_INTEGER) {
        options_of_scale(html, form, field, control);
    }
}

static void choose_line(const Field *field, Control *control) {
    control->kind = CONTROL_LINE;
    control->input_type = STR("text");
    switch (field->type) {
    case FIELD_PROSE: control->kind = CONTROL_PROSE; break;
    case FIELD_EMAIL:
        control->input_type = STR("email");
        control->autocomplete = STR("email");
        break;
    case FIELD_SECRET:
        control->input_type = STR("password");
        /* A new one is asked for with a least length and once more to be sure. */
        control->autocomplete = field->minimum > 0 || str_ends(field->name, STR("_again"))
                                    ? STR("new-password")
                                    : STR("current-password");
        break;
    case FIELD_DATE:
        control->format = msg(form_date_format);
        control->narrow = true;
        break;
    case FIELD_DECIMAL:
        control->inputmode = STR("decimal");
        control->narrow = true;
        break;
    case FIELD_INTEGER:
        control->inputmode = STR("numeric");
        control->narrow = true;
        break;
    case FIELD_FLAG: control->kind = CONTROL_FLAG; break;
    case FIELD_TEXT:
    case FIELD_KEY:
    case FIELD_KEYS:
    case FIELD_REFERENCE:
    case FIELD_REFERENCES: break;
    }
}

static void choose_kind(const Field *field, Control *control) {
    bool many = field->type == FIELD_KEYS || field->type == FIELD_REFERENCES;
    if (many) {
        control->kind = CONTROL_CHOICES;
        control->input_type = STR("checkbox");
        control->check_class = STR("kern-form-check__checkbox");
    } else if (control->option_count == 0 && field->type != FIELD_REFERENCE &&
               field->type != FIELD_KEY) {
        choose_line(field, control);
    } else if (field->required && control->option_count == 1) {
        control->kind = CONTROL_ONLY;
    } else if (field->required && control->option_count <= CONTROL_RADIOS_MAX) {
        control->kind = CONTROL_CHOICES;
        control->input_type = STR("radio");
        control->check_class = STR("kern-form-check__radio");
    } else {
        control->kind = CONTROL_SELECT;
    }
}

Str number_shown(Html *html, const RawValue *raw) {
    char separator = format_separator(html->language);
    Decimal number;
    if (!decimal_parse_typed(raw->text, raw->point ? '.' : ',', &number))
        return raw->text;
    CLEANUP(out_done) Out out = out_open(64);
    for (size_t i = 0; i < raw->text.len; i++) {
        char c = raw->text.ptr[i];
        out_char(&out, c == '.' || c == ',' ? separator : c);
    }
    return str_copy(html->arena, out_view(&out));
}

/* A stored value is shown as people type it (31.12.2026; 12,5 in German); what was typed and cannot be
 * read stays as it was typed. */
static Str shown_value(Html *html, const Field *field, const RawValue *raw) {
    Str text = raw->text;
    Date date;
    CLEANUP(out_done) Out out = out_open(64);
    if (field->type == FIELD_SECRET)
        return STR("");
    if (field->type == FIELD_DATE && date_parse_iso(text, &date) == ERR_NONE) {
        format_date_short(&out, LANGUAGE_DE, date);
        return str_copy(html->arena, out_view(&out));
    }
    return field->type == FIELD_DECIMAL ? number_shown(html, raw) : text;
}

static void seek_empty(Html *html, Control *control) {
    Str empty = html_text_of(html, control->empty_label);
    for (size_t i = 0; i < control->option_count; i++) {
        const FormOption *option = &control->options[i];
        Str text = option->text.len > 0 ? option->text : html_text_of(html, option->label);
        control->empty_offered = control->empty_offered || str_eq(text, empty);
    }
}

static void describe(Html *html, Control *control) {
    Str described = STR("");
    if (control->hint.id != MSG_NONE)
        described = str_join(html->arena, control->name, STR("-hinweis "));
    if (control->format.id != MSG_NONE)
        described = str_join(html->arena, described, control->name, STR("-format "));
    if (control->error.id != MSG_NONE)
        described = str_join(html->arena, described, control->name, STR("-fehler"));
    control->described = str_trim(described);
}

const Control *control_at(Html *html, const FormView *form, size_t offset) {
    Control *control = arena_new(html->arena, Control, 1);
    size_t index = field_index(form->schema, offset);
    if (index == form->schema->count)
        return control;
    const Field *field = &form->schema->fields[index];
    const Finding *finding =
        form->findings != NULL ? finding_of(form->findings, field->name) : NULL;
    *control = (Control){
        .name = field->name,
        .label = message_named(html, form->schema->name, field->name, STR("label")),
        .hint = message_named(html, form->schema->name, field->name, STR("hint")),
        .condition = field->conditional
                         ? message_named(html, form->schema->name, field->name, STR("condition"))
                         : message_of(MSG_NONE),
        .error = finding != NULL ? finding_message_at(field, finding) : message_of(MSG_NONE),
        .empty_label = message_named(html, form->schema->name, field->name, STR("none")),
        .value = shown_value(html, field, &form->raw[index]),
        .checked = flag_given(form->raw[index].text),
        .required = field->required,
    };
    if (control->empty_label.id == MSG_NONE)
        control->empty_label = msg(common_please_choose);
    choose_options(html, form, field, control);
    choose_kind(field, control);
    seek_empty(html, control);
    describe(html, control);
    return control;
}

bool control_chosen(const Control *control, const FormOption *option) {
    return str_has_word(control->value, option->value);
}

bool control_grouped(const Control *control, const FormOption *option) {
    for (const FormOption *before = control->options; before != NULL && before < option; before++)
        if (!str_empty(before->group))
            return true;
    return false;
}

bool control_aside(const FormView *form, const Field *field) {
    return form->opt_aside != NULL && form->opt_aside[field - form->schema->fields];
}

Str control_sent(const FormView *form, const Field *field) {
    return form->raw[field - form->schema->fields].text;
}

bool control_folded(const FormView *form, const Field *field) {
    return !field->internal && !control_aside(form, field) && !control_stands_open(form, field);
}

bool control_stands_open(const FormView *form, const Field *field) {
    if (field->internal || control_aside(form, field))
        return false; /* nobody sends it, or nobody sees it */
    if (form->all_open || field->required || field->conditional || field->title ||
        field->type == FIELD_REFERENCE)
        return true;
    return form->findings != NULL && finding_of(form->findings, field->name) != NULL;
}

bool control_in(const FormView *form, const Field *field, const FormGroup *group) {
    return field->group == group->number && control_folded(form, field);
}

size_t form_group_count(const FormView *form) {
    return 1 + (form->schema->groups != NULL ? form->schema->groups->count : 0);
}

const FormGroup *form_groups(Html *html, const FormView *form) {
    const Schema *schema = form->schema;
    size_t count = form_group_count(form);
    FormGroup *groups = arena_new(html->arena, FormGroup, count);
    for (size_t g = 0; g < count; g++) {
        groups[g] = (FormGroup){ .number = g, .label = msg(form_more) };
        if (g > 0)
            groups[g].label =
                message_named(html, schema->groups->name, schema->groups->keys[g - 1], STR(""));
        for (size_t i = 0; i < schema->count; i++) {
            if (!control_in(form, &schema->fields[i], &groups[g]))
                continue;
            groups[g].used = true;
            bool flag = schema->fields[i].type == FIELD_FLAG;
            bool given = flag ? flag_given(form->raw[i].text) : form->raw[i].text.len > 0;
            groups[g].open = groups[g].open || given;
        }
    }
    return groups;
}

bool finding_has_field(const FormView *form, const Finding *finding) {
    return schema_field(form->schema, finding->field) != NULL;
}

Message finding_label(const FormView *form, const Finding *finding) {
    char key[256];
    MsgId id;
    int len = snprintf(key, sizeof key, STR_FMT "." STR_FMT ".label", STR_ARG(form->schema->name),
                       STR_ARG(finding->field));
    if (len < 0 || (size_t)len >= sizeof key)
        return message_of(MSG_NONE);
    return msg_find(str_from(key), &id) == ERR_NONE ? message_of(id) : message_of(MSG_NONE);
}

Message finding_text(const FormView *form, const Finding *finding) {
    return finding_message_at(schema_field(form->schema, finding->field), finding);
}

/* Nothing that stands in the form is wrong: what it is for is full, closed or gone. */
static bool is_beyond_form(const Finding *finding) {
    return finding->kind == FINDING_INITIATIVE_FULL || finding->kind == FINDING_THREAD_CLOSED ||
           finding->kind == FINDING_ORIGINAL_GONE;
}

Message form_summary_title(const FormView *form) {
    const Findings *findings = form->findings;
    bool beyond = findings->count > 0;
    for (size_t i = 0; i < findings->count; i++)
        beyond = beyond && (form->unread || is_beyond_form(&findings->items[i]));
    return beyond ? msg(common_error_summary_not_saved)
                  : msg(common_error_summary_title, (int64_t)findings->count);
}

Message form_kept_hint(const FormView *form) {
    size_t secrets = 0;
    if (form->failed_hint.id != MSG_NONE)
        return form->failed_hint;
    if (form->unread)
        return msg(problem_too_large_back);
    for (size_t i = 0; i < form->schema->count; i++)
        secrets += form->schema->fields[i].type == FIELD_SECRET;
    if (secrets == 0)
        return msg(common_error_summary_hint);
    return secrets == form->schema->count ? msg(common_error_summary_hint_all_secret)
                                          : msg(common_error_summary_hint_some_secret);
}
