/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* join_in_view.h -- a say on the participation plan, without an account. */
#include "views/address_view.h"
#include "views/form_view.h"
#include "views/page_view.h"
#include "views/public_view.h"

typedef struct JoinInView {
    Page page;
    Str public_href;
    bool plan_shown; /* on that page; otherwise it tells of the initiative only */
    bool open;
    int64_t most; /* from one connection in a day */
    Message when; /* until when it is open; or when it was or will be */
    Str note;     /* what the team asks people to look at */
    FormView form;
    Str typed; /* what was typed although it is closed; "" = nothing */
    Str typed_about, typed_for;
    TranslatedWords contact;
    AddressView address; /* of this page, while it is open */
} JoinInView;
