/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The participation plan at work: what people bring in, and the answers to it. */
#include "room.h"

#include <stdio.h>

#include "app/answer_link.h"
#include "store/contribution_store.h"
#include "store/involvement_store.h"
#include "web/record_table.h"

#define LIST "/vorhaben/lesehilfe"
#define JOIN LIST "/mitreden"

/* What it began with, and these fields more. */
static void change(Room *room, const Planned *plan, const char *version, const char *more) {
    const char *form = joined(room, LIST "/beteiligung/", plan->id, "/bearbeiten");
    browser_get(&room->lead, form);
    browser_post(&room->lead, form,
                 joined(room, joined(room, "version=", version, "&" PLANNED), plan->group, more));
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

/* As an involvement itself: nobody is answered before they were heard. */
static void no_contribution_is_answered_before_it_was_heard(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const Planned plan = planned(&room, "&heard_on=2026-01-02");
    const char *said =
        made(&room, LIST "/beitraege/", joined(&room, "subject=Schrift&involvement=", plan.id, ""));
    const char *answer = joined(&room, LIST "/beitraege/", said, "/antwort");
    const char *together = LIST "/beitraege/antworten";
    const char *fields = "outcome=adopted&answer=Ja&answered_on=2026-01-01";
    browser_get(lead, answer);
    browser_post(lead, answer, joined(&room, "version=1&", fields, ""));
    assert_status(lead, 422);
    assert_sees(lead, "href=\"#answered_on\"");
    browser_get(lead, joined(&room, together, "?nr=", said));
    browser_post(lead, together, joined(&room, joined(&room, "chosen=", said, ".1&"), fields, ""));
    assert_status(lead, 422);
    assert_sees(lead, "href=\"#answered_on\"");
    browser_get(lead, answer);
    browser_post(lead, answer, "version=1&outcome=adopted&answer=Ja&answered_on=2026-01-02");
    assert_status(lead, 303);
    site_test_done(room.test);
}

/* The answer that was promised, and the deadline of a formal involvement: wherever the lead looks. */
static void what_is_late_says_so_wherever_the_lead_looks(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead, anybody = browser_new(room.test);
    const Planned plan = planned(&room, "&heard_on=2026-01-02&answer_due=2026-01-03");
    const char *const late = joined(&room, LIST "/beteiligung/", plan.id, "");
    browser_get(lead, LIST "/beteiligung/neu");
    browser_post(lead, LIST "/beteiligung/neu",
                 joined(&room,
                        "level=consult&occasion=Vorlage&planned_on=2099-01-02&formal=true"
                        "&legal_basis=Gesetz&submitted_on=2026-01-01&deadline=2026-01-02"
                        "&stakeholders=",
                        plan.group, ""));
    assert_status(lead, 303);
    browser_get(lead, late);
    assert_sees(lead, ">Antwort überfällig</span>");
    browser_get(lead, LIST "/beteiligung");
    assert_sees(lead, ">Antwort überfällig</span>");
    assert_sees(lead, ">Frist abgelaufen</span>");
    assert_sees(lead, "ohne ein Wort abgelaufen");
    browser_get(lead, "/aufgaben");
    const char *passed = strstr(str_c(room.arena, lead->body), "id=\"fristen\"");
    passed = passed != NULL ? strstr(passed, LIST "/beteiligung/") : "";
    browser_get(lead, str_c(room.arena, (Str){ passed, strcspn(passed, "\"") }));
    assert_sees(lead, "Vorlage");
    assert_sees(lead, ">Frist abgelaufen</span>");
    change(&room, &plan, "1", "&heard_on=2026-01-02&answer_due=2026-01-03&answer_shared=true");
    assert_status(lead, 303);
    browser_get(&anybody, address_on(&room, late));
    assert_sees(&anybody, "Zugesagt war sie bis 3. Januar 2026; sie steht noch aus.");
    site_test_done(room.test);
}

/* By "Antwort eintragen" the day is today, unless another is said; by the whole form an answer without one is told. */
static void an_answer_without_its_day_is_not_silent(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const Planned plan = planned(&room, "&heard_on=2026-01-02");
    const char *page = joined(&room, LIST "/beteiligung/", plan.id, "");
    const char *fields = joined(&room, "&" PLANNED, plan.group,
                                "&heard_on=2026-01-02&answered_on=&answer=Zwei+Seiten");
    const char *form = joined(&room, page, "/bearbeiten?antwort=heute", "");
    browser_get(lead, page);
    assert_sees(lead, joined(&room, "href=\"", form, "#answer\""));
    change(&room, &plan, "1", "&heard_on=2026-01-02&answer=Noch+unfertig");
    browser_get(lead, str_c(room.arena, lead->location));
    assert_sees(lead, "gilt noch nicht als Antwort: „Beantwortet am“ ist leer.");
    assert_sees(lead, "Gehört, noch nicht beantwortet");

    browser_get(lead, form);
    assert_sees(lead, joined(&room, "action=\"", form, "&amp;gesendet=1\""));
    Str today = today_plus(&room, 0); /* typed as 21.09.2026 */
    char typed[32];
    snprintf(typed, sizeof typed, "value=\"%.2s.%.2s.%.4s\"", today.ptr + 8, today.ptr + 5,
             today.ptr);
    assert_sees(lead, typed);
    browser_post(lead, form, joined(&room, "version=2", fields, ""));
    assert_status(lead, 303);
    browser_get(lead, page);
    assert_sees(lead, "Als Tag der Antwort ist heute eingetragen.");
    assert_false(browser_sees(lead, "noch nicht beantwortet"));

    browser_get(lead, form); /* another day is kept */
    browser_post(lead, form,
                 joined(&room, "version=3&" PLANNED, plan.group,
                        "&heard_on=2026-01-02&answered_on=2026-01-05&answer=Zwei+Seiten"));
    assert_status(lead, 303);
    browser_get(lead, page);
    assert_false(browser_sees(lead, "Als Tag der Antwort ist heute eingetragen."));
    browser_get(lead, joined(&room, page, "/bearbeiten", ""));
    assert_sees(lead, "value=\"05.01.2026\"");
    site_test_done(room.test);
}

/* As many as there may be stand on pages, each with what it belongs to. */
static void contributions_stand_on_pages(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    const Planned plan = planned(&room, "");
    Ctx *ctx = app_test_as_system(app);
    InitiativeRef initiative;
    assert_ok(access_initiative(&app->app, ctx, app->conn, STR("lesehilfe"),
                                PERMISSION_INITIATIVE_READ, &initiative));
    Contribution contribution;
    schema_clear(&CONTRIBUTION_SCHEMA, &contribution);
    assert_true(str_i64(str_from(plan.id), &contribution.involvement.v));
    for (int i = 0; i <= RECORD_TABLE_PAGE_MAX; i++) {
        char subject[32];
        Written written;
        snprintf(subject, sizeof subject, "Beitrag Nr. %d.", i);
        contribution.subject = str_copy(room.arena, str_from(subject));
        assert_ok(record_create(&app->app, ctx, NULL, &initiative, &NOUNS[NOUN_CONTRIBUTION],
                                &contribution, &written));
    }
    Browser *lead = &room.lead;
    browser_get(lead, LIST "/beitraege");
    assert_sees(lead, "Beitrag Nr. 0.");
    assert_sees(lead, "Beitrag Nr. 199.");
    assert_sees(lead, ">Treffen<");
    assert_false(browser_sees(lead, "Beitrag Nr. 200."));
    assert_false(browser_sees(lead, "Erste Seite"));
    const char *next = strstr(str_c(room.arena, lead->body), LIST "/beitraege?nach=");
    assert_non_null(next);
    browser_get(lead, str_c(room.arena, (Str){ next, strcspn(next, "\"") }));
    assert_status(lead, 200);
    assert_sees(lead, "Beitrag Nr. 200.");
    assert_sees(lead, ">Treffen<");
    assert_false(browser_sees(lead, "Beitrag Nr. 199."));
    assert_false(browser_sees(lead, "?nach="));
    browser_get(lead, LIST "/beitraege?nach=x");
    assert_status(lead, 404);
    site_test_done(room.test);
}

/* The address on the page of the involvement. */

static void gone(Browser *browser, const char *path) {
    browser_get(browser, path);
    assert_status(browser, 404);
    assert_false(browser_sees(browser, "Lesehilfe"));
    assert_false(browser_sees(browser, "Seniorenrat"));
}

/* Another record, another proof, a longer one, none, and what is no address at all. */
static void other_addresses_are_gone(Room *room, Browser *anybody, const char *address,
                                     const char *involvement, const char *said) {
    size_t head = strlen(ANSWER_LINK_PATH);
    const char *proof = strchr(strchr(address + head, '-') + 1, '-');
    const char *number = str_c(room->arena, (Str){ address, strcspn(address, "-") });
    gone(anybody, joined(room, number, joined(room, "-", said, ""), proof));
    gone(anybody, joined(room, number, joined(room, "-0", involvement, ""), proof));
    gone(anybody, joined(room, address, "A", ""));
    gone(anybody, joined(room, number, joined(room, "-", involvement, ""), "-"));
    gone(anybody, joined(room, number, joined(room, "-", involvement, ""), ""));
    gone(anybody, ANSWER_LINK_PATH "99999999999999999999-1-AAAAAAAAAAAAAAAAAAAAAA");
    gone(anybody, ANSWER_LINK_PATH "%2D%2D");
}

/* Everybody may read this contribution from now on. */
static void release(Room *room, const Planned *plan, const char *id) {
    const char *form = joined(room, LIST "/beitraege/", id, "/bearbeiten");
    browser_get(&room->lead, form);
    browser_post(&room->lead, form,
                 joined(room,
                        "version=1&subject=Gro%C3%9Fe+Schrift&speaks_for=Beirat&published=true"
                        "&involvement=",
                        plan->id, ""));
    assert_status(&room->lead, 303);
}

/* What the team entered has no receipt, even with the right proof; who had the number before has none of the record that
 * has it now. */
static void receipts_are_of_their_record_only(Room *room, Browser *anybody, const Planned *plan,
                                              const char *said) {
    AppTest *app = room->test->app;
    Ctx *ctx = app_test_as_system(app);
    InitiativeRef initiative;
    Contribution contribution;
    Involvement involvement;
    RecordId id;
    assert_ok(access_initiative(&app->app, ctx, app->conn, STR("lesehilfe"),
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_true(str_i64(str_from(said), &id.v));
    assert_ok(contribution_get(ctx, app->conn, initiative.id, id, &contribution));
    gone(anybody, str_c(room->arena,
                        answer_receipt_path(&app->app, room->arena, initiative.id, &contribution)));
    assert_true(str_i64(str_from(plan->id), &id.v));
    assert_ok(involvement_get(ctx, app->conn, initiative.id, id, &involvement));
    const char *right =
        str_c(room->arena, answer_link_path(&app->app, room->arena, initiative.id, &involvement));
    browser_get(anybody, right);
    assert_status(anybody, 200);
    involvement.record.created_at.ms--;
    gone(anybody,
         str_c(room->arena, answer_link_path(&app->app, room->arena, initiative.id, &involvement)));
}

static void an_answer_is_read_under_its_address_only(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    const Planned plan = planned(&room, "&heard_on=2026-01-02&answered_on=2026-01-03"
                                        "&answer=Wird+gemacht&answer_shared=true"
                                        "&note=Protokoll+von+innen");
    const char *page = joined(&room, LIST "/beteiligung/", plan.id, "");
    const char *said = made(
        &room, LIST "/beitraege/",
        joined(&room, "subject=Gro%C3%9Fe+Schrift&speaks_for=Beirat&involvement=", plan.id, ""));
    const char *address = address_on(&room, page);
    browser_get(&anybody, address);
    assert_status(&anybody, 200);
    assert_sees(&anybody, "Wird gemacht");
    assert_sees(&anybody, "Lesehilfe");
    assert_false(browser_sees(&anybody, "Seniorenrat")); /* who stands behind it is the team's */
    assert_false(browser_sees(&anybody, "Protokoll von innen"));
    assert_false(browser_sees(&anybody, "Große Schrift")); /* not released, and that is said */
    assert_sees(&anybody, "Hier stehen nur Beiträge, die alle lesen dürfen.");
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "1 Beitrag und die Antwort darauf stehen dort nicht");
    release(&room, &plan, said);
    browser_get(&anybody, address);
    assert_sees(&anybody, "Große Schrift");
    browser_get(&room.lead, page);
    assert_false(browser_sees(&room.lead, "stehen dort nicht"));
    assert_false(browser_sees(&anybody, "Beirat"));
    assert_sees(&anybody, "Es gibt noch keine Antwort.");
    assert_true(str_find(anybody.headers, STR("X-Robots-Tag: noindex")) >= 0);
    browser_get(&anybody, joined(&room, address, "?sprache=de-simple", ""));
    assert_sees(&anybody, "Das haben wir entschieden");

    other_addresses_are_gone(&room, &anybody, address, plan.id, said);
    receipts_are_of_their_record_only(&room, &anybody, &plan, said);

    change(&room, &plan, "1", "&heard_on=2026-01-02&answered_on=2026-01-03&answer=Wird+gemacht");
    assert_status(&room.lead, 303);
    gone(&anybody, address); /* no longer shared */
    browser_get(&room.lead, page);
    assert_false(browser_sees(&room.lead, ANSWER_LINK_PATH));
    /* What the next address is made of is nobody's reading. */
    assert_false(browser_sees(&room.lead, "Woraus die Adresse"));
    browser_get(&room.lead, LIST "/ausgaben/beteiligung.csv");
    assert_status(&room.lead, 200);
    assert_false(browser_sees(&room.lead, "Woraus die Adresse"));
    site_test_done(room.test);
}

/* A click by mistake takes nothing back from those who have the address; whoever means it makes another one. */
static void an_address_that_was_handed_out_stays(void **state) {
    Room room = room_of(state);
    Browser anybody = browser_new(room.test);
    const char *given = "&heard_on=2026-01-02&answered_on=2026-01-03&answer=Wird+gemacht";
    const char *shared = joined(&room, given, "&answer_shared=true", "");
    const Planned plan = planned(&room, shared);
    const char *page = joined(&room, LIST "/beteiligung/", plan.id, "");
    const char *address = address_on(&room, page);
    change(&room, &plan, "1", joined(&room, shared, "&place=Saal", ""));
    assert_status(&room.lead, 303);
    assert_string_equal(address_on(&room, page), address);
    change(&room, &plan, "2", given);
    assert_status(&room.lead, 303);
    gone(&anybody, address);
    change(&room, &plan, "3", shared);
    assert_status(&room.lead, 303);
    browser_get(&anybody, address);
    assert_status(&anybody, 200);
    assert_sees(&anybody, "Wird gemacht");
    browser_get(&room.reader, page); /* may not */
    assert_false(browser_sees(&room.reader, "Neue Adresse machen"));
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "Neue Adresse machen");
    browser_post(&room.lead, joined(&room, page, "/neue-adresse", ""), "");
    assert_status(&room.lead, 303);
    gone(&anybody, address);
    const char *other = address_on(&room, page);
    browser_get(&anybody, other);
    assert_status(&anybody, 200);
    browser_get(&room.lead, LIST "/verlauf"); /* no word of what it is made of */
    assert_sees(&room.lead, "Neue Adresse der Antworten");
    assert_false(browser_sees(&room.lead, "Woraus die Adresse"));
    site_test_done(room.test);
}

static void a_method_is_found_by_ones_situation_and_adopted(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    made(&room, LIST "/stakeholder/", "name=Seniorenrat&perspectives=older_people");
    browser_get(lead, LIST "/methoden");
    assert_status(lead, 200);
    assert_sees(lead, "Alle Methoden");
    assert_false(browser_sees(lead, "Passt schlecht</span>"));
    browser_get(lead, LIST "/methoden?group=3&days=&level=collaborate&phase=planning");
    assert_sees(lead, "Passt schlecht</span>");
    assert_sees(lead, "Sie braucht mindestens 6 Menschen.");
    assert_sees(lead, "value=\"3\"");
    const char *adopt =
        LIST "/beteiligung/neu?method=workshop&amp;level=collaborate&amp;phase=planning";
    assert_sees(lead, joined(&room, "href=\"", adopt, "\""));
    browser_get(lead, LIST "/beteiligung/neu?method=workshop&level=collaborate&phase=planning");
    assert_sees(lead, "value=\"workshop\" selected");
    assert_sees(lead, "value=\"collaborate\" checked");
    browser_get(lead, LIST "/methoden?group=viele"); /* cannot be read: said at the field */
    assert_status(lead, 200);
    assert_sees(lead, "href=\"#group\"");
    assert_sees(lead, "Es ist noch nichts ausgewählt.");
    assert_false(browser_sees(lead, "gespeichert")); /* nothing is saved here at all */
    assert_false(browser_sees(lead, "Passt schlecht</span>"));
    browser_get(&room.reader, LIST "/methoden?level=decide");
    assert_status(&room.reader, 200);
    assert_false(browser_sees(&room.reader, "/beteiligung/neu?method="));
    site_test_done(room.test);
}

static void the_plan_is_seen_in_four_ways(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const Planned plan = planned(&room, "&phase=planning&answer_due=2026-01-09&place=Saal");
    browser_get(lead, LIST "/stakeholder/neu");
    browser_post(lead, LIST "/stakeholder/neu", "name=Jugendring&perspectives=it");
    assert_status(lead, 303);
    const char *href = joined(&room, "href=\"" LIST "/beteiligung/", plan.id, "\"");
    browser_get(lead, LIST "/beteiligung");
    assert_sees(lead, "Saal");
    assert_sees(lead, "freiwillig");
    assert_sees(lead, "ansicht=tabelle\" aria-current=\"true\"");
    assert_sees(lead, "Die zugesagte Antwort ist überfällig."); /* what is wrong with the plan */
    assert_sees(lead, "Diese Gruppe wurde nicht gefragt.");
    assert_false(browser_sees(lead, "<svg role=\"img\""));

    browser_get(lead, LIST "/beteiligung?ansicht=zeit");
    assert_sees(lead, "<svg role=\"img\"");
    assert_sees(lead, "ein Quadrat, wo es geplant ist");
    assert_sees(lead, "Kreis: Jemand wurde gehört. Quadrat: geplant."); /* to be seen, too */
    assert_sees(lead, "href=\"#heute\"");
    assert_sees(lead, "id=\"heute\"");
    assert_false(browser_sees(lead, "nicht eingezeichnet"));
    assert_sees(lead, href); /* the table twin */
    browser_get(lead, LIST "/beteiligung?ansicht=gruppen");
    assert_sees(lead, "Ein Stakeholder ist noch nicht im Plan.");
    assert_sees(lead, "Jugendring");
    assert_sees(lead, href);
    browser_get(lead, LIST "/beteiligung?ansicht=kalender");
    assert_sees(lead, "Januar 2026");
    assert_sees(lead, "Antwort zugesagt bis");
    browser_get(lead, LIST "/beteiligung?ansicht=nichts");
    assert_status(lead, 200);
    assert_sees(lead, "ansicht=tabelle\" aria-current=\"true\"");
    browser_get(lead, LIST "/beteiligung/neu");
    browser_post(lead, LIST "/beteiligung/neu",
                 joined(&room,
                        "level=consult&occasion=Fest&planned_on=2026-01-01&cancelled_on=2026-01-01"
                        "&cancelled_reason=Krank&stakeholders=",
                        plan.group, ""));
    assert_status(lead, 303);
    browser_get(lead, LIST "/beteiligung?ansicht=zeit");
    assert_sees(lead, "Abgesagt und nicht eingezeichnet: Nummer 1.");
    site_test_done(room.test);
}

static void access_needs_become_a_checklist(void **state) {
    Room room = room_of(state);
    const Planned plan = planned(&room, "&access_needs=sign_language&access_needs=step_free");
    const char *page = joined(&room, LIST "/beteiligung/", plan.id, "");
    browser_get(&room.lead, page);
    assert_sees(&room.lead, "Damit alle mitmachen können");
    assert_sees(&room.lead, "Dolmetschende bestellen");
    assert_sees(&room.lead, "21. November 2025"); /* six weeks before 2 January 2026 */
    assert_sees(&room.lead, "Raum und Weg selbst ansehen");
    assert_false(browser_sees(&room.lead, "Kinderbetreuung organisieren"));
    change(&room, &plan, "1",
           "&access_needs=sign_language&cancelled_on=2026-01-01&cancelled_reason=Krank");
    assert_status(&room.lead, 303);
    browser_get(&room.lead, page);
    assert_false(browser_sees(&room.lead, "Dolmetschende bestellen"));
    site_test_done(room.test);
}

/* -- The plan is final ------------------------------------------------------------------------- */

static void what_changes_after_the_plan_is_final_says_so(void **state) {
    Room room = room_of(state);
    Browser *lead = &room.lead;
    publish(&room);
    const Planned plan = planned(&room, "");
    const char *page = joined(&room, LIST "/beteiligung/", plan.id, "");
    browser_get(lead, LIST "/beteiligung");
    assert_sees(lead, "keine Kommentarfrist");
    window(&room, window_of(&room, 0, 0));
    browser_get(lead, LIST "/beteiligung");
    assert_sees(lead, "Kommentare zum Plan sind offen");
    assert_sees(lead, "href=\"" JOIN "\"");
    const char *held = window_of(&room, 0, 0);
    site_test_wait(room.test, (int64_t)24 * 3600 * 1000);
    room.lead = browser_as(room.test, app_test_person(room.test->app, &room.test->app->authority,
                                                      NULL, "lead", "Lena"));
    const char *today = str_c(room.arena, today_plus(&room, 0));
    window(&room, joined(&room, held, "&version=1&final_on=", today));
    browser_get(lead, LIST "/beteiligung");
    assert_sees(lead, "Der Plan ist endgültig seit dem");
    assert_false(browser_sees(lead, "href=\"" JOIN "\""));
    change(&room, &plan, "1", "&place=Saal"); /* on the day itself it is still being made */
    assert_status(lead, 303);
    browser_get(lead, page);
    assert_false(browser_sees(lead, "nach Abschluss"));

    site_test_wait(room.test, (int64_t)24 * 3600 * 1000);
    room.lead = browser_as(room.test, app_test_person(room.test->app, &room.test->app->authority,
                                                      NULL, "lead", "Luca"));
    browser_get(lead, LIST "/beteiligung");
    assert_false(browser_sees(lead, "nach Abschluss"));
    change(&room, &plan, "2", "&place=Garten");
    assert_status(lead, 303);
    browser_get(lead, page);
    assert_sees(lead, "geändert nach Abschluss des Plans");
    browser_get(lead, LIST "/beteiligung");
    assert_sees(lead, "geändert nach Abschluss des Plans");
    assert_false(browser_sees(lead, "hinzugekommen"));
    browser_get(lead, joined(&room, page, "/bearbeiten", ""));
    assert_sees(lead, "Der Plan ist seit dem");
    browser_get(lead, LIST "/beteiligung/neu");
    assert_sees(lead, "Wer ihn kommentieren konnte, kennt nicht");
    browser_post(lead, LIST "/beteiligung/neu", joined(&room, PLANNED, plan.group, ""));
    assert_status(lead, 303);
    browser_get(lead, LIST "/beteiligung");
    assert_sees(lead, "1 Beteiligung ist hinzugekommen, nachdem der Plan endgültig war");
    assert_sees(lead, "hinzugekommen nach Abschluss des Plans");
    site_test_done(room.test);
}

/* An address in "where" can be followed, nothing else becomes a link. */
static void a_place_that_is_an_address_can_be_followed(void **state) {
    static const char LINK[] =
        "Raum 3, <a class=\"kern-link\" href=\"https://example.org/raum?a=1\""
        " rel=\"noopener nofollow\">https://example.org/raum?a=1</a>.";
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const Planned plan =
        planned(&room, "&place=Raum+3%2C+https%3A%2F%2Fexample.org%2Fraum%3Fa%3D1.");
    const char *page = joined(&room, LIST "/beteiligung/", plan.id, "");
    browser_get(lead, LIST "/beteiligung");
    assert_sees(lead, LINK);
    browser_get(lead, page);
    assert_sees(lead, LINK);
    browser_get(lead, LIST "/beteiligungen.ics");
    assert_sees(lead, "LOCATION;LANGUAGE=de:Raum 3\\, https://example.org/raum?a=1.");
    change(&room, &plan, "1", "&place=javascript%3Aalert%281%29+ftp%3A%2F%2Fexample.org");
    assert_status(lead, 303);
    browser_get(lead, page);
    assert_sees(lead, "javascript:alert(1) ftp://example.org");
    assert_false(browser_sees(lead, "href=\"javascript"));
    assert_false(browser_sees(lead, "href=\"ftp"));
    site_test_done(room.test);
}

/* Nobody gave it an occasion: level, group and day name it, wherever it is named, in the language of the reader. */
static void without_an_occasion_it_is_named_by_what_is_there(void **state) {
    static const char NAME[] = "Anhören: Beirat, 2. Januar 2026";
    Room room = room_of(state);
    Browser *lead = &room.lead;
    const char *group = made(&room, LIST "/stakeholder/", "name=Beirat&perspectives=older_people");
    const char *id = made(&room, LIST "/beteiligung/",
                          joined(&room,
                                 "level=consult&planned_on=2026-01-02&heard_on=2026-01-02&note=Lupe"
                                 "&answer_due=2026-01-20&stakeholders=",
                                 group, ""));
    const char *const PAGES[] = {
        LIST "/beteiligung",
        LIST "/beteiligung?ansicht=zeit",
        LIST "/beteiligung?ansicht=gruppen",
        LIST "/beteiligung?ansicht=kalender",
        LIST "/beitraege/neu",
        LIST "/verlauf",
        LIST "/perspektiven",
        "/aufgaben",
        "/behoerde/a/suche?q=Lupe",
        joined(&room, LIST "/beteiligung/", id, ""),
        joined(&room, LIST "/beteiligung/", id, "/entfernen"),
        joined(&room, LIST "/stakeholder/", group, ""),
        LIST "/ausgaben/plan.html",
    };
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        browser_get(lead, PAGES[i]);
        if (lead->status != 200 || !browser_sees(lead, NAME))
            fail_msg("%s: %d", PAGES[i], lead->status);
    }
    browser_get(lead, LIST "/beteiligungen.ics");
    assert_sees(lead, "Anhören: Beirat");
    browser_get(lead, LIST "/beteiligung/");
    lead->language = STR("en");
    browser_get(lead, LIST "/beteiligung");
    assert_sees(lead, "Consult: Beirat, 2 January 2026");
    publish(&room);
    Browser anybody = browser_new(room.test);
    browser_get(&anybody, LIST "/atom.xml");
    assert_sees(&anybody, "Anhören, 2. Januar 2026");
    assert_false(browser_sees(&anybody, "Beirat")); /* whose name stays inside */
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(an_answer_without_its_day_is_not_silent),
        STORE_TEST(what_is_late_says_so_wherever_the_lead_looks),
        STORE_TEST(no_contribution_is_answered_before_it_was_heard),
        SQLITE_TEST(an_involvement_waits_for_the_answers_to_what_was_brought_in),
        SQLITE_TEST(contributions_stand_on_pages),
        SQLITE_TEST(an_answer_is_read_under_its_address_only),
        STORE_TEST(an_address_that_was_handed_out_stays),
        SQLITE_TEST(a_method_is_found_by_ones_situation_and_adopted),
        SQLITE_TEST(the_plan_is_seen_in_four_ways),
        SQLITE_TEST(access_needs_become_a_checklist),
        SQLITE_TEST(what_changes_after_the_plan_is_final_says_so),
        SQLITE_TEST(a_place_that_is_an_address_can_be_followed),
        SQLITE_TEST(without_an_occasion_it_is_named_by_what_is_there),
    };
    return run_site_tests(tests);
}
