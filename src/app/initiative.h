/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* initiative.h -- making, changing, publishing and archiving an initiative.
 *
 * Its key is made from its name when it is created and stays, so that links go on working. `{key}` in
 * a Submission's location stands for it. Archived initiatives are read-only. */
#include "app/access.h"
#include "app/transaction.h"
#include "domain/nouns.h"
#include "store/initiative_store.h"
#include "store/search_store.h"

/* INITIATIVE_CREATE of the authority; the creator becomes lead. Unpublished at first. */
MUST_CHECK Err initiative_create(App *app, Ctx *ctx, const Submission *submission,
                                 const AuthorityRef *authority, const Initiative *form,
                                 Written *ret);
/* form->record.version is what the edit began with; key, published and archived_on stay as they are.
 * INITIATIVE_EDIT. */
MUST_CHECK Err initiative_change(App *app, Ctx *ctx, const Submission *submission,
                                 const InitiativeRef *initiative, const Initiative *form,
                                 Written *ret);
/* All three: INITIATIVE_ARCHIVE. Doing what is done already changes nothing. `version` is of what the actor
 * looked at: ERR_CONFLICT when it was changed since, so that of two who press "publish" the second does not
 * take it back, and nobody publishes what they have not seen. */
enum { VERSION_ANY = -1 }; /* programs say what they want, not what they saw */
MUST_CHECK Err initiative_publish(App *app, Ctx *ctx, const Submission *submission,
                                  const InitiativeRef *initiative, bool published, int64_t version,
                                  Str reason, Written *ret);
MUST_CHECK Err initiative_archive(App *app, Ctx *ctx, const Submission *submission,
                                  const InitiativeRef *initiative, int64_t version, Str reason,
                                  Written *ret);
MUST_CHECK Err initiative_unarchive(App *app, Ctx *ctx, const Submission *submission,
                                    const InitiativeRef *initiative, int64_t version, Str reason,
                                    Written *ret);

/* To another template of the process (app/process_template.h); tasks people have entered stay. INITIATIVE_ARCHIVE,
 * and not an archived one. UNKNOWN_KEY at "process_version": there is none of this version. */
MUST_CHECK Err initiative_move(App *app, Ctx *ctx, const Submission *submission,
                               const InitiativeRef *initiative, Str process_version,
                               int64_t version, Str reason, Written *ret);

/* A page of the initiatives the actor may read in this authority. Who has no role in the whole
 * authority gets those with a role of their own, all on one page, and the published ones when
 * filter->published_only. */
MUST_CHECK Err initiative_readable(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                                   const InitiativeFilter *filter, InitiativeLines *ret,
                                   bool *ret_more);
/* Hits in what the actor may read: for members everything, for the public nothing. */
MUST_CHECK Err initiative_search(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                                 Str query, SearchHits *ret);

/* First free key for a name, inside a write. */
MUST_CHECK Err initiative_free_key(Tx *tx, Str name, Str *ret);
/* The first role of the pack that can be given at `place` and has this permission, or NULL. */
const Role *role_with(const Pack *pack, RolePlace place, Permission permission);
