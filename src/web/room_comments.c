/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/room_comments.h"

#include "app/card_comment.h"
#include "domain/choices.h"
#include "store/card_comment_store.h"
#include "store/card_store.h"
#include "text/messages.h"
#include "views/room_comments.html.h"
#include "web/form_input.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/room_lead_pages.h"
#include "web/room_pages.h"

/* -- What a card shows -------------------------------------------------------------------------- */

static RoomCommentView comment_of(bool named, const CardComment *comment) {
    return (RoomCommentView){ .words = comment->words,
                              .author = named ? comment->author : STR(""),
                              .language = comment->language };
}

static Str card_href(Arena *arena, CardId card) {
    return str_join(arena, STR("/w/raum/karten/"), id_text(arena, card.v), STR("/kommentare"));
}

void room_comments_fill(Request *rq, const RoomScene *scene, RoomAudience audience,
                        const Card *card, RoomCardView *view) {
    view->commented = scene->opt_board != NULL && scene->opt_board->comments;
    if (!view->commented || !room_scene_shows(scene, audience, card))
        return;
    CardComments comments = card_comments_of(&scene->comments, card->id);
    view->comment_count = comments.count;
    if (audience == ROOM_PARTICIPANTS && scene->room.state == ROOM_STATE_OPEN)
        view->comment_href = card_href(rq->ctx->arena, card->id);
    if (comments.count == 0 || audience == ROOM_WALL)
        return;
    RoomCommentView *views = arena_new(rq->ctx->arena, RoomCommentView, comments.count);
    for (size_t i = 0; i < comments.count; i++)
        views[i] = comment_of(room_scene_names(scene), &comments.items[i]);
    view->comments = views;
}

Str room_comments_own_href(const RoomScene *scene) {
    for (size_t i = 0; i < scene->boards.count; i++)
        if (scene->boards.items[i].comments)
            return STR("/w/raum/kommentare");
    return STR("");
}

/* -- Lines with what may be done ----------------------------------------------------------------- */

static RoomCommentLine line_of(Request *rq, const RoomScene *scene, const CardComment *comment,
                               Str below) {
    Arena *arena = rq->ctx->arena;
    Str action = str_join(arena, below, id_text(arena, comment->id.v), STR("/zurueckziehen"));
    RoomCommentLine line = {
        .comment = comment_of(room_scene_names(scene), comment),
        .withdraw = post_button_of(rq, action, msg(room_comment_withdraw), comment->words),
    };
    line.withdraw.about_said = true;
    line.withdraw.about_language = comment->language;
    return line;
}

static RoomCommentLine *lines_of(Request *rq, const RoomScene *scene, const CardComments *comments,
                                 Str below, ParticipantId self) {
    RoomCommentLine *lines = arena_new(rq->ctx->arena, RoomCommentLine, comments->count);
    for (size_t i = 0; i < comments->count; i++) {
        lines[i] = line_of(rq, scene, &comments->items[i], below);
        lines[i].own = self.v == 0 || comments->items[i].participant.v == self.v;
    }
    return lines;
}

Err room_comments_lead(Request *rq, const RoomScene *scene, const Card *card,
                       const RoomCommentLine **ret, size_t *ret_count) {
    CardComments comments;
    RecordId workshop = scene->room.workshop;
    TRY(card_comment_list_on(rq->ctx, rq->conn, workshop, card->id, &comments));
    Str below = str_join(rq->ctx->arena, room_lead_path(rq, workshop, "/karten/"),
                         id_text(rq->ctx->arena, card->id.v), STR("/kommentare/"));
    *ret = lines_of(rq, scene, &comments, below, (ParticipantId){ 0 });
    *ret_count = comments.count;
    return ERR_NONE;
}

/* -- One card ----------------------------------------------------------------------------------- */

static Err number_of(const Request *rq, const char *name, int64_t *ret) {
    bool read = str_i64(request_parameter(rq, str_from(name)), ret) && *ret > 0;
    return read ? ERR_NONE : ERR_NOT_FOUND;
}

static Page comments_page(Request *rq, Message title) {
    Page page = page_of(rq, title);
    page.room = page.system_fonts = true;
    page.offers_plain = true;
    return page;
}

static Str board_href(Arena *arena, CardId card) {
    return str_join(arena, STR("/w/raum#karte-"), id_text(arena, card.v));
}

static void fill_card(Request *rq, const RoomRef *room, const RoomScene *scene, const Card *card,
                      RoomCommentsPage *view) {
    CardComments comments = card_comments_of(&scene->comments, card->id);
    view->shown = true;
    view->card = room_card_of(rq, scene, ROOM_PARTICIPANTS, card);
    view->card.may_dot = false;
    view->lines = lines_of(rq, scene, &comments, STR("/w/raum/kommentare/"), room->participant.id);
    view->line_count = comments.count;
    view->may_write = view->card.comment_href.len > 0;
}

Err room_comments_show(Request *rq) {
    RoomRef room;
    RoomScene scene;
    int64_t id;
    TRY(room_enter(rq, &room));
    TRY(number_of(rq, "card", &id));
    TRY(room_scene_read(rq, room.workshop, &scene));
    scene.table = room.participant.table;
    const Card *card = room_scene_seen(&scene, id);
    /* What was typed for one that is seen no more comes back. */
    bool came_back = rq->form.schema == &CARD_COMMENT_FORM;
    bool here = card != NULL && scene.opt_board->comments;
    if (!here && !came_back)
        return ERR_NOT_FOUND;
    RoomCommentsPage view = {
        .page = comments_page(rq, here ? msg(room_comments_of, card->number) : msg(room_comments)),
        .own_href = STR("/w/raum/kommentare"),
        .back_href = board_href(rq->ctx->arena, (CardId){ id }),
    };
    if (here)
        fill_card(rq, &room, &scene, card, &view);
    view.may_write = view.may_write || came_back;
    view.form = room_form_of(rq, &CARD_COMMENT_FORM, card_href(rq->ctx->arena, (CardId){ id }),
                             msg(room_comment_send));
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    room_comments_page(rq->html, &view);
    return ERR_NONE;
}

Err room_comment_action(Request *rq) {
    const CardCommentForm *form = rq->form.record;
    RoomRef room;
    Written written;
    int64_t id;
    Arena *arena = rq->ctx->arena;
    TRY(room_enter(rq, &room));
    TRY(number_of(rq, "card", &id));
    Submission submission = rq->submission;
    submission.location =
        str_join(arena, STR("/w/raum?hinweis=comment_sent#karte-"), id_text(arena, id));
    TRY(card_comment_write(rq->app, rq->ctx, &submission, &room, (CardId){ id }, form->comment,
                           language_tag(rq->html->language), &written));
    return request_redirect(rq, written.location);
}

/* -- One's own ---------------------------------------------------------------------------------- */

Err room_comments_own_show(Request *rq) {
    RoomRef room;
    RoomScene scene;
    CardComments comments;
    TRY(room_enter(rq, &room));
    TRY(room_scene_frame(rq, room.workshop, &scene));
    ParticipantId self = room.participant.id;
    TRY(card_comment_list_of(rq->ctx, rq->conn, room.workshop, self, &comments));
    RoomCommentLine *lines = lines_of(rq, &scene, &comments, STR("/w/raum/kommentare/"), self);
    for (size_t i = 0; i < comments.count; i++) {
        Card card;
        TRY(card_get(rq->ctx, rq->conn, room.workshop, comments.items[i].card, &card));
        lines[i].card = card.number;
    }
    const RoomCommentsPage view = { .page = comments_page(rq, msg(room_comments_own)),
                                    .lines = lines,
                                    .line_count = comments.count,
                                    .back_href = STR("/w/raum") };
    room_comments_own_page(rq->html, &view);
    return ERR_NONE;
}

Err room_comment_withdraw_action(Request *rq) {
    RoomRef room;
    Written written;
    int64_t id;
    TRY(room_enter(rq, &room));
    TRY(number_of(rq, "comment", &id));
    Submission submission = rq->submission;
    submission.location = STR("/w/raum/kommentare?hinweis=comment_withdrawn");
    TRY(card_comment_withdraw(rq->app, rq->ctx, &submission, &room, (CardCommentId){ id },
                              &written));
    return request_redirect(rq, written.location);
}

Err room_comment_lead_withdraw_action(Request *rq) {
    RecordId workshop;
    Written written;
    int64_t card, id;
    TRY(request_record(rq, &workshop));
    TRY(number_of(rq, "card", &card));
    TRY(number_of(rq, "comment", &id));
    const RoomRef room = { .initiative = rq->initiative, .workshop = workshop };
    Arena *arena = rq->ctx->arena;
    Submission submission = rq->submission;
    submission.location =
        str_join(arena, room_lead_path(rq, workshop, "/karten/"), id_text(arena, card),
                 STR("?hinweis=comment_withdrawn#kommentare"));
    TRY(card_comment_withdraw(rq->app, rq->ctx, &submission, &room, (CardCommentId){ id },
                              &written));
    return request_redirect(rq, written.location);
}
