/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/said.h"

#include "text/language.h"

Translations said_here(Request *rq, const TranslationList *all) {
    bool own = rq->html->language == rq->html->content;
    Translations translations =
        translations_in(rq->ctx->arena, all, own ? STR("") : language_tag(rq->html->language));
    rq->html->said = str_bytes(translations.now.begin, translations.now.room);
    rq->html->said_older = str_bytes(translations.older.begin, translations.older.room);
    return translations;
}

/* Of one record, as it is said on this page. */
static bool whole_record(Request *rq, const Whole *whole, NounId noun, const void *record) {
    TranslationText texts[TRANSLATION_TEXTS_MAX];
    size_t count = translation_texts_of(whole, clock_today(rq->ctx->clock), noun, record, texts);
    for (size_t i = 0; i < count; i++)
        if (texts[i].shown && !html_said(rq->html, texts[i].words))
            return false;
    return true;
}

bool said_all(Request *rq, const Whole *said) {
    for (size_t n = 0; n < NOUN_COUNT; n++)
        for (size_t i = 0; translation_has_texts((NounId)n) && i < said->lists[n].count; i++)
            if (!whole_record(rq, said, (NounId)n,
                              (const char *)said->lists[n].items + i * NOUNS[n].schema->size))
                return false;
    return true;
}

Whole said_whole(Request *rq, const Whole *whole) {
    TranslationList all = whole_translations(whole);
    Translations translations = said_here(rq, &all);
    return translations_say_whole(rq->ctx->arena, &translations, whole);
}
