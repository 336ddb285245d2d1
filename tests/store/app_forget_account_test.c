/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What must go goes, also when nobody thinks of it any more: accounts without a role, removed comments that a
 * backup still has. */
#include "app_fixture.h"

#include <stdio.h>
#include <time.h>

#include "app/blacken.h"
#include "app/comment.h"
#include "app/erase.h"
#include "app/jobs.h"
#include "app/join_in.h"
#include "app/maintenance.h"
#include "app/purge.h"
#include "base/io.h"
#include "store/backup.h"
#include "store/comment_store.h"
#include "store/contribution_store.h"

enum { DAY_MS = 86400000 };

/* -- Accounts without a role -------------------------------------------------------------------- */

static int64_t rows_of(const PurgeCounts *counts, Str key) {
    for (size_t i = 0; i < counts->count; i++)
        if (str_eq(counts->items[i].rule->key, key))
            return counts->items[i].rows;
    fail();
    return -1;
}

static int64_t roleless_due(AppTest *test) {
    PurgeCounts counts;
    assert_ok(purge_count(&test->app, &test->store->ctx, test->conn, &counts));
    return rows_of(&counts, STR("roleless_account"));
}

static int64_t roleless_purged(AppTest *test) {
    PurgeCounts counts;
    assert_ok(purge_run(&test->app, app_test_as_system(test), &counts));
    return rows_of(&counts, STR("roleless_account"));
}

static void take_every_role(AppTest *test, AccountId account) {
    Ctx *ctx = app_test_as_system(test);
    AuthorityRef authority;
    Memberships rows;
    assert_ok(access_system(&test->app, ctx, test->conn, STR("a"), &authority));
    assert_ok(membership_rows_of(ctx, test->conn, account, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        Written written;
        assert_ok(
            membership_remove(&test->app, ctx, NULL, &authority, NULL, rows.items[i].id, &written));
    }
}

static bool erased(AppTest *test, AccountId account) {
    Account row;
    assert_ok(account_get(test->conn, test->store->arena, account, &row));
    return row.erased_at.ms != 0;
}

/* A year without any role; who gets one again begins anew. */
static void accounts_without_a_role_go_after_a_year(void **state) {
    static const Sql UNMARK = SQL("UPDATE account SET roleless_since = NULL");
    AppTest *test = app_test(state);
    AccountId gone = app_test_person(test, &test->authority, NULL, "team", "Gero");
    AccountId back = app_test_person(test, &test->authority, NULL, "team", "Bero");
    AccountId third = app_test_person(test, &test->authority, NULL, "", "Olli");
    AccountId people[] = { gone, back, third };
    for (size_t i = 0; i < 3; i++)
        app_test_has_come(test, people[i]);
    take_every_role(test, gone);
    take_every_role(test, back);
    test->store->now.ms += 300 * (int64_t)DAY_MS;
    assert_int_equal(roleless_purged(test), 0); /* now the third one is known as well */
    app_test_person(test, &test->authority, NULL, "team", "Bero");
    take_every_role(test, back);
    test->store->now.ms += 65 * (int64_t)DAY_MS;
    assert_int_equal(roleless_due(test), 0);
    test->store->now.ms += 1;
    assert_int_equal(roleless_due(test), 1);
    assert_false(erased(test, gone)); /* counting changes nothing */
    assert_int_equal(roleless_purged(test), 1);
    assert_true(erased(test, gone));
    /* From an older version, without a mark: the job marks them, and the year begins. */
    {
        CLEANUP(conn_closep) Conn *conn = store_test_conn(test->store, CONN_WRITE);
        assert_ok(store_test_run(conn, &UNMARK));
    }
    assert_int_equal(roleless_purged(test), 0);
    test->store->now.ms += 366 * (int64_t)DAY_MS;
    app_test_person(test, &test->authority, NULL, "reader", "Bero");
    assert_int_equal(roleless_purged(test), 1);
    assert_false(erased(test, back));
    assert_true(erased(test, third));
    assert_false(erased(test, test->administrator));
    app_test_done(test);
}

/* Found by the job, and then somebody took care of it: whoever is looked at when their turn comes stays. */
static void who_is_no_longer_due_stays(void **state) {
    AppTest *test = app_test(state);
    AccountId gero = app_test_person(test, &test->authority, NULL, "team", "Gero");
    app_test_has_come(test, gero);
    take_every_role(test, gero);
    test->store->now.ms += 400 * (int64_t)DAY_MS;
    const PurgeAccountDue due = { .rule = PURGE_ACCOUNT_ROLELESS,
                                  .before = { test->store->now.ms - 365 * (int64_t)DAY_MS } };
    PurgeAccounts found;
    Ctx *ctx = app_test_as_system(test);
    assert_ok(purge_accounts(test->conn, test->store->arena, &due, 10, &found));
    assert_int_equal(found.count, 1);
    app_test_person(test, &test->authority, NULL, "team", "Gero");
    ctx = app_test_as_system(test);
    assert_err(account_erase_due(&test->app, ctx, gero, &due, STR("roleless_account")), ERR_GONE);
    assert_false(erased(test, gero));
    bool noted;
    assert_ok(erasure_noted(&test->app, ctx, STR("account"), gero.v, (Instant){ 0 }, &noted));
    assert_false(noted);
    app_test_as(test, test->administrator);
    assert_err(account_erase_due(&test->app, &test->store->ctx, gero, &due, STR("x")),
               ERR_FORBIDDEN);
    app_test_done(test);
}

/* The program ended between disabling the account and noting its erasure. */
static void asked_for(AppTest *test, AccountId account) {
    static const Sql ASKED = SQL("UPDATE account SET disabled_at = $1, erase_asked_at = $1"
                                 " WHERE id = $2");
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test->store, CONN_WRITE);
    CLEANUP(query_closep) Query *query = NULL;
    assert_ok(query_open(conn, &ASKED, &query));
    bind(query, 1, test->store->now);
    bind(query, 2, account);
    assert_ok(query_run(query));
}

static int64_t completed(AppTest *test) {
    int64_t repeated;
    assert_ok(erasures_repeat(&test->app, app_test_as_system(test), true, &repeated));
    return repeated;
}

static void an_erasure_that_was_interrupted_is_completed(void **state) {
    AppTest *test = app_test(state);
    AccountId gero = app_test_person(test, &test->authority, NULL, "team", "Gero");
    AccountId bero = app_test_person(test, &test->authority, NULL, "team", "Bero");
    app_test_has_come(test, gero);
    app_test_has_come(test, bero);
    asked_for(test, gero);
    asked_for(test, bero);
    assert_int_equal(completed(test), 0); /* it may be under way just now */
    assert_ok(account_disable_system(&test->app, app_test_as_system(test), bero, false));
    test->store->now.ms += ERASE_PATIENCE_MS + 1;
    assert_int_equal(completed(test), 1);
    assert_true(erased(test, gero));
    assert_false(erased(test, bero)); /* enabled: nobody asks for it any more */
    assert_int_equal(completed(test), 0);
    bool noted;
    assert_ok(erasure_noted(&test->app, app_test_as_system(test), STR("account"), gero.v,
                            (Instant){ 0 }, &noted));
    assert_true(noted);
    test->altered = true; /* the state behind the back of the history */
    app_test_done(test);
}

/* -- Drafts -------------------------------------------------------------------------------------- */

static RecordId written(AppTest *test, const InitiativeRef *initiative, AccountId author,
                        bool draft, const char *text) {
    Comment form = { .target = { initiative->id.v }, .draft = draft, .text = str_from(text) };
    Written made;
    Ctx *ctx = app_test_as(test, author);
    assert_ok(comment_create(&test->app, ctx, NULL, initiative, &form, &made));
    return made.record;
}

/* Nobody else could ever read them or take them away; what was published stays, without a name. */
static void private_drafts_go_with_the_person(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Entwurf");
    AccountId gero = app_test_person(test, &test->authority, NULL, "lead", "Gero");
    app_test_has_come(test, gero);
    RecordId draft = written(test, &initiative, gero, true, "Entwurfwort Quabbel");
    RecordId said = written(test, &initiative, gero, false, "Gesagt");
    RecordId foreign = written(test, &initiative, test->administrator, true, "Noch nicht");
    Ctx *ctx = app_test_as(test, test->administrator);
    Comment row;
    assert_ok(account_erase(&test->app, ctx, &test->authority, gero, STR(ERASE_RULE_ASKED)));
    ctx = app_test_as_system(test);
    assert_ok(access_job(ctx, test->authority.id));
    assert_err(comment_get(ctx, test->conn, initiative.id, draft, &row), ERR_NOT_FOUND);
    assert_ok(comment_get(ctx, test->conn, initiative.id, said, &row));
    assert_ok(comment_get(ctx, test->conn, initiative.id, foreign, &row));
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(accounts_without_a_role_go_after_a_year),
        STORE_TEST(who_is_no_longer_due_stays),
        STORE_TEST(an_erasure_that_was_interrupted_is_completed),
        STORE_TEST(private_drafts_go_with_the_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
