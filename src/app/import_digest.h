/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* import_digest.h -- how the entry of an import in the history holds what came in.
 *
 * The entry names a digest of every record (but of drafts of a body, comment.h: they change and go without an entry):
 * the first 16 bytes of SHA-256(salt ‖ JSON), where JSON is one object with
 * the fields that are not empty, in the order in which the entry lists them. A field that a later program adds is
 * empty in what came in, so digests stay as they are. The salt is random and lies in the record's own row of `record`: it goes
 * with the record and with its words (history_erase), and the digest of what was erased tells nobody what it was. */
#include "domain/schema.h"

enum { IMPORT_DIGEST_BYTES = 16, IMPORT_SALT_BYTES = 16 };

/* Names of the fields that count, in the order of the schema, separated by one space. */
Str import_digest_fields(Arena *arena, const Schema *schema);
/* false: the record cannot be held against it, because this program does not know one of the fields. */
MUST_CHECK bool import_digest(const Schema *schema, Str fields, const void *record, Str salt,
                              uint8_t ret_digest[static IMPORT_DIGEST_BYTES]);
/* Whether every field that is not among these is empty. */
bool import_digest_is_all(const Schema *schema, Str fields, const void *record);
