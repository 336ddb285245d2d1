/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_people.h"

#include "app/account.h"
#include "web/api_output.h"
#include "web/people_pages.h"

static void write_person(JsonWriter *json, const Account *person) {
    json_object_begin(json);
    api_id(json, "id", person->id.v);
    api_str(json, "name", person->name);
    api_str(json, "email", person->email);
    api_instant(json, "disabled_at", person->disabled_at);
    api_instant(json, "roleless_since", person->roleless_since);
    api_instant(json, "created_at", person->created_at);
    json_object_end(json);
}

Err api_person_list(Request *rq) {
    Accounts people, roleless;
    TRY(account_list(rq->app, rq->ctx, rq->conn, &rq->authority, &people));
    TRY(account_list_roleless(rq->ctx, rq->conn, &rq->authority, &roleless));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < people.count; i++)
        write_person(&json, &people.items[i]);
    for (size_t i = 0; i < roleless.count; i++)
        write_person(&json, &roleless.items[i]);
    api_items_end(&json, STR(""));
    return api_close(&json);
}

Err api_person_get(Request *rq) {
    Account person;
    TRY(person_named(rq, &person));
    JsonWriter json = api_open(rq);
    write_person(&json, &person);
    return api_close(&json);
}

static Err set_disabled(Request *rq, bool disabled) {
    Account person;
    Written written;
    TRY(person_named(rq, &person));
    TRY(account_disable(rq->app, rq->ctx, &rq->submission, &rq->authority, person.id, disabled,
                        &written));
    return api_person_get(rq);
}

Err api_person_disable(Request *rq) {
    return set_disabled(rq, true);
}

Err api_person_enable(Request *rq) {
    return set_disabled(rq, false);
}
