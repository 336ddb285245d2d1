/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* sign_in_view.h -- sign-in, forgotten password, one-time links, and text kept from an ended session. */
#include "base/clock.h"
#include "views/form_view.h"
#include "views/post_button_view.h"
#include "views/problem_view.h"

typedef struct SignInView {
    Page page;
    FormView form;
    Str forgotten_href;
} SignInView;

typedef struct SignInWaitView {
    Page page;
    Message wait; /* until the next attempt is looked at, rounded up */
    Str again_href, forgotten_href;
    Message again;
} SignInWaitView;

/* "Passwort vergessen", before and after it was sent. */
typedef struct ResetRequestView {
    Page page;
    bool by_mail; /* this installation sends mail */
    bool sent;
    FormView form;
    int64_t link_hours;
} ResetRequestView;

/* A link that sets a password. */
typedef struct LinkPasswordView {
    Page page;
    Str name, email;
    Instant expires_at;
    bool has_account; /* words for who has an account already */
    FormView form;
} LinkPasswordView;

/* A link with only a button, or one that no longer works. */
typedef struct LinkView {
    Page page;
    Message text;
    PostButton button;
    bool usable;
    Str next_href; /* to the page for signing in, unless usable */
} LinkView;

/* One text that was typed into a session that had ended. */
typedef struct KeptItem {
    uint64_t id;
    Message form; /* what kind of form; MSG_NONE = unknown */
    Str about;    /* tells its buttons from those of another */
    Str location;
    Instant at;
    const ProblemField *fields;
    size_t field_count;
    FormView sent; /* what goes with it unseen */
    bool sendable;
    PostButton discard;
} KeptItem;

typedef struct KeptListView {
    Page page;
    const KeptItem *items;
    size_t count;
    Str next_href;
} KeptListView;
