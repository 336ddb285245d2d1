/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* migrations.h -- the files of src/store/migrations, in order; made by tools/sqlembed at build
 * time. */
#include <stddef.h>

#include "base/str.h"

typedef struct Migration {
    int version; /* rising; 0002 comes before 0010, numbers between may stay free */
    Str name;
    Str text;
} Migration;

extern const Migration MIGRATIONS[];
extern const size_t MIGRATION_COUNT;
