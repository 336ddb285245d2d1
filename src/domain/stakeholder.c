/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/stakeholder.h"

#include "domain/choices.h"

static const Field FIELDS[] = {
    FIELD(Stakeholder, name, TEXT, .required = true, .title = true, .maximum = NAME_MAX_LENGTH),
    FIELD(Stakeholder, perspectives, KEYS, .required = true),
    FIELD(Stakeholder, voice, KEY, .keys = &VOICES),
    FIELD(Stakeholder, interests, PROSE),
    FIELD(Stakeholder, expectations, PROSE),
    FIELD(Stakeholder, affectedness, INTEGER, .minimum = RATING_MIN, .maximum = RATING_MAX),
    FIELD(Stakeholder, influence, INTEGER, .minimum = RATING_MIN, .maximum = RATING_MAX),
    FIELD(Stakeholder, affectedness_self, INTEGER, .minimum = RATING_MIN, .maximum = RATING_MAX),
    FIELD(Stakeholder, influence_self, INTEGER, .minimum = RATING_MIN, .maximum = RATING_MAX),
    FIELD(Stakeholder, contact, TEXT, .personal = true),
};

const Schema STAKEHOLDER_SCHEMA = SCHEMA(Stakeholder, "stakeholder", "stakeholders", FIELDS);

void stakeholder_check(const Stakeholder *stakeholder, const Check *check) {
    Str rest = stakeholder->perspectives, key;
    while (str_cut(&rest, ' ', &key)) {
        if (pack_knows_perspective(check->pack, key))
            continue;
        check_found(check, STR("perspectives"), FINDING_UNKNOWN_KEY);
        return;
    }
}

static bool key_outside(const Pack *pack, Str key) {
    Str part;
    while (str_cut(&key, '+', &part)) {
        const Perspective *perspective = pack_perspective(pack, part);
        if (perspective != NULL && perspective->outside)
            return true;
    }
    return false;
}

bool stakeholder_outside(const Stakeholder *stakeholder, const Pack *pack) {
    Str rest = stakeholder->perspectives, key;
    while (str_cut(&rest, ' ', &key))
        if (key_outside(pack, key))
            return true;
    return false;
}
