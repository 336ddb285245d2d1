/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/pack_in.h"

#include "files/pack.h"

const json_t *pack_in_list(JsonIn *in, const json_t *entry, Str place, const char *name) {
    const json_t *list = json_in_array(in, entry, place, name);
    if (list == NULL || json_array_size(list) <= PACK_ENTRIES_MAX)
        return list;
    json_in_fail(in, json_in_member(in, place, str_from(name)), FINDING_TOO_MANY, PACK_ENTRIES_MAX);
    return NULL;
}

void pack_in_each(JsonIn *in, const json_t *opt_entries, Str place, PackInEntry *read, void *self) {
    for (size_t i = 0; i < json_array_size(opt_entries); i++) {
        const json_t *entry = json_array_get(opt_entries, i);
        Str here = json_in_item(in, place, i);
        if (json_is_object(entry))
            read(in, entry, here, self);
        else
            json_in_fail(in, here, FINDING_WRONG_TYPE, 0);
    }
}

static void read_one_text(JsonIn *in, const json_t *entry, Str place, void *self) {
    PackTexts *texts = self;
    *list_push(in->arena, texts) = pack_texts_read(in, entry, place);
}

PackTexts pack_in_texts(JsonIn *in, const json_t *entry, Str place, const char *name) {
    PackTexts texts = { 0 };
    pack_in_each(in, pack_in_list(in, entry, place, name),
                 json_in_member(in, place, str_from(name)), read_one_text, &texts);
    return texts;
}

PackKeys pack_in_keys(JsonIn *in, const json_t *entry, Str place, const char *name,
                      PackInKnows *knows, const void *self) {
    PackKeys keys = { 0 };
    const json_t *list = pack_in_list(in, entry, place, name);
    Str here = json_in_member(in, place, str_from(name));
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        Str key = json_is_string(item) ? json_in_view(item) : STR("");
        if (str_empty(key) || !knows(self, key))
            json_in_fail(in, json_in_item(in, here, i), FINDING_UNKNOWN_KEY, 0);
        else if (pack_keys_have(&keys, key))
            json_in_fail(in, json_in_item(in, here, i), FINDING_TAKEN, 0);
        else
            *list_push(in->arena, &keys) = str_copy(in->arena, key);
    }
    return keys;
}

uint32_t pack_in_bits(JsonIn *in, const json_t *entry, Str place, const char *name,
                      const KeySet *set) {
    uint32_t bits = 0;
    const json_t *keys = json_in_array(in, entry, place, name);
    Str list = json_in_member(in, place, str_from(name));
    for (size_t i = 0; i < json_array_size(keys); i++) {
        const json_t *key = json_array_get(keys, i);
        int at = json_is_string(key) ? key_set_index(set, json_in_view(key)) : -1;
        if (at < 0)
            json_in_fail(in, json_in_item(in, list, i), FINDING_UNKNOWN_KEY, 0);
        else
            bits |= 1U << at;
    }
    return bits;
}

int pack_in_choice(JsonIn *in, const json_t *entry, Str place, const char *name,
                   const KeySet *set) {
    Str key = json_in_text(in, entry, place, name, true, PACK_TEXT_MAX);
    int at = key_set_index(set, key);
    if (!str_empty(key) && at < 0)
        json_in_fail(in, json_in_member(in, place, str_from(name)), FINDING_UNKNOWN_KEY, 0);
    return at < 0 ? 0 : at;
}

Date pack_in_date(JsonIn *in, const json_t *entry, Str place, const char *name) {
    Str text = json_in_text(in, entry, place, name, true, PACK_TEXT_MAX);
    Date date = { 0 };
    if (str_empty(text))
        return date;
    Err err = date_parse_iso(text, &date);
    if (err == ERR_NONE)
        return date;
    json_in_fail(in, json_in_member(in, place, str_from(name)),
                 err == ERR_NOT_FOUND ? FINDING_NO_SUCH_DATE : FINDING_NOT_A_DATE, 0);
    return (Date){ 0 };
}

int64_t pack_in_number(JsonIn *in, const json_t *entry, Str place, const char *name,
                       int64_t maximum) {
    const json_t *value = json_object_get(entry, name);
    Str here = json_in_member(in, place, str_from(name));
    if (!json_is_integer(value)) {
        json_in_fail(in, here, value == NULL ? FINDING_REQUIRED : FINDING_WRONG_TYPE, 0);
        return 0;
    }
    int64_t number = json_integer_value(value);
    if (number < 0)
        json_in_fail(in, here, FINDING_TOO_SMALL, 0);
    else if (number > maximum)
        json_in_fail(in, here, FINDING_TOO_LARGE, maximum);
    else
        return number;
    return 0;
}
