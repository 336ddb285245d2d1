/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Mails and live events after COMMIT. */
#include "app_fixture.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/mail.h"
#include "app/outbox.h"
#include "app/sign_in.h"
#include "base/io.h"
#include "store/one_time_link_store.h"

static const Sql WAITING = SQL("SELECT count(*) FROM outbox");
static const Sql MAILS = SQL("SELECT count(*) FROM outbox WHERE kind = 'mail'");

/* A program in the place of sendmail. */
static void sendmail_is(AppTest *test, const char *script) {
    const char *path = store_test_path(test->store, "sendmail");
    CLEANUP(fd_closep) int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0700);
    assert_true(fd >= 0);
    Str text = str_join(test->store->arena, STR("#!/bin/sh\n"), str_from(script), STR("\n"));
    assert_ok(write_all(fd, text));
    test->config.sendmail = str_from(path);
    test->config.mail_from = STR("einklang@test.example");
}

static Invited invite_to(AppTest *test, Str email) {
    Ctx *ctx = app_test_as_system(test);
    AuthorityRef authority;
    assert_ok(access_system(&test->app, ctx, test->conn, STR("a"), &authority));
    InvitationForm form = { .name = STR("Jörg Grüße"),
                            .email = email,
                            .language = STR("de"),
                            .role = STR("team"),
                            .body = STR("") };
    Invited invited;
    assert_ok(account_invite(&test->app, ctx, NULL, &authority, NULL, &form, &invited));
    return invited;
}

static Invited invite(AppTest *test) {
    return invite_to(test, STR("joerg@test.example"));
}

static void a_mail_goes_out_once(void **state) {
    AppTest *test = app_test(state);
    const char *sent = store_test_path(test->store, "sent");
    sendmail_is(test, str_c(test->store->arena,
                            str_join(test->store->arena, STR("cat >>"), str_from(sent))));
    Invited invited = invite(test);
    assert_true(invited.by_mail);
    assert_int_equal(invited.link.address.len, 0);
    /* Neither address nor link can be read in the table. */
    static const Sql PLAIN = SQL("SELECT count(*) FROM outbox WHERE payload LIKE '%test.example%'");
    assert_int_equal(app_test_count(test, &PLAIN), 0);
    assert_int_equal(app_test_count(test, &MAILS), 1);
    int64_t served;
    assert_ok(outbox_serve(&test->app, &served));
    assert_ok(outbox_serve(&test->app, &served));
    assert_int_equal(app_test_count(test, &WAITING), 0);
    Str mail;
    assert_ok(file_read_all(test->store->arena, sent, 20000, &mail));
    assert_true(str_find(mail, STR("To: <joerg@test.example>\r\n")) > 0);
    assert_true(str_find(mail, STR("From: <einklang@test.example>\r\n")) > 0);
    assert_true(str_find(mail, STR("Subject: =?UTF-8?B?")) > 0);
    assert_int_equal(
        str_find(str_slice(mail, (size_t)str_find(mail, STR("To: <")) + 4, SIZE_MAX), STR("To: <")),
        -1);
    app_test_done(test);
}

static void a_failing_program_is_tried_again_later(void **state) {
    AppTest *test = app_test(state);
    sendmail_is(test, "exit 75");
    invite(test);
    int64_t served;
    assert_ok(outbox_serve(&test->app, &served));
    assert_int_equal(app_test_count(test, &MAILS), 1);
    assert_ok(outbox_serve(&test->app, &served));
    assert_int_equal(served, 0); /* not yet */
    sendmail_is(test, "cat >/dev/null");
    test->store->now.ms += 39999; /* an attempt may take 30 s, perhaps by another server */
    assert_ok(outbox_serve(&test->app, &served));
    assert_int_equal(served, 0);
    test->store->now.ms += 1;
    assert_ok(outbox_serve(&test->app, &served));
    assert_int_equal(served, 1);
    assert_int_equal(app_test_count(test, &MAILS), 0);
    /* A link that has expired is not mailed any more. */
    sendmail_is(test, "exit 75");
    assert_ok(
        account_disable_system(&test->app, app_test_as_system(test), test->administrator, false));
    ResetRequestForm form = { .email = STR("ada@test.example") };
    assert_ok(password_reset_request(&test->app, &test->store->ctx, &form));
    assert_ok(
        password_reset_request(&test->app, &test->store->ctx, &form)); /* one in ten minutes */
    assert_int_equal(app_test_count(test, &MAILS), 1);
    test->store->now.ms += 73 * (int64_t)3600000;
    assert_ok(outbox_serve(&test->app, &served));
    assert_int_equal(app_test_count(test, &MAILS), 0);
    app_test_done(test);
}

static void assert_health(AppTest *test, int64_t waiting, bool sent, bool failed,
                          MailTrouble trouble) {
    MailHealth health;
    assert_ok(mail_health(&test->store->ctx, test->conn, &health));
    assert_int_equal(health.waiting, waiting);
    assert_int_equal(health.since.ms != 0, waiting > 0);
    assert_int_equal(health.sent_at.ms != 0, sent);
    assert_int_equal(health.failed_at.ms != 0, failed);
    assert_true(str_eq(health.trouble, mail_trouble_key(trouble)));
}

static OneTimeLinkRow last_link(AppTest *test, AccountId account) {
    OneTimeLinkRow link;
    assert_ok(one_time_link_last(test->conn, test->store->arena, account, &link));
    return link;
}

/* An administrator sees that a mail did not go out, and why. */
static void what_became_of_a_mail_is_kept(void **state) {
    AppTest *test = app_test(state);
    Account joerg;
    int64_t served;
    assert_health(test, 0, false, false, MAIL_TROUBLE_NONE);
    sendmail_is(test, "exit 75");
    invite(test);
    assert_ok(account_by_email(test->conn, test->store->arena, STR("joerg@test.example"), &joerg));
    assert_true(str_eq(last_link(test, joerg.id).mail_state, STR("waiting")));
    assert_health(test, 0, false, false, MAIL_TROUBLE_NONE);
    assert_ok(outbox_serve(&test->app, &served));
    assert_health(test, 1, false, false, MAIL_TROUBLE_REFUSED);
    assert_true(str_eq(last_link(test, joerg.id).mail_trouble, STR("refused")));
    test->config.sendmail = STR("/nirgends/sendmail");
    test->store->now.ms += 40000;
    assert_ok(outbox_serve(&test->app, &served));
    assert_health(test, 1, false, false, MAIL_TROUBLE_NO_PROGRAM);
    sendmail_is(test, "cat >/dev/null");
    test->store->now.ms += 80000;
    assert_ok(outbox_serve(&test->app, &served));
    assert_health(test, 0, true, false, MAIL_TROUBLE_NO_PROGRAM);
    assert_true(str_eq(last_link(test, joerg.id).mail_state, STR("sent")));
    assert_int_equal(last_link(test, joerg.id).mail_trouble.len, 0);
    /* Given up with its link. */
    sendmail_is(test, "exit 1");
    Ctx *ctx = app_test_as_system(test);
    AuthorityRef authority;
    Invited invited;
    assert_ok(access_system(&test->app, ctx, test->conn, STR("a"), &authority));
    assert_ok(account_reset_link(&test->app, ctx, NULL, &authority, joerg.id, &invited));
    test->store->now.ms += 73 * (int64_t)3600000;
    assert_ok(outbox_serve(&test->app, &served));
    assert_health(test, 0, true, true, MAIL_TROUBLE_EXPIRED);
    assert_true(str_eq(last_link(test, joerg.id).mail_state, STR("failed")));
    /* A mail that waits is worth nothing once another link is shown. */
    assert_ok(account_reset_link(&test->app, ctx, NULL, &authority, joerg.id, &invited));
    assert_int_equal(app_test_count(test, &MAILS), 1);
    assert_ok(account_invitation_show(&test->app, ctx, NULL, &authority, joerg.id, &invited));
    assert_true(invited.link.address.len > 0);
    assert_int_equal(app_test_count(test, &MAILS), 0);
    app_test_has_come(test, joerg.id);
    app_test_as_system(test);
    assert_err(account_invitation_show(&test->app, ctx, NULL, &authority, joerg.id, &invited),
               ERR_FORBIDDEN);
    app_test_done(test);
}

static void forgotten_passwords_tell_nobody_who_has_an_account(void **state) {
    AppTest *test = app_test(state);
    Ctx *ctx = app_test_as_system(test);
    sendmail_is(test, "cat >/dev/null");
    ResetRequestForm form = { .email = STR("niemand@test.example") };
    assert_ok(password_reset_request(&test->app, ctx, &form));
    assert_int_equal(app_test_count(test, &MAILS), 0);
    app_test_done(test);
}

/* The words of the mail that waits, read as sendmail would have them read. */
static Str words_of_mail(AppTest *test) {
    const char *sent = store_test_path(test->store, "words");
    sendmail_is(test, str_c(test->store->arena,
                            str_join(test->store->arena, STR("sed '1,/^\r*$/d' | base64 -di >"),
                                     str_from(sent))));
    int64_t served;
    Str words;
    assert_ok(outbox_serve(&test->app, &served));
    assert_int_equal(served, 1);
    assert_ok(file_read_all(test->store->arena, sent, 20000, &words));
    return words;
}

/* Who was invited and asks for a new password reads that there was none yet, and at whose. */
static void forgetting_a_password_that_never_was_is_said_so(void **state) {
    static const Sql NAME = SQL("UPDATE authority SET name = 'Stadt Musterhausen' WHERE key = 'a'");
    AppTest *test = app_test(state);
    Conn *conn = store_test_conn(test->store, CONN_WRITE);
    assert_ok(store_test_run(conn, &NAME));
    conn_close(conn);
    sendmail_is(test, "cat >/dev/null");
    invite(test);
    assert_true(str_find(words_of_mail(test), STR("Stadt Musterhausen lädt Sie ein")) >= 0);
    Ctx *ctx = app_test_as_system(test);
    ResetRequestForm form = { .email = STR("joerg@test.example") };
    assert_ok(password_reset_request(&test->app, ctx, &form));
    Str words = words_of_mail(test);
    assert_true(str_find(words, STR("Konto bei Stadt Musterhausen wurde")) >= 0);
    assert_true(str_find(words, STR("Das Konto hat noch keines")) >= 0);
    assert_true(str_find(words, STR("lädt Sie ein")) < 0);
    /* Who has one, and who has no authority. */
    Account joerg;
    assert_ok(account_by_email(test->conn, ctx->arena, form.email, &joerg));
    app_test_has_come(test, joerg.id);
    test->store->now.ms += 3600000;
    assert_ok(password_reset_request(&test->app, ctx, &form));
    words = words_of_mail(test);
    assert_true(str_find(words, STR("Konto bei Stadt Musterhausen wurde")) >= 0);
    assert_true(str_find(words, STR("Das Konto hat noch keines")) < 0);
    AccountId operator;
    const ProfileForm olga = { .name = STR("Olga"), .email = STR("olga@test.example") };
    assert_ok(account_create(&test->app, ctx, &olga, STR("operator"), &operator));
    form.email = olga.email;
    assert_ok(password_reset_request(&test->app, ctx, &form));
    assert_true(str_find(words_of_mail(test), STR("Konto bei Einklang wurde")) >= 0);
    app_test_done(test);
}

static void a_new_address_is_asked_and_nobody_else(void **state) {
    AppTest *test = app_test(state);
    const char *sent = store_test_path(test->store, "sent");
    Ctx *ctx = app_test_as_system(test);
    OneTimeLink link;
    assert_ok(account_reset_link_system(&test->app, ctx, test->administrator, &link));
    Str secret = str_slice(link.address, sizeof "http://test.example/link/" - 1, SIZE_MAX);
    NewPasswordForm chosen = { .password = STR("ein langer Satz"),
                               .password_again = STR("ein langer Satz") };
    SignedIn in;
    assert_ok(sign_in_by_link(&test->app, ctx, secret, &chosen, STR("Test"), &in));
    sendmail_is(test, str_c(test->store->arena,
                            str_join(test->store->arena, STR("cat >>"), str_from(sent))));
    app_test_as(test, test->administrator);
    EmailChangeForm form = { .email = STR("neu@test.example"),
                             .password_now = STR("ein langer Satz") };
    int64_t wait, served;
    assert_ok(email_change(&test->app, ctx, &in.session, &form, &wait));
    assert_ok(email_change(&test->app, ctx, &in.session, &form, &wait)); /* asked just now */
    assert_int_equal(app_test_count(test, &MAILS), 1);
    assert_ok(outbox_serve(&test->app, &served));
    assert_int_equal(app_test_count(test, &WAITING), 0);
    Str mail;
    assert_ok(file_read_all(test->store->arena, sent, 20000, &mail));
    assert_true(str_find(mail, STR("To: <neu@test.example>\r\n")) > 0);
    assert_true(str_find(mail, STR("ada@test.example")) < 0);
    app_test_done(test);
}

static void a_text_cannot_begin_another_header(void **state) {
    AppTest *test = app_test(state);
    test->config.mail_from = STR("einklang@test.example");
    Mail mail = { .kind = STR("reset"),
                  .to = STR("a@b.example\r\nBcc: x@y.example"),
                  .name = STR("N"),
                  .language = STR("en"),
                  .authority = STR("A\r\nX-Evil: 1"),
                  .link = STR("http://x.example"),
                  .expires_at = { 1800000000000 } };
    Str text;
    assert_err(mail_text(&test->app, test->store->arena, &mail, test->store->now, &text),
               ERR_INVALID);
    mail.to = STR("a@b.example");
    assert_ok(mail_text(&test->app, test->store->arena, &mail, test->store->now, &text));
    assert_true(str_find(text, STR("X-Evil")) < 0);
    for (Str line; str_cut(&text, '\n', &line);)
        assert_true(line.len <= 78);
    app_test_done(test);
}

/* Woken after a COMMIT only where a write left something to do. */
static void count_wake(void *self) {
    atomic_fetch_add((atomic_int *)self, 1);
}

static void only_what_is_to_be_done_wakes_the_thread(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Ruhe");
    atomic_int woken = 0;
    sendmail_is(test, "cat >/dev/null");
    writer_on_commit(test->app.writer, count_wake, &woken);
    app_test_goal(test, app_test_as_system(test), &initiative, "Ziel");
    assert_int_equal(app_test_count(test, &WAITING), 0);
    invite_to(test, STR("flink@test.example"));
    /* The thread tells after it has answered, of one COMMIT after the other. */
    for (int i = 0; i < 200 && atomic_load(&woken) == 0; i++)
        nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
    writer_on_commit(test->app.writer, NULL, NULL);
    assert_int_equal(woken, 1);
    assert_int_equal(app_test_count(test, &MAILS), 1);
    app_test_done(test);
}

/* Until the statement counts `wanted`; false: not within two seconds. */
static bool comes_to(AppTest *test, const Sql *sql, int64_t wanted) {
    for (int i = 0; i < 100; i++) {
        if (app_test_count(test, sql) == wanted)
            return true;
        nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
    }
    return false;
}

/* A program that stalls for some addresses. */
static void stalling_sendmail(AppTest *test, const char *sent) {
    Arena *arena = test->store->arena;
    sendmail_is(test, str_c(arena, str_join(arena,
                                            STR("m=$(cat); case $m in *zaeh*) sleep 4;; esac\n"
                                                "printf '%s\\n' \"$m\" >>"),
                                            str_from(sent))));
}

static int times_in(Str text, Str word) {
    int times = 0;
    for (ptrdiff_t at; (at = str_find(text, word)) >= 0; times++)
        text = str_slice(text, (size_t)at + word.len, SIZE_MAX);
    return times;
}

/* One more than there are threads for it: the others do not wait for any of them. */
static void a_mail_that_stalls_holds_up_nothing_else(void **state) {
    enum { STALLED = 9 };
    AppTest *test = app_test(state);
    const char *sent = store_test_path(test->store, "sent");
    stalling_sendmail(test, sent);
    Outbox *outbox = NULL;
    test->app.clock = clock_system();
    test->store->now = clock_now(test->app.clock); /* links that have not expired by it */
    invite_to(test, STR("zaeh@test.example"));
    invite_to(test, STR("flink@test.example"));
    assert_ok(outbox_open(&test->app, &outbox));
    writer_on_commit(test->app.writer, outbox_wake, outbox);
    assert_true(comes_to(test, &WAITING, 1)); /* the quick one is through */
    for (int i = 1; i < STALLED; i++) {
        char address[32];
        snprintf(address, sizeof address, "zaeh%d@test.example", i);
        invite_to(test, str_copy(test->store->arena, str_from(address)));
    }
    assert_true(comes_to(test, &WAITING, STALLED));
    assert_int_equal(app_test_count(test, &MAILS), STALLED);
    for (int i = 0; i < 6 && !comes_to(test, &WAITING, 0); i++)
        continue;
    writer_on_commit(test->app.writer, NULL, NULL);
    outbox_close(outbox);
    assert_int_equal(app_test_count(test, &WAITING), 0);
    Str mails;
    assert_ok(file_read_all(test->store->arena, sent, 100000, &mails));
    assert_int_equal(times_in(mails, STR("To: <")), STALLED + 1);
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_mail_goes_out_once),
        STORE_TEST(a_failing_program_is_tried_again_later),
        STORE_TEST(what_became_of_a_mail_is_kept),
        STORE_TEST(forgotten_passwords_tell_nobody_who_has_an_account),
        STORE_TEST(forgetting_a_password_that_never_was_is_said_so),
        STORE_TEST(a_new_address_is_asked_and_nobody_else),
        SQLITE_TEST(a_text_cannot_begin_another_header),
        STORE_TEST(only_what_is_to_be_done_wakes_the_thread),
        STORE_TEST(a_mail_that_stalls_holds_up_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
