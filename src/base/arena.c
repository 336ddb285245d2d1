/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"

#include <stdlib.h>
#include <unistd.h>

#define BLOCK_MIN ((size_t)256)
#define BLOCK_MAX ((size_t)1 << 20)
#define ALIGN_MAX _Alignof(max_align_t)

#ifdef ARENA_ASAN
#define ARENA_POISON(at, size) ASAN_POISON_MEMORY_REGION((at), (size))
#else
#define ARENA_POISON(at, size) ((void)(at), (void)(size))
#endif

/* Followed by its bytes. */
typedef struct ArenaBlock {
    _Alignas(max_align_t) struct ArenaBlock *next;
} ArenaBlock;

/* No allocation and no formatting: memory may be what is missing. */
__attribute__((noreturn, cold)) static void die(const char *why) {
    if (write(STDERR_FILENO, why, strlen(why)) < 0)
        abort();
    abort();
}

static void *memory(size_t size) {
    void *bytes = malloc(size);
    if (bytes == NULL)
        die("level=error event=out_of_memory\n");
    return bytes;
}

static size_t round_up(size_t size) {
    return (size + ALIGN_MAX - 1) & ~(ALIGN_MAX - 1);
}

static void use_first(Arena *arena) {
    arena->begin = arena->at = arena->first_begin;
    arena->end = arena->first_end;
    arena->spent = 0;
    ARENA_POISON(arena->at, (size_t)(arena->end - arena->at));
}

Arena *arena_open(size_t block) {
    if (block < BLOCK_MIN)
        block = BLOCK_MIN;
    if (block > ARENA_PIECE_MAX)
        die("level=error event=arena_block_too_large\n");
    block = round_up(block);
    size_t head = round_up(sizeof(Arena));
    Arena *arena = memory(head + block);
    *arena = (Arena){ .block_size = block < BLOCK_MAX ? block * 2 : BLOCK_MAX };
    arena->first_begin = (char *)arena + head;
    arena->first_end = arena->first_begin + block;
    use_first(arena);
    return arena;
}

static void free_blocks(Arena *arena) {
    for (ArenaBlock *block = arena->blocks, *next; block != NULL; block = next) {
        next = block->next;
        free(block);
    }
    arena->blocks = NULL;
}

void arena_close(Arena *opt_arena) {
    if (opt_arena == NULL)
        return;
    free_blocks(opt_arena);
    free(opt_arena);
}

void arena_closep(Arena **arena) {
    arena_close(*arena);
    *arena = NULL;
}

void arena_reset(Arena *arena) {
    free_blocks(arena);
    use_first(arena);
}

size_t arena_used(const Arena *arena) {
    return arena->spent + (size_t)(arena->at - arena->begin);
}

/* A new block of `size` bytes; the arena keeps it. */
static char *block_new(Arena *arena, size_t size) {
    ArenaBlock *block = memory(sizeof(ArenaBlock) + size);
    block->next = arena->blocks;
    arena->blocks = block;
    char *bytes = (char *)(block + 1);
    ARENA_POISON(bytes, size);
    return bytes;
}

void *arena_take_slow_(Arena *arena, size_t size, size_t align) {
    if (size > ARENA_PIECE_MAX)
        die("level=error event=arena_piece_too_large\n");
    if (align > ALIGN_MAX)
        die("level=error event=arena_alignment\n");
    size_t need = size + ARENA_GUARD;
    if (need >
        arena->block_size / 4) { /* a block of its own; the rest of the current one stays in use */
        char *piece = block_new(arena, need);
        arena->spent += need;
        ARENA_UNPOISON(piece, size);
        return piece;
    }
    arena->spent += (size_t)(arena->at - arena->begin);
    arena->begin = arena->at = block_new(arena, arena->block_size);
    arena->end = arena->at + arena->block_size;
    if (arena->block_size < BLOCK_MAX)
        arena->block_size *= 2;
    return arena_take_(arena, size, align);
}

void *arena_try_(Arena *arena, size_t size, size_t count, size_t align) {
    size_t total;
    if (__builtin_mul_overflow(size, count, &total) || total > ARENA_PIECE_MAX)
        return NULL;
    return memset(arena_take_(arena, total, align), 0, total);
}
