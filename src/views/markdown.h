/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* markdown.h -- pages that people write in Markdown (CommonMark), as HTML that can do nothing but be read.
 *
 * Markup that was typed is shown as it was typed. A link goes to http, https or mailto; of any other its words stay. A
 * picture is its alternative text. A line end stays one. */
#include "views/html.h"

/* Headings begin at h<level> and leave none out. The text is in `language`, marked where the page is in another one. */
void markdown(Html *html, Str text, int level, Language language);
