/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* erase.h -- making somebody or something go for good.
 *
 * Erasing a person takes name, address, password, sessions, tokens, links, kept texts, roles, and the
 * payloads of the history of the account itself, and their private drafts; those of a body that has no
 * member left go with it. What else they wrote for an
 * initiative stays under "gelöschtes Konto", unless it is personal: that is deleted by its own record. An erasure is noted
 * beside the key file before it is written, so that a restored backup repeats it. Until then the account is disabled, and
 * says that its erasure was asked for: what is interrupted in between, erasures_repeat completes. */
#include "app/access.h"
#include "app/app.h"
#include "app/transaction.h"
#include "store/purge_store.h"

enum { ERASE_PATIENCE_MS = 3600000, BLACKEN_PATIENCE_MS = 7 * 24 * 3600 * 1000 };

#define ERASE_RULE_ASKED    "asked"    /* the person or an administrator asked for it */
#define ERASE_RULE_DISABLED "disabled" /* disabled for disabled_account_days */
#define ERASE_RULE_RESTORED "restored" /* repeated after a restore */

/* One's own account (not while it is the only administrator: finding LAST_ADMINISTRATOR), or that of a person
 * of this authority only (PEOPLE_MANAGE, as account_disable). authority NULL: ACTOR_SYSTEM. */
MUST_CHECK Err account_erase(App *app, Ctx *ctx, const AuthorityRef *opt_authority,
                             AccountId account, Str rule);
/* The same for the daily job, if it still is due when its turn comes; ERR_GONE otherwise: somebody gave it a role, set its
 * password, enabled it. ACTOR_SYSTEM. */
MUST_CHECK Err account_erase_due(App *app, Ctx *ctx, AccountId account, const PurgeAccountDue *due,
                                 Str rule);
/* Noted at or after `since`: whatever account_erase, comment_delete or record_delete answered then, the daily job carries
 * it out: "nothing was saved" would not be true. */
MUST_CHECK Err erasure_noted(App *app, Ctx *ctx, Str noun, int64_t id, Instant since, bool *ret);
/* An initiative with everything in it; its chain stays and still verifies. INITIATIVE_ARCHIVE and
 * archived, or ACTOR_SYSTEM. */
MUST_CHECK Err initiative_erase(App *app, Ctx *ctx, const InitiativeRef *initiative, Str rule);
/* Takes a large initiative away in many short writes, all but the last one: its row. ACTOR_SYSTEM, or may erase it. */
MUST_CHECK Err initiative_thin_out(App *app, Ctx *ctx, InitiativeId initiative, Str rule);
/* On the list: removing a comment, too, takes its words for good (app/comment.c). */
MUST_CHECK Err erasure_note_comment(App *app, Ctx *ctx, RecordId comment);
/* Inside a write, in scope: a comment goes whole, with its words in the history. */
MUST_CHECK Err comment_purge(Tx *tx, const PurgeRecord *comment, Str rule);
/* The same for a contribution that somebody sent on the public page (app/record.c). */
MUST_CHECK Err erasure_note_contribution(App *app, Ctx *ctx, RecordId contribution);
/* What a contribution said before it was blackened (app/blacken.h), begun at `begun`. */
MUST_CHECK Err erasure_note_past(App *app, RecordId contribution, Instant begun);
/* Inside a write, in scope: what the sender wrote goes, here and in the history; place and answer stay. */
MUST_CHECK Err contribution_purge(Tx *tx, const PurgeRecord *record, Str rule);
/* The same for how a stakeholder is reached; who they are stays. */
MUST_CHECK Err contact_purge(Tx *tx, const PurgeRecord *record, Str rule);
/* Repeats every erasure of the list that the database does not know: after a restore, or when it was
 * interrupted; and carries out those of accounts that were asked for ERASE_PATIENCE_MS ago and got no further. Not of
 * what was made later under the same number. Words that were to be blackened go whole where the database was
 * `restored`; where the write failed, whoever saw that has BLACKEN_PATIENCE_MS to blacken them again. */
MUST_CHECK Err erasures_repeat(App *app, Ctx *ctx, bool restored, int64_t *ret_repeated);
