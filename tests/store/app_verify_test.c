/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Are the records what the history says? Whatever somebody with the database changes, verify finds it. */
#include "app_fixture.h"

#include <stdio.h>

#include "app/comment.h"
#include "app/erase.h"
#include "app/example.h"
#include "app/purge.h"
#include "app/transfer.h"
#include "full_run.h"
#include "store/initiative_store.h"
#include "store/noun_stores.h"

#define MAIN_KEY "antragsassistenz"

/* -- Behind the back of the program -------------------------------------------------------------- */

static Err tamper(AppTest *test, const char *text) {
    test->altered = true;
    return store_test_tamper(test->store, &(Sql){ text });
}

static const char *text_of(AppTest *test, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static const char *text_of(AppTest *test, const char *format, ...) {
    char text[1024];
    va_list values;
    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    return str_c(test->store->arena, str_copy(test->store->arena, str_from(text)));
}

static void keep(AppTest *test, const char *table) {
    assert_ok(
        tamper(test, text_of(test, "CREATE TABLE kept_%s AS SELECT * FROM %s", table, table)));
}

static void put_back(AppTest *test, const char *table) {
    assert_ok(tamper(test, text_of(test, "DELETE FROM %s", table)));
    assert_ok(tamper(test, text_of(test, "INSERT INTO %s SELECT * FROM kept_%s", table, table)));
}

static bool named(const RecordDamages *damages, Str noun, int64_t record, const char *opt_field) {
    for (size_t i = 0; i < damages->count; i++) {
        const RecordDamage *damage = &damages->items[i];
        if (str_eq(damage->noun, noun) && damage->record.v == record &&
            (opt_field == NULL || str_eq(damage->field, str_from(opt_field))))
            return true;
    }
    return false;
}

static bool found(AppTest *test, const char *noun, int64_t record, const char *opt_field) {
    Verified verified = app_test_verify(test);
    assert_int_equal(verified.damages.count, 0); /* the history itself is as it was */
    return named(&verified.records.damages, str_from(noun), record, opt_field);
}

/* -- An initiative with everything, told by its history ------------------------------------------ */

typedef struct Told {
    AppTest *test;
    InitiativeRef initiative;
    AccountId person;
    RecordId open, draft, removed,
        held; /* comments; the last one removed, its thread closed since */
} Told;

/* Saved with another title, then as it was. */
static void save_twice(Told *told, const Noun *noun, void *record) {
    AppTest *test = told->test;
    const Schema *schema = noun->schema;
    Ctx *ctx = app_test_as_system(test);
    Written written;
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        if (field->type != FIELD_TEXT && field->type != FIELD_PROSE)
            continue;
        if (noun == &NOUNS[NOUN_TRANSLATION] && field_empty(field, record))
            continue; /* its record has no such text */
        if (noun == &NOUNS[NOUN_PICTURE] && field->title)
            continue; /* an agenda calls it so */
        Str *text = field_at(field, record), before = *text;
        *text = str_join(test->store->arena, before, STR("x"));
        assert_ok(record_change(&test->app, ctx, NULL, &told->initiative, noun, record, &written));
        ((Record *)record)->version++;
        *text = before;
        assert_ok(record_change(&test->app, ctx, NULL, &told->initiative, noun, record, &written));
        return;
    }
    fail();
}

/* Changing a record makes the history tell of it, although it came in with an import. */
static void tell_records(Told *told) {
    AppTest *test = told->test;
    Ctx *ctx = app_test_as_system(test);
    for (int noun = NOUN_INITIATIVE + 1; noun < NOUN_COMMENT; noun++) {
        const Schema *schema = NOUNS[noun].schema;
        RecordList list;
        assert_ok(record_list(ctx, test->conn, NOUN_STORES[noun], told->initiative.id, &list));
        assert_true(list.count > 0);
        for (size_t i = 0; i < list.count; i++)
            save_twice(told, &NOUNS[noun], (char *)list.items + i * schema->size);
    }
}

static RecordId say(Told *told, const char *text, bool draft) {
    AppTest *test = told->test;
    Comment comment = { .target = { told->initiative.id.v },
                        .text = str_from(text),
                        .draft = draft };
    Written written;
    assert_ok(comment_create(&test->app, app_test_as(test, told->person), NULL, &told->initiative,
                             &comment, &written));
    return written.record;
}

/* Somebody said something to it, which stays when it is removed. */
static void hold(Told *told) {
    AppTest *test = told->test;
    Written written;
    told->held = say(told, "Lieber auch nicht", false);
    Comment reply = { .target = { told->initiative.id.v },
                      .text = STR("Doch"),
                      .reply_to = told->held };
    assert_ok(comment_create(&test->app, app_test_as(test, told->person), NULL, &told->initiative,
                             &reply, &written));
    assert_ok(comment_delete(&test->app, app_test_as(test, told->person), NULL, &told->initiative,
                             told->held, 1, STR(""), &written));
    test->store->now.ms += 60 * 1000;
    assert_ok(comment_close(&test->app, app_test_as(test, told->person), NULL, &told->initiative,
                            told->held, true, (CommentSeen){ 0 }, &written));
}

static Told told_initiative(void **state) {
    AppTest *test = app_test_empty(state);
    assert_ok(example_load(&test->app, app_test_as_system(test)));
    Told told = { .test = test };
    assert_ok(access_initiative(&test->app, &test->store->ctx, test->conn, STR(MAIN_KEY),
                                PERMISSION_INITIATIVE_READ, &told.initiative));
    told.person =
        app_test_person(test, &told.initiative.authority, &told.initiative, "lead", "Lea");
    app_test_has_come(test, told.person);
    tell_records(&told);
    Ctx *ctx = app_test_as(test, told.person);
    assert_ok(access_initiative(&test->app, ctx, test->conn, STR(MAIN_KEY),
                                PERMISSION_INITIATIVE_READ, &told.initiative));
    told.open = say(&told, "Ein Wort", false);
    told.draft = say(&told, "Noch nicht", true);
    told.removed = say(&told, "Lieber nicht", false);
    Written written;
    assert_ok(comment_delete(&test->app, app_test_as(test, told.person), NULL, &told.initiative,
                             told.removed, 1, STR("Grund"), &written));
    hold(&told);
    app_test_as_system(test);
    return told;
}

/* -- Every column -------------------------------------------------------------------------------- */

/* An expression for another value of the column. */
static const char *other_value(AppTest *test, const Schema *schema, const char *column) {
    const Field *field = schema_field(schema, str_from(column));
    if (strcmp(column, "sort_key") == 0 || strcmp(column, "title") == 0)
        return text_of(test, "%s || 'x'", column);
    if (strcmp(column, "archived") == 0)
        return "1 - archived";
    /* When an initiative that came as a file was made only the file says: not after it came. */
    if (strcmp(column, "created_at") == 0 && schema == &INITIATIVE_SCHEMA)
        return text_of(test, "%s + 100000000000", column);
    if (field == NULL)
        return text_of(test, "%s + 100000000", column);
    switch (field->type) {
    case FIELD_DATE: return "'2001-02-03'";
    case FIELD_DECIMAL: return "'12345.5'";
    case FIELD_FLAG: return text_of(test, "1 - %s", column);
    case FIELD_INTEGER:
    case FIELD_REFERENCE: return text_of(test, "COALESCE(%s, 0) + 1", column);
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_EMAIL:
    case FIELD_SECRET:
    case FIELD_KEY:
    case FIELD_KEYS:
    case FIELD_REFERENCES: break;
    }
    return text_of(test, "%s || 'x'", column);
}

typedef LIST_OF(const char *) Columns;

static Columns columns_of(AppTest *test, const char *table) {
    Columns columns = { 0 };
    Conn *conn = store_test_conn(test->store, CONN_READ);
    const Sql all = { text_of(test, "SELECT * FROM %s LIMIT 1", table) };
    Query *query = NULL;
    assert_ok(query_open(conn, &all, &query));
    assert_ok(query_one(query));
    for (int i = 0; i < query_columns(query); i++)
        *list_push(test->store->arena, &columns) =
            text_of(test, STR_FMT, STR_ARG(query_column_name(query, i)));
    query_close(query);
    conn_close(conn);
    return columns;
}

/* What a draft says, and of what, is its author's alone, so that the history cannot tell it; nor does it hold who
 * a task is for, which means something in this installation only, nor what purging a room found out. */
static bool untold(const Told *told, int64_t id, const char *column) {
    if (strcmp(column, "assignee") == 0 || strcmp(column, "answer_link") == 0 ||
        strcmp(column, "answer_read") == 0)
        return true;
    return id == told->draft.v &&
           (strcmp(column, "target") == 0 || strcmp(column, "text") == 0 ||
            strcmp(column, "author_label") == 0 || strcmp(column, "reply_to") == 0 ||
            strcmp(column, "body") == 0 || strcmp(column, "closed_on") == 0);
}

/* A row whose columns are changed one after the other. */
typedef struct Victim {
    const Schema *schema;
    int64_t id;
    Columns columns;
} Victim;

typedef struct Victims {
    Victim items[NOUN_COUNT + 3]; /* of comments there are four */
    size_t count;
} Victims;

static void add_victim(Told *told, Victims *victims, int noun, int64_t id) {
    AppTest *test = told->test;
    const Schema *schema = NOUNS[noun].schema;
    Columns columns = columns_of(test, str_c(test->store->arena, schema->name));
    assert_true(columns.count > 6);
    assert_true(victims->count < NOUN_COUNT + 3);
    victims->items[victims->count++] = (Victim){ schema, id, columns };
}

static void choose_victims(Told *told, Victims *ret) {
    *ret = (Victims){ 0 };
    for (int noun = 0; noun < NOUN_COUNT; noun++) {
        const char *table = str_c(told->test->store->arena, NOUNS[noun].schema->name);
        keep(told->test, table);
        if (noun == NOUN_COMMENT) {
            add_victim(told, ret, noun, told->open.v);
            add_victim(told, ret, noun, told->draft.v);
            add_victim(told, ret, noun, told->removed.v);
            add_victim(told, ret, noun, told->held.v);
            continue;
        }
        const Sql last = { text_of(told->test, "SELECT MAX(id) FROM %s WHERE initiative_id = %d",
                                   table, (int)told->initiative.id.v) };
        add_victim(told, ret, noun, app_test_count(told->test, &last));
    }
}

/* What says whose row it is: changed alone, for others are read by it. */
static bool says_whose(const char *column) {
    size_t len = strlen(column);
    return strcmp(column, "id") == 0 || (len > 3 && strcmp(column + len - 3, "_id") == 0);
}

/* Whether the database takes the change at all. */
static bool change(Told *told, const Victim *victim, const char *column) {
    AppTest *test = told->test;
    return tamper(test, text_of(test, "UPDATE %s SET %s = %s WHERE id = %d",
                                str_c(test->store->arena, victim->schema->name), column,
                                other_value(test, victim->schema, column), (int)victim->id)) ==
           ERR_NONE;
}

/* Does it name the record, and the field where the column is one? */
static void assert_found(const Told *told, const RecordDamages *damages, const Victim *victim,
                         const char *column) {
    const Field *field = schema_field(victim->schema, str_from(column));
    bool is = named(damages, victim->schema->name, victim->id, NULL);
    if (is && field != NULL && field->type != FIELD_REFERENCE)
        is = named(damages, victim->schema->name, victim->id, column);
    bool cannot = untold(told, victim->id, column);
    if (is == cannot)
        fail_msg("a change of " STR_FMT ".%s (%d) %s", STR_ARG(victim->schema->name), column,
                 (int)victim->id, cannot ? "cannot be known" : "was not found");
}

/* The n-th column of each of these rows, all at once. */
static void change_columns(Told *told, const Victim *victims, size_t count, size_t n) {
    AppTest *test = told->test;
    bool changed[NOUN_COUNT + 3] = { false };
    for (size_t i = 0; i < count; i++)
        changed[i] = n < victims[i].columns.count &&
                     (count == 1 || !says_whose(victims[i].columns.items[n])) &&
                     change(told, &victims[i], victims[i].columns.items[n]);
    Verified verified = app_test_verify(test);
    assert_int_equal(verified.damages.count, 0); /* the history itself is as it was */
    for (size_t i = 0; i < count; i++)
        if (changed[i])
            assert_found(told, &verified.records.damages, &victims[i], victims[i].columns.items[n]);
    for (size_t i = 0; i < count; i++)
        if (changed[i])
            put_back(test, str_c(test->store->arena, victims[i].schema->name));
}

static void any_column_of_any_noun_that_was_changed_is_found(void **state) {
    Told told = told_initiative(state);
    AppTest *test = told.test;
    Victims victims;
    size_t most = 0;
    app_test_consistent(test);
    choose_victims(&told, &victims);
    for (size_t i = 0; i < victims.count; i++)
        most = victims.items[i].columns.count > most ? victims.items[i].columns.count : most;
    /* What is compared is the same on both. */
    size_t stride = store_test_on_postgres(test->store) && !full_run() ? 6 : 1;
    for (size_t n = 0; n < most; n += stride)
        change_columns(&told, victims.items, victims.count, n);
    for (size_t i = 0; i < victims.count; i++)
        for (size_t n = 0; n < victims.items[i].columns.count; n++)
            if (says_whose(victims.items[i].columns.items[n]))
                change_columns(&told, &victims.items[i], 1, n);
    app_test_consistent(test); /* everything was put back */
    app_test_done(test);
}

/* -- Rows ---------------------------------------------------------------------------------------- */

static void a_row_put_in_or_taken_out_is_found(void **state) {
    Told told = told_initiative(state);
    AppTest *test = told.test;
    for (int noun = 0; noun < NOUN_COUNT; noun++) {
        const char *table = str_c(test->store->arena, NOUNS[noun].schema->name);
        const Sql first = { text_of(test, "SELECT MIN(id) FROM %s", table) };
        int64_t id = app_test_count(test, &first);
        keep(test, table);
        assert_ok(tamper(test, text_of(test, "DELETE FROM %s WHERE id = %d", table, (int)id)));
        assert_true(found(test, table, id, ""));
        put_back(test, table);
    }
    assert_ok(tamper(test, text_of(test, "DELETE FROM comment WHERE id = %d",
                                   (int)told.removed.v))); /* its place was to stay */
    assert_true(found(test, "comment", told.removed.v, ""));
    put_back(test, "comment");
    assert_ok(tamper(test, text_of(test, "DELETE FROM comment WHERE id = %d", (int)told.held.v)));
    assert_true(found(test, "comment", told.held.v, ""));
    put_back(test, "comment");
    keep(test, "record");
    assert_ok(tamper(test, "UPDATE record SET title = title || 'x' WHERE noun = 'goal'"));
    assert_true(app_test_verify(test).records.damages.count > 0);
    put_back(test, "record");
    assert_ok(tamper(test, "DELETE FROM record WHERE noun = 'effect'"));
    assert_true(app_test_verify(test).records.damages.count > 0);
    put_back(test, "record");
    assert_ok(tamper(test, "UPDATE record SET noun = 'effect' WHERE noun = 'omission'"));
    assert_true(app_test_verify(test).records.damages.count > 0);
    put_back(test, "record");
    assert_ok(tamper(test, "INSERT INTO record (authority_id, initiative_id, noun, title,"
                           " sort_key, created_at) VALUES (4711, 4711, 'goal', '', '', 1)"));
    assert_true(app_test_verify(test).records.damages.count == 1);
    put_back(test, "record");
    app_test_consistent(test);
    app_test_done(test);
}

static void a_reference_that_was_changed_is_found(void **state) {
    static const char *const CHANGES[] = {
        "DELETE FROM record_reference WHERE field = 'measurement.goal'",
        "DELETE FROM record_reference WHERE field = 'involvement.stakeholders' AND position = 0",
        "UPDATE record_reference SET position = position + 10",
        "UPDATE record_reference SET target_id = initiative_id WHERE field = 'effect.stakeholder'",
        "UPDATE record_reference SET field = 'goal.nothing' WHERE field = 'measurement.goal'",
        "INSERT INTO record_reference (authority_id, initiative_id, field, source_id, position,"
        " target_id) SELECT authority_id, initiative_id, 'a.b', source_id, 0, target_id"
        " FROM record_reference WHERE field = 'measurement.goal'",
    };
    Told told = told_initiative(state);
    AppTest *test = told.test;
    keep(test, "record_reference");
    for (size_t i = 0; i < sizeof CHANGES / sizeof CHANGES[0]; i++) {
        assert_ok(tamper(test, CHANGES[i]));
        if (app_test_verify(test).records.damages.count == 0)
            fail_msg("not found: %s", CHANGES[i]);
        put_back(test, "record_reference");
    }
    app_test_consistent(test);
    app_test_done(test);
}

static void what_was_removed_stays_removed(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Eins");
    Ctx *ctx = app_test_as_system(test);
    RecordId goal = app_test_goal(test, ctx, &initiative, "Ziel");
    keep(test, "goal");
    keep(test, "record");
    Written written;
    assert_ok(record_delete(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_GOAL], goal, 1,
                            STR("Grund"), &written));
    app_test_consistent(test);
    put_back(test, "goal");
    put_back(test, "record");
    assert_true(found(test, "goal", goal.v, ""));
    app_test_done(test);
}

/* -- What came in with an import ----------------------------------------------------------------- */

static AppTest *with_example(void **state) {
    AppTest *test = app_test_empty(state);
    assert_ok(example_load(&test->app, app_test_as_system(test)));
    return test;
}

/* Although no entry of its own tells of any of these records. */
static void what_came_in_is_compared(void **state) {
    AppTest *test = with_example(state);
    Verified verified = app_test_verify(test);
    assert_false(verified_damaged(&verified));
    assert_true(verified.records.compared > 30);
    assert_int_equal(verified.records.imported, 0);
    for (int noun = NOUN_INITIATIVE + 1; noun < NOUN_COUNT; noun++) {
        const Schema *schema = NOUNS[noun].schema;
        const char *table = str_c(test->store->arena, schema->name);
        const Sql last = { text_of(test, "SELECT COALESCE(MAX(id), 0) FROM %s", table) };
        int64_t id = app_test_count(test, &last);
        const Field *text = NULL;
        for (size_t i = 0; text == NULL && i < schema->count; i++)
            if (schema->fields[i].type == FIELD_TEXT || schema->fields[i].type == FIELD_PROSE)
                text = &schema->fields[i];
        if (id == 0 || text == NULL)
            continue;
        keep(test, table);
        assert_ok(tamper(test, text_of(test, "UPDATE %s SET " STR_FMT " = 'x' WHERE id = %d", table,
                                       STR_ARG(text->name), (int)id)));
        assert_true(found(test, table, id, ""));
        put_back(test, table);
    }
    app_test_consistent(test);
    app_test_done(test);
}

static void around_what_came_in_everything_is_compared(void **state) {
    static const char *const CHANGES[] = {
        "UPDATE record SET import_salt = NULL WHERE noun = 'goal'",
        "UPDATE goal SET version = 2",
        "UPDATE comment SET author = 1",
        "UPDATE goal SET target = '4711'",
    };
    AppTest *test = with_example(state);
    keep(test, "goal");
    keep(test, "record");
    keep(test, "comment");
    for (size_t i = 0; i < sizeof CHANGES / sizeof CHANGES[0]; i++) {
        assert_ok(tamper(test, CHANGES[i]));
        if (app_test_verify(test).records.damages.count == 0)
            fail_msg("not found: %s", CHANGES[i]);
        put_back(test, "comment");
        put_back(test, "record");
        put_back(test, "goal");
    }
    const Sql last = SQL("SELECT MAX(id) FROM goal");
    int64_t id = app_test_count(test, &last);
    assert_ok(tamper(test, "DELETE FROM goal"));
    assert_ok(tamper(test, "DELETE FROM record WHERE noun = 'goal'"));
    assert_true(found(test, "goal", id, ""));
    put_back(test, "record");
    put_back(test, "goal");
    app_test_consistent(test);
    app_test_done(test);
}

/* Then there is nothing to hold them against: counted, no damage. */
static void of_an_import_that_was_erased_nothing_is_compared(void **state) {
    AppTest *test = with_example(state);
    assert_ok(tamper(test, "UPDATE history_payload SET salt = NULL, payload = NULL, erased_at = 1,"
                           " erased_rule = 'asked'"));
    Verified verified = app_test_verify(test);
    assert_false(verified_damaged(&verified));
    assert_true(verified.records.imported > 30);
    app_test_done(test);
}

/* What came in, and was never changed here, is held by the entry of the import alone. */
static void contacts_that_came_in_go_too(void **state) {
    static const Sql CONTACTS = SQL("SELECT count(*) FROM stakeholder WHERE contact <> ''");
    static const Sql SALTS = SQL("SELECT count(*) FROM record r JOIN stakeholder s ON s.id = r.id"
                                 " WHERE r.import_salt IS NOT NULL AND s.contact <> ''");
    static const Sql ALL_SALTS = SQL("SELECT count(*) FROM record WHERE noun = 'stakeholder'"
                                     " AND import_salt IS NOT NULL");
    AppTest *test = with_example(state);
    Ctx *ctx = app_test_as_system(test);
    InitiativeRef initiative;
    assert_ok(access_initiative(&test->app, ctx, test->conn, STR("antragsassistenz"),
                                PERMISSION_INITIATIVE_ARCHIVE, &initiative));
    int64_t contacts = app_test_count(test, &CONTACTS), salts = app_test_count(test, &ALL_SALTS);
    assert_true(contacts > 0);
    assert_int_equal(app_test_count(test, &SALTS), contacts);
    Written written;
    assert_ok(
        initiative_archive(&test->app, ctx, NULL, &initiative, VERSION_ANY, STR(""), &written));
    test->store->now.ms += 1096LL * 24 * 60 * 60 * 1000;
    PurgeCounts purged;
    assert_ok(purge_run(&test->app, app_test_as_system(test), &purged));
    assert_int_equal(app_test_count(test, &CONTACTS), 0);
    assert_int_equal(app_test_count(test, &ALL_SALTS), salts - contacts);
    app_test_consistent(test);
    app_test_done(test);
}

/* -- Who and what is gone ------------------------------------------------------------------------ */

/* Of a person who is erased what they wrote for the initiative stays, and can still be proven. */
static void what_an_erased_person_wrote_is_compared(void **state) {
    Told told = told_initiative(state);
    AppTest *test = told.test;
    Ctx *ctx = app_test_as(test, told.person);
    Verified before = app_test_verify(test), after;
    assert_int_equal(before.records.drafts, 2); /* one of a body came in */
    assert_int_equal(before.records.erased, 0);
    app_test_goal(test, ctx, &told.initiative, "Von Lea");
    assert_ok(account_erase(&test->app, app_test_as_system(test), NULL, told.person,
                            STR(ERASE_RULE_ASKED)));
    after = app_test_verify(test);
    assert_false(verified_damaged(&after));
    assert_int_equal(after.records.erased, 0);
    assert_int_equal(after.records.compared, before.records.compared + 1);
    assert_ok(tamper(test, "UPDATE goal SET statement = 'Von niemandem'"));
    assert_true(app_test_verify(test).records.damages.count > 0);
    app_test_done(test);
}

static void what_goes_with_an_initiative_may_be_gone(void **state) {
    Told told = told_initiative(state);
    AppTest *test = told.test;
    Ctx *ctx = app_test_as_system(test);
    keep(test, "comment");
    keep(test, "record");
    assert_ok(initiative_erase(&test->app, ctx, &told.initiative, STR(ERASE_RULE_ASKED)));
    app_test_consistent(test);
    put_back(test, "comment");
    put_back(test, "record");
    assert_true(found(test, "comment", told.open.v, ""));
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(any_column_of_any_noun_that_was_changed_is_found),
        STORE_TEST(a_row_put_in_or_taken_out_is_found),
        STORE_TEST(a_reference_that_was_changed_is_found),
        STORE_TEST(what_was_removed_stays_removed),
        STORE_TEST(what_came_in_is_compared),
        STORE_TEST(contacts_that_came_in_go_too),
        STORE_TEST(around_what_came_in_everything_is_compared),
        STORE_TEST(of_an_import_that_was_erased_nothing_is_compared),
        STORE_TEST(what_an_erased_person_wrote_is_compared),
        STORE_TEST(what_goes_with_an_initiative_may_be_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
