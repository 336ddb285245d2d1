/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Markdown: whatever the bytes, the page has only the tags that this program writes, each closed, and no address but
 * of the three kinds. */
#include <stdint.h>
#include <stdlib.h>

#include "views/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds) {
    if (!holds)
        abort();
}

/* Length of the tag at the beginning of `text` when it is one of ours, 0 otherwise. */
static size_t own_tag(Str text, int *depth) {
    static const struct {
        Str tag;
        int depth;
    } TAGS[] = {
        { STR_INIT("<p class=\"kern-body\">"), 1 },
        { STR_INIT("</p>"), -1 },
        { STR_INIT("<blockquote>"), 1 },
        { STR_INIT("</blockquote>"), -1 },
        { STR_INIT("<ul class=\"kern-list kern-list--bullet\">"), 1 },
        { STR_INIT("</ul>"), -1 },
        { STR_INIT("<ol class=\"kern-list kern-list--number\">"), 1 },
        { STR_INIT("<ol class=\"kern-list kern-list--number\" start=\""), 1 },
        { STR_INIT("</ol>"), -1 },
        { STR_INIT("<li>"), 1 },
        { STR_INIT("</li>"), -1 },
        { STR_INIT("<em>"), 1 },
        { STR_INIT("</em>"), -1 },
        { STR_INIT("<strong>"), 1 },
        { STR_INIT("</strong>"), -1 },
        { STR_INIT("<pre>"), 1 },
        { STR_INIT("</pre>"), -1 },
        { STR_INIT("<code>"), 1 },
        { STR_INIT("</code>"), -1 },
        { STR_INIT("</a>"), -1 },
        { STR_INIT("<br>"), 0 },
        { STR_INIT("<img class=\"picture\" src=\"/w/raum/bilder/1/ab\" width=\"3\" height=\"2\""
                   " loading=\"lazy\" decoding=\"async\" alt=\""),
          0 },
        { STR_INIT("<hr>"), 0 },
        { STR_INIT("<a class=\"kern-link\" rel=\"noopener nofollow\" href=\""), 1 },
        { STR_INIT("<h3 class=\"kern-heading-small\">"), 1 },
        { STR_INIT("</h3>"), -1 },
        { STR_INIT("<h4 class=\"kern-heading-small\">"), 1 },
        { STR_INIT("</h4>"), -1 },
        { STR_INIT("<h5 class=\"kern-heading-small\">"), 1 },
        { STR_INIT("</h5>"), -1 },
        { STR_INIT("<h6 class=\"kern-heading-small\">"), 1 },
        { STR_INIT("</h6>"), -1 },
    };
    for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++)
        if (str_starts(text, TAGS[i].tag)) {
            *depth += TAGS[i].depth;
            return TAGS[i].tag.len;
        }
    return 0;
}

static bool is_address(Str text) {
    char start[8] = "";
    for (size_t i = 0; i < sizeof start - 1 && i < text.len; i++)
        start[i] =
            (char)(text.ptr[i] >= 'A' && text.ptr[i] <= 'Z' ? text.ptr[i] + 32 : text.ptr[i]);
    Str low = str_from(start);
    return str_starts(low, STR("https:/")) || str_starts(low, STR("http://")) ||
           str_starts(low, STR("mailto:")) || str_starts(low, STR("#\"")); /* refused by html_url */
}

static void check_page(Str html) {
    int depth = 0;
    for (size_t at = 0; at < html.len;) {
        Str rest = str_slice(html, at, SIZE_MAX);
        if (rest.ptr[0] != '<') {
            at++;
            continue;
        }
        size_t len = own_tag(rest, &depth);
        require(len > 0 && depth >= 0);
        if (rest.ptr[1] == 'a')
            require(is_address(str_slice(rest, len, SIZE_MAX)));
        at += len;
    }
    require(depth == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 14);
    CLEANUP(out_done) Out out = out_open(1 << 12);
    Html html = { .out = &out, .arena = arena, .language = LANGUAGE_DE, .content = LANGUAGE_DE };
    Str begin = STR("<div class=\"markdown\" dir=\"auto\">\n"), end = STR("</div>\n");
    const MarkdownPicture picture = { .name = STR("haus"),
                                      .href = STR("/w/raum/bilder/1/ab"),
                                      .text = STR("Ein <Haus>"),
                                      .width = 3,
                                      .height = 2 };
    const MarkdownPictures pictures = { &picture, 1 };
    markdown(&html, str_bytes((const char *)data, size), 3, LANGUAGE_DE, &pictures);
    if (size == 0)
        return 0;
    Str page = out_view(&out);
    require(str_starts(page, begin) && str_ends(page, end));
    check_page(str_slice(page, begin.len, page.len - begin.len - end.len));
    return 0;
}
