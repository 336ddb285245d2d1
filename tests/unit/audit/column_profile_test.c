/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "audit/column_profile.h"
#include "stats/random_counter.h"

static void types(void **state) {
    (void)state;
    static const struct {
        const char *value;
        char decimal;
        ColumnType type;
    } CASES[] = {
        { "0", '.', COLUMN_NUMBER },
        { "-12", '.', COLUMN_NUMBER },
        { "+12.50", '.', COLUMN_NUMBER },
        { "12,5", ',', COLUMN_NUMBER },
        { "1.234,5", ',', COLUMN_NUMBER },
        { "1.234", ',', COLUMN_TEXT }, /* could be both */
        { " 7 ", '.', COLUMN_NUMBER },
        { "1e-05", '.', COLUMN_NUMBER },
        { "12345678901234567890123", '.', COLUMN_NUMBER },
        { "-", '.', COLUMN_TEXT },
        { ".", '.', COLUMN_TEXT },
        { "12a", '.', COLUMN_TEXT },
        { "2026-12-31", '.', COLUMN_DATE },
        { "1.2.2026", ',', COLUMN_DATE },
        { "31.12.2026", '.', COLUMN_DATE },
        { "2026-02-30", '.', COLUMN_TEXT },
        { "2013-08-13 06:03:42", '.', COLUMN_DATE },
        { "2013-08-13T06:03", '.', COLUMN_DATE },
        { "2013-08-13T06:03:42.125+02:00", '.', COLUMN_DATE },
        { "2013-08-13T06:03:42Z", '.', COLUMN_DATE },
        { "2013-08-13T06", '.', COLUMN_TEXT },
        { "2013-08-13 noon", '.', COLUMN_TEXT },
        { "2013-08-13T06:03:42.", '.', COLUMN_TEXT },
        { "2013-08-13T06:03:42+02", '.', COLUMN_TEXT },
        { "Ja", '.', COLUMN_YES_NO },
        { " FALSE", '.', COLUMN_YES_NO },
        { "n", '.', COLUMN_YES_NO },
        { "nope", '.', COLUMN_TEXT },
        { "\xC3\xA4", '.', COLUMN_TEXT },
        { "", '.', COLUMN_TEXT },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Number number;
        ColumnType type = value_type(str_from(CASES[i].value), CASES[i].decimal, &number);
        if (type != CASES[i].type)
            fail_msg("%s: %d", CASES[i].value, (int)type);
    }
    assert_true(str_eq(column_type_key(COLUMN_YES_NO), STR("yes_no")));
}

/* What C itself reads. */
static void nearest_doubles(void **state) {
    (void)state;
    RandomCounter random = random_counter(11, 0);
    for (int i = 0; i < 20000; i++) {
        char text[64];
        uint64_t draw = random_counter_next(&random), kind = random_counter_next(&random);
        unsigned long long digits = draw >> (kind >> 2 & 63);
        unsigned more = (unsigned)(kind >> 8) % 400;
        if ((kind & 3) == 0)
            (void)snprintf(text, sizeof text, "%llu.%03u", digits, more);
        else if ((kind & 3) == 1)
            (void)snprintf(text, sizeof text, "%llue%u", digits, more % 280);
        else if ((kind & 3) == 2)
            (void)snprintf(text, sizeof text, "-%llue-%u", digits, more);
        else
            (void)snprintf(text, sizeof text, "%llu%u", digits, more);
        Number number;
        assert_true(number_parse(str_from(text), '.', &number));
        double wanted = strtod(text, NULL), got = number_double(&number);
        if (number.more) /* more than 19 digits: the last bit may differ */
            assert_true(fabs(got - wanted) <= fabs(wanted) * 1e-15);
        else
            assert_true(got == wanted);
    }
}

static void add(ColumnTally *tally, const char *value, uint64_t times) {
    column_tally_add(tally, str_from(value), '.', times);
}

static void numbers(void **state) {
    (void)state;
    ColumnTally tally = { 0 };
    ColumnProfile profile = column_profile(&tally);
    assert_int_equal(profile.type, COLUMN_EMPTY);
    assert_false(profile.has_range || profile.has_mean);
    add(&tally, "0.1", 10);
    add(&tally, "-3", 1);
    add(&tally, "1e2", 1);
    add(&tally, "100", 8); /* the same number, another text */
    column_tally_missing(&tally, 5);
    profile = column_profile(&tally);
    assert_int_equal(profile.type, COLUMN_NUMBER);
    assert_int_equal(profile.missing, 5);
    assert_int_equal(profile.values, 20);
    assert_int_equal(profile.numbers, 20);
    assert_int_equal(profile.distinct, 4);
    assert_true(profile.distinct_exact && profile.has_range && profile.has_mean);
    assert_true(profile.min == -3 && profile.max == 100 && profile.mean == 898.0 / 20);
    assert_true(profile.quantiles[0] == -3 && profile.quantiles[6] == 100);
    assert_true(profile.quantiles[3] > 0.0999 && profile.quantiles[3] < 0.1001);
    add(&tally, "none", 1); /* one that is none */
    profile = column_profile(&tally);
    assert_int_equal(profile.type, COLUMN_TEXT);
    assert_int_equal(profile.numbers, 20);
    assert_int_equal(profile.values, 21);
    assert_false(profile.has_range || profile.has_mean);
    column_tally_done(&tally);
    add(&tally, "1e9999", 1);
    profile = column_profile(&tally);
    assert_true(profile.type == COLUMN_NUMBER && !profile.has_mean && isfinite(profile.max));
    column_tally_done(&tally);
}

static void dates(void **state) {
    (void)state;
    ColumnTally tally = { 0 };
    Date day;
    add(&tally, "2024-02-28", 2);
    add(&tally, "1.3.2024", 1);
    add(&tally, "2024-02-29 23:59", 1);
    ColumnProfile profile = column_profile(&tally);
    assert_int_equal(profile.type, COLUMN_DATE);
    assert_int_equal(date_parse_iso(STR("2024-02-28"), &day), ERR_NONE);
    double first = date_days(day);
    assert_true(profile.min == first && profile.max == first + 2 && profile.mean == first + 0.75);
    assert_true(profile.quantiles[3] == first && profile.quantiles[4] == first + 1);
    assert_int_equal(date_parse_iso(STR("2024-01-01"), &day), ERR_NONE);
    assert_int_equal(date_days(day), COLUMN_DAY_CENTRE);
    add(&tally, "12", 1); /* neither all numbers nor all dates */
    assert_int_equal(column_profile(&tally).type, COLUMN_TEXT);
    column_tally_done(&tally);
}

static void assert_same(const ColumnProfile *a, const ColumnProfile *b) {
    assert_true(a->type == b->type && a->missing == b->missing && a->values == b->values);
    assert_true(a->numbers == b->numbers && a->dates == b->dates && a->yes_no == b->yes_no);
    assert_true(a->distinct == b->distinct && a->distinct_exact == b->distinct_exact);
    assert_true(a->has_range == b->has_range && a->has_mean == b->has_mean);
    assert_true(a->min == b->min && a->max == b->max && a->mean == b->mean);
    for (size_t i = 0; i < PROFILE_QUANTILES; i++)
        assert_true(a->quantiles[i] == b->quantiles[i]);
}

/* Columns of one kind, and with one value of another: any order, any sharing out. */
static void order_and_sharing(void **state) {
    (void)state;
    enum { COUNT = 12000, PARTS = 3 };
    static const char *const OTHERS[] = { NULL, NULL, "x", "2020-01-01", "12", "ja" };
    for (size_t kind = 0; kind < 6; kind++) {
        ColumnProfile wanted;
        for (uint64_t round = 0; round < 4; round++) {
            ColumnTally parts[PARTS] = { 0 };
            RandomCounter deal = random_counter(12, round);
            for (size_t i = 0; i < COUNT; i++) {
                size_t at = round % 2 > 0 ? COUNT - 1 - i : i;
                RandomCounter random = random_counter(13, at);
                int draw = (int)(random_counter_next(&random) % 20000);
                ColumnTally *part = &parts[round == 0 ? 0 : random_counter_next(&deal) % PARTS];
                char text[32];
                (void)snprintf(text, sizeof text, kind % 2 > 0 ? "%04d-%02d-%02d" : "%d.%d%d",
                               kind % 2 > 0 ? 1000 + draw / 10 : draw - 9000, 1 + draw % 12,
                               1 + draw % 28);
                if (draw % 50 == 0)
                    column_tally_missing(part, 1);
                else
                    add(part, at == COUNT / 2 && OTHERS[kind] != NULL ? OTHERS[kind] : text, 1);
            }
            column_tally_merge(&parts[0], &parts[1]);
            column_tally_merge(&parts[2], &parts[0]);
            ColumnProfile profile = column_profile(&parts[2]);
            if (round == 0)
                wanted = profile;
            assert_same(&profile, &wanted);
            for (size_t i = 0; i < PARTS; i++)
                column_tally_done(&parts[i]);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types), cmocka_unit_test(nearest_doubles),   cmocka_unit_test(numbers),
        cmocka_unit_test(dates), cmocka_unit_test(order_and_sharing),
    };
    return cmocka_run_group_tests_name("column_profile", tests, NULL, NULL);
}
