/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The page of a body that represents people, and its private drafts: what the pages say, and that no page, file or
 * answer of any address tells somebody else of a draft. */
#include <stdio.h>

#include "app/record.h"
#include "app/token.h"
#include "program.h"
#include "room.h"
#include "route_target.h"
#include "store/membership_store.h"

#define HOME   "/vorhaben/lesehilfe"
#define BODY   HOME "/vertretung"
#define GOALS  HOME "/ziele/"
#define SECRET "Zwetschgenkuchen"

/* A staff council of two, and who else there is. */
typedef struct Council {
    Room room;
    AccountId peter_id, pia_id;
    Browser peter, pia;
    const char *goal, *draft; /* their numbers */
} Council;

static void give_body(Room *room, AccountId account, const char *body, bool deputy) {
    AppTest *app = room->test->app;
    MembershipForm form = { .account = account.v,
                            .role = STR("representative"),
                            .body = str_from(body),
                            .deputy = deputy };
    AuthorityRef authority;
    Written written;
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_system(&app->app, ctx, app->conn, app->authority.key, &authority));
    assert_ok(membership_add(&app->app, ctx, NULL, &authority, NULL, &form, &written));
}

static AccountId member(Room *room, const char *name, const char *body, bool deputy) {
    AppTest *app = room->test->app;
    AccountId id = app_test_person(app, &app->authority, NULL, "reader", name);
    give_body(room, id, body, deputy);
    return id;
}

/* The number behind the last `before` on the page. */
static const char *number_behind(Room *room, const Browser *browser, const char *before) {
    const char *at = str_c(room->arena, browser->body), *last = NULL;
    while ((at = strstr(at, before)) != NULL) {
        at += strlen(before);
        if (strspn(at, "0123456789") > 0)
            last = at;
    }
    if (last == NULL) {
        fail_msg("nothing behind %s", before);
        return "";
    }
    return str_c(room->arena, (Str){ last, strspn(last, "0123456789") });
}

static Council council_of(void **state) {
    Council council = { .room = room_of(state) };
    Room *room = &council.room;
    council.peter_id = member(room, "Peter Rat", "Personalrat", false);
    council.pia_id = member(room, "Pia Rat", "Personalrat", true);
    council.peter = browser_as(room->test, council.peter_id);
    council.pia = browser_as(room->test, council.pia_id);
    council.goal = made(room, GOALS, "statement=Zeit&direction=inward");
    Browser *peter = &council.peter;
    browser_get(peter, joined(room, GOALS, council.goal, ""));
    assert_sees(peter, joined(room, BODY "/entwurf?target=", council.goal, "\""));
    browser_get(peter, joined(room, BODY "/entwurf?target=", council.goal, ""));
    assert_sees(peter,
                "Diesen Entwurf lesen und ändern nur die bestätigten Mitglieder des Gremiums "
                "„Personalrat“: Peter Rat, Pia Rat.");
    browser_post(peter, BODY "/entwurf?gremium=Personalrat",
                 joined(room, "text=" SECRET "+unter+uns&target=", council.goal, ""));
    assert_status(peter, 303);
    browser_get(peter, str_c(room->arena, peter->location));
    assert_sees(peter, SECRET " unter uns");
    council.draft = number_behind(room, peter, HOME "/kommentare/");
    return council;
}

/* -- What the page says ------------------------------------------------------------------------- */

static void the_page_says_what_a_body_is_asked(void **state) {
    Room room = room_of(state);
    Browser svea =
        browser_as(room.test, member(&room, "Svea", "Schwerbehindertenvertretung", false));
    browser_get(&svea, BODY);
    assert_status(&svea, 200);
    assert_sees(&svea, "Das Gremium fehlt bei den Stakeholdern");
    assert_sees(&svea, "Zurzeit wartet nichts auf ein Wort des Gremiums.");
    browser_get(&room.lead, BODY);
    assert_sees(&room.lead, "Als Stakeholder benennen");
    const char *group =
        made(&room, HOME "/stakeholder/", "name=SBV+Nord&perspectives=disability_representation");
    const char *formal =
        joined(&room,
               "level=consult&occasion=Bildschirmlupe&planned_on=2030-01-09&formal=true"
               "&legal_basis=SGB+IX&submitted_on=2020-01-01&deadline=2020-01-02&stakeholders=",
               group, "");
    made(&room, HOME "/beteiligung/", formal);
    browser_get(&svea, BODY);
    assert_false(browser_sees(&svea, "Das Gremium fehlt bei den Stakeholdern"));
    assert_sees(&svea, "Bildschirmlupe");
    assert_sees(&svea, "förmlich: SGB IX");
    assert_sees(&svea, "vorgelegt am 1. Januar 2020");
    assert_sees(&svea, "Tagen abgelaufen"); /* in words, not by colour alone */
    assert_sees(&svea, "noch ");            /* the day of the meeting is ahead */
    assert_sees(&svea, HOME "/beteiligungen.ics");
    assert_sees(&svea, "/dokumente/service_agreement\"");
    assert_sees(&svea, BODY "/service_agreement/dokument.odt");
    browser_get(&svea, BODY "/service_agreement/dokument.odt");
    assert_status(&svea, 200);
    browser_get(&svea, "/aufgaben");
    assert_sees(&svea, "Was mein Gremium gefragt ist");
    assert_sees(&svea, "Bildschirmlupe");
    assert_sees(&svea, BODY "?gremium=Schwerbehindertenvertretung");
    browser_get(&room.lead, "/aufgaben");
    assert_false(browser_sees(&room.lead, "Was mein Gremium gefragt ist"));
    site_test_done(room.test);
}

static void what_somebody_may_not_do_is_not_offered(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    browser_get(&room->reader, BODY);
    assert_status(&room->reader, 200);
    assert_sees(&room->reader, "Das sehen hier die Mitglieder des Gremiums „Personalrat“");
    assert_sees(&room->reader, "Private Entwürfe sehen nur bestätigte Mitglieder des Gremiums");
    assert_sees(&room->reader, "Pia Rat");
    assert_sees(&room->reader, "vertritt stellvertretend");
    assert_false(browser_sees(&room->reader, BODY "/entwurf"));
    assert_false(browser_sees(&room->reader, "Als Stakeholder benennen"));
    browser_get(&room->reader, HOME);
    assert_false(
        browser_sees(&room->reader, BODY "\"")); /* no tab for who has nothing to say here */
    browser_get(&room->lead, HOME);
    assert_sees(&room->lead, BODY "\"");
    browser_get(&room->lead, BODY "?gremium=Gibtesnicht");
    assert_status(&room->lead, 404);
    browser_get(&room->lead, BODY "/entwurf?gremium=Personalrat"); /* a body that is not theirs */
    assert_status(&room->lead, 403);
    site_test_done(room->test);
}

static void a_role_without_a_body_says_what_to_do(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    Browser rolf = browser_as(
        room.test, app_test_person(app, &app->authority, NULL, "representative", "Rolf"));
    browser_get(&rolf, BODY);
    assert_sees(&rolf, "Ihre Rolle nennt kein Gremium");
    assert_sees(&rolf, "vertritt noch niemand ein Gremium");
    site_test_done(room.test);
}

static void nothing_waits_in_the_archive(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    Browser *peter = &council.peter;
    const char *group =
        made(room, HOME "/stakeholder/", "name=Personalrat&perspectives=staff_council");
    made(room, HOME "/beteiligung/",
         joined(room,
                "level=consult&occasion=Anhoerung+Lesehilfe&planned_on=2030-01-09&formal=true"
                "&legal_basis=Recht&submitted_on=2020-01-01&deadline=2020-01-02&stakeholders=",
                group, ""));
    browser_get(&room->lead, joined(room, HOME "/stakeholder/", group, ""));
    browser_post(&room->lead, joined(room, HOME "/stakeholder/", group, "/kommentare"),
                 "text=Was+meinen+Sie");
    assert_status(&room->lead, 303);
    static const char *const WAITS[] = {
        "Jetzt gefragt",       "Hier wird auf ein Wort",      "abgelaufen",
        "Fristen und Termine", "die auf eine Antwort warten", BODY "/entwurf",
        "/veroeffentlichen"
    };
    browser_get(peter, BODY);
    for (size_t i = 0; i < sizeof WAITS / sizeof *WAITS; i++)
        assert_sees(peter, WAITS[i]);
    browser_get(peter, "/aufgaben");
    assert_sees(peter, joined(room, HOME "/stakeholder/", group, "#kommentar-"));
    browser_get(&room->lead, HOME "/archivieren");
    browser_post(&room->lead, HOME "/archivieren", "version=1&reason=");
    browser_get(peter, BODY);
    for (size_t i = 0; i < sizeof WAITS / sizeof *WAITS; i++)
        assert_false(browser_sees(peter, WAITS[i]));
    assert_sees(peter, "Dieses Vorhaben ist archiviert");
    assert_sees(peter, "Was offen blieb");
    assert_sees(peter, "Anhoerung Lesehilfe");
    assert_sees(peter, "Was meinen Sie");
    assert_sees(peter, SECRET " unter uns");
    browser_get(peter, BODY "/entwurf");
    assert_status(peter, 303);
    assert_true(str_starts(peter->location, STR(BODY)));
    site_test_done(room->test);
}

/* -- Drafts ------------------------------------------------------------------------------------- */

static void a_draft_becomes_a_comment_that_is_answered_and_closed(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    Browser *pia = &council.pia, *peter = &council.peter, *lead = &room->lead;
    const char *draft = joined(room, HOME "/kommentare/", council.draft, "");
    const char *edits = joined(room, draft, "/bearbeiten", "");
    const char *publishes = joined(room, draft, "/veroeffentlichen", "");
    browser_get(pia, BODY);
    assert_sees(pia, SECRET " unter uns");
    assert_sees(pia, publishes);
    browser_get(pia, edits);
    assert_sees(pia, SECRET " unter uns");
    browser_post(pia, edits, "version=1&text=" SECRET "+von+Pia");
    assert_status(pia, 303);
    browser_get(peter, edits);
    browser_post(peter, edits, "version=1&text=" SECRET "+von+Peter"); /* Pia was faster */
    assert_status(peter, 409);
    assert_sees(peter, SECRET " von Pia");
    assert_sees(peter, SECRET " von Peter");
    browser_get(peter, publishes);
    assert_sees(peter, "Aus diesen Worten wird ein Kommentar des Gremiums „Personalrat“");
    browser_post(peter, publishes, "version=2&text=Wer+backt");
    assert_status(peter, 303);
    browser_get(peter, str_c(room->arena, peter->location));
    assert_sees(peter, "für Personalrat");
    assert_sees(peter, "Wer backt");
    browser_get(pia, edits);
    assert_status(pia, 404);
    browser_get(pia, BODY);
    assert_true(!browser_sees(pia, SECRET) && browser_sees(pia, "Wer backt"));
    browser_get(lead, joined(room, GOALS, council.goal, ""));
    assert_sees(lead, "Wer backt");
    assert_false(browser_sees(lead, SECRET));
    const char *said = number_behind(room, lead, HOME "/kommentare/");
    const char *comment = joined(room, HOME "/kommentare/", said, "");
    browser_get(lead, HOME); /* it waits there */
    assert_sees(lead, joined(room, "#kommentar-", said, "\">"));
    browser_get(lead, joined(room, comment, "/antworten", ""));
    browser_post(lead, joined(room, comment, "/antworten", ""), "text=Das+Team");
    assert_status(lead, 303);
    browser_get(pia, BODY);
    assert_sees(pia, "Ist damit alles geklärt?");
    assert_sees(pia, "Das Team");
    browser_get(lead, joined(room, GOALS, council.goal, ""));
    browser_post(lead, closing_on(room, lead, comment), "");
    assert_status(lead, 303);
    browser_get(pia, BODY);
    assert_false(browser_sees(pia, "Ist damit alles geklärt?"));
    assert_sees(pia, ">abgeschlossen am ");
    assert_false(browser_sees(pia, "ohne Antwort abgeschlossen"));
    site_test_done(room->test);
}

static void add_groups(Room *room, int count) {
    AppTest *app = room->test->app;
    Ctx *ctx = app_test_as_system(app);
    InitiativeRef initiative;
    Written written;
    assert_ok(access_initiative(&app->app, ctx, app->conn, STR("lesehilfe"),
                                PERMISSION_INITIATIVE_READ, &initiative));
    for (int i = 0; i < count; i++) {
        Stakeholder group;
        schema_clear(&STAKEHOLDER_SCHEMA, &group);
        char name[48];
        snprintf(name, sizeof name, "Gruppe %d von %d", i, count);
        group.name = str_copy(room->arena, str_from(name));
        group.perspectives = STR("it");
        assert_ok(record_create(&app->app, ctx, NULL, &initiative, &NOUNS[NOUN_STAKEHOLDER], &group,
                                &written));
    }
}

/* What a draft may be about is offered by its kind; a perspective that is left out by its name, not by the reason. */
static void what_a_draft_is_about_is_chosen_by_kind(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    Browser *peter = &council.peter;
    made(room, HOME "/auslassungen/", "perspective=older_people&reason=Grundlos&function=Leitung");
    browser_get(peter, BODY "/entwurf");
    assert_sees(peter, "choices__group\">Ziele<");
    add_groups(room, 20);
    browser_get(peter, BODY "/entwurf");
    assert_sees(peter, "<optgroup label=\"Ziele\">");
    assert_sees(peter, joined(room, "<option value=\"", council.goal, "\">Zeit</option>"));
    assert_sees(peter, ">Ältere Menschen</option>");
    assert_sees(peter, ">Gruppe 1 von 20</option>");
    assert_false(browser_sees(peter, "Grundlos"));
    add_groups(room, 480); /* too many to choose from */
    browser_get(peter, joined(room, BODY "/entwurf?target=", council.goal, ""));
    assert_sees(peter, ">Zeit<");
    assert_false(browser_sees(peter, ">Gruppe "));
    browser_get(peter, BODY "/entwurf");
    assert_sees(peter, "Das Vorhaben als Ganzes");
    assert_false(browser_sees(peter, ">Zeit<"));
    site_test_done(room->test);
}

/* Two have it open; who is of the body is told, and keeps the words. */
static void what_was_published_meanwhile_is_said(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    Browser *pia = &council.pia, *peter = &council.peter, *lead = &room->lead;
    const char *draft = joined(room, HOME "/kommentare/", council.draft, "");
    const char *edits = joined(room, draft, "/bearbeiten", "?gremium=Personalrat");
    const char *publishes = joined(room, draft, "/veroeffentlichen", "?gremium=Personalrat");
    browser_get(pia, joined(room, draft, "/bearbeiten", ""));
    assert_sees(pia, joined(room, "action=\"", edits, "&amp;gesendet=1\""));
    browser_get(peter, publishes);
    browser_post(peter, publishes, "version=1&text=Wer+backt");
    assert_status(peter, 303);
    browser_post(pia, edits, "version=1&text=Noch+ein+Satz");
    assert_status(pia, 409);
    assert_sees(pia, "Den Entwurf, den Sie geöffnet hatten, gibt es nicht mehr");
    assert_sees(pia, "Zuletzt hat Peter Rat am");
    assert_sees(pia, "#kommentar-");
    assert_sees(pia, "Noch ein Satz</textarea>");
    browser_post(pia, publishes, "version=1&text=Noch+ein+Satz");
    assert_status(pia, 409);
    browser_get(pia, BODY);
    assert_false(browser_sees(pia, "Noch ein Satz"));
    browser_post(pia, joined(room, draft, "/entfernen", "?gremium=Personalrat"), "version=1");
    browser_get(pia, str_c(room->arena, pia->location));
    assert_sees(pia, "Ein anderes Mitglied hatte den Entwurf schon");
    browser_post(pia, joined(room, draft, "/entfernen", ""), "version=1");
    assert_status(pia, 404); /* as any comment that is gone */
    static const char *const WAYS[] = { "/bearbeiten", "/veroeffentlichen", "/entfernen" };
    for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++) {
        browser_get(lead, HOME "/team/hinzufuegen"); /* a form of its own */
        browser_post(lead, joined(room, draft, WAYS[i], ""), "version=1&text=Noch+ein+Satz");
        assert_status(lead, 404);
    }
    site_test_done(room->test);
}

/* Who is of two bodies: the words stay with the one they were written for, and one's own are no body's. */
static void words_of_one_body_are_not_given_to_another(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    Browser *pia = &council.pia, *peter = &council.peter;
    const char *edits = joined(room, HOME "/kommentare/", council.draft, "/bearbeiten");
    const char *draft = joined(room, HOME "/kommentare/", council.draft, "");
    give_body(room, council.pia_id, "Frauenrat", false); /* stands first */
    browser_post(peter, joined(room, draft, "/veroeffentlichen", ""), "version=1&text=Wer+backt");
    assert_status(peter, 303);
    browser_post(pia, joined(room, edits, "?gremium=Personalrat", ""), "version=1&text=Mehr");
    assert_status(pia, 409);
    assert_sees(pia, "action=\"" BODY "/entwurf?gremium=Personalrat\"");
    assert_false(browser_sees(pia, "action=\"" BODY "/entwurf?gremium=Frauenrat"));
    browser_post(pia, joined(room, draft, "/entfernen", "?gremium=Personalrat"), "version=1");
    assert_true(str_find(pia->location, STR("gremium=Personalrat")) > 0);
    browser_post(pia, edits, "version=1&text=Mehr");
    assert_status(pia, 404);
    browser_post(peter, joined(room, edits, "?gremium=Frauenrat", ""), "version=1&text=Mehr");
    assert_status(peter, 404);
    site_test_done(room->test);
}

static void a_draft_is_discarded_by_anybody_of_its_body(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    const char *removes = joined(room, HOME "/kommentare/", council.draft, "/entfernen");
    browser_get(&room->lead, removes);
    assert_status(&room->lead, 404);
    browser_post(&room->lead, joined(room, GOALS, council.goal, "/entfernen"), "version=1");
    browser_get(&council.pia, BODY);
    assert_sees(&council.pia, "Worum es ging, wurde inzwischen entfernt (Ziel: Zeit).");
    browser_get(&council.pia, removes);
    assert_sees(&council.pia, "Diesen Entwurf des Gremiums „Personalrat“ verwerfen");
    assert_sees(&council.pia, joined(room, removes, "?gremium=Personalrat&amp;gesendet=1", "\""));
    assert_false(browser_sees(&council.pia, "name=\"reason\""));
    browser_post(&council.pia, removes, "version=2");
    browser_get(&council.pia, str_c(room->arena, council.pia.location));
    assert_sees(&council.pia, "Der Entwurf ist verworfen.");
    assert_sees(&council.pia, "Es gibt keinen Entwurf, den Sie lesen dürfen.");
    browser_get(&council.peter, BODY);
    assert_false(browser_sees(&council.peter, SECRET));
    site_test_done(room->test);
}

/* Of who represents no body, it is their own. */
static void a_draft_of_ones_own_is_read_by_nobody_else(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    Browser *lead = &room->lead;
    browser_get(lead, BODY "/entwurf");
    assert_sees(lead, "Diesen Entwurf lesen nur Sie.");
    browser_post(lead, BODY "/entwurf", joined(room, "text=Nur+ich&target=", council.goal, ""));
    assert_status(lead, 303);
    const char *page = joined(room, GOALS, council.goal, "");
    browser_get(lead, page);
    assert_sees(lead, "Nur ich");
    const char *mine = number_behind(room, lead, HOME "/kommentare/");
    browser_get(&council.peter, page);
    assert_false(browser_sees(&council.peter, "Nur ich"));
    const char *publishes = joined(room, HOME "/kommentare/", mine, "/veroeffentlichen");
    browser_get(&council.peter, publishes);
    assert_status(&council.peter, 404);
    browser_get(lead, publishes);
    browser_post(lead, publishes, "version=1&text=Alle");
    assert_status(lead, 303);
    browser_get(&council.peter, page);
    assert_sees(&council.peter, "Alle");
    site_test_done(room->test);
}

/* -- Nobody else -------------------------------------------------------------------------------- */

static const char *const METHOD_TOKEN = "Authorization: Bearer ";

static Browser program_of(Room *room, AccountId account) {
    AppTest *app = room->test->app;
    TokenForm form = { .label = STR("Programm"), .days = 30 };
    NewToken made_token;
    assert_ok(token_create(&app->app, app_test_as(app, account), account, &form, &made_token));
    Browser browser = browser_new(room->test);
    browser.opt_header = str_c(
        room->arena, str_join(room->arena, str_from(METHOD_TOKEN), made_token.secret, STR("\r\n")));
    return browser;
}

static RecordId number_of(const char *digits) {
    int64_t number;
    assert_true(str_i64(str_from(digits), &number));
    return (RecordId){ number };
}

/* Every address that somebody can read: none tells of the draft, nor leads to it. Two searches for its word. */
static size_t ask_everything(Council *council, AccountId account, const InitiativeRef *initiative) {
    Room *room = &council->room;
    RouteTarget target = { .test = room->test,
                           .authority = room->test->app->authority,
                           .initiative = *initiative,
                           .own = account,
                           .writer = council->peter_id };
    Browser person = browser_as(room->test, account), program = program_of(room, account);
    const char *place = joined(room, "kommentar-", council->draft, "\"");
    const char *address = joined(room, "/kommentare/", council->draft, "/");
    size_t asked = 0;
    for (const Route *route = ROUTES; route->path != NULL; route++) {
        Str path = str_from(route->path);
        if (route->method != HTTP_GET || str_starts(path, STR("/link/")) ||
            str_find(path, STR("/:membership")) >= 0 || str_ends(path, STR("/ereignisse")))
            continue;
        bool named = str_find(path, STR(":record")) >= 0;
        RecordId record = { 0 };
        if (route->noun == &NOUNS[NOUN_GOAL])
            record = number_of(council->goal);
        else if (route->noun == &NOUNS[NOUN_COMMENT])
            record = number_of(council->draft);
        else if (named)
            record = route_target_record(&target, route);
        Browser *browser = route->guard == GUARD_BEARER ? &program : &person;
        const char *where = route_target_path_of(&target, route, record);
        if (str_ends(path, STR("/suche")) || str_ends(path, STR("/search")))
            where = joined(room, where, "?q=" SECRET, "");
        browser_get(browser, where);
        Str body = browser->body;
        bool quoted = str_find(path, STR("suche")) >= 0;   /* shows what was looked for */
        bool itself = route->noun == &NOUNS[NOUN_COMMENT]; /* its page names its own address */
        bool told = (!quoted && str_find(body, STR(SECRET)) >= 0) ||
                    str_find(body, STR("unter uns")) >= 0 || browser_sees(browser, place) ||
                    (!itself && browser_sees(browser, address));
        if (told)
            fail_msg("%s tells of the draft:\n" STR_FMT, where, STR_ARG(body));
        asked += browser->status == 200 ? 1 : 0;
    }
    return asked;
}

static void no_address_tells_anybody_else_of_a_draft(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    AppTest *app = room->test->app;
    InitiativeRef initiative;
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_initiative(&app->app, ctx, app->conn, STR("lesehilfe"),
                                PERMISSION_INITIATIVE_READ, &initiative));
    Written written;
    assert_ok(initiative_publish(&app->app, ctx, NULL, &initiative, true, VERSION_ANY, STR(""),
                                 &written));
    initiative.published = true;
    const AccountId others[] = {
        member(room, "Svea", "Schwerbehindertenvertretung", false),
        app_test_person(app, &app->authority, NULL, "lead", "Lena"),
        app_test_person(app, &app->authority, NULL, "team", "Tea"),
        app_test_person(app, &app->authority, NULL, "management", "Moritz"),
        app_test_person(app, &app->authority, NULL, "reader", "Rolf"),
        app->administrator,
        app_test_person(app, &app->authority, NULL, "", "Niemand"),
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        size_t asked = ask_everything(&council, others[i], &initiative);
        assert_true(asked > 10);
    }
    /* The same question finds it where it is. */
    browser_get(&council.pia, joined(room, GOALS, council.goal, ""));
    assert_sees(&council.pia, SECRET " unter uns");
    Browser program = program_of(room, council.pia_id);
    browser_get(&program, "/api/v1/initiatives/lesehilfe/comments");
    assert_sees(&program, SECRET);
    browser_get(&program, "/api/v1/initiatives/lesehilfe/export"); /* but a file leaves the house */
    assert_status(&program, 200);
    assert_false(browser_sees(&program, SECRET));
    site_test_done(room->test);
}

/* -- Deputies ----------------------------------------------------------------------------------- */

static void who_deputises_is_set_where_roles_are_given(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    AppTest *app = room->test->app;
    Browser anton = browser_as(room->test, app->administrator);
    CLEANUP(out_done) Out out = out_open(64);
    out_format(&out, "/behoerde/" STR_FMT "/personen/%d", STR_ARG(app->authority.key),
               (int)council.peter_id.v);
    const char *person = str_c(room->arena, out_view(&out));
    browser_get(&anton, person);
    assert_sees(&anton, "Zur Stellvertretung machen");
    const char *rows = joined(room, person, "/rollen/", "");
    const char *role = joined(room, rows, number_behind(room, &anton, rows), "");
    browser_post(&anton, joined(room, role, "/stellvertretung", ""), "");
    assert_status(&anton, 303);
    browser_get(&anton, person);
    assert_sees(&anton, "Vertretung (Personalrat), Stellvertretung");
    assert_sees(&anton, "Zur Vertretung machen");
    browser_post(&anton, joined(room, role, "/vertretung", ""), "");
    assert_status(&anton, 303);

    browser_get(&room->lead, HOME "/team/hinzufuegen");
    out_reset(&out);
    out_format(&out, "account=%d&deputy=true&role=", (int)council.pia_id.v);
    const char *pia = str_c(room->arena, out_view(&out));
    browser_post(&room->lead, HOME "/team/hinzufuegen",
                 joined(room, pia, "team&body=Personalrat", ""));
    assert_status(&room->lead, 422);
    assert_sees(&room->lead, "Nur bei der Rolle „Vertretung“ mit einem Gremium");
    browser_post(&room->lead, HOME "/team/hinzufuegen", joined(room, pia, "representative", ""));
    assert_status(&room->lead, 422);
    browser_post(&room->lead, HOME "/team/hinzufuegen",
                 joined(room, pia, "representative&body=Frauenrat", ""));
    assert_status(&room->lead, 303);
    browser_get(&room->lead, HOME "/team");
    assert_sees(&room->lead, "Vertretung (Frauenrat), Stellvertretung");
    const char *team =
        joined(room, HOME "/team/", number_behind(room, &room->lead, HOME "/team/"), "");
    browser_post(&room->lead, joined(room, team, "/vertretung", ""), "");
    assert_status(&room->lead, 303);
    browser_get(&room->lead, HOME "/verlauf");
    assert_sees(&room->lead,
                "Nicht mehr Stellvertretung in der Rolle „Vertretung (Frauenrat)“: Pia Rat");
    browser_get(&room->lead, HOME "/team");
    assert_sees(&room->lead, "noch nicht bestätigt");
    browser_get(&room->lead, BODY "?gremium=Frauenrat");
    assert_sees(&room->lead, "Pia Rat");
    assert_sees(&room->lead, "Von diesem Gremium ist hier noch niemand bestätigt");
    assert_false(browser_sees(&room->lead, "vertritt stellvertretend"));
    site_test_done(room->test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(the_page_says_what_a_body_is_asked),
        SQLITE_TEST(what_somebody_may_not_do_is_not_offered),
        SQLITE_TEST(a_role_without_a_body_says_what_to_do),
        SQLITE_TEST(a_draft_becomes_a_comment_that_is_answered_and_closed),
        SQLITE_TEST(what_was_published_meanwhile_is_said),
        SQLITE_TEST(nothing_waits_in_the_archive),
        SQLITE_TEST(what_a_draft_is_about_is_chosen_by_kind),
        SQLITE_TEST(words_of_one_body_are_not_given_to_another),
        SQLITE_TEST(a_draft_is_discarded_by_anybody_of_its_body),
        SQLITE_TEST(a_draft_of_ones_own_is_read_by_nobody_else),
        SQLITE_TEST(no_address_tells_anybody_else_of_a_draft),
        SQLITE_TEST(who_deputises_is_set_where_roles_are_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
