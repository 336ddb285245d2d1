/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What is done outside the database while the database fails. Test builds only. */
#define EINKLANG_FAULTS 1
#include "app_fixture.h"

#include <fcntl.h>
#include <stdio.h>

#include "app/erase.h"
#include "app/outbox.h"
#include "base/io.h"
#include "store/db_fault.h"
#include "store/history.h"

static const Sql MAILS = SQL("SELECT count(*) FROM outbox WHERE kind = 'mail'");

/* A program in the place of sendmail: one line per mail. */
static void sendmail_appends_to(AppTest *test, const char *sent) {
    const char *path = store_test_path(test->store, "sendmail");
    CLEANUP(fd_closep) int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0700);
    assert_true(fd >= 0);
    assert_ok(
        write_all(fd, str_join(test->store->arena, STR("#!/bin/sh\ncat >/dev/null\necho mail >>"),
                               str_from(sent), STR("\n"))));
    test->config.sendmail = str_from(path);
    test->config.mail_from = STR("einklang@test.example");
}

static void invite(AppTest *test) {
    app_test_person(test, &test->authority, NULL, "team", "Jo");
}

/* The attempt is written first: a full disk sends nothing instead of sending again and again. */
static void a_mail_is_not_repeated_while_nothing_can_be_written(void **state) {
    AppTest *test = app_test(state);
    const char *sent = store_test_path(test->store, "sent");
    sendmail_appends_to(test, sent);
    invite(test);
    int64_t served;
    for (int n = 1; n <= 60; n++) {
        db_fault_after(n, ERR_STORAGE);
        Err err = outbox_serve(&test->app, &served);
        assert_true(err == ERR_NONE || err == ERR_STORAGE);
    }
    db_fault_after(0, ERR_NONE);
    Str mails;
    assert_ok(file_read_all(test->store->arena, sent, 20000, &mails));
    assert_true(str_eq(mails, STR("mail\n")));
    test->store->now.ms += 40000;
    assert_ok(outbox_serve(&test->app, &served));
    assert_int_equal(app_test_count(test, &MAILS), 0);
    app_test_done(test);
}

/* However far it came, the next turn of the daily job ends it: no word of theirs stays in the history. */
static void an_interrupted_erasure_is_finished_later(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Bleibt");
    for (int n = 1, interrupted = 1; interrupted; n += 3) {
        char name[16];
        snprintf(name, sizeof name, "lea%d", n);
        AccountId person = app_test_person(test, &test->authority, NULL, "lead", name);
        Ctx *ctx = app_test_as(test, person);
        assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                    PERMISSION_INITIATIVE_EDIT, &initiative));
        app_test_goal(test, ctx, &initiative, name);
        ctx = app_test_as_system(test);
        db_fault_after(n, ERR_STORAGE);
        Err err = account_erase(&test->app, ctx, NULL, person, STR(ERASE_RULE_ASKED));
        interrupted = err != ERR_NONE;
        db_fault_after(0, ERR_NONE);
        int64_t repeated;
        assert_ok(erasures_repeat(&test->app, ctx, true, &repeated));
        Account row;
        assert_ok(account_get(test->conn, test->store->arena, person, &row));
        assert_true(interrupted || row.erased_at.ms != 0);
        OwnedChains left;
        assert_ok(history_chains_of(test->conn, test->store->arena, person, &left));
        assert_true(row.erased_at.ms == 0 || left.count == 0);
    }
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_mail_is_not_repeated_while_nothing_can_be_written),
        STORE_TEST(an_interrupted_erasure_is_finished_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
