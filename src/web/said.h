/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* said.h -- what people wrote for the public, in the language of the page where somebody said it in that, too. */
#include "domain/translation_texts.h"
#include "web/request.h"

/* For the records that are shown on this page: translations_say. From now on the page knows by the place of a text that
 * it is in its own language. */
Translations said_here(Request *rq, const TranslationList *all);
/* The same of all records. */
Whole said_whole(Request *rq, const Whole *whole);
/* Whatever the public reads of these records, which came from said_whole, is there in the language of the page. */
bool said_all(Request *rq, const Whole *said);
