/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/config.h"

static int arena_up(void **state) {
    *state = arena_open(4096);
    return 0;
}

static int arena_down(void **state) {
    arena_close(*state);
    return 0;
}

#define assert_text(actual, literal) assert_true(str_eq((actual), STR(literal)))

static void defaults_serve_loopback(void **state) {
    Config config;
    ConfigProblem problem;
    config_clear(&config);
    assert_text(config.listen, "127.0.0.1:8080");
    assert_int_equal(config.session_hours, 12);
    assert_false(config.secure_cookies);
    assert_true(config_loopback(&config));
    assert_int_equal(config_check(&config, *state, &problem), ERR_NONE);
    assert_text(config_key_file(&config, *state), "einklang.db.key");
}

static void every_setting_has_a_valid_default_and_a_help(void **state) {
    Config config;
    ConfigProblem problem;
    config_clear(&config);
    for (size_t i = 0; i < SETTINGS_COUNT; i++) {
        const Setting *setting = &SETTINGS[i];
        assert_int_equal(config_set(&config, *state, setting->key, setting->initial,
                                    ORIGIN_COMMAND_LINE, &problem),
                         ERR_NONE);
        assert_true(setting->help.len > 10);
        assert_true(str_ends(setting->help, STR(".")));
    }
}

static void file_then_environment_then_command_line(void **state) {
    Config config;
    ConfigProblem problem;
    config_clear(&config);
    Str text = STR("# comment\n\n listen = 0.0.0.0:80 \nsession_hours=2\r\nlog_level = error\n");
    assert_int_equal(config_read_text(&config, *state, STR("e.conf"), text, &problem), ERR_NONE);
    assert_text(config.listen, "0.0.0.0:80");
    assert_int_equal(config.session_hours, 2);
    assert_false(config_loopback(&config));
    char listen[] = "EINKLANG_LISTEN=localhost:1", other[] = "HOME=/",
         tests[] = "EINKLANG_TESTDATA=x", engine[] = "EINKLANG_TEST_POSTGRES=y";
    char *environment[] = { listen, other, tests, engine, NULL };
    assert_int_equal(config_read_environment(&config, *state, environment, &problem), ERR_NONE);
    assert_text(config.listen, "localhost:1");
    assert_int_equal(config_set(&config, *state, STR("public-url"), STR("https://x.example"),
                                ORIGIN_COMMAND_LINE, &problem),
                     ERR_NONE);
    assert_text(config.public_url, "https://x.example");
    assert_int_equal(config_set(&config, *state, STR("public-url"), STR("https://x.example:81/"),
                                ORIGIN_COMMAND_LINE, &problem),
                     ERR_NONE);
    assert_text(config.public_url, "https://x.example:81");
    assert_int_equal(config_set(&config, *state, STR("public-url"), STR("https://x.example"),
                                ORIGIN_COMMAND_LINE, &problem),
                     ERR_NONE);
    assert_int_equal(config.origins[1], ORIGIN_ENVIRONMENT);
    assert_int_equal(config.origins[2], ORIGIN_COMMAND_LINE);
    assert_int_equal(config.origins[0], ORIGIN_DEFAULT);
}

static void mistakes_name_their_place(void **state) {
    static const struct {
        const char *text, *place, *what;
    } CASES[] = {
        { "\nlissten = x\n", "e.conf:2", "unknown key 'lissten'" },
        { "listen\n", "e.conf:1", "not of the form key = value: 'listen'" },
        { "listen = 127.0.0.1:1\nlisten = 127.0.0.1:2\n", "e.conf:2", "given twice: 'listen'" },
        { "session_hours = many\n", "e.conf:1", "session_hours = 'many' is not a number" },
        { "session_hours = 0\n", "e.conf:1", "session_hours = '0' is out of range" },
        { "secure_cookies = yes\n", "e.conf:1",
          "secure_cookies = 'yes' is neither true nor false" },
        { "log_level = loud\n", "e.conf:1", "log_level = 'loud' is none of error warning info" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Config config;
        ConfigProblem problem = { 0 };
        config_clear(&config);
        assert_int_equal(
            config_read_text(&config, *state, STR("e.conf"), str_from(CASES[i].text), &problem),
            ERR_INVALID);
        assert_string_equal(str_c(*state, problem.place), CASES[i].place);
        assert_string_equal(str_c(*state, problem.what), CASES[i].what);
    }
}

static void unknown_variable_is_refused(void **state) {
    Config config;
    ConfigProblem problem;
    config_clear(&config);
    char wrong[] = "EINKLANG_LISSTEN=x";
    char *environment[] = { wrong, NULL };
    assert_int_equal(config_read_environment(&config, *state, environment, &problem), ERR_INVALID);
    assert_text(problem.place, "EINKLANG_LISSTEN");
}

/* Nothing is guessed of what links are built from, and where the server listens. */
static void addresses_are_looked_at(void **state) {
    static const char *const WRONG[] = {
        "public_url = https://x/path",
        "public_url = https://x//",
        "public_url = https://x?a",
        "public_url = https://x#a",
        "public_url = http://x y",
        "public_url = http://u@x",
        "public_url = https://",
        "listen = foo",
        "listen = :80",
        "listen = 127.0.0.1:99999",
        "listen = einklang.example:80",
        "listen = [127:80",
        "listen = 127.0.0.1.example:80",
        "listen = 1111:2222:3333:4444:5555:6666:7777:8888:9999:0000:80",
        "public_url = ftp://x",
    };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        Config config;
        ConfigProblem problem;
        config_clear(&config);
        assert_int_equal(config_read_text(&config, *state, STR("f"), str_from(WRONG[i]), &problem),
                         ERR_INVALID);
        assert_text(problem.place, "f:1");
    }
}

static void listening_needs_an_address(void **state) {
    (void)state;
    static const struct {
        const char *text, *host;
        uint16_t port;
    } CASES[] = {
        { "127.0.0.1:8080", "127.0.0.1", 8080 },
        { "localhost:0", "127.0.0.1", 0 },
        { "[::1]:65535", "::1", 65535 },
    };
    ListenAddress address;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_true(listen_address(str_from(CASES[i].text), &address));
        assert_string_equal(address.host, CASES[i].host);
        assert_int_equal(address.port, CASES[i].port);
    }
    assert_false(listen_address(STR("localhost.example:0"), &address));
}

static void rules_between_settings(void **state) {
    static const struct {
        const char *text, *place;
    } CASES[] = {
        { "listen = 0.0.0.0:80", "public_url" },
        { "db = postgresql://x", "key_file" },
        { "session_hours = 1", "session_idle_hours" },
        { "sendmail = /usr/sbin/sendmail", "mail_from" },
        { "trusted_proxies = 192.0.2.1 2001:db8::1 proxy.example", "trusted_proxies" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Config config;
        ConfigProblem problem;
        config_clear(&config);
        Str text = str_from(CASES[i].text);
        assert_int_equal(config_read_text(&config, *state, STR("f"), text, &problem), ERR_NONE);
        assert_int_equal(config_check(&config, *state, &problem), ERR_INVALID);
        assert_string_equal(str_c(*state, problem.place), CASES[i].place);
    }
}

static void secrets_are_not_shown(void **state) {
    Config config;
    ConfigProblem problem;
    config_clear(&config);
    assert_int_equal(config_set(&config, *state, STR("metrics_token"), STR("hush"),
                                ORIGIN_COMMAND_LINE, &problem),
                     ERR_NONE);
    bool seen = false;
    for (size_t i = 0; i < SETTINGS_COUNT; i++)
        if (SETTINGS[i].secret) {
            seen = true;
            assert_text(config_text(&config, &SETTINGS[i], *state), "(set)");
        }
    assert_true(seen);
}

static void a_password_of_the_database_is_not_shown(void **state) {
    static const struct {
        const char *db, *shown;
    } CASES[] = {
        { "var/a@b:c.db", "var/a@b:c.db" },
        { "postgresql://me@db.example/x", "postgresql://me@db.example/x" },
        { "postgresql://me:hush@db.example:5432/x", "postgresql://me:...@db.example:5432/x" },
        { "postgres://me:@db/x", "postgres://me:...@db/x" },
        { "postgresql:///x?host=/run&password=hush&user=me",
          "postgresql:///x?host=/run&password=...&user=me" },
        { "postgresql:///x?password=hush", "postgresql:///x?password=..." },
        { "postgresql://me:hush@db/x?sslpassword=hush&password=hush",
          "postgresql://me:...@db/x?sslpassword=...&password=..." },
        { "postgresql://", "postgresql://" },
    };
    Config config;
    config_clear(&config);
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        config.db = str_from(CASES[i].db);
        assert_string_equal(str_c(*state, config_database_shown(&config, *state)), CASES[i].shown);
        assert_string_equal(str_c(*state, config_text(&config, &SETTINGS[0], *state)),
                            CASES[i].shown);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(defaults_serve_loopback, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(every_setting_has_a_valid_default_and_a_help, arena_up,
                                        arena_down),
        cmocka_unit_test_setup_teardown(file_then_environment_then_command_line, arena_up,
                                        arena_down),
        cmocka_unit_test_setup_teardown(mistakes_name_their_place, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(unknown_variable_is_refused, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(addresses_are_looked_at, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(listening_needs_an_address, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(rules_between_settings, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(secrets_are_not_shown, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(a_password_of_the_database_is_not_shown, arena_up,
                                        arena_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
