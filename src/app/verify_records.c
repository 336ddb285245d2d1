/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* verify_records.c -- the records of one initiative against what its chain tells. */
#include "app/access.h"
#include "app/picture.h"
#include "app/verify_parts.h"
#include "store/initiative_store.h"
#include "store/noun_stores.h"
#include "store/picture_store.h"

enum { ROWS_A_PAGE = 200 };

void record_damaged(Verifying *v, Str noun, RecordId record, Str field, int64_t seq, Str reason) {
    if (v->records.damages.count >= RECORD_DAMAGES_MAX)
        return;
    *list_push(v->result, &v->records.damages) =
        (RecordDamage){ .noun = str_copy(v->result, noun),
                        .record = record,
                        .field = str_copy(v->result, field),
                        .chain = v->chain->id,
                        .seq = seq,
                        .reason = reason };
}

static void state_damaged(Verifying *v, const RecordState *state, Str reason) {
    record_damaged(v, NOUNS[state->noun].schema->name, state->id, STR(""), state->seq, reason);
}

/* -- Rows of `record` ---------------------------------------------------------------------------- */

static void row_note(Verifying *v, const RecordRow *row) {
    const Noun *noun = noun_by_name(row->noun);
    if (noun == NULL) {
        record_damaged(v, STR("record"), row->id, STR("noun"), 0, STR("unknown"));
        return;
    }
    RecordState *state = state_of(v, row->id, (int)(noun - NOUNS));
    if (state->noun != (int)(noun - NOUNS))
        record_damaged(v, STR("record"), row->id, STR("noun"), state->seq, STR("differs"));
    state->listed = true;
    state->row = (RecordRow){ .id = row->id,
                              .title = str_copy(v->states_arena, row->title),
                              .sort_key = str_copy(v->states_arena, row->sort_key),
                              .import_salt = str_copy(v->states_arena, row->import_salt),
                              .created_at = row->created_at };
}

static Err rows_note(Verifying *v) {
    RecordRows rows;
    RecordId after = { 0 };
    do {
        arena_reset(v->ctx.arena);
        TRY(record_rows(&v->ctx, v->conn, v->chain->initiative, after, ROWS_A_PAGE, &rows));
        for (size_t i = 0; i < rows.count; i++) {
            row_note(v, &rows.items[i]);
            after = rows.items[i].id;
        }
    } while (rows.count == ROWS_A_PAGE);
    return ERR_NONE;
}

/* -- References ---------------------------------------------------------------------------------- */

static const Record *record_at(const RecordList *list, size_t size, size_t i) {
    return (const void *)((const char *)list->items + i * size);
}

/* Whether the rows from *at on are those of this record; *at goes behind them. */
static bool targets_equal(const ReferenceRows *rows, size_t *at, const Field *field,
                          const Record *record) {
    RecordId one = { 0 };
    RecordIds targets;
    if (field->type == FIELD_REFERENCES) {
        targets = *(const RecordIds *)field_in(field, record);
    } else {
        one = *(const RecordId *)field_in(field, record);
        targets = (RecordIds){ .items = &one, .count = one.v != 0 };
    }
    bool equal = true;
    size_t count = 0;
    for (; *at < rows->count && rows->items[*at].source.v == record->id.v; ++*at, count++) {
        const ReferenceRow *row = &rows->items[*at];
        equal = equal && count < targets.count && row->position == (int64_t)count &&
                row->target.v == targets.items[count].v;
    }
    return equal && count == targets.count;
}

/* The rows of one field of a page of records, which are those behind `after` up to `last`. */
static Err field_references(Verifying *v, const Schema *schema, const Field *field,
                            const RecordList *list, RecordId after, RecordId last) {
    ReferenceRows rows;
    Str key = str_join(v->ctx.arena, schema->name, STR("."), field->name);
    TRY(reference_rows(&v->ctx, v->conn, v->chain->initiative, key, after, last, &rows));
    v->references += (int64_t)rows.count;
    size_t at = 0;
    for (size_t i = 0; i < list->count; i++) {
        const Record *record = record_at(list, schema->size, i);
        for (; at < rows.count && rows.items[at].source.v < record->id.v; at++)
            record_damaged(v, schema->name, rows.items[at].source, field->name, 0, STR("unknown"));
        if (!targets_equal(&rows, &at, field, record))
            record_damaged(v, schema->name, record->id, field->name, 0, STR("differs"));
    }
    for (; at < rows.count; at++)
        record_damaged(v, schema->name, rows.items[at].source, field->name, 0, STR("unknown"));
    return ERR_NONE;
}

static Err page_references(Verifying *v, const Schema *schema, const RecordList *list,
                           RecordId after, RecordId last) {
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        bool reference = field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES;
        if (reference && !field->owner)
            TRY(field_references(v, schema, field, list, after, last));
    }
    return ERR_NONE;
}

/* -- Records ------------------------------------------------------------------------------------- */

/* The bytes of a picture are in no history, but what their digest is. */
static Err bytes_verify(Verifying *v, const Picture *picture) {
    Str bytes;
    RecordId id = picture->record.id;
    Err err = picture_bytes_get(&v->ctx, v->conn, v->chain->initiative, id, &bytes);
    if (err == ERR_NOT_FOUND) {
        record_damaged(v, PICTURE_SCHEMA.name, id, STR("bytes"), 0, STR("missing"));
        return ERR_NONE;
    }
    TRY(err);
    if (!str_eq(picture->digest, picture_digest(v->ctx.arena, bytes)))
        record_damaged(v, PICTURE_SCHEMA.name, id, STR("bytes"), 0, STR("differs"));
    return ERR_NONE;
}

static Err noun_verify(Verifying *v, int noun) {
    const RecordStore *store = NOUN_STORES[noun];
    RecordPage page = { .limit = ROWS_A_PAGE };
    RecordList list;
    do {
        arena_reset(v->ctx.arena);
        TRY(record_list_page(&v->ctx, v->conn, store, v->chain->initiative, &page, &list));
        RecordId last = { INT64_MAX };
        if (list.count == ROWS_A_PAGE)
            last = record_at(&list, store->schema->size, list.count - 1)->id;
        TRY(page_references(v, store->schema, &list, page.after, last));
        for (size_t i = 0; i < list.count; i++) {
            const Record *record = record_at(&list, store->schema->size, i);
            RecordState *state = state_of(v, record->id, noun);
            state->found = true;
            if (noun == NOUN_PICTURE)
                TRY(bytes_verify(v, (const void *)record));
            if (state->noun != noun)
                record_damaged(v, store->schema->name, record->id, STR(""), state->seq,
                               STR("unknown"));
            else
                TRY(record_verify(v, state, record));
        }
        page.after = last;
    } while (list.count == ROWS_A_PAGE);
    return ERR_NONE;
}

/* What has no row: may it be gone? */
static Err missing_check(Verifying *v, const RecordState *state) {
    if (state->listed) {
        state_damaged(v, state, STR("missing"));
        return ERR_NONE;
    }
    if (v->erased || state->told == TOLD_GONE)
        return ERR_NONE;
    if (state->told == TOLD_REMOVED) {
        bool kept = false;
        if (state->noun == NOUN_COMMENT && !state->erased)
            TRY(comment_kept(v, state, &kept));
        if (kept)
            state_damaged(v, state, STR("missing"));
        return ERR_NONE;
    }
    bool with_its_record = state->noun == NOUN_COMMENT && v->removals &&
                           (state->erased_removing || state->told == TOLD_NOTHING);
    if (v->being_erased || with_its_record)
        v->records.erased++;
    else
        state_damaged(v, state, STR("missing"));
    return ERR_NONE;
}

/* Of what has no digest beside others that have one the entry of the import does not tell: it kept to a body. */
static bool came_in(const Verifying *v, const RecordState *state) {
    return v->import_digested ? state->digested : !state->created && !state->silent;
}

/* As many as came in are known, living or gone. */
static Err import_check(Verifying *v) {
    int64_t brought[NOUN_COUNT], known[NOUN_COUNT] = { 0 };
    bool said;
    if (v->import_seq == 0 || v->erased || v->being_erased)
        return ERR_NONE;
    TRY(import_counts(v, brought, &said));
    for (size_t i = 0; i < v->states.count; i++)
        if (came_in(v, v->states.items[i]))
            known[v->states.items[i]->noun]++;
    for (int noun = NOUN_INITIATIVE + 1; said && noun < NOUN_COUNT; noun++) {
        /* Comments go with the record they stand beside, without an entry. */
        bool fewer = noun == NOUN_COMMENT && v->removals && known[noun] < brought[noun];
        if (known[noun] != brought[noun] && !fewer)
            record_damaged(v, NOUNS[noun].schema->name, (RecordId){ 0 }, STR(""), v->import_seq,
                           STR("count"));
    }
    return ERR_NONE;
}

static bool noted_as_erased(const Verifying *v) {
    for (size_t i = 0; v->erasures != NULL && i < v->erasures->count; i++)
        if (v->erasures->items[i].id == v->chain->initiative.v &&
            str_eq(v->erasures->items[i].noun, INITIATIVE_SCHEMA.name))
            return true;
    return false;
}

/* An import that is not finished has no entry yet. */
static Err unfinished(Verifying *v, bool *ret) {
    InitiativeMarks marks = { 0 };
    arena_reset(v->ctx.arena);
    Err err = initiative_marks(&v->ctx, v->conn, v->chain->initiative, &marks);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    *ret = v->states.count == 0 && marks.archived == 2;
    return ERR_NONE;
}

Err initiative_verify(Verifying *v) {
    bool staged;
    TRY(access_job(&v->ctx, v->chain->authority));
    TRY(unfinished(v, &staged));
    if (staged)
        return ERR_NONE;
    v->being_erased = noted_as_erased(v);
    TRY(import_digests(v));
    TRY(rows_note(v));
    for (int noun = 0; noun < NOUN_COUNT; noun++)
        TRY(noun_verify(v, noun));
    for (size_t i = 0; i < v->states.count; i++)
        if (!v->states.items[i]->found)
            TRY(missing_check(v, v->states.items[i]));
    int64_t references;
    TRY(reference_row_count(&v->ctx, v->conn, v->chain->initiative, &references));
    if (references != v->references)
        record_damaged(v, STR("record_reference"), (RecordId){ 0 }, STR(""), 0, STR("count"));
    return import_check(v);
}
