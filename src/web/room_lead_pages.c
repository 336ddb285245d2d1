/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/room_lead_pages.h"
#include "web/room_meanwhile.h"

#include "app/address_code.h"
#include "app/room.h"
#include "app/room_trial.h"
#include "domain/choices.h"
#include "domain/similar_words.h"
#include "store/agenda_part_store.h"
#include "store/room_store.h"
#include "store/room_trial_store.h"
#include "store/room_undo_store.h"
#include "store/workshop_store.h"
#include "text/messages.h"
#include "views/room_lead.html.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/room_live.h"
#include "web/room_pages.h"
#include "web/room_result.h"
#include "web/room_scene.h"
#include "web/room_tables.h"
#include "web/site.h"
#include "web/workshop_invitation.h"

enum { EXTEND_MINUTES = 5 };

static const Field ACT_FIELDS[] = {
    FIELD(RoomActForm, object, REFERENCE),
    FIELD(RoomActForm, minutes, INTEGER, .minimum = 1, .maximum = PART_MINUTES_MAX),
};
const Schema ROOM_ACT_FORM = SCHEMA(RoomActForm, "room", "rooms", ACT_FIELDS);

/* Below the workshop; for who leads by link below "/w". */
static Str led_path(Request *rq, RecordId workshop, const char *below) {
    if (rq->by_link)
        return str_join(rq->ctx->arena, STR("/w"), str_from(below));
    return record_href(rq, NOUN_WORKSHOP, workshop, below);
}

Str room_lead_path(Request *rq, RecordId workshop, const char *below) {
    return str_join(rq->ctx->arena, led_path(rq, workshop, "/leitung"), str_from(below));
}

/* -- What can be done now ----------------------------------------------------------------------- */

static PostButton act_button(Request *rq, RecordId workshop, RoomActKind kind, Message label) {
    Str action =
        str_join(rq->ctx->arena, room_lead_path(rq, workshop, "/tun/"), room_act_key(kind));
    return post_button_of(rq, action, label, STR(""));
}

static void add_act(Request *rq, RoomLeadView *view, const RoomScene *scene, RoomActKind kind,
                    Message label) {
    PostButton button = act_button(rq, scene->room.workshop, kind, label);
    if (kind == ROOM_ACT_EXTEND) {
        button.field = STR("minutes");
        button.value = id_text(rq->ctx->arena, EXTEND_MINUTES);
    } else if (kind >= ROOM_ACT_REVEAL) {
        button.field = STR("object");
        button.value = id_text(rq->ctx->arena, scene->opt_board->record.id.v);
    }
    view->acts[view->act_count++] = button;
}

static void add_board_acts(Request *rq, RoomLeadView *view, const RoomScene *scene) {
    const RoomBoard *open = &scene->open;
    if (scene->opt_board->hidden)
        add_act(rq, view, scene, open->revealed ? ROOM_ACT_HIDE : ROOM_ACT_REVEAL,
                open->revealed ? msg(room_act_hide) : msg(room_act_reveal));
    add_act(rq, view, scene, open->writing_closed ? ROOM_ACT_OPEN_WRITING : ROOM_ACT_CLOSE_WRITING,
            open->writing_closed ? msg(room_act_open_writing) : msg(room_act_close_writing));
    if (scene->opt_board->dots == FIELD_NONE || scene->opt_board->dots == 0)
        return;
    bool voting = open->voting == BOARD_VOTING_OPEN;
    add_act(rq, view, scene, voting ? ROOM_ACT_CLOSE_VOTING : ROOM_ACT_OPEN_VOTING,
            voting ? msg(room_act_close_voting) : msg(room_act_open_voting));
}

static void add_acts(Request *rq, RoomLeadView *view, const RoomScene *scene) {
    bool paused = scene->room.state == ROOM_STATE_PAUSED;
    add_act(rq, view, scene, paused ? ROOM_ACT_RESUME : ROOM_ACT_PAUSE,
            paused ? msg(room_act_resume) : msg(room_act_pause));
    if (scene->opt_part != NULL)
        add_act(rq, view, scene, ROOM_ACT_EXTEND, msg(room_act_extend, EXTEND_MINUTES));
    if (scene->opt_board != NULL)
        add_board_acts(rq, view, scene);
    add_act(rq, view, scene, ROOM_ACT_CLOSE, msg(room_act_close));
}

static void fill_parts(Request *rq, RecordId workshop, const AgendaPartList *parts,
                       RecordId current, RoomLeadView *view) {
    RoomPartLine *lines = arena_new(rq->ctx->arena, RoomPartLine, parts->count);
    for (size_t i = 0; i < parts->count; i++) {
        const AgendaPart *part = &parts->items[i];
        PostButton begin = act_button(rq, workshop, ROOM_ACT_BEGIN, msg(room_act_begin));
        begin.about = part->title;
        begin.about_said = true;
        begin.field = STR("object");
        begin.value = id_text(rq->ctx->arena, part->record.id.v);
        lines[i] = (RoomPartLine){ .title = part->title,
                                   .minutes = part->minutes,
                                   .current = part->record.id.v == current.v,
                                   .begin = begin };
    }
    view->parts = lines;
    view->part_count = parts->count;
}

/* -- The page ---------------------------------------------------------------------------------- */

static void fill_way_in(Request *rq, const Room *room, RoomLeadView *view) {
    Arena *arena = rq->ctx->arena;
    view->pin = pin_spoken(arena, room->pin);
    view->join_href = str_join(arena, rq->app->base_url, STR("/w/q/"), room->token);
    view->code = address_code(arena, view->join_href, html_text_of(rq->html, msg(room_code)));
    if (!rq->by_link) { /* a setting of the installation: nothing for whom the link has reached */
        view->address_trouble = address_trouble(rq, &view->address_setting);
        view->poster_href = record_href(rq, NOUN_WORKSHOP, room->workshop, "/aushang");
    }
    view->wall_href = led_path(rq, room->workshop, "/wand");
}

static void fill_groups(Request *rq, const RoomScene *scene, RoomLeadView *view) {
    FormOption *groups = arena_new(rq->ctx->arena, FormOption, scene->groups.count);
    for (size_t i = 0; i < scene->groups.count; i++)
        groups[i] =
            (FormOption){ .value = id_text(rq->ctx->arena, scene->groups.items[i].id.v),
                          .text = scene->groups.items[i].heading,
                          .hint = str_join(rq->ctx->arena,
                                           room_lead_path(rq, scene->room.workshop, "/gruppen/"),
                                           id_text(rq->ctx->arena, scene->groups.items[i].id.v)) };
    view->groups = groups;
    view->group_count = scene->groups.count;
    PostButton proofs = post_button_of(rq, room_lead_path(rq, scene->room.workshop, "/karten"),
                                       msg(room_act_group), STR(""));
    view->cards_action = proofs.action;
    view->form_token = proofs.form_token;
    view->submission_id = proofs.submission_id;
}

static Str words_of(Arena *arena, const CardForm *form) {
    const Str parts[] = { form->words, form->who, form->how, form->why };
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        out_str(&out, parts[i]);
        out_char(&out, ' ');
    }
    return str_copy(arena, out_view(&out));
}

static RoomSuggestion suggestion_of(Arena *arena, const SimilarGroup *group,
                                    const Card *const *cards, size_t number) {
    CLEANUP(out_done) Out words = out_open(64);
    CLEANUP(out_done) Out numbers = out_open(64);
    Str *ids = arena_new(arena, Str, group->count);
    for (size_t i = 0; i < group->word_count; i++) {
        out_comma(&words);
        out_str(&words, group->words[i]);
    }
    for (size_t i = 0; i < group->count; i++) {
        const Card *card = cards[group->texts[i]];
        out_comma(&numbers);
        out_i64(&numbers, card->number);
        ids[i] = id_text(arena, card->id.v);
    }
    return (RoomSuggestion){ .id = id_text(arena, (int64_t)number),
                             .heading = group->words[0],
                             .words = str_copy(arena, out_view(&words)),
                             .numbers = str_copy(arena, out_view(&numbers)),
                             .cards = ids,
                             .count = group->count };
}

/* Of cards that nobody has sorted yet. */
static void fill_suggestions(Request *rq, const RoomScene *scene, RoomLeadView *view) {
    Arena *arena = rq->ctx->arena;
    size_t count = 0;
    Str *texts = arena_new(arena, Str, scene->cards.count + 1);
    const Card **cards = arena_new(arena, const Card *, scene->cards.count + 1);
    for (size_t i = 0; i < scene->cards.count; i++) {
        const Card *card = &scene->cards.items[i];
        if (card->group.v != 0 || card->parked || card->merged_into.v != 0)
            continue;
        texts[count] = words_of(arena, &card->form);
        cards[count++] = card;
    }
    SimilarGroups groups = similar_groups(arena, texts, count);
    RoomSuggestion *suggestions = arena_new(arena, RoomSuggestion, groups.count + 1);
    for (size_t i = 0; i < groups.count; i++)
        suggestions[i] = suggestion_of(arena, &groups.items[i], cards, i + 1);
    view->suggestions = suggestions;
    view->suggestion_count = groups.count;
}

static Err fill_recording(Request *rq, const RoomScene *scene, RoomLeadView *view) {
    view->may_record = view->open && scene->opt_board != NULL;
    if (!view->may_record)
        return ERR_NONE;
    RecordId board = scene->opt_board->record.id;
    view->proposal = str_eq(scene->opt_board->form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL]);
    Str action = str_join(rq->ctx->arena, room_lead_path(rq, scene->room.workshop, "/pinnwaende/"),
                          id_text(rq->ctx->arena, board.v));
    view->record_form = room_card_new(rq, rq->authority.language, action, msg(room_record_send));
    return room_card_choices(rq, &view->record_form, board);
}

/* Whatever it said when it was chosen. */
static bool among(Str chosen, Str id) {
    Str one, number;
    while (str_cut(&chosen, ' ', &one))
        if (str_cut(&one, '_', &number) && str_eq(number, id))
            return true;
    return false;
}

/* Cards that were chosen, and the heading that was typed, stay on a form that came back. */
static void fill_came_back(Request *rq, RoomLeadView *view) {
    if (rq->form.schema != &ROOM_CARDS_FORM)
        return;
    const RoomCardsForm *form = rq->form.record;
    view->heading = form->text;
    view->group = form->group;
    for (size_t l = 0; l < view->board.list_count; l++)
        for (size_t i = 0; i < view->board.lists[l].count; i++) {
            RoomCardView *card = &view->board.lists[l].cards[i];
            card->chosen = among(form->nr, card->id);
        }
}

static Err fill_undo(Request *rq, RecordId workshop, RoomLeadView *view) {
    RoomUndo undo;
    TRY(room_undo_get(rq->ctx, rq->conn, workshop, &undo));
    view->undoes = !str_empty(undo.act);
    if (!view->undoes)
        return ERR_NONE;
    view->undo = post_button_of(rq, room_lead_path(rq, workshop, "/zuruecknehmen"),
                                msg(room_table_undo), STR(""));
    view->undo.about =
        html_text_of(rq->html, schema_message(rq, STR("room_history"), undo.act, STR("")));
    return ERR_NONE;
}

static Err fill_opened(Request *rq, const RoomScene *scene, RoomLeadView *view) {
    view->opened = true;
    view->closed = scene->room.state == ROOM_STATE_CLOSED;
    view->open = !view->closed;
    view->trial = scene->room.trial;
    view->seq = scene->room.seq;
    view->stream_href = room_lead_path(rq, scene->room.workshop, "/ereignisse");
    fill_way_in(rq, &scene->room, view);
    view->stage = room_stage_of(rq, scene, ROOM_FACILITATORS);
    view->board = room_board_of_scene(rq, scene, ROOM_FACILITATORS);
    fill_came_back(rq, view);
    view->numbers = room_numbers_of(rq, scene, ROOM_FACILITATORS);
    view->table = room_tables_of(rq, scene, ROOM_FACILITATORS);
    TRY(room_result_gone(rq, scene->room.workshop, &view->gone));
    TRY(room_tables_lead_of(rq, scene, &view->tables));
    TRY(fill_undo(rq, scene->room.workshop, view));
    if (view->open)
        add_acts(rq, view, scene);
    room_days_boards_of(rq, scene, &view->days_boards, &view->days_board_count);
    if (!rq->by_link) {
        view->results_href = record_href(rq, NOUN_WORKSHOP, scene->room.workshop, "/ergebnisse");
        view->guests_href = room_lead_path(rq, scene->room.workshop, "/weitergeben");
    }
    fill_groups(rq, scene, view);
    fill_suggestions(rq, scene, view);
    fill_parts(rq, scene->room.workshop, &scene->parts, scene->room.part, view);
    return fill_recording(rq, scene, view);
}

static Err fill_unopened(Request *rq, RecordId workshop, RoomLeadView *view) {
    AgendaPartList parts;
    TRY(agenda_part_list_of(rq->ctx, rq->conn, rq->initiative.id, workshop, &parts));
    fill_parts(rq, workshop, &parts, (RecordId){ 0 }, view);
    return ERR_NONE;
}

/* While nobody has come in. */
static Err fill_trial(Request *rq, RecordId workshop, bool opened, RoomLeadView *view) {
    if (rq->by_link)
        return ERR_NONE;
    view->may_try = !opened;
    if (opened && !view->trial)
        TRY(room_is_empty(rq->ctx, rq->conn, workshop, &view->may_try));
    view->trial_button =
        view->trial ? post_button_of(rq, room_lead_path(rq, workshop, "/probelauf/ende"),
                                     msg(room_trial_end), STR(""))
                    : post_button_of(rq, room_lead_path(rq, workshop, "/probelauf"),
                                     msg(room_trial_begin, SIMULATED_PARTICIPANTS), STR(""));
    return ERR_NONE;
}

/* Who leads by link has no other page of the workshop. */
static void begin_lead(Request *rq, RecordId id, RoomLeadView *view) {
    if (rq->by_link) {
        view->page = page_of(rq, msg(room_lead_title));
        view->guest = (RoomGuestLine){ .name = rq->guest.guest.name,
                                       .last_day = rq->guest.last_day,
                                       .end = post_button_of(rq, STR("/w/leitung/abgeben"),
                                                             msg(room_guest_give_up), STR("")) };
        return;
    }
    view->back_href = record_href(rq, NOUN_WORKSHOP, id, "");
    view->page = page_below(rq, msg(room_lead_title), view->back_href,
                            noun_message(rq, &NOUNS[NOUN_WORKSHOP], "one"));
}

Err room_lead_show(Request *rq) {
    RecordId id;
    Workshop workshop;
    RoomScene scene;
    RoomLeadView view = { 0 };
    TRY(request_record(rq, &id));
    TRY(workshop_get(rq->ctx, rq->conn, rq->initiative.id, id, &workshop));
    begin_lead(rq, id, &view);
    view.page.subject = workshop.name;
    view.page.lead = workshop.name;
    Err err = room_scene_read(rq, id, &scene);
    if (err == ERR_NOT_FOUND) {
        TRY(fill_unopened(rq, id, &view));
    } else {
        TRY(err);
        TRY(fill_opened(rq, &scene, &view));
    }
    TRY(fill_trial(rq, id, view.opened, &view));
    view.page.room = true;
    view.page.live = view.open;
    view.open_button = post_button_of(rq, room_lead_path(rq, id, "/oeffnen"),
                                      view.closed ? msg(room_open_again) : msg(room_open), STR(""));
    view.open_button.primary = true;
    room_lead_page(rq->html, &view);
    return ERR_NONE;
}

static Err join(Request *rq, RoomAudience audience) {
    RecordId workshop;
    Room room;
    TRY(request_record(rq, &workshop));
    TRY(room_there(rq->ctx, rq->conn, &rq->initiative, workshop, &room));
    return room_live_join(rq, workshop, audience, NULL, room.state == ROOM_STATE_CLOSED);
}

Err room_lead_events(Request *rq) {
    return join(rq, ROOM_FACILITATORS);
}

Err room_wall_events(Request *rq) {
    return join(rq, ROOM_WALL);
}

Err room_wall_show(Request *rq) {
    RecordId id;
    RoomScene scene;
    TRY(request_record(rq, &id));
    TRY(room_scene_read(rq, id, &scene));
    RoomLeadView in = { 0 };
    fill_way_in(rq, &scene.room, &in);
    RoomWallView view = {
        .page = page_of(rq, msg(room_wall_title)),
        .seq = scene.room.seq,
        .stream_href = led_path(rq, id, "/wand/ereignisse"),
        .pin = in.pin,
        .join_address = str_join(rq->ctx->arena, rq->app->base_url, STR("/w")),
        .code = in.code,
        .stage = room_stage_of(rq, &scene, ROOM_WALL),
        .board = room_board_of_scene(rq, &scene, ROOM_WALL),
        .numbers = room_numbers_of(rq, &scene, ROOM_WALL),
        .table = room_tables_of(rq, &scene, ROOM_WALL),
    };
    view.page.title_text = scene.workshop.name;
    view.page.room = true;
    view.page.live = scene.room.state != ROOM_STATE_CLOSED;
    room_wall_page(rq->html, &view);
    return ERR_NONE;
}

/* -- What is done ------------------------------------------------------------------------------- */

static Submission back_to_lead(Request *rq, RecordId workshop, const char *below) {
    Submission submission = rq->submission;
    submission.location = room_lead_path(rq, workshop, below);
    return submission;
}

Err room_open_action(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    const Submission submission = back_to_lead(rq, id, "?hinweis=room_opened");
    TRY(room_open(rq->app, rq->ctx, &submission, &rq->initiative, id, &written));
    return request_redirect(rq, written.location);
}

Err room_trial_begin_action(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    const Submission submission = back_to_lead(rq, id, "?hinweis=trial_begun");
    TRY(room_trial_begin(rq->app, rq->ctx, &submission, &rq->initiative, id, &written));
    return request_redirect(rq, written.location);
}

/* Phones that tried it are nobody's any more: their pages load anew. */
Err room_trial_end_action(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    const Submission submission = back_to_lead(rq, id, "?hinweis=trial_ended");
    TRY(room_trial_end(rq->app, rq->ctx, &submission, &rq->initiative, id, &written));
    if (!written.repeated)
        rooms_end(site_rooms(rq->site), id.v);
    return request_redirect(rq, written.location);
}

/* Streams end at once, mostly before what closed the room was sent: pages then load what is left of it. */
static void end_streams(Request *rq, RecordId workshop, RoomActKind kind) {
    if (kind == ROOM_ACT_CLOSE)
        rooms_end(site_rooms(rq->site), workshop.v);
}

Err room_act_asked(Request *rq, RecordId workshop, const Submission *submission, Written *ret) {
    const RoomActForm *form = rq->form.record;
    RoomActKind kind;
    if (!room_act_of(request_parameter(rq, STR("act")), &kind))
        return ERR_NOT_FOUND;
    if (kind == ROOM_ACT_EXTEND && form->minutes == FIELD_NONE) {
        finding_add(&rq->ctx->findings, rq->ctx->arena, STR("minutes"), FINDING_REQUIRED, 0);
        return ERR_INVALID;
    }
    const RoomAct act = { .kind = kind, .object = form->object, .minutes = form->minutes };
    TRY(room_act(rq->app, rq->ctx, submission, &rq->initiative, workshop, &act, ret));
    if (!ret->repeated) /* it may have been opened again meanwhile */
        end_streams(rq, workshop, kind);
    return ERR_NONE;
}

Err room_act_action(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    const Submission submission = back_to_lead(rq, id, "");
    TRY(room_act_asked(rq, id, &submission, &written));
    return request_redirect(rq, written.location);
}
