/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* said.h -- what people wrote for the public, in the language of the page where somebody said it in that, too. */
#include "domain/initiative.h"
#include "domain/translation_texts.h"
#include "views/public_view.h"
#include "web/request.h"

/* For the records that are shown on this page: translations_say. From now on the page knows by the place of a text that
 * it is in its own language. */
Translations said_here(Request *rq, const TranslationList *all);
/* The same for a page that reads a few records only. */
MUST_CHECK Err said_read(Request *rq, InitiativeId initiative, Translations *ret);
/* Words in the reader's language where somebody wrote them beside them in the record, else as they are. */
TranslatedWords public_words(const Request *rq, Str words, Str simple, Str english);
/* Whom to ask: how to have a say, else the contact, which is said already; text "" = neither is there. */
TranslatedWords said_contact(const Request *rq, const Initiative *said);
/* The same of all records. */
Whole said_whole(Request *rq, const Whole *whole);
/* Whatever the public reads of these records, which came from said_whole, is there in the language of the page. */
bool said_all(Request *rq, const Whole *said);
