/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* api_history.c -- the history of an initiative for programs; see api_initiatives.h. */
#include "store/history.h"
#include "web/api_initiatives.h"
#include "web/api_list.h"
#include "web/api_output.h"
#include "web/history_display.h"

#include <string.h>

#include <jansson.h>
#undef JSON_COMPACT

static void jansson_done(json_t **json) {
    json_decref(*json);
}

/* Nothing and the empty text are the same. */
static bool is_same(const json_t *a, const json_t *b) {
    const char *before = json_is_string(a) ? json_string_value(a) : "";
    const char *after = json_is_string(b) ? json_string_value(b) : "";
    return strcmp(before, after) == 0;
}

/* Takes out what the actor may not read; whether that was changed. */
static bool hide(const Request *rq, const Schema *schema, json_t *before, json_t *after) {
    bool withheld = false;
    for (size_t i = 0; i < schema->count; i++) {
        const char *name = str_c(rq->ctx->arena, schema->fields[i].name);
        bool readable = api_field_readable(rq, &schema->fields[i]);
        if (!schema->fields[i].local && readable)
            continue;
        withheld = withheld || (!readable && !is_same(json_object_get(before, name),
                                                      json_object_get(after, name)));
        json_object_del(before, name);
        json_object_del(after, name);
    }
    return withheld;
}

/* {"before", "after", "reason"} without what the actor may not read; null when it was erased, or is
 * about people and not about a record. */
static Err write_payload(const Request *rq, JsonWriter *json, const HistoryEntry *entry,
                         bool *ret_withheld) {
    const Noun *noun = noun_by_name(entry->noun);
    json_key(json, STR("payload"));
    *ret_withheld = false;
    if (noun == NULL || str_empty(entry->payload)) {
        json_none(json);
        return ERR_NONE;
    }
    CLEANUP(jansson_done)
    json_t *payload =
        json_loadb(entry->payload.ptr, entry->payload.len, JSON_REJECT_DUPLICATES, NULL);
    if (payload == NULL)
        return ERR_INTERNAL;
    *ret_withheld = hide(rq, noun->schema, json_object_get(payload, "before"),
                         json_object_get(payload, "after"));
    size_t size = json_dumpb(payload, NULL, 0, 0);
    char *text = arena_new(rq->ctx->arena, char, size);
    json_raw(json, str_bytes(text, json_dumpb(payload, text, size, 0)));
    return ERR_NONE;
}

static Err write_entry(Request *rq, JsonWriter *json, const HistoryEntry *entry) {
    Str actor;
    bool withheld;
    TRY(history_actor(rq, entry, &actor));
    json_object_begin(json);
    api_i64(json, "seq", entry->seq);
    api_instant(json, "at", entry->at);
    api_str(json, "actor", actor);
    api_str(json, "noun", entry->noun);
    api_id(json, "record", entry->record.v);
    api_str(json, "action", entry->action);
    TRY(write_payload(rq, json, entry, &withheld));
    api_bool(json, "contact_withheld", withheld);
    api_instant(json, "erased_at", entry->erased_at);
    api_str(json, "erased_rule", entry->erased_rule);
    json_object_end(json);
    return ERR_NONE;
}

Err api_history(Request *rq) {
    int64_t record;
    ApiList list;
    HistoryEntries entries;
    TRY(api_query_number(rq, "record", &record));
    TRY(api_list_read(rq, "before", &list));
    TRY(history_list(rq->ctx, rq->conn, rq->initiative.chain, (RecordId){ record }, list.from,
                     list.limit + 1, &entries));
    size_t limit = (size_t)list.limit, shown = entries.count < limit ? entries.count : limit;
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < shown; i++)
        TRY(write_entry(rq, &json, &entries.items[i]));
    int64_t last = shown < entries.count ? entries.items[shown - 1].seq : 0;
    api_items_end(&json, api_list_next(rq, &list, last));
    return api_close(&json);
}
