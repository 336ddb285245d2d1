/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* personal.h -- contact data of a record (its personal fields): what is taken out stays in no earlier entry of the
 * history either, which says then that something was there and when it went. */
#include "domain/schema.h"
#include "store/writer.h"

/* A personal field that said something says nothing any more. Another address instead is a change like others. */
bool personal_taken_out(const Schema *schema, const void *before, const void *after);
/* Inside a write, the chain locked: erases what the history tells of the record so far, and clears the personal fields of
 * `before`, which is what may still be told. Nothing where the schema has no personal field. */
MUST_CHECK Err personal_forget(Tx *tx, ChainId chain, const Schema *schema, RecordId id,
                               void *before);
