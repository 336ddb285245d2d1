/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/audit_judgement.h"

static const Str PART_KEYS[] = {
#define X(name, key) STR_INIT(key),
    AUDIT_PART_LIST(X)
#undef X
};
const KeySet AUDIT_PARTS = { STR_INIT("audit_part"), PART_KEYS, AUDIT_PART_COUNT };
