/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/classification.h"

#include "domain/choices.h"

static const Field FIELDS[] = {
    FIELD(Classification, personal_data, KEY, .keys = &ANSWERS),
    FIELD(Classification, about_people, KEY, .keys = &ANSWERS),
    FIELD(Classification, staff_data, KEY, .keys = &ANSWERS),
    FIELD(Classification, changes_work, KEY, .keys = &ANSWERS),
    FIELD(Classification, used_by_public, KEY, .keys = &ANSWERS),
    FIELD(Classification, procured, KEY, .keys = &ANSWERS),
    FIELD(Classification, learns, KEY, .keys = &ANSWERS),
    FIELD(Classification, note, PROSE),
};

const Schema CLASSIFICATION_SCHEMA =
    SCHEMA(Classification, "classification", "classifications", FIELDS);
