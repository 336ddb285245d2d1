/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* document_file.h -- a document about Einklang (domain/document.h) as a text document, filled in for an authority. */
#include "app/access.h"
#include "app/office.h"
#include "base/out.h"
#include "domain/document.h"
#include "text/language.h"

/* OpenDocument text. Plain German is written as German. The same day and settings make the same bytes. */
MUST_CHECK Err document_write(App *app, Ctx *ctx, const Document *document,
                              const AuthorityRef *authority, Language language, Out *out);
/* The same as PDF; errors as of office_pdf (app/office.h). */
MUST_CHECK Err document_write_pdf(App *app, Ctx *ctx, const Document *document,
                                  const AuthorityRef *authority, Language language, Out *out,
                                  OfficeTrouble *opt_trouble);
