/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/search_text.h"

#include <libstemmer.h>
#include <stdlib.h>

#include "base/text_fold.h"
#include "base/utf8.h"

struct SearchWords {
    struct sb_stemmer *stemmer;
};

/* Words that say nothing about a record, folded, in order of bytes. */
static const Str STOP_WORDS[] = {
    STR_INIT("aber"),  STR_INIT("als"),   STR_INIT("am"),    STR_INIT("an"),    STR_INIT("and"),
    STR_INIT("are"),   STR_INIT("auch"),  STR_INIT("auf"),   STR_INIT("aus"),   STR_INIT("bei"),
    STR_INIT("bin"),   STR_INIT("das"),   STR_INIT("dass"),  STR_INIT("dem"),   STR_INIT("den"),
    STR_INIT("der"),   STR_INIT("des"),   STR_INIT("die"),   STR_INIT("ein"),   STR_INIT("eine"),
    STR_INIT("einem"), STR_INIT("einen"), STR_INIT("einer"), STR_INIT("eines"), STR_INIT("er"),
    STR_INIT("es"),    STR_INIT("for"),   STR_INIT("fur"),   STR_INIT("hat"),   STR_INIT("ich"),
    STR_INIT("ihr"),   STR_INIT("im"),    STR_INIT("in"),    STR_INIT("is"),    STR_INIT("ist"),
    STR_INIT("it"),    STR_INIT("man"),   STR_INIT("mit"),   STR_INIT("nicht"), STR_INIT("noch"),
    STR_INIT("nur"),   STR_INIT("oder"),  STR_INIT("of"),    STR_INIT("on"),    STR_INIT("or"),
    STR_INIT("sich"),  STR_INIT("sie"),   STR_INIT("sind"),  STR_INIT("so"),    STR_INIT("the"),
    STR_INIT("to"),    STR_INIT("uber"),  STR_INIT("um"),    STR_INIT("und"),   STR_INIT("vom"),
    STR_INIT("von"),   STR_INIT("vor"),   STR_INIT("was"),   STR_INIT("wer"),   STR_INIT("wie"),
    STR_INIT("wir"),   STR_INIT("wird"),  STR_INIT("with"),  STR_INIT("zu"),    STR_INIT("zum"),
    STR_INIT("zur"),
};

SearchWords *search_words_open(void) {
    SearchWords *words = malloc(sizeof *words);
    if (words == NULL)
        abort();
    words->stemmer = sb_stemmer_new("german", "UTF_8");
    if (words->stemmer == NULL)
        abort(); /* no memory: every build of the library has German */
    return words;
}

void search_words_close(SearchWords *words) {
    if (words == NULL)
        return;
    sb_stemmer_delete(words->stemmer);
    free(words);
}

void search_words_closep(SearchWords **words) {
    search_words_close(*words);
}

static int compare_words(const void *a, const void *b) {
    return str_compare(*(const Str *)a, *(const Str *)b);
}

static bool is_stop_word(Str word) {
    return bsearch(&word, STOP_WORDS, sizeof STOP_WORDS / sizeof STOP_WORDS[0], sizeof(Str),
                   compare_words) != NULL;
}

/* One word, folded, as it is collected. */
typedef struct Word {
    char bytes[SEARCH_TERM_BYTES_MAX];
    size_t len;
    size_t letters;
} Word;

static char letter_before(const Word *word) {
    return word->len >= 2 ? word->bytes[word->len - 2] : ' ';
}

/* "ue" stands for ü, except behind a, e and q: neue, Bauer, Quelle. The vowel stays, the e goes. */
static bool is_written_umlaut(const Word *word, Fold fold) {
    if (word->len == 0 || fold.len != 1 || fold.text[0] != 'e')
        return false;
    char vowel = word->bytes[word->len - 1], before = letter_before(word);
    if (vowel == 'a' || vowel == 'o')
        return true;
    return vowel == 'u' && before != 'a' && before != 'e' && before != 'q';
}

/* Takes the next word off `*rest`. False: there is none. */
static bool word_next(Str *rest, Word *ret) {
    Word word = { .len = 0 };
    for (uint32_t c; utf8_next(rest, &c);) {
        Fold fold = fold_code_point(c);
        if (fold.kind == FOLD_MARK)
            continue;
        if (fold.kind == FOLD_SEPARATOR) {
            if (word.letters > 0)
                break;
            continue;
        }
        word.letters++;
        if (is_written_umlaut(&word, fold) || fold.len > sizeof word.bytes - word.len)
            continue;
        for (size_t i = 0; i < fold.len; i++)
            word.bytes[word.len++] = fold.text[i];
    }
    if (word.letters == 0)
        return false;
    *ret = word;
    return true;
}

static Str word_text(const Word *word) {
    return str_bytes(word->bytes, word->len);
}

static Str stem(SearchWords *words, Arena *arena, Str text) {
    const sb_symbol *symbols =
        sb_stemmer_stem(words->stemmer, (const sb_symbol *)text.ptr, (int)text.len);
    if (symbols == NULL)
        abort(); /* no memory */
    return str_copy(arena,
                    str_bytes((const char *)symbols, (size_t)sb_stemmer_length(words->stemmer)));
}

static bool is_foreign_plural(Str word) {
    if (!str_ends(word, STR("s")))
        return false;
    char before = word.ptr[word.len - 2];
    return before == 'a' || before == 'i' || before == 'o' || before == 'u';
}

/* What the algorithm leaves: -ung behind a short stem, the female form, Büros. */
static Str stem_more(SearchWords *words, Arena *arena, Str text) {
    enum { STEM_MIN = 4 };
    Str once = stem(words, arena, text);
    if (str_ends(once, STR("ung")) && once.len >= STEM_MIN + 3)
        return str_slice(once, 0, once.len - 3);
    size_t ending = str_ends(once, STR("erinn")) ? 3 : str_ends(once, STR("erin")) ? 2 : 0;
    if (ending > 0 && once.len >= STEM_MIN + 2 + ending)
        return stem(words, arena, str_slice(once, 0, once.len - ending));
    if (once.len > STEM_MIN && is_foreign_plural(once))
        return str_slice(once, 0, once.len - 1);
    return once;
}

void search_words_add(SearchWords *words, Arena *arena, Str text, int weight, SearchTerms *terms) {
    for (Word word; terms->count < SEARCH_TERMS_MAX && word_next(&text, &word);) {
        if (word.letters < 2 || is_stop_word(word_text(&word)))
            continue;
        Str whole = str_copy(arena, word_text(&word));
        Str begin = stem_more(words, arena, whole);
        *list_push(arena, terms) = (SearchTerm){ whole, weight };
        if (!str_starts(whole, begin))
            *list_push(arena, terms) = (SearchTerm){ begin, weight };
    }
}

static int compare_terms(const void *a, const void *b) {
    const SearchTerm *one = a, *two = b;
    int order = str_compare(one->text, two->text);
    return order != 0 ? order : two->weight - one->weight;
}

void search_terms_sort(SearchTerms *terms) {
    if (terms->count == 0)
        return;
    qsort(terms->items, terms->count, sizeof terms->items[0], compare_terms);
    size_t kept = 1;
    for (size_t i = 1; i < terms->count; i++)
        if (!str_eq(terms->items[i].text, terms->items[kept - 1].text))
            terms->items[kept++] = terms->items[i];
    terms->count = kept;
}

void search_words_query(SearchWords *words, Arena *arena, Str query, SearchTerms *terms) {
    for (Word word; terms->count < SEARCH_QUERY_TERMS_MAX && word_next(&query, &word);) {
        if (word.letters < 2 || is_stop_word(word_text(&word)))
            continue;
        Str begin = stem_more(words, arena, word_text(&word));
        bool known = false;
        for (size_t i = 0; i < terms->count && !known; i++)
            known = str_eq(terms->items[i].text, begin);
        if (!known)
            *list_push(arena, terms) = (SearchTerm){ begin, 1 };
    }
}
