/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* slab.h -- pieces of one size, close together.
 *
 * What stays for hours and came in a rush would otherwise lie between what the rush took and gave back: 1,000 streams of
 * 88 bytes then hold 700 pages of 4 kB that are free but for them, and memory_return (memory.h) cannot give these back. Blocks
 * stay until slab_close. One thread at a time; exhausted memory aborts. Under AddressSanitizer what is not handed
 * out is poisoned. */
#include <stddef.h>

typedef struct Slab {
    size_t size; /* of a piece; set by slab_of, all else is private */
    struct SlabPiece *free;
    struct SlabBlock *blocks;
} Slab;

/* Pieces for one type, aligned for any. */
#define slab_of(type) ((Slab){ .size = slab_size(sizeof(type)) })
size_t slab_size(size_t bytes);

/* All bytes are 0. */
void *slab_take(Slab *slab);
void slab_give(Slab *slab, void *piece);
/* All pieces, also those that were not given back. */
void slab_close(Slab *slab);
