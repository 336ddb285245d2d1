/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Roles in a body beside others, and what is said to who gives them; what others may do to what a body has said. */
#include "council.h"

/* A body's member is not switched off by a role in the team, given here, in the whole authority or by an invitation; where
 * they speak for nobody they may work, and once their role in the body has ended. */
static void a_member_is_not_taken_into_the_team(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    CLEANUP(out_done) Out out = out_open(96);
    out_format(&out, "account=%d&body=&role=", (int)council.peter_id.v);
    const char *peter = str_c(room->arena, out_view(&out));
    static const char *const WORKS[] = { "team", "lead" };
    for (size_t i = 0; i < 2; i++) {
        browser_post(&room->lead, HOME "/team/hinzufuegen", joined(room, peter, WORKS[i], ""));
        assert_status(&room->lead, 422);
        assert_sees(&room->lead, "Diese Person hat in diesem Vorhaben oder");
    }
    out_reset(&out);
    out_format(&out, "/behoerde/" STR_FMT "/personen/%d/rollen",
               STR_ARG(app_of(&council)->authority.key), (int)council.peter_id.v);
    browser_post(&council.anton, str_c(room->arena, out_view(&out)),
                 joined(room, peter, "administrator", ""));
    assert_status(&council.anton, 422);
    browser_get(&council.peter, BODY);
    assert_sees(&council.peter, BODY "/entwurf");

    /* Nor who waits for the body, and not the other way round: nobody could confirm it. */
    given_by_lead(&council);
    out_reset(&out);
    out_format(&out, "account=%d&body=&role=team", (int)council.second_id.v);
    browser_post(&room->lead, HOME "/team/hinzufuegen", str_c(room->arena, out_view(&out)));
    assert_status(&room->lead, 422);
    AccountId tea =
        app_test_person(app_of(&council), &app_of(&council)->authority, NULL, "team", "Tea");
    out_reset(&out);
    out_format(&out, "account=%d&body=JAV&role=representative", (int)tea.v);
    browser_post(&room->lead, HOME "/team/hinzufuegen", str_c(room->arena, out_view(&out)));
    assert_status(&room->lead, 422);
    assert_sees(&room->lead, "Diese Person leitet, arbeitet im Team mit oder");
    assert_false(browser_sees(&room->lead, "Die Rolle ist vergeben"));
    site_test_done(room->test);
}

/* The administrator who leads cannot confirm the first member of a body: they are told so where they give the role and
 * where they look for the button, and who can. */
static void who_leads_is_told_who_confirms(void **state) {
    Council council = council_of(state);
    AppTest *app = app_of(&council);
    Browser *anton = &council.anton;
    AuthorityRef authority;
    InitiativeRef initiative;
    Written written;
    MembershipForm lead = { .account = app->administrator.v, .role = STR("lead") };
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_system(&app->app, ctx, app->conn, app->authority.key, &authority));
    assert_ok(access_initiative(&app->app, ctx, app->conn, STR("lesehilfe"),
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(membership_add(&app->app, ctx, NULL, &authority, &initiative, &lead, &written));
    given_by_administrator(&council, council.second_id, "JAV");
    const char *person = str_c(anton->arena, anton->location);
    const char *const pages[] = { person, "/behoerde/a/personen" };
    browser_get(anton, person);
    assert_sees(anton, "Sie selbst können das nicht");
    for (size_t i = 0; i < 2; i++) {
        browser_get(anton, pages[i]);
        assert_sees(anton, "Petra Privat wartet auf die Bestätigung für „JAV“");
        assert_sees(anton, "Sonst kann es noch niemand.");
    }
    AccountId zoe = app_test_person(app, &app->authority, NULL, "administrator", "Zoe");
    for (size_t i = 0; i < 2; i++) {
        browser_get(anton, pages[i]);
        assert_sees(anton, "Bestätigen kann es: Zoe.");
        assert_false(browser_sees(anton, "/bestaetigen"));
    }
    Browser other = browser_as(council.room.test, zoe);
    browser_get(&other, "/behoerde/a/personen");
    assert_sees(&other, "/bestaetigen");
    assert_false(browser_sees(&other, "Bestätigen kann es"));
    site_test_done(council.room.test);
}

/* The comment that stands last on the page; as an address. */
static const char *last_comment(Room *room, const Browser *browser) {
    static const char BEFORE[] = "id=\"kommentar-";
    const char *at = str_c(room->arena, browser->body), *last = NULL;
    while ((at = strstr(at, BEFORE)) != NULL)
        last = at += strlen(BEFORE);
    if (last == NULL) {
        fail_msg("no comment");
        return "";
    }
    Str number = { last, strspn(last, "0123456789") };
    return joined(room, HOME "/kommentare/", str_c(room->arena, number), "");
}

/* Only the body that asks gives up waiting for a word: neither offered to who was asked, nor taken from them. */
static void only_the_body_closes(Council *council, const char *page) {
    Room *room = &council->room;
    browser_get(&room->lead, page);
    const char *about = last_comment(room, &room->lead);
    const char *closes = joined(room, about, "/abschliessen?bis=", strrchr(about, '/') + 1);
    assert_false(browser_sees(&room->lead, "Ohne Antwort abschließen"));
    browser_post(&room->lead, joined(room, closes, "&fassung=1", ""), "");
    assert_status(&room->lead, 303);
    browser_get(&room->lead, str_c(room->arena, room->lead.location));
    assert_sees(&room->lead, "Das Gremium wartet auf eine Antwort");
    browser_get(&council->peter, page);
    assert_sees(&council->peter, "Ohne Antwort abschließen");
    browser_post(&council->peter,
                 closing_on(room, &council->peter, last_comment(room, &council->peter)), "");
    assert_status(&council->peter, 303);
    browser_get(&council->peter, BODY);
    assert_sees(&council->peter, "ohne Antwort abgeschlossen am ");
    assert_sees(&council->peter, joined(room, page, "#kommentar-", ""));
}

static void a_question_of_a_body_is_its_own(void **state) {
    Council council = council_of(state);
    Room *room = &council.room;
    Browser *peter = &council.peter;
    const char *page = joined(room, HOME "/ziele/", council.goal, "");
    browser_get(peter, page);
    browser_post(peter, joined(room, page, "/kommentare", ""), "text=Wer+backt");
    assert_status(peter, 303);
    only_the_body_closes(&council, page); /* said by one of it */
    browser_get(peter, joined(room, BODY "/entwurf?target=", council.goal, ""));
    browser_post(peter, BODY "/entwurf?gremium=Personalrat",
                 joined(room, "text=Wer+isst&target=", council.goal, ""));
    assert_status(peter, 303);
    browser_get(peter, page);
    const char *publishes = joined(room, last_comment(room, peter), "/veroeffentlichen", "");
    browser_get(peter, publishes);
    browser_post(peter, publishes, "version=1&text=Wer+isst");
    assert_status(peter, 303);
    only_the_body_closes(&council, page); /* said as the body */
    /* What somebody else takes away of it, its page tells. */
    browser_get(&room->lead, page);
    const char *removes = joined(room, last_comment(room, &room->lead), "/entfernen", "");
    browser_get(&room->lead, removes);
    browser_post(&room->lead, removes, "version=2&reason=Nennt+einen+Namen");
    assert_status(&room->lead, 303);
    browser_get(peter, BODY);
    assert_sees(peter, "Von anderen entfernt");
    assert_sees(peter, "Nennt einen Namen");
    site_test_done(room->test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_member_is_not_taken_into_the_team),
        STORE_TEST(who_leads_is_told_who_confirms),
        SQLITE_TEST(a_question_of_a_body_is_its_own),
    };
    return run_site_tests(tests);
}
