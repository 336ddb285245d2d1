/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/html.h"

static const Str REFERENCE[] = {
    STR_INIT(""),       STR_INIT("&amp;"), STR_INIT("&lt;"),         STR_INIT("&gt;"),
    STR_INIT("&quot;"), STR_INIT("&#39;"), STR_INIT("\xEF\xBF\xBD"),
};

/* Index into REFERENCE; 0 = passes. */
static const uint8_t SPECIAL[256] = {
    ['&'] = 1, ['<'] = 2, ['>'] = 3, ['"'] = 4, ['\''] = 5, ['\0'] = 6,
};

void html_escape(Out *out, Str text) {
    size_t run = 0;
    for (size_t i = 0; i < text.len; i++) {
        uint8_t special = SPECIAL[(uint8_t)text.ptr[i]];
        if (__builtin_expect(special == 0, 1))
            continue;
        if (i > run)
            out_bytes(out, text.ptr + run, i - run);
        out_str(out, REFERENCE[special]);
        run = i + 1;
    }
    if (text.len > run)
        out_bytes(out, text.ptr + run, text.len - run);
}

static bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

void html_url_part(Out *out, Str part) {
    static const char DIGITS[] = "0123456789ABCDEF";
    size_t run = 0;
    for (size_t i = 0; i < part.len; i++) {
        if (is_unreserved(part.ptr[i]))
            continue;
        out_bytes(out, part.ptr + run, i - run);
        uint8_t byte = (uint8_t)part.ptr[i];
        out_bytes(out, (const char[]){ '%', DIGITS[byte >> 4], DIGITS[byte & 15] }, 3);
        run = i + 1;
    }
    if (part.len > run)
        out_bytes(out, part.ptr + run, part.len - run);
}

static bool equals_ignoring_case(Str text, Str lower) {
    if (text.len != lower.len)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + ('a' - 'A'));
        if (c != lower.ptr[i])
            return false;
    }
    return true;
}

static bool scheme_allowed(Str scheme) {
    static const Str ALLOWED[] = { STR_INIT("http"), STR_INIT("https"), STR_INIT("mailto"),
                                   STR_INIT("tel") };
    for (size_t i = 0; i < sizeof ALLOWED / sizeof *ALLOWED; i++)
        if (equals_ignoring_case(scheme, ALLOWED[i]))
            return true;
    return false;
}

static bool url_allowed(Str url) {
    url = str_trim(url);
    if (str_starts(url, STR("//")))
        return false;
    bool in_path = true;   /* before '?' and '#' */
    bool in_scheme = true; /* before the first of ":/?#" */
    for (size_t i = 0; i < url.len; i++) {
        char c = url.ptr[i];
        if ((uint8_t)c < 0x20 || c == 0x7F)
            return false;
        if (c == '?' || c == '#')
            in_path = false;
        if (c == '\\' && in_path)
            return false;
        if (c == ':' && in_scheme && !scheme_allowed(str_slice(url, 0, i)))
            return false;
        if (c == ':' || c == '/' || !in_path)
            in_scheme = false;
    }
    return true;
}

/* An address of our own pages, as most are: no host, no scheme, nothing to escape. */
static bool is_plain_path(Str url) {
    if (url.len == 0 || url.ptr[0] != '/')
        return false;
    if (url.len > 1 && url.ptr[1] == '/')
        return false;
    for (size_t i = 0; i < url.len; i++) {
        char c = url.ptr[i];
        if (!is_unreserved(c) && c != '/' && c != '?' && c != '=' && c != '#')
            return false;
    }
    return true;
}

void html_url(Out *out, Str url) {
    if (is_plain_path(url)) {
        out_str(out, url);
        return;
    }
    if (!url_allowed(url)) {
        out_char(out, '#');
        return;
    }
    Str rest = str_trim(url);
    for (ptrdiff_t space; (space = str_index(rest, ' ')) >= 0;) {
        html_escape(out, str_slice(rest, 0, (size_t)space));
        out_c(out, "%20");
        rest = str_slice(rest, (size_t)space + 1, SIZE_MAX);
    }
    html_escape(out, rest);
}
