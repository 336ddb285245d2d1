/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_team.h"

#include "app/account.h"
#include "web/api_output.h"
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

Err api_team_list(Request *rq) {
    TeamRoles roles;
    TRY(team_roles(rq, &roles));
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
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < people.count; i++) {
        json_object_begin(&json);
        api_id(&json, "id", people.items[i].id.v);
        api_str(&json, "name", people.items[i].name);
        json_object_end(&json);
    }
    api_items_end(&json, STR(""));
    return api_close(&json);
}

Err api_team_add(Request *rq) {
    Written written;
    TRY(membership_add(rq->app, rq->ctx, &rq->submission, &rq->authority, &rq->initiative,
                       rq->form.record, &written));
    return api_team_list(rq);
}

static Err deputise(Request *rq, bool deputy) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    TRY(membership_deputise(rq->app, rq->ctx, &rq->submission, &rq->authority, &rq->initiative, id,
                            deputy, &written));
    return api_team_list(rq);
}

Err api_team_deputise(Request *rq) {
    return deputise(rq, true);
}

Err api_team_represent(Request *rq) {
    return deputise(rq, false);
}

Err api_team_remove(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    TRY(membership_remove(rq->app, rq->ctx, &rq->submission, &rq->authority, &rq->initiative, id,
                          &written));
    rq->response->status = 204;
    return ERR_NONE;
}
