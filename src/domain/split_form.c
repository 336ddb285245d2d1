/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/split_form.h"

#include "base/utf8.h"
#include "domain/check.h"

#define X(name, key) STR_INIT(key),
static const Str ASSIGN_KEYS[] = { TABLE_ASSIGN_LIST(X) };
#undef X
const KeySet TABLE_ASSIGNS = { STR_INIT("table_assign"), ASSIGN_KEYS, TABLE_ASSIGN_COUNT };

static const Field FIELDS[] = { SPLIT_FIELDS(0, true, 0) };
const Schema SPLIT_FORM = SCHEMA(SplitForm, "room_table", "room_tables", FIELDS);

TableAssign table_assign_of(Str key) {
    int index = key_set_index(&TABLE_ASSIGNS, key);
    return index < 0 ? TABLE_ASSIGN_NUMBER : (TableAssign)index;
}

static void found(const Check *check, const char *field, FindingKind kind, int64_t limit) {
    Str name = str_from(field);
    if (check_readable(check, name))
        finding_add(check->findings, check->arena, name, kind, limit);
}

static int64_t looks_count(Str looks) {
    int64_t count = 0;
    for (Str key; str_cut(&looks, ' ', &key);)
        count += !str_empty(key);
    return count;
}

static void check_looks(const SplitForm *split, const Check *check) {
    Str rest = split->table_looks;
    if (looks_count(rest) > TABLES_MAX)
        found(check, "table_looks", FINDING_TOO_MANY, TABLES_MAX);
    for (Str key; check->pack != NULL && str_cut(&rest, ' ', &key);)
        if (!str_empty(key) && !pack_knows_perspective(check->pack, key))
            found(check, "table_looks", FINDING_UNKNOWN_KEY, 0);
}

static void check_prompts(const SplitForm *split, int64_t tables, const Check *check) {
    Str rest = split->table_prompts;
    int64_t lines = 0;
    for (Str line; str_cut(&rest, '\n', &line); lines++)
        if (utf8_count(line) > TABLE_PROMPT_MAX)
            found(check, "table_prompts", FINDING_TOO_LONG, TABLE_PROMPT_MAX);
    if (lines > tables)
        found(check, "table_prompts", FINDING_TOO_MANY, tables);
}

void split_check(const SplitForm *split, const Pack *opt_pack, Arena *arena, Findings *findings) {
    const Check check = { .pack = opt_pack, .arena = arena, .findings = findings };
    bool by_look = str_eq(split->table_assign, TABLE_ASSIGNS.keys[TABLE_ASSIGN_PERSPECTIVE]);
    bool number = split->tables != FIELD_NONE, people = split->table_people != FIELD_NONE;
    int64_t looks = looks_count(split->table_looks);
    check_looks(split, &check);
    if (str_empty(split->table_assign)) {
        bool given = number || people || looks > 0 || !str_empty(split->table_prompts);
        if (given)
            check_found(&check, STR("table_assign"), FINDING_REQUIRED);
        return;
    }
    if (by_look && looks < TABLES_MIN)
        found(&check, "table_looks", FINDING_TOO_SMALL, TABLES_MIN);
    if (!by_look && number == people && check_readable(&check, STR("table_people")))
        found(&check, "tables", FINDING_TABLES_OR_PEOPLE, 0);
    int64_t tables = by_look && looks >= TABLES_MIN ? looks
                     : !by_look && number           ? split->tables
                                                    : TABLES_MAX;
    check_prompts(split, tables, &check);
}

int64_t split_tables(const SplitForm *split, int64_t devices) {
    if (table_assign_of(split->table_assign) == TABLE_ASSIGN_PERSPECTIVE)
        return looks_count(split->table_looks);
    if (split->tables != FIELD_NONE)
        return split->tables;
    int64_t tables = (devices + split->table_people - 1) / split->table_people;
    return tables < TABLES_MIN ? TABLES_MIN : tables > TABLES_MAX ? TABLES_MAX : tables;
}

Str split_prompt(const SplitForm *split, int64_t number) {
    Str rest = split->table_prompts, line = STR("");
    while (number > 0 && str_cut(&rest, '\n', &line))
        number--;
    line = str_trim(line);
    bool own = number == 0 && !str_eq(line, STR("-")) && !str_eq(line, STR("–"));
    return own ? line : STR("");
}
