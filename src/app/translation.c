/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/translation.h"

#include "app/change.h"
#include "domain/translation_texts.h"
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

Err translation_take(Tx *tx, const Noun *of, InitiativeId initiative, void *record) {
    Ctx *ctx = tx->ctx;
    RecordName name;
    Translation *translation = record;
    if (of != &NOUNS[NOUN_TRANSLATION])
        return ERR_NONE;
    Err err = record_name(ctx, tx->conn, translation->about, &name);
    const Noun *noun = err == ERR_NONE ? noun_by_name(name.noun) : NULL;
    if (err == ERR_NOT_FOUND || noun == NULL || name.initiative.v != initiative.v)
        return err == ERR_NOT_FOUND ? ERR_NONE : err; /* writing it says what is not there */
    TRY(check_texts(tx, (NounId)(noun - NOUNS), translation));
    void *original = arena_bytes(ctx->arena, noun->schema->size);
    TRY(record_get(ctx, tx->conn, noun_store(noun->schema->name), initiative, translation->about,
                   original));
    translation_settle(ctx->arena, translation, noun->schema, original);
    return ERR_NONE;
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
