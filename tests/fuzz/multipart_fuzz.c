/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* multipart/form-data. The first line of the input is the Content-Type, the rest the body. */
#include <stdlib.h>

#include "base/utf8.h"
#include "web/form_data.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool promise) {
    if (!promise)
        abort();
}

static void check_field(const FormField *field, Str body) {
    require(utf8_clean_text(field->name) && field->name.len <= FORM_NAME_MAX);
    require(utf8_clean_text(field->filename) && field->filename.len <= FORM_FILENAME_MAX);
    require(str_index(field->filename, '/') < 0 && str_index(field->filename, '\\') < 0);
    require(utf8_clean_text(field->content_type));
    if (field->is_file) {
        if (field->value.len == 0)
            return;
        require(field->value.ptr >= body.ptr);
        require(field->value.ptr + field->value.len <= body.ptr + body.len);
    } else {
        require(utf8_clean_text(field->value));
        require(field->value.len <= (field->unclean ? 3 * FORM_VALUE_MAX : FORM_VALUE_MAX));
        require(str_index(field->value, '\r') < 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Str body = str_bytes((const char *)data, size);
    Str content_type;
    if (!str_cut(&body, '\n', &content_type))
        return 0;
    FormData form = { 0 };
    Finding problem = { .kind = FINDING_COUNT };
    Err err = form_parse(arena, content_type, body, &form, &problem);
    if (err != ERR_NONE) {
        require(err == ERR_INVALID || err == ERR_TOO_LARGE);
        require(problem.kind != FINDING_COUNT && form.count == 0);
        return 0;
    }
    require(form.count <= FORM_FIELDS_MAX);
    for (size_t i = 0; i < form.count; i++)
        check_field(&form.items[i], body);
    return 0;
}
