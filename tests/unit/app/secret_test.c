/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/secret.h"
#include "app/session.h"

static void secrets_differ_and_have_their_shape(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    Str a = secret_new(arena), b = secret_new(arena);
    assert_int_equal(a.len, SECRET_LENGTH);
    assert_true(secret_shaped(a));
    assert_false(str_eq(a, b));
    assert_false(secret_shaped(str_slice(a, 0, 42)));
    assert_false(secret_shaped(STR("")));
    assert_int_equal(secret_hash(arena, a).len, SECRET_HASH_BYTES);
    assert_false(str_eq(secret_hash(arena, a), secret_hash(arena, b)));
    assert_true(secret_equal(a, a));
    assert_false(secret_equal(STR(""), STR("")));
}

static void a_form_token_belongs_to_one_session_and_its_person(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    Session session = { .id = { 1 }, .account = { 5 }, .token = secret_new(arena) };
    Session other = { .id = { 2 }, .account = { 5 }, .token = secret_new(arena) };
    Str token = session_form_token(arena, &session);
    assert_int_equal(token.len, 43);
    assert_false(str_eq(token, session.token));
    assert_true(session_form_token_verifies(&session, token));
    assert_false(session_form_token_verifies_cookie(session.token, token));
    assert_false(session_form_token_verifies(&other, token));
    /* The session goes on as somebody else. */
    Session switched = { .id = { 1 }, .account = { 7 }, .token = session.token };
    assert_false(session_form_token_verifies(&switched, token));
    token = session_form_token_of_cookie(arena, session.token);
    assert_true(session_form_token_verifies_cookie(session.token, token));
    assert_false(session_form_token_verifies(&switched, token));
    assert_false(session_form_token_verifies(&session, STR("")));
    assert_false(session_form_token_verifies_cookie(STR("no cookie"), STR("")));
    Session nobody = { 0 };
    assert_int_equal(session_form_token(arena, &nobody).len, 0);
    assert_false(session_form_token_verifies(&nobody, STR("")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(secrets_differ_and_have_their_shape),
        cmocka_unit_test(a_form_token_belongs_to_one_session_and_its_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
