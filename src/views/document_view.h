/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* document_view.h -- the documents for an authority to adapt, and one of them as a page to read and print. */
#include "domain/document.h"
#include "views/authority_view.h"

typedef struct DocumentRow {
    const Str *cells;
    size_t count;
} DocumentRow;

typedef struct DocumentPart {
    DocumentKind kind;
    Str text;                /* heading, text, caption of a table */
    DocumentRow head;        /* of a table */
    const DocumentRow *rows; /* of a table; of a list one with the items */
    size_t row_count;
} DocumentPart;

typedef struct DocumentView {
    Page page;
    Str lead;
    Date version;
    const DocumentPart *parts;
    size_t count;
    const DeletionLine *deletions;
    size_t deletion_count;
    Str file_href;   /* to change it in a word processor */
    Str pdf_href;    /* "" = this installation makes none */
    Message trouble; /* why there is no PDF now; MSG_NONE = nothing is wrong */
} DocumentView;

typedef struct DocumentLine {
    Str href, title, lead;
} DocumentLine;

typedef struct DocumentListView {
    Page page;
    const DocumentLine *lines;
    size_t count;
} DocumentListView;
