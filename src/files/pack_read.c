/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/pack_read.h"

#include "files/pack.h"

enum { PACK_KEY_MAX = 60 };

static bool is_pack_key(Str key) {
    if (str_empty(key) || key.len > PACK_KEY_MAX)
        return false;
    for (size_t i = 0; i < key.len; i++) {
        char c = key.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'))
            return false;
    }
    return true;
}

PackText pack_texts_read(JsonIn *in, const json_t *texts, Str place) {
    static const char *const LANGUAGES[] = { "de", "en", "de-simple", "tr", "uk", "ar", NULL };
    json_in_only(in, texts, place, LANGUAGES);
    return (PackText){
        .de = json_in_text(in, texts, place, "de", true, PACK_TEXT_MAX),
        .en = json_in_text(in, texts, place, "en", true, PACK_TEXT_MAX),
        .de_simple = json_in_text(in, texts, place, "de-simple", false, PACK_TEXT_MAX),
        .tr = json_in_text(in, texts, place, "tr", false, PACK_TEXT_MAX),
        .uk = json_in_text(in, texts, place, "uk", false, PACK_TEXT_MAX),
        .ar = json_in_text(in, texts, place, "ar", false, PACK_TEXT_MAX),
    };
}

PackText pack_text_read(JsonIn *in, const json_t *entry, Str place, const char *name) {
    const json_t *texts = json_in_object(in, entry, place, name);
    if (texts == NULL)
        return (PackText){ 0 };
    return pack_texts_read(in, texts, json_in_member(in, place, str_from(name)));
}

Str pack_key_read(JsonIn *in, const json_t *entry, Str place) {
    Str key = json_in_text(in, entry, place, "key", true, PACK_TEXT_MAX);
    if (!str_empty(key) && !is_pack_key(key))
        json_in_fail(in, json_in_member(in, place, STR("key")), FINDING_UNKNOWN_KEY, 0);
    return key;
}

Err pack_parse(JsonIn *in, Str file, Str text, json_t **root) {
    Findings found = { 0 };
    JsonIn parsing = { .arena = in->arena, .findings = &found };
    Err err = json_in_parse(&parsing, text, root);
    for (size_t i = 0; i < found.count; i++)
        json_in_fail(in, str_join(in->arena, file, found.items[i].field), found.items[i].kind,
                     found.items[i].limit);
    if (err == ERR_NONE && !json_is_object(*root)) {
        json_in_fail(in, file, FINDING_WRONG_TYPE, 0);
        return ERR_INVALID;
    }
    return err;
}

const json_t *pack_entries(JsonIn *in, Str file, Str text, Str format, const char *list,
                           json_t **root) {
    const char *const names[] = { "format", "version", "source", list, NULL };
    if (pack_parse(in, file, text, root) != ERR_NONE)
        return NULL;
    json_in_only(in, *root, file, names);
    Str given = json_in_text(in, *root, file, "format", true, PACK_TEXT_MAX);
    if (!str_empty(given) && !str_eq(given, format))
        json_in_fail(in, json_in_member(in, file, STR("format")), FINDING_OUTDATED, 0);
    (void)json_in_text(in, *root, file, "version", true, PACK_TEXT_MAX);
    (void)json_in_text(in, *root, file, "source", false, PACK_TEXT_MAX);
    const json_t *entries = json_in_array(in, *root, file, list);
    if (entries != NULL && json_array_size(entries) > PACK_ENTRIES_MAX) {
        json_in_fail(in, json_in_member(in, file, str_from(list)), FINDING_TOO_MANY,
                     PACK_ENTRIES_MAX);
        return NULL;
    }
    return entries;
}
