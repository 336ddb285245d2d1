/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json_writer.h"
#include "str_assert.h"

static void writes_nested_values_with_commas(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = { 0 };
    JsonWriter json = json_open(&out, JSON_COMPACT);
    json_object_begin(&json);
    json_key(&json, STR("a"));
    json_array_begin(&json);
    json_i64(&json, INT64_MIN);
    json_bool(&json, true);
    json_bool(&json, false);
    json_none(&json);
    json_object_begin(&json);
    json_object_end(&json);
    json_array_begin(&json);
    json_array_end(&json);
    json_array_end(&json);
    json_key(&json, STR("b\""));
    json_raw(&json, STR("{\"x\":1}"));
    json_object_end(&json);
    assert_int_equal(json_finish(&json), ERR_NONE);
    assert_str(out_view(&out), "{\"a\":[-9223372036854775808,true,false,null,{},[]],"
                               "\"b\\\"\":{\"x\":1}}");
}

static void indents_when_asked(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = { 0 };
    JsonWriter json = json_open(&out, JSON_INDENTED);
    json_object_begin(&json);
    json_key(&json, STR("a"));
    json_array_begin(&json);
    json_i64(&json, 1);
    json_i64(&json, 2);
    json_array_end(&json);
    json_key(&json, STR("b"));
    json_array_begin(&json);
    json_array_end(&json);
    json_object_end(&json);
    assert_int_equal(json_finish(&json), ERR_NONE);
    assert_str(out_view(&out), "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": []\n}");
}

static void escapes_text(void **state) {
    (void)state;
    static const struct {
        Str text;
        const char *json;
    } CASES[] = {
        { { NULL, 0 }, "\"\"" },
        { STR_INIT("Größe 🎵"), "\"Größe 🎵\"" },
        { STR_INIT("\"\\/"), "\"\\\"\\\\/\"" },
        { STR_INIT("a\n\r\tb"), "\"a\\n\\r\\tb\"" },
        { STR_INIT("\0\x01\x1F\x7F"), "\"\\u0000\\u0001\\u001f\x7F\"" },
        { STR_INIT("</script>"), "\"\\u003c/script>\"" },
        { STR_INIT("\xE2\x80\xA8\xE2\x80\xA9"), "\"\\u2028\\u2029\"" },
        { STR_INIT("a\xC3"), "\"a\xEF\xBF\xBD\"" },
        { STR_INIT("\xED\xA0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        CLEANUP(out_done) Out out = { 0 };
        JsonWriter json = json_open(&out, JSON_COMPACT);
        json_str(&json, CASES[i].text);
        assert_int_equal(json_finish(&json), ERR_NONE);
        assert_str(out_view(&out), CASES[i].json);
    }
}

/* Each step: { object begins, } ends, [ array begins, ] ends, k key, v value. */
static void run(JsonWriter *json, const char *steps) {
    for (const char *step = steps; *step != '\0'; step++) {
        switch (*step) {
        case '{': json_object_begin(json); break;
        case '}': json_object_end(json); break;
        case '[': json_array_begin(json); break;
        case ']': json_array_end(json); break;
        case 'k': json_key(json, STR("k")); break;
        default: json_i64(json, 1); break;
        }
    }
}

static void misuse_is_reported_at_the_end(void **state) {
    (void)state;
    static const char *const WRONG[] = { "",    "{",   "[",      "{v}", "[k",   "{kk", "{k}",
                                         "k",   "vv",  "{}{}",   "[}",  "{]",   "}",   "]",
                                         "{}}", "[[]", "{k{}v}", "v]",  "{kvkv" };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        CLEANUP(out_done) Out out = { 0 };
        JsonWriter json = json_open(&out, JSON_COMPACT);
        run(&json, WRONG[i]);
        if (json_finish(&json) != ERR_INTERNAL)
            fail_msg("%s", WRONG[i]);
    }
}

static void depth_is_bounded(void **state) {
    (void)state;
    for (int depth = JSON_DEPTH_MAX; depth <= JSON_DEPTH_MAX + 1; depth++) {
        CLEANUP(out_done) Out out = { 0 };
        JsonWriter json = json_open(&out, JSON_COMPACT);
        for (int i = 0; i < depth; i++)
            run(&json, "[");
        for (int i = 0; i < depth; i++)
            run(&json, "]");
        assert_int_equal(json_finish(&json), depth <= JSON_DEPTH_MAX ? ERR_NONE : ERR_INTERNAL);
        if (depth == JSON_DEPTH_MAX)
            assert_int_equal(out.len, 2 * JSON_DEPTH_MAX);
    }
}

static void full_output_is_too_large(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = { 0 };
    JsonWriter json = json_open(&out, JSON_COMPACT);
    json_array_begin(&json);
    assert_null(out_room(&out, OUT_BYTES_MAX));
    json_array_end(&json);
    assert_int_equal(json_finish(&json), ERR_TOO_LARGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_nested_values_with_commas),
        cmocka_unit_test(indents_when_asked),
        cmocka_unit_test(escapes_text),
        cmocka_unit_test(misuse_is_reported_at_the_end),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(full_output_is_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
