/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What a program does for an authority's people, its texts and one's own account. */
#include "program.h"

#include <stdio.h>

#include "web/api_routes.h"
#include "web/post_button.h"

#define OFFICE API "/authorities/a"

typedef struct Office {
    SiteTest *test;
    Program admin;
} Office;

static Office office_of(void **state) {
    Office office = { .test = site_test(state) };
    office.admin = program_as(office.test, office.test->app->administrator);
    return office;
}

static void office_done(Office *office) {
    program_done(&office->admin);
    site_test_done(office->test);
}

static Arena *arena_of(const Office *office) {
    return office->test->app->store->arena;
}

static AccountId person(Office *office, const char *role, const char *name) {
    AppTest *app = office->test->app;
    return app_test_person(app, &app->authority, NULL, role, name);
}

/* "…/people/12/disable" */
static Str at(Office *office, const char *list, int64_t id, const char *below) {
    return str_join(arena_of(office), str_from(list), id_text(arena_of(office), id),
                    str_from(below));
}

/* The one of the answer's items with this value. */
static const json_t *item_with(const Program *program, const char *member, const char *value) {
    const json_t *items = program_at(program, "items");
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        if (strcmp(json_string_value(json_object_get(item, member)), value) == 0)
            return item;
    }
    return NULL;
}

static void people_are_listed_and_locked(void **state) {
    Office office = office_of(state);
    Program *admin = &office.admin;
    AccountId mia = person(&office, "reader", "mia");
    program_expect(admin, 200, "GET", STR(OFFICE "/people"), STR(""));
    const json_t *found = item_with(admin, "email", "mia@test.example");
    assert_non_null(found);
    assert_int_equal(json_integer_value(json_object_get(found, "id")), mia.v);
    assert_true(json_is_null(json_object_get(found, "disabled_at")));
    Program her = program_as(office.test, mia);
    program_expect(&her, 403, "GET", STR(OFFICE "/people"), STR(""));
    Str lock = at(&office, OFFICE "/people/", mia.v, "/disable");
    program_expect(&her, 403, "POST", lock, STR("{}"));
    program_expect(admin, 200, "POST", lock, STR("{}"));
    assert_true(json_is_string(program_at(admin, "disabled_at")));
    program_expect(&her, 401, "GET", STR(API "/me"), STR(""));
    program_expect(admin, 200, "POST", at(&office, OFFICE "/people/", mia.v, "/enable"), STR("{}"));
    assert_true(json_is_null(program_at(admin, "disabled_at")));
    program_expect(admin, 404, "GET", STR(OFFICE "/people/999999"), STR(""));
    /* who has a role in the installation is locked by the command line alone */
    program_expect(admin, 403, "POST",
                   at(&office, OFFICE "/people/", office.test->app->administrator.v, "/disable"),
                   STR("{}"));
    program_done(&her);
    office_done(&office);
}

static void roles_in_the_whole_authority_are_given_and_taken(void **state) {
    Office office = office_of(state);
    Program *admin = &office.admin;
    AccountId mia = person(&office, "reader", "mia");
    Str whom = str_join(arena_of(&office), STR("{\"account\":"), id_text(arena_of(&office), mia.v));
    Str body =
        str_join(arena_of(&office), whom, STR(",\"role\":\"representative\",\"body\":\"Rat\"}"));
    program_expect(admin, 200, "POST", STR(OFFICE "/roles"), body);
    const json_t *role = item_with(admin, "role", "representative");
    assert_non_null(role);
    assert_true(json_is_true(json_object_get(role, "everywhere")));
    assert_true(json_is_true(json_object_get(role, "waits")));
    int64_t id = json_integer_value(json_object_get(role, "id"));
    program_expect(admin, 422, "POST", STR(OFFICE "/roles"), body);
    program_finds(admin, "role", "has_role");
    program_expect(admin, 200, "POST", at(&office, OFFICE "/roles/", id, "/deputise"), STR("{}"));
    role = item_with(admin, "role", "representative");
    assert_true(json_is_true(json_object_get(role, "deputy")));
    program_expect(admin, 200, "POST", at(&office, OFFICE "/roles/", id, "/represent"), STR("{}"));
    Program her = program_as(office.test, mia);
    program_expect(&her, 403, "GET", STR(OFFICE "/roles"), STR(""));
    program_expect(&her, 403, "DELETE", at(&office, OFFICE "/roles/", id, ""), STR(""));
    program_done(&her);
    program_expect(admin, 204, "DELETE", at(&office, OFFICE "/roles/", id, ""), STR(""));
    program_expect(admin, 409, "DELETE", at(&office, OFFICE "/roles/", id, ""), STR(""));
    assert_true(str_eq(program_text(admin, "type"), STR("/hilfe/api#ended")));
    assert_true(json_is_string(program_at(admin, "at")));
    program_expect(admin, 200, "GET", STR(OFFICE "/roles"), STR(""));
    assert_null(item_with(admin, "role", "representative"));
    role = item_with(admin, "role", "administrator");
    id = json_integer_value(json_object_get(role, "id"));
    program_expect(admin, 422, "DELETE", at(&office, OFFICE "/roles/", id, ""), STR(""));
    program_finds(admin, "", "last_administrator");
    program_expect(admin, 404, "DELETE", STR(OFFICE "/roles/999999"), STR(""));
    office_done(&office);
}

static void somebody_is_invited(void **state) {
    Office office = office_of(state);
    Program *admin = &office.admin;
    const Str whom = STR("{\"name\":\"Ina\",\"email\":\"ina@test.example\",\"role\":\"lead\"}");
    admin->opt_headers = "Idempotency-Key: ina\r\n";
    for (int i = 0; i < 2; i++) { /* a repeat invites nobody again */
        program_expect(admin, 200, "POST", STR(OFFICE "/people/invite"), whom);
        assert_true(str_find(admin->body, STR("/link/")) < 0);
        assert_int_equal(json_is_true(program_at(admin, "repeated")), i);
        assert_int_equal(json_is_true(program_at(admin, "link_on_page")), 1 - i);
    }
    admin->opt_headers = NULL;
    program_expect(admin, 422, "POST", STR(OFFICE "/people/invite"), whom);
    program_finds(admin, "role", "has_role");
    program_expect(admin, 200, "GET", STR(OFFICE "/people"), STR(""));
    assert_non_null(item_with(admin, "email", "ina@test.example"));
    office_done(&office);
}

static void texts_of_the_authority_are_written(void **state) {
    Office office = office_of(state);
    Program *admin = &office.admin;
    Str imprint = STR(OFFICE "/texts/imprint/de");
    program_expect(admin, 200, "GET", STR(OFFICE "/texts"), STR(""));
    assert_int_equal(json_array_size(program_at(admin, "items")), 12);
    program_expect(admin, 200, "GET", imprint, STR(""));
    assert_true(str_empty(program_text(admin, "body")));
    assert_true(json_is_null(program_at(admin, "changed_at")));
    program_expect(admin, 200, "POST", imprint, STR("{\"body\":\"Amt, Weg 1\"}"));
    assert_true(json_is_string(program_at(admin, "changed_at")));
    Browser anybody = browser_new(office.test);
    browser_get(&anybody, "/behoerde/a/impressum");
    assert_sees(&anybody, "Amt, Weg 1");
    char seen[64];
    snprintf(seen, sizeof seen, "{\"body\":\"Amt, Weg 2\",\"version\":%lld}",
             (long long)program_number(admin, "version"));
    program_expect(admin, 409, "POST", imprint, STR("{\"body\":\"Amt\",\"version\":4711}"));
    assert_true(str_eq(program_text(admin, "current/body"), STR("Amt, Weg 1")));
    program_expect(admin, 200, "POST", imprint, str_from(seen));
    program_expect(admin, 422, "POST", imprint, STR("{}"));
    program_finds(admin, "body", "required");
    program_expect(admin, 200, "POST", imprint, STR("{\"body\":\"\"}"));
    assert_true(str_empty(program_text(admin, "body")));
    program_expect(admin, 404, "GET", STR(OFFICE "/texts/imprint/fr"), STR(""));
    program_expect(admin, 404, "POST", STR(OFFICE "/texts/alles/de"), STR("{\"body\":\"x\"}"));
    Program lead = program_as(office.test, person(&office, "lead", "lea"));
    program_expect(&lead, 403, "POST", imprint, STR("{\"body\":\"x\"}"));
    program_done(&lead);
    office_done(&office);
}

/* Where a version is looked at, another one is a conflict; elsewhere it is refused, not passed over. */
static void no_version_is_passed_over(void **state) {
    Office office = office_of(state);
    Program *admin = &office.admin;
    AccountId mia = person(&office, "reader", "mia");
    Str disable = at(&office, OFFICE "/people/", mia.v, "/disable");
    program_expect(admin, 409, "POST", STR(OFFICE),
                   STR("{\"name\":\"Amt\",\"language\":\"de\",\"version\":4711}"));
    program_expect(admin, 200, "GET", STR(OFFICE), STR(""));
    assert_int_equal(program_number(admin, "version"), 1);
    program_expect(admin, 200, "POST", STR(OFFICE),
                   STR("{\"name\":\"Amt\",\"language\":\"de\",\"version\":1}"));
    assert_int_equal(program_number(admin, "version"), 2);
    program_expect(admin, 422, "POST", disable, STR("{\"version\":1}"));
    program_finds(admin, "version", "unknown_field");
    admin->opt_headers = "If-Match: \"1\"\r\n";
    program_expect(admin, 422, "POST", disable, STR("{}"));
    admin->opt_headers = NULL;
    program_expect(admin, 200, "POST", disable, STR("{}"));
    office_done(&office);
}

static void the_authority_gets_another_name(void **state) {
    Office office = office_of(state);
    Program *admin = &office.admin;
    program_expect(admin, 200, "GET", STR(OFFICE), STR(""));
    assert_true(str_eq(program_text(admin, "key"), STR("a")));
    program_expect(admin, 200, "POST", STR(OFFICE),
                   STR("{\"name\":\"Amt für Neues\",\"language\":\"en\"}"));
    assert_true(str_eq(program_text(admin, "name"), STR("Amt für Neues")));
    assert_true(str_eq(program_text(admin, "language"), STR("en")));
    program_expect(admin, 200, "GET", STR(API "/authorities"), STR(""));
    assert_true(str_eq(program_text(admin, "items/0/name"), STR("Amt für Neues")));
    program_expect(admin, 422, "POST", STR(OFFICE), STR("{\"language\":\"en\"}"));
    program_finds(admin, "name", "required");
    program_expect(admin, 422, "POST", STR(OFFICE),
                   STR("{\"name\":\"B\",\"language\":\"en\",\"key\":\"b\"}"));
    program_finds(admin, "key", "unknown_field");
    Program lead = program_as(office.test, person(&office, "lead", "lea"));
    program_expect(&lead, 200, "GET", STR(OFFICE), STR(""));
    program_expect(&lead, 403, "POST", STR(OFFICE), STR("{\"name\":\"C\",\"language\":\"en\"}"));
    program_done(&lead);
    office_done(&office);
}

static void one_sees_where_one_is_signed_in(void **state) {
    Office office = office_of(state);
    AccountId lea = person(&office, "lead", "lea");
    Browser one = browser_as(office.test, lea), other = browser_as(office.test, lea);
    Browser boss = browser_as(office.test, office.test->app->administrator);
    Program mine = program_as(office.test, lea);
    program_expect(&mine, 200, "GET", STR(API "/me/sessions"), STR(""));
    assert_int_equal(json_array_size(program_at(&mine, "items")), 2);
    int64_t newest = program_number(&mine, "items/0/id");
    program_expect(&office.admin, 404, "DELETE", at(&office, API "/me/sessions/", newest, ""),
                   STR("")); /* somebody else's */
    program_expect(&mine, 204, "DELETE", at(&office, API "/me/sessions/", newest, ""), STR(""));
    program_expect(&mine, 200, "GET", STR(API "/me/sessions"), STR(""));
    assert_int_equal(json_array_size(program_at(&mine, "items")), 1);
    program_expect(&mine, 204, "DELETE", STR(API "/me/sessions"), STR(""));
    browser_get(&one, "/konto");
    assert_status(&one, 401);
    browser_get(&other, "/konto");
    assert_status(&other, 401);
    browser_get(&boss, "/konto");
    assert_status(&boss, 200);
    program_expect(&mine, 200, "POST", STR(API "/me"),
                   STR("{\"name\":\"Lea L.\",\"language\":\"en\"}"));
    assert_true(str_eq(program_text(&mine, "name"), STR("Lea L.")));
    assert_true(str_eq(program_text(&mine, "email"), STR("lea@test.example")));
    program_expect(&mine, 422, "POST", STR(API "/me"), STR("{\"language\":\"en\"}"));
    program_finds(&mine, "name", "required");
    program_done(&mine);
    office_done(&office);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(people_are_listed_and_locked),
        STORE_TEST(roles_in_the_whole_authority_are_given_and_taken),
        STORE_TEST(somebody_is_invited),
        STORE_TEST(texts_of_the_authority_are_written),
        SQLITE_TEST(no_version_is_passed_over),
        STORE_TEST(the_authority_gets_another_name),
        STORE_TEST(one_sees_where_one_is_signed_in),
    };
    return run_site_tests(tests);
}
