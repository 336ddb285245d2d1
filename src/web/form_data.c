/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/form_data.h"

#include <string.h>
#include <strings.h>

#include "base/hex.h"
#include "base/out.h"
#include "base/utf8.h"

enum { BOUNDARY_MAX = 70, DELIMITER_MAX = BOUNDARY_MAX + 4 };

/* Bytes of the input not yet looked at. */
typedef struct Cursor {
    const char *at;
    const char *end;
} Cursor;

static Err problem(Finding *ret_problem, Str field, FindingKind kind, size_t limit) {
    *ret_problem = (Finding){ .field = field, .kind = kind, .limit = (int64_t)limit };
    return kind == FINDING_TOO_LONG || kind == FINDING_TOO_MANY ? ERR_TOO_LARGE : ERR_INVALID;
}

/* Decodes %XX (and "+" when asked) into `room`. Length, or -1 on a broken encoding. */
static ptrdiff_t percent_decode(Str in, bool plus, char *room) {
    size_t len = 0;
    for (size_t i = 0; i < in.len; i++) {
        char c = in.ptr[i];
        if (c == '%') {
            if (in.len - i < 3)
                return -1;
            int high = hex_digit(in.ptr[i + 1]);
            int low = hex_digit(in.ptr[i + 2]);
            if (high < 0 || low < 0)
                return -1;
            c = (char)(unsigned char)(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus) {
            c = ' ';
        }
        room[len++] = c;
    }
    return (ptrdiff_t)len;
}

/* CRLF and CR become LF, in place. */
static size_t line_ends(char *text, size_t len) {
    size_t out = 0;
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\r') {
            text[out++] = '\n';
            if (i + 1 < len && text[i + 1] == '\n')
                i++;
        } else {
            text[out++] = text[i];
        }
    }
    return out;
}

/* Text with its line ends made uniform: a view when there is nothing to do. */
static Str text_of(Arena *arena, Str in) {
    if (in.len == 0 || memchr(in.ptr, '\r', in.len) == NULL)
        return in;
    char *copy = arena_text(arena, in.len);
    memcpy(copy, in.ptr, in.len);
    return (Str){ copy, line_ends(copy, in.len) };
}

static bool urldecode(Arena *arena, Str in, Str *ret) {
    if (in.len == 0 ||
        (memchr(in.ptr, '%', in.len) == NULL && memchr(in.ptr, '+', in.len) == NULL)) {
        *ret = text_of(arena, in);
        return true;
    }
    char *room = arena_text(arena, in.len);
    ptrdiff_t len = percent_decode(in, true, room);
    if (len < 0)
        return false;
    *ret = (Str){ room, line_ends(room, (size_t)len) };
    return true;
}

/* What can be shown again of a value that is no text. */
static void keep_cleaned(Arena *arena, FormField *field) {
    field->value = text_of(arena, utf8_cleaned(arena, field->value));
    field->unclean = true;
}

static Err urlencoded_pair(Arena *arena, Str piece, FormField *ret, Finding *ret_problem) {
    ptrdiff_t equals = str_index(piece, '=');
    Str name = equals < 0 ? piece : str_slice(piece, 0, (size_t)equals);
    Str value = equals < 0 ? STR("") : str_slice(piece, (size_t)equals + 1, SIZE_MAX);
    /* Three encoded bytes make at least one byte: refused before anything is copied. */
    if (name.len > 3 * FORM_NAME_MAX)
        return problem(ret_problem, STR(""), FINDING_TOO_LONG, FORM_NAME_MAX);
    if (!urldecode(arena, name, &ret->name) || !utf8_clean_text(ret->name))
        return problem(ret_problem, STR(""), FINDING_NOT_TEXT, 0);
    if (ret->name.len > FORM_NAME_MAX)
        return problem(ret_problem, STR(""), FINDING_TOO_LONG, FORM_NAME_MAX);
    if (value.len > 3 * FORM_VALUE_MAX)
        return problem(ret_problem, ret->name, FINDING_TOO_LONG, FORM_VALUE_MAX);
    ret->value = value;
    bool decoded = urldecode(arena, value, &ret->value);
    if (ret->value.len > FORM_VALUE_MAX)
        return problem(ret_problem, ret->name, FINDING_TOO_LONG, FORM_VALUE_MAX);
    if (!decoded || !utf8_clean_text(ret->value))
        keep_cleaned(arena, ret);
    return ERR_NONE;
}

Err form_parse_urlencoded(Arena *arena, Str text, FormData *ret, Finding *ret_problem) {
    FormData form = { 0 };
    Str piece;
    while (str_cut(&text, '&', &piece)) {
        if (piece.len == 0)
            continue;
        if (form.count == FORM_FIELDS_MAX)
            return problem(ret_problem, STR(""), FINDING_TOO_MANY, FORM_FIELDS_MAX);
        FormField field = { .filename = STR(""), .content_type = STR("") };
        TRY(urlencoded_pair(arena, piece, &field, ret_problem));
        *list_push(arena, &form) = field;
    }
    *ret = form;
    return ERR_NONE;
}

static bool starts_without_case(Str s, Str prefix) {
    return s.len >= prefix.len && strncasecmp(s.ptr, prefix.ptr, prefix.len) == 0;
}

static bool eq_without_case(Str a, Str b) {
    return a.len == b.len && starts_without_case(a, b);
}

static bool token_char(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c != '\0' && strchr("!#$%&'*+-.^_`|~", c) != NULL);
}

static void skip_blank(Cursor *c) {
    while (c->at < c->end && (*c->at == ' ' || *c->at == '\t'))
        c->at++;
}

/* The length of what stands for a quote at `at` inside a quoted string: \" or %22 (browsers), else
 * 0. */
static size_t escaped_quote(const char *at, const char *end) {
    if (end - at > 1 && at[0] == '\\' && at[1] == '"')
        return 2;
    if (end - at > 2 && memcmp(at, "%22", 3) == 0)
        return 3;
    return 0;
}

/* Reads the text of a quoted string after its first quote, up to and with the last one. */
static bool quoted(Arena *arena, Cursor *c, Str *ret) {
    const char *from = c->at;
    size_t len = 0;
    while (c->at < c->end && *c->at != '"') {
        size_t escaped = escaped_quote(c->at, c->end);
        c->at += escaped > 0 ? escaped : 1;
        len++;
    }
    if (c->at == c->end)
        return false;
    *ret = str_bytes(from, len);
    if (len < (size_t)(c->at - from)) {
        char *room = arena_text(arena, len);
        for (size_t i = 0; i < len; i++) {
            size_t escaped = escaped_quote(from, c->end);
            room[i] = escaped > 0 ? '"' : *from;
            from += escaped > 0 ? escaped : 1;
        }
        ret->ptr = room;
    }
    c->at++;
    return true;
}

/* Takes `; name=value` off a header value. False at the end or, with *ret_broken, when it is
 * broken. */
static bool parameter(Arena *arena, Cursor *c, Str *ret_name, Str *ret_value, bool *ret_broken) {
    *ret_broken = false;
    skip_blank(c);
    if (c->at == c->end)
        return false;
    *ret_broken = true;
    if (*c->at++ != ';')
        return false;
    skip_blank(c);
    const char *from = c->at;
    while (c->at < c->end && token_char(*c->at))
        c->at++;
    *ret_name = str_bytes(from, (size_t)(c->at - from));
    if (ret_name->len == 0 || c->at == c->end || *c->at++ != '=')
        return false;
    if (c->at < c->end && *c->at == '"') {
        c->at++;
        if (!quoted(arena, c, ret_value))
            return false;
    } else {
        from = c->at;
        while (c->at < c->end && token_char(*c->at))
            c->at++;
        *ret_value = str_bytes(from, (size_t)(c->at - from));
    }
    *ret_broken = false;
    return true;
}

/* Start of the parameters of a header value whose first word must be `word`. */
static bool header_word(Str header, Str word, Cursor *ret) {
    if (!starts_without_case(header, word))
        return false;
    *ret = (Cursor){ header.ptr + word.len, header.ptr + header.len };
    skip_blank(ret);
    return ret->at == ret->end || *ret->at == ';';
}

static bool boundary_of(Arena *arena, Str content_type, Str *ret) {
    Cursor c;
    Str name;
    Str value;
    Str found = { 0 };
    bool broken;
    if (!header_word(content_type, STR("multipart/form-data"), &c))
        return false;
    while (parameter(arena, &c, &name, &value, &broken))
        if (eq_without_case(name, STR("boundary")))
            found = value;
    if (broken || found.len == 0 || found.len > BOUNDARY_MAX)
        return false;
    for (size_t i = 0; i < found.len; i++) {
        char b = found.ptr[i];
        if (!token_char(b) && (b == '\0' || strchr("()/,:=? ", b) == NULL))
            return false;
    }
    if (found.ptr[found.len - 1] == ' ')
        return false;
    *ret = found;
    return true;
}

/* Only the last piece of a path, whatever the client's system separates folders with. */
static Str base_name(Str path) {
    for (size_t i = path.len; i > 0; i--)
        if (path.ptr[i - 1] == '/' || path.ptr[i - 1] == '\\')
            return str_slice(path, i, SIZE_MAX);
    return path;
}

static bool disposition(Arena *arena, Str header, FormField *field) {
    Cursor c;
    Str name;
    Str value;
    bool broken;
    bool named = false;
    if (!header_word(header, STR("form-data"), &c))
        return false;
    while (parameter(arena, &c, &name, &value, &broken)) {
        if (eq_without_case(name, STR("name"))) {
            field->name = value;
            named = true;
        } else if (eq_without_case(name, STR("filename"))) {
            field->filename = base_name(value);
            field->is_file = true;
        }
    }
    return !broken && named;
}

/* One header line of a part, without its line end. */
static bool part_header(Arena *arena, Str line, FormField *field, bool *disposed) {
    ptrdiff_t colon = str_index(line, ':');
    if (colon <= 0)
        return false;
    Str name = str_slice(line, 0, (size_t)colon);
    Str value = str_trim(str_slice(line, (size_t)colon + 1, SIZE_MAX));
    if (eq_without_case(name, STR("content-disposition"))) {
        if (*disposed)
            return false;
        *disposed = true;
        return disposition(arena, value, field);
    }
    if (eq_without_case(name, STR("content-type")))
        field->content_type = value;
    if (eq_without_case(name, STR("content-transfer-encoding")))
        return eq_without_case(value, STR("binary")) || eq_without_case(value, STR("8bit")) ||
               eq_without_case(value, STR("7bit"));
    return true;
}

/* Reads the headers of a part up to and with the empty line. */
static bool part_headers(Arena *arena, Cursor *c, FormField *field) {
    size_t left = (size_t)(c->end - c->at);
    const char *stop = c->at + (left < FORM_PART_HEADER_MAX ? left : FORM_PART_HEADER_MAX);
    bool disposed = false;
    for (;;) {
        const char *end = memmem(c->at, (size_t)(stop - c->at), "\r\n", 2);
        if (end == NULL)
            return false;
        Str line = str_bytes(c->at, (size_t)(end - c->at));
        c->at = end + 2;
        if (line.len == 0)
            return disposed;
        if (!part_header(arena, line, field, &disposed))
            return false;
    }
}

static Err part_check(Arena *arena, FormField *field, Finding *ret_problem) {
    if (!utf8_clean_text(field->name) || !utf8_clean_text(field->filename) ||
        !utf8_clean_text(field->content_type))
        return problem(ret_problem, STR(""), FINDING_NOT_TEXT, 0);
    if (field->name.len > FORM_NAME_MAX)
        return problem(ret_problem, STR(""), FINDING_TOO_LONG, FORM_NAME_MAX);
    if (field->is_file) {
        if (field->filename.len > FORM_FILENAME_MAX)
            field->filename = utf8_truncate(field->filename, FORM_FILENAME_MAX / 4);
        return ERR_NONE;
    }
    field->content_type = STR("");
    if (field->value.len > FORM_VALUE_MAX)
        return problem(ret_problem, field->name, FINDING_TOO_LONG, FORM_VALUE_MAX);
    if (!utf8_clean_text(field->value))
        keep_cleaned(arena, field);
    field->value = text_of(arena, field->value);
    return ERR_NONE;
}

/* After a delimiter: true and *ret_last for "--", true for the end of the line. */
static bool delimiter_end(Cursor *c, bool *ret_last) {
    if (c->end - c->at >= 2 && c->at[0] == '-' && c->at[1] == '-') {
        *ret_last = true;
        return true;
    }
    *ret_last = false;
    skip_blank(c);
    if (c->end - c->at < 2 || c->at[0] != '\r' || c->at[1] != '\n')
        return false;
    c->at += 2;
    return true;
}

static Err multipart_parts(Arena *arena, Cursor c, Str delimiter, FormData *form,
                           Finding *ret_problem) {
    for (bool last = false;;) {
        if (!delimiter_end(&c, &last))
            return problem(ret_problem, STR(""), FINDING_WRONG_TYPE, 0);
        if (last)
            return ERR_NONE;
        if (form->count == FORM_FIELDS_MAX)
            return problem(ret_problem, STR(""), FINDING_TOO_MANY, FORM_FIELDS_MAX);
        FormField field = { .filename = STR(""), .content_type = STR("") };
        if (!part_headers(arena, &c, &field))
            return problem(ret_problem, STR(""), FINDING_WRONG_TYPE, 0);
        const char *end = memmem(c.at, (size_t)(c.end - c.at), delimiter.ptr, delimiter.len);
        if (end == NULL)
            return problem(ret_problem, STR(""), FINDING_WRONG_TYPE, 0);
        field.value = str_bytes(c.at, (size_t)(end - c.at));
        c.at = end + delimiter.len;
        TRY(part_check(arena, &field, ret_problem));
        *list_push(arena, form) = field;
    }
}

Err form_parse_multipart(Arena *arena, Str content_type, Str body, FormData *ret,
                         Finding *ret_problem) {
    Str boundary;
    if (!boundary_of(arena, content_type, &boundary))
        return problem(ret_problem, STR(""), FINDING_WRONG_TYPE, 0);
    char room[DELIMITER_MAX] = { '\r', '\n', '-', '-' };
    memcpy(room + 4, boundary.ptr, boundary.len);
    Str delimiter = { room, boundary.len + 4 };

    /* The first delimiter may stand at the very beginning, without the line end before it. */
    Cursor c = { body.ptr, body.ptr + body.len };
    Str first = str_slice(delimiter, 2, SIZE_MAX);
    if (str_starts(body, first)) {
        c.at += first.len;
    } else {
        ptrdiff_t at = str_find(body, delimiter);
        if (at < 0)
            return problem(ret_problem, STR(""), FINDING_WRONG_TYPE, 0);
        c.at += (size_t)at + delimiter.len;
    }
    FormData form = { 0 };
    TRY(multipart_parts(arena, c, delimiter, &form, ret_problem));
    *ret = form;
    return ERR_NONE;
}

Err form_parse(Arena *arena, Str content_type, Str body, FormData *ret, Finding *ret_problem) {
    Cursor rest;
    if (body.len == 0) {
        *ret = (FormData){ 0 };
        return ERR_NONE;
    }
    if (header_word(content_type, STR("application/x-www-form-urlencoded"), &rest))
        return form_parse_urlencoded(arena, body, ret, ret_problem);
    return form_parse_multipart(arena, content_type, body, ret, ret_problem);
}

/* What stands for itself there; text beyond ASCII may. */
static bool stands_for_itself(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80 || (c != '\0' && strchr("-._*", c) != NULL);
}

static void write_urlencoded(Out *out, Str text) {
    static const char DIGITS[] = "0123456789ABCDEF";
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == ' ') {
            out_c(out, "+");
        } else if (stands_for_itself(text.ptr[i])) {
            out_bytes(out, text.ptr + i, 1);
        } else {
            const char escaped[] = { '%', DIGITS[c >> 4], DIGITS[c & 15] };
            out_bytes(out, escaped, sizeof escaped);
        }
    }
}

Str form_urlencoded(Arena *arena, const FormData *form) {
    CLEANUP(out_done) Out out = out_open(1024);
    for (size_t i = 0; i < form->count; i++) {
        if (form->items[i].is_file)
            continue;
        out_c(&out, out_view(&out).len > 0 ? "&" : "");
        write_urlencoded(&out, form->items[i].name);
        out_c(&out, "=");
        write_urlencoded(&out, form->items[i].value);
    }
    return str_copy(arena, out_view(&out));
}

const FormField *form_field(const FormData *form, Str name) {
    for (size_t i = 0; i < form->count; i++)
        if (str_eq(form->items[i].name, name))
            return &form->items[i];
    return NULL;
}

FormTexts form_texts(Arena *arena, const FormData *form, Str name) {
    FormTexts texts = { 0 };
    for (size_t i = 0; i < form->count; i++)
        if (!form->items[i].is_file && str_eq(form->items[i].name, name))
            *list_push(arena, &texts) = form->items[i].value;
    return texts;
}

Str form_texts_joined(Arena *arena, const FormTexts *texts) {
    if (texts->count == 0)
        return STR("");
    Str *pieces = arena_new(arena, Str, 2 * texts->count - 1);
    for (size_t i = 0; i < texts->count; i++) {
        if (i > 0)
            pieces[2 * i - 1] = STR(" ");
        pieces[2 * i] = texts->items[i];
    }
    return str_concat(arena, pieces, 2 * texts->count - 1);
}

bool form_unclean(const FormData *form, Str name) {
    for (size_t i = 0; i < form->count; i++)
        if (form->items[i].unclean && str_eq(form->items[i].name, name))
            return true;
    return false;
}

size_t form_field_count(const FormData *form, Str name) {
    size_t count = 0;
    for (size_t i = 0; i < form->count; i++)
        count += str_eq(form->items[i].name, name);
    return count;
}

bool cookie_find(Str header, Str name, Str *ret) {
    Str piece;
    while (str_cut(&header, ';', &piece)) {
        piece = str_trim(piece);
        if (piece.len <= name.len || piece.ptr[name.len] != '=' || !str_starts(piece, name))
            continue;
        Str value = str_slice(piece, name.len + 1, SIZE_MAX);
        if (value.len >= 2 && value.ptr[0] == '"' && value.ptr[value.len - 1] == '"')
            value = str_slice(value, 1, value.len - 2);
        *ret = value;
        return true;
    }
    return false;
}

bool path_decode(Str path, char *room, Str *ret) {
    if (path.len == 0 || path.ptr[0] != '/')
        return false;
    Str decoded = path;
    if (memchr(path.ptr, '%', path.len) != NULL) {
        /* An encoded slash would change which segments the path has. */
        for (size_t i = 0; i + 2 < path.len; i++)
            if (path.ptr[i] == '%' && path.ptr[i + 1] == '2' && (path.ptr[i + 2] | 0x20) == 'f')
                return false;
        ptrdiff_t len = percent_decode(path, false, room);
        if (len < 0)
            return false;
        decoded = (Str){ room, (size_t)len };
    } else {
        memcpy(room, path.ptr, path.len);
        decoded.ptr = room;
    }
    for (size_t i = 0; i < decoded.len; i++)
        if ((unsigned char)decoded.ptr[i] < 0x20 || decoded.ptr[i] == 0x7f)
            return false;
    if (!utf8_valid(decoded))
        return false;
    *ret = decoded;
    return true;
}
