/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <unistd.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "audit/profile_pass.h"
#include "base/io.h"
#include "stats/random_counter.h"

static Arena *arena;

static int open_arena(void **state) {
    (void)state;
    arena = arena_open(1 << 16);
    return 0;
}

static int close_arena(void **state) {
    (void)state;
    arena_close(arena);
    return 0;
}

/* One line for each column, with all digits. */
static void show(const ProfileColumns *columns, const ColumnProfile *profiles, Out *out) {
    for (size_t i = 0; i < columns->count; i++) {
        const ColumnProfile *of = &profiles[i];
        out_str(out, columns->names[i]);
        out_format(out, ": ");
        out_str(out, column_type_key(of->type));
        out_format(out, " %d missing %d values %d distinct%s", (int)of->missing, (int)of->values,
                   (int)of->distinct, of->distinct_exact ? "" : " estimated");
        char text[400];
        int len = 0;
        if (of->has_range)
            len = snprintf(text, sizeof text, " %.17g..%.17g", of->min, of->max);
        if (of->has_mean)
            len += snprintf(text + len, sizeof text - (size_t)len, " mean %.17g", of->mean);
        for (size_t q = 0; of->has_range && q < PROFILE_QUANTILES; q++)
            len += snprintf(text + len, sizeof text - (size_t)len, " %.17g", of->quantiles[q]);
        out_str(out, (Str){ text, (size_t)len });
        out_char(out, '\n');
    }
}

static void profile_of(const MissingCodes *missing, const ProfileOptions *options, const Str *files,
                       size_t file_count, Out *out) {
    ProfilePass *pass = profile_pass_open(missing, options);
    Err err = ERR_NONE;
    out_reset(out);
    arena_reset(arena);
    for (size_t i = 0; i < file_count && err == ERR_NONE; i++) {
        MemorySource memory = memory_source(files[i], 1000);
        CsvProblem problem = { 0 };
        ProfileFileCounts counts = { 0 };
        err = profile_pass_file(pass, &memory.source, &(DialectOptions){ 0 }, &problem, &counts);
        if (err == ERR_NONE)
            out_format(out, "%d rows %d left out\n", (int)counts.rows, (int)counts.left_out);
        else
            out_format(out, "problem %d %d:%d\n", (int)problem.kind, (int)problem.line,
                       (int)problem.column);
    }
    if (err == ERR_NONE) {
        ProfileColumns columns;
        ColumnProfile *profiles = profile_pass_finish(pass, arena, &columns);
        show(&columns, profiles, out);
    }
    profile_pass_close(pass);
}

static void check(const MissingCodes *missing, const Str *files, size_t count, const char *wanted) {
    CLEANUP(out_done) Out out = out_open(1000);
    for (size_t threads = 1; threads <= 3; threads++)
        for (size_t block = 0; block < 40; block += 13) {
            profile_of(missing, &(ProfileOptions){ threads, block, csv_best_way() }, files, count,
                       &out);
            out_char(&out, '\0');
            assert_string_equal(out.ptr, wanted);
        }
}

static void by_hand(void **state) {
    (void)state;
    static const MissingCode CODES[] = { { STR_INIT("b"), STR_INIT("9") },
                                         { STR_INIT(""), STR_INIT("k.A.") } };
    MissingCodes missing = { CODES, 2 };
    Str file = STR("a;b;c;d;e\r\n"
                   "1;9;ja;2024-01-01;\r\n"
                   "\"1\";8;nein;2024-01-03; \r\n"
                   "3;k.A.;k.A.;\"2024-01-02\";\r\n"
                   "\r\n"
                   "1;2\r\n"
                   "9;7;ja;2024-01-02;\"\"");
    check(&missing, &file, 1,
          "4 rows 1 left out\n"
          "a: number 0 missing 4 values 3 distinct 1..9 mean 3.5 1 1 1 1 3 9 9\n"
          "b: number 2 missing 2 values 2 distinct 7..8 mean 7.5 7 7 7 7 8 8 8\n"
          "c: yes_no 1 missing 3 values 2 distinct\n"
          "d: date 0 missing 4 values 3 distinct 19723..19725 mean 19724 19723 19723 19723 19724 "
          "19724 19725 19725\n"
          "e: empty 4 missing 0 values 0 distinct\n");
    Str one = STR("a\n\n5\n\r\n\"\"\n");
    check(&(MissingCodes){ 0 }, &one, 1,
          "2 rows 0 left out\na: number 1 missing 1 values 1 distinct 5..5 mean 5 5 5 5 5 5 5 5\n");
}

/* The dialect of each file holds for its own values; columns are found by name. */
static void files_join(void **state) {
    (void)state;
    const Str files[] = { STR("x,y,x\n1.5,a,1\n"), STR("x;z;x\n2,5;b;1\n3,5;b;2\n") };
    check(&(MissingCodes){ 0 }, files, 2,
          "1 rows 0 left out\n2 rows 0 left out\n"
          /* the middles of [1.5, 1.5 + 1/512) and [2.5, 2.5 + 1/256), and the largest value */
          "x: number 0 missing 3 values 3 distinct 1.5..3.5 mean 2.5 1.5009765625 1.5009765625 "
          "1.5009765625 2.501953125 3.5 3.5 3.5\n"
          "y: text 0 missing 1 values 1 distinct\n"
          "x: number 0 missing 3 values 2 distinct 1..2 mean 1.3333333333333333 1 1 1 1 2 2 2\n"
          "z: text 0 missing 2 values 1 distinct\n");
}

static void too_many_columns(void **state) {
    (void)state;
    CLEANUP(out_done) Out text = out_open(1 << 14);
    for (size_t line = 0; line < 3; line++)
        for (size_t i = 0; i <= PROFILE_COLUMNS_MAX; i++)
            out_format(&text, "%s%d%s", line == 0 ? "c" : "", (int)i,
                       i < PROFILE_COLUMNS_MAX ? "," : "\n");
    ProfilePass *pass =
        profile_pass_open(&(MissingCodes){ 0 }, &(ProfileOptions){ 2, 0, csv_best_way() });
    MemorySource memory = memory_source(out_view(&text), 0);
    CsvProblem problem;
    ProfileFileCounts counts;
    assert_int_equal(
        profile_pass_file(pass, &memory.source, &(DialectOptions){ 0 }, &problem, &counts),
        ERR_NONE);
    assert_int_equal(counts.columns_left_out, 1);
    ProfileColumns columns;
    ColumnProfile *profiles = profile_pass_finish(pass, arena, &columns);
    assert_int_equal(columns.count, PROFILE_COLUMNS_MAX);
    for (size_t i = 0; i < columns.count; i++)
        assert_true(profiles[i].values == 2 && profiles[i].mean == (double)i);
    profile_pass_close(pass);
}

/* -- Real files, against what sorting all values gives ------------------------------------------- */

enum { ROWS_MAX = 60000 };

typedef struct Naive {
    Str texts[ROWS_MAX];
    double numbers[ROWS_MAX];
} Naive;

static int compare_texts(const void *a, const void *b) {
    return str_compare(*(const Str *)a, *(const Str *)b);
}

static int compare_numbers(const void *a, const void *b) {
    const double *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

/* RFC 4180 byte by byte: the fields of a column, without the header. */
static size_t fields_of(Str file, size_t column, Str *ret) {
    size_t count = 0, field = 0, line = 0;
    for (size_t at = 0; at < file.len;) {
        size_t begin = at, end;
        if (file.ptr[at] == '"') {
            begin++;
            for (at++; file.ptr[at] != '"' || file.ptr[at + 1] == '"'; at++)
                at += file.ptr[at] ==
                      '"'; /* a doubled one: stays so, which changes no number of values */
            end = at++;
        } else {
            while (at < file.len && file.ptr[at] != ',' && file.ptr[at] != '\n')
                at++;
            end = at > begin && file.ptr[at - 1] == '\r' ? at - 1 : at;
        }
        if (field++ == column && line > 0)
            ret[count++] = (Str){ file.ptr + begin, end - begin };
        while (at < file.len && file.ptr[at] == '\r')
            at++;
        if (at >= file.len || file.ptr[at] == '\n') {
            line++;
            field = 0;
        }
        at++;
    }
    return count;
}

static void check_numbers(const ColumnProfile *got, Naive *naive, size_t count) {
    long double sum = 0;
    for (size_t i = 0; i < count; i++) {
        char *end, text[64];
        (void)snprintf(text, sizeof text, STR_FMT, STR_ARG(naive->texts[i]));
        naive->numbers[i] = strtod(text, &end);
        assert_true(*end == '\0');
        sum += naive->numbers[i];
    }
    qsort(naive->numbers, count, sizeof *naive->numbers, compare_numbers);
    assert_true(got->min == naive->numbers[0] && got->max == naive->numbers[count - 1]);
    double mean = (double)(sum / (long double)count);
    assert_true(fabs(got->mean - mean) <= 1e-13 * fabs(mean));
    for (size_t q = 0; q < PROFILE_QUANTILES; q++) {
        double wanted = naive->numbers[(count * PROFILE_PER_THOUSAND[q] + 999) / 1000 - 1];
        bool is_exact = wanted == floor(wanted) && fabs(wanted) <= 1024;
        assert_true(fabs(got->quantiles[q] - wanted) <= (is_exact ? 0 : fabs(wanted) / 1024));
    }
}

static void check_column(const ColumnProfile *got, Str file, size_t column, Naive *naive) {
    size_t rows = fields_of(file, column, naive->texts), count = 0, distinct = 0;
    for (size_t i = 0; i < rows; i++)
        if (!str_empty(str_trim(naive->texts[i])))
            naive->texts[count++] = naive->texts[i];
    assert_int_equal(got->missing, rows - count);
    assert_int_equal(got->values, count);
    qsort(naive->texts, count, sizeof *naive->texts, compare_texts);
    for (size_t i = 0; i < count; i++)
        distinct += i == 0 || !str_eq(naive->texts[i], naive->texts[i - 1]);
    if (distinct <= DISTINCT_EXACT_MAX)
        assert_true(got->distinct_exact && got->distinct == distinct);
    else
        assert_true(!got->distinct_exact &&
                    fabs((double)got->distinct - (double)distinct) < 0.033 * (double)distinct);
    if (got->type == COLUMN_NUMBER)
        check_numbers(got, naive, count);
}

typedef struct KnownType {
    const char *column;
    ColumnType type;
} KnownType;

/* Nothing may be open: a test that is left out leaves by a jump. */
static void leave_out_without(const char *path) {
    if (access(path, R_OK) != 0)
        skip();
}

static void check_file(const char *name, size_t rows, const KnownType *known, size_t known_count) {
    const char *folder = getenv("EINKLANG_TESTDATA");
    Str path = str_join(arena, str_from(folder != NULL ? folder : "../shared/data"), STR("/audit/"),
                        str_from(name));
    leave_out_without(str_c(arena, path));
    CLEANUP(arena_closep) Arena *own = arena_open(1 << 20);
    Str file;
    assert_int_equal(file_read_all(own, str_c(own, path), 16 << 20, &file), ERR_NONE);
    Naive *naive = calloc(1, sizeof *naive);
    ProfilePass *pass =
        profile_pass_open(&(MissingCodes){ 0 }, &(ProfileOptions){ 3, 9999, csv_best_way() });
    MemorySource memory = memory_source(file, 0);
    CsvProblem problem;
    ProfileFileCounts counts;
    ProfileColumns columns;
    assert_int_equal(
        profile_pass_file(pass, &memory.source, &(DialectOptions){ 0 }, &problem, &counts),
        ERR_NONE);
    assert_int_equal(counts.rows, rows);
    assert_int_equal(counts.left_out, 0);
    ColumnProfile *profiles = profile_pass_finish(pass, own, &columns);
    for (size_t i = 0; i < columns.count; i++)
        check_column(&profiles[i], file, i, naive);
    for (size_t k = 0; k < known_count; k++) {
        ColumnNames names = { columns.names, columns.count };
        size_t column;
        bool again;
        assert_true(column_find(&names, str_from(known[k].column), &column, &again));
        assert_int_equal(profiles[column].type, known[k].type);
    }
    profile_pass_close(pass);
    free(naive);
}

static void adult(void **state) {
    (void)state;
    static const KnownType KNOWN[] = { { "age", COLUMN_NUMBER },
                                       { "fnlwgt", COLUMN_NUMBER },
                                       { "sex", COLUMN_TEXT } };
    check_file("adult/adult.csv", 32561, KNOWN, 3);
}

static void german(void **state) {
    (void)state;
    static const KnownType KNOWN[] = { { "credit_amount", COLUMN_NUMBER },
                                       { "status", COLUMN_TEXT } };
    check_file("german/german.csv", 1000, KNOWN, 2);
}

static void compas(void **state) {
    (void)state;
    static const KnownType KNOWN[] = { { "dob", COLUMN_EMPTY },
                                       { "c_jail_in", COLUMN_DATE },
                                       { "violent_recid", COLUMN_EMPTY },
                                       { "decile_score", COLUMN_NUMBER } };
    check_file("compas-scores-two-years.csv", 7214, KNOWN, 4);
}

/* Files as the world writes them: what is in them, counted by hand. */
static void torture(void **state) {
    (void)state;
    static const struct {
        const char *name, *wanted; /* so it begins */
    } FILES[] = {
        { "empty", "problem 4 1:1\n" },
        { "header_only", "0 rows 0 left out\na: empty 0 missing 0 values 0 distinct\nb: empty" },
        { "late_quote", "25001 rows 0 left out\nname: text 0 missing 25001 values" },
        { "latin1", "1 rows 0 left out\nName: text 0 missing 1 values 1 distinct\n"
                    "Stra\xC3\x9F"
                    "e: text 0 missing 1 values 1 distinct\ndec: number" },
        { "no_final_newline", "1 rows 0 left out\na: number 0 missing 1 values 1 distinct 1..1" },
        { "dup_header",
          "1 rows 0 left out\na: number 0 missing 1 values 1 distinct 1..1 mean 1 1 1 1 1 1 1 1\n"
          "a: number 0 missing 1 values 1 distinct 2..2 mean 2" },
        { "excel_sep", "1 rows 0 left out\na: number 0 missing 1 values 1 distinct 1..1" },
        { "cr_only", "2 rows 0 left out\na: number 0 missing 2 values 2 distinct 1..3 mean 2 1 1 1 "
                     "1 3 3 3\n" },
        /* (1234.56 + 0.99) / 2 */
        { "bom_semicolon_latin1",
          "2 rows 0 left out\nName: text 0 missing 2 values 2 distinct\n"
          "Entscheidung: number 0 missing 2 values 2 distinct 0..1 mean 0.5 0 0 0 0 1 1 1\n"
          "Betrag: number 0 missing 2 values 2 distinct 0.98999999999999999..1234.5599999999999 "
          "mean 617.77499999999998" },
    };
    const char *folder = getenv("EINKLANG_TESTDATA");
    leave_out_without(
        str_c(arena, str_join(arena, str_from(folder != NULL ? folder : "../shared/data"),
                              STR("/audit/torture/"))));
    CLEANUP(out_done) Out wanted = out_open(1000), got = out_open(1000);
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        CLEANUP(arena_closep) Arena *own = arena_open(1 << 12);
        Str file, path = str_join(own, str_from(folder != NULL ? folder : "../shared/data"),
                                  STR("/audit/torture/"), str_from(FILES[i].name), STR(".csv"));
        assert_int_equal(file_read_all(own, str_c(own, path), 16 << 20, &file), ERR_NONE);
        MissingCodes none = { 0 };
        profile_of(&none, &(ProfileOptions){ 1, 0, CSV_WAY_EXACT }, &file, 1, &wanted);
        if (!str_starts(out_view(&wanted), str_from(FILES[i].wanted)))
            fail_msg("%s: " STR_FMT, FILES[i].name, STR_ARG(out_view(&wanted)));
        for (size_t threads = 1; threads <= 3; threads++)
            for (size_t block = 0; block < 400; block += 133) {
                profile_of(&none, &(ProfileOptions){ threads, block, csv_best_way() }, &file, 1,
                           &got);
                assert_true(str_eq(out_view(&got), out_view(&wanted)));
            }
    }
}

/* -- Nothing depends on how ---------------------------------------------------------------------- */

static void nothing_depends_on_how(void **state) {
    (void)state;
    static const size_t BLOCKS[] = { 30, 777, 5000, 1 << 20 };
    static const char *const PLACE[] = { "Berlin", "\"Halle, Saale\"", "\"Frankfurt\nam Main\"",
                                         "Rothenburg ob der Tauber", "" };
    CLEANUP(out_done) Out text = out_open(1 << 18), wanted = out_open(1 << 14), got = { 0 };
    RandomCounter random = random_counter(21, 0);
    out_c(&text, "id,amount,place,day,mixed\n");
    for (int i = 0; i < 9000; i++) {
        uint64_t draw = random_counter_next(&random);
        out_format(&text, "%d,%s%d.%d,%s,%d-0%d-1%d,%s%s", i, draw & 1 ? "-" : "",
                   (int)(draw >> 8 & 0xFFFFF), (int)(draw >> 32 & 7), PLACE[(draw >> 36) % 5],
                   (int)(1900 + (draw >> 40) % 200), (int)(1 + (draw >> 48) % 9),
                   (int)((draw >> 52) % 10), draw >> 56 == 7 ? "x" : "1.5",
                   draw & 2 ? "\n" : "\r\n");
        if (draw >> 58 == 3)
            out_c(&text, "1,2\n\n\"a\"b,1,2,3,4\n");
    }
    Str file = out_view(&text);
    MissingCodes none = { 0 };
    profile_of(&none, &(ProfileOptions){ 1, 0, CSV_WAY_EXACT }, &file, 1, &wanted);
    for (CsvWay way = 0; way < CSV_WAY_COUNT; way++)
        for (size_t i = 0; i < 4 && csv_has_way(way); i++)
            for (size_t threads = 1; threads <= 5; threads += 2) {
                profile_of(&none, &(ProfileOptions){ threads, BLOCKS[i], way }, &file, 1, &got);
                assert_true(str_eq(out_view(&got), out_view(&wanted)));
            }
}

static void broken_files(void **state) {
    (void)state;
    const Str files[] = { STR(""), STR("a,b\n1,2\n1,\"2\n"), STR("a,b\n") };
    check(&(MissingCodes){ 0 }, &files[0], 1, "problem 4 1:1\n");
    check(&(MissingCodes){ 0 }, &files[1], 1, "problem 7 3:2\n");
    check(&(MissingCodes){ 0 }, &files[2], 1,
          "0 rows 0 left out\na: empty 0 missing 0 values 0 distinct\n"
          "b: empty 0 missing 0 values 0 distinct\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),          cmocka_unit_test(files_join),
        cmocka_unit_test(too_many_columns), cmocka_unit_test(adult),
        cmocka_unit_test(german),           cmocka_unit_test(compas),
        cmocka_unit_test(torture),          cmocka_unit_test(nothing_depends_on_how),
        cmocka_unit_test(broken_files),
    };
    return cmocka_run_group_tests_name("profile_pass", tests, open_arena, close_arena);
}
