/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/room_table.h"

#define X(name, key) STR_INIT(key),
static const Str STATE_KEYS[] = { SPLIT_STATE_LIST(X) };
static const Str ROLE_KEYS[] = { TABLE_ROLE_LIST(X) };
#undef X
#define SET(set, keys_) \
    { .name = STR_INIT(set), .keys = (keys_), .count = sizeof(keys_) / sizeof *(keys_) }
const KeySet SPLIT_STATES = SET("split_state", STATE_KEYS);
const KeySet TABLE_ROLES = SET("table_role", ROLE_KEYS);

static const Field TABLE_FIELDS[] = {
    FIELD(TableForm, name, TEXT, .maximum = TABLE_NAME_MAX),
    FIELD(TableForm, prompt, PROSE, .maximum = TABLE_PROMPT_MAX),
    FIELD(TableForm, link, TEXT, .maximum = TABLE_LINK_MAX),
};
const Schema TABLE_FORM = SCHEMA(TableForm, "room_table", "room_tables", TABLE_FIELDS);

static int index_of(const KeySet *set, Str key) {
    int index = key_set_index(set, key);
    return index < 0 ? 0 : index;
}

SplitState split_state_of(Str key) {
    return (SplitState)index_of(&SPLIT_STATES, key);
}

bool split_shows(const RoomSplit *split, RoomTableId viewer, RoomTableId card) {
    switch (split->state) {
    case SPLIT_WORK: return viewer.v != 0 && viewer.v == card.v;
    case SPLIT_PLENARY: return split->shown.v == 0 || split->shown.v == card.v;
    case SPLIT_OFF:
    case SPLIT_STATE_COUNT: break;
    }
    return true;
}

const RoomTable *table_by_id(const RoomTables *tables, RoomTableId id) {
    for (size_t i = 0; id.v != 0 && i < tables->count; i++)
        if (tables->items[i].id.v == id.v)
            return &tables->items[i];
    return NULL;
}

const RoomTable *table_by_number(const RoomTables *tables, int64_t number) {
    for (size_t i = 0; i < tables->count; i++)
        if (tables->items[i].number == number)
            return &tables->items[i];
    return NULL;
}

const RoomTable *table_emptiest(const RoomTables *tables) {
    const RoomTable *found = NULL;
    for (size_t i = 0; i < tables->count; i++)
        if (found == NULL || tables->items[i].people < found->people)
            found = &tables->items[i];
    return found;
}
