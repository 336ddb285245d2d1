/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* checked.h -- arithmetic on numbers from outside. True = the result is exact and was written to
 * *result (any integer type); false = it did not fit, *result must not be used. */
#include <stdbool.h>
#include <stddef.h>

#define add_ok(result, a, b) (!__builtin_add_overflow((a), (b), (result)))
#define sub_ok(result, a, b) (!__builtin_sub_overflow((a), (b), (result)))
#define mul_ok(result, a, b) (!__builtin_mul_overflow((a), (b), (result)))

/* Saturating: SIZE_MAX stands for "too large", which every allocator here refuses. */
static inline size_t size_add(size_t a, size_t b) {
    size_t sum;
    return add_ok(&sum, a, b) ? sum : (size_t)-1;
}

static inline size_t size_mul(size_t a, size_t b) {
    size_t product;
    return mul_ok(&product, a, b) ? product : (size_t)-1;
}
