/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_human.h"

/* Where being selected is bad for the person, the others were decided, and suggested, in their favour. */
static CellTable turned(Arena *arena, const CellTable *table) {
    Cell *cells = arena_new(arena, Cell, table->count);
    for (size_t i = 0; i < table->count; i++) {
        const CellCounts *from = &table->cells[i].counts;
        cells[i] = table->cells[i];
        cells[i].counts = (CellCounts){ .tp = from->tn,
                                        .fp = from->fn,
                                        .fn = from->fp,
                                        .tn = from->tp,
                                        .selected_unlabelled = from->other_unlabelled,
                                        .other_unlabelled = from->selected_unlabelled,
                                        .undecided = from->undecided };
    }
    CellTable ret = *table;
    ret.cells = cells;
    return ret;
}

static Str column_of(const CellQuestion *question) {
    return question->opt_label != NULL ? question->opt_label->name : question->decisions[0].name;
}

/* True for no row or for each: it tells nothing, and is most often a typing error. */
static void note_constant(const AuditRecount *recount, const CellQuestion *question,
                          const CellTable *table) {
    size_t none = 0;
    CellTable whole = cell_table_over(recount->arena, table, &none, 0);
    CellCounts all = whole.count > 0 ? whole.cells[0].counts : (CellCounts){ 0 };
    bool label = question->opt_label != NULL;
    uint64_t yes = label ? all.tp + all.fn : counts_selected(&all);
    uint64_t of = label ? counts_labelled(&all) : counts_n(&all);
    if (of > 0 && (yes == 0 || yes == of))
        audit_found(recount, AUDIT_FINDING_SUGGESTION_CONSTANT)->column = column_of(question);
}

static Err count(const AuditRecount *recount, const CellQuestion *question, bool turn,
                 const CellTable **ret) {
    size_t all = question->family_count * question->decision_count;
    if (all == 0)
        return ERR_NONE;
    CellTable *tables = arena_new(recount->arena, CellTable, all);
    TRY(audit_recount(recount, question, tables));
    note_constant(recount, question, &tables[0]);
    for (size_t i = 0; i < all && turn; i++)
        tables[i] = turned(recount->arena, &tables[i]);
    *ret = tables;
    return ERR_NONE;
}

Err audit_human(const AuditRecount *recount, const AuditQuestion *question, AuditHuman *ret) {
    bool adverse = recount->options->judgement.selected == AUDIT_SELECTED_ADVERSE;
    *ret = (AuditHuman){ 0 };
    TRY(count(recount, &question->suggestion, adverse, &ret->opt_suggestion));
    return count(recount, &question->deferral, false, &ret->opt_deferral);
}
