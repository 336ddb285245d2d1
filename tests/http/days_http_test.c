/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Days that cannot be, told at their field and in its words; and what an open comment window says on public pages. */
#include "room.h"

#define LIST "/vorhaben/lesehilfe"

static const char *day(Room *room, int days) {
    return str_c(room->arena, today_plus(room, days));
}

static void a_formal_procedure_was_not_submitted_tomorrow(void **state) {
    Room room = room_of(state);
    const Planned plan = planned(&room, "");
    const char *form = LIST "/beteiligung/neu";
    const char *formal = joined(&room, PLANNED, plan.group, "&formal=true&legal_basis=LPersVG");
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, joined(&room, formal, "&submitted_on=", day(&room, 1)));
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "href=\"#submitted_on\"");
    assert_sees(&room.lead, "an dem vorgelegt wurde");
    browser_post(&room.lead, form, joined(&room, formal, "&submitted_on=", day(&room, 0)));
    assert_status(&room.lead, 303);
    site_test_done(room.test);
}

static void an_answer_is_not_promised_before_anybody_is_heard(void **state) {
    Room room = room_of(state);
    const Planned plan = planned(&room, ""); /* on 2 January */
    const char *form = joined(&room, LIST "/beteiligung/", plan.id, "/bearbeiten");
    const char *fields = joined(&room, "version=1&" PLANNED, plan.group, "&answer_due=");
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, joined(&room, fields, "2026-01-01", ""));
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "href=\"#answer_due\"");
    assert_sees(&room.lead, "Dieser Tag liegt vor der Beteiligung selbst.");
    /* heard earlier than planned, it may be answered earlier */
    browser_post(&room.lead, form, joined(&room, fields, "2026-01-01&heard_on=2025-12-30", ""));
    assert_status(&room.lead, 303);
    site_test_done(room.test);
}

static void each_day_has_its_words(void **state) {
    Room room = room_of(state);
    const Planned plan = planned(&room, "");
    const char *form = joined(&room, LIST "/beteiligung/", plan.id, "/bearbeiten");
    browser_get(&room.lead, form);
    browser_post(
        &room.lead, form,
        joined(&room, "version=1&" PLANNED, plan.group,
               joined(&room, "&cancelled_reason=Grippe&cancelled_on=", day(&room, 2), "")));
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "an dem abgesagt wurde");
    const struct {
        const char *form, *fields, *words;
    } CASES[] = {
        { LIST "/beitraege/neu", "subject=x&received_on=", "an dem der Beitrag eingegangen ist" },
        { LIST "/aufgaben/neu", "name=x&state=done&done_on=", "an dem die Aufgabe erledigt wurde" },
        { LIST "/entscheidungen/neu",
          "question=x&outcome=x&reason=x&function=x&decided_on=", "an dem entschieden wurde" },
    };
    for (size_t i = 0; i < 3; i++) {
        browser_get(&room.lead, CASES[i].form);
        browser_post(&room.lead, CASES[i].form, joined(&room, CASES[i].fields, day(&room, 2), ""));
        assert_status(&room.lead, 422);
        assert_sees(&room.lead, CASES[i].words);
        assert_false(browser_sees(&room.lead, "stattgefunden"));
    }
    site_test_done(room.test);
}

static void who_decided_did_so_on_a_day(void **state) {
    Room room = room_of(state);
    const char *form = LIST "/entscheidungen/neu";
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, "question=Wie&outcome=x&reason=r&function=f");
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "href=\"#decided_on\"");
    assert_sees(&room.lead, "Angegeben ist, wer entschieden hat, aber nicht wann.");
    browser_post(&room.lead, form, "question=Wie&outcome=x&reason=r"); /* a proposal */
    assert_status(&room.lead, 303);
    browser_get(&room.lead, form);
    browser_post(
        &room.lead, form,
        joined(&room, "question=Wie&outcome=x&reason=r&function=f&decided_on=", day(&room, 0), ""));
    assert_status(&room.lead, 303);
    site_test_done(room.test);
}

/* From either side: the day of the decision, and the day on which came what it answers. */
static void a_decision_answers_what_has_come(void **state) {
    Room room = room_of(state);
    const char *form = LIST "/entscheidungen/neu";
    const char *contribution =
        made(&room, LIST "/beitraege/", "subject=Papier&received_on=2026-02-03");
    const char *number = strrchr(contribution, '/');
    const char *fields = joined(&room, "question=Wie&outcome=x&reason=r&function=f&contributions=",
                                number != NULL ? number + 1 : contribution, "&decided_on=");
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, joined(&room, fields, "2026-02-02", ""));
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "href=\"#decided_on\"");
    assert_sees(&room.lead, "beantwortet einen Beitrag, der erst nach diesem Tag kam");
    browser_post(&room.lead, form, joined(&room, fields, "2026-02-03", ""));
    assert_status(&room.lead, 303);
    const char *edit = joined(&room, LIST "/beitraege/", number != NULL ? number + 1 : contribution,
                              "/bearbeiten");
    browser_get(&room.lead, edit);
    browser_post(&room.lead, edit, "version=1&subject=Papier&received_on=2026-02-04");
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "href=\"#received_on\"");
    site_test_done(room.test);
}

/* Nothing led to what was decided before. */
static void a_contribution_led_to_what_came_after_it(void **state) {
    Room room = room_of(state);
    const char *contribution =
        made(&room, LIST "/beitraege/", "subject=Papier&received_on=2026-02-03");
    const char *early = made(&room, LIST "/entscheidungen/",
                             "question=Wie&outcome=x&reason=r&function=f&decided_on=2026-02-02"),
               *late = made(&room, LIST "/entscheidungen/",
                            "question=Wer&outcome=x&reason=r&function=f&decided_on=2026-02-03");
    const char *form = joined(&room, LIST "/beitraege/", contribution, "/bearbeiten");
    const char *fields = "version=1&subject=Papier&received_on=2026-02-03&led_to=";
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, joined(&room, fields, early, ""));
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "href=\"#led_to");
    assert_sees(&room.lead, "gefallen ist, bevor der Beitrag kam");
    const char *answer = joined(&room, LIST "/beitraege/", contribution, "/antwort");
    browser_get(&room.lead, answer);
    browser_post(&room.lead, answer,
                 joined(&room, "version=1&outcome=adopted&answer=Ja&led_to=", early, ""));
    assert_status(&room.lead, 422);
    assert_sees(&room.lead, "gefallen ist, bevor der Beitrag kam");
    browser_get(&room.lead, form);
    browser_post(&room.lead, form, joined(&room, fields, late, ""));
    assert_status(&room.lead, 303);
    site_test_done(room.test);
}

/* Whoever may say something on the plan is not told that nobody knows how. */
static void an_open_window_is_a_way_to_have_a_say(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    const char *none = "nicht angegeben, wie man mitreden kann", *nowhere = "Noch steht nirgends";
    browser_get(&room.lead, LIST "/veroeffentlichen");
    assert_sees(&room.lead, nowhere);
    window(&room, window_of(&room, 0, 1));
    browser_get(&room.lead, LIST "/veroeffentlichen");
    assert_false(browser_sees(&room.lead, nowhere));
    publish(&room);
    browser_get(&anybody, LIST "/oeffentlich");
    assert_sees(&anybody, LIST "/mitreden");
    assert_false(browser_sees(&anybody, none));
    browser_get(&anybody, LIST "/mitreden");
    assert_sees(&anybody, "am Tag bis zu 25 Texte");
    assert_sees(&anybody, "Beratungsstelle");
    window_anew(&room, joined(&room, "version=1&", window_of(&room, 2, 5), ""));
    browser_get(&anybody, LIST "/oeffentlich");
    assert_false(browser_sees(&anybody, none)); /* it is told before it begins, too */
    browser_get(&anybody, "/datenschutz");
    assert_sees(&anybody, "um Mitternacht vergessen");
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(a_formal_procedure_was_not_submitted_tomorrow),
        SQLITE_TEST(an_answer_is_not_promised_before_anybody_is_heard),
        SQLITE_TEST(each_day_has_its_words),
        SQLITE_TEST(a_decision_answers_what_has_come),
        SQLITE_TEST(a_contribution_led_to_what_came_after_it),
        SQLITE_TEST(who_decided_did_so_on_a_day),
        SQLITE_TEST(an_open_window_is_a_way_to_have_a_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
