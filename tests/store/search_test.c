/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "record_fixture.h"
#include "store/comment_store.h"
#include "store/goal_store.h"
#include "store/search_store.h"
#include "store/stakeholder_store.h"

static RecordId make_goal(StoreTest *test, InitiativeId initiative, const char *statement,
                          const char *indicator) {
    Goal goal;
    schema_clear(&GOAL_SCHEMA, &goal);
    goal.statement = str_from(statement);
    goal.indicator = str_from(indicator);
    assert_ok(fixture_insert(test, &GOAL_STORE, initiative, &goal));
    return goal.record.id;
}

static SearchHits find_in(StoreTest *test, InitiativeId initiative, const char *query) {
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    SearchHits hits;
    assert_ok(search(&test->ctx, conn, str_from(query), initiative, 50, &hits));
    return hits;
}

static SearchHits find(StoreTest *test, const char *query) {
    return find_in(test, (InitiativeId){ 0 }, query);
}

/* Titles of the hits, one a line: the same text on both engines. */
static void assert_titles(StoreTest *test, const char *query, const char *expected) {
    SearchHits hits = find(test, query);
    Str titles = STR("");
    for (size_t i = 0; i < hits.count; i++)
        titles = str_join(test->arena, titles, hits.items[i].title, STR("\n"));
    assert_string_equal(str_c(test->arena, titles), expected);
}

static void inflected_forms_are_found(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    make_goal(test, initiative, "Prüfung der Anträge", "");
    static const char *const QUERIES[] = { "prüfen",   "pruefen", "PRÜFUNGEN",  "Antrag",
                                           "antraege", "Prüf",    "der Antrags" };
    for (size_t i = 0; i < sizeof QUERIES / sizeof QUERIES[0]; i++)
        assert_titles(test, QUERIES[i], "Prüfung der Anträge\n");
    assert_titles(test, "Ablehnung", "");
    assert_titles(test, "der die das", "");
    assert_titles(test, "", "");
    assert_titles(test, "' OR 1=1 --", "");
}

static void more_words_stand_first(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    make_goal(test, initiative, "Zügige Antwort", "");
    make_goal(test, initiative, "Ärger vermeiden", "zügig");
    make_goal(test, initiative, "Akten", "zügig und mit Antwort");
    make_goal(test, initiative, "Zähler", "zügig");
    make_goal(test, initiative, "Adler", "zügig");
    assert_titles(test, "zügige Antworten",
                  "Zügige Antwort\nAkten\nAdler\nÄrger vermeiden\nZähler\n");
    SearchHits hits = find(test, "zügige Antworten");
    assert_int_equal(hits.items[0].terms, 2);
    assert_int_equal(hits.items[2].terms, 1);
    assert_true(str_eq(hits.items[0].noun, STR("goal")));
    assert_true(str_eq(hits.items[0].initiative_key, STR("probe")));
    assert_int_equal(hits.items[0].initiative.v, initiative.v);
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    assert_ok(search(&test->ctx, conn, STR("zügig"), initiative, 2, &hits));
    assert_int_equal(hits.count, 2);
}

static void changes_change_what_is_found(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    Goal goal;
    schema_clear(&GOAL_SCHEMA, &goal);
    goal.statement = STR("Wartezeit senken");
    goal.indicator = STR("Tage bis zur Antwort");
    assert_ok(fixture_insert(test, &GOAL_STORE, initiative, &goal));
    goal.statement = STR("Fehler senken");
    assert_ok(fixture_update(test, &GOAL_STORE, initiative, &goal));
    assert_titles(test, "Wartezeit", "");
    assert_titles(test, "Fehler", "Fehler senken\n");
    assert_titles(test, "Antwort", "Fehler senken\n");
    assert_ok(fixture_remove(test, &GOAL_STORE, initiative, goal.record.id));
    assert_titles(test, "Fehler", "");
    static const Sql LEFT = SQL("SELECT COUNT(*) FROM search_term WHERE term = 'fehl'");
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test, CONN_READ);
    assert_int_equal(store_test_i64(conn, &LEFT), 0);
}

static void long_texts_are_found_to_their_end(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    Stakeholder stakeholder;
    schema_clear(&STAKEHOLDER_SCHEMA, &stakeholder);
    stakeholder.name = STR("Beirat");
    Str text = STR("");
    for (int i = 0; i < 300; i++) {
        char word[8] = { 'w', (char)('a' + i % 26), (char)('a' + i / 26), 'x', 'y', ' ' };
        text = str_join(test->arena, text, str_from(word));
    }
    stakeholder.interests = str_join(test->arena, text, STR("Barrierefreiheit"));
    assert_ok(fixture_insert(test, &STAKEHOLDER_STORE, initiative, &stakeholder));
    assert_titles(test, "barrierefrei", "Beirat\n");
    assert_titles(test, "wnlxy", "Beirat\n");
}

static void what_is_not_for_all_is_not_searched(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId initiative = fixture_initiative(test, "probe", NULL);
    Stakeholder stakeholder;
    schema_clear(&STAKEHOLDER_SCHEMA, &stakeholder);
    stakeholder.name = STR("Beirat");
    stakeholder.contact = STR("Geheimnummer 4711");
    assert_ok(fixture_insert(test, &STAKEHOLDER_STORE, initiative, &stakeholder));
    assert_titles(test, "4711", "");
    Comment comment;
    schema_clear(&COMMENT_SCHEMA, &comment);
    comment.target = stakeholder.record.id;
    comment.text = STR("Unfertiger Gedanke");
    comment.draft = true;
    assert_ok(fixture_insert(test, &COMMENT_STORE, initiative, &comment));
    assert_titles(test, "Gedanke", "");
    comment.draft = false;
    assert_ok(fixture_update(test, &COMMENT_STORE, initiative, &comment));
    assert_titles(test, "Gedanken", "Unfertiger Gedanke\n");
}

static void search_stays_in_scope(void **state) {
    StoreTest *test = store_test(state);
    fixture_authority(test, "amt");
    InitiativeId one = fixture_initiative(test, "eins", NULL);
    InitiativeId two = fixture_initiative(test, "zwei", NULL);
    make_goal(test, one, "Schnelle Hilfe", "");
    make_goal(test, two, "Schnelle Post", "");
    assert_titles(test, "schnell", "Schnelle Hilfe\nSchnelle Post\n");
    assert_int_equal(find_in(test, two, "schnell").count, 1);
    assert_titles(test, "Vorhaben", "Vorhaben eins\nVorhaben zwei\n");
    fixture_authority(test, "fremd");
    assert_titles(test, "schnell", "");
    assert_int_equal(find_in(test, one, "schnell").count, 0);
    test->ctx.scope = (Scope){ 0 };
    assert_titles(test, "schnell", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(inflected_forms_are_found),
        STORE_TEST(more_words_stand_first),
        STORE_TEST(changes_change_what_is_found),
        STORE_TEST(long_texts_are_found_to_their_end),
        STORE_TEST(what_is_not_for_all_is_not_searched),
        STORE_TEST(search_stays_in_scope),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
