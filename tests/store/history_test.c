/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "record_fixture.h"
#include "store/history.h"

typedef struct Entry {
    ChainId chain;
    RecordId record;
    Str payload, noun;
} Entry;

static Err write_entry(Tx *tx, const void *in, void *out) {
    (void)out;
    const Entry *entry = in;
    TRY(chain_lock(tx, entry->chain));
    return history_append(tx, entry->chain, entry->noun, entry->record, STR("change"),
                          entry->payload);
}

static void append_of(StoreTest *test, ChainId chain, const char *noun, int64_t record,
                      const char *payload) {
    Entry entry = { chain, { record }, str_from(payload), str_from(noun) };
    assert_ok(write_run(store_test_writer(test), &test->ctx, write_entry, &entry, NULL, 0));
    test->now.ms += 1000;
}

static void append(StoreTest *test, ChainId chain, int64_t record, const char *payload) {
    append_of(test, chain, "goal", record, payload);
}

/* An authority, an initiative with five entries, one on each other chain. */
static ChainId chain_of_five(StoreTest *test) {
    Authority authority = fixture_authority(test, "amt");
    ChainId chain;
    fixture_initiative(test, "probe", &chain);
    test->ctx.actor = (Actor){ .kind = ACTOR_PERSON, .account = { 7 } };
    for (int i = 1; i <= 5; i++) {
        char payload[32];
        snprintf(payload, sizeof payload, "{\"turn\":%d}", i);
        append(test, chain, 100 + i % 2, payload);
    }
    append(test, authority.chain, 1, "{}");
    append(test, CHAIN_INSTALLATION, 1, "{}");
    return chain;
}

static ChainDamages damages(StoreTest *test, const ChainHeads *expected) {
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    ChainDamages found;
    assert_ok(history_verify(conn, test->arena, expected, &found));
    return found;
}

static void assert_damage(StoreTest *test, ChainId chain, int64_t seq, const char *reason) {
    ChainDamages found = damages(test, NULL);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].chain.v, chain.v);
    assert_string_equal(str_c(test->arena, found.items[0].reason), reason);
    assert_int_equal(found.items[0].seq, seq);
}

static ChainHeads heads(StoreTest *test) {
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    ChainHeads found;
    assert_ok(chain_heads(conn, test->arena, &found));
    return found;
}

static void tamper(StoreTest *test, const Sql *sql) {
    assert_ok(store_test_tamper(test, sql));
}

static void entries_come_back_newest_first(void **state) {
    StoreTest *test = store_test(state);
    ChainId chain = chain_of_five(test);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    HistoryEntries entries;
    assert_ok(history_list(&test->ctx, conn, chain, (RecordId){ 0 }, 0, 3, &entries));
    assert_int_equal(entries.count, 3);
    assert_int_equal(entries.items[0].seq, 5);
    assert_true(str_eq(entries.items[0].payload, STR("{\"turn\":5}")));
    assert_int_equal(entries.items[0].actor.kind, ACTOR_PERSON);
    assert_int_equal(entries.items[0].actor.account.v, 7);
    assert_true(str_eq(entries.items[0].noun, STR("goal")));
    assert_true(str_eq(entries.items[0].action, STR("change")));
    assert_int_equal(entries.items[0].record.v, 101);
    assert_int_equal(entries.items[0].at.ms, test->now.ms - 3000);
    assert_int_equal(entries.items[0].erased_at.ms, 0);
    assert_ok(history_list(&test->ctx, conn, chain, (RecordId){ 0 }, 3, 10, &entries));
    assert_int_equal(entries.count, 2);
    assert_int_equal(entries.items[0].seq, 2);
    assert_ok(history_list(&test->ctx, conn, chain, (RecordId){ 100 }, 0, 10, &entries));
    assert_int_equal(entries.count, 2);
    assert_int_equal(entries.items[0].seq, 4);
    assert_int_equal(entries.items[1].seq, 2);
    ChainHeads found = heads(test);
    for (size_t i = 0; i < found.count; i++)
        if (found.items[i].chain.v == chain.v)
            assert_int_equal(found.items[i].seq, 5);
}

static void untouched_chains_are_consistent(void **state) {
    StoreTest *test = store_test(state);
    assert_int_equal(damages(test, NULL).count, 0); /* the chain of an empty installation */
    chain_of_five(test);
    assert_int_equal(damages(test, NULL).count, 0);
    ChainHeads expected = heads(test);
    assert_int_equal(expected.count, 3);
    assert_int_equal(damages(test, &expected).count, 0);
    ChainId chain = expected.items[expected.count - 1].chain;
    append(test, chain, 1, "{}"); /* older heads still fit */
    assert_int_equal(damages(test, &expected).count, 0);
}

static void long_chains_are_read_in_pages(void **state) {
    StoreTest *test = store_test(state);
    ChainId chain = chain_of_five(test);
    for (int i = 0; i < 450; i++)
        append(test, chain, 1, "{}");
    assert_int_equal(damages(test, NULL).count, 0);
    static const Sql EDIT = SQL("UPDATE history_entry SET action = 'x' WHERE seq = 433");
    tamper(test, &EDIT);
    assert_damage(test, chain, 433, "hash");
}

/* Statement, first entry that does not fit, reason. Entry 3 is on the initiative's chain only. */
static const struct {
    Sql sql;
    int64_t seq;
    const char *reason;
} TAMPERINGS[] = {
    { SQL("UPDATE history_entry SET action = 'create' WHERE seq = 3"), 3, "hash" },
    { SQL("UPDATE history_entry SET noun = 'effect' WHERE seq = 3"), 3, "hash" },
    { SQL("UPDATE history_entry SET at = at + 1 WHERE seq = 3"), 3, "hash" },
    { SQL("UPDATE history_entry SET account_id = 8 WHERE seq = 3"), 3, "hash" },
    { SQL("UPDATE history_entry SET actor_kind = 'token' WHERE seq = 3"), 3, "hash" },
    { SQL("UPDATE history_entry SET record_id = 100 WHERE seq = 3"), 3, "hash" },
    { SQL("UPDATE history_entry SET payload_hash = hash WHERE seq = 3"), 3, "hash" },
    { SQL("UPDATE history_entry SET hash = payload_hash WHERE seq = 3"), 3, "hash" },
    { SQL("UPDATE history_payload SET payload = '{}' WHERE seq = 3"), 3, "payload" },
    { SQL("UPDATE history_payload SET salt = payload_hash FROM history_entry e"
          " WHERE history_payload.seq = 3 AND e.seq = 3"),
      3, "payload" },
    { SQL("UPDATE history_payload SET payload = NULL WHERE seq = 3"), 3, "payload" },
    { SQL("UPDATE history_payload SET erased_at = 5 WHERE seq = 3"), 3, "payload" },
    { SQL("DELETE FROM history_payload WHERE seq = 3"), 3, "payload" },
    { SQL("DELETE FROM history_entry WHERE seq = 3"), 3, "gap" },
    { SQL("DELETE FROM history_entry WHERE seq = 5"), 5, "head" },
    { SQL("UPDATE chain SET seq = 4 WHERE seq = 5"), 5, "head" },
    { SQL("UPDATE chain SET head = (SELECT hash FROM history_entry WHERE seq = 4) WHERE seq = 5"),
      5, "head" },
};

static void every_tampering_is_found(void **state) {
    StoreTest *test = store_test(state);
    ChainId chain = chain_of_five(test);
    static const Sql KEEP[] = {
        SQL("CREATE TABLE kept_entry AS SELECT * FROM history_entry"),
        SQL("CREATE TABLE kept_payload AS SELECT * FROM history_payload"),
        SQL("CREATE TABLE kept_chain AS SELECT * FROM chain"),
    };
    static const Sql RESTORE[] = {
        SQL("DELETE FROM history_payload"),
        SQL("DELETE FROM history_entry"),
        SQL("INSERT INTO history_entry SELECT * FROM kept_entry"),
        SQL("INSERT INTO history_payload SELECT * FROM kept_payload"),
        SQL("UPDATE chain SET seq = (SELECT k.seq FROM kept_chain k WHERE k.id = chain.id),"
            " head = (SELECT k.head FROM kept_chain k WHERE k.id = chain.id)"),
    };
    for (size_t i = 0; i < sizeof KEEP / sizeof KEEP[0]; i++)
        tamper(test, &KEEP[i]);
    for (size_t i = 0; i < sizeof TAMPERINGS / sizeof TAMPERINGS[0]; i++) {
        tamper(test, &TAMPERINGS[i].sql);
        assert_damage(test, chain, TAMPERINGS[i].seq, TAMPERINGS[i].reason);
        for (size_t k = 0; k < sizeof RESTORE / sizeof RESTORE[0]; k++)
            tamper(test, &RESTORE[k]);
        assert_int_equal(damages(test, NULL).count, 0);
    }
}

/* Salt and payload are hashed one behind the other. */
static void bytes_moved_into_the_salt_are_found(void **state) {
    StoreTest *test = store_test(state);
    ChainId chain = chain_of_five(test);
    static const Sql SQLITE = SQL("UPDATE history_payload SET salt = CAST(salt || X'7B' AS BLOB),"
                                  " payload = substr(payload, 2) WHERE seq = 3");
    static const Sql POSTGRES = SQL("UPDATE history_payload SET salt = salt || '{'::bytea,"
                                    " payload = substr(payload, 2) WHERE seq = 3");
    static const Sql MOVED = SQL("SELECT length(salt) FROM history_payload WHERE seq = 3");
    tamper(test, db_engine(test->db) == ENGINE_SQLITE ? &SQLITE : &POSTGRES);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    assert_int_equal(store_test_i64(conn, &MOVED), HISTORY_SALT_BYTES + 1);
    assert_damage(test, chain, 3, "payload");
}

static void a_changed_order_is_found(void **state) {
    StoreTest *test = store_test(state);
    ChainId chain = chain_of_five(test);
    static const Sql STEPS[] = {
        SQL("UPDATE history_entry SET seq = -2 WHERE seq = 2"),
        SQL("UPDATE history_payload SET seq = -2 WHERE seq = 2"),
        SQL("UPDATE history_entry SET seq = 2 WHERE seq = 3"),
        SQL("UPDATE history_payload SET seq = 2 WHERE seq = 3"),
        SQL("UPDATE history_entry SET seq = 3 WHERE seq = -2"),
        SQL("UPDATE history_payload SET seq = 3 WHERE seq = -2"),
    };
    for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0]; i++)
        tamper(test, &STEPS[i]);
    assert_damage(test, chain, 2, "hash");
}

static void a_cut_end_shows_with_heads_from_outside(void **state) {
    StoreTest *test = store_test(state);
    ChainId chain = chain_of_five(test);
    ChainHeads expected = heads(test);
    static const Sql STEPS[] = {
        SQL("UPDATE chain SET seq = 3, head = (SELECT hash FROM history_entry WHERE seq = 3)"
            " WHERE seq = 5"),
        SQL("DELETE FROM history_payload WHERE seq > 3"),
        SQL("DELETE FROM history_entry WHERE seq > 3"),
    };
    for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0]; i++)
        tamper(test, &STEPS[i]);
    assert_int_equal(damages(test, NULL).count, 0); /* consistent in itself */
    ChainDamages found = damages(test, &expected);
    assert_int_equal(found.count, 1);
    assert_true(str_eq(found.items[0].reason, STR("expected")));
    assert_int_equal(found.items[0].seq, 4);
    append(test, chain, 1, "{\"other\":1}"); /* another story, told to the same length */
    append(test, chain, 1, "{\"other\":2}");
    assert_int_equal(damages(test, NULL).count, 0);
    found = damages(test, &expected);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].seq, 5);
}

static void a_lost_chain_is_found(void **state) {
    StoreTest *test = store_test(state);
    ChainId chain = chain_of_five(test);
    ChainHeads expected = heads(test);
    static const Sql CHAIN = SQL("DELETE FROM chain WHERE seq = 5");
    tamper(test, &CHAIN);
    assert_damage(test, chain, 1, "head"); /* entries without a chain */
    static const Sql ENTRIES =
        SQL("DELETE FROM history_entry WHERE chain_id NOT IN (SELECT id FROM chain)");
    tamper(test, &ENTRIES);
    assert_int_equal(damages(test, NULL).count, 0);
    ChainDamages found = damages(test, &expected);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].chain.v, chain.v);
    assert_true(str_eq(found.items[0].reason, STR("expected")));
}

typedef struct Erasure {
    ChainId chain;
    RecordId record;
} Erasure;

static Err write_erase(Tx *tx, const void *in, void *out) {
    (void)out;
    const Erasure *erasure = in;
    return history_erase(tx, erasure->chain, erasure->record, STR("example"));
}

static int64_t payloads_left(StoreTest *test) {
    static const Sql LEFT = SQL("SELECT COUNT(*) FROM history_payload WHERE payload IS NOT NULL");
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    return store_test_i64(conn, &LEFT);
}

static void erased_payloads_keep_the_chain(void **state) {
    StoreTest *test = store_test(state);
    ChainId chain = chain_of_five(test);
    ChainHeads expected = heads(test);
    Erasure erasure = { chain, { 100 } };
    assert_ok(write_run(store_test_writer(test), &test->ctx, write_erase, &erasure, NULL, 0));
    assert_int_equal(payloads_left(test), 5);
    assert_int_equal(damages(test, &expected).count, 0);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    HistoryEntries entries;
    assert_ok(history_list(&test->ctx, conn, chain, (RecordId){ 100 }, 0, 10, &entries));
    assert_int_equal(entries.count, 2);
    assert_int_equal(entries.items[0].payload.len, 0);
    assert_int_equal(entries.items[0].erased_at.ms, test->now.ms);
    assert_true(str_eq(entries.items[0].erased_rule, STR("example")));
    Erasure rest = { chain, { 0 } };
    test->now.ms += 60000;
    assert_ok(write_run(store_test_writer(test), &test->ctx, write_erase, &rest, NULL, 0));
    assert_int_equal(payloads_left(test), 2); /* the other chains */
    assert_ok(history_list(&test->ctx, conn, chain, (RecordId){ 100 }, 0, 10, &entries));
    assert_int_equal(entries.items[0].erased_at.ms, test->now.ms - 60000); /* erased once */
    assert_int_equal(damages(test, &expected).count, 0);
}

typedef struct AccountErasure {
    OwnedChain chain;
    AccountId account;
} AccountErasure;

static Err write_erase_account(Tx *tx, const void *in, void *out) {
    const AccountErasure *erasure = in;
    return history_erase_account(tx, erasure->chain, erasure->account, STR("person"), 2, out);
}

/* What is about people goes; what was written for the initiative stays, so that records can be held against it. */
static void an_account_is_erased_in_slices(void **state) {
    StoreTest *test = store_test(state);
    ChainId chain = chain_of_five(test);
    for (int i = 1; i <= 5; i++)
        append_of(test, chain, "membership", 200 + i, "{\"account\":1}");
    append_of(test, CHAIN_INSTALLATION, "account", 1, "{\"name\":\"Lea\"}");
    test->ctx.actor.account.v = 8;
    append_of(test, chain, "membership", 300, "{\"by\":8}");
    int64_t all = payloads_left(test);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    OwnedChains chains;
    assert_ok(history_chains_of(conn, test->arena, (AccountId){ 7 }, &chains));
    assert_int_equal(chains.count, 2);
    test->ctx.scope = (Scope){ 0 };
    int slices = 0;
    for (size_t i = 0; i < chains.count; i++) {
        AccountErasure erasure = { chains.items[i], { 7 } };
        for (bool more = true; more; slices++)
            assert_ok(write_run(store_test_writer(test), &test->ctx, write_erase_account, &erasure,
                                &more, sizeof more));
    }
    assert_int_equal(slices, 4); /* 5 payloads by two, and one on the other chain */
    assert_int_equal(payloads_left(test), all - 6);
    assert_int_equal(damages(test, NULL).count, 0);
    assert_ok(history_chains_of(conn, test->arena, (AccountId){ 7 }, &chains));
    assert_int_equal(chains.count, 0);
}

static void a_foreign_scope_reaches_no_chain(void **state) {
    StoreTest *test = store_test(state);
    ChainId chain = chain_of_five(test);
    fixture_authority(test, "fremd");
    for (int turn = 0; turn < 2; turn++) {
        CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
        HistoryEntries entries;
        assert_ok(history_list(&test->ctx, conn, chain, (RecordId){ 0 }, 0, 10, &entries));
        assert_int_equal(entries.count, 0);
        Entry entry = { chain, { 1 }, STR("{}"), STR("goal") };
        assert_err(write_run(store_test_writer(test), &test->ctx, write_entry, &entry, NULL, 0),
                   ERR_NOT_FOUND);
        Erasure erasure = { chain, { 0 } };
        assert_ok(write_run(store_test_writer(test), &test->ctx, write_erase, &erasure, NULL, 0));
        assert_int_equal(payloads_left(test), 7);
        test->ctx.scope = (Scope){ 0 };
    }
}

/* Only the pair of a write: what is rolled back leaves no gap. */
static Err write_and_fail(Tx *tx, const void *in, void *out) {
    TRY(write_entry(tx, in, out));
    return ERR_INVALID;
}

static void a_refused_write_leaves_no_gap(void **state) {
    StoreTest *test = store_test(state);
    ChainId chain = chain_of_five(test);
    Entry entry = { chain, { 1 }, STR("{}"), STR("goal") };
    assert_err(write_run(store_test_writer(test), &test->ctx, write_and_fail, &entry, NULL, 0),
               ERR_INVALID);
    append(test, chain, 1, "{}");
    assert_int_equal(damages(test, NULL).count, 0);
}

enum { THREADS = 8, APPENDS_EACH = 25 };

typedef struct Crowd {
    StoreTest *test;
    ChainId chain;
    Err err;
} Crowd;

static void *append_many(void *argument) {
    Crowd *crowd = argument;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Ctx ctx = { .arena = arena, .scope = crowd->test->ctx.scope, .clock = crowd->test->ctx.clock };
    Entry entry = { crowd->chain, { 1 }, STR("{}"), STR("goal") };
    for (int i = 0; i < APPENDS_EACH && crowd->err == ERR_NONE; i++)
        crowd->err = write_run(crowd->test->opt_writer, &ctx, write_entry, &entry, NULL, 0);
    return NULL;
}

static void many_write_to_one_chain(void **state) {
    StoreTest *test = store_test(state);
    ChainId chain = chain_of_five(test);
    pthread_t threads[THREADS];
    Crowd crowds[THREADS];
    for (int i = 0; i < THREADS; i++) {
        crowds[i] = (Crowd){ .test = test, .chain = chain };
        assert_int_equal(pthread_create(&threads[i], NULL, append_many, &crowds[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_ok(crowds[i].err);
    }
    assert_int_equal(damages(test, NULL).count, 0);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    HistoryEntries entries;
    assert_ok(history_list(&test->ctx, conn, chain, (RecordId){ 0 }, 0, 1, &entries));
    assert_int_equal(entries.items[0].seq, 5 + THREADS * APPENDS_EACH);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(entries_come_back_newest_first),
        STORE_TEST(untouched_chains_are_consistent),
        STORE_TEST(long_chains_are_read_in_pages),
        STORE_TEST(every_tampering_is_found),
        STORE_TEST(bytes_moved_into_the_salt_are_found),
        STORE_TEST(a_changed_order_is_found),
        STORE_TEST(a_cut_end_shows_with_heads_from_outside),
        STORE_TEST(a_lost_chain_is_found),
        STORE_TEST(erased_payloads_keep_the_chain),
        STORE_TEST(an_account_is_erased_in_slices),
        STORE_TEST(a_foreign_scope_reaches_no_chain),
        STORE_TEST(a_refused_write_leaves_no_gap),
        STORE_TEST(many_write_to_one_chain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
