/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/body_claim_pages.h"

#include "text/messages.h"
#include "web/post_button.h"
#include "web/representation_pages.h"

static PostButton answer_button(Request *rq, const Membership *role, const char *below,
                                Message label) {
    Arena *arena = rq->ctx->arena;
    Str action =
        str_join(arena, STR("/aufgaben/gremien/"), id_text(arena, role->id.v), str_from(below));
    Str about = str_join(arena, role->account_name, STR(", "), role->body);
    return post_button_of(rq, action, label, about);
}

static BodyClaimItem item_of(Request *rq, const BodyClaim *claim) {
    const Membership *role = &claim->role;
    BodyClaimItem item = {
        .person = role->account_name,
        .email = claim->email,
        .body = role->body,
        .deputy = role->deputy,
        .everywhere = role->initiative.v == 0,
        .initiative = claim->initiative_name,
        .given_by = claim->given_by,
        .given_at = role->created_at,
        .confirm = answer_button(rq, role, "/bestaetigen", msg(body_claim_confirm)),
        .refuse = answer_button(rq, role, "/ablehnen", msg(body_claim_refuse)),
    };
    item.confirm.primary = true;
    if (!str_empty(claim->initiative_key))
        item.initiative_href = representation_address(rq, claim->initiative_key, role->body);
    return item;
}

BodyClaimsView body_claims_shown(Request *rq, const BodyClaims *claims) {
    Arena *arena = rq->ctx->arena;
    BodyClaimItem *items = arena_new(arena, BodyClaimItem, claims->count);
    BodyClaimItem *firsts = arena_new(arena, BodyClaimItem, claims->count);
    Message *own = arena_new(arena, Message, claims->count);
    BodyClaimsView view = { .items = items, .firsts = firsts, .own = own };
    for (size_t i = 0; i < claims->count; i++) {
        const BodyClaim *claim = &claims->items[i];
        Str body = claim->role.body;
        if (claim->own)
            own[view.own_count++] =
                claim->first ? msg(body_claim_own_first, body) : msg(body_claim_own, body);
        else if (claim->first)
            firsts[view.first_count++] = item_of(rq, claim);
        else
            items[view.count++] = item_of(rq, claim);
    }
    return view;
}

/* Back to the page of the body, where there is one for this person. */
static Err place_after(Request *rq, RecordId id, const char *notice) {
    BodyClaim claim;
    Str page = STR("/aufgaben?hinweis=");
    Err err = body_claim(rq->app, rq->ctx, rq->conn, id, &claim);
    if (err != ERR_NOT_FOUND) /* a repeat is answered as the first time */
        TRY(err);
    if (err == ERR_NONE && !str_empty(claim.initiative_key))
        page = str_join(rq->ctx->arena,
                        representation_address(rq, claim.initiative_key, claim.role.body),
                        STR("&hinweis="));
    rq->submission.location = str_join(rq->ctx->arena, page, str_from(notice));
    return ERR_NONE;
}

Err body_claim_confirm_action(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    TRY(place_after(rq, id, "body_confirmed"));
    TRY(body_claim_confirm(rq->app, rq->ctx, rq->conn, &rq->submission, id, &written));
    return request_redirect(rq, written.location);
}

Err body_claim_refuse_action(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    TRY(place_after(rq, id, "body_refused"));
    TRY(body_claim_refuse(rq->app, rq->ctx, rq->conn, &rq->submission, id, &written));
    return request_redirect(rq, written.location);
}
