/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* odt.h -- text documents (OpenDocument 1.3) that people can read in more than one way: headings are headings, tables
 * have header rows, pictures have descriptions, every text has a language.
 *
 *   CLEANUP(odt_closep) Odt *odt = odt_open(arena, &info);
 *   odt_heading(odt, 1, STR("Beteiligungsplan"));
 *   odt_paragraph_begin(odt); odt_text(odt, text); odt_paragraph_end(odt);
 *   TRY(odt_finish(odt, &out));
 *
 * Texts are plain, UTF-8; a line end in them is a line end on the page. What a document must not be is a misuse,
 * remembered until odt_finish returns ERR_INTERNAL: a heading that skips a level, a table without columns, titles or
 * caption, a row of another length, a picture without description, something open at the end. */
#include "files/odf.h"

#define ODT_HEADING_MAX 5 /* levels of headings */
#define ODT_COLUMNS_MAX 12
#define ODT_NESTING_MAX 16 /* lists in lists */

typedef struct OdtInfo {
    OdfInfo head; /* its title stands on top of the first page */
    Str page;     /* words of the footer: "Seite" ... */
    Str of;       /* ... "von" */
    bool landscape;
    /* Language of what people wrote, where it is another than that of the document; "" = the same. The end of the title
     * is in it if it says `people_title`. */
    Str people_language, people_country, people_title;
} OdtInfo;

typedef struct OdtColumn {
    Str title;  /* required */
    int weight; /* its share of the width, at least 1 */
} OdtColumn;

typedef struct OdtImage {
    Str svg; /* must outlive the Odt */
    int width_mm, height_mm;
    Str title;       /* required: what it is */
    Str description; /* required: what somebody who does not see it needs to know */
    Str caption;     /* optional: shown below it */
} OdtImage;

typedef struct Odt Odt;

/* `info` is copied, its texts must outlive the Odt. Never NULL. */
MUST_CHECK Odt *odt_open(Arena *arena, const OdtInfo *info);
/* For CLEANUP. */
void odt_closep(Odt **odt);
/* The finished file. Nothing may follow but odt_closep. ERR_INTERNAL, ERR_TOO_LARGE. */
MUST_CHECK Err odt_finish(Odt *odt, Out *out);

/* Level 1..ODT_HEADING_MAX, at most one deeper than the heading before it; the first one is of level 1. */
void odt_heading(Odt *odt, int level, Str text);
/* Takes the lines before the next empty one off `*rest`; false when nothing but empty lines is left. */
bool odt_next_paragraph(Str *rest, Str *ret);
/* A paragraph of pieces, in which the next four may stand; in the text, an item or a cell. */
void odt_paragraph_begin(Odt *odt);
void odt_paragraph_end(Odt *odt);
void odt_text(Odt *odt, Str text);
void odt_strong(Odt *odt, Str text);
/* A passage in another language than the document, as odf_is_language and odf_is_country say; otherwise as odt_text. */
void odt_foreign(Odt *odt, Str language, Str country, Str text);
/* The same of one that leads to an address; `href` has been looked at. */
void odt_link(Odt *odt, Str href, Str text);
/* The same of a passage that is important, and of a heading. */
void odt_strong_foreign(Odt *odt, Str language, Str country, Str text);
void odt_heading_foreign(Odt *odt, int level, Str language, Str country, Str text);

/* Lists stand in the text, in items and in cells. */
void odt_list_begin(Odt *odt, bool numbered);
void odt_list_end(Odt *odt);
void odt_item_begin(Odt *odt);
void odt_item_end(Odt *odt);

/* A table stands in the text. The caption stands above it, the titles are the header row, again on each page. */
void odt_table_begin(Odt *odt, Str caption, const OdtColumn *columns, size_t count);
void odt_table_end(Odt *odt);
void odt_row_begin(Odt *odt);
void odt_row_end(Odt *odt);
void odt_cell_begin(Odt *odt);
void odt_cell_end(Odt *odt);

/* In a paragraph of its own, made smaller where it is wider than the page. */
void odt_image(Odt *odt, const OdtImage *image);
