/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* From where an address can be opened, by its host alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domain/address_reach.h"

static void an_address_tells_from_where_it_can_be_opened(void **state) {
    (void)state;
    static const struct {
        const char *url;
        AddressReach reach;
    } CASES[] = {
        { "https://mitreden.beispiel.example", ADDRESS_EVERYWHERE },
        { "https://mitreden.beispiel.example:8443/w", ADDRESS_EVERYWHERE },
        { "http://172.32.0.1", ADDRESS_EVERYWHERE },
        { "http://192.169.0.1/w", ADDRESS_EVERYWHERE },
        { "http://[2001:db8::5]:80", ADDRESS_EVERYWHERE },
        { "http://10.1.2.3:8080", ADDRESS_NETWORK },
        { "http://172.16.0.1", ADDRESS_NETWORK },
        { "http://172.31.255.255/", ADDRESS_NETWORK },
        { "http://192.168.178.20:8080/w/q/abc", ADDRESS_NETWORK },
        { "http://169.254.7.7", ADDRESS_NETWORK },
        { "http://[fd12::1]:8080", ADDRESS_NETWORK },
        { "http://[fe80::1]", ADDRESS_NETWORK },
        { "http://rathaus:8080", ADDRESS_NETWORK },
        { "http://rathaus.local", ADDRESS_NETWORK },
        { "http://127.0.0.1:41234", ADDRESS_MACHINE },
        { "http://127.8.0.1", ADDRESS_MACHINE },
        { "http://localhost:8080/w", ADDRESS_MACHINE },
        { "http://[::1]:8080", ADDRESS_MACHINE },
        { "http://0.0.0.0:8080", ADDRESS_NOWHERE },
        { "http://[::]:8080", ADDRESS_NOWHERE },
        { "http://", ADDRESS_NOWHERE },
        { "", ADDRESS_NOWHERE },
        { "http://300.1.1.1.example", ADDRESS_EVERYWHERE },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        if (address_reach(str_from(CASES[i].url)) != CASES[i].reach)
            fail_msg("%s: %d", CASES[i].url, (int)address_reach(str_from(CASES[i].url)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_tells_from_where_it_can_be_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
