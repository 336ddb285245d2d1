/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_body_claims.h"

#include "app/body_answered.h"
#include "app/body_confirmation.h"
#include "web/api_output.h"
#include "web/body_claim_pages.h"

static void write_claim(JsonWriter *json, const AuthorityRef *authority, const BodyClaim *claim) {
    const Membership *role = &claim->role;
    json_object_begin(json);
    api_id(json, "id", role->id.v);
    api_str(json, "authority", authority->key);
    api_str(json, "initiative", claim->initiative_key);
    api_bool(json, "everywhere", role->initiative.v == 0);
    api_str(json, "body", role->body);
    api_bool(json, "deputy", role->deputy);
    api_str(json, "person", role->account_name);
    api_str(json, "email", claim->email);
    api_bool(json, "email_proven", claim->proven);
    api_bool(json, "has_come", claim->come);
    api_instant(json, "given_at", role->created_at);
    api_str(json, "given_by", claim->given_by);
    api_bool(json, "mine", claim->own);
    api_bool(json, "may_answer", claim->may);
    api_bool(json, "first", claim->first);
    api_str(json, "resembles", claim->alike);
    json_object_end(json);
}

Err api_body_claim_list(Request *rq) {
    AuthorityChoices mine;
    TRY(membership_authorities(rq->conn, rq->ctx->arena, rq->ctx->actor.account, &mine));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < mine.count; i++) {
        AuthorityRef authority;
        BodyClaims claims;
        TRY(access_authority(rq->app, rq->ctx, rq->conn, mine.items[i].key,
                             PERMISSION_AUTHORITY_READ, &authority));
        TRY(body_claims(rq->app, rq->ctx, rq->conn, &authority, &claims));
        for (size_t k = 0; k < claims.count; k++)
            write_claim(&json, &authority, &claims.items[k]);
    }
    api_items_end(&json, STR(""));
    return api_close(&json);
}

/* Somebody was faster: no address that leads nowhere, but a conflict, as on the pages. */
static Err answered(Request *rq, RecordId id, Err err) {
    BodyAnswer answer;
    if (err == ERR_NONE)
        return api_body_claim_list(rq);
    if (err != ERR_NOT_FOUND)
        return err;
    TRY(body_answered(rq->app, rq->ctx, rq->conn, id, &answer));
    rq->decided = (Decided){ .opt_name = "answered",
                             .words = body_answered_words(rq, &answer),
                             .by = answer.by,
                             .at = answer.at };
    return ERR_CONFLICT;
}

Err api_body_claim_confirm(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    return answered(rq, id,
                    body_claim_confirm(rq->app, rq->ctx, rq->conn, &rq->submission, id,
                                       rq->form.record, &written));
}

Err api_body_claim_refuse(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    return answered(rq, id,
                    body_claim_refuse(rq->app, rq->ctx, rq->conn, &rq->submission, id, &written));
}
