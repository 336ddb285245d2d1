/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What a program reads and does in the workspace beside single records. */
#include "base/out.h"
#include "files/ods.h"
#include "program.h"
#include "web/api_routes.h"
#include "web/post_button.h"

typedef struct Workspace {
    SiteTest *site;
    Program program; /* the lead's */
    Str initiative;  /* address */
} Workspace;

static Arena *arena_of(const Workspace *room) {
    return room->site->app->store->arena;
}

static Str below(const Workspace *room, const char *path) {
    return str_join(arena_of(room), room->initiative, str_from(path));
}

static Workspace room_of(void **state) {
    Workspace room = { .site = site_test(state) };
    AppTest *app = room.site->app;
    InitiativeRef made = app_test_initiative(app, "Antragshilfe");
    room.program =
        program_as(room.site, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
    room.initiative = str_join(app->store->arena, STR(API "/initiatives/"), made.key);
    return room;
}

static void room_done(Workspace *room) {
    program_done(&room->program);
    site_test_done(room->site);
}

/* -- Value pairs --------------------------------------------------------------------------------- */

static void value_pairs_name_what_serves_them(void **state) {
    Workspace room = room_of(state);
    Program *program = &room.program;
    program_expect(
        program, 201, "POST", below(&room, "/effects"),
        STR("{\"kind\":\"risk\",\"statement\":\"mehr Takt\",\"value_pairs\":[\"agency\"]}"));
    int64_t risk = program_number(program, "id");
    program_expect(program, 200, "GET", below(&room, "/value_pairs"), STR(""));
    assert_int_equal(json_array_size(program_at(program, "items")), VALUE_PAIR_COUNT);
    assert_true(str_eq(program_text(program, "items/5/key"), STR("agency")));
    assert_true(program_text(program, "items/5/label").len > 0);
    assert_int_equal(program_number(program, "items/5/risks/0"), risk);
    assert_int_equal(json_array_size(program_at(program, "items/5/chances")), 0);
    assert_true(json_is_true(program_at(program, "items/5/named")));
    assert_true(json_is_false(program_at(program, "items/0/named")));
    room_done(&room);
}

/* -- Tasks ------------------------------------------------------------------------------------- */

/* Beside what was entered stands what the initiative shows; the gaps go by it. */
static void a_task_says_what_the_initiative_shows(void **state) {
    Workspace room = room_of(state);
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

/* -- Methods ----------------------------------------------------------------------------------- */

static void methods_are_fitted_to_a_situation(void **state) {
    Workspace room = room_of(state);
    Program *program = &room.program;
    program_expect(program, 200, "GET", STR(API "/methods"), STR(""));
    size_t all = json_array_size(program_at(program, "items"));
    assert_true(all > 10);
    assert_true(str_eq(program_text(program, "items/0/key"), STR("workshop")));
    assert_true(json_is_true(program_at(program, "items/0/fits")));
    program->opt_headers = "Accept-Language: en\r\n";
    program_expect(program, 200, "GET", STR(API "/methods/workshop"), STR(""));
    assert_true(str_eq(program_text(program, "label"), STR("Workshop")));
    assert_true(str_find(program->body, STR("A facilitator who does not decide")) > 0);
    program->opt_headers = "Accept-Language: de\r\n";
    program_expect(program, 200, "GET", STR(API "/methods/workshop?group=3&days=5"), STR(""));
    assert_true(json_is_false(program_at(program, "fits")));
    assert_true(str_eq(program_text(program, "reasons/0/kind"), STR("group_too_small")));
    assert_int_equal(program_number(program, "reasons/0/limit"), 6);
    assert_true(str_find(program_text(program, "reasons/1/message"), STR("21")) > 0);
    program_expect(
        program, 200, "GET",
        STR(API "/methods?level=inform&phase=planning&perspectives=little_german&perspectives=it"),
        STR(""));
    assert_int_equal(json_array_size(program_at(program, "items")), all);
    assert_true(json_is_true(program_at(program, "items/0/fits")));
    assert_true(str_find(program->body, STR("\"perspective\":\"little_german\"")) > 0);
    program_expect(program, 422, "GET", STR(API "/methods?group=viele"), STR(""));
    program_finds(program, "group", "not_a_number");
    program_expect(program, 422, "GET", STR(API "/methods?level=laut"), STR(""));
    program_finds(program, "level", "unknown_key");
    program_expect(program, 422, "GET", STR(API "/methods?perspectives=niemand"), STR(""));
    program_finds(program, "perspectives", "unknown_key");
    program_expect(program, 404, "GET", STR(API "/methods/gibt-es-nicht"), STR(""));
    program->opt_headers = NULL;
    room_done(&room);
}

/* -- A table of stakeholders ------------------------------------------------------------------- */

#define CSV "Content-Type: text/csv\r\n"
#define ODS "Content-Type: application/vnd.oasis.opendocument.spreadsheet\r\n"

static int64_t stakeholders(Workspace *room) {
    const char *headers = room->program.opt_headers;
    room->program.opt_headers = NULL;
    program_expect(&room->program, 200, "GET", below(room, "/stakeholders"), STR(""));
    room->program.opt_headers = headers;
    return (int64_t)json_array_size(program_at(&room->program, "items"));
}

static void a_table_is_tried_and_taken(void **state) {
    Workspace room = room_of(state);
    Program *program = &room.program;
    const Str table = STR("Name;Perspektiven;Wer spricht;Farbe\n"
                          "Sachbearbeitung;caseworkers;selbst;rot\n"
                          "Jugendrat;\"Ältere Menschen + IT-Betrieb; it\";;blau\n");
    program->opt_headers = CSV;
    program_expect(program, 200, "POST", below(&room, "/stakeholders/import?dry_run=true"), table);
    assert_true(json_is_true(program_at(program, "dry_run")));
    assert_int_equal(json_array_size(program_at(program, "rows")), 2);
    assert_int_equal(program_number(program, "rows/1/row"), 3);
    assert_int_equal(json_array_size(program_at(program, "rows/1/perspectives")), 2);
    assert_true(str_eq(program_text(program, "rows/0/voice"), STR("self")));
    assert_true(str_eq(program_text(program, "unknown_columns/0"), STR("Farbe")));
    assert_int_equal(stakeholders(&room), 0);
    program_expect(program, 200, "POST", below(&room, "/stakeholders/import?dry_run=false"), table);
    assert_true(json_is_false(program_at(program, "dry_run")));
    assert_int_equal(json_array_size(program_at(program, "left_out")), 0);
    assert_int_equal(stakeholders(&room), 2);
    /* again, they are there */
    program_expect(program, 422, "POST", below(&room, "/stakeholders/import"), table);
    program_finds(program, "name", "name_taken");
    program_expect(program, 422, "POST", below(&room, "/stakeholders/import?dry_run=true"), table);
    assert_int_equal(stakeholders(&room), 2);
    room_done(&room);
}

/* One wrong row, and nothing is written; each finding has its place. */
static void a_wrong_row_keeps_the_table_out(void **state) {
    Workspace room = room_of(state);
    Program *program = &room.program;
    const Str wrong = STR("name,perspectives,affectedness\nGut,it,4\nSchlecht,niemand,9\n,it,\n");
    program->opt_headers = CSV;
    program_expect(program, 422, "POST", below(&room, "/stakeholders/import"), wrong);
    program_finds(program, "perspectives", "unknown_key");
    assert_int_equal(program_number(program, "findings/0/row"), 3);
    assert_int_equal(program_number(program, "findings/0/column"), 2);
    assert_true(str_eq(program_text(program, "findings/0/value"), STR("niemand")));
    assert_true(str_find(program_text(program, "findings/0/message"), STR("/coverage")) > 0);
    program_finds(program, "affectedness", "too_large");
    assert_int_equal(program_number(program, "findings/1/column"), 3);
    program_finds(program, "name", "required");
    assert_int_equal(program_number(program, "findings/2/row"), 4);
    assert_int_equal(stakeholders(&room), 0);
    program_expect(program, 422, "POST", below(&room, "/stakeholders/import"),
                   STR("name,perspectives\n\"offen,it\n"));
    program_finds(program, "", "table_unreadable");
    assert_int_equal(program_number(program, "findings/0/row"), 2);
    assert_true(str_find(program_text(program, "findings/0/message"), STR("nie endet")) > 0);
    program_expect(program, 422, "POST", below(&room, "/stakeholders/import"), STR("name\n"));
    program_finds(program, "", "required");
    program_expect(program, 422, "POST", below(&room, "/stakeholders/import"), STR(""));
    program_finds(program, "", "required");
    program_expect(program, 422, "POST", below(&room, "/stakeholders/import?dry_run=ja"), wrong);
    program_finds(program, "dry_run", "unknown_key");
    program->opt_headers = ODS;
    program_expect(program, 422, "POST", below(&room, "/stakeholders/import"),
                   STR("PK\3\4 nichts"));
    program_finds(program, "", "table_unreadable");
    program->opt_headers = "Content-Type: application/json\r\n";
    program_expect(program, 415, "POST", below(&room, "/stakeholders/import"), STR("{}"));
    program->opt_headers = CSV;
    program_expect(program, 415, "POST", below(&room, "/stakeholders"), wrong);
    assert_int_equal(stakeholders(&room), 0);
    room_done(&room);
}

static void a_spreadsheet_is_taken_as_well(void **state) {
    Workspace room = room_of(state);
    Program *program = &room.program;
    static const OdsColumn COLUMNS[] = { { STR_INIT("Name"), 40 },
                                         { STR_INIT("Perspektiven"), 40 } };
    const OdfInfo info = { .title = STR("Tabelle"), .language = STR("de") };
    CLEANUP(out_done) Out out = out_open(1 << 12);
    CLEANUP(ods_closep) Ods *ods = ods_open(arena_of(&room), &info);
    ods_sheet_begin(ods, STR("Stakeholder"), COLUMNS, 2);
    ods_text(ods, STR("Personalrat"));
    ods_text(ods, STR("caseworkers"));
    ods_row_end(ods);
    ods_sheet_end(ods);
    assert_ok(ods_finish(ods, &out));
    program->opt_headers = ODS;
    program_expect(program, 200, "POST", below(&room, "/stakeholders/import"), out_view(&out));
    assert_true(str_eq(program_text(program, "rows/0/name"), STR("Personalrat")));
    assert_int_equal(stakeholders(&room), 1);
    room_done(&room);
}

/* The same key gets the same answer and writes nothing, also when the table needed several writes. */
static void a_table_sent_twice_is_taken_once(void **state) {
    Workspace room = room_of(state);
    Program *program = &room.program;
    CLEANUP(out_done) Out table = out_open(1 << 12);
    out_c(&table, "name;perspectives\n");
    for (int i = 0; i < 45; i++)
        out_format(&table, "Gruppe %d;it\n", i);
    program->opt_headers = CSV "Idempotency-Key: tabelle-1\r\n";
    Str address = below(&room, "/stakeholders/import");
    program_expect(program, 200, "POST", address, out_view(&table));
    assert_int_equal(json_array_size(program_at(program, "rows")), 45);
    Str first = program->body;
    program_expect(program, 200, "POST", address, out_view(&table));
    assert_true(str_eq(program->body, first));
    assert_int_equal(stakeholders(&room), 45);
    out_c(&table, "Noch eine;it\n");
    program_expect(program, 422, "POST", address, out_view(&table));
    assert_int_equal(stakeholders(&room), 45);
    room_done(&room);
}

/* -- Threads of comments ----------------------------------------------------------------------- */

static Str comment_of(const Workspace *room, Program *program, Str target, Str reply_to) {
    Str body = str_join(arena_of(room), STR("{\"target\":"), target, STR(",\"text\":\"Warum?\""),
                        reply_to, STR("}"));
    program_expect(program, 201, "POST", below(room, "/comments"), body);
    return program->location;
}

static Str seen_until(const Workspace *room, const Program *program) {
    return str_join(arena_of(room), STR("{\"last\":"),
                    id_text(arena_of(room), program_number(program, "id")), STR("}"));
}

/* What a comment began as it stays, and no program hears a yes to a change that does not come. */
static void a_comment_stays_where_it_was_begun(void **state) {
    Workspace room = room_of(state);
    Program *lead = &room.program;
    Arena *arena = arena_of(&room);
    program_expect(lead, 201, "POST", below(&room, "/goals"), STR("{\"statement\":\"Schneller\"}"));
    Str goal = id_text(arena, program_number(lead, "id"));
    program_expect(lead, 201, "POST", below(&room, "/goals"), STR("{\"statement\":\"Besser\"}"));
    Str other = id_text(arena, program_number(lead, "id"));
    comment_of(&room, lead, goal, STR(""));
    Str first = id_text(arena, program_number(lead, "id"));
    Str reply = comment_of(&room, lead, goal, str_join(arena, STR(",\"reply_to\":"), first));
    Str own = id_text(arena, program_number(lead, "id"));
    const struct {
        Str target;
        Str more;
        const char *field;
    } OTHERS[] = {
        { other, STR(""), "target" },
        { goal, STR(",\"draft\":true"), "draft" },
        { goal, str_join(arena, STR(",\"reply_to\":"), own), "reply_to" },
        { goal, STR(",\"reply_to\":null"), "reply_to" },
        { goal, STR(",\"body\":\"Personalrat\""), "body" },
    };
    Str said = STR(",\"version\":1,\"text\":\"Darum\"");
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        program_expect(
            lead, 422, "PUT", reply,
            str_join(arena, STR("{\"target\":"), OTHERS[i].target, said, OTHERS[i].more, STR("}")));
        program_finds(lead, OTHERS[i].field, "settled");
    }
    /* as it was got, or without what may be left out; seen as a draft before, it is a conflict */
    program_expect(lead, 200, "PUT", reply,
                   str_join(arena, STR("{\"target\":"), goal, said, STR(",\"draft\":false,"),
                            STR("\"reply_to\":"), first, STR("}")));
    program_expect(lead, 409, "PUT", reply,
                   str_join(arena, STR("{\"target\":"), goal, said, STR(",\"draft\":true}")));
    program_expect(lead, 200, "GET", reply, STR(""));
    assert_int_equal(program_number(lead, "version"), 2);
    assert_true(str_eq(program_text(lead, "text"), STR("Darum")));
    program_expect(
        lead, 200, "PUT", reply,
        str_join(arena, STR("{\"version\":2,\"text\":\"Eben\",\"target\":"), goal, STR("}")));
    assert_true(str_eq(id_text(arena, program_number(lead, "reply_to")), first));
    room_done(&room);
}

static void a_thread_is_closed_and_opened_again(void **state) {
    Workspace room = room_of(state);
    Program *lead = &room.program;
    Arena *arena = arena_of(&room);
    program_expect(lead, 201, "POST", below(&room, "/goals"), STR("{\"statement\":\"Schneller\"}"));
    Str goal = id_text(arena, program_number(lead, "id"));
    Str thread = comment_of(&room, lead, goal, STR(""));
    Str number = id_text(arena, program_number(lead, "id"));
    Str reply_to = str_join(arena, STR(",\"reply_to\":"), number);
    Str reply = comment_of(&room, lead, goal, reply_to);
    Str seen = seen_until(&room, lead);
    program_expect(lead, 404, "POST", str_join(arena, reply, STR("/close")), seen);
    program_expect(lead, 200, "POST", str_join(arena, thread, STR("/close")), seen);
    assert_true(json_is_string(program_at(lead, "closed_on")));
    Str late = str_join(arena, STR("{\"target\":"), goal, STR(",\"text\":\"Noch was\""), reply_to,
                        STR("}"));
    program_expect(lead, 422, "POST", below(&room, "/comments"), late);
    program_finds(lead, "", "thread_closed");
    /* who neither began it nor may change the initiative */
    AppTest *app = room.site->app;
    Program reader =
        program_as(room.site, app_test_person(app, &app->authority, NULL, "reader", "Mia"));
    program_expect(&reader, 403, "POST", str_join(arena, thread, STR("/open")), STR("{}"));
    program_done(&reader);
    program_expect(lead, 200, "POST", str_join(arena, thread, STR("/open")), STR("{}"));
    assert_true(json_is_null(program_at(lead, "closed_on")));
    program_expect(lead, 201, "POST", below(&room, "/comments"), late);
    seen = seen_until(&room, lead);
    /* removed, it goes on holding its thread */
    program_expect(lead, 204, "DELETE", thread, STR("{\"version\":3}"));
    program_expect(lead, 200, "POST", str_join(arena, thread, STR("/close")), seen);
    assert_true(json_is_string(program_at(lead, "closed_on")));
    program_expect(lead, 422, "POST", below(&room, "/comments"), late);
    program_expect(lead, 200, "GET", thread, STR(""));
    assert_true(json_is_string(program_at(lead, "closed_on")));
    assert_true(json_is_true(program_at(lead, "was_removed")));
    assert_true(str_empty(program_text(lead, "text")) && str_empty(program_text(lead, "author")));
    program_expect(lead, 200, "GET", below(&room, "/comments"), STR(""));
    const json_t *first = json_array_get(program_at(lead, "items"), 0);
    assert_true(json_is_true(json_object_get(first, "was_removed")));
    assert_true(json_is_string(json_object_get(first, "closed_on")));
    program_expect(lead, 404, "PUT", thread, STR("{\"version\":5,\"target\":1,\"text\":\"Doch\"}"));
    /* what stands alone is gone with it */
    Str alone = comment_of(&room, lead, goal, STR(""));
    program_expect(lead, 200, "GET", alone, STR(""));
    assert_true(json_is_false(program_at(lead, "was_removed")));
    program_expect(lead, 204, "DELETE", alone, STR("{\"version\":1}"));
    program_expect(lead, 404, "GET", alone, STR(""));
    app_test_consistent(app);
    room_done(&room);
}

/* -- The team ---------------------------------------------------------------------------------- */

/* The place in the team of the role with this key; -1: none. */
static int role_at(const Program *program, const char *role) {
    const json_t *items = program_at(program, "items");
    for (size_t i = 0; i < json_array_size(items); i++)
        if (strcmp(json_string_value(json_object_get(json_array_get(items, i), "role")), role) == 0)
            return (int)i;
    return -1;
}

static const json_t *of_role(const Program *program, const char *role, const char *member) {
    int at = role_at(program, role);
    assert_true(at >= 0);
    return json_object_get(json_array_get(program_at(program, "items"), (size_t)at), member);
}

static void a_role_is_given_deputised_and_taken_away(void **state) {
    Workspace room = room_of(state);
    Program *lead = &room.program;
    AppTest *app = room.site->app;
    Arena *arena = arena_of(&room);
    AccountId mia = app_test_person(app, &app->authority, NULL, "reader", "Mia");
    program_expect(lead, 200, "GET", below(&room, "/team"), STR(""));
    assert_true(json_is_true(of_role(lead, "lead", "everywhere")));
    program_expect(lead, 200, "GET", below(&room, "/team/people"), STR(""));
    assert_true(str_find(lead->body, STR("\"Mia\"")) > 0);
    Str body = str_join(arena, STR("{\"account\":"), id_text(arena, mia.v),
                        STR(",\"role\":\"representative\",\"body\":\"Personalrat\"}"));
    program_expect(lead, 200, "POST", below(&room, "/team"), body);
    assert_true(json_is_false(of_role(lead, "representative", "everywhere")));
    assert_true(json_is_false(of_role(lead, "representative", "deputy")));
    assert_int_equal(json_integer_value(of_role(lead, "representative", "account")), mia.v);
    Str id = id_text(arena, json_integer_value(of_role(lead, "representative", "id")));
    program_expect(lead, 422, "POST", below(&room, "/team"), body);
    program_finds(lead, "role", "has_role");
    program_expect(lead, 422, "POST", below(&room, "/team"), STR("{\"account\":1,\"role\":\"x\"}"));
    program_finds(lead, "role", "unknown_key");

    Str role = str_join(arena, below(&room, "/team/"), id);
    program_expect(lead, 200, "POST", str_join(arena, role, STR("/deputise")), STR("{}"));
    assert_true(json_is_true(of_role(lead, "representative", "deputy")));
    program_expect(lead, 200, "POST", str_join(arena, role, STR("/represent")), STR("{}"));
    assert_true(json_is_false(of_role(lead, "representative", "deputy")));
    Program reader = program_as(room.site, mia);
    program_expect(&reader, 403, "DELETE", role, STR(""));
    program_done(&reader);
    program_expect(lead, 204, "DELETE", role, STR(""));
    program_expect(lead, 200, "GET", below(&room, "/team"), STR(""));
    assert_int_equal(role_at(lead, "representative"), -1);
    /* Who did it has changed nothing a second time; somebody else reads who and when. */
    program_expect(lead, 409, "DELETE", role, STR(""));
    assert_true(str_eq(program_text(lead, "type"), STR("/hilfe/api#ended")));
    assert_true(str_find(program_text(lead, "detail"), STR("Sie selbst haben Mia")) >= 0);
    Program other = program_as(room.site, app->administrator);
    program_expect(&other, 409, "DELETE", role, STR(""));
    assert_true(str_eq(program_text(&other, "by"), STR("Lea")));
    assert_true(json_is_string(program_at(&other, "at")));
    assert_true(str_find(program_text(&other, "detail"), STR("von Lea")) >= 0);
    program_expect(&other, 409, "POST", str_join(arena, role, STR("/deputise")), STR("{}"));
    program_expect(&other, 404, "DELETE", below(&room, "/team/999999"), STR(""));
    program_done(&other);
    room_done(&room);
}

static void somebody_is_invited_without_a_link_in_the_answer(void **state) {
    Workspace room = room_of(state);
    Program *lead = &room.program;
    const Str whom = STR("{\"name\":\"Ina Beispiel\",\"email\":\"ina@test.example\","
                         "\"role\":\"reader\"}");
    Str team = below(&room, "/team"), invite = below(&room, "/team/invite");
    program_expect(lead, 200, "POST", invite, whom);
    assert_true(json_is_false(program_at(lead, "existed")));
    assert_true(json_is_false(program_at(lead, "by_mail")));
    assert_true(json_is_true(program_at(lead, "link_on_page")));
    assert_true(str_find(lead->body, STR("/link/")) < 0);
    program_expect(lead, 422, "POST", invite, whom);
    program_finds(lead, "role", "has_role");
    program_expect(lead, 422, "POST", invite, STR("{\"name\":\"Ina\",\"email\":\"ina\"}"));
    program_finds(lead, "email", "not_an_address");
    room.site->app->config.sendmail = STR("/nirgends/sendmail");
    program_expect(
        lead, 200, "POST", invite,
        STR("{\"name\":\"Ole\",\"email\":\"ole@test.example\",\"role\":\"representative\","
            "\"body\":\"Personalrat\"}"));
    assert_true(json_is_true(program_at(lead, "by_mail")));
    assert_true(json_is_false(program_at(lead, "link_on_page")));
    assert_true(program_text(lead, "notice").len > 0);
    program_expect(lead, 200, "GET", team, STR(""));
    assert_true(json_is_true(of_role(lead, "representative", "waits")));
    AppTest *app = room.site->app;
    Program reader =
        program_as(room.site, app_test_person(app, &app->authority, NULL, "reader", "Mia"));
    program_expect(&reader, 403, "POST", invite, whom);
    program_done(&reader);
    room_done(&room);
}

/* -- What who sees ----------------------------------------------------------------------------- */

static void views_show_what_is_disclosed(void **state) {
    Workspace room = room_of(state);
    Program *lead = &room.program;
    program_expect(lead, 201, "POST", below(&room, "/goals"), STR("{\"statement\":\"Schneller\"}"));
    program_expect(lead, 201, "POST", below(&room, "/tasks"), STR("{\"name\":\"Schulung\"}"));
    program_expect(lead, 201, "POST", below(&room, "/disclosures"),
                   STR("{\"public_parts\":[\"goals\"],\"staff_parts\":[\"tasks\"]}"));
    program_expect(lead, 200, "GET", below(&room, "/audiences/public"), STR(""));
    assert_true(json_is_false(program_at(lead, "visible")));
    assert_int_equal(json_array_size(program_at(lead, "parts")), 1);
    assert_true(str_eq(program_text(lead, "parts/0"), STR("goals")));
    assert_int_equal(json_array_size(program_at(lead, "entries")), 1);
    assert_true(str_eq(program_text(lead, "entries/0/title"), STR("Schneller")));
    program_expect(lead, 200, "GET", below(&room, "/audiences/staff"), STR(""));
    assert_int_equal(json_array_size(program_at(lead, "entries")), 2);
    assert_true(str_eq(program_text(lead, "entries/1/part"), STR("tasks")));
    assert_true(str_eq(program_text(lead, "entries/1/title"), STR("Schulung")));
    program_expect(lead, 200, "GET", below(&room, "/audiences/representatives"), STR(""));
    assert_true(json_is_true(program_at(lead, "visible")));
    assert_true(json_array_size(program_at(lead, "parts")) > 2);
    assert_true(str_find(lead->body, STR("\"part\":\"coverage\"")) > 0);
    program_expect(lead, 404, "GET", below(&room, "/audiences/niemand"), STR(""));
    program_expect(lead, 200, "POST", below(&room, "/publish"), STR("{}"));
    program_expect(lead, 200, "GET", below(&room, "/audiences/public"), STR(""));
    assert_true(json_is_true(program_at(lead, "visible")));
    room_done(&room);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(a_comment_stays_where_it_was_begun),
        STORE_TEST(a_thread_is_closed_and_opened_again),
        STORE_TEST(a_role_is_given_deputised_and_taken_away),
        STORE_TEST(somebody_is_invited_without_a_link_in_the_answer),
        STORE_TEST(views_show_what_is_disclosed),
        STORE_TEST(value_pairs_name_what_serves_them),
        STORE_TEST(a_task_says_what_the_initiative_shows),
        STORE_TEST(methods_are_fitted_to_a_situation),
        STORE_TEST(a_table_is_tried_and_taken),
        STORE_TEST(a_wrong_row_keeps_the_table_out),
        STORE_TEST(a_spreadsheet_is_taken_as_well),
        STORE_TEST(a_table_sent_twice_is_taken_once),
    };
    return run_site_tests(tests);
}
