/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/workshop_invitation.h"

#include "app/access_request.h"
#include "app/address_code.h"
#include "app/config.h"
#include "app/feed.h"
#include "app/room.h"
#include "app/sender_brake.h"
#include "domain/address_reach.h"
#include "domain/choices.h"
#include "store/access_request_store.h"
#include "store/agenda_part_store.h"
#include "store/room_store.h"
#include "store/workshop_link_store.h"
#include "store/workshop_store.h"
#include "text/messages.h"
#include "views/workshop_invitation.html.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/report_pages.h"
#include "web/room_lead_pages.h"
#include "web/room_pages.h"
#include "web/room_scene.h"
#include "web/site.h"

enum { MINUTE_MS = 60000, DAY_MS = 86400000, SUMMER_MINUTES = 120, WINTER_MINUTES = 60 };

/* -- The text ---------------------------------------------------------------------------------- */

static Str clock_text(Request *rq, int64_t minutes) {
    CLEANUP(out_done) Out out = out_open(8);
    int64_t of_day = minutes % MINUTES_OF_DAY;
    out_format(&out, "%02d:%02d", (int)(of_day / 60), (int)(of_day % 60));
    return str_copy(rq->ctx->arena, out_view(&out));
}

static int64_t minutes_of(const AgendaPartList *parts) {
    int64_t all = 0;
    for (size_t i = 0; i < parts->count; i++)
        all += parts->items[i].minutes;
    return all;
}

static void fill_parts(Request *rq, const AgendaPartList *parts, InvitationText *text) {
    InvitationPart *lines = arena_new(rq->ctx->arena, InvitationPart, parts->count);
    for (size_t i = 0; i < parts->count; i++)
        lines[i] = (InvitationPart){ parts->items[i].title, parts->items[i].minutes };
    text->parts = lines;
    text->part_count = parts->count;
}

static Err text_of(Request *rq, const InitiativeRef *initiative, const Workshop *workshop,
                   InvitationText *ret) {
    AgendaPartList parts;
    int64_t begins;
    TRY(agenda_part_list_of(rq->ctx, rq->conn, initiative->id, workshop->record.id, &parts));
    *ret = (InvitationText){
        .held_on = workshop->held_on,
        .place = workshop->place,
        .purpose = workshop->purpose,
        .contact = workshop->contact,
        .authority = initiative->authority.name,
        .promise = room_promise(rq, workshop),
        .answer_due = workshop->answer_due,
        .named = str_eq(workshop->naming, NAMINGS.keys[NAMING_CHOSEN]),
        .delete_on = workshop_delete_day(workshop),
        .join_address = str_join(rq->ctx->arena, rq->app->base_url, STR("/w")),
    };
    fill_parts(rq, &parts, ret);
    if (!time_of_day_read(workshop->starts_at, &begins))
        return ERR_NONE;
    ret->starts_at = clock_text(rq, begins);
    if (parts.count > 0)
        ret->until = clock_text(rq, begins + minutes_of(&parts));
    return ERR_NONE;
}

/* -- The date as a file ------------------------------------------------------------------------ */

/* What the clocks in Germany show then, as an instant. */
static Instant instant_of(Date day, int64_t minutes) {
    Instant at = { (int64_t)date_days(day) * DAY_MS + minutes * MINUTE_MS };
    Instant summer = { at.ms - (int64_t)SUMMER_MINUTES * MINUTE_MS };
    if (local_time(summer).offset_minutes == SUMMER_MINUTES)
        return summer;
    return (Instant){ at.ms - (int64_t)WINTER_MINUTES * MINUTE_MS };
}

static Str uid_of(Request *rq, const InitiativeRef *initiative, RecordId workshop) {
    return str_join(rq->ctx->arena, STR("workshop-"), id_text(rq->ctx->arena, workshop.v), STR("-"),
                    initiative->key);
}

static Str description_of(Request *rq, const Workshop *workshop) {
    CLEANUP(out_done) Out out = out_open(256);
    out_str(&out, workshop->purpose);
    out_c(&out, str_empty(workshop->purpose) ? "" : "\n\n");
    out_str(&out, html_text_of(rq->html, room_promise(rq, workshop)));
    if (!str_empty(workshop->contact)) {
        out_c(&out, "\n\n");
        out_str(&out, workshop->contact);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

/* Of a whole day where nobody said when it begins. ERR_NOT_FOUND: it has no day yet. */
static Err calendar_of(Request *rq, const InitiativeRef *initiative, const Workshop *workshop,
                       Str page) {
    AgendaPartList parts;
    int64_t begins = 0;
    if (date_none(workshop->held_on))
        return ERR_NOT_FOUND;
    TRY(agenda_part_list_of(rq->ctx, rq->conn, initiative->id, workshop->record.id, &parts));
    CalendarItem item = {
        .uid = uid_of(rq, initiative, workshop->record.id),
        .title = workshop->name,
        .description = description_of(rq, workshop),
        .place = workshop->place,
        .page = page,
        .day = workshop->held_on,
        .changed = workshop->record.changed_at,
        .version = workshop->record.version,
    };
    if (time_of_day_read(workshop->starts_at, &begins)) {
        item.from = instant_of(workshop->held_on, begins);
        item.until = (Instant){ item.from.ms + minutes_of(&parts) * MINUTE_MS };
    }
    CalendarItems items = { 0 };
    *list_push(rq->ctx->arena, &items) = item;
    report_attach(rq, STR("workshop.ics"), STR("text/calendar; charset=utf-8"));
    const CalendarHead head = { .name = workshop->name,
                                .language = initiative->authority.language,
                                .base_url = rq->app->base_url };
    return calendar_write(rq->ctx->arena, rq->response->out, &head, &items);
}

/* -- For who prepares it ------------------------------------------------------------------------ */

static Err member_workshop(Request *rq, Workshop *ret) {
    RecordId id;
    TRY(request_record(rq, &id));
    return workshop_get(rq->ctx, rq->conn, rq->initiative.id, id, ret);
}

/* The address of its link, whole; "": it has none. */
static Err link_of(Request *rq, RecordId workshop, Str *ret) {
    Str token;
    Err err = workshop_link_get(rq->ctx, rq->conn, workshop, &token);
    *ret = STR("");
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    *ret = str_join(rq->ctx->arena, rq->app->base_url, STR(INVITATION_LINK_PATH), token);
    return ERR_NONE;
}

static Err fill_tools(Request *rq, RecordId id, Str link, InvitationTools *tools) {
    Accounts organisers;
    TRY(access_organiser_list(rq->ctx, rq->conn, id, &organisers));
    tools->may = true;
    tools->link = link;
    tools->open_link = post_button_of(rq, record_href(rq, NOUN_WORKSHOP, id, "/einladung/link"),
                                      msg(workshop_invitation_link_open), STR(""));
    tools->close_link =
        post_button_of(rq, record_href(rq, NOUN_WORKSHOP, id, "/einladung/link-aufheben"),
                       msg(workshop_invitation_link_close), STR(""));
    tools->organisers_href = record_href(rq, NOUN_WORKSHOP, id, "/zustaendige");
    tools->cards_href = record_href(rq, NOUN_WORKSHOP, id, "/papierkarten");
    tools->poster_href = record_href(rq, NOUN_WORKSHOP, id, "/aushang");
    tools->organisers_missing = organisers.count == 0;
    return ERR_NONE;
}

Err workshop_invitation_show(Request *rq) {
    Workshop workshop;
    Str link;
    bool taken;
    TRY(member_workshop(rq, &workshop));
    RecordId id = workshop.record.id;
    TRY(link_of(rq, id, &link));
    InvitationView view = { .page = page_below(rq, msg(workshop_invitation_title),
                                               record_href(rq, NOUN_WORKSHOP, id, ""),
                                               noun_message(rq, &NOUNS[NOUN_WORKSHOP], "one")) };
    view.page.lead = workshop.name;
    view.page.subject = workshop.name;
    TRY(text_of(rq, &rq->initiative, &workshop, &view.text));
    if (!date_none(workshop.held_on))
        view.text.calendar_href = record_href(rq, NOUN_WORKSHOP, id, "/einladung/termin.ics");
    TRY(access_requests_taken(rq->ctx, rq->conn, &rq->initiative, &workshop, &taken));
    if (taken && !str_empty(link))
        view.form_link = address_view_of(rq, link);
    Err err = access_organises(rq->ctx, rq->conn, id);
    if (err == ERR_NONE)
        view.needs_href = record_href(rq, NOUN_WORKSHOP, id, "/bedarf");
    else if (err != ERR_FORBIDDEN)
        return err;
    if (request_may_edit(rq))
        TRY(fill_tools(rq, id, link, &view.tools));
    invitation_page(rq->html, &view);
    return ERR_NONE;
}

Err workshop_invitation_calendar(Request *rq) {
    Workshop workshop;
    TRY(member_workshop(rq, &workshop));
    Str page = str_join(rq->ctx->arena, rq->app->base_url,
                        record_href(rq, NOUN_WORKSHOP, workshop.record.id, "/einladung"));
    return calendar_of(rq, &rq->initiative, &workshop, page);
}

static Err change_link(Request *rq, bool open) {
    AccessPlace place = { .initiative = &rq->initiative };
    Written written;
    TRY(request_record(rq, &place.workshop));
    rq->submission.location =
        record_href(rq, NOUN_WORKSHOP, place.workshop, "/einladung?hinweis=saved");
    TRY(open ? access_link_open(rq->app, rq->ctx, &rq->submission, &place, &written)
             : access_link_close(rq->app, rq->ctx, &rq->submission, &place, &written));
    return request_redirect(rq, written.location);
}

Err workshop_link_open_action(Request *rq) {
    return change_link(rq, true);
}

Err workshop_link_close_action(Request *rq) {
    return change_link(rq, false);
}

/* -- For wall and tables ------------------------------------------------------------------------ */

Message address_trouble(Request *rq, Message *ret_setting) {
    Str address = rq->app->base_url;
    *ret_setting = str_empty(rq->app->config->public_url) ? msg(workshop_invitation_url_missing)
                                                          : msg(workshop_invitation_url_other);
    switch (address_reach(address)) {
    case ADDRESS_MACHINE: return msg(workshop_invitation_reach_machine, address);
    case ADDRESS_NETWORK: return msg(workshop_invitation_reach_network, address);
    case ADDRESS_NOWHERE: return msg(workshop_invitation_reach_nowhere, address);
    case ADDRESS_EVERYWHERE: break;
    }
    return message_of(MSG_NONE);
}

Err workshop_poster_show(Request *rq) {
    Workshop workshop;
    Room room;
    TRY(member_workshop(rq, &workshop));
    RecordId id = workshop.record.id;
    PosterView view = {
        .page =
            page_below(rq, msg(workshop_invitation_poster), record_href(rq, NOUN_WORKSHOP, id, ""),
                       noun_message(rq, &NOUNS[NOUN_WORKSHOP], "one")),
        .join_address = str_join(rq->ctx->arena, rq->app->base_url, STR("/w")),
        .promise = room_promise(rq, &workshop),
        .lead_href = room_lead_path(rq, id, ""),
    };
    view.page.title_text = workshop.name;
    view.trouble = address_trouble(rq, &view.trouble_setting);
    Err err = room_get(rq->ctx, rq->conn, id, &room);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    view.open = err == ERR_NONE && room.state != ROOM_STATE_CLOSED;
    if (view.open) {
        view.pin = pin_spoken(rq->ctx->arena, room.pin);
        view.code = address_code(
            rq->ctx->arena, str_join(rq->ctx->arena, rq->app->base_url, STR("/w/q/"), room.token),
            html_text_of(rq->html, msg(room_code)));
    }
    view.page.room = true;
    poster_page(rq->html, &view);
    return ERR_NONE;
}

/* -- By link ------------------------------------------------------------------------------------ */

static Err linked(Request *rq, InitiativeRef *ret, Workshop *ret_workshop) {
    RecordId id;
    TRY(access_link_find(rq->ctx, rq->conn, request_parameter(rq, STR("token")), ret, &id));
    room_speaks(rq, ret);
    return workshop_get(rq->ctx, rq->conn, ret->id, id, ret_workshop);
}

static Str link_path(Request *rq, const char *below) {
    return str_join(rq->ctx->arena, STR(INVITATION_LINK_PATH), request_parameter(rq, STR("token")),
                    str_from(below));
}

Err invitation_link_show(Request *rq) {
    InitiativeRef initiative;
    Workshop workshop;
    TRY(linked(rq, &initiative, &workshop));
    InvitationView view = { .page = page_of(rq, msg(workshop_invitation_title)),
                            .needs_go = access_request_delete_day(&workshop),
                            .most = ACCESS_REQUESTS_PER_SENDER };
    view.page.title_text = workshop.name;
    view.page.lead_message = msg(workshop_invitation_title);
    view.page.place = initiative.name;
    view.page.offers_plain = true;
    TRY(text_of(rq, &initiative, &workshop, &view.text));
    if (!date_none(workshop.held_on))
        view.text.calendar_href = link_path(rq, "/termin.ics");
    TRY(access_requests_taken(rq->ctx, rq->conn, &initiative, &workshop, &view.form_offered));
    /* What was typed stays, also where nothing is taken any more. */
    view.form_offered = view.form_offered || rq->form.schema == &ACCESS_REQUEST_FORM;
    if (view.form_offered) {
        view.form =
            room_form_of(rq, &ACCESS_REQUEST_FORM, link_path(rq, ""), msg(access_request_send));
        if (view.page.failed)
            view.page.opt_failed_form = &view.form;
    }
    request_keep_address(rq);
    invitation_page(rq->html, &view);
    return ERR_NONE;
}

Err invitation_link_calendar(Request *rq) {
    InitiativeRef initiative;
    Workshop workshop;
    TRY(linked(rq, &initiative, &workshop));
    Str page = str_join(rq->ctx->arena, rq->app->base_url, link_path(rq, ""));
    request_keep_address(rq);
    return calendar_of(rq, &initiative, &workshop, page);
}

/* As with contributions of the public: nobody uses up alone what a workshop takes. */
static Err send_counted(Request *rq, const AccessPlace *place, const AccessRequest *form,
                        Written *ret) {
    Date today = clock_today(rq->ctx->clock);
    SenderBrake *brake = site_senders(rq->site);
    Str sender = str_join(rq->ctx->arena, http_sender(rq->http, rq->ctx->arena), STR(" "),
                          request_parameter(rq, STR("token")));
    bool enough = sender_brake_take(brake, sender, today, ACCESS_REQUESTS_PER_SENDER) != ERR_NONE;
    Err err = access_request_send(rq->app, rq->ctx, &rq->submission, place, form, enough, ret);
    if (!enough && (err != ERR_NONE || ret->repeated))
        sender_brake_give_back(brake, sender, today);
    return err;
}

Err invitation_link_action(Request *rq) {
    InitiativeRef initiative;
    Workshop workshop;
    Written written;
    TRY(linked(rq, &initiative, &workshop));
    const AccessPlace place = { .initiative = &initiative, .workshop = workshop.record.id };
    rq->submission.location = link_path(rq, "?hinweis=access_request_sent");
    TRY(send_counted(rq, &place, rq->form.record, &written));
    return request_redirect(rq, written.location);
}
