/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* room_door_pages.c -- coming in: by PIN, by the QR code; contract in web/room_pages.h. */
#include "web/room_pages.h"

#include <time.h>

#include "app/pin_gate.h"
#include "app/room.h"
#include "base/thread.h"
#include "domain/choices.h"
#include "store/room_store.h"
#include "store/workshop_store.h"
#include "text/messages.h"
#include "views/room_door.html.h"
#include "web/cookies.h"
#include "web/page.h"
#include "web/room_scene.h"
#include "web/site.h"

enum { SECOND_MS = 1000, PIN_TYPED_MAX = 20 };

static const Field PIN_FIELDS[] = {
    FIELD(PinForm, pin, TEXT, .required = true, .maximum = PIN_TYPED_MAX),
};
const Schema PIN_FORM = SCHEMA(PinForm, "room", "rooms", PIN_FIELDS);

/* The room in which a device at the door is already; workshop 0: in none. Before the scope is that of another one. */
static Err where_it_is(Request *rq, RecordId *ret_workshop, RoomHereView *ret) {
    RoomRef known;
    Workshop workshop;
    *ret_workshop = (RecordId){ 0 };
    *ret = (RoomHereView){ 0 };
    Err err = room_by_cookie(rq, &known);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    TRY(workshop_get(rq->ctx, rq->conn, known.initiative.id, known.workshop, &workshop));
    *ret_workshop = known.workshop;
    *ret = (RoomHereView){ .name = workshop.name,
                           .language = known.initiative.authority.language,
                           .closed = known.state == ROOM_STATE_CLOSED };
    return ERR_NONE;
}

Err room_pin_show(Request *rq) {
    RecordId workshop;
    RoomPinView view = { .page = room_phone_page(rq, msg(room_pin_title)) };
    TRY(where_it_is(rq, &workshop, &view.here));
    view.form = room_form_of(rq, &PIN_FORM, STR("/w"), msg(room_pin_go));
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    room_pin_page(rq->html, &view);
    return ERR_NONE;
}

static void wait_for(int64_t ms) {
    struct timespec pause = { .tv_sec = ms / SECOND_MS, .tv_nsec = ms % SECOND_MS * 1000000 };
    while (nanosleep(&pause, &pause) != 0)
        continue;
}

/* While somebody guesses, everybody who types waits their turn. */
Err room_queue_up(Request *rq, PinGate *gate) {
    int64_t wait_ms;
    TRY(pin_gate_enter(gate, monotonic_ms(), &wait_ms));
    if (wait_ms == 0)
        return ERR_NONE;
    /* As while a write waits: neither the connection nor the worker is kept from others. */
    const Waiting *aside = &rq->ctx->waiting;
    aside->opt_begin(aside->self);
    wait_for(wait_ms);
    aside->opt_end(aside->self);
    return rq->conn != NULL ? ERR_NONE : ERR_BUSY;
}

Err room_pin_action(Request *rq) {
    const PinForm *form = rq->form.record;
    RecordId workshop;
    InitiativeId initiative;
    RoomRef ref;
    Room room;
    TRY(room_queue_up(rq, site_pins(rq->site)));
    Err err = room_find_pin(rq->ctx, rq->conn, form->pin, &workshop, &initiative);
    if (err == ERR_NOT_FOUND) {
        pin_gate_wrong(site_pins(rq->site), monotonic_ms());
        finding_add(&rq->ctx->findings, rq->ctx->arena, STR("pin"), FINDING_NO_SUCH_ROOM, 0);
        return ERR_INVALID;
    }
    TRY(err);
    TRY(room_at_door(rq->ctx, rq->conn, initiative, workshop, &ref));
    TRY(room_get(rq->ctx, rq->conn, workshop, &room));
    return request_redirect(rq, str_join(rq->ctx->arena, STR("/w/q/"), room.token));
}

static Err door_of(Request *rq, RoomRef *ret, Workshop *ret_workshop) {
    RecordId workshop;
    InitiativeId initiative;
    TRY(room_find_token(rq->ctx, rq->conn, request_parameter(rq, STR("token")), &workshop,
                        &initiative));
    TRY(room_at_door(rq->ctx, rq->conn, initiative, workshop, ret));
    room_speaks(rq, &ret->initiative);
    return workshop_get(rq->ctx, rq->conn, ret->initiative.id, workshop, ret_workshop);
}

Err room_door_show(Request *rq) {
    RoomRef room;
    Room now;
    Workshop workshop;
    RecordId here;
    RoomHereView leaves;
    TRY(where_it_is(rq, &here, &leaves));
    TRY(door_of(rq, &room, &workshop));
    bool in = here.v == room.workshop.v;
    if (in && rq->http->method != HTTP_POST)
        return request_redirect(rq, STR("/w/raum"));
    TRY(room_get(rq->ctx, rq->conn, room.workshop, &now));
    RoomDoorView view = {
        .page = room_phone_page(rq, msg(room_door_title)),
        .authority = rq->authority.name,
        .promise = room_promise(rq, &workshop),
        .delete_on = room_delete_day(&workshop, now.opened_at),
        .named = str_eq(workshop.naming, NAMINGS.keys[NAMING_CHOSEN]),
    };
    if (!in)
        view.leaves = leaves;
    view.page.title_text = workshop.name;
    view.form = room_form_of(rq, &JOIN_FORM, rq->http->path,
                             here.v != 0 && !in ? msg(room_leave_go) : msg(room_door_go));
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    view.closed = room.state == ROOM_STATE_CLOSED;
    view.trial = now.trial;
    room_door_page(rq->html, &view);
    return ERR_NONE;
}

/* A device that is in already comes back to where it was; one that is elsewhere leaves only where somebody said so: the
 * page may be older than that. */
Err room_door_action(Request *rq) {
    const JoinForm *typed = rq->form.record;
    RoomRef room, known;
    Workshop workshop;
    Participant participant;
    bool secure = site_secure(rq->site);
    TRY(door_of(rq, &room, &workshop));
    Err err = room_by_cookie(rq, &known);
    bool in = err == ERR_NONE;
    if (err != ERR_NOT_FOUND)
        TRY(err);
    if (in && known.workshop.v == room.workshop.v)
        return request_redirect(rq, STR("/w/raum"));
    if (in && !typed->leave) {
        finding_add(&rq->ctx->findings, rq->ctx->arena, STR(""), FINDING_ROOM_ELSEWHERE, 0);
        return ERR_INVALID;
    }
    const JoinForm form = {
        .name = str_eq(workshop.naming, NAMINGS.keys[NAMING_CHOSEN]) ? typed->name : STR(""),
        .language = language_tag(rq->html->language),
    };
    TRY(door_of(rq, &room, &workshop));
    TRY(room_join(rq->app, rq->ctx, &room, &form, &participant));
    http_response_cookie(rq->response, &(HttpCookie){ .name = cookie_room_device(secure),
                                                      .value = participant.token,
                                                      .secure = secure });
    return request_redirect(rq, STR("/w/raum"));
}
