/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What programs do with others' words: contributions answered and removed together, a say on the plan; who organises. */
#include "app/access.h"
#include "program.h"
#include "room.h"
#include "web/post_button.h"

#define AT "/api/v1/initiatives/lesehilfe"

enum { SOME = 3 };

static InitiativeId room_initiative(Room *room) {
    InitiativeRef initiative;
    AppTest *app = room->test->app;
    assert_ok(access_initiative(&app->app, app_test_as_system(app), app->conn, STR("lesehilfe"),
                                PERMISSION_INITIATIVE_READ, &initiative));
    return initiative.id;
}

static Program lead_of(Room *room) {
    AppTest *app = room->test->app;
    return program_as(room->test, app_test_person(app, &app->authority, NULL, "lead", "Pia"));
}

/* Their numbers, of version 1. */
static void bring_in(Room *room, Program *lead, Str numbers[SOME]) {
    for (int i = 0; i < SOME; i++) {
        program_expect(lead, 201, "POST", STR(AT "/contributions"),
                       STR("{\"subject\":\"Mehr Zeit\"}"));
        numbers[i] = id_text(room->arena, program_number(lead, "id"));
    }
}

/* {"chosen":"12.1 13.1 14.1",more} */
static Str choosing(Room *room, const Str numbers[SOME], const char *more) {
    Str chosen = STR("");
    for (int i = 0; i < SOME; i++)
        chosen = str_join(room->arena, chosen, i > 0 ? STR(" ") : STR(""), numbers[i], STR(".1"));
    return str_join(room->arena, STR("{\"chosen\":\""), chosen, STR("\","), str_from(more),
                    STR("}"));
}

static Str one(Room *room, Str number) {
    return str_join(room->arena, STR(AT "/contributions/"), number);
}

static void one_answer_goes_to_all_but_what_was_changed(void **state) {
    Room room = room_of(state);
    Program lead = lead_of(&room);
    Str numbers[SOME];
    bring_in(&room, &lead, numbers);
    program_expect(&lead, 200, "PUT", one(&room, numbers[1]),
                   STR("{\"version\":1,\"subject\":\"Anders\"}"));
    Str answer = choosing(&room, numbers, "\"outcome\":\"partly\",\"answer\":\"Zwei Wochen\"");
    lead.opt_headers = "Idempotency-Key: alle\r\n";
    for (int i = 0; i < 2; i++) { /* sent twice, done once */
        program_expect(&lead, 200, "POST", STR(AT "/contributions/answer"), answer);
        assert_int_equal(program_number(&lead, "done"), SOME - 1);
        assert_int_equal(json_array_size(program_at(&lead, "left")), 1);
        assert_true(str_eq(program_text(&lead, "left/0/why"), STR("changed")));
        assert_true(program_text(&lead, "left/0/message").len > 0);
        assert_false(json_is_true(program_at(&lead, "stopped")));
    }
    lead.opt_headers = NULL;
    program_expect(&lead, 200, "GET", one(&room, numbers[0]), STR(""));
    assert_true(str_eq(program_text(&lead, "answer"), STR("Zwei Wochen")));
    assert_int_equal(program_number(&lead, "version"), 2);
    assert_true(json_is_string(program_at(&lead, "answered_on")));
    program_expect(&lead, 200, "GET", one(&room, numbers[1]), STR(""));
    assert_true(str_empty(program_text(&lead, "answer")));
    program_expect(&lead, 200, "POST", STR(AT "/contributions/answer"), answer);
    assert_int_equal(program_number(&lead, "done"), 0); /* no answer is replaced */
    assert_true(str_eq(program_text(&lead, "left/0/why"), STR("answered")));
    program_expect(&lead, 422, "POST", STR(AT "/contributions/answer"),
                   STR("{\"chosen\":\"x\",\"outcome\":\"partly\",\"answer\":\"Ja\"}"));
    program_finds(&lead, "", "required");
    program_expect(&lead, 422, "POST", STR(AT "/contributions/answer"),
                   choosing(&room, numbers, "\"answer\":\"Ja\""));
    program_finds(&lead, "outcome", "required");
    program_done(&lead);
    site_test_done(room.test);
}

static void several_are_removed_with_a_reason(void **state) {
    Room room = room_of(state);
    Program lead = lead_of(&room);
    Str numbers[SOME];
    bring_in(&room, &lead, numbers);
    program_expect(&lead, 204, "DELETE", one(&room, numbers[2]),
                   STR("{\"version\":1,\"reason\":\"doppelt\"}"));
    program_expect(&lead, 422, "POST", STR(AT "/contributions/remove"),
                   choosing(&room, numbers, "\"reason\":\"\""));
    program_finds(&lead, "reason", "required");
    program_expect(&lead, 200, "POST", STR(AT "/contributions/remove"),
                   choosing(&room, numbers, "\"reason\":\"doppelt\""));
    assert_int_equal(program_number(&lead, "done"), 2);
    assert_int_equal(program_number(&lead, "gone"), 1);
    program_expect(&lead, 404, "GET", one(&room, numbers[0]), STR(""));
    program_done(&lead);
    site_test_done(room.test);
}

/* What the public page says of a plan that is final without a window, and of one that opened again. */
static void programs_read_why_a_plan_is_final(void **state) {
    static const char *const PLACES[] = { AT "/join_in", AT "/audiences/public" };
    Room room = room_of(state);
    Program lead = lead_of(&room);
    const Str today = today_plus(&room, 0);
    planned(&room, "");
    publish(&room);
    window(&room, joined(&room, "reason=Eilig&final_on=", str_c(room.arena, today), ""));
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        program_expect(&lead, 200, "GET", str_from(PLACES[i]), STR(""));
        assert_true(str_eq(program_text(&lead, "final_reason"), STR("Eilig")));
        assert_true(json_is_null(program_at(&lead, "reopened_on")));
    }
    assert_int_equal(json_integer_value(program_at(&lead, "removed_parts")), 0);
    window(&room, joined(&room, "version=1&reason=Eilig&", window_of(&room, 3, 5), ""));
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        program_expect(&lead, 200, "GET", str_from(PLACES[i]), STR(""));
        assert_true(str_eq(program_text(&lead, "final_reason"), STR("")));
        assert_true(str_eq(program_text(&lead, "reopened_on"), today));
    }
    program_expect(&lead, 200, "GET", STR("/api/v1/openapi.json"), STR(""));
    assert_true(str_find(lead.body, STR("oder ihre Adresse weitergegeben ist: Wer")) > 0 ||
                str_find(lead.body, STR("or its address was handed out: whoever")) > 0);
    program_done(&lead);
    site_test_done(room.test);
}

/* As on the public page: nobody's, whoever's token it was. */
static void anybody_has_a_say_while_the_plan_is_open(void **state) {
    static const Sql KNOWN = SQL("SELECT count(*) FROM history_entry WHERE noun = 'contribution'"
                                 " AND account_id <> 0");
    Room room = room_of(state);
    Program lead = lead_of(&room);
    AppTest *app = room.test->app;
    app_test_authority(app, "b");
    Program other = program_as(room.test, app_test_person(app, &app->authority, NULL, "", "Otto"));
    const Str words = STR("{\"text\":\"Bitte auch abends\"}");
    planned(&room, "");
    program_expect(&lead, 200, "GET", STR(AT "/join_in"), STR(""));
    assert_true(str_eq(program_text(&lead, "state"), STR("never")));
    program_expect(&lead, 422, "POST", STR(AT "/join_in"), words);
    program_finds(&lead, "", "comments_closed");
    program_expect(&other, 404, "GET", STR(AT "/join_in"), STR(""));
    publish(&room);
    window(&room, window_of(&room, 0, 5));
    program_expect(&other, 200, "GET", STR(AT "/join_in"), STR(""));
    assert_true(str_eq(program_text(&other, "state"), STR("open")));
    assert_int_equal(json_array_size(program_at(&other, "involvements")), 1);
    other.opt_headers = lead.opt_headers = "Idempotency-Key: 1\r\n";
    program_expect(&other, 200, "POST", STR(AT "/join_in"), words);
    Str receipt = program_text(&other, "receipt");
    program_expect(&other, 200, "POST", STR(AT "/join_in"), words);
    assert_true(str_eq(program_text(&other, "receipt"), receipt));
    program_expect(&lead, 200, "POST", STR(AT "/join_in"), words); /* a key counts for its token */
    assert_false(str_eq(program_text(&lead, "receipt"), receipt));
    other.opt_headers = lead.opt_headers = NULL;
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, str_c(room.arena, receipt));
    assert_status(&anybody, 200);
    assert_sees(&anybody, "Bitte auch abends");
    assert_int_equal(app_test_count(app, &KNOWN), 0);
    program_expect(&other, 422, "POST", STR(AT "/join_in"), STR("{\"text\":\"\"}"));
    program_finds(&other, "text", "required");
    program_expect(&other, 422, "POST", STR(AT "/join_in"),
                   STR("{\"text\":\"x\",\"involvement\":999999}"));
    program_finds(&other, "involvement", "no_such_record");
    program_done(&other);
    program_done(&lead);
    site_test_done(room.test);
}

static void who_organises_is_named(void **state) {
    Room room = room_of(state);
    Program lead = lead_of(&room);
    AppTest *app = room.test->app;
    AccountId mia = app_test_person(app, &app->authority, NULL, "lead", "Mia");
    app_test_has_come(app, mia); /* who is only invited cannot be named */
    program_expect(&lead, 201, "POST", STR(AT "/workshops"),
                   STR("{\"name\":\"Auftakt\",\"held_on\":\"2099-03-05\",\"level\":\"consult\","
                       "\"naming\":\"anonymous\"}"));
    Str list = str_join(room.arena, lead.location, STR("/organisers"));
    Str whom = id_text(room.arena, mia.v);
    program_expect(&lead, 200, "POST", list,
                   str_join(room.arena, STR("{\"account\":"), whom, STR("}")));
    assert_int_equal(program_number(&lead, "items/0/id"), mia.v);
    assert_true(str_eq(program_text(&lead, "items/0/name"), STR("Mia")));
    /* from then on only those named name others */
    program_expect(&lead, 403, "POST", list,
                   str_join(room.arena, STR("{\"account\":"), whom, STR("}")));
    Program hers = program_as(room.test, mia);
    program_expect(&hers, 422, "POST", list, STR("{\"account\":999999}"));
    program_finds(&hers, "account", "no_such_person");
    program_expect(&hers, 204, "DELETE", str_join(room.arena, list, STR("/"), whom), STR(""));
    program_expect(&hers, 200, "GET", list, STR(""));
    assert_int_equal(json_array_size(program_at(&hers, "items")), 0);
    program_done(&hers);
    program_done(&lead);
    site_test_done(room.test);
}

/* A program says what it has seen of a thread, and is told what came after it. */
static void a_thread_is_closed_as_it_was_seen(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Program lead = lead_of(&room);
    Program council = program_as(
        room.test, app_test_person(app, &app->authority, NULL, "representative", "Petra Rat"));
    Str whole = id_text(room.arena, room_initiative(&room).v);
    program_expect(
        &lead, 201, "POST", STR(AT "/comments"),
        str_join(room.arena, STR("{\"target\":"), whole, STR(",\"text\":\"Seht her\"}")));
    Str asked = id_text(room.arena, program_number(&lead, "id"));
    Str close = str_join(room.arena, STR(AT "/comments/"), asked, STR("/close"));
    program_expect(&council, 201, "POST", STR(AT "/comments"),
                   str_join(room.arena, STR("{\"target\":"), whole,
                            STR(",\"text\":\"Und wann\",\"reply_to\":"), asked, STR("}")));
    Str said = id_text(room.arena, program_number(&council, "id"));
    program_expect(&lead, 409, "POST", close,
                   str_join(room.arena, STR("{\"last\":"), asked, STR("}")));
    assert_true(str_eq(program_text(&lead, "current/text"), STR("Und wann")));
    static const struct {
        const char *body, *kind;
    } WRONG[] = { { "{\"last\":\"x\"}", "wrong_type" },
                  { "{\"last\":99999}", "no_such_record" },
                  { "{\"last\":1}", "no_such_record" },
                  { "{\"last_version\":1}", "required" },
                  { "", "required" } }; /* who says nothing has read nothing */
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        program_expect(&lead, 422, "POST", close, str_from(WRONG[i].body));
        program_finds(&lead, "last", WRONG[i].kind);
    }
    program_expect(&council, 200, "PUT", str_join(room.arena, STR(AT "/comments/"), said),
                   str_join(room.arena, STR("{\"version\":1,\"text\":\"Und wo\",\"target\":"),
                            whole, STR("}")));
    program_expect(&lead, 409, "POST", close,
                   str_join(room.arena, STR("{\"last_version\":1,\"last\":"), said, STR("}")));
    assert_true(str_eq(program_text(&lead, "current/text"), STR("Und wo")));
    program_expect(&lead, 200, "POST", close,
                   str_join(room.arena, STR("{\"last_version\":2,\"last\":"), said, STR("}")));
    program_expect(&lead, 200, "POST",
                   str_join(room.arena, STR(AT "/comments/"), asked, STR("/open")), STR(""));
    program_expect(&lead, 200, "POST", close,
                   str_join(room.arena, STR("{\"last\":"), said, STR("}")));
    assert_true(json_is_string(program_at(&lead, "closed_on")));
    program_done(&council);
    program_done(&lead);
    site_test_done(room.test);
}

static Str said_on(Room *room, Program *who, const char *more) {
    Str whole = id_text(room->arena, room_initiative(room).v);
    program_expect(who, 201, "POST", STR(AT "/comments"),
                   str_join(room->arena, STR("{\"target\":"), whole, str_from(more)));
    return id_text(room->arena, program_number(who, "id"));
}

static void close_expects(Room *room, Program *who, int status, Str close, const char *last,
                          Str id) {
    Str body = str_join(room->arena, str_from(last), id, STR("}"));
    program_expect(who, status, "POST", close, body);
}

/* What was a draft when a program read the thread is new to it, though its number is lower; so is what was said before
 * the last one was changed. */
static void a_draft_published_meanwhile_holds_up_its_thread(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Program lead = lead_of(&room);
    Program council = program_as(
        room.test, app_test_person(app, &app->authority, NULL, "representative", "Petra Rat"));
    Str asked = said_on(&room, &lead, ",\"text\":\"Seht her\"}");
    Str close = str_join(room.arena, STR(AT "/comments/"), asked, STR("/close"));
    const char *to = joined(&room, ",\"reply_to\":", str_c(room.arena, asked), "}");
    Str draft = said_on(&room, &council, joined(&room, ",\"text\":\"Wie\",\"draft\":true", to, ""));
    app->store->now.ms += 1000;
    Str said = said_on(&room, &council, joined(&room, ",\"text\":\"Und wann\"", to, ""));
    app->store->now.ms += 1000;
    Str whole = id_text(room.arena, room_initiative(&room).v);
    program_expect(&council, 200, "PUT", str_join(room.arena, STR(AT "/comments/"), draft),
                   str_join(room.arena,
                            STR("{\"version\":1,\"draft\":false,\"text\":\"Und wie\",\"target\":"),
                            whole, STR("}")));
    close_expects(&room, &lead, 409, close, "{\"last_version\":1,\"last\":", said);
    assert_true(str_eq(program_text(&lead, "current/text"), STR("Und wie")));
    close_expects(&room, &lead, 409, close, "{\"last\":", said);
    close_expects(&room, &lead, 200, close, "{\"last_version\":2,\"last\":", draft);
    program_done(&council);
    program_done(&lead);
    site_test_done(room.test);
}

/* Who changed the last comment themselves has not read what others said before that. */
static void what_was_said_before_the_last_was_changed_is_new(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Program lead = lead_of(&room);
    Program council = program_as(
        room.test, app_test_person(app, &app->authority, NULL, "representative", "Petra Rat"));
    Str asked = said_on(&room, &lead, ",\"text\":\"Seht her\"}");
    Str close = str_join(room.arena, STR(AT "/comments/"), asked, STR("/close"));
    const char *to = joined(&room, ",\"reply_to\":", str_c(room.arena, asked), "}");
    Str own = said_on(&room, &lead, joined(&room, ",\"text\":\"Alle\"", to, ""));
    app->store->now.ms += 1000;
    Str said = said_on(&room, &council, joined(&room, ",\"text\":\"Und wann\"", to, ""));
    app->store->now.ms += 1000;
    Str whole = id_text(room.arena, room_initiative(&room).v);
    program_expect(&lead, 200, "PUT", str_join(room.arena, STR(AT "/comments/"), own),
                   str_join(room.arena, STR("{\"version\":1,\"text\":\"Bitte\",\"target\":"), whole,
                            STR("}")));
    close_expects(&room, &lead, 409, close, "{\"last_version\":1,\"last\":", own);
    close_expects(&room, &lead, 409, close, "{\"last\":", own);
    close_expects(&room, &lead, 200, close, "{\"last_version\":1,\"last\":", said);
    program_done(&council);
    program_done(&lead);
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(one_answer_goes_to_all_but_what_was_changed),
        STORE_TEST(several_are_removed_with_a_reason),
        STORE_TEST(anybody_has_a_say_while_the_plan_is_open),
        STORE_TEST(programs_read_why_a_plan_is_final),
        STORE_TEST(who_organises_is_named),
        SQLITE_TEST(a_thread_is_closed_as_it_was_seen),
        STORE_TEST(a_draft_published_meanwhile_holds_up_its_thread),
        SQLITE_TEST(what_was_said_before_the_last_was_changed_is_new),
    };
    return run_site_tests(tests);
}
