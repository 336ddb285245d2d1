/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Audits of an initiative over HTTP: asked, fixed, answered by a report that was made for them, compared, followed by a task. */
#include "program.h"
#include "room.h"
#include "sample_audit.h"

#define LIST "/vorhaben/lesehilfe"
#define NEW  LIST "/pruefberichte/neu"
#define SET                                                                          \
    "name=Antr%C3%A4ge&origin=Fachverfahren&legal_basis=Gesetz&readers=Fachaufsicht" \
    "&delete_on=2100-01-31"
#define QUESTION                                                                          \
    "name=Bescheide&decision=bescheid%3Dabgelehnt&selected=adverse&group_columns=sprache" \
    "&data_set="
#define FIXED "&function=Leitung&fixed_on=2026-01-31"

static void part(Out *body, const char *name, Str value, bool file) {
    out_format(body, "--grenze\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n", name,
               file ? "; filename=\"bericht.json\"" : "");
    out_str(body, value);
    out_c(body, "\r\n");
}

#define CELL(group, selected)                                                 \
    "{\"group\":{\"sprache\":\"" group "\"},\"n\":100,\"selected\":" selected \
    ",\"labelled\":null,\"tp\":null,\"fp\":null,\"fn\":null,\"tn\":null,\"suppressed\":null}"

/* Posts the form as a browser does; no report: no file was chosen. */
static void take(Room *room, const char *plan, const char *name, Str report) {
    Browser *lead = &room->lead;
    CLEANUP(out_done) Out body = out_open(1 << 12);
    browser_get(lead, joined(room, NEW "?audit_plan=", plan, ""));
    part(&body, "form_token", lead->form_token, false);
    part(&body, "submission_id", lead->submission_id, false);
    part(&body, "audit_plan", str_from(plan), false);
    part(&body, "name", str_from(name), false);
    if (report.len > 0)
        part(&body, "datei", report, true);
    out_c(&body, "--grenze--\r\n");
    browser_send(lead, "POST", NEW, "multipart/form-data; boundary=grenze", out_view(&body));
}

static void is_refused(Room *room, const char *plan, Str report, const char *words) {
    take(room, plan, "Vorher", report);
    assert_status(&room->lead, 422);
    assert_sees(&room->lead, words);
    assert_sees(&room->lead, "id=\"datei-fehler\"");
    assert_sees(&room->lead, "value=\"Vorher\"");
}

/* With one piece of it changed. */
static Str changed_in(Room *room, Str all, const char *was, const char *is) {
    ptrdiff_t at = str_find(all, str_from(was));
    assert_true(at >= 0);
    return str_join(room->arena, str_slice(all, 0, (size_t)at), str_from(is),
                    str_slice(all, (size_t)at + strlen(was), SIZE_MAX));
}

static Str changed(Room *room, const char *was, const char *is) {
    return changed_in(room, STR(AUDIT_SAMPLE_REPORT), was, is);
}

/* One rate of each group, and a gap that is remarkable. */
static Str remarkable(Room *room) {
    return changed(
        room, "\"cells\":[],\"rates\":[],\"gaps\":[]",
        "\"cells\":[" CELL("wenig", "30") "," CELL(
            "sicher",
            "10") "],\"rates\":[{\"metric\":\"selection_rate\",\"group\":{\"sprache\":\"wenig\"},"
                  "\"value\":0.3,\"low\":0.25,\"high\":0.35,\"numerator\":30,\"denominator\":100,"
                  "\"reason\":null},{\"metric\":\"selection_rate\",\"group\":{\"sprache\":"
                  "\"sicher\"},\"value\":0.1,\"low\":0.08,\"high\":0.12,\"numerator\":10,"
                  "\"denominator\":100,\"reason\":null}],\"gaps\":[{\"metric\":\"selection_rate\","
                  "\"over\":[\"sprache\"],\"scale\":\"difference\",\"reference\":null,"
                  "\"observed\":0.2,\"observed_between\":[{\"sprache\":\"wenig\"},{\"sprache\":"
                  "\"sicher\"}],\"given\":[],\"certain\":0.1,\"certain_between\":null,"
                  "\"at_most\":0.3,\"shrunken\":null,\"p\":null,\"q\":null,\"detectable\":null,"
                  "\"cells\":2,\"within\":null,\"tolerance\":0.05,\"verdict\":\"remarkable\","
                  "\"reason\":null}]");
}

static void a_question_is_asked_and_fixed(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    browser_get(lead, LIST "/datenpruefungen");
    assert_sees(lead, "Es ist noch kein Datenbestand beschrieben.");
    browser_get(lead, LIST "/datenbestaende/neu");
    browser_post(lead, LIST "/datenbestaende/neu", SET "&special_categories=true");
    assert_status(lead, 422);
    assert_sees(lead, "href=\"#special_basis\"");
    const char *set = made(&room, LIST "/datenbestaende/", SET);
    browser_get(lead, LIST "/datenpruefungen/neu");
    browser_post(
        lead, LIST "/datenpruefungen/neu",
        joined(&room, "name=B&decision=abgelehnt&selected=adverse&group_columns=sprache&data_set=",
               set, ""));
    assert_status(lead, 422);
    assert_sees(lead, "So lässt sich das nicht fragen: abgelehnt");
    assert_sees(lead, "href=\"#decision\"");
    browser_post(lead, LIST "/datenpruefungen/neu",
                 joined(&room, QUESTION, set, "&by_caseworker=true"));
    assert_status(lead, 422);
    assert_sees(lead, "href=\"#agreement\"");
    browser_post(lead, LIST "/datenpruefungen/neu", joined(&room, QUESTION, set, "&tolerance=5"));
    assert_status(lead, 422);
    assert_sees(lead, "href=\"#tolerance\"");
    const char *plan = made(&room, LIST "/datenpruefungen/", joined(&room, QUESTION, set, ""));
    browser_get(lead, joined(&room, LIST "/datenpruefungen/", plan, ""));
    assert_sees(lead, "einklang audit DATEN.csv");
    assert_sees(lead, "--decision bescheid=abgelehnt");
    assert_sees(lead, "--disclosure public");
    assert_false(browser_sees(lead, "Bericht aufnehmen"));
    take(&room, plan, "Vorher", STR(AUDIT_SAMPLE_REPORT));
    assert_status(lead, 422);
    assert_sees(lead, "Noch niemand hat festgelegt");
    assert_sees(lead, "href=\"#audit_plan\"");
    site_test_done(room.test);
}

static const char *fixed_plan(Room *room) {
    const char *set = made(room, LIST "/datenbestaende/", SET);
    return made(room, LIST "/datenpruefungen/", joined(room, QUESTION, set, FIXED));
}

/* Only what was made with exactly this question, later than it was fixed, for everybody. */
static void only_an_answer_to_the_question_is_taken(void **state) {
    Room room = room_of(state);
    const char *plan = fixed_plan(&room);
    is_refused(&room, plan, STR(""), "Wählen Sie");
    is_refused(&room, plan, STR("kein JSON"),
               "Dies ist kein gültiges JSON. Der Fehler steht in Zeile 1.");
    is_refused(&room, plan, changed(&room, "\"seed\":1", "\"seed\":-1"), "/provenance/seed");
    is_refused(&room, plan, changed(&room, "adverse", "favourable"), "--selected");
    is_refused(&room, plan, changed(&room, "\"public\"", "\"internal\""), "--disclosure");
    is_refused(&room, plan,
               changed(&room, "{\"name\":\"group\"",
                       "{\"name\":\"tolerance\",\"value\":\"0.5\"},{\"name\":\"group\""),
               "--tolerance 0.5");
    is_refused(&room, plan, changed(&room, "2026-02-02", "2026-01-30"), "bevor seine Frage");
    /* half an hour past midnight in Germany: the day is the next one already */
    is_refused(&room, plan, changed(&room, "2026-02-02T08:00", "2026-01-30T22:30"),
               "bevor seine Frage");
    take(&room, plan, "Nachts", changed(&room, "2026-02-02T08:00", "2026-01-30T23:30"));
    assert_status(&room.lead, 303);
    /* how rows are read is no question: also in a database */
    take(&room, plan, "Datenbank",
         changed(&room, "{\"name\":\"group\"",
                 "{\"name\":\"table\",\"value\":\"antrag\"},{\"name\":\"group\""));
    assert_status(&room.lead, 303);
    take(&room, plan, "Vorher",
         changed(&room, "{\"name\":\"group\"",
                 "{\"name\":\"threads\",\"value\":\"2\"},{\"name\":\"group\""));
    assert_status(&room.lead, 303);
    app_test_consistent(room.test->app);
    site_test_done(room.test);
}

/* Numbers and verdicts that cannot stand beside each other, and who must not be seen. */
static void a_report_that_denies_itself_is_refused(void **state) {
    static const struct {
        const char *was, *is, *place;
    } WRONG[] = {
        { "\"verdict\":\"remarkable\"", "\"verdict\":\"unremarkable\"", "/gaps/0/verdict" },
        { "\"tolerance\":0.05", "\"tolerance\":0.5", "/gaps/0/tolerance" },
        { "\"observed\":0.2", "\"observed\":0.15", "/gaps/0/observed" },
        { "\"certain\":0.1", "\"certain\":0.25", "/gaps/0/observed" },
        { "\"over\":[\"sprache\"]", "\"over\":[\"alter\"]", "/gaps" },
        { "\"low\":0.25", "\"low\":0.31", "/rates/0/low" },
        { "\"value\":0.3", "\"value\":0.32", "/rates/0/value" },
        { "\"denominator\":100", "\"denominator\":20", "/rates/0/numerator" },
        { "\"n\":100", "\"n\":101", "/rates/0/denominator" },
        { "\"n\":100,\"selected\":30", "\"n\":4,\"selected\":null", "/cells/0/n" },
        { "\"selected\":30", "\"selected\":97", "/cells/0/selected" },
        { "2026-02-02", "2036-02-02", "/provenance/time" },
    };
    Room room = room_of(state);
    const char *plan = fixed_plan(&room);
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++)
        is_refused(&room, plan, changed_in(&room, remarkable(&room), WRONG[i].was, WRONG[i].is),
                   joined(&room, "widerspricht sich an der Stelle ", WRONG[i].place, "."));
    site_test_done(room.test);
}

static void a_finding_becomes_a_task_and_evidence(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *plan = fixed_plan(&room);
    take(&room, plan, "Vorher", remarkable(&room));
    assert_status(lead, 303);
    const char *run = str_c(room.arena, lead->location);
    browser_get(lead, run);
    assert_sees(lead, "auffällig");
    assert_sees(lead, "Von 100 sind es bei „wenig“ 20,0 mehr als bei „sicher“.");
    assert_sees(lead, "kein Rechtsurteil");
    assert_sees(lead, "<svg ");
    ptrdiff_t at =
        str_find(lead->body, STR(LIST "/aufgaben/neu?value_pairs=fairness&amp;audit_run="));
    assert_true(at > 0);
    browser_get(lead, LIST "/aufgaben/neu?value_pairs=fairness&name=Zweite+Durchsicht");
    assert_sees(lead, "value=\"Zweite Durchsicht\"");
    take(&room, plan, "Nachher", STR(AUDIT_SAMPLE_REPORT));
    assert_status(lead, 303);
    const char *compare = joined(&room, LIST "/datenpruefungen/", plan, "/vergleich");
    browser_get(lead, compare);
    assert_sees(lead, "Auswahlrate nach sprache");
    assert_sees(lead, "auffällig");
    /* what a report answers stays as it was fixed */
    const char *edit = joined(&room, LIST "/datenpruefungen/", plan, "/bearbeiten");
    browser_get(lead, edit);
    browser_post(lead, edit, joined(&room, "version=1&tolerance=0%2C5&" QUESTION, "1", FIXED));
    assert_status(lead, 422);
    site_test_done(room.test);
}

static void a_report_is_read_as_a_document(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *plan = fixed_plan(&room);
    take(&room, plan, "Vorher", remarkable(&room));
    Str run = str_slice(lead->location, 0,
                        (size_t)str_index(str_join(room.arena, lead->location, STR("?")), '?'));
    browser_get(lead, str_c(room.arena, str_join(room.arena, run, STR("/bericht/bericht.html"))));
    assert_status(lead, 200);
    assert_sees(lead, "<h2>Was die Prüfung sagt</h2>");
    browser_get(lead, str_c(room.arena, str_join(room.arena, run, STR("/bericht/bericht.odt"))));
    assert_status(lead, 200);
    assert_true(str_starts(lead->body, STR("PK")));
    browser_get(lead, str_c(room.arena, str_join(room.arena, run, STR("/bericht/bericht.json"))));
    assert_sees(lead, "\"schema\":\"einklang-audit-1\"");
    browser_get(lead, str_c(room.arena, str_join(room.arena, run, STR("/bericht/anders.txt"))));
    assert_status(lead, 404);
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_question_is_asked_and_fixed),
        STORE_TEST(only_an_answer_to_the_question_is_taken),
        SQLITE_TEST(a_report_that_denies_itself_is_refused),
        STORE_TEST(a_finding_becomes_a_task_and_evidence),
        SQLITE_TEST(a_report_is_read_as_a_document),
    };
    return run_site_tests(tests);
}
