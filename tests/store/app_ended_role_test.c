/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Whose role somebody else ended reads it, and so does who gives roles; for how long, and who does not. */
#include "app_fixture.h"

#include "app/body_confirmation.h"
#include "app/ended_role.h"
#include "app/erase.h"
#include "app/mail.h"
#include "app/purge.h"
#include "store/membership_store.h"

static const Sql ENDED = SQL("SELECT count(*) FROM ended_role");
static const Sql MAILS = SQL("SELECT count(*) FROM outbox WHERE kind = 'mail'");
static const int64_t DAY_MS = 86400000;

/* Peter is of the staff council; Lea leads "Eins", where Nora is given a role. */
typedef struct House {
    AppTest *test;
    InitiativeRef one;
    AccountId peter, nora, lea;
} House;

static Err give(House *house, Ctx *ctx, bool here, AccountId account, const char *role,
                const char *body, RecordId *ret) {
    AppTest *test = house->test;
    AuthorityRef authority;
    InitiativeRef initiative;
    Written written;
    MembershipForm form = { .account = account.v, .role = str_from(role), .body = str_from(body) };
    TRY(access_authority(&test->app, ctx, test->conn, test->authority.key,
                         PERMISSION_AUTHORITY_READ, &authority));
    if (here)
        TRY(access_initiative(&test->app, ctx, test->conn, house->one.key,
                              PERMISSION_INITIATIVE_READ, &initiative));
    TRY(membership_add(&test->app, ctx, NULL, &authority, here ? &initiative : NULL, &form,
                       &written));
    *ret = written.record;
    return ERR_NONE;
}

static AccountId person(AppTest *test, const char *name) {
    AccountId id = app_test_person(test, &test->authority, NULL, "reader", name);
    app_test_has_come(test, id);
    return id;
}

static House house_of(void **state) {
    AppTest *test = app_test(state);
    House house = { .test = test };
    RecordId id;
    house.one = app_test_initiative(test, "Eins");
    house.peter = person(test, "Peter");
    house.nora = person(test, "Nora");
    house.lea = person(test, "Lea");
    assert_ok(give(&house, app_test_as_system(test), true, house.lea, "lead", "", &id));
    assert_ok(give(&house, app_test_as_system(test), false, house.peter, "representative",
                   "Personalrat", &id));
    return house;
}

static RecordId by_lea(House *house, AccountId account, const char *role, const char *body) {
    RecordId id;
    assert_ok(give(house, app_test_as(house->test, house->lea), true, account, role, body, &id));
    return id;
}

static void refuse(House *house, AccountId by, RecordId id) {
    Written written;
    AppTest *test = house->test;
    assert_ok(body_claim_refuse(&test->app, app_test_as(test, by), test->conn, NULL, id, &written));
}

static void remove_role(House *house, AccountId by, RecordId id) {
    Written written;
    AppTest *test = house->test;
    InitiativeRef initiative;
    Ctx *ctx = app_test_as(test, by);
    assert_ok(access_initiative(&test->app, ctx, test->conn, house->one.key,
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(
        membership_remove(&test->app, ctx, NULL, &initiative.authority, &initiative, id, &written));
}

static EndedRoles own(House *house, AccountId account) {
    EndedRoles rows;
    assert_ok(ended_roles_own(app_test_as(house->test, account), house->test->conn, &rows));
    return rows;
}

static EndedRoles there(House *house, bool here) {
    EndedRoles rows;
    AppTest *test = house->test;
    InitiativeRef initiative;
    Ctx *ctx = app_test_as(test, house->lea);
    assert_ok(access_initiative(&test->app, ctx, test->conn, house->one.key,
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(
        ended_roles_there(ctx, test->conn, here ? initiative.id : (InitiativeId){ 0 }, &rows));
    return rows;
}

static bool says(House *house, const EndedRole *ended, const char *words) {
    Arena *arena = house->test->store->arena;
    CLEANUP(out_done) Out out = out_open(256);
    Str label = ended_role_label(&house->test->pack, arena, LANGUAGE_DE, ended);
    message_text(&out, LANGUAGE_DE, ended_role_words(ended, label));
    return str_find(out_view(&out), str_from(words)) >= 0;
}

static void whoever_is_refused_reads_it_and_so_does_the_lead(void **state) {
    House house = house_of(state);
    refuse(&house, house.peter, by_lea(&house, house.nora, "representative", "personalRAT"));
    EndedRoles mine = own(&house, house.nora), told = there(&house, true);
    assert_int_equal(mine.count, 1);
    assert_int_equal(mine.items[0].way, ROLE_END_REFUSED);
    assert_true(says(&house, &mine.items[0], "Vertretung (personalRAT)"));
    assert_true(says(&house, &mine.items[0], "für „Eins“ hat das Gremium am"));
    assert_true(says(&house, &mine.items[0], "oder bei Lea: Von dort kam die Rolle"));
    assert_false(says(&house, &mine.items[0], "Peter")); /* the body answers, not one of it */
    assert_int_equal(told.count, 1);
    assert_true(str_eq(told.items[0].account_name, STR("Nora")));
    assert_true(str_eq(told.items[0].ended_by_name, STR("Peter")));
    assert_true(str_eq(told.items[0].given_by_name, STR("Lea")));
    assert_int_equal(there(&house, false).count, 0);
    assert_int_equal(own(&house, house.peter).count + own(&house, house.lea).count, 0);
    app_test_done(house.test);
}

/* Without a member the administration refuses; without a giver it is asked. */
static void the_administration_answers_for_a_body_without_members(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    refuse(&house, test->administrator, by_lea(&house, house.nora, "representative", "Frauenrat"));
    EndedRoles mine = own(&house, house.nora);
    assert_int_equal(mine.items[0].way, ROLE_END_REFUSED_FIRST);
    assert_true(says(&house, &mine.items[0], "hat die Administration der Behörde am"));
    mine.items[0].given_by_name = STR("");
    assert_true(says(&house, &mine.items[0], "Fragen Sie bei der Administration nach."));
    app_test_done(test);
}

static void whose_role_is_taken_reads_it_but_not_who_gives_up_their_own(void **state) {
    House house = house_of(state);
    RecordId team = by_lea(&house, house.nora, "team", "");
    AccountId olaf = person(house.test, "Olaf");
    RecordId lead = by_lea(&house, olaf, "lead", "");
    remove_role(&house, house.lea, team);
    EndedRoles mine = own(&house, house.nora);
    assert_int_equal(mine.count, 1);
    assert_int_equal(mine.items[0].way, ROLE_END_REMOVED);
    assert_true(says(&house, &mine.items[0], "entzogen, von Lea."));
    remove_role(&house, olaf, lead);
    assert_int_equal(own(&house, olaf).count, 0);
    assert_int_equal(app_test_count(house.test, &ENDED), 1);
    /* given again: it is past */
    by_lea(&house, house.nora, "team", "");
    assert_int_equal(own(&house, house.nora).count, 0);
    assert_int_equal(there(&house, true).count, 0);
    app_test_done(house.test);
}

static void put_away(House *house, AccountId account, RecordId id, Err expected) {
    Written written;
    AppTest *test = house->test;
    assert_err(ended_role_dismiss(&test->app, app_test_as(test, account), NULL, id, &written),
               expected);
}

/* Only one's own; who gives roles keeps reading it. After 30 days it is told nobody, and goes. */
static void it_is_put_away_and_ends_by_itself(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    refuse(&house, house.peter, by_lea(&house, house.nora, "representative", "Personalrat"));
    remove_role(&house, house.lea, by_lea(&house, house.nora, "team", ""));
    RecordId newest = own(&house, house.nora).items[0].id;
    put_away(&house, house.peter, newest, ERR_NOT_FOUND);
    assert_int_equal(own(&house, house.nora).count, 2);
    put_away(&house, house.nora, newest, ERR_NONE);
    assert_int_equal(own(&house, house.nora).count, 1);
    assert_int_equal(own(&house, house.nora).items[0].way, ROLE_END_REFUSED);
    assert_int_equal(there(&house, true).count, 2);
    test->store->now.ms += ENDED_ROLE_DAYS * DAY_MS - 1;
    assert_int_equal(own(&house, house.nora).count, 1);
    test->store->now.ms += 2;
    assert_int_equal(own(&house, house.nora).count, 0);
    assert_int_equal(there(&house, true).count, 0);
    PurgeCounts counts;
    assert_int_equal(app_test_count(test, &ENDED), 2);
    assert_ok(purge_run(&test->app, app_test_as_system(test), &counts));
    assert_int_equal(app_test_count(test, &ENDED), 0);
    app_test_done(test);
}

/* With the account it goes; who ended it and is erased is named nowhere. */
static void who_is_erased_is_in_none(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    AccountId olaf = person(test, "Olaf");
    refuse(&house, house.peter, by_lea(&house, house.nora, "representative", "Personalrat"));
    remove_role(&house, house.lea, by_lea(&house, olaf, "team", ""));
    assert_ok(account_erase(&test->app, app_test_as_system(test), NULL, house.nora, STR("asked")));
    assert_int_equal(there(&house, true).count, 1);
    assert_ok(account_erase(&test->app, app_test_as_system(test), NULL, house.lea, STR("asked")));
    EndedRoles left = own(&house, olaf);
    assert_int_equal(left.count, 1);
    assert_true(str_empty(left.items[0].ended_by_name));
    assert_true(says(&house, &left.items[0], "Fragen Sie bei der Administration der Behörde"));
    app_test_done(test);
}

static Err write_unproven(Tx *tx, const void *in, void *out) {
    (void)out;
    const AccountId *account = in;
    return account_set_proven(tx, *account, (Instant){ 0 }, false);
}

/* Only to an address that is theirs for certain. */
static void a_mail_goes_where_the_address_is_theirs(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    AccountId olaf = person(test, "Olaf");
    RecordId first = by_lea(&house, olaf, "team", ""),
             second = by_lea(&house, house.nora, "team", "");
    assert_ok(
        write_run(test->app.writer, app_test_as_system(test), write_unproven, &olaf, NULL, 0));
    test->config.sendmail = STR("/nirgends/sendmail");
    test->config.mail_from = STR("einklang@test.example");
    remove_role(&house, house.lea, first);
    assert_int_equal(app_test_count(test, &MAILS), 0);
    remove_role(&house, house.lea, second);
    assert_int_equal(app_test_count(test, &MAILS), 1);
    static const Sql PAYLOAD = SQL("SELECT payload FROM outbox WHERE kind = 'mail'");
    CLEANUP(query_closep) Query *query = NULL;
    Arena *arena = test->store->arena;
    Mail mail;
    Str text;
    assert_ok(query_open(test->conn, &PAYLOAD, &query));
    assert_ok(query_one(query));
    assert_ok(mail_open(&test->app, arena, col_str(query, 0, arena), &mail));
    assert_true(str_eq(mail.to, STR("nora@test.example")));
    assert_true(str_find(mail.about, STR("für „Eins“ wurde Ihnen am")) >= 0);
    assert_true(str_find(mail.about, STR("entzogen, von Lea.")) >= 0);
    assert_ok(mail_text(&test->app, arena, &mail, test->store->now, &text));
    query_close(query);
    query = NULL;
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(whoever_is_refused_reads_it_and_so_does_the_lead),
        STORE_TEST(the_administration_answers_for_a_body_without_members),
        STORE_TEST(whose_role_is_taken_reads_it_but_not_who_gives_up_their_own),
        STORE_TEST(it_is_put_away_and_ends_by_itself),
        STORE_TEST(who_is_erased_is_in_none),
        STORE_TEST(a_mail_goes_where_the_address_is_theirs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
