/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Who is given a role in a body by others speaks for it once a member has agreed: what the lead and an administrator
 * reach with a second account of theirs, and how a member answers, on pages and by program. */
#include "council.h"
#include "program.h"

#include "app/comment.h"
#include "app/token.h"
#include "store/membership_store.h"

#define API    "/api/v1"
#define SECRET "Okapi"

static const char *draft_by_peter(Council *council) {
    Room *room = &council->room;
    browser_post(&council->peter, BODY "/entwurf?gremium=Personalrat",
                 joined(room, "text=" SECRET "+unter+uns&target=", council->goal, ""));
    assert_status(&council->peter, 303);
    browser_get(&council->peter, str_c(room->arena, council->peter.location));
    const char *at = strstr(str_c(room->arena, council->peter.body), HOME "/kommentare/");
    assert_non_null(at);
    at += strlen(HOME "/kommentare/");
    return str_c(room->arena, (Str){ at, strspn(at, "0123456789") });
}

static Program program_of(Council *council, AccountId account) {
    return program_as(council->room.test, account);
}

/* Neither sees the draft, nor that there is one, nor says anything for the body. */
static void finds_nothing(Council *council, const char *draft) {
    static const char *const PAGES[] = {
        BODY,        (BODY "?gremium=Personalrat"),   (HOME "/verlauf"), (HOME "/export.json"),
        "/aufgaben", ("/behoerde/a/suche?q=" SECRET),
    };
    Room *room = &council->room;
    Browser *second = &council->second;
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        browser_get(second, PAGES[i]);
        assert_status(second, 200);
        assert_false(browser_sees(second, SECRET " unter uns"));
        assert_false(browser_sees(second, "/kommentare/"));
    }
    browser_get(second, BODY);
    assert_sees(second, "Ihre Rolle ist noch nicht bestätigt");
    assert_sees(second, "wartet darauf, dass ein Mitglied des Gremiums sie bestätigt");
    assert_false(browser_sees(second, "Entwurf beginnen"));
    const char *comment = joined(room, HOME "/kommentare/", draft, "");
    static const char *const WAYS[] = { "/bearbeiten", "/veroeffentlichen", "/entfernen" };
    for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++) {
        browser_get(second, joined(room, comment, WAYS[i], ""));
        assert_status(second, 404);
        browser_post(second, joined(room, comment, WAYS[i], ""), "version=1&text=einverstanden");
        assert_status(second, 404);
    }
    browser_post(second, BODY "/entwurf?gremium=Personalrat",
                 joined(room, "text=einverstanden&target=", council->goal, ""));
    assert_status(second, 403);
}

static void programs_find_nothing(Council *council, const char *draft) {
    Room *room = &council->room;
    Program program = program_of(council, council->second_id);
    Str comments = STR(API "/initiatives/lesehilfe/comments");
    Str one = str_from(joined(room, API "/initiatives/lesehilfe/comments/", draft, ""));
    program_expect(&program, 200, "GET", comments, STR(""));
    assert_int_equal(json_array_size(program_at(&program, "items")), 0);
    program_expect(&program, 404, "GET", one, STR(""));
    const char *about = joined(room, "{\"target\":", council->goal,
                               ",\"text\":\"einverstanden\",\"body\":\"Personalrat\"");
    program_expect(&program, 422, "POST", comments, str_from(joined(room, about, "}", "")));
    program_finds(&program, "body", "not_your_body");
    program_expect(&program, 422, "POST", comments,
                   str_from(joined(room, about, ",\"draft\":true}", "")));
    program_expect(&program, 404, "PUT", one,
                   str_from(joined(room, about, ",\"version\":1,\"draft\":false}", "")));
    program_expect(&program, 404, "DELETE", one, STR("{\"version\":1}"));
    program_expect(&program, 200, "GET", STR(API "/initiatives/lesehilfe/representation"), STR(""));
    assert_true(json_is_false(program_at(&program, "items/0/mine")));
    assert_true(json_is_true(program_at(&program, "items/0/waits")));
    program_expect(&program, 200, "GET", STR(API "/representation/due"), STR(""));
    assert_int_equal(json_array_size(program_at(&program, "items")), 0);
    program_done(&program);
}

static void nobody_but_a_member_answers(Council *council) {
    const char *number = claim_of(council);
    Browser *others[] = { &council->second, &council->room.lead, &council->anton };
    static const int STATUS[] = { 403, 404, 403 };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        browser_post(others[i], answer_of(council, number, "/bestaetigen"), "vouched=true");
        assert_status(others[i], STATUS[i]);
        browser_post(others[i], answer_of(council, number, "/ablehnen"), "");
        assert_status(others[i], STATUS[i]);
    }
    claim_of(council);
}

static void a_second_account_of_the_lead_finds_nothing(void **state) {
    Council council = council_of(state);
    given_by_lead(&council);
    const char *draft = draft_by_peter(&council);
    finds_nothing(&council, draft);
    programs_find_nothing(&council, draft);
    nobody_but_a_member_answers(&council);
    browser_get(&council.room.lead, HOME "/team");
    assert_sees(&council.room.lead, "noch nicht bestätigt");
    site_test_done(council.room.test);
}

/* The way of the attack: invited by e-mail with the role, and the link is shown to who invites. */
static void nor_does_somebody_invited_into_the_body(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    browser_get(&room->lead, HOME "/team/einladen");
    browser_post(&room->lead, HOME "/team/einladen",
                 "name=Petra+Zwei&email=zwei@test.example&language=de&role=representative"
                 "&body=Personalrat&deputy=true");
    assert_status(&room->lead, 200);
    Account account;
    assert_ok(
        account_by_email(app_of(&council)->conn, room->arena, STR("zwei@test.example"), &account));
    council.second_id = account.id;
    council.second = browser_as(room->test, account.id);
    const char *draft = draft_by_peter(&council);
    finds_nothing(&council, draft);
    programs_find_nothing(&council, draft);
    nobody_but_a_member_answers(&council);
    browser_get(&council.peter, BODY);
    assert_sees(&council.peter, "zwei@test.example");
    site_test_done(room->test);
}

static void nor_does_one_of_an_administrator(void **state) {
    Council council = council_of(state);
    given_by_administrator(&council, council.second_id, "Personalrat");
    const char *draft = draft_by_peter(&council);
    finds_nothing(&council, draft);
    programs_find_nothing(&council, draft);
    nobody_but_a_member_answers(&council);
    browser_get(&council.anton,
                joined(&council.room, "/behoerde/",
                       str_c(council.room.arena, app_of(&council)->authority.key), "/personen"));
    assert_false(browser_sees(&council.anton, "/aufgaben/gremien/"));
    site_test_done(council.room.test);
}

static void a_member_confirms_on_the_page_of_the_body(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    given_by_lead(&council);
    const char *earlier = draft_by_peter(&council);
    const char *number = claim_of(&council);
    browser_get(&council.peter, "/aufgaben");
    assert_sees(&council.peter, "Petra Privat");
    assert_sees(&council.peter, "petra privat@test.example");
    browser_get(&council.peter, BODY);
    assert_sees(&council.peter, "Wer für das Gremium sprechen soll");
    assert_sees(&council.peter, "gegeben von");
    assert_sees(&council.peter, answer_of(&council, number, "/ablehnen"));
    site_test_wait(room->test, 60000);
    browser_post(&council.peter, answer_of(&council, number, "/bestaetigen"), "vouched=true");
    assert_status(&council.peter, 303);
    browser_get(&council.peter, str_c(room->arena, council.peter.location));
    assert_sees(&council.peter, "Bestätigt. Die Person spricht ab jetzt für das Gremium.");
    assert_false(browser_sees(&council.peter, "/aufgaben/gremien/"));

    browser_get(&council.second, BODY);
    assert_sees(&council.second, "Es gibt keinen Entwurf, den Sie lesen dürfen.");
    assert_sees(&council.second, "Entwürfe von vor Ihrer Zeit sehen Sie nicht");
    browser_get(&council.second, joined(room, HOME "/kommentare/", earlier, "/bearbeiten"));
    assert_status(&council.second, 404);
    site_test_wait(room->test, 60000);
    draft_by_peter(&council);
    assert_sees(&council.peter, "lesen können ihn: Peter Rat, Petra Privat");
    assert_sees(&council.peter, "lesen können ihn: Peter Rat<");
    browser_get(&council.second, BODY);
    assert_sees(&council.second, SECRET " unter uns");
    browser_get(&room->lead, HOME "/verlauf");
    assert_sees(&room->lead, "Rolle „Vertretung (personalRAT)“ bestätigt: Petra Privat");
    site_test_done(room->test);
}

static void a_member_refuses_and_the_role_ends(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    given_by_lead(&council);
    browser_post(&council.peter, answer_of(&council, claim_of(&council), "/ablehnen"), "");
    assert_status(&council.peter, 303);
    browser_get(&council.peter, str_c(room->arena, council.peter.location));
    assert_sees(&council.peter, "Abgelehnt. Die Rolle ist beendet.");
    browser_get(&room->lead, HOME "/team");
    assert_false(browser_sees(&room->lead, "/entfernen\" aria-label=\"Rolle entziehen: Petra"));
    browser_get(&room->lead, HOME "/verlauf");
    assert_sees(&room->lead, "Rolle „Vertretung (personalRAT)“ nicht bestätigt, beendet");
    site_test_done(room->test);
}

/* No role of a team ends by one press on its list. */
static void a_role_in_the_team_is_asked_for_before_it_ends(void **state) {
    Council council = council_of(state);
    Browser *lead = &council.room.lead;
    given_by_lead(&council);
    const char *number = claim_of(&council);
    const char *form = joined(&council.room, HOME "/team/", number, "/entfernen");
    browser_get(lead, HOME "/team");
    assert_sees(lead, joined(&council.room, "href=\"", form, "\""));
    assert_false(browser_sees(lead, joined(&council.room, "action=\"", form, "")));
    browser_get(lead, form);
    assert_status(lead, 200);
    assert_sees(lead, "Petra Privat die Rolle „Vertretung (personalRAT)");
    browser_get(&council.room.reader, form);
    assert_status(&council.room.reader, 403);
    claim_of(&council); /* still there */
    browser_get(lead, form);
    browser_post(lead, form, "");
    assert_status(lead, 303);
    site_test_done(council.room.test);
}

/* A second member, who has the same question open. */
static Browser paul_of(Council *council) {
    AppTest *app = app_of(council);
    AccountId paul = app_test_person(app, &app->authority, NULL, "reader", "Paul Rat");
    app_test_has_come(app, paul);
    MembershipForm form = { .account = paul.v,
                            .role = STR("representative"),
                            .body = STR("Personalrat") };
    AuthorityRef authority;
    Written written;
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_system(&app->app, ctx, app->conn, app->authority.key, &authority));
    assert_ok(membership_add(&app->app, ctx, NULL, &authority, NULL, &form, &written));
    return browser_as(council->room.test, paul);
}

/* Confirmed meanwhile by a colleague: who and when, and what can still be done; the role stays. */
static void who_is_slower_is_told_what_was_answered(void **state) {
    Council council = council_of(state);
    Browser paul = paul_of(&council);
    given_by_lead(&council);
    const char *number = claim_of(&council);
    const char *refuse = answer_of(&council, number, "/ablehnen");
    const char *confirm = answer_of(&council, number, "/bestaetigen");
    browser_get(&paul, refuse);
    browser_post(&council.peter, confirm, "vouched=true");
    assert_status(&council.peter, 303);
    for (int i = 0; i < 2; i++) {
        if (i == 0)
            browser_post(&paul, refuse, "");
        else
            browser_get(&paul, refuse);
        assert_status(&paul, 409);
        assert_sees(&paul, "Das ist schon entschieden");
        assert_sees(&paul, "Petra Privat ist für „personalRAT“ bestätigt: am");
        assert_sees(&paul, "von Peter Rat.");
        assert_sees(&paul, "href=\"" HOME "/team\"");
    }
    browser_get(&council.room.lead, HOME "/team");
    assert_sees(&council.room.lead, "personalRAT");
    browser_post(&paul, answer_of(&council, number, "/bestaetigen?von=lesehilfe"), "vouched=true");
    assert_status(&paul,
                  409); /* the same answer, but not theirs; and back to where they came from */
    assert_sees(&paul, "Petra Privat ist für „personalRAT“ bestätigt: am");
    assert_sees(&paul, "von Peter Rat.");
    assert_sees(&paul, "href=\"" BODY "?gremium=personalRAT\"");
    browser_get(&paul, answer_of(&council, number, "/bestaetigen?von=aufgaben"));
    assert_sees(&paul, "href=\"/aufgaben\"");
    browser_get(&council.room.reader, confirm); /* nobody of the body */
    assert_status(&council.room.reader, 404);
    browser_get(&paul, answer_of(&council, "99999", "/bestaetigen"));
    assert_status(&paul, 404);
    site_test_done(council.room.test);
}

/* And the other way round. */
static void who_confirms_what_was_refused_is_told(void **state) {
    Council council = council_of(state);
    Browser paul = paul_of(&council);
    given_by_lead(&council);
    const char *number = claim_of(&council);
    const char *confirm = answer_of(&council, number, "/bestaetigen");
    browser_get(&paul, confirm);
    browser_post(&council.peter, answer_of(&council, number, "/ablehnen"), "");
    assert_status(&council.peter, 303);
    browser_post(&paul, confirm, "vouched=true");
    assert_status(&paul, 409);
    assert_sees(&paul, "Petra Privat wurde für „personalRAT“ abgelehnt: am");
    assert_sees(&paul, "von Peter Rat.");
    assert_sees(&paul, "kann die Rolle neu geben, wer Rollen vergibt");
    browser_get(&council.room.reader, confirm);
    assert_status(&council.room.reader, 404);
    site_test_done(council.room.test);
}

/* Asked on a page of its own, and back to where one was. */
static void both_are_asked_first(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    Browser *peter = &council.peter;
    given_by_lead(&council);
    const char *number = claim_of(&council);
    browser_get(peter, "/aufgaben");
    const char *refuse = answer_of(&council, number, "/ablehnen?von=aufgaben");
    assert_sees(peter, refuse);
    browser_get(peter, refuse);
    assert_status(peter, 200);
    assert_sees(peter, "verliert Petra Privat die Rolle");
    assert_sees(peter, "href=\"/aufgaben\"");
    assert_false(browser_sees(peter, "name=\"vouched\""));
    assert_int_equal(strcmp(claim_of(&council), number), 0); /* nothing has happened yet */
    browser_get(peter, BODY);
    const char *confirm = answer_of(&council, number, "/bestaetigen?von=lesehilfe");
    assert_sees(peter, confirm);
    assert_sees(peter, "Adresse nicht nachgewiesen");
    browser_get(peter, confirm);
    assert_sees(peter, "name=\"vouched\"");
    assert_sees(peter, "href=\"" BODY "?gremium=personalRAT\"");
    browser_post(peter, confirm, "");
    assert_status(peter, 422);
    assert_sees(peter, "Fragen Sie die Person auf einem anderen Weg, und kreuzen Sie es dann an");
    claim_of(&council);
    browser_post(peter, answer_of(&council, number, "/bestaetigen?von=aufgaben"), "vouched=true");
    assert_status(peter, 303);
    assert_true(str_eq(peter->location, STR("/aufgaben")));
    browser_get(peter, "/aufgaben");
    assert_sees(peter, "Bestätigt. Die Person spricht ab jetzt");
    browser_get(peter, confirm);
    assert_status(peter, 409);
    site_test_done(room->test);
}

/* The link of an invitation is in the hands of who invites: it makes nobody a member. */
static void who_has_not_come_is_not_confirmed(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    Browser *peter = &council.peter;
    browser_get(&room->lead, HOME "/team/einladen");
    browser_post(&room->lead, HOME "/team/einladen",
                 "name=Petra+Zwei&email=zwei@test.example&language=de&role=representative"
                 "&body=Personalrat");
    Account account;
    assert_ok(
        account_by_email(app_of(&council)->conn, room->arena, STR("zwei@test.example"), &account));
    council.second_id = account.id;
    const char *number = claim_of(&council);
    browser_get(peter, BODY);
    assert_sees(peter, "Konto noch nicht benutzt");
    assert_sees(peter, "eingeladen, noch nicht angenommen");
    assert_false(browser_sees(peter, answer_of(&council, number, "/bestaetigen")));
    assert_sees(peter, answer_of(&council, number, "/ablehnen"));
    browser_get(peter, answer_of(&council, number, "/bestaetigen"));
    assert_sees(peter, "Die Einladung ist noch nicht angenommen");
    assert_false(browser_sees(peter, "name=\"vouched\""));
    browser_post(peter, answer_of(&council, number, "/bestaetigen"), "vouched=true");
    assert_status(peter, 422);
    assert_sees(peter, "Dieses Konto hat noch niemand benutzt");
    Program program = program_of(&council, council.peter_id);
    program_expect(&program, 200, "GET", STR(API "/representation/unconfirmed"), STR(""));
    assert_true(json_is_false(program_at(&program, "items/0/has_come")));
    const char *path = joined(room, API "/representation/unconfirmed/", number, "/confirm");
    program_expect(&program, 422, "POST", str_from(path), STR("{\"vouched\":true}"));
    program_finds(&program, "", "not_come");
    program_done(&program);
    claim_of(&council);
    site_test_done(room->test);
}

/* Nor does a body under nearly the same name take its place unseen. */
static void a_similar_name_is_said(void **state) {
    Council council = council_of(state);
    given_by_administrator(&council, council.second_id, "Personal-Rat+2");
    browser_get(&council.anton, str_c(council.room.arena, council.anton.location));
    assert_sees(&council.anton, "Ein Gremium mit ähnlichem Namen gibt es schon");
    browser_get(&council.anton, "/aufgaben");
    assert_sees(&council.anton, "ähnelt dem eines anderen Gremiums hier: „Personalrat“");
    const char *number = claim_of(&council);
    browser_post(&council.anton, answer_of(&council, number, "/ablehnen?von=personen"), "");
    assert_true(str_ends(council.anton.location, STR("/personen")));
    given_by_administrator(&council, council.second_id, "personalrat");
    browser_get(&council.anton, str_c(council.room.arena, council.anton.location));
    assert_sees(&council.anton, "wenn ein Mitglied des Gremiums das bestätigt hat");
    given_by_administrator(&council, council.second_id, "Frauenbeirat");
    browser_get(&council.anton, str_c(council.room.arena, council.anton.location));
    assert_sees(&council.anton, "wenn die Administration der Behörde das bestätigt hat");
    site_test_done(council.room.test);
}

static void a_program_answers_as_well(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    given_by_lead(&council);
    const char *path = joined(room, API "/representation/unconfirmed/", claim_of(&council), "");
    Program second = program_of(&council, council.second_id);
    program_expect(&second, 200, "GET", STR(API "/representation/unconfirmed"), STR(""));
    assert_true(json_is_true(program_at(&second, "items/0/mine")));
    assert_true(json_is_false(program_at(&second, "items/0/may_answer")));
    assert_true(str_empty(program_text(&second, "items/0/email")));
    program_expect(&second, 403, "POST", str_from(joined(room, path, "/confirm", "")),
                   STR("{\"vouched\":true}"));
    Program peter = program_of(&council, council.peter_id);
    program_expect(&peter, 200, "GET", STR(API "/representation/unconfirmed"), STR(""));
    assert_true(str_eq(program_text(&peter, "items/0/person"), STR("Petra Privat")));
    assert_true(json_is_true(program_at(&peter, "items/0/may_answer")));
    assert_true(json_is_false(program_at(&peter, "items/0/email_proven")));
    assert_true(json_is_true(program_at(&peter, "items/0/has_come")));
    program_expect(&peter, 422, "POST", str_from(joined(room, path, "/confirm", "")), STR("{}"));
    program_finds(&peter, "vouched", "not_vouched");
    program_expect(&peter, 200, "POST", str_from(joined(room, path, "/confirm", "")),
                   STR("{\"vouched\":true}"));
    assert_int_equal(json_array_size(program_at(&peter, "items")), 0);
    program_expect(&peter, 409, "POST", str_from(joined(room, path, "/confirm", "")),
                   STR("{\"vouched\":true}"));
    assert_true(str_eq(program_text(&peter, "type"), STR("/hilfe/api#answered")));
    assert_true(program_text(&peter, "by").len > 0);
    assert_true(json_is_string(program_at(&peter, "at")));
    assert_true(str_find(program_text(&peter, "detail"), STR("Petra Privat")) >= 0);
    program_expect(&peter, 409, "POST", str_from(joined(room, path, "/refuse", "")), STR(""));
    assert_true(str_eq(program_text(&peter, "title"), STR("Das ist schon entschieden")));
    program_expect(&second, 200, "GET", STR(API "/initiatives/lesehilfe/representation"), STR(""));
    assert_true(json_is_true(program_at(&second, "items/0/mine")));
    program_done(&peter);
    program_done(&second);
    site_test_done(room->test);
}

static void the_first_member_is_confirmed_by_the_administration(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    given_by_administrator(&council, council.second_id, "Frauenrat");
    const char *number = claim_of(&council);
    browser_get(&council.second, BODY "?gremium=Frauenrat");
    assert_sees(&council.second,
                "wartet darauf, dass die Administration der Behörde sie bestätigt");
    browser_post(&council.peter, answer_of(&council, number, "/bestaetigen"), "vouched=true");
    assert_status(&council.peter, 404); /* of another body */
    browser_post(&room->lead, answer_of(&council, number, "/bestaetigen"), "vouched=true");
    assert_status(&room->lead, 404);
    browser_get(&room->lead, BODY "?gremium=Frauenrat");
    assert_sees(&room->lead, "der in diesem Vorhaben nicht mitarbeitet"); /* who may */
    CLEANUP(out_done) Out out = out_open(64);
    out_format(&out, "/behoerde/" STR_FMT "/personen", STR_ARG(app_of(&council)->authority.key));
    browser_get(&council.anton, str_c(room->arena, out_view(&out)));
    assert_sees(&council.anton, "noch kein bestätigtes Mitglied");
    assert_sees(&council.anton, answer_of(&council, number, "/bestaetigen"));
    browser_get(&council.anton, "/aufgaben");
    assert_sees(&council.anton, answer_of(&council, number, "/bestaetigen"));
    browser_post(&council.anton, answer_of(&council, number, "/bestaetigen"), "vouched=true");
    assert_status(&council.anton, 303);
    browser_get(&council.anton, str_c(room->arena, council.anton.location));
    assert_sees(&council.anton, "Bestätigt. Die Person spricht ab jetzt");
    browser_get(&council.second, BODY "?gremium=Frauenrat");
    assert_sees(&council.second, "Entwurf beginnen");
    /* Nobody of the administration is of a body: nobody could confirm it. */
    const int anton = (int)app_of(&council)->administrator.v;
    CLEANUP(out_done) Out form = out_open(64);
    out_format(&out, "/%d/rollen", anton);
    out_format(&form, "account=%d&role=representative&body=Jugendvertretung", anton);
    browser_post(&council.anton, str_c(room->arena, out_view(&out)),
                 str_c(room->arena, out_view(&form)));
    assert_status(&council.anton, 422);
    assert_sees(&council.anton, "oder hat die Rolle Administration");
    site_test_done(room->test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(a_second_account_of_the_lead_finds_nothing),
        SQLITE_TEST(nor_does_somebody_invited_into_the_body),
        SQLITE_TEST(nor_does_one_of_an_administrator),
        SQLITE_TEST(a_member_confirms_on_the_page_of_the_body),
        SQLITE_TEST(a_member_refuses_and_the_role_ends),
        STORE_TEST(who_is_slower_is_told_what_was_answered),
        STORE_TEST(who_confirms_what_was_refused_is_told),
        SQLITE_TEST(a_role_in_the_team_is_asked_for_before_it_ends),
        SQLITE_TEST(both_are_asked_first),
        SQLITE_TEST(who_has_not_come_is_not_confirmed),
        SQLITE_TEST(a_similar_name_is_said),
        SQLITE_TEST(a_program_answers_as_well),
        SQLITE_TEST(the_first_member_is_confirmed_by_the_administration),
    };
    return run_site_tests(tests);
}
