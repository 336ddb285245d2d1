/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* room_lead_cards.c -- what who leads does with cards and groups; contract in web/room_lead_pages.h. */
#include "app/card.h"
#include "app/card_group.h"
#include "app/card_part.h"
#include "app/room.h"
#include "store/agenda_part_store.h"
#include "store/board_store.h"
#include "store/card_store.h"
#include "text/messages.h"
#include "views/room_lead.html.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/room_comments.h"
#include "web/room_lead_pages.h"
#include "web/room_parts.h"
#include "web/room_result.h"
#include "web/room_scene.h"

enum { GROUP_DIGITS_MAX = 20 };

static const Field CARDS_FIELDS[] = {
    FIELD(RoomCardsForm, nr, KEYS, .maximum = REFERENCES_MAX),
    FIELD(RoomCardsForm, act, TEXT, .required = true, .maximum = NAME_MAX_LENGTH),
    FIELD(RoomCardsForm, group, TEXT, .maximum = GROUP_DIGITS_MAX),
    FIELD(RoomCardsForm, text, TEXT, .maximum = CARD_HEADING_MAX),
};
static const Field GROUP_FIELDS[] = {
    FIELD(RoomGroupForm, act, TEXT, .required = true, .maximum = NAME_MAX_LENGTH),
    FIELD(RoomGroupForm, text, TEXT, .maximum = CARD_HEADING_MAX),
};
static const Field TRANSLATION_FIELDS[] = {
    FIELD(RoomTranslationForm, translation, PROSE, .maximum = CARD_WORDS_MAX),
};
const Schema ROOM_CARDS_FORM = SCHEMA(RoomCardsForm, "room", "rooms", CARDS_FIELDS);
const Schema ROOM_GROUP_FORM = SCHEMA(RoomGroupForm, "room", "rooms", GROUP_FIELDS);
const Schema ROOM_TRANSLATION_FORM =
    SCHEMA(RoomTranslationForm, "room", "rooms", TRANSLATION_FIELDS);

static RoomRef room_here(const Request *rq, RecordId workshop) {
    return (RoomRef){ .initiative = rq->initiative, .workshop = workshop };
}

static Err number_of(const Request *rq, const char *name, int64_t *ret) {
    bool read = str_i64(request_parameter(rq, str_from(name)), ret) && *ret > 0;
    return read ? ERR_NONE : ERR_NOT_FOUND;
}

static Submission back_to_board(Request *rq, RecordId workshop) {
    Submission submission = rq->submission;
    submission.location = room_lead_path(rq, workshop, "#raum-tafel");
    return submission;
}

/* -- Several cards ------------------------------------------------------------------------------ */

/* Where a card comes among those that were read before, by its number. False: it is one of them. */
static bool place_of(const RecordIds *cards, int64_t id, size_t *ret) {
    size_t at = cards->count;
    while (at > 0 && cards->items[at - 1].v > id)
        at--;
    *ret = at;
    return at == 0 || cards->items[at - 1].v != id;
}

/* In the order of the cards. One that does not tell what it said was not read; the same one twice, with two such, is no
 * choice of anything. */
static Err chosen_of(Request *rq, Str chosen, RecordIds *ret, const Str **ret_read) {
    Str rest = chosen, one, number;
    Str *read = arena_new(rq->ctx->arena, Str, REFERENCES_MAX);
    *ret_read = read;
    while (str_cut(&rest, ' ', &one)) {
        int64_t id;
        size_t at;
        if (!str_cut(&one, '_', &number))
            continue;
        if (!str_i64(number, &id) || id <= 0 || ret->count == REFERENCES_MAX)
            return ERR_NOT_FOUND;
        if (!place_of(ret, id, &at))
            return ERR_NOT_FOUND;
        (void)list_push(rq->ctx->arena, ret);
        for (size_t i = ret->count - 1; i > at; i--) {
            ret->items[i] = ret->items[i - 1];
            read[i] = read[i - 1];
        }
        ret->items[at] = (RecordId){ id };
        read[at] = one;
    }
    return ERR_NONE;
}

Err room_cards_action(Request *rq) {
    const RoomCardsForm *form = rq->form.record;
    RecordId id;
    Written written;
    CardAct act = { .text = form->text };
    RecordIds cards = { 0 };
    int64_t group = 0;
    TRY(request_record(rq, &id));
    if (!card_act_of(form->act, &act.kind) || act.kind == CARD_ACT_TRANSLATE)
        return ERR_NOT_FOUND;
    if (!str_empty(form->group) && !str_i64(form->group, &group))
        return ERR_NOT_FOUND;
    act.group = (CardGroupId){ group };
    const RoomRef room = room_here(rq, id);
    const Submission submission = back_to_board(rq, id);
    TRY(chosen_of(rq, form->nr, &cards, &act.opt_read));
    TRY(card_act(rq->app, rq->ctx, &submission, &room, &cards, &act, &written));
    return request_redirect(rq, written.location);
}

Err room_card_recorded(Request *rq, RecordId workshop, const Submission *submission, Written *ret) {
    int64_t board;
    TRY(number_of(rq, "board", &board));
    CardForm form = *(const CardForm *)rq->form.record;
    if (str_empty(form.language))
        form.language = rq->authority.language;
    const RoomRef room = room_here(rq, workshop);
    return card_write(rq->app, rq->ctx, submission, &room, (RecordId){ board }, &form, ret);
}

Err room_record_action(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    Submission submission = rq->submission;
    submission.location = room_lead_path(rq, id, "?hinweis=card_recorded#raum-tafel");
    TRY(room_card_recorded(rq, id, &submission, &written));
    return request_redirect(rq, written.location);
}

/* -- A group ------------------------------------------------------------------------------------ */

static Err group_of(Request *rq, RecordId workshop, CardGroup *ret) {
    BoardList boards;
    CardGroups groups;
    int64_t id;
    TRY(number_of(rq, "group", &id));
    TRY(board_list_of(rq->ctx, rq->conn, rq->initiative.id, workshop, &boards));
    for (size_t b = 0; b < boards.count; b++) {
        TRY(card_group_list(rq->ctx, rq->conn, workshop, boards.items[b].record.id, &groups));
        for (size_t i = 0; i < groups.count; i++)
            if (groups.items[i].id.v == id) {
                *ret = groups.items[i];
                return ERR_NONE;
            }
    }
    return ERR_NOT_FOUND;
}

Err room_group_action(Request *rq) {
    const RoomGroupForm *form = rq->form.record;
    RecordId id;
    CardGroup group;
    Written written;
    TRY(request_record(rq, &id));
    Err err = group_of(rq, id, &group);
    if (err == ERR_NOT_FOUND) { /* somebody else who leads has dissolved it */
        finding_add(&rq->ctx->findings, rq->ctx->arena, STR(""), FINDING_GROUP_GONE, 0);
        return ERR_INVALID;
    }
    TRY(err);
    const RoomRef room = room_here(rq, id);
    const Submission submission = back_to_board(rq, id);
    if (str_eq(form->act, STR("dissolve"))) {
        TRY(card_group_dissolve(rq->app, rq->ctx, &submission, &room, group, &written));
        return request_redirect(rq, written.location);
    }
    if (!str_eq(form->act, STR("call")))
        return ERR_NOT_FOUND;
    group.heading = form->text;
    TRY(card_group_call(rq->app, rq->ctx, &submission, &room, group, &written));
    return request_redirect(rq, written.location);
}

/* -- One card ----------------------------------------------------------------------------------- */

static Err card_here(Request *rq, RecordId *ret_workshop, Card *ret) {
    int64_t id;
    TRY(request_record(rq, ret_workshop));
    TRY(number_of(rq, "card", &id));
    TRY(card_get(rq->ctx, rq->conn, *ret_workshop, (CardId){ id }, ret));
    bool there = ret->withdrawn_at.ms == 0 || rq->http->method == HTTP_POST;
    return there ? ERR_NONE : ERR_NOT_FOUND;
}

static Str card_path(Request *rq, RecordId workshop, CardId card, const char *below) {
    return str_join(rq->ctx->arena, room_lead_path(rq, workshop, "/karten/"),
                    id_text(rq->ctx->arena, card.v), str_from(below));
}

Err room_lead_card_show(Request *rq) {
    RecordId workshop;
    Card card;
    RoomScene room, scene;
    TRY(card_here(rq, &workshop, &card));
    TRY(room_scene_read(rq, workshop, &room));
    TRY(room_scene_of(rq, &room, card.board, &scene));
    if (rq->form.schema != &ROOM_TRANSLATION_FORM)
        form_input_from(rq, &ROOM_TRANSLATION_FORM,
                        &(RoomTranslationForm){ .translation = card.translation }, 0);
    /* Its words stand above as they are now. */
    rq->form.began = card_words_digest(rq->ctx->arena, &card.form);
    RoomLeadCardView view = {
        .page = page_below(rq, msg(room_card_number, card.number), room_lead_path(rq, workshop, ""),
                           msg(room_lead_title)),
        .card = room_card_of(rq, &scene, ROOM_FACILITATORS, &card),
        .withdraw = post_button_of(rq, card_path(rq, workshop, card.id, "/zurueckziehen"),
                                   msg(room_card_withdraw), STR("")),
        .back_href = room_lead_path(rq, workshop, "#raum-tafel"),
    };
    view.page.room = true;
    TRY(room_comments_lead(rq, &scene, &card, &view.comments, &view.comment_count));
    TRY(room_parts_lead(rq, &scene, &card, &view.filled));
    TRY(room_result_of_card(rq, workshop, &card, &view.result));
    view.card.make = STR("");
    view.form = form_of(rq, card_path(rq, workshop, card.id, ""), msg(room_translate));
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    room_lead_card_page(rq->html, &view);
    return ERR_NONE;
}

Err room_translate_action(Request *rq) {
    const RoomTranslationForm *form = rq->form.record;
    RecordId workshop;
    Card card;
    Written written;
    TRY(card_here(rq, &workshop, &card));
    const CardAct act = { .kind = CARD_ACT_TRANSLATE,
                          .text = form->translation,
                          .opt_read = &rq->form.began };
    RecordIds one = { 0 };
    *list_push(rq->ctx->arena, &one) = (RecordId){ card.id.v };
    const RoomRef room = room_here(rq, workshop);
    const Submission submission = back_to_board(rq, workshop);
    TRY(card_act(rq->app, rq->ctx, &submission, &room, &one, &act, &written));
    return request_redirect(rq, written.location);
}

Err room_lead_withdraw_action(Request *rq) {
    RecordId workshop;
    Card card;
    Written written;
    TRY(card_here(rq, &workshop, &card));
    const RoomRef room = room_here(rq, workshop);
    Submission submission = rq->submission;
    submission.location = room_lead_path(rq, workshop, "?hinweis=card_taken_off#raum-tafel");
    TRY(card_withdraw(rq->app, rq->ctx, &submission, &room, card.id, &written));
    return request_redirect(rq, written.location);
}
