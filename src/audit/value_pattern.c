/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/value_pattern.h"

#include "base/list.h"
#include "base/utf8.h"

typedef LIST_OF(PatternRange) RangeList;

typedef struct Parser {
    Arena *arena;
    Str text, rest;
    ValuePattern *pattern;
    PatternProblem problem;
    bool can_repeat; /* what stands before is one place */
} Parser;

enum { CODE_POINT_LAST = 0x10FFFF };
static const PatternRange DIGITS[] = { { '0', '9' } };
static const PatternRange LETTERS[] = { { 'A', 'Z' }, { 'a', 'z' }, { 0x80, CODE_POINT_LAST } };
static const PatternRange ANY[] = { { 0, CODE_POINT_LAST } };

static bool fail(Parser *parser, PatternProblem problem) {
    parser->problem = problem;
    return false;
}

static bool add_place(Parser *parser, PatternPlace place) {
    ValuePattern *pattern = parser->pattern;
    if (pattern->count == PATTERN_PLACES_MAX)
        return fail(parser, PATTERN_TOO_LONG);
    pattern->places[pattern->count++] = place;
    parser->can_repeat = true;
    return true;
}

static bool add_literal(Parser *parser, uint32_t c) {
    PatternRange *range = arena_new(parser->arena, PatternRange, 1);
    *range = (PatternRange){ c, c };
    return add_place(parser, (PatternPlace){ range, 1 });
}

/* A character of a set; `*ret_end`: it was the ] that ends it. */
static bool set_character(Parser *parser, uint32_t *ret, bool *ret_end) {
    *ret_end = false;
    if (!utf8_next(&parser->rest, ret))
        return fail(parser, PATTERN_OPEN);
    if (*ret == ']')
        *ret_end = true;
    else if (*ret == '\\' && !utf8_next(&parser->rest, ret))
        return fail(parser, PATTERN_OPEN);
    return true;
}

static bool parse_set(Parser *parser) {
    RangeList ranges = { 0 };
    for (bool end;;) {
        uint32_t first, last;
        if (!set_character(parser, &first, &end))
            return false;
        if (end)
            break;
        last = first;
        if (str_starts(parser->rest, STR("-"))) {
            parser->rest = str_slice(parser->rest, 1, SIZE_MAX);
            if (!set_character(parser, &last, &end))
                return false;
            if (end || last < first)
                return fail(parser, PATTERN_NO_RANGE);
        }
        *list_push(parser->arena, &ranges) = (PatternRange){ first, last };
    }
    if (ranges.count == 0)
        return fail(parser, PATTERN_NO_RANGE);
    return add_place(parser, (PatternPlace){ ranges.items, ranges.count });
}

/* Behind "{": "3}" or "1,3}". The place before it is there once already. */
static bool parse_repeat(Parser *parser) {
    ptrdiff_t end = str_index(parser->rest, '}');
    int64_t least, most;
    Str first;
    if (end < 0)
        return fail(parser, PATTERN_OPEN);
    Str inside = str_slice(parser->rest, 0, (size_t)end);
    bool two = str_index(inside, ',') >= 0;
    if (!parser->can_repeat || !str_cut(&inside, ',', &first) || !str_i64(first, &least))
        return fail(parser, PATTERN_NO_REPEAT);
    most = least;
    if ((two && !str_i64(inside, &most)) || least < 0 || most < 1 || least > most)
        return fail(parser, PATTERN_NO_REPEAT);
    ValuePattern *pattern = parser->pattern;
    if (most > PATTERN_PLACES_MAX)
        return fail(parser, PATTERN_TOO_LONG);
    for (int64_t i = 0; i < most; i++) {
        if (i > 0 && !add_place(parser, pattern->places[pattern->count - 1]))
            return false;
        if (i >= least)
            pattern->may_lack |= (uint64_t)1 << (pattern->count - 1);
    }
    parser->rest = str_slice(parser->rest, (size_t)end + 1, SIZE_MAX);
    parser->can_repeat = false;
    return true;
}

static bool parse_any_number(Parser *parser) {
    if (!add_place(parser, (PatternPlace){ ANY, 1 }))
        return false;
    uint64_t place = (uint64_t)1 << (parser->pattern->count - 1);
    parser->pattern->may_lack |= place;
    parser->pattern->may_repeat |= place;
    parser->can_repeat = false;
    return true;
}

static bool parse_one(Parser *parser) {
    uint32_t c;
    if (!utf8_next(&parser->rest, &c))
        return fail(parser, PATTERN_EMPTY);
    switch (c) {
    case '#': return add_place(parser, (PatternPlace){ DIGITS, 1 });
    case '@': return add_place(parser, (PatternPlace){ LETTERS, 3 });
    case '?': return add_place(parser, (PatternPlace){ ANY, 1 });
    case '*': return parse_any_number(parser);
    case '[': return parse_set(parser);
    case '{': return parse_repeat(parser);
    case '\\':
        return utf8_next(&parser->rest, &c) ? add_literal(parser, c) : fail(parser, PATTERN_OPEN);
    default: return add_literal(parser, c);
    }
}

static bool takes(const PatternPlace *place, uint32_t c) {
    for (size_t i = 0; i < place->count; i++)
        if (c >= place->ranges[i].first && c <= place->ranges[i].last)
            return true;
    return false;
}

static uint64_t places_for(const ValuePattern *pattern, uint32_t c) {
    uint64_t places = 0;
    for (size_t i = 0; i < pattern->count; i++)
        places |= (uint64_t)takes(&pattern->places[i], c) << i;
    return places;
}

Err value_pattern_parse(Arena *arena, Str text, PatternProblem *ret_problem, size_t *ret_at,
                        ValuePattern *ret) {
    *ret = (ValuePattern){ 0 };
    Parser parser = { .arena = arena, .text = text, .rest = text, .pattern = ret };
    size_t at = 0;
    if (text.len > PATTERN_BYTES_MAX)
        (void)fail(&parser, PATTERN_TOO_LONG);
    else if (!utf8_valid(text))
        (void)fail(&parser, PATTERN_NOT_UTF8);
    else
        do
            at = text.len - parser.rest.len;
        while (parse_one(&parser) && parser.rest.len > 0);
    *ret_problem = parser.problem;
    *ret_at = at;
    if (parser.problem != PATTERN_FINE)
        return ERR_INVALID;
    for (uint32_t c = 0; c < 128; c++)
        ret->of_ascii[c] = places_for(ret, c);
    return ERR_NONE;
}

/* Bit i: the places before i are through. */
static uint64_t with_lacking(const ValuePattern *pattern, uint64_t at) {
    for (uint64_t more = at;;) {
        more = (more & pattern->may_lack) << 1 & ~at;
        if (more == 0)
            return at;
        at |= more;
    }
}

bool value_pattern_fits(const ValuePattern *pattern, Str value) {
    uint64_t at = with_lacking(pattern, 1);
    uint32_t c;
    while (at != 0 && utf8_next(&value, &c)) {
        uint64_t taken = at & (c < 128 ? pattern->of_ascii[c] : places_for(pattern, c));
        at = with_lacking(pattern, taken << 1 | (taken & pattern->may_repeat));
    }
    return at >> pattern->count & 1;
}
