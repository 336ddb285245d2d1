/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/checked.h"
#include "base/out.h"
#include "str_assert.h"

static void appends_all_kinds(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = { 0 };
    assert_str(out_view(&out), "");
    assert_non_null(out_view(&out).ptr);
    out_str(&out, (Str){ 0 });
    out_str(&out, STR("a"));
    out_c(&out, "b");
    out_char(&out, 'c');
    out_bytes(&out, "de", 1);
    out_i64(&out, -12);
    out_char(&out, ' ');
    out_u64(&out, 0);
    out_format(&out, " %s=%d", "x", 5);
    assert_str(out_view(&out), "abcd-12 0 x=5");
    out_reset(&out);
    out_i64(&out, INT64_MIN);
    out_char(&out, ' ');
    out_u64(&out, UINT64_MAX);
    assert_str(out_view(&out), "-9223372036854775808 18446744073709551615");
}

static void grows_byte_by_byte(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = out_open(1);
    for (int i = 0; i < 100000; i++)
        out_char(&out, (char)('a' + i % 26));
    assert_int_equal(out.len, 100000);
    for (int i = 0; i < 100000; i++)
        assert_int_equal(out.ptr[i], 'a' + i % 26);
}

static void format_takes_long_text(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = out_open(0);
    out_format(&out, "%0255d|", 1);
    out_format(&out, "%0256d|", 1);
    out_format(&out, "%05000d", 1);
    assert_int_equal(out.len, 256 + 257 + 5000);
    assert_int_equal(out.ptr[out.len - 1], '1');
}

static void full_drops_whole_appends_and_says_so(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = out_open(0);
    out_c(&out, "kept");
    assert_null(out_room(&out, OUT_BYTES_MAX)); /* four bytes too many */
    assert_true(out_full(&out));
    out_char(&out, 'x'); /* would fit, but a hole in the middle helps nobody */
    out_c(&out, "yz");
    out_format(&out, "%d", 1);
    assert_str(out_view(&out), "kept");
    out_reset(&out);
    assert_false(out_full(&out));
    out_c(&out, "again");
    assert_str(out_view(&out), "again");
}

static void a_comma_stands_between(void **state) {
    (void)state;
    static const char *const WORDS[] = { "a", "b", "c" };
    CLEANUP(out_done) Out out = out_open(0);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        out_comma(&out);
        out_c(&out, WORDS[i]);
    }
    assert_str(out_view(&out), "a, b, c");
}

static void taken_buffer_belongs_to_the_caller(void **state) {
    (void)state;
    Out out = { 0 };
    size_t len = 7;
    char *bytes = out_take(&out, &len);
    assert_non_null(bytes);
    assert_int_equal(len, 0);
    free(bytes);
    out_c(&out, "abc");
    bytes = out_take(&out, &len);
    assert_memory_equal(bytes, "abc", 3);
    assert_int_equal(len, 3);
    free(bytes);
    assert_int_equal(out.len, 0);
    assert_null(out.ptr);
}

static void arithmetic_says_when_it_does_not_fit(void **state) {
    (void)state;
    int32_t sum;
    uint8_t small;
    int64_t product;
    assert_true(add_ok(&sum, INT32_MAX - 1, 1));
    assert_int_equal(sum, INT32_MAX);
    assert_false(add_ok(&sum, INT32_MAX, 1));
    assert_false(sub_ok(&small, 1, 2));
    assert_true(sub_ok(&small, 300, 45));
    assert_int_equal(small, 255);
    assert_false(mul_ok(&product, INT64_MAX, 2));
    assert_true(size_add(SIZE_MAX, 1) == SIZE_MAX);
    assert_true(size_mul(SIZE_MAX / 2, 3) == SIZE_MAX);
    assert_true(size_mul(size_add(2, 3), 4) == 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appends_all_kinds),
        cmocka_unit_test(grows_byte_by_byte),
        cmocka_unit_test(format_takes_long_text),
        cmocka_unit_test(full_drops_whole_appends_and_says_so),
        cmocka_unit_test(a_comma_stands_between),
        cmocka_unit_test(taken_buffer_belongs_to_the_caller),
        cmocka_unit_test(arithmetic_says_when_it_does_not_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
