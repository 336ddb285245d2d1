/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What a program reads and does in the workspace beside single records. */
#include "program.h"
#include "web/api_routes.h"

typedef struct Room {
    SiteTest *site;
    Program program; /* the lead's */
    Str initiative;  /* address */
} Room;

static Arena *arena_of(const Room *room) {
    return room->site->app->store->arena;
}

static Str below(const Room *room, const char *path) {
    return str_join(arena_of(room), room->initiative, str_from(path));
}

static Room room_of(void **state) {
    Room room = { .site = site_test(state) };
    AppTest *app = room.site->app;
    InitiativeRef made = app_test_initiative(app, "Antragshilfe");
    room.program =
        program_as(room.site, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
    room.initiative = str_join(app->store->arena, STR(API "/initiatives/"), made.key);
    return room;
}

static void room_done(Room *room) {
    program_done(&room->program);
    site_test_done(room->site);
}

/* -- Tasks ------------------------------------------------------------------------------------- */

/* Beside what was entered stands what the initiative shows; the gaps go by it. */
static void a_task_says_what_the_initiative_shows(void **state) {
    Room room = room_of(state);
    Program *program = &room.program;
    program_expect(program, 201, "POST", below(&room, "/tasks"),
                   STR("{\"name\":\"Problem\",\"template\":\"problem\",\"due\":\"2020-01-01\"}"));
    Str task = program->location;
    assert_true(str_eq(program_text(program, "shown_state"), STR("open")));
    program_expect(program, 200, "GET", below(&room, "/gaps"), STR(""));
    assert_true(str_find(program->body, STR("\"task_overdue\"")) > 0);
    program_expect(program, 200, "PUT", room.initiative,
                   STR("{\"version\":1,\"name\":\"Antragshilfe\",\"problem\":\"Dauert\","
                       "\"if_nothing_done\":\"Bleibt so\",\"ways_without_ai\":\"Personal\"}"));
    program_expect(program, 200, "GET", task, STR(""));
    assert_true(str_eq(program_text(program, "state"), STR("")));
    assert_true(str_eq(program_text(program, "shown_state"), STR("done")));
    Str answer = program->body;
    program_expect(program, 200, "GET", below(&room, "/tasks"), STR(""));
    assert_true(str_eq(program_text(program, "items/0/state"), STR("")));
    assert_true(str_eq(program_text(program, "items/0/shown_state"), STR("done")));
    program_expect(program, 200, "GET", below(&room, "/gaps"), STR(""));
    assert_true(str_find(program->body, STR("\"task_overdue\"")) < 0);
    program_expect(program, 200, "PUT", task, answer); /* what was got can be put */
    assert_true(str_eq(program_text(program, "state"), STR("")));
    room_done(&room);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(a_task_says_what_the_initiative_shows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
