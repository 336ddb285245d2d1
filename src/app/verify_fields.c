/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* verify_fields.c -- one record, field by field, against the entry that says what it is. */
#include "app/comment.h"
#include "app/verify_parts.h"
#include "base/hex.h"
#include "store/noun_stores.h"
#include "store/sort_key.h"

#include <jansson.h>

/* A write has one instant. Older programs asked the clock for each row. */
enum { INSTANTS_APART_MAX_MS = 60000 };

typedef struct Comparing {
    Verifying *v;
    const RecordState *state;
    const Schema *schema;
    const void *record;
    bool differs;
} Comparing;

static void differs(Comparing *c, Str field, bool different) {
    if (!different)
        return;
    c->differs = true;
    record_damaged(c->v, c->schema->name, c->state->id, field, c->state->seq, STR("differs"));
}

/* -- Values -------------------------------------------------------------------------------------- */

static bool text_is(const json_t *json, Str text) {
    return json_is_string(json) &&
           str_eq(str_bytes(json_string_value(json), json_string_length(json)), text);
}

static bool integer_is(const json_t *json, int64_t number, int64_t none) {
    return number == none ? json_is_null(json)
                          : json_is_integer(json) && json_integer_value(json) == number;
}

/* Keys are separated by one space. */
static bool keys_are(const json_t *json, Str keys) {
    size_t count = 0, length = 0;
    Str rest = keys;
    if (!json_is_array(json))
        return false;
    for (Str key; str_cut(&rest, ' ', &key); length += key.len)
        if (!text_is(json_array_get(json, count++), key))
            return false;
    return count == json_array_size(json) && length + count == keys.len + (count > 0);
}

static bool records_are(const json_t *json, const RecordIds *ids) {
    if (!json_is_array(json) || json_array_size(json) != ids->count)
        return false;
    for (size_t i = 0; i < ids->count; i++)
        if (!integer_is(json_array_get(json, i), ids->items[i].v, 0))
            return false;
    return true;
}

/* Whether the field of the record is what schema_write_json wrote of it. */
static bool field_is(const json_t *json, const Field *field, const void *record) {
    const void *member = field_in(field, record);
    char text[DATE_ISO_SIZE > DECIMAL_TEXT_SIZE ? DATE_ISO_SIZE : DECIMAL_TEXT_SIZE];
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_EMAIL:
    case FIELD_KEY: return text_is(json, *(const Str *)member);
    case FIELD_KEYS: return keys_are(json, *(const Str *)member);
    case FIELD_DATE:
        return field_empty(field, record) ? json_is_null(json)
                                          : text_is(json, date_iso(*(const Date *)member, text));
    case FIELD_DECIMAL:
        return field_empty(field, record)
                   ? json_is_null(json)
                   : text_is(json, decimal_text(*(const Decimal *)member, '.', text));
    case FIELD_INTEGER: return integer_is(json, *(const int64_t *)member, FIELD_NONE);
    case FIELD_FLAG: return json_is_boolean(json) && json_is_true(json) == *(const bool *)member;
    case FIELD_REFERENCE: return integer_is(json, ((const RecordId *)member)->v, 0);
    case FIELD_REFERENCES: return records_are(json, member);
    case FIELD_SECRET: break;
    }
    return true;
}

/* A field that the entry does not know was added later: it may only be empty. */
static void fields_compare(Comparing *c, const json_t *side) {
    for (size_t i = 0; i < c->schema->count; i++) {
        const Field *field = &c->schema->fields[i];
        if (field->local || field->type == FIELD_SECRET)
            continue;
        const json_t *said = json_object_getn(side, field->name.ptr, field->name.len);
        differs(c, field->name,
                said == NULL ? !field_empty(field, c->record) : !field_is(said, field, c->record));
    }
}

/* -- Beside the fields --------------------------------------------------------------------------- */

static bool apart(Instant a, Instant b) {
    return a.ms < b.ms - INSTANTS_APART_MAX_MS || a.ms > b.ms + INSTANTS_APART_MAX_MS;
}

static bool came_in(const Comparing *c) {
    return !c->state->created || (c->state->noun == NOUN_INITIATIVE && c->v->import_seq != 0);
}

static void row_compare(Comparing *c) {
    const RecordState *state = c->state;
    const Record *head = c->record;
    Str title = record_title(NOUN_STORES[state->noun], c->record);
    if (!state->listed) {
        differs(c, STR("id"), true);
        return;
    }
    differs(c, STR("title"), !str_eq(state->row.title, title));
    differs(c, STR("sort_key"),
            !str_eq(state->row.sort_key, sort_key_make(c->v->ctx.arena, title)));
    /* Of what came in, the file told when it was written; the row says when it came. */
    bool told_by_file = came_in(c);
    differs(c, STR("created_at"),
            told_by_file ? head->created_at.ms > state->row.created_at.ms
                         : head->created_at.ms != state->row.created_at.ms);
}

/* What came in was written for a while before the entry that shows it. */
static bool made_when_told(const Verifying *v, const RecordState *state, bool imported) {
    Instant made = state->row.created_at;
    return imported ? made.ms <= v->import_at.ms + INSTANTS_APART_MAX_MS
                    : !apart(made, state->created_at);
}

/* What a body kept to itself was written before the history begins to tell of it. */
static bool of_a_body(const Comparing *c) {
    return c->state->noun == NOUN_COMMENT && !str_empty(((const Comment *)c->record)->body);
}

static void head_compare(Comparing *c) {
    const RecordState *state = c->state;
    const Record *head = c->record;
    bool imported = came_in(c);
    int64_t told = state->writes + (state->created ? 0 : 1);
    differs(c, STR("version"), of_a_body(c) ? head->version < told : head->version != told);
    bool before = of_a_body(c) && state->row.created_at.ms <= state->created_at.ms;
    differs(c, STR("created_at"),
            state->listed && !before && !made_when_told(c->v, state, imported));
    /* Older programs left the initiative as it was when a record of it changed. */
    if (state->noun == NOUN_INITIATIVE && !apart(head->changed_at, c->v->touched_at))
        return;
    if (imported && head->version == 1)
        differs(c, STR("changed_at"),
                head->changed_at.ms < head->created_at.ms ||
                    head->changed_at.ms > c->v->import_at.ms + INSTANTS_APART_MAX_MS);
    else if (state->writes > 0)
        differs(c, STR("changed_at"), apart(head->changed_at, state->written_at));
}

static Err initiative_compare(Comparing *c) {
    const Initiative *initiative = c->record;
    InitiativeMarks marks;
    TRY(initiative_marks(&c->v->ctx, c->v->conn, c->v->chain->initiative, &marks));
    differs(c, STR("archived"), marks.archived != (date_none(initiative->archived_on) ? 0 : 1));
    differs(c, STR("sort_key"), !str_eq(marks.sort_key, c->state->row.sort_key));
    return ERR_NONE;
}

/* Who wrote a comment and who removed it stands in the entries, not in what they hold. */
static void comment_compare(Comparing *c, const json_t *opt_removing) {
    const Comment *comment = c->record;
    const RecordState *state = c->state;
    bool removed = state->told == TOLD_REMOVED;
    differs(c, STR("author"), comment->author != (state->created ? state->creator.v : FIELD_NONE));
    differs(c, STR("removed_by"), comment->removed_by != (removed ? state->account.v : FIELD_NONE));
    if (!removed)
        differs(c, STR("removed_reason"), !str_empty(comment->removed_reason));
    else if (opt_removing != NULL)
        differs(c, STR("removed_reason"),
                !text_is(json_object_get(opt_removing, "reason"), comment->removed_reason));
    if (removed)
        differs(c, STR("text"), !str_empty(comment->text));
}

/* -- What an entry says -------------------------------------------------------------------------- */

static void json_done(json_t **json) {
    json_decref(*json);
}

/* NULL: erased. */
static Err payload_of(Verifying *v, int64_t seq, json_t **ret) {
    HistoryEntries entries;
    TRY(history_list(&v->ctx, v->conn, v->chain->id, (RecordId){ 0 }, seq + 1, 1, &entries));
    *ret = NULL;
    if (entries.count == 1 && entries.items[0].seq == seq && !str_empty(entries.items[0].payload))
        *ret = json_loadb(entries.items[0].payload.ptr, entries.items[0].payload.len, 0, NULL);
    return ERR_NONE;
}

Err comment_kept(Verifying *v, const RecordState *state, bool *ret) {
    CLEANUP(json_done) json_t *payload = NULL;
    TRY(payload_of(v, state->seq, &payload));
    *ret =
        json_is_object(json_object_get(payload, state->seq == state->told_seq ? "kept" : "after"));
    return ERR_NONE;
}

Err import_counts(Verifying *v, int64_t ret[static NOUN_COUNT], bool *ret_known) {
    CLEANUP(json_done) json_t *payload = NULL;
    TRY(payload_of(v, v->import_seq, &payload));
    const json_t *records = json_object_get(json_object_get(payload, "imported"), "records");
    *ret_known = json_is_object(records);
    for (int noun = 0; noun < NOUN_COUNT; noun++) {
        Str plural = NOUNS[noun].schema->plural;
        ret[noun] = json_integer_value(json_object_getn(records, plural.ptr, plural.len));
    }
    return ERR_NONE;
}

static Err content_compare(Comparing *c, const json_t *payload) {
    CLEANUP(json_done)
    json_t *telling = NULL; /* that it was removed, where that is another entry */
    const RecordState *state = c->state;
    RecordsVerified *counts = &c->v->records;
    bool comment = state->noun == NOUN_COMMENT, last = state->seq == state->told_seq;
    bool removing = state->told == TOLD_REMOVED && last;
    const json_t *after = json_object_get(payload, removing ? "kept" : "after");
    if (!last)
        TRY(payload_of(c->v, state->told_seq, &telling));
    if (comment)
        comment_compare(c, last ? payload : telling);
    if (payload == NULL) {
        counts->erased++;
    } else if (json_is_object(after)) {
        fields_compare(c, after);
        counts->compared += !c->differs;
    } else if (comment && removing) {
        counts->compared += !c->differs; /* removed by an older program */
    } else if (comment && ((const Comment *)c->record)->draft) {
        counts->drafts++;
    } else {
        differs(c, comment ? STR("draft") : STR(""), true);
    }
    return ERR_NONE;
}

/* -- What came in -------------------------------------------------------------------------------- */

static void digest_note(Verifying *v, int noun, const char *key, const json_t *value) {
    RecordId id;
    Str number = str_from(key), digest = STR("");
    if (json_is_string(value))
        digest = str_bytes(json_string_value(value), json_string_length(value));
    if (!str_i64(number, &id.v))
        return;
    RecordState *state = state_of(v, id, noun);
    state->digested = hex_decode(digest, state->digest, sizeof state->digest);
}

static Str joined_fields(Arena *arena, const json_t *names) {
    Str fields = STR("");
    for (size_t i = 0; i < json_array_size(names); i++) {
        const json_t *name = json_array_get(names, i);
        fields = str_join(arena, fields, i > 0 ? STR(" ") : STR(""),
                          str_bytes(json_string_value(name), json_string_length(name)));
    }
    return fields;
}

Err import_digests(Verifying *v) {
    CLEANUP(json_done) json_t *payload = NULL;
    if (v->import_seq == 0)
        return ERR_NONE;
    TRY(payload_of(v, v->import_seq, &payload));
    const json_t *digests = json_object_get(json_object_get(payload, "imported"), "digests");
    v->import_digested = json_is_object(digests);
    for (int noun = NOUN_INITIATIVE + 1; noun < NOUN_COUNT; noun++) {
        Str plural = NOUNS[noun].schema->plural;
        const json_t *of = json_object_getn(digests, plural.ptr, plural.len);
        v->digested_fields[noun] = joined_fields(v->states_arena, json_object_get(of, "fields"));
        json_t *records = json_object_get(of, "records"), *value;
        const char *key;
        json_object_foreach(records, key, value) {
            digest_note(v, noun, key, value);
        }
    }
    return ERR_NONE;
}

/* A record of which only the import tells. */
static void imported_compare(Comparing *c) {
    Verifying *v = c->v;
    const RecordState *state = c->state;
    Str fields = v->digested_fields[state->noun];
    uint8_t digest[IMPORT_DIGEST_BYTES];
    bool held = state->digested &&
                import_digest(c->schema, fields, c->record, state->row.import_salt, digest);
    if (v->import_digested && !state->digested)
        record_damaged(v, c->schema->name, state->id, STR(""), v->import_seq, STR("unknown"));
    else if (!held) /* there are no digests, or this program does not know one of the fields */
        v->records.imported++;
    else if (memcmp(digest, state->digest, sizeof digest) != 0 ||
             !import_digest_is_all(c->schema, fields, c->record))
        record_damaged(v, c->schema->name, state->id, STR(""), v->import_seq, STR("differs"));
    else
        v->records.compared += !c->differs;
}

Err record_verify(Verifying *v, RecordState *state, const void *record) {
    Comparing c = { .v = v, .state = state, .schema = NOUNS[state->noun].schema, .record = record };
    bool gone = state->told == TOLD_GONE ||
                (state->told == TOLD_REMOVED && state->noun != NOUN_COMMENT) || v->erased;
    bool made_here = v->import_seq == 0 || state->row.created_at.ms > v->import_at.ms;
    /* With digests the entry of an import tells of everything but such drafts. */
    bool untold = made_here || (v->import_digested && !state->digested);
    bool silent = state->noun == NOUN_COMMENT && comment_of_body_alone(record) && untold;
    if (silent && state->told == TOLD_NOTHING) { /* the history never had anything of it */
        row_compare(&c);
        state->silent = true;
        v->records.drafts++;
        return ERR_NONE;
    }
    bool unknown = !state->created && v->import_seq == 0;
    if (gone || unknown) {
        record_damaged(v, c.schema->name, state->id, STR(""), state->seq,
                       gone ? STR("removed") : STR("unknown"));
        return ERR_NONE;
    }
    row_compare(&c);
    head_compare(&c);
    if (state->noun == NOUN_INITIATIVE)
        TRY(initiative_compare(&c));
    if (state->told == TOLD_NOTHING) {
        if (state->noun == NOUN_COMMENT)
            comment_compare(&c, NULL);
        imported_compare(&c);
        return ERR_NONE;
    }
    CLEANUP(json_done) json_t *payload = NULL;
    TRY(payload_of(v, state->seq, &payload));
    return content_compare(&c, payload);
}
