/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/disclosure.h"

static const Field FIELDS[] = {
    FIELD(Disclosure, public_parts, KEYS, .keys = &DISCLOSURE_PARTS),
    FIELD(Disclosure, staff_parts, KEYS, .keys = &DISCLOSURE_PARTS),
    FIELD(Disclosure, note, TEXT),
};

const Schema DISCLOSURE_SCHEMA = SCHEMA(Disclosure, "disclosure", "disclosures", FIELDS);

static bool shown_by_default(Audience audience, DisclosurePart part) {
    return audience == AUDIENCE_STAFF || part == DISCLOSURE_PART_PROBLEM ||
           part == DISCLOSURE_PART_COVERAGE || part == DISCLOSURE_PART_PLAN ||
           part == DISCLOSURE_PART_ANSWERS;
}

bool disclosure_shows(const Disclosure *opt_disclosure, Audience audience, DisclosurePart part) {
    if (audience == AUDIENCE_REPRESENTATIVES)
        return true;
    if (opt_disclosure == NULL)
        return shown_by_default(audience, part);
    Str rest =
        audience == AUDIENCE_PUBLIC ? opt_disclosure->public_parts : opt_disclosure->staff_parts;
    Str key;
    while (str_cut(&rest, ' ', &key))
        if (str_eq(key, DISCLOSURE_PARTS.keys[part]))
            return true;
    return false;
}
