/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The guide: what is next on the home of an initiative, taking a task up, moving it, waiving it. */
#include <stdio.h>

#include "app/account.h"
#include "room.h"

#define HOME  "/vorhaben/lesehilfe"
#define GUIDE HOME "/wegweiser/"
#define TASKS HOME "/aufgaben/"

static bool contains(Room *room, const Browser *browser, const char *text) {
    return strstr(str_c(room->arena, browser->body), text) != NULL;
}

/* The section of what is next, up to the buttons. */
static const char *next_of(Room *room, const Browser *browser) {
    const char *body = str_c(room->arena, browser->body);
    const char *begin = strstr(body, "id=\"naechstes\""), *end = strstr(body, "id=\"wegweiser\"");
    assert_non_null(begin);
    assert_non_null(end);
    assert_true(begin < end);
    return str_c(room->arena, (Str){ begin, (size_t)(end - begin) });
}

static void the_home_says_what_is_next_and_where(void **state) {
    Room room = room_of(state);
    browser_get(&room.lead, HOME);
    assert_status(&room.lead, 200);
    const char *next = next_of(&room, &room.lead);
    assert_non_null(strstr(next, "href=\"" HOME "/bearbeiten\""));
    assert_non_null(strstr(next, "href=\"" HOME "/einordnung/bearbeiten\""));
    assert_non_null(strstr(next, "href=\"" GUIDE "problem\""));
    assert_sees(&room.lead, "Noch nicht eingeordnet");
    assert_sees(&room.lead, "Sie gilt vorsorglich, bis gesagt ist:");
    assert_sees(&room.lead, "Wer: Projektleitung");
    browser_get(&room.reader, HOME); /* who may not edit is led to where they can read */
    assert_null(strstr(next_of(&room, &room.reader), "bearbeiten"));
    assert_false(contains(&room, &room.reader, "/aufgaben/neu"));
    browser_get(&room.lead, HOME "?sprache=en");
    assert_sees(&room.lead, "What is next");
    assert_sees(&room.lead, "Describe the problem and ways without AI");
    site_test_done(room.test);
}

static void a_task_says_why_and_how(void **state) {
    Room room = room_of(state);
    browser_get(&room.lead, GUIDE "dpia");
    assert_status(&room.lead, 200);
    assert_sees(&room.lead, "ob das System personenbezogene Daten verarbeitet");
    assert_sees(&room.lead, "Schritte");
    assert_sees(&room.lead, "Rechtsstand");
    assert_true(contains(&room, &room.lead, "href=\"" GUIDE "dpia/aufnehmen\""));
    browser_get(&room.lead, GUIDE "setup"); /* setting up a project begins with people */
    assert_true(contains(&room, &room.lead, "href=\"" HOME "/team\""));
    browser_get(&room.reader, GUIDE "dpia");
    assert_status(&room.reader, 200);
    assert_false(contains(&room, &room.reader, "/aufnehmen"));
    browser_get(&room.lead, GUIDE "gibt-es-nicht");
    assert_status(&room.lead, 404);
    site_test_done(room.test);
}

/* A phase that others have followed is not done by that. */
static void a_tick_is_for_what_is_done(void **state) {
    static const char *const IDEA[] = { "problem",    "classification", "use_context",
                                        "early_talk", "reuse",          "prohibited" };
    Room room = room_of(state);
    browser_get(&room.lead, HOME "/bearbeiten");
    browser_post(&room.lead, HOME "/bearbeiten",
                 "version=1&name=Lesehilfe&problem=x&phase=planning");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, HOME);
    assert_sees(&room.lead, "vorbei, Aufgaben sind noch offen");
    assert_false(contains(&room, &room.lead, "stepper__step--done"));
    for (size_t i = 0; i < sizeof IDEA / sizeof *IDEA; i++) {
        const char *page = joined(&room, GUIDE, IDEA[i], "/stand");
        browser_get(&room.lead, page);
        browser_post(&room.lead, page, "state=waived&waived_reason=x&waived_function=y");
        assert_status(&room.lead, 303);
    }
    browser_get(&room.lead, HOME);
    assert_true(contains(&room, &room.lead, "stepper__step--done"));
    assert_false(browser_sees(&room.lead, "vorbei, Aufgaben sind noch offen"));
    browser_get(&room.lead, GUIDE "problem/stand"); /* said to be done, and not to be seen */
    browser_post(&room.lead, GUIDE "problem/stand", "version=1&state=done");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, HOME);
    assert_false(contains(&room, &room.lead, "stepper__step--done"));
    assert_sees(&room.lead, "vorbei, nicht alles Erledigte ist schon zu sehen");
    assert_sees(&room.lead, "1 noch nicht zu sehen");
    assert_false(browser_sees(&room.lead, "Alles, was in dieser Phase gilt"));
    site_test_done(room.test);
}

/* What the law asks for and nobody has heard is marked, whatever is entered. */
static void a_body_that_was_not_heard_is_asked_about(void **state) {
    Room room = room_of(state);
    browser_get(&room.lead, GUIDE "staff_council");
    assert_sees(&room.lead, "Von selbst gilt das nie als erledigt");
    browser_get(&room.lead, GUIDE "staff_council/stand");
    browser_post(&room.lead, GUIDE "staff_council/stand", "state=done");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, GUIDE "staff_council");
    assert_sees(&room.lead, "Als erledigt eingetragen, aber noch nicht zu sehen");
    site_test_done(room.test);
}

static void the_classification_decides_what_applies(void **state) {
    Room room = room_of(state);
    browser_get(&room.lead, HOME "/einordnung/bearbeiten");
    browser_post(&room.lead, HOME "/einordnung/bearbeiten", "personal_data=no&staff_data=yes");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, GUIDE "dpia");
    assert_sees(&room.lead, "Sie gilt hier nicht, weil:");
    assert_sees(&room.lead, "Das System verarbeitet keine personenbezogenen Daten.");
    browser_get(&room.lead, GUIDE "staff_council");
    assert_sees(&room.lead, "Sie gilt hier, weil:");
    assert_sees(&room.lead, "geeignet, Verhalten oder Leistung");
    browser_get(&room.lead, HOME); /* the kept part of the page is made anew */
    assert_sees(&room.lead, "Gilt hier nicht (");
    site_test_done(room.test);
}

static void each_answer_says_what_it_changes(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    browser_get(lead, HOME "/einordnung");
    assert_status(lead, 200);
    assert_sees(lead, "7 Fragen sind noch nicht beantwortet");
    assert_sees(lead, "noch nicht gesagt");
    assert_true(contains(&room, lead, "href=\"" GUIDE "legal_basis\""));
    browser_get(lead, HOME "/einordnung/bearbeiten");
    browser_post(lead, HOME "/einordnung/bearbeiten",
                 "personal_data=no&learns=yes&note=Mit+dem+Datenschutz");
    assert_status(lead, 303);
    browser_get(lead, HOME "/einordnung");
    assert_sees(lead, "5 Fragen sind noch nicht beantwortet");
    const char *data = strstr(str_c(room.arena, lead->body), "id=\"personal_data\"");
    assert_non_null(data);
    const char *spared = strstr(data, "Diese Aufgaben gelten hier nicht:"),
               *task = strstr(data, "Rechtsgrundlage"), *next = strstr(data, "id=\"about_people\"");
    assert_true(data < spared && spared < task && task < next);
    assert_sees(lead, "Mit dem Datenschutz");
    assert_true(contains(&room, lead, "/einordnung/kommentare"));
    browser_get(&room.reader, HOME "/einordnung");
    assert_sees(&room.reader, "5 Fragen sind noch nicht beantwortet");
    assert_false(contains(&room, &room.reader, "/einordnung/bearbeiten"));
    site_test_done(room.test);
}

static void a_task_is_taken_up_and_moved(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    browser_get(lead, HOME);
    browser_get(lead, GUIDE "goals/aufnehmen");
    assert_status(lead, 200);
    browser_post(lead, GUIDE "goals/aufnehmen", "function=Fachbereich+Wohnen&due=2026-01-05");
    assert_status(lead, 303);
    browser_get(lead, HOME);
    assert_sees(lead, "Wer: Fachbereich Wohnen");
    assert_sees(lead, "war fällig am 5. Januar 2026");
    browser_get(lead, HOME "/aufgaben");
    assert_sees(lead, "Messbare Ziele setzen");
    browser_get(lead, GUIDE "goals/aufnehmen"); /* it is there already */
    assert_status(lead, 303);
    const char *edit = str_c(room.arena, lead->location);
    assert_non_null(strstr(edit, TASKS));
    browser_get(lead, GUIDE "goals/stand");
    assert_status(lead, 303);
    const char *move = str_c(room.arena, lead->location);
    browser_get(lead, move);
    browser_post(lead, move, "version=1&state=done");
    assert_status(lead, 303);
    browser_get(lead, GUIDE "goals");
    assert_sees(lead, "erledigt");
    assert_sees(lead, "Als erledigt eingetragen, aber noch nicht zu sehen");
    browser_get(lead, edit); /* done today, without being asked */
    assert_false(contains(&room, lead, "name=\"done_on\" type=\"text\" value=\"\""));
    browser_get(lead, move); /* and open again: no day is left over */
    browser_post(lead, move, "version=2&state=open");
    assert_status(lead, 303);
    browser_get(lead, edit);
    assert_true(contains(&room, lead, "name=\"done_on\" type=\"text\" value=\"\""));
    site_test_done(room.test);
}

static void waiving_needs_reason_and_function(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    browser_get(lead, GUIDE "reuse/stand?state=waived");
    assert_true(contains(&room, lead, "value=\"waived\" checked") ||
                contains(&room, lead, "value=\"waived\" selected"));
    assert_false(browser_sees(lead, "freiwillig")); /* both are wanted */
    browser_post(lead, GUIDE "reuse/stand", "state=waived&waived_reason=Nichts+da");
    assert_status(lead, 422);
    assert_true(contains(&room, lead, "href=\"#waived_function\""));
    assert_sees(lead, "Nichts da");
    assert_false(browser_sees(lead, "freiwillig"));
    browser_get(lead, GUIDE "reuse/stand"); /* who moves it elsewhere need not say why */
    assert_sees(lead, "freiwillig");
    browser_post(lead, GUIDE "reuse/stand",
                 "state=waived&waived_reason=Nichts+da&waived_function=Amtsleitung");
    assert_status(lead, 303);
    browser_get(lead, GUIDE "reuse");
    assert_sees(lead, "Verzichtet durch Amtsleitung: Nichts da");
    browser_get(lead, HOME);
    assert_sees(lead, "1 mit Begründung entfallen");
    site_test_done(room.test);
}

static void two_people_take_the_same_task_up(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Browser *lead = &room.lead,
            other =
                browser_as(room.test, app_test_person(app, &app->authority, NULL, "lead", "Ute"));
    browser_get(lead, GUIDE "go_live/aufnehmen");
    browser_get(&other, GUIDE "go_live/aufnehmen");
    browser_post(lead, GUIDE "go_live/aufnehmen", "function=Amtsleitung");
    assert_status(lead, 303);
    browser_post(&other, GUIDE "go_live/aufnehmen", "function=Amtsleitung");
    assert_status(&other, 303); /* the same: there is nothing to decide */
    browser_get(&other, GUIDE "go_live");
    assert_sees(&other, "Es wurde nichts geändert.");
    browser_post(&other, GUIDE "go_live/aufnehmen", "function=Vorstand");
    assert_status(&other, 409);
    assert_sees(&other, "Vorstand"); /* nothing typed is lost */
    assert_sees(&other, "Amtsleitung");
    assert_sees(&other, "name=\"version\" value=\"1\"");
    browser_post(&other, GUIDE "go_live/aufnehmen", "function=Vorstand&version=1");
    assert_status(&other, 303);
    browser_get(&other, GUIDE "go_live");
    assert_sees(&other, "Vorstand");
    /* of the page that says how far it is, the same */
    browser_post(lead, GUIDE "go_live/stand", "state=done&version=1");
    assert_status(lead, 409);
    browser_post(lead, GUIDE "go_live/stand", "state=done&version=2");
    assert_status(lead, 303);
    site_test_done(room.test);
}

/* The part that is kept for everybody holds nothing of one person's session. */
static void what_is_kept_is_nobodys(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Browser other =
        browser_as(room.test, app_test_person(app, &app->authority, NULL, "lead", "Ute"));
    browser_get(&room.lead, HOME);
    Str token = room.lead.form_token, submission = room.lead.submission_id;
    browser_get(&other, HOME);
    assert_status(&other, 200);
    assert_false(contains(&room, &other, str_c(room.arena, token)));
    assert_false(contains(&room, &other, str_c(room.arena, submission)));
    assert_false(contains(&room, &other, ">Lea<"));
    assert_sees(&other, "Ute");
    browser_get(&room.reader, HOME); /* other permissions, another page */
    assert_false(contains(&room, &room.reader, HOME "/archivieren"));
    assert_true(contains(&room, &other, HOME "/archivieren"));
    site_test_done(room.test);
}

/* -- The board --------------------------------------------------------------------------------- */

#define ITERATIONS HOME "/iterationen/"

/* What stands between two headings of the board. */
static const char *column(Room *room, const Browser *browser, const char *from, const char *to) {
    const char *body = str_c(room->arena, browser->body);
    const char *begin = strstr(body, joined(room, "id=\"", from, "\""));
    assert_non_null(begin);
    const char *end = to != NULL ? strstr(begin, joined(room, "id=\"", to, "\"")) : NULL;
    return str_c(room->arena, (Str){ begin, end != NULL ? (size_t)(end - begin) : strlen(begin) });
}

static const char *new_task(Room *room, const char *fields) {
    browser_get(&room->lead, TASKS "neu");
    browser_post(&room->lead, TASKS "neu", fields);
    assert_status(&room->lead, 303);
    browser_get(&room->lead, HOME "/aufgaben");
    return str_c(room->arena, room->lead.body);
}

static void the_board_shows_states_and_is_moved(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    browser_get(lead, TASKS "neu");
    assert_true(contains(&room, lead, "<option value=\"open\""));
    assert_null(strstr(strstr(str_c(room.arena, lead->body), "id=\"state\""),
                       ">offen</option>\n<option value=\"open\""));
    new_task(&room, "name=Raum+buchen&state=open&due=2026-01-05&value_pairs=people"
                    "&function=Sekretariat");
    new_task(&room, "name=Presse&state=done&phase=planning");
    const char *open = column(&room, lead, "open", "doing");
    assert_non_null(strstr(open, "Raum buchen"));
    assert_non_null(strstr(open, "war fällig am 5. Januar 2026"));
    assert_non_null(strstr(open, "Sekretariat"));
    assert_null(strstr(open, "Presse"));
    assert_non_null(strstr(column(&room, lead, "done", "waived"), "Presse"));
    const char *link = strstr(open, "/stand\"");
    assert_non_null(link);
    const char *begin = link;
    while (*begin != '"')
        begin--;
    const char *move = str_c(room.arena, (Str){ begin + 1, (size_t)(link - begin) + 5 });
    browser_get(lead, move);
    assert_status(lead, 200);
    browser_post(lead, move, "version=1&state=doing");
    assert_status(lead, 303);
    browser_get(lead, str_c(room.arena, lead->location));
    assert_non_null(strstr(column(&room, lead, "doing", "done"), "Raum buchen"));
    browser_get(lead, move); /* somebody was faster */
    browser_post(lead, move, "version=1&state=waived&waived_reason=Egal&waived_function=Amt");
    assert_status(lead, 409);
    browser_get(&room.reader, HOME "/aufgaben");
    assert_sees(&room.reader, "Raum buchen");
    assert_false(contains(&room, &room.reader, "/stand\""));
    browser_get(&room.reader, move);
    assert_status(&room.reader, 403);
    site_test_done(room.test);
}

/* In whatever order they were entered. */
static void iterations_stand_by_their_days(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    made(&room, ITERATIONS, "name=Zuletzt&starts_on=2099-02-01&ends_on=2099-02-28");
    browser_get(lead, ITERATIONS "neu");
    browser_post(lead, ITERATIONS "neu", "name=Ohne+Tage");
    assert_status(lead, 303);
    browser_get(lead, ITERATIONS "neu");
    browser_post(lead, ITERATIONS "neu", "name=Gerade&starts_on=2020-01-01&ends_on=2098-12-31");
    assert_status(lead, 303);
    browser_get(lead, HOME "/iterationen");
    Str runs = STR("läuft jetzt");
    int64_t now = str_find(lead->body, STR("Gerade</a>")),
            last = str_find(lead->body, STR("Zuletzt</a>")),
            none = str_find(lead->body, STR("Ohne Tage</a>"));
    assert_true(now > 0 && now < last && last < none);
    assert_true(str_find(lead->body, runs) > now && str_find(lead->body, runs) < last);
    assert_true(str_find(str_slice(lead->body, (size_t)last, lead->body.len - (size_t)last), runs) <
                0);
    site_test_done(room.test);
}

static void the_board_is_filtered_by_phase_and_iteration(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *iteration = made(&room, ITERATIONS, "name=Probelauf&review_on=2026-01-05");
    assert_sees(lead, "Rückblick überfällig");
    new_task(&room, joined(&room, "name=Raum&phase=planning&iteration=", iteration, ""));
    new_task(&room, "name=Presse&phase=operation");
    browser_get(lead, HOME "/aufgaben?phase=operation");
    assert_sees(lead, "Presse");
    assert_false(browser_sees(lead, "Raum"));
    assert_sees(lead, "1 Aufgabe");
    browser_get(lead, joined(&room, HOME "/aufgaben?iteration=", iteration, "&phase=planning"));
    assert_sees(lead, "Raum");
    assert_false(browser_sees(lead, "Presse"));
    browser_get(lead, HOME "/aufgaben?phase=gibt-es-nicht&iteration=99999");
    assert_status(lead, 200);
    assert_sees(lead, "Presse"); /* nothing known is asked for: everything is shown */
    browser_get(lead, joined(&room, ITERATIONS, iteration, ""));
    assert_sees(lead, "kein Ergebnis eingetragen");
    assert_non_null(strstr(column(&room, lead, "aufgaben", NULL), "Raum"));
    assert_false(browser_sees(lead, "Presse"));
    assert_true(contains(&room, lead, joined(&room, "/aufgaben/neu?iteration=", iteration, "\"")));
    site_test_done(room.test);
}

/* -- Decisions --------------------------------------------------------------------------------- */

#define DECISIONS HOME "/entscheidungen/"

static void new_decision(Room *room, const char *fields) {
    browser_get(&room->lead, DECISIONS "neu");
    browser_post(&room->lead, DECISIONS "neu", fields);
    assert_status(&room->lead, 303);
}

static void the_log_begins_with_the_newest(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *heard = made(&room, HOME "/beitraege/", "subject=Kein+Protokoll");
    new_decision(&room, joined(&room,
                               "question=Erste+Frage&outcome=Ja&reason=Darum&function=Amt"
                               "&decided_on=2026-01-02&value_pairs=fairness&contributions=",
                               heard, ""));
    new_decision(&room, "question=Zweite+Frage&outcome=Nein&reason=Doch&function=Amt"
                        "&decided_on=2026-01-03");
    new_decision(&room, "question=Offene+Frage&value_pairs=agency");
    browser_get(lead, HOME "/entscheidungen");
    const char *body = str_c(room.arena, lead->body);
    const char *open = strstr(body, ">Offene Frage<"), *second = strstr(body, ">Zweite Frage<"),
               *first = strstr(body, ">Erste Frage<");
    assert_non_null(open);
    assert_true(open < second && second < first);
    assert_non_null(strstr(first, ">Kein Protokoll<"));
    assert_true(strstr(body, ">Kein Protokoll<") > first); /* not with the second */
    assert_sees(lead, "entschieden am 2. Januar 2026");
    assert_sees(lead, "noch zu entscheiden");
    browser_get(&room.reader, HOME "/entscheidungen");
    assert_sees(&room.reader, "Erste Frage");
    assert_false(contains(&room, &room.reader, "/entscheidungen/neu"));
    browser_get(lead, HOME "/wertepaare"); /* what is not decided is evidence of nothing */
    assert_sees(lead, "Erste Frage");
    assert_false(browser_sees(lead, "Offene Frage"));
    site_test_done(room.test);
}

/* -- What waits for me ------------------------------------------------------------------------- */

static void my_tasks_and_answers_stand_on_one_page(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Browser *lead = &room.lead;
    AccountId tea = app_test_person(app, &app->authority, NULL, "lead", "Tea");
    Browser other = browser_as(room.test, tea);
    char task[80];
    snprintf(task, sizeof task, "name=Raum+buchen&due=2026-01-05&assignee=%lld", (long long)tea.v);
    new_task(&room, task);
    made(&room, HOME "/beitraege/", "subject=Zu+lange+Wege");
    browser_get(&other, "/");
    assert_true(contains(&room, &other, "href=\"/aufgaben\""));
    browser_get(&other, "/aufgaben");
    assert_status(&other, 200);
    const char *mine = column(&room, &other, "aufgaben", "antworten");
    assert_non_null(strstr(mine, "Raum buchen"));
    assert_non_null(strstr(mine, "war fällig am 5. Januar 2026"));
    assert_non_null(strstr(column(&room, &other, "antworten", NULL), "Zu lange Wege"));
    browser_get(lead, "/aufgaben"); /* nobody sees another's tasks */
    assert_null(strstr(column(&room, lead, "aufgaben", "antworten"), "Raum buchen"));
    browser_get(&room.reader, "/aufgaben");
    assert_sees(&room.reader, "Niemand wartet auf eine Antwort.");
    Browser nobody = browser_new(room.test);
    browser_get(&nobody, "/aufgaben");
    assert_status(&nobody, 401);
    site_test_done(room.test);
}

/* All roles of this kind that somebody has in the authority are taken. */
static void take_role(Room *room, AccountId account, const char *role) {
    AppTest *app = room->test->app;
    Memberships rows;
    Written written;
    assert_ok(membership_rows(app_test_as_system(app), app->conn, (InitiativeId){ 0 }, &rows));
    for (size_t i = 0; i < rows.count; i++)
        if (rows.items[i].account.v == account.v && str_eq(rows.items[i].role, str_from(role)))
            assert_ok(membership_remove(&app->app, app_test_as_system(app), NULL, &app->authority,
                                        NULL, rows.items[i].id, &written));
}

/* The task stays with who has lost the role for it: whom that concerns is told. */
static void a_task_of_who_only_reads_now_says_so(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    AccountId tea = app_test_person(app, &app->authority, NULL, "team", "Tea");
    app_test_person(app, &app->authority, NULL, "reader", "Tea");
    Browser other = browser_as(room.test, tea);
    char task[80];
    snprintf(task, sizeof task, "name=Raum+buchen&assignee=%lld", (long long)tea.v);
    const char *id = made(&room, TASKS, task), *page = joined(&room, TASKS, id, "");
    browser_get(&room.lead, page);
    assert_false(browser_sees(&room.lead, "nichts mehr eintragen"));
    browser_get(&other, "/aufgaben");
    assert_sees(&other, "Raum buchen");
    assert_false(browser_sees(&other, "nichts mehr eintragen"));
    take_role(&room, tea, "team");
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "Die Person, der diese Aufgabe zugeteilt ist, kann hier nichts mehr");
    browser_get(&room.reader, page); /* is for who can do something about it */
    assert_false(browser_sees(&room.reader, "nichts mehr eintragen"));
    browser_get(&other, "/aufgaben");
    assert_sees(&other, "Raum buchen");
    assert_sees(&other, "Das kann, wer das Vorhaben ändern darf");
    site_test_done(room.test);
}

/* What the initiative itself shows is done on its board and for whoever took it up. */
static void what_is_shown_to_be_done_waits_for_nobody(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    AccountId tea = app_test_person(app, &app->authority, NULL, "lead", "Tea");
    Browser other = browser_as(room.test, tea);
    char task[80];
    snprintf(task, sizeof task, "function=Fachbereich&due=2026-01-05&assignee=%lld",
             (long long)tea.v);
    browser_get(&room.lead, GUIDE "goals/aufnehmen");
    browser_post(&room.lead, GUIDE "goals/aufnehmen", task);
    assert_status(&room.lead, 303);
    browser_get(&other, "/aufgaben");
    assert_sees(&other, "Messbare Ziele setzen");
    made(&room, HOME "/ziele/",
         "statement=Schneller&indicator=Tage&baseline=40&target=20&due=2030-01-01");
    browser_get(&room.lead, GUIDE "goals");
    assert_sees(&room.lead, "Erledigt, das Vorhaben zeigt es");
    browser_get(&room.lead, HOME "/aufgaben");
    assert_null(strstr(column(&room, &room.lead, "open", "doing"), "Messbare Ziele setzen"));
    const char *done = column(&room, &room.lead, "done", "waived");
    assert_non_null(strstr(done, "Messbare Ziele setzen"));
    assert_null(strstr(done, "war fällig"));
    browser_get(&other, "/aufgaben");
    assert_false(browser_sees(&other, "Messbare Ziele setzen"));
    site_test_done(room.test);
}

/* And on every page and document that names it: the same state. */
static void what_is_shown_to_be_done_is_done_everywhere(void **state) {
    static const char TITLE[] = "Messbare Ziele setzen";
    Room room = room_of(state);
    Browser *lead = &room.lead;
    browser_get(lead, GUIDE "goals/aufnehmen");
    browser_post(lead, GUIDE "goals/aufnehmen", "function=Fachbereich&due=2026-01-05");
    assert_status(lead, 303);
    browser_get(lead, HOME "/offenheit/bearbeiten");
    browser_post(lead, HOME "/offenheit/bearbeiten", "public_parts=tasks");
    assert_status(lead, 303);
    browser_get(lead, HOME "/ausgaben/wandblatt.svg");
    assert_sees(lead, TITLE);
    browser_get(lead, HOME);
    assert_sees(lead, "Die Aufgabe ist überfällig");
    browser_get(lead, HOME "/ansicht/oeffentlichkeit");
    assert_non_null(strstr(column(&room, lead, "aufgaben", "mitreden"), ">offen<"));
    browser_get(lead, HOME "/wertepaare");
    assert_false(browser_sees(lead, TITLE));
    made(&room, HOME "/ziele/",
         "statement=Schneller&indicator=Tage&baseline=40&target=20&due=2030-01-01");
    browser_get(lead, HOME "/ausgaben/wandblatt.svg");
    assert_false(browser_sees(lead, TITLE));
    browser_get(lead, HOME);
    assert_false(browser_sees(lead, "Die Aufgabe ist überfällig"));
    browser_get(lead, HOME "/ansicht/oeffentlichkeit");
    const char *public = column(&room, lead, "aufgaben", "mitreden");
    assert_non_null(strstr(public, ">erledigt<"));
    assert_null(strstr(public, ">offen<"));
    browser_get(lead, HOME "/wertepaare");
    assert_sees(lead, TITLE);
    assert_false(browser_sees(lead, "zählt hier nicht"));
    site_test_done(room.test);
}

static void what_is_not_to_be_seen_is_not_counted(void **state) {
    Room room = room_of(state);
    browser_get(&room.lead, GUIDE "goals/stand");
    browser_post(&room.lead, GUIDE "goals/stand", "state=done");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, HOME "/wertepaare");
    assert_sees(&room.lead, "Messbare Ziele setzen");
    assert_sees(&room.lead, "(noch nicht zu sehen, zählt hier nicht)");
    assert_sees(&room.lead, "7 Wertepaare sind noch nirgends genannt");
    browser_get(&room.lead, HOME "/ausgaben/akte.html");
    assert_sees(&room.lead, "Als erledigt eingetragen, aber noch nicht zu sehen.");
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(the_home_says_what_is_next_and_where),
        SQLITE_TEST(a_tick_is_for_what_is_done),
        SQLITE_TEST(a_task_of_who_only_reads_now_says_so),
        SQLITE_TEST(what_is_not_to_be_seen_is_not_counted),
        SQLITE_TEST(a_body_that_was_not_heard_is_asked_about),
        SQLITE_TEST(a_task_says_why_and_how),
        SQLITE_TEST(the_classification_decides_what_applies),
        SQLITE_TEST(each_answer_says_what_it_changes),
        SQLITE_TEST(a_task_is_taken_up_and_moved),
        SQLITE_TEST(waiving_needs_reason_and_function),
        SQLITE_TEST(two_people_take_the_same_task_up),
        SQLITE_TEST(what_is_kept_is_nobodys),
        SQLITE_TEST(the_board_shows_states_and_is_moved),
        SQLITE_TEST(what_is_shown_to_be_done_waits_for_nobody),
        SQLITE_TEST(what_is_shown_to_be_done_is_done_everywhere),
        SQLITE_TEST(iterations_stand_by_their_days),
        SQLITE_TEST(the_board_is_filtered_by_phase_and_iteration),
        SQLITE_TEST(the_log_begins_with_the_newest),
        SQLITE_TEST(my_tasks_and_answers_stand_on_one_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
