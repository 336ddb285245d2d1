/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/invitation_pages.h"

#include "app/invitation.h"
#include "text/messages.h"
#include "web/area_page.h"
#include "web/post_button.h"

static Str roles_of(Request *rq, const Memberships *roles) {
    CLEANUP(out_done) Out text = out_open(64);
    for (size_t i = 0; i < roles->count; i++) {
        out_comma(&text);
        out_str(&text, role_text(rq, roles->items[i].role, roles->items[i].body));
    }
    return str_copy(rq->ctx->arena, out_view(&text));
}

static Str answer_path(Request *rq, const InvitationOffer *offer, const char *below) {
    return str_join(rq->ctx->arena, STR("/konto/einladungen/"),
                    id_text(rq->ctx->arena, offer->id.v), str_from(below));
}

Err invitation_notices_of(Request *rq, InvitationNotices *ret) {
    InvitationOffers offers = { 0 };
    if (rq->session.id.v != 0)
        TRY(invitation_offers(rq->ctx, rq->conn, &offers));
    InvitationNotice *items = arena_new(rq->ctx->arena, InvitationNotice, offers.count + 1);
    for (size_t i = 0; i < offers.count; i++) {
        const InvitationOffer *offer = &offers.items[i];
        items[i] = (InvitationNotice){
            .authority = offer->authority,
            .roles = roles_of(rq, &offer->roles),
            .expires_at = offer->expires_at,
            .accept = post_button_of(rq, answer_path(rq, offer, "/annehmen"), msg(join_accept),
                                     offer->authority),
            .decline = post_button_of(rq, answer_path(rq, offer, "/ablehnen"), msg(join_decline),
                                      offer->authority),
        };
        items[i].accept.primary = true;
    }
    *ret = (InvitationNotices){ .items = items, .count = offers.count };
    return ERR_NONE;
}

static Err answer(Request *rq, bool accepted, Str *ret_authority) {
    RecordId id;
    TRY(request_record(rq, &id));
    rq->submission.location = STR("/");
    return invitation_answer(rq->app, rq->ctx, &rq->submission, (AccountId){ id.v }, accepted,
                             ret_authority);
}

Err invitation_accept_action(Request *rq) {
    Str authority;
    TRY(answer(rq, true, &authority));
    if (str_empty(authority)) /* sent twice */
        return request_redirect(rq, STR("/?hinweis=invitation_accepted"));
    return request_redirect(rq, str_join(rq->ctx->arena, STR("/behoerde/"), authority,
                                         STR("/vorhaben?hinweis=invitation_accepted")));
}

Err invitation_decline_action(Request *rq) {
    Str authority;
    TRY(answer(rq, false, &authority));
    return request_redirect(rq, STR("/?hinweis=invitation_declined"));
}
