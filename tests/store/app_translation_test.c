/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Texts in other languages: one for each record and language, made from words that may change, and gone with them. */
#include "app_fixture.h"

#include "app/blacken.h"
#include "app/record.h"
#include "store/contribution_store.h"
#include "store/goal_store.h"
#include "store/history.h"
#include "store/translation_store.h"

static Translation about(RecordId id, const char *language) {
    Translation translation;
    schema_clear(&TRANSLATION_SCHEMA, &translation);
    translation.about = id;
    translation.language = str_from(language);
    return translation;
}

static Err make(AppTest *test, const InitiativeRef *initiative, const Translation *translation,
                RecordId *ret) {
    Written written = { 0 };
    Translation copy = *translation;
    Err err = record_create(&test->app, app_test_as_system(test), NULL, initiative,
                            &NOUNS[NOUN_TRANSLATION], &copy, &written);
    *ret = written.record;
    return err;
}

static void refused(AppTest *test, const InitiativeRef *initiative, const Translation *translation,
                    const char *field, FindingKind kind) {
    RecordId id;
    test->store->ctx.findings.count = 0;
    assert_err(make(test, initiative, translation, &id), ERR_INVALID);
    const Findings *findings = &test->store->ctx.findings;
    assert_int_equal(findings->count, 1);
    assert_true(str_eq(findings->items[0].field, str_from(field)));
    assert_int_equal(findings->items[0].kind, kind);
    test->store->ctx.findings.count = 0;
}

static Translation stored(AppTest *test, const InitiativeRef *initiative, RecordId id) {
    Translation translation;
    assert_ok(
        translation_get(app_test_as_system(test), test->conn, initiative->id, id, &translation));
    return translation;
}

static void one_for_each_record_and_language(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Worte");
    RecordId goal = app_test_goal(test, app_test_as_system(test), &initiative, "Schneller"), id;
    Translation translation = about(goal, "en");
    refused(test, &initiative, &translation, "", FINDING_TRANSLATION_EMPTY);
    translation.statement = STR("Faster");
    assert_ok(make(test, &initiative, &translation, &id));
    refused(test, &initiative, &translation, "language", FINDING_TAKEN);
    translation.language = STR("de-simple");
    assert_ok(make(test, &initiative, &translation, &id));
    translation.language = STR("en");
    translation.about = (RecordId){ initiative.id.v };
    refused(test, &initiative, &translation, "statement", FINDING_NOT_ITS_TEXT);
    translation.about = id; /* a translation itself has none */
    refused(test, &initiative, &translation, "about", FINDING_NO_SUCH_RECORD);
    InitiativeRef other = app_test_initiative(test, "Andere");
    translation.about = goal;
    refused(test, &other, &translation, "about", FINDING_NO_SUCH_RECORD);
    app_test_consistent(test);
    app_test_done(test);
}

static bool outdated(AppTest *test, const Translation *translation, Str words) {
    return translation_outdated(test->store->arena, translation, STR("statement"), words);
}

static void saving_it_once_more_says_that_it_fits(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Worte");
    RecordId goal = app_test_goal(test, app_test_as_system(test), &initiative, "Schneller"), id;
    Translation translation = about(goal, "en");
    translation.statement = STR("Faster");
    assert_ok(make(test, &initiative, &translation, &id));
    translation = stored(test, &initiative, id);
    assert_false(outdated(test, &translation, STR("Schneller")));

    Goal row;
    Written written;
    Ctx *ctx = app_test_as_system(test);
    assert_ok(goal_get(ctx, test->conn, initiative.id, goal, &row));
    row.statement = STR("Viel schneller");
    assert_ok(record_change(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL], &row, &written));
    translation = stored(test, &initiative, id);
    assert_true(outdated(test, &translation, row.statement));
    assert_ok(record_change(&test->app, app_test_as_system(test), NULL, &initiative,
                            &NOUNS[NOUN_TRANSLATION], &translation, &written));
    translation = stored(test, &initiative, id);
    assert_int_equal(translation.record.version, 2);
    assert_false(outdated(test, &translation, row.statement));
    app_test_consistent(test);
    app_test_done(test);
}

static int64_t left(AppTest *test) {
    static const Sql ROWS = SQL("SELECT count(*) FROM translation");
    return app_test_count(test, &ROWS);
}

static void it_goes_with_its_record(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Worte");
    RecordId goal = app_test_goal(test, app_test_as_system(test), &initiative, "Schneller"), id;
    RecordId stays = app_test_goal(test, app_test_as_system(test), &initiative, "Leichter"), other;
    Translation translation = about(goal, "en");
    translation.statement = STR("Faster");
    assert_ok(make(test, &initiative, &translation, &id));
    translation.about = stays;
    assert_ok(make(test, &initiative, &translation, &other));
    Written written;
    assert_ok(record_delete(&test->app, app_test_as_system(test), NULL, &initiative,
                            &NOUNS[NOUN_GOAL], goal, 1, STR("doppelt"), &written));
    assert_int_equal(left(test), 1);
    HistoryEntries entries;
    assert_ok(
        history_list(app_test_as_system(test), test->conn, initiative.chain, id, 0, 1, &entries));
    assert_true(str_eq(entries.items[0].action, STR("remove")));
    assert_true(str_find(entries.items[0].payload, STR("Faster")) >= 0);
    app_test_consistent(test);
    app_test_done(test);
}

/* Somebody's name may stand in what was made of their words. */
static void it_goes_with_words_that_are_taken_out(void **state) {
    static const Sql SAID =
        SQL("SELECT count(*) FROM history_payload WHERE payload LIKE '%Sample%'");
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Worte");
    Contribution sent;
    RecordId id;
    Written written;
    schema_clear(&CONTRIBUTION_SCHEMA, &sent);
    sent.subject = sent.text = STR("Von Frau Muster");
    sent.source = CONTRIBUTION_SOURCES.keys[CONTRIBUTION_SOURCE_PUBLIC];
    assert_ok(record_create(&test->app, app_test_as_system(test), NULL, &initiative,
                            &NOUNS[NOUN_CONTRIBUTION], &sent, &written));
    Translation translation = about(written.record, "en");
    translation.text = STR("From Ms Sample");
    assert_ok(make(test, &initiative, &translation, &id));
    assert_int_equal(app_test_count(test, &SAID), 1);
    sent.record.id = written.record;
    sent.record.version = 1;
    sent.subject = sent.text = STR("Von […]");
    assert_ok(contribution_blacken(&test->app, app_test_as_system(test), NULL, &initiative, &sent,
                                   &written));
    assert_int_equal(left(test), 0);
    assert_int_equal(app_test_count(test, &SAID), 0);

    translation.text = STR("From a Sample");
    assert_ok(make(test, &initiative, &translation, &id));
    assert_ok(record_delete(&test->app, app_test_as_system(test), NULL, &initiative,
                            &NOUNS[NOUN_CONTRIBUTION], sent.record.id, 2, STR("Auf Wunsch"),
                            &written));
    assert_int_equal(left(test), 0);
    assert_int_equal(app_test_count(test, &SAID), 0);
    app_test_consistent(test);
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(one_for_each_record_and_language),
        STORE_TEST(saving_it_once_more_says_that_it_fits),
        STORE_TEST(it_goes_with_its_record),
        STORE_TEST(it_goes_with_words_that_are_taken_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
