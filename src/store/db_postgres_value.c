/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/db_postgres_value.h"

#include <endian.h>
#include <string.h>

static int16_t int16_at(const char *bytes) {
    uint16_t value;
    memcpy(&value, bytes, sizeof value);
    return (int16_t)be16toh(value);
}

/* A sum() of integers: count of digits to base 10,000, weight of the first, sign, scale, digits. */
static int64_t numeric(Str bytes) {
    enum { HEAD = 8, BASE = 10000, NEGATIVE = 0x4000 };
    if (bytes.len < HEAD)
        return 0;
    int count = int16_at(bytes.ptr), weight = int16_at(bytes.ptr + 2);
    int64_t value = 0;
    for (int i = 0; i <= weight; i++) {
        int digit = i < count && HEAD + 2 * (size_t)i + 2 <= bytes.len
                        ? int16_at(bytes.ptr + HEAD + 2 * i)
                        : 0;
        if (__builtin_mul_overflow(value, BASE, &value) ||
            __builtin_add_overflow(value, digit, &value))
            return INT64_MAX; /* nothing we store adds up to this */
    }
    return int16_at(bytes.ptr + 4) == NEGATIVE ? -value : value;
}

int64_t postgres_integer(unsigned type, Str bytes) {
    switch (type) {
    case OID_BOOL: return bytes.len == 1 && bytes.ptr[0] != 0;
    case OID_INT2: return bytes.len == 2 ? int16_at(bytes.ptr) : 0;
    case OID_NUMERIC: return numeric(bytes);
    case OID_INT4: {
        uint32_t value = 0;
        if (bytes.len == sizeof value)
            memcpy(&value, bytes.ptr, sizeof value);
        return (int32_t)be32toh(value);
    }
    case OID_INT8: {
        uint64_t value = 0;
        if (bytes.len == sizeof value)
            memcpy(&value, bytes.ptr, sizeof value);
        return (int64_t)be64toh(value);
    }
    default: return 0;
    }
}
