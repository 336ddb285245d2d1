/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/room_meanwhile.h"

#include "domain/choices.h"
#include "store/room_store.h"
#include "text/messages.h"
#include "views/room_meanwhile.html.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/room_pages.h"
#include "web/room_tables.h"

static Str board_path(Request *rq, const Board *board) {
    return str_join(rq->ctx->arena, STR("/w/raum/pinnwaende/"),
                    id_text(rq->ctx->arena, board->record.id.v));
}

/* As board_takes_words says it. */
static bool takes_cards(const Request *rq, const RoomScene *of) {
    bool on = of->opt_part != NULL && of->opt_part->board.v == of->opt_board->record.id.v;
    bool seated = of->split.state != SPLIT_WORK || of->table.v != 0;
    return of->room.state == ROOM_STATE_OPEN && !of->open.writing_closed && seated &&
           (on || board_open_on(of->opt_board, clock_today(rq->ctx->clock)));
}

Err room_meanwhile_of(Request *rq, const RoomScene *scene, const RoomMeanwhile **ret,
                      size_t *ret_count) {
    RoomMeanwhile *boards = arena_new(rq->ctx->arena, RoomMeanwhile, scene->boards.count);
    size_t count = 0;
    for (size_t i = 0; i < scene->boards.count; i++) {
        const Board *board = &scene->boards.items[i];
        RoomScene of;
        if (board == scene->opt_board || !board_open_on(board, clock_today(rq->ctx->clock)))
            continue;
        TRY(room_scene_of(rq, scene, board->record.id, &of));
        if (takes_cards(rq, &of))
            boards[count++] = (RoomMeanwhile){ .title = board->title,
                                               .href = board_path(rq, board),
                                               .until = board->open_until };
    }
    *ret = boards;
    *ret_count = count;
    return ERR_NONE;
}

void room_days_boards_of(Request *rq, const RoomScene *scene, const RoomDaysBoard **ret,
                         size_t *ret_count) {
    RecordId workshop = scene->room.workshop;
    RoomDaysBoard *boards = arena_new(rq->ctx->arena, RoomDaysBoard, scene->boards.count);
    *ret = boards;
    *ret_count = 0;
    for (size_t i = 0; i < scene->boards.count; i++) {
        const Board *board = &scene->boards.items[i];
        bool over = date_none(board->open_until) ||
                    date_compare(board->open_until, clock_today(rq->ctx->clock)) < 0;
        if (over || board == scene->opt_board)
            continue;
        RoomDaysBoard *one = &boards[(*ret_count)++];
        *one = (RoomDaysBoard){ .title = board->title,
                                .from = board->open_from,
                                .until = board->open_until };
        if (!rq->by_link)
            one->href = str_join(rq->ctx->arena,
                                 record_href(rq, NOUN_WORKSHOP, workshop, "/ergebnisse#tafel-"),
                                 id_text(rq->ctx->arena, board->record.id.v));
    }
}

Err room_meanwhile_show(Request *rq) {
    RoomRef room;
    RoomScene scene, of;
    int64_t id;
    TRY(room_enter(rq, &room));
    if (!str_i64(request_parameter(rq, STR("board")), &id) || id <= 0)
        return ERR_NOT_FOUND;
    TRY(room_scene_frame(rq, room.workshop, &scene));
    scene.table = room.participant.table;
    TRY(room_scene_of(rq, &scene, (RecordId){ id }, &of));
    bool came_back = rq->form.schema == &CARD_FORM, takes = takes_cards(rq, &of);
    if (!takes && !came_back) /* the link is from before */
        return request_redirect(rq, STR("/w/raum"));
    const Board *board = of.opt_board;
    bool plain = rq->html->language == LANGUAGE_DE_SIMPLE && !str_empty(board->prompt_simple);
    RoomMeanwhilePage view = {
        .page = room_phone_page(rq, msg(room_write)),
        .prompt = plain ? board->prompt_simple : board->prompt,
        .until = board->open_until,
        .takes = takes,
        .sees = room_sees_of(&of),
        .proposal = str_eq(board->form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL]),
        .for_others = room_seat_of(rq, &of, room.participant.id).for_others,
    };
    view.sees.later = scene.opt_board == NULL || scene.opt_board->record.id.v != board->record.id.v;
    view.page.title_text = board->title;
    view.form = room_card_new(rq, language_tag(rq->html->language), board_path(rq, board),
                              msg(room_card_send));
    view.form.cancel = STR("/w/raum");
    TRY(room_card_choices(rq, &view.form, board->record.id));
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    room_meanwhile_page(rq->html, &view);
    return ERR_NONE;
}

Err room_card_again(Request *rq) {
    RoomRef room;
    RoomScene scene;
    int64_t id;
    Err err = room_enter(rq, &room);
    if (err == ERR_NOT_FOUND || rq->form.schema != &CARD_FORM) /* nothing could be read of it */
        return room_show(rq);
    TRY(err);
    if (!str_i64(request_parameter(rq, STR("board")), &id))
        return ERR_NOT_FOUND;
    TRY(room_scene_frame(rq, room.workshop, &scene));
    bool on = scene.opt_board != NULL && scene.opt_board->record.id.v == id;
    return on ? room_show(rq) : room_meanwhile_show(rq);
}
