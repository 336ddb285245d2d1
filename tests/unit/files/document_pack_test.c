/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "files/document_pack.h"

static int set_up(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static void the_built_in_documents_are_whole(void **state) {
    Findings findings = { 0 };
    DocumentList list;
    assert_int_equal(documents_read_built_in(*state, &findings, &list), ERR_NONE);
    assert_int_equal(list.count, 2);
    assert_non_null(document_find(&list, STR("service_agreement")));
    const Document *record = document_find(&list, STR("processing_record"));
    assert_non_null(record);
    assert_null(document_find(&list, STR("other")));
    size_t rules = 0;
    for (size_t i = 0; i < record->blocks.count; i++) {
        const DocumentBlock *block = &record->blocks.items[i];
        rules += block->kind == DOCUMENT_DELETION_RULES;
        if (block->kind == DOCUMENT_TABLE)
            assert_int_equal(block->items.count % block->columns, 0);
    }
    assert_int_equal(rules, 1);
}

static void texts_are_filled_in(void **state) {
    Str text = document_fill(*state, STR("{authority}, {day}: {authority} {other}"), STR("A {day}"),
                             STR("1. Mai"));
    assert_string_equal(str_c(*state, text), "A {day}, 1. Mai: A {day} {other}");
    assert_int_equal(document_fill(*state, STR(""), STR("a"), STR("b")).len, 0);
}

#define TEXT "{\"de\":\"x\",\"en\":\"x\"}"
#define DOCUMENT(blocks)                                                                           \
    "{\"format\":\"einklang-document-1\",\"version\":\"2026-11-28\",\"key\":\"a\",\"title\":" TEXT \
    ",\"lead\":" TEXT ",\"blocks\":[" blocks "]}"
#define TABLE(head, rows) \
    "{\"table\":{\"caption\":" TEXT ",\"head\":[" head "],\"rows\":[" rows "]}}"

static void a_mistake_names_its_place(void **state) {
    static const struct {
        const char *json, *found;
    } CASES[] = {
        { DOCUMENT("{\"text\":" TEXT "},{\"list\":[" TEXT "]},{\"deletion_rules\":true}"), "" },
        { DOCUMENT(TABLE(TEXT "," TEXT, "[" TEXT "," TEXT "]")), "" },
        { DOCUMENT(TABLE(TEXT "," TEXT, "[" TEXT "]")), "d/blocks/0/table/rows/0:wrong_type" },
        { DOCUMENT(TABLE("", "")), "d/blocks/0/table/head:too_many" },
        { DOCUMENT("{\"text\":{\"de\":\"x\"}}"), "d/blocks/0/text/en:required" },
        { DOCUMENT("{\"text\":" TEXT ",\"heading\":" TEXT "}"), "d/blocks/0:wrong_type" },
        { DOCUMENT("{\"image\":" TEXT "}"), "d/blocks/0/image:unknown_field" },
        { DOCUMENT("{\"deletion_rules\":false}"), "d/blocks/0/deletion_rules:wrong_type" },
        { DOCUMENT("{\"list\":[7]}"), "d/blocks/0/list/0:wrong_type" },
        { DOCUMENT("7"), "d/blocks/0:wrong_type" },
        { "{\"format\":\"x\"}", "d/format:outdated" },
        { "[]", "d:wrong_type" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Findings findings = { 0 };
        Document document;
        Err err = document_read(STR("d"), str_from(CASES[i].json), *state, &findings, &document);
        assert_int_equal(err, CASES[i].found[0] == '\0' ? ERR_NONE : ERR_INVALID);
        Str got = findings.count == 0 ? STR("")
                                      : str_join(*state, findings.items[0].field, STR(":"),
                                                 finding_key(findings.items[0].kind));
        assert_string_equal(str_c(*state, got), CASES[i].found);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_built_in_documents_are_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(texts_are_filled_in, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_mistake_names_its_place, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
