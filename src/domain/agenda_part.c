/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/agenda_part.h"

#include <stdlib.h>

#include "domain/choices.h"

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
};

const Schema AGENDA_PART_SCHEMA = SCHEMA(AgendaPart, "agenda_part", "agenda_parts", FIELDS);

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
