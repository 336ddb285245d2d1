/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sample.html.h"
#include "text/messages.h"

typedef struct Page {
    Out out;
    Html html;
} Page;

static void page_done(Page *page) {
    out_done(&page->out);
}

static void expect(Page *page, const char *text) {
    out_char(&page->out, '\0');
    assert_string_equal(page->out.ptr, text);
    out_reset(&page->out);
}

static SampleView view(void) {
    return (SampleView){ .text = STR("<&>\"'"),
                         .url = STR("javascript:go()"),
                         .part = STR("a/b?c=<&ü"),
                         .c_text = "<b>",
                         .number = -1234,
                         .large = 1234567,
                         .day = { 2026, 11, 22 },
                         .at = { 1795352700000 },
                         .value = { .mantissa = 12345, .scale = 1, .present = true },
                         .message = msg(common_footer_version, STR("<1>")),
                         .link = msg(problem_to_start, STR("/?a&b")),
                         .markup = { STR("<b>x</b>") } };
}

#define PAGE(language_)                           \
    CLEANUP(page_done) Page page = { 0 };         \
    page.html = (Html) {                          \
        .out = &page.out, .language = (language_) \
    }

static void text_is_escaped_and_in_the_language(void **state) {
    (void)state;
    PAGE(LANGUAGE_DE);
    SampleView sample = view();
    sample_text(&page.html, &sample);
    expect(&page, "<p>&lt;&amp;&gt;&quot;&#39;|&lt;b&gt;|−1.234|1.234.567|22. November 2026|"
                  "22. November 2026, 14:05 Uhr|1.234,5|Version &lt;1&gt;|"
                  "Zur <a href=\"/?a&amp;b\">Startseite</a>.|<b>x</b></p>\n");
    page.html.language = LANGUAGE_EN;
    sample_text(&page.html, &sample);
    expect(&page, "<p>&lt;&amp;&gt;&quot;&#39;|&lt;b&gt;|−1,234|1,234,567|22 November 2026|"
                  "22 November 2026, 14:05|1,234.5|Version &lt;1&gt;|"
                  "Go to the <a href=\"/?a&amp;b\">start page</a>.|<b>x</b></p>\n");
}

static void words_carry_their_language(void **state) {
    (void)state;
    PAGE(LANGUAGE_DE);
    html_emit_text(&page.html, people_words(STR("Ziel <1>")));
    expect(&page, "Ziel &lt;1&gt;");
    page.html.language = LANGUAGE_EN;
    html_emit_text(&page.html, people_words(STR("Ziel <1>")));
    expect(&page, "<span lang=\"de\">Ziel &lt;1&gt;</span>");
    html_emit_text(&page.html, people_words(STR("")));
    expect(&page, "");
    html_emit_text(&page.html, people_words(STR("\u05D0\u05D1")));
    expect(&page, "<bdi lang=\"de\">\u05D0\u05D1</bdi>");
    page.html.language = LANGUAGE_DE;
    html_emit_text(&page.html, people_words(STR("\u05D0\u05D1")));
    expect(&page, "<bdi>\u05D0\u05D1</bdi>");
}

static void attributes_carry_machine_forms(void **state) {
    (void)state;
    PAGE(LANGUAGE_DE);
    SampleView sample = view();
    sample_attribute(&page.html, &sample);
    expect(&page, "<p title=\"&lt;&amp;&gt;&quot;&#39;|&lt;b&gt;|-1234|1234567|2026-11-22|"
                  "2026-11-22T13:05:00.000Z|1234.5|Version &lt;1&gt;|Zur Startseite.\""
                  " class='&lt;&amp;&gt;&quot;&#39;'></p>\n");
}

static void urls_cannot_leave_their_place(void **state) {
    (void)state;
    PAGE(LANGUAGE_DE);
    SampleView sample = view();
    sample_url(&page.html, &sample);
    expect(&page,
           "<a href=\"#\"></a><a href=\"/a%2Fb%3Fc%3D%3C%26%C3%BC?n=-1234&amp;d=2026-11-22\"></a>"
           "<a href=\"#a%2Fb%3Fc%3D%3C%26%C3%BC\"></a><script src=\"#\"></script>\n");
    sample.url = STR("https://example.org/x.js");
    sample.part = STR("x");
    sample_url(&page.html, &sample);
    expect(&page,
           "<a href=\"https://example.org/x.js\"></a><a href=\"/x?n=-1234&amp;d=2026-11-22\"></a>"
           "<a href=\"https://example.org/x.jsx\"></a><script src=\"#\"></script>\n");
    sample.url = STR("/assets/x.js");
    sample_url(&page.html, &sample);
    assert_true(str_ends(out_view(&page.out), STR("<script src=\"/assets/x.js\"></script>\n")));
    out_reset(&page.out);
    sample.url = STR("//example.org/x.js");
    sample_url(&page.html, &sample);
    assert_true(str_ends(out_view(&page.out), STR("<script src=\"#\"></script>\n")));
}

static void branches_and_loops(void **state) {
    (void)state;
    PAGE(LANGUAGE_DE);
    SampleView sample = view();
    sample.text = STR("\n</textarea>");
    sample_list(&page.html, &sample);
    expect(&page, "<p>none</p>\n<textarea name=\"t\">\n\n&lt;/textarea&gt;</textarea>\n</main>\n");
    const SampleItem items[] = { { 1000, STR("a"), false }, { 2, STR("<b>"), true } };
    sample.items = items;
    sample.item_count = 2;
    sample.text = STR("");
    sample_list(&page.html, &sample);
    expect(&page, "<ul>\n<li id=\"i1000\">a</li>\n<li id=\"i2\" hidden>&lt;b&gt;</li>\n</ul>\n"
                  "<textarea name=\"t\">\n</textarea>\n</main>\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_escaped_and_in_the_language),
        cmocka_unit_test(words_carry_their_language),
        cmocka_unit_test(attributes_carry_machine_forms),
        cmocka_unit_test(urls_cannot_leave_their_place),
        cmocka_unit_test(branches_and_loops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
