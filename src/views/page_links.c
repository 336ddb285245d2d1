/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "views/page_links.h"

/* The record's own name, or the message in the page's language. */
static Str page_title(Html *html, const Page *page) {
    if (page->title_text.len > 0)
        return page->title_text;
    return html_text_of(html, page->title);
}

Str page_window_title(Html *html, const Page *page) {
    Str title = page_title(html, page);
    bool own = page->place.len > 0 && !str_eq(page->place, title);
    bool about = page->subject.len > 0 && !str_eq(page->subject, title);
    return str_join(html->arena, title, about ? STR(": ") : STR(""),
                    about ? page->subject : STR(""), own ? STR(" · ") : STR(""),
                    own ? page->place : STR(""));
}

Str page_language_href(Html *html, const Page *page, Language language) {
    return str_join(html->arena, page->path, STR("?sprache="), language_tag(language));
}

Str page_authority_href(Html *html, const Page *page, Str name) {
    if (page->authority_key.len == 0)
        return str_join(html->arena, STR("/"), name);
    return str_join(html->arena, STR("/behoerde/"), page->authority_key, STR("/"), name);
}
