/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* slug.h -- the part of an address made from a name: "Anträge prüfen (KI)" → "antraege-pruefen-ki".
 *
 * a-z, 0-9 and single hyphens; German letters as people write them without them, other letters of
 * Latin scripts are dropped with their marks where known, anything else parts words. */
#include "base/arena.h"
#include "base/str.h"

/* At most `maximum` bytes; "" when nothing of the name can be written so. */
Str slug_make(Arena *arena, Str name, size_t maximum);
