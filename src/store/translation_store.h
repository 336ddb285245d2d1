/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* translation_store.h -- the translations of an initiative's texts; one for each record and language. */
#include "domain/translation.h"
#include "store/record_store.h"

extern const RecordStore TRANSLATION_STORE;
RECORD_STORE_FUNCTIONS(Translation, translation);
/* Those of one record. */
MUST_CHECK Err translation_list_of(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId about,
                                   TranslationList *ret);
