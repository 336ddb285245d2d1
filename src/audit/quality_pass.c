/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/quality_pass.h"

#include <stdlib.h>

#include "audit/csv_rows.h"
#include "audit/value_rule.h"

/* Lines of several files in one number: told as they are. */
#define FILE_SHIFT 48

/* A rule as it is used. */
typedef struct Checking {
    const QualityRule *rule;
    ValueRule value; /* TYPE, RANGE, PATTERN, CODES */
    UniqueKeys *opt_keys;
    size_t columns[QUALITY_COLUMNS_MAX]; /* in the file */
    QualityResult result;
} Checking;

struct QualityPass {
    Arena *arena;
    QualityOptions options;
    Checking *checks;
    size_t count;
    size_t file;
    Out room, key;
};

/* -- Rules ----------------------------------------------------------------------------------------- */

static bool is_type(Str name, ColumnType *ret) {
    for (ColumnType type = COLUMN_NUMBER; type <= COLUMN_TEXT; type++)
        if (str_eq(column_type_key(type), name)) {
            *ret = type;
            return true;
        }
    return false;
}

/* A limit, of the same kind as the other one. */
static bool is_limit(Str text, ValueRule *value, bool is_first, Number *ret, bool *ret_has) {
    ColumnType type;
    *ret_has = !str_empty(text);
    if (!*ret_has)
        return true;
    type = value_type(text, '.', ret);
    bool fits = type == COLUMN_NUMBER || type == COLUMN_DATE;
    if (is_first || !value->has_least)
        value->type = type;
    return fits && type == value->type;
}

static Err refuse(QualityProblem *problem, QualityProblemKind kind, size_t rule, Str value) {
    *problem = (QualityProblem){ .kind = kind, .rule = rule, .value = value };
    return ERR_INVALID;
}

static Err use_range(Checking *check, size_t number, QualityProblem *problem) {
    ValueRule *value = &check->value;
    const QualityRule *rule = check->rule;
    value->demand = DEMAND_RANGE;
    if (!is_limit(rule->least, value, true, &value->least, &value->has_least))
        return refuse(problem, QUALITY_LIMIT_REFUSED, number, rule->least);
    if (!is_limit(rule->most, value, false, &value->most, &value->has_most) ||
        (value->has_least && value->has_most && number_compare(&value->least, &value->most) > 0))
        return refuse(problem, QUALITY_LIMIT_REFUSED, number, rule->most);
    return ERR_NONE;
}

static Err use_pattern(QualityPass *pass, Checking *check, size_t number, QualityProblem *problem) {
    ValuePattern *pattern = arena_new(pass->arena, ValuePattern, 1);
    PatternProblem why;
    size_t at;
    if (value_pattern_parse(pass->arena, check->rule->is, &why, &at, pattern) != ERR_NONE)
        return refuse(problem, QUALITY_IS_REFUSED, number, check->rule->is);
    check->value.demand = DEMAND_PATTERN;
    check->value.pattern = pattern;
    return ERR_NONE;
}

static int compare_codes(const void *a, const void *b) {
    return str_compare(*(const Str *)a, *(const Str *)b);
}

static void use_codes(QualityPass *pass, Checking *check) {
    const AuditTexts *codes = &check->rule->codes;
    Str *sorted = arena_new(pass->arena, Str, codes->count);
    for (size_t i = 0; i < codes->count; i++)
        sorted[i] = codes->items[i];
    if (codes->count > 0)
        qsort(sorted, codes->count, sizeof *sorted, compare_codes);
    check->value.codes = sorted;
    check->value.code_count = codes->count;
}

/* All of them together have the memory that one has alone. */
static size_t room_of_keys(const QualityPass *pass) {
    size_t count = 0;
    for (size_t i = 0; i < pass->count; i++)
        count += pass->checks[i].rule->check == QUALITY_UNIQUE ||
                 pass->checks[i].rule->check == QUALITY_ANONYMOUS;
    return UNIQUE_KEYS_ROOM / count;
}

static Err use_rule(QualityPass *pass, size_t number, QualityProblem *problem) {
    Checking *check = &pass->checks[number];
    switch (check->rule->check) {
    case QUALITY_TYPE:
        check->value.demand = DEMAND_TYPE;
        return is_type(check->rule->is, &check->value.type)
                   ? ERR_NONE
                   : refuse(problem, QUALITY_IS_REFUSED, number, check->rule->is);
    case QUALITY_RANGE: return use_range(check, number, problem);
    case QUALITY_PATTERN: return use_pattern(pass, check, number, problem);
    case QUALITY_CODES:
        check->value.demand = DEMAND_CODES;
        use_codes(pass, check);
        return ERR_NONE;
    case QUALITY_UNIQUE:
    case QUALITY_ANONYMOUS:
        check->opt_keys = unique_keys_open(pass->options.descriptors[number], room_of_keys(pass),
                                           pass->options.seed);
        return ERR_NONE;
    case QUALITY_COMPLETE:
    case QUALITY_TIMELY:
    case QUALITY_ORDER:
    case QUALITY_CHECK_COUNT: break;
    }
    return ERR_NONE;
}

Err quality_pass_open(const QualityRules *rules, const QualityOptions *options,
                      QualityProblem *ret_problem, QualityPass **ret) {
    Arena *arena = arena_open(1 << 14);
    QualityPass *pass = arena_new(arena, QualityPass, 1);
    *ret_problem = (QualityProblem){ 0 };
    *pass = (QualityPass){ .arena = arena, .options = *options, .count = rules->count };
    pass->checks = arena_zeroed_(arena, sizeof(Checking), rules->count, _Alignof(Checking));
    *ret = pass;
    for (size_t i = 0; i < rules->count; i++)
        pass->checks[i].rule = &rules->items[i];
    for (size_t i = 0; i < rules->count; i++)
        TRY(use_rule(pass, i, ret_problem));
    return ERR_NONE;
}

void quality_pass_close(QualityPass *opt_pass) {
    if (opt_pass == NULL)
        return;
    for (size_t i = 0; i < opt_pass->count; i++)
        unique_keys_close(opt_pass->checks[i].opt_keys);
    out_done(&opt_pass->room);
    out_done(&opt_pass->key);
    arena_close(opt_pass->arena);
}

/* -- Rows ------------------------------------------------------------------------------------------ */

/* A file that is read, and a row of it. */
typedef struct Reading {
    QualityPass *pass;
    CsvReader *reader;
    CsvBlock block;
    CsvRows rows;
    size_t first, begin; /* of the row: number of its first end, and where its text begins */
} Reading;

/* In UTF-8; good until the next one. */
static Str text_at(Reading *reading, size_t column) {
    const uint32_t *of_row = reading->rows.ends + reading->first;
    const char *text = reading->block.text;
    size_t begin = column == 0 ? reading->begin : of_row[column - 1] + (size_t)1;
    size_t end = of_row[column];
    uint64_t other = 0;
    bool is_last = column + 1 == reading->rows.columns;
    if (is_last && end > begin && text[end] == '\n' && text[end - 1] == '\r')
        end--;
    return dialect_text(csv_reader_dialect(reading->reader), (Str){ text + begin, end - begin },
                        &reading->pass->room, &other);
}

static uint64_t line_of(const Reading *reading) {
    return reading->block.first_line + csv_lines_before(&reading->block.index, reading->begin);
}

static void tell(Reading *reading, QualityResult *result) {
    if (result->told_count < QUALITY_TOLD)
        result->told[result->told_count++] = (QualityLine){ reading->pass->file, line_of(reading) };
}

static void count(Reading *reading, Checking *check, bool fits) {
    check->result.rows++;
    check->result.fits += fits;
    if (!fits)
        tell(reading, &check->result);
}

static bool missing(const Reading *reading, const Checking *check, size_t nth, Str value) {
    return value_missing(&reading->pass->options.missing, check->rule->columns.items[nth], value);
}

/* The key of the row: each value with its length before it. False: a part of it is missing. */
static bool key_of(Reading *reading, const Checking *check) {
    Out *key = &reading->pass->key;
    bool whole = true;
    out_reset(key);
    for (size_t i = 0; i < check->rule->columns.count; i++) {
        Str value = text_at(reading, check->columns[i]);
        bool none = missing(reading, check, i, value);
        uint64_t len = none ? UINT64_MAX : value.len;
        out_str(key, str_bytes((const char *)&len, sizeof len));
        out_str(key, none ? STR("") : value);
        whole = whole && !none;
    }
    return whole;
}

static Err check_key(Reading *reading, Checking *check) {
    if (!key_of(reading, check) && check->rule->check == QUALITY_UNIQUE)
        return ERR_NONE;
    uint64_t place = (uint64_t)reading->pass->file << FILE_SHIFT | line_of(reading);
    return unique_keys_add(check->opt_keys, out_view(&reading->pass->key), place);
}

static void check_order(Reading *reading, Checking *check) {
    CLEANUP(out_done) Out first = out_open(64);
    char decimal = csv_reader_dialect(reading->reader)->decimal;
    out_str(&first, text_at(reading, check->columns[0]));
    Str second = text_at(reading, check->columns[1]);
    if (missing(reading, check, 0, out_view(&first)) || missing(reading, check, 1, second))
        return;
    count(reading, check, values_in_order(out_view(&first), second, decimal) == TRUTH_TRUE);
}

static void check_value(Reading *reading, Checking *check) {
    char decimal = csv_reader_dialect(reading->reader)->decimal;
    Str value = text_at(reading, check->columns[0]);
    const QualityRule *rule = check->rule;
    bool none = missing(reading, check, 0, value);
    if (rule->check == QUALITY_COMPLETE)
        count(reading, check, !none);
    else if (!none && rule->check == QUALITY_TIMELY)
        count(reading, check,
              value_timely(value, rule->on,
                           (int32_t)(rule->days < INT32_MAX ? rule->days : INT32_MAX)) ==
                  TRUTH_TRUE);
    else if (!none)
        count(reading, check, value_rule_truth(&check->value, value, decimal) == TRUTH_TRUE);
}

static Err check_row(Reading *reading) {
    for (size_t i = 0; i < reading->pass->count; i++) {
        Checking *check = &reading->pass->checks[i];
        if (check->opt_keys != NULL)
            TRY(check_key(reading, check));
        else if (check->rule->check == QUALITY_ORDER)
            check_order(reading, check);
        else
            check_value(reading, check);
    }
    return ERR_NONE;
}

static bool is_refused(const CsvIndex *index, size_t end) {
    return index->any_refused && (index->refused[end / 64] >> (end % 64) & 1);
}

static Err check_rows(Reading *reading) {
    const CsvRows *rows = &reading->rows;
    size_t first = 0, begin = rows->begin;
    for (size_t r = 0; r < rows->count; r++) {
        size_t last = rows->last[r], end = rows->ends[last];
        size_t fields = last - first + 1 + (r == 0 ? rows->more : 0);
        bool is_empty = fields == 1 &&
                        (end == begin || (end == begin + 1 && reading->block.text[begin] == '\r'));
        reading->first = first;
        reading->begin = begin;
        if (fields == rows->columns && !is_empty && !is_refused(&reading->block.index, end))
            TRY(check_row(reading));
        first = last + 1;
        begin = end + 1;
    }
    return ERR_NONE;
}

/* -- Files ----------------------------------------------------------------------------------------- */

static Err find_columns(const Reading *reading, QualityProblem *problem) {
    const ColumnNames names = { csv_reader_names(reading->reader),
                                csv_reader_columns(reading->reader) };
    for (size_t i = 0; i < reading->pass->count; i++) {
        Checking *check = &reading->pass->checks[i];
        for (size_t c = 0; c < check->rule->columns.count; c++) {
            bool again;
            if (!column_find(&names, check->rule->columns.items[c], &check->columns[c], &again))
                return refuse(problem, QUALITY_NO_COLUMN, i, check->rule->columns.items[c]);
        }
    }
    return ERR_NONE;
}

static Err read_blocks(Reading *reading, QualityProblem *problem) {
    for (bool more = true;;) {
        Err err = csv_reader_next(reading->reader, &reading->block, &problem->csv, &more);
        if (err != ERR_NONE)
            problem->kind = QUALITY_CSV;
        TRY(err);
        if (!more)
            return ERR_NONE;
        csv_rows_begin(&reading->rows, &reading->block);
        while (csv_rows_next(&reading->rows, &reading->block, reading->pass->options.way))
            TRY(check_rows(reading));
    }
}

Err quality_pass_file(QualityPass *pass, BlockSource *source, const DialectOptions *dialect,
                      QualityProblem *ret_problem) {
    const CsvOptions options = { *dialect, pass->options.block_size, pass->options.way };
    Reading reading = { .pass = pass };
    *ret_problem = (QualityProblem){ 0 };
    Err err = csv_reader_open(source, &options, &ret_problem->csv, &reading.reader);
    if (err != ERR_NONE)
        ret_problem->kind = QUALITY_CSV;
    if (err == ERR_NONE)
        err = find_columns(&reading, ret_problem);
    if (err == ERR_NONE) {
        reading.rows = csv_rows_open(csv_reader_columns(reading.reader));
        err = read_blocks(&reading, ret_problem);
        csv_rows_done(&reading.rows);
    }
    csv_block_done(&reading.block);
    csv_reader_close(reading.reader);
    pass->file++;
    return err;
}

/* -- The end --------------------------------------------------------------------------------------- */

static Err finish_keys(Checking *check) {
    UniqueResult keys;
    QualityResult *result = &check->result;
    bool unique = check->rule->check == QUALITY_UNIQUE;
    TRY(unique_keys_finish(check->opt_keys, unique ? 0 : check->rule->rows, &keys));
    result->rows = keys.rows;
    result->fits = keys.rows - (unique ? keys.again : keys.below);
    result->least = keys.least;
    result->classes = keys.different;
    result->alone = keys.alone;
    for (size_t i = 0; unique && i < keys.told_count; i++)
        result->told[result->told_count++] =
            (QualityLine){ (size_t)(keys.told[i] >> FILE_SHIFT),
                           keys.told[i] & ((UINT64_C(1) << FILE_SHIFT) - 1) };
    return ERR_NONE;
}

Err quality_pass_finish(QualityPass *pass, QualityResult *ret) {
    for (size_t i = 0; i < pass->count; i++) {
        if (pass->checks[i].opt_keys != NULL)
            TRY(finish_keys(&pass->checks[i]));
        ret[i] = pass->checks[i].result;
    }
    return ERR_NONE;
}
