/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/membership_note.h"

#include "base/json_writer.h"
#include "store/history.h"

static void write_side(JsonWriter *json, Str key, bool there, const Membership *membership) {
    json_key(json, key);
    if (!there) {
        json_none(json);
        return;
    }
    json_object_begin(json);
    json_key(json, STR("account"));
    json_i64(json, membership->account.v);
    json_key(json, STR("role"));
    json_str(json, membership->role);
    json_key(json, STR("body"));
    json_str(json, membership->body);
    json_key(json, STR("deputy"));
    json_bool(json, membership->deputy);
    json_key(json, STR("confirmed"));
    json_bool(json, !membership->waits);
    json_object_end(json);
}

Err membership_note(Tx *tx, ChainId chain, const Membership *membership, Str action) {
    bool created = str_eq(action, STR("create")) || str_eq(action, STR("accept"));
    bool deputises = str_eq(action, STR("change")); /* only who deputises can change */
    bool confirmed = str_eq(action, STR("confirm"));
    bool changed = deputises || confirmed;
    Membership before = *membership;
    before.deputy = deputises ? !membership->deputy : membership->deputy;
    before.waits = confirmed || membership->waits;
    CLEANUP(out_done) Out out = out_open(256);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    json_object_begin(&json);
    json_key(&json, STR(MEMBERSHIP_TOLD));
    json_i64(&json, membership->id.v);
    write_side(&json, STR("before"), !created, &before);
    write_side(&json, STR("after"), created || changed, membership);
    json_key(&json, STR("reason"));
    json_str(&json, STR(""));
    json_object_end(&json);
    TRY(json_finish(&json));
    /* Number 0: memberships have a number space of their own. */
    return history_append(tx, chain, STR("membership"), (RecordId){ 0 }, action, out_view(&out));
}
