/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* similar_words.h -- texts that share words, as a suggestion for groups: never more than a suggestion, and always with the
 * words that it rests on.
 *
 * A word counts from SIMILAR_WORD_MIN letters on, without stop words of German and English. Two words are alike if they
 * begin alike: the shorter one but for an ending of SIMILAR_ENDING_MAX letters, and SIMILAR_WORD_MIN letters at least
 * ("Schule", "Schulen"; "school", "schools"). The same texts give the same suggestions. */
#include "base/arena.h"
#include "base/list.h"
#include "base/str.h"

enum {
    SIMILAR_WORD_MIN = 4,
    SIMILAR_ENDING_MAX = 3,
    SIMILAR_TEXTS_MAX = 300,  /* of more, only the first ones are looked at */
    SIMILAR_WORDS_MAX = 4000, /* so of all their words */
    SIMILAR_GROUPS_MAX = 10,
    SIMILAR_WORDS_SHOWN = 5
};

/* Texts that share a word: their places in what was given, and the words as the first of them has them. */
typedef struct SimilarGroup {
    size_t *texts;
    size_t count;
    Str words[SIMILAR_WORDS_SHOWN];
    size_t word_count;
} SimilarGroup;
typedef LIST_OF(SimilarGroup) SimilarGroups;

bool similar_words(Str a, Str b);
bool similar_stop_word(Str word);
/* Largest first, each text in one group; of equal size the one whose word comes first. In the arena. */
SimilarGroups similar_groups(Arena *arena, const Str *texts, size_t count);
