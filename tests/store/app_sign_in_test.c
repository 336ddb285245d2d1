/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Signing in and everything around it. */
#include "app_fixture.h"

#include <pthread.h>
#include <stdlib.h>

#include "app/sign_in.h"
#include "app/throttle.h"
#include "app/token.h"

enum { MINUTE_MS = 60000, HOUR_MS = 3600000, DAY_MS = 86400000 };

#define PASSWORD "ein langer Satz"

/* An invited person who has chosen a password; *ret_first is how they came in. */
static AccountId person_with_password(AppTest *test, const char *name, SignedIn *ret_first) {
    Ctx *ctx = app_test_as_system(test);
    AccountId id = app_test_person(test, &test->authority, NULL, "team", name);
    OneTimeLink link;
    assert_ok(account_reset_link_system(&test->app, ctx, id, &link));
    assert_int_equal(link.kind, LINK_INVITATION);
    Str secret = str_slice(link.address, sizeof "http://test.example/link/" - 1, SIZE_MAX);
    NewPasswordForm form = { .password = STR(PASSWORD), .password_again = STR(PASSWORD) };
    assert_ok(sign_in_by_link(&test->app, ctx, secret, &form, STR("Test"), ret_first));
    assert_int_equal(ret_first->session.account.v, id.v);
    return id;
}

static Err attempt(AppTest *test, const char *email, const char *password, Str cookie,
                   SignedIn *ret, int64_t *ret_wait) {
    Ctx *ctx = &test->store->ctx;
    ctx->findings = (Findings){ 0 };
    SignInForm form = { .email = str_from(email), .password = str_from(password) };
    return sign_in(&test->app, ctx, &form, STR("Test"), cookie, ret, ret_wait);
}

static void a_right_password_opens_a_session(void **state) {
    AppTest *test = app_test(state);
    SignedIn first, in;
    int64_t wait;
    person_with_password(test, "Ida", &first);
    Ctx *ctx = &test->store->ctx;
    assert_ok(attempt(test, " IDA@test.example ", PASSWORD, STR(""), &in, &wait));
    Session session;
    assert_ok(session_find(&test->app, ctx, test->conn, in.session.token, &session));
    assert_true(str_eq(session.name, STR("Ida")));
    Sessions list;
    assert_ok(session_list(&test->app, ctx, test->conn, &session, &list));
    assert_int_equal(list.count, 2);
    assert_ok(session_end_other(&test->app, ctx, &session, (SessionId){ 0 }));
    assert_err(session_find(&test->app, ctx, test->conn, first.session.token, &session),
               ERR_NOT_FOUND);
    assert_ok(session_end(&test->app, ctx, &in.session));
    assert_err(session_find(&test->app, ctx, test->conn, in.session.token, &session),
               ERR_NOT_FOUND);
    static const Sql PLAIN = SQL("SELECT count(*) FROM session WHERE length(token_hash) = 32");
    assert_int_equal(app_test_count(test, &PLAIN), 2);
    app_test_done(test);
}

static void every_wrong_sign_in_answers_alike(void **state) {
    AppTest *test = app_test(state);
    SignedIn in;
    int64_t wait;
    AccountId id = person_with_password(test, "Ida", &in);
    assert_err(attempt(test, "ida@test.example", "falsch", STR(""), &in, &wait), ERR_INVALID);
    assert_int_equal(test->store->ctx.findings.items[0].kind, FINDING_WRONG_SECRET);
    assert_err(attempt(test, "niemand@test.example", PASSWORD, STR(""), &in, &wait), ERR_INVALID);
    assert_int_equal(test->store->ctx.findings.items[0].kind, FINDING_WRONG_SECRET);
    app_test_as_system(test);
    assert_ok(account_disable_system(&test->app, &test->store->ctx, id, true));
    assert_err(attempt(test, "ida@test.example", PASSWORD, STR(""), &in, &wait), ERR_INVALID);
    assert_int_equal(test->store->ctx.findings.items[0].kind, FINDING_WRONG_SECRET);
    app_test_done(test);
}

static void guessing_is_slowed_but_locks_nobody_out(void **state) {
    AppTest *test = app_test(state);
    SignedIn mine, in;
    int64_t wait = 0;
    person_with_password(test, "Ida", &mine);
    int64_t checked = 0, refused = 0;
    for (int i = 0; i < 40; i++) {
        Err err = attempt(test, "ida@test.example", "geraten", STR(""), &in, &wait);
        checked += err == ERR_INVALID;
        refused += err == ERR_TOO_MANY;
        test->store->now.ms += 1000;
    }
    assert_int_equal(checked + refused, 40);
    assert_true(checked >= SIGN_IN_FREE_UNKNOWN && checked < 15);
    assert_true(wait > 0 && wait <= SIGN_IN_WAIT_UNKNOWN_MS);
    /* The right password does not help from an unknown device now, but from one's own. */
    assert_err(attempt(test, "ida@test.example", PASSWORD, STR(""), &in, &wait), ERR_TOO_MANY);
    assert_ok(attempt(test, "ida@test.example", PASSWORD, mine.device_cookie, &in, &wait));
    /* Somebody else's cookie or a changed one is an unknown device. */
    SignedIn other;
    person_with_password(test, "Uwe", &other);
    assert_err(attempt(test, "ida@test.example", PASSWORD, other.device_cookie, &in, &wait),
               ERR_TOO_MANY);
    /* An unknown address is slowed down alike. */
    for (int i = 0; i < 10; i++)
        (void)!attempt(test, "niemand@test.example", "geraten", STR(""), &in, &wait);
    assert_err(attempt(test, "niemand@test.example", "geraten", STR(""), &in, &wait), ERR_TOO_MANY);
    /* After a while it works from everywhere again. */
    test->store->now.ms += SIGN_IN_WAIT_UNKNOWN_MS;
    assert_ok(attempt(test, "ida@test.example", PASSWORD, STR(""), &in, &wait));
    app_test_done(test);
}

static void changing_the_password_ends_what_was_open(void **state) {
    AppTest *test = app_test(state);
    SignedIn first, second, in;
    int64_t wait;
    AccountId id = person_with_password(test, "Ida", &first);
    assert_ok(attempt(test, "ida@test.example", PASSWORD, STR(""), &second, &wait));
    Ctx *ctx = app_test_as(test, id);
    PasswordChangeForm form = { .password_now = STR("falsch"),
                                .password = STR("ein anderer Satz"),
                                .password_again = STR("ein anderer Satz") };
    assert_err(password_change(&test->app, ctx, &second.session, &form, &wait), ERR_INVALID);
    form.password_now = STR(PASSWORD);
    form.password_again = STR("vertippt");
    assert_err(password_change(&test->app, ctx, &second.session, &form, &wait), ERR_INVALID);
    form.password_again = form.password;
    assert_ok(password_change(&test->app, ctx, &second.session, &form, &wait));
    Session session;
    assert_ok(session_find(&test->app, ctx, test->conn, second.session.token, &session));
    assert_err(session_find(&test->app, ctx, test->conn, first.session.token, &session),
               ERR_NOT_FOUND);
    assert_err(attempt(test, "ida@test.example", PASSWORD, STR(""), &in, &wait), ERR_INVALID);
    assert_ok(attempt(test, "ida@test.example", "ein anderer Satz", STR(""), &in, &wait));
    app_test_done(test);
}

static void the_address_changes_only_with_the_password(void **state) {
    AppTest *test = app_test(state);
    SignedIn first, second, in;
    int64_t wait;
    AccountId id = person_with_password(test, "Ida", &first);
    assert_ok(attempt(test, "ida@test.example", PASSWORD, STR(""), &second, &wait));
    test->config.sendmail = STR("/nirgends/sendmail");
    Ctx *ctx = app_test_as_system(test);
    OneTimeLink link, seen;
    assert_ok(account_reset_link_system(&test->app, ctx, id, &link));
    Str secret = str_slice(link.address, sizeof "http://test.example/link/" - 1, SIZE_MAX);
    app_test_as(test, id);
    /* Not beside the name, where nobody is asked for it. */
    ProfileForm profile = { .name = STR("Ida Neu"),
                            .email = STR("dieb@test.example"),
                            .language = STR("") };
    Written written;
    assert_ok(account_change_profile(&test->app, ctx, NULL, &profile, &written));
    EmailChangeForm form = { .email = STR(" Ida.Neu@test.example"), .password_now = STR("falsch") };
    assert_err(email_change(&test->app, ctx, &second.session, &form, &wait), ERR_INVALID);
    assert_true(str_eq(ctx->findings.items[0].field, STR("password_now")));
    Account account;
    assert_ok(account_get(test->conn, ctx->arena, id, &account));
    assert_true(str_eq(account.email, STR("ida@test.example")));
    assert_true(str_eq(account.name, STR("Ida Neu")));
    ctx->findings = (Findings){ 0 };
    form.password_now = STR(PASSWORD);
    /* It counts only by its link (tests/http/address_http_test.c); the links there are go on. */
    assert_ok(email_change(&test->app, ctx, &second.session, &form, &wait));
    assert_ok(one_time_link_find(&test->app, ctx, test->conn, secret, &seen));
    assert_ok(attempt(test, "ida@test.example", PASSWORD, STR(""), &in, &wait));
    assert_err(attempt(test, "ida.neu@test.example", PASSWORD, STR(""), &in, &wait), ERR_INVALID);
    test->config.sendmail = STR("");
    assert_err(email_change(&test->app, ctx, &second.session, &form, &wait), ERR_FORBIDDEN);
    app_test_done(test);
}

static void a_flood_of_passwords_counts_nobodys_attempt(void **state) {
    AppTest *test = app_test(state);
    SignedIn in;
    int64_t wait;
    AccountId id = person_with_password(test, "Ida", &in);
    PasswordGate *before = test->app.passwords;
    test->app.passwords = password_gate_open(0);
    assert_err(attempt(test, "ida@test.example", PASSWORD, STR(""), &in, &wait), ERR_BUSY);
    test->config.sendmail = STR("/nirgends/sendmail");
    Ctx *ctx = app_test_as(test, id);
    EmailChangeForm form = { .email = STR("neu@test.example"), .password_now = STR(PASSWORD) };
    assert_err(email_change(&test->app, ctx, &in.session, &form, &wait), ERR_BUSY);
    static const Sql COUNTED = SQL("SELECT count(*) FROM sign_in_throttle");
    assert_int_equal(app_test_count(test, &COUNTED), 0);
    password_gate_close(test->app.passwords);
    test->app.passwords = before;
    assert_ok(attempt(test, "ida@test.example", PASSWORD, STR(""), &in, &wait));
    app_test_done(test);
}

static void guessing_at_an_open_session_is_slowed(void **state) {
    AppTest *test = app_test(state);
    SignedIn in;
    int64_t wait = 0;
    AccountId id = person_with_password(test, "Ida", &in);
    test->config.sendmail = STR("/nirgends/sendmail");
    Ctx *ctx = app_test_as(test, id);
    EmailChangeForm form = { .email = STR("dieb@test.example"), .password_now = STR("geraten") };
    int checked = 0;
    for (int i = 0; i < 20; i++)
        checked += email_change(&test->app, ctx, &in.session, &form, &wait) == ERR_INVALID;
    assert_true(checked >= SIGN_IN_FREE_UNKNOWN && checked < 20);
    assert_true(wait > 0);
    app_test_done(test);
}

static void sessions_end_by_themselves(void **state) {
    AppTest *test = app_test(state);
    SignedIn in;
    person_with_password(test, "Ida", &in);
    Ctx *ctx = &test->store->ctx;
    Session session;
    Instant start = test->store->now;
    for (int hour = 1; hour < 12; hour++) { /* used every hour: not idle */
        test->store->now.ms = start.ms + hour * HOUR_MS;
        assert_ok(session_find(&test->app, ctx, test->conn, in.session.token, &session));
        assert_ok(session_touch(&test->app, ctx, &session));
    }
    test->store->now.ms = start.ms + 12 * HOUR_MS;
    assert_err(session_find(&test->app, ctx, test->conn, in.session.token, &session),
               ERR_NOT_FOUND);
    SignedIn idle;
    person_with_password(test, "Udo", &idle);
    test->store->now.ms += 4 * HOUR_MS;
    assert_err(session_find(&test->app, ctx, test->conn, idle.session.token, &session),
               ERR_NOT_FOUND);
    app_test_done(test);
}

static void text_of_an_ended_session_waits_for_its_author(void **state) {
    AppTest *test = app_test(state);
    SignedIn ida, udo, again;
    int64_t wait;
    person_with_password(test, "Ida", &ida);
    person_with_password(test, "Udo", &udo);
    Ctx *ctx = &test->store->ctx;
    Str token = session_form_token(test->store->arena, &ida.session);
    KeptText text = { .form = STR("POST /ziele"),
                      .location = STR("/vorhaben/x/ziele"),
                      .body = STR("statement=Mein+Satz") };
    assert_ok(session_end(&test->app, ctx, &ida.session));
    /* Another session's token keeps nothing. */
    assert_err(kept_text_store(&test->app, ctx, ida.session.token,
                               session_form_token(test->store->arena, &udo.session), &text),
               ERR_UNAUTHENTICATED);
    assert_ok(kept_text_store(&test->app, ctx, ida.session.token, token, &text));
    static const Sql PLAIN = SQL("SELECT count(*) FROM kept_text WHERE length(sealed) > 60");
    assert_int_equal(app_test_count(test, &PLAIN), 1);
    KeptTexts kept;
    assert_ok(kept_text_list(&test->app, ctx, test->conn, &udo.session, &kept));
    assert_int_equal(kept.count, 0);
    assert_ok(attempt(test, "ida@test.example", PASSWORD, STR(""), &again, &wait));
    assert_ok(kept_text_list(&test->app, ctx, test->conn, &again.session, &kept));
    assert_int_equal(kept.count, 1);
    assert_true(str_eq(kept.items[0].body, text.body));
    assert_true(str_eq(kept.items[0].form, text.form));
    assert_true(str_eq(kept.items[0].location, text.location));
    assert_err(kept_text_discard(&test->app, ctx, &udo.session, kept.items[0].id), ERR_NOT_FOUND);
    assert_ok(kept_text_discard(&test->app, ctx, &again.session, kept.items[0].id));
    assert_ok(kept_text_list(&test->app, ctx, test->conn, &again.session, &kept));
    assert_int_equal(kept.count, 0);
    /* An hour later neither the old page nor a kept text is taken. */
    assert_ok(kept_text_store(&test->app, ctx, ida.session.token, token, &text));
    test->store->now.ms += HOUR_MS + 1;
    assert_ok(kept_text_list(&test->app, ctx, test->conn, &again.session, &kept));
    assert_int_equal(kept.count, 0);
    assert_err(kept_text_store(&test->app, ctx, ida.session.token, token, &text),
               ERR_UNAUTHENTICATED);
    app_test_done(test);
}

enum { GUESSERS = 16 };

typedef struct Guesser {
    AppTest *test;
    Throttle throttle;
    Err result;
} Guesser;

static void *guess(void *self) {
    Guesser *guesser = self;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Ctx ctx = { .arena = arena, .clock = guesser->test->app.clock };
    int64_t wait;
    guesser->result = throttle_attempt(&guesser->test->app, &ctx, &guesser->throttle, &wait);
    return NULL;
}

/* The clock stands still: the sixth attempt begins the wait, no other is let through beside it. */
static void guesses_at_the_same_time_are_counted_each(void **state) {
    AppTest *test = app_test(state);
    Throttle throttle = throttle_of(&test->app, &test->store->ctx, STR("a@b.example"), STR(""));
    Guesser guessers[GUESSERS];
    pthread_t threads[GUESSERS];
    for (int i = 0; i < GUESSERS; i++) {
        guessers[i] = (Guesser){ .test = test, .throttle = throttle };
        assert_int_equal(pthread_create(&threads[i], NULL, guess, &guessers[i]), 0);
    }
    int let_through = 0;
    for (int i = 0; i < GUESSERS; i++) {
        pthread_join(threads[i], NULL);
        assert_true(guessers[i].result == ERR_NONE || guessers[i].result == ERR_TOO_MANY);
        let_through += guessers[i].result == ERR_NONE;
    }
    assert_int_equal(let_through, SIGN_IN_FREE_UNKNOWN + 1);
    app_test_done(test);
}

static void an_invitation_works_once(void **state) {
    AppTest *test = app_test(state);
    Ctx *ctx = app_test_as(test, test->administrator);
    AuthorityRef authority;
    assert_ok(access_authority(&test->app, ctx, test->conn, STR("a"), PERMISSION_PEOPLE_MANAGE,
                               &authority));
    InvitationForm form = { .name = STR("Neo"),
                            .email = STR("Neo@Test.Example"),
                            .language = STR("de"),
                            .role = STR("team"),
                            .body = STR("IT") };
    Invited invited;
    assert_ok(account_invite(&test->app, ctx, NULL, &authority, NULL, &form, &invited));
    assert_false(invited.existed);
    assert_false(invited.by_mail);
    Str secret = str_slice(invited.link.address, sizeof "http://test.example/link/" - 1, SIZE_MAX);
    OneTimeLink link;
    assert_ok(one_time_link_find(&test->app, ctx, test->conn, secret, &link));
    assert_ok(one_time_link_find(&test->app, ctx, test->conn, secret, &link)); /* looking is free */
    NewPasswordForm password = { .password = STR(PASSWORD), .password_again = STR("anders") };
    SignedIn in;
    assert_err(sign_in_by_link(&test->app, ctx, secret, &password, STR(""), &in), ERR_INVALID);
    assert_int_equal(ctx->findings.items[0].kind, FINDING_NOT_EQUAL);
    /* Nor one that everybody would try for this person. */
    ctx->findings = (Findings){ 0 };
    password.password = password.password_again = STR("neo@Test-2026");
    assert_err(sign_in_by_link(&test->app, ctx, secret, &password, STR(""), &in), ERR_INVALID);
    assert_int_equal(ctx->findings.items[0].kind, FINDING_PASSWORD_NAMES);
    password.password = password.password_again = STR(PASSWORD);
    assert_ok(sign_in_by_link(&test->app, ctx, secret, &password, STR(""), &in));
    assert_err(sign_in_by_link(&test->app, ctx, secret, &password, STR(""), &in), ERR_GONE);
    assert_err(one_time_link_find(&test->app, ctx, test->conn, STR("kurz"), &link), ERR_NOT_FOUND);
    /* Invited once more: the role is there already; another one is given without a link. */
    ctx->findings = (Findings){ 0 };
    assert_err(account_invite(&test->app, ctx, NULL, &authority, NULL, &form, &invited),
               ERR_INVALID);
    assert_int_equal(ctx->findings.items[0].kind, FINDING_HAS_ROLE);
    form.role = STR("reader");
    assert_ok(account_invite(&test->app, ctx, NULL, &authority, NULL, &form, &invited));
    assert_true(invited.existed);
    assert_int_equal(invited.link.address.len, 0);
    /* And an unused link ends with its time. */
    form.email = STR("spaet@test.example");
    assert_ok(account_invite(&test->app, ctx, NULL, &authority, NULL, &form, &invited));
    secret = str_slice(invited.link.address, sizeof "http://test.example/link/" - 1, SIZE_MAX);
    test->store->now.ms += 73 * HOUR_MS;
    assert_err(sign_in_by_link(&test->app, ctx, secret, &password, STR(""), &in), ERR_GONE);
    app_test_done(test);
}

static Invited invite(AppTest *test, Ctx *ctx, const AuthorityRef *authority,
                      const InitiativeRef *opt_initiative, const char *role, const char *email) {
    InvitationForm form = { .name = STR("Gast"),
                            .email = str_from(email),
                            .language = STR("de"),
                            .role = str_from(role),
                            .body = STR("") };
    Invited invited;
    ctx->findings = (Findings){ 0 };
    assert_ok(account_invite(&test->app, ctx, NULL, authority, opt_initiative, &form, &invited));
    return invited;
}

/* Who has a link is the person: nobody gets one for what others gave them. */
static void an_invitation_of_others_shows_no_link(void **state) {
    AppTest *test = app_test(state);
    AuthorityRef other = app_test_authority(test, "b"), authority;
    InitiativeRef first = app_test_initiative(test, "Erstes");
    AccountId lead = app_test_person(test, &test->authority, &first, "lead", "Lea");
    Ctx *ctx = app_test_as(test, test->administrator);
    assert_ok(access_authority(&test->app, ctx, test->conn, STR("a"), PERMISSION_PEOPLE_MANAGE,
                               &authority));
    invite(test, ctx, &authority, NULL, "administrator", "neu@test.example");
    /* Invited again by who may manage them: a new link. */
    Invited invited = invite(test, ctx, &authority, NULL, "reader", "neu@test.example");
    assert_true(invited.existed);
    Str secret = str_slice(invited.link.address, sizeof "http://test.example/link/" - 1, SIZE_MAX);
    /* By the lead of an initiative, and in another authority: the role, but no link, and theirs works. */
    ctx = app_test_as(test, lead);
    InitiativeRef seen;
    assert_ok(access_initiative(&test->app, ctx, test->conn, first.key,
                                PERMISSION_INITIATIVE_ARCHIVE, &seen));
    invited = invite(test, ctx, &seen.authority, &seen, "team", "neu@test.example");
    assert_true(invited.existed);
    assert_int_equal(invited.link.address.len, 0);
    ctx = app_test_as_system(test);
    assert_ok(access_system(&test->app, ctx, test->conn, STR("b"), &other));
    /* There somebody stands in for them, whose link sets no password. */
    invited = invite(test, ctx, &other, NULL, "team", "neu@test.example");
    Str foreign = str_slice(invited.link.address, sizeof "http://test.example/link/" - 1, SIZE_MAX);
    NewPasswordForm password = { .password = STR(PASSWORD), .password_again = STR(PASSWORD) };
    SignedIn in;
    assert_err(sign_in_by_link(&test->app, ctx, foreign, &password, STR(""), &in), ERR_CONFLICT);
    OneTimeLink link;
    assert_ok(one_time_link_find(&test->app, ctx, test->conn, secret, &link));
    app_test_done(test);
}

static void administrators_reach_only_their_own_people(void **state) {
    AppTest *test = app_test(state);
    AuthorityRef other = app_test_authority(test, "b"), authority;
    AccountId theirs = app_test_person(test, &other, NULL, "team", "Bea");
    AccountId guest = app_test_person(test, &other, NULL, "team", "Cem");
    app_test_person(test, &test->authority, NULL, "team", "Cem");
    AccountId ours = app_test_person(test, &test->authority, NULL, "team", "Dan");
    Ctx *ctx = app_test_as(test, test->administrator);
    assert_ok(access_authority(&test->app, ctx, test->conn, STR("a"), PERMISSION_PEOPLE_MANAGE,
                               &authority));
    Invited invited;
    Written written;
    assert_err(account_reset_link(&test->app, ctx, NULL, &authority, theirs, &invited),
               ERR_NOT_FOUND);
    assert_err(account_reset_link(&test->app, ctx, NULL, &authority, guest, &invited),
               ERR_FORBIDDEN);
    assert_ok(account_reset_link(&test->app, ctx, NULL, &authority, ours, &invited));
    assert_err(account_disable(&test->app, ctx, NULL, &authority, theirs, true, &written),
               ERR_NOT_FOUND);
    assert_ok(account_disable(&test->app, ctx, NULL, &authority, ours, true, &written));
    assert_err(
        account_disable(&test->app, ctx, NULL, &authority, test->administrator, true, &written),
        ERR_FORBIDDEN);
    Accounts list;
    assert_ok(account_list(&test->app, ctx, test->conn, &authority, &list));
    assert_int_equal(list.count, 3);
    assert_true(list.items[0].email.len > 0);
    app_test_as(test, guest);
    assert_ok(access_authority(&test->app, ctx, test->conn, STR("a"), PERMISSION_AUTHORITY_READ,
                               &authority));
    assert_ok(account_list(&test->app, ctx, test->conn, &authority, &list));
    assert_int_equal(list.items[0].email.len, 0);
    app_test_done(test);
}

static void tokens_are_shown_once_and_end(void **state) {
    AppTest *test = app_test(state);
    AccountId id = app_test_person(test, &test->authority, NULL, "team", "Ida");
    Ctx *ctx = app_test_as(test, id);
    TokenForm form = { .label = STR("Auswertung"), .days = 30 };
    NewToken token;
    assert_ok(token_create(&test->app, ctx, id, &form, &token));
    assert_true(str_starts(token.secret, STR("einklang_")));
    TokenId found;
    assert_ok(token_authenticate(&test->app, ctx, test->conn, token.secret, &found));
    assert_int_equal(found.v, token.id.v);
    assert_int_equal(ctx->actor.kind, ACTOR_TOKEN);
    assert_int_equal(ctx->actor.account.v, id.v);
    ApiTokens list;
    assert_ok(token_list(&test->app, ctx, test->conn, id, &list));
    assert_int_equal(list.count, 1);
    assert_false(date_none(list.items[0].last_used_on));
    assert_err(token_authenticate(&test->app, ctx, test->conn, STR("einklang_x"), &found),
               ERR_UNAUTHENTICATED);
    assert_err(token_revoke(&test->app, ctx, test->administrator, token.id), ERR_NOT_FOUND);
    Instant now = test->store->now;
    test->store->now.ms += 31 * (int64_t)DAY_MS;
    assert_err(token_authenticate(&test->app, ctx, test->conn, token.secret, &found),
               ERR_UNAUTHENTICATED);
    test->store->now = now;
    assert_ok(token_revoke(&test->app, ctx, id, token.id));
    assert_err(token_authenticate(&test->app, ctx, test->conn, token.secret, &found),
               ERR_UNAUTHENTICATED);
    for (int i = 0; i < TOKENS_MAX; i++)
        assert_ok(token_create(&test->app, ctx, id, &form, &token));
    assert_err(token_create(&test->app, ctx, id, &form, &token), ERR_INVALID);
    app_test_done(test);
}

static void a_chosen_authority_must_be_ones_own(void **state) {
    AppTest *test = app_test(state);
    AuthorityRef other = app_test_authority(test, "b"), seen;
    app_test_authority(test, "c");
    SignedIn in;
    AccountId id = person_with_password(test, "Ida", &in);
    app_test_person(test, &other, NULL, "team", "Ida");
    Ctx *ctx = app_test_as(test, id);
    assert_err(session_choose_authority(&test->app, ctx, &in.session, STR("c")), ERR_NOT_FOUND);
    assert_ok(session_choose_authority(&test->app, ctx, &in.session, STR("b")));
    Session session;
    assert_ok(session_find(&test->app, ctx, test->conn, in.session.token, &session));
    ctx->actor.chosen = session.chosen_authority;
    assert_ok(
        access_authority(&test->app, ctx, test->conn, STR(""), PERMISSION_AUTHORITY_READ, &seen));
    assert_true(str_eq(seen.key, STR("b")));
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_right_password_opens_a_session),
        STORE_TEST(every_wrong_sign_in_answers_alike),
        SQLITE_TEST(guessing_is_slowed_but_locks_nobody_out),
        STORE_TEST(changing_the_password_ends_what_was_open),
        STORE_TEST(the_address_changes_only_with_the_password),
        SQLITE_TEST(a_flood_of_passwords_counts_nobodys_attempt),
        STORE_TEST(guessing_at_an_open_session_is_slowed),
        STORE_TEST(sessions_end_by_themselves),
        STORE_TEST(text_of_an_ended_session_waits_for_its_author),
        STORE_TEST(guesses_at_the_same_time_are_counted_each),
        STORE_TEST(an_invitation_works_once),
        STORE_TEST(an_invitation_of_others_shows_no_link),
        STORE_TEST(administrators_reach_only_their_own_people),
        STORE_TEST(tokens_are_shown_once_and_end),
        STORE_TEST(a_chosen_authority_must_be_ones_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
