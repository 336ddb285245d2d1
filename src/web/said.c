/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/said.h"

#include "store/translation_store.h"
#include "text/language.h"

Translations said_here(Request *rq, const TranslationList *all) {
    bool own = rq->html->language == rq->html->content;
    Translations translations =
        translations_in(rq->ctx->arena, all, own ? STR("") : language_tag(rq->html->language));
    rq->html->said = str_bytes(translations.now.begin, translations.now.room);
    rq->html->said_older = str_bytes(translations.older.begin, translations.older.room);
    rq->html->opt_awaited = translations.awaited;
    return translations;
}

Err said_read(Request *rq, InitiativeId initiative, Translations *ret) {
    TranslationList all = { 0 };
    if (rq->html->language != rq->html->content)
        TRY(translation_list(rq->ctx, rq->conn, initiative, &all));
    *ret = said_here(rq, &all);
    return ERR_NONE;
}

TranslatedWords public_words(const Request *rq, Str words, Str simple, Str english) {
    Str own = STR("");
    if (rq->html->language == LANGUAGE_DE_SIMPLE)
        own = simple;
    else if (rq->html->language == LANGUAGE_EN && rq->html->content != LANGUAGE_EN)
        own = english;
    return str_empty(own) ? (TranslatedWords){ words, false } : (TranslatedWords){ own, true };
}

TranslatedWords said_contact(const Request *rq, const Initiative *said) {
    TranslatedWords words =
        public_words(rq, said->participation_contact, said->participation_contact_simple,
                     said->participation_contact_en);
    return str_empty(words.text) ? (TranslatedWords){ said->contact, false } : words;
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
