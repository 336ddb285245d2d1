/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* form_view.h -- a form, from its Schema: labels, hints, what was typed, findings.
 *
 * form_begin writes the hidden fields and the token (the error summary with its links to the fields is the
 * page's: page_begin shows it where a reader is, Page.opt_failed_form);
 * form_control one field by its place in the struct, so that a misspelt member does not compile:
 *   {% call form_control(&v->form, offsetof(Goal, statement)) %}
 * form_record writes them all: required ones first, the rest folded away. */
#include "domain/findings.h"
#include "domain/schema.h"
#include "text/message.h"
#include "views/page_view.h"

/* A choice of a KEY, KEYS, REFERENCE or REFERENCES field. */
typedef struct FormOption {
    Str value;
    Message label; /* used unless `text` is given */
    Str text;
    Str hint;
    Str language; /* of `text`, where it is another one than the page's; "" = the page's */
    Str group;    /* heading above the first option of a group; "" = none */
} FormOption;

/* Choices for fields whose keys are data or records; closed sets are filled in by form_view_fill. */
typedef struct FormOptions {
    size_t offset; /* of the field in its struct */
    const FormOption *items;
    size_t count;
    Str make_href; /* where the first one is made, while there is none; "" = nowhere */
    Message make;
} FormOptions;

enum { FORM_OPTION_LISTS_MAX = 8 };

typedef struct FormView {
    const Schema *schema;
    const RawValue *raw;
    const Findings *findings;
    Str action;
    Message submit;
    Str form_token, submission_id;
    int64_t version; /* 0: a new record */
    Str began;       /* what it was filled with, told again when it is sent; "" = nothing to tell */
    FormOptions options[FORM_OPTION_LISTS_MAX];
    size_t option_list_count;
    const bool *opt_aside; /* of each field of the schema: sent again as it is, and not shown */
    bool all_open;         /* nothing is folded away */
    Message
        failed_hint; /* below the heading of the error summary; MSG_NONE: that nothing is saved yet */
    bool
        unread; /* what came was no form: neither is it wrong in one entry, nor is anything of it here */
    bool merged; /* what others saved since the version `opened` stands in the fields as well */
    int64_t opened;
    Message merged_with; /* by whom and when; MSG_NONE = not said */
    Str cancel;          /* address of "back without saving" */
} FormView;
