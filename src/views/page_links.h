/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* page_links.h -- addresses and texts that the page frame needs, worked out in C. */
#include "views/html.h"
#include "views/page_view.h"

/* What tells this page from every other in a row of tabs: "Ziel bearbeiten: Kürzere Wege · Vorhaben". */
Str page_window_title(Html *html, const Page *page);
/* This page in another language: "?sprache=en" (keeps nothing else of the query). */
Str page_language_href(Html *html, const Page *page, Language language);
/* "/behoerde/KEY/impressum", or "/impressum" where no authority is meant. */
Str page_authority_href(Html *html, const Page *page, Str name);
