/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/email_address.h"

static void addresses_are_told_apart(void **state) {
    (void)state;
    static const struct {
        const char *text;
        EmailAddress verdict;
    } CASES[] = {
        { "name@example.org", EMAIL_ADDRESS_FINE },
        { "Vor.Name+ki@amt.musterstadt.example", EMAIL_ADDRESS_FINE },
        { "!#$%&'*+-/=?^_`{|}~@example.org", EMAIL_ADDRESS_FINE },
        { "o'neil@a-b.example", EMAIL_ADDRESS_FINE },
        { "1@2.example", EMAIL_ADDRESS_FINE },
        { "a@xn--mller-kva.example", EMAIL_ADDRESS_FINE },
        { "a@b.xn--p1ai", EMAIL_ADDRESS_FINE },
        { "a@b.x1", EMAIL_ADDRESS_FINE },
        { "", EMAIL_ADDRESS_WRONG },
        { "name", EMAIL_ADDRESS_WRONG },
        { "@example.org", EMAIL_ADDRESS_WRONG },
        { "name@", EMAIL_ADDRESS_WRONG },
        { "a@b", EMAIL_ADDRESS_WRONG },
        { "a@localhost", EMAIL_ADDRESS_WRONG },
        { "a@b.", EMAIL_ADDRESS_WRONG },
        { "a@b.example.", EMAIL_ADDRESS_WRONG },
        { "a@.b.example", EMAIL_ADDRESS_WRONG },
        { "a@b..example", EMAIL_ADDRESS_WRONG },
        { "a@-b.example", EMAIL_ADDRESS_WRONG },
        { "a@b-.example", EMAIL_ADDRESS_WRONG },
        { "a@b.example-", EMAIL_ADDRESS_WRONG },
        { "a@b_c.example", EMAIL_ADDRESS_WRONG },
        { "a@192.0.2.1", EMAIL_ADDRESS_WRONG },
        { "a@[192.0.2.1]", EMAIL_ADDRESS_WRONG },
        { "a@b@c.example", EMAIL_ADDRESS_WRONG },
        { "a@b.example,c@d.example", EMAIL_ADDRESS_WRONG },
        { ".a@b.example", EMAIL_ADDRESS_WRONG },
        { "a.@b.example", EMAIL_ADDRESS_WRONG },
        { "a..b@b.example", EMAIL_ADDRESS_WRONG },
        { "a b@b.example", EMAIL_ADDRESS_WRONG },
        { "\"a b\"@b.example", EMAIL_ADDRESS_WRONG },
        { "<a@b.example>", EMAIL_ADDRESS_WRONG },
        { "a@b.example>", EMAIL_ADDRESS_WRONG },
        { "a\n@b.example", EMAIL_ADDRESS_WRONG },
        { "mül..ler@b.example", EMAIL_ADDRESS_WRONG },
        { "ü@b", EMAIL_ADDRESS_WRONG },
        { "ü@b.example", EMAIL_ADDRESS_LETTERS },
        { "mueller@müller.example", EMAIL_ADDRESS_LETTERS },
        { "a@b.рф", EMAIL_ADDRESS_LETTERS },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        if (email_address_check(str_from(CASES[i].text)) != CASES[i].verdict)
            fail_msg("%s", CASES[i].text);
    assert_int_equal(email_address_check(STR("a\0@b.example")), EMAIL_ADDRESS_WRONG);
}

/* "nnn…@lll….example" */
static EmailAddress of_lengths(size_t name, size_t label) {
    char text[400];
    memset(text, 'n', sizeof text);
    text[name] = '@';
    memcpy(text + name + 1 + label, ".example", 8);
    return email_address_check(str_bytes(text, name + 1 + label + 8));
}

static void lengths_are_those_of_mail_servers(void **state) {
    (void)state;
    assert_int_equal(of_lengths(64, 63), EMAIL_ADDRESS_FINE);
    assert_int_equal(of_lengths(65, 63), EMAIL_ADDRESS_WRONG);
    assert_int_equal(of_lengths(64, 64), EMAIL_ADDRESS_WRONG);
    char text[300] = "a@";
    size_t len = 2;
    for (; len + 10 <= 2 + 253; len += 2)
        memcpy(text + len, "b.", 2);
    memcpy(text + len, "example", 7);
    assert_int_equal(email_address_check(str_bytes(text, len + 7)), EMAIL_ADDRESS_FINE);
    memcpy(text + len, "b.b.b.example", 13);
    assert_int_equal(email_address_check(str_bytes(text, len + 13)), EMAIL_ADDRESS_WRONG);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_told_apart),
        cmocka_unit_test(lengths_are_those_of_mail_servers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
