/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_team.h"

#include "store/membership_store.h"
#include "text/messages.h"
#include "web/api_output.h"
#include "web/ended_role_pages.h"
#include "web/people_pages.h"

static void write_role(JsonWriter *json, const TeamRole *team_role) {
    const Membership *role = team_role->membership;
    json_object_begin(json);
    api_id(json, "id", role->id.v);
    api_id(json, "account", role->account.v);
    api_str(json, "person", role->account_name);
    api_str(json, "role", role->role);
    api_str(json, "body", role->body);
    api_bool(json, "deputy", role->deputy);
    api_bool(json, "everywhere", team_role->everywhere);
    api_bool(json, "invited", role->invited);
    api_bool(json, "waits", role->waits);
    api_instant(json, "given_at", role->created_at);
    json_object_end(json);
}

/* NULL: the whole authority. */
static const InitiativeRef *opt_initiative(const Request *rq) {
    return rq->route->area == AREA_INITIATIVE ? &rq->initiative : NULL;
}

static Err roles_here(Request *rq, TeamRoles *ret) {
    Memberships all;
    if (opt_initiative(rq) != NULL)
        return team_roles(rq, ret);
    *ret = (TeamRoles){ 0 };
    TRY(membership_rows(rq->ctx, rq->conn, (InitiativeId){ 0 }, &all));
    for (size_t i = 0; i < all.count; i++)
        *list_push(rq->ctx->arena, ret) =
            (TeamRole){ .membership = &all.items[i], .everywhere = true };
    return ERR_NONE;
}

Err api_role_list(Request *rq) {
    TeamRoles roles;
    TRY(roles_here(rq, &roles));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < roles.count; i++)
        write_role(&json, &roles.items[i]);
    api_items_end(&json, STR(""));
    return api_close(&json);
}

Err api_team_people(Request *rq) {
    Accounts people;
    TRY(account_list(rq->app, rq->ctx, rq->conn, &rq->authority, &people));
    return api_accounts(rq, &people);
}

Err api_role_give(Request *rq) {
    Written written;
    TRY(membership_add(rq->app, rq->ctx, &rq->submission, &rq->authority, opt_initiative(rq),
                       rq->form.record, &written));
    return api_role_list(rq);
}

/* A role that has ended is no address that leads nowhere: by whom and when, as on the pages. */
static Err refused(Request *rq, RecordId id, Err err) {
    const InitiativeRef *opt = opt_initiative(rq);
    return ended_role_refused(rq, err, opt != NULL ? opt->chain : rq->authority.chain, id);
}

static Err deputise(Request *rq, bool deputy) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    Err err = membership_deputise(rq->app, rq->ctx, &rq->submission, &rq->authority,
                                  opt_initiative(rq), id, deputy, &written);
    return err == ERR_NONE ? api_role_list(rq) : refused(rq, id, err);
}

Err api_role_deputise(Request *rq) {
    return deputise(rq, true);
}

Err api_role_represent(Request *rq) {
    return deputise(rq, false);
}

Err api_role_take(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    Err err = membership_remove(rq->app, rq->ctx, &rq->submission, &rq->authority,
                                opt_initiative(rq), id, &written);
    if (err != ERR_NONE)
        return refused(rq, id, err);
    rq->response->status = 204;
    return ERR_NONE;
}

/* The link itself is for the page alone, which shows it to one person. */
Err api_invite(Request *rq) {
    const InvitationForm *form = rq->form.record;
    Invited invited;
    Str notice;
    TRY(role_notice(rq, form->role, form->body, "", &notice));
    TRY(account_invite(rq->app, rq->ctx, &rq->submission, &rq->authority, opt_initiative(rq), form,
                       &invited));
    Message words = role_notice_words(notice);
    JsonWriter json = api_open(rq);
    json_object_begin(&json);
    api_bool(&json, "repeated", invited.written.repeated);
    api_bool(&json, "existed", invited.existed);
    api_str(&json, "known_as", invited.known_as);
    api_bool(&json, "by_mail", invited.by_mail);
    api_bool(&json, "link_on_page", !str_empty(invited.link.address));
    api_str(&json, "notice", words.id == MSG_NONE ? STR("") : html_text_of(rq->html, words));
    json_object_end(&json);
    return api_close(&json);
}
