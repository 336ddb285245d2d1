/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Form bodies, query strings, cookies and paths: whatever the bytes, the promises of form_data.h hold. */
#include <stdlib.h>

#include "base/utf8.h"
#include "web/form_data.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool promise) {
    if (!promise)
        abort();
}

static void check_form(Arena *arena, Str text) {
    FormData form = { 0 };
    Finding problem = { .kind = FINDING_COUNT };
    Err err = form_parse_urlencoded(arena, text, &form, &problem);
    if (err != ERR_NONE) {
        require(err == ERR_INVALID || err == ERR_TOO_LARGE);
        require(problem.kind != FINDING_COUNT && form.count == 0);
        return;
    }
    require(form.count <= FORM_FIELDS_MAX);
    for (size_t i = 0; i < form.count; i++) {
        const FormField *field = &form.items[i];
        require(utf8_clean_text(field->name) && field->name.len <= FORM_NAME_MAX);
        require(utf8_clean_text(field->value));
        /* U+FFFD is longer than the byte it stands for. */
        require(field->value.len <= (field->unclean ? 3 * FORM_VALUE_MAX : FORM_VALUE_MAX));
        require(!field->unclean || form_unclean(&form, field->name));
        require(str_index(field->value, '\r') < 0 && !field->is_file);
        require(form_field(&form, field->name) != NULL);
    }
}

static void check_path(Str text) {
    char *room = malloc(text.len + 1);
    if (room == NULL)
        abort();
    Str path;
    if (path_decode(text, room, &path)) {
        require(utf8_valid(path) && path.len > 0 && path.ptr[0] == '/');
        for (size_t i = 0; i < path.len; i++)
            require((unsigned char)path.ptr[i] >= 0x20);
    }
    free(room);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Str text = str_bytes((const char *)data, size);
    Str value;
    check_form(arena, text);
    check_path(text);
    if (cookie_find(text, STR("session"), &value))
        require(value.len < size);
    return 0;
}
