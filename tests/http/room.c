/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "room.h"

#include "app/answer_link.h"

Room room_of(void **state) {
    Room room = { .test = site_test(state) };
    AppTest *app = room.test->app;
    room.arena = app->store->arena;
    app_test_initiative(app, "Lesehilfe");
    room.lead = browser_as(room.test, app_test_person(app, &app->authority, NULL, "lead", "Lea"));
    room.reader =
        browser_as(room.test, app_test_person(app, &app->authority, NULL, "reader", "Rosa"));
    return room;
}

const char *joined(Room *room, const char *a, const char *b, const char *c) {
    return str_c(room->arena, str_join(room->arena, str_from(a), str_from(b), str_from(c)));
}

const char *made(Room *room, const char *list, const char *fields) {
    const char *path = joined(room, list, "neu", "");
    browser_get(&room->lead, path);
    assert_status(&room->lead, 200);
    browser_post(&room->lead, path, fields);
    assert_status(&room->lead, 303);
    browser_get(&room->lead, str_c(room->arena, room->lead.location));
    const char *at = str_c(room->arena, room->lead.body);
    while ((at = strstr(at, list)) != NULL) {
        at += strlen(list);
        size_t digits = strspn(at, "0123456789");
        if (digits > 0)
            return str_c(room->arena, (Str){ at, digits });
    }
    fail_msg("no record in %s", list);
    return "";
}

const char *closing_on(Room *room, const Browser *who, const char *comment) {
    const char *closes = joined(room, "\"", comment, "/abschliessen?");
    const char *at = strstr(str_c(room->arena, who->body), closes);
    if (at == NULL) {
        fail_msg("no button to close %s", comment);
        return "";
    }
    Str rest = { at + 1, strcspn(at + 1, "\"") }, part;
    CLEANUP(out_done) Out address = out_open(128);
    for (ptrdiff_t amp; (amp = str_find(rest, STR("&amp;"))) >= 0;) {
        part = str_slice(rest, 0, (size_t)amp + 1);
        out_str(&address, part);
        rest = str_slice(rest, (size_t)amp + 5, SIZE_MAX);
    }
    out_str(&address, rest);
    return str_c(room->arena, out_view(&address));
}

#define LIST "/vorhaben/lesehilfe"

Planned planned(Room *room, const char *more) {
    const char *group =
        made(room, LIST "/stakeholder/", "name=Seniorenrat&perspectives=older_people");
    return (Planned){ group, made(room, LIST "/beteiligung/", joined(room, PLANNED, group, more)) };
}

static void make_public(Room *room, bool published) {
    AppTest *app = room->test->app;
    Ctx *ctx = app_test_as_system(app);
    InitiativeRef initiative;
    Written written;
    assert_ok(access_initiative(&app->app, ctx, app->conn, STR("lesehilfe"),
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(initiative_publish(&app->app, ctx, NULL, &initiative, published, VERSION_ANY, STR(""),
                                 &written));
}

void publish(Room *room) {
    make_public(room, true);
}

void unpublish(Room *room) {
    make_public(room, false);
}

void window_anew(Room *room, const char *fields) {
    unpublish(room);
    window(room, fields);
    publish(room);
}

void window(Room *room, const char *fields) {
    browser_get(&room->lead, LIST "/beteiligungsplan/bearbeiten");
    browser_post(&room->lead, LIST "/beteiligungsplan/bearbeiten", fields);
    assert_status(&room->lead, 303);
}

Str today_plus(Room *room, int days) {
    char text[DATE_ISO_SIZE];
    Date today = clock_today(room->test->app->app.clock);
    return str_copy(room->arena, date_iso(date_from_days(date_days(today) + days), text));
}

const char *window_of(Room *room, int from, int until) {
    return joined(room,
                  joined(room, "comments_from=", str_c(room->arena, today_plus(room, from)),
                         "&comments_until="),
                  str_c(room->arena, today_plus(room, until)), "");
}

const char *address_on(Room *room, const char *page) {
    browser_get(&room->lead, page);
    const char *at = strstr(str_c(room->arena, room->lead.body), ANSWER_LINK_PATH);
    if (at == NULL) {
        fail_msg("no address of an answer");
        return "";
    }
    return str_c(room->arena, (Str){ at, strcspn(at, "\"") });
}
