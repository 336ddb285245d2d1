/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What came of a contribution, as those read it who do not work on the initiative. */
#include "room.h"

#define PAGE "/vorhaben/lesehilfe"

static void write_to(Room *room, const char *path, const char *fields) {
    browser_get(&room->lead, path);
    browser_post(&room->lead, path, fields);
    if (room->lead.status != 303)
        fail_msg("%s %s: %d", path, fields, room->lead.status);
}

/* An involvement with one contribution, and what it led to. */
typedef struct Results {
    Planned plan;
    const char *goal, *taken, *effect, *task, *said;
} Results;

static Results fill(Room *room) {
    Results r = { .plan = planned(room, "&heard_on=2026-01-02&answered_on=2026-01-03"
                                        "&answer=Danke&answer_shared=true") };
    r.goal = made(room, PAGE "/ziele/", "statement=Lesbare+Briefe");
    r.effect = made(room, PAGE "/wirkungen/", "kind=chance&statement=Mehr+verstehen");
    r.task = made(room, PAGE "/aufgaben/", "name=Schrift+tauschen");
    r.said =
        made(room, PAGE "/beitraege/",
             joined(room, "subject=Groessere+Schrift&published=true&involvement=", r.plan.id, ""));
    r.taken = made(room, PAGE "/entscheidungen/",
                   joined(room,
                          "question=Welche+Schrift&outcome=Die+grosse&reason=Lesbar"
                          "&function=Leitung&decided_on=2026-01-04&contributions=",
                          r.said, ""));
    const char *answer = joined(room, PAGE "/beitraege/", r.said, "/antwort");
    const char *led = joined(room, joined(room, "&led_to=", r.goal, "&led_to="), r.effect,
                             joined(room, "&led_to=", r.task, ""));
    write_to(room, answer,
             joined(room,
                    "version=1&outcome=not_adopted&answer=Anders&answered_on=2026-01-03"
                    "&published=true",
                    led, ""));
    return r;
}

static const char *link_to(Room *room, const char *page, const char *anchor, const char *record) {
    return joined(room, joined(room, "href=\"", page, anchor), record, "\"");
}

/* Where the public reads goals and decisions, but neither effects nor tasks. */
static void only_what_is_public_is_named(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    const Results r = fill(&room);
    const char *address = address_on(&room, joined(&room, PAGE "/beteiligung/", r.plan.id, ""));
    browser_get(&anybody, address); /* nothing of it is public yet */
    assert_sees(&anybody, "Groessere Schrift");
    assert_sees(&anybody, "Treffen"); /* what it is an answer to */
    assert_false(browser_sees(&anybody, "Lesbare Briefe"));
    assert_false(browser_sees(&anybody, "Welche Schrift"));
    publish(&room);
    write_to(&room, PAGE "/offenheit/bearbeiten",
             "public_parts=plan&public_parts=answers&public_parts=goals&public_parts=decisions");
    browser_get(&anybody, address);
    assert_sees(&anybody, link_to(&room, PAGE "/oeffentlich", "#ziel-", r.goal));
    assert_sees(&anybody, link_to(&room, PAGE "/oeffentlich", "#entscheidung-", r.taken));
    assert_false(browser_sees(&anybody, "Mehr verstehen"));
    assert_false(browser_sees(&anybody, "Schrift tauschen"));
    browser_get(&anybody, PAGE "/oeffentlich");
    assert_sees(&anybody, link_to(&room, "", "#ziel-", r.goal));
    assert_sees(&anybody, joined(&room, "id=\"ziel-", r.goal, "\""));
    assert_sees(&anybody, link_to(&room, "", "#entscheidung-", r.taken));
    assert_sees(&anybody, joined(&room, "id=\"entscheidung-", r.taken, "\""));
    assert_sees(&anybody, link_to(&room, "", "#beitrag-", r.said)); /* what it answers */
    assert_sees(&anybody, link_to(&room, "", "#beteiligung-", r.plan.id));
    assert_false(browser_sees(&anybody, "Mehr verstehen"));
    assert_false(browser_sees(&anybody, "Schrift tauschen"));
    assert_false(browser_sees(&anybody, "status--answered\">nicht aufgenommen"));
    assert_sees(&anybody, "nicht aufgenommen");
    write_to(&room, PAGE "/offenheit/bearbeiten",
             "version=1&public_parts=answers&public_parts=effects&public_parts=tasks");
    browser_get(&anybody, PAGE "/oeffentlich");
    assert_sees(&anybody, link_to(&room, "", "#wirkung-", r.effect));
    assert_sees(&anybody, joined(&room, "id=\"wirkung-", r.effect, "\""));
    assert_sees(&anybody, "Betrifft: Gesellschaft als Ganzes<");
    assert_false(browser_sees(&anybody, "Ältere Menschen"));
    write_to(&room, PAGE "/wirkungen/neu",
             joined(&room, "kind=risk&statement=Mehr+Papier&stakeholder=", r.plan.group, ""));
    browser_get(&anybody, PAGE "/oeffentlich");
    assert_sees(&anybody, "Betrifft: Ältere Menschen<"); /* by no name */
    assert_false(browser_sees(&anybody, "Seniorenrat"));
    assert_sees(&anybody, link_to(&room, "", "#aufgabe-", r.task));
    assert_sees(&anybody, joined(&room, "id=\"aufgabe-", r.task, "\""));
    assert_false(browser_sees(&anybody, "Lesbare Briefe"));
    assert_false(browser_sees(&anybody, "Welche Schrift"));
    assert_false(browser_sees(&anybody, "Treffen")); /* the plan is not public any more */
    site_test_done(room.test);
}

/* Nobody chooses these in a form; a program may still send them. */
static void what_nothing_comes_of_is_refused(void **state) {
    Room room = room_of(state);
    const char *group = made(&room, PAGE "/stakeholder/", "name=Rat&perspectives=older_people");
    const char *said = made(&room, PAGE "/beitraege/", "subject=Schrift");
    const char *answer = joined(&room, PAGE "/beitraege/", said, "/antwort");
    browser_get(&room.lead, answer);
    browser_post(&room.lead, answer,
                 joined(&room, "version=1&outcome=adopted&answer=Ja&answered_on=2026-01-03&led_to=",
                        group, ""));
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "href=\"#led_to");
    browser_get(&room.lead, PAGE "/aufgaben/neu");
    browser_post(&room.lead, PAGE "/aufgaben/neu", "name=Raum+buchen&template=gibtsnicht");
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "href=\"#template");
    browser_post(&room.lead, PAGE "/aufgaben/neu", "name=Raum+buchen&template=goals");
    assert_status(&room.lead, 303);
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(only_what_is_public_is_named),
        SQLITE_TEST(what_nothing_comes_of_is_refused),
    };
    return run_site_tests(tests);
}
