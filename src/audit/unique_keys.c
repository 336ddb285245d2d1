/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/unique_keys.h"

#include <endian.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/io.h"

/* Keys of a run that are read at once. */
enum { RUN_BUFFER = 256 };

typedef struct KeyRow {
    KeyHash hash;
    uint64_t line;
} KeyRow;

typedef struct Run {
    uint64_t next, end; /* rows of the file not read yet */
    KeyRow *rows;
    size_t at, count; /* in rows */
} Run;

struct UniqueKeys {
    int descriptor;
    uint64_t seed[2];
    KeyRow *rows;
    size_t count, room;
    uint64_t *run_ends; /* rows of the file */
    size_t run_count, run_capacity;
};

/* -- SipHash-2-4 with 128 bits ------------------------------------------------------------------- */

static inline uint64_t turned(uint64_t x, int by) {
    return x << by | x >> (64 - by);
}

static inline void sip_rounds(uint64_t v[static 4], int count) {
    for (; count > 0; count--) {
        v[0] += v[1];
        v[1] = turned(v[1], 13) ^ v[0];
        v[0] = turned(v[0], 32);
        v[2] += v[3];
        v[3] = turned(v[3], 16) ^ v[2];
        v[0] += v[3];
        v[3] = turned(v[3], 21) ^ v[0];
        v[2] += v[1];
        v[1] = turned(v[1], 17) ^ v[2];
        v[2] = turned(v[2], 32);
    }
}

static inline void sip_word(uint64_t v[static 4], uint64_t word) {
    v[3] ^= word;
    sip_rounds(v, 2);
    v[0] ^= word;
}

KeyHash key_hash(const uint64_t seed[static 2], Str bytes) {
    uint64_t v[4] = { seed[0] ^ 0x736F6D6570736575U, seed[1] ^ 0x646F72616E646F6DU ^ 0xEE,
                      seed[0] ^ 0x6C7967656E657261U, seed[1] ^ 0x7465646279746573U };
    uint64_t word, last = (uint64_t)bytes.len << 56;
    size_t at = 0;
    for (; at + 8 <= bytes.len; at += 8) {
        memcpy(&word, bytes.ptr + at, 8);
        sip_word(v, le64toh(word));
    }
    for (size_t i = 0; at + i < bytes.len; i++)
        last |= (uint64_t)(unsigned char)bytes.ptr[at + i] << 8 * i;
    sip_word(v, last);
    KeyHash hash;
    v[2] ^= 0xEE;
    sip_rounds(v, 4);
    hash.low = v[0] ^ v[1] ^ v[2] ^ v[3];
    v[1] ^= 0xDD;
    sip_rounds(v, 4);
    hash.high = v[0] ^ v[1] ^ v[2] ^ v[3];
    return hash;
}

/* -- Runs ---------------------------------------------------------------------------------------- */

static void *zeroed(size_t count, size_t size) {
    void *room = calloc(count + 1, size);
    if (room == NULL)
        abort();
    return room;
}

UniqueKeys *unique_keys_open(int descriptor, size_t room, const uint64_t seed[static 2]) {
    UniqueKeys *keys = zeroed(1, sizeof *keys);
    *keys = (UniqueKeys){ .descriptor = descriptor, .room = room, .seed = { seed[0], seed[1] } };
    keys->rows = zeroed(room, sizeof *keys->rows);
    return keys;
}

void unique_keys_close(UniqueKeys *opt_keys) {
    if (opt_keys == NULL)
        return;
    free(opt_keys->rows);
    free(opt_keys->run_ends);
    free(opt_keys);
}

static int compare(const void *a, const void *b) {
    const KeyRow *one = a, *other = b;
    if (one->hash.high != other->hash.high)
        return one->hash.high < other->hash.high ? -1 : 1;
    if (one->hash.low != other->hash.low)
        return one->hash.low < other->hash.low ? -1 : 1;
    return (one->line > other->line) - (one->line < other->line);
}

static Err write_run(UniqueKeys *keys) {
    qsort(keys->rows, keys->count, sizeof *keys->rows, compare);
    TRY(write_all(keys->descriptor,
                  (Str){ (const char *)keys->rows, keys->count * sizeof *keys->rows }));
    if (keys->run_count == keys->run_capacity) {
        keys->run_capacity = keys->run_capacity * 2 + 8;
        keys->run_ends = reallocarray(keys->run_ends, keys->run_capacity, sizeof *keys->run_ends);
        if (keys->run_ends == NULL)
            abort();
    }
    uint64_t begin = keys->run_count > 0 ? keys->run_ends[keys->run_count - 1] : 0;
    keys->run_ends[keys->run_count++] = begin + keys->count;
    keys->count = 0;
    return ERR_NONE;
}

Err unique_keys_add(UniqueKeys *keys, Str key, uint64_t line) {
    if (keys->count == keys->room)
        TRY(write_run(keys));
    keys->rows[keys->count++] = (KeyRow){ key_hash(keys->seed, key), line };
    return ERR_NONE;
}

/* -- Merging ------------------------------------------------------------------------------------- */

static Err read_rows(int descriptor, Run *run) {
    size_t wanted = run->end - run->next < RUN_BUFFER ? (size_t)(run->end - run->next) : RUN_BUFFER;
    size_t size = wanted * sizeof *run->rows, have = 0;
    while (have < size) {
        ssize_t got = pread(descriptor, (char *)run->rows + have, size - have,
                            (off_t)(run->next * sizeof *run->rows + have));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return ERR_STORAGE; /* it was written: there is no end here */
        have += (size_t)got;
    }
    run->next += wanted;
    run->at = 0;
    run->count = wanted;
    return ERR_NONE;
}

static bool comes_before(const Run *a, const Run *b) {
    return compare(&a->rows[a->at], &b->rows[b->at]) < 0;
}

/* heap[0] is the run with the least row; `at` may be greater than those below it. */
static void sift(Run *heap, size_t count, size_t at) {
    for (size_t child; (child = at * 2 + 1) < count;) {
        if (child + 1 < count && comes_before(&heap[child + 1], &heap[child]))
            child++;
        if (!comes_before(&heap[child], &heap[at]))
            return;
        Run swapped = heap[at];
        heap[at] = heap[child];
        heap[child] = swapped;
        at = child;
    }
}

/* Among the first lines, in their order. */
static void tell(UniqueResult *result, uint64_t line) {
    size_t at = result->told_count;
    if (at == UNIQUE_TOLD && line >= result->told[at - 1])
        return;
    if (at < UNIQUE_TOLD)
        result->told_count++;
    else
        at--;
    for (; at > 0 && result->told[at - 1] > line; at--)
        result->told[at] = result->told[at - 1];
    result->told[at] = line;
}

/* What is known of the rows before the next one, in the order of their keys. */
typedef struct Counting {
    UniqueResult result;
    uint64_t wanted;
    KeyRow before;
    uint64_t class_rows;
} Counting;

static void end_class(Counting *counting) {
    UniqueResult *result = &counting->result;
    uint64_t rows = counting->class_rows;
    if (rows == 0)
        return;
    result->least = result->least == 0 || rows < result->least ? rows : result->least;
    result->alone += rows == 1;
    result->below += rows < counting->wanted ? rows : 0;
    counting->class_rows = 0;
}

static void count_row(Counting *counting, const KeyRow *row) {
    UniqueResult *result = &counting->result;
    bool again = result->rows++ > 0 && counting->before.hash.low == row->hash.low &&
                 counting->before.hash.high == row->hash.high;
    if (!again) {
        end_class(counting);
        result->different++;
    } else {
        result->again++;
        tell(result, row->line);
    }
    counting->class_rows++;
    counting->before = *row;
}

static Err merge(UniqueKeys *keys, Run *heap, size_t count, Counting *counting) {
    for (size_t i = count; i-- > 0;)
        sift(heap, count, i);
    while (count > 0) {
        Run *run = &heap[0];
        count_row(counting, &run->rows[run->at++]);
        if (run->at == run->count && run->next < run->end)
            TRY(read_rows(keys->descriptor, run));
        else if (run->at == run->count)
            *run = heap[--count];
        sift(heap, count, 0);
    }
    return ERR_NONE;
}

static Err merge_runs(UniqueKeys *keys, Run *runs, KeyRow *buffers, Counting *counting) {
    for (size_t i = 0; i < keys->run_count; i++) {
        runs[i] = (Run){ .next = i > 0 ? keys->run_ends[i - 1] : 0,
                         .end = keys->run_ends[i],
                         .rows = buffers + i * RUN_BUFFER };
        TRY(read_rows(keys->descriptor, &runs[i]));
    }
    return merge(keys, runs, keys->run_count, counting);
}

Err unique_keys_finish(UniqueKeys *keys, uint64_t wanted, UniqueResult *ret) {
    Counting counting = { .wanted = wanted };
    Err err = ERR_NONE;
    if (keys->run_count == 0) {
        qsort(keys->rows, keys->count, sizeof *keys->rows, compare);
        for (size_t i = 0; i < keys->count; i++)
            count_row(&counting, &keys->rows[i]);
    } else {
        if (keys->count > 0)
            TRY(write_run(keys));
        Run *runs = zeroed(keys->run_count, sizeof *runs);
        KeyRow *buffers = zeroed(keys->run_count * RUN_BUFFER, sizeof *buffers);
        err = merge_runs(keys, runs, buffers, &counting);
        free(runs);
        free(buffers);
    }
    end_class(&counting);
    *ret = counting.result;
    return err;
}
