/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/translation.h"

#include "base/hex.h"
#include "base/out.h"
#include "domain/choices.h"

static const Field FIELDS[] = {
    FIELD(Translation, about, REFERENCE, .required = true, .owner = true),
    FIELD(Translation, language, KEY, .required = true, .keys = &TRANSLATION_LANGUAGES),
    FIELD(Translation, name, TEXT, .maximum = NAME_MAX_LENGTH),
    FIELD(Translation, problem, PROSE),
    FIELD(Translation, problem_for_whom, PROSE),
    FIELD(Translation, contact, PROSE),
    FIELD(Translation, statement, TEXT),
    FIELD(Translation, indicator, TEXT),
    FIELD(Translation, unit, TEXT, .maximum = NAME_MAX_LENGTH),
    FIELD(Translation, occasion, TEXT),
    FIELD(Translation, planned_text, TEXT),
    FIELD(Translation, subject, TEXT),
    FIELD(Translation, text, PROSE),
    FIELD(Translation, question, TEXT),
    FIELD(Translation, outcome, PROSE),
    FIELD(Translation, reason, PROSE),
    FIELD(Translation, function, TEXT, .maximum = NAME_MAX_LENGTH),
    FIELD(Translation, answer, PROSE),
    FIELD(Translation, note, PROSE),
    FIELD(Translation, legal_basis, TEXT),
    FIELD(Translation, place, TEXT),
    FIELD(Translation, made_from, TEXT, .internal = true, .wordless = true),
    FIELD(Translation, answer_changed_on, DATE, .internal = true),
};

const Schema TRANSLATION_SCHEMA = SCHEMA(Translation, "translation", "translations", FIELDS);

bool translation_is_text(const Field *field) {
    return (field->type == FIELD_TEXT || field->type == FIELD_PROSE) && !field->internal;
}

void translation_check(const Translation *translation, const Check *check) {
    for (size_t i = 0; i < TRANSLATION_SCHEMA.count; i++) {
        const Field *field = &TRANSLATION_SCHEMA.fields[i];
        if (!translation_is_text(field))
            continue;
        if (!field_empty(field, translation) || !check_readable(check, field->name))
            return;
    }
    check_found(check, STR(""), FINDING_TRANSLATION_EMPTY);
}

/* FNV-1a, 64 bits: it tells a change, and is no secret. */
Str translation_digest(Arena *arena, Str words) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    uint8_t bytes[sizeof hash];
    for (size_t i = 0; i < words.len; i++)
        hash = (hash ^ (uint8_t)words.ptr[i]) * UINT64_C(0x100000001b3);
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)(hash >> (8 * (sizeof bytes - 1 - i)));
    return hex_encode(arena, bytes, sizeof bytes);
}

static Str made_of(Arena *arena, Str name, Str words) {
    return str_join(arena, name, STR(":"), translation_digest(arena, words));
}

bool translation_outdated(Arena *arena, const Translation *translation, Str name, Str words) {
    return !str_has_word(translation->made_from, made_of(arena, name, words));
}

void translation_settle(Arena *arena, Translation *translation, const Schema *schema,
                        const void *original) {
    CLEANUP(out_done) Out out = out_open(128);
    for (size_t i = 0; i < TRANSLATION_SCHEMA.count; i++) {
        const Field *field = &TRANSLATION_SCHEMA.fields[i];
        const Field *source = schema_field(schema, field->name);
        if (!translation_is_text(field) || field_empty(field, translation) || source == NULL)
            continue;
        out_c(&out, out.len > 0 ? " " : "");
        out_str(&out, made_of(arena, field->name, *(const Str *)field_in(source, original)));
    }
    translation->made_from = str_copy(arena, out_view(&out));
}
