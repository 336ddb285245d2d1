/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/public_changed.h"

#include "files/record_json.h"
#include "store/history.h"

/* One that was saved more often without a word outside counts as changed by the oldest of these. */
enum { SAVES_MAX = 50, SCRATCH_BYTES = 16384 };

static void *room_of(Arena *arena, const Schema *schema) {
    return arena_zeroed_(arena, schema->size, 1, _Alignof(max_align_t));
}

static bool same_outside(const Schema *schema, const char *told, const void *a, const void *b) {
    for (size_t i = 0; i < schema->count; i++)
        if (str_has_word(str_from(told), schema->fields[i].name) &&
            !field_equal(&schema->fields[i], a, b))
            return false;
    return true;
}

/* One that tells no before, as what made the record, changed all of it. */
static bool changes_outside(Arena *arena, const Schema *schema, const char *told,
                            const HistoryEntry *entry) {
    void *before = room_of(arena, schema), *after = room_of(arena, schema);
    bool told_both =
        record_json_side(schema, entry->payload, "before", arena, before) == ERR_NONE &&
        record_json_side(schema, entry->payload, "after", arena, after) == ERR_NONE;
    return !told_both || !same_outside(schema, told, before, after);
}

Err public_changed_at(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, NounId noun,
                      const char *told, const Record *record, Instant *ret) {
    const Schema *schema = NOUNS[noun].schema;
    HistoryEntries saves;
    bool saved = false;
    *ret = record->changed_at;
    if (record->version == 1)
        return ERR_NONE;
    CLEANUP(arena_closep)
    Arena *arena = arena_open(SCRATCH_BYTES); /* a feed asks of many records */
    Ctx scratch = *ctx;
    scratch.arena = arena;
    TRY(history_list(&scratch, conn, initiative->chain, record->id, 0, SAVES_MAX, &saves));
    for (size_t i = 0; i < saves.count; i++) {
        if (!str_eq(saves.items[i].noun, schema->name))
            continue;
        saved = true;
        *ret = saves.items[i].at;
        if (changes_outside(arena, schema, told, &saves.items[i]))
            return ERR_NONE;
    }
    if (saved && saves.count < SAVES_MAX) /* it came with a file, as it is told now */
        *ret = record->created_at;
    return ERR_NONE;
}
