/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/html.h"
#include "str_assert.h"

static void escape_matches(Str text, const char *expected) {
    CLEANUP(out_done) Out out = { 0 };
    html_escape(&out, text);
    assert_str(out_view(&out), expected);
}

static void escapes_what_ends_text_or_a_value(void **state) {
    (void)state;
    escape_matches((Str){ 0 }, "");
    escape_matches(STR("Ämter & Bürger"), "Ämter &amp; Bürger");
    escape_matches(STR("<script>alert('x')</script>"),
                   "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    escape_matches(STR("\" onload=\"x"), "&quot; onload=&quot;x");
    escape_matches(STR("&amp;"), "&amp;amp;");
    escape_matches(STR("&&&"), "&amp;&amp;&amp;");
    escape_matches(STR("<"), "&lt;");
    escape_matches(STR("a<"), "a&lt;");
    escape_matches(STR("<a"), "&lt;a");
    escape_matches((Str){ "a\0b", 3 }, "a\xEF\xBF\xBD"
                                       "b");
    escape_matches(STR("\xF0\x9F\x8E\xB5 \xC3"), "\xF0\x9F\x8E\xB5 \xC3");
}

static void no_byte_leaves_the_text(void **state) {
    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        char one = (char)byte;
        CLEANUP(out_done) Out out = { 0 };
        html_escape(&out, (Str){ &one, 1 });
        bool special = byte == '<' || byte == '>' || byte == '&' || byte == '"' || byte == '\'';
        if (byte == 0)
            assert_str(out_view(&out), "\xEF\xBF\xBD");
        else if (!special)
            assert_true(str_eq(out_view(&out), (Str){ &one, 1 }));
        else
            assert_true(str_starts(out_view(&out), STR("&")) && out.len > 3);
    }
}

static void url_keeps_only_harmless_schemes(void **state) {
    (void)state;
    static const struct {
        Str url;
        const char *expected;
    } CASES[] = {
        { STR_INIT(""), "" },
        { STR_INIT("/vorhaben/K7?a=1&b=2#ziel"), "/vorhaben/K7?a=1&amp;b=2#ziel" },
        { STR_INIT("https://example.org/\"><b>"), "https://example.org/&quot;&gt;&lt;b&gt;" },
        { STR_INIT("HTTPS://example.org"), "HTTPS://example.org" },
        { STR_INIT("  http://example.org "), "http://example.org" },
        { STR_INIT("mailto:amt@example.org"), "mailto:amt@example.org" },
        { STR_INIT("tel:+49 30 1"), "tel:+49%2030%201" },
        { STR_INIT("ziele"), "ziele" },
        { STR_INIT("?seite=2"), "?seite=2" },
        { STR_INIT("#oben"), "#oben" },
        { STR_INIT("a/b:c"), "a/b:c" },
        { STR_INIT("?x=a:b"), "?x=a:b" },
        { STR_INIT("?pfad=C:\\x"), "?pfad=C:\\x" },
        { STR_INIT("/straße"), "/straße" },
        { STR_INIT("javascript:alert(1)"), "#" },
        { STR_INIT(" JaVaScRiPt:alert(1)"), "#" },
        { STR_INIT("java\tscript:alert(1)"), "#" },
        { STR_INIT("java\nscript:alert(1)"), "#" },
        { STR_INIT("\001javascript:alert(1)"), "#" },
        { STR_INIT("data:text/html,x"), "#" },
        { STR_INIT("vbscript:x"), "#" },
        { STR_INIT("file:///etc/passwd"), "#" },
        { STR_INIT("httpss://x"), "#" },
        { STR_INIT("http :x"), "#" },
        { STR_INIT(":x"), "#" },
        { STR_INIT("//example.org"), "#" },
        { STR_INIT(" //example.org"), "#" },
        { STR_INIT("/\\example.org"), "#" },
        { STR_INIT("\\\\example.org"), "#" },
        { STR_INIT("/a\0b"), "#" },
        { STR_INIT("/a\x7F"), "#" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        CLEANUP(out_done) Out out = { 0 };
        html_url(&out, CASES[i].url);
        assert_str(out_view(&out), CASES[i].expected);
    }
}

static void url_part_is_percent_encoded(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = { 0 };
    html_url_part(&out, STR("aZ09-._~"));
    html_url_part(&out, (Str){ " /?#&=%+\"<>'\0\xC3\xA4", 15 });
    html_url_part(&out, STR("z"));
    assert_str(out_view(&out), "aZ09-._~%20%2F%3F%23%26%3D%25%2B%22%3C%3E%27%00%C3%A4z");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_what_ends_text_or_a_value),
        cmocka_unit_test(no_byte_leaves_the_text),
        cmocka_unit_test(url_keeps_only_harmless_schemes),
        cmocka_unit_test(url_part_is_percent_encoded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
