/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* measurement.h -- one measured value of a goal's indicator (Messwert), in the goal's unit. */
#include "domain/check.h"
#include "domain/schema.h"

typedef struct Measurement {
    Record record;
    RecordId goal;
    Date measured_on;
    Decimal value;
    Str note;
} Measurement;
typedef LIST_OF(Measurement) MeasurementList;

extern const Schema MEASUREMENT_SCHEMA;

/* IN_FUTURE: nothing is measured ahead of time. */
void measurement_check(const Measurement *measurement, const Check *check);
