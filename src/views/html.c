/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "views/html.h"

#include "base/utf8.h"
#include "text/format.h"

void html_str(Html *html, Str value) {
    html_escape(html->out, value);
}

void html_c(Html *html, const char *value) {
    html_escape(html->out, str_from(value));
}

void html_i64(Html *html, int64_t value) {
    format_i64(html->out, html->language, value);
}

void html_u64(Html *html, uint64_t value) {
    format_u64(html->out, html->language, value);
}

void html_date(Html *html, Date value) {
    format_date(html->out, html->language, value);
}

void html_instant(Html *html, Instant value) {
    format_instant(html->out, html->language, value);
}

void html_decimal(Html *html, Decimal value) {
    format_decimal(html->out, html->language, value);
}

void html_message(Html *html, Message value) {
    message_html(html->out, html->language, value);
}

void html_safe(Html *html, HtmlSafe value) {
    out_str(html->out, value.markup);
}

/* Letters, digits and hyphens, as BCP 47 has them. */
static bool is_tag(Str tag) {
    for (size_t i = 0; i < tag.len; i++) {
        char c = tag.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(i > 1 && ((c >= '0' && c <= '9') || c == '-')))
            return false;
    }
    return tag.len > 1;
}

/* People write in more languages than pages are in. */
static bool beyond_pages(HtmlWords value) {
    Language page;
    return is_tag(value.language) && language_parse(value.language, &page) != ERR_NONE;
}

static Language language_of(const Html *html, HtmlWords value) {
    Language content;
    return language_parse(value.language, &content) == ERR_NONE ? content : html->content;
}

bool html_foreign(const Html *html, HtmlWords value) {
    bool other = beyond_pages(value) || language_of(html, value) != html->language;
    return other && !str_empty(value.text) && !html_said(html, value.text);
}

void html_words(Html *html, HtmlWords value) {
    bool foreign = html_foreign(html, value);
    bool turned =
        utf8_from_right(value.text) || (foreign && language_right_to_left(html->language));
    const char *element = turned ? "bdi" : foreign ? "span" : NULL;
    if (element != NULL) {
        out_c(html->out, "<");
        out_c(html->out, element);
    }
    if (foreign) {
        out_c(html->out, " lang=\"");
        out_str(html->out,
                beyond_pages(value) ? value.language : language_tag(language_of(html, value)));
        out_c(html->out, "\"");
    }
    if (element != NULL)
        out_c(html->out, ">");
    html_str(html, value.text);
    if (element != NULL) {
        out_c(html->out, "</");
        out_c(html->out, element);
        out_c(html->out, ">");
    }
}

void html_plain_i64(Html *html, int64_t value) {
    out_i64(html->out, value);
}

void html_plain_u64(Html *html, uint64_t value) {
    out_u64(html->out, value);
}

void html_plain_date(Html *html, Date value) {
    format_date_iso(html->out, value);
}

void html_plain_instant(Html *html, Instant value) {
    format_instant_iso(html->out, value);
}

void html_plain_decimal(Html *html, Decimal value) {
    format_decimal_plain(html->out, value);
}

void html_plain_message(Html *html, Message value) {
    message_attribute(html->out, html->language, value);
}

void html_url_str(Html *html, Str value) {
    html_url(html->out, value);
}

void html_url_c(Html *html, const char *value) {
    html_url(html->out, str_from(value));
}

void html_own_url(Html *html, Str value) {
    html_url(html->out, str_starts(value, STR("/")) ? value : STR("#"));
}

void html_part_str(Html *html, Str value) {
    html_url_part(html->out, value);
}

void html_part_c(Html *html, const char *value) {
    html_url_part(html->out, str_from(value));
}

Str html_text_of(Html *html, Message message) {
    CLEANUP(out_done) Out out = out_open(128);
    message_text(&out, html->language, message);
    return str_copy(html->arena, out_view(&out));
}
