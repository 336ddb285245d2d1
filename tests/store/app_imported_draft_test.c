/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A draft of a body that came in with the example is that body's like one begun here: the history knows nothing of it,
 * whatever becomes of it, and the backup can be restored. */
#include "app_fixture.h"

#include <stdio.h>

#include "app/comment.h"
#include "app/example.h"
#include "app/maintenance.h"
#include "store/account_store.h"
#include "store/backup.h"
#include "store/record_store.h"

#define MAIN_KEY "antragsassistenz"
#define COUNCIL  "peter.personalrat@beispiel.example"
#define LEAD     "petra.projekt@beispiel.example"

typedef struct Drafted {
    AppTest *test;
    InitiativeRef initiative;
    Comment draft;
} Drafted;

static Ctx *as(Drafted *drafted, const char *email) {
    AppTest *test = drafted->test;
    Account account;
    assert_ok(account_by_email(test->conn, test->store->arena, str_from(email), &account));
    Ctx *ctx = app_test_as(test, account.id);
    assert_ok(access_initiative(&test->app, ctx, test->conn, STR(MAIN_KEY),
                                PERMISSION_INITIATIVE_READ, &drafted->initiative));
    return ctx;
}

static Drafted drafted_in_example(void **state) {
    Drafted drafted = { .test = app_test_empty(state) };
    AppTest *test = drafted.test;
    assert_ok(example_load(&test->app, app_test_as_system(test)));
    CommentList comments;
    size_t drafts = 0;
    Ctx *ctx = as(&drafted, COUNCIL);
    assert_ok(comment_readable(ctx, test->conn, &drafted.initiative, &comments));
    for (size_t i = 0; i < comments.count; i++)
        if (comment_of_body_alone(&comments.items[i])) {
            drafted.draft = comments.items[i];
            drafts++;
        }
    assert_int_equal(drafts, 1);
    Verified verified = app_test_verify(test);
    assert_false(verified_damaged(&verified));
    assert_int_equal(verified.records.drafts, 1);
    return drafted;
}

static Err look(void *self, Db *db) {
    AppTest *test = self;
    CLEANUP(conn_returnp) Conn *conn = NULL;
    Erasures erasures;
    Verified verified;
    Ctx *ctx = app_test_as_system(test);
    assert_ok(erasure_list(test->app.keys, ctx->arena, &erasures));
    assert_ok(conn_borrow(db, &conn));
    assert_ok(verify_database(ctx, conn, &erasures, NULL, &verified));
    assert_false(verified_damaged(&verified));
    return ERR_NONE;
}

/* Here, and where the backup is restored. */
static void assert_whole(Drafted *drafted) {
    AppTest *test = drafted->test;
    app_test_consistent(test);
    const char *path = store_test_path(test->store, "backup.db");
    assert_ok(backup_make(&test->app, app_test_as_system(test), path));
    DbOptions options = { .location = store_test_path(test->store, "restored.db") };
    const BackupCheck check = { look, test };
    Db *db = NULL;
    assert_ok(backup_restore(path, &options, false, &check, &db));
    db_close(db);
    app_test_done(test);
}

static void change(Drafted *drafted, bool draft) {
    Comment form = drafted->draft;
    Written written;
    form.text = STR("Bitte nicht länger als vier Wochen.");
    form.draft = draft;
    Ctx *ctx = as(drafted, COUNCIL);
    assert_ok(
        comment_change(&drafted->test->app, ctx, NULL, &drafted->initiative, &form, &written));
}

static void it_may_be_left_alone(void **state) {
    Drafted drafted = drafted_in_example(state);
    assert_whole(&drafted);
}

static void it_may_be_edited(void **state) {
    Drafted drafted = drafted_in_example(state);
    change(&drafted, true);
    assert_int_equal(app_test_verify(drafted.test).records.drafts, 1);
    assert_whole(&drafted);
}

static void it_may_be_published(void **state) {
    Drafted drafted = drafted_in_example(state);
    change(&drafted, false);
    assert_int_equal(app_test_verify(drafted.test).records.drafts, 0);
    assert_whole(&drafted);
}

static void it_may_be_discarded(void **state) {
    Drafted drafted = drafted_in_example(state);
    Ctx *ctx = as(&drafted, COUNCIL);
    Written written;
    assert_ok(comment_delete(&drafted.test->app, ctx, NULL, &drafted.initiative,
                             drafted.draft.record.id, drafted.draft.record.version, STR(""),
                             &written));
    assert_int_equal(app_test_verify(drafted.test).records.drafts, 0);
    assert_whole(&drafted);
}

static void its_record_may_be_removed(void **state) {
    Drafted drafted = drafted_in_example(state);
    AppTest *test = drafted.test;
    Ctx *ctx = as(&drafted, LEAD);
    RecordName target;
    Written written;
    assert_ok(record_name(ctx, test->conn, drafted.draft.target, &target));
    assert_ok(record_delete(&test->app, ctx, NULL, &drafted.initiative, noun_by_name(target.noun),
                            drafted.draft.target, 1, STR("Erledigt"), &written));
    assert_int_equal(app_test_verify(test).records.drafts, 1);
    assert_whole(&drafted);
}

/* Nothing but a draft of a body is left out of the entry of the import: a comment does not become one unseen. */
static void another_comment_is_no_such_draft(void **state) {
    static const Sql TAMPER = SQL("UPDATE comment SET draft = 1, body = 'Personalrat'"
                                  " WHERE id = (SELECT MIN(id) FROM comment)");
    Drafted drafted = drafted_in_example(state);
    AppTest *test = drafted.test;
    Conn *conn = store_test_conn(test->store, CONN_WRITE);
    test->altered = true;
    assert_ok(store_test_run(conn, &TAMPER));
    conn_close(conn);
    assert_true(app_test_verify(test).records.damages.count > 0);
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(it_may_be_left_alone),      STORE_TEST(it_may_be_edited),
        STORE_TEST(it_may_be_published),       STORE_TEST(it_may_be_discarded),
        STORE_TEST(its_record_may_be_removed), STORE_TEST(another_comment_is_no_such_draft),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
