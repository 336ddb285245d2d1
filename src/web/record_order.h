/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_order.h -- records in the order people look for them: names as in a dictionary (DIN 5007-1). */
#include "domain/stakeholder.h"

/* Sorts in place; equal names by id. */
void stakeholders_by_name(Arena *arena, StakeholderList *list);
/* NULL: none of this id. */
const Stakeholder *stakeholder_by_id(const StakeholderList *list, RecordId id);
