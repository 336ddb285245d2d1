/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What people need to take part is read by those who were named and by nobody else, leaves no trace anywhere, and goes
 * on its day (docs/adr/0020-access-needs.md). */
#include "app_fixture.h"

#include "app/access_request.h"
#include "app/erase.h"
#include "app/maintenance.h"
#include "app/purge.h"
#include "app/transfer.h"
#include "store/access_request_store.h"
#include "store/backup.h"
#include "store/history.h"
#include "store/workshop_link_store.h"
#include "store/workshop_store.h"

enum { DAY_MS = 86400000 };
#define SECRET_WORDS "Zwetschgenallergie"

static const Sql REQUESTS = SQL("SELECT count(*) FROM access_request");
static const Sql NAMED = SQL("SELECT count(*) FROM access_organiser");
static const Sql LINKS = SQL("SELECT count(*) FROM workshop_link");

typedef struct Place {
    AppTest *test;
    InitiativeRef initiative;
    AccountId lead, other, helper; /* leads, and one who helps */
    RecordId workshop;
    AccessPlace place;
} Place;

static Ctx *as(Place *place, AccountId account) {
    Ctx *ctx = account.v != 0 ? app_test_as(place->test, account) : app_test_as_system(place->test);
    assert_ok(access_initiative(&place->test->app, ctx, place->test->conn, place->initiative.key,
                                PERMISSION_INITIATIVE_READ, &place->initiative));
    return ctx;
}

static Date in_days(Place *place, int days) {
    return date_from_days(date_days(clock_today(place->test->store->ctx.clock)) + days);
}

/* Its day, from today; none where it is negative. */
static void move_workshop(Place *place, int days) {
    Workshop workshop;
    Written written;
    Ctx *ctx = as(place, place->lead);
    assert_ok(
        workshop_get(ctx, place->test->conn, place->initiative.id, place->workshop, &workshop));
    workshop.held_on = days < 0 ? (Date){ 0 } : in_days(place, days);
    assert_ok(record_change(&place->test->app, ctx, NULL, &place->initiative, &NOUNS[NOUN_WORKSHOP],
                            &workshop, &written));
}

/* Held in ten days. */
static Place *place_of(void **state) {
    AppTest *test = app_test(state);
    Place *place = arena_new(test->store->arena, Place, 1);
    Workshop workshop;
    Written written;
    place->test = test;
    place->initiative = app_test_initiative(test, "Werkstatt");
    place->lead = app_test_person(test, &test->authority, NULL, "lead", "Lena");
    place->other = app_test_person(test, &test->authority, NULL, "lead", "Otto");
    place->helper = app_test_person(test, &test->authority, &place->initiative, "reader", "Hilde");
    app_test_has_come(test, place->lead);
    app_test_has_come(test, place->other);
    app_test_has_come(test, place->helper);
    schema_clear(&WORKSHOP_SCHEMA, &workshop);
    workshop.name = STR("Auftakt");
    workshop.level = STR("involve");
    workshop.naming = STR("anonymous");
    workshop.held_on = in_days(place, 10);
    assert_ok(record_create(&test->app, as(place, place->lead), NULL, &place->initiative,
                            &NOUNS[NOUN_WORKSHOP], &workshop, &written));
    place->workshop = written.record;
    place->place = (AccessPlace){ .initiative = &place->initiative, .workshop = place->workshop };
    return place;
}

static Err name(Place *place, AccountId by, AccountId whom) {
    Written written;
    return access_organiser_name(&place->test->app, as(place, by), NULL, &place->place, whom,
                                 &written);
}

static Err unname(Place *place, AccountId by, AccountId whom) {
    Written written;
    return access_organiser_unname(&place->test->app, as(place, by), NULL, &place->place, whom,
                                   &written);
}

static Err send_form(Place *place, const AccessRequest *form, bool enough) {
    Written written;
    Ctx *ctx = as(place, (AccountId){ 0 });
    ctx->findings.count = 0;
    return access_request_send(&place->test->app, ctx, NULL, &place->place, form, enough, &written);
}

static Err send(Place *place, const char *needs, const char *words) {
    const AccessRequest form = { .needs = str_from(needs),
                                 .language = STR(""),
                                 .words = str_from(words),
                                 .contact = STR("Frau Mühle, 0151 000") };
    return send_form(place, &form, false);
}

static AccessRequests read_by(Place *place, AccountId account) {
    AccessRequests all;
    assert_ok(access_request_list(&place->test->app, as(place, account), place->test->conn,
                                  place->workshop, &all));
    return all;
}

static Err refused(Place *place, AccountId account) {
    AccessRequests all;
    return access_request_list(&place->test->app, as(place, account), place->test->conn,
                               place->workshop, &all);
}

static FindingKind finding(const Place *place) {
    const Findings *findings = &place->test->store->ctx.findings;
    assert_int_equal(findings->count, 1);
    return findings->items[0].kind;
}

/* -- Who sees them ------------------------------------------------------------------------------ */

static void only_who_is_named_reads_it(void **state) {
    Place *place = place_of(state);
    assert_err(send(place, "captions", ""), ERR_INVALID);
    assert_int_equal(finding(place), FINDING_ACCESS_CLOSED); /* nobody would read it */
    assert_ok(name(place, place->lead, place->helper));
    assert_ok(send(place, "sign_language captions", SECRET_WORDS "\nund mehr"));
    assert_err(refused(place, place->lead), ERR_FORBIDDEN);
    assert_err(refused(place, place->other), ERR_FORBIDDEN);
    assert_err(refused(place, place->test->administrator), ERR_FORBIDDEN);
    assert_err(refused(place, (AccountId){ 0 }), ERR_FORBIDDEN);
    AccessRequests all = read_by(place, place->helper);
    assert_int_equal(all.count, 1);
    assert_true(str_eq(all.items[0].needs, STR("sign_language captions")));
    assert_true(str_eq(all.items[0].words, STR(SECRET_WORDS "\nund mehr")));
    assert_true(str_eq(all.items[0].contact, STR("Frau Mühle, 0151 000")));
    app_test_done(place->test);
}

static void organisers_name_each_other(void **state) {
    Place *place = place_of(state);
    AccountId stranger = app_test_person(place->test, &place->test->authority, NULL, "", "Frieda");
    assert_err(name(place, place->lead, stranger), ERR_INVALID);
    assert_int_equal(finding(place), FINDING_NO_SUCH_PERSON);
    assert_ok(name(place, place->lead, place->lead));
    assert_err(name(place, place->other, place->other), ERR_FORBIDDEN);
    assert_err(unname(place, place->other, place->lead), ERR_FORBIDDEN);
    assert_ok(name(place, place->lead, place->helper));
    assert_ok(name(place, place->lead, place->helper)); /* twice is once */
    assert_int_equal(app_test_count(place->test, &NAMED), 2);
    assert_ok(send(place, "", "Ich komme mit Hund."));
    assert_ok(unname(place, place->lead, place->lead));
    as(place, place->helper)->findings.count = 0;
    assert_err(unname(place, place->helper, place->helper), ERR_INVALID);
    assert_int_equal(finding(place), FINDING_LAST_ORGANISER);
    assert_ok(account_erase(&place->test->app, app_test_as_system(place->test), NULL, place->helper,
                            STR(ERASE_RULE_ASKED)));
    assert_int_equal(app_test_count(place->test, &NAMED), 0);
    assert_ok(name(place, place->other, place->other)); /* so that somebody reads it again */
    assert_int_equal(read_by(place, place->other).count, 1);
    app_test_done(place->test);
}

static Err write_roles_end(Tx *tx, const void *in, void *out) {
    static const Sql READERS = SQL("DELETE FROM membership WHERE role = 'reader'");
    CLEANUP(query_closep) Query *query = NULL;
    (void)in;
    (void)out;
    TRY(query_open(tx->conn, &READERS, &query));
    return query_run(query);
}

/* Nothing is promised in the name of somebody who reads nothing any more, and somebody else may be named. */
static void an_organiser_without_a_role_is_none(void **state) {
    Place *place = place_of(state);
    assert_ok(name(place, place->lead, place->helper));
    assert_ok(send(place, "captions", ""));
    assert_err(name(place, place->other, place->other), ERR_FORBIDDEN);
    assert_ok(
        write_run(place->test->app.writer, as(place, place->lead), write_roles_end, NULL, NULL, 0));
    assert_err(send(place, "captions", ""), ERR_INVALID);
    assert_int_equal(finding(place), FINDING_ACCESS_CLOSED);
    assert_ok(name(place, place->other, place->other));
    assert_int_equal(read_by(place, place->other).count, 1); /* what was sent before is not lost */
    app_test_done(place->test);
}

static void what_is_asked_for_is_seen_to_and_taken_back(void **state) {
    Place *place = place_of(state);
    Written written;
    App *app = &place->test->app;
    assert_ok(name(place, place->lead, place->helper));
    const AccessRequest form = {
        .needs = STR("step_free"), .language = STR("Dari"), .words = STR(""), .contact = STR("")
    };
    assert_ok(send_form(place, &form, false));
    AccessRequest request = read_by(place, place->helper).items[0];
    assert_true(str_eq(request.needs, STR("step_free language"))); /* which one is said */
    assert_err(access_request_see_to(app, as(place, place->lead), NULL, &place->place, request.id,
                                     STR("step_free"), true, &written),
               ERR_FORBIDDEN);
    assert_err(access_request_see_to(app, as(place, place->helper), NULL, &place->place, request.id,
                                     STR("childcare"), true, &written),
               ERR_NOT_FOUND);
    assert_err(access_request_see_to(app, as(place, place->helper), NULL, &place->place, request.id,
                                     STR(ACCESS_OTHER), true, &written),
               ERR_NOT_FOUND);
    for (int i = 0; i < 2; i++)
        assert_ok(access_request_see_to(app, as(place, place->helper), NULL, &place->place,
                                        request.id, STR("step_free"), true, &written));
    assert_true(str_eq(read_by(place, place->helper).items[0].done, STR("step_free")));
    assert_ok(access_request_see_to(app, as(place, place->helper), NULL, &place->place, request.id,
                                    STR("step_free"), false, &written));
    assert_true(str_empty(read_by(place, place->helper).items[0].done));
    assert_err(access_request_forget(app, as(place, place->lead), NULL, &place->place, request.id,
                                     &written),
               ERR_FORBIDDEN);
    assert_ok(access_request_forget(app, as(place, place->helper), NULL, &place->place, request.id,
                                    &written));
    assert_int_equal(read_by(place, place->helper).count, 0);
    app_test_done(place->test);
}

static void what_says_nothing_or_comes_too_often_is_refused(void **state) {
    Place *place = place_of(state);
    assert_ok(name(place, place->lead, place->helper));
    assert_err(send(place, "", ""), ERR_INVALID);
    assert_int_equal(finding(place), FINDING_REQUIRED);
    const AccessRequest form = {
        .needs = STR("captions"), .language = STR(""), .words = STR(""), .contact = STR("")
    };
    assert_err(send_form(place, &form, true), ERR_INVALID);
    assert_int_equal(finding(place), FINDING_ENOUGH_FROM_HERE);
    move_workshop(place, -1);
    assert_err(send(place, "captions", ""), ERR_INVALID); /* nobody could say when it goes */
    assert_int_equal(finding(place), FINDING_ACCESS_CLOSED);
    move_workshop(place, 0);
    assert_ok(send(place, "captions", ""));
    place->test->store->now.ms += DAY_MS;
    assert_err(send(place, "captions", ""), ERR_INVALID);
    app_test_done(place->test);
}

/* -- No trace ----------------------------------------------------------------------------------- */

static void neither_history_nor_export_nor_the_table_has_the_words(void **state) {
    static const Sql ACTS = SQL("SELECT count(*) FROM history_entry WHERE noun = 'room'");
    static const Sql SAID = SQL("SELECT count(*) FROM history_payload"
                                " WHERE payload LIKE '%" SECRET_WORDS "%'"
                                " OR payload LIKE '%captions%' OR payload LIKE '%Mühle%'");
    Place *place = place_of(state);
    assert_ok(name(place, place->lead, place->helper));
    int64_t before = app_test_count(place->test, &ACTS);
    assert_ok(send(place, "captions", SECRET_WORDS));
    assert_int_equal(app_test_count(place->test, &ACTS), before);
    assert_int_equal(app_test_count(place->test, &SAID), 0);
    CLEANUP(out_done) Out file = out_open(4096);
    Ctx *ctx = as(place, place->helper);
    assert_ok(initiative_export(&place->test->app, as(place, (AccountId){ 0 }), place->test->conn,
                                &place->initiative, &file));
    assert_true(str_find(out_view(&file), STR("Auftakt")) > 0);
    assert_true(str_find(out_view(&file), STR(SECRET_WORDS)) < 0);
    assert_true(str_find(out_view(&file), STR("captions")) < 0);
    AccessRequestRows rows;
    assert_ok(access_request_rows(ctx, place->test->conn, place->workshop, &rows));
    assert_int_equal(rows.count, 1);
    assert_true(str_find(rows.items[0].sealed, STR(SECRET_WORDS)) < 0);
    app_test_done(place->test);
}

/* -- Going -------------------------------------------------------------------------------------- */

static int64_t purge(Place *place) {
    PurgeCounts counts;
    assert_ok(purge_run(&place->test->app, app_test_as_system(place->test), &counts));
    for (size_t i = 0; i < counts.count; i++)
        if (str_eq(counts.items[i].rule->key, STR("access_request")))
            return counts.items[i].rows;
    fail_msg("no rule");
    return -1;
}

static void they_go_a_week_after_the_workshop(void **state) {
    Place *place = place_of(state);
    assert_ok(name(place, place->lead, place->helper));
    assert_ok(send(place, "captions", ""));
    move_workshop(place, 12); /* two days later than planned */
    place->test->store->now.ms += 18 * (int64_t)DAY_MS;
    assert_int_equal(purge(place), 0);
    place->test->store->now.ms += DAY_MS;
    assert_int_equal(purge(place), 1);
    assert_int_equal(app_test_count(place->test, &REQUESTS), 0);
    app_test_done(place->test);
}

static void without_a_day_the_promised_one_counts(void **state) {
    Place *place = place_of(state);
    assert_ok(name(place, place->lead, place->helper));
    assert_ok(send(place, "captions", ""));
    move_workshop(place, -1);
    place->test->store->now.ms += 16 * (int64_t)DAY_MS;
    assert_int_equal(purge(place), 0);
    place->test->store->now.ms += DAY_MS;
    assert_int_equal(purge(place), 1);
    app_test_done(place->test);
}

/* How many needs a restored copy of the backup has, restored now. */
static int64_t restored(Place *place, const char *path, const char *copy) {
    AppTest *test = place->test;
    DbOptions options = { .location = store_test_path(test->store, copy) };
    Db *db = NULL;
    Conn *conn = NULL;
    Restored done;
    App app = test->app;
    assert_ok(backup_restore(path, &options, false, NULL, &db));
    app.db = db;
    assert_ok(writer_open(db, &app.writer));
    assert_ok(restore_finish(&app, app_test_as_system(test), &done));
    assert_ok(conn_open(db, CONN_READ, &conn));
    int64_t count = store_test_i64(conn, &REQUESTS);
    conn_close(conn);
    writer_close(app.writer);
    db_close(db);
    return count;
}

static void no_backup_brings_them_back_after_their_day(void **state) {
    Place *place = place_of(state);
    AppTest *test = place->test;
    assert_ok(name(place, place->lead, place->helper));
    assert_ok(send(place, "captions", SECRET_WORDS));
    const char *before = store_test_path(test->store, "before.db");
    const char *after = store_test_path(test->store, "after.db");
    assert_ok(backup_make(&test->app, app_test_as_system(test), before));
    test->store->now.ms += 16 * (int64_t)DAY_MS;
    assert_int_equal(restored(place, before, "one.db"), 1); /* a day too early */
    test->store->now.ms += DAY_MS;
    assert_int_equal(restored(place, before, "two.db"), 0);
    /* The job has not run yet. */
    assert_int_equal(app_test_count(test, &REQUESTS), 1);
    assert_ok(backup_make(&test->app, app_test_as_system(test), after));
    DbOptions options = { .location = store_test_path(test->store, "three.db") };
    Db *db = NULL;
    Conn *conn = NULL;
    assert_ok(backup_restore(after, &options, false, NULL, &db)); /* as it is in the file */
    assert_ok(conn_open(db, CONN_READ, &conn));
    assert_int_equal(store_test_i64(conn, &REQUESTS), 0);
    conn_close(conn);
    db_close(db);
    app_test_done(test);
}

static void they_go_with_their_workshop_and_its_initiative(void **state) {
    Place *place = place_of(state);
    Written written;
    assert_ok(name(place, place->lead, place->helper));
    assert_ok(send(place, "captions", ""));
    assert_ok(
        access_link_open(&place->test->app, as(place, place->lead), NULL, &place->place, &written));
    assert_ok(record_delete(&place->test->app, as(place, place->lead), NULL, &place->initiative,
                            &NOUNS[NOUN_WORKSHOP], place->workshop, 1, STR(""), &written));
    assert_int_equal(app_test_count(place->test, &REQUESTS), 0);
    assert_int_equal(app_test_count(place->test, &NAMED), 0);
    assert_int_equal(app_test_count(place->test, &LINKS), 0);
    app_test_done(place->test);
}

/* -- The link ----------------------------------------------------------------------------------- */

static void a_link_opens_its_workshop_until_it_is_taken_away(void **state) {
    Place *place = place_of(state);
    AppTest *test = place->test;
    Written written;
    Str token, again;
    InitiativeRef found;
    RecordId workshop;
    for (int i = 0; i < 2; i++)
        assert_ok(
            access_link_open(&test->app, as(place, place->lead), NULL, &place->place, &written));
    assert_ok(workshop_link_get(as(place, place->lead), test->conn, place->workshop, &token));
    assert_int_equal(token.len, 22);
    Ctx *ctx = &test->store->ctx;
    ctx->actor = (Actor){ .kind = ACTOR_PUBLIC };
    assert_ok(access_link_find(ctx, test->conn, token, &found, &workshop));
    assert_int_equal(workshop.v, place->workshop.v);
    assert_false(permission_in(found.permissions, PERMISSION_INITIATIVE_READ));
    assert_err(access_link_find(ctx, test->conn, str_slice(token, 1, SIZE_MAX), &found, &workshop),
               ERR_NOT_FOUND);
    assert_ok(access_link_close(&test->app, as(place, place->lead), NULL, &place->place, &written));
    assert_err(access_link_find(ctx, test->conn, token, &found, &workshop), ERR_NOT_FOUND);
    assert_ok(access_link_open(&test->app, as(place, place->lead), NULL, &place->place, &written));
    assert_ok(workshop_link_get(as(place, place->lead), test->conn, place->workshop, &again));
    assert_false(str_eq(token, again));
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(only_who_is_named_reads_it),
        STORE_TEST(organisers_name_each_other),
        STORE_TEST(an_organiser_without_a_role_is_none),
        STORE_TEST(what_is_asked_for_is_seen_to_and_taken_back),
        STORE_TEST(what_says_nothing_or_comes_too_often_is_refused),
        STORE_TEST(neither_history_nor_export_nor_the_table_has_the_words),
        STORE_TEST(they_go_a_week_after_the_workshop),
        STORE_TEST(without_a_day_the_promised_one_counts),
        STORE_TEST(no_backup_brings_them_back_after_their_day),
        STORE_TEST(they_go_with_their_workshop_and_its_initiative),
        STORE_TEST(a_link_opens_its_workshop_until_it_is_taken_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
