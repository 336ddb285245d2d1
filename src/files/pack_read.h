/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* pack_read.h -- what the readers of packs share, for this layer only. */
#include "domain/pack_text.h"
#include "files/json_read.h"

/* Parses an object, with findings that name the file. The caller owns *root (CLEANUP(json_in_freep)). */
MUST_CHECK Err pack_parse(JsonIn *in, Str file, Str text, json_t **root);
/* Checks the head (format, version, source) and returns the entries; NULL with findings. */
const json_t *pack_entries(JsonIn *in, Str file, Str text, Str format, const char *list,
                           json_t **root);
/* {"de": "…", "en": "…", "de-simple": "…"} at `name`. */
PackText pack_text_read(JsonIn *in, const json_t *entry, Str place, const char *name);
/* The texts of `texts` itself, an object at `place`. */
PackText pack_texts_read(JsonIn *in, const json_t *texts, Str place);
/* "key": a-z, 0-9 and _. */
Str pack_key_read(JsonIn *in, const json_t *entry, Str place);
