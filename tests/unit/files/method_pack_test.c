/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "files/pack.h"

static int set_up(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static void both_languages(PackText text, Str key) {
    if (str_empty(text.de) || str_empty(text.en))
        fail_msg(STR_FMT ": a text is missing", STR_ARG(key));
}

static void method_is_whole(const Pack *pack, const Method *method) {
    both_languages(method->label, method->key);
    both_languages(method->what, method->key);
    both_languages(method->duration, method->key);
    assert_true(method->label.de_simple.len > 0 && method->what.de_simple.len > 0);
    assert_true(method->group_min >= 1 && method->days >= 1);
    assert_true(method->levels != 0 && method->phases != 0);
    assert_true(method->needs.count > 0 && method->access.count > 0 && method->unfit.count > 0);
    for (size_t i = 0; i < method->needs.count; i++)
        both_languages(method->needs.items[i], method->key);
    for (size_t i = 0; i < method->access.count; i++)
        both_languages(method->access.items[i], method->key);
    for (size_t i = 0; i < method->unfit.count; i++) {
        const MethodUnfit *unfit = &method->unfit.items[i];
        both_languages(unfit->why, method->key);
        assert_true(unfit->perspectives.count > 0);
        for (size_t j = 0; j < unfit->perspectives.count; j++)
            assert_non_null(pack_perspective(pack, unfit->perspectives.items[j]));
    }
}

static void the_built_in_catalogue_is_whole(void **state) {
    Findings findings = { 0 };
    Pack pack;
    uint32_t levels = 0, phases = 0;
    assert_int_equal(pack_read_built_in(*state, &findings, &pack), ERR_NONE);
    assert_in_range(pack.methods.count, 18, 24);
    for (size_t i = 0; i < pack.methods.count; i++) {
        method_is_whole(&pack, &pack.methods.items[i]);
        levels |= pack.methods.items[i].levels;
        phases |= pack.methods.items[i].phases;
    }
    assert_int_equal(levels, (1U << LEVEL_COUNT) - 1);
    assert_int_equal(phases, (1U << PHASE_COUNT) - 1);
    assert_non_null(pack_method(&pack, STR("counselling_outreach")));
    assert_null(pack_method(&pack, STR("seance")));
}

/* Nobody of the reference list may be left without any method that reaches them. */
static void every_perspective_has_a_method(void **state) {
    Findings findings = { 0 };
    Pack pack;
    assert_int_equal(pack_read_built_in(*state, &findings, &pack), ERR_NONE);
    for (size_t p = 0; p < pack.perspectives.count; p++) {
        Situation situation = { .perspectives = pack.perspectives.items[p].key };
        MethodFits fits = method_fits(*state, &pack.methods, &situation);
        size_t fitting = 0;
        while (fitting < fits.count && fits.items[fitting].reasons.count == 0)
            fitting++;
        if (fitting < 5)
            fail_msg(STR_FMT ": only %zu methods", STR_ARG(situation.perspectives), fitting);
    }
}

#define BOTH "{\"de\":\"x\",\"en\":\"x\"}"
#define METHOD(key, group, days, levels, unfit)                                                    \
    "{\"key\":\"" key "\",\"label\":" BOTH ",\"what\":" BOTH ",\"group\":" group ",\"days\":" days \
    ",\"duration\":" BOTH ",\"levels\":[" levels "],\"phases\":[\"idea\"],\"needs\":[" BOTH        \
    "],\"access\":[],\"unfit\":[" unfit "]}"
#define FILE_OF(format, methods) \
    "{\"format\":\"" format "\",\"version\":\"1\",\"methods\":[" methods "]}"
#define METHODS(methods) FILE_OF("einklang-methods-1", methods)
#define GROUP            "{\"min\":3,\"max\":0}"
#define CONSULT          "\"consult\""
#define UNFIT(keys)      "{\"perspectives\":[" keys "],\"why\":" BOTH "}"
#define AT               "methods.json/methods/0/"

static const struct {
    const char *json, *found;
} MISTAKES[] = {
    { METHODS(METHOD("a", GROUP, "5", CONSULT, UNFIT("\"it\""))), "" },
    { FILE_OF("einklang-methods-9", ""), "methods.json/format:outdated" },
    { METHODS(METHOD("a", GROUP, "5", CONSULT, "") "," METHOD("a", GROUP, "5", CONSULT, "")),
      "methods.json/methods/1/key:taken" },
    { METHODS(METHOD("a", "{\"min\":3,\"max\":2}", "5", CONSULT, "")), AT "group/max:too_small" },
    { METHODS(METHOD("a", "{\"min\":-1,\"max\":2}", "5", CONSULT, "")), AT "group/min:too_small" },
    { METHODS(METHOD("a", "{\"min\":1}", "5", CONSULT, "")), AT "group/max:required" },
    { METHODS(METHOD("a", "3", "5", CONSULT, "")), AT "group:wrong_type" },
    { METHODS(METHOD("a", GROUP, "5.5", CONSULT, "")), AT "days:wrong_type" },
    { METHODS(METHOD("a", GROUP, "99999", CONSULT, "")), AT "days:too_large" },
    { METHODS(METHOD("a", GROUP, "5", "\"shout\"", "")), AT "levels/0:unknown_key" },
    { METHODS(METHOD("a", GROUP, "5", "", "")), AT "levels:required" },
    { METHODS(METHOD("a", GROUP, "5", CONSULT, UNFIT("\"martians\""))),
      AT "unfit/0/perspectives/0:unknown_key" },
    { METHODS(METHOD("a", GROUP, "5", CONSULT, UNFIT("7"))),
      AT "unfit/0/perspectives/0:unknown_key" },
    { METHODS(METHOD("a", GROUP, "5", CONSULT, "{\"perspectives\":[],\"why\":{\"de\":\"x\"}}")),
      AT "unfit/0/why/en:required" },
    { METHODS("\"a\""), "methods.json/methods/0:wrong_type" },
    { "[", "methods.json:not_json" },
};

static void a_mistake_names_its_place(void **state) {
    Perspective it[] = { { .key = STR_INIT("it") } };
    PerspectiveList perspectives = { it, 1, 1 };
    for (size_t i = 0; i < sizeof MISTAKES / sizeof *MISTAKES; i++) {
        Findings findings = { 0 };
        MethodList methods;
        Err err = pack_read_methods(str_from(MISTAKES[i].json), &perspectives, *state, &findings,
                                    &methods);
        Str got = findings.count == 0 ? STR("")
                                      : str_join(*state, findings.items[0].field, STR(":"),
                                                 finding_key(findings.items[0].kind));
        assert_string_equal(str_c(*state, got), MISTAKES[i].found);
        assert_int_equal(err, MISTAKES[i].found[0] == '\0' ? ERR_NONE : ERR_INVALID);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_built_in_catalogue_is_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_perspective_has_a_method, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_mistake_names_its_place, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
