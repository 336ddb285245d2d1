/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/account_forms.h"

static Err read_form(Arena *arena, const Schema *schema, const char *const *texts, void *form,
                     Findings *findings) {
    RawValue *raw = arena_new(arena, RawValue, schema->count);
    for (size_t i = 0; i < schema->count; i++)
        raw[i] = (RawValue){ .text = str_from(texts[i]), .sent = texts[i] != NULL };
    return schema_read(schema, arena, raw, form, findings);
}

static void a_new_password_has_a_least_length(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    NewPasswordForm form = { 0 };
    Findings findings = { 0 };
    const char *too_short[] = { "elf zeichen", "elf zeichen" };
    assert_int_equal(read_form(arena, &NEW_PASSWORD_SCHEMA, too_short, &form, &findings),
                     ERR_INVALID);
    assert_int_equal(finding_of(&findings, STR("password"))->kind, FINDING_TOO_SHORT);
    assert_int_equal(finding_of(&findings, STR("password"))->limit, 12);
    const char *enough[] = { "zwoelf zeich", "zwoelf zeich" };
    findings = (Findings){ 0 };
    assert_int_equal(read_form(arena, &NEW_PASSWORD_SCHEMA, enough, &form, &findings), ERR_NONE);
    assert_true(str_eq(form.password, STR("zwoelf zeich")));
}

static void an_address_and_a_language_are_checked(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    ProfileForm form = { 0 };
    Findings findings = { 0 };
    const char *wrong[] = { "Mira Beispiel", "kein Platz", "fr" };
    assert_int_equal(read_form(arena, &PROFILE_SCHEMA, wrong, &form, &findings), ERR_INVALID);
    assert_int_equal(finding_of(&findings, STR("email"))->kind, FINDING_NOT_AN_ADDRESS);
    assert_int_equal(finding_of(&findings, STR("language"))->kind, FINDING_UNKNOWN_KEY);
    wrong[1] = "mira@amt";
    findings = (Findings){ 0 };
    assert_int_equal(read_form(arena, &PROFILE_SCHEMA, wrong, &form, &findings), ERR_INVALID);
    assert_int_equal(finding_of(&findings, STR("email"))->kind, FINDING_NOT_AN_ADDRESS);
}

/* Who has an address that would not be taken any more signs in with it. */
static void an_address_from_before_is_looked_up(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    SignInForm form = { 0 };
    ResetRequestForm request = { 0 };
    Findings findings = { 0 };
    const char *typed[] = { "mira@amt", "egal" };
    assert_int_equal(read_form(arena, &SIGN_IN_SCHEMA, typed, &form, &findings), ERR_NONE);
    assert_true(str_eq(form.email, STR("mira@amt")));
    assert_int_equal(read_form(arena, &RESET_REQUEST_SCHEMA, typed, &request, &findings), ERR_NONE);
    typed[0] = "mira";
    assert_int_equal(read_form(arena, &SIGN_IN_SCHEMA, typed, &form, &findings), ERR_INVALID);
    assert_int_equal(finding_of(&findings, STR("email"))->kind, FINDING_NOT_AN_ADDRESS);
}

static void every_form_is_listed_once_with_a_name_of_its_own(void **state) {
    (void)state;
    for (size_t i = 0; i < ACCOUNT_FORMS_COUNT; i++) {
        assert_non_null(ACCOUNT_FORMS[i]);
        for (size_t k = 0; k < i; k++)
            assert_false(str_eq(ACCOUNT_FORMS[i]->name, ACCOUNT_FORMS[k]->name));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_password_has_a_least_length),
        cmocka_unit_test(an_address_and_a_language_are_checked),
        cmocka_unit_test(an_address_from_before_is_looked_up),
        cmocka_unit_test(every_form_is_listed_once_with_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
