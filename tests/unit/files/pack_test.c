/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "files/pack.h"

static int set_up(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static void the_built_in_pack_is_whole(void **state) {
    Findings findings = { 0 };
    Pack pack;
    assert_int_equal(pack_read_built_in(*state, &findings, &pack), ERR_NONE);
    size_t groups[PERSPECTIVE_GROUP_COUNT] = { 0 };
    for (size_t i = 0; i < pack.perspectives.count; i++) {
        const Perspective *perspective = &pack.perspectives.items[i];
        groups[perspective->group]++;
        assert_true(perspective->label.de_simple.len > 0 && perspective->hint.de_simple.len > 0);
    }
    assert_int_equal(groups[PERSPECTIVE_GROUP_INSIDE], 8);
    assert_int_equal(groups[PERSPECTIVE_GROUP_OUTSIDE], 7);
    assert_int_equal(groups[PERSPECTIVE_GROUP_OFFERED], 10);
    assert_true(pack_perspective(&pack, STR("women"))->outside); /* by its group */
    assert_true(pack_perspective(&pack, STR("young_people"))->outside);
    assert_true(pack_perspective(&pack, STR("homeless_people"))->outside);
    assert_true(pack_perspective(&pack, STR("counselling_centres"))->outside);
    assert_false(pack_perspective(&pack, STR("suppliers"))->outside);
    assert_false(pack_perspective(&pack, STR("disability_representation"))->outside);
    assert_true(pack_knows_perspective(&pack, STR("little_german+older_people")));
}

static void roles_may_what_the_product_says(void **state) {
    static const struct {
        const char *role;
        Permission permission;
        bool may;
    } CASES[] = {
        { "representative", PERMISSION_INITIATIVE_READ, true },
        { "representative", PERMISSION_COMMENT_WRITE, true },
        { "representative", PERMISSION_STAKEHOLDER_CONTACT_READ, false },
        { "representative", PERMISSION_OTHERS_DRAFTS_READ, false },
        { "representative", PERMISSION_INITIATIVE_EDIT, false },
        { "reader", PERMISSION_INITIATIVE_READ, true },
        { "reader", PERMISSION_COMMENT_WRITE, false },
        { "lead", PERMISSION_INITIATIVE_EDIT, true },
        { "team", PERMISSION_INITIATIVE_EDIT, true },
        { "team", PERMISSION_INITIATIVE_ARCHIVE, false },
        { "administrator", PERMISSION_PEOPLE_MANAGE, true },
        { "administrator", PERMISSION_INSTALLATION_MANAGE, false },
        { "operator", PERMISSION_INITIATIVE_READ, false },
    };
    Findings findings = { 0 };
    Pack pack;
    assert_int_equal(pack_read_built_in(*state, &findings, &pack), ERR_NONE);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const Role *role = pack_role(&pack, str_from(CASES[i].role));
        assert_non_null(role);
        if (permission_in(role->permissions, CASES[i].permission) != CASES[i].may)
            fail_msg("%s, permission %d", CASES[i].role, (int)CASES[i].permission);
    }
    assert_null(pack_role(&pack, STR("emperor")));
    assert_false(role_place_in(pack_role(&pack, STR("operator"))->places, ROLE_PLACE_AUTHORITY));
    assert_true(role_place_in(pack_role(&pack, STR("lead"))->places, ROLE_PLACE_INITIATIVE));
}

#define ENTRY(key, group)                                                                 \
    "{\"key\":\"" key "\",\"group\":\"" group "\",\"label\":{\"de\":\"x\",\"en\":\"x\"}," \
    "\"hint\":{\"de\":\"x\",\"en\":\"x\"}}"
#define FILE_OF(format, entries) \
    "{\"format\":\"" format "\",\"version\":\"1\",\"perspectives\":[" entries "]}"

static void a_mistake_names_its_place(void **state) {
    static const struct {
        const char *json, *found;
    } CASES[] = {
        { FILE_OF("einklang-perspectives-1", ENTRY("a", "inside")), "" },
        { FILE_OF("einklang-perspectives-2", ENTRY("a", "inside")),
          "perspectives.json/format:outdated" },
        { FILE_OF("einklang-perspectives-1", ENTRY("a", "inside") "," ENTRY("a", "outside")),
          "perspectives.json/perspectives/1/key:taken" },
        { FILE_OF("einklang-perspectives-1", ENTRY("A b", "inside")),
          "perspectives.json/perspectives/0/key:unknown_key" },
        { FILE_OF("einklang-perspectives-1", ENTRY("a", "intersection")),
          "perspectives.json/perspectives/0/group:unknown_key" },
        { FILE_OF("einklang-perspectives-1", "7"), "perspectives.json/perspectives/0:wrong_type" },
        { FILE_OF("einklang-perspectives-1", "{\"key\":\"a\",\"key\":\"b\"}"),
          "perspectives.json/perspectives/0/key:repeated" },
        { FILE_OF("einklang-perspectives-1", "{\"key\":x"),
          "perspectives.json/perspectives/0/key:not_json" },
        { "[]", "perspectives.json:wrong_type" },
        { "", "perspectives.json:not_json" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Findings findings = { 0 };
        PerspectiveList list;
        Err err = pack_read_perspectives(str_from(CASES[i].json), *state, &findings, &list);
        assert_int_equal(err, CASES[i].found[0] == '\0' ? ERR_NONE : ERR_INVALID);
        Str got = findings.count == 0 ? STR("")
                                      : str_join(*state, findings.items[0].field, STR(":"),
                                                 finding_key(findings.items[0].kind));
        assert_string_equal(str_c(*state, got), CASES[i].found);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_built_in_pack_is_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(roles_may_what_the_product_says, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_mistake_names_its_place, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
