/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_cells_json.h -- counted cells of an audit as JSON, "einklang-audit-cells-1":
 *
 *   {"schema": "einklang-audit-cells-1",
 *    "input": {...},                       as in a report
 *    "decisions": ["a", "b"],              [] where there is one without a name
 *    "tables": [{"columns": ["sex", "age"],
 *                "cells": [{"group": {"sex": "f", "age": null},
 *                           "counts": [{"tp": 1, "fp": 0, "fn": 2, "tn": 7,
 *                                       "selected_unlabelled": 0, "other_unlabelled": 0, "undecided": 0}]}]}],
 *    "quality": [...], "findings": [...], "provenance": {...}}
 *
 * Counts are one for each decision. Where there are no labels they are "selected", "other" and "undecided". Who counted
 * elsewhere, as with a query to a database, leaves "input", "decisions", "quality", "findings" and "provenance" out, and
 * counts that are 0. */
#include "base/json_writer.h"
#include "domain/audit_cells.h"
#include "domain/findings.h"

#define AUDIT_CELLS_SCHEMA "einklang-audit-cells-1"

/* One value: the object. Ends with what was remembered by the writer (json_finish). */
void audit_cells_json(JsonWriter *json, const AuditCells *cells);
/* In the arena. ERR_INVALID with findings whose field is the place as JSON pointer; among them REPEATED: a cell or a column that
 * was there before, CELLS_DIFFER: a table or a decision has other rows than the first one in all. */
MUST_CHECK Err audit_cells_read(Arena *arena, Findings *findings, Str json, AuditCells *ret);
