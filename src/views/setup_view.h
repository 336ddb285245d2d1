/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* setup_view.h -- the set-up page: per matter whether it is fine, and what to do when it is not. */
#include "views/page_view.h"

typedef struct SetupLine {
    Message name, text;
    Message reason, last; /* further sentences; MSG_NONE = none */
    bool ok;
    bool local; /* fine for one machine, not for several people */
    Str href; /* page on which it can be mended; "" = a setting or a command, which the text names */
} SetupLine;

typedef struct SetupView {
    Page page;
    const SetupLine *lines;
    size_t count, open;
    Str authority_href; /* name and language of the authority */
} SetupView;
