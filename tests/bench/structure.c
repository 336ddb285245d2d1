/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "structure.h"

#include <fcntl.h>
#include <stddef.h>
#include <unistd.h>

#include "bench.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { PIECE = 1 << 20 };

/* Counts of all bytes that a kernel takes in whole steps; returns how many bytes that are. */
typedef size_t Kernel(const char *bytes, size_t size, char delimiter, Structure *structure);

static size_t count_bytes(const char *bytes, size_t size, char delimiter, Structure *structure) {
    for (size_t i = 0; i < size; i++) {
        structure->lines += bytes[i] == '\n';
        structure->quotes += bytes[i] == '"';
        structure->delimiters += bytes[i] == delimiter;
    }
    return size;
}

#if defined(__x86_64__)
static size_t count_sse2(const char *bytes, size_t size, char delimiter, Structure *structure) {
    const __m128i line = _mm_set1_epi8('\n'), quote = _mm_set1_epi8('"'),
                  between = _mm_set1_epi8(delimiter);
    size_t at = 0;
    for (; at + 16 <= size; at += 16) {
        __m128i some = _mm_loadu_si128((const __m128i *)(const void *)(bytes + at));
#define COUNT(wanted) \
    (unsigned)__builtin_popcount((unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(some, wanted)))
        structure->lines += COUNT(line);
        structure->quotes += COUNT(quote);
        structure->delimiters += COUNT(between);
#undef COUNT
    }
    return at;
}

__attribute__((target("avx2,popcnt"))) static size_t
count_avx2(const char *bytes, size_t size, char delimiter, Structure *structure) {
    const __m256i line = _mm256_set1_epi8('\n'), quote = _mm256_set1_epi8('"'),
                  between = _mm256_set1_epi8(delimiter);
    size_t at = 0;
    for (; at + 32 <= size; at += 32) {
        __m256i some = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + at));
#define COUNT(wanted) \
    (unsigned)__builtin_popcount((unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(some, wanted)))
        structure->lines += COUNT(line);
        structure->quotes += COUNT(quote);
        structure->delimiters += COUNT(between);
#undef COUNT
    }
    return at;
}
#endif

static Kernel *best_kernel(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt"))
        return count_avx2;
    return count_sse2;
#else
    return count_bytes;
#endif
}

Structure structure_scan(const char *path, char delimiter) {
    static char piece[PIECE];
    Structure structure = { 0 };
    Kernel *kernel = best_kernel();
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    need(fd >= 0, path);
    for (ssize_t size; (size = read(fd, piece, sizeof piece)) != 0;) {
        need(size > 0, path);
        size_t done = kernel(piece, (size_t)size, delimiter, &structure);
        count_bytes(piece + done, (size_t)size - done, delimiter, &structure);
    }
    close(fd);
    return structure;
}
