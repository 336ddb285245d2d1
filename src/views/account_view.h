/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* account_view.h -- the person's own pages: account, devices, tokens, choice of authority and, in the
 * example, of another person. */
#include "base/clock.h"
#include "base/date.h"
#include "views/ended_role_view.h"
#include "views/form_view.h"
#include "views/invitation_view.h"
#include "views/post_button_view.h"

typedef struct AccountView {
    Page page;
    Str name, email;
    Instant created_at, password_changed_at;
    const PageLink *authorities; /* with the roles there as text */
    size_t authority_count;
    InvitationNotices invitations;
    EndedRoleNotices ended;
    Str installation_href; /* for whoever runs the installation; "" = not */
} AccountView;

/* A page that is one form with a few words before it. */
typedef struct AccountFormView {
    Page page;
    Message text;
    Message closed;  /* why there is no form; MSG_NONE: there is one */
    Message pending; /* what was asked for before and waits; MSG_NONE: nothing */
    FormView form;
} AccountFormView;

typedef struct SessionLine {
    Str device; /* "" = unknown */
    Instant started_at, seen_at, ends_at;
    bool current;
    PostButton end;
} SessionLine;

typedef struct SessionListView {
    Page page;
    const SessionLine *lines;
    size_t count;
    PostButton end_others;
} SessionListView;

typedef struct TokenLine {
    Str label;
    Instant created_at, expires_at;
    Date used_on;
    PostButton revoke;
} TokenLine;

typedef struct TokenListView {
    Page page;
    const TokenLine *lines;
    size_t count;
    Message closed; /* as above */
    FormView form;
    Str secret; /* just made, shown once; "" = none */
} TokenListView;

/* Authorities or people to choose from, one button each. */
typedef struct ChoiceLine {
    Str name, detail;
    bool current;
    PostButton choose;
} ChoiceLine;

typedef struct ChoiceView {
    Page page;
    const ChoiceLine *lines;
    size_t count;
} ChoiceView;
