/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* people_view.h -- people of an authority or of one initiative, with their roles. */
#include "base/clock.h"
#include "views/body_claim_view.h"
#include "views/ended_role_view.h"
#include "views/form_view.h"
#include "views/post_button_view.h"

typedef struct PersonLine {
    Str name, email; /* email "" = not shown to this reader */
    Str roles;       /* in words */
    Str href;        /* "" = nothing to manage */
    bool disabled, no_password;
    Instant roleless_since; /* of those without a role; 0: not known */
} PersonLine;

typedef struct PeopleListView {
    Page page;
    const PersonLine *lines;
    size_t count;
    const PersonLine *roleless;
    size_t roleless_count;
    int64_t roleless_days; /* after which they go */
    BodyClaimsView claims; /* of bodies without a member */
    EndedRoleLines ended;
    Str invite_href;
} PeopleListView;

/* A role that somebody has, with the button that takes it away. */
typedef struct RoleLine {
    Str person, role;
    Instant since;
    PostButton remove;
    const PostButton
        *opt_deputise; /* makes the representative of a body its deputy, or no deputy any more */
    Str confirm_href;  /* asked first on a page; "" = the button does it, in a team: it stays */
    bool everywhere;   /* in the whole authority, not in this initiative alone */
    bool invited;      /* has not accepted yet */
    bool waits;        /* no member of the body has confirmed it */
} RoleLine;

typedef struct PersonView {
    Page page;
    Str email;
    Instant created_at, disabled_at;
    bool no_password, self;
    bool example; /* nobody gets a password */
    const RoleLine *roles;
    size_t role_count;
    BodyClaimsView claims; /* their own roles that somebody else than the reader has to confirm */
    FormView role_form;
    PostButton reset, disable;
    Message mail, mail_reason; /* of the last link; MSG_NONE = it was not mailed */
    bool mail_failed;
    bool may_show; /* for who has no password: the link by hand */
    PostButton show;
    Str erase_href, address_href;
    bool manageable; /* the account is this authority's */
} PersonView;

/* Role added, person invited: one form with a few words. */
typedef struct PersonFormView {
    Page page;
    Message text;
    bool closed; /* the text says why there is no form */
    FormView form;
} PersonFormView;

/* A link that was just made, to be handed over. */
typedef struct LinkShownView {
    Page page;
    Message text;
    Str known_as; /* instead of the name that was typed; "" = it is that */
    Str address;  /* "" = went by mail */
    Instant expires_at;
    Str next_href;
} LinkShownView;

typedef struct TeamView {
    Page page;
    const RoleLine *roles;
    size_t count;
    EndedRoleLines ended;
    Str invite_href, add_href; /* "" = may not */
} TeamView;
