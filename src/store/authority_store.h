/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* authority_store.h -- authorities and their public texts.
 *
 * Finding and listing authorities is for app/access.c, the command line and the set-up page: these
 * are rows of the whole installation. Everything else takes the Scope of its authority. */
#include "base/list.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

enum { AUTHORITY_KEY_MAX = 60 };

typedef struct Authority {
    AuthorityId id;
    ChainId chain;
    int64_t version;
    Str key, name;
    Str language; /* tag of its pages unless a reader chose another: "de" */
    Instant created_at, changed_at;
} Authority;
typedef LIST_OF(Authority) Authorities;

/* Row and chain; sets id, chain, version and instants. Finding TAKEN for the key. */
MUST_CHECK Err authority_insert(Tx *tx, Authority *authority);
/* Name and language of the authority in scope, from the version the edit began with.
 * ERR_CONFLICT: somebody was faster. */
MUST_CHECK Err authority_update(Tx *tx, Authority *authority);
/* The authority in scope with its texts; nothing else of it may be left. Its chain stays. */
MUST_CHECK Err authority_remove(Tx *tx);
MUST_CHECK Err authority_find(Conn *conn, Arena *arena, Str key, Authority *ret);
MUST_CHECK Err authority_get(Conn *conn, Arena *arena, AuthorityId id, Authority *ret);
/* All of the installation by name (DIN 5007-1); the first made is that with the lowest id. */
MUST_CHECK Err authority_list(Conn *conn, Arena *arena, Authorities *ret);

/* Those with a published initiative, by name; at most AUTHORITIES_PUBLISHING_MAX. */
enum { AUTHORITIES_PUBLISHING_MAX = 500 };
MUST_CHECK Err authority_list_publishing(Conn *conn, Arena *arena, Authorities *ret);

/* Texts every public page links to. Kinds: "imprint", "privacy", "accessibility", "contact". */
typedef struct AuthorityText {
    Str kind, language;
    Str body; /* Markdown; never "": an empty text is no row */
    Instant changed_at;
} AuthorityText;
typedef LIST_OF(AuthorityText) AuthorityTexts;
/* Tells which words a change began with: the moment they were written, in milliseconds. 0: nobody has written any. */
int64_t authority_text_version(const AuthorityText *text);
MUST_CHECK Err authority_texts(Ctx *ctx, Conn *conn, AuthorityTexts *ret);
/* ERR_NOT_FOUND: nobody has written it yet. */
MUST_CHECK Err authority_text(Ctx *ctx, Conn *conn, Str kind, Str language, AuthorityText *ret);
/* body "" removes it. */
MUST_CHECK Err authority_text_set(Tx *tx, Str kind, Str language, Str body);
