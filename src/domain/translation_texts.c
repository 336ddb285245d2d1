/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/translation_texts.h"

#include <stdlib.h>
#include <string.h>

/* -- Which texts the public reads --------------------------------------------------------------- */

typedef struct Look {
    const Whole *whole;
    const Disclosure *opt_disclosure;
    Date today;
} Look;

static bool shows(const Look *look, DisclosurePart part) {
    return disclosure_shows(look->opt_disclosure, AUDIENCE_PUBLIC, part);
}

static bool always(const Look *look, const void *record) {
    (void)look;
    (void)record;
    return true;
}

#define SHOWN_WITH(name, part)                                      \
    static bool with_##name(const Look *look, const void *record) { \
        (void)record;                                               \
        return shows(look, DISCLOSURE_PART_##part);                 \
    }
SHOWN_WITH(problem, PROBLEM)
SHOWN_WITH(goals, GOALS)
SHOWN_WITH(coverage, COVERAGE)
SHOWN_WITH(effects, EFFECTS)
SHOWN_WITH(tasks, TASKS)

static bool planned(const Look *look, const void *record) {
    const Involvement *involvement = record;
    return shows(look, DISCLOSURE_PART_PLAN) || involvement->answer_shared;
}

static bool planned_day(const Look *look, const void *record) {
    const Involvement *involvement = record;
    return date_none(involvement->heard_on) && planned(look, record);
}

static bool placed(const Look *look, const void *record) {
    const Involvement *involvement = record;
    return involvement->place_public && planned_day(look, record);
}

static bool planned_formal(const Look *look, const void *record) {
    const Involvement *involvement = record;
    return involvement->formal && planned(look, record);
}

static bool answered(const Look *look, const void *record) {
    const Involvement *involvement = record;
    return involvement_answered(involvement) && !involvement_cancelled(involvement) &&
           (shows(look, DISCLOSURE_PART_ANSWERS) || involvement->answer_shared);
}

static bool contributed(const Look *look, const void *record) {
    const Contribution *contribution = record;
    InvolvementList involvements = whole_involvements(look->whole);
    bool shared = false;
    for (size_t i = 0; i < involvements.count; i++)
        shared = shared || (involvements.items[i].record.id.v == contribution->involvement.v &&
                            involvements.items[i].answer_shared);
    return contribution->published && (shared || shows(look, DISCLOSURE_PART_ANSWERS));
}

static bool contribution_replied(const Look *look, const void *record) {
    return contribution_answered(record, look->today) && contributed(look, record);
}

static bool final_unopened(const Look *look, const void *record) {
    return participation_plan_never_open(record) && shows(look, DISCLOSURE_PART_PLAN);
}

static bool decided(const Look *look, const void *record) {
    const Decision *decision = record;
    return !date_none(decision->decided_on) && shows(look, DISCLOSURE_PART_DECISIONS);
}

static const struct {
    NounId noun;
    Str name;
    bool (*shown)(const Look *look, const void *record);
} TEXTS[] = {
    { NOUN_INITIATIVE, STR_INIT("name"), always },
    { NOUN_INITIATIVE, STR_INIT("problem"), with_problem },
    { NOUN_INITIATIVE, STR_INIT("problem_for_whom"), with_problem },
    { NOUN_INITIATIVE, STR_INIT("contact"), always },
    { NOUN_PARTICIPATION_PLAN, STR_INIT("reason"), final_unopened },
    { NOUN_PARTICIPATION_PLAN, STR_INIT("note"), always },
    { NOUN_GOAL, STR_INIT("statement"), with_goals },
    { NOUN_GOAL, STR_INIT("indicator"), with_goals },
    { NOUN_GOAL, STR_INIT("unit"), with_goals },
    { NOUN_OMISSION, STR_INIT("reason"), with_coverage },
    { NOUN_EFFECT, STR_INIT("statement"), with_effects },
    { NOUN_INVOLVEMENT, STR_INIT("occasion"), planned },
    { NOUN_INVOLVEMENT, STR_INIT("planned_text"), planned_day },
    { NOUN_INVOLVEMENT, STR_INIT("place"), placed },
    { NOUN_INVOLVEMENT, STR_INIT("legal_basis"), planned_formal },
    { NOUN_INVOLVEMENT, STR_INIT("answer"), answered },
    { NOUN_CONTRIBUTION, STR_INIT("subject"), contributed },
    { NOUN_CONTRIBUTION, STR_INIT("text"), contributed },
    { NOUN_CONTRIBUTION, STR_INIT("answer"), contribution_replied },
    { NOUN_DECISION, STR_INIT("question"), decided },
    { NOUN_DECISION, STR_INIT("outcome"), decided },
    { NOUN_DECISION, STR_INIT("reason"), decided },
    { NOUN_DECISION, STR_INIT("function"), decided },
    { NOUN_TASK, STR_INIT("name"), with_tasks },
};
enum { TEXT_COUNT = sizeof TEXTS / sizeof *TEXTS };

bool translation_has_texts(NounId noun) {
    for (size_t i = 0; i < TEXT_COUNT; i++)
        if (TEXTS[i].noun == noun)
            return true;
    return false;
}

bool translation_has_text(NounId noun, Str name) {
    for (size_t i = 0; i < TEXT_COUNT; i++)
        if (TEXTS[i].noun == noun && str_eq(TEXTS[i].name, name))
            return true;
    return false;
}

static Str words_of(NounId noun, Str name, const void *record) {
    return *(const Str *)field_in(schema_field(NOUNS[noun].schema, name), record);
}

size_t translation_texts_of(const Whole *whole, Date today, NounId noun, const void *record,
                            TranslationText ret[TRANSLATION_TEXTS_MAX]) {
    DisclosureList disclosures = whole_disclosures(whole);
    const Look look = { .whole = whole,
                        .opt_disclosure = disclosures.count > 0 ? disclosures.items : NULL,
                        .today = today };
    size_t count = 0;
    for (size_t i = 0; i < TEXT_COUNT && count < TRANSLATION_TEXTS_MAX; i++) {
        if (TEXTS[i].noun != noun)
            continue;
        Str words = words_of(noun, TEXTS[i].name, record);
        ret[count++] = (TranslationText){
            .field = schema_field(&TRANSLATION_SCHEMA, TEXTS[i].name),
            .words = words,
            .shown = !str_empty(words) && TEXTS[i].shown(&look, record),
        };
    }
    return count;
}

/* -- What they say in one language --------------------------------------------------------------- */

static int by_record(const void *a, const void *b) {
    const Translation *one = *(const Translation *const *)a,
                      *other = *(const Translation *const *)b;
    return (one->about.v > other->about.v) - (one->about.v < other->about.v);
}

static size_t length_of(const Translation *translation) {
    size_t length = 0;
    for (size_t i = 0; i < TRANSLATION_SCHEMA.count; i++)
        if (translation_is_text(&TRANSLATION_SCHEMA.fields[i]))
            length += ((const Str *)field_in(&TRANSLATION_SCHEMA.fields[i], translation))->len;
    return length;
}

Translations translations_in(Arena *arena, const TranslationList *all, Str language) {
    Translations translations = { .items = arena_new(arena, const Translation *, all->count) };
    size_t room = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (!str_eq(all->items[i].language, language))
            continue;
        translations.items[translations.count++] = &all->items[i];
        room += length_of(&all->items[i]);
    }
    if (translations.count > 1)
        qsort(translations.items, translations.count, sizeof *translations.items, by_record);
    translations.now = (SaidWords){ .begin = arena_new(arena, char, room), .room = room };
    translations.awaited = arena_new(arena, TextList, 1);
    translations.older = (SaidWords){ .begin = arena_new(arena, char, room), .room = room };
    return translations;
}

const Translation *translations_find(const Translations *translations, RecordId about) {
    const Translation wanted = { .about = about }, *key = &wanted;
    const Translation **found =
        translations->count == 0
            ? NULL
            : bsearch(&key, translations->items, translations->count, sizeof key, by_record);
    return found != NULL ? *found : NULL;
}

/* The words as a piece of the block. */
static Str laid_down(SaidWords *block, Str words) {
    if (words.len > block->room - block->len)
        abort(); /* a record was said twice */
    char *at = block->begin + block->len;
    memcpy(at, words.ptr, words.len);
    block->len += words.len;
    return (Str){ .ptr = at, .len = words.len };
}

/* What somebody was answered is what stands now, in whatever language: it may say the opposite of what it said before. */
static bool is_answer(Str name) {
    return str_eq(name, STR("answer"));
}

static void say_since(NounId noun, void *record, Date changed) {
    if (noun == NOUN_INVOLVEMENT)
        ((Involvement *)record)->answer_past.said_changed_on = changed;
    else if (noun == NOUN_CONTRIBUTION)
        ((Contribution *)record)->answer_past.said_changed_on = changed;
}

/* Nor does anybody go to the place where it was to be before. */
static bool must_stand(Str name) {
    return is_answer(name) || str_eq(name, STR("place"));
}

void translations_say(Arena *arena, Translations *translations, NounId noun, void *record) {
    const Translation *translation = translations_find(translations, ((const Record *)record)->id);
    if (translation == NULL)
        return;
    say_since(noun, record, translation->answer_changed_on);
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        if (TEXTS[i].noun != noun)
            continue;
        Str name = TEXTS[i].name;
        Str *own = field_at(schema_field(NOUNS[noun].schema, name), record);
        Str said = *(const Str *)field_in(schema_field(&TRANSLATION_SCHEMA, name), translation);
        if (str_empty(*own) || str_empty(said))
            continue;
        bool older = translation_outdated(arena, translation, name, *own);
        if (older && is_answer(name))
            *list_push(arena, translations->awaited) = *own;
        if (older && (translations->no_older || must_stand(name)))
            continue;
        *own = laid_down(older ? &translations->older : &translations->now, said);
    }
}

Whole translations_say_whole(Arena *arena, Translations *translations, const Whole *whole) {
    Whole said = *whole;
    if (translations->count == 0)
        return said;
    for (size_t n = 0; n < NOUN_COUNT; n++) {
        RecordList *list = &said.lists[n];
        size_t size = NOUNS[n].schema->size;
        if (!translation_has_texts((NounId)n) || list->count == 0)
            continue;
        char *copy = arena_bytes(arena, list->count * size);
        memcpy(copy, list->items, list->count * size);
        list->items = copy;
        for (size_t i = 0; i < list->count; i++)
            translations_say(arena, translations, (NounId)n, copy + i * size);
    }
    return said;
}
