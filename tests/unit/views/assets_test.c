/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <zlib.h>

#include "views/assets.h"

static void every_asset_is_found_by_its_url(void **state) {
    (void)state;
    assert_true(ASSET_COUNT > 0);
    for (int i = 0; i < ASSET_COUNT; i++) {
        const Asset *asset = asset_find(asset_url((AssetId)i));
        assert_non_null(asset);
        assert_true(asset->bytes.len > 0);
        assert_true(asset->type.len > 0);
        assert_false(str_eq(asset->etag, asset->etag_gzip));
    }
}

static void what_is_not_an_asset_is_not_found(void **state) {
    (void)state;
    assert_null(asset_find(STR("/assets/")));
    assert_null(asset_find(STR("/assets/kern.css")));
    assert_null(asset_find(STR("")));
}

static void gzip_variant_holds_the_same_bytes(void **state) {
    (void)state;
    size_t packed = 0;
    for (int i = 0; i < ASSET_COUNT; i++) {
        const Asset *asset = asset_find(asset_url((AssetId)i));
        if (asset->gzip.len == 0)
            continue;
        packed++;
        assert_true(asset->gzip.len < asset->bytes.len);
        unsigned char *plain = malloc(asset->bytes.len);
        assert_non_null(plain);
        z_stream stream = { 0 };
        assert_int_equal(inflateInit2(&stream, 15 + 16), Z_OK);
        stream.next_in = (Bytef *)(uintptr_t)asset->gzip.ptr;
        stream.avail_in = (uInt)asset->gzip.len;
        stream.next_out = plain;
        stream.avail_out = (uInt)asset->bytes.len;
        assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
        assert_int_equal(stream.avail_out, 0);
        assert_memory_equal(plain, asset->bytes.ptr, asset->bytes.len);
        inflateEnd(&stream);
        free(plain);
    }
    assert_true(packed > 0);
}

static void css_names_the_fonts_as_they_are_served(void **state) {
    (void)state;
    Str css = asset_find(asset_url(ASSET_FONTS_CSS))->bytes;
    Str font = asset_url(ASSET_FIRA_SANS_REGULAR_WOFF2);
    Str name = str_slice(font, sizeof "/assets/" - 1, SIZE_MAX);
    assert_true(str_find(css, name) > 0);
    assert_int_equal(str_find(css, STR("asset:")), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_asset_is_found_by_its_url),
        cmocka_unit_test(what_is_not_an_asset_is_not_found),
        cmocka_unit_test(gzip_variant_holds_the_same_bytes),
        cmocka_unit_test(css_names_the_fonts_as_they_are_served),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
