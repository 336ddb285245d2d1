/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* language.h -- the languages a page can be in, chosen per request.
 *
 * de        German, the language of every authority; always complete.
 * en        English; always complete.
 * de-simple plain German for the public ("simple" is a registered variant subtag); a message it
 * does not have is shown in German. It is not "Leichte Sprache", which has rules of its own.
 * tr uk ar  Turkish, Ukrainian, Arabic: only on the pages of those who take part in a workshop (/w, and
 * the invitation by link), where every message has them; a message without is shown in plain German. A machine
 * translated them, and the pages say so until a person has reviewed them.
 *
 * The tag is what stands in lang="", in URLs, in cookies and in the folder src/text/i18n/<tag>. */
#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

#define LANGUAGE_LIST(X) \
    X(DE, "de") X(EN, "en") X(DE_SIMPLE, "de-simple") X(TR, "tr") X(UK, "uk") X(AR, "ar")
typedef enum Language {
#define X(name, tag) LANGUAGE_##name,
    LANGUAGE_LIST(X)
#undef X
        LANGUAGE_COUNT
} Language;
/* Those before it are everywhere; from it on they are for those who take part in a workshop. */
#define LANGUAGE_OWN_COUNT LANGUAGE_TR

/* The tag, e.g. "de-simple". */
Str language_tag(Language language);
/* A tag exactly as language_tag() gives it, in any case. ERR_INVALID for any other text. */
MUST_CHECK Err language_parse(Str tag, Language *ret);
/* Whether it is written from right to left. */
bool language_right_to_left(Language language);
/* Whether a person has looked at all texts of it: true for German, English and plain German; for
 * another language it is changed with the commit that brings the reviewed texts. */
bool language_reviewed(Language language);
/* The best language for the text of an Accept-Language header (RFC 9110, 12.5.4): highest q-value,
 * the first of equals. "de-AT" means de, "en-GB" en, "*" and a header without any of our languages
 * `otherwise`. `takes_part`: on a page of a workshop, where there are more. Total: a malformed range is passed over. */
Language language_accept(Str header, Language otherwise, bool takes_part);
