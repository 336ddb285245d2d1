/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/out.h"
#include "domain/method.h"

static int set_up(void **state) {
    *state = arena_open(1 << 14);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static Str OLDER[] = { STR_INIT("older_people"), STR_INIT("little_german") };
static Str GERMAN[] = { STR_INIT("little_german") };
static MethodUnfit UNFIT[] = {
    { .perspectives = { OLDER, 2, 2 }, .why.de = STR_INIT("Nicht online.") },
    { .perspectives = { GERMAN, 1, 1 }, .why.de = STR_INIT("Nur Deutsch.") },
};
static Method METHODS[] = {
    { .key = STR_INIT("survey"),
      .group_min = 30,
      .days = 30,
      .levels = 1U << LEVEL_CONSULT,
      .phases = 1U << PHASE_IDEA | 1U << PHASE_OPERATION,
      .unfit = { UNFIT, 2, 2 } },
    { .key = STR_INIT("talk"),
      .group_min = 1,
      .group_max = 12,
      .days = 10,
      .levels = 1U << LEVEL_CONSULT | 1U << LEVEL_INVOLVE,
      .phases = 1U << PHASE_IDEA },
};
static const MethodList CATALOGUE = { METHODS, 2, 2 };

/* "talk survey(group_too_small 30, perspective older_people Nicht online.)" */
static const char *fits_text(Arena *arena, Situation situation) {
    MethodFits fits = method_fits(arena, &CATALOGUE, &situation);
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < fits.count; i++) {
        const MethodReasons *reasons = &fits.items[i].reasons;
        out_format(&out, "%s" STR_FMT, i > 0 ? " " : "", STR_ARG(fits.items[i].method->key));
        for (size_t r = 0; r < reasons->count; r++) {
            const MethodReason *reason = &reasons->items[r];
            out_format(&out, "%s" STR_FMT, r > 0 ? ", " : "(",
                       STR_ARG(METHOD_REASONS.keys[reason->kind]));
            if (reason->limit > 0)
                out_format(&out, " %lld", (long long)reason->limit);
            if (!str_empty(reason->perspective))
                out_format(&out, " " STR_FMT " " STR_FMT, STR_ARG(reason->perspective),
                           STR_ARG(reason->why.de));
        }
        if (reasons->count > 0)
            out_char(&out, ')');
    }
    return str_c(arena, out_view(&out));
}

static void a_situation_decides(void **state) {
    static const struct {
        Situation situation;
        const char *fits;
    } CASES[] = {
        { { 0 }, "survey talk" }, /* nothing said rules nothing out */
        { { .group = 30 }, "survey talk(group_too_large 12)" },
        { { .group = 29 }, "survey(group_too_small 30) talk(group_too_large 12)" },
        { { .group = 12 }, "talk survey(group_too_small 30)" },
        { { .group = 100000 }, "survey talk(group_too_large 12)" },
        { { .days = 10 }, "talk survey(time_too_short 30)" },
        { { .days = 9 }, "survey(time_too_short 30) talk(time_too_short 10)" },
        { { .level = STR_INIT("involve") }, "talk survey(other_level)" },
        { { .level = STR_INIT("nonsense") }, "survey talk" },
        { { .phase = STR_INIT("operation") }, "survey talk(other_phase)" },
        { { .perspectives = STR_INIT("it older_people") },
          "talk survey(perspective older_people Nicht online.)" },
        /* the first reason the catalogue gives, once for each group */
        { { .perspectives = STR_INIT("little_german little_german+older_people") },
          "talk survey(perspective little_german Nicht online., "
          "perspective older_people Nicht online.)" },
        { { .group = 13, .days = 9, .level = STR_INIT("decide"), .phase = STR_INIT("shutdown") },
          "survey(group_too_small 30, time_too_short 30, other_level, other_phase) "
          "talk(group_too_large 12, time_too_short 10, other_level, other_phase)" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_string_equal(fits_text(*state, CASES[i].situation), CASES[i].fits);
}

static void methods_are_found(void **state) {
    (void)state;
    assert_ptr_equal(method_find(&CATALOGUE, STR("talk")), &METHODS[1]);
    assert_null(method_find(&CATALOGUE, STR("")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_situation_decides, set_up, tear_down),
        cmocka_unit_test_setup_teardown(methods_are_found, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
