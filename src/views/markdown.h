/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* markdown.h -- pages that people write in Markdown (CommonMark), as HTML that can do nothing but be read.
 *
 * Markup that was typed is shown as it was typed. A link goes to http, https or mailto; of any other its words stay. A
 * picture is one of those that the caller has, by its name: ![](bild:NAME); of any other, and of all where there are
 * none, its alternative text stands there. A line end stays one. */
#include "views/html.h"

/* A picture that may be shown. */
typedef struct MarkdownPicture {
    Str name;
    Str href;                       /* on this site */
    Str text, text_simple, text_en; /* of the first of the others where it has none in a language */
    bool decorative;
    int64_t width, height;
} MarkdownPicture;
typedef struct MarkdownPictures {
    const MarkdownPicture *items;
    size_t count;
} MarkdownPictures;

/* Headings begin at h<level> and leave none out. The text is in `language`, marked where the page is in another one. */
void markdown(Html *html, Str text, int level, Language language,
              const MarkdownPictures *opt_pictures);
