/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/predicate.h"

/* Longest first. */
static const struct {
    Str sign;
    Operator relation;
} SIGNS[] = {
    { STR_INIT("!="), OPERATOR_IS_NOT },  { STR_INIT(">="), OPERATOR_AT_LEAST },
    { STR_INIT("<="), OPERATOR_AT_MOST }, { STR_INIT("="), OPERATOR_IS },
    { STR_INIT(">"), OPERATOR_ABOVE },    { STR_INIT("<"), OPERATOR_BELOW },
};

/* -- Reading ----------------------------------------------------------------------------------- */

typedef struct Parser {
    Arena *arena;
    Str text;
    size_t at;
    PredicateProblem *problem;
    size_t *problem_at;
} Parser;

static Err refused(const Parser *parser, PredicateProblem problem, size_t at) {
    *parser->problem = problem;
    *parser->problem_at = at;
    return ERR_INVALID;
}

static bool sign_at(const Parser *parser, size_t at, size_t *ret_sign) {
    Str rest = str_slice(parser->text, at, SIZE_MAX);
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
        if (str_starts(rest, SIGNS[i].sign)) {
            *ret_sign = i;
            return true;
        }
    return false;
}

/* A name in quotes; ends behind the closing one. */
static Err parse_quoted(Parser *parser, Str *ret) {
    char *name = arena_text(parser->arena, parser->text.len + 1);
    size_t len = 0;
    for (size_t at = 1; at < parser->text.len; at++) {
        if (parser->text.ptr[at] == '"') {
            bool doubled = at + 1 < parser->text.len && parser->text.ptr[at + 1] == '"';
            if (!doubled) {
                parser->at = at + 1;
                *ret = str_bytes(name, len);
                return ERR_NONE;
            }
            at++;
        }
        name[len++] = parser->text.ptr[at];
    }
    return refused(parser, PREDICATE_NAME_OPEN, 0);
}

/* "#2" with nothing else: the number, at least 1. */
static bool parse_nth(Str text, size_t *ret) {
    int64_t nth;
    if (!str_starts(text, STR("#")) || !str_i64(str_slice(text, 1, SIZE_MAX), &nth) || nth < 1)
        return false;
    *ret = (size_t)nth;
    return true;
}

static Err parse_name(Parser *parser, Predicate *predicate, size_t *ret_sign) {
    predicate->is_quoted = str_starts(parser->text, STR("\""));
    predicate->nth = 1;
    if (predicate->is_quoted)
        TRY(parse_quoted(parser, &predicate->name));
    size_t begin = parser->at;
    while (!sign_at(parser, parser->at, ret_sign)) {
        if (parser->at == parser->text.len)
            return refused(parser, PREDICATE_NO_OPERATOR, begin);
        parser->at++;
    }
    Str before = str_slice(parser->text, begin, parser->at - begin);
    if (!predicate->is_quoted)
        predicate->name = str_copy(parser->arena, before);
    else if (before.len > 0 && !parse_nth(before, &predicate->nth))
        return refused(parser, PREDICATE_NO_OPERATOR, begin);
    if (str_empty(predicate->name))
        return refused(parser, PREDICATE_NO_NAME, 0);
    return ERR_NONE;
}

static void parse_values(Arena *arena, Str text, Predicate *predicate) {
    Str *values = arena_new(arena, Str, str_pieces(text, '|'));
    char *bytes = arena_text(arena, text.len + 1);
    size_t count = 0, begin = 0, len = 0; /* of the value in the bytes */
    for (size_t at = 0; at <= text.len; at++) {
        bool escaped = str_starts(str_slice(text, at, 2), STR("\\|"));
        if (at == text.len || (text.ptr[at] == '|' && !escaped)) {
            values[count++] = str_bytes(bytes + begin, len);
            begin += len;
            len = 0;
            continue;
        }
        at += escaped;
        bytes[begin + len++] = text.ptr[at];
    }
    predicate->values = values;
    predicate->value_count = count;
}

Err predicate_parse(Arena *arena, Str text, PredicateProblem *ret_problem, size_t *ret_at,
                    Predicate *ret) {
    Parser parser = { arena, text, 0, ret_problem, ret_at };
    Predicate predicate = { 0 };
    if (text.len > PREDICATE_BYTES_MAX)
        return refused(&parser, PREDICATE_TOO_LONG, PREDICATE_BYTES_MAX);
    size_t sign;
    TRY(parse_name(&parser, &predicate, &sign));
    predicate.relation = SIGNS[sign].relation;
    size_t begin = parser.at + SIGNS[sign].sign.len;
    Str value = str_slice(text, begin, SIZE_MAX);
    if (predicate.relation == OPERATOR_IS || predicate.relation == OPERATOR_IS_NOT)
        parse_values(arena, value, &predicate);
    else if (!number_parse(value, '.', &predicate.number) || predicate.number.more)
        return refused(&parser, PREDICATE_NOT_NUMBER, begin);
    *ret = predicate;
    return ERR_NONE;
}

/* -- Columns ----------------------------------------------------------------------------------- */

static size_t find_nth(const ColumnNames *names, Str name, size_t nth, size_t *ret_of_name) {
    size_t found = names->count;
    *ret_of_name = 0;
    for (size_t i = 0; i < names->count; i++)
        if (str_eq(names->items[i], name) && ++*ret_of_name == nth)
            found = i;
    return found;
}

bool column_find(const ColumnNames *names, Str name, size_t *ret, bool *ret_again) {
    size_t of_name, column = find_nth(names, name, 1, &of_name);
    *ret_again = of_name > 1;
    for (size_t at = name.len; column == names->count && at-- > 1;) {
        size_t nth;
        if (name.ptr[at] == '#' && parse_nth(str_slice(name, at, SIZE_MAX), &nth))
            column = find_nth(names, str_slice(name, 0, at), nth, &of_name);
    }
    if (column == names->count)
        return false;
    *ret = column;
    return true;
}

bool predicate_column(const Predicate *predicate, const ColumnNames *names, size_t *ret,
                      bool *ret_again) {
    if (!predicate->is_quoted)
        return column_find(names, predicate->name, ret, ret_again);
    size_t of_name, column = find_nth(names, predicate->name, predicate->nth, &of_name);
    *ret_again = of_name > 1 && predicate->nth == 1;
    if (column == names->count)
        return false;
    *ret = column;
    return true;
}

/* -- Values ------------------------------------------------------------------------------------ */

bool value_missing(const MissingCodes *codes, Str column, Str value) {
    if (str_empty(str_trim(value)))
        return true;
    for (size_t i = 0; i < codes->count; i++)
        if (str_eq(codes->items[i].code, value) &&
            (str_empty(codes->items[i].column) || str_eq(codes->items[i].column, column)))
            return true;
    return false;
}

static bool is_one_of(const Predicate *predicate, Str value) {
    for (size_t i = 0; i < predicate->value_count; i++)
        if (str_eq(predicate->values[i], value))
            return true;
    return false;
}

Truth predicate_truth(const Predicate *predicate, char decimal, Str value) {
    Number number;
    if (predicate->relation == OPERATOR_IS || predicate->relation == OPERATOR_IS_NOT)
        return is_one_of(predicate, value) == (predicate->relation == OPERATOR_IS) ? TRUTH_TRUE
                                                                                   : TRUTH_FALSE;
    if (!number_parse(value, decimal, &number))
        return TRUTH_UNKNOWN;
    int order = number_compare(&number, &predicate->number);
    bool holds = predicate->relation == OPERATOR_AT_LEAST  ? order >= 0
                 : predicate->relation == OPERATOR_AT_MOST ? order <= 0
                 : predicate->relation == OPERATOR_ABOVE   ? order > 0
                                                           : order < 0;
    return holds ? TRUTH_TRUE : TRUTH_FALSE;
}
