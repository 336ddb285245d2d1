/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* transfer_pages.h -- an initiative as a file and back. */
#include "views/import_view.h"
#include "web/request.h"

/* Name of the field with the file, and the most bytes of the whole form. */
#define IMPORT_FILE_FIELD "datei"
enum { IMPORT_BODY_MAX = (32 << 20) + 64 * 1024 };

Err initiative_export_file(Request *rq); /* GET /vorhaben/:initiative/export.json */
Err initiative_import_page(Request *rq); /* GET /behoerde/:authority/vorhaben/importieren */
Err initiative_import_action(Request *rq);
/* Findings of the file that was sent, and the one at the field itself. */
void import_findings_of(Request *rq, ImportView *view);
