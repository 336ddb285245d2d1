/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/memory.h"

#include <malloc.h>

enum {
    LARGE_PIECE = 4 << 20, /* an upload: never kept; above the largest block of an arena (1 MB) */
    KEPT_AT_END = 16 << 20,
    /* One heap for all threads: with one for each, every worker that ever answered keeps what its largest page took, and
     * the ends of those heaps are not given back (malloc_trim, glibc 2.36). */
    HEAPS = 1,
};

void memory_keep(void) {
    (void)mallopt(M_MMAP_THRESHOLD, LARGE_PIECE);
    (void)mallopt(M_TRIM_THRESHOLD, KEPT_AT_END);
    (void)mallopt(M_ARENA_MAX, HEAPS);
}

void memory_return(void) {
    (void)malloc_trim(0);
}
