/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* random.h -- unpredictable bytes for tokens, salts and ids, from getrandom(2). */
#include <stddef.h>

/* Fills all of it or aborts: a token that is not random must never leave. */
void random_bytes(void *ret_bytes, size_t size);
