/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* translation.h -- what a record says to the public, once more in another language (Übersetzung).
 *
 * One for each record and language, with the texts under the names that they have in the record itself; a text that
 * is "" is read as it is. Which texts of which noun: domain/translation_texts.h. `made_from` tells for each text the
 * words it was made from ("statement:<digest> unit:<digest>"), so that a page can say that they have changed since. */
#include "domain/check.h"
#include "domain/schema.h"

typedef struct Translation {
    Record record;
    RecordId about; /* any record with texts for the public, also the initiative */
    Str language;   /* TRANSLATION_LANGUAGES */
    Str name;
    Str problem, problem_for_whom, contact;
    Str statement, indicator, unit;
    Str occasion, planned_text;
    Str subject, text;
    Str question, outcome, reason, function;
    Str answer, note;
    Str legal_basis, place;
    Str made_from; /* set by the program with every save */
    Date
        answer_changed_on; /* by the program: what was read of the answer in this language was changed */
} Translation;
typedef LIST_OF(Translation) TranslationList;

extern const Schema TRANSLATION_SCHEMA;

/* TRANSLATION_EMPTY: not a single text. */
void translation_check(const Translation *translation, const Check *check);
/* Whether it is one of the texts, and not what it is about. */
bool translation_is_text(const Field *field);
/* Letters that stand for these words in `made_from`. */
Str translation_digest(Arena *arena, Str words);
/* Whether `words` are no longer those from which the text of this name was made. */
bool translation_outdated(Arena *arena, const Translation *translation, Str name, Str words);
/* Says of each text that it is made from what `original`, a record of this schema, says now. */
void translation_settle(Arena *arena, Translation *translation, const Schema *schema,
                        const void *original);
