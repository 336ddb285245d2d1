/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/odf.h"

#define NAMESPACE "urn:oasis:names:tc:opendocument:xmlns:"

void odf_begin(XmlWriter *xml, const char *root) {
    static const struct {
        const char *attribute;
        Str name;
    } NAMESPACES[] = {
        { "xmlns:office", STR_INIT(NAMESPACE "office:1.0") },
        { "xmlns:style", STR_INIT(NAMESPACE "style:1.0") },
        { "xmlns:text", STR_INIT(NAMESPACE "text:1.0") },
        { "xmlns:table", STR_INIT(NAMESPACE "table:1.0") },
        { "xmlns:draw", STR_INIT(NAMESPACE "drawing:1.0") },
        { "xmlns:fo", STR_INIT(NAMESPACE "xsl-fo-compatible:1.0") },
        { "xmlns:svg", STR_INIT(NAMESPACE "svg-compatible:1.0") },
        { "xmlns:number", STR_INIT(NAMESPACE "datastyle:1.0") },
        { "xmlns:meta", STR_INIT(NAMESPACE "meta:1.0") },
        { "xmlns:dc", STR_INIT("http://purl.org/dc/elements/1.1/") },
        { "xmlns:xlink", STR_INIT("http://www.w3.org/1999/xlink") },
        { "office:version", STR_INIT("1.3") },
    };
    xml_begin(xml, root);
    for (size_t i = 0; i < sizeof NAMESPACES / sizeof *NAMESPACES; i++)
        xml_attribute(xml, NAMESPACES[i].attribute, NAMESPACES[i].name);
}

static void write_spaces(XmlWriter *xml, size_t count) {
    xml_begin(xml, "text:s");
    if (count > 1)
        xml_attribute_i64(xml, "text:c", (int64_t)count);
    xml_end(xml);
}

void odf_words(XmlWriter *xml, Str text) {
    size_t at = 0;
    while (at < text.len) {
        size_t run = at;
        while (run < text.len && strchr(" \t\n\r", text.ptr[run]) == NULL)
            run++;
        xml_text(xml, str_slice(text, at, run - at));
        size_t spaces = run;
        while (spaces < text.len && text.ptr[spaces] == ' ')
            spaces++;
        size_t count = spaces - run;
        /* one space between words stays one; at either end a reader would drop it */
        if (count == 1 && run > 0 && spaces < text.len)
            xml_text(xml, STR(" "));
        else if (count > 0)
            write_spaces(xml, count);
        at = spaces;
        if (at == text.len || count > 0)
            continue;
        if (text.ptr[at] == '\t' || text.ptr[at] == '\n') {
            xml_begin(xml, text.ptr[at] == '\t' ? "text:tab" : "text:line-break");
            xml_end(xml);
        }
        at++; /* a \r stands before \n and goes with it */
    }
}

static bool all_between(Str text, char from, char to) {
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < from || text.ptr[i] > to)
            return false;
    return true;
}

bool odf_is_language(Str language) {
    return language.len >= 2 && language.len <= 3 && all_between(language, 'a', 'z');
}

bool odf_is_country(Str country) {
    return country.len == 2 && all_between(country, 'A', 'Z');
}

void odf_language(XmlWriter *xml, Str language, Str country) {
    bool known = odf_is_language(language);
    xml_attribute(xml, "fo:language", known ? language : STR("none"));
    xml_attribute(xml, "fo:country", known && odf_is_country(country) ? country : STR("none"));
}

void odf_fonts(XmlWriter *xml) {
    xml_raw(xml, STR("<office:font-face-decls><style:font-face style:name=\"Sans\" "
                     "svg:font-family=\"'Liberation Sans', Arial, Helvetica\" "
                     "style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/>"
                     "</office:font-face-decls>"));
}

void odf_default_style(XmlWriter *xml, const char *family, const OdfInfo *info, int points) {
    CLEANUP(out_done) Out size = out_open(16);
    out_format(&size, "%dpt", points);
    xml_begin(xml, "style:default-style");
    xml_attribute(xml, "style:family", str_from(family));
    xml_begin(xml, "style:text-properties");
    xml_attribute(xml, "style:font-name", STR("Sans"));
    xml_attribute(xml, "fo:font-size", out_view(&size));
    odf_language(xml, info->language, info->country);
    /* a word in a column that is too narrow for it; by the office's dictionary, where there is one */
    bool hyphenate = strcmp(family, "paragraph") == 0;
    xml_attribute(xml, "fo:hyphenate", hyphenate ? STR("true") : STR("false"));
    if (hyphenate) {
        xml_attribute(xml, "fo:hyphenation-remain-char-count", STR("3"));
        xml_attribute(xml, "fo:hyphenation-push-char-count", STR("3"));
    }
    xml_attribute(xml, "style:use-window-font-color", STR("true"));
    xml_end(xml);
    xml_end(xml);
}

/* -- The archive ------------------------------------------------------------------------------- */

static Err write_meta(const OdfInfo *info, Out *out) {
    char day[DATE_ISO_SIZE];
    CLEANUP(out_done) Out at = out_open(24);
    if (!date_none(info->created)) {
        out_str(&at, date_iso(info->created, day));
        out_c(&at, "T00:00:00");
    }
    XmlWriter xml = xml_open(out);
    odf_begin(&xml, "office:document-meta");
    xml_begin(&xml, "office:meta");
    xml_element(&xml, "meta:generator", STR("Einklang"));
    xml_element(&xml, "dc:title", info->title);
    if (!str_empty(info->subject))
        xml_element(&xml, "dc:subject", info->subject);
    if (at.len > 0) {
        xml_element(&xml, "meta:creation-date", out_view(&at));
        xml_element(&xml, "dc:date", out_view(&at));
    }
    CLEANUP(out_done) Out language = out_open(8);
    out_str(&language, info->language);
    if (odf_is_country(info->country)) {
        out_char(&language, '-');
        out_str(&language, info->country);
    }
    xml_element(&xml, "dc:language", out_view(&language));
    xml_end(&xml);
    xml_end(&xml);
    return xml_finish(&xml);
}

static void write_file(XmlWriter *xml, Str path, Str media_type) {
    xml_begin(xml, "manifest:file-entry");
    xml_attribute(xml, "manifest:full-path", path);
    xml_attribute(xml, "manifest:media-type", media_type);
    xml_end(xml);
}

static Err write_manifest(const OdfParts *parts, Out *out) {
    XmlWriter xml = xml_open(out);
    xml_begin(&xml, "manifest:manifest");
    xml_attribute(&xml, "xmlns:manifest", STR(NAMESPACE "manifest:1.0"));
    xml_attribute(&xml, "manifest:version", STR("1.3"));
    write_file(&xml, STR("/"), parts->mimetype);
    write_file(&xml, STR("content.xml"), STR("text/xml"));
    write_file(&xml, STR("styles.xml"), STR("text/xml"));
    write_file(&xml, STR("meta.xml"), STR("text/xml"));
    for (size_t i = 0; i < parts->picture_count; i++)
        write_file(&xml, parts->pictures[i].name, STR("image/svg+xml"));
    xml_end(&xml);
    return xml_finish(&xml);
}

Err odf_pack(const OdfInfo *info, const OdfParts *parts, Arena *arena, Out *out) {
    CLEANUP(out_done) Out meta = out_open(2048);
    CLEANUP(out_done) Out manifest = out_open(2048);
    if (str_empty(info->title) || !odf_is_language(info->language))
        return ERR_INTERNAL;
    TRY(write_meta(info, &meta));
    TRY(write_manifest(parts, &manifest));
    const ArchiveEntry fixed[] = {
        { STR("mimetype"), parts->mimetype, true },
        { STR("META-INF/manifest.xml"), out_view(&manifest), false },
        { STR("meta.xml"), out_view(&meta), false },
        { STR("styles.xml"), parts->styles, false },
        { STR("content.xml"), parts->content, false },
    };
    size_t count = sizeof fixed / sizeof *fixed;
    ArchiveEntry *entries = arena_new(arena, ArchiveEntry, count + parts->picture_count);
    memcpy(entries, fixed, sizeof fixed);
    for (size_t i = 0; i < parts->picture_count; i++)
        entries[count + i] =
            (ArchiveEntry){ parts->pictures[i].name, parts->pictures[i].svg, false };
    return archive_pack(entries, count + parts->picture_count, out);
}
