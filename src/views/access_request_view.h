/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* access_request_view.h -- what people need to take part in a workshop, for its organisers; who they are. */
#include "views/form_view.h"
#include "views/page_view.h"
#include "views/post_button_view.h"

/* Somebody who asked for one thing. */
typedef struct AccessAsked {
    int64_t number; /* of the request, as they came */
    bool done;
    Str words; /* which language, or the other words; "" = none */
    PostButton mark;
} AccessAsked;

/* One kind of need, with what is to be done for it. */
typedef struct AccessKind {
    Message label;
    Message todo; /* MSG_NONE: other words */
    Date due;     /* none: other words */
    const AccessAsked *asked;
    size_t count;
    int64_t open;
} AccessKind;

typedef struct AccessContact {
    int64_t number;
    Date sent_on;
    Str contact; /* "" = none given */
    PostButton forget;
} AccessContact;

typedef struct AccessRequestsView {
    Page page;
    const AccessKind *kinds;
    size_t kind_count;
    const AccessContact *contacts;
    size_t contact_count;
    Date goes; /* none: as promised to each */
} AccessRequestsView;

typedef struct AccessOrganiser {
    Str name;
    bool removable;
    PostButton remove;
} AccessOrganiser;

typedef struct AccessOrganisersView {
    Page page;
    const AccessOrganiser *organisers;
    size_t count;
    bool may;
    FormView form;
} AccessOrganisersView;
