/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/quality_pass.h"

#include <stdlib.h>

#include "audit/csv_visit.h"
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
    Out key;
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
    out_done(&opt_pass->key);
    arena_close(opt_pass->arena);
}

/* -- Rows ------------------------------------------------------------------------------------------ */

/* A row of a file that is read. */
typedef struct Reading {
    QualityPass *pass;
    QualityProblem *problem;
    CsvRow *row;
} Reading;

static void tell(Reading *reading, QualityResult *result) {
    if (result->told_count < QUALITY_TOLD)
        result->told[result->told_count++] =
            (QualityLine){ reading->pass->file, csv_row_line(reading->row) };
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
        Str value = csv_row_text(reading->row, check->columns[i]);
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
    uint64_t place = (uint64_t)reading->pass->file << FILE_SHIFT | csv_row_line(reading->row);
    return unique_keys_add(check->opt_keys, out_view(&reading->pass->key), place);
}

static void check_order(Reading *reading, Checking *check) {
    CLEANUP(out_done) Out first = out_open(64);
    char decimal = csv_row_decimal(reading->row);
    out_str(&first, csv_row_text(reading->row, check->columns[0]));
    Str second = csv_row_text(reading->row, check->columns[1]);
    if (missing(reading, check, 0, out_view(&first)) || missing(reading, check, 1, second))
        return;
    count(reading, check, values_in_order(out_view(&first), second, decimal) == TRUTH_TRUE);
}

static void check_value(Reading *reading, Checking *check) {
    char decimal = csv_row_decimal(reading->row);
    Str value = csv_row_text(reading->row, check->columns[0]);
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

static Err check_row(void *context, CsvRow *row) {
    Reading *reading = context;
    reading->row = row;
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

/* -- Files ----------------------------------------------------------------------------------------- */

static Err find_columns(void *context, const ColumnNames *names) {
    const Reading *reading = context;
    for (size_t i = 0; i < reading->pass->count; i++) {
        Checking *check = &reading->pass->checks[i];
        for (size_t c = 0; c < check->rule->columns.count; c++) {
            bool again;
            if (!column_find(names, check->rule->columns.items[c], &check->columns[c], &again))
                return refuse(reading->problem, QUALITY_NO_COLUMN, i,
                              check->rule->columns.items[c]);
        }
    }
    return ERR_NONE;
}

Err quality_pass_file(QualityPass *pass, BlockSource *source, const DialectOptions *dialect,
                      QualityProblem *ret_problem) {
    const CsvOptions options = { *dialect, pass->options.block_size, pass->options.way };
    Reading reading = { .pass = pass, .problem = ret_problem };
    const CsvVisitor visitor = { find_columns, check_row, &reading };
    CsvProblem problem;
    *ret_problem = (QualityProblem){ 0 };
    Err err = csv_visit(source, &options, &visitor, &problem);
    if (err != ERR_NONE && problem.kind != CSV_FINE)
        *ret_problem = (QualityProblem){ .kind = QUALITY_CSV, .csv = problem };
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
