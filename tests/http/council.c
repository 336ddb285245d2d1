/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "council.h"

#include <cmocka.h>

#include "store/membership_store.h"

AppTest *app_of(const Council *council) {
    return council->room.test->app;
}

Council council_of(void **state) {
    Council council = { .room = room_of(state) };
    Room *room = &council.room;
    AppTest *app = app_of(&council);
    council.peter_id = app_test_person(app, &app->authority, NULL, "reader", "Peter Rat");
    council.second_id = app_test_person(app, &app->authority, NULL, "reader", "Petra Privat");
    app_test_has_come(app, council.peter_id);
    app_test_has_come(app, council.second_id);
    MembershipForm form = { .account = council.peter_id.v,
                            .role = STR("representative"),
                            .body = STR("Personalrat") };
    AuthorityRef authority;
    Written written;
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_system(&app->app, ctx, app->conn, app->authority.key, &authority));
    assert_ok(membership_add(&app->app, ctx, NULL, &authority, NULL, &form, &written));
    council.peter = browser_as(room->test, council.peter_id);
    council.second = browser_as(room->test, council.second_id);
    council.anton = browser_as(room->test, app->administrator);
    council.goal = made(room, HOME "/ziele/", "statement=Zeit&direction=inward");
    return council;
}

const char *claim_of(Council *council) {
    AppTest *app = app_of(council);
    UnconfirmedRoles rows;
    Ctx *ctx = app_test_as_system(app);
    AuthorityRef authority;
    assert_ok(access_system(&app->app, ctx, app->conn, app->authority.key, &authority));
    assert_ok(membership_unconfirmed(ctx, app->conn, &rows));
    assert_int_equal(rows.count, 1);
    assert_int_equal(rows.items[0].role.account.v, council->second_id.v);
    CLEANUP(out_done) Out out = out_open(24);
    out_format(&out, "%d", (int)rows.items[0].role.id.v);
    return str_c(council->room.arena, out_view(&out));
}

const char *answer_of(Council *council, const char *number, const char *below) {
    return joined(&council->room, "/aufgaben/gremien/", number, below);
}

void given_by_lead(Council *council) {
    Room *room = &council->room;
    CLEANUP(out_done) Out out = out_open(64);
    out_format(&out, "account=%d&role=representative&body=personalRAT&deputy=true",
               (int)council->second_id.v);
    browser_post(&room->lead, HOME "/team/hinzufuegen", str_c(room->arena, out_view(&out)));
    assert_status(&room->lead, 303);
}

void given_by_administrator(Council *council, AccountId account, const char *body) {
    Room *room = &council->room;
    CLEANUP(out_done) Out path = out_open(64);
    CLEANUP(out_done) Out form = out_open(64);
    out_format(&path, "/behoerde/" STR_FMT "/personen/%d/rollen",
               STR_ARG(app_of(council)->authority.key), (int)account.v);
    out_format(&form, "account=%d&role=representative&body=%s", (int)account.v, body);
    browser_post(&council->anton, str_c(room->arena, out_view(&path)),
                 str_c(room->arena, out_view(&form)));
    assert_status(&council->anton, 303);
}
