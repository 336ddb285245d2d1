/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/said.h"

#include "text/language.h"

Translations said_here(Request *rq, const TranslationList *all) {
    bool own = rq->html->language == rq->html->content;
    Translations translations = translations_in(
        rq->ctx->arena, all, own ? STR("") : language_tag(rq->html->language));
    rq->html->said = str_bytes(translations.now.begin, translations.now.room);
    rq->html->said_older = str_bytes(translations.older.begin, translations.older.room);
    return translations;
}

Whole said_whole(Request *rq, const Whole *whole) {
    TranslationList all = whole_translations(whole);
    Translations translations = said_here(rq, &all);
    return translations_say_whole(rq->ctx->arena, &translations, whole);
}
