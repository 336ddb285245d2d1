/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* post_button_view.h -- a button that changes something without asking for anything: one small form. */
#include "text/message.h"
#include "views/page_view.h"

typedef struct PostButton {
    Str action, form_token, submission_id;
    Message label;
    Str about;        /* what it is about, read out after the label: the row's name */
    Str field, value; /* one hidden field; field "" = none */
    bool primary;
} PostButton;
