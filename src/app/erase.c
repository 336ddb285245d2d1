/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/erase.h"

#include <stdlib.h>

#include "app/account_note.h"
#include "app/blacken.h"
#include "app/change.h"
#include "app/invitation.h"
#include "app/key_file.h"
#include "app/place.h"
#include "app/translation.h"
#include "domain/comment.h"
#include "domain/initiative.h"
#include "files/record_json.h"
#include "store/access_request_store.h"
#include "store/comment_store.h"
#include "store/contribution_store.h"
#include "store/ended_role_store.h"
#include "store/history.h"
#include "store/initiative_store.h"
#include "store/kept_text_store.h"
#include "store/one_time_link_store.h"
#include "store/session_store.h"
#include "store/stakeholder_store.h"
#include "store/token_store.h"

enum { PAYLOADS_PER_WRITE = 200, ASKED_AT_ONCE = 1000, ENTRIES_AT_ONCE = 100 };

static Err note_beside_key(App *app, Ctx *ctx, Str noun, int64_t id, Str rule) {
    Erasure erasure = { .at = clock_now(ctx->clock), .noun = noun, .id = id, .rule = rule };
    return erasure_note(app->keys, &erasure);
}

/* -- A person ---------------------------------------------------------------------------------- */

typedef struct ErasePerson {
    App *app;
    const AuthorityRef *opt_authority;
    AccountId account;
    const PurgeAccountDue *opt_due;
    Str rule;
} ErasePerson;

/* In the order of their ids, as whoever locks more than one chain must. */
static int by_id(const void *a, const void *b) {
    const AuthorityChoice *left = a, *right = b;
    return (left->id.v > right->id.v) - (left->id.v < right->id.v);
}

/* Every authority keeps somebody who can give roles. From now on the account counts no more: it is disabled, until
 * its erasure is noted and carried out or could not be noted. */
static Err may_go(Tx *tx, const ErasePerson *job, bool *ret_disabled) {
    Account account;
    TRY(account_get(tx->conn, tx->ctx->arena, job->account, &account));
    if (account.erased_at.ms != 0)
        return ERR_GONE;
    *ret_disabled = false;
    if (tx->ctx->actor.kind == ACTOR_SYSTEM)
        return ERR_NONE;
    AuthorityChoices places;
    TRY(membership_authorities(tx->conn, tx->ctx->arena, job->account, &places));
    if (places.count > 1)
        qsort(places.items, places.count, sizeof *places.items, by_id);
    for (size_t i = 0; i < places.count; i++)
        TRY(manager_stays(tx, job->app, places.items[i].id, job->account));
    *ret_disabled = account.disabled_at.ms == 0;
    if (!*ret_disabled)
        return ERR_NONE;
    TRY(account_note(tx, job->account, STR("disable"), NULL, NULL));
    TRY(account_set_disabled(tx, job->account, clock_now(tx->ctx->clock)));
    return account_set_erase_asked(tx, job->account, clock_now(tx->ctx->clock));
}

/* Looks whether it may be done, before it is noted where nothing is taken back. */
static Err write_look(Tx *tx, const void *in, void *out) {
    const ErasePerson *job = in;
    TRY(chain_lock(tx, CHAIN_INSTALLATION)); /* before those of authorities, as everywhere */
    bool own = tx->ctx->actor.account.v != 0 && tx->ctx->actor.account.v == job->account.v;
    if (!own)
        TRY(account_may_manage(tx->conn, tx->ctx->arena, job->opt_authority, job->account));
    bool due = true;
    if (job->opt_due != NULL)
        TRY(purge_account_is_due(tx->conn, job->opt_due, job->account, &due));
    if (!due)
        return ERR_GONE;
    return may_go(tx, job, out);
}

/* It could not be noted: as if it had not been asked for. */
static Err write_stay(Tx *tx, const void *in, void *out) {
    (void)out;
    const ErasePerson *job = in;
    TRY(account_note(tx, job->account, STR("enable"), NULL, NULL));
    return account_set_disabled(tx, job->account, (Instant){ 0 });
}

static Err do_person(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const ErasePerson *job = in;
    RecordId record = { job->account.v };
    TRY(account_note(tx, job->account, STR("erase"), NULL, NULL));
    TRY(history_erase(tx, CHAIN_INSTALLATION, record, job->rule));
    TRY(kept_rows_trim(tx, job->account, 0));
    TRY(one_time_link_delete_account(tx, job->account));
    TRY(token_delete_account(tx, job->account));
    TRY(session_delete_account(tx, job->account));
    TRY(membership_delete_account(tx, job->account));
    TRY(ended_role_delete_account(tx, job->account));
    TRY(access_organiser_drop(tx, job->account));
    TRY(installation_role_clear(tx, job->account));
    TRY(invitation_drop_all(tx, job->account));
    ret->record = record;
    return account_erase_row(tx, job->account, clock_now(tx->ctx->clock));
}

typedef struct EraseWords {
    OwnedChain chain;
    AccountId account;
    Str rule;
} EraseWords;

static Err write_words(Tx *tx, const void *in, void *out) {
    const EraseWords *job = in;
    return history_erase_account(tx, job->chain, job->account, job->rule, PAYLOADS_PER_WRITE, out);
}

/* What the account wrote about people into histories, wherever; a slice per write. */
static Err erase_words(App *app, Ctx *ctx, AccountId account, Str rule) {
    OwnedChains chains;
    {
        CLEANUP(conn_returnp) Conn *conn = NULL;
        TRY(conn_borrow(app->db, &conn));
        TRY(history_chains_of(conn, ctx->arena, account, &chains));
    }
    for (size_t i = 0; i < chains.count; i++) {
        EraseWords job = { .chain = chains.items[i], .account = account, .rule = rule };
        for (bool more = true; more;)
            TRY(write_run(app->writer, ctx, write_words, &job, &more, sizeof more));
    }
    return ERR_NONE;
}

/* The words first: until the row says so itself nobody is erased, and what was interrupted is repeated whole.
 * Then once more for what was written meanwhile. */
static Err erase_person(App *app, Ctx *ctx, const ErasePerson *job) {
    Written written;
    TRY(erase_words(app, ctx, job->account, job->rule));
    TRY(transact(app, ctx, NULL, CHAIN_INSTALLATION, do_person, job, &written));
    return erase_words(app, ctx, job->account, job->rule);
}

static Err look_note_erase(App *app, Ctx *ctx, const ErasePerson *job) {
    bool disabled;
    TRY(write_run(app->writer, ctx, write_look, job, &disabled, sizeof disabled));
    Err err = note_beside_key(app, ctx, STR("account"), job->account.v, job->rule);
    if (err != ERR_NONE && disabled)
        TRY(write_run(app->writer, ctx, write_stay, job, NULL, 0));
    TRY(err);
    return erase_person(app, ctx, job);
}

Err account_erase(App *app, Ctx *ctx, const AuthorityRef *opt_authority, AccountId account,
                  Str rule) {
    bool own = ctx->actor.account.v != 0 && ctx->actor.account.v == account.v;
    bool manager = opt_authority != NULL &&
                   permission_in(opt_authority->permissions, PERMISSION_PEOPLE_MANAGE);
    if (!own && !manager && ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    ErasePerson job = {
        .app = app, .opt_authority = opt_authority, .account = account, .rule = rule
    };
    return look_note_erase(app, ctx, &job);
}

Err account_erase_due(App *app, Ctx *ctx, AccountId account, const PurgeAccountDue *due, Str rule) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    ErasePerson job = { .app = app, .account = account, .opt_due = due, .rule = rule };
    return look_note_erase(app, ctx, &job);
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
    return note_beside_key(app, ctx, COMMENT_SCHEMA.name, comment.v, STR(ERASED_BY_REMOVAL));
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
    return note_beside_key(app, ctx, CONTRIBUTION_SCHEMA.name, contribution.v,
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
    TRY(note_beside_key(app, ctx, STR("initiative"), initiative->id.v, rule));
    return erase_initiative(app, ctx, initiative, rule);
}

/* -- Again, after a restore ---------------------------------------------------------------------- */

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
    ErasePerson job = { .app = app, .account = { erasure->id }, .rule = STR(ERASE_RULE_RESTORED) };
    bool again;
    TRY(account_again(app, ctx, erasure, &again));
    if (!again)
        return ERR_NONE;
    TRY(erase_person(app, ctx, &job));
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
    TRY(erase_initiative(app, ctx, &initiative, STR(ERASE_RULE_RESTORED)));
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
