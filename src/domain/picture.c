/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/picture.h"

static const Field FIELDS[] = {
    PICTURE_SAID_FIELDS,
    FIELD(Picture, width, INTEGER, .internal = true, .wordless = true, .minimum = 1,
          .maximum = PICTURE_SIDE_MAX),
    FIELD(Picture, height, INTEGER, .internal = true, .wordless = true, .minimum = 1,
          .maximum = PICTURE_SIDE_MAX),
    FIELD(Picture, digest, TEXT, .internal = true, .wordless = true,
          .maximum = PICTURE_DIGEST_LENGTH),
};

const Schema PICTURE_SCHEMA = SCHEMA(Picture, "picture", "pictures", FIELDS);

static bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool good_name(Str name) {
    for (size_t i = 0; i < name.len; i++) {
        bool between = i > 0 && i + 1 < name.len && letter(name.ptr[i - 1]);
        if (!letter(name.ptr[i]) && !(name.ptr[i] == '-' && between))
            return false;
    }
    return true;
}

void picture_check(const Picture *picture, const Check *check) {
    bool said = !str_empty(picture->text) || !str_empty(picture->text_simple) ||
                !str_empty(picture->text_en);
    if (!good_name(picture->name))
        check_found(check, STR("name"), FINDING_KEY_LETTERS);
    if (str_empty(picture->text) && !picture->decorative)
        check_found(check, STR("text"), FINDING_PICTURE_WORDLESS);
    if (said && picture->decorative)
        check_found(check, STR("decorative"), FINDING_PICTURE_MUTE);
}

bool picture_in_text(Str name, Str text) {
    const Str scheme = STR(PICTURE_SCHEME);
    for (ptrdiff_t at; (at = str_find(text, scheme)) >= 0;) {
        text = str_slice(text, (size_t)at + scheme.len, SIZE_MAX);
        bool ends = text.len == name.len || (text.len > name.len && !letter(text.ptr[name.len]) &&
                                             text.ptr[name.len] != '-');
        if (ends && str_starts(text, name))
            return true;
    }
    return false;
}

static bool ends_name(char c) {
    return c == ')' || c == '>' || c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool picture_next(Str *text, Str *ret_name) {
    const Str scheme = STR(PICTURE_SCHEME);
    for (ptrdiff_t at; (at = str_find(*text, scheme)) >= 0;) {
        Str before = str_slice(*text, 0, (size_t)at);
        Str rest = str_slice(*text, (size_t)at + scheme.len, SIZE_MAX);
        size_t length = 0;
        while (length < rest.len && !ends_name(rest.ptr[length]))
            length++;
        *ret_name = str_slice(rest, 0, length);
        *text = str_slice(rest, length, SIZE_MAX);
        if (str_ends(before, STR("](")) || str_ends(before, STR("](<")))
            return true;
    }
    return false;
}

int64_t picture_uses(const Picture *picture, const AgendaPartList *parts) {
    int64_t uses = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const AgendaPart *part = &parts->items[i];
        uses += part->workshop.v == picture->workshop.v &&
                (picture_in_text(picture->name, part->text) ||
                 picture_in_text(picture->name, part->text_simple) ||
                 picture_in_text(picture->name, part->text_en));
    }
    return uses;
}
