/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What a program is told when it sends what cannot be taken, and what it may send back. */
#include "app/record.h"
#include "program.h"
#include "web/api_routes.h"

typedef struct Workspace {
    SiteTest *site;
    Program program;
    Str initiative, goal; /* addresses */
} Workspace;

static Str below(const Workspace *room, const char *path) {
    return str_join(room->site->app->store->arena, room->initiative, str_from(path));
}

static Workspace room_of(void **state) {
    Workspace room = { .site = site_test(state) };
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

static void room_done(Workspace *room) {
    program_done(&room->program);
    site_test_done(room->site);
}

static void what_was_got_can_be_put(void **state) {
    Workspace room = room_of(state);
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
    program_finds(program, "id", "unknown_field");
    room_done(&room);
}

static Str task_for(const Workspace *room, int64_t version, const char *name, int64_t account) {
    Arena *arena = room->site->app->store->arena;
    CLEANUP(out_done) Out out = out_open(128);
    out_c(&out, "{");
    if (version != 0)
        out_format(&out, "\"version\":%lld,", (long long)version);
    out_format(&out, "\"name\":\"%s\"", name);
    if (account != FIELD_NONE)
        out_format(&out, ",\"assignee\":%lld", (long long)account);
    out_c(&out, "}");
    return str_copy(arena, out_view(&out));
}

static bool is_listed(const Program *program, int64_t account, const char *name) {
    const json_t *items = program_at(program, "items");
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        if (json_integer_value(json_object_get(item, "id")) == account)
            return strcmp(json_string_value(json_object_get(item, "name")), name) == 0;
    }
    return false;
}

/* Who a task is for is set, read and put back as on the form; who has no role here is nobody for it. */
static void a_task_is_for_whom_a_program_says(void **state) {
    Workspace room = room_of(state);
    Program *program = &room.program;
    AppTest *app = room.site->app;
    AccountId samira = app_test_person(app, &app->authority, NULL, "team", "Samira");
    AccountId onlooker = app_test_person(app, &app->authority, NULL, "reader", "Rena");
    AuthorityRef other = app_test_authority(app, "b");
    AccountId stranger = app_test_person(app, &other, NULL, "team", "Geheimrat");
    program_expect(program, 200, "GET", below(&room, "/assignees"), STR(""));
    assert_true(is_listed(program, samira.v, "Samira"));
    assert_false(is_listed(program, stranger.v, "Geheimrat"));
    assert_false(is_listed(program, onlooker.v, "Rena"));
    program_expect(program, 422, "POST", below(&room, "/tasks"),
                   task_for(&room, 0, "Schulung", onlooker.v));
    program_finds(program, "assignee", "may_not_work_on_it");
    program_expect(program, 422, "POST", below(&room, "/tasks"),
                   task_for(&room, 0, "Schulung", stranger.v));
    program_finds(program, "assignee", "no_such_person");
    program_expect(program, 201, "POST", below(&room, "/tasks"),
                   task_for(&room, 0, "Schulung", samira.v));
    assert_int_equal(program_number(program, "assignee"), samira.v);
    Str address = program->location;
    program_expect(program, 200, "GET", address, STR(""));
    program_expect(program, 200, "PUT", address, program->body);
    assert_int_equal(program_number(program, "assignee"), samira.v);
    assert_int_equal(program_number(program, "version"), 1); /* unchanged */
    program_expect(program, 422, "PUT", address, task_for(&room, 1, "Schulung", stranger.v));
    program_finds(program, "assignee", "no_such_person");
    /* what is not sent is empty */
    program_expect(program, 200, "PUT", address, task_for(&room, 1, "Schulung", FIELD_NONE));
    assert_true(json_is_null(program_at(program, "assignee")));
    assert_int_equal(program_number(program, "version"), 2);
    program_expect(program, 200, "GET", STR(API "/tasks/mine"), STR(""));
    room_done(&room);
}

/* The author of a comment is the program's to set, and stands in the answer as a name. */
static void whom_the_program_names_cannot_be_sent(void **state) {
    Workspace room = room_of(state);
    Program *program = &room.program;
    Str id = str_slice(room.goal, (size_t)str_find(room.goal, STR("/goals/")) + 7, SIZE_MAX);
    Str body = str_join(room.site->app->store->arena, STR("{\"target\":"), id,
                        STR(",\"text\":\"Gut.\",\"author\":1}"));
    program_expect(program, 422, "POST", below(&room, "/comments"), body);
    program_finds(program, "author", "unknown_field");
    room_done(&room);
}

static void a_version_says_what_is_wrong_with_it(void **state) {
    Workspace room = room_of(state);
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
    Workspace room = room_of(state);
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
    Workspace room = room_of(state);
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

static void versions_that_cannot_be_are_refused(void **state) {
    Workspace room = room_of(state);
    Program *program = &room.program;
    const Str same = STR("{\"statement\":\"Ein Ziel\"}");
    program_expect(program, 422, "PUT", room.goal, same);
    program_finds(program, "version", "required");
    program->opt_headers = "If-Match: *\r\n";
    program_expect(program, 422, "PUT", room.goal, same);
    program_finds(program, "If-Match", "no_version");
    program->opt_headers = "If-Match: \"2\"\r\n";
    program_expect(program, 422, "PUT", room.goal,
                   STR("{\"version\":1,\"statement\":\"Ein Ziel\"}"));
    program_finds(program, "If-Match", "two_versions");
    program->opt_headers = "If-None-Match: \"1\"\r\n";
    program_ask(program, "GET", room.goal, STR(""));
    assert_int_equal(program->status, 304);
    room_done(&room);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(what_was_got_can_be_put),
        STORE_TEST(a_task_is_for_whom_a_program_says),
        SQLITE_TEST(whom_the_program_names_cannot_be_sent),
        SQLITE_TEST(a_version_says_what_is_wrong_with_it),
        STORE_TEST(a_key_belongs_to_one_body),
        SQLITE_TEST(archived_is_no_matter_of_roles),
        SQLITE_TEST(versions_that_cannot_be_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
