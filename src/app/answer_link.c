/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/answer_link.h"

#include "app/key_file.h"
#include "app/secret.h"
#include "base/hex.h"
#include "base/out.h"
#include "store/contribution_store.h"
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

static Str proof_of(App *app, Arena *arena, Str name) {
    Str proof = key_name(app->keys, KEY_ANSWER_LINK, arena, name);
    return base64url_encode(arena, (const unsigned char *)proof.ptr, PROOF_BYTES);
}

Str answer_link_path(App *app, Arena *arena, InitiativeId initiative, RecordId record) {
    Str name = named(arena, initiative, record);
    return str_join(arena, STR(ANSWER_LINK_PATH), name, STR("-"), proof_of(app, arena, name));
}

Str answer_link_address(App *app, Arena *arena, InitiativeId initiative, RecordId record) {
    return str_join(arena, app->base_url, answer_link_path(app, arena, initiative, record));
}

/* The numbers are read again from what was proven, so that there is one way to write an address. */
static Err read_token(App *app, Arena *arena, Str token, InitiativeId *ret_initiative,
                      RecordId *ret_record) {
    Str rest = token, initiative, record;
    if (token.len > ANSWER_LINK_LENGTH_MAX || !str_cut(&rest, '-', &initiative) ||
        !str_cut(&rest, '-', &record) || !str_i64(initiative, &ret_initiative->v) ||
        !str_i64(record, &ret_record->v))
        return ERR_NOT_FOUND;
    Str name = named(arena, *ret_initiative, *ret_record);
    bool ours = str_eq(name, str_join(arena, initiative, STR("-"), record)) &&
                secret_equal(proof_of(app, arena, name), rest);
    return ours ? ERR_NONE : ERR_NOT_FOUND;
}

static Err open_contribution(Ctx *ctx, Conn *conn, RecordId record, AnswerLink *ret) {
    ret->noun = &NOUNS[NOUN_CONTRIBUTION];
    TRY(contribution_get(ctx, conn, ret->initiative.id, record, &ret->contribution));
    return contribution_sent(&ret->contribution) ? ERR_NONE : ERR_NOT_FOUND;
}

Err answer_link_open(App *app, Ctx *ctx, Conn *conn, Str token, AnswerLink *ret) {
    InitiativeId initiative;
    RecordId record;
    *ret = (AnswerLink){ 0 };
    TRY(read_token(app, ctx->arena, token, &initiative, &record));
    TRY(access_proven(ctx, conn, initiative, &ret->initiative));
    ret->noun = &NOUNS[NOUN_INVOLVEMENT];
    Err err = involvement_get(ctx, conn, initiative, record, &ret->involvement);
    if (err == ERR_NOT_FOUND)
        return open_contribution(ctx, conn, record, ret);
    TRY(err);
    return ret->involvement.answer_shared ? ERR_NONE : ERR_NOT_FOUND;
}
