/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/xml_writer.h"

#include "base/utf8.h"

/* -- Escaping ---------------------------------------------------------------------------------- */

typedef const char *(*Reference)(uint32_t code_point);

/* What stands for a code point of text; "" = nothing, NULL = itself. */
static const char *text_reference(uint32_t code_point) {
    switch (code_point) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '\r': return "&#13;";
    case '\t':
    case '\n': return NULL;
    default: break;
    }
    return code_point < 0x20 || code_point == 0xFFFE || code_point == 0xFFFF ? "" : NULL;
}

static const char *attribute_reference(uint32_t code_point) {
    switch (code_point) {
    case '"': return "&quot;";
    case '\t': return "&#9;";
    case '\n': return "&#10;";
    default: return text_reference(code_point);
    }
}

static void escape(Out *out, Str text, Reference reference) {
    Str rest = text;
    const char *run = text.ptr; /* begin of what passes as it is */
    for (;;) {
        uint32_t code_point;
        const char *at = rest.ptr;
        if (!utf8_next(&rest, &code_point))
            break;
        const char *instead = reference(code_point);
        if (instead == NULL && code_point == UTF8_REPLACEMENT && rest.ptr - at == 1)
            instead = "\xEF\xBF\xBD";
        if (instead == NULL)
            continue;
        out_bytes(out, run, (size_t)(at - run));
        out_c(out, instead);
        run = rest.ptr;
    }
    if (text.len > 0)
        out_bytes(out, run, (size_t)(text.ptr + text.len - run));
}

void xml_escape_text(Out *out, Str text) {
    escape(out, text, text_reference);
}

void xml_escape_attribute(Out *out, Str text) {
    escape(out, text, attribute_reference);
}

/* -- Elements ---------------------------------------------------------------------------------- */

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_name(const char *name) {
    bool prefixed = false;
    if (!is_letter(name[0]))
        return false;
    for (size_t i = 1; name[i] != '\0'; i++) {
        char c = name[i];
        if (c == ':' && !prefixed && is_letter(name[i + 1]))
            prefixed = true;
        else if (!is_letter(c) && !(c >= '0' && c <= '9') && c != '-' && c != '.')
            return false;
    }
    return true;
}

/* False, and broken, unless the promise holds. */
static bool holds(XmlWriter *xml, bool promise) {
    if (!promise)
        xml->broken = true;
    return !xml->broken;
}

static void close_tag(XmlWriter *xml) {
    if (xml->tag_open)
        out_char(xml->out, '>');
    xml->tag_open = false;
}

XmlWriter xml_open(Out *out) {
    out_c(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    return (XmlWriter){ .out = out };
}

XmlWriter xml_open_part(Out *out) {
    return (XmlWriter){ .out = out, .part = true };
}

Err xml_finish(XmlWriter *xml) {
    if (!holds(xml, xml->depth == 0 && (xml->part || xml->complete)))
        return ERR_INTERNAL;
    if (!xml->part)
        out_char(xml->out, '\n');
    return out_full(xml->out) ? ERR_TOO_LARGE : ERR_NONE;
}

void xml_begin(XmlWriter *xml, const char *name) {
    if (!holds(xml, is_name(name) && !xml->complete && xml->depth < XML_DEPTH_MAX))
        return;
    close_tag(xml);
    xml->names[xml->depth++] = name;
    xml->tag_open = true;
    out_char(xml->out, '<');
    out_c(xml->out, name);
}

void xml_attribute(XmlWriter *xml, const char *name, Str value) {
    if (!holds(xml, xml->tag_open && is_name(name)))
        return;
    out_char(xml->out, ' ');
    out_c(xml->out, name);
    out_c(xml->out, "=\"");
    xml_escape_attribute(xml->out, value);
    out_char(xml->out, '"');
}

void xml_attribute_i64(XmlWriter *xml, const char *name, int64_t value) {
    if (!holds(xml, xml->tag_open && is_name(name)))
        return;
    out_char(xml->out, ' ');
    out_c(xml->out, name);
    out_c(xml->out, "=\"");
    out_i64(xml->out, value);
    out_char(xml->out, '"');
}

void xml_text(XmlWriter *xml, Str text) {
    if (!holds(xml, xml->depth > 0 || xml->part))
        return;
    close_tag(xml);
    xml_escape_text(xml->out, text);
}

void xml_end(XmlWriter *xml) {
    if (!holds(xml, xml->depth > 0))
        return;
    const char *name = xml->names[--xml->depth];
    if (xml->tag_open) {
        out_c(xml->out, "/>");
    } else {
        out_c(xml->out, "</");
        out_c(xml->out, name);
        out_char(xml->out, '>');
    }
    xml->tag_open = false;
    xml->complete = xml->depth == 0 && !xml->part;
}

void xml_element(XmlWriter *xml, const char *name, Str text) {
    xml_begin(xml, name);
    xml_text(xml, text);
    xml_end(xml);
}

void xml_raw(XmlWriter *xml, Str markup) {
    if (!holds(xml, xml->depth > 0 || xml->part))
        return;
    close_tag(xml);
    out_str(xml->out, markup);
}
