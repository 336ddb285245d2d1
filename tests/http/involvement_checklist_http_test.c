/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What people need to take part, and that it is seen to. */
#include "program.h"
#include "room.h"

#define LIST    "/vorhaben/lesehilfe"
#define OVERDUE "überfällig"

/* A meeting in ten days with two needs, both of which should have been seen to weeks ago. */
typedef struct Meeting {
    Room room;
    const char *fields; /* of its form, as it was made */
    const char *page, *edit, *checklist, *export, *today;
} Meeting;

static Meeting meeting_of(void **state) {
    Meeting m = { .room = room_of(state) };
    Room *room = &m.room;
    const char *group =
        made(room, LIST "/stakeholder/", "name=Seniorenrat&perspectives=older_people");
    m.fields = joined(
        room, joined(room, "level=consult&occasion=Treffen&stakeholders=", group, "&planned_on="),
        str_c(room->arena, today_plus(room, 10)), "");
    const char *id =
        made(room, LIST "/beteiligung/",
             joined(room, m.fields, "&access_needs=sign_language", "&access_needs=step_free"));
    m.page = joined(room, LIST "/beteiligung/", id, "");
    m.edit = joined(room, m.page, "/bearbeiten", "");
    m.checklist = joined(room, m.page, "/checkliste", "");
    m.export = LIST "/export.json";
    m.today = str_c(room->arena, today_plus(room, 0));
    return m;
}

static size_t times(const Browser *browser, const char *text) {
    Str rest = browser->body;
    size_t count = 0;
    for (ptrdiff_t at; (at = str_find(rest, str_from(text))) >= 0; count++)
        rest = str_slice(rest, (size_t)at + strlen(text), SIZE_MAX);
    return count;
}

/* As a date stands in a field of a form. */
static const char *typed(Meeting *m, const char *iso) {
    Str day = str_from(iso);
    Str text = str_join(m->room.arena, str_slice(day, 8, 2), STR("."), str_slice(day, 5, 2),
                        STR("."), str_slice(day, 0, 4));
    return joined(&m->room, "value=\"", str_c(m->room.arena, text), "\"");
}

static const char *box(Meeting *m, const char *need, const char *day, const char *end) {
    Room *room = &m->room;
    return joined(room, joined(room, "name=\"access_done_", need, "\" value=\""), day, end);
}

static void assert_overdue(Meeting *m, size_t count) {
    browser_get(&m->room.lead, m->page);
    assert_status(&m->room.lead, 200);
    assert_int_equal(times(&m->room.lead, OVERDUE), count);
}

/* From its page, with these fields. */
static void tick(Meeting *m, const char *fields, int status) {
    browser_get(&m->room.lead, m->page);
    browser_post(&m->room.lead, m->checklist, fields);
    assert_status(&m->room.lead, status);
}

static void what_is_done_is_not_overdue(void **state) {
    Meeting m = meeting_of(state);
    Room *room = &m.room;
    Browser *lead = &room->lead, *reader = &room->reader;
    assert_overdue(&m, 2);
    assert_sees(lead, box(&m, "sign_language", m.today, "\">"));
    assert_false(browser_sees(lead, "name=\"access_done_captions\"")); /* nobody needs them */
    tick(&m, joined(room, "version=1&access_done_sign_language=", m.today, ""), 303);
    assert_overdue(&m, 1);
    assert_sees(lead, "erledigt am");
    assert_sees(lead, box(&m, "sign_language", m.today, "\" checked"));
    assert_sees(lead, box(&m, "step_free", m.today, "\">"));
    assert_sees(lead, "Gebärdensprache: erledigt am"); /* what it says and what changed */
    browser_get(reader, m.page);
    assert_sees(reader, "☑");
    assert_sees(reader, "☐");
    assert_false(browser_sees(reader, m.checklist));
    browser_get(lead, m.export);
    assert_sees(lead, joined(room, "\"access_done_sign_language\":\"", m.today, "\""));
    assert_sees(lead, "\"access_done_step_free\":null");

    tick(&m, "version=2", 303); /* it was not, after all */
    assert_overdue(&m, 2);
    site_test_done(room->test);
}

/* Nobody sees to what nobody needs: neither on the form nor by a program. A day stays when the need is taken out. */
static void what_nobody_needs_is_not_done(void **state) {
    Meeting m = meeting_of(state);
    Room *room = &m.room;
    Browser *lead = &room->lead;
    browser_get(lead, m.edit);
    browser_post(lead, m.edit,
                 joined(room, m.fields, "&version=1&access_done_childcare=", m.today));
    assert_status(lead, 422);
    assert_sees(lead, "Das braucht nach der Liste oben niemand.");
    assert_sees(lead, "href=\"#access_done_childcare\"");
    browser_post(lead, m.edit,
                 joined(room, m.fields,
                        "&version=1&access_needs=childcare&access_done_childcare=", m.today));
    assert_status(lead, 303);
    browser_get(lead, m.edit);
    browser_post(lead, m.edit,
                 joined(room, m.fields, "&version=2&access_done_childcare=", m.today));
    assert_status(lead, 303);
    AppTest *app = room->test->app;
    Program program =
        program_as(room->test, app_test_person(app, &app->authority, NULL, "lead", "Lars"));
    program_expect(&program, 422, "POST", STR("/api/v1/initiatives/lesehilfe/involvements"),
                   STR("{\"level\":\"consult\",\"planned_on\":\"2026-01-02\",\"stakeholders\":[2],"
                       "\"access_done_captions\":\"2026-01-01\"}"));
    program_finds(&program, "access_done_captions", "not_needed");
    program_done(&program);
    site_test_done(room->test);
}

/* What two people tick at the same time is kept; two days for the same are shown to who comes second. */
static void two_people_tick(void **state) {
    Meeting m = meeting_of(state);
    Room *room = &m.room;
    const char *yesterday = str_c(room->arena, today_plus(room, -1));
    tick(&m, joined(room, "version=1&access_done_sign_language=", m.today, ""), 303);
    tick(&m, joined(room, "version=1&access_done_step_free=", m.today, ""), 303);
    assert_overdue(&m, 0);
    tick(&m, joined(room, "version=1&access_done_sign_language=", m.today, ""), 303);
    assert_overdue(&m, 0);
    tick(&m, joined(room, "version=1&access_done_sign_language=", yesterday, ""), 409);
    assert_sees(&room->lead, "Gebärdensprache: erledigt am");
    assert_sees(&room->lead, typed(&m, yesterday));
    assert_overdue(&m, 0);
    site_test_done(room->test);
}

static void the_whole_form_and_the_checklist_leave_each_other_alone(void **state) {
    Meeting m = meeting_of(state);
    Room *room = &m.room;
    Browser *lead = &room->lead;
    const char *done = joined(room, "&access_done_sign_language=", m.today, "");
    tick(&m, joined(room, "version=1", done, ""), 303);
    browser_get(lead, m.edit);
    assert_sees(lead, typed(&m, m.today));
    browser_post(
        lead, m.edit,
        joined(room, joined(room, "version=2&", m.fields, "&access_needs=step_free"), done, ""));
    assert_status(lead, 303);
    assert_overdue(&m, 1); /* the other need was taken out */
    assert_false(browser_sees(lead, "Dolmetschende bestellen"));
    assert_sees(
        lead, joined(room, "<input type=\"hidden\" ", box(&m, "sign_language", m.today, "\""), ""));
    tick(&m, joined(room, joined(room, "version=3", done, "&access_done_step_free="), m.today, ""),
         303);
    assert_overdue(&m, 0);
    browser_get(lead, m.edit);
    browser_post(lead, m.edit,
                 joined(room,
                        joined(room, "version=4&", m.fields,
                               "&access_needs=sign_language&access_needs=step_free"),
                        joined(room, done, "&access_done_step_free=", m.today), ""));
    assert_status(lead, 303);
    assert_overdue(&m, 0); /* is needed again, and was seen to */
    browser_get(lead, m.page);
    assert_int_equal(times(lead, "\" checked"), 2);
    site_test_done(room->test);
}

static void nothing_is_done_in_the_future(void **state) {
    Meeting m = meeting_of(state);
    Room *room = &m.room;
    const char *tomorrow = str_c(room->arena, today_plus(room, 1));
    tick(&m, joined(room, "version=1&access_done_step_free=", tomorrow, ""), 422);
    assert_sees(&room->lead, "href=\"#access_done_step_free\"");
    assert_sees(&room->lead, "id=\"access_done_step_free-fehler\"");
    assert_sees(&room->lead, box(&m, "step_free", m.today, "\" checked")); /* is not lost */
    assert_overdue(&m, 2);
    browser_get(&room->reader, m.page);
    browser_post(&room->reader, m.checklist,
                 joined(room, "version=1&access_done_step_free=", m.today, ""));
    assert_status(&room->reader, 403);
    assert_overdue(&m, 2);
    site_test_done(room->test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(what_nobody_needs_is_not_done),
        STORE_TEST(what_is_done_is_not_overdue),
        STORE_TEST(two_people_tick),
        SQLITE_TEST(the_whole_form_and_the_checklist_leave_each_other_alone),
        SQLITE_TEST(nothing_is_done_in_the_future),
    };
    return run_site_tests(tests);
}
