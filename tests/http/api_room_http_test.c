/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A program leads a workshop: opens its room, begins a part, writes for others, reads what there is, closes it. */
#include "hall.h"
#include "program.h"

static Str at(Hall *hall, const char *below) {
    return str_from(text_of(hall->arena, "/api/v1/initiatives/lesehilfe/workshops/",
                            hall->live.workshop.v, below));
}

static Program program_of_lead(Hall *hall) {
    AppTest *app = hall->test->app;
    return program_as(hall->test, app_test_person(app, &app->authority, NULL, "lead", "Pia"));
}

static Str object(Hall *hall, RecordId id) {
    return str_from(text_of(hall->arena, "{\"object\":", id.v, "}"));
}

static Str cards_of(Hall *hall) {
    return at(hall, text_of(hall->arena, "/room/boards/", hall->live.board.v, "/cards"));
}

static void a_room_is_read_as_who_leads_sees_it(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .naming = "chosen", .hidden = true });
    write_card(&hall, "who=" SECRET "&perspectives=it");
    Program program = program_of_lead(&hall);
    program_expect(&program, 200, "GET", at(&hall, "/room"), STR(""));
    assert_true(str_eq(program_text(&program, "state"), STR("open")));
    assert_true(str_eq(program_text(&program, "pin"), hall.live.pin));
    assert_int_equal(program_number(&program, "part"), hall.live.part.v);
    assert_int_equal(program_number(&program, "devices"), 2);
    assert_int_equal(program_number(&program, "boards/0/board"), hall.live.board.v);
    assert_false(json_is_true(program_at(&program, "boards/0/revealed")));
    assert_true(str_eq(program_text(&program, "boards/0/cards/1/who"), STR(SECRET)));
    assert_true(str_eq(program_text(&program, "boards/0/cards/1/perspectives/0"), STR("it")));
    assert_true(json_is_null(program_at(&program, "boards/0/cards/1/dots")));
    assert_true(str_find(program.body, STR("author")) < 0);
    live_room_group(&hall.live, hall.live.card, "Zusammen");
    program_expect(&program, 200, "GET", at(&hall, "/room"), STR(""));
    assert_true(str_eq(program_text(&program, "boards/0/groups/0/heading"), STR("Zusammen")));
    assert_int_equal(program_number(&program, "boards/0/cards/0/group"),
                     program_number(&program, "boards/0/groups/0/id"));
    program_done(&program);
    site_test_done(hall.test);
}

static void a_program_leads(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .hidden = true });
    Program program = program_of_lead(&hall);
    Ears ears = ears_of(&hall);
    program_expect(&program, 200, "POST", at(&hall, "/room/acts/reveal"),
                   object(&hall, hall.live.board));
    assert_true(json_is_true(program_at(&program, "boards/0/revealed")));
    program_expect(&program, 200, "POST", at(&hall, "/room/acts/pause"), STR(""));
    assert_true(str_eq(program_text(&program, "state"), STR("paused")));
    program_expect(&program, 200, "POST", at(&hall, "/room/acts/resume"), STR(""));
    program_expect(&program, 200, "POST", at(&hall, "/room/acts/begin"),
                   object(&hall, hall.live.part));
    settle(&hall, &ears);
    program_expect(&program, 422, "POST", at(&hall, "/room/acts/extend"), STR("{}"));
    program_finds(&program, "minutes", "required");
    program_expect(&program, 404, "POST", at(&hall, "/room/acts/fly"), STR(""));
    program_expect(&program, 404, "POST", at(&hall, "/room/acts/begin"),
                   object(&hall, hall.live.board));
    program_expect(&program, 200, "POST", at(&hall, "/room/acts/close"), STR(""));
    assert_true(str_eq(program_text(&program, "state"), STR("closed")));
    assert_true(json_is_null(program_at(&program, "pin")));
    assert_true(client_wait(&ears.streams[1], STR("event: ende\n"), CLIENT_PATIENCE_MS));
    program_expect(&program, 200, "POST", at(&hall, "/room/open"), STR(""));
    assert_true(str_eq(program_text(&program, "state"), STR("open")));
    ears_done(&ears);
    program_done(&program);
    site_test_done(hall.test);
}

static void a_program_writes_for_others(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    Program program = program_of_lead(&hall);
    Ears ears = ears_of(&hall);
    program.opt_headers = "Idempotency-Key: eins\r\n";
    for (int i = 0; i < 2; i++) {
        program_expect(&program, 201, "POST", cards_of(&hall),
                       STR("{\"who\":\"Wer kein Telefon hat\",\"recorded_for\":4,"
                           "\"perspectives\":[\"women\"],\"language\":\"en\"}"));
        assert_int_equal(program_number(&program, "number"), 2);
        assert_int_equal(program_number(&program, "recorded_for"), 4);
        assert_true(str_eq(program_text(&program, "language"), STR("en")));
    }
    program.opt_headers = NULL;
    settle(&hall, &ears);
    assert_true(heard(&ears.streams[1], "Wer kein Telefon hat"));
    program_expect(&program, 422, "POST", cards_of(&hall), STR("{\"why\":\"\"}"));
    program_finds(&program, "who", "required");
    program_expect(&program, 422, "POST", cards_of(&hall), STR("{\"who\":7}"));
    ears_done(&ears);
    program_done(&program);
    site_test_done(hall.test);
}

static void minutes_come_to_programs(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    write_card(&hall, "who=" SECRET);
    Program program = program_of_lead(&hall);
    program_expect(&program, 200, "GET", at(&hall, "/minutes/protokoll.json"), STR(""));
    assert_true(str_find(program.body, STR(SECRET)) >= 0);
    program_expect(&program, 200, "GET", at(&hall, "/minutes/protokoll.csv"), STR(""));
    program_expect(&program, 404, "GET", at(&hall, "/minutes/protokoll.exe"), STR(""));
    program_done(&program);
    site_test_done(hall.test);
}

static void who_only_reads_does_not_lead(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    AppTest *app = hall.test->app;
    Program reader =
        program_as(hall.test, app_test_person(app, &app->authority, NULL, "reader", "Rosa"));
    program_expect(&reader, 403, "GET", at(&hall, "/room"), STR(""));
    program_expect(&reader, 403, "POST", at(&hall, "/room/acts/pause"), STR(""));
    program_expect(&reader, 403, "POST", cards_of(&hall), STR("{\"who\":\"Ich\"}"));
    program_done(&reader);
    site_test_done(hall.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_room_is_read_as_who_leads_sees_it), STORE_TEST(a_program_leads),
        STORE_TEST(a_program_writes_for_others),         SQLITE_TEST(minutes_come_to_programs),
        SQLITE_TEST(who_only_reads_does_not_lead),
    };
    return run_site_tests(tests);
}
