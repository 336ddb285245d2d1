/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* odf_check.h -- a document of OpenDocument as libxml2 sees it, independent of what wrote it. Include after cmocka.h. */
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdlib.h>

#include "files/archive.h"

typedef struct OdfCheck {
    xmlDoc *content, *styles, *meta, *manifest;
} OdfCheck;

static inline xmlXPathObject *odf_find(xmlDoc *doc, const char *path) {
#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
    static const char *const NAMES[][2] = {
        { "office", ODF "office:1.0" },
        { "style", ODF "style:1.0" },
        { "text", ODF "text:1.0" },
        { "table", ODF "table:1.0" },
        { "draw", ODF "drawing:1.0" },
        { "fo", ODF "xsl-fo-compatible:1.0" },
        { "svg", ODF "svg-compatible:1.0" },
        { "number", ODF "datastyle:1.0" },
        { "meta", ODF "meta:1.0" },
        { "manifest", ODF "manifest:1.0" },
        { "dc", "http://purl.org/dc/elements/1.1/" },
        { "xlink", "http://www.w3.org/1999/xlink" },
    };
#undef ODF
    xmlXPathContext *context = xmlXPathNewContext(doc);
    assert_non_null(context);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        xmlXPathRegisterNs(context, (const xmlChar *)NAMES[i][0], (const xmlChar *)NAMES[i][1]);
    xmlXPathObject *found = xmlXPathEvalExpression((const xmlChar *)path, context);
    xmlXPathFreeContext(context);
    assert_non_null(found);
    return found;
}

static inline int odf_count(xmlDoc *doc, const char *path) {
    xmlXPathObject *found = odf_find(doc, path);
    int count = xmlXPathNodeSetGetLength(found->nodesetval);
    xmlXPathFreeObject(found);
    return count;
}

#define assert_count(doc, path, expected) assert_int_equal(odf_count((doc), (path)), (expected))

static inline xmlDoc *odf_part(ArchiveReader *reader, const char *name) {
    Str text;
    assert_int_equal(archive_read(reader, str_from(name), &text), ERR_NONE);
    xmlDoc *doc = xmlReadMemory(text.ptr, (int)text.len, name, NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    return doc;
}

/* Every style that is used exists, in the content itself or in the styles. */
static inline void odf_check_styles(const OdfCheck *check) {
    xmlXPathObject *used = odf_find(check->content, "//office:body//@*[local-name()='style-name']");
    for (int i = 0; i < used->nodesetval->nodeNr; i++) {
        char path[200];
        char *name = (char *)xmlNodeGetContent(used->nodesetval->nodeTab[i]);
        snprintf(path, sizeof path,
                 "//*[self::style:style or self::text:list-style][@style:name='%s']", name);
        if (odf_count(check->content, path) + odf_count(check->styles, path) != 1)
            fail_msg("style %s", name);
        xmlFree(name);
    }
    xmlXPathFreeObject(used);
}

/* What the manifest names is there. */
static inline void odf_check_manifest(const OdfCheck *check, ArchiveReader *reader) {
    xmlXPathObject *named =
        odf_find(check->manifest, "//manifest:file-entry[@manifest:full-path!='/']");
    assert_true(named->nodesetval->nodeNr >= 3);
    for (int i = 0; i < named->nodesetval->nodeNr; i++) {
        Str text;
        char *path =
            (char *)xmlGetProp(named->nodesetval->nodeTab[i], (const xmlChar *)"full-path");
        assert_int_equal(archive_read(reader, str_from(path), &text), ERR_NONE);
        xmlFree(path);
    }
    xmlXPathFreeObject(named);
}

static inline OdfCheck odf_check_open(Arena *arena, Str bytes) {
    CLEANUP(archive_close) ArchiveReader reader = { 0 };
    ArchiveLimits limits = { .entries = 100, .bytes = 16 << 20, .ratio = 1000 };
    assert_int_equal(archive_open(arena, bytes, limits, &reader), ERR_NONE);
    OdfCheck check = { odf_part(&reader, "content.xml"), odf_part(&reader, "styles.xml"),
                       odf_part(&reader, "meta.xml"), odf_part(&reader, "META-INF/manifest.xml") };
    odf_check_styles(&check);
    odf_check_manifest(&check, &reader);
    return check;
}

static inline void odf_check_close(OdfCheck *check) {
    xmlFreeDoc(check->content);
    xmlFreeDoc(check->styles);
    xmlFreeDoc(check->meta);
    xmlFreeDoc(check->manifest);
}
