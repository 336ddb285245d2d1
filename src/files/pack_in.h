/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* pack_in.h -- members of packs beyond key and text (pack_read.h): entries, lists, keys of sets, days,
 * numbers. For the readers of packs in this layer only. */
#include "files/pack_read.h"

/* The array at `name`, with at most PACK_ENTRIES_MAX entries; NULL with a finding. */
const json_t *pack_in_list(JsonIn *in, const json_t *entry, Str place, const char *name);
/* Each entry must be an object: `read` gets it with its place. NULL has none. */
typedef void PackInEntry(JsonIn *in, const json_t *entry, Str place, void *self);
void pack_in_each(JsonIn *in, const json_t *opt_entries, Str place, PackInEntry *read, void *self);

/* A list of texts in the languages of the program. */
PackTexts pack_in_texts(JsonIn *in, const json_t *entry, Str place, const char *name);
/* A list of keys, each known to `knows` and there once; "" is never known. */
typedef bool PackInKnows(const void *self, Str key);
PackKeys pack_in_keys(JsonIn *in, const json_t *entry, Str place, const char *name,
                      PackInKnows *knows, const void *self);
/* The indexes in `set` of the keys at `name`, as bits. */
uint32_t pack_in_bits(JsonIn *in, const json_t *entry, Str place, const char *name,
                      const KeySet *set);
/* The index in `set` of the required key at `name`; 0 with a finding. */
int pack_in_choice(JsonIn *in, const json_t *entry, Str place, const char *name, const KeySet *set);
/* A required day, "2027-12-02". */
Date pack_in_date(JsonIn *in, const json_t *entry, Str place, const char *name);
/* A required whole number from 0 to `maximum`. */
int64_t pack_in_number(JsonIn *in, const json_t *entry, Str place, const char *name,
                       int64_t maximum);
