/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/workshop.h"

#include "domain/choices.h"

static const Field FIELDS[] = {
    FIELD(Workshop, name, TEXT, .required = true, .title = true, .maximum = NAME_MAX_LENGTH),
    FIELD(Workshop, purpose, PROSE),
    FIELD(Workshop, held_on, DATE),
    FIELD(Workshop, starts_at, TEXT, .maximum = 5),
    FIELD(Workshop, place, TEXT),
    FIELD(Workshop, level, KEY, .required = true, .keys = &LEVELS),
    FIELD(Workshop, naming, KEY, .required = true, .keys = &NAMINGS),
    FIELD(Workshop, contact, TEXT),
    FIELD(Workshop, answer_due, DATE),
    FIELD(Workshop, delete_on, DATE),
    FIELD(Workshop, led_to, REFERENCES, .internal = true),
};

const Schema WORKSHOP_SCHEMA = SCHEMA(Workshop, "workshop", "workshops", FIELDS);

static bool digit(char c) {
    return c >= '0' && c <= '9';
}

bool time_of_day_read(Str text, int64_t *ret_minutes) {
    if (text.len != 5 || text.ptr[2] != ':' || !digit(text.ptr[0]) || !digit(text.ptr[1]) ||
        !digit(text.ptr[3]) || !digit(text.ptr[4]))
        return false;
    int64_t hours = (text.ptr[0] - '0') * 10 + (text.ptr[1] - '0');
    int64_t minutes = (text.ptr[3] - '0') * 10 + (text.ptr[4] - '0');
    if (hours > 23 || minutes > 59)
        return false;
    *ret_minutes = hours * 60 + minutes;
    return true;
}

Date workshop_delete_day(const Workshop *workshop) {
    if (!date_none(workshop->delete_on) || date_none(workshop->held_on))
        return workshop->delete_on;
    return date_from_days(date_days(workshop->held_on) + WORKSHOP_DATA_DAYS);
}

void workshop_check(const Workshop *workshop, const Check *check) {
    int64_t minutes;
    if (!str_empty(workshop->starts_at) && !time_of_day_read(workshop->starts_at, &minutes))
        check_found(check, STR("starts_at"), FINDING_NOT_A_TIME);
    check_order(check, workshop->held_on, STR("answer_due"), workshop->answer_due,
                FINDING_BEFORE_WORKSHOP);
    check_order(check, workshop->held_on, STR("delete_on"), workshop->delete_on,
                FINDING_BEFORE_WORKSHOP);
}
