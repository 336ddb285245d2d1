/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* workshop_pack.h -- reads the agendas of packs/workshops/: one JSON file each.
 *
 * {"format": "einklang-workshop-1", "version": day, "key": …, "title": text, "lead": text,
 *  "boards": [{"key", "title": text, "prompt": text, "form", "columns": lines, "hidden", "release", "comments", "dots"}],
 *  "parts": [{"kind", "minutes", "title": text, "text": {"de": lines, …}, "notes": text, "board": key}]}
 * a text is {"de": "…", "en": "…"}, lines are an array of texts. A template passes the rules of boards and parts. */
#include "domain/findings.h"
#include "domain/workshop_template.h"

/* ERR_INVALID with findings that name the place. */
MUST_CHECK Err workshop_template_read(Str file, Str json, Arena *arena, Findings *findings,
                                      WorkshopTemplate *ret);
/* Those that are built into the program. */
MUST_CHECK Err workshop_templates_read_built_in(Arena *arena, Findings *findings,
                                                WorkshopTemplates *ret);
