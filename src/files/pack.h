/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* pack.h -- reads the packs of a process (packs/process/) into a Pack.
 *
 * Findings name the place: "perspectives.json/perspectives/3/label/de". Another format is OUTDATED.
 */
#include "base/arena.h"
#include "domain/findings.h"
#include "domain/pack.h"

enum { PACK_TEXT_MAX = 1000, PACK_ENTRIES_MAX = 200 };

/* ERR_INVALID with findings. Texts are in the arena. */
MUST_CHECK Err pack_read_perspectives(Str json, Arena *arena, Findings *findings,
                                      PerspectiveList *ret);
MUST_CHECK Err pack_read_roles(Str json, Arena *arena, Findings *findings, RoleList *ret);
/* All of them and the documents (files/document_pack.h), as built into the program. The arena must live as long as the pack. */
MUST_CHECK Err pack_read_built_in(Arena *arena, Findings *findings, Pack *ret);
