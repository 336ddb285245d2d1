/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* db_postgres_value.h -- what PostgreSQL sends in binary, for db_postgres.c. */
#include <stdint.h>

#include "base/str.h"

/* Type ids of pg_type, fixed for ever. */
enum {
    OID_BOOL = 16,
    OID_BYTEA = 17,
    OID_INT8 = 20,
    OID_INT2 = 21,
    OID_INT4 = 23,
    OID_TEXT = 25,
    OID_NUMERIC = 1700
};

/* A boolean, an integer of any width or a sum of integers; 0 when it is none. */
int64_t postgres_integer(unsigned type, Str bytes);
