/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Markdown of people: what it may become, and what it never becomes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "views/markdown.h"

/* What stands between the tags around it. */
static Str made_with(Arena *arena, const char *source, int level, Language language,
                     const MarkdownPictures *opt_pictures) {
    CLEANUP(out_done) Out out = out_open(1 << 10);
    Html html = { .out = &out, .arena = arena, .language = LANGUAGE_DE, .content = LANGUAGE_DE };
    html.language = language;
    markdown(&html, str_from(source), level, language, opt_pictures);
    Str all = str_copy(arena, out_view(&out)),
        begin = STR("<div class=\"markdown\" dir=\"auto\">\n");
    if (str_empty(all))
        return all;
    assert_true(str_starts(all, begin));
    assert_true(str_ends(all, STR("</div>\n")));
    return str_slice(all, begin.len, all.len - begin.len - sizeof "</div>\n" + 1);
}

static Str made(Arena *arena, const char *source, int level) {
    return made_with(arena, source, level, LANGUAGE_DE, NULL);
}

typedef struct Case {
    const char *source, *html;
} Case;

static void check_all(const Case *cases, size_t count) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 14);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(str_c(arena, made(arena, cases[i].source, 3)), cases[i].html);
}

#define P(words)        "<p class=\"kern-body\">" words "</p>\n"
#define LINK(to)        "<a class=\"kern-link\" rel=\"noopener nofollow\" href=\"" to "\">"
#define H(level, words) "<h" level " class=\"kern-heading-small\">" words "</h" level ">\n"

static void words_become_a_page(void **state) {
    (void)state;
    static const Case CASES[] = {
        { "", "" },
        { "a\nb", P("a<br>\nb") },
        { "*a* **b** `c`", P("<em>a</em> <strong>b</strong> <code>c</code>") },
        { "- a\n- b",
          "<ul class=\"kern-list kern-list--bullet\">\n<li>a</li>\n<li>b</li>\n</ul>\n" },
        { "3. a", "<ol class=\"kern-list kern-list--number\" start=\"3\">\n<li>a</li>\n</ol>\n" },
        { "1. a", "<ol class=\"kern-list kern-list--number\">\n<li>a</li>\n</ol>\n" },
        { "> a", "<blockquote>\n" P("a") "</blockquote>\n" },
        { "a\n\n---\n\nb", P("a") "<hr>\n" P("b") },
        { "```html\n<b>\n```", "<pre><code>&lt;b&gt;</code></pre>\n" },
        { "    eingerückt\n      mehr", "<pre><code>eingerückt\n  mehr</code></pre>\n" },
        { "- a\n  - b", "<ul class=\"kern-list kern-list--bullet\">\n<li>a<ul class=\"kern-list "
                        "kern-list--bullet\">\n<li>b</li>\n</ul>\n</li>\n</ul>\n" },
        { "*a [d](x*y) e", P("*a d e") },
    };
    check_all(CASES, sizeof CASES / sizeof *CASES);
}

static void headings_fit_the_page_and_leave_none_out(void **state) {
    (void)state;
    static const Case CASES[] = {
        { "# a\n## b\n### c", H("3", "a") H("4", "b") H("5", "c") },
        { "### a\n# b\n#### c", H("3", "a") H("3", "b") H("4", "c") },
        { "# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6",
          H("3", "1") H("4", "2") H("5", "3") H("6", "4") H("6", "5") H("6", "6") },
    };
    check_all(CASES, sizeof CASES / sizeof *CASES);
}

static void links_go_where_people_can_look(void **state) {
    (void)state;
    static const Case CASES[] = {
        { "[a](https://b.example/?c=1&d=2)", P(LINK("https://b.example/?c=1&amp;d=2") "a</a>") },
        { "[a](HTTP://b.example)", P(LINK("HTTP://b.example") "a</a>") },
        { "[a](mailto:a@b.example)", P(LINK("mailto:a@b.example") "a</a>") },
        { "https://b.example.", P(LINK("https://b.example") "https://b.example</a>.") },
        { "<https://b.example>", P(LINK("https://b.example") "https://b.example</a>") },
        { "[a](https://b.example \"t\")", P(LINK("https://b.example") "a</a>") },
        { "[*a*][x]\n\n[x]: https://b.example", P(LINK("https://b.example") "<em>a</em></a>") },
        { "[https://b.example](https://c.example)",
          P(LINK("https://c.example") "https://b.example</a>") },
        { "https://b.example/a_b_c?d=*e*, ja",
          P(LINK("https://b.example/a_b_c?d=") "https://b.example/a_b_c?d=</a><em>e</em>, ja") },
        { "[a](javascript:alert(1))", P("a") },
        { "[a](JaVaScRiPt:alert(1))", P("a") },
        { "[a](javascript&#58;alert(1))", P("a") },
        { "[a](&#106;avascript:alert(1))", P("a") },
        { "[a](data:text/html,x)", P("a") },
        { "[a](vbscript:x)", P("a") },
        { "[a](/konto)", P("a") },
        { "[a](//b.example)", P("a") },
        { "[a](tel:110)", P("a") },
        { "[a]()", P("a") },
        { "[a](https://)", P("a") },
        { "<javascript:alert(1)>", P("javascript:alert(1)") },
    };
    check_all(CASES, sizeof CASES / sizeof *CASES);
}

static void nothing_that_was_typed_becomes_markup(void **state) {
    (void)state;
    static const Case CASES[] = {
        { "<script>alert(1)</script>", P("&lt;script&gt;alert(1)&lt;/script&gt;") },
        { "a <img src=x onerror=alert(1)> b", P("a &lt;img src=x onerror=alert(1)&gt; b") },
        { "<!-- a -->", P("&lt;!-- a --&gt;") },
        { "&lt;script&gt; &amp; &copy; &#60;b&#62;", P("&lt;script&gt; &amp; © &lt;b&gt;") },
        { "`<b>`", P("<code>&lt;b&gt;</code>") },
        { "[<b>](https://b.example)", P(LINK("https://b.example") "&lt;b&gt;</a>") },
        { "[a](https://b.example/\"onclick=\"x)",
          P(LINK("https://b.example/&quot;onclick=&quot;x") "a</a>") },
        { "[a](<https://b.example/\"><b>)",
          P("[a](" LINK("https://b.example/&quot;") "https://b.example/&quot;</a>&lt;b&gt;)") },
        { "# <b>", H("3", "&lt;b&gt;") },
    };
    check_all(CASES, sizeof CASES / sizeof *CASES);
}

static void a_picture_is_its_words(void **state) {
    (void)state;
    static const Case CASES[] = {
        { "![ein *Haus*](https://b.example/x.png)", P("ein Haus") },
        { "[![Haus](x.png)](https://b.example)", P(LINK("https://b.example") "Haus</a>") },
        { "![a [b](https://b.example) c](x)", P("a b c") },
        { "![<b>](x)", P("&lt;b&gt;") },
    };
    check_all(CASES, sizeof CASES / sizeof *CASES);
}

static Str repeated(Arena *arena, const char *piece, size_t count) {
    CLEANUP(out_done) Out out = out_open(1 << 14);
    for (size_t i = 0; i < count; i++)
        out_c(&out, piece);
    return str_copy(arena, out_view(&out));
}

static size_t times(Str text, const char *piece) {
    size_t count = 0;
    for (ptrdiff_t at; (at = str_find(text, str_from(piece))) >= 0; count++)
        text = str_slice(text, (size_t)at + 1, SIZE_MAX);
    return count;
}

static void what_is_nested_without_end_is_shown_flat(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Str html = made(arena, str_c(arena, str_join(arena, repeated(arena, ">", 5000), STR(" a"))), 3);
    assert_int_equal(times(html, "<blockquote>"), 16);
    assert_int_equal(times(html, "</blockquote>"), 16);
    assert_int_equal(times(html, "a</p>"), 1);
}

/* One long address, named again and again. */
static void a_page_does_not_grow_out_of_its_text(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Str source = str_join(arena, STR("[a]: https://b.example/"), repeated(arena, "x", 2000),
                          STR("\n\n"), repeated(arena, "[a] ", 4000));
    Str html = made(arena, str_c(arena, source), 3);
    assert_int_equal(times(html, "<a "), times(html, "</a>"));
    assert_true(times(html, "<a ") > 0);
    assert_true(html.len < 10 * source.len);
}

#define IMG(more)                                                                   \
    "<img class=\"picture\" src=\"/w/raum/bilder/1/ab\" width=\"30\" height=\"20\"" \
    " loading=\"lazy\" decoding=\"async\"" more ">"

/* Only of those that are there; of others what was said instead of them. */
static void pictures_of_the_workshop_are_shown(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 14);
    const MarkdownPicture items[] = {
        { .name = STR("ablauf"),
          .href = STR("/w/raum/bilder/1/ab"),
          .text = STR("Drei \"Schritte\""),
          .text_simple = STR("3 Schritte"),
          .width = 30,
          .height = 20 },
        { .name = STR("rand"),
          .href = STR("/w/raum/bilder/1/ab"),
          .decorative = true,
          .width = 30,
          .height = 20 },
    };
    const MarkdownPictures pictures = { items, 2 };
    static const struct {
        Language language;
        const char *source, *html;
    } CASES[] = {
        { LANGUAGE_DE, "![](bild:ablauf)", P(IMG(" alt=\"Drei &quot;Schritte&quot;\"")) },
        { LANGUAGE_DE_SIMPLE, "![](bild:ablauf)", P(IMG(" alt=\"3 Schritte\"")) },
        { LANGUAGE_EN, "![](bild:ablauf)",
          P(IMG(" lang=\"de\" alt=\"Drei &quot;Schritte&quot;\"")) },
        { LANGUAGE_EN, "![](bild:rand)", P(IMG(" alt=\"\"")) },
        { LANGUAGE_EN, "![Three *steps* \"<b>\"](bild:ablauf)",
          P(IMG(" alt=\"Three steps &quot;&lt;b&gt;&quot;\"")) },
        { LANGUAGE_DE, "![](bild:rand)", P(IMG(" alt=\"\"")) },
        { LANGUAGE_DE, "[![](bild:rand)](https://b.example)",
          P(LINK("https://b.example") IMG(" alt=\"\"") "</a>") },
        { LANGUAGE_DE, "![a ![b](bild:rand)](bild:ablauf)", P(IMG(" alt=\"a b\"")) },
        { LANGUAGE_DE, "![](bild:fehlt) ![Haus](bild:fehlt)", P("bild:fehlt Haus") },
        { LANGUAGE_DE, "![Haus](https://b.example/x.png)", P("Haus") },
        { LANGUAGE_DE, "![](//b.example/ablauf)", P("//b.example/ablauf") },
        { LANGUAGE_DE, "[a](bild:ablauf)", P("a") },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_string_equal(
            str_c(arena, made_with(arena, CASES[i].source, 3, CASES[i].language, &pictures)),
            CASES[i].html);
    Str many = repeated(arena, "![](bild:rand) ", 1000);
    assert_int_equal(
        times(made_with(arena, str_c(arena, many), 3, LANGUAGE_DE, &pictures), "<img "), 100);
}

static void another_language_is_said(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 12);
    CLEANUP(out_done) Out out = out_open(1 << 10);
    Html html = { .out = &out, .arena = arena, .language = LANGUAGE_DE, .content = LANGUAGE_DE };
    markdown(&html, STR("a"), 3, LANGUAGE_EN, NULL);
    assert_true(
        str_starts(out_view(&out), STR("<div class=\"markdown\" dir=\"auto\" lang=\"en\">")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_become_a_page),
        cmocka_unit_test(headings_fit_the_page_and_leave_none_out),
        cmocka_unit_test(links_go_where_people_can_look),
        cmocka_unit_test(nothing_that_was_typed_becomes_markup),
        cmocka_unit_test(a_picture_is_its_words),
        cmocka_unit_test(pictures_of_the_workshop_are_shown),
        cmocka_unit_test(what_is_nested_without_end_is_shown_flat),
        cmocka_unit_test(a_page_does_not_grow_out_of_its_text),
        cmocka_unit_test(another_language_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
