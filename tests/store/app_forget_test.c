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
#include "store/contribution_store.h"

enum { DAY_MS = 86400000 };

/* -- Accounts without a role -------------------------------------------------------------------- */

static const Sql KEPT_WORDS = SQL("SELECT count(*) FROM comment WHERE text <> ''");
static const Sql SAID_WORDS =
    SQL("SELECT count(*) FROM history_payload WHERE payload LIKE '%Zwetschgen%'");

/* A comment on a goal, by somebody of the team. */
static RecordId comment_of(AppTest *test, const InitiativeRef *initiative, RecordId goal,
                           bool draft) {
    Comment form = { .target = goal, .text = STR("Zwetschgenkuchen für alle"), .draft = draft };
    Written written;
    assert_ok(comment_create(&test->app, &test->store->ctx, NULL, initiative, &form, &written));
    return written.record;
}

/* Words that somebody took back stay away when an older backup is put in place. */
static void a_restored_backup_brings_no_removed_comment_back(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Worte");
    RecordId goal = app_test_goal(test, app_test_as_system(test), &initiative, "Schneller");
    AccountId person = app_test_person(test, &test->authority, NULL, "lead", "Lea");
    Ctx *ctx = app_test_as(test, person);
    RecordId said = comment_of(test, &initiative, goal, false);
    RecordId draft = comment_of(test, &initiative, goal, true);
    comment_of(test, &initiative, goal, false); /* stays */
    const char *path = store_test_path(test->store, "backup.db");
    assert_ok(backup_make(&test->app, app_test_as_system(test), path));
    Written written;
    app_test_as(test, person);
    assert_err(comment_delete(&test->app, ctx, NULL, &initiative, said, 7, STR(""), &written),
               ERR_CONFLICT);
    Erasures noted;
    assert_ok(erasure_list(test->app.keys, test->store->arena, &noted));
    assert_int_equal(noted.count, 0); /* what was refused is not noted */
    ctx->conflict = (Conflict){ 0 };
    assert_ok(comment_delete(&test->app, ctx, NULL, &initiative, said, 1, STR(""), &written));
    assert_ok(comment_delete(&test->app, ctx, NULL, &initiative, draft, 1, STR(""), &written));
    assert_ok(erasure_list(test->app.keys, test->store->arena, &noted));
    assert_int_equal(noted.count, 2);
    assert_true(str_eq(noted.items[0].noun, STR("comment")) && noted.items[0].id == said.v);
    DbOptions options = { .location = store_test_path(test->store, "restored.db") };
    Db *db = NULL;
    assert_ok(backup_restore(path, &options, false, NULL, &db));
    App restored = test->app;
    restored.db = db;
    assert_ok(writer_open(db, &restored.writer));
    Restored done;
    ctx = app_test_as_system(test);
    assert_ok(restore_finish(&restored, ctx, &done));
    assert_int_equal(done.erasures, 2);
    assert_ok(restore_finish(&restored, ctx, &done));
    assert_int_equal(done.erasures, 0);
    Conn *conn = NULL;
    assert_ok(conn_open(db, CONN_READ, &conn));
    assert_int_equal(store_test_i64(conn, &KEPT_WORDS), 1);
    assert_int_equal(store_test_i64(conn, &SAID_WORDS), 1);
    Verified verified;
    assert_ok(verify_database(ctx, conn, &noted, &(ChainHeads){ 0 }, &verified));
    assert_false(verified_damaged(&verified));
    conn_close(conn);
    writer_close(restored.writer);
    db_close(db);
    app_test_done(test);
}

/* -- What somebody sent on the public page ------------------------------------------------------ */

static const Sql SENT_WORDS = SQL("SELECT count(*) FROM contribution WHERE text <> ''");

/* Published, with an open window; what anybody sends. */
static RecordId sent(AppTest *test, InitiativeRef *initiative, const char *text) {
    ParticipationPlan plan;
    Written written;
    Ctx *ctx = app_test_as_system(test);
    if (!initiative->published) {
        schema_clear(&PARTICIPATION_PLAN_SCHEMA, &plan);
        plan.comments_from = plan.comments_until = clock_today(ctx->clock);
        assert_ok(record_create(&test->app, ctx, NULL, initiative, &NOUNS[NOUN_PARTICIPATION_PLAN],
                                &plan, &written));
        assert_ok(initiative_publish(&test->app, ctx, NULL, initiative, true, VERSION_ANY, STR(""),
                                     &written));
        assert_ok(access_initiative(&test->app, ctx, test->conn, initiative->key,
                                    PERMISSION_INITIATIVE_READ, initiative));
    }
    Contribution form;
    schema_clear(&CONTRIBUTION_SCHEMA, &form);
    form.text = str_from(text);
    form.speaks_for = STR("Zwetschgenfreunde");
    assert_ok(join_in_send(&test->app, ctx, NULL, initiative, &form, false, &written));
    return written.record;
}

static Err removes(AppTest *test, const InitiativeRef *initiative, RecordId id, int64_t version) {
    Written written;
    return record_delete(&test->app, app_test_as_system(test), NULL, initiative,
                         &NOUNS[NOUN_CONTRIBUTION], id, version, STR("Auf Wunsch"), &written);
}

/* Removing takes the words out of the history; an older backup does not bring them back, not even below a
 * decision. */
static void a_removed_contribution_leaves_no_word(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Gesendet");
    RecordId gone = sent(test, &initiative, "Zwetschgenkuchen für alle");
    RecordId stays = sent(test, &initiative, "Zwetschgenmus");
    Decision decision;
    Written decided;
    schema_clear(&DECISION_SCHEMA, &decision);
    decision.question = STR("Kuchen");
    decision.contributions = (RecordIds){ .items = &gone, .count = 1 };
    Ctx *ctx = app_test_as_system(test);
    assert_ok(record_create(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_DECISION], &decision,
                            &decided));
    const char *path = store_test_path(test->store, "backup.db");
    assert_ok(backup_make(&test->app, ctx, path));
    Erasures noted;
    assert_err(removes(test, &initiative, gone, 1), ERR_INVALID); /* a decision stands on it */
    assert_err(removes(test, &initiative, stays, 7), ERR_CONFLICT);
    ctx = app_test_as_system(test);
    assert_ok(erasure_list(test->app.keys, ctx->arena, &noted));
    assert_int_equal(noted.count, 0); /* what was refused is not noted */
    assert_ok(record_delete(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_DECISION],
                            decided.record, 1, STR(""), &decided));
    assert_ok(removes(test, &initiative, gone, 1));
    assert_int_equal(app_test_count(test, &SENT_WORDS), 1);
    assert_int_equal(app_test_count(test, &SAID_WORDS), 1);
    assert_ok(erasure_list(test->app.keys, ctx->arena, &noted));
    assert_int_equal(noted.count, 1);
    assert_true(str_eq(noted.items[0].noun, STR("contribution")) && noted.items[0].id == gone.v);

    DbOptions options = { .location = store_test_path(test->store, "restored.db") };
    Db *db = NULL;
    assert_ok(backup_restore(path, &options, false, NULL, &db));
    App restored = test->app;
    restored.db = db;
    assert_ok(writer_open(db, &restored.writer));
    Restored done;
    ctx = app_test_as_system(test);
    assert_ok(restore_finish(&restored, ctx, &done));
    assert_int_equal(done.erasures, 1);
    assert_ok(restore_finish(&restored, ctx, &done));
    assert_int_equal(done.erasures, 0);
    Conn *conn = NULL;
    assert_ok(conn_open(db, CONN_READ, &conn));
    assert_int_equal(store_test_i64(conn, &SENT_WORDS), 1);
    assert_int_equal(store_test_i64(conn, &SAID_WORDS), 1);
    Verified verified;
    assert_ok(verify_database(ctx, conn, &noted, &(ChainHeads){ 0 }, &verified));
    assert_false(verified_damaged(&verified));
    conn_close(conn);
    writer_close(restored.writer);
    db_close(db);
    app_test_done(test);
}

static const Sql WORDS_NOW = SQL("SELECT count(*) FROM contribution WHERE text = 'Von […]'");
static const Sql NAMED = SQL("SELECT count(*) FROM contribution WHERE text LIKE '%Muster%'");
static const Sql NAMED_PAST =
    SQL("SELECT count(*) FROM history_payload WHERE payload LIKE '%Muster%'");

static Err blackens(AppTest *test, const InitiativeRef *initiative, RecordId id, int64_t version) {
    Written written;
    Contribution words;
    schema_clear(&CONTRIBUTION_SCHEMA, &words);
    words.record.id = id;
    words.record.version = version;
    words.subject = STR("Von […]");
    words.text = STR("Von […]");
    return contribution_blacken(&test->app, app_test_as_system(test), NULL, initiative, &words,
                                &written);
}

static void change_answer(AppTest *test, const InitiativeRef *initiative, RecordId id) {
    Contribution row;
    Written written;
    Ctx *ctx = app_test_as_system(test);
    assert_ok(contribution_get(ctx, test->conn, initiative->id, id, &row));
    row.outcome = STR("adopted");
    row.answer = STR("Gern.");
    row.answered_on = clock_today(ctx->clock);
    assert_ok(record_change(&test->app, ctx, NULL, initiative, &NOUNS[NOUN_CONTRIBUTION], &row,
                            &written));
}

static void assert_verifies(Ctx *ctx, Conn *conn, const Erasures *noted) {
    Verified verified;
    assert_ok(verify_database(ctx, conn, noted, &(ChainHeads){ 0 }, &verified));
    assert_false(verified_damaged(&verified));
}

/* What a database of before brings back of it. */
static void restore_from(AppTest *test, const char *path, int64_t erasures, int64_t words) {
    static int turn;
    char name[32];
    snprintf(name, sizeof name, "restored%d.db", turn++);
    DbOptions options = { .location = store_test_path(test->store, name) };
    Db *db = NULL;
    Restored done;
    Erasures noted;
    Conn *conn = NULL;
    assert_ok(backup_restore(path, &options, false, NULL, &db));
    App restored = test->app;
    restored.db = db;
    assert_ok(writer_open(db, &restored.writer));
    Ctx *ctx = app_test_as_system(test);
    assert_ok(restore_finish(&restored, ctx, &done));
    assert_int_equal(done.erasures, erasures);
    assert_ok(restore_finish(&restored, ctx, &done));
    assert_int_equal(done.erasures, 0);
    assert_ok(conn_open(db, CONN_READ, &conn));
    assert_int_equal(store_test_i64(conn, &NAMED), 0);
    assert_int_equal(store_test_i64(conn, &NAMED_PAST), 0);
    assert_int_equal(store_test_i64(conn, &WORDS_NOW), words);
    assert_ok(erasure_list(test->app.keys, ctx->arena, &noted));
    assert_verifies(ctx, conn, &noted);
    conn_close(conn);
    writer_close(restored.writer);
    db_close(db);
}

static void a_blackened_name_stays_nowhere(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Geschwärzt");
    RecordId id = sent(test, &initiative, "Von Erika Muster");
    change_answer(test, &initiative, id);
    Ctx *ctx = app_test_as_system(test);
    Instant at;
    assert_ok(contribution_blackened_at(ctx, test->conn, &initiative, id, &at));
    assert_int_equal(at.ms, 0);
    const char *before = store_test_path(test->store, "before.db");
    assert_ok(backup_make(&test->app, ctx, before));
    test->store->now.ms += DAY_MS;
    Erasures noted;
    assert_err(blackens(test, &initiative, id, 1), ERR_CONFLICT);
    ctx = app_test_as_system(test);
    assert_ok(erasure_list(test->app.keys, ctx->arena, &noted));
    assert_int_equal(noted.count, 0); /* what was refused is not noted */
    assert_ok(blackens(test, &initiative, id, 2));
    assert_int_equal(app_test_count(test, &NAMED), 0);
    assert_int_equal(app_test_count(test, &NAMED_PAST), 0);
    assert_int_equal(app_test_count(test, &WORDS_NOW), 1);
    ctx = app_test_as_system(test);
    assert_ok(contribution_blackened_at(ctx, test->conn, &initiative, id, &at));
    assert_int_equal(at.ms, test->store->now.ms);
    assert_ok(erasure_list(test->app.keys, ctx->arena, &noted));
    assert_int_equal(noted.count, 1);
    assert_true(str_eq(noted.items[0].noun, STR("contribution_past")));
    assert_verifies(ctx, test->conn, &noted);
    Contribution row;
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(contribution_get(ctx, test->conn, initiative.id, id, &row));
    assert_true(str_eq(row.answer, STR("Gern."))); /* the rest stays as it was */
    test->store->now.ms += DAY_MS;
    const char *after = store_test_path(test->store, "after.db");
    assert_ok(backup_make(&test->app, app_test_as_system(test), after));
    restore_from(test, before, 1, 0);
    restore_from(test, after, 0, 1);
    app_test_done(test);
}

/* Noted, and then the program ended, or somebody else was faster: the daily job completes it. */
static void a_blackening_that_was_interrupted_is_completed(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Unterbrochen");
    RecordId id = sent(test, &initiative, "Von Erika Muster");
    test->store->now.ms += DAY_MS;
    Instant begun = test->store->now;
    Contribution row;
    Written written;
    Ctx *ctx = app_test_as_system(test);
    assert_ok(contribution_get(ctx, test->conn, initiative.id, id, &row));
    row.subject = row.text = STR("Von […]"); /* by somebody else, meanwhile */
    assert_ok(record_change(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_CONTRIBUTION], &row,
                            &written));
    assert_int_equal(app_test_count(test, &NAMED_PAST), 2);
    assert_ok(erasure_note_past(&test->app, id, begun));
    int64_t repeated;
    assert_ok(erasures_repeat(&test->app, app_test_as_system(test), true, &repeated));
    assert_int_equal(repeated, 1);
    assert_int_equal(app_test_count(test, &NAMED_PAST), 0);
    assert_int_equal(app_test_count(test, &WORDS_NOW), 1);
    assert_ok(erasures_repeat(&test->app, app_test_as_system(test), true, &repeated));
    assert_int_equal(repeated, 0);
    Erasures noted;
    ctx = app_test_as_system(test);
    assert_ok(erasure_list(test->app.keys, ctx->arena, &noted));
    assert_verifies(ctx, test->conn, &noted);
    app_test_done(test);
}

/* The write failed, and whoever saw that has a week for another try: a name should go, not all words. */
static void words_wait_for_a_blackening_that_failed(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Unterbrochen");
    RecordId id = sent(test, &initiative, "Von Erika Muster");
    test->store->now.ms += DAY_MS;
    assert_ok(erasure_note_past(&test->app, id, test->store->now));
    int64_t repeated;
    test->store->now.ms += DAY_MS;
    assert_ok(erasures_repeat(&test->app, app_test_as_system(test), false, &repeated));
    assert_int_equal(repeated, 0);
    test->store->now.ms += 7 * DAY_MS;
    assert_ok(erasures_repeat(&test->app, app_test_as_system(test), false, &repeated));
    assert_int_equal(repeated, 1);
    assert_int_equal(app_test_count(test, &NAMED_PAST), 0);
    app_test_done(test);
}

/* The write failed, and then somebody answered: the name still stands there, and nothing says it does not. */
static void an_answer_is_no_blackening(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Unterbrochen");
    RecordId id = sent(test, &initiative, "Von Erika Muster");
    test->store->now.ms += DAY_MS;
    assert_ok(erasure_note_past(&test->app, id, test->store->now));
    test->store->now.ms += 60000;
    change_answer(test, &initiative, id);
    test->store->now.ms += DAY_MS;
    int64_t repeated;
    Instant at;
    assert_ok(erasures_repeat(&test->app, app_test_as_system(test), false, &repeated));
    assert_int_equal(repeated, 0);
    Ctx *ctx = app_test_as_system(test);
    assert_ok(contribution_blackened_at(ctx, test->conn, &initiative, id, &at));
    assert_int_equal(at.ms, 0);
    test->store->now.ms += 7 * DAY_MS;
    assert_ok(erasures_repeat(&test->app, app_test_as_system(test), false, &repeated));
    assert_int_equal(repeated, 1);
    assert_int_equal(app_test_count(test, &NAMED), 0);
    assert_int_equal(app_test_count(test, &NAMED_PAST), 0);
    Contribution row;
    ctx = app_test_as_system(test);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(contribution_get(ctx, test->conn, initiative.id, id, &row));
    assert_true(str_eq(row.answer, STR("Gern.")));
    app_test_done(test);
}

/* Of words that were changed since only those of before go. */
static void what_was_changed_after_a_failed_blackening_stays(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Unterbrochen");
    RecordId id = sent(test, &initiative, "Von Erika Muster");
    test->store->now.ms += DAY_MS;
    assert_ok(erasure_note_past(&test->app, id, test->store->now));
    test->store->now.ms += 60000;
    Contribution row;
    Written written;
    Ctx *ctx = app_test_as_system(test);
    assert_ok(contribution_get(ctx, test->conn, initiative.id, id, &row));
    row.text = STR("Von […]");
    assert_ok(record_change(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_CONTRIBUTION], &row,
                            &written));
    int64_t repeated;
    assert_ok(erasures_repeat(&test->app, app_test_as_system(test), false, &repeated));
    assert_int_equal(repeated, 0); /* the line still has a week */
    test->store->now.ms += 8 * DAY_MS;
    assert_ok(erasures_repeat(&test->app, app_test_as_system(test), false, &repeated));
    assert_int_equal(repeated, 1);
    ctx = app_test_as_system(test);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(contribution_get(ctx, test->conn, initiative.id, id, &row));
    assert_true(str_eq(row.text, STR("Von […]")));
    assert_true(str_eq(row.subject, STR("Von […]"))); /* made of it */
    assert_int_equal(app_test_count(test, &NAMED_PAST), 0);
    app_test_done(test);
}

static bool on_disk(AppTest *test, const char *name, Str needle) {
    Str bytes;
    Err err = file_read_all(test->store->arena, store_test_path(test->store, name),
                            (size_t)64 << 20, &bytes);
    return err == ERR_NONE && memmem(bytes.ptr, bytes.len, needle.ptr, needle.len) != NULL;
}

/* Not only out of the rows: soon after out of the log beside the file, too. */
static void blackened_words_leave_the_disk(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Geschwärzt");
    Str name = STR("Erika Zwetschgenbaum");
    RecordId id = sent(test, &initiative, "Von Erika Zwetschgenbaum");
    assert_ok(jobs_turn(&test->app)); /* the day is done: what scrubs as well */
    Jobs *jobs;
    assert_ok(jobs_open(&test->app, &jobs));
    assert_ok(blackens(test, &initiative, id, 1));
    bool there = true;
    for (int i = 0; i < 500 && there; i++) {
        nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
        /* A file that is cut while it is read says nothing: both are looked at until both are free of it. */
        there = on_disk(test, "test.db-wal", name) || on_disk(test, "test.db", name);
    }
    assert_false(there);
    jobs_close(jobs);
    app_test_done(test);
}

/* Whoever wrote it down: what must go goes. */
static void what_the_team_entered_is_blackened_too(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Vom Team");
    Contribution row;
    Written written;
    schema_clear(&CONTRIBUTION_SCHEMA, &row);
    row.subject = STR("Muster");
    assert_ok(record_create(&test->app, app_test_as_system(test), NULL, &initiative,
                            &NOUNS[NOUN_CONTRIBUTION], &row, &written));
    assert_int_equal(app_test_count(test, &NAMED_PAST), 1);
    assert_ok(blackens(test, &initiative, written.record, 1));
    assert_int_equal(app_test_count(test, &NAMED_PAST), 0);
    assert_int_equal(app_test_count(test, &WORDS_NOW), 1);
    Erasures noted;
    Ctx *ctx = app_test_as_system(test);
    assert_ok(erasure_list(test->app.keys, ctx->arena, &noted));
    assert_int_equal(noted.count, 1);
    assert_verifies(ctx, test->conn, &noted);
    app_test_done(test);
}

static int64_t rows_of(const PurgeCounts *counts, Str key) {
    for (size_t i = 0; i < counts->count; i++)
        if (str_eq(counts->items[i].rule->key, key))
            return counts->items[i].rows;
    fail();
    return -1;
}

/* Its own rule: words go after the archive's period, place and answer stay. */
static void what_was_sent_goes_with_the_archive(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Vorbei");
    RecordId id = sent(test, &initiative, "Zwetschgenkuchen für alle");
    Contribution row;
    Written written;
    Ctx *ctx = app_test_as_system(test);
    assert_ok(contribution_get(ctx, test->conn, initiative.id, id, &row));
    row.outcome = STR("adopted");
    row.answer = STR("Gern.");
    row.answered_on = clock_today(ctx->clock);
    assert_ok(record_change(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_CONTRIBUTION], &row,
                            &written));
    assert_ok(
        initiative_archive(&test->app, ctx, NULL, &initiative, VERSION_ANY, STR(""), &written));
    test->store->now.ms += 1096 * (int64_t)DAY_MS;
    PurgeCounts counts;
    assert_ok(purge_run(&test->app, app_test_as_system(test), &counts));
    assert_int_equal(rows_of(&counts, STR("public_contribution")), 1);
    assert_int_equal(app_test_count(test, &SENT_WORDS), 0);
    assert_int_equal(app_test_count(test, &SAID_WORDS), 0);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(contribution_get(ctx, test->conn, initiative.id, id, &row));
    assert_true(str_eq(row.subject, STR(CONTRIBUTION_ERASED)) && str_empty(row.speaks_for));
    assert_true(str_eq(row.answer, STR("Gern.")));
    assert_ok(purge_run(&test->app, app_test_as_system(test), &counts));
    assert_int_equal(rows_of(&counts, STR("public_contribution")), 0);
    app_test_done(test);
}

/* -- Contact data -------------------------------------------------------------------------------- */

static void change_contact(AppTest *test, const InitiativeRef *initiative, Stakeholder *stakeholder,
                           const char *contact) {
    Written written;
    stakeholder->contact = str_from(contact);
    assert_ok(record_change(&test->app, &test->store->ctx, NULL, initiative,
                            &NOUNS[NOUN_STAKEHOLDER], stakeholder, &written));
    assert_false(written.unchanged);
    stakeholder->record.version++;
}

/* Another address is a change like others; one that is taken out is told by no earlier entry either. */
static void an_emptied_contact_leaves_the_history(void **state) {
    static const Sql SAID =
        SQL("SELECT count(*) FROM history_payload WHERE payload LIKE '%verband.example%'");
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Kontakt");
    Ctx *ctx = app_test_as_system(test);
    Stakeholder stakeholder;
    Written written;
    schema_clear(&STAKEHOLDER_SCHEMA, &stakeholder);
    stakeholder.name = STR("Verband");
    stakeholder.perspectives = STR("women");
    stakeholder.contact = STR("post@verband.example");
    assert_ok(record_create(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_STAKEHOLDER],
                            &stakeholder, &written));
    stakeholder.record = (Record){ .id = written.record, .version = 1 };
    change_contact(test, &initiative, &stakeholder, "neu@verband.example");
    assert_int_equal(app_test_count(test, &SAID), 2);
    change_contact(test, &initiative, &stakeholder, "");
    assert_int_equal(app_test_count(test, &SAID), 0);
    HistoryEntries entries;
    assert_ok(history_list(ctx, test->conn, initiative.chain, written.record, 0, 9, &entries));
    assert_int_equal(entries.count, 3); /* when it went is told */
    assert_true(str_find(entries.items[0].payload, STR("Verband")) > 0);
    assert_true(str_eq(entries.items[1].erased_rule, STR(ERASED_BY_REMOVAL)));
    stakeholder.name = STR("Verbände");
    change_contact(test, &initiative, &stakeholder, "");
    assert_ok(history_list(ctx, test->conn, initiative.chain, written.record, 0, 9, &entries));
    assert_true(str_find(entries.items[1].payload, STR("Verband")) > 0); /* nothing more goes */
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_restored_backup_brings_no_removed_comment_back),
        STORE_TEST(a_removed_contribution_leaves_no_word),
        STORE_TEST(a_blackened_name_stays_nowhere),
        STORE_TEST(a_blackening_that_was_interrupted_is_completed),
        STORE_TEST(words_wait_for_a_blackening_that_failed),
        STORE_TEST(an_answer_is_no_blackening),
        STORE_TEST(what_was_changed_after_a_failed_blackening_stays),
        SQLITE_TEST(blackened_words_leave_the_disk),
        STORE_TEST(what_the_team_entered_is_blackened_too),
        STORE_TEST(what_was_sent_goes_with_the_archive),
        STORE_TEST(an_emptied_contact_leaves_the_history),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
