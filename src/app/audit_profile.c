/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_profile.h"

static const AuditQuantile *quantiles_of(Arena *arena, const ColumnProfile *profile) {
    AuditQuantile *quantiles = arena_new(arena, AuditQuantile, PROFILE_QUANTILES);
    for (size_t i = 0; i < PROFILE_QUANTILES; i++)
        quantiles[i] = (AuditQuantile){ .share = PROFILE_PER_THOUSAND[i] / 1000.0,
                                        .value = profile->quantiles[i] };
    return quantiles;
}

static AuditProfile of_column(Arena *arena, Str name, const ColumnProfile *profile,
                              AuditDisclosure disclosure) {
    AuditProfile ret = { .column = name,
                         .type = column_type_key(profile->type),
                         .missing = profile->missing,
                         .distinct = profile->distinct,
                         .distinct_exact = profile->distinct_exact };
    if (profile->has_mean)
        ret.mean = audit_number(profile->mean);
    if (!profile->has_range)
        return ret;
    bool all = disclosure == AUDIT_INTERNAL;
    ret.min = audit_number(all ? profile->min : profile->quantiles[0]);
    ret.max = audit_number(all ? profile->max : profile->quantiles[PROFILE_QUANTILES - 1]);
    ret.quantiles = quantiles_of(arena, profile);
    ret.quantile_count = PROFILE_QUANTILES;
    return ret;
}

void audit_profile(Arena *arena, ProfilePass *pass, AuditDisclosure disclosure,
                   AuditReport *report) {
    ProfileColumns columns;
    const ColumnProfile *profiles = profile_pass_finish(pass, arena, &columns);
    for (size_t i = 0; i < columns.count; i++)
        *list_push(arena, &report->profile) =
            of_column(arena, columns.names[i], &profiles[i], disclosure);
}
