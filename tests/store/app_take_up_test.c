/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Taking in somebody whose perspective was left out: stakeholder and end of the omission are one write. */
#include "app_fixture.h"

#include "app/record.h"
#include "app/take_up.h"
#include "store/history.h"
#include "store/omission_store.h"
#include "store/stakeholder_store.h"

static RecordId left_out(AppTest *test, const InitiativeRef *initiative, const char *key) {
    Omission omission;
    Written written;
    schema_clear(&OMISSION_SCHEMA, &omission);
    omission.perspective = str_from(key);
    omission.reason = STR("Keine Betroffenen");
    omission.function = STR("Leitung");
    assert_ok(record_create(&test->app, app_test_as_system(test), NULL, initiative,
                            &NOUNS[NOUN_OMISSION], &omission, &written));
    return written.record;
}

static Stakeholder group_of(const char *name, const char *perspectives) {
    Stakeholder stakeholder;
    schema_clear(&STAKEHOLDER_SCHEMA, &stakeholder);
    stakeholder.name = str_from(name);
    stakeholder.perspectives = str_from(perspectives);
    return stakeholder;
}

static Err take(AppTest *test, const InitiativeRef *initiative, const Stakeholder *group,
                RecordId omission) {
    Written written;
    return stakeholder_take_up(&test->app, app_test_as_system(test), NULL, initiative, group,
                               omission, STR("Doch aufgenommen"), &written);
}

static void counts(AppTest *test, const InitiativeRef *initiative, size_t groups,
                   size_t omissions) {
    StakeholderList all;
    OmissionList left;
    Ctx *ctx = app_test_as_system(test);
    assert_ok(stakeholder_list(ctx, test->conn, initiative->id, &all));
    assert_ok(omission_list(ctx, test->conn, initiative->id, &left));
    assert_int_equal(all.count, groups);
    assert_int_equal(left.count, omissions);
}

static void the_omission_ends_with_its_reason_in_the_history(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Aufnahme");
    RecordId omission = left_out(test, &initiative, "little_german");
    left_out(test, &initiative, "older_people");
    Stakeholder group = group_of("Sprachkurs", "it little_german");
    assert_ok(take(test, &initiative, &group, omission));
    counts(test, &initiative, 1, 1);
    HistoryEntries entries;
    assert_ok(history_list(app_test_as_system(test), test->conn, initiative.chain, omission, 0, 1,
                           &entries));
    assert_int_equal(entries.count, 1);
    assert_true(str_eq(entries.items[0].action, STR("remove")));
    assert_true(str_find(entries.items[0].payload, STR("Doch aufgenommen")) >= 0);
    assert_true(str_find(entries.items[0].payload, STR("Keine Betroffenen")) >= 0);
    app_test_done(test);
}

static void another_omission_stays_and_one_that_is_gone_holds_nothing_up(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Aufnahme");
    RecordId omission = left_out(test, &initiative, "little_german");
    Stakeholder other = group_of("Seniorenrat", "older_people");
    assert_ok(take(test, &initiative, &other, omission));
    counts(test, &initiative, 1, 1);
    Stakeholder group = group_of("Sprachkurs", "little_german");
    assert_ok(take(test, &initiative, &group, omission));
    Stakeholder more = group_of("Sprachcafé", "little_german");
    assert_ok(take(test, &initiative, &more, omission));
    counts(test, &initiative, 3, 0);
    app_test_done(test);
}

static void what_is_refused_ends_no_omission(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Aufnahme");
    RecordId omission = left_out(test, &initiative, "little_german");
    Stakeholder unknown = group_of("Sprachkurs", "little_german niemand");
    assert_err(take(test, &initiative, &unknown, omission), ERR_INVALID);
    InitiativeRef read = initiative;
    read.permissions = (PermissionSet){ 0 };
    Stakeholder group = group_of("Sprachkurs", "little_german");
    assert_err(take(test, &read, &group, omission), ERR_FORBIDDEN);
    counts(test, &initiative, 0, 1);
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(the_omission_ends_with_its_reason_in_the_history),
        STORE_TEST(another_omission_stays_and_one_that_is_gone_holds_nothing_up),
        STORE_TEST(what_is_refused_ends_no_omission),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
