/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "record_fixture.h"

#include <stdio.h>

static Err write_authority(Tx *tx, const void *in, void *out) {
    Authority *authority = out;
    *authority = *(const Authority *)in;
    return authority_insert(tx, authority);
}

Authority fixture_authority(StoreTest *test, const char *key) {
    Authority in = { .key = str_from(key),
                     .name = str_join(test->arena, STR("Amt "), str_from(key)),
                     .language = STR("de") };
    Authority out;
    assert_ok(
        write_run(store_test_writer(test), &test->ctx, write_authority, &in, &out, sizeof out));
    test->ctx.scope = scope_make(out.id);
    return out;
}

typedef struct InitiativeOut {
    Initiative initiative;
    ChainId chain;
} InitiativeOut;

static Err write_initiative(Tx *tx, const void *in, void *out) {
    InitiativeOut *result = out;
    result->initiative = *(const Initiative *)in;
    return initiative_insert(tx, &result->initiative, &result->chain);
}

InitiativeId fixture_initiative(StoreTest *test, const char *key, ChainId *opt_chain) {
    Initiative in;
    schema_clear(&INITIATIVE_SCHEMA, &in);
    in.key = str_from(key);
    in.name = str_join(test->arena, STR("Vorhaben "), str_from(key));
    in.problem = STR("Lange Wege");
    InitiativeOut out;
    assert_ok(
        write_run(store_test_writer(test), &test->ctx, write_initiative, &in, &out, sizeof out));
    if (opt_chain != NULL)
        *opt_chain = out.chain;
    return (InitiativeId){ out.initiative.record.id.v };
}

static Str numbered(Arena *arena, Str name, int seed, size_t field) {
    char digits[32];
    int len = snprintf(digits, sizeof digits, " %d/%zu", seed, field);
    return str_join(arena, name, str_bytes(digits, (size_t)len));
}

static void fill(const Field *field, Arena *arena, int seed, size_t i, RecordId target,
                 void *record) {
    void *member = field_at(field, record);
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_EMAIL:
    case FIELD_KEY:
    case FIELD_KEYS: *(Str *)member = numbered(arena, field->name, seed, i); return;
    case FIELD_DATE: *(Date *)member = date_from_days(20000 + seed * 100 + (int32_t)i); return;
    case FIELD_DECIMAL:
        *(Decimal *)member =
            (Decimal){ .mantissa = seed * 1000 + (int64_t)i, .scale = 1, .present = true };
        return;
    case FIELD_INTEGER: *(int64_t *)member = seed * 1000 + (int64_t)i; return;
    case FIELD_FLAG: *(bool *)member = seed % 2 == 0; return;
    case FIELD_REFERENCE: *(RecordId *)member = target; return;
    case FIELD_REFERENCES:
        *(RecordIds *)member = (RecordIds){ 0 };
        *list_push(arena, (RecordIds *)member) = target;
        return;
    case FIELD_SECRET: return;
    }
}

static bool is_reference(const Field *field) {
    return field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES;
}

static const Field *first_reference(const Schema *schema) {
    for (size_t i = 0; i < schema->count; i++)
        if (is_reference(&schema->fields[i]))
            return &schema->fields[i];
    return NULL;
}

void fixture_fill(const Schema *schema, Arena *arena, int seed, RecordId target, void *ret_record) {
    const Field *first = first_reference(schema);
    schema_clear(schema, ret_record);
    for (size_t i = 0; i < schema->count; i++)
        if (!is_reference(&schema->fields[i]) || str_eq(schema->fields[i].target, first->target))
            fill(&schema->fields[i], arena, seed, i, target, ret_record);
}

RecordId fixture_target(StoreTest *test, InitiativeId initiative, const Schema *schema) {
    const Field *field = first_reference(schema);
    if (field == NULL)
        return (RecordId){ 0 };
    if (str_empty(field->target))
        return (RecordId){ initiative.v };
    const RecordStore *store = noun_store(field->target);
    assert_non_null(store);
    void *record = arena_bytes(test->arena, store->schema->size);
    fixture_fill(store->schema, test->arena, 90, fixture_target(test, initiative, store->schema),
                 record);
    assert_ok(fixture_insert(test, store, initiative, record));
    return ((Record *)record)->id;
}

typedef struct Change {
    const RecordStore *store;
    InitiativeId initiative;
    void *record;
    RecordId id;
} Change;

static Err write_insert(Tx *tx, const void *in, void *out) {
    (void)out;
    const Change *change = in;
    return record_insert(tx, change->store, change->initiative, change->record);
}

static Err write_update(Tx *tx, const void *in, void *out) {
    (void)out;
    const Change *change = in;
    return record_update(tx, change->store, change->initiative, change->record);
}

static Err write_remove(Tx *tx, const void *in, void *out) {
    (void)out;
    const Change *change = in;
    return record_remove(tx, change->store, change->initiative, change->id);
}

Err fixture_insert(StoreTest *test, const RecordStore *store, InitiativeId initiative,
                   void *record) {
    Change change = { .store = store, .initiative = initiative, .record = record };
    return write_run(store_test_writer(test), &test->ctx, write_insert, &change, NULL, 0);
}

Err fixture_update(StoreTest *test, const RecordStore *store, InitiativeId initiative,
                   void *record) {
    Change change = { .store = store, .initiative = initiative, .record = record };
    return write_run(store_test_writer(test), &test->ctx, write_update, &change, NULL, 0);
}

Err fixture_remove(StoreTest *test, const RecordStore *store, InitiativeId initiative,
                   RecordId id) {
    Change change = { .store = store, .initiative = initiative, .id = id };
    return write_run(store_test_writer(test), &test->ctx, write_remove, &change, NULL, 0);
}
