/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_population_read.h -- a population from JSON, "einklang-audit-population-1":
 *
 *   {"schema": "einklang-audit-population-1", "columns": ["sex", "age"], "size": 12000,
 *    "cells": [{"group": {"sex": "f", "age": "18 – < 25"}, "people": 3200000}]}
 *
 * "size": of a sample, how many people were asked; left out of a census. A group that is not named is one that nobody has. */
#include "domain/audit_population.h"
#include "domain/findings.h"

#define AUDIT_POPULATION_SCHEMA "einklang-audit-population-1"

/* In the arena. ERR_INVALID with findings whose field is the place as JSON pointer. */
MUST_CHECK Err audit_population_read(Arena *arena, Findings *findings, Str json,
                                     AuditPopulation *ret);
