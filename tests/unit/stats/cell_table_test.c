/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/cell_table.h"
#include "stats/random_counter.h"

static const Str VALUES[] = { STR_INIT("a"), STR_INIT("b"), STR_INIT("c") };
static const CellColumn COLUMNS[] = { { STR_INIT("x"), VALUES, 3 },
                                      { STR_INIT("y"), VALUES, 2 },
                                      { STR_INIT("z"), VALUES, 3 } };

/* Counts of one row more at each place than at the one before: no two sums are alike by chance. */
static CellTable some_table(Cell *cells) {
    size_t count = 0;
    RandomCounter random = random_counter(3, 1);
    for (uint8_t x = 0; x <= 3; x++)
        for (uint8_t y = 0; y < 2; y++)
            for (uint8_t z = 0; z < 3; z++) {
                uint64_t drawn = random_counter_next(&random);
                if (drawn % 5 == 0)
                    continue; /* a cell without rows is not in the table */
                cells[count++] =
                    (Cell){ .values = { x == 3 ? CELL_MISSING : x, y, z },
                            .counts = { drawn & 0xFF, drawn >> 8 & 0xFF, drawn >> 16 & 0xFF,
                                        drawn >> 24 & 0xFF, drawn >> 32 & 0xFF, drawn >> 40 & 0xFF,
                                        drawn >> 48 & 0xFF } };
            }
    return (CellTable){ COLUMNS, 3, cells, count, true };
}

static void fewer_columns_hold_the_same_rows(void **state) {
    (void)state;
    static const struct {
        size_t columns[3], count;
    } CASES[] = { { { 0, 1, 2 }, 3 }, { { 2, 0 }, 2 }, { { 1 }, 1 }, { { 0 }, 1 }, { { 0 }, 0 } };
    CLEANUP(arena_closep) Arena *arena = arena_open(0);
    Cell cells[24];
    CellTable table = some_table(cells);
    for (size_t k = 0; k < sizeof CASES / sizeof *CASES; k++) {
        CellTable over = cell_table_over(arena, &table, CASES[k].columns, CASES[k].count);
        assert_int_equal(over.column_count, CASES[k].count);
        for (size_t c = 0; c < over.column_count; c++)
            assert_true(str_eq(over.columns[c].name, COLUMNS[CASES[k].columns[c]].name));
        uint64_t seen = 0;
        for (size_t i = 0; i < over.count; i++) {
            uint64_t tp = 0, undecided = 0, n = 0;
            for (size_t j = 0; j < table.count; j++) {
                bool same = true;
                for (size_t c = 0; c < over.column_count; c++)
                    same &= over.cells[i].values[c] == cells[j].values[CASES[k].columns[c]];
                tp += same ? cells[j].counts.tp : 0;
                undecided += same ? cells[j].counts.undecided : 0;
                n += same ? counts_n(&cells[j].counts) : 0;
                seen += same;
            }
            assert_int_equal(over.cells[i].counts.tp, tp);
            assert_int_equal(over.cells[i].counts.undecided, undecided);
            assert_int_equal(counts_n(&over.cells[i].counts), n);
            if (i > 0)
                assert_true(
                    memcmp(over.cells[i - 1].values, over.cells[i].values, CELL_COLUMNS_MAX) < 0);
        }
        assert_int_equal(seen, table.count);
    }
}

static void nothing_stays_nothing(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(0);
    CellTable none = { COLUMNS, 3, NULL, 0, false };
    size_t column = 1;
    assert_int_equal(cell_table_over(arena, &none, &column, 1).count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fewer_columns_hold_the_same_rows),
        cmocka_unit_test(nothing_stays_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
