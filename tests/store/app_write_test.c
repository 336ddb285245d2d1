/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Submissions, conflicts, history and scopes of the use cases. */
#include "app_fixture.h"

#include "app/comment.h"
#include "store/goal_store.h"
#include "store/history.h"
#include "store/initiative_store.h"
#include "store/noun_stores.h"

static const Sql GOALS = SQL("SELECT count(*) FROM goal");

static Goal goal_of(const char *statement) {
    Goal goal;
    schema_clear(&GOAL_SCHEMA, &goal);
    goal.statement = str_from(statement);
    return goal;
}

/* A session to send forms from. */
static Session session_of(AppTest *test, AccountId account) {
    Session session;
    assert_ok(session_start(&test->app, &test->store->ctx, account, STR("Test"), false, &session));
    return session;
}

static void a_repeated_submission_gets_the_first_answer(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Wiederholung");
    Session session = session_of(test, test->administrator);
    Ctx *ctx = app_test_as_system(test);
    Submission submission = { .session = session.id,
                              .id = STR("s1"),
                              .form = STR("POST /ziele"),
                              .location = STR("/ziele/{id}#oben") };
    Goal goal = goal_of("Schneller");
    Written first, again;
    assert_ok(
        record_create(&test->app, ctx, &submission, &initiative, &NOUNS[NOUN_GOAL], &goal, &first));
    assert_false(first.repeated);
    assert_ok(
        record_create(&test->app, ctx, &submission, &initiative, &NOUNS[NOUN_GOAL], &goal, &again));
    assert_true(again.repeated);
    assert_int_equal(again.record.v, first.record.v);
    assert_true(str_eq(again.location, first.location));
    assert_true(str_starts(first.location, STR("/ziele/")));
    assert_true(str_ends(first.location, STR("#oben")));
    assert_int_equal(app_test_count(test, &GOALS), 1);
    /* The same id from another session is another submission, on another form it is refused. */
    Session other = session_of(test, test->administrator);
    submission.session = other.id;
    assert_ok(
        record_create(&test->app, ctx, &submission, &initiative, &NOUNS[NOUN_GOAL], &goal, &again));
    assert_false(again.repeated);
    submission.form = STR("POST /anderes");
    assert_err(
        record_create(&test->app, ctx, &submission, &initiative, &NOUNS[NOUN_GOAL], &goal, &again),
        ERR_INVALID);
    assert_int_equal(app_test_count(test, &GOALS), 2);
    app_test_done(test);
}

static void a_failed_submission_may_be_sent_again(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Fehler");
    Session session = session_of(test, test->administrator);
    Ctx *ctx = app_test_as_system(test);
    Submission submission = {
        .session = session.id, .id = STR("s1"), .form = STR("f"), .location = STR("/")
    };
    Measurement measurement;
    schema_clear(&MEASUREMENT_SCHEMA, &measurement);
    measurement.goal = app_test_goal(test, ctx, &initiative, "Ziel");
    measurement.measured_on = (Date){ 2999, 1, 1 };
    assert_true(decimal_parse(STR("12"), &measurement.value));
    Written written;
    assert_err(record_create(&test->app, ctx, &submission, &initiative, &NOUNS[NOUN_MEASUREMENT],
                             &measurement, &written),
               ERR_INVALID);
    assert_int_equal(finding_of(&ctx->findings, STR("measured_on"))->kind, FINDING_IN_FUTURE);
    measurement.measured_on = (Date){ 2020, 1, 1 };
    assert_ok(record_create(&test->app, ctx, &submission, &initiative, &NOUNS[NOUN_MEASUREMENT],
                            &measurement, &written));
    assert_false(written.repeated);
    app_test_done(test);
}

static void two_people_on_one_record_get_both_versions(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Konflikt");
    Ctx *ctx = app_test_as_system(test);
    RecordId id = app_test_goal(test, ctx, &initiative, "Eins");
    Goal mine, theirs;
    assert_ok(record_get(ctx, test->conn, noun_store(STR("goal")), initiative.id, id, &mine));
    theirs = mine;
    theirs.statement = STR("Zwei");
    mine.statement = STR("Drei");
    Written written;
    assert_ok(
        record_change(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL], &theirs, &written));
    assert_err(
        record_change(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL], &mine, &written),
        ERR_CONFLICT);
    const Goal *current = ctx->conflict.current;
    assert_ptr_equal(ctx->conflict.schema, &GOAL_SCHEMA);
    assert_true(str_eq(current->statement, STR("Zwei")));
    assert_err(record_delete(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL], id,
                             mine.record.version, STR("doppelt"), &written),
               ERR_CONFLICT);
    assert_ok(record_delete(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL], id,
                            current->record.version, STR("doppelt"), &written));
    /* Deleted meanwhile: a conflict without a current version, not an unknown address. */
    assert_err(
        record_change(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL], &mine, &written),
        ERR_CONFLICT);
    assert_null(ctx->conflict.current);
    mine.record.id.v = 999999;
    assert_err(
        record_change(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL], &mine, &written),
        ERR_NOT_FOUND);
    app_test_done(test);
}

static Err add_goal(AppTest *test, Ctx *ctx, const InitiativeRef *initiative) {
    Goal goal = goal_of("Noch eines");
    Written written;
    return record_create(&test->app, ctx, NULL, initiative, &NOUNS[NOUN_GOAL], &goal, &written);
}

static void there_is_a_most(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Sehr viel");
    Ctx *ctx = app_test_as_system(test);
    int64_t most = NOUNS[NOUN_GOAL].maximum;
    for (int64_t i = 0; i < most; i++)
        assert_ok(add_goal(test, ctx, &initiative));
    assert_err(add_goal(test, ctx, &initiative), ERR_INVALID);
    assert_int_equal(finding_of(&ctx->findings, STR(""))->kind, FINDING_INITIATIVE_FULL);
    assert_int_equal(finding_of(&ctx->findings, STR(""))->limit, most);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test->store, CONN_READ);
    GoalList goals;
    assert_ok(goal_list(ctx, conn, initiative.id, &goals));
    assert_int_equal(goals.count, most);
    Written written;
    assert_ok(record_delete(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL],
                            goals.items[0].record.id, 1, STR(""), &written));
    assert_ok(add_goal(test, ctx, &initiative));
    assert_err(add_goal(test, ctx, &initiative), ERR_INVALID);
    app_test_done(test);
}

static void every_change_is_in_the_history(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Verlauf");
    AccountId person = app_test_person(test, &test->authority, NULL, "lead", "Lea");
    Ctx *ctx = app_test_as(test, person);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_EDIT, &initiative));
    RecordId id = app_test_goal(test, ctx, &initiative, "Eins");
    Goal goal;
    assert_ok(record_get(ctx, test->conn, noun_store(STR("goal")), initiative.id, id, &goal));
    goal.statement = STR("Zwei");
    Written written;
    assert_ok(
        record_change(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL], &goal, &written));
    assert_ok(record_delete(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL], id, 2,
                            STR("erledigt"), &written));
    HistoryEntries entries;
    assert_ok(history_list(ctx, test->conn, initiative.chain, id, 0, 10, &entries));
    assert_int_equal(entries.count, 3);
    assert_true(str_eq(entries.items[0].action, STR("remove")));
    assert_true(str_find(entries.items[0].payload, STR("\"reason\":\"erledigt\"")) > 0);
    assert_true(str_find(entries.items[0].payload, STR("\"after\":null")) > 0);
    assert_true(str_find(entries.items[1].payload, STR("\"statement\":\"Eins\"")) > 0);
    assert_true(str_find(entries.items[1].payload, STR("\"statement\":\"Zwei\"")) > 0);
    assert_true(str_starts(entries.items[2].payload, STR("{\"before\":null,\"after\":{")));
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(entries.items[i].actor.account.v, person.v);
    ChainDamages damages;
    assert_ok(history_verify(test->conn, test->store->arena, &(ChainHeads){ 0 }, &damages));
    assert_int_equal(damages.count, 0);
    app_test_done(test);
}

/* What the public page and the lists call "changed". */
static int64_t changed_at(AppTest *test, const InitiativeRef *initiative) {
    Initiative row;
    assert_ok(initiative_get(&test->store->ctx, test->conn, initiative->id, &row));
    assert_int_equal(row.record.version, 1);
    return row.record.changed_at.ms;
}

static void a_change_below_is_one_of_the_initiative(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Alles");
    Ctx *ctx = app_test_as(test, app_test_person(test, &test->authority, NULL, "lead", "Lea"));
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_COMMENT_WRITE, &initiative));
    int64_t begin = test->store->now.ms;
    assert_int_equal(changed_at(test, &initiative), begin);
    test->store->now.ms = begin + 1000;
    RecordId id = app_test_goal(test, ctx, &initiative, "Eins");
    assert_int_equal(changed_at(test, &initiative), begin + 1000);
    test->store->now.ms = begin + 2000;
    Goal goal = goal_of("Zwei");
    goal.record = (Record){ .id = id, .version = 1 };
    Written written;
    assert_ok(
        record_change(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL], &goal, &written));
    assert_int_equal(changed_at(test, &initiative), begin + 2000);
    test->store->now.ms = begin + 3000;
    assert_ok(record_delete(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL], id, 2,
                            STR("erledigt"), &written));
    assert_int_equal(changed_at(test, &initiative), begin + 3000);
    /* A comment is nothing that the public sees. */
    test->store->now.ms = begin + 4000;
    Comment comment = { .target = { initiative.id.v }, .text = STR("Ein Wort") };
    assert_ok(comment_create(&test->app, ctx, NULL, &initiative, &comment, &written));
    assert_int_equal(changed_at(test, &initiative), begin + 3000);
    app_test_done(test);
}

/* Accounts are numbers of this installation: the entry names its own, the payload none. */
static void a_payload_names_no_account(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Verlauf");
    AccountId person = app_test_person(test, &test->authority, NULL, "team", "Tea");
    Ctx *ctx = app_test_as(test, person);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_COMMENT_WRITE, &initiative));
    Comment comment = { .target = { initiative.id.v }, .text = STR("Ein Wort") };
    Written written;
    assert_ok(comment_create(&test->app, ctx, NULL, &initiative, &comment, &written));
    HistoryEntries entries;
    assert_ok(history_list(ctx, test->conn, initiative.chain, written.record, 0, 10, &entries));
    assert_int_equal(entries.items[0].actor.account.v, person.v);
    assert_true(str_find(entries.items[0].payload, STR("Ein Wort")) > 0);
    assert_true(str_find(entries.items[0].payload, STR("\"author\"")) < 0);
    app_test_done(test);
}

static void an_archived_initiative_is_read_only(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Archiv");
    Ctx *ctx = app_test_as_system(test);
    Written written;
    assert_ok(initiative_archive(&test->app, ctx, NULL, &initiative, VERSION_ANY, STR("fertig"),
                                 &written));
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_true(initiative.archived);
    Goal goal = goal_of("Zu spät");
    assert_err(
        record_create(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL], &goal, &written),
        ERR_FORBIDDEN);
    Initiative form;
    assert_ok(initiative_get(ctx, test->conn, initiative.id, &form));
    assert_err(initiative_change(&test->app, ctx, NULL, &initiative, &form, &written),
               ERR_FORBIDDEN);
    assert_ok(
        initiative_unarchive(&test->app, ctx, NULL, &initiative, VERSION_ANY, STR(""), &written));
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(
        record_create(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL], &goal, &written));
    app_test_done(test);
}

static void keys_are_made_from_names_and_stay(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef first = app_test_initiative(test, "Anträge prüfen");
    InitiativeRef second = app_test_initiative(test, "Anträge prüfen");
    assert_true(str_eq(first.key, STR("antraege-pruefen")));
    assert_true(str_eq(second.key, STR("antraege-pruefen-2")));
    Ctx *ctx = app_test_as_system(test);
    Initiative form;
    assert_ok(initiative_get(ctx, test->conn, first.id, &form));
    form.name = STR("Anders");
    form.key = STR("geschmuggelt");
    form.published = true;
    Written written;
    assert_ok(initiative_change(&test->app, ctx, NULL, &first, &form, &written));
    assert_ok(access_initiative(&test->app, ctx, test->conn, first.key, PERMISSION_INITIATIVE_READ,
                                &first));
    assert_true(str_eq(first.name, STR("Anders")));
    assert_false(first.published);
    assert_ok(
        initiative_publish(&test->app, ctx, NULL, &first, true, VERSION_ANY, STR(""), &written));
    assert_ok(access_initiative(&test->app, ctx, test->conn, first.key, PERMISSION_INITIATIVE_READ,
                                &first));
    assert_true(first.published);
    app_test_done(test);
}

static void an_initiative_keeps_the_template_it_began_with(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef ref = app_test_initiative(test, "Anträge prüfen");
    Ctx *ctx = app_test_as_system(test);
    Initiative form;
    Written written;
    assert_ok(initiative_get(ctx, test->conn, ref.id, &form));
    assert_true(str_eq(form.process_version, pack_newest_process(&test->pack)->version));
    form.process_version = STR("geschmuggelt");
    form.name = STR("Anders");
    assert_ok(initiative_change(&test->app, ctx, NULL, &ref, &form, &written));
    assert_ok(initiative_get(ctx, test->conn, ref.id, &form));
    assert_true(str_eq(form.name, STR("Anders")));
    assert_true(str_eq(form.process_version, pack_newest_process(&test->pack)->version));
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_repeated_submission_gets_the_first_answer),
        STORE_TEST(a_failed_submission_may_be_sent_again),
        STORE_TEST(two_people_on_one_record_get_both_versions),
        STORE_TEST(there_is_a_most),
        STORE_TEST(every_change_is_in_the_history),
        STORE_TEST(a_change_below_is_one_of_the_initiative),
        STORE_TEST(a_payload_names_no_account),
        STORE_TEST(an_archived_initiative_is_read_only),
        STORE_TEST(keys_are_made_from_names_and_stay),
        STORE_TEST(an_initiative_keeps_the_template_it_began_with),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
