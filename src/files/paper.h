/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* paper.h -- a text document that is written once and comes out as ODT or as an HTML page to print.
 *
 *   CLEANUP(paper_closep) Paper *paper = paper_open(arena, &info);
 *   paper_heading(paper, 1, STR("Beteiligungsplan"));
 *   paper_paragraph(paper, text);
 *   TRY(paper_finish(paper, &out));
 *
 * What may stand where, and what a misuse is: files/odt.h. */
#include "files/odt.h"
#include "files/print_page.h"

typedef enum PaperKind { PAPER_ODT, PAPER_HTML } PaperKind;

typedef struct PaperInfo {
    PaperKind kind;
    OdtInfo info;
    PrintPageLook look; /* HTML */
} PaperInfo;

typedef struct Paper Paper;

/* `info` is copied, its texts must outlive the Paper. Never NULL. */
MUST_CHECK Paper *paper_open(Arena *arena, const PaperInfo *info);
/* For CLEANUP. */
void paper_closep(Paper **paper);
/* Nothing may follow but paper_closep. ERR_INTERNAL, ERR_TOO_LARGE. */
MUST_CHECK Err paper_finish(Paper *paper, Out *out);

void paper_heading(Paper *paper, int level, Str text);
/* What people wrote: like the function without `people`, in info.people_language where that is another language. */
void paper_people_heading(Paper *paper, int level, Str text);
void paper_people_text(Paper *paper, Str text);
void paper_people_strong(Paper *paper, Str text);
void paper_people_cell(Paper *paper, Str text);
/* Empty lines in the text divide it into several; "" writes nothing. */
void paper_paragraph(Paper *paper, Str text);
void paper_paragraph_begin(Paper *paper);
void paper_paragraph_end(Paper *paper);
void paper_text(Paper *paper, Str text);
void paper_strong(Paper *paper, Str text);
/* What leads to an address, which has been looked at. */
void paper_link(Paper *paper, Str href, Str text);
/* In another language than the document. */
void paper_foreign(Paper *paper, Str language, Str country, Str text);
void paper_list_begin(Paper *paper, bool numbered);
void paper_list_end(Paper *paper);
void paper_item_begin(Paper *paper);
void paper_item_end(Paper *paper);
void paper_item(Paper *paper, Str text);
void paper_table_begin(Paper *paper, Str caption, const OdtColumn *columns, size_t count);
void paper_table_end(Paper *paper);
void paper_row_begin(Paper *paper);
void paper_row_end(Paper *paper);
void paper_cell_begin(Paper *paper);
void paper_cell_end(Paper *paper);
void paper_cell(Paper *paper, Str text);
void paper_image(Paper *paper, const OdtImage *image);
