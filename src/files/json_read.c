/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/json_read.h"

#include "base/json_writer.h"
#include "base/out.h"
#include "base/utf8.h"

/* Deepest nesting named in a place, and longest name shown in one. */
enum { LEVELS_MAX = 32, NAME_SHOWN_MAX = 60 };

void json_in_fail(JsonIn *in, Str place, FindingKind kind, int64_t limit) {
    finding_add(in->findings, in->arena, place, kind, limit);
    in->failed = true;
}

static void write_name(Out *out, Str name) {
    Str shown = utf8_clean_text(name) ? utf8_truncate(name, NAME_SHOWN_MAX) : STR("?");
    out_char(out, '/');
    for (size_t i = 0; i < shown.len; i++) {
        if (shown.ptr[i] == '~')
            out_c(out, "~0");
        else if (shown.ptr[i] == '/')
            out_c(out, "~1");
        else
            out_char(out, shown.ptr[i]);
    }
}

Str json_in_member(const JsonIn *in, Str place, Str name) {
    CLEANUP(out_done) Out out = out_open(place.len + name.len + 8);
    out_str(&out, place);
    write_name(&out, name);
    return str_copy(in->arena, out_view(&out));
}

Str json_in_item(const JsonIn *in, Str place, size_t index) {
    CLEANUP(out_done) Out out = out_open(place.len + 24);
    out_str(&out, place);
    out_char(&out, '/');
    out_u64(&out, index);
    return str_copy(in->arena, out_view(&out));
}

/* -- Where a mistake is ------------------------------------------------------------------------ */

typedef struct Level {
    bool array, name_next;
    size_t index;
    Str name;
} Level;

/* Behind the closing quote of the string that begins at `at`, or `end`. */
static size_t string_end(Str text, size_t at, size_t end) {
    for (at++; at < end; at++) {
        if (text.ptr[at] == '\\')
            at++;
        else if (text.ptr[at] == '"')
            return at + 1;
    }
    return end;
}

static size_t step(Str text, size_t at, size_t end, Level *levels, size_t *depth) {
    char c = text.ptr[at];
    Level *level = *depth > 0 && *depth <= LEVELS_MAX ? &levels[*depth - 1] : NULL;
    if (c == '{' || c == '[') {
        if (*depth < LEVELS_MAX)
            levels[*depth] = (Level){ .array = c == '[', .name_next = c == '{', .name = STR("") };
        ++*depth;
    } else if (c == '}' || c == ']') {
        if (*depth > 0)
            --*depth;
    } else if (c == ',' && level != NULL) {
        level->index++;
        level->name_next = !level->array;
        level->name = STR("");
    } else if (c == '"') {
        size_t behind = string_end(text, at, end);
        if (level != NULL && level->name_next) {
            size_t closing = behind > at + 1 && text.ptr[behind - 1] == '"' ? 1 : 0;
            level->name = str_slice(text, at + 1, behind - at - 1 - closing);
            level->name_next = false;
        }
        return behind;
    }
    return at + 1;
}

/* The place of the value or name that ends at `position`. */
static Str place_of(const JsonIn *in, Str text, size_t position) {
    CLEANUP(out_done) Out out = out_open(128);
    Level levels[LEVELS_MAX];
    size_t depth = 0, end = position < text.len ? position : text.len;
    for (size_t at = 0; at < end;)
        at = step(text, at, end, levels, &depth);
    for (size_t i = 0; i < depth && i < LEVELS_MAX; i++) {
        if (levels[i].array)
            out_format(&out, "/%zu", levels[i].index);
        else if (!str_empty(levels[i].name))
            write_name(&out, levels[i].name);
    }
    return str_copy(in->arena, out_view(&out));
}

Err json_in_parse(JsonIn *in, Str text, json_t **ret_root) {
    json_error_t error;
    if (text.len > JSON_TEXT_MAX) {
        json_in_fail(in, STR(""), FINDING_TOO_LARGE, (int64_t)JSON_TEXT_MAX);
        return ERR_INVALID;
    }
    /* RFC 8259, 8.1: a byte order mark, which some editors write, may be ignored. */
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        text = str_slice(text, 3, SIZE_MAX);
    /* "\u0000" is JSON; that it is no text is for the field to say. */
    json_t *root = json_loadb(str_empty(text) ? "" : text.ptr, text.len,
                              JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY, &error);
    if (root != NULL && !json_is_object(root) && !json_is_array(root)) {
        json_decref(root);
        json_in_fail(in, STR(""), FINDING_WRONG_TYPE, 0);
        return ERR_INVALID;
    }
    if (root != NULL) {
        *ret_root = root;
        return ERR_NONE;
    }
    /* What was cut off is missing behind all that is there, not in the member that came last. */
    bool cut = json_error_code(&error) == json_error_premature_end_of_input;
    Str place = cut ? STR("") : place_of(in, text, error.position > 0 ? (size_t)error.position : 0);
    if (json_error_code(&error) == json_error_duplicate_key)
        json_in_fail(in, place, FINDING_REPEATED, 0);
    else if (json_error_code(&error) == json_error_invalid_utf8)
        json_in_fail(in, place, FINDING_NOT_TEXT, 0);
    else
        json_in_fail(in, place, FINDING_NOT_JSON, error.line > 0 ? error.line : 1);
    return ERR_INVALID;
}

void json_in_freep(json_t **root) {
    json_decref(*root);
}

/* -- Single values ----------------------------------------------------------------------------- */

static bool named(const char *const *names, const char *name) {
    for (; *names != NULL; names++)
        if (strcmp(*names, name) == 0)
            return true;
    return false;
}

void json_in_only(JsonIn *in, const json_t *object, Str place, const char *const *names) {
    /* jansson's iterators take no const object, but change nothing */
    json_t *walked = (json_t *)(uintptr_t)object;
    for (void *at = json_object_iter(walked); at != NULL; at = json_object_iter_next(walked, at)) {
        const char *name = json_object_iter_key(at);
        if (!named(names, name))
            json_in_fail(in, json_in_member(in, place, str_from(name)), FINDING_UNKNOWN_FIELD, 0);
    }
}

static const json_t *typed(JsonIn *in, const json_t *object, Str place, const char *name,
                           json_type type) {
    const json_t *value = json_object_get(object, name);
    if (value != NULL && json_typeof(value) == type)
        return value;
    json_in_fail(in, json_in_member(in, place, str_from(name)),
                 value == NULL ? FINDING_REQUIRED : FINDING_WRONG_TYPE, 0);
    return NULL;
}

const json_t *json_in_object(JsonIn *in, const json_t *object, Str place, const char *name) {
    return typed(in, object, place, name, JSON_OBJECT);
}

const json_t *json_in_array(JsonIn *in, const json_t *object, Str place, const char *name) {
    return typed(in, object, place, name, JSON_ARRAY);
}

Str json_in_view(const json_t *string) {
    return str_bytes(json_string_value(string), json_string_length(string));
}

Str json_in_text(JsonIn *in, const json_t *object, Str place, const char *name, bool required,
                 int64_t maximum) {
    if (!required && json_object_get(object, name) == NULL)
        return STR("");
    const json_t *value = typed(in, object, place, name, JSON_STRING);
    if (value == NULL)
        return STR("");
    Str text = json_in_view(value);
    Str here = json_in_member(in, place, str_from(name));
    if (!utf8_clean_text(text))
        json_in_fail(in, here, FINDING_NOT_TEXT, 0);
    else if ((int64_t)utf8_count(text) > maximum)
        json_in_fail(in, here, FINDING_TOO_LONG, maximum);
    else if (required && str_empty(text))
        json_in_fail(in, here, FINDING_REQUIRED, 0);
    else
        return str_copy(in->arena, text);
    return STR("");
}

bool json_in_copy(const json_t *value, int depth, JsonWriter *json) {
    bool well = depth > 0;
    if (json_is_object(value) && well) {
        json_t *walked =
            (json_t *)(uintptr_t)value; /* iterators take no const, but change nothing */
        json_object_begin(json);
        for (void *at = json_object_iter(walked); at != NULL && well;
             at = json_object_iter_next(walked, at)) {
            json_key(json, str_from(json_object_iter_key(at)));
            well = json_in_copy(json_object_iter_value(at), depth - 1, json);
        }
        json_object_end(json);
    } else if (json_is_array(value) && well) {
        json_array_begin(json);
        for (size_t i = 0; i < json_array_size(value) && well; i++)
            well = json_in_copy(json_array_get(value, i), depth - 1, json);
        json_array_end(json);
    } else if (json_is_string(value) && utf8_clean_text(json_in_view(value))) {
        json_str(json, json_in_view(value));
    } else if (json_is_integer(value)) {
        json_i64(json, json_integer_value(value));
    } else if (json_is_boolean(value)) {
        json_bool(json, json_is_true(value));
    } else if (json_is_null(value)) {
        json_none(json);
    } else {
        return false;
    }
    return well;
}
