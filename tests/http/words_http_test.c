/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What pages say of records and of what was done with them: names, uses, conflicts, notices. */
#include "room.h"

/* -- Intersections ----------------------------------------------------------------------------- */

#define CROSSINGS "/vorhaben/lesehilfe/ueberschneidungen/"
#define GROUPS    "/vorhaben/lesehilfe/stakeholder/"
#define JOINED    "little_german+older_people"

/* Its list is the page of perspectives. */
static const char *crossing(Room *room) {
    browser_get(&room->lead, CROSSINGS "neu");
    browser_post(&room->lead, CROSSINGS "neu",
                 "perspectives=older_people&perspectives=little_german");
    assert_status(&room->lead, 303);
    browser_get(&room->lead, "/vorhaben/lesehilfe/perspektiven");
    const char *at = strstr(str_c(room->arena, room->lead.body), CROSSINGS);
    for (; at != NULL; at = strstr(at + 1, CROSSINGS)) {
        const char *digits = at + strlen(CROSSINGS);
        if (strspn(digits, "0123456789") > 0)
            return str_c(room->arena, (Str){ digits, strspn(digits, "0123456789") });
    }
    fail_msg("no intersection on the page");
    return "";
}

static void an_intersection_in_use_stays(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *id = crossing(&room);
    const char *group = made(&room, GROUPS,
                             "name=Sprachcaf%C3%A9&perspectives="
                             "little_german%2Bolder_people");
    const char *path = joined(&room, CROSSINGS, id, "/entfernen");
    browser_get(lead, path);
    assert_sees(lead, "wird noch verwendet");
    assert_sees(lead, joined(&room, GROUPS, group, "\">Sprachcafé</a>"));
    assert_false(browser_sees(lead, "name=\"reason\""));
    browser_get(lead, joined(&room, CROSSINGS, id, ""));
    browser_post(lead, path, "version=1&reason=Weg");
    assert_status(lead, 422);
    browser_get(lead, joined(&room, GROUPS, group, "/bearbeiten"));
    assert_sees(lead, "value=\"" JOINED "\" checked");

    browser_post(lead, joined(&room, GROUPS, group, "/bearbeiten"),
                 "version=1&name=Sprachcaf%C3%A9&perspectives=older_people");
    assert_status(lead, 303);
    browser_get(lead, path);
    browser_post(lead, path, "version=1&reason=Weg");
    assert_status(lead, 303);
    site_test_done(room.test);
}

static void a_form_keeps_what_it_cannot_offer(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *group = made(&room, GROUPS,
                             "name=Sprachcaf%C3%A9&perspectives="
                             "little_german%2Bolder_people");
    browser_get(lead, joined(&room, GROUPS, group, "/bearbeiten"));
    assert_sees(lead, "value=\"" JOINED "\" checked");
    browser_get(lead, GROUPS "neu");
    assert_false(browser_sees(lead, "value=\"" JOINED "\""));
    site_test_done(room.test);
}

static void what_has_no_title_has_a_name(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *id = crossing(&room);
    const char *name = "Überschneidung: Menschen mit wenig Deutsch + Ältere Menschen";
    browser_get(lead, joined(&room, CROSSINGS, id, ""));
    assert_sees(lead, name);
    browser_get(lead, joined(&room, CROSSINGS, id, "/entfernen"));
    assert_sees(lead, joined(&room, "„", name, "“"));
    browser_get(lead, "/vorhaben/lesehilfe/verlauf");
    assert_sees(lead, joined(&room, name, "</a>", ""));

    browser_get(lead, "/vorhaben/lesehilfe/auslassungen/neu");
    browser_post(
        lead, "/vorhaben/lesehilfe/auslassungen/neu",
        "perspective=little_german%2Bolder_people&reason=Kommt+sp%C3%A4ter&function=Leitung");
    assert_status(lead, 303);
    browser_get(lead, "/vorhaben/lesehilfe/perspektiven");
    assert_sees(lead, joined(&room, "href=\"" CROSSINGS, id, "\""));
    assert_sees(lead, "href=\"/vorhaben/lesehilfe/auslassungen/");
    browser_get(lead, joined(&room, CROSSINGS, id, "/entfernen"));
    assert_sees(lead, "Kommt später");

    const char *goal = made(&room, "/vorhaben/lesehilfe/ziele/", "statement=Schneller");
    browser_get(lead, "/vorhaben/lesehilfe/messungen/neu");
    browser_post(lead, "/vorhaben/lesehilfe/messungen/neu",
                 joined(&room, "measured_on=2026-01-02&value=3,5&goal=", goal, ""));
    assert_status(lead, 303);
    browser_get(lead, joined(&room, "/vorhaben/lesehilfe/ziele/", goal, "/entfernen"));
    assert_sees(lead, "Messwert: 3,5 am 2. Januar 2026");
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(an_intersection_in_use_stays),
        SQLITE_TEST(a_form_keeps_what_it_cannot_offer),
        SQLITE_TEST(what_has_no_title_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
