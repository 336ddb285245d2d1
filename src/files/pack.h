/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* pack.h -- reads the packs of a process (packs/process/) into a Pack.
 *
 * Findings name the place: "perspectives.json/perspectives/3/label/de". Another format is OUTDATED.
 * Any JSON text is taken: an authority may bring its own. Texts are in the arena. */
#include "base/arena.h"
#include "domain/findings.h"
#include "domain/pack.h"

enum { PACK_TEXT_MAX = 1000, PACK_ENTRIES_MAX = 200, PACK_PROCESS_MAX = 1 << 20 /* bytes */ };

/* ERR_INVALID with findings. */
MUST_CHECK Err pack_read_perspectives(Str json, Arena *arena, Findings *findings,
                                      PerspectiveList *ret);
MUST_CHECK Err pack_read_roles(Str json, Arena *arena, Findings *findings, RoleList *ret);
/* The catalogue; the groups a method fits badly must be among the perspectives. */
MUST_CHECK Err pack_read_methods(Str json, const PerspectiveList *perspectives, Arena *arena,
                                 Findings *findings, MethodList *ret);
/* A template; the methods its tasks name must be in the catalogue, and no phase is without a task: NO_TASK. Findings call
 * it `file`; "": their places are JSON pointers. */
MUST_CHECK Err pack_read_process(Str file, Str json, const MethodList *methods, Arena *arena,
                                 Findings *findings, Process *ret);
/* One that was added before, by whatever rule: a phase without a task is no reason to refuse what initiatives go by. */
MUST_CHECK Err pack_read_stored_process(Str json, const MethodList *methods, Arena *arena,
                                        Findings *findings, Process *ret);
/* A template that was read, in one line, for another file to hold. ERR_INVALID: it is none. */
MUST_CHECK Err pack_process_line(Str json, Arena *arena, Str *ret);
/* They say the same, however they are written down. */
bool pack_process_same(Str json, Str other);
/* All of them and the documents (files/document_pack.h), as built into the program. The arena must live as long as the pack. Older versions of the
 * template are files "process/process-<version>.json", the newest is "process/process.json". */
MUST_CHECK Err pack_read_built_in(Arena *arena, Findings *findings, Pack *ret);
