/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>

#include "stats/audit_family.h"

enum { AMOUNTS_MAX = 6, SELECTED_AMOUNTS = 3, CODE_NONE = UINT8_MAX - 1 };
_Static_assert(CELL_VALUES_MAX < CODE_NONE && CELL_MISSING != CODE_NONE, "a code of its own");

/* What is hidden in one pass, and what of a cell can be read off somewhere. A cell whose rows are hidden shows nothing else, one whose
 * selected are hidden no label: each pass begins with what the one before has hidden. */
typedef enum Amounts { OF_ROWS, OF_SELECTED, OF_LABELS } Amounts;

/* What is hidden of one family, and the amounts that must not be worked out: rows; selected and not; what amounts_of gives for labels. */
typedef struct Hiding {
    const FamilyCells *family;
    Amounts which;
    bool *hidden;
    uint64_t (*amounts)[AMOUNTS_MAX];
    size_t amount_count;
    uint64_t least; /* k */
} Hiding;

/* A way of adding cells up that somebody can read elsewhere: by the values of some columns. */
typedef struct Summary {
    size_t columns[CELL_COLUMNS_MAX]; /* of the family */
    size_t column_count;
    const FamilyCells *opt_shown;        /* the family that shows these sums */
    const bool *opt_hidden;              /* what of it is hidden */
    uint8_t (*opt_codes)[UINT8_MAX + 1]; /* the family's values as those of opt_shown */
} Summary;

/* All of them: those of the selected first. */
static void parts_of(const CellCounts *c, uint64_t ret[static AMOUNTS_MAX]) {
    ret[0] = c->tp;
    ret[1] = c->fp;
    ret[2] = c->selected_unlabelled;
    ret[3] = c->fn;
    ret[4] = c->tn;
    ret[5] = c->other_unlabelled;
}

static size_t amounts_of(const CellCounts *c, Amounts which, uint64_t ret[static AMOUNTS_MAX]) {
    switch (which) {
    case OF_ROWS: ret[0] = counts_n(c); return 1;
    case OF_SELECTED:
        ret[0] = counts_selected(c);
        ret[1] = counts_n(c) - counts_selected(c);
        return 2;
    case OF_LABELS: parts_of(c, ret); return AMOUNTS_MAX;
    }
    abort();
}

static bool is_small(uint64_t amount, uint64_t least) {
    return amount > 0 && amount < least;
}

static bool any_small(const uint64_t *amounts, size_t count, uint64_t least) {
    for (size_t i = 0; i < count; i++)
        if (is_small(amounts[i], least))
            return true;
    return false;
}

typedef struct Placed {
    uint8_t key[CELL_COLUMNS_MAX];
    uint64_t rows;
    size_t cell;
} Placed;

/* By line, in it the smallest first. */
static int by_place(const void *a, const void *b) {
    const Placed *left = a, *right = b;
    int order = memcmp(left->key, right->key, sizeof left->key);
    if (order != 0)
        return order;
    if (left->rows != right->rows)
        return left->rows < right->rows ? -1 : 1;
    return left->cell < right->cell ? -1 : left->cell > right->cell;
}

static bool has_amount(const Hiding *hiding, size_t cell) {
    for (size_t i = 0; i < hiding->amount_count; i++)
        if (hiding->amounts[cell][i] > 0)
            return true;
    return false;
}

typedef struct LineSums {
    size_t hidden;
    uint64_t sums[AMOUNTS_MAX];
} LineSums;

static void line_add(const Hiding *hiding, size_t cell, LineSums *line) {
    line->hidden++;
    for (size_t i = 0; i < hiding->amount_count; i++)
        line->sums[i] += hiding->amounts[cell][i];
}

/* Nothing hidden, or at least two whose sum leaves room for k, though each hidden cell that is listed has a row. The parts of a hidden sum are hidden. */
static bool line_holds(const Hiding *hiding, const LineSums *line, bool sum_hidden) {
    if (line->hidden == 0)
        return !sum_hidden;
    bool enough = line->hidden >= 2 && !sum_hidden;
    uint64_t least = hiding->least + (hiding->which == OF_ROWS ? line->hidden : 0);
    for (size_t i = 0; i < hiding->amount_count; i++)
        enough = enough && (line->sums[i] == 0 || line->sums[i] >= least);
    return enough;
}

/* Hides the smallest ones shown until the line holds, or there is no more to hide. */
static bool line_mend(const Hiding *hiding, const Placed *line, size_t count, bool sum_hidden) {
    LineSums sums = { 0 };
    for (size_t i = 0; i < count; i++)
        if (hiding->hidden[line[i].cell])
            line_add(hiding, line[i].cell, &sums);
    bool changed = false;
    for (size_t i = 0; i < count && !line_holds(hiding, &sums, sum_hidden); i++) {
        size_t cell = line[i].cell;
        if (hiding->hidden[cell] || !has_amount(hiding, cell))
            continue;
        hiding->hidden[cell] = changed = true;
        line_add(hiding, cell, &sums);
    }
    return changed;
}

/* Cells are in the order of their values. */
static bool sum_is_hidden(const Summary *by, const Placed *line) {
    if (by->opt_shown == NULL)
        return false;
    size_t low = 0, high = by->opt_shown->count;
    if (by->column_count == 0)
        return by->opt_hidden[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = memcmp(by->opt_shown->cells[middle].values, line->key, by->column_count);
        if (order == 0)
            return by->opt_hidden[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static bool summary_mend(const Hiding *hiding, const Summary *by, Placed *placed) {
    const FamilyCells *family = hiding->family;
    for (size_t i = 0; i < family->count; i++) {
        placed[i] = (Placed){ .cell = i, .rows = counts_n(&family->cells[i].counts) };
        for (size_t c = 0; c < by->column_count; c++) {
            uint8_t code = family->cells[i].values[by->columns[c]];
            placed[i].key[c] = by->opt_codes != NULL ? by->opt_codes[c][code] : code;
        }
    }
    qsort(placed, family->count, sizeof *placed, by_place);
    bool changed = false;
    for (size_t begin = 0, end; begin < family->count; begin = end) {
        for (end = begin + 1; end < family->count; end++)
            if (memcmp(placed[end].key, placed[begin].key, sizeof placed[begin].key) != 0)
                break;
        if (line_mend(hiding, placed + begin, end - begin, sum_is_hidden(by, placed + begin)))
            changed = true;
    }
    return changed;
}

/* Tables need not have the same values: those of `from` in the order of `to`. */
static void codes_between(const CellColumn *from, const CellColumn *to, uint8_t *ret) {
    memset(ret, CODE_NONE, UINT8_MAX + 1);
    ret[CELL_MISSING] = CELL_MISSING;
    for (size_t i = 0; i < from->count; i++)
        for (size_t k = 0; k < to->count; k++)
            if (str_eq(from->values[i], to->values[k]))
                ret[i] = (uint8_t)k;
}

/* The sums that `part` shows of `family`; false: it has other columns, or as many. */
static bool shown_by(Arena *arena, const FamilyCells *part, const FamilyCells *family,
                     Summary *ret) {
    *ret = (Summary){ .column_count = part->over.count, .opt_shown = part };
    if (part->over.count >= family->over.count)
        return false;
    for (size_t i = 0; i < part->over.count; i++) {
        size_t at = 0;
        while (at < family->over.count && !str_eq(family->over.items[at], part->over.items[i]))
            at++;
        if (at == family->over.count)
            return false;
        ret->columns[i] = at;
    }
    if (part->over.count > 0)
        ret->opt_codes = arena_bytes(arena, part->over.count * sizeof *ret->opt_codes);
    for (size_t i = 0; i < part->over.count; i++)
        codes_between(&family->from->table->columns[ret->columns[i]],
                      &part->from->table->columns[i], ret->opt_codes[i]);
    return true;
}

/* What other families show, and each value of each column, which is always taken as known. */
static size_t summaries_of(Arena *arena, const FamilyCells *families, size_t count, size_t which,
                           bool *const *hidden, Summary *ret) {
    const FamilyCells *family = &families[which];
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        if (i != which && shown_by(arena, &families[i], family, &ret[found]))
            ret[found++].opt_hidden = hidden[i];
    for (size_t c = 0; c < family->over.count && family->over.count > 1; c++) {
        bool is_there = false;
        for (size_t i = 0; i < found; i++)
            is_there = is_there || (ret[i].column_count == 1 && ret[i].columns[0] == c);
        if (!is_there)
            ret[found++] = (Summary){ .columns = { c }, .column_count = 1 };
    }
    return found;
}

static void hide_more(Arena *arena, const FamilyCells *families, size_t count, size_t which,
                      bool *const *hidden, const Hiding *hiding) {
    Summary *summaries = arena_new(arena, Summary, count + families[which].over.count);
    size_t lines = summaries_of(arena, families, count, which, hidden, summaries);
    Placed *placed = calloc(families[which].count + 1, sizeof *placed);
    if (placed == NULL)
        abort();
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < lines; i++)
            if (summary_mend(hiding, &summaries[i], placed))
                changed = true;
    }
    free(placed);
}

/* -- Room to move ---------------------------------------------------------------------------------------------------------------- */

/* Two hidden ones in each line are not enough: what is hidden in the other lines may leave a number no room. It has room for k if so
 * many rows could be in other cells without any sum being another: from c and d to c' and d', which have each other's value in one
 * column, or back. All four have the same room. Of more cells than these, only so many are tried as partners. */
enum { PARTNERS_MAX = 2048 };

typedef struct Square {
    size_t cells[4]; /* c, d, c', d' */
    uint64_t cost;   /* rows shown that would be hidden for it */
} Square;

static uint64_t rows_of(const FamilyCells *family, size_t cell) {
    return counts_n(&family->cells[cell].counts);
}

static uint64_t lesser(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

/* How much may leave both: a row stays in each, for a cell that is listed has one. */
static uint64_t may_leave(uint64_t a, uint64_t b) {
    return a == 0 || b == 0 ? 0 : lesser(a, b) - 1;
}

/* The cell with these values, or the count of cells. */
static size_t cell_with(const FamilyCells *family, const uint8_t *values) {
    size_t low = 0, high = family->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = memcmp(family->cells[middle].values, values, family->over.count);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return family->count;
}

/* Whether exchanging the value of one column leaves all sums that other families may know: none of them looks at this column
 * together with another one in which both differ. */
static bool sums_stay(const FamilyCells *families, size_t count, const FamilyCells *family,
                      const FamilyCell *c, const FamilyCell *d, size_t column) {
    for (size_t f = 0; f < count; f++) {
        if (&families[f] == family || families[f].over.count < 2)
            continue;
        bool looks = false, at_another = false;
        for (size_t i = 0; i < families[f].over.count; i++) {
            for (size_t k = 0; k < family->over.count; k++) {
                if (!str_eq(families[f].over.items[i], family->over.items[k]))
                    continue;
                looks = looks || k == column;
                at_another = at_another || (k != column && c->values[k] != d->values[k]);
            }
        }
        if (looks && at_another)
            return false;
    }
    return true;
}

/* Rows of one kind from a pair of cells to the other pair; sums of each kind are known, so that both give the same of each. */
static uint64_t rows_may_leave(const FamilyCells *family, const size_t pair[2]) {
    uint64_t of_one[AMOUNTS_MAX], of_other[AMOUNTS_MAX], sum = 0;
    parts_of(&family->cells[pair[0]].counts, of_one);
    parts_of(&family->cells[pair[1]].counts, of_other);
    for (size_t i = 0; i < AMOUNTS_MAX; i++)
        sum += lesser(of_one[i], of_other[i]);
    return lesser(sum, may_leave(rows_of(family, pair[0]), rows_of(family, pair[1])));
}

/* How much of one amount may leave a pair while others come back for it: their sum in each cell is known. */
static uint64_t amount_may_leave(const Hiding *hiding, const size_t pair[2], const size_t back[2],
                                 size_t amount) {
    size_t half = hiding->which == OF_SELECTED ? 2 : SELECTED_AMOUNTS;
    size_t begin = amount / half * half;
    uint64_t others = 0;
    for (size_t i = begin; i < begin + half; i++)
        others +=
            i == amount ? 0 : lesser(hiding->amounts[back[0]][i], hiding->amounts[back[1]][i]);
    return lesser(lesser(hiding->amounts[pair[0]][amount], hiding->amounts[pair[1]][amount]),
                  others);
}

/* Of rows all four cells have the same room; of other amounts it is asked for what of the first is small. */
static bool has_room(const Hiding *hiding, const size_t cells[4]) {
    if (hiding->which == OF_ROWS)
        return rows_may_leave(hiding->family, cells) + rows_may_leave(hiding->family, cells + 2) >=
               hiding->least;
    for (size_t i = 0; i < hiding->amount_count; i++)
        if (is_small(hiding->amounts[cells[0]][i], hiding->least) &&
            amount_may_leave(hiding, cells, cells + 2, i) +
                    amount_may_leave(hiding, cells + 2, cells, i) <
                hiding->least)
            return false;
    return true;
}

/* The square of c and d over one column; false: there is none with room for k. */
static bool square_of(const Hiding *hiding, size_t c, size_t d, size_t column, Square *ret) {
    const FamilyCells *family = hiding->family;
    uint8_t values[2][CELL_COLUMNS_MAX];
    const uint8_t *of_c = family->cells[c].values, *of_d = family->cells[d].values;
    memcpy(values[0], of_c, family->over.count);
    memcpy(values[1], of_d, family->over.count);
    values[0][column] = of_d[column];
    values[1][column] = of_c[column];
    *ret =
        (Square){ .cells = { c, d, cell_with(family, values[0]), cell_with(family, values[1]) } };
    if (ret->cells[2] == family->count || ret->cells[3] == family->count)
        return false;
    for (size_t i = 0; i < 4; i++)
        ret->cost += hiding->hidden[ret->cells[i]] ? 0 : rows_of(family, ret->cells[i]);
    return has_room(hiding, ret->cells);
}

/* The cheapest square of c. */
static bool best_square(const FamilyCells *families, size_t count, const Hiding *hiding, size_t c,
                        Square *ret) {
    const FamilyCells *family = hiding->family;
    bool found = false;
    size_t step = family->count / PARTNERS_MAX + 1;
    for (size_t d = 0; d < family->count; d += step) {
        const FamilyCell *one = &family->cells[c], *other = &family->cells[d];
        size_t differ = 0;
        for (size_t k = 0; k < family->over.count; k++)
            differ += one->values[k] != other->values[k];
        for (size_t k = 0; k < family->over.count && differ >= 2; k++) {
            Square square;
            if (one->values[k] == other->values[k] || !square_of(hiding, c, d, k, &square) ||
                (found && square.cost >= ret->cost) ||
                !sums_stay(families, count, family, one, other, k))
                continue;
            *ret = square;
            found = true;
        }
    }
    return found;
}

/* What of a cell needs room: its rows; later, amounts that are small, unless all of the cell is hidden. */
static bool needs_room(const Hiding *hiding, size_t cell) {
    if (!hiding->hidden[cell])
        return false;
    return hiding->which == OF_ROWS ||
           (hiding->family->cells[cell].suppressed == AUDIT_SHOWN &&
            any_small(hiding->amounts[cell], hiding->amount_count, hiding->least));
}

/* Gives each hidden cell of a crossed family room. False: one cannot have it. */
static bool make_room(Arena *arena, const FamilyCells *families, size_t count,
                      const Hiding *hiding) {
    const FamilyCells *family = hiding->family;
    bool *has = arena_new(arena, bool, family->count);
    for (size_t c = 0; c < family->count && family->over.count >= 2; c++) {
        Square square = { 0 };
        if (has[c] || !needs_room(hiding, c))
            continue;
        if (!best_square(families, count, hiding, c, &square))
            return false;
        for (size_t i = 0; i < 4; i++) {
            hiding->hidden[square.cells[i]] = true;
            has[square.cells[i]] = hiding->which == OF_ROWS || i == 0;
        }
    }
    return true;
}

/* -- What is hidden first -------------------------------------------------------------------------------------------------------- */

/* In the order of their columns, so that what a sum hides is known before its parts. */
static void hide(Arena *arena, FamilyCells *families, size_t count, uint64_t least, Amounts which,
                 bool **hidden) {
    for (size_t columns = 0; columns <= CELL_COLUMNS_MAX; columns++) {
        for (size_t f = 0; f < count; f++) {
            FamilyCells *family = &families[f];
            if (family->over.count != columns)
                continue;
            Hiding hiding = {
                .family = family, .which = which, .hidden = hidden[f], .least = least
            };
            hiding.amounts = arena_bytes(arena, family->count * sizeof *hiding.amounts);
            for (size_t i = 0; i < family->count; i++) {
                const FamilyCell *cell = &family->cells[i];
                hiding.amount_count = amounts_of(&cell->counts, which, hiding.amounts[i]);
                hidden[f][i] = cell->suppressed != AUDIT_SHOWN ||
                               (which == OF_LABELS && cell->selected_hidden) ||
                               any_small(hiding.amounts[i], hiding.amount_count, least);
            }
            hide_more(arena, families, count, f, hidden, &hiding);
            if (make_room(arena, families, count, &hiding))
                continue;
            family->unlisted = family->unlisted || which == OF_ROWS;
            memset(hidden[f], true, family->count);
        }
    }
}

static void mark(FamilyCell *cell, Amounts which, bool is_hidden) {
    if (!is_hidden)
        return;
    if (which == OF_SELECTED)
        cell->selected_hidden = true;
    if (which == OF_LABELS)
        cell->labels_hidden = true;
    if (which == OF_ROWS)
        cell->suppressed = AUDIT_HIDDEN;
}

void families_suppress(Arena *arena, FamilyCells *families, size_t count,
                       const AuditJudgement *judgement) {
    Amounts last = judgement->disclosure != AUDIT_PUBLIC ? OF_ROWS
                   : families[0].has_label               ? OF_LABELS
                                                         : OF_SELECTED;
    bool **hidden = arena_new(arena, bool *, count);
    for (size_t f = 0; f < count; f++)
        hidden[f] = arena_new(arena, bool, families[f].count);
    for (Amounts which = OF_ROWS; which <= last; which++) {
        hide(arena, families, count, judgement->min_cell, which, hidden);
        for (size_t f = 0; f < count; f++)
            for (size_t i = 0; i < families[f].count; i++)
                mark(&families[f].cells[i], which, hidden[f][i]);
    }
}

/* -- Several decisions ------------------------------------------------------------------------------------------------------------ */

static bool same_columns(const FamilyCells *a, const FamilyCells *b) {
    if (a->over.count != b->over.count)
        return false;
    for (size_t i = 0; i < a->over.count; i++)
        if (!str_eq(a->over.items[i], b->over.items[i]))
            return false;
    return true;
}

static void hide_same_cells(FamilyCells *family, const FamilyCells *other) {
    uint8_t codes[CELL_COLUMNS_MAX][UINT8_MAX + 1], values[CELL_COLUMNS_MAX];
    for (size_t c = 0; c < family->over.count; c++)
        codes_between(&other->from->table->columns[c], &family->from->table->columns[c], codes[c]);
    for (size_t i = 0; i < other->count; i++) {
        const FamilyCell *from = &other->cells[i];
        for (size_t c = 0; c < family->over.count; c++)
            values[c] = codes[c][from->values[c]];
        size_t at = family->over.count == 0 ? 0 : cell_with(family, values);
        if (at == family->count)
            continue;
        FamilyCell *to = &family->cells[at];
        if (from->suppressed != AUDIT_SHOWN)
            to->suppressed = from->suppressed;
        to->selected_hidden = to->selected_hidden || from->selected_hidden;
        to->labels_hidden = to->labels_hidden || from->labels_hidden;
    }
}

void families_hide_alike(FamilyCells *families, size_t count, const FamilyCells *others,
                         size_t other_count) {
    for (size_t f = 0; f < count; f++) {
        for (size_t i = 0; i < other_count; i++) {
            if (!same_columns(&families[f], &others[i]))
                continue;
            families[f].unlisted = families[f].unlisted || others[i].unlisted;
            hide_same_cells(&families[f], &others[i]);
        }
        for (size_t i = 0; i < families[f].count && families[f].unlisted; i++)
            families[f].cells[i].suppressed = AUDIT_HIDDEN;
    }
}
