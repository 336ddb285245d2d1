/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* post_button_view.h -- a button that changes something without asking for anything: one small form. */
#include "text/message.h"
#include "views/html.h"
#include "views/page_view.h"

typedef struct PostButton {
    Str action, form_token, submission_id;
    Message label;
    Str about;          /* what it is about, read out after the label: the row's name */
    bool about_said;    /* people wrote that ... */
    Str about_language; /* ... in this language; "": that of the authority */
    Str field, value;   /* one hidden field; field "" = none */
    bool primary;
} PostButton;

static inline bool post_button_foreign(const Html *html, const PostButton *v) {
    return v->about_said && html_foreign(html, people_words_in(v->about, v->about_language));
}
