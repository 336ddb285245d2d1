/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/list.h"

static void pieces_are_aligned_zeroed_and_apart(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(0);
    for (size_t i = 1; i < 2000; i++) {
        char *text = arena_text(arena, i % 7);
        memset(text, 0xAA, i % 7);
        uint64_t *words = arena_new(arena, uint64_t, i % 5);
        assert_int_equal((uintptr_t)words % _Alignof(uint64_t), 0);
        for (size_t k = 0; k < i % 5; k++)
            assert_int_equal(words[k], 0);
        memset(words, 0x55, i % 5 * sizeof *words);
        char *bytes = arena_bytes(arena, i);
        assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
        memset(bytes, 0x77, i);
        for (size_t k = 0; k < i % 7; k++)
            assert_int_equal((unsigned char)text[k], 0xAA);
    }
    assert_true(arena_used(arena) >= 2000u * 1999 / 2);
}

static void large_piece_leaves_the_rest_of_the_block_in_use(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    char *first = arena_text(arena, 1);
    char *large = arena_new(arena, char, 5000000);
    large[4999999] = 'x';
    char *second = arena_text(arena, 1);
    assert_true(second > first && second < first + 64);
    assert_true(arena_used(arena) >= 5000002);
}

static void reset_keeps_the_first_block_only(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    void *first = arena_bytes(arena, 16);
    for (int i = 0; i < 1000; i++)
        arena_bytes(arena, 1000);
    arena_reset(arena);
    assert_int_equal(arena_used(arena), 0);
    assert_null(arena->blocks);
    assert_ptr_equal(arena_bytes(arena, 16), first);
}

static void reused_memory_is_zeroed_again(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    memset(arena_bytes(arena, 600), 0xFF, 600);
    arena_reset(arena);
    const char *zeroed = arena_new(arena, char, 600);
    for (size_t i = 0; i < 600; i++)
        assert_int_equal(zeroed[i], 0);
}

static void sizes_from_outside_are_refused_without_abort(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    size_t before = arena_used(arena);
    assert_null(arena_try_new(arena, char, SIZE_MAX));
    assert_null(arena_try_new(arena, uint64_t, SIZE_MAX / 8 + 1)); /* the product wraps to 0 */
    assert_null(arena_try_new(arena, uint64_t, SIZE_MAX / 2));
    assert_null(arena_try_new(arena, char, ARENA_PIECE_MAX + 1));
    assert_int_equal(arena_used(arena), before);
    assert_non_null(arena_try_new(arena, uint64_t, 4));
}

/* The signal that ended a child which took count objects of 16 bytes; 0 when it survived. */
static int signal_of_taking(size_t count) {
    pid_t child = fork();
    if (child == 0) {
        struct rlimit no_core = { 0, 0 };
        setrlimit(RLIMIT_CORE, &no_core);
        close(STDERR_FILENO);
        struct Pair {
            uint64_t left, right;
        };
        Arena *arena = arena_open(256);
        struct Pair *pairs = arena_new(arena, struct Pair, count);
        pairs[0].left = 1;
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
}

static void forgotten_limits_abort(void **state) {
    (void)state;
    assert_int_equal(signal_of_taking(1), 0);
    assert_int_equal(signal_of_taking(SIZE_MAX / 16 + 2), SIGABRT); /* wraps to 16 bytes */
    assert_int_equal(signal_of_taking(ARENA_PIECE_MAX / 16 + 1), SIGABRT);
}

static void closing_nothing_is_allowed(void **state) {
    (void)state;
    arena_close(NULL);
    Arena *arena = arena_open(1);
    arena_closep(&arena);
    assert_null(arena);
}

#ifdef ARENA_ASAN
static void released_memory_is_poisoned(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    char *piece = arena_text(arena, 24);
    assert_false(__asan_address_is_poisoned(piece));
    assert_false(__asan_address_is_poisoned(piece + 23));
    assert_true(__asan_address_is_poisoned(piece + 24));
    arena_reset(arena);
    assert_true(__asan_address_is_poisoned(piece));
}
#endif

typedef struct Item {
    int64_t number;
    char letter;
} Item;

static void list_grows_and_keeps_its_items(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(256);
    LIST_OF(Item) list = { 0 };
    for (int i = 0; i < 1000; i++) {
        Item *item = list_push(arena, &list);
        assert_int_equal(item->number, 0);
        assert_int_equal(item->letter, 0);
        *item = (Item){ i, 'x' };
    }
    assert_int_equal(list.count, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(list.items[i].number, i);
    list.count = 0; /* used again: items are new all the same */
    assert_int_equal(list_push(arena, &list)->letter, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_aligned_zeroed_and_apart),
        cmocka_unit_test(large_piece_leaves_the_rest_of_the_block_in_use),
        cmocka_unit_test(reset_keeps_the_first_block_only),
        cmocka_unit_test(reused_memory_is_zeroed_again),
        cmocka_unit_test(sizes_from_outside_are_refused_without_abort),
        cmocka_unit_test(forgotten_limits_abort),
        cmocka_unit_test(closing_nothing_is_allowed),
#ifdef ARENA_ASAN
        cmocka_unit_test(released_memory_is_poisoned),
#endif
        cmocka_unit_test(list_grows_and_keeps_its_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
