/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* xml_writer.h -- streaming XML 1.0 in UTF-8 into an Out; tags and escaping are its business.
 *
 *   XmlWriter xml = xml_open(&out);
 *   xml_begin(&xml, "entry");
 *   xml_attribute(&xml, "href", url);
 *   xml_element(&xml, "title", title);
 *   xml_end(&xml);
 *   TRY(xml_finish(&xml));
 *
 * Names are the program's own (letters, digits, '-', '_', '.', one prefix with ':'), and must live until their element is
 * ended. Values are any bytes: what XML 1.0 forbids (control characters but \t \n \r, U+FFFE, U+FFFF) is
 * dropped, a byte that is part of no code point becomes U+FFFD. So what is written is always well-formed.
 *
 * A misuse (wrong name, attribute after content, unbalanced end, text outside the root, second root, more than
 * XML_DEPTH_MAX levels) is remembered, nothing further is written, and xml_finish returns ERR_INTERNAL. */
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/out.h"
#include "base/str.h"

#define XML_DEPTH_MAX 64

/* The fields are private. */
typedef struct XmlWriter {
    Out *out;
    const char *names[XML_DEPTH_MAX];
    int depth;
    bool tag_open; /* a start tag waits for attributes */
    bool part;     /* writes no whole document: any number of roots, text between them */
    bool complete; /* the root is ended */
    bool broken;
} XmlWriter;

/* Writes the declaration. */
MUST_CHECK XmlWriter xml_open(Out *out);
/* Writes a part of a document, for xml_raw of another writer. */
MUST_CHECK XmlWriter xml_open_part(Out *out);
/* ERR_INTERNAL after a misuse or when something is still open, ERR_TOO_LARGE when the Out is full. */
MUST_CHECK Err xml_finish(XmlWriter *xml);

void xml_begin(XmlWriter *xml, const char *name);
/* Of the element that was just begun. Nobody looks whether it has this attribute already. */
void xml_attribute(XmlWriter *xml, const char *name, Str value);
void xml_attribute_i64(XmlWriter *xml, const char *name, int64_t value);
void xml_text(XmlWriter *xml, Str text);
void xml_end(XmlWriter *xml);
/* Begin, text and end. */
void xml_element(XmlWriter *xml, const char *name, Str text);
/* Markup as it is: a literal of the program, or what another writer wrote as a part. */
void xml_raw(XmlWriter *xml, Str markup);

/* The only escapers of XML. For text: & < > and \r, which a parser would change. */
void xml_escape_text(Out *out, Str text);
/* For attribute values in double quotes: these, " and white space but the space. */
void xml_escape_attribute(Out *out, Str text);
