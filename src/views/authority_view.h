/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* authority_view.h -- an authority's public texts, their editing, the set-up page and the list of
 * authorities of an installation. */
#include "base/clock.h"
#include "views/form_view.h"
#include "views/people_view.h"
#include "views/prose.h"

/* A purpose for which this program processes personal data (Art. 13 GDPR). */
typedef struct PurposeLine {
    Message purpose, data, basis, period;
} PurposeLine;

/* What a rule deletes, when and why. */
typedef struct DeletionLine {
    Message what, why;
    int64_t days; /* as set by who runs the installation; 0: `why` says when */
} DeletionLine;

typedef struct PublicTextView {
    Page page;
    bool missing; /* nobody has written it yet */
    Message missing_text;
    bool other_language; /* shown in German because it is not there in the reader's language */
    const ProseBlock *blocks;
    size_t block_count;
    Instant changed_at;
    const PurposeLine *purposes; /* privacy */
    size_t purpose_count;
    const DeletionLine *deletions;
    size_t deletion_count;
    bool by_mail;                /* mail goes out */
    bool accessibility;          /* how to report a barrier, arbitration */
    Str contact_href, edit_href; /* "" = may not edit */
} PublicTextView;

typedef struct TextLine {
    Message kind;
    Str language, href;
    bool written, needed;
    Instant changed_at;
} TextLine;

typedef struct TextListView {
    Page page;
    const TextLine *lines;
    size_t count, missing;
} TextListView;

typedef struct TextFormView {
    Page page;
    Message advice; /* what belongs into this text */
    FormView form;
    Str public_href;
} TextFormView;

/* Name and language. */
typedef struct AuthorityFormView {
    Page page;
    FormView form;
} AuthorityFormView;

/* For an address that names none of several authorities. */
typedef struct AuthorityIndexView {
    Page page;
    const PageLink *links;
    size_t count;
} AuthorityIndexView;

typedef struct AuthorityLine {
    Str key, name;
    Instant created_at;
} AuthorityLine;

typedef struct AuthorityListView {
    Page page;
    const AuthorityLine *lines;
    size_t count;
    FormView form; /* a new one */
} AuthorityListView;
