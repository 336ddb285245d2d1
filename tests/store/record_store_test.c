/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "record_fixture.h"
#include "store/comment_store.h"
#include "store/contribution_store.h"
#include "store/effect_store.h"
#include "store/goal_store.h"
#include "store/involvement_store.h"
#include "store/measurement_store.h"
#include "store/omission_store.h"
#include "store/receipt_store.h"
#include "store/stakeholder_store.h"
#include "store/use_context_store.h"

static bool has_column(const Field *field) {
    return field->type != FIELD_SECRET && field->type != FIELD_REFERENCES;
}

static void columns_match(StoreTest *test, const RecordStore *store, const Sql *sql) {
    static const char *HEAD[] = { "id", "version", "created_at", "changed_at" };
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    CLEANUP(query_closep) Query *query = NULL;
    assert_ok(query_open(conn, sql, &query));
    bool row; /* PostgreSQL tells the names with the answer */
    bind(query, 1, (AuthorityId){ 1 });
    bind(query, 2, (InitiativeId){ 1 });
    bind(query, 3, (RecordId){ 1 });
    if (sql == &store->list)
        bind(query, 4, INT64_C(1));
    assert_ok(query_next(query, &row));
    int column = 0;
    for (; column < 4; column++)
        assert_true(str_eq(query_column_name(query, column), str_from(HEAD[column])));
    for (size_t i = 0; i < store->schema->count; i++) {
        if (!has_column(&store->schema->fields[i]))
            continue;
        assert_true(column < query_columns(query));
        Str name = query_column_name(query, column++);
        assert_true(str_eq(name, store->schema->fields[i].name));
    }
    assert_int_equal(query_columns(query), column);
}

static void columns_are_the_fields(void **state) {
    StoreTest *test = store_test(state);
    for (size_t i = 0; i < NOUN_COUNT; i++) {
        assert_ptr_equal(NOUN_STORES[i]->schema, NOUNS[i].schema);
        columns_match(test, NOUN_STORES[i], &NOUN_STORES[i]->list);
        columns_match(test, NOUN_STORES[i], &NOUN_STORES[i]->get);
    }
}

static void uses_indexes(StoreTest *test, Conn *conn, const Sql *sql) {
    Sql plan = { str_c(test->arena,
                       str_join(test->arena, STR("EXPLAIN QUERY PLAN "), str_from(sql->text))) };
    CLEANUP(query_closep) Query *query = NULL;
    assert_ok(query_open(conn, &plan, &query));
    int steps = 0;
    for (bool row;; steps++) {
        assert_ok(query_next(query, &row));
        if (!row)
            break;
        Str step = col_str(query, 3, test->arena);
        /* An index that leads no further than the authority is a scan of its rows, and so is
         * everything made later than some record. */
        if (str_starts(step, STR("SCAN")) || str_ends(step, STR("(authority_id=?)")) ||
            str_ends(step, STR("(rowid>?)")))
            fail_msg("%s: %s", plan.text, step.ptr);
    }
    assert_true(steps > 0);
}

/* Lists cost the same however many initiatives there are. */
static void statements_use_indexes(void **state) {
    StoreTest *test = store_test(state);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    for (size_t i = 0; i < NOUN_COUNT; i++) {
        const RecordStore *store = NOUN_STORES[i];
        const Sql statements[] = { store->list, store->get, store->count, store->update,
                                   store->remove };
        for (size_t k = 0; k < sizeof statements / sizeof statements[0]; k++)
            uses_indexes(test, conn, &statements[k]);
    }
    uses_indexes(test, conn, &CONTRIBUTION_UNDER_RECEIPTS);
    uses_indexes(test, conn, &CONTRIBUTION_READ_BEFORE);
    uses_indexes(test, conn, &RECEIPT_OF_RECORD);
}

static void assert_same(const Schema *schema, const void *a, const void *b) {
    const Record *one = a, *two = b;
    assert_int_equal(one->id.v, two->id.v);
    assert_int_equal(one->version, two->version);
    assert_int_equal(one->created_at.ms, two->created_at.ms);
    assert_int_equal(one->changed_at.ms, two->changed_at.ms);
    for (size_t i = 0; i < schema->count; i++)
        if (!field_equal(&schema->fields[i], a, b))
            fail_msg("%s.%s", schema->name.ptr, schema->fields[i].name.ptr);
}

static void every_noun_comes_back(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    for (size_t i = NOUN_INITIATIVE + 1; i < NOUN_COUNT; i++) {
        const RecordStore *store = NOUN_STORES[i];
        RecordId target = fixture_target(test, initiative, store->schema);
        void *record = arena_bytes(test->arena, store->schema->size);
        void *stored = arena_bytes(test->arena, store->schema->size);
        fixture_fill(store->schema, test->arena, 1, target, record);
        assert_ok(fixture_insert(test, store, initiative, record));
        RecordId id = ((Record *)record)->id;
        assert_ok(record_get(&test->ctx, conn, store, initiative, id, stored));
        assert_same(store->schema, record, stored);
        Record head = *(Record *)record;
        test->now.ms += 1000;
        fixture_fill(store->schema, test->arena, 2, target, record);
        *(Record *)record = head;
        assert_ok(fixture_update(test, store, initiative, record));
        assert_int_equal(((Record *)record)->version, 2);
        assert_int_equal(((Record *)record)->changed_at.ms, head.changed_at.ms + 1000);
        RecordList list;
        assert_ok(record_list(&test->ctx, conn, store, initiative, &list));
        assert_true(list.count >= 1);
        const char *last = (const char *)list.items + (list.count - 1) * store->schema->size;
        assert_same(store->schema, record, last);
        assert_ok(fixture_remove(test, store, initiative, id));
        assert_err(record_get(&test->ctx, conn, store, initiative, id, stored), ERR_NOT_FOUND);
    }
}

static void empty_fields_come_back(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    Stakeholder stakeholder, stored;
    schema_clear(&STAKEHOLDER_SCHEMA, &stakeholder);
    assert_ok(fixture_insert(test, &STAKEHOLDER_STORE, initiative, &stakeholder));
    assert_ok(stakeholder_get(&test->ctx, conn, initiative, stakeholder.record.id, &stored));
    assert_same(&STAKEHOLDER_SCHEMA, &stakeholder, &stored);
    assert_true(stored.influence == FIELD_NONE);
    Goal goal, again;
    schema_clear(&GOAL_SCHEMA, &goal);
    assert_ok(fixture_insert(test, &GOAL_STORE, initiative, &goal));
    assert_ok(goal_get(&test->ctx, conn, initiative, goal.record.id, &again));
    assert_false(again.target.present);
    assert_true(date_none(again.due));
}

static Goal make_goal(StoreTest *test, InitiativeId initiative, const char *statement) {
    Goal goal;
    schema_clear(&GOAL_SCHEMA, &goal);
    goal.statement = str_from(statement);
    assert_ok(fixture_insert(test, &GOAL_STORE, initiative, &goal));
    return goal;
}

static Stakeholder make_stakeholder(StoreTest *test, InitiativeId initiative, const char *name) {
    Stakeholder stakeholder;
    schema_clear(&STAKEHOLDER_SCHEMA, &stakeholder);
    stakeholder.name = str_from(name);
    assert_ok(fixture_insert(test, &STAKEHOLDER_STORE, initiative, &stakeholder));
    return stakeholder;
}

static void somebody_was_faster(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    Goal mine = make_goal(test, initiative, "Kurze Wege"), theirs = mine;
    theirs.statement = STR("Sehr kurze Wege");
    assert_ok(fixture_update(test, &GOAL_STORE, initiative, &theirs));
    mine.statement = STR("Gar keine Wege");
    assert_err(fixture_update(test, &GOAL_STORE, initiative, &mine), ERR_CONFLICT);
    assert_ptr_equal(test->ctx.conflict.schema, &GOAL_SCHEMA);
    const Goal *current = test->ctx.conflict.current;
    assert_true(str_eq(current->statement, STR("Sehr kurze Wege")));
    assert_int_equal(current->record.version, 2);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    RecordName name; /* the refused change left no trace in the title either */
    assert_ok(record_name(&test->ctx, conn, mine.record.id, &name));
    assert_true(str_eq(name.title, STR("Sehr kurze Wege")));
    mine.record.version = 2;
    assert_ok(fixture_update(test, &GOAL_STORE, initiative, &mine));
    assert_null(test->ctx.conflict.schema);
}

static void nobody_changes_what_never_was(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    Goal goal = make_goal(test, initiative, "Kurze Wege");
    goal.record.id.v += 1000;
    assert_err(fixture_update(test, &GOAL_STORE, initiative, &goal), ERR_NOT_FOUND);
    assert_err(fixture_remove(test, &GOAL_STORE, initiative, goal.record.id), ERR_NOT_FOUND);
}

static void references_stay_inside(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId here = fixture_initiative(test, "hier", NULL);
    InitiativeId there = fixture_initiative(test, "dort", NULL);
    Stakeholder ours = make_stakeholder(test, here, "Personalrat");
    Stakeholder theirs = make_stakeholder(test, there, "Beirat");
    Goal goal = make_goal(test, here, "Kurze Wege");
    const RecordId wrong[] = { theirs.record.id, goal.record.id, { 99999 } };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        Involvement involvement;
        schema_clear(&INVOLVEMENT_SCHEMA, &involvement);
        *list_push(test->arena, &involvement.stakeholders) = ours.record.id;
        *list_push(test->arena, &involvement.stakeholders) = wrong[i];
        assert_err(fixture_insert(test, &INVOLVEMENT_STORE, here, &involvement), ERR_INVALID);
        const Finding *finding = finding_of(&test->ctx.findings, STR("stakeholders"));
        assert_non_null(finding);
        assert_int_equal(finding->kind, FINDING_NO_SUCH_RECORD);
        Effect effect;
        schema_clear(&EFFECT_SCHEMA, &effect);
        effect.stakeholder = wrong[i];
        assert_err(fixture_insert(test, &EFFECT_STORE, here, &effect), ERR_INVALID);
        assert_non_null(finding_of(&test->ctx.findings, STR("stakeholder")));
    }
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    Whole whole;
    assert_ok(initiative_whole(&test->ctx, conn, here, &whole));
    size_t records = 0;
    for (int noun = 0; noun < NOUN_COUNT; noun++)
        records += whole.lists[noun].count;
    assert_int_equal(records, 3); /* initiative, stakeholder, goal: nothing was left behind */
}

static void several_references_keep_their_order(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    RecordId a = make_stakeholder(test, initiative, "A").record.id;
    RecordId b = make_stakeholder(test, initiative, "B").record.id;
    RecordId c = make_stakeholder(test, initiative, "C").record.id;
    Involvement one, two;
    schema_clear(&INVOLVEMENT_SCHEMA, &one);
    two = one;
    *list_push(test->arena, &one.stakeholders) = c;
    *list_push(test->arena, &one.stakeholders) = a;
    *list_push(test->arena, &two.stakeholders) = b;
    assert_ok(fixture_insert(test, &INVOLVEMENT_STORE, initiative, &one));
    assert_ok(fixture_insert(test, &INVOLVEMENT_STORE, initiative, &two));
    *list_push(test->arena, &one.stakeholders) = b;
    assert_ok(fixture_update(test, &INVOLVEMENT_STORE, initiative, &one));
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    InvolvementList list;
    assert_ok(involvement_list(&test->ctx, conn, initiative, &list));
    assert_int_equal(list.count, 2);
    assert_int_equal(list.items[0].stakeholders.count, 3);
    assert_int_equal(list.items[0].stakeholders.items[0].v, c.v);
    assert_int_equal(list.items[0].stakeholders.items[1].v, a.v);
    assert_int_equal(list.items[0].stakeholders.items[2].v, b.v);
    assert_int_equal(list.items[1].stakeholders.count, 1);
    assert_int_equal(list.items[1].stakeholders.items[0].v, b.v);
    RecordNames names;
    assert_ok(record_referrers(&test->ctx, conn, initiative, b, &names));
    assert_int_equal(names.count, 2);
}

static void used_records_stay(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    Goal goal = make_goal(test, initiative, "Kurze Wege");
    Measurement measurement;
    schema_clear(&MEASUREMENT_SCHEMA, &measurement);
    measurement.goal = goal.record.id;
    assert_ok(fixture_insert(test, &MEASUREMENT_STORE, initiative, &measurement));
    assert_err(fixture_remove(test, &GOAL_STORE, initiative, goal.record.id), ERR_INVALID);
    const Finding *finding = finding_of(&test->ctx.findings, STR(""));
    assert_int_equal(finding->kind, FINDING_STILL_USED);
    assert_int_equal(finding->limit, 1);
    assert_ok(fixture_remove(test, &MEASUREMENT_STORE, initiative, measurement.record.id));
    assert_ok(fixture_remove(test, &GOAL_STORE, initiative, goal.record.id));
    assert_err(fixture_remove(test, &INITIATIVE_STORE, initiative, (RecordId){ initiative.v }),
               ERR_NONE); /* nothing left in it */
}

static Comment make_comment(StoreTest *test, InitiativeId initiative, RecordId target,
                            const char *text) {
    Comment comment;
    schema_clear(&COMMENT_SCHEMA, &comment);
    comment.target = target;
    comment.text = str_from(text);
    assert_ok(fixture_insert(test, &COMMENT_STORE, initiative, &comment));
    return comment;
}

static void comments_go_with_their_record(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    Goal goal = make_goal(test, initiative, "Kurze Wege"), other = make_goal(test, initiative, "B");
    Comment first = make_comment(test, initiative, goal.record.id, "Erster");
    make_comment(test, initiative, first.record.id, "Antwort darauf");
    Comment kept = make_comment(test, initiative, other.record.id, "Bleibt");
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    CommentList comments;
    const RecordPage of_goal = { .of = goal.record.id, .limit = 100 };
    assert_ok(comment_list_page(&test->ctx, conn, initiative, &of_goal, &comments));
    assert_int_equal(comments.count, 1);
    assert_ok(fixture_remove(test, &GOAL_STORE, initiative, goal.record.id));
    assert_ok(comment_list(&test->ctx, conn, initiative, &comments));
    assert_int_equal(comments.count, 1);
    assert_int_equal(comments.items[0].record.id.v, kept.record.id.v);
}

/* As an import writes them: without an entry of the history for each. */
static void records_without_history_are_counted(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    make_goal(test, initiative, "A");
    make_goal(test, initiative, "B");
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    assert_ok(record_room(&test->ctx, conn, &GOAL_STORE, initiative, 3, 1));
    assert_err(record_room(&test->ctx, conn, &GOAL_STORE, initiative, 2, 1), ERR_INVALID);
    assert_ok(record_room(&test->ctx, conn, &GOAL_STORE, initiative, 5, 3));
    assert_err(record_room(&test->ctx, conn, &GOAL_STORE, initiative, 5, 4), ERR_INVALID);
    const Findings *findings =
        &test->ctx.findings; /* the most there may be, whatever wants to come */
    assert_int_equal(findings->items[findings->count - 1].limit, 5);
    assert_int_equal(finding_of(&test->ctx.findings, STR(""))->kind, FINDING_INITIATIVE_FULL);
}

/* What a comment is about stands in its row; among the references it would be a second time. */
static void a_comment_is_no_reference(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    Goal goal = make_goal(test, initiative, "Kurze Wege");
    Comment comment = make_comment(test, initiative, goal.record.id, "Ja");
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    RecordNames names;
    assert_ok(record_referrers(&test->ctx, conn, initiative, goal.record.id, &names));
    assert_int_equal(names.count, 0);
    Comment stored;
    assert_ok(comment_get(&test->ctx, conn, initiative, comment.record.id, &stored));
    assert_int_equal(stored.target.v, goal.record.id.v);
}

static void what_must_be_unique_is(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    UseContext context;
    schema_clear(&USE_CONTEXT_SCHEMA, &context);
    assert_ok(fixture_insert(test, &USE_CONTEXT_STORE, initiative, &context));
    assert_err(fixture_insert(test, &USE_CONTEXT_STORE, initiative, &context), ERR_INVALID);
    assert_int_equal(finding_of(&test->ctx.findings, STR(""))->kind, FINDING_TAKEN);
    Omission omission;
    schema_clear(&OMISSION_SCHEMA, &omission);
    omission.perspective = STR("women");
    assert_ok(fixture_insert(test, &OMISSION_STORE, initiative, &omission));
    assert_err(fixture_insert(test, &OMISSION_STORE, initiative, &omission), ERR_INVALID);
    assert_int_equal(finding_of(&test->ctx.findings, STR("perspective"))->kind, FINDING_TAKEN);
    Initiative twin;
    schema_clear(&INITIATIVE_SCHEMA, &twin);
    twin.key = STR("probe");
    fixture_authority(test, "anderes"); /* keys are unique in the installation */
    assert_err(fixture_insert(test, &INITIATIVE_STORE, (InitiativeId){ 0 }, &twin), ERR_INVALID);
    assert_int_equal(finding_of(&test->ctx.findings, STR("key"))->kind, FINDING_TAKEN);
    InitiativeId elsewhere = fixture_initiative(test, "zwei", NULL);
    assert_ok(fixture_insert(test, &USE_CONTEXT_STORE, elsewhere, &context));
}

static void titles_are_cut_between_letters(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    char text[2 * 300 + 1] = { 0 };
    for (int i = 0; i < 300; i++)
        memcpy(text + 2 * i, "ä", 2);
    Comment comment = make_comment(test, initiative, (RecordId){ initiative.v }, text);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    RecordName name;
    assert_ok(record_name(&test->ctx, conn, comment.record.id, &name));
    assert_int_equal(name.title.len, 2 * RECORD_TITLE_MAX);
    comment.draft = true;
    assert_ok(fixture_update(test, &COMMENT_STORE, initiative, &comment));
    assert_ok(record_name(&test->ctx, conn, comment.record.id, &name));
    assert_int_equal(name.title.len, 0);
}

/* Every function of the store, asked by somebody from another authority, sees nothing. */
static void a_foreign_scope_sees_nothing(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    RecordId ids[NOUN_COUNT];
    for (size_t i = NOUN_INITIATIVE + 1; i < NOUN_COUNT; i++) {
        const RecordStore *store = NOUN_STORES[i];
        void *record = arena_bytes(test->arena, store->schema->size);
        RecordId target = fixture_target(test, initiative, store->schema);
        fixture_fill(store->schema, test->arena, 1, target, record);
        assert_ok(fixture_insert(test, store, initiative, record));
        ids[i] = ((Record *)record)->id;
    }
    ids[NOUN_INITIATIVE].v = initiative.v;
    fixture_authority(test, "fremd");
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    for (int turn = 0; turn < 2; turn++) {
        for (size_t i = 0; i < NOUN_COUNT; i++) {
            const RecordStore *store = NOUN_STORES[i];
            void *record = arena_bytes(test->arena, store->schema->size);
            RecordList list;
            assert_ok(record_list(&test->ctx, conn, store, initiative, &list));
            assert_int_equal(list.count, 0);
            assert_err(record_get(&test->ctx, conn, store, initiative, ids[i], record),
                       ERR_NOT_FOUND);
            RecordName name;
            assert_err(record_name(&test->ctx, conn, ids[i], &name), ERR_NOT_FOUND);
            assert_ok(record_room(&test->ctx, conn, store, initiative, 1, 1)); /* none is there */
            fixture_fill(store->schema, test->arena, 3, (RecordId){ 0 }, record);
            *(Record *)record = (Record){ .id = ids[i], .version = 1 };
            Err err = fixture_update(test, store, initiative, record);
            assert_true(err == ERR_NOT_FOUND || err == ERR_INVALID);
            assert_err(fixture_remove(test, store, initiative, ids[i]), ERR_NOT_FOUND);
            if (i == NOUN_INITIATIVE)
                continue;
            fixture_fill(store->schema, test->arena, 3, (RecordId){ 0 }, record);
            err = fixture_insert(test, store, initiative, record);
            assert_true(err == ERR_NOT_FOUND || err == ERR_INVALID);
        }
        RecordNames names;
        assert_ok(record_referrers(&test->ctx, conn, initiative, ids[NOUN_GOAL], &names));
        assert_int_equal(names.count, 0);
        Whole whole;
        assert_err(initiative_whole(&test->ctx, conn, initiative, &whole), ERR_NOT_FOUND);
        test->ctx.scope = (Scope){ 0 }; /* and nobody at all */
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(columns_are_the_fields),
        SQLITE_TEST(statements_use_indexes),
        STORE_TEST(every_noun_comes_back),
        STORE_TEST(empty_fields_come_back),
        STORE_TEST(somebody_was_faster),
        STORE_TEST(nobody_changes_what_never_was),
        STORE_TEST(references_stay_inside),
        STORE_TEST(several_references_keep_their_order),
        STORE_TEST(used_records_stay),
        STORE_TEST(comments_go_with_their_record),
        STORE_TEST(records_without_history_are_counted),
        STORE_TEST(a_comment_is_no_reference),
        STORE_TEST(what_must_be_unique_is),
        STORE_TEST(titles_are_cut_between_letters),
        STORE_TEST(a_foreign_scope_sees_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
