/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/omission.h"

static const Field FIELDS[] = {
    FIELD(Omission, perspective, KEY, .required = true),
    FIELD(Omission, reason, PROSE, .required = true, .title = true),
    FIELD(Omission, function, TEXT, .required = true, .maximum = NAME_MAX_LENGTH),
};

const Schema OMISSION_SCHEMA = SCHEMA(Omission, "omission", "omissions", FIELDS);

void omission_check(const Omission *omission, const Check *check) {
    if (!str_empty(omission->perspective) &&
        !pack_knows_perspective(check->pack, omission->perspective))
        check_found(check, STR("perspective"), FINDING_UNKNOWN_KEY);
}
