/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_family.h -- the cells of a family, strata put together, with what of each may be shown. Between the files of
 * audit_assess.h. */
#include "stats/audit_assess.h"
#include "stats/interval.h"

typedef struct FamilyCell {
    CellCounts counts;
    const uint8_t *values; /* of the table, one for each column of the family */
    AuditGroup group;
    AuditSuppressed suppressed;
    bool selected_hidden, labels_hidden; /* in public: a small count could be read off */
} FamilyCell;

typedef struct FamilyCells {
    const AuditFamily *from;
    AuditTexts over;
    FamilyCell *cells;
    size_t count;
    bool has_label;
    bool unlisted; /* which cells there are says too much: all are hidden and none is named */
} FamilyCells;

/* The first `over` columns of the family's table; 0: one cell, the whole population. */
FamilyCells family_cells(Arena *arena, const AuditFamily *family, size_t over);

/* Whether the metric's rate of this cell must not be shown. */
bool family_cell_hides(const FamilyCell *cell, AuditMetric metric);

/* Marks what of the families of one decision must not be shown (AUDIT.md, Suppression). families[0] is the whole population. */
void families_suppress(Arena *arena, FamilyCells *families, size_t count,
                       const AuditJudgement *judgement);

/* Decisions share their rows but for those without one of both: hides in `families` what of the same families is hidden under another
 * decision. Hiding more leaves all the room there was. */
void families_hide_alike(FamilyCells *families, size_t count, const FamilyCells *others,
                         size_t other_count);
