/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/room_guest_pages.h"

#include "app/room.h"
#include "store/room_guest_store.h"
#include "store/workshop_store.h"
#include "text/messages.h"
#include "views/room_guest.html.h"
#include "web/cookies.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/room_lead_pages.h"
#include "web/room_pages.h"
#include "web/room_scene.h"
#include "web/site.h"
#include "web/workshop_invitation.h"

enum { DAY_SECONDS = 86400 };

static const char GUESTS[] = "/weitergeben";

/* -- By who hands over ---------------------------------------------------------------------------- */

static Message state_of(Request *rq, const Workshop *workshop, const RoomGuest *guest) {
    Date last = room_guest_last_day(workshop, guest);
    if (guest->ended_at.ms != 0)
        return msg(room_guest_ended, guest->ended_at);
    if (!room_guest_counts(workshop, guest, clock_today(rq->ctx->clock)))
        return msg(room_guest_over, last);
    return guest->taken_at.ms != 0 ? msg(room_guest_leads, guest->taken_at, last)
                                   : msg(room_guest_waits, last);
}

static RoomGuestRow row_of(Request *rq, const Workshop *workshop, const RoomGuest *guest) {
    Arena *arena = rq->ctx->arena;
    RoomGuestRow row = { .name = guest->name,
                         .state = state_of(rq, workshop, guest),
                         .open = room_guest_counts(workshop, guest, clock_today(rq->ctx->clock)) };
    if (!row.open)
        return row;
    Str below = str_join(arena, STR("/"), id_text(arena, guest->id.v), STR("/zuruecknehmen"));
    row.end =
        post_button_of(rq, str_join(arena, room_lead_path(rq, workshop->record.id, GUESTS), below),
                       msg(room_guest_end), guest->name);
    if (guest->taken_at.ms == 0)
        row.link = address_view_of(rq, str_join(arena, rq->app->base_url, STR(ROOM_GUEST_LINK_PATH),
                                                room_guest_secret(rq->app, arena, guest)));
    return row;
}

Err room_guests_show(Request *rq) {
    RecordId id;
    Workshop workshop;
    Room room;
    RoomGuests guests;
    TRY(request_record(rq, &id));
    TRY(workshop_get(rq->ctx, rq->conn, rq->initiative.id, id, &workshop));
    Err err = room_there(rq->ctx, rq->conn, &rq->initiative, id, &room);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    TRY(room_guest_list(rq->ctx, rq->conn, id, &guests));
    RoomGuestsView view = {
        .page =
            page_below(rq, msg(room_guest_title), room_lead_path(rq, id, ""), msg(room_lead_title)),
        .open = err == ERR_NONE && room.state != ROOM_STATE_CLOSED,
        .count = guests.count,
        .back_href = room_lead_path(rq, id, ""),
    };
    RoomGuestRow *rows = arena_new(rq->ctx->arena, RoomGuestRow, guests.count + 1);
    for (size_t i = 0; i < guests.count; i++)
        rows[i] = row_of(rq, &workshop, &guests.items[i]);
    view.rows = rows;
    view.page.lead = workshop.name;
    view.address_trouble = address_trouble(rq, &view.address_setting);
    /* What was typed stays, also where the room was closed meanwhile. */
    view.open = view.open || rq->form.schema == &ROOM_GUEST_FORM;
    view.form =
        room_form_of(rq, &ROOM_GUEST_FORM, room_lead_path(rq, id, GUESTS), msg(room_guest_make));
    if (view.page.failed && view.open)
        view.page.opt_failed_form = &view.form;
    room_guests_page(rq->html, &view);
    return ERR_NONE;
}

Err room_guest_hand_over_action(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    rq->submission.location = room_lead_path(rq, id, "/weitergeben?hinweis=handed_over");
    TRY(room_guest_hand_over(rq->app, rq->ctx, &rq->submission, &rq->initiative, id,
                             rq->form.record, &written));
    return request_redirect(rq, written.location);
}

Err room_guest_end_action(Request *rq) {
    RecordId id;
    int64_t guest;
    Written written;
    TRY(request_record(rq, &id));
    if (!str_i64(request_parameter(rq, STR("guest")), &guest))
        return ERR_NOT_FOUND;
    rq->submission.location = room_lead_path(rq, id, "/weitergeben?hinweis=handed_back");
    TRY(room_guest_end(rq->app, rq->ctx, &rq->submission, &rq->initiative, id,
                       (RoomGuestId){ guest }, &written));
    return request_redirect(rq, written.location);
}

/* -- By link -------------------------------------------------------------------------------------- */

static const char *const LEADING = "/w/leitung";

static Str secret_of(const Request *rq) {
    return request_parameter(rq, STR("secret"));
}

/* A link that this browser has used leads on. */
Err room_guest_link_show(Request *rq) {
    RoomGuestRef guest;
    Workshop workshop;
    request_keep_address(rq);
    TRY(room_guest_of_link(rq->ctx, rq->conn, secret_of(rq), &guest));
    if (rq->guest.guest.id.v == guest.guest.id.v)
        return request_redirect(rq, str_from(LEADING));
    if (guest.guest.taken_at.ms != 0)
        return ERR_GONE;
    room_speaks(rq, &guest.initiative);
    TRY(workshop_get(rq->ctx, rq->conn, guest.initiative.id, guest.workshop, &workshop));
    RoomGuestDoorView view = {
        .page = page_of(rq, msg(room_guest_door_title)),
        .name = guest.guest.name,
        .last_day = guest.last_day,
        .take =
            post_button_of(rq, str_join(rq->ctx->arena, STR(ROOM_GUEST_LINK_PATH), secret_of(rq)),
                           msg(room_guest_take), STR("")),
    };
    view.page.lead = workshop.name;
    view.page.place = guest.initiative.name;
    view.take.primary = true;
    room_guest_door_page(rq->html, &view);
    return ERR_NONE;
}

static void set_cookie(Request *rq, Str value, int64_t seconds) {
    bool secure = site_secure(rq->site);
    http_response_cookie(rq->response, &(HttpCookie){ .name = cookie_room_lead(secure),
                                                      .value = value,
                                                      .max_age_seconds = (int)seconds,
                                                      .secure = secure });
}

Err room_guest_take_action(Request *rq) {
    RoomGuestRef guest;
    Str cookie;
    request_keep_address(rq);
    TRY(room_guest_of_link(rq->ctx, rq->conn, secret_of(rq), &guest));
    rq->submission.location = str_from(LEADING);
    TRY(room_guest_take(rq->app, rq->ctx, &rq->submission, &guest, &cookie));
    int64_t days = date_days(guest.last_day) - date_days(clock_today(rq->ctx->clock));
    set_cookie(rq, cookie, (days + 1) * DAY_SECONDS);
    return request_redirect(rq, rq->submission.location);
}

Err room_guest_give_up_action(Request *rq) {
    Written written;
    rq->submission.location = STR("/w?hinweis=given_up");
    TRY(room_guest_end(rq->app, rq->ctx, &rq->submission, &rq->initiative, rq->guest.workshop,
                       rq->guest.guest.id, &written));
    set_cookie(rq, STR("0"), -1);
    return request_redirect(rq, written.location);
}
