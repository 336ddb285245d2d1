/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The participation plan at work: what people bring in, and the answers to it. */
#include "room.h"

#define LIST "/vorhaben/lesehilfe"
#define PLAN "level=consult&occasion=Treffen&planned_on=2026-01-02&stakeholders="

/* A group and an involvement of it, by their numbers. */
typedef struct Planned {
    const char *group, *id;
} Planned;

static Planned planned(Room *room, const char *more) {
    const char *group =
        made(room, LIST "/stakeholder/", "name=Seniorenrat&perspectives=older_people");
    return (Planned){ group, made(room, LIST "/beteiligung/", joined(room, PLAN, group, more)) };
}

/* What it began with, and these fields more. */
static void change(Room *room, const Planned *plan, const char *version, const char *more) {
    const char *form = joined(room, LIST "/beteiligung/", plan->id, "/bearbeiten");
    browser_get(&room->lead, form);
    browser_post(&room->lead, form,
                 joined(room, joined(room, "version=", version, "&" PLAN), plan->group, more));
}

static void an_involvement_waits_for_the_answers_to_what_was_brought_in(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const Planned plan = planned(&room, "&heard_on=2026-01-02");
    const char *id = plan.id;
    const char *page = joined(&room, LIST "/beteiligung/", id, "");
    browser_get(lead, page);
    assert_sees(lead, joined(&room, LIST "/beitraege/neu?involvement=", id, "\""));
    browser_get(lead, joined(&room, LIST "/beitraege/neu?involvement=", id, ""));
    assert_sees(lead, joined(&room, "value=\"", id, "\" selected"));
    const char *said =
        made(&room, LIST "/beitraege/",
             joined(&room, "subject=Gro%C3%9Fe+Schrift&speaks_for=Beirat&involvement=", id, ""));
    assert_sees(lead, "<h1"); /* back on the page of the involvement */
    assert_sees(lead, "Große Schrift");
    assert_sees(lead, "noch keine Antwort");
    const char *answer = joined(&room, LIST "/beitraege/", said, "/antwort");
    assert_sees(lead, joined(&room, "href=\"", answer, "\""));

    change(&room, &plan, "1", "&heard_on=2026-01-02&answered_on=2026-01-03&answer=Ja");
    assert_status(lead, 422);
    assert_sees(lead, "Ein Beitrag wartet noch auf seine Antwort: Große Schrift");

    const char *goal = made(&room, LIST "/ziele/", "statement=Lesbar+f%C3%BCr+alle");
    browser_get(lead, answer);
    assert_sees(lead, "Beirat");
    assert_sees(lead, "Lesbar für alle");
    browser_post(lead, answer, "version=1&outcome=adopted");
    assert_status(lead, 422);
    assert_sees(lead, "href=\"#answer\"");
    browser_post(lead, answer,
                 joined(&room, "version=1&outcome=adopted&answer=Wird+gemacht&led_to=", goal, ""));
    assert_status(lead, 303);
    browser_get(lead, joined(&room, LIST "/beitraege/", said, ""));
    assert_sees(lead, "Lesbar für alle");
    assert_sees(lead, "Große Schrift"); /* what was received stays */
    change(&room, &plan, "1", "&heard_on=2026-01-02&answered_on=2026-01-03&answer=Ja");
    assert_status(lead, 303);
    browser_get(lead, page);
    assert_sees(lead, "Wird gemacht");
    assert_false(browser_sees(lead, "noch keine Antwort"));

    browser_get(&room.reader, page);
    assert_sees(&room.reader, "Große Schrift");
    assert_false(browser_sees(&room.reader, "/antwort\""));
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(an_involvement_waits_for_the_answers_to_what_was_brought_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
