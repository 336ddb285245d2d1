/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* document_pages.h -- documents about Einklang itself for an authority to adapt: model service agreement, sheet
 * for the record of processing activities. */
#include "app/office.h"
#include "views/document_view.h"
#include "web/request.h"

Err document_list_show(Request *rq); /* GET /behoerde/:authority/dokumente */
Err document_show(Request *rq);      /* GET /behoerde/:authority/dokumente/:document */
Err document_file(Request *rq);      /* GET …/dokumente/:document/dokument.odt, and of the API */
Err document_pdf(Request *rq);       /* GET …/dokumente/:document/dokument.pdf */
/* The PDF as the answer; errors and trouble as of office_pdf. */
Err document_pdf_write(Request *rq, OfficeTrouble *opt_trouble);

/* The document of the address in the reader's language, filled in for the authority. ERR_NOT_FOUND: none. */
MUST_CHECK Err document_view_of(Request *rq, DocumentView *ret);
/* A text of a document in the reader's language, filled in for the authority. */
Str document_words(Request *rq, PackText text);
/* The rules that the purge job follows, as it follows them: DELETION_RULE_COUNT lines. */
const DeletionLine *deletion_lines(Request *rq);
