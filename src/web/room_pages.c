/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/room_pages.h"

#include "app/card.h"
#include "app/room.h"
#include "domain/choices.h"
#include "domain/pack.h"
#include "store/board_store.h"
#include "store/card_part_store.h"
#include "store/card_store.h"
#include "store/room_store.h"
#include "store/workshop_store.h"
#include "text/messages.h"
#include "views/room.html.h"
#include "views/room_card_form.h"
#include "web/cookies.h"
#include "web/form_input.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/receipt_pages.h"
#include "web/record_display.h"
#include "web/room_comments.h"
#include "web/room_live.h"
#include "web/room_meanwhile.h"
#include "web/room_parts.h"
#include "web/room_scene.h"
#include "web/room_tables.h"
#include "web/site.h"

enum { ID_DIGITS_MAX = 20 };

static const Field DOT_FIELDS[] = {
    FIELD(DotForm, plus, TEXT, .maximum = ID_DIGITS_MAX),
    FIELD(DotForm, minus, TEXT, .maximum = ID_DIGITS_MAX),
};
static const Field SIGNAL_FIELDS[] = {
    FIELD(SignalForm, signal, KEY, .required = true, .keys = &ROOM_SIGNALS),
};
static const Field VOICE_FIELDS[] = {
    FIELD(VoiceForm, perspective, KEY, .required = true),
    FIELD(VoiceForm, speaks, KEY, .required = true, .keys = &ROOM_VOICES),
};
const Schema DOT_FORM = SCHEMA(DotForm, "room", "rooms", DOT_FIELDS);
const Schema SIGNAL_FORM = SCHEMA(SignalForm, "room", "rooms", SIGNAL_FIELDS);
const Schema VOICE_FORM = SCHEMA(VoiceForm, "room", "rooms", VOICE_FIELDS);

/* -- The room ---------------------------------------------------------------------------------- */

Page room_phone_page(Request *rq, Message title) {
    Page page = page_of(rq, title);
    page.room = page.system_fonts = true;
    page.offers_plain = true;
    return page;
}

Err room_by_cookie(Request *rq, RoomRef *ret) {
    Str cookie;
    if (!http_cookie(rq->http, str_from(cookie_room_device(site_secure(rq->site))), &cookie))
        return ERR_NOT_FOUND;
    return room_of_cookie(rq->ctx, rq->conn, cookie, ret);
}

static Err number_of(Str text, int64_t *ret) {
    return str_i64(text, ret) && *ret > 0 ? ERR_NONE : ERR_NOT_FOUND;
}

FormView room_form_from(Request *rq, const Schema *schema, const void *record, Str action,
                        Message submit) {
    const FormInput came = rq->form;
    if (rq->form.schema != schema)
        form_input_from(rq, schema, record, 0);
    FormView form = form_of(rq, action, submit);
    if (came.schema != schema) {
        form.findings = NULL;
        rq->form = came;
    }
    return form;
}

FormView room_form_of(Request *rq, const Schema *schema, Str action, Message submit) {
    void *empty = arena_zeroed_(rq->ctx->arena, schema->size, 1, _Alignof(max_align_t));
    schema_clear(schema, empty);
    return room_form_from(rq, schema, empty, action, submit);
}

Err room_enter(Request *rq, RoomRef *ret) {
    Err err = room_by_cookie(rq, ret);
    if (err != ERR_NONE)
        return err;
    room_speaks(rq, &ret->initiative);
    return ERR_NONE;
}

static Str own_path(Request *rq, CardId card, const char *below) {
    return str_join(rq->ctx->arena, STR("/w/raum/karten/"), id_text(rq->ctx->arena, card.v),
                    str_from(below));
}

/* As card_change says it. */
static bool takes_changes(const Request *rq, const RoomScene *scene, const RoomScene *of) {
    const Board *board = of->opt_board;
    if (board == NULL || scene->room.state != ROOM_STATE_OPEN || of->open.writing_closed)
        return false;
    return date_none(board->open_from) || board_open_on(board, clock_today(rq->ctx->clock)) ||
           (scene->opt_part != NULL && scene->opt_part->board.v == board->record.id.v);
}

/* What others do not see yet, do not see any more on its own, or not while something else is on. */
static Err own_unseen(Request *rq, const RoomScene *scene, const RoomScene *of, const Card *card,
                      Message *ret) {
    Card into;
    bool here = scene->opt_board != NULL && scene->opt_board->record.id.v == card->board.v;
    *ret = message_of(MSG_NONE);
    if (!room_scene_reveals(of, ROOM_PARTICIPANTS) || !card_shown(card, of->opt_board->release))
        *ret = msg(room_own_hidden);
    else if (!here || (card->merged_into.v == 0 && !room_scene_shows(of, ROOM_PARTICIPANTS, card)))
        *ret = msg(room_own_not_now);
    if (ret->id != MSG_NONE || card->merged_into.v == 0)
        return ERR_NONE;
    TRY(card_get(rq->ctx, rq->conn, scene->room.workshop, card->merged_into, &into));
    *ret = room_scene_shows(of, ROOM_PARTICIPANTS, &into) ? msg(room_own_merged, into.number)
                                                          : msg(room_own_not_now);
    return ERR_NONE;
}

static Err fill_own(Request *rq, const RoomRef *room, const RoomScene *scene, RoomView *view) {
    Cards cards;
    CardFills fills;
    TRY(card_list_of(rq->ctx, rq->conn, room->workshop, room->participant.id, &cards));
    TRY(card_fill_list_for(rq->ctx, rq->conn, room->workshop, room->participant.id, &fills));
    RoomOwnCard *own = arena_new(rq->ctx->arena, RoomOwnCard, cards.count);
    for (size_t i = 0; i < cards.count; i++) {
        const Card *card = &cards.items[i];
        RoomScene of; /* the board it hangs on */
        TRY(room_scene_of(rq, scene, card->board, &of));
        of.fills = fills;
        of.merged = (Cards){ 0 }; /* what others wrote stands on the board, which is told of it */
        Str number = html_text_of(rq->html, msg(room_card_number, card->number));
        own[view->own_count++] = (RoomOwnCard){
            .card = room_card_of(rq, &of, ROOM_PARTICIPANTS, card),
            .edit_href = takes_changes(rq, scene, &of) ? own_path(rq, card->id, "") : STR(""),
            .withdraw = post_button_of(rq, own_path(rq, card->id, "/zurueckziehen"),
                                       msg(room_card_withdraw), number),
            .withdrawn = card->withdrawn_at.ms != 0,
        };
        TRY(own_unseen(rq, scene, &of, card, &own[view->own_count - 1].unseen));
        RoomCardView *shown = &own[view->own_count - 1].card;
        shown->may_dot = shown->dots_shown = false;
    }
    view->own = own;
    return ERR_NONE;
}

static void offer_languages(Request *rq, FormView *form) {
    FormOption *options = arena_new(rq->ctx->arena, FormOption, CARD_LANGUAGE_COUNT + 1);
    for (size_t i = 0; i < CARD_LANGUAGE_COUNT; i++)
        options[i] = (FormOption){ .value = CARD_LANGUAGES[i].tag,
                                   .text = CARD_LANGUAGES[i].name,
                                   .language = CARD_LANGUAGES[i].tag };
    options[CARD_LANGUAGE_COUNT] =
        (FormOption){ .value = STR(CARD_LANGUAGE_OTHER), .label = msg(card_language_other) };
    form_options(form, offsetof(CardForm, language), options, CARD_LANGUAGE_COUNT + 1);
}

Err room_card_choices(Request *rq, FormView *form, RecordId board_id) {
    Board board;
    Arena *arena = rq->ctx->arena;
    TRY(board_get(rq->ctx, rq->conn, rq->initiative.id, board_id, &board));
    BoardHeadings headings = board_headings(arena, &board);
    FormOption *columns = arena_new(arena, FormOption, headings.count);
    for (size_t i = 0; i < headings.count; i++)
        columns[i] = (FormOption){ .value = id_text(arena, (int64_t)i), .text = headings.items[i] };
    form_options(form, offsetof(CardForm, column), columns, headings.count);
    offer_languages(rq, form);
    return form_options_of(rq, form, &NOUNS[NOUN_INTERSECTION]);
}

Str room_card_language(Str tag) {
    return str_eq(tag, language_tag(LANGUAGE_DE_SIMPLE)) ? language_tag(LANGUAGE_DE) : tag;
}

FormView room_card_new(Request *rq, Str language, Str action, Message submit) {
    CardForm form;
    schema_clear(&CARD_FORM, &form);
    form.language = room_card_language(language);
    return room_form_from(rq, &CARD_FORM, &form, action, submit);
}

RoomSeesView room_sees_of(const RoomScene *scene) {
    const Board *board = scene->opt_board;
    bool proposal = str_eq(board->form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL]);
    return (RoomSeesView){ .table = room_tables_on(scene) && scene->split.state == SPLIT_WORK,
                           .hidden = !room_scene_reveals(scene, ROOM_PARTICIPANTS),
                           .release = board->release,
                           .completed = proposal && !board->release };
}

static Err fill_writing(Request *rq, const RoomScene *scene, RoomView *view) {
    bool seated = scene->split.state != SPLIT_WORK || scene->table.v != 0;
    bool takes = scene->room.state == ROOM_STATE_OPEN && !scene->open.writing_closed && seated;
    bool came_back = rq->form.schema == &CARD_FORM; /* what was typed stays */
    const Board *board = takes || came_back ? scene->opt_board : NULL;
    view->may_write = board != NULL;
    if (board == NULL)
        return ERR_NONE;
    view->proposal = str_eq(board->form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL]);
    view->sees = room_sees_of(scene);
    Str action = str_join(rq->ctx->arena, STR("/w/raum/pinnwaende/"),
                          id_text(rq->ctx->arena, board->record.id.v));
    view->card_form =
        room_card_new(rq, language_tag(rq->html->language), action, msg(room_card_send));
    return room_card_choices(rq, &view->card_form, board->record.id);
}

static Err fill_dots(Request *rq, const RoomRef *room, const RoomScene *scene, RoomView *view) {
    int64_t here, all;
    view->votes = scene->opt_board != NULL && scene->open.voting == BOARD_VOTING_OPEN &&
                  scene->room.state == ROOM_STATE_OPEN;
    if (!view->votes)
        return ERR_NONE;
    TRY(dot_count(rq->ctx, rq->conn, room->workshop, scene->opt_board->record.id, (CardId){ 0 },
                  room->participant.id, &here, &all));
    int64_t each = scene->opt_board->dots == FIELD_NONE ? 0 : scene->opt_board->dots;
    PostButton proofs = post_button_of(rq, STR("/w/raum/punkte"), msg(room_dot_give), STR(""));
    view->dots_left = each > all ? each - all : 0;
    view->dots_action = proofs.action;
    view->form_token = proofs.form_token;
    view->submission_id = proofs.submission_id;
    return ERR_NONE;
}

static Err fill_pace(Request *rq, const RoomRef *room, const RoomScene *scene, RoomView *view) {
    bool given[ROOM_SIGNAL_COUNT];
    if (scene->room.state != ROOM_STATE_OPEN || scene->opt_part == NULL)
        return ERR_NONE;
    TRY(room_signals_of(rq->ctx, rq->conn, room->workshop, room->participant.id, given));
    const Message give[] = { msg(room_signal_slower), msg(room_signal_more_time),
                             msg(room_signal_explain) };
    for (int i = 0; i < ROOM_SIGNAL_COUNT; i++) {
        Str action =
            str_join(rq->ctx->arena, STR("/w/raum/zeichen"), given[i] ? STR("/zurueck") : STR(""));
        PostButton button =
            post_button_of(rq, action, given[i] ? msg(room_signal_take_back) : give[i],
                           given[i] ? html_text_of(rq->html, give[i]) : STR(""));
        button.field = STR("signal");
        button.value = ROOM_SIGNALS.keys[i];
        view->signals[view->signal_count++] = button;
    }
    return ERR_NONE;
}

static Err fill_speaking(Request *rq, const RoomScene *scene, RoomView *view) {
    bool round = scene->opt_part != NULL && scene->room.state == ROOM_STATE_OPEN &&
                 (str_eq(scene->opt_part->kind, AGENDA_KINDS.keys[AGENDA_KIND_WELCOME]) ||
                  str_eq(scene->opt_part->kind, AGENDA_KINDS.keys[AGENDA_KIND_INTRODUCTION_ROUND]));
    view->speaks = round || rq->form.schema == &VOICE_FORM;
    if (!view->speaks)
        return ERR_NONE;
    view->voice_form = room_form_of(rq, &VOICE_FORM, STR("/w/raum/stimme"), msg(room_speak_send));
    return form_options_of(rq, &view->voice_form, &NOUNS[NOUN_INTERSECTION]);
}

/* What is one device's: needs no more than room_scene_frame. */
static Err fill_mine(Request *rq, const RoomRef *room, const RoomScene *scene, RoomView *view) {
    view->seat = room_seat_of(rq, scene, room->participant.id);
    view->comments_href = room_comments_own_href(scene);
    TRY(fill_writing(rq, scene, view));
    TRY(room_meanwhile_of(rq, scene, &view->meanwhile, &view->meanwhile_count));
    TRY(fill_own(rq, room, scene, view));
    TRY(room_parts_own(rq, room, scene, &view->filled, &view->filled_count));
    TRY(fill_dots(rq, room, scene, view));
    TRY(fill_pace(rq, room, scene, view));
    TRY(fill_speaking(rq, scene, view));
    return receipt_closing_of(rq, room, scene, &view->closing);
}

static Err fill_room(Request *rq, const RoomRef *room, const RoomScene *scene, RoomView *view) {
    view->seq = scene->room.seq;
    view->stream_href = str_join(rq->ctx->arena, STR("/w/raum/ereignisse?tisch="),
                                 id_text(rq->ctx->arena, room->participant.table_number));
    view->refresh_href = STR("/w/raum");
    view->stage = room_stage_of(rq, scene, ROOM_PARTICIPANTS);
    view->board = room_board_of_scene(rq, scene, ROOM_PARTICIPANTS);
    view->numbers = room_numbers_of(rq, scene, ROOM_PARTICIPANTS);
    view->table = room_tables_of(rq, scene, ROOM_PARTICIPANTS);
    view->promise = room_promise(rq, &scene->workshop);
    view->delete_on = room_delete_day(&scene->workshop, scene->room.opened_at);
    return fill_mine(rq, room, scene, view);
}

Err room_mine_show(Request *rq) {
    RoomRef room;
    RoomScene scene;
    RoomView view = { 0 };
    TRY(room_enter(rq, &room));
    TRY(room_scene_frame(rq, room.workshop, &scene));
    scene.table = room.participant.table;
    TRY(fill_mine(rq, &room, &scene, &view));
    room_mine(rq->html, &view);
    return ERR_NONE;
}

static bool has_cookie(const Request *rq) {
    Str cookie;
    return http_cookie(rq->http, str_from(cookie_room_device(site_secure(rq->site))), &cookie);
}

Err room_show(Request *rq) {
    RoomRef room;
    RoomScene scene;
    Err err = room_enter(rq, &room);
    if (err == ERR_NOT_FOUND)
        return request_redirect(rq, has_cookie(rq) ? STR("/w?hinweis=room_unknown") : STR("/w"));
    TRY(err);
    TRY(room_scene_read(rq, room.workshop, &scene));
    scene.table = room.participant.table;
    RoomView view = { .page = room_phone_page(rq, msg(room_title)) };
    view.page.title_text = scene.workshop.name;
    view.page.live = scene.room.state != ROOM_STATE_CLOSED;
    TRY(fill_room(rq, &room, &scene, &view));
    room_page(rq->html, &view);
    return ERR_NONE;
}

Err room_events(Request *rq) {
    RoomRef room = { 0 };
    Err err = room_enter(rq, &room);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    /* A device whose data are gone is told that it is over, or it would ask for ever. */
    bool over = err == ERR_NOT_FOUND || room.state == ROOM_STATE_CLOSED;
    return room_live_join(rq, room.workshop, ROOM_PARTICIPANTS, &room.participant, over);
}

/* -- Cards ------------------------------------------------------------------------------------- */

CardForm room_card_words_of(Request *rq) {
    CardForm form = *(const CardForm *)rq->form.record;
    if (str_empty(form.language))
        form.language = room_card_language(language_tag(rq->html->language));
    return form;
}

/* Below the heading of what they wrote. */
static Submission submission_to(Request *rq, const char *location) {
    Submission submission = rq->submission;
    submission.location = str_from(location);
    return submission;
}

/* Where cards wait for their release it is said that this one does. */
static Err saved_to(Request *rq, RecordId board_id, const char *location, Submission *ret) {
    Board board;
    TRY(board_get(rq->ctx, rq->conn, rq->initiative.id, board_id, &board));
    *ret = submission_to(rq, board.release ? "/w/raum?hinweis=card_waits#meine" : location);
    ret->location_unchanged = str_from(location);
    return ERR_NONE;
}

Err room_card_action(Request *rq) {
    RoomRef room;
    Written written;
    int64_t board;
    TRY(room_enter(rq, &room));
    TRY(number_of(request_parameter(rq, STR("board")), &board));
    const CardForm form = room_card_words_of(rq);
    Submission submission;
    TRY(saved_to(rq, (RecordId){ board }, "/w/raum?hinweis=card_sent#meine", &submission));
    TRY(card_write(rq->app, rq->ctx, &submission, &room, (RecordId){ board }, &form, &written));
    return request_redirect(rq, written.location);
}

static Err own_card(Request *rq, RoomRef *room, Card *ret) {
    int64_t id;
    TRY(room_enter(rq, room));
    TRY(number_of(request_parameter(rq, STR("card")), &id));
    TRY(card_get(rq->ctx, rq->conn, room->workshop, (CardId){ id }, ret));
    /* What was typed for one that was withdrawn meanwhile comes back, with a word about it. */
    bool there = ret->withdrawn_at.ms == 0 || rq->http->method == HTTP_POST;
    return ret->participant.v == room->participant.id.v && there ? ERR_NONE : ERR_NOT_FOUND;
}

Err room_card_show(Request *rq) {
    RoomRef room;
    Card card;
    Board board;
    TRY(own_card(rq, &room, &card));
    TRY(board_get(rq->ctx, rq->conn, rq->initiative.id, card.board, &board));
    card.form.language = room_card_language(card.form.language);
    if (rq->form.schema == NULL)
        form_input_from(rq, &CARD_FORM, &card.form, card.version);
    RoomCardPage view = { .page = room_phone_page(rq, msg(room_card_edit_of, card.number)) };
    view.form = form_of(rq, own_path(rq, card.id, ""), msg(room_card_save));
    view.form.cancel = STR("/w/raum");
    view.proposal = str_eq(board.form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL]);
    view.for_others = card.form.recorded_for != FIELD_NONE;
    view.hides = board.release && card.released;
    TRY(room_card_choices(rq, &view.form, card.board));
    TRY(room_parts_of_others(rq, &room, &card, &view));
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    room_card_page(rq->html, &view);
    return ERR_NONE;
}

Err room_card_conflict(Request *rq, FormView *form) {
    RoomRef room;
    Card card;
    Board board;
    RoomCardPage page = { .form = *form };
    bool *aside = arena_new(rq->ctx->arena, bool, CARD_FORM.count);
    TRY(own_card(rq, &room, &card));
    TRY(board_get(rq->ctx, rq->conn, rq->initiative.id, card.board, &board));
    TRY(room_card_choices(rq, form, card.board));
    TRY(room_parts_of_others(rq, &room, &card, &page));
    bool proposal = str_eq(board.form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL]);
    bool records = card.form.recorded_for != FIELD_NONE;
    for (size_t i = 0; i < CARD_FORM.count; i++) {
        const Field *field = &CARD_FORM.fields[i];
        aside[i] =
            !room_card_asks(field, form, proposal, records) || !room_card_open(field, page.shut);
    }
    form->opt_aside = aside;
    return ERR_NONE;
}

Err room_card_change_action(Request *rq) {
    RoomRef room;
    Card card;
    Written written;
    TRY(own_card(rq, &room, &card));
    const CardForm form = room_card_words_of(rq);
    Submission submission;
    TRY(saved_to(rq, card.board, "/w/raum?hinweis=card_saved#meine", &submission));
    TRY(card_change(rq->app, rq->ctx, &submission, &room, card.id, rq->form.version, &form,
                    &written));
    return request_redirect(rq, written.location);
}

Err room_card_withdraw_action(Request *rq) {
    RoomRef room;
    Card card;
    Written written;
    TRY(own_card(rq, &room, &card));
    const Submission submission = submission_to(rq, "/w/raum?hinweis=card_withdrawn#meine");
    TRY(card_withdraw(rq->app, rq->ctx, &submission, &room, card.id, &written));
    return request_redirect(rq, written.location);
}

/* -- Dots, signals, voices ---------------------------------------------------------------------- */

/* For the script of the page, which stays: what is left of one's dots. Nothing where none are given any more. */
static Err dots_left(Request *rq, const RoomRef *room) {
    RoomScene scene;
    RoomView view = { 0 };
    TRY(room_scene_frame(rq, room->workshop, &scene));
    scene.table = room->participant.table;
    rq->submission.id = STR(""); /* the next dot is another one */
    TRY(fill_dots(rq, room, &scene, &view));
    room_dots_form(rq->html, &view);
    return ERR_NONE;
}

Err room_dot_action(Request *rq) {
    const DotForm *form = rq->form.record;
    RoomRef room;
    Written written;
    int64_t card;
    bool more = !str_empty(form->plus);
    Arena *arena = rq->ctx->arena;
    TRY(room_enter(rq, &room));
    TRY(number_of(more ? form->plus : form->minus, &card));
    Submission submission = rq->submission;
    submission.location = str_join(arena, STR("/w/raum#karte-"), id_text(arena, card));
    TRY(card_dot(rq->app, rq->ctx, &submission, &room, (CardId){ card }, more ? 1 : -1, &written));
    if (str_eq(http_header(rq->http, "Einklang-Answer"), STR("piece")))
        return dots_left(rq, &room);
    return request_redirect(rq, written.location);
}

Err room_signal_action(Request *rq) {
    const SignalForm *form = rq->form.record;
    RoomRef room;
    Written written;
    TRY(room_enter(rq, &room));
    int signal = key_set_index(&ROOM_SIGNALS, form->signal);
    bool given = !str_ends(rq->http->path, STR("/zurueck"));
    const Submission submission = submission_to(rq, "/w/raum#tempo");
    TRY(room_signal(rq->app, rq->ctx, &submission, &room, (RoomSignal)signal, given, &written));
    return request_redirect(rq, written.location);
}

Err room_voice_action(Request *rq) {
    const VoiceForm *form = rq->form.record;
    RoomRef room;
    Written written;
    TRY(room_enter(rq, &room));
    RoomVoice voice = (RoomVoice)key_set_index(&ROOM_VOICES, form->speaks);
    const Submission submission = submission_to(rq, "/w/raum?hinweis=voice_counted#stimme");
    TRY(room_voice(rq->app, rq->ctx, &submission, &room, form->perspective, voice, &written));
    return request_redirect(rq, written.location);
}
