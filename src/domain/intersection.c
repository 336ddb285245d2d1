/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/intersection.h"

static const Field FIELDS[] = {
    FIELD(Intersection, perspectives, KEYS, .required = true),
    FIELD(Intersection, description, TEXT, .title = true),
};

const Schema INTERSECTION_SCHEMA = SCHEMA(Intersection, "intersection", "intersections", FIELDS);

void intersection_check(const Intersection *intersection, const Check *check) {
    Str rest = intersection->perspectives, key;
    size_t count = 0;
    bool known = true;
    while (str_cut(&rest, ' ', &key)) {
        count++;
        known = known && pack_perspective(check->pack, key) != NULL;
    }
    if (!known)
        check_found(check, STR("perspectives"), FINDING_UNKNOWN_KEY);
    else if (count == 1)
        check_found(check, STR("perspectives"), FINDING_NOT_COMBINED);
}
