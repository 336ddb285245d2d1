/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* problem_view.h -- error pages: what happened, the way out, and what was typed. */
#include "views/form_view.h"
#include "views/page_view.h"

/* One declared field with what stands in it; for conflict and "send again" pages. */
typedef struct ProblemField {
    Str name;
    Message label;
    Str mine;    /* as typed: what is sent again */
    Str words;   /* the same as people read it */
    bool choice; /* chosen from a list: only the words are shown */
    Str stored;  /* conflict: what is stored now, to decide between the two */
} ProblemField;

typedef struct ProblemView {
    Page page;
    Message text, next;
    const ProblemField *fields; /* what was typed, if anything */
    size_t field_count;
    FormView form;    /* sends it again */
    bool resendable;  /* the form may be sent again from this page */
    bool deleted;     /* conflict: the record is gone */
    bool blackened;   /* conflict: names were taken out of it meanwhile */
    Message saved_by; /* conflict: who saved the other version, and when; MSG_NONE = not said */
    Str keep_href;    /* conflict: leaves what is stored as it is; "" = none */
    Str entry_href, initiative_href; /* ways back; "" = none */
    Str back_href;                   /* one more, to the page called `back`; "" = none */
    Message back;
    Message back_hint; /* too large: how to come to the text again; MSG_NONE = not said */
    Message limit;     /* too large: what is accepted; MSG_NONE = not said */
    Str form_href;     /* the page whose form was sent; "" = none */
    bool sign_in;      /* offers the way to sign in */
    Str sign_in_href;
} ProblemView;
