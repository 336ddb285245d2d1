/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "web/page_cache.h"

static void sees(PageCache *cache, uint64_t place, Str key, Str expected) {
    CLEANUP(out_done) Out out = out_open(0);
    assert_true(page_cache_get(cache, place, key, &out));
    assert_true(str_eq(out_view(&out), expected));
}

static bool has(PageCache *cache, uint64_t place, Str key) {
    CLEANUP(out_done) Out out = out_open(0);
    bool found = page_cache_get(cache, place, key, &out);
    assert_true(found || out_view(&out).len == 0);
    return found;
}

static void the_key_decides(void **state) {
    (void)state;
    PageCache *cache = page_cache_open();
    assert_false(has(cache, 1, STR("a")));
    page_cache_put(cache, 1, STR("a"), STR("<p>one"));
    sees(cache, 1, STR("a"), STR("<p>one"));
    assert_false(has(cache, 1, STR("b")));
    assert_false(has(cache, 1, STR("")));
    assert_false(has(cache, 2, STR("a")));
    page_cache_put(cache, 1, STR("b"), STR("<p>longer than the one before"));
    assert_false(has(cache, 1, STR("a")));
    sees(cache, 1, STR("b"), STR("<p>longer than the one before"));
    page_cache_close(cache);
}

static void places_share_slots_but_not_pages(void **state) {
    (void)state;
    PageCache *cache = page_cache_open();
    page_cache_put(cache, 3, STR("x"), STR("three"));
    page_cache_put(cache, 3 + PAGE_CACHE_SLOTS, STR("y"), STR("other"));
    assert_false(has(cache, 3, STR("x")));
    sees(cache, 3 + PAGE_CACHE_SLOTS, STR("y"), STR("other"));
    page_cache_close(cache);
}

static void what_is_too_large_is_not_kept(void **state) {
    (void)state;
    PageCache *cache = page_cache_open();
    char *bytes = calloc(1, PAGE_CACHE_PAGE_MAX + 1);
    assert_non_null(bytes);
    page_cache_put(cache, 0, STR("page"), str_bytes(bytes, PAGE_CACHE_PAGE_MAX + 1));
    assert_false(has(cache, 0, STR("page")));
    page_cache_put(cache, 0, STR("page"), str_bytes(bytes, PAGE_CACHE_PAGE_MAX));
    assert_true(has(cache, 0, STR("page")));
    Str key = str_bytes(bytes, PAGE_CACHE_KEY_MAX + 1);
    page_cache_put(cache, 0, key, STR("page"));
    assert_false(has(cache, 0, key));
    free(bytes);
    page_cache_close(cache);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_key_decides),
        cmocka_unit_test(places_share_slots_but_not_pages),
        cmocka_unit_test(what_is_too_large_is_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
