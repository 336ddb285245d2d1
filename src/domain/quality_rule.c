/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/quality_rule.h"

#include "base/out.h"

static const Str KEYS[] = {
#define X(name, key) STR_INIT(key),
    QUALITY_CHECK_LIST(X)
#undef X
};
const KeySet QUALITY_CHECKS = { STR_INIT("audit_check"), KEYS, QUALITY_CHECK_COUNT };

static void add_range(Out *out, const QualityRule *rule) {
    out_str(out, rule->least);
    out_c(out, str_empty(rule->least) ? "… " : " … ");
    out_str(out, rule->most);
}

static void add_codes(Out *out, const QualityRule *rule) {
    enum { CODES_TOLD = 20 };
    for (size_t i = 0; i < rule->codes.count && i < CODES_TOLD; i++) {
        out_c(out, i == 0 ? "" : " | ");
        out_str(out, rule->codes.items[i]);
    }
    out_c(out, rule->codes.count > CODES_TOLD ? " | …" : "");
}

Str quality_rule_text(Arena *arena, const QualityRule *rule) {
    char day[DATE_ISO_SIZE];
    CLEANUP(out_done) Out out = out_open(64);
    switch (rule->check) {
    case QUALITY_TYPE:
    case QUALITY_PATTERN: out_str(&out, rule->is); break;
    case QUALITY_RANGE: add_range(&out, rule); break;
    case QUALITY_CODES: add_codes(&out, rule); break;
    case QUALITY_ORDER: out_c(&out, "≤"); break;
    case QUALITY_TIMELY:
        out_str(&out, date_iso(rule->on, day));
        out_format(&out, " − %llu … 0", (unsigned long long)rule->days);
        break;
    case QUALITY_ANONYMOUS: out_format(&out, "≥ %llu", (unsigned long long)rule->rows); break;
    case QUALITY_COMPLETE:
    case QUALITY_UNIQUE:
    case QUALITY_CHECK_COUNT: break;
    }
    return str_copy(arena, out_view(&out));
}
