/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* process_template.h -- which template of the process an initiative goes by, and those an authority brings.
 *
 * The program has templates built in (packs/process/); an authority downloads one, edits it and adds it under
 * a version of its own. A version is written once. New initiatives begin with the one the authority chose,
 * else with the newest of the program; an initiative keeps its own until somebody moves it
 * (initiative_move in app/initiative.h). */
#include "app/access.h"
#include "app/transaction.h"
#include "domain/initiative.h"
#include "domain/process.h"
#include "files/pack.h"
#include "store/process_template_store.h"

/* Bytes of one template, and how many an authority may bring. */
enum { PROCESS_TEMPLATE_MAX = PACK_PROCESS_MAX, PROCESS_TEMPLATES_MAX = 50 };

/* Templates that were read once, of all authorities; safe for several threads. */
ProcessCache *process_cache_open(void) __attribute__((returns_nonnull));
void process_cache_close(ProcessCache *opt_cache);

/* By version, of the authority in scope or else built in; lives as long as the request. ERR_NOT_FOUND: neither. */
MUST_CHECK Err process_template_find(App *app, Ctx *ctx, Conn *conn, Str version,
                                     const Process **ret);
/* What new initiatives of the authority in scope begin with. NULL: a program without any. */
MUST_CHECK Err process_template_chosen(App *app, Ctx *ctx, Conn *conn, const Process **ret);
/* What an initiative goes by: its own version, and where that is not known here, what new ones begin with;
 * one without tasks in a program without any. Never NULL. */
MUST_CHECK Err process_template_of(App *app, Ctx *ctx, Conn *conn, const Initiative *initiative,
                                   const Process **ret);

typedef struct ProcessVersion {
    Str version;
    bool built_in, chosen;
    bool
        named; /* the authority chose it, even if this program refuses it and another one stands in */
    Instant added_at; /* 0 = built in */
    int64_t initiatives;
} ProcessVersion;
typedef LIST_OF(ProcessVersion) ProcessVersions;
/* Built-in ones first, then the authority's, each the oldest first. */
MUST_CHECK Err process_versions(App *app, Ctx *ctx, Conn *conn, ProcessVersions *ret);
/* The JSON of a version, as it came. ERR_NOT_FOUND. */
MUST_CHECK Err process_template_file(Ctx *ctx, Conn *conn, const Pack *pack, Str version, Str *ret);

/* AUTHORITY_MANAGE. Checks a template and adds it; findings name the place in the file as `file` and a JSON pointer
 * ("haus.json/tasks/3/title"; `file` "": the pointer alone).
 * TAKEN at the version: there is one already, here or in the program. ret_version: what it is called. */
MUST_CHECK Err process_template_add(App *app, Ctx *ctx, const Submission *submission,
                                    const AuthorityRef *authority, Str file, Str json,
                                    Str *ret_version, Written *ret);
/* One the authority added itself, that no initiative goes by and new ones do not begin with. */
bool process_version_removable(const ProcessVersion *version);
/* AUTHORITY_MANAGE. Removes such a version; the history keeps its name. ERR_NOT_FOUND: the authority has none of this
 * version. ERR_INVALID with TEMPLATE_IN_USE. */
MUST_CHECK Err process_template_remove(App *app, Ctx *ctx, const Submission *submission,
                                       const AuthorityRef *authority, Str version, Written *ret);
/* A template that came with an initiative, "/process" in its file, and was read already. *ret_new: the authority does not
 * have it, and the actor may add it. Findings: KEY_LETTERS, TEMPLATE_OTHER (this version is something else here),
 * TEMPLATE_MISSING (it is not here, and the actor may not add it). */
MUST_CHECK Err process_template_arrive(App *app, Ctx *ctx, Conn *conn,
                                       const AuthorityRef *authority, Str version, Str json,
                                       bool *ret_new);
/* The same inside a write that has locked the authority's chain, and adds it when it is new. */
MUST_CHECK Err process_template_settle(Tx *tx, App *app, const AuthorityRef *authority, Str version,
                                       Str json);

/* AUTHORITY_MANAGE. New initiatives begin with it from now on. ERR_NOT_FOUND. */
MUST_CHECK Err process_template_choose(App *app, Ctx *ctx, const Submission *submission,
                                       const AuthorityRef *authority, Str version, Written *ret);
