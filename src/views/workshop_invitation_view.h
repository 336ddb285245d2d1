/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* workshop_invitation_view.h -- the invitation of a workshop, with or without an account; the sheet for wall and tables. */
#include "views/address_view.h"
#include "views/form_view.h"
#include "views/page_view.h"
#include "views/post_button_view.h"

typedef struct InvitationPart {
    Str title;
    int64_t minutes;
} InvitationPart;

/* What everybody who is invited reads. */
typedef struct InvitationText {
    Date held_on;         /* none: still open */
    Str starts_at, until; /* "09:30"; "" = not said */
    Str place, purpose, contact, authority;
    const InvitationPart *parts;
    size_t part_count;
    Message promise;
    Date answer_due; /* none: not said */
    bool named;
    Date delete_on;   /* of what devices leave; none without a day */
    Str join_address; /* where the PIN is typed */
    Str calendar_href;
} InvitationText;

/* Who prepares the workshop. */
typedef struct InvitationTools {
    bool may;
    Str link; /* "" = there is none */
    PostButton open_link, close_link;
    Str organisers_href, poster_href, cards_href;
    bool organisers_missing;
} InvitationTools;

typedef struct InvitationView {
    Page page;
    InvitationText text;
    InvitationTools tools;
    Str needs_href; /* for who may read what is needed; "" = may not */
    bool form_offered;
    FormView form;         /* what somebody needs */
    AddressView form_link; /* of the page with the form; empty = it is this one, or there is none */
    Date needs_go;         /* when that is deleted */
    int64_t most;          /* from one connection in a day */
} InvitationView;

/* For wall and tables. */
typedef struct PosterView {
    Page page;
    bool open;
    Str pin, join_address;
    HtmlSafe code;
    Message promise;
    Message trouble, trouble_setting; /* phones cannot open the address; MSG_NONE: they can */
    Str lead_href;
} PosterView;
