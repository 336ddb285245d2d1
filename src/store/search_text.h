/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* search_text.h -- words of a text as terms that find each other.
 *
 * A word is folded (text_fold.h), written-out umlauts are folded as well (pruefen, prüfen → prufen),
 * then stemmed by libstemmer's "german" and a few endings more (Prüfung → pruf, Antragstellerin →
 * antragstell). Single letters and the commonest words are left out. The same for texts and for
 * queries, on every machine; a stem made by another version of libstemmer still begins alike. */
#include "base/list.h"
#include "base/str.h"

enum {
    SEARCH_TERM_BYTES_MAX = 64, /* of one term; longer words are cut */
    SEARCH_TERMS_MAX = 4000,    /* of one record; the rest of a longer text is not found */
    SEARCH_QUERY_TERMS_MAX = 6  /* of one query; further words are ignored */
};

typedef struct SearchTerm {
    Str text;
    int weight;
} SearchTerm;
typedef LIST_OF(SearchTerm) SearchTerms;

typedef struct SearchWords SearchWords;
/* Owns a stemmer; one thread at a time. */
MUST_CHECK SearchWords *search_words_open(void);
void search_words_close(SearchWords *words);
void search_words_closep(SearchWords **words);

/* Adds the terms of `text`: for every word its stem, and the word itself where the stem is not its
 * beginning, so that a search for the beginning of either is a range of terms. */
void search_words_add(SearchWords *words, Arena *arena, Str text, int weight, SearchTerms *terms);
/* Sorts by bytes and keeps each term once, with its highest weight. */
void search_terms_sort(SearchTerms *terms);
/* Stems of a query, in its order, each once, at most SEARCH_QUERY_TERMS_MAX. */
void search_words_query(SearchWords *words, Arena *arena, Str query, SearchTerms *terms);
