/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/slab.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#ifdef ARENA_ASAN
#define HIDE(at, size) ASAN_POISON_MEMORY_REGION((at), (size))
#else
#define HIDE(at, size) ((void)0)
#endif

/* Less what malloc itself needs: four pages. */
enum { BLOCK_BYTES = (16 << 10) - 16 };

typedef struct SlabPiece {
    struct SlabPiece *next;
} SlabPiece;

typedef struct SlabBlock {
    struct SlabBlock *next;
    alignas(max_align_t) char bytes[];
} SlabBlock;

size_t slab_size(size_t bytes) {
    const size_t step = alignof(max_align_t);
    return (bytes + step - 1) / step * step;
}

static void push(Slab *slab, void *at) {
    SlabPiece *piece = at;
    piece->next = slab->free;
    slab->free = piece;
    HIDE(piece, slab->size);
}

/* The first piece of the block is the next that is taken. */
static void grow(Slab *slab) {
    const size_t room = BLOCK_BYTES - sizeof(SlabBlock);
    size_t count = room / slab->size > 0 ? room / slab->size : 1;
    SlabBlock *block = malloc(sizeof *block + count * slab->size);
    if (block == NULL)
        abort();
    block->next = slab->blocks;
    slab->blocks = block;
    for (size_t i = count; i-- > 0;)
        push(slab, block->bytes + i * slab->size);
}

void *slab_take(Slab *slab) {
    if (slab->free == NULL)
        grow(slab);
    SlabPiece *piece = slab->free;
    ARENA_UNPOISON(piece, slab->size);
    slab->free = piece->next;
    memset(piece, 0, slab->size);
    return piece;
}

void slab_give(Slab *slab, void *piece) {
    push(slab, piece);
}

void slab_close(Slab *slab) {
    for (SlabBlock *block = slab->blocks, *next; block != NULL; block = next) {
        next = block->next;
        free(block);
    }
    slab->free = NULL;
    slab->blocks = NULL;
}
