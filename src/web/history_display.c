/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/history_display.h"

#include <jansson.h>

#include "store/account_store.h"
#include "store/history.h"
#include "store/noun_stores.h"
#include "store/room_guest_store.h"
#include "text/format.h"
#include "text/messages.h"
#include "views/record.html.h"
#include "web/area_page.h"
#include "web/comment_pages.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"

enum { HISTORY_PAGE_MAX = 50 };

Err history_author(Request *rq, AccountId account, Str *ret) {
    *ret = STR("");
    if (account.v == 0)
        return ERR_NONE;
    Account found;
    Err err = account_get(rq->conn, rq->ctx->arena, account, &found);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    if (found.erased_at.ms == 0)
        *ret = found.name;
    return ERR_NONE;
}

static void jansson_done(json_t **json) {
    json_decref(*json);
}

/* Who leads, or led, a workshop by link; until the workshop's day of deletion they have a name. */
static Err guest_name(Request *rq, RecordId workshop, const json_t *id, Str *ret) {
    RoomGuest guest = { 0 };
    Err err = room_guest_get(rq->ctx, rq->conn, workshop, (RoomGuestId){ json_integer_value(id) },
                             &guest);
    if (err != ERR_NOT_FOUND)
        TRY(err);
    *ret = err == ERR_NONE ? guest.name : html_text_of(rq->html, msg(room_guest_nameless));
    return ERR_NONE;
}

Err history_actor(Request *rq, const HistoryEntry *entry, Str *ret) {
    if (entry->actor.kind != ACTOR_GUEST)
        return history_author(rq, entry->actor.account, ret);
    Str name;
    CLEANUP(jansson_done)
    json_t *payload = json_loadb(entry->payload.ptr, entry->payload.len, 0, NULL);
    TRY(guest_name(rq, entry->record, json_object_get(payload, "guest"), &name));
    *ret = html_text_of(rq->html, msg(record_by_guest, name));
    return ERR_NONE;
}

static Str json_value_text(Request *rq, const json_t *value) {
    if (json_is_string(value))
        return str_copy(rq->ctx->arena, str_from(json_string_value(value)));
    if (json_is_true(value))
        return STR("✓");
    CLEANUP(out_done) Out out = out_open(64);
    if (json_is_integer(value))
        out_i64(&out, json_integer_value(value));
    for (size_t i = 0; json_is_array(value) && i < json_array_size(value); i++) {
        out_comma(&out);
        out_str(&out, json_value_text(rq, json_array_get(value, i)));
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

/* JSON has numbers with a point; many people type them with a comma. */
static Str as_typed(Request *rq, const Field *field, Str text) {
    ptrdiff_t point = field->type == FIELD_DECIMAL ? str_index(text, '.') : -1;
    if (point < 0)
        return text;
    char separator = format_separator(rq->html->language);
    return str_join(rq->ctx->arena, str_slice(text, 0, (size_t)point), str_bytes(&separator, 1),
                    str_slice(text, (size_t)point + 1, SIZE_MAX));
}

static Str change_text(Request *rq, const Schema *schema, const Field *field, const json_t *value) {
    if (field->type == FIELD_FLAG || !json_is_array(value)) {
        Str text = json_value_text(rq, value);
        bool plain = field->type == FIELD_FLAG || str_empty(text);
        return plain ? text : stored_in_words(rq, schema, field, as_typed(rq, field, text));
    }
    CLEANUP(out_done) Out out = out_open(64);
    for (size_t i = 0; i < json_array_size(value); i++) {
        Str item = json_value_text(rq, json_array_get(value, i));
        out_comma(&out);
        out_str(&out, stored_in_words(rq, schema, field, item));
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

static RecordId json_id(const json_t *value) {
    int64_t id = 0;
    if (json_is_integer(value))
        id = json_integer_value(value);
    else if (!json_is_string(value) || !str_i64(str_from(json_string_value(value)), &id))
        id = 0;
    return (RecordId){ id };
}

/* The records a field referred to: one number, or an array of them. */
static Err records_of(Request *rq, const json_t *value, DisplaySide *ret) {
    size_t count = json_is_array(value) ? json_array_size(value) : 1;
    DisplayValue *records = arena_new(rq->ctx->arena, DisplayValue, count);
    for (size_t i = 0; i < count; i++) {
        RecordId id = json_id(json_is_array(value) ? json_array_get(value, i) : value);
        if (id.v != 0)
            TRY(reference_display(rq, id, &records[ret->record_count++]));
    }
    ret->records = records;
    return ERR_NONE;
}

static Err side_of(Request *rq, const Schema *schema, const Field *field, const json_t *value,
                   DisplaySide *ret) {
    *ret = (DisplaySide){ 0 };
    if (field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES)
        return records_of(rq, value, ret);
    ret->text = change_text(rq, schema, field, value);
    ret->written = field_written(field);
    return ERR_NONE;
}

static bool same_side(const DisplaySide *a, const DisplaySide *b) {
    return a->record_count == 0 && b->record_count == 0 && str_eq(a->text, b->text);
}

static Err changes_of(Request *rq, const Schema *schema, const json_t *payload,
                      DisplayEntry *entry) {
    const json_t *before = json_object_get(payload, "before");
    const json_t *after = json_object_get(payload, "after");
    bool personal = request_may(rq, PERMISSION_STAKEHOLDER_CONTACT_READ);
    DisplayChange *changes = arena_new(rq->ctx->arena, DisplayChange, schema->count);
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        const char *name = str_c(rq->ctx->arena, field->name);
        const json_t *old = json_object_get(before, name), *new = json_object_get(after, name);
        if (field->local || field->wordless || json_equal(old, new)) /* NULL equals nothing */
            continue;
        DisplayChange change = { .label = field_label(rq, schema, field) };
        TRY(side_of(rq, schema, field, old, &change.before));
        TRY(side_of(rq, schema, field, new, &change.after));
        if (same_side(&change.before, &change.after))
            continue;
        if (field->personal && !personal)
            entry->withheld = true;
        else
            changes[entry->change_count++] = change;
    }
    entry->changes = changes;
    int64_t count = (int64_t)entry->change_count;
    if (!json_is_object(before))
        entry->summary = msg(record_fields_made, count);
    else if (!json_is_object(after))
        entry->summary = msg(record_fields_removed, count);
    else
        entry->summary = msg(record_changes, count);
    return ERR_NONE;
}

static void came_in(Request *rq, const json_t *records, DisplayEntry *entry) {
    Message *came = arena_new(rq->ctx->arena, Message, NOUN_COUNT);
    for (int noun = NOUN_INITIATIVE + 1; noun < NOUN_COUNT; noun++) {
        const Schema *schema = NOUNS[noun].schema;
        const json_t *count = json_object_get(records, str_c(rq->ctx->arena, schema->plural));
        if (!json_is_integer(count))
            continue;
        Message *message = &came[entry->came_count++];
        *message = noun_message(rq, &NOUNS[noun], "count");
        message->slots[0].count = json_integer_value(count);
    }
    entry->came = came;
}

/* Given, taken, accepted, declined: with which words, when role and person are known or erased. */
static Message role_action(Str action, Str role, Str person, bool deputy) {
    bool known = role.len > 0;
    if (str_eq(action, STR("change")) && known)
        return deputy ? msg(history_deputy_made, role, person)
                      : msg(history_deputy_ended, role, person);
    if (str_eq(action, STR("create")))
        return known ? msg(history_role_given, role, person) : msg(history_role_given_erased);
    if (str_eq(action, STR("accept")))
        return known ? msg(history_role_accepted, role, person) : msg(history_accept);
    if (str_eq(action, STR("decline")))
        return known ? msg(history_role_declined, role, person) : msg(history_decline);
    if (str_eq(action, STR("confirm")))
        return known ? msg(history_role_confirmed, role, person) : msg(history_confirm);
    if (str_eq(action, STR("refuse")))
        return known ? msg(history_role_refused, role, person) : msg(history_refuse);
    if (str_eq(action, STR("change")))
        return msg(history_change);
    return known ? msg(history_role_taken, role, person) : msg(history_role_taken_erased);
}

/* A role is no record with fields: the entry says it in a sentence. Whoever reads the history sees on the
 * page of the team who has which role. */
static Err role_entry(Request *rq, const HistoryEntry *stored, const json_t *payload,
                      DisplayEntry *entry) {
    const json_t *side = json_object_get(payload, "after");
    if (!json_is_object(side))
        side = json_object_get(payload, "before");
    Str role = STR(""), person = STR("");
    if (json_is_object(side)) {
        role = role_text(rq, json_value_text(rq, json_object_get(side, "role")),
                         json_value_text(rq, json_object_get(side, "body")));
        RecordId account = json_id(json_object_get(side, "account"));
        TRY(history_author(rq, (AccountId){ account.v }, &person));
    }
    CLEANUP(out_done) Out nobody = out_open(40);
    message_text(&nobody, rq->html->language, msg(record_deleted_account));
    if (str_empty(person))
        person = str_copy(rq->ctx->arena, out_view(&nobody));
    bool deputy = json_is_true(json_object_get(side, "deputy"));
    entry->action = role_action(stored->action, role, person, deputy);
    return ERR_NONE;
}

/* What happens in a room is told of its workshop. */
static bool of_room(const HistoryEntry *stored) {
    return str_eq(stored->noun, STR("room"));
}

/* To whom the leading was handed over, or who gave it back. */
static Err room_entry(Request *rq, const HistoryEntry *stored, const json_t *payload,
                      DisplayEntry *entry) {
    bool of_guest =
        str_eq(stored->action, STR("hand_over")) || str_eq(stored->action, STR("hand_back"));
    if (!of_guest)
        return ERR_NONE;
    const json_t *id = json_object_get(json_object_get(payload, "after"), "object");
    return guest_name(rq, stored->record, id, &entry->action.slots[0].text);
}

static Err read_payload(Request *rq, const HistoryEntry *stored, DisplayEntry *entry) {
    bool of_role = str_eq(stored->noun, STR("membership"));
    if (stored->payload.len == 0)
        return of_role ? role_entry(rq, stored, NULL, entry) : ERR_NONE;
    CLEANUP(jansson_done)
    json_t *payload =
        json_loadb(stored->payload.ptr, stored->payload.len, JSON_REJECT_DUPLICATES, NULL);
    if (!json_is_object(payload))
        return ERR_NONE;
    if (of_role)
        return role_entry(rq, stored, payload, entry);
    if (of_room(stored))
        return room_entry(rq, stored, payload, entry);
    const Noun *noun = noun_by_name(stored->noun);
    came_in(rq, json_object_get(json_object_get(payload, "imported"), "records"), entry);
    const json_t *reason = json_object_get(payload, "reason");
    if (json_is_string(reason))
        entry->reason = json_value_text(rq, reason);
    return noun != NULL ? changes_of(rq, noun->schema, payload, entry) : ERR_NONE;
}

static Message action_of(Request *rq, const HistoryEntry *stored) {
    Str set = of_room(stored) ? STR("room_history") : STR("history");
    return schema_message(rq, set, stored->action, STR(""));
}

static Err name_record(Request *rq, const HistoryEntry *stored, DisplayEntry *entry) {
    const Noun *noun = of_room(stored) ? &NOUNS[NOUN_WORKSHOP] : noun_by_name(stored->noun);
    if (noun == NULL || stored->record.v == 0)
        return ERR_NONE;
    entry->noun = noun_message(rq, noun, "one");
    RecordName name;
    Err err = record_name(rq->ctx, rq->conn, stored->record, &name);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    entry->noun_title = name.title;
    if (name.title.len == 0)
        TRY(record_named(rq, noun, rq->initiative.id, stored->record, &entry->noun));
    if (noun == &NOUNS[NOUN_COMMENT])
        return comment_href(rq, stored->record, &entry->record_href);
    entry->record_href = noun == &NOUNS[NOUN_INITIATIVE]
                             ? request_path(rq, "")
                             : record_href(rq, (NounId)(noun - NOUNS), stored->record, "");
    return ERR_NONE;
}

Err history_display(Request *rq, RecordId record, int64_t before_seq, int limit,
                    const DisplayEntry **ret, size_t *ret_count) {
    HistoryEntries stored = { 0 };
    TRY(history_list(rq->ctx, rq->conn, rq->initiative.chain, record, before_seq, limit, &stored));
    DisplayEntry *entries = arena_new(rq->ctx->arena, DisplayEntry, stored.count);
    for (size_t i = 0; i < stored.count; i++) {
        const HistoryEntry *from = &stored.items[i];
        entries[i] = (DisplayEntry){
            .seq = from->seq,
            .at = from->at,
            .by_system = from->actor.kind == ACTOR_SYSTEM,
            .by_public = from->actor.kind == ACTOR_PUBLIC,
            .first = str_eq(from->action, STR("create")) || str_eq(from->action, STR("import")),
            .action = action_of(rq, from),
            .erased_at = from->erased_at,
            .erased_rule = schema_message(rq, STR("deletion"), from->erased_rule, STR("what")),
        };
        TRY(history_actor(rq, from, &entries[i].author));
        if (record.v == 0)
            TRY(name_record(rq, from, &entries[i]));
        TRY(read_payload(rq, from, &entries[i]));
    }
    *ret = entries;
    *ret_count = stored.count;
    return ERR_NONE;
}

/* An import is the first entry of its initiative's chain. */
Err history_import(Request *rq, Instant *ret_at, Str *ret_href) {
    *ret_href = STR("");
    TRY(history_began(rq->ctx, rq->conn, rq->initiative.chain, STR("import"), ret_at));
    if (ret_at->ms != 0)
        *ret_href = request_path(rq, "/verlauf?vor=2#eintrag-1");
    return ERR_NONE;
}

Err history_list_page(Request *rq) {
    HistoryView view = { .page = page_of(rq, msg(page_tab_history)) };
    int64_t before = 0;
    Str wanted = request_query(rq, STR("vor"));
    if (wanted.len > 0 && (!str_i64(wanted, &before) || before < 0))
        return ERR_NOT_FOUND;
    TRY(history_display(rq, (RecordId){ 0 }, before, HISTORY_PAGE_MAX, &view.entries,
                        &view.entry_count));
    if (view.entry_count == HISTORY_PAGE_MAX && view.entries[view.entry_count - 1].seq > 1) {
        CLEANUP(out_done) Out number = out_open(24);
        out_i64(&number, view.entries[view.entry_count - 1].seq);
        view.older_href =
            str_join(rq->ctx->arena, request_path(rq, "/verlauf?vor="), out_view(&number));
    }
    history_page(rq->html, &view);
    return ERR_NONE;
}
