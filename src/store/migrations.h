/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* migrations.h -- the files of src/store/migrations, in order; made by tools/sqlembed at build
 * time. */
#include <stddef.h>

#include "base/str.h"

typedef struct Migration {
    int version; /* 1, 2, 3, … without gaps */
    Str name;
    Str text;
} Migration;

extern const Migration MIGRATIONS[];
extern const size_t MIGRATION_COUNT;
