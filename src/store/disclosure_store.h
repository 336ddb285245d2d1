/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* disclosure_store.h -- what the one disclosure of an initiative shows whom: disclosure_list, _get, _insert,
 * _update, _remove. */
#include "domain/disclosure.h"
#include "store/record_store.h"

extern const RecordStore DISCLOSURE_STORE;
RECORD_STORE_FUNCTIONS(Disclosure, disclosure);
