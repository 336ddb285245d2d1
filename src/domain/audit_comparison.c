/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/audit_comparison.h"

static bool same_texts(const AuditTexts *a, const AuditTexts *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = str_eq(a->items[i], b->items[i]);
    return same;
}

static const AuditGap *same_in(const AuditReport *report, const AuditGap *gap) {
    for (size_t i = 0; i < report->gaps.count; i++) {
        const AuditGap *other = &report->gaps.items[i];
        if (other->metric == gap->metric && other->scale == gap->scale &&
            str_eq(other->opt_decision, gap->opt_decision) &&
            same_texts(&other->over, &gap->over) && same_texts(&other->given, &gap->given))
            return other;
    }
    return NULL;
}

AuditChanges audit_changes(Arena *arena, const AuditReport *before, const AuditReport *after) {
    AuditChanges changes = { 0 };
    for (size_t i = 0; i < after->gaps.count; i++) {
        const AuditGap *gap = &after->gaps.items[i];
        if (same_in(after, gap) == gap)
            *list_push(arena, &changes) = (AuditChange){ same_in(before, gap), gap };
    }
    for (size_t i = 0; i < before->gaps.count; i++) {
        const AuditGap *gap = &before->gaps.items[i];
        if (same_in(before, gap) == gap && same_in(after, gap) == NULL)
            *list_push(arena, &changes) = (AuditChange){ gap, NULL };
    }
    return changes;
}

bool audit_change_worse(const AuditChange *change) {
    return change->opt_after != NULL && change->opt_after->verdict == AUDIT_REMARKABLE &&
           (change->opt_before == NULL || change->opt_before->verdict != AUDIT_REMARKABLE);
}
