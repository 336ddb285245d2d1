/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What people see when the database fails: built for debug builds only, like the faults. */
#define EINKLANG_FAULTS
#include "store/db_fault.h"

#include <stdio.h>

#include "room.h"

#include "app/erase.h"
#include "store/account_store.h"

/* Whatever step of the database fails: a page that says so, and the text that was typed. */
static void a_failing_database_is_said_and_loses_no_text(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_as(test, test->app->administrator);
    int failed = 0;
    bool pending = false;
    for (int n = 1; !pending && n < 200; n++) {
        db_fault_after(n, ERR_STORAGE);
        browser_get(&browser, "/healthz");
        pending = db_fault_pending();
        db_fault_after(0, ERR_NONE);
        assert_status(&browser, pending ? 200 : 503);
        if (!pending)
            failed++;
    }
    assert_true(pending && failed > 2);
    browser_get(&browser, "/konto/angaben");
    int with_text = 0;
    browser.submission_id = STR("fault-1"); /* from here the answers' own, which must stay this */
    pending = false;
    for (int n = 1; !pending && n < 400; n++) {
        db_fault_after(n, ERR_STORAGE);
        browser_post(&browser, "/konto/angaben", "name=Eva+Geduldig&email=ada%40test.example");
        pending = db_fault_pending();
        db_fault_after(0, ERR_NONE);
        assert_int_not_equal(browser.status, 500);
        if (browser.status == 503) {
            assert_sees(&browser, "Eva Geduldig");
            assert_sees(&browser, "value=\"fault-1\"");
            assert_sees(&browser, "Was Sie eingegeben haben, steht hier");
            with_text++;
        }
        if (browser.status == 303)
            break; /* written: a repeat is answered, not written again */
    }
    assert_status(&browser, 303);
    assert_true(with_text > 2);
    site_test_done(test);
}

/* Who typed nothing is not told that it was kept; a database that is away is no crowd. */
static void who_only_reads_is_told_of_no_input(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_as(test, test->app->administrator);
    static const struct {
        Err err;
        const char *words;
    } CASES[] = { { ERR_STORAGE, "voll oder nicht beschreibbar" },
                  { ERR_BUSY, "oder die Datenbank antwortet nicht" } };
    for (size_t i = 0; i < 2; i++) {
        db_fault_after(1, CASES[i].err);
        browser_get(&browser, "/konto/angaben");
        assert_false(db_fault_pending());
        db_fault_after(0, ERR_NONE);
        assert_status(&browser, 503);
        assert_sees(&browser, CASES[i].words);
        assert_false(browser_sees(&browser, "eingegeben"));
        assert_false(browser_sees(&browser, "Eingaben"));
    }
    site_test_done(test);
}

static bool is_erased(SiteTest *test, AccountId person) {
    Account row;
    assert_ok(account_get(test->app->conn, test->app->store->arena, person, &row));
    return row.erased_at.ms != 0;
}

/* "Nothing was saved" holds also after the daily job; what happens later is said to happen later. */
static void an_interrupted_erasure_is_said_as_it_is(void **state) {
    SiteTest *test = site_test(state);
    Browser browser = browser_as(test, test->app->administrator);
    AccountId person = { 0 };
    bool reached = true; /* the step that fails */
    int later = 0, refused = 0;
    for (int n = 1; reached && n<400; n += later> 0 ? 7 : 1) { /* each one erased costs steps */
        char name[16], path[64];
        snprintf(name, sizeof name, "lea%d", n);
        if (person.v == 0) /* a page of many people takes more steps */
            person = app_test_person(test->app, &test->app->authority, NULL, "reader", name);
        snprintf(path, sizeof path, "/behoerde/a/personen/%lld/loeschen", (long long)person.v);
        db_fault_after(n, ERR_STORAGE);
        browser_post(&browser, path, "");
        reached = !db_fault_pending();
        db_fault_after(0, ERR_NONE);
        bool noted = str_starts(browser.notice, STR("erase_noted@"));
        int64_t repeated;
        assert_ok(erasures_repeat(&test->app->app, app_test_as_system(test->app), true, &repeated));
        assert_int_equal(is_erased(test, person), browser.status == 303);
        if (browser.status == 303)
            person.v = 0;
        later += noted;
        refused += browser.status == 503;
    }
    assert_true(!reached && later > 0 && refused > 0);
    site_test_done(test);
}

/* The same of what somebody sent on the public page: refused, it is there tomorrow with its words; noted, they go. */
static void an_interrupted_removal_is_said_as_it_is(void **state) {
    static const Sql NUMBER = SQL("SELECT coalesce(max(id), 0) FROM contribution");
    static const Sql WORDS = SQL("SELECT count(*) FROM contribution WHERE text <> ''");
    Room room = room_of(state);
    SiteTest *test = room.test;
    Browser anybody = browser_new(test);
    bool reached = true; /* the step that fails */
    int later = 0, refused = 0;
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    for (int n = 1; reached && n<400; n += later> 0 ? 5 : 1) { /* each one sent counts */
        char path[64];
        if (app_test_count(test->app, &WORDS) == 0) {
            browser_get(&anybody, "/vorhaben/lesehilfe/mitreden");
            browser_post(&anybody, "/vorhaben/lesehilfe/mitreden", "text=Auch+abends");
            assert_status(&anybody, 303);
        }
        snprintf(path, sizeof path, "/vorhaben/lesehilfe/beitraege/%lld/entfernen",
                 (long long)app_test_count(test->app, &NUMBER));
        browser_get(&room.lead, path);
        assert_sees(&room.lead, "bleibt auch im Verlauf nicht stehen");
        db_fault_after(n, ERR_STORAGE);
        browser_post(&room.lead, path, "version=1&reason=Spam");
        reached = !db_fault_pending();
        db_fault_after(0, ERR_NONE);
        int64_t repeated;
        assert_ok(erasures_repeat(&test->app->app, app_test_as_system(test->app), true, &repeated));
        assert_int_equal(app_test_count(test->app, &WORDS), room.lead.status == 303 ? 0 : 1);
        later += str_starts(room.lead.notice, STR("erase_noted@"));
        refused += room.lead.status == 503;
    }
    assert_true(!reached && later > 0 && refused > 0);
    site_test_done(test);
}

static int times(const Browser *browser, const char *text) {
    int found = 0;
    Str rest = browser->body;
    for (ptrdiff_t at; (at = str_find(rest, str_from(text))) >= 0; found++)
        rest = str_slice(rest, (size_t)at + strlen(text), SIZE_MAX);
    return found;
}

/* Two of what the public sent, removed together: whatever fails, the page says of each what becomes of it. */
static void an_interrupted_removal_of_several_says_which(void **state) {
    static const Sql FIRST = SQL("SELECT min(id) FROM contribution WHERE text <> ''");
    static const Sql LAST = SQL("SELECT max(id) FROM contribution WHERE text <> ''");
    static const Sql WORDS = SQL("SELECT count(*) FROM contribution WHERE text <> ''");
    static const char ACTION[] = "/vorhaben/lesehilfe/beitraege/entfernen";
    Room room = room_of(state);
    SiteTest *test = room.test;
    int partly = 0, later = 0;
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    for (int n = 20; (partly == 0 || later == 0) && n < 400; n += 9) {
        while (app_test_count(test->app, &WORDS) < 2) { /* each one sent counts */
            Browser anybody = browser_new(test);
            browser_get(&anybody, "/vorhaben/lesehilfe/mitreden");
            browser_post(&anybody, "/vorhaben/lesehilfe/mitreden", "text=Auch+abends");
            assert_status(&anybody, 303);
        }
        char fields[64];
        snprintf(fields, sizeof fields, "chosen=%lld.1+%lld.1&reason=Weg",
                 (long long)app_test_count(test->app, &FIRST),
                 (long long)app_test_count(test->app, &LAST));
        browser_get(&room.lead, ACTION);
        db_fault_after(n, ERR_STORAGE);
        browser_post(&room.lead, ACTION, fields);
        db_fault_after(0, ERR_NONE);
        int64_t repeated;
        assert_ok(erasures_repeat(&test->app->app, app_test_as_system(test->app), true, &repeated));
        bool said = browser_sees(&room.lead, "Nicht bei allen ging es wie verlangt");
        int left = said ? times(&room.lead, "Daran wurde nichts getan: Es konnte") : 2;
        assert_int_equal(app_test_count(test->app, &WORDS), room.lead.status == 303 ? 0 : left);
        assert_true(room.lead.status == 303 || room.lead.status == 503);
        partly += said && browser_sees(&room.lead, "1 Beitrag ist entfernt. 1 bleibt");
        later += said && browser_sees(&room.lead, "ist das Entfernen vorgemerkt");
    }
    assert_true(partly > 0 && later > 0);
    site_test_done(test);
}

/* What is to be known before words of the public are changed is said, or the page is not shown. */
static void no_page_leaves_out_what_it_must_say(void **state) {
    static const Sql NUMBER = SQL("SELECT max(id) FROM contribution");
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    window(&room, window_of(&room, 0, 1));
    browser_get(&anybody, "/vorhaben/lesehilfe/mitreden");
    browser_post(&anybody, "/vorhaben/lesehilfe/mitreden", "text=Auch+abends");
    char path[64];
    snprintf(path, sizeof path, "/vorhaben/lesehilfe/beitraege/%lld/bearbeiten",
             (long long)app_test_count(room.test->app, &NUMBER));
    int refused = 0;
    bool reached = true; /* the step that fails */
    for (int n = 1; reached; n++) {
        db_fault_after(n, ERR_STORAGE);
        browser_get(&room.lead, path);
        reached = !db_fault_pending();
        db_fault_after(0, ERR_NONE);
        refused += room.lead.status == 503;
        if (room.lead.status == 200)
            assert_sees(&room.lead, "bleibt im Verlauf für alle mit einer Rolle lesbar");
    }
    assert_true(refused > 5);
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(a_failing_database_is_said_and_loses_no_text),
        SQLITE_TEST(who_only_reads_is_told_of_no_input),
        SQLITE_TEST(an_interrupted_erasure_is_said_as_it_is),
        SQLITE_TEST(an_interrupted_removal_is_said_as_it_is),
        SQLITE_TEST(an_interrupted_removal_of_several_says_which),
        SQLITE_TEST(no_page_leaves_out_what_it_must_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
