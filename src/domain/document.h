/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* document.h -- a text that ships with the program for an authority to adapt: the model service agreement, the
 * sheet for the record of processing activities (Art. 30 GDPR).
 *
 * Data (packs/documents), constant after it was read. Texts may hold {authority} and {day}. */
#include "base/arena.h"
#include "base/date.h"
#include "base/list.h"
#include "domain/pack_text.h"

typedef enum DocumentKind {
    DOCUMENT_HEADING,
    DOCUMENT_TEXT,
    DOCUMENT_LIST,
    DOCUMENT_TABLE,
    DOCUMENT_DELETION_RULES /* those of this installation stand here */
} DocumentKind;

typedef struct DocumentBlock {
    DocumentKind kind;
    PackText text;   /* HEADING, TEXT; caption of a TABLE */
    PackTexts items; /* LIST: one each; TABLE: cells, row after row, those of the head first */
    size_t columns;  /* TABLE */
} DocumentBlock;
typedef LIST_OF(DocumentBlock) DocumentBlocks;

typedef struct Document {
    Str key;      /* "service_agreement" */
    Date version; /* the day it was written */
    PackText title, lead;
    DocumentBlocks blocks;
} Document;
typedef LIST_OF(Document) DocumentList;

/* NULL: none of this key. */
const Document *document_find(const DocumentList *documents, Str key);
/* The text with {authority} and {day} filled in. */
Str document_fill(Arena *arena, Str text, Str authority, Str day);
