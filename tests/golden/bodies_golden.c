/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Pages on which somebody waits for the word of a body, or gives it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "golden.h"
#include "text/messages.h"
#include "views/people.html.h"
#include "views/representation.html.h"
#include "views/waiting.html.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define RENDERS(view_function, View)                                   \
    static void render_##view_function(Html *html, const void *data) { \
        view_function(html, (const View *)data);                       \
    }
RENDERS(people_list_page, PeopleListView)
RENDERS(representation_page, RepresentationView)
RENDERS(waiting_page, WaitingView)

static const Instant AT = { 1795352700000 }; /* 22 November 2026 */
static const Instant LATER = { 1797944700000 };

static BodyClaimItem claim(const char *person, const char *body) {
    return (BodyClaimItem){
        .person = str_from(person),
        .email = STR("p@example.org"),
        .body = str_from(body),
        .deputy = true,
        .initiative = STR("Lesehilfe <für Bescheide>"),
        .initiative_href = STR("/vorhaben/x/vertretung?gremium=Personalrat"),
        .given_by = STR("Mara Lindner"),
        .given_at = AT,
        .come = true,
        .confirm_href = STR("/aufgaben/gremien/7/bestaetigen?von=aufgaben"),
        .refuse_href = STR("/aufgaben/gremien/7/ablehnen?von=aufgaben"),
    };
}

static void roles_that_wait(void **state) {
    (void)state;
    BodyClaimItem items[] = { claim("Paul Neu", "Personalrat") };
    BodyClaimItem firsts[] = { claim("Frida Erste", "Frauenrat"), claim("Nora Neu", "Frauenrad") };
    items[0].unproven = true;
    firsts[1].come = false;
    firsts[1].alike = STR("Frauen<rat>");
    firsts[0].everywhere = true;
    firsts[0].deputy = false;
    firsts[0].given_by = STR("");
    Message own[] = { msg(body_claim_own, STR("Personalrat")),
                      msg(body_claim_own_first, STR("Jugendvertretung")) };
    BodyClaimsView claims = {
        .items = items, .count = 1, .firsts = firsts, .first_count = COUNT(firsts)
    };
    WaitingView waiting = { .page = golden_page(msg(waiting_title)), .claims = claims };
    golden_check("waiting_claims", LANGUAGE_DE, render_waiting_page, &waiting);
    PeopleListView list = { .page = golden_page(msg(people_title)), .claims = claims };
    list.claims.count = 0;
    golden_check("people_claims", LANGUAGE_DE, render_people_list_page, &list);
    BodyPerson self[] = { { .name = STR("Paul Neu"), .deputy = true, .self = true, .since = AT } };
    BodyPerson member[] = { { .name = STR("Peter Rat"), .everywhere = true, .since = AT } };
    RepresentationView body = { .page = golden_page(msg(representation_title)),
                                .body = STR("Personalrat"),
                                .waits = true,
                                .claims = { .own = own, .own_count = COUNT(own) },
                                .people = member,
                                .person_count = 1,
                                .waiting = self,
                                .waiting_count = 1 };
    golden_check("body_waits", LANGUAGE_DE, render_representation_page, &body);
    BodyDraft draft = { .kind = msg(noun_goal_one),
                        .about = STR("Zeit"),
                        .text = STR("Unter uns"),
                        .changed_at = LATER,
                        .readers = STR("Peter Rat, Paul Neu"),
                        .edit_href = STR("/entwurf/bearbeiten"),
                        .publish_href = STR("/entwurf/veroeffentlichen"),
                        .discard_href = STR("/entwurf/entfernen") };
    body.waits = false;
    body.mine = true;
    body.claims = (BodyClaimsView){ .items = items, .count = 1 };
    body.earlier = AT;
    body.drafts = &draft;
    body.draft_count = 1;
    golden_check("body_claims", LANGUAGE_DE, render_representation_page, &body);
    golden_check("body_claims", LANGUAGE_EN, render_representation_page, &body);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roles_that_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
