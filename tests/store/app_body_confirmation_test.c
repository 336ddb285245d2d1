/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Who may agree that somebody speaks for a body, and what a role opens before and after. */
#include "app_fixture.h"

#include "app/body_confirmation.h"
#include "app/comment.h"
#include "app/representation.h"
#include "app/waiting.h"
#include "store/history.h"
#include "store/membership_store.h"

/* A staff council whose Peter came by the command line, and who gives roles. */
typedef struct House {
    AppTest *test;
    InitiativeRef one, two;
    AccountId peter, nora, olaf, lead, administrator;
} House;

static AccountId person(AppTest *test, const char *role, const char *name) {
    return app_test_person(test, &test->authority, NULL, role, name);
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
    Memberships rows;
    Ctx *ctx = app_test_as_system(test);
    RecordId found = { 0 };
    assert_ok(access_system(&test->app, ctx, test->conn, test->authority.key, &authority));
    assert_ok(membership_unconfirmed(ctx, test->conn, &rows));
    for (size_t i = 0; i < rows.count; i++)
        if (rows.items[i].account.v == account.v)
            found = rows.items[i].id;
    return found;
}

static Err confirm(House *house, AccountId by, AccountId whom) {
    Written written;
    AppTest *test = house->test;
    RecordId id = claim(house, whom);
    assert_true(id.v != 0);
    return body_claim_confirm(&test->app, app_test_as(test, by), test->conn, NULL, id, &written);
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
    assert_ok(body_claim(&test->app, app_test_as(test, house.peter), test->conn,
                         claim(&house, house.nora), &claimed));
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
    assert_err(comment_view(ctx, test->conn, &seen, written.record, &view), ERR_NOT_FOUND);
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

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_member_agrees_and_nobody_else),
        STORE_TEST(no_member_agrees_where_they_work),
        STORE_TEST(a_member_of_one_initiative_agrees_there),
        STORE_TEST(the_first_member_needs_the_administration),
        STORE_TEST(what_waits_follows_the_one_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
