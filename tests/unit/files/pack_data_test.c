/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>

#include "files/pack_data.h"

static void every_pack_is_found_and_is_json(void **state) {
    (void)state;
    size_t count;
    const PackFile *files = pack_files(&count);
    for (size_t i = 0; i < count; i++) {
        assert_ptr_equal(pack_file_find(files[i].name), &files[i]);
        json_error_t error;
        json_t *json =
            json_loadb(files[i].bytes.ptr, files[i].bytes.len, JSON_REJECT_DUPLICATES, &error);
        if (json == NULL)
            fail_msg(STR_FMT ":%d: %s", STR_ARG(files[i].name), error.line, error.text);
        json_decref(json);
    }
}

static void packs_are_sorted(void **state) {
    (void)state;
    size_t count;
    const PackFile *files = pack_files(&count);
    for (size_t i = 1; i < count; i++)
        assert_true(str_compare(files[i - 1].name, files[i].name) < 0);
}

static void an_unknown_pack_is_not_found(void **state) {
    (void)state;
    assert_null(pack_file_find(STR("")));
    assert_null(pack_file_find(STR("nothing.json")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pack_is_found_and_is_json),
        cmocka_unit_test(packs_are_sorted),
        cmocka_unit_test(an_unknown_pack_is_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
