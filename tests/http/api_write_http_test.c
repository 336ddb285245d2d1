/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What a program is told when it sends what cannot be taken, and what it may send back. */
#include "app/record.h"
#include "program.h"
#include "store/task_store.h"
#include "web/api_routes.h"

typedef struct Room {
    SiteTest *site;
    Program program;
    Str initiative, goal; /* addresses */
} Room;

static Str below(const Room *room, const char *path) {
    return str_join(room->site->app->store->arena, room->initiative, str_from(path));
}

static Room room_of(void **state) {
    Room room = { .site = site_test(state) };
    AppTest *app = room.site->app;
    InitiativeRef made = app_test_initiative(app, "Antragshilfe");
    room.program =
        program_as(room.site, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
    room.initiative = str_join(app->store->arena, STR(API "/initiatives/"), made.key);
    program_expect(&room.program, 201, "POST", below(&room, "/goals"),
                   STR("{\"statement\":\"Ein Ziel\",\"target\":\"12.5\"}"));
    room.goal = room.program.location;
    return room;
}

static void room_done(Room *room) {
    program_done(&room->program);
    site_test_done(room->site);
}

static void what_was_got_can_be_put(void **state) {
    Room room = room_of(state);
    Program *program = &room.program;
    program_expect(program, 200, "GET", room.goal, STR(""));
    Str goal = program->body;
    program_expect(program, 200, "PUT", room.goal, goal);
    program_expect(program, 200, "GET", room.initiative, STR(""));
    Str key = program_text(program, "key");
    program_expect(program, 200, "PUT", room.initiative, program->body);
    assert_true(str_eq(program_text(program, "key"), key));
    assert_true(str_eq(program_text(program, "name"), STR("Antragshilfe")));
    program_expect(
        program, 422, "PUT", room.initiative,
        STR("{\"id\":1,\"version\":1,\"name\":\"x\",\"problem\":\"y\",\"published\":true}"));
    program_finds(program, "published", "unknown_field");
    /* of another record, or as a new one, it is a mistake */
    program_expect(program, 201, "POST", below(&room, "/goals"), STR("{\"statement\":\"Zwei\"}"));
    program_expect(program, 422, "PUT", program->location, goal);
    program_finds(program, "id", "other_record");
    program_expect(program, 422, "POST", below(&room, "/goals"), goal);
    program_finds(program, "/id", "unknown_field");
    room_done(&room);
}

/* Who of this installation a task is for stands in no answer; who sends an answer back takes nobody's task away. */
static void what_no_answer_shows_stays(void **state) {
    Room room = room_of(state);
    Program *program = &room.program;
    AppTest *app = room.site->app;
    AccountId samira = app_test_person(app, &app->authority, NULL, "team", "Samira");
    Ctx *ctx = app_test_as_system(app);
    InitiativeRef initiative;
    Written written;
    TaskList tasks;
    assert_ok(access_initiative(&app->app, ctx, app->conn, STR("antragshilfe"),
                                PERMISSION_INITIATIVE_READ, &initiative));
    Task task;
    schema_clear(&TASK_SCHEMA, &task);
    task.name = STR("Schulung");
    task.assignee = samira.v;
    assert_ok(record_create(&app->app, ctx, NULL, &initiative, &NOUNS[NOUN_TASK], &task, &written));
    CLEANUP(out_done) Out number = out_open(24);
    out_i64(&number, written.record.v);
    Str address = str_join(app->store->arena, below(&room, "/tasks/"), out_view(&number));
    program_expect(program, 200, "GET", address, STR(""));
    program_expect(program, 200, "PUT", address, program->body);
    ctx = app_test_as_system(app);
    assert_ok(access_initiative(&app->app, ctx, app->conn, STR("antragshilfe"),
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(task_list(ctx, app->conn, initiative.id, &tasks));
    assert_int_equal(tasks.items[0].assignee, samira.v);
    room_done(&room);
}

static void a_version_says_what_is_wrong_with_it(void **state) {
    Room room = room_of(state);
    Program *program = &room.program;
    const Str body = STR("{\"statement\":\"Anders\",\"version\":1}");
    program->opt_headers = "If-Match: *\r\n";
    program_expect(program, 422, "PUT", room.goal, body);
    program_finds(program, "If-Match", "no_version");
    program->opt_headers = "If-Match: \"999\"\r\n";
    program_expect(program, 422, "PUT", room.goal, body);
    program_finds(program, "If-Match", "two_versions");
    program->opt_headers = "If-Match: \"1\"\r\n";
    program_expect(program, 200, "PUT", room.goal, body);
    room_done(&room);
}

static void a_key_belongs_to_one_body(void **state) {
    Room room = room_of(state);
    Program *program = &room.program;
    program->opt_headers = "Idempotency-Key: a1\r\n";
    program_expect(program, 201, "POST", below(&room, "/goals"), STR("{\"statement\":\"Eins\"}"));
    Str first = program->location;
    program_expect(program, 201, "POST", below(&room, "/goals"), STR("{\"statement\":\"Eins\"}"));
    assert_true(str_eq(program->location, first));
    program_expect(program, 422, "POST", below(&room, "/goals"), STR("{\"statement\":\"Zwei\"}"));
    program_finds(program, "Idempotency-Key", "taken");
    room_done(&room);
}

/* It is not the role that keeps an archived initiative from being changed. */
static void archived_is_no_matter_of_roles(void **state) {
    Room room = room_of(state);
    Program *program = &room.program;
    AppTest *app = room.site->app;
    program_expect(program, 200, "GET", room.initiative, STR(""));
    program->opt_headers = "If-Match: \"1\"\r\n";
    program_expect(program, 200, "POST", below(&room, "/archive"), STR("{}"));
    program->opt_headers = NULL;
    program_expect(program, 409, "POST", below(&room, "/goals"), STR("{\"statement\":\"Spät\"}"));
    assert_true(str_eq(program_text(program, "type"), STR("/hilfe/api#archived")));
    assert_true(str_eq(program_text(program, "title"), STR("Dieses Vorhaben ist archiviert")));
    Program reader =
        program_as(room.site, app_test_person(app, &app->authority, NULL, "reader", "Rosa"));
    program_expect(&reader, 403, "POST", below(&room, "/goals"), STR("{\"statement\":\"Spät\"}"));
    program_done(&reader);
    room_done(&room);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(what_was_got_can_be_put),
        SQLITE_TEST(what_no_answer_shows_stays),
        SQLITE_TEST(a_version_says_what_is_wrong_with_it),
        SQLITE_TEST(a_key_belongs_to_one_body),
        SQLITE_TEST(archived_is_no_matter_of_roles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
