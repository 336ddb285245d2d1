/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audit/value_pattern.h"
#include "stats/random_counter.h"

static Arena *arena;

static int open_arena(void **state) {
    (void)state;
    arena = arena_open(1 << 12);
    return 0;
}

static int close_arena(void **state) {
    (void)state;
    arena_close(arena);
    return 0;
}

static ValuePattern parsed(const char *text) {
    PatternProblem problem;
    size_t at;
    ValuePattern pattern;
    if (value_pattern_parse(arena, str_from(text), &problem, &at, &pattern) != ERR_NONE)
        fail_msg("%s: %d at %d", text, (int)problem, (int)at);
    return pattern;
}

static void forms(void **state) {
    (void)state;
    static const struct {
        const char *pattern, *value;
        bool fits;
    } CASES[] = {
        { "###-@@/####", "123-ab/2026", true },
        { "###-@@/####", "123-ab/202", false },
        { "###-@@/####", "123-ab/20266", false },
        { "###-@@/####", "123-a1/2026", false },
        { "DE#{20}", "DE12345678901234567890", true },
        { "DE#{20}", "DE1234567890123456789", false },
        { "DE#{20}", "DE123456789012345678901", false },
        { "[A-Z]{1,3} *", "B 1", true },
        { "[A-Z]{1,3} *", "HRO ", true },
        { "[A-Z]{1,3} *", "HROX 1", false },
        { "[A-Z]{1,3} *", " 1", false },
        { "x{0,2}y", "y", true },
        { "x{0,2}y", "xxy", true },
        { "x{0,2}y", "xxxy", false },
        { "*", "", true },
        { "*a*b", "xxaxxb", true },
        { "*a*b", "xxbxxa", false },
        { "?", "\xC3\xA4", true },
        { "?", "", false },
        { "@@", "\xC3\x84k", true },
        { "[\xC3\xA4-\xC3\xBC]", "\xC3\xB6", true },
        { "[\xC3\xA4-\xC3\xBC]", "o", false },
        { "\\#\\*\\{\\\\", "#*{\\", true },
        { "\\#", "1", false },
        { "[\\]\\-x]", "]", true },
        { "[\\]\\-x]", "-", true },
        { "[\\]\\-x]", "\\", false },
        { "}]", "}]", true },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        ValuePattern pattern = parsed(CASES[i].pattern);
        if (value_pattern_fits(&pattern, str_from(CASES[i].value)) != CASES[i].fits)
            fail_msg("%s: %s", CASES[i].pattern, CASES[i].value);
    }
}

static void problems(void **state) {
    (void)state;
    static const struct {
        const char *pattern;
        PatternProblem problem;
        size_t at;
    } CASES[] = {
        { "", PATTERN_EMPTY, 0 },          { "a\xC3", PATTERN_NOT_UTF8, 0 },
        { "ab[x", PATTERN_OPEN, 2 },       { "ab[x\\", PATTERN_OPEN, 2 },
        { "ab\\", PATTERN_OPEN, 2 },       { "a{3", PATTERN_OPEN, 1 },
        { "a[]", PATTERN_NO_RANGE, 1 },    { "[z-a]", PATTERN_NO_RANGE, 0 },
        { "[a-]", PATTERN_NO_RANGE, 0 },   { "{3}", PATTERN_NO_REPEAT, 0 },
        { "*{3}", PATTERN_NO_REPEAT, 1 },  { "a{3}{3}", PATTERN_NO_REPEAT, 4 },
        { "a{}", PATTERN_NO_REPEAT, 1 },   { "a{x}", PATTERN_NO_REPEAT, 1 },
        { "a{0}", PATTERN_NO_REPEAT, 1 },  { "a{3,2}", PATTERN_NO_REPEAT, 1 },
        { "a{-1}", PATTERN_NO_REPEAT, 1 }, { "a{1,2,3}", PATTERN_NO_REPEAT, 1 },
        { "a{1,}", PATTERN_NO_REPEAT, 1 }, { "ab{63}", PATTERN_TOO_LONG, 2 },
        { "a{64}", PATTERN_TOO_LONG, 1 },  { "a{99999999999999999999}", PATTERN_NO_REPEAT, 1 },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        PatternProblem problem = PATTERN_FINE;
        ValuePattern pattern;
        size_t at = 0;
        Err err = value_pattern_parse(arena, str_from(CASES[i].pattern), &problem, &at, &pattern);
        if (err != ERR_INVALID || problem != CASES[i].problem || at != CASES[i].at)
            fail_msg("%s: %d at %d", CASES[i].pattern, (int)problem, (int)at);
    }
}

static void all_places(void **state) {
    (void)state;
    ValuePattern pattern = parsed("a{62}b");
    CLEANUP(arena_closep) Arena *own = arena_open(1 << 20);
    char *value = arena_text(own, 1 << 20);
    memset(value, 'a', 1 << 20);
    value[62] = 'b';
    assert_true(value_pattern_fits(&pattern, (Str){ value, 63 }));
    assert_false(value_pattern_fits(&pattern, (Str){ value, 62 }));
    /* what a regular expression takes forever for */
    pattern = parsed("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*c");
    value[62] = 'a';
    assert_false(value_pattern_fits(&pattern, (Str){ value, 1 << 20 }));
}

/* The plainest matcher there is: tries everything. */
static bool fits_naively(const ValuePattern *pattern, size_t place, const char *value) {
    if (place == pattern->count)
        return *value == '\0';
    if (pattern->may_lack >> place & 1 && fits_naively(pattern, place + 1, value))
        return true;
    const PatternPlace *of = &pattern->places[place];
    bool taken = false;
    for (size_t i = 0; i < of->count && *value != '\0'; i++)
        taken |= (uint32_t)*value >= of->ranges[i].first && (uint32_t)*value <= of->ranges[i].last;
    return taken && (fits_naively(pattern, place + 1, value + 1) ||
                     (pattern->may_repeat >> place & 1 && fits_naively(pattern, place, value + 1)));
}

static void random_patterns(void **state) {
    (void)state;
    static const char *const PIECES[] = { "a", "b",    "#",    "@",      "?",
                                          "*", "[a1]", "a{2}", "b{0,2}", "#{1,3}" };
    size_t fitting = 0;
    for (uint64_t round = 0; round < 3000; round++) {
        RandomCounter random = random_counter(51, round);
        Str text = STR("");
        arena_reset(arena);
        for (uint64_t i = 1 + random_counter_next(&random) % 5; i > 0; i--)
            text = str_join(arena, text, str_from(PIECES[random_counter_next(&random) % 10]));
        ValuePattern pattern = parsed(str_c(arena, text));
        for (int i = 0; i < 20; i++) {
            char value[8] = { 0 };
            size_t len = random_counter_next(&random) % 7;
            for (size_t k = 0; k < len; k++)
                value[k] = "ab1-"[random_counter_next(&random) % 4];
            bool wanted = fits_naively(&pattern, 0, value);
            assert_true(value_pattern_fits(&pattern, (Str){ value, len }) == wanted);
            fitting += wanted;
        }
    }
    assert_true(fitting > 3000 && fitting < 57000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms),
        cmocka_unit_test(problems),
        cmocka_unit_test(all_places),
        cmocka_unit_test(random_patterns),
    };
    return cmocka_run_group_tests_name("value_pattern", tests, open_arena, close_arena);
}
