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

static bool named_in(Str keys, DisclosurePart part) {
    return str_has_word(keys, DISCLOSURE_PARTS.keys[part]);
}

bool disclosure_shows(const Disclosure *opt_disclosure, Audience audience, DisclosurePart part) {
    if (audience == AUDIENCE_REPRESENTATIVES)
        return true;
    if (opt_disclosure == NULL)
        return shown_by_default(audience, part);
    return named_in(opt_disclosure->public_parts, part) ||
           (audience == AUDIENCE_STAFF && named_in(opt_disclosure->staff_parts, part));
}

static Str parts_by_default(Arena *arena, Audience audience) {
    CLEANUP(out_done) Out out = out_open(64);
    for (int part = 0; part < DISCLOSURE_PART_COUNT; part++) {
        if (!shown_by_default(audience, (DisclosurePart)part))
            continue;
        out_c(&out, out.len > 0 ? " " : "");
        out_str(&out, DISCLOSURE_PARTS.keys[part]);
    }
    return str_copy(arena, out_view(&out));
}

Disclosure disclosure_undecided(Arena *arena) {
    return (Disclosure){ .public_parts = parts_by_default(arena, AUDIENCE_PUBLIC),
                         .staff_parts = parts_by_default(arena, AUDIENCE_STAFF),
                         .note = STR("") };
}
