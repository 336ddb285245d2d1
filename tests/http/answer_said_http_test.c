/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What somebody was answered, in English and in plain German: it is the answer in force. */
#include "room.h"

#define LIST   "/vorhaben/lesehilfe"
#define TEXTS  LIST "/uebersetzungen"
#define PAGE   LIST "/oeffentlich"
#define ANSWER "&heard_on=2026-01-02&answered_on=2026-01-03&answer_shared=true&answer="

static void saves(Room *room, const Planned *plan, const char *version, const char *more) {
    const char *form = joined(room, LIST "/beteiligung/", plan->id, "/bearbeiten");
    browser_get(&room->lead, form);
    browser_post(&room->lead, form,
                 joined(room, joined(room, "version=", version, "&" PLANNED), plan->group, more));
    assert_status(&room->lead, 303);
}

static void read_in(Browser *browser, const char *language, const char *page, const char *text) {
    browser->language = str_from(language);
    browser_get(browser, page);
    assert_status(browser, 200);
    assert_sees(browser, text);
}

/* Says the answer of this record in a language. */
static void says(Room *room, const char *about, const char *language, const char *answer) {
    const char *which = joined(room, joined(room, "about=", about, "&language="), language, "");
    browser_get(&room->lead, joined(room, TEXTS "/neu?", which, ""));
    browser_post(&room->lead, TEXTS "/neu", joined(room, which, "&answer=", answer));
    assert_status(&room->lead, 303);
}

/* A translation of the answer before it would say what does not hold any more. */
static void the_answer_in_force_is_read(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    publish(&room);
    const Planned plan = planned(&room, ANSWER "Wir+machen+es");
    const char *address = address_on(&room, joined(&room, LIST "/beteiligung/", plan.id, ""));
    says(&room, plan.id, "en", "We+do+so");
    says(&room, plan.id, "de-simple", "Ja");
    read_in(&anybody, "en", address, "We do so");
    saves(&room, &plan, "1", ANSWER "Wir+machen+es+nicht");
    const char *const OUTSIDE[] = { address, PAGE };
    for (size_t i = 0; i < sizeof OUTSIDE / sizeof *OUTSIDE; i++) {
        read_in(&anybody, "en", OUTSIDE[i], "<span lang=\"de\">Wir machen es nicht</span>");
        assert_sees(&anybody, "Its translation is being renewed");
        assert_false(browser_sees(&anybody, "We do so"));
        read_in(&anybody, "de-simple", OUTSIDE[i], "Wir machen es nicht");
        assert_sees(&anybody, "Diese Antwort ist neu.");
    }
    browser_get(&anybody, LIST "/atom.xml?sprache=en");
    assert_sees(&anybody, "<summary type=\"text\" xml:lang=\"de\">Wir machen es nicht</summary>");
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(the_answer_in_force_is_read),
    };
    return run_site_tests(tests);
}
