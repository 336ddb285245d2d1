/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* secret.h -- the random texts that prove something: cookies, one-time links, API tokens.
 *
 * 256 random bits as base64url, 43 characters. Stored is only their SHA-256: with so much chance in
 * them no salt and no slow hash is needed, and a stolen database opens nothing. */
#include "base/arena.h"
#include "base/str.h"

enum { SECRET_BYTES = 32, SECRET_LENGTH = 43, SECRET_HASH_BYTES = 32 };

Str secret_new(Arena *arena);
/* Could be one of ours; what could not is never looked up. */
bool secret_shaped(Str secret);
/* The 32 bytes that are stored. */
Str secret_hash(Arena *arena, Str secret);
/* Compares in constant time. */
bool secret_equal(Str a, Str b);
