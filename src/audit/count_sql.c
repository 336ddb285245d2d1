/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/count_sql.h"

#include <inttypes.h>
#include <stdio.h>

/* A column that is looked at. In the N-th one's place a statement has raw_N, its text; text_N, the same unless it is missing; and where
 * it is compared number_N. */
typedef struct Looked {
    size_t column; /* of the source */
    bool is_compared;
} Looked;

struct CountSql {
    const CountSource *source;
    const CellQuestion *question;
    Looked *looked;
    size_t count;
};

/* -- Words ---------------------------------------------------------------------------------------- */

static void put_quoted(Out *out, char sign, Str text) {
    out_char(out, sign);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == sign)
            out_char(out, sign);
        out_char(out, text.ptr[i]);
    }
    out_char(out, sign);
}

static void put_name(Out *out, Str name) {
    put_quoted(out, '"', name);
}

static void put_text(Out *out, Str text) {
    put_quoted(out, '\'', text);
}

static void put_texts(Out *out, const Str *texts, size_t count) {
    out_c(out, " IN (");
    for (size_t i = 0; i < count; i++) {
        out_c(out, i > 0 ? ", " : "");
        put_text(out, texts[i]);
    }
    out_char(out, ')');
}

/* Exactly, and as people write it where that is short: 0.5, not 5e-1. */
static void put_number(Out *out, const Number *number) {
    enum { ZEROS_MAX = 18 };
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%" PRIu64, number->digits);
    int whole = len + number->exponent;
    out_c(out, number->negative && number->digits > 0 ? "-" : "");
    if (number->exponent == 0 || number->digits == 0)
        out_c(out, digits);
    else if (number->exponent > 0 || whole < -ZEROS_MAX)
        out_format(out, "%se%d", digits, (int)number->exponent);
    else if (whole <= 0)
        out_format(out, "0.%.*s%s", -whole, "000000000000000000", digits);
    else
        out_format(out, "%.*s.%s", whole, digits, digits + whole);
}

/* -- Rows ----------------------------------------------------------------------------------------- */

static void put_source(const CountSource *source, Out *out) {
    Str table = source->table, part;
    bool first = true;
    while (str_cut(&table, '.', &part)) {
        out_c(out, first ? "" : ".");
        put_name(out, part);
        first = false;
    }
    if (first) {
        out_char(out, '(');
        out_str(out, source->query);
        out_c(out, "\n)"); /* a comment may end the query */
    }
    out_c(out, " AS source");
}

void count_sql_columns(const CountSource *source, Out *out) {
    out_c(out, "SELECT * FROM ");
    put_source(source, out);
    out_c(out, " LIMIT 0");
}

/* Texts that compare by their bytes, whatever the column says. */
static void put_raw(const CountSql *sql, Out *out) {
    bool sqlite = sql->source->dialect == COUNT_SQLITE;
    out_c(out, "SELECT 1 AS one");
    for (size_t i = 0; i < sql->count; i++) {
        out_c(out, ",\n    CAST(source.");
        put_name(out, sql->source->names.items[sql->looked[i].column]);
        out_c(out, sqlite ? " AS TEXT) COLLATE BINARY" : " AS text) COLLATE \"C\"");
        out_format(out, " AS raw_%zu", i + 1);
        if (!sql->looked[i].is_compared)
            continue;
        out_c(out, ", source.");
        put_name(out, sql->source->names.items[sql->looked[i].column]);
        out_format(out, " AS value_%zu", i + 1);
    }
    out_c(out, "\n  FROM ");
    put_source(sql->source, out);
}

static void put_trimmed(const CountSql *sql, size_t n, Out *out) {
    bool sqlite = sql->source->dialect == COUNT_SQLITE;
    out_format(out, "trim(raw_%zu, ", n);
    out_c(out, sqlite ? "char(32, 9, 10, 11, 12, 13))"
                      : "chr(32) || chr(9) || chr(10) || chr(11) || chr(12) || chr(13))");
}

static void put_codes(const CountSql *sql, size_t n, Out *out) {
    const MissingCodes *codes = &sql->question->missing;
    Str name = sql->source->names.items[sql->looked[n - 1].column];
    for (size_t i = 0; i < codes->count; i++)
        if (str_empty(codes->items[i].column) || str_eq(codes->items[i].column, name)) {
            out_format(out, " OR raw_%zu", n);
            put_texts(out, &codes->items[i].code, 1);
        }
}

/* What is missing is null: nothing but white space, or a code for it. word_N: what a number may be read from. */
static void put_cleaned(const CountSql *sql, Out *out) {
    out_c(out, "SELECT 1 AS one");
    for (size_t n = 1; n <= sql->count; n++) {
        out_c(out, ",\n    CASE WHEN ");
        put_trimmed(sql, n, out);
        out_c(out, " = ''");
        put_codes(sql, n, out);
        out_format(out, " THEN NULL ELSE raw_%zu END AS text_%zu", n, n);
        if (!sql->looked[n - 1].is_compared)
            continue;
        out_format(out, ", value_%zu, lower(", n);
        put_trimmed(sql, n, out);
        out_format(out, ") AS word_%zu", n);
    }
    out_c(out, "\n  FROM einklang_raw");
}

/* -- Numbers -------------------------------------------------------------------------------------- */

/* The word with a point as decimal sign; one of a text in which it is a comma has no point. */
static void put_word(const CountSql *sql, size_t n, Out *out) {
    out_format(out, sql->source->decimal == ',' ? "replace(word_%zu, ',', '.')" : "word_%zu", n);
}

static void put_no_point(const CountSql *sql, size_t n, Out *out) {
    if (sql->source->decimal == ',')
        out_format(out, " WHEN replace(word_%zu, '.', '') <> word_%zu THEN NULL", n, n);
}

/* A value has its own type; of a text, digits before and behind an "e" are looked at. */
static void put_sqlite_number(const CountSql *sql, size_t n, Out *out) {
    static const char BEFORE_E[] = "substr(word, 1, instr(word || 'e', 'e') - 1)";
    static const char BEHIND_E[] = "substr(word, instr(word || 'e', 'e') + 1)";
    out_format(out, "\n      CASE WHEN typeof(value_%zu) IN ('integer', 'real') THEN ", n);
    out_format(out, "CASE WHEN abs(value_%zu) <= 1.7976931348623157e308 THEN value_%zu END", n, n);
    put_no_point(sql, n, out);
    out_c(out, "\n      ELSE (SELECT CASE WHEN signed GLOB '[+-][+-]*'");
    out_format(
        out,
        "\n        OR %s GLOB '*[^0-9.]*'\n        OR %s GLOB '*.*.*' OR %s NOT GLOB '*[0-9]*'",
        BEFORE_E, BEFORE_E, BEFORE_E);
    out_format(out, "\n        OR (instr(word, 'e') > 0 AND (%s GLOB '[+-][+-]*'", BEHIND_E);
    out_format(out, " OR ltrim(%s, '+-') GLOB '*[^0-9]*' OR ltrim(%s, '+-') = ''))", BEHIND_E,
               BEHIND_E);
    out_c(out, "\n        THEN NULL ELSE CAST(signed AS NUMERIC) END\n        FROM (SELECT signed, "
               "ltrim(signed, "
               "'+-') AS word FROM (SELECT ");
    put_word(sql, n, out);
    out_c(out, " AS signed))) END");
}

static void put_postgres_number(const CountSql *sql, size_t n, Out *out) {
    if (sql->source->numbers[sql->looked[n - 1].column]) {
        out_format(out, "CASE WHEN text_%zu NOT IN ('NaN', 'Infinity', '-Infinity') THEN value_%zu",
                   n, n);
        out_c(out, " END");
        return;
    }
    out_c(out, "CASE WHEN ");
    put_word(sql, n, out);
    out_c(out, " !~ '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)(e[+-]?[0-9]{1,4})?$' THEN NULL");
    put_no_point(sql, n, out);
    out_c(out, " ELSE CAST(");
    put_word(sql, n, out);
    out_c(out, " AS numeric) END");
}

static void put_numbers(const CountSql *sql, Out *out) {
    out_c(out, "SELECT 1 AS one");
    for (size_t n = 1; n <= sql->count; n++) {
        out_format(out, ",\n    text_%zu", n);
        if (!sql->looked[n - 1].is_compared)
            continue;
        out_format(out, ", CASE WHEN text_%zu IS NOT NULL THEN ", n);
        if (sql->source->dialect == COUNT_SQLITE)
            put_sqlite_number(sql, n, out);
        else
            put_postgres_number(sql, n, out);
        out_format(out, " END AS number_%zu", n);
    }
    out_c(out, "\n  FROM einklang_cleaned");
}

/* -- Conditions and classes ----------------------------------------------------------------------- */

static bool compares(const Predicate *predicate) {
    return predicate->relation != OPERATOR_IS && predicate->relation != OPERATOR_IS_NOT;
}

/* Behind count_sql_open: it is there. */
static size_t number_of(const CountSql *sql, size_t column) {
    size_t n = 1;
    while (sql->looked[n - 1].column != column)
        n++;
    return n;
}

static size_t number_of_group(const CountSql *sql, Str name) {
    size_t column = 0;
    bool again;
    return column_find(&sql->source->names, name, &column, &again) ? number_of(sql, column) : 1;
}

static size_t number_of_predicate(const CountSql *sql, const Predicate *predicate) {
    size_t column = 0;
    bool again;
    bool found = predicate_column(predicate, &sql->source->names, &column, &again);
    return found ? number_of(sql, column) : 1;
}

static void put_condition(const CountSql *sql, const Predicate *predicate, Out *out) {
    static const char *const SIGNS[] = { [OPERATOR_AT_LEAST] = ">=",
                                         [OPERATOR_AT_MOST] = "<=",
                                         [OPERATOR_ABOVE] = ">",
                                         [OPERATOR_BELOW] = "<" };
    size_t n = number_of_predicate(sql, predicate);
    if (compares(predicate)) {
        out_format(out, "number_%zu %s ", n, SIGNS[predicate->relation]);
        put_number(out, &predicate->number);
        return;
    }
    out_format(out, "text_%zu%s", n, predicate->relation == OPERATOR_IS_NOT ? " NOT" : "");
    put_texts(out, predicate->values, predicate->value_count);
}

/* Neither holds where it is missing, or no number: null. */
static void put_truth(const CountSql *sql, const Predicate *predicate, Out *out) {
    out_c(out, "CASE WHEN ");
    put_condition(sql, predicate, out);
    out_format(out, " THEN 'yes' WHEN %s_%zu IS NOT NULL THEN 'no' ELSE 'unknown' END",
               compares(predicate) ? "number" : "text", number_of_predicate(sql, predicate));
}

Truth count_sql_truth(Str word) {
    if (str_eq(word, STR("yes")))
        return TRUTH_TRUE;
    return str_eq(word, STR("no")) ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

static const NumberBins *bins_of(const CellQuestion *question, Str group) {
    for (size_t i = 0; i < question->bins_count; i++)
        if (str_eq(question->bins[i].group, group))
            return &question->bins[i].bins;
    return NULL;
}

static void put_group(const CountSql *sql, Str group, Out *out) {
    size_t n = number_of_group(sql, group);
    const NumberBins *bins = bins_of(sql->question, group);
    if (bins == NULL) {
        out_format(out, "text_%zu", n);
        return;
    }
    out_c(out, "CASE");
    for (size_t i = 0; i < bins->edge_count; i++) {
        out_format(out, " WHEN number_%zu < ", n);
        put_number(out, &bins->edges[i]);
        out_c(out, " THEN ");
        put_text(out, bins->names[i]);
    }
    out_format(out, " WHEN number_%zu IS NOT NULL THEN ", n);
    put_text(out, bins->names[bins->edge_count]);
    out_c(out, " END");
}

/* All conditions; true where there is none. */
static void put_where(const CountSql *sql, Out *out) {
    out_c(out, "1 = 1");
    for (size_t i = 0; i < sql->question->where_count; i++) {
        out_c(out, " AND ");
        put_condition(sql, &sql->question->where[i], out);
    }
}

/* -- Statements ----------------------------------------------------------------------------------- */

/* Step by step, under names that no table of the database has. */
static void put_steps(const CountSql *sql, Out *out) {
    out_c(out, "WITH einklang_raw AS (\n  ");
    put_raw(sql, out);
    out_c(out, "\n), einklang_cleaned AS (\n  ");
    put_cleaned(sql, out);
    out_c(out, "\n), einklang_rows AS (\n  ");
    put_numbers(sql, out);
    out_c(out, "\n)\n");
}

/* Numbers that a statement has, one for each value it counts. */
static void put_places(size_t count, Out *out) {
    for (size_t i = 1; i <= count; i++)
        out_format(out, i > 1 ? ", %zu" : "%zu", i);
}

void count_sql_cells(const CountSql *sql, size_t family, Out *out) {
    const CellQuestion *question = sql->question;
    const CellSet *set = &question->families[family];
    size_t places = set->count + question->decision_count + (question->opt_label != NULL);
    put_steps(sql, out);
    out_c(out, "SELECT ");
    for (size_t i = 0; i < set->count; i++) {
        put_group(sql, question->groups[set->columns[i]], out);
        out_format(out, " AS group_%zu,\n  ", i + 1);
    }
    for (size_t i = 0; i < question->decision_count; i++) {
        put_truth(sql, &question->decisions[i], out);
        out_format(out, " AS decision_%zu,\n  ", i + 1);
    }
    if (question->opt_label != NULL) {
        put_truth(sql, question->opt_label, out);
        out_c(out, " AS label,\n  ");
    }
    out_c(out, "count(*) AS counted\nFROM einklang_rows\nWHERE ");
    put_where(sql, out);
    out_c(out, "\nGROUP BY ");
    put_places(places, out);
}

void count_sql_totals(const CountSql *sql, Out *out) {
    const CellQuestion *question = sql->question;
    put_steps(sql, out);
    out_c(out, "SELECT count(*),\n  coalesce(sum(CASE WHEN ");
    put_where(sql, out);
    out_c(out, " THEN 1 ELSE 0 END), 0),\n  coalesce(sum(CASE WHEN ");
    put_where(sql, out);
    out_c(out, " THEN 0");
    for (size_t i = 0; i < question->group_count; i++) {
        size_t n = number_of_group(sql, question->groups[i]);
        if (bins_of(question, question->groups[i]) != NULL)
            out_format(out,
                       " + CASE WHEN text_%zu IS NOT NULL AND number_%zu IS NULL THEN 1 ELSE "
                       "0 END",
                       n, n);
    }
    out_c(out, " ELSE 0 END), 0)\nFROM einklang_rows");
}

void count_sql_values(const CountSql *sql, const Predicate *predicate, size_t most, Out *out) {
    size_t n = number_of_predicate(sql, predicate);
    put_steps(sql, out);
    out_format(
        out,
        "SELECT text_%zu\nFROM einklang_rows\nWHERE text_%zu IS NOT NULL\nGROUP BY 1\nORDER BY 1\n",
        n, n);
    out_format(out, "LIMIT %zu", most);
}

/* -- Columns -------------------------------------------------------------------------------------- */

typedef struct Opening {
    CountSql *sql;
    Str *ret_name;
} Opening;

static Err look_at(const Opening *opening, bool found, bool again, size_t column, Str name,
                   bool is_compared) {
    CountSql *sql = opening->sql;
    if (!found || again) {
        *opening->ret_name = name;
        return ERR_INVALID;
    }
    size_t i = 0;
    while (i < sql->count && sql->looked[i].column != column)
        i++;
    if (i == sql->count)
        sql->looked[sql->count++].column = column;
    sql->looked[i].is_compared |= is_compared;
    return ERR_NONE;
}

static Err look_at_predicate(const Opening *opening, const Predicate *predicate) {
    size_t column = 0;
    bool again = false;
    bool found = predicate_column(predicate, &opening->sql->source->names, &column, &again);
    return look_at(opening, found, again, column, predicate->name, compares(predicate));
}

static Err look_at_all(const Opening *opening) {
    const CellQuestion *question = opening->sql->question;
    for (size_t i = 0; i < question->group_count; i++) {
        Str name = question->groups[i];
        size_t column = 0;
        bool again = false;
        bool found = column_find(&opening->sql->source->names, name, &column, &again);
        TRY(look_at(opening, found, again, column, name, bins_of(question, name) != NULL));
    }
    for (size_t i = 0; i < question->where_count; i++)
        TRY(look_at_predicate(opening, &question->where[i]));
    for (size_t i = 0; i < question->decision_count; i++)
        TRY(look_at_predicate(opening, &question->decisions[i]));
    return question->opt_label != NULL ? look_at_predicate(opening, question->opt_label) : ERR_NONE;
}

Err count_sql_open(Arena *arena, const CountSource *source, const CellQuestion *question,
                   const CountSql **ret, Str *ret_name) {
    CountSql *sql = arena_new(arena, CountSql, 1);
    size_t most =
        question->group_count + question->where_count + question->decision_count + (size_t)1;
    *sql = (CountSql){ .source = source,
                       .question = question,
                       .looked = arena_new(arena, Looked, most) };
    const Opening opening = { sql, ret_name };
    TRY(look_at_all(&opening));
    *ret = sql;
    return ERR_NONE;
}
