/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* odf.h -- what text documents and spreadsheets of OpenDocument 1.3 have in common; for odt and ods of this layer. */
#include "base/date.h"
#include "files/archive.h"
#include "files/xml_writer.h"

/* The head of a document. No person's name: a document of an authority speaks for the authority. */
typedef struct OdfInfo {
    Str title;    /* required */
    Str subject;  /* optional */
    Str language; /* BCP 47 primary tag: "de" */
    Str country;  /* ISO 3166: "DE"; "" = none */
    Date created; /* given by the caller: the same input makes the same bytes */
} OdfInfo;

typedef struct OdfPicture {
    Str name; /* "Pictures/1.svg" */
    Str svg;
} OdfPicture;

typedef struct OdfParts {
    Str mimetype;
    Str content, styles; /* whole XML documents */
    const OdfPicture *pictures;
    size_t picture_count;
} OdfParts;

/* Begins a root element with all namespaces and the version. */
void odf_begin(XmlWriter *xml, const char *root);
/* Text of a paragraph: what XML readers would drop (runs of spaces, tabs, line ends) becomes elements. */
void odf_words(XmlWriter *xml, Str text);
/* fo:language and fo:country on open text properties; what is no such tag becomes "none". */
void odf_language(XmlWriter *xml, Str language, Str country);
/* Looks like "de", "deu"; like "DE". */
bool odf_is_language(Str language);
bool odf_is_country(Str country);
/* The default text properties of a family: font, size in points, language. */
void odf_default_style(XmlWriter *xml, const char *family, const OdfInfo *info, int points);
void odf_fonts(XmlWriter *xml);
/* The whole archive: mimetype first, then the manifest and the parts. */
MUST_CHECK Err odf_pack(const OdfInfo *info, const OdfParts *parts, Arena *arena, Out *out);
