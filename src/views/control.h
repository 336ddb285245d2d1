/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* control.h -- one field of a form, worked out for its template: which control, labels, value, error.
 *
 * Controls by field type: text, e-mail, secret, date, number → one line; prose → text area; key → radio
 * buttons when required and at most CONTROL_RADIOS_MAX choices, else a list to choose from; keys and
 * references → check boxes; flag → one check box. Dates are typed (TT.MM.JJJJ or ISO): a date that does
 * not exist stays readable. Labels are the messages "<schema>.<field>.label" and ".hint". */
#include "text/finding_text.h"
#include "views/form_view.h"
#include "views/html.h"

enum { CONTROL_RADIOS_MAX = 7, CONTROL_OPTIONS_MAX = 400 };

typedef enum ControlKind {
    CONTROL_LINE,
    CONTROL_PROSE,
    CONTROL_SELECT,
    CONTROL_CHOICES,
    CONTROL_ONLY, /* one choice that has to be made is none: words */
    CONTROL_FLAG
} ControlKind;

typedef struct Control {
    ControlKind kind;
    Str name;
    Message label, condition /* under which it is needed */, hint, format, error, empty_label;
    Str make_href; /* of what is to be made before it can be chosen; "" = nothing */
    Message make;
    Str described; /* ids for aria-describedby */
    Str value;
    bool required, narrow, checked;
    bool empty_offered; /* an option says in words what the empty one would */
    Str input_type, autocomplete, inputmode, check_class;
    const FormOption *options;
    size_t option_count;
} Control;

/* The control of the field at `offset` of the schema's struct; in html->arena. */
const Control *control_at(Html *html, const FormView *form, size_t offset);
/* A number as it is typed on this page, with its decimal sign; what cannot be read as one stays as it was typed. */
Str number_shown(Html *html, const RawValue *raw);
bool control_chosen(const Control *control, const FormOption *option);
/* A group has begun before this option, be it the end of all. */
bool control_grouped(const Control *control, const FormOption *option);
/* Required fields, those that may be, the title, what the record is about (REFERENCE) and fields with findings stand
 * open; the rest is folded away. */
bool control_stands_open(const FormView *form, const Field *field);
/* What is sent again without being shown. */
bool control_aside(const FormView *form, const Field *field);
Str control_sent(const FormView *form, const Field *field);
/* What is folded away; an internal field is neither: nobody sends it. */
bool control_folded(const FormView *form, const Field *field);
/* What is folded away together: first what belongs to no group of the schema. */
typedef struct FormGroup {
    size_t number; /* Field.group */
    Message label;
    bool used; /* something of it is folded away */
    bool open; /* it holds something already */
} FormGroup;
const FormGroup *form_groups(Html *html, const FormView *form);
size_t form_group_count(const FormView *form);
bool control_in(const FormView *form, const Field *field, const FormGroup *group);
/* How many entries are to be corrected, or that no correction helps. */
Message form_summary_title(const FormView *form);
/* What of the input is still there: passwords are not shown again. */
Message form_kept_hint(const FormView *form);
/* Findings in words, as finding_message_at() of text says it. */
Message finding_text(const FormView *form, const Finding *finding);
bool finding_has_field(const FormView *form, const Finding *finding);
Message finding_label(const FormView *form, const Finding *finding);
