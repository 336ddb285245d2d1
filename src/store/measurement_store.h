/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* measurement_store.h -- measured values of goals: measurement_list, _get, _insert, _update,
 * _remove. */
#include "domain/measurement.h"
#include "store/record_store.h"

extern const RecordStore MEASUREMENT_STORE;
RECORD_STORE_FUNCTIONS(Measurement, measurement);
/* Values of one goal, in order of their day. */
MUST_CHECK Err measurement_list_of(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId goal,
                                   MeasurementList *ret);
