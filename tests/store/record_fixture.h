/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_fixture.h -- authorities, initiatives and records of any noun for store tests. */
#include "store_test.h"

#include "store/authority_store.h"
#include "store/initiative_store.h"
#include "store/noun_stores.h"
#include "store/record_store.h"

/* Makes an authority and lets test->ctx act in it. */
Authority fixture_authority(StoreTest *test, const char *key);
/* Makes an initiative in the Scope of test->ctx. */
InitiativeId fixture_initiative(StoreTest *test, const char *key, ChainId *opt_chain);

/* Fills every field with a value that tells fields and seeds apart; references become `target`. */
void fixture_fill(const Schema *schema, Arena *arena, int seed, RecordId target, void *ret_record);
/* The record that field may refer to: made when the noun needs one, else 0. */
RecordId fixture_target(StoreTest *test, InitiativeId initiative, const Schema *schema);

/* One write each, through the writer. */
Err fixture_insert(StoreTest *test, const RecordStore *store, InitiativeId initiative,
                   void *record);
Err fixture_update(StoreTest *test, const RecordStore *store, InitiativeId initiative,
                   void *record);
Err fixture_remove(StoreTest *test, const RecordStore *store, InitiativeId initiative, RecordId id);
