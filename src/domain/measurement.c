/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/measurement.h"

static const Field FIELDS[] = {
    FIELD(Measurement, goal, REFERENCE, .required = true, .target = STR_INIT("goal")),
    FIELD(Measurement, measured_on, DATE, .required = true),
    FIELD(Measurement, value, DECIMAL, .required = true),
    FIELD(Measurement, note, PROSE),
};

const Schema MEASUREMENT_SCHEMA = SCHEMA(Measurement, "measurement", "measurements", FIELDS);

void measurement_check(const Measurement *measurement, const Check *check) {
    if (date_compare(measurement->measured_on, check->today) > 0)
        check_found(check, STR("measured_on"), FINDING_IN_FUTURE);
}
