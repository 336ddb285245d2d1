/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/agenda_part.h"

#include <stdlib.h>

#include "domain/choices.h"

/* Folded away on the form. */
enum { TABLES = 1 };
static const Str GROUP_KEYS[] = { STR_INIT("at_tables") };
static const KeySet GROUPS = { STR_INIT("agenda_part.group"), GROUP_KEYS, TABLES };

static const Field FIELDS[] = {
    FIELD(AgendaPart, workshop, REFERENCE, .required = true, .target = STR_INIT("workshop")),
    FIELD(AgendaPart, position, INTEGER, .required = true, .minimum = 1,
          .maximum = AGENDA_POSITION_MAX),
    FIELD(AgendaPart, kind, KEY, .required = true, .keys = &AGENDA_KINDS),
    FIELD(AgendaPart, title, TEXT, .required = true, .title = true, .maximum = NAME_MAX_LENGTH),
    FIELD(AgendaPart, minutes, INTEGER, .required = true, .minimum = 1,
          .maximum = AGENDA_MINUTES_MAX),
    FIELD(AgendaPart, text, PROSE),
    FIELD(AgendaPart, text_simple, PROSE),
    FIELD(AgendaPart, text_en, PROSE),
    FIELD(AgendaPart, notes, PROSE),
    FIELD(AgendaPart, board, REFERENCE, .target = STR_INIT("board")),
    SPLIT_FIELDS(offsetof(AgendaPart, split), false, TABLES),
};

const Schema AGENDA_PART_SCHEMA =
    SCHEMA_GROUPED(AgendaPart, "agenda_part", "agenda_parts", FIELDS, &GROUPS);

bool agenda_part_splits(const AgendaPart *part) {
    return !str_empty(part->split.table_assign);
}

void agenda_part_check(const AgendaPart *part, const Check *check) {
    if (agenda_part_splits(part) && part->board.v == 0)
        check_found(check, STR("board"), FINDING_TABLES_WITHOUT_BOARD);
    split_check(&part->split, check->pack, check->arena, check->findings);
}

static int in_order(const void *a, const void *b) {
    const AgendaPart *one = a, *other = b;
    if (one->position != other->position)
        return one->position < other->position ? -1 : 1;
    return (one->record.id.v > other->record.id.v) - (one->record.id.v < other->record.id.v);
}

void agenda_parts_sort(AgendaPartList *parts) {
    if (parts->count > 1)
        qsort(parts->items, parts->count, sizeof *parts->items, in_order);
}
