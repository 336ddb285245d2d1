/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* translation_pages.h -- what the public reads, in English and in plain German: all texts with what is missing, and a form
 * for each record and language with the original beside every field. */
#include "web/request.h"

/* ?in=en&stand=fehlt&text=12: of this language, missing or older than the original, of this record. */
Err translation_list_page(Request *rq);
/* ?about=12&language=en; leads to the one there is. */
Err translation_new_page(Request *rq);
Err translation_create_action(Request *rq);
Err translation_edit_page(Request *rq);
Err translation_update_action(Request *rq);
/* The texts of one record, from its own page; "" = it has none that the public reads. */
Str translation_of_record(Request *rq, const Noun *noun, RecordId id);
/* The languages that this authority's words are not in, of TRANSLATION_LANGUAGES. */
enum { TRANSLATION_CHOICES_MAX = 2 };
size_t translation_languages(const Request *rq, Str ret[TRANSLATION_CHOICES_MAX]);
