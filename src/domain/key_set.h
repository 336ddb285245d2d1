/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* key_set.h -- a closed list of text keys, as forms, JSON and SQL hold them.
 *
 * Keys are stable: never renamed, only added. Labels are the messages "<name>.<key>". Sets whose keys
 * are data (perspectives, roles) are read from packs and have the same shape. */
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

typedef struct KeySet {
    Str name; /* prefix of the label messages */
    const Str *keys;
    size_t count;
} KeySet;

bool key_set_has(const KeySet *set, Str key);
/* Position of a key, or -1. */
int key_set_index(const KeySet *set, Str key);
