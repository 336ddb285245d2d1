/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_account.h"

#include "app/account.h"
#include "web/api_output.h"

Err api_me(Request *rq) {
    Account account;
    TRY(account_get(rq->conn, rq->ctx->arena, rq->ctx->actor.account, &account));
    JsonWriter json = api_open(rq);
    json_object_begin(&json);
    api_id(&json, "id", account.id.v);
    api_str(&json, "name", account.name);
    api_str(&json, "email", account.email);
    api_str(&json, "language", account.language);
    json_object_end(&json);
    return api_close(&json);
}

Err api_me_change(Request *rq) {
    Written written;
    TRY(account_change_profile(rq->app, rq->ctx, &rq->submission, rq->form.record, &written));
    return api_me(rq);
}

/* -- Where one is signed in --------------------------------------------------------------------- */

/* A token is of no session: to its person every one is another. */
static Session own_sessions(const Request *rq) {
    return (Session){ .account = rq->ctx->actor.account };
}

Err api_session_list(Request *rq) {
    const Session mine = own_sessions(rq);
    Sessions sessions;
    TRY(session_list(rq->app, rq->ctx, rq->conn, &mine, &sessions));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < sessions.count; i++) {
        const Session *session = &sessions.items[i];
        json_object_begin(&json);
        api_id(&json, "id", session->id.v);
        api_str(&json, "device", session->device);
        api_instant(&json, "started_at", session->started_at);
        api_instant(&json, "seen_at", session->seen_at);
        api_instant(&json, "ends_at", session->ends_at);
        json_object_end(&json);
    }
    api_items_end(&json, STR(""));
    return api_close(&json);
}

static Err end(Request *rq, RecordId id) {
    const Session mine = own_sessions(rq);
    TRY(session_end_other(rq->app, rq->ctx, &mine, (SessionId){ id.v }));
    rq->response->status = 204;
    return ERR_NONE;
}

Err api_session_end(Request *rq) {
    RecordId id;
    TRY(request_record(rq, &id));
    return end(rq, id);
}

Err api_session_end_all(Request *rq) {
    return end(rq, (RecordId){ 0 });
}
