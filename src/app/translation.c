/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/translation.h"

#include "app/answer_read.h"
#include "app/change.h"
#include "domain/translation_texts.h"
#include "files/record_json.h"
#include "store/history.h"
#include "store/noun_stores.h"
#include "store/translation_store.h"

static Err check_texts(Tx *tx, NounId noun, const Translation *translation) {
    Findings *findings = &tx->ctx->findings;
    size_t before = findings->count;
    if (!translation_has_texts(noun))
        finding_add(findings, tx->ctx->arena, STR("about"), FINDING_NO_SUCH_RECORD, 0);
    for (size_t i = 0; i < TRANSLATION_SCHEMA.count && translation_has_texts(noun); i++) {
        const Field *field = &TRANSLATION_SCHEMA.fields[i];
        if (translation_is_text(field) && !field_empty(field, translation) &&
            !translation_has_text(noun, field->name))
            finding_add(findings, tx->ctx->arena, field->name, FINDING_NOT_ITS_TEXT, 0);
    }
    return findings->count > before ? ERR_INVALID : ERR_NONE;
}

/* -- An answer that says something else in this language ------------------------------------------ */

/* What was read of it in this language last, and when that had been changed. */
typedef struct SaidBefore {
    Str answer; /* "" = nothing was */
    Date changed_on;
    RecordId kept; /* the record that says it, where it is there; 0: it is gone */
    bool outdated; /* it was of an answer that stood there before */
} SaidBefore;

static Err side_before(Ctx *ctx, const HistoryEntry *entry, Translation *ret) {
    return record_json_side(&TRANSLATION_SCHEMA, entry->payload, "before", ctx->arena, ret);
}

/* Emptied in between it was there all the same. */
static Err said_in_history(Tx *tx, ChainId chain, RecordId id, SaidBefore *ret) {
    enum { CHANGES_MAX = 50 };
    HistoryEntries entries;
    TRY(history_list(tx->ctx, tx->conn, chain, id, 0, CHANGES_MAX, &entries));
    for (size_t i = 0; i < entries.count && str_empty(ret->answer); i++) {
        Translation was;
        Err err = side_before(tx->ctx, &entries.items[i], &was);
        if (err == ERR_NOT_FOUND) /* it made the record, or is not told any more */
            continue;
        TRY(err);
        ret->answer = was.answer;
    }
    return ERR_NONE;
}

/* Removed and made once more: the newest that went. */
static Err said_and_removed(Tx *tx, ChainId chain, const Translation *now, SaidBefore *ret) {
    HistoryEntries entries;
    TRY(history_removed(tx->ctx, tx->conn, chain, TRANSLATION_SCHEMA.name, &entries));
    for (size_t i = entries.count; i-- > 0 && str_empty(ret->answer);) {
        Translation was;
        Err err = side_before(tx->ctx, &entries.items[i], &was);
        if (err == ERR_NOT_FOUND)
            continue;
        TRY(err);
        if (was.about.v != now->about.v || !str_eq(was.language, now->language))
            continue;
        ret->answer = was.answer;
        ret->changed_on = was.answer_changed_on;
    }
    return ERR_NONE;
}

static Err said_before(Tx *tx, ChainId chain, const Translation *now, const Translation *opt_before,
                       Str original, SaidBefore *ret) {
    *ret = (SaidBefore){ .answer = STR("") };
    if (opt_before == NULL)
        return said_and_removed(tx, chain, now, ret);
    *ret = (SaidBefore){ .answer = opt_before->answer,
                         .changed_on = opt_before->answer_changed_on,
                         .kept = opt_before->record.id,
                         .outdated = translation_outdated(tx->ctx->arena, opt_before, STR("answer"),
                                                          original) };
    return str_empty(ret->answer) ? said_in_history(tx, chain, opt_before->record.id, ret)
                                  : ERR_NONE;
}

static const AnswerPast *past_of(NounId noun, const void *original) {
    return noun == NOUN_INVOLVEMENT ? &((const Involvement *)original)->answer_past
                                    : &((const Contribution *)original)->answer_past;
}

/* A change of the record after which everybody reads that its answer is another one, or was taken back. */
static Err tells(Ctx *ctx, const HistoryEntry *entry, NounId noun, bool *ret) {
    static const char *const SIDES[] = { "before", "after" };
    const Schema *schema = NOUNS[noun].schema;
    AnswerPast past[2];
    *ret = false;
    for (size_t i = 0; i < sizeof SIDES / sizeof *SIDES; i++) {
        void *side = arena_bytes(ctx->arena, schema->size);
        Err err = record_json_side(schema, entry->payload, SIDES[i], ctx->arena, side);
        if (err == ERR_NOT_FOUND)
            return ERR_NONE;
        TRY(err);
        past[i] = *past_of(noun, side);
    }
    *ret =
        (!date_none(past[1].changed_on) && !date_eq(past[0].changed_on, past[1].changed_on)) ||
        (!date_none(past[1].withdrawn_on) && !date_eq(past[0].withdrawn_on, past[1].withdrawn_on));
    return ERR_NONE;
}

/* Of another answer than the one that stands now; that there is another one is told in every language, since this was said.
 * The order of the entries tells it, not days: a comma that is put right on the day of another change is none. In doubt
 * it is told twice. */
static Err told_already(Tx *tx, ChainId chain, NounId noun, RecordId about,
                        const SaidBefore *before, bool *ret) {
    enum { CHANGES_MAX = 50 };
    HistoryEntries said, entries;
    *ret = false;
    if (!before->outdated || before->kept.v == 0)
        return ERR_NONE;
    TRY(history_list(tx->ctx, tx->conn, chain, before->kept, 0, 1, &said));
    TRY(history_list(tx->ctx, tx->conn, chain, about, 0, CHANGES_MAX, &entries));
    int64_t since = said.count > 0 ? said.items[0].seq : 0;
    for (size_t i = 0; i < entries.count && !*ret && entries.items[i].seq > since; i++)
        TRY(tells(tx->ctx, &entries.items[i], noun, ret));
    return ERR_NONE;
}

static Err was_read(Tx *tx, const InitiativeRef *initiative, NounId noun, const void *original,
                    bool *ret) {
    Ctx *ctx = tx->ctx;
    *ret = false;
    if (noun == NOUN_INVOLVEMENT && involvement_answered(original))
        return answer_to_all_was_read(ctx, tx->conn, initiative, original, ret);
    if (noun == NOUN_CONTRIBUTION && contribution_answered(original, clock_today(ctx->clock)))
        return answer_was_read(ctx, tx->conn, initiative, original, ret);
    return ERR_NONE;
}

static Err settle_changed(Tx *tx, const InitiativeRef *initiative, NounId noun,
                          const void *original, Translation *now, const Translation *opt_before) {
    SaidBefore before;
    bool read, told;
    if (noun != NOUN_INVOLVEMENT && noun != NOUN_CONTRIBUTION)
        return ERR_NONE;
    bool all = noun == NOUN_INVOLVEMENT;
    Str answer =
        all ? ((const Involvement *)original)->answer : ((const Contribution *)original)->answer;
    TRY(said_before(tx, initiative->chain, now, opt_before, answer, &before));
    now->answer_changed_on = before.changed_on;
    if (str_empty(now->answer) || str_empty(before.answer) || str_eq(now->answer, before.answer))
        return ERR_NONE;
    TRY(told_already(tx, initiative->chain, noun, now->about, &before, &told));
    if (told)
        return ERR_NONE;
    TRY(was_read(tx, initiative, noun, original, &read));
    if (read)
        now->answer_changed_on = clock_today(tx->ctx->clock);
    return ERR_NONE;
}

/* What was read in a language is looked for among what was said in that: another language or another record would leave it
 * behind unseen. Whoever mistook one removes it and says it anew. */
static Err check_place(Tx *tx, const Translation *now, const Translation *before) {
    bool about = now->about.v == before->about.v;
    if (about && str_eq(now->language, before->language))
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, about ? STR("language") : STR("about"),
                FINDING_TRANSLATION_MOVED, 0);
    return ERR_INVALID;
}

Err translation_take(Tx *tx, const Noun *of, const InitiativeRef *initiative, void *record,
                     const void *opt_before) {
    Ctx *ctx = tx->ctx;
    RecordName name;
    Translation *translation = record;
    if (of != &NOUNS[NOUN_TRANSLATION])
        return ERR_NONE;
    if (opt_before != NULL)
        TRY(check_place(tx, translation, opt_before));
    Err err = record_name(ctx, tx->conn, translation->about, &name);
    const Noun *noun = err == ERR_NONE ? noun_by_name(name.noun) : NULL;
    if (err == ERR_NOT_FOUND || noun == NULL || name.initiative.v != initiative->id.v)
        return err == ERR_NOT_FOUND ? ERR_NONE : err; /* writing it says what is not there */
    TRY(check_texts(tx, (NounId)(noun - NOUNS), translation));
    void *original = arena_bytes(ctx->arena, noun->schema->size);
    TRY(record_get(ctx, tx->conn, noun_store(noun->schema->name), initiative->id,
                   translation->about, original));
    translation_settle(ctx->arena, translation, noun->schema, original);
    return settle_changed(tx, initiative, (NounId)(noun - NOUNS), original, translation,
                          opt_before);
}

Err translations_remove(Tx *tx, InitiativeId initiative, ChainId chain, RecordId about, Str rule) {
    Ctx *ctx = tx->ctx;
    TranslationList all;
    TRY(translation_list_of(ctx, tx->conn, initiative, about, &all));
    for (size_t i = 0; i < all.count; i++) {
        const Translation *translation = &all.items[i];
        const void *opt_before = str_empty(rule) ? translation : NULL;
        RecordId id = translation->record.id;
        Str payload;
        TRY(translation_remove(tx, initiative, id));
        if (!str_empty(rule))
            TRY(history_erase(tx, chain, id, rule));
        TRY(change_payload(ctx->arena, &TRANSLATION_SCHEMA, opt_before, NULL, STR(""), &payload));
        TRY(history_append(tx, chain, TRANSLATION_SCHEMA.name, id, STR("remove"), payload));
    }
    return ERR_NONE;
}
