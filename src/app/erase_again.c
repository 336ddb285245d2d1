/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* erase_again.c -- what the list beside the key says was erased goes again: after a restore, or when it was interrupted. */
#include "app/blacken.h"
#include "app/change.h"
#include "app/erase.h"
#include "app/erase_parts.h"
#include "app/key_file.h"
#include "app/translation.h"
#include "domain/comment.h"
#include "domain/initiative.h"
#include "files/record_json.h"
#include "store/account_store.h"
#include "store/comment_store.h"
#include "store/contribution_store.h"
#include "store/history.h"
#include "store/initiative_store.h"

enum { ASKED_AT_ONCE = 1000, ENTRIES_AT_ONCE = 100 };

/* An older database, or a new one with the same key, gives numbers that had been given before: what was made
 * after the erasure is not what was erased. */
static bool meant(const Erasure *erasure, Instant created_at) {
    return created_at.ms <= erasure->at.ms;
}

static Err account_again(App *app, Ctx *ctx, const Erasure *erasure, bool *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    Account account;
    Err err = account_get(conn, ctx->arena, (AccountId){ erasure->id }, &account);
    *ret = err == ERR_NONE && account.erased_at.ms == 0 && meant(erasure, account.created_at);
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

static Err repeat_account(App *app, Ctx *ctx, const Erasure *erasure, int64_t *repeated) {
    bool again;
    TRY(account_again(app, ctx, erasure, &again));
    if (!again)
        return ERR_NONE;
    TRY(account_erase_again(app, ctx, (AccountId){ erasure->id }));
    ++*repeated;
    return ERR_NONE;
}

static Err repeat_initiative(App *app, Ctx *ctx, const Erasure *erasure, int64_t *repeated) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    InitiativeRef initiative;
    Err err = access_initiative_by_id(app, ctx, conn, (InitiativeId){ erasure->id }, &initiative);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    Initiative row;
    TRY(initiative_get(ctx, conn, initiative.id, &row));
    if (!meant(erasure, row.record.created_at))
        return ERR_NONE;
    TRY(initiative_erase_again(app, ctx, &initiative));
    ++*repeated;
    return ERR_NONE;
}

static Err write_comment(Tx *tx, const void *in, void *out) {
    (void)out;
    return comment_purge(tx, in, STR(ERASE_RULE_RESTORED));
}

/* It goes whole, with its place: who removed it, and why, the older database does not know. */
static Err repeat_comment(App *app, Ctx *ctx, const Erasure *erasure, int64_t *repeated) {
    PurgeRecord comment;
    Comment row;
    {
        CLEANUP(conn_returnp) Conn *conn = NULL;
        TRY(conn_borrow(app->db, &conn));
        Err err = purge_comment(conn, (RecordId){ erasure->id }, &comment);
        if (err == ERR_NOT_FOUND)
            return ERR_NONE;
        TRY(err);
        TRY(access_job(ctx, comment.authority));
        TRY(comment_get(ctx, conn, comment.initiative, comment.record, &row));
    }
    if (row.removed_by != FIELD_NONE || !meant(erasure, row.record.created_at))
        return ERR_NONE;
    TRY(write_run(app->writer, ctx, write_comment, &comment, NULL, 0));
    ++*repeated;
    return ERR_NONE;
}

static Err write_contribution(Tx *tx, const void *in, void *out) {
    (void)out;
    return contribution_purge(tx, in, STR(ERASE_RULE_RESTORED));
}

/* *ret_known false: it is gone, or was made later under the same number. In its scope afterwards. */
static Err known_contribution(App *app, Ctx *ctx, const Erasure *erasure, PurgeRecord *ret_record,
                              Contribution *ret, bool *ret_known) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    Err err = purge_contribution(conn, (RecordId){ erasure->id }, ret_record);
    *ret_known = false;
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    TRY(access_job(ctx, ret_record->authority));
    TRY(contribution_get(ctx, conn, ret_record->initiative, ret_record->record, ret));
    *ret_known = meant(erasure, ret->record.created_at);
    return ERR_NONE;
}

static bool words_gone(const Contribution *row) {
    return str_empty(row->text) && str_eq(row->subject, STR(CONTRIBUTION_ERASED));
}

/* Its place stays: in the older database a decision may stand on it. */
static Err repeat_contribution(App *app, Ctx *ctx, const Erasure *erasure, int64_t *repeated) {
    PurgeRecord record;
    Contribution row;
    bool known;
    TRY(known_contribution(app, ctx, erasure, &record, &row, &known));
    if (!known || words_gone(&row))
        return ERR_NONE;
    TRY(write_run(app->writer, ctx, write_contribution, &record, NULL, 0));
    ++*repeated;
    return ERR_NONE;
}

typedef struct Past {
    PurgeRecord record;
    Contribution before; /* its words when the blackening began */
} Past;

/* Words that stand as they did then may hold the name. */
static bool is_old(Str now, Str before) {
    return !str_empty(now) && str_eq(now, before);
}

static void drop_old(Arena *arena, const Contribution *before, Contribution *row) {
    bool subject = is_old(row->subject, before->subject);
    if (is_old(row->text, before->text))
        row->text = STR("");
    if (is_old(row->speaks_for, before->speaks_for))
        row->speaks_for = STR("");
    Str line = contribution_line(arena, row->text);
    if (subject)
        row->subject = str_empty(line) ? STR(CONTRIBUTION_ERASED) : line;
}

/* What is of later than that stays; what it said before goes. */
static Err write_past(Tx *tx, const void *in, void *out) {
    (void)out;
    const Past *past = in;
    const PurgeRecord *record = &past->record;
    Contribution row;
    Str payload;
    TRY(chain_lock(tx, record->chain));
    TRY(contribution_get(tx->ctx, tx->conn, record->initiative, record->record, &row));
    drop_old(tx->ctx->arena, &past->before, &row);
    TRY(contribution_update(tx, record->initiative, &row));
    TRY(translations_remove(tx, record->initiative, record->chain, record->record,
                            STR(ERASED_BY_BLACKENING)));
    TRY(change_payload(tx->ctx->arena, &CONTRIBUTION_SCHEMA, NULL, &row, STR(""), &payload));
    TRY(initiative_touch(tx, record->initiative));
    TRY(history_erase(tx, record->chain, record->record, STR(ERASED_BY_BLACKENING)));
    return history_append(tx, record->chain, CONTRIBUTION_SCHEMA.name, record->record,
                          STR(ACTION_BLACKEN), payload);
}

/* The contribution as the first change since then found it; as it is now where there was none, or nobody knows. */
static Err words_then(App *app, Ctx *ctx, const Erasure *erasure, const Contribution *row,
                      Past *past) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    const PurgeRecord *record = &past->record;
    HistoryEntry first = { .payload = STR("") };
    int64_t before_seq = 0;
    past->before = *row;
    TRY(conn_borrow(app->db, &conn));
    for (bool more = true; more;) {
        HistoryEntries entries;
        TRY(history_list(ctx, conn, record->chain, record->record, before_seq, ENTRIES_AT_ONCE,
                         &entries));
        more = entries.count == ENTRIES_AT_ONCE;
        for (size_t i = 0; i < entries.count; i++) {
            if (entries.items[i].at.ms < erasure->at.ms)
                more = false;
            else
                first = entries.items[i];
            before_seq = entries.items[i].seq;
        }
    }
    if (str_empty(first.payload))
        return ERR_NONE;
    Contribution before;
    Err err = record_json_side(&CONTRIBUTION_SCHEMA, first.payload, "before", ctx->arena, &before);
    if (err == ERR_NONE)
        past->before = before;
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

static Err blackened_since(App *app, Ctx *ctx, const Erasure *erasure, const PurgeRecord *record,
                           bool *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    HistoryEntry last = { 0 };
    TRY(conn_borrow(app->db, &conn));
    Err err = history_last(ctx, conn, record->chain, record->record, STR(ACTION_BLACKEN), &last);
    *ret = err == ERR_NONE && last.at.ms >= erasure->at.ms;
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

/* Words of before may hold the name, whatever else was changed since, an answer for example: they go, as those of a
 * removed one do. */
static Err repeat_past(App *app, Ctx *ctx, const Erasure *erasure, bool restored,
                       int64_t *repeated) {
    Past past;
    Contribution row;
    bool known, done;
    TRY(known_contribution(app, ctx, erasure, &past.record, &row, &known));
    if (!known || words_gone(&row))
        return ERR_NONE;
    TRY(blackened_since(app, ctx, erasure, &past.record, &done));
    if (done)
        return ERR_NONE;
    TRY(words_then(app, ctx, erasure, &row, &past));
    bool subject = is_old(row.subject, past.before.subject),
         text = is_old(row.text, past.before.text),
         speaks_for = is_old(row.speaks_for, past.before.speaks_for);
    bool recent = clock_now(ctx->clock).ms - erasure->at.ms < BLACKEN_PATIENCE_MS;
    if ((subject || text || speaks_for) && recent && !restored)
        return ERR_NONE;
    bool all =
        subject && (text || str_empty(row.text)) && (speaks_for || str_empty(row.speaks_for));
    if (all)
        TRY(write_run(app->writer, ctx, write_contribution, &past.record, NULL, 0));
    else
        TRY(write_run(app->writer, ctx, write_past, &past, NULL, 0));
    ++*repeated;
    return ERR_NONE;
}

static Err repeat_erasure(App *app, Ctx *ctx, const Erasure *erasure, bool restored,
                          int64_t *repeated) {
    if (str_eq(erasure->noun, STR("account")))
        return repeat_account(app, ctx, erasure, repeated);
    if (str_eq(erasure->noun, INITIATIVE_SCHEMA.name))
        return repeat_initiative(app, ctx, erasure, repeated);
    if (str_eq(erasure->noun, COMMENT_SCHEMA.name))
        return repeat_comment(app, ctx, erasure, repeated);
    if (str_eq(erasure->noun, CONTRIBUTION_SCHEMA.name))
        return repeat_contribution(app, ctx, erasure, repeated);
    if (str_eq(erasure->noun, STR(ERASURE_OF_PAST)))
        return repeat_past(app, ctx, erasure, restored, repeated);
    return ERR_NONE; /* left by a newer version */
}

/* Asked for, disabled, and then the program ended before it was noted. */
static Err complete_asked(App *app, Ctx *ctx, int64_t *repeated) {
    const PurgeAccountDue due = { .rule = PURGE_ACCOUNT_ASKED,
                                  .before = { clock_now(ctx->clock).ms - ERASE_PATIENCE_MS } };
    PurgeAccounts accounts;
    {
        CLEANUP(conn_returnp) Conn *conn = NULL;
        TRY(conn_borrow(app->db, &conn));
        TRY(purge_accounts(conn, ctx->arena, &due, ASKED_AT_ONCE, &accounts));
    }
    for (size_t i = 0; i < accounts.count; i++) {
        Err err = account_erase_due(app, ctx, accounts.items[i], &due, STR(ERASE_RULE_ASKED));
        if (err != ERR_NONE && err != ERR_GONE)
            return err;
        *repeated += err == ERR_NONE;
    }
    return ERR_NONE;
}

Err erasures_repeat(App *app, Ctx *ctx, bool restored, int64_t *ret_repeated) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    Erasures list;
    int64_t repeated = 0;
    TRY(erasure_list(app->keys, ctx->arena, &list));
    Scope before = ctx->scope;
    Err err = ERR_NONE;
    for (size_t i = 0; i < list.count && err == ERR_NONE; i++)
        err = repeat_erasure(app, ctx, &list.items[i], restored, &repeated);
    if (err == ERR_NONE)
        err = complete_asked(app, ctx, &repeated);
    ctx->scope = before;
    TRY(err);
    *ret_repeated = repeated;
    return ERR_NONE;
}
