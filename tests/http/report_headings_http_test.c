/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The headings of the complete file, as a program lists them that reads aloud: each says what it is about. */
#include <stdio.h>

#include "app/access.h"
#include "app/record.h"
#include "domain/choices.h"
#include "room.h"

static RecordId make(Room *room, const InitiativeRef *initiative, NounId noun, void *record) {
    AppTest *app = room->test->app;
    Written written;
    assert_ok(record_create(&app->app, app_test_as_system(app), NULL, initiative, &NOUNS[noun],
                            record, &written));
    return written.record;
}

/* As most of them are: alike. */
static void a_workshop(Room *room, const InitiativeRef *initiative, const char *name) {
    Workshop workshop;
    Board board;
    AgendaPart part;
    schema_clear(&WORKSHOP_SCHEMA, &workshop);
    workshop.name = str_from(name);
    workshop.purpose = STR("Hören");
    workshop.level = STR("consult");
    workshop.naming = STR("anonymous");
    workshop.held_on = (Date){ 2027, 3, 1 };
    RecordId id = make(room, initiative, NOUN_WORKSHOP, &workshop);
    schema_clear(&BOARD_SCHEMA, &board);
    board.workshop = id;
    board.title = STR("An alle gedacht?");
    board.prompt = STR("Wer fehlt?");
    board.form = STR("proposal");
    make(room, initiative, NOUN_BOARD, &board);
    for (int64_t position = 3; position > 0; position--) {
        schema_clear(&AGENDA_PART_SCHEMA, &part);
        part.workshop = id;
        part.position = position;
        part.kind = STR("group_work");
        part.title = position == 2 ? STR("An alle gedacht?") : STR("Pause");
        part.minutes = 5;
        make(room, initiative, NOUN_AGENDA_PART, &part);
    }
}

static void no_two_headings_are_alike(Room *room) {
    Str rest = room->lead.body, seen[100];
    size_t count = 0;
    for (ptrdiff_t at; (at = str_find(rest, STR("<h2"))) >= 0; count++) {
        rest = str_slice(rest, (size_t)at, SIZE_MAX);
        assert_true(count < 100);
        seen[count] = str_slice(rest, 0, (size_t)str_find(rest, STR("</h2>")));
        seen[count] = str_slice(seen[count], (size_t)str_index(seen[count], '>') + 1, SIZE_MAX);
        for (size_t i = 0; i < count; i++)
            if (str_eq(seen[i], seen[count]))
                fail_msg("twice: " STR_FMT, STR_ARG(seen[count]));
        rest = str_slice(rest, 3, SIZE_MAX);
    }
    assert_true(count > 10);
}

static void each_heading_says_what_it_is_about(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    InitiativeRef initiative;
    assert_ok(access_initiative(&app->app, app_test_as_system(app), app->conn, STR("lesehilfe"),
                                PERMISSION_INITIATIVE_READ, &initiative));
    a_workshop(&room, &initiative, "Auftakt");
    a_workshop(&room, &initiative, "Abschluss");
    Goal goal;
    schema_clear(&GOAL_SCHEMA, &goal);
    goal.statement = STR("Schneller");
    for (int i = 0; i < 3; i++)
        make(&room, &initiative, NOUN_GOAL, &goal);
    Planned plan = planned(&room, "");
    for (int day = 3; day < 5; day++) {
        char fields[120];
        snprintf(fields, sizeof fields,
                 "level=consult&occasion=Treffen&planned_on=2027-01-0%d&stakeholders=%s", day,
                 plan.group);
        browser_get(&room.lead, "/vorhaben/lesehilfe/beteiligung/neu");
        browser_post(&room.lead, "/vorhaben/lesehilfe/beteiligung/neu", fields);
        assert_status(&room.lead, 303);
    }
    browser_get(&room.lead, "/vorhaben/lesehilfe/ausgaben/akte.html");
    no_two_headings_are_alike(&room);
    assert_sees(&room.lead, ">An alle gedacht? (Auftakt)</h");
    assert_sees(&room.lead, ">2. An alle gedacht? (Abschluss)</h");
    assert_sees(&room.lead, ">1. Pause (Auftakt)</h");
    assert_sees(&room.lead, ">3. Pause (Auftakt)</h");
    assert_sees(&room.lead, ">Schneller</h");
    assert_sees(&room.lead, ">Schneller (3)</h");
    assert_sees(&room.lead, ">Treffen (03.01.2027)</h");
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(each_heading_says_what_it_is_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
