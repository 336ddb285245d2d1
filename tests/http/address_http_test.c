/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Another e-mail address: it counts once who reads it says so, and roles given by address wait until
 * they are accepted (docs/adr/0010-proven-addresses.md). */
#include "site_fixture.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "app/address.h"
#include "app/invitation.h"
#include "app/outbox.h"
#include "app/sign_in.h"
#include "base/io.h"
#include "base/out.h"

#define PASSWORD     "ein+langes+Passwort"
#define ASKED(email) "email=" email "&password_now=" PASSWORD

typedef struct Post {
    SiteTest *site;
    AppTest *app;
    AccountId mira; /* of authority a, has come and chosen PASSWORD */
    Browser browser;
} Post;

static const char *text_of(Post *post, Str a, const char *b) {
    return str_c(post->app->store->arena, str_join(post->app->store->arena, a, str_from(b)));
}

static Post post_open(void **state) {
    Post post = { .site = site_test(state) };
    AppTest *app = post.app = post.site->app;
    OneTimeLink link;
    post.mira = app_test_person(app, &app->authority, NULL, "team", "Mira");
    assert_ok(account_reset_link_system(&app->app, app_test_as_system(app), post.mira, &link));
    Str path = str_slice(link.address, app->app.base_url.len, SIZE_MAX);
    post.browser = browser_new(post.site);
    browser_get(&post.browser, text_of(&post, path, ""));
    browser_post(&post.browser, text_of(&post, path, "/passwort"),
                 "password=" PASSWORD "&password_again=" PASSWORD);
    assert_status(&post.browser, 303);
    return post;
}

/* A program in the place of sendmail, which writes what a person would read. */
static void mail_on(Post *post) {
    StoreTest *store = post->app->store;
    const char *path = store_test_path(store, "sendmail");
    CLEANUP(out_done) Out out = out_open(512);
    const char *sent = store_test_path(store, "sent"), *raw = store_test_path(store, "raw");
    out_format(
        &out,
        "#!/bin/sh\ntr -d '\\r' >%s\ngrep '^To:' %s >>%s\nsed '1,/^$/d' %s | base64 -d >>%s\n", raw,
        raw, sent, raw, sent);
    CLEANUP(fd_closep) int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0700);
    assert_true(fd >= 0);
    assert_ok(write_all(fd, out_view(&out)));
    post->app->config.sendmail = str_from(path);
    post->app->config.mail_from = STR("einklang@test.example");
}

/* Everything sent since the last time, "" = nothing. */
static Str mails(Post *post) {
    const char *sent = store_test_path(post->app->store, "sent");
    int64_t served;
    Str text = STR("");
    assert_ok(outbox_serve(&post->app->app, &served));
    if (access(sent, R_OK) == 0) {
        assert_ok(file_read_all(post->app->store->arena, sent, 50000, &text));
        assert_int_equal(unlink(sent), 0);
    }
    return text;
}

static const char *link_in(Post *post, Str mail) {
    ptrdiff_t at = str_find(mail, STR("/link/"));
    assert_true(at >= 0);
    return text_of(post, str_slice(mail, (size_t)at, 6 + 43), "");
}

static void ask(Post *post, const char *fields) {
    browser_get(&post->browser, "/konto/adresse");
    browser_post(&post->browser, "/konto/adresse", fields);
    assert_status(&post->browser, 303);
}

static bool signs_in(Post *post, const char *email) {
    SignInForm form = { .email = str_from(email), .password = STR("ein langes Passwort") };
    SignedIn in;
    int64_t wait;
    Ctx *ctx = &post->app->store->ctx;
    ctx->findings = (Findings){ 0 };
    Err err = sign_in(&post->app->app, ctx, &form, STR(""), STR(""), &in, &wait);
    assert_true(err == ERR_NONE || err == ERR_INVALID);
    return err == ERR_NONE;
}

static void a_new_address_counts_once_its_link_was_used(void **state) {
    Post post = post_open(state);
    mail_on(&post);
    ask(&post, ASKED("neu%40test.example"));
    browser_get(&post.browser, text_of(&post, post.browser.location, ""));
    assert_sees(&post.browser, "neu@test.example wartet darauf");
    assert_false(signs_in(&post, "neu@test.example"));
    Str mail = mails(&post);
    assert_true(str_find(mail, STR("To: <neu@test.example>")) >= 0);
    assert_true(str_find(mail, STR("mira@test.example")) < 0);
    const char *link = link_in(&post, mail);
    Browser reader = browser_new(post.site);
    for (int i = 0; i < 2; i++) { /* looking changes nothing */
        browser_get(&reader, link);
        assert_status(&reader, 200);
        assert_sees(&reader, "meldet sich das Konto mit neu@test.example an");
        assert_true(signs_in(&post, "mira@test.example"));
    }
    /* It is no link for a password. */
    browser_post(&reader, text_of(&post, str_from(link), "/passwort"),
                 "password=" PASSWORD "&password_again=" PASSWORD);
    assert_status(&reader, 404);
    browser_post(&reader, text_of(&post, str_from(link), "/adresse"), "");
    assert_status(&reader, 303);
    assert_true(str_find(reader.location, STR("/anmelden")) >= 0);
    assert_true(signs_in(&post, "neu@test.example"));
    assert_false(signs_in(&post, "mira@test.example"));
    assert_true(str_find(mails(&post), STR("To: <mira@test.example>")) >= 0);
    browser_get(&post.browser, "/konto");
    assert_status(&post.browser, 401); /* signed out where the link was not opened */
    browser_get(&reader, link);
    assert_status(&reader, 410);
    site_test_done(post.site);
}

static void a_link_for_an_address_ends(void **state) {
    Post post = post_open(state);
    mail_on(&post);
    ask(&post, ASKED("erste%40test.example"));
    const char *first = link_in(&post, mails(&post));
    ask(&post, ASKED("zweite%40test.example"));
    const char *second = link_in(&post, mails(&post));
    Browser reader = browser_new(post.site);
    browser_get(&reader, first);
    assert_status(&reader, 410);
    site_test_wait(post.site, (int64_t)ADDRESS_LINK_HOURS * 3600000);
    browser_get(&reader, second);
    assert_status(&reader, 410);
    AccountId changed;
    assert_err(address_confirm(&post.app->app, &post.app->store->ctx, &(Session){ 0 },
                               str_from(second + sizeof ONE_TIME_LINK_PATH - 1), &changed),
               ERR_GONE);
    assert_true(signs_in(&post, "mira@test.example"));
    site_test_done(post.site);
}

/* What the page shows between here and there, without the address itself. */
static Str answer_of(Post *post, const char *fields, const char *email) {
    ask(post, fields);
    Arena *arena = post->app->store->arena;
    Str location = str_copy(arena, post->browser.location);
    browser_get(&post->browser, str_c(arena, location));
    ptrdiff_t at = str_find(post->browser.body, str_from(email));
    assert_true(at >= 0);
    Str after = str_slice(post->browser.body, (size_t)at + strlen(email), SIZE_MAX);
    ptrdiff_t end = str_find(after, STR("name=\"form_token\""));
    assert_true(end >= 0);
    return str_copy(arena, str_join(arena, location, str_slice(after, 0, (size_t)end)));
}

static void nobody_learns_who_has_an_address(void **state) {
    Post post = post_open(state);
    mail_on(&post);
    AuthorityRef other = app_test_authority(post.app, "b");
    app_test_has_come(post.app, app_test_person(post.app, &other, NULL, "lead", "Petra"));
    Str free = answer_of(&post, ASKED("frei%40test.example"), "frei@test.example");
    mails(&post);
    Str taken = answer_of(&post, ASKED("petra%40test.example"), "petra@test.example");
    assert_string_equal(str_c(post.app->store->arena, taken), str_c(post.app->store->arena, free));
    Str mail = mails(&post);
    assert_true(str_find(mail, STR("To: <petra@test.example>")) >= 0);
    assert_true(str_find(mail, STR("jemand hat diese Adresse")) >= 0);
    assert_true(str_find(mail, STR("/link/")) < 0);
    assert_true(str_find(mail, STR("Mira")) < 0);
    /* Once more within ten minutes floods nobody. */
    ask(&post, ASKED("petra%40test.example"));
    assert_int_equal(mails(&post).len, 0);
    site_test_done(post.site);
}

/* The way in that was found: to take the address of somebody who is about to be invited. */
static void an_invitation_never_comes_to_who_only_wants_the_address(void **state) {
    Post post = post_open(state);
    mail_on(&post);
    AuthorityRef other = app_test_authority(post.app, "b");
    AccountId eva = app_test_person(post.app, &other, NULL, "administrator", "Eva");
    ask(&post, ASKED("chef%40test.example"));
    mails(&post);
    Browser admin = browser_as(post.site, eva);
    browser_get(&admin, "/behoerde/b/personen/einladen");
    browser_post(&admin, "/behoerde/b/personen/einladen",
                 "name=Chefin&email=chef%40test.example&role=administrator");
    assert_status(&admin, 200);
    browser_get(&post.browser, "/konto");
    assert_sees(&post.browser, "mira@test.example");
    assert_false(browser_sees(&post.browser, "lädt Sie ein"));
    browser_get(&post.browser, "/behoerde/b/personen");
    assert_status(&post.browser, 404);
    /* And taken by the invitation meanwhile, it is nobody else's any more. */
    Str link = STR("");
    Str mail = mails(&post);
    link = str_from(link_in(&post, mail));
    Browser chief = browser_new(post.site);
    browser_get(&chief, text_of(&post, link, ""));
    browser_post(&chief, text_of(&post, link, "/passwort"),
                 "password=ein+anderes+Wort+bitte&password_again=ein+anderes+Wort+bitte");
    assert_status(&chief, 303);
    browser_get(&chief, "/behoerde/b/personen");
    assert_status(&chief, 200);
    site_test_done(post.site);
}

static void without_mail_the_administration_sets_it(void **state) {
    static const Sql NOTED = SQL("SELECT count(*) FROM history_payload"
                                 " WHERE payload LIKE '%neu@test.example%'");
    Post post = post_open(state);
    browser_get(&post.browser, "/konto/adresse");
    assert_sees(&post.browser, "Die Administration Ihrer Behörde kann sie");
    assert_false(browser_sees(&post.browser, "name=\"email\""));
    browser_post(&post.browser, "/konto/adresse", ASKED("neu%40test.example"));
    assert_status(&post.browser, 403);
    assert_sees(&post.browser, "Die Administration Ihrer Behörde kann sie");
    CLEANUP(out_done) Out out = out_open(64);
    out_format(&out, "/behoerde/a/personen/%lld", (long long)post.mira.v);
    Str person = str_copy(post.app->store->arena, out_view(&out));
    const char *form = text_of(&post, person, "/adresse");
    Browser admin = browser_as(post.site, post.app->administrator);
    browser_get(&admin, text_of(&post, person, ""));
    assert_sees(&admin, form);
    browser_get(&admin, form);
    assert_sees(&admin, "Vergewissern Sie sich");
    browser_post(&admin, form, "email=ada%40test.example");
    assert_status(&admin, 422);
    browser_post(&admin, form, "email=neu%40test.example");
    assert_status(&admin, 303);
    assert_true(signs_in(&post, "neu@test.example"));
    assert_false(signs_in(&post, "mira@test.example"));
    assert_int_equal(app_test_count(post.app, &NOTED), 1);
    browser_get(&post.browser, "/konto");
    assert_status(&post.browser, 401);
    site_test_done(post.site);
}

/* Nor for oneself, which takes the password; nor by others than the home. */
static void only_the_home_sets_an_address(void **state) {
    Post post = post_open(state);
    AppTest *app = post.app;
    AuthorityRef other = app_test_authority(app, "b"), seen;
    AccountId eva = app_test_person(app, &other, NULL, "administrator", "Eva");
    app_test_person(app, &other, NULL, "reader", "Mira"); /* asked, and accepted */
    AddressForm form = { .email = STR("neu@test.example") };
    Written written;
    bool set;
    Ctx *ctx = app_test_as(app, eva);
    assert_ok(
        access_authority(&app->app, ctx, app->conn, STR("b"), PERMISSION_PEOPLE_MANAGE, &seen));
    assert_err(
        address_by_administrator(&app->app, ctx, NULL, &seen, post.mira, &form, &set, &written),
        ERR_FORBIDDEN);
    assert_err(address_by_administrator(&app->app, ctx, NULL, &seen, eva, &form, &set, &written),
               ERR_FORBIDDEN);
    assert_err(address_by_administrator(&app->app, ctx, NULL, &seen, app->administrator, &form,
                                        &set, &written),
               ERR_NOT_FOUND);
    assert_err(address_by_system(&app->app, ctx, post.mira, form.email), ERR_FORBIDDEN);
    assert_ok(address_by_system(&app->app, app_test_as_system(app), post.mira, form.email));
    assert_true(signs_in(&post, "neu@test.example"));
    site_test_done(post.site);
}

/* An operator who makes an authority, or the command line, types an address: no role by that alone. */
static void whoever_makes_an_authority_asks_its_administrator(void **state) {
    Post post = post_open(state);
    AppTest *app = post.app;
    AuthorityForm authority = { .name = STR("Neu"), .key = STR("neu"), .language = STR("de") };
    ProfileForm first = { .name = STR("Frau M."),
                          .email = STR("mira@test.example"),
                          .language = STR("") };
    Invited made;
    Ctx *ctx = app_test_as_system(app);
    assert_ok(authority_create(&app->app, ctx, NULL, &authority, &first, &made));
    assert_true(made.link.address.len > 0);
    browser_get(&post.browser, "/behoerde/neu/personen");
    assert_status(&post.browser, 404);
    browser_get(&post.browser, "/konto");
    assert_sees(&post.browser, "Neu lädt Sie ein");
    InvitationOffers offers;
    Str key;
    ctx = app_test_as(app, post.mira);
    assert_ok(invitation_offers(ctx, app->conn, &offers));
    assert_int_equal(offers.count, 1);
    assert_ok(invitation_answer(&app->app, ctx, NULL, offers.items[0].id, true, &key));
    browser_get(&post.browser, "/behoerde/neu/personen");
    assert_status(&post.browser, 200);
    site_test_done(post.site);
}

static void who_has_not_proven_their_address_accepts_nothing(void **state) {
    static const Sql UNPROVEN =
        SQL("UPDATE account SET email_proven_at = NULL WHERE name = 'Mira'");
    Post post = post_open(state);
    AppTest *app = post.app;
    AuthorityRef other = app_test_authority(app, "b");
    InvitationForm form = { .name = STR("Frau M."),
                            .email = STR("mira@test.example"),
                            .language = STR("de"),
                            .role = STR("reader"),
                            .body = STR("") };
    Invited invited;
    InvitationOffers offers;
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_system(&app->app, ctx, app->conn, STR("b"), &other));
    assert_ok(account_invite(&app->app, ctx, NULL, &other, NULL, &form, &invited));
    ctx = app_test_as(app, post.mira);
    assert_ok(invitation_offers(ctx, app->conn, &offers));
    assert_int_equal(offers.count, 1);
    AccountId id = offers.items[0].id;
    Conn *conn = store_test_conn(app->store, CONN_WRITE);
    assert_ok(store_test_run(conn, &UNPROVEN));
    conn_close(conn);
    Str key;
    assert_err(invitation_answer(&app->app, ctx, NULL, id, true, &key), ERR_NOT_FOUND);
    assert_ok(invitation_offers(ctx, app->conn, &offers));
    assert_int_equal(offers.count, 0);
    site_test_done(post.site);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_new_address_counts_once_its_link_was_used),
        STORE_TEST(a_link_for_an_address_ends),
        STORE_TEST(nobody_learns_who_has_an_address),
        STORE_TEST(an_invitation_never_comes_to_who_only_wants_the_address),
        STORE_TEST(without_mail_the_administration_sets_it),
        STORE_TEST(only_the_home_sets_an_address),
        STORE_TEST(whoever_makes_an_authority_asks_its_administrator),
        STORE_TEST(who_has_not_proven_their_address_accepts_nothing),
    };
    return run_site_tests(tests);
}
