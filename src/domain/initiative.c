/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/initiative.h"

#include "domain/choices.h"

static const Field FIELDS[] = {
    FIELD(Initiative, key, TEXT, .internal = true, .maximum = INITIATIVE_KEY_MAX),
    FIELD(Initiative, name, TEXT, .required = true, .title = true, .maximum = NAME_MAX_LENGTH),
    FIELD(Initiative, summary, TEXT),
    FIELD(Initiative, summary_simple, TEXT),
    FIELD(Initiative, summary_en, TEXT),
    FIELD(Initiative, problem, PROSE, .required = true),
    FIELD(Initiative, problem_for_whom, PROSE),
    FIELD(Initiative, if_nothing_done, PROSE),
    FIELD(Initiative, ways_without_ai, PROSE),
    FIELD(Initiative, phase, KEY, .keys = &PHASES),
    FIELD(Initiative, contact, PROSE),
    FIELD(Initiative, participation_contact, PROSE),
    FIELD(Initiative, participation_contact_simple, PROSE),
    FIELD(Initiative, participation_contact_en, PROSE),
    FIELD(Initiative, published, FLAG, .internal = true),
    FIELD(Initiative, archived_on, DATE, .internal = true),
    FIELD(Initiative, process_version, TEXT, .internal = true, .maximum = NAME_MAX_LENGTH),
};

const Schema INITIATIVE_SCHEMA = SCHEMA(Initiative, "initiative", "initiatives", FIELDS);
