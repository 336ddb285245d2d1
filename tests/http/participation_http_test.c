/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* From a plan to an answer, and what becomes of what people say: what the pages and the history tell. */
#include "room.h"

#define PLAN "level=consult&occasion=Treffen&planned_on=2026-01-02&stakeholders="

/* The plan and the involvement's own page say where it stands and lead to what comes next. */
static void leads_there(Room *room, const char *id, const char *state, const char *why,
                        const char *field) {
    const char *page = joined(room, "/vorhaben/lesehilfe/beteiligung/", id, "");
    const char *link = joined(room, joined(room, "href=\"", page, "/bearbeiten"), field, "\"");
    browser_get(&room->lead, "/vorhaben/lesehilfe/beteiligung");
    assert_sees(&room->lead, link);
    browser_get(&room->lead, page);
    assert_sees(&room->lead, joined(room, "\">", state, "</span>"));
    assert_sees(&room->lead, why);
    assert_sees(&room->lead, link);
}

/* It was given, and outside nobody sees it: the initiative is not public, and no link leads to it. */
static void answer_is_made_readable(Room *room, const char *id, const char *form,
                                    const char *group) {
    Browser *lead = &room->lead;
    const char *shared = "Antwort lesbar machen";
    const char *gap =
        "Beantwortet, aber wen es betrifft, kann die Antwort nicht lesen: unter einem "
        "Link lesbar machen oder";
    browser_get(lead, "/vorhaben/lesehilfe/perspektiven");
    assert_sees(lead, "Gehört und beantwortet, aber wen es betrifft, kann die Antwort nicht lesen");
    assert_sees(lead, joined(room, "href=\"", form, "?zeile=older_people#answer_shared\""));
    assert_sees(lead, shared);
    leads_there(room, id, "gehört", "aber wen es betrifft, kann die Antwort nicht lesen",
                "#answer_shared");
    browser_get(lead, "/vorhaben/lesehilfe"); /* and so does what is missing */
    assert_sees(lead, joined(room, "href=\"", form, "#answer_shared\""));
    assert_sees(lead, gap);
    browser_get(lead, "/vorhaben/lesehilfe/beteiligung");
    assert_sees(lead, gap);
    browser_get(lead, form);
    assert_sees(lead, "id=\"answer_shared\"");
    browser_post(lead, form,
                 joined(room,
                        "version=5&heard_on=2026-01-02&answered_on=2026-01-03&answer=Wird+gemacht"
                        "&answer_shared=true&" PLAN,
                        group, ""));
    assert_status(lead, 303);
}

static void the_next_step_is_entered_in_the_involvement_there_is(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *group = made(&room, "/vorhaben/lesehilfe/stakeholder/",
                             "name=Seniorenrat&perspectives=older_people");
    const char *id =
        made(&room, "/vorhaben/lesehilfe/beteiligung/", joined(&room, PLAN, group, ""));
    const char *form = joined(&room, "/vorhaben/lesehilfe/beteiligung/", id, "/bearbeiten");
    browser_get(lead, "/vorhaben/lesehilfe/perspektiven");
    assert_sees(lead,
                joined(&room, "href=\"", form, "?zeile=older_people#heard_on\">Eintragen, ob geh"));
    assert_sees(lead, "Weitere Beteiligung planen");
    assert_sees(lead, "href=\"#older_people\""); /* planned is not heard either */
    leads_there(&room, id, "überfällig", "Geplant, der Tag ist vorbei.", "#heard_on");
    browser_get(lead, "/vorhaben/lesehilfe"); /* and so does what is missing */
    assert_sees(lead, joined(&room, "href=\"", form, "#heard_on\""));
    browser_get(&room.reader, "/vorhaben/lesehilfe/perspektiven");
    assert_false(browser_sees(&room.reader, "bearbeiten#heard_on"));
    browser_get(&room.reader, "/vorhaben/lesehilfe/beteiligung");
    assert_false(browser_sees(&room.reader, "bearbeiten#heard_on"));

    /* an answer to somebody who was not heard is kept, and counts for nothing */
    browser_get(lead, form);
    browser_post(lead, form, joined(&room, "version=1&answer=Zu+fr%C3%BCh&" PLAN, group, ""));
    assert_status(lead, 303);
    browser_get(lead, str_c(room.arena, lead->location));
    assert_sees(lead, "Die Antwort zählt erst, wenn bei „Gehört am“ ein Tag steht.");
    browser_get(lead, form);
    browser_post(lead, form, joined(&room, "version=2&" PLAN, group, ""));
    assert_status(lead, 303);

    browser_get(lead, form);
    assert_sees(lead, "id=\"heard_on\"");
    browser_post(lead, form, joined(&room, "version=3&heard_on=2026-01-02&" PLAN, group, ""));
    assert_status(lead, 303);
    browser_get(lead, "/vorhaben/lesehilfe/perspektiven");
    assert_sees(lead, joined(&room, "href=\"", form,
                             "?antwort=heute&amp;zeile=older_people#answer\">Antwort eintragen"));
    leads_there(&room, id, "gehört", "Gehört, noch nicht beantwortet.", "?antwort=heute#answer");
    assert_false(browser_sees(lead, "href=\"#older_people\""));

    browser_get(lead, form);
    assert_sees(lead, "id=\"answer\"");
    const char *answered = "version=4&heard_on=2026-01-02&answered_on=2026-01-03&" PLAN;
    browser_post(lead, form, joined(&room, answered, group, ""));
    assert_status(lead, 422);
    assert_sees(lead, "Ein Tag allein ist keine Antwort");
    browser_post(lead, form, joined(&room, answered, group, "&answer=Wird+gemacht"));
    assert_status(lead, 303);
    answer_is_made_readable(&room, id, form, group);
    browser_get(lead, "/vorhaben/lesehilfe/perspektiven");
    assert_false(browser_sees(lead, "#answer\""));
    assert_sees(lead, "Gehört und beantwortet.");
    browser_get(lead, joined(&room, "/vorhaben/lesehilfe/beteiligung/", id, ""));
    assert_sees(lead, "Gehört und beantwortet.");
    assert_false(browser_sees(lead, "#answer\""));
    site_test_done(room.test);
}

/* Two groups of one perspective: the answer to one is not the answer to the other. */
static void a_line_says_whose_turn_it_is(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *blind =
        made(&room, "/vorhaben/lesehilfe/stakeholder/", "name=Blinde&perspectives=it");
    made(&room, "/vorhaben/lesehilfe/beteiligung/",
         joined(&room, "heard_on=2026-01-02&answered_on=2026-01-03&answer=Ja&" PLAN, blind,
                "&answer_shared=true"));
    browser_get(lead, "/vorhaben/lesehilfe/perspektiven");
    assert_sees(lead, "<strong>Blinde:</strong> Gehört und beantwortet.");
    browser_get(lead, "/vorhaben/lesehilfe/stakeholder/neu");
    browser_post(lead, "/vorhaben/lesehilfe/stakeholder/neu",
                 "name=Geh%C3%B6rlose&perspectives=it");
    assert_status(lead, 303);
    browser_get(lead, "/vorhaben/lesehilfe/perspektiven");
    assert_sees(lead, "<strong>Gehörlose:</strong> Benannt, aber im Beteiligungsplan steht dazu "
                      "nichts, oder nur Abgesagtes.");
    browser_get(lead, "/vorhaben/lesehilfe");
    assert_sees(lead, "Diese Gruppe wurde nicht gefragt.");
    const char *plan = strstr(str_c(room.arena, lead->body), "/beteiligung/neu?stakeholders=");
    assert_non_null(plan);
    const char *deaf = plan + strlen("/beteiligung/neu?stakeholders=");
    deaf = str_c(room.arena, (Str){ deaf, strspn(deaf, "0123456789") });
    assert_string_not_equal(deaf, blind);
    browser_get(&room.reader, "/vorhaben/lesehilfe");
    assert_sees(&room.reader, "Diese Gruppe wurde nicht gefragt.");
    assert_false(browser_sees(&room.reader, "neu?stakeholders="));

    browser_get(lead, "/vorhaben/lesehilfe/beteiligung/neu");
    browser_post(lead, "/vorhaben/lesehilfe/beteiligung/neu",
                 joined(&room, "heard_on=2026-01-02&" PLAN, deaf, ""));
    assert_status(lead, 303);
    browser_get(lead, "/vorhaben/lesehilfe/perspektiven");
    assert_sees(lead, "<strong>Gehörlose:</strong> Gehört, noch nicht beantwortet.");
    browser_get(lead, "/vorhaben/lesehilfe");
    assert_false(browser_sees(lead, "Diese Gruppe wurde nicht gefragt."));
    assert_sees(lead, "Hier wurde jemand gehört und wartet auf die Antwort.");
    site_test_done(room.test);
}

/* The plan and the home of the initiative lead to the decision, and programs read which it is. */
static void a_decision_before_any_hearing_is_named(void **state) {
    Room room = room_of(state);
    const char *group = made(&room, "/vorhaben/lesehilfe/stakeholder/", "name=IT&perspectives=it");
    made(&room, "/vorhaben/lesehilfe/beteiligung/", joined(&room, PLAN, group, ""));
    const char *id = made(&room, "/vorhaben/lesehilfe/entscheidungen/",
                          "question=Welcher+Anbieter%3F&outcome=Keiner&reason=Zu+teuer&function="
                          "Leitung&decided_on=2026-01-02");
    const char *href = joined(&room, "href=\"/vorhaben/lesehilfe/entscheidungen/", id, "\"");
    static const char *const PAGES[] = { "/vorhaben/lesehilfe", "/vorhaben/lesehilfe/beteiligung" };
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        browser_get(&room.lead, PAGES[i]);
        assert_sees(&room.lead, href);
        assert_sees(&room.lead, "Entschieden, bevor jemand gehört wurde.");
    }
    site_test_done(room.test);
}

/* -- What becomes of a comment ----------------------------------------------------------------- */

#define GOALS "/vorhaben/lesehilfe/ziele/"

/* A comment of this person on a goal; its number, from the link that removes it. */
static const char *commented(Room *room, Browser *browser, const char *goal, const char *text) {
    browser_get(browser, joined(room, GOALS, goal, ""));
    browser_post(browser, joined(room, GOALS, goal, "/kommentare"),
                 joined(room, "text=", text, ""));
    assert_status(browser, 303);
    browser_get(browser, joined(room, GOALS, goal, ""));
    const char *at = str_c(room->arena, browser->body), *last = NULL;
    while ((at = strstr(at, "/kommentare/")) != NULL) {
        at += strlen("/kommentare/");
        last = at;
    }
    if (last == NULL) { /* what cmocka fails with says of itself that it returns */
        fail_msg("no comment to remove on the page");
        return "";
    }
    return str_c(room->arena, (Str){ last, strspn(last, "0123456789") });
}

static void who_removes_a_comment_leaves_a_trace(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Browser *lead = &room.lead,
            council = browser_as(
                room.test, app_test_person(app, &app->authority, NULL, "representative", "Peter"));
    const char *goal = made(&room, GOALS, "statement=Schneller");
    const char *id = commented(&room, &council, goal, "Nennt+Herrn+Muster");
    const char *path = joined(&room, "/vorhaben/lesehilfe/kommentare/", id, "/entfernen");
    browser_get(lead, path);
    assert_sees(lead, "Diesen fremden Kommentar entfernen");
    browser_post(lead, path, "version=1&reason=");
    assert_status(lead, 422);
    assert_sees(lead, "href=\"#reason\"");
    browser_post(lead, path, "version=1&reason=Nennt+einen+Namen");
    assert_status(lead, 303);
    browser_get(&council, str_c(room.arena, lead->location));
    assert_status(&council, 200);
    assert_sees(&council, "Kommentar von Vertretung, entfernt am ");
    assert_sees(&council, "durch Projektleitung. Grund: Nennt einen Namen");
    assert_false(browser_sees(&council, "Muster"));
    browser_get(lead, "/vorhaben/lesehilfe/verlauf");
    assert_false(browser_sees(lead, "Muster"));
    assert_sees(lead, joined(&room, GOALS, goal, joined(&room, "#kommentar-", id, "\"")));
    browser_get(&room.reader, path);
    assert_true(room.reader.status == 403 || room.reader.status == 404);
    site_test_done(room.test);
}

static void who_takes_a_comment_back_gives_no_reason(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *goal = made(&room, GOALS, "statement=Schneller");
    const char *id = commented(&room, lead, goal, "Zu+schnell+gesagt");
    const char *path = joined(&room, "/vorhaben/lesehilfe/kommentare/", id, "/entfernen");
    browser_get(lead, path);
    assert_sees(lead, "Ihren Kommentar");
    assert_false(browser_sees(lead, "name=\"reason\""));
    browser_post(lead, path, "version=1");
    assert_status(lead, 303);
    browser_get(lead, str_c(room.arena, lead->location));
    assert_sees(lead, "Kommentar von Projektleitung, selbst zur");
    assert_false(browser_sees(lead, "schnell gesagt"));
    browser_get(lead, "/vorhaben/lesehilfe/export.json");
    assert_status(lead, 200);
    assert_sees(lead, "\"comments\": []");
    browser_get(lead, path);
    assert_status(lead, 404);
    site_test_done(room.test);
}

/* -- What the history says --------------------------------------------------------------------- */

static void the_history_names_what_was_referred_to(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *goal = made(&room, GOALS, "statement=Schneller+lesen");
    commented(&room, lead, goal, "Gut+so");
    browser_get(lead, "/vorhaben/lesehilfe/verlauf");
    assert_sees(lead, joined(&room, "<li><a class=\"kern-link\" href=\"" GOALS, goal,
                             "\">Schneller lesen</a>\n</li>"));
    assert_sees(lead, "Angelegt mit 2 Angaben"); /* the comment: what about, and its words */
    const char *path = joined(&room, GOALS, goal, "/entfernen");
    browser_get(lead, path);
    browser_post(lead, path, "version=1&reason=Probe");
    assert_status(lead, 303);
    browser_get(lead, "/vorhaben/lesehilfe/verlauf");
    assert_sees(lead, "Entfernt mit 1 Angabe");
    site_test_done(room.test);
}

/* -- A plan that is empty ---------------------------------------------------------------------- */

static void an_empty_plan_warns_in_few_words(void **state) {
    static const char PLAN_PAGE[] = "/vorhaben/lesehilfe/beteiligung";
    Room room = room_of(state);
    Browser *lead = &room.lead;
    browser_get(lead, PLAN_PAGE);
    assert_false(browser_sees(lead, "Dem Plan fehl"));
    const char *group = made(&room, "/vorhaben/lesehilfe/stakeholder/",
                             "name=Personalrat&perspectives=staff_council");
    browser_get(lead, PLAN_PAGE);
    assert_sees(lead, "Dem Plan fehlen 2 Dinge");
    assert_sees(lead, "1 Gruppe ist benannt und noch in keiner Beteiligung.");
    assert_sees(lead, "Niemand von außerhalb der Behörde ist benannt;");
    browser_get(lead, "/vorhaben/lesehilfe/stakeholder/neu");
    browser_post(lead, "/vorhaben/lesehilfe/stakeholder/neu",
                 "name=Seniorenrat&perspectives=older_people");
    assert_status(lead, 303);
    browser_get(lead, PLAN_PAGE);
    assert_sees(lead, "2 Gruppen sind benannt und noch in keiner Beteiligung.");
    assert_sees(lead, "Der Plan fragt niemanden außerhalb der Behörde;");
    assert_false(browser_sees(lead, "<strong>Seniorenrat</strong>"));
    browser_get(&room.reader, PLAN_PAGE);
    assert_sees(&room.reader, "2 Gruppen sind benannt");
    made(&room, "/vorhaben/lesehilfe/beteiligung/", joined(&room, PLAN, group, ""));
    browser_get(lead, PLAN_PAGE);
    assert_sees(lead, "<strong>Seniorenrat</strong>"); /* now by name */
    assert_false(browser_sees(lead, "sind benannt"));
    site_test_done(room.test);
}

/* -- What a page answers ----------------------------------------------------------------------- */

static void a_notice_says_what_was_done(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    static const struct {
        const char *path, *fields, *said;
    } CASES[] = {
        { "/vorhaben/lesehilfe/veroeffentlichen", "version=1", "ist jetzt öffentlich" },
        { "/vorhaben/lesehilfe/veroeffentlichen", "version=2", "nicht mehr öffentlich" },
        { "/vorhaben/lesehilfe/archivieren", "version=3", "Das Vorhaben ist archiviert" },
        { "/vorhaben/lesehilfe/archivieren", "version=4", "Das Vorhaben ist wieder aktiv" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        browser_get(lead, CASES[i].path);
        browser_post(lead, CASES[i].path, CASES[i].fields);
        assert_status(lead, 303);
        browser_get(lead, str_c(room.arena, lead->location));
        assert_sees(lead, CASES[i].said);
    }
    site_test_done(room.test);
}

static void a_search_says_what_it_needs(void **state) {
    Room room = room_of(state);
    static const char *const TOO_LITTLE[] = { "a", "%C3%A4", "und" };
    for (size_t i = 0; i < sizeof TOO_LITTLE / sizeof *TOO_LITTLE; i++) {
        browser_get(&room.lead, joined(&room, "/behoerde/a/suche?q=", TOO_LITTLE[i], ""));
        assert_sees(&room.lead, "mindestens zwei Buchstaben");
    }
    browser_get(&room.lead, "/behoerde/a/suche?q=le");
    assert_sees(&room.lead, "1 Treffer");
    browser_get(&room.lead, "/behoerde/a/suche?q=xy");
    assert_sees(&room.lead, "Nichts gefunden");
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(the_next_step_is_entered_in_the_involvement_there_is),
        SQLITE_TEST(a_line_says_whose_turn_it_is),
        SQLITE_TEST(a_decision_before_any_hearing_is_named),
        SQLITE_TEST(who_removes_a_comment_leaves_a_trace),
        SQLITE_TEST(who_takes_a_comment_back_gives_no_reason),
        SQLITE_TEST(an_empty_plan_warns_in_few_words),
        SQLITE_TEST(a_notice_says_what_was_done),
        SQLITE_TEST(a_search_says_what_it_needs),
        SQLITE_TEST(the_history_names_what_was_referred_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
