/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Who may agree that somebody speaks for a body, and what a role opens before and after. */
#include "app_fixture.h"

#include "app/address.h"
#include "app/body_answered.h"
#include "app/body_confirmation.h"
#include "app/comment.h"
#include "app/erase.h"
#include "app/invitation.h"
#include "app/mail.h"
#include "app/one_time_link.h"
#include "app/representation.h"
#include "app/sign_in.h"
#include "app/waiting.h"
#include "store/comment_store.h"
#include "store/history.h"
#include "store/membership_store.h"

/* A staff council whose Peter came by the command line, and who gives roles. */
typedef struct House {
    AppTest *test;
    InitiativeRef one, two;
    AccountId peter, nora, olaf, lead, administrator;
} House;

/* Who has come, with a link that was shown. */
static AccountId person(AppTest *test, const char *role, const char *name) {
    AccountId id = app_test_person(test, &test->authority, NULL, role, name);
    app_test_has_come(test, id);
    return id;
}

/* Given by the actor of ctx. */
static void give(House *house, Ctx *ctx, InitiativeRef *opt_place, AccountId account,
                 const char *role, const char *body) {
    AppTest *test = house->test;
    AuthorityRef authority;
    InitiativeRef initiative;
    Written written;
    MembershipForm form = { .account = account.v, .role = str_from(role), .body = str_from(body) };
    assert_ok(access_authority(&test->app, ctx, test->conn, test->authority.key,
                               PERMISSION_AUTHORITY_READ, &authority));
    if (opt_place != NULL)
        assert_ok(access_initiative(&test->app, ctx, test->conn, opt_place->key,
                                    PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(membership_add(&test->app, ctx, NULL, &authority,
                             opt_place != NULL ? &initiative : NULL, &form, &written));
}

static void by_system(House *house, InitiativeRef *opt_place, AccountId account, const char *body) {
    give(house, app_test_as_system(house->test), opt_place, account, "representative", body);
}

static void by_administrator(House *house, InitiativeRef *opt_place, AccountId account,
                             const char *body) {
    give(house, app_test_as(house->test, house->administrator), opt_place, account,
         "representative", body);
}

static House house_of(void **state) {
    AppTest *test = app_test(state);
    House house = { .test = test, .administrator = test->administrator };
    house.one = app_test_initiative(test, "Eins");
    house.two = app_test_initiative(test, "Zwei");
    house.peter = person(test, "reader", "Peter");
    house.nora = person(test, "reader", "Nora");
    house.olaf = person(test, "reader", "Olaf");
    house.lead = person(test, "reader", "Lea");
    give(&house, app_test_as_system(test), &house.one, house.lead, "lead", "");
    return house;
}

/* The only role of the account that waits; 0: none. */
static RecordId claim(House *house, AccountId account) {
    AppTest *test = house->test;
    AuthorityRef authority;
    UnconfirmedRoles rows;
    Ctx *ctx = app_test_as_system(test);
    RecordId found = { 0 };
    assert_ok(access_system(&test->app, ctx, test->conn, test->authority.key, &authority));
    assert_ok(membership_unconfirmed(ctx, test->conn, &rows));
    for (size_t i = 0; i < rows.count; i++)
        if (rows.items[i].role.account.v == account.v)
            found = rows.items[i].role.id;
    return found;
}

static Err confirm_so(House *house, AccountId by, AccountId whom, bool vouched) {
    Written written;
    ConfirmationForm form = { .vouched = vouched };
    AppTest *test = house->test;
    RecordId id = claim(house, whom);
    assert_true(id.v != 0);
    return body_claim_confirm(&test->app, app_test_as(test, by), test->conn, NULL, id, &form,
                              &written);
}

static Err confirm(House *house, AccountId by, AccountId whom) {
    return confirm_so(house, by, whom, true);
}

static Err refuse(House *house, AccountId by, AccountId whom) {
    Written written;
    AppTest *test = house->test;
    RecordId id = claim(house, whom);
    assert_true(id.v != 0);
    return body_claim_refuse(&test->app, app_test_as(test, by), test->conn, NULL, id, &written);
}

static bool speaks(House *house, AccountId account, InitiativeRef *where) {
    AppTest *test = house->test;
    InitiativeRef initiative;
    BodyRoles roles;
    Ctx *ctx = app_test_as(test, account);
    assert_ok(access_initiative(&test->app, ctx, test->conn, where->key, PERMISSION_INITIATIVE_READ,
                                &initiative));
    assert_ok(body_roles_of(ctx, test->conn, &initiative, &roles));
    return body_has(&roles, STR("Personalrat"), ANY_TIME);
}

/* Claims that the account may answer. */
static size_t answers(House *house, AccountId account) {
    WaitingWork work;
    size_t count = 0;
    AppTest *test = house->test;
    assert_ok(waiting_for(&test->app, app_test_as(test, account), test->conn, &work));
    for (size_t i = 0; i < work.claims.count; i++)
        count += work.claims.items[i].may ? 1 : 0;
    return count;
}

static void a_member_agrees_and_nobody_else(void **state) {
    House house = house_of(state);
    by_system(&house, NULL, house.peter, "Personalrat");
    assert_true(speaks(&house, house.peter, &house.one));
    by_administrator(&house, NULL, house.nora, " personalRAT");
    assert_false(speaks(&house, house.nora, &house.one));
    assert_int_equal(answers(&house, house.peter), 1);
    assert_int_equal(answers(&house, house.administrator), 0);
    assert_int_equal(answers(&house, house.nora), 0);
    assert_err(confirm(&house, house.administrator, house.nora), ERR_FORBIDDEN);
    assert_err(confirm(&house, house.nora, house.nora), ERR_FORBIDDEN);
    assert_err(confirm(&house, house.lead, house.nora), ERR_NOT_FOUND);
    assert_err(confirm(&house, house.olaf, house.nora), ERR_NOT_FOUND);
    assert_ok(confirm(&house, house.peter, house.nora));
    assert_true(speaks(&house, house.nora, &house.one) && speaks(&house, house.nora, &house.two));
    by_administrator(&house, NULL, house.olaf, "Personalrat");
    assert_ok(refuse(&house, house.nora, house.olaf));
    assert_int_equal(claim(&house, house.olaf).v, 0);
    assert_false(speaks(&house, house.olaf, &house.one));
    app_test_done(house.test);
}

/* What the lead gives in an initiative, and one of the council who leads it. */
static void no_member_agrees_where_they_work(void **state) {
    House house = house_of(state);
    by_system(&house, NULL, house.peter, "Personalrat");
    by_system(&house, NULL, house.lead, "Personalrat");
    assert_false(speaks(&house, house.lead, &house.one));
    assert_true(speaks(&house, house.lead, &house.two));
    give(&house, app_test_as(house.test, house.lead), &house.one, house.nora, "representative",
         "Personalrat");
    assert_err(confirm(&house, house.lead, house.nora), ERR_NOT_FOUND);
    by_administrator(&house, NULL, house.olaf, "Personalrat"); /* would count in the first, too */
    assert_err(confirm(&house, house.lead, house.olaf), ERR_NOT_FOUND);
    assert_int_equal(answers(&house, house.lead), 0);
    assert_ok(confirm(&house, house.peter, house.nora));
    assert_true(speaks(&house, house.nora, &house.one));
    assert_false(speaks(&house, house.nora, &house.two));
    app_test_done(house.test);
}

/* A role in one initiative answers there; elsewhere only where nobody else could. */
static void a_member_of_one_initiative_agrees_there(void **state) {
    House house = house_of(state);
    by_system(&house, &house.two, house.peter, "Personalrat");
    by_administrator(&house, &house.one, house.nora, "Personalrat");
    assert_err(confirm(&house, house.administrator, house.nora), ERR_FORBIDDEN);
    BodyClaim claimed;
    AppTest *test = house.test;
    give(&house, app_test_as_system(test), NULL, house.olaf, "team", "");
    const RecordId nora =
        claim(&house, house.nora); /* asks as somebody else: before who asks here */
    assert_ok(body_claim(&test->app, app_test_as(test, house.peter), test->conn, nora, &claimed));
    assert_true(claimed.may && !claimed.first);
    assert_true(str_eq(claimed.initiative_key, house.one.key)); /* a reader of the authority */
    assert_ok(confirm(&house, house.peter, house.nora));
    AccountId third = person(test, "reader", "Tara");
    by_administrator(&house, &house.one, third, "Personalrat");
    assert_err(confirm(&house, house.peter, third), ERR_NOT_FOUND); /* Nora is there now */
    assert_ok(confirm(&house, house.nora, third));
    AccountId fourth = person(test, "reader", "Vera");
    by_administrator(&house, NULL, fourth, "Personalrat");
    assert_ok(confirm(&house, third, fourth)); /* nobody counts everywhere yet */
    AccountId fifth = person(test, "reader", "Fay");
    by_administrator(&house, NULL, fifth, "Personalrat");
    assert_err(confirm(&house, third, fifth), ERR_NOT_FOUND);
    assert_ok(confirm(&house, fourth, fifth));
    app_test_done(test);
}

static void end_roles(House *house, AccountId account) {
    AppTest *test = house->test;
    AuthorityRef authority;
    Memberships rows;
    Ctx *ctx = app_test_as(test, house->administrator);
    assert_ok(access_authority(&test->app, ctx, test->conn, test->authority.key,
                               PERMISSION_PEOPLE_MANAGE, &authority));
    assert_ok(membership_rows_of(ctx, test->conn, account, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        Written written;
        if (role_of_body(&rows.items[i]))
            assert_ok(membership_remove(&test->app, ctx, NULL, &authority, NULL, rows.items[i].id,
                                        &written));
    }
}

static size_t told(House *house, const char *action) {
    AppTest *test = house->test;
    HistoryEntries entries;
    AuthorityRef authority;
    size_t count = 0;
    Ctx *ctx = app_test_as_system(test);
    assert_ok(access_system(&test->app, ctx, test->conn, test->authority.key, &authority));
    assert_ok(history_list(ctx, test->conn, authority.chain, (RecordId){ 0 }, 0, 500, &entries));
    for (size_t i = 0; i < entries.count; i++)
        if (str_eq(entries.items[i].noun, STR("membership")) &&
            str_eq(entries.items[i].action, str_from(action)))
            count++;
    return count;
}

/* Without a member the administration agrees to the first, not whoever works there. What was begun before stays
 * closed to them, and every step is told. */
static void the_first_member_needs_the_administration(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    by_system(&house, NULL, house.peter, "Personalrat");
    RecordId goal = app_test_goal(test, app_test_as_system(test), &house.one, "Schneller");
    Comment draft = {
        .target = goal, .text = STR("Okapi"), .draft = true, .body = STR("Personalrat")
    };
    Written written;
    InitiativeRef seen;
    Ctx *ctx = app_test_as(test, house.peter);
    assert_ok(access_initiative(&test->app, ctx, test->conn, house.one.key,
                                PERMISSION_INITIATIVE_READ, &seen));
    assert_ok(comment_create(&test->app, ctx, NULL, &seen, &draft, &written));
    assert_ok(account_disable_system(&test->app, app_test_as_system(test), house.peter, true));
    by_administrator(&house, NULL, house.nora, "Personalrat");
    assert_err(confirm(&house, house.administrator, house.nora), ERR_FORBIDDEN); /* one is left */
    assert_ok(account_disable_system(&test->app, app_test_as_system(test), house.peter, false));
    end_roles(&house, house.peter);
    assert_int_equal(answers(&house, house.administrator), 1);
    assert_err(confirm(&house, house.lead, house.nora), ERR_NOT_FOUND);
    give(&house, app_test_as_system(test), &house.two, house.administrator, "lead", "");
    assert_err(confirm(&house, house.administrator, house.nora), ERR_FORBIDDEN);
    AccountId other = person(test, "administrator", "Zoe");
    test->store->now.ms += 60000;
    assert_ok(confirm(&house, other, house.nora));
    ctx = app_test_as(test, house.nora);
    CommentView view;
    assert_ok(access_initiative(&test->app, ctx, test->conn, house.one.key,
                                PERMISSION_INITIATIVE_READ, &seen));
    assert_true(speaks(&house, house.nora, &house.one));
    ctx = app_test_as(test, house.nora);
    assert_err(comment_view(&test->app, ctx, test->conn, &seen, written.record, &view),
               ERR_NOT_FOUND);
    assert_int_equal(told(&house, "confirm"), 1);
    assert_int_equal(told(&house, "remove"), 1);
    app_test_consistent(test);
    app_test_done(test);
}

/* Whoever waits or works on it is asked nothing for the body, on no list. */
static void what_waits_follows_the_one_rule(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    by_system(&house, NULL, house.lead, "Personalrat");
    by_administrator(&house, NULL, house.nora, "Personalrat");
    WaitingWork work;
    assert_ok(waiting_for(&test->app, app_test_as(test, house.nora), test->conn, &work));
    assert_false(work.represents);
    assert_int_equal(work.claims.count, 1);
    assert_true(work.claims.items[0].own && !work.claims.items[0].may);
    assert_true(str_empty(work.claims.items[0].email));
    assert_ok(waiting_for(&test->app, app_test_as(test, house.lead), test->conn, &work));
    assert_true(work.represents); /* in other initiatives */
    assert_ok(waiting_for(&test->app, app_test_as(test, house.administrator), test->conn, &work));
    assert_false(work.represents);
    app_test_done(test);
}

/* -- Whose account it is --------------------------------------------------------------------------- */

#define PASSWORD "drei graue Kraniche"

static AccountId invited_as(House *house, const AuthorityRef *authority, const char *name,
                            const char *email, const char *role, const char *body) {
    AppTest *test = house->test;
    Ctx *ctx = app_test_as(test, house->administrator);
    AuthorityRef seen;
    Invited invited;
    InvitationForm form = { .name = str_from(name),
                            .email = str_from(email),
                            .language = STR("de"),
                            .role = str_from(role),
                            .body = str_from(body) };
    assert_ok(access_authority(&test->app, ctx, test->conn, authority->key,
                               PERMISSION_PEOPLE_MANAGE, &seen));
    assert_ok(account_invite(&test->app, ctx, NULL, &seen, NULL, &form, &invited));
    UnconfirmedRoles rows;
    assert_ok(membership_unconfirmed(ctx, test->conn, &rows));
    for (size_t i = 0; i < rows.count; i++)
        if (rows.items[i].role.id.v == invited.written.record.v)
            return rows.items[i].role.account;
    return (AccountId){ 0 };
}

typedef struct NewLink {
    AppTest *test;
    AccountId account;
    bool by_mail;
} NewLink;

/* As link_or_mail makes it; the test reads over the shoulder of who opens the mail. */
static Err write_link(Tx *tx, const void *in, void *out) {
    const NewLink *wanted = in;
    OneTimeLink *link = out;
    Account account;
    TRY(account_get(tx->conn, tx->ctx->arena, wanted->account, &account));
    LinkKind kind = str_empty(account.password_hash) ? LINK_INVITATION : LINK_RESET;
    TRY(one_time_link_create(tx, &wanted->test->app, kind, account.id, link));
    if (!wanted->by_mail)
        return ERR_NONE;
    Mail mail = { .kind = STR("invitation"),
                  .to = account.email,
                  .name = account.name,
                  .language = account.language,
                  .authority = STR("a"),
                  .link = link->address,
                  .expires_at = link->expires_at,
                  .link_id = link->id };
    return mail_queue(tx, &wanted->test->app, &mail);
}

static void comes(House *house, AccountId account, bool by_mail) {
    AppTest *test = house->test;
    NewLink wanted = { test, account, by_mail };
    OneTimeLink link;
    SignedIn in;
    Ctx *ctx = app_test_as_system(test);
    test->config.sendmail = by_mail ? STR("/nirgends/sendmail") : STR("");
    assert_ok(write_run(test->app.writer, ctx, write_link, &wanted, &link, sizeof link));
    test->config.sendmail = STR("");
    Str secret = str_slice(link.address, sizeof "http://test.example/link/" - 1, SIZE_MAX);
    NewPasswordForm form = { .password = STR(PASSWORD), .password_again = STR(PASSWORD) };
    assert_ok(sign_in_by_link(&test->app, ctx, secret, &form, STR(""), &in));
    assert_int_equal(in.session.account.v, account.v);
}

static BodyClaim claim_seen(House *house, AccountId by, AccountId whom) {
    BodyClaim seen;
    AppTest *test = house->test;
    RecordId id = claim(house, whom);
    assert_ok(body_claim(&test->app, app_test_as(test, by), test->conn, id, &seen));
    return seen;
}

static void assert_found(House *house, FindingKind kind) {
    const Findings *findings = &house->test->store->ctx.findings;
    assert_int_equal(findings->count, 1);
    assert_int_equal(findings->items[0].kind, kind);
}

/* Whoever holds the link would be it; who has an account elsewhere looks no different. */
static void nobody_is_confirmed_before_they_come(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    AuthorityRef other = app_test_authority(test, "b");
    AccountId elsewhere = app_test_person(test, &other, NULL, "reader", "Elsa");
    by_system(&house, NULL, house.peter, "Personalrat");
    AccountId erika = invited_as(&house, &test->authority, "Erika", "erika@test.example",
                                 "representative", "Personalrat");
    AccountId stand_in = invited_as(&house, &test->authority, "Elsa", "elsa@test.example",
                                    "representative", "Personalrat");
    AccountId both[] = { erika, stand_in };
    assert_true(erika.v != 0 && stand_in.v != 0 && stand_in.v != elsewhere.v);
    for (size_t i = 0; i < 2; i++) {
        BodyClaim seen = claim_seen(&house, house.peter, both[i]);
        assert_true(seen.may && !seen.come && !seen.proven);
        assert_err(confirm(&house, house.peter, both[i]), ERR_INVALID);
        assert_found(&house, FINDING_NOT_COME);
    }
    InitiativeRef seen;
    RepresentedBodies bodies;
    Ctx *ctx = app_test_as(test, house.peter);
    assert_ok(access_initiative(&test->app, ctx, test->conn, house.one.key,
                                PERMISSION_INITIATIVE_READ, &seen));
    assert_ok(representation_bodies(&test->app, ctx, test->conn, &seen, &bodies));
    assert_int_equal(bodies.items[0].waiting.count, 2);
    assert_true(bodies.items[0].waiting.items[0].invited);
    assert_true(bodies.items[0].waiting.items[1].invited);
    assert_ok(refuse(&house, house.peter, stand_in));
    comes(&house, erika, false);
    assert_ok(confirm(&house, house.peter, erika));
    assert_true(speaks(&house, erika, &house.one));
    app_test_done(test);
}

/* Name and address were typed by who invites: only a mail tells that the address is theirs. */
static void an_address_that_no_mail_proved_takes_a_word(void **state) {
    House house = house_of(state);
    by_system(&house, NULL, house.peter, "Personalrat");
    AccountId erika = invited_as(&house, &house.test->authority, "Erika", "erika@test.example",
                                 "representative", "Personalrat");
    comes(&house, erika, true);
    assert_true(claim_seen(&house, house.peter, erika).proven);
    comes(&house, erika, false); /* somebody was given a new password by hand */
    assert_false(claim_seen(&house, house.peter, erika).proven);
    assert_err(confirm_so(&house, house.peter, erika, false), ERR_INVALID);
    assert_found(&house, FINDING_NOT_VOUCHED);
    assert_true(claim(&house, erika).v != 0);
    assert_ok(confirm_so(&house, house.peter, erika, true));
    AccountId egon = invited_as(&house, &house.test->authority, "Egon", "egon@test.example",
                                "representative", "Personalrat");
    comes(&house, egon, true);
    assert_ok(address_by_system(&house.test->app, app_test_as_system(house.test), egon,
                                STR("anders@test.example")));
    assert_false(claim_seen(&house, house.peter, egon).proven); /* somebody else typed it */
    AccountId dora = invited_as(&house, &house.test->authority, "Dora", "dora@test.example",
                                "representative", "Personalrat");
    comes(&house, dora, true);
    assert_ok(confirm_so(&house, house.peter, dora, false));
    assert_true(speaks(&house, dora, &house.one));
    app_test_done(house.test);
}

/* Another body under nearly the same name is said to who would confirm its first member. */
static void a_name_that_resembles_is_said(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    Str alike;
    by_system(&house, NULL, house.peter, "Personalrat");
    by_administrator(&house, NULL, house.nora, "Personalrat Mitte");
    AccountId other = person(test, "administrator", "Zoe");
    BodyClaim seen = claim_seen(&house, other, house.nora);
    assert_true(seen.first && str_eq(seen.alike, STR("Personalrat")));
    by_administrator(&house, NULL, house.olaf, "Frauenbeirat");
    assert_true(str_empty(claim_seen(&house, other, house.olaf).alike));
    Ctx *ctx = app_test_as(test, house.administrator);
    assert_ok(access_authority(&test->app, ctx, test->conn, test->authority.key,
                               PERMISSION_PEOPLE_MANAGE, &test->authority));
    assert_ok(body_resembled(ctx, test->conn, STR("Persona1rat"), &alike));
    assert_true(str_eq(alike, STR("Personalrat")));
    assert_ok(body_resembled(ctx, test->conn, STR("PR"), &alike));
    assert_true(str_eq(alike, STR("Personalrat")));
    assert_ok(body_resembled(ctx, test->conn, STR(" personalrat "), &alike));
    assert_true(str_empty(alike));
    app_test_done(test);
}

/* What is archived asks for nothing, and asks again when it goes on. */
static void what_is_archived_asks_nobody(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    InitiativeRef initiative;
    Initiative row;
    Written written;
    by_system(&house, NULL, house.peter, "Personalrat");
    by_administrator(&house, &house.one, house.nora, "Personalrat");
    assert_int_equal(answers(&house, house.peter), 1);
    for (int archived = 1; archived >= 0; archived--) {
        Ctx *ctx = app_test_as_system(test);
        assert_ok(
            access_system(&test->app, ctx, test->conn, test->authority.key, &test->authority));
        assert_ok(access_initiative(&test->app, ctx, test->conn, house.one.key,
                                    PERMISSION_INITIATIVE_READ, &initiative));
        assert_ok(initiative_get(ctx, test->conn, initiative.id, &row));
        assert_ok((archived != 0 ? initiative_archive : initiative_unarchive)(
            &test->app, ctx, NULL, &initiative, row.record.version, STR("Schluss"), &written));
        assert_int_equal(answers(&house, house.peter), archived != 0 ? 0 : 1);
    }
    app_test_done(test);
}

/* A role is looked for in every authority of the actor: what comes after it is where it was before. */
static void answering_leaves_the_scope(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    ConfirmationForm form = { .vouched = true };
    BodyClaim found;
    BodyAnswer told;
    Written written;
    by_system(&house, NULL, house.peter, "Personalrat");
    by_administrator(&house, NULL, house.nora, "Personalrat");
    RecordId id = claim(&house, house.nora), none = { id.v + 1000 };
    Ctx *ctx = app_test_as(test, house.peter);
    const int64_t elsewhere = 4711;
    ctx->scope.authority.v = elsewhere;
    assert_ok(body_claim(&test->app, ctx, test->conn, id, &found));
    assert_int_equal(ctx->scope.authority.v, elsewhere);
    assert_err(body_claim(&test->app, ctx, test->conn, none, &found), ERR_NOT_FOUND);
    assert_int_equal(ctx->scope.authority.v, elsewhere);
    assert_err(body_answered(&test->app, ctx, test->conn, id, &told), ERR_NOT_FOUND); /* it waits */
    assert_int_equal(ctx->scope.authority.v, elsewhere);
    assert_err(body_claim_refuse(&test->app, ctx, test->conn, NULL, none, &written), ERR_NOT_FOUND);
    assert_int_equal(ctx->scope.authority.v, elsewhere);
    assert_ok(body_claim_confirm(&test->app, ctx, test->conn, NULL, id, &form, &written));
    assert_int_equal(ctx->scope.authority.v, elsewhere);
    assert_ok(body_answered(&test->app, ctx, test->conn, id, &told));
    assert_true(told.kind == BODY_CONFIRMED && str_eq(told.by, STR("Peter")));
    assert_int_equal(ctx->scope.authority.v, elsewhere);
    app_test_done(test);
}

/* Of two members the other one reads it on; of the last one who is erased nobody does. */
static void drafts_go_with_the_last_member(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    by_system(&house, NULL, house.peter, "Personalrat");
    by_system(&house, NULL, house.nora, "personalrat");
    Comment row, draft = { .target = { house.one.id.v },
                           .text = STR("Okapi"),
                           .draft = true,
                           .body = STR("Personalrat") };
    Written written;
    InitiativeRef seen;
    Ctx *ctx = app_test_as(test, house.peter);
    assert_ok(access_initiative(&test->app, ctx, test->conn, house.one.key,
                                PERMISSION_INITIATIVE_READ, &seen));
    assert_ok(comment_create(&test->app, ctx, NULL, &seen, &draft, &written));
    ctx = app_test_as_system(test);
    assert_ok(account_erase(&test->app, ctx, NULL, house.peter, STR(ERASE_RULE_ASKED)));
    assert_ok(access_job(ctx, test->authority.id));
    assert_ok(comment_get(ctx, test->conn, house.one.id, written.record, &row));
    assert_ok(account_erase(&test->app, ctx, NULL, house.nora, STR(ERASE_RULE_ASKED)));
    assert_ok(access_job(ctx, test->authority.id));
    assert_err(comment_get(ctx, test->conn, house.one.id, written.record, &row), ERR_NOT_FOUND);
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_member_agrees_and_nobody_else),
        STORE_TEST(no_member_agrees_where_they_work),
        STORE_TEST(a_member_of_one_initiative_agrees_there),
        STORE_TEST(the_first_member_needs_the_administration),
        STORE_TEST(what_waits_follows_the_one_rule),
        STORE_TEST(nobody_is_confirmed_before_they_come),
        STORE_TEST(an_address_that_no_mail_proved_takes_a_word),
        STORE_TEST(a_name_that_resembles_is_said),
        STORE_TEST(what_is_archived_asks_nobody),
        STORE_TEST(answering_leaves_the_scope),
        STORE_TEST(drafts_go_with_the_last_member),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
