/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/answer_link.h"

#include "app/change.h"
#include "app/key_file.h"
#include "app/record.h"
#include "app/removed_contribution.h"
#include "app/removed_involvement.h"
#include "app/secret.h"
#include "base/hex.h"
#include "base/out.h"
#include "base/random.h"
#include "store/contribution_store.h"
#include "store/history.h"
#include "store/initiative_store.h"
#include "store/involvement_store.h"

/* 128 bits of the 256: nobody tries that many addresses. */
enum { PROOF_BYTES = 16 };

static Str named(Arena *arena, InitiativeId initiative, RecordId record) {
    CLEANUP(out_done) Out out = out_open(48);
    out_i64(&out, initiative.v);
    out_c(&out, "-");
    out_i64(&out, record.v);
    return str_copy(arena, out_view(&out));
}

/* Of an involvement that was given another address the proof is another one; `link` is "" of all else. */
static Str proof_of(App *app, Arena *arena, Str name, Instant made, Str link) {
    CLEANUP(out_done) Out proven = out_open(64);
    out_str(&proven, name);
    out_c(&proven, "-");
    out_i64(&proven, made.ms);
    if (!str_empty(link)) {
        out_c(&proven, "-");
        out_str(&proven, link);
    }
    Str proof = key_name(app->keys, KEY_ANSWER_LINK, arena, out_view(&proven));
    return base64url_encode(arena, (const unsigned char *)proof.ptr, PROOF_BYTES);
}

static Str path_of(App *app, Arena *arena, InitiativeId initiative, const Record *record,
                   Str link) {
    Str name = named(arena, initiative, record->id);
    return str_join(arena, STR(ANSWER_LINK_PATH), name, STR("-"),
                    proof_of(app, arena, name, record->created_at, link));
}

Str answer_link_path(App *app, Arena *arena, InitiativeId initiative,
                     const Involvement *involvement) {
    return path_of(app, arena, initiative, &involvement->record, involvement->answer_link);
}

Str answer_receipt_path(App *app, Arena *arena, InitiativeId initiative,
                        const Contribution *contribution) {
    return path_of(app, arena, initiative, &contribution->record, STR(""));
}

/* What the address names, not yet proven. */
typedef struct Token {
    InitiativeId initiative;
    RecordId record;
    Str proof;
} Token;

/* The numbers are written again, so that there is one way to write an address. */
static Err read_token(Arena *arena, Str text, Token *ret) {
    Str rest = text, initiative, record;
    if (text.len > ANSWER_LINK_LENGTH_MAX || !str_cut(&rest, '-', &initiative) ||
        !str_cut(&rest, '-', &record) || !str_i64(initiative, &ret->initiative.v) ||
        !str_i64(record, &ret->record.v))
        return ERR_NOT_FOUND;
    ret->proof = rest;
    Str name = named(arena, ret->initiative, ret->record);
    return str_eq(name, str_join(arena, initiative, STR("-"), record)) ? ERR_NONE : ERR_NOT_FOUND;
}

static Err prove(App *app, Arena *arena, const Token *token, const Record *record, Str link) {
    Str name = named(arena, token->initiative, token->record);
    Str proof = proof_of(app, arena, name, record->created_at, link);
    return secret_equal(proof, token->proof) ? ERR_NONE : ERR_NOT_FOUND;
}

static Err open_contribution(Ctx *ctx, Conn *conn, RecordId record, AnswerLink *ret) {
    ret->noun = &NOUNS[NOUN_CONTRIBUTION];
    TRY(contribution_get(ctx, conn, ret->initiative.id, record, &ret->contribution));
    return contribution_sent(&ret->contribution) ? ERR_NONE : ERR_NOT_FOUND;
}

static Err open_record(App *app, Ctx *ctx, Conn *conn, const Token *token, AnswerLink *ret) {
    TRY(access_proven(ctx, conn, token->initiative, &ret->initiative));
    ret->noun = &NOUNS[NOUN_INVOLVEMENT];
    Err err = involvement_get(ctx, conn, token->initiative, token->record, &ret->involvement);
    if (err == ERR_NOT_FOUND) {
        TRY(open_contribution(ctx, conn, token->record, ret));
        return prove(app, ctx->arena, token, &ret->contribution.record, STR(""));
    }
    TRY(err);
    TRY(prove(app, ctx->arena, token, &ret->involvement.record, ret->involvement.answer_link));
    return ret->involvement.answer_shared ? ERR_NONE : ERR_NOT_FOUND;
}

Err answer_link_place(Ctx *ctx, Conn *conn, Str text, InitiativeRef *ret) {
    Token token;
    InitiativeRef found;
    const Scope before = ctx->scope;
    *ret = (InitiativeRef){ 0 };
    TRY(read_token(ctx->arena, text, &token));
    TRY(access_proven(ctx, conn, token.initiative, &found));
    if (!found.published) {
        ctx->scope = before;
        return ERR_NOT_FOUND;
    }
    *ret = found;
    return ERR_NONE;
}

/* The record is looked at to prove the address; of what is not proven nothing stays, neither it nor the Scope. */
Err answer_link_open(App *app, Ctx *ctx, Conn *conn, Str text, AnswerLink *ret) {
    Token token;
    const Scope before = ctx->scope;
    *ret = (AnswerLink){ 0 };
    TRY(read_token(ctx->arena, text, &token));
    Err err = open_record(app, ctx, conn, &token, ret);
    if (err == ERR_NONE)
        return ERR_NONE;
    ctx->scope = before;
    *ret = (AnswerLink){ 0 };
    return err;
}

/* -- Another address ---------------------------------------------------------------------------- */

typedef struct Renewal {
    const InitiativeRef *initiative;
    RecordId involvement;
} Renewal;

static Err do_renew(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    enum { LINK_BYTES = 16 };
    unsigned char bytes[LINK_BYTES];
    const Renewal *job = in;
    Involvement before, after;
    TRY(involvement_get(tx->ctx, tx->conn, job->initiative->id, job->involvement, &before));
    after = before;
    random_bytes(bytes, sizeof bytes);
    after.answer_link = base64url_encode(tx->ctx->arena, bytes, sizeof bytes);
    TRY(involvement_update(tx, job->initiative->id, &after));
    TRY(initiative_touch(tx, job->initiative->id));
    ret->record = job->involvement;
    return change_note(tx, job->initiative, &INVOLVEMENT_SCHEMA, job->involvement,
                       STR(ACTION_RENEW_ADDRESS), &before, &after, STR(""));
}

Err answer_link_renew(App *app, Ctx *ctx, const Submission *submission,
                      const InitiativeRef *initiative, RecordId involvement, Written *ret) {
    TRY(record_may_write(initiative, &NOUNS[NOUN_INVOLVEMENT]));
    Renewal job = { initiative, involvement };
    return transact(app, ctx, submission, initiative->chain, do_renew, &job, ret);
}

static Err removed_why(App *app, Ctx *ctx, Conn *conn, const Token *token,
                       const InitiativeRef *initiative, Str *ret_reason) {
    HistoryEntry first;
    TRY(history_first(ctx, conn, initiative->chain, token->record, &first));
    if (!str_eq(first.noun, CONTRIBUTION_SCHEMA.name))
        return ERR_NOT_FOUND;
    const Record was = { .id = token->record, .created_at = first.at };
    TRY(prove(app, ctx->arena, token, &was, STR("")));
    return contribution_removed_why(ctx, conn, initiative, token->record, ret_reason);
}

Err answer_link_contribution_gone(App *app, Ctx *ctx, Conn *conn, Str text, InitiativeRef *ret,
                                  Str *ret_reason) {
    Token token;
    InitiativeRef found;
    const Scope before = ctx->scope;
    TRY(read_token(ctx->arena, text, &token));
    TRY(access_proven(ctx, conn, token.initiative, &found));
    Err err = removed_why(app, ctx, conn, &token, &found, ret_reason);
    if (err == ERR_NONE)
        *ret = found;
    else
        ctx->scope = before;
    return err;
}

Err answer_link_involvement_gone(Ctx *ctx, Conn *conn, Str text, InitiativeRef *ret,
                                 RemovedInvolvement *ret_removed) {
    Token token;
    InitiativeRef found;
    const Scope before = ctx->scope;
    TRY(read_token(ctx->arena, text, &token));
    TRY(access_proven(ctx, conn, token.initiative, &found));
    Err err =
        involvement_removed_why(ctx, conn, &found, token.record,
                                str_join(ctx->arena, STR(ANSWER_LINK_PATH), text), ret_removed);
    if (err == ERR_NONE)
        *ret = found;
    else
        ctx->scope = before;
    return err;
}
