/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* golden.h -- renders a page with sample data and compares it with tests/golden/expected/NAME.LANGUAGE.html.
 *
 * UPDATE_GOLDEN=1 in the environment writes the file instead: look at the difference before you commit
 * it. Asset addresses are written without their hash, so that a change of the css changes no page.
 * tests/golden/pages_test.mjs opens every expected file in a browser and checks its accessibility. */
#include "base/arena.h"
#include "text/message.h"
#include "views/html.h"
#include "views/page_view.h"

/* Writes one page; `data` is the view struct. */
typedef void (*GoldenRender)(Html *html, const void *data);

/* Fails the running cmocka test when the page differs. */
void golden_check(const char *name, Language language, GoldenRender render, const void *data);
/* A page of an initiative for somebody who is signed in. */
Page golden_page(Message title);
