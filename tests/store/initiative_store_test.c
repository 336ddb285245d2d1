/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>
#include <string.h>

#include "record_fixture.h"
#include "store/comment_store.h"
#include "store/goal_store.h"
#include "store/history.h"
#include "store/measurement_store.h"

static Err write_update(Tx *tx, const void *in, void *out) {
    Initiative *initiative = out;
    *initiative = *(const Initiative *)in;
    return initiative_update(tx, initiative);
}

static Initiative change(StoreTest *test, const Initiative *in) {
    Initiative out;
    assert_ok(write_run(store_test_writer(test), &test->ctx, write_update, in, &out, sizeof out));
    return out;
}

static Initiative get(StoreTest *test, InitiativeId id) {
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    Initiative initiative;
    assert_ok(initiative_get(&test->ctx, conn, id, &initiative));
    return initiative;
}

static Initiative named(StoreTest *test, const char *key, const char *name) {
    Initiative initiative = get(test, fixture_initiative(test, key, NULL));
    initiative.name = str_from(name);
    return change(test, &initiative);
}

/* Names of all pages of the list, one a line. */
static const char *names(StoreTest *test, InitiativeFilter filter) {
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    Str text = STR("");
    for (bool more = true; more;) {
        InitiativeLines lines;
        assert_ok(initiative_lines(&test->ctx, conn, &filter, &lines, &more));
        assert_in_range(lines.count, more ? 1 : 0, filter.limit);
        for (size_t i = 0; i < lines.count; i++)
            text = str_join(test->arena, text, lines.items[i].name, STR("\n"));
        if (more)
            filter.after = lines.items[lines.count - 1].id;
    }
    return str_c(test->arena, text);
}

static void lists_are_in_german_order(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    static const char *const NAMES[] = { "Zug",    "Äcker",    "adler", "Öfen",  "Ofen",
                                         "Straße", "Strassen", "Adler", "Ärger", "ofen" };
    char key[] = "a";
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++, key[0]++) {
        test->now.ms += 1000;
        named(test, key, NAMES[i]);
    }
    const char *sorted = "Äcker\nadler\nAdler\nÄrger\nofen\nOfen\nÖfen\nStraße\nStrassen\nZug\n";
    assert_string_equal(names(test, (InitiativeFilter){ .limit = 3 }), sorted);
    assert_string_equal(names(test, (InitiativeFilter){ .limit = 10 }), sorted);
    assert_string_equal(names(test, (InitiativeFilter){ .limit = 200 }), sorted);
    const char *changed = "ofen\nÄrger\nAdler\nStrassen\nStraße\nOfen\nÖfen\nadler\nÄcker\nZug\n";
    assert_string_equal(
        names(test, (InitiativeFilter){ .limit = 4, .order = INITIATIVES_BY_CHANGE }), changed);
}

static void archive_and_published_have_lists(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    Initiative a = named(test, "a", "A"), b = named(test, "b", "B");
    named(test, "c", "C");
    a.published = true;
    a = change(test, &a);
    b.published = true;
    b.archived_on = (Date){ 2026, 5, 1 };
    b = change(test, &b);
    assert_string_equal(names(test, (InitiativeFilter){ .limit = 5 }), "A\nC\n");
    assert_string_equal(names(test, (InitiativeFilter){ .limit = 5, .archived = true }), "B\n");
    assert_string_equal(names(test, (InitiativeFilter){ .limit = 5, .published_only = true }),
                        "A\n");
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    int64_t count;
    assert_ok(initiative_count(&test->ctx, conn, false, false, &count));
    assert_int_equal(count, 2);
    assert_ok(initiative_count(&test->ctx, conn, false, true, &count));
    assert_int_equal(count, 1);
    assert_ok(initiative_count(&test->ctx, conn, true, false, &count));
    assert_int_equal(count, 1);
    b.archived_on = (Date){ 0 };
    change(test, &b);
    assert_string_equal(names(test, (InitiativeFilter){ .limit = 5, .published_only = true }),
                        "A\nB\n");
}

static void keys_lead_to_scope(void **state) {
    StoreTest *test = store_test(state);
    Authority authority = fixture_authority(test, "amt");
    ChainId chain;
    InitiativeId id = fixture_initiative(test, "probe", &chain);
    fixture_authority(test, "anderes");
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    InitiativeFound found;
    assert_ok(initiative_find(conn, test->arena, STR("probe"), &found));
    assert_int_equal(found.id.v, id.v);
    assert_int_equal(found.chain.v, chain.v);
    assert_int_equal(found.authority.v, authority.id.v);
    assert_int_equal(found.authority_chain.v, authority.chain.v);
    assert_true(str_eq(found.authority_key, STR("amt")));
    assert_true(str_eq(found.name, STR("Vorhaben probe")));
    assert_err(initiative_find(conn, test->arena, STR("Probe"), &found), ERR_NOT_FOUND);
    bool taken;
    assert_ok(initiative_key_taken(conn, STR("probe"), &taken));
    assert_true(taken);
    assert_ok(initiative_key_taken(conn, STR("frei"), &taken));
    assert_false(taken);
    ChainId none;
    assert_err(chain_of(&test->ctx, conn, id, &none), ERR_NOT_FOUND);
}

static void foreign_lists_are_empty(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId id = fixture_initiative(test, "probe", NULL);
    Initiative initiative = get(test, id);
    fixture_authority(test, "fremd");
    for (int turn = 0; turn < 2; turn++) {
        assert_string_equal(names(test, (InitiativeFilter){ .limit = 5 }), "");
        CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
        InitiativeLines lines;
        bool more;
        InitiativeFilter filter = { .limit = 5, .after = id };
        assert_err(initiative_lines(&test->ctx, conn, &filter, &lines, &more), ERR_NOT_FOUND);
        int64_t count;
        assert_ok(initiative_count(&test->ctx, conn, false, false, &count));
        assert_int_equal(count, 0);
        Initiative out;
        assert_err(initiative_get(&test->ctx, conn, id, &out), ERR_NOT_FOUND);
        assert_err(write_run(store_test_writer(test), &test->ctx, write_update, &initiative, &out,
                             sizeof out),
                   ERR_NOT_FOUND);
        test->ctx.scope = (Scope){ 0 };
    }
}

static Err write_remove(Tx *tx, const void *in, void *out) {
    (void)out;
    const InitiativeId *id = in;
    return initiative_remove(tx, *id, STR("example"));
}

/* Each record comes once, whatever is asked for again, and none of another initiative. */
static void assert_read_one_by_one(StoreTest *test, Conn *conn, InitiativeId id, InitiativeId other,
                                   const Whole *all) {
    Whole some = { 0 };
    assert_ok(initiative_add_noun(&test->ctx, conn, id, NOUN_GOAL, &some));
    assert_int_equal(some.lists[NOUN_GOAL].count, all->lists[NOUN_GOAL].count);
    for (size_t i = NOUN_INITIATIVE + 1; i < NOUN_COUNT; i++)
        for (size_t k = 0; k < 2 * all->lists[i].count; k++) {
            const char *items = all->lists[i].items;
            const Record *head = (const void *)(items + k / 2 * NOUNS[i].schema->size);
            assert_ok(initiative_add_record(&test->ctx, conn, id, head->id, &some));
            assert_ok(initiative_add_record(&test->ctx, conn, other, head->id, &some));
        }
    for (size_t i = NOUN_INITIATIVE + 1; i < NOUN_COUNT; i++)
        assert_int_equal(some.lists[i].count, all->lists[i].count);
    assert_ok(initiative_add_record(&test->ctx, conn, id, (RecordId){ INT32_MAX }, &some));
}

static void an_initiative_goes_as_a_whole(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId id = fixture_initiative(test, "probe", NULL);
    InitiativeId other = fixture_initiative(test, "bleibt", NULL);
    for (size_t i = NOUN_INITIATIVE + 1; i < NOUN_COUNT; i++) {
        const RecordStore *store = NOUN_STORES[i];
        void *record = arena_bytes(test->arena, store->schema->size);
        RecordId target = fixture_target(test, id, store->schema);
        fixture_fill(store->schema, test->arena, 1, target, record);
        assert_ok(fixture_insert(test, store, id, record));
    }
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    Whole whole;
    assert_ok(initiative_whole(&test->ctx, conn, id, &whole));
    for (size_t i = 0; i < NOUN_COUNT; i++)
        assert_true(whole.lists[i].count >= 1);
    Whole records;
    assert_ok(initiative_records(&test->ctx, conn, id, &records));
    for (size_t i = 0; i < NOUN_COUNT; i++)
        assert_int_equal(records.lists[i].count, i == NOUN_COMMENT ? 0 : whole.lists[i].count);
    assert_read_one_by_one(test, conn, id, other, &records);
    assert_ok(write_run(store_test_writer(test), &test->ctx, write_remove, &id, NULL, 0));
    assert_err(initiative_whole(&test->ctx, conn, id, &whole), ERR_NOT_FOUND);
    assert_ok(initiative_whole(&test->ctx, conn, other, &whole));
    static const Sql RECORDS = SQL("SELECT COUNT(*) FROM record");
    assert_int_equal(store_test_i64(conn, &RECORDS), 1);
    ChainId chain; /* tells on that it was there */
    assert_ok(chain_of(&test->ctx, conn, id, &chain));
    assert_err(write_run(store_test_writer(test), &test->ctx, write_remove, &id, NULL, 0),
               ERR_NOT_FOUND);
}

/* -- Authorities -------------------------------------------------------------------------------- */

static Err write_authority_update(Tx *tx, const void *in, void *out) {
    Authority *authority = out;
    *authority = *(const Authority *)in;
    return authority_update(tx, authority);
}

static Err write_authority(Tx *tx, const void *in, void *out) {
    Authority *authority = out;
    *authority = *(const Authority *)in;
    return authority_insert(tx, authority);
}

static void authorities_come_back(void **state) {
    StoreTest *test = store_test(state);
    Authority zoo = fixture_authority(test, "zoo"), amt = fixture_authority(test, "amt");
    assert_true(zoo.chain.v > CHAIN_INSTALLATION.v);
    assert_true(amt.chain.v != zoo.chain.v);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    Authority found;
    assert_ok(authority_find(conn, test->arena, STR("zoo"), &found));
    assert_int_equal(found.id.v, zoo.id.v);
    assert_int_equal(found.chain.v, zoo.chain.v);
    assert_true(str_eq(found.name, STR("Amt zoo")));
    assert_err(authority_find(conn, test->arena, STR("nie"), &found), ERR_NOT_FOUND);
    Authorities all;
    assert_ok(authority_list(conn, test->arena, &all));
    assert_int_equal(all.count, 2);
    assert_true(str_eq(all.items[0].key, STR("amt")));
    Writer *writer = store_test_writer(test);
    Authority out, twin = { .key = STR("amt"), .name = STR("X"), .language = STR("de") };
    assert_err(write_run(writer, &test->ctx, write_authority, &twin, &out, sizeof out),
               ERR_INVALID);
    assert_int_equal(finding_of(&test->ctx.findings, STR("key"))->kind, FINDING_TAKEN);
    amt.name = STR("Amt für Bären");
    assert_ok(write_run(writer, &test->ctx, write_authority_update, &amt, &out, sizeof out));
    assert_int_equal(out.version, 2);
    assert_err(write_run(writer, &test->ctx, write_authority_update, &amt, &out, sizeof out),
               ERR_CONFLICT);
    assert_ok(authority_get(conn, test->arena, amt.id, &found));
    assert_true(str_eq(found.name, STR("Amt für Bären")));
}

static Err write_text(Tx *tx, const void *in, void *out) {
    (void)out;
    const AuthorityText *text = in;
    return authority_text_set(tx, text->kind, text->language, text->body);
}

static void texts_belong_to_their_authority(void **state) {
    StoreTest *test = store_test(state);
    Authority amt = fixture_authority(test, "amt");
    Writer *writer = store_test_writer(test);
    AuthorityText imprint = { STR("imprint"), STR("de"), STR("Amt, Platz 1"), { 0 } };
    assert_ok(write_run(writer, &test->ctx, write_text, &imprint, NULL, 0));
    imprint.body = STR("Amt, Platz 2");
    assert_ok(write_run(writer, &test->ctx, write_text, &imprint, NULL, 0));
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    AuthorityText text;
    AuthorityTexts texts;
    assert_ok(authority_text(&test->ctx, conn, STR("imprint"), STR("de"), &text));
    assert_true(str_eq(text.body, STR("Amt, Platz 2")));
    assert_int_equal(text.changed_at.ms, test->now.ms);
    assert_err(authority_text(&test->ctx, conn, STR("imprint"), STR("en"), &text), ERR_NOT_FOUND);
    fixture_authority(test, "fremd");
    assert_ok(authority_texts(&test->ctx, conn, &texts));
    assert_int_equal(texts.count, 0);
    assert_err(authority_text(&test->ctx, conn, STR("imprint"), STR("de"), &text), ERR_NOT_FOUND);
    imprint.body = STR("");
    assert_ok(write_run(writer, &test->ctx, write_text, &imprint, NULL, 0));
    test->ctx.scope = scope_make(amt.id);
    assert_ok(authority_texts(&test->ctx, conn, &texts));
    assert_int_equal(texts.count, 1);
    assert_ok(write_run(writer, &test->ctx, write_text, &imprint, NULL, 0));
    assert_ok(authority_texts(&test->ctx, conn, &texts));
    assert_int_equal(texts.count, 0);
    test->ctx.scope = (Scope){ 0 };
    imprint.body = STR("Niemand");
    assert_err(write_run(writer, &test->ctx, write_text, &imprint, NULL, 0), ERR_NOT_FOUND);
}

static Err write_thin(Tx *tx, const void *in, void *out) {
    const InitiativeId *id = in;
    return initiative_thin(tx, *id, STR("example"), out);
}

/* However large: each write takes a slice, and the last ones find next to nothing. */
static void a_large_initiative_goes_in_slices(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId id = fixture_initiative(test, "gross", NULL);
    for (int i = 0; i < 2 * INITIATIVE_SLICE + 1; i++) {
        Goal goal;
        fixture_fill(&GOAL_SCHEMA, test->arena, 1, (RecordId){ 0 }, &goal);
        assert_ok(fixture_insert(test, &GOAL_STORE, id, &goal));
    }
    int writes = 0;
    for (bool more = true; more; writes++)
        assert_ok(
            write_run(store_test_writer(test), &test->ctx, write_thin, &id, &more, sizeof more));
    assert_int_equal(writes, 3);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    static const Sql LEFT = SQL("SELECT count(*) FROM record");
    assert_int_equal(store_test_i64(conn, &LEFT), 1);
    assert_ok(write_run(store_test_writer(test), &test->ctx, write_remove, &id, NULL, 0));
    assert_int_equal(store_test_i64(conn, &LEFT), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(lists_are_in_german_order),
        STORE_TEST(archive_and_published_have_lists),
        STORE_TEST(keys_lead_to_scope),
        STORE_TEST(foreign_lists_are_empty),
        STORE_TEST(an_initiative_goes_as_a_whole),
        STORE_TEST(a_large_initiative_goes_in_slices),
        STORE_TEST(authorities_come_back),
        STORE_TEST(texts_belong_to_their_authority),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
