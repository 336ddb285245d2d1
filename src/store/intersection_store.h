/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* intersection_store.h -- intersections of perspectives: intersection_list, _get, _insert, _update,
 * _remove. */
#include "domain/intersection.h"
#include "store/record_store.h"

extern const RecordStore INTERSECTION_STORE;
RECORD_STORE_FUNCTIONS(Intersection, intersection);

/* Stakeholders and omissions that name its joined key: while there are any, its line stays. */
MUST_CHECK Err intersection_users(Ctx *ctx, Conn *conn, InitiativeId initiative,
                                  const Intersection *intersection, RecordNames *ret);
