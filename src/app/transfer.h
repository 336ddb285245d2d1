/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* transfer.h -- an initiative as a file and back, without loss: comments and readable history go with
 * it, accounts become labels ("Projektleitung"). An import gets a key and a chain of its own; the
 * head of the old chain is noted in its first entry. The template of the process comes along: an
 * authority that does not have it gets it, if the importer may add templates (process_template.h). */
#include "app/access.h"
#include "app/transaction.h"
#include "base/out.h"
#include "files/initiative_json.h"

enum { IMPORT_RECORDS_PER_WRITE = 100 };

/* JSON, format of files/initiative_json.h; the caller holds a snapshot on `conn`. EXPORT. Contact data are in
 * it only for who may read them; a draft stays with who writes it. */
MUST_CHECK Err initiative_export(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                                 Out *out);
/* Checks the whole text first: ERR_INVALID with findings whose field is the place ("/goals/3/due"),
 * nothing was written. Records are then written in slices and become visible with the last one; what
 * a crash leaves behind is removed by the next purge. IMPORT of the authority. The importer becomes
 * lead. `{key}` in the submission's location stands for the new key. Drafts of comments stay out: who may read them is
 * not in a file; *opt_drafts says how many there are. */
MUST_CHECK Err initiative_import(App *app, Ctx *ctx, const Submission *submission,
                                 const AuthorityRef *authority, Str text, Written *ret,
                                 size_t *opt_drafts);
/* The same for a file already read and checked, drafts with it. */
MUST_CHECK Err initiative_import_file(App *app, Ctx *ctx, const Submission *submission,
                                      const AuthorityRef *authority, const InitiativeFile *file,
                                      Written *ret);
