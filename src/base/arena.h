/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* arena.h -- memory with one lifetime: of a request, a job, a test.
 *
 * Everything taken from an arena is released at once by arena_reset or arena_close; nothing is
 * freed one by one. One thread at a time. Exhausted memory aborts the process (the supervisor
 * restarts it; transactions are safe). Under AddressSanitizer what is not handed out is poisoned,
 * with a guard behind each piece. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/err.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif
#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
#define ARENA_GUARD              ((size_t)16)
#define ARENA_UNPOISON(at, size) ASAN_UNPOISON_MEMORY_REGION((at), (size))
#else
#define ARENA_GUARD              ((size_t)0)
#define ARENA_UNPOISON(at, size) ((void)0)
#endif

/* Largest single piece. Above it a limit on input was forgotten somewhere: arena_new and
 * arena_bytes abort. */
#define ARENA_PIECE_MAX ((size_t)1 << 30)

/* The fields are private; they stand here only so that the common case can be inlined. */
typedef struct Arena {
    char *at;                  /* next free byte of the current block */
    char *end;                 /* end of the current block */
    char *begin;               /* start of the current block, for arena_used */
    struct ArenaBlock *blocks; /* all but the first, newest first */
    char *first_begin;
    char *first_end;
    size_t block_size; /* of the next block */
    size_t spent;      /* bytes used in blocks that are no longer current */
} Arena;

/* `block` = bytes of the first block, which arena_reset keeps; at least 256 are taken. Never NULL.
 * Later blocks grow up to 1 MiB. */
MUST_CHECK __attribute__((returns_nonnull)) Arena *arena_open(size_t block);
/* Releases everything. Accepts NULL. */
void arena_close(Arena *opt_arena);
/* For CLEANUP(arena_closep). */
void arena_closep(Arena **arena);
/* Everything taken becomes invalid; the first block stays for reuse. */
void arena_reset(Arena *arena);
/* Bytes taken since opening or reset, alignment included. */
size_t arena_used(const Arena *arena);

/* `n` zeroed objects of type T, aligned for T; a valid pointer also for n = 0. Overflow of the
 * product and more than ARENA_PIECE_MAX abort: for counts from outside that have no limit yet use
 * arena_try_new. */
#define arena_new(arena, T, n) ((T *)arena_zeroed_((arena), sizeof(T), (n), _Alignof(T)))
/* As arena_new, but NULL instead of aborting when the size overflows or is above ARENA_PIECE_MAX.
 */
#define arena_try_new(arena, T, n) ((T *)arena_try_((arena), sizeof(T), (n), _Alignof(T)))

void *arena_take_slow_(Arena *arena, size_t size, size_t align)
    __attribute__((returns_nonnull, cold));
void *arena_try_(Arena *arena, size_t size, size_t count, size_t align);

static inline void *arena_take_(Arena *arena, size_t size, size_t align) {
    size_t room = (size_t)(arena->end - arena->at);
    size_t pad = (size_t)((0 - (uintptr_t)arena->at) & (align - 1));
    if (size > room || pad + ARENA_GUARD > room - size)
        return arena_take_slow_(arena, size, align);
    char *piece = arena->at + pad;
    arena->at = piece + size + ARENA_GUARD;
    ARENA_UNPOISON(piece, size);
    return piece;
}

static inline void *arena_zeroed_(Arena *arena, size_t size, size_t count, size_t align) {
    size_t total;
    if (__builtin_mul_overflow(size, count, &total))
        total = SIZE_MAX; /* refused by the slow path */
    return memset(arena_take_(arena, total, align), 0, total);
}

/* `size` bytes, not zeroed, aligned for any object. */
static inline void *arena_bytes(Arena *arena, size_t size) {
    return arena_take_(arena, size, _Alignof(max_align_t));
}

/* `size` bytes for text, neither zeroed nor aligned. */
static inline char *arena_text(Arena *arena, size_t size) {
    return arena_take_(arena, size, 1);
}
