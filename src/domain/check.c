/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/check.h"

bool check_readable(const Check *check, Str field) {
    return finding_of(check->findings, field) == NULL;
}

void check_found(const Check *check, Str field, FindingKind kind) {
    if (check_readable(check, field))
        finding_add(check->findings, check->arena, field, kind, 0);
}

void check_order(const Check *check, Date first, Str field, Date last, FindingKind kind) {
    if (!date_none(first) && !date_none(last) && date_compare(last, first) < 0)
        check_found(check, field, kind);
}
