/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* translation_texts.h -- which texts the public reads of which noun, and what they say in the reader's language. */
#include "base/lies_in.h"
#include "domain/nouns.h"

/* Whether records of this noun have texts for the public, and one of this name. */
bool translation_has_texts(NounId noun);
bool translation_has_text(NounId noun, Str name);

/* A text of a record. */
typedef struct TranslationText {
    const Field *field; /* of TRANSLATION_SCHEMA */
    Str words;          /* of the record; "" = there is none */
    bool shown;         /* on the public page, or with the answers under their link */
} TranslationText;
enum { TRANSLATION_TEXTS_MAX = 5 };
/* In the order in which a page shows them; how many there are. */
size_t translation_texts_of(const Whole *whole, Date today, NounId noun, const void *record,
                            TranslationText ret[TRANSLATION_TEXTS_MAX]);

/* Words that lie beside each other. */
typedef struct SaidWords {
    char *begin;
    size_t len, room;
} SaidWords;

/* The translations into one language. What is said in it lies in one of two blocks: so whoever writes a text can tell
 * by its place whether it is a translation. */
typedef struct Translations {
    const Translation **items; /* by the record that they are about */
    size_t count;
    SaidWords now, older; /* `older`: made from words that the record says no more */
    bool no_older; /* those are left out: where it says them, nothing could say that it is so */
    TextList *
        awaited; /* answers that stand in their own language: what was translated was another one */
} Translations;

/* Of each `language`, TRANSLATION_LANGUAGES; "" = none at all. */
Translations translations_in(Arena *arena, const TranslationList *all, Str language);
/* NULL: none. */
const Translation *translations_find(const Translations *translations, RecordId about);
/* Puts the texts of this language in the place of the record's own, where there are any; once for each record. */
void translations_say(Arena *arena, Translations *translations, NounId noun, void *record);
/* The same of all records; what has no text for the public stays where it lies. */
Whole translations_say_whole(Arena *arena, Translations *translations, const Whole *whole);
