/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/involvement.h"

#include "domain/choices.h"

static const Field FIELDS[] = {
    FIELD(Involvement, stakeholders, REFERENCES, .required = true,
          .target = STR_INIT("stakeholder")),
    FIELD(Involvement, level, KEY, .required = true, .keys = &LEVELS),
    FIELD(Involvement, occasion, TEXT, .title = true),
    FIELD(Involvement, planned_on, DATE, .required = true),
    FIELD(Involvement, planned_text, TEXT),
    FIELD(Involvement, heard_on, DATE),
    FIELD(Involvement, answered_on, DATE),
    FIELD(Involvement, note, PROSE),
    FIELD(Involvement, answer, PROSE),
};

const Schema INVOLVEMENT_SCHEMA = SCHEMA(Involvement, "involvement", "involvements", FIELDS);

bool involvement_answered(const Involvement *involvement) {
    return !date_none(involvement->heard_on) && !date_none(involvement->answered_on) &&
           !str_empty(involvement->answer);
}

void involvement_check(const Involvement *involvement, const Check *check) {
    Date heard = involvement->heard_on, answered = involvement->answered_on;
    if (date_compare(heard, check->today) > 0)
        check_found(check, STR("heard_on"), FINDING_IN_FUTURE);
    if (date_compare(answered, check->today) > 0)
        check_found(check, STR("answered_on"), FINDING_IN_FUTURE);
    if (str_eq(involvement->level, LEVELS.keys[LEVEL_INFORM]) && !date_none(heard))
        check_found(check, STR("heard_on"), FINDING_INFORM_HEARS_NOBODY);
    if (date_none(answered))
        return;
    if (str_empty(involvement->answer))
        check_found(check, STR("answer"), FINDING_ANSWER_WITHOUT_TEXT);
    if (!check_readable(check, STR("heard_on")) && date_none(heard))
        return; /* something was typed there, only not a date */
    if (date_none(heard))
        check_found(check, STR("answered_on"), FINDING_ANSWER_WITHOUT_HEARING);
    else if (date_compare(answered, heard) < 0)
        check_found(check, STR("answered_on"), FINDING_ANSWER_BEFORE_HEARING);
}
