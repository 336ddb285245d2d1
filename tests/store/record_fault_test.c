/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Every step of every reading and writing of records is made to fail once: the error comes out, nothing
 * was written, nothing leaks (the sanitizers watch). Test builds only. */
#define EINKLANG_FAULTS 1
#include <string.h>

#include "record_fixture.h"
#include "store/comment_store.h"
#include "store/db_fault.h"
#include "store/goal_store.h"
#include "store/history.h"
#include "store/involvement_store.h"
#include "store/measurement_store.h"
#include "store/search_store.h"
#include "store/stakeholder_store.h"

/* More steps than anything here takes. */
enum { STEPS_MAX = 2000 };

typedef struct Place {
    AuthorityId authority;
    InitiativeId initiative;
    ChainId chain;
    RecordId goal;
} Place;

static Place make_place(StoreTest *test) {
    Place place;
    place.authority = fixture_authority(test, "amt").id;
    place.initiative = fixture_initiative(test, "probe", &place.chain);
    Goal goal;
    schema_clear(&GOAL_SCHEMA, &goal);
    goal.statement = STR("Wartezeit");
    assert_ok(fixture_insert(test, &GOAL_STORE, place.initiative, &goal));
    place.goal = goal.record.id;
    return place;
}

/* A bit of everything that writes. */
static Err write_much(Tx *tx, const void *in, void *out) {
    (void)out;
    const Place *place = in;
    TRY(chain_lock(tx, place->chain));
    Stakeholder stakeholder;
    schema_clear(&STAKEHOLDER_SCHEMA, &stakeholder);
    stakeholder.name = STR("Beirat der Versicherten");
    TRY(stakeholder_insert(tx, place->initiative, &stakeholder));
    Involvement involvement;
    schema_clear(&INVOLVEMENT_SCHEMA, &involvement);
    *list_push(tx->ctx->arena, &involvement.stakeholders) = stakeholder.record.id;
    TRY(involvement_insert(tx, place->initiative, &involvement));
    involvement.note = STR("Erster Termin");
    involvement.stakeholders.count = 0;
    TRY(involvement_update(tx, place->initiative, &involvement));
    Comment comment;
    schema_clear(&COMMENT_SCHEMA, &comment);
    comment.target = stakeholder.record.id;
    comment.text = STR("Dazu gehört mehr");
    TRY(comment_insert(tx, place->initiative, &comment));
    TRY(history_append(tx, place->chain, STR("comment"), comment.record.id, STR("create"),
                       STR("{}")));
    TRY(stakeholder_remove(tx, place->initiative, stakeholder.record.id));
    TRY(history_erase(tx, place->chain, stakeholder.record.id, STR("test")));
    TRY(authority_text_set(tx, STR("imprint"), STR("de"), STR("Amt")));
    Initiative second;
    ChainId chain;
    schema_clear(&INITIATIVE_SCHEMA, &second);
    second.key = STR("zweites");
    TRY(initiative_insert(tx, &second, &chain));
    second.name = STR("Zweites");
    TRY(initiative_update(tx, &second));
    return initiative_remove(tx, (InitiativeId){ second.record.id.v }, STR("test"));
}

static int64_t rows(StoreTest *test) {
    static const Sql ROWS =
        SQL("SELECT (SELECT COUNT(*) FROM record) + (SELECT COUNT(*) FROM search_term)"
            " + (SELECT COUNT(*) FROM record_reference) + (SELECT SUM(seq) FROM chain)"
            " + (SELECT COUNT(*) FROM history_entry) + (SELECT COUNT(*) FROM authority_text)");
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    return store_test_i64(conn, &ROWS);
}

static void failing_writes_write_nothing(void **state) {
    StoreTest *test = store_test(state);
    Place place = make_place(test);
    Writer *writer = store_test_writer(test);
    int64_t before = rows(test);
    int n = 1;
    for (; n < STEPS_MAX; n++) {
        CLEANUP(arena_closep) Arena *arena = arena_open(4096);
        Ctx ctx = { .arena = arena,
                    .scope = test->ctx.scope,
                    .actor = test->ctx.actor,
                    .clock = test->ctx.clock };
        db_fault_after(n, ERR_STORAGE);
        Err err = write_run(writer, &ctx, write_much, &place, NULL, 0);
        bool pending = db_fault_pending();
        db_fault_after(0, ERR_NONE);
        if (pending) {
            assert_err(err, ERR_NONE);
            break;
        }
        assert_err(err, ERR_STORAGE);
        assert_int_equal(rows(test), before);
    }
    assert_in_range(n, 60, STEPS_MAX - 1);
    assert_true(rows(test) > before);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    ChainDamages damages;
    assert_ok(history_verify(conn, test->arena, NULL, &damages));
    assert_int_equal(damages.count, 0);
}

/* A bit of everything that reads. */
static Err read_much(Ctx *ctx, Conn *conn, const Place *place) {
    Whole whole;
    TRY(initiative_whole(ctx, conn, place->initiative, &whole));
    Goal goal;
    TRY(goal_get(ctx, conn, place->initiative, place->goal, &goal));
    RecordName name;
    TRY(record_name(ctx, conn, place->goal, &name));
    RecordNames names;
    TRY(record_referrers(ctx, conn, place->initiative, place->goal, &names));
    TRY(record_room(ctx, conn, &GOAL_STORE, place->initiative, 100, 1));
    int64_t count;
    MeasurementList measurements;
    TRY(measurement_list_of(ctx, conn, place->initiative, place->goal, &measurements));
    SearchHits hits;
    TRY(search(ctx, conn, STR("Wartezeiten"), place->initiative, 10, &hits));
    InitiativeFilter filter = { .limit = 1, .after = place->initiative };
    InitiativeLines lines;
    bool more;
    TRY(initiative_lines(ctx, conn, &filter, &lines, &more));
    TRY(initiative_count(ctx, conn, false, false, &count));
    InitiativeFound found;
    TRY(initiative_find(conn, ctx->arena, STR("probe"), &found));
    HistoryEntries entries;
    TRY(history_list(ctx, conn, place->chain, (RecordId){ 0 }, 0, 10, &entries));
    OwnedChains chains;
    TRY(history_chains_of(conn, ctx->arena, (AccountId){ 7 }, &chains));
    ChainHeads heads;
    TRY(chain_heads(conn, ctx->arena, &heads));
    Authorities authorities;
    TRY(authority_list(conn, ctx->arena, &authorities));
    AuthorityTexts texts;
    TRY(authority_texts(ctx, conn, &texts));
    ChainDamages damages;
    return history_verify(conn, ctx->arena, &heads, &damages);
}

static void failing_reads_tell(void **state) {
    StoreTest *test = store_test(state);
    Place place = make_place(test);
    int n = 1;
    for (; n < STEPS_MAX; n++) {
        CLEANUP(arena_closep) Arena *arena = arena_open(4096);
        CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
        Ctx ctx = { .arena = arena, .scope = test->ctx.scope, .clock = test->ctx.clock };
        db_fault_after(n, ERR_BUSY);
        Err err = read_much(&ctx, conn, &place);
        bool pending = db_fault_pending();
        db_fault_after(0, ERR_NONE);
        assert_err(err, pending ? ERR_NONE : ERR_BUSY);
        if (pending)
            break;
    }
    assert_in_range(n, 50, STEPS_MAX - 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(failing_writes_write_nothing),
        STORE_TEST(failing_reads_tell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
