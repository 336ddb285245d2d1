/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Contributions that were removed: who reads why. */
#include "app_fixture.h"

#include "app/removed_contribution.h"
#include "store/history.h"

enum { OLD_SENT = 4711, OLD_ENTERED = 4712 };

/* As programs wrote it that told whoever gave the reason that it stays in the history. */
static Err do_remove_as_before(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    (void)ret;
    const InitiativeRef *initiative = in;
    TRY(history_append(tx, initiative->chain, CONTRIBUTION_SCHEMA.name, (RecordId){ OLD_SENT },
                       STR("remove"),
                       STR("{\"before\":null,\"after\":null,\"reason\":\"Frau Muster\"}")));
    return history_append(tx, initiative->chain, CONTRIBUTION_SCHEMA.name,
                          (RecordId){ OLD_ENTERED }, STR("remove"),
                          STR("{\"before\":{\"subject\":\"Alt\"},\"after\":null,"
                              "\"reason\":\"Frau Muster\"}"));
}

static RecordId entered(AppTest *test, const InitiativeRef *initiative) {
    Contribution form;
    Written written;
    schema_clear(&CONTRIBUTION_SCHEMA, &form);
    form.subject = STR("Zu laut");
    assert_ok(record_create(&test->app, app_test_as_system(test), NULL, initiative,
                            &NOUNS[NOUN_CONTRIBUTION], &form, &written));
    return written.record;
}

static RecordId removed_now(AppTest *test, const InitiativeRef *initiative, const char *reason) {
    Written written;
    RecordId id = entered(test, initiative);
    assert_ok(record_delete(&test->app, app_test_as_system(test), NULL, initiative,
                            &NOUNS[NOUN_CONTRIBUTION], id, 1, str_from(reason), &written));
    return id;
}

static RemovedContributions read_by(AppTest *test, InitiativeRef initiative, bool history) {
    RemovedContributions removed;
    if (!history)
        initiative.permissions.bits &= ~(1U << PERMISSION_HISTORY_READ);
    assert_int_equal(permission_in(initiative.permissions, PERMISSION_HISTORY_READ), history);
    assert_ok(contributions_removed(app_test_as_system(test), test->conn, &initiative, &removed));
    return removed;
}

/* A reason that was to stay in the history is read by who reads the history, and is under no receipt. */
static void an_old_reason_reaches_no_new_reader(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Entfernt");
    Written written;
    Str reason;
    Ctx *ctx = app_test_as_system(test);
    test->altered = true; /* what was removed so was never made here */
    assert_ok(transact(&test->app, ctx, NULL, initiative.chain, do_remove_as_before, &initiative,
                       &written));
    RecordId now = removed_now(test, &initiative, "Doppelt");
    RemovedContributions all = read_by(test, initiative, true);
    assert_int_equal(all.count, 2);
    assert_int_equal(all.items[0].count, 2);
    assert_true(str_eq(all.items[0].reason, STR("Frau Muster")));
    assert_true(str_eq(all.items[1].reason, STR("Doppelt")));
    all = read_by(test, initiative, false);
    assert_int_equal(all.count, 2);
    assert_int_equal(all.items[0].count, 2);
    assert_true(str_empty(all.items[0].reason));
    assert_true(str_eq(all.items[1].reason, STR("Doppelt")));
    ctx = app_test_as_system(test);
    for (int64_t old = OLD_SENT; old <= OLD_ENTERED; old++)
        assert_err(
            contribution_removed_why(ctx, test->conn, &initiative, (RecordId){ old }, &reason),
            ERR_NOT_FOUND);
    assert_ok(contribution_removed_why(ctx, test->conn, &initiative, now, &reason));
    assert_true(str_eq(reason, STR("Doppelt")));
    app_test_done(test);
}

/* What the public page counts is what the lists tell of. */
static void the_number_is_of_all_of_them(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Gezählt");
    InitiativeRef other = app_test_initiative(test, "Daneben");
    int64_t count = -1;
    Ctx *ctx = app_test_as_system(test);
    assert_ok(contributions_removed_count(ctx, test->conn, &initiative, &count));
    assert_int_equal(count, 0);
    removed_now(test, &initiative, "Doppelt");
    removed_now(test, &initiative, "Doppelt");
    removed_now(test, &other, "Doppelt");
    entered(test, &initiative);
    ctx = app_test_as_system(test);
    assert_ok(contributions_removed_count(ctx, test->conn, &initiative, &count));
    assert_int_equal(count, 2);
    assert_int_equal(read_by(test, initiative, true).items[0].count, 2);
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(an_old_reason_reaches_no_new_reader),
        STORE_TEST(the_number_is_of_all_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
