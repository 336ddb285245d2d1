/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "views/room_card_form.h"

static size_t choices(const FormView *form, size_t offset) {
    for (size_t i = 0; i < form->option_list_count; i++)
        if (form->options[i].offset == offset)
            return form->options[i].count;
    return 0;
}

bool room_card_asks(const Field *field, const FormView *form, bool proposal, bool records) {
    switch (field->offset) {
    case offsetof(CardForm, language): return true;
    case offsetof(CardForm, recorded_for): return records;
    case offsetof(CardForm, paper): return false; /* asked beside it, of who leads */
    case offsetof(CardForm, words): return !proposal;
    case offsetof(CardForm, column): return !proposal && choices(form, field->offset) > 1;
    default: return proposal;
    }
}

bool room_card_shuts(unsigned shut, CardPart part) {
    return (shut >> part & 1U) != 0;
}

bool room_card_open(const Field *field, unsigned shut) {
    CardPart part = card_part_of(field);
    return part == CARD_PART_COUNT || !room_card_shuts(shut, part);
}

bool room_card_any_folds(const FormView *form, unsigned shut) {
    for (size_t i = 0; i < form->schema->count; i++)
        if (room_card_folds(&form->schema->fields[i]) &&
            room_card_open(&form->schema->fields[i], shut))
            return true;
    return false;
}

bool room_card_folds(const Field *field) {
    return field->offset == offsetof(CardForm, perspectives) ||
           field->offset == offsetof(CardForm, level) || field->offset == offsetof(CardForm, phase);
}

bool room_card_more_open(const FormView *form) {
    for (size_t i = 0; i < form->schema->count; i++) {
        const Field *field = &form->schema->fields[i];
        bool wrong = form->findings != NULL && finding_of(form->findings, field->name) != NULL;
        if (room_card_folds(field) && (wrong || form->raw[i].text.len > 0))
            return true;
    }
    return false;
}
