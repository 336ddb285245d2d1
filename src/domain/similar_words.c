/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/similar_words.h"

#include <string.h>

#include "base/utf8.h"

/* Of SIMILAR_WORD_MIN letters and more; shorter words never count. */
static const char *const STOP_WORDS[] = {
    "aber",    "alle",    "allen",    "aller",    "alles",    "also",    "andere", "anderen",
    "auch",    "beim",    "dann",     "dass",     "denen",    "denn",    "deren",  "diese",
    "diesem",  "diesen",  "dieser",   "dieses",   "doch",     "dort",    "durch",  "eine",
    "einem",   "einen",   "einer",    "eines",    "etwas",    "gegen",   "haben",  "habe",
    "hatte",   "hier",    "ihnen",    "ihre",     "ihrem",    "ihren",   "ihrer",  "immer",
    "jede",    "jeden",   "jeder",    "kann",     "kein",     "keine",   "keinen", "können",
    "mehr",    "meine",   "menschen", "muss",     "müssen",   "nach",    "nicht",  "nichts",
    "noch",    "oder",    "ohne",     "personen", "sehr",     "sein",    "seine",  "sich",
    "sind",    "sollen",  "sollte",   "sollten",  "über",     "unsere",  "unter",  "viele",
    "wenn",    "werden",  "wird",     "wurde",    "zwischen", "about",   "after",  "also",
    "because", "been",    "before",   "being",    "between",  "cannot",  "could",  "does",
    "each",    "every",   "from",     "have",     "here",     "into",    "more",   "most",
    "much",    "must",    "only",     "other",    "others",   "over",    "people", "persons",
    "should",  "some",    "such",     "than",     "that",     "their",   "them",   "then",
    "there",   "these",   "they",     "this",     "those",    "through", "under",  "until",
    "very",    "were",    "what",     "when",     "where",    "which",   "while",  "will",
    "with",    "without", "would",    "your",
};

bool similar_stop_word(Str word) {
    for (size_t i = 0; i < sizeof STOP_WORDS / sizeof *STOP_WORDS; i++)
        if (str_eq(word, str_from(STOP_WORDS[i])))
            return true;
    return false;
}

/* Bytes in common at the beginning, not in the middle of a letter. */
static size_t common(Str a, Str b) {
    size_t n = 0;
    while (n < a.len && n < b.len && a.ptr[n] == b.ptr[n])
        n++;
    while (n > 0 && n < a.len && ((unsigned char)a.ptr[n] & 0xC0) == 0x80)
        n--;
    return n;
}

bool similar_words(Str a, Str b) {
    if (a.len < SIMILAR_WORD_MIN || b.len < SIMILAR_WORD_MIN ||
        memcmp(a.ptr, b.ptr, SIMILAR_WORD_MIN) != 0)
        return false; /* most of them */
    size_t shared = utf8_count(str_slice(a, 0, common(a, b)));
    size_t one = utf8_count(a), other = utf8_count(b);
    size_t longer = one > other ? one : other;
    return shared >= SIMILAR_WORD_MIN && longer - shared <= SIMILAR_ENDING_MAX;
}

/* -- Words of a text ---------------------------------------------------------------------------- */

typedef struct Word {
    Str folded, shown;
    size_t text;
} Word;
typedef LIST_OF(Word) Words;

/* Letters of ASCII and every byte beyond it. */
static bool in_word(char c) {
    unsigned char byte = (unsigned char)c;
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Small letters, of ASCII and of the German umlauts. */
static Str folded(Arena *arena, Str word) {
    Str copy = str_copy(arena, word);
    char *bytes = arena_new(arena, char, word.len + 1);
    memcpy(bytes, copy.ptr, word.len);
    for (size_t i = 0; i < word.len; i++) {
        unsigned char before = i > 0 ? (unsigned char)bytes[i - 1] : 0,
                      byte = (unsigned char)bytes[i];
        if (byte >= 'A' && byte <= 'Z')
            bytes[i] = (char)(byte - 'A' + 'a');
        else if (before == 0xC3 && (byte == 0x84 || byte == 0x96 || byte == 0x9C))
            bytes[i] = (char)(byte + 0x20);
    }
    return str_bytes(bytes, word.len);
}

static void add_words(Arena *arena, Str text, size_t at, Words *words) {
    for (size_t i = 0; i < text.len && words->count < SIMILAR_WORDS_MAX;) {
        size_t end = i;
        while (end < text.len && in_word(text.ptr[end]))
            end++;
        Str shown = str_slice(text, i, end - i);
        i = end == i ? i + 1 : end;
        if (utf8_count(shown) < SIMILAR_WORD_MIN)
            continue;
        Word word = { .folded = folded(arena, shown), .shown = shown, .text = at };
        if (!similar_stop_word(word.folded))
            *list_push(arena, words) = word;
    }
}

/* -- Groups ------------------------------------------------------------------------------------- */

/* How many texts that are in no group yet have a word like this one; which, if `opt_texts`. */
static size_t texts_with(const Words *words, Str word, const bool *taken, size_t *opt_texts) {
    size_t count = 0, last = SIZE_MAX;
    for (size_t i = 0; i < words->count; i++) {
        const Word *other = &words->items[i];
        if (taken[other->text] || other->text == last || !similar_words(word, other->folded))
            continue;
        last = other->text; /* words stand in the order of their texts */
        if (opt_texts != NULL)
            opt_texts[count] = other->text;
        count++;
    }
    return count;
}

static const Word *most_shared(const Words *words, const bool *taken, size_t *ret_count) {
    const Word *best = NULL;
    *ret_count = 1;
    for (size_t i = 0; i < words->count; i++) {
        if (taken[words->items[i].text])
            continue;
        size_t count = texts_with(words, words->items[i].folded, taken, NULL);
        if (count > *ret_count) {
            best = &words->items[i];
            *ret_count = count;
        }
    }
    return best;
}

static bool known(const SimilarGroup *group, Arena *arena, Str word) {
    for (size_t i = 0; i < group->word_count; i++)
        if (similar_words(folded(arena, group->words[i]), word))
            return true;
    return false;
}

/* What all of them share: the word that made the group first, then others. */
static void share_words(Arena *arena, const Words *words, const bool *taken, const Word *first,
                        SimilarGroup *group) {
    group->words[group->word_count++] = first->shown;
    size_t *texts = arena_new(arena, size_t, words->count);
    for (size_t i = 0; i < words->count && group->word_count < SIMILAR_WORDS_SHOWN; i++) {
        const Word *word = &words->items[i];
        if (word->text != first->text || known(group, arena, word->folded))
            continue;
        size_t count = texts_with(words, word->folded, taken, texts);
        bool all = count == group->count;
        for (size_t t = 0; all && t < count; t++)
            all = texts[t] == group->texts[t];
        if (all)
            group->words[group->word_count++] = word->shown;
    }
}

SimilarGroups similar_groups(Arena *arena, const Str *texts, size_t count) {
    SimilarGroups groups = { 0 };
    Words words = { 0 };
    if (count > SIMILAR_TEXTS_MAX)
        count = SIMILAR_TEXTS_MAX;
    bool *taken = arena_new(arena, bool, count + 1);
    for (size_t i = 0; i < count; i++)
        add_words(arena, texts[i], i, &words);
    while (groups.count < SIMILAR_GROUPS_MAX) {
        size_t size;
        const Word *word = most_shared(&words, taken, &size);
        if (word == NULL)
            break;
        SimilarGroup group = { .texts = arena_new(arena, size_t, size), .count = size };
        texts_with(&words, word->folded, taken, group.texts);
        share_words(arena, &words, taken, word, &group);
        for (size_t i = 0; i < size; i++)
            taken[group.texts[i]] = true;
        *list_push(arena, &groups) = group;
    }
    return groups;
}
