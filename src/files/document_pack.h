/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* document_pack.h -- reads the documents of packs/documents/: one JSON file each.
 *
 * A block is one of {"heading": text}, {"text": text}, {"list": [text…]}, {"table": {"caption": text, "head":
 * [text…], "rows": [[text…]…]}}, {"deletion_rules": true}; a text is {"de": "…", "en": "…"}. */
#include "domain/document.h"
#include "domain/findings.h"

enum { DOCUMENT_BLOCKS_MAX = 200, DOCUMENT_COLUMNS_MAX = 8 };

/* `file` names the place in findings ("service_agreement.json/blocks/3/text/de"). ERR_INVALID with findings. */
MUST_CHECK Err document_read(Str file, Str json, Arena *arena, Findings *findings, Document *ret);
/* All that are built into the program. */
MUST_CHECK Err documents_read_built_in(Arena *arena, Findings *findings, DocumentList *ret);
