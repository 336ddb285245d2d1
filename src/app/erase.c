/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/erase.h"

#include "app/blacken.h"
#include "app/change.h"
#include "app/erase_parts.h"
#include "app/key_file.h"
#include "app/place.h"
#include "app/translation.h"
#include "domain/comment.h"
#include "domain/initiative.h"
#include "store/comment_store.h"
#include "store/contribution_store.h"
#include "store/ended_role_store.h"
#include "store/history.h"
#include "store/initiative_store.h"
#include "store/stakeholder_store.h"

Err erasure_note_row(App *app, Ctx *ctx, Str noun, int64_t id, Str rule) {
    Erasure erasure = { .at = clock_now(ctx->clock), .noun = noun, .id = id, .rule = rule };
    return erasure_note(app->keys, &erasure);
}

Err erasure_noted(App *app, Ctx *ctx, Str noun, int64_t id, Instant since, bool *ret) {
    Erasures list;
    TRY(erasure_list(app->keys, ctx->arena, &list));
    *ret = false;
    for (size_t i = 0; i < list.count; i++) {
        const Erasure *erasure = &list.items[i];
        if (str_eq(erasure->noun, noun) && erasure->id == id && erasure->at.ms >= since.ms)
            *ret = true;
    }
    return ERR_NONE;
}

/* -- A comment ---------------------------------------------------------------------------------- */

Err erasure_note_comment(App *app, Ctx *ctx, RecordId comment) {
    return erasure_note_row(app, ctx, COMMENT_SCHEMA.name, comment.v, STR(ERASED_BY_REMOVAL));
}

Err comment_purge(Tx *tx, const PurgeRecord *comment, Str rule) {
    TRY(chain_lock(tx, comment->chain));
    TRY(history_append(tx, comment->chain, COMMENT_SCHEMA.name, comment->record, STR("purge"),
                       STR("{\"before\":null,\"after\":null,\"reason\":\"\"}")));
    TRY(comment_remove(tx, comment->initiative, comment->record));
    return history_erase(tx, comment->chain, comment->record, rule);
}

/* -- A contribution ------------------------------------------------------------------------------ */

Err erasure_note_contribution(App *app, Ctx *ctx, RecordId contribution) {
    return erasure_note_row(app, ctx, CONTRIBUTION_SCHEMA.name, contribution.v,
                            STR(ERASED_BY_REMOVAL));
}

Err erasure_note_past(App *app, RecordId contribution, Instant begun) {
    Erasure erasure = { .at = begun,
                        .noun = STR(ERASURE_OF_PAST),
                        .id = contribution.v,
                        .rule = STR(ERASED_BY_BLACKENING) };
    return erasure_note(app->keys, &erasure);
}

/* The row is without its words: what the history had of them goes, and it tells what is left. */
static Err tell_what_is_left(Tx *tx, const PurgeRecord *record, const Schema *schema,
                             const void *row, Str rule) {
    Str payload;
    TRY(change_payload(tx->ctx->arena, schema, NULL, row, STR(""), &payload));
    TRY(initiative_touch(tx, record->initiative));
    TRY(history_erase(tx, record->chain, record->record, rule));
    return history_append(tx, record->chain, schema->name, record->record, STR("change"), payload);
}

Err contribution_purge(Tx *tx, const PurgeRecord *record, Str rule) {
    Contribution row;
    TRY(chain_lock(tx, record->chain));
    TRY(contribution_get(tx->ctx, tx->conn, record->initiative, record->record, &row));
    row.subject = STR(CONTRIBUTION_ERASED);
    row.text = STR("");
    row.speaks_for = STR("");
    TRY(contribution_update(tx, record->initiative, &row));
    TRY(translations_remove(tx, record->initiative, record->chain, record->record, rule));
    return tell_what_is_left(tx, record, &CONTRIBUTION_SCHEMA, &row, rule);
}

/* -- A stakeholder's contact ---------------------------------------------------------------------- */

Err contact_purge(Tx *tx, const PurgeRecord *record, Str rule) {
    Stakeholder row;
    TRY(chain_lock(tx, record->chain));
    TRY(stakeholder_get(tx->ctx, tx->conn, record->initiative, record->record, &row));
    row.contact = STR("");
    TRY(stakeholder_update(tx, record->initiative, &row));
    return tell_what_is_left(tx, record, &STAKEHOLDER_SCHEMA, &row, rule);
}

/* -- An initiative ------------------------------------------------------------------------------ */

typedef struct EraseInitiative {
    const InitiativeRef *initiative;
    Str rule;
} EraseInitiative;

/* Roles in the initiative go with it. */
static Err remove_team(Tx *tx, InitiativeId id) {
    Memberships team;
    TRY(membership_rows(tx->ctx, tx->conn, id, &team));
    TRY(membership_delete_initiative(tx, id));
    TRY(ended_role_delete_initiative(tx, id));
    for (size_t i = 0; i < team.count; i++)
        TRY(home_settle(tx, team.items[i].account));
    return ERR_NONE;
}

typedef struct ThinOut {
    InitiativeId initiative;
    Str rule;
} ThinOut;

static Err do_initiative(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const EraseInitiative *job = in;
    InitiativeId id = job->initiative->id;
    TRY(change_note(tx, job->initiative, &INITIATIVE_SCHEMA, (RecordId){ id.v }, STR("erase"), NULL,
                    NULL, STR("")));
    TRY(remove_team(tx, id));
    ret->record = (RecordId){ id.v };
    return initiative_remove(tx, id, job->rule);
}

static Err write_thin(Tx *tx, const void *in, void *out) {
    const ThinOut *job = in;
    return initiative_thin(tx, job->initiative, job->rule, out);
}

Err initiative_thin_out(App *app, Ctx *ctx, InitiativeId initiative, Str rule) {
    ThinOut job = { .initiative = initiative, .rule = rule };
    for (bool more = true; more;)
        TRY(write_run(app->writer, ctx, write_thin, &job, &more, sizeof more));
    return ERR_NONE;
}

static Err erase_initiative(App *app, Ctx *ctx, const InitiativeRef *initiative, Str rule) {
    EraseInitiative job = { .initiative = initiative, .rule = rule };
    Written written;
    TRY(initiative_thin_out(app, ctx, initiative->id, rule));
    return transact(app, ctx, NULL, initiative->chain, do_initiative, &job, &written);
}

Err initiative_erase(App *app, Ctx *ctx, const InitiativeRef *initiative, Str rule) {
    bool system = ctx->actor.kind == ACTOR_SYSTEM;
    bool may = permission_in(initiative->permissions, PERMISSION_INITIATIVE_ARCHIVE);
    if (!system && (!may || !initiative->archived))
        return ERR_FORBIDDEN;
    TRY(erasure_note_row(app, ctx, STR("initiative"), initiative->id.v, rule));
    return erase_initiative(app, ctx, initiative, rule);
}

Err initiative_erase_again(App *app, Ctx *ctx, const InitiativeRef *initiative) {
    return erase_initiative(app, ctx, initiative, STR(ERASE_RULE_RESTORED));
}
