/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* public_link_view.h -- from one record to another, where those read who do not work on the initiative. */
#include "views/page_view.h"

typedef struct PublicLink {
    Str href;     /* an anchor on the public page, from there or from elsewhere; "" = no link */
    Str text;     /* what people wrote */
    Message kind; /* MSG_NONE: all are of one kind */
} PublicLink;

typedef struct PublicLinks {
    const PublicLink *items;
    size_t count;
} PublicLinks;
