/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/findings.h"

static const Str KEYS[] = {
#define X(name, key) STR_INIT(key),
    FINDING_LIST(X)
#undef X
};

Str finding_key(FindingKind kind) {
    return KEYS[kind];
}

void finding_add(Findings *findings, Arena *arena, Str field, FindingKind kind, int64_t limit) {
    finding_add_about(findings, arena, field, kind, limit, STR(""));
}

void finding_add_about(Findings *findings, Arena *arena, Str field, FindingKind kind, int64_t limit,
                       Str subject) {
    if (findings->count >= FINDINGS_MAX)
        return;
    Finding *finding = list_push(arena, findings);
    *finding = (Finding){ .field = str_copy(arena, field),
                          .kind = kind,
                          .limit = limit,
                          .subject = str_copy(arena, subject) };
}

const Finding *finding_of(const Findings *findings, Str field) {
    for (size_t i = 0; i < findings->count; i++)
        if (str_eq(findings->items[i].field, field))
            return &findings->items[i];
    return NULL;
}
