/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What must go goes: deletion rules, erased people, restored backups. */
#include "app_fixture.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/comment.h"
#include "app/erase.h"
#include "app/jobs.h"
#include "app/maintenance.h"
#include "app/purge.h"
#include "app/setup_check.h"
#include "app/sign_in.h"
#include "app/token.h"
#include "store/backup.h"
#include "store/history.h"
#include "store/noun_stores.h"
#include "store/staging_store.h"

enum { HOUR_MS = 3600000, DAY_MS = 86400000 };

/* -- The list ----------------------------------------------------------------------------------- */

/* Holds no data of people: texts of the authority, numbers, facts of the program. */
static const char *const IMPERSONAL[] = {
    "card_result",    "card_group",    "card_paper",        "room",           "room_board",
    "room_change",    "room_split",    "room_table",        "authority",      "authority_text",
    "chain",          "history_entry", "installation_fact", "process_choice", "process_template",
    "schema_version", "workshop_link",
};

static bool covered(Str table) {
    for (size_t i = 0; i < DELETION_RULE_COUNT; i++) {
        if (str_eq(DELETION_RULES[i].table, table))
            return true;
        if (DELETION_RULES[i].nouns && noun_by_name(table) != NULL)
            return true;
        Str with = DELETION_RULES[i].with;
        for (Str piece; str_cut(&with, ' ', &piece);)
            if (str_eq(piece, table))
                return true;
    }
    for (size_t i = 0; i < sizeof IMPERSONAL / sizeof *IMPERSONAL; i++)
        if (str_eq(str_from(IMPERSONAL[i]), table))
            return true;
    return false;
}

static void every_table_with_personal_data_has_a_rule(void **state) {
    static const Sql SQLITE = SQL("SELECT name FROM sqlite_schema WHERE type = 'table'"
                                  " AND name NOT LIKE 'sqlite_%'");
    static const Sql POSTGRES = SQL("SELECT tablename::text FROM pg_catalog.pg_tables"
                                    " WHERE schemaname = current_schema()");
    AppTest *test = app_test(state);
    Query *query = NULL;
    bool sqlite = db_engine(test->store->db) == ENGINE_SQLITE;
    assert_ok(query_open(test->conn, sqlite ? &SQLITE : &POSTGRES, &query));
    int tables = 0;
    for (bool row;;) {
        assert_ok(query_next(query, &row));
        if (!row)
            break;
        Str table = col_str(query, 0, test->store->arena);
        if (!covered(table))
            fail_msg("no deletion rule for " STR_FMT, STR_ARG(table));
        tables++;
    }
    query_close(query);
    assert_true(tables > 25);
    app_test_done(test);
}

/* A rule of its own, not only the end of an import that broke off. */
static void every_noun_with_personal_fields_has_a_rule(void **state) {
    (void)state;
    for (size_t n = 0; n < NOUN_COUNT; n++) {
        const Schema *schema = NOUNS[n].schema;
        bool personal = false, ruled = false;
        for (size_t i = 0; i < schema->count; i++)
            personal = personal || schema->fields[i].personal;
        for (size_t i = 0; i < DELETION_RULE_COUNT; i++)
            ruled = ruled ||
                    (str_eq(DELETION_RULES[i].table, schema->name) && !DELETION_RULES[i].nouns);
        if (personal && !ruled)
            fail_msg(STR_FMT " has personal fields and no rule in DELETION_RULES that empties them",
                     STR_ARG(schema->name));
    }
}

static int64_t due(AppTest *test, const char *key) {
    PurgeCounts counts;
    assert_ok(purge_count(&test->app, &test->store->ctx, test->conn, &counts));
    assert_int_equal(counts.count, DELETION_RULE_COUNT);
    for (size_t i = 0; i < counts.count; i++)
        if (str_eq(counts.items[i].rule->key, str_from(key)))
            return counts.items[i].rows;
    fail_msg("no rule %s", key);
    return -1;
}

static int64_t purge(AppTest *test, const char *key) {
    PurgeCounts counts;
    assert_ok(purge_run(&test->app, app_test_as_system(test), &counts));
    for (size_t i = 0; i < counts.count; i++)
        if (str_eq(counts.items[i].rule->key, str_from(key)))
            return counts.items[i].rows;
    fail_msg("no rule %s", key);
    return -1;
}

/* -- One rule after the other ------------------------------------------------------------------- */

static void ended_sessions_go_an_hour_later(void **state) {
    static const Sql SESSIONS = SQL("SELECT count(*) FROM session");
    AppTest *test = app_test(state);
    Ctx *ctx = app_test_as_system(test);
    Session ended, idle;
    assert_ok(session_start(&test->app, ctx, test->administrator, STR(""), false, &ended));
    assert_ok(session_start(&test->app, ctx, test->administrator, STR(""), false, &idle));
    assert_ok(session_end(&test->app, ctx, &ended));
    test->store->now.ms += HOUR_MS;
    assert_int_equal(due(test, "session"), 0);
    test->store->now.ms += 1;
    assert_int_equal(due(test, "session"), 1);
    assert_int_equal(purge(test, "session"), 1);
    test->store->now.ms += 4 * HOUR_MS;
    assert_int_equal(purge(test, "session"), 1);
    assert_int_equal(app_test_count(test, &SESSIONS), 0);
    app_test_done(test);
}

static void touch(const char *path, Instant at) {
    struct timespec times[2] = { { .tv_sec = at.ms / 1000 }, { .tv_sec = at.ms / 1000 } };
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(futimens(fd, times), 0);
    close(fd);
}

static void copies_of_an_older_database_go_a_month_later(void **state) {
    static const char *const STAY[] = { ".before-", ".before-0003.bak", "-wal", "x.before-0003" };
    AppTest *test = app_test(state);
    Instant now = test->store->now;
    char path[400];
    if (db_engine(test->store->db) == ENGINE_POSTGRES) {
        assert_int_equal(due(test, "database_copy"), 0);
        app_test_done(test);
        return;
    }
    for (size_t i = 0; i < sizeof STAY / sizeof *STAY; i++) {
        snprintf(path, sizeof path, "%s%s", test->store->location, STAY[i]);
        if (access(path, F_OK) != 0)
            touch(path, (Instant){ 0 });
    }
    for (int number = 1; number <= 2; number++) {
        snprintf(path, sizeof path, "%s.before-0027%s", test->store->location,
                 number == 1 ? "" : "-2");
        touch(path, now);
    }
    test->store->now.ms += 30LL * DAY_MS - HOUR_MS;
    assert_int_equal(purge(test, "database_copy"), 0);
    assert_int_equal(access(path, F_OK), 0);
    test->store->now.ms += 2LL * HOUR_MS;
    assert_int_equal(due(test, "database_copy"), 2);
    assert_int_equal(purge(test, "database_copy"), 2);
    assert_int_not_equal(access(path, F_OK), 0);
    for (size_t i = 0; i < sizeof STAY / sizeof *STAY; i++) {
        snprintf(path, sizeof path, "%s%s", test->store->location, STAY[i]);
        assert_int_equal(access(path, F_OK), 0);
    }
    app_test_done(test);
}

static rlim_t allow_descriptors(rlim_t most) {
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
    rlim_t before = limit.rlim_cur;
    limit.rlim_cur = most;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
    return before;
}

/* No descriptor is left to list it with: this holds for root, too, whom no mode of a folder keeps out. */
static void a_folder_that_cannot_be_read_keeps_its_copies_only(void **state) {
    AppTest *test = app_test(state);
    Session ended;
    char path[400];
    snprintf(path, sizeof path, "%s.before-0027", test->store->location);
    touch(path, test->store->now);
    assert_int_equal(purge(test, "database_copy"), 0); /* opens what it needs */
    assert_ok(session_start(&test->app, app_test_as_system(test), test->administrator, STR(""),
                            false, &ended));
    test->store->now.ms += 31LL * DAY_MS;
    int lowest = open("/dev/null", O_RDONLY | O_CLOEXEC);
    close(lowest);
    rlim_t before = allow_descriptors((rlim_t)lowest);
    assert_int_equal(due(test, "database_copy"), 0);
    assert_int_equal(purge(test, "session"), 1);
    allow_descriptors(before);
    assert_int_equal(access(path, F_OK), 0);
    assert_int_equal(purge(test, "database_copy"), 1);
    app_test_done(test);
}

static void more_than_a_slice_goes(void **state) {
    static const Sql SUBMISSIONS = SQL("SELECT count(*) FROM submission");
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Viele");
    Ctx *ctx = app_test_as_system(test);
    Session session;
    assert_ok(session_start(&test->app, ctx, test->administrator, STR(""), false, &session));
    Goal goal;
    schema_clear(&GOAL_SCHEMA, &goal);
    goal.statement = STR("Ziel");
    Written written;
    assert_ok(
        record_create(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL], &goal, &written));
    for (int64_t i = 0; i < PURGE_SLICE + 5; i++) {
        char id[24];
        snprintf(id, sizeof id, "s%d", (int)i);
        Submission submission = {
            .session = session.id, .id = str_from(id), .form = STR("f"), .location = STR("/")
        };
        assert_ok(initiative_publish(&test->app, ctx, &submission, &initiative, false, VERSION_ANY,
                                     STR(""), &written));
    }
    test->store->now.ms += DAY_MS + 1;
    assert_int_equal(due(test, "submission"), PURGE_SLICE + 5);
    assert_int_equal(purge(test, "submission"), PURGE_SLICE + 5);
    assert_int_equal(app_test_count(test, &SUBMISSIONS), 0);
    app_test_done(test);
}

static void links_tokens_throttles_and_texts_go(void **state) {
    AppTest *test = app_test(state);
    Ctx *ctx = app_test_as_system(test);
    OneTimeLink link;
    NewToken token;
    TokenForm form = { .label = STR("x"), .days = 1 };
    SignInForm typed = { .email = STR("wer@test.example"), .password = STR("x") };
    SignedIn in;
    int64_t wait;
    assert_ok(account_reset_link_system(&test->app, ctx, test->administrator, &link));
    assert_ok(token_create(&test->app, ctx, test->administrator, &form, &token));
    assert_err(sign_in(&test->app, ctx, &typed, STR(""), STR(""), &in, &wait), ERR_INVALID);
    Session session;
    assert_ok(session_start(&test->app, ctx, test->administrator, STR(""), false, &session));
    Str proof = session_form_token(test->store->arena, &session);
    KeptText text = { .form = STR("f"), .location = STR("/"), .body = STR("a=b") };
    assert_ok(kept_text_store(&test->app, ctx, session.token, proof, &text));
    test->store->now.ms += DAY_MS + 1;
    assert_int_equal(due(test, "sign_in_throttle"), 1);
    assert_int_equal(due(test, "kept_text"), 1);
    assert_int_equal(due(test, "one_time_link"), 0);
    assert_int_equal(purge(test, "kept_text"), 1);
    assert_int_equal(due(test, "sign_in_throttle"), 0);
    test->store->now.ms += 31 * (int64_t)DAY_MS;
    assert_int_equal(due(test, "api_token"), 1);
    assert_int_equal(purge(test, "one_time_link"), 2); /* the administrator's invitation as well */
    assert_int_equal(due(test, "api_token"), 0);
    app_test_done(test);
}

static void what_lives_for_hours_goes_every_turn(void **state) {
    static const Sql SUBMISSIONS = SQL("SELECT count(*) FROM submission");
    AppTest *test = app_test(state);
    Ctx *ctx = app_test_as_system(test);
    assert_ok(jobs_turn(&test->app)); /* the day is done */
    Session session;
    assert_ok(session_start(&test->app, ctx, test->administrator, STR(""), false, &session));
    InitiativeRef initiative = app_test_initiative(test, "Eins");
    Submission submission = {
        .session = session.id, .id = STR("s"), .form = STR("f"), .location = STR("/")
    };
    Written written;
    ctx = app_test_as_system(test);
    assert_ok(initiative_publish(&test->app, ctx, &submission, &initiative, true, VERSION_ANY,
                                 STR(""), &written));
    assert_ok(session_end(&test->app, ctx, &session));
    test->store->now.ms += HOUR_MS + 1;
    assert_int_equal(due(test, "session"), 1);
    assert_ok(jobs_turn(&test->app));
    assert_int_equal(due(test, "session"), 0);
    assert_int_equal(app_test_count(test, &SUBMISSIONS), 1);
    test->store->now.ms += 2 * (int64_t)DAY_MS;
    assert_ok(jobs_turn(&test->app));
    assert_int_equal(app_test_count(test, &SUBMISSIONS), 0);
    ctx->actor = (Actor){ .kind = ACTOR_PUBLIC };
    assert_err(purge_hours(&test->app, ctx), ERR_FORBIDDEN);
    app_test_done(test);
}

static void the_thread_of_jobs_ends_when_asked(void **state) {
    AppTest *test = app_test(state);
    Jobs *jobs;
    assert_ok(jobs_open(&test->app, &jobs));
    jobs_close(jobs);
    jobs_close(NULL);
    bool ran;
    assert_ok(daily_run(&test->app, app_test_as_system(test), &ran));
    assert_false(ran); /* the thread's first turn was finished before it ended */
    app_test_done(test);
}

static void comments_and_contacts_of_the_archive_go(void **state) {
    static const Sql CONTACTS = SQL("SELECT count(*) FROM stakeholder WHERE contact <> ''");
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Alt");
    AccountId person = app_test_person(test, &test->authority, NULL, "lead", "Lea");
    app_test_has_come(test, person);
    Ctx *ctx = app_test_as(test, person);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_EDIT, &initiative));
    Comment comment = { .target = { initiative.id.v }, .text = STR("Ein Wort") };
    Stakeholder stakeholder;
    schema_clear(&STAKEHOLDER_SCHEMA, &stakeholder);
    stakeholder.name = STR("Verband");
    stakeholder.perspectives = STR("women");
    stakeholder.contact = STR("post@verband.example");
    Written written, stakeholder_written;
    assert_ok(comment_create(&test->app, ctx, NULL, &initiative, &comment, &written));
    assert_ok(record_create(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_STAKEHOLDER],
                            &stakeholder, &stakeholder_written));
    assert_ok(
        initiative_archive(&test->app, ctx, NULL, &initiative, VERSION_ANY, STR(""), &written));
    app_test_as_system(test);
    test->store->now.ms += 1094 * (int64_t)DAY_MS;
    assert_int_equal(due(test, "comment"), 0);
    test->store->now.ms += 2 * (int64_t)DAY_MS;
    assert_int_equal(due(test, "comment"), 1);
    assert_int_equal(due(test, "stakeholder_contact"), 1);
    assert_int_equal(purge(test, "comment"), 1);
    assert_int_equal(app_test_count(test, &CONTACTS), 0);
    ctx = app_test_as_system(test);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_READ, &initiative));
    HistoryEntries entries;
    assert_ok(history_list(ctx, test->conn, initiative.chain, stakeholder_written.record, 0, 9,
                           &entries));
    assert_int_equal(entries.count, 2);
    assert_int_equal(str_find(entries.items[0].payload, STR("verband.example")), -1);
    assert_int_equal(entries.items[1].payload.len, 0);
    assert_true(str_eq(entries.items[1].erased_rule, STR("stakeholder_contact")));
    app_test_consistent(test);
    app_test_done(test);
}

static Err hide_initiative(Tx *tx, const void *in, void *out) {
    (void)out;
    const InitiativeRef *initiative = in;
    return staging_hide(tx, initiative->id);
}

static void an_import_that_broke_off_goes(void **state) {
    static const Sql RECORDS = SQL("SELECT count(*) FROM record");
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Halb"), seen;
    test->altered = true; /* hidden like an import, but with a history */
    Ctx *ctx = app_test_as_system(test);
    app_test_goal(test, ctx, &initiative, "Ziel");
    assert_ok(write_run(test->app.writer, ctx, hide_initiative, &initiative, NULL, 0));
    assert_err(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                 PERMISSION_INITIATIVE_READ, &seen),
               ERR_NOT_FOUND);
    InitiativeLines lines;
    bool more;
    InitiativeFilter filter = { .limit = 9 };
    assert_ok(initiative_lines(ctx, test->conn, &filter, &lines, &more));
    assert_int_equal(lines.count, 0);
    SearchHits hits;
    assert_ok(search(ctx, test->conn, STR("Halb Ziel"), (InitiativeId){ 0 }, 9, &hits));
    assert_int_equal(hits.count, 0);
    assert_int_equal(purge(test, "unfinished_import"), 0);
    test->store->now.ms += DAY_MS + 1;
    assert_int_equal(purge(test, "unfinished_import"), 1);
    assert_int_equal(app_test_count(test, &RECORDS), 0);
    app_test_done(test);
}

/* -- People -------------------------------------------------------------------------------------- */

static void an_erased_person_leaves_words_without_a_name(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Bleibt");
    AccountId person = app_test_person(test, &test->authority, NULL, "lead", "Lea");
    Ctx *ctx = app_test_as(test, person);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_EDIT, &initiative));
    RecordId goal = app_test_goal(test, ctx, &initiative, "Von Lea");
    Comment comment = { .target = { initiative.id.v }, .text = STR("Ein Wort") };
    Written written;
    assert_ok(comment_create(&test->app, ctx, NULL, &initiative, &comment, &written));
    Session session;
    assert_ok(session_start(&test->app, ctx, person, STR(""), false, &session));
    assert_ok(account_erase(&test->app, ctx, NULL, person, STR(ERASE_RULE_ASKED)));
    assert_err(session_find(&test->app, ctx, test->conn, session.token, &session), ERR_NOT_FOUND);
    ctx = app_test_as_system(test);
    Account row;
    assert_ok(account_get(test->conn, test->store->arena, person, &row));
    assert_int_equal(row.name.len + row.email.len, 0);
    assert_true(row.erased_at.ms != 0);
    Goal kept;
    assert_ok(record_get(ctx, test->conn, noun_store(STR("goal")), initiative.id, goal, &kept));
    assert_true(str_eq(kept.statement, STR("Von Lea")));
    CommentViews views;
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(comment_views(&test->app, ctx, test->conn, &initiative, comment.target, &views));
    assert_true(views.items[0].author_gone);
    HistoryEntries entries;
    assert_ok(history_list(ctx, test->conn, initiative.chain, goal, 0, 9, &entries));
    assert_true(str_find(entries.items[0].payload, STR("Von Lea")) >= 0); /* as the record itself */
    assert_ok(
        history_list(ctx, test->conn, CHAIN_INSTALLATION, (RecordId){ person.v }, 0, 9, &entries));
    for (size_t i = 0; i < entries.count; i++)
        assert_true(str_find(entries.items[i].payload, STR("Lea")) < 0);
    ChainDamages damages;
    assert_ok(history_verify(test->conn, test->store->arena, &(ChainHeads){ 0 }, &damages));
    assert_int_equal(damages.count, 0);
    assert_err(account_erase(&test->app, ctx, NULL, person, STR(ERASE_RULE_ASKED)), ERR_GONE);
    app_test_done(test);
}

static void the_last_administrator_cannot_erase_themselves(void **state) {
    AppTest *test = app_test(state);
    Ctx *ctx = app_test_as(test, test->administrator);
    assert_err(account_erase(&test->app, ctx, NULL, test->administrator, STR(ERASE_RULE_ASKED)),
               ERR_INVALID);
    assert_int_equal(ctx->findings.items[0].kind, FINDING_LAST_ADMINISTRATOR);
    AccountId other = app_test_person(test, &test->authority, NULL, "team", "Udo");
    app_test_as(test, other);
    assert_err(account_erase(&test->app, ctx, NULL, test->administrator, STR(ERASE_RULE_ASKED)),
               ERR_FORBIDDEN);
    app_test_done(test);
}

static void disabled_and_unused_accounts_go(void **state) {
    AppTest *test = app_test(state);
    AccountId person = app_test_person(test, &test->authority, NULL, "team", "Udo");
    app_test_person(test, &test->authority, NULL, "team", "Ute");
    Ctx *ctx = app_test_as_system(test);
    assert_ok(account_disable_system(&test->app, ctx, person, true));
    test->store->now.ms += 89 * (int64_t)DAY_MS;
    assert_int_equal(due(test, "unused_account"), 0);
    test->store->now.ms += 2 * (int64_t)DAY_MS;
    assert_int_equal(due(test, "unused_account"), 1); /* Ute never came */
    assert_int_equal(due(test, "disabled_account"), 0);
    test->config.disabled_account_days = 30;
    assert_int_equal(due(test, "disabled_account"), 1);
    assert_int_equal(purge(test, "disabled_account"), 1);
    Account row;
    assert_ok(account_get(test->conn, test->store->arena, person, &row));
    assert_true(row.erased_at.ms != 0);
    app_test_done(test);
}

static void a_restored_backup_repeats_erasures_and_ends_sessions(void **state) {
    AppTest *test = app_test(state);
    Ctx *ctx = app_test_as_system(test);
    AccountId person = app_test_person(test, &test->authority, NULL, "team", "Lea");
    Session session;
    assert_ok(session_start(&test->app, ctx, test->administrator, STR(""), false, &session));
    const char *path = store_test_path(test->store, "backup.db");
    assert_ok(backup_make(&test->app, ctx, path));
    assert_ok(
        account_erase(&test->app, app_test_as_system(test), NULL, person, STR(ERASE_RULE_ASKED)));
    DbOptions options = { .location = store_test_path(test->store, "restored.db") };
    Db *db = NULL;
    assert_ok(backup_restore(path, &options, false, NULL, &db));
    App restored = test->app;
    restored.db = db;
    assert_ok(writer_open(db, &restored.writer));
    Restored done;
    assert_ok(restore_finish(&restored, ctx, &done));
    assert_int_equal(done.erasures, 1);
    assert_int_equal(done.sessions, 1);
    assert_ok(restore_finish(&restored, ctx, &done));
    assert_int_equal(done.erasures, 0);
    Conn *conn = NULL;
    assert_ok(conn_open(db, CONN_READ, &conn));
    Account row;
    assert_ok(account_get(conn, test->store->arena, person, &row));
    assert_int_equal(row.name.len, 0);
    ChainDamages damages;
    assert_ok(history_verify(conn, test->store->arena, &(ChainHeads){ 0 }, &damages));
    assert_int_equal(damages.count, 0);
    conn_close(conn);
    writer_close(restored.writer);
    db_close(db);
    app_test_done(test);
}

/* After a restore numbers are given again: who has one now is somebody else. */
static void an_erasure_does_not_reach_who_got_the_number_later(void **state) {
    AppTest *test = app_test(state);
    AccountId person = app_test_person(test, &test->authority, NULL, "team", "Lea");
    InitiativeRef initiative = app_test_initiative(test, "Neu");
    Ctx *ctx = app_test_as_system(test);
    Erasure earlier[] = {
        { { test->store->now.ms - 1 }, STR("account"), person.v, STR(ERASE_RULE_ASKED) },
        { { test->store->now.ms - 1 }, STR("initiative"), initiative.id.v, STR(ERASE_RULE_ASKED) },
    };
    for (size_t i = 0; i < 2; i++)
        assert_ok(erasure_note(test->app.keys, &earlier[i]));
    int64_t repeated;
    assert_ok(erasures_repeat(&test->app, ctx, true, &repeated));
    assert_int_equal(repeated, 0);
    Account row;
    assert_ok(account_get(test->conn, test->store->arena, person, &row));
    assert_true(str_eq(row.name, STR("Lea")));
    for (size_t i = 0; i < 2; i++) {
        earlier[i].at = test->store->now;
        assert_ok(erasure_note(test->app.keys, &earlier[i]));
    }
    assert_ok(erasures_repeat(&test->app, ctx, true, &repeated));
    assert_int_equal(repeated, 2);
    app_test_done(test);
}

static void the_day_runs_once_and_the_set_up_page_sees_it(void **state) {
    AppTest *test = app_test(state);
    Ctx *ctx = app_test_as_system(test);
    AuthorityRef authority;
    assert_ok(access_system(&test->app, ctx, test->conn, STR("a"), &authority));
    SetupFinding found[SETUP_COUNT];
    assert_ok(setup_check(&test->app, ctx, test->conn, &authority, found));
    assert_false(found[SETUP_DELETION].ok);
    assert_false(found[SETUP_IMPRINT].ok);
    assert_false(found[SETUP_ADMINISTRATORS].ok);
    assert_true(found[SETUP_KEY_FILE].ok);
    assert_true(found[SETUP_EXAMPLE].ok);
    bool ran;
    assert_ok(daily_run(&test->app, ctx, &ran));
    assert_true(ran);
    assert_ok(daily_run(&test->app, ctx, &ran));
    assert_false(ran);
    AuthorityTextForm text = { .body = STR("Wir.") };
    Written written;
    assert_ok(authority_text_change(&test->app, ctx, NULL, &authority, STR("imprint"), STR("de"),
                                    &text, VERSION_ANY, &written));
    assert_err(authority_text_change(&test->app, ctx, NULL, &authority, STR("slogan"), STR("de"),
                                     &text, VERSION_ANY, &written),
               ERR_NOT_FOUND);
    app_test_person(test, &test->authority, NULL, "administrator", "Zoe");
    test->config.public_url = STR("https://einklang.example");
    app_test_as_system(test);
    assert_ok(access_system(&test->app, ctx, test->conn, STR("a"), &authority));
    assert_ok(setup_check(&test->app, ctx, test->conn, &authority, found));
    assert_true(found[SETUP_DELETION].ok);
    assert_true(found[SETUP_IMPRINT].ok);
    assert_true(found[SETUP_ADMINISTRATORS].ok);
    assert_true(found[SETUP_TLS].ok);
    test->store->now.ms += 3 * (int64_t)DAY_MS;
    assert_ok(setup_check(&test->app, ctx, test->conn, &authority, found));
    assert_false(found[SETUP_DELETION].ok);
    ChainHeads heads;
    ChainHead head;
    assert_ok(chain_heads(test->conn, test->store->arena, &heads));
    Str line = chain_head_text(test->store->arena, &heads.items[0]);
    assert_ok(chain_head_parse(line, &head));
    assert_memory_equal(&head, &heads.items[0], sizeof head);
    assert_err(chain_head_parse(STR("1:2:zz"), &head), ERR_INVALID);
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(every_table_with_personal_data_has_a_rule),
        cmocka_unit_test(every_noun_with_personal_fields_has_a_rule),
        STORE_TEST(ended_sessions_go_an_hour_later),
        STORE_TEST(copies_of_an_older_database_go_a_month_later),
        SQLITE_TEST(a_folder_that_cannot_be_read_keeps_its_copies_only),
        STORE_TEST(more_than_a_slice_goes),
        STORE_TEST(links_tokens_throttles_and_texts_go),
        STORE_TEST(what_lives_for_hours_goes_every_turn),
        STORE_TEST(the_thread_of_jobs_ends_when_asked),
        STORE_TEST(comments_and_contacts_of_the_archive_go),
        STORE_TEST(an_import_that_broke_off_goes),
        STORE_TEST(an_erased_person_leaves_words_without_a_name),
        STORE_TEST(the_last_administrator_cannot_erase_themselves),
        STORE_TEST(disabled_and_unused_accounts_go),
        STORE_TEST(a_restored_backup_repeats_erasures_and_ends_sessions),
        STORE_TEST(an_erasure_does_not_reach_who_got_the_number_later),
        STORE_TEST(the_day_runs_once_and_the_set_up_page_sees_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
