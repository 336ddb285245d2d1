/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/room_result_pages.h"

#include "app/card_part.h"
#include "app/room_minutes.h"
#include "domain/choices.h"
#include "store/board_store.h"
#include "store/card_part_store.h"
#include "store/card_store.h"
#include "store/receipt_store.h"
#include "store/room_store.h"
#include "store/room_table_store.h"
#include "store/workshop_store.h"
#include "text/messages.h"
#include "views/room_result.html.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/report_pages.h"
#include "web/room_lead_pages.h"
#include "web/room_result.h"
#include "web/room_scene.h"

/* A board as the room saw it. */
typedef struct Shown {
    RoomScene scene;
    CardResults results;
} Shown;

static Err card_of(Request *rq, const Shown *shown, const Card *card, ResultCard *ret) {
    *ret = (ResultCard){ .card = room_card_of(rq, &shown->scene, ROOM_WALL, card) };
    ret->card.author = STR(""); /* what is kept is nobody's */
    for (size_t i = 0; i < CARD_PART_COUNT; i++)
        ret->card.parts[i].author = STR("");
    ret->makes = room_result_makes(rq, ret->card.proposal, "karte", card->id.v,
                                   html_text_of(rq->html, msg(room_card_number, card->number)),
                                   card_pick_digest(rq->ctx->arena, card, 1, STR("")));
    return room_result_links(rq, &shown->results, card->id, &ret->links, &ret->link_count);
}

/* Of each card, once: where it stands. */
static const Str *places_of(Request *rq, const RoomScene *scene) {
    Str *places = arena_new(rq->ctx->arena, Str, scene->cards.count);
    for (size_t i = 0; i < scene->cards.count; i++)
        places[i] = room_list_of(rq->ctx->arena, scene, &scene->cards.items[i]);
    return places;
}

static Err list_of(Request *rq, const Shown *shown, const Str *places, Str id, ResultList *list) {
    const Cards *cards = &shown->scene.cards;
    size_t count = 0;
    for (size_t i = 0; i < cards->count; i++)
        count += str_eq(places[i], id);
    ResultCard *items = arena_new(rq->ctx->arena, ResultCard, count);
    for (size_t i = 0; i < cards->count; i++) {
        const Card *card = &cards->items[i];
        if (str_eq(places[i], id) && room_scene_shows(&shown->scene, ROOM_WALL, card))
            TRY(card_of(rq, shown, card, &items[list->count++]));
    }
    list->cards = items;
    return ERR_NONE;
}

static Str group_digest(Request *rq, const RoomScene *scene, const CardGroup *group) {
    Cards cards = { 0 };
    for (size_t i = 0; i < scene->cards.count; i++)
        if (room_result_in_group(scene->opt_board, &scene->cards.items[i], group->id.v))
            *list_push(rq->ctx->arena, &cards) = scene->cards.items[i];
    return card_pick_digest(rq->ctx->arena, cards.items, cards.count, group->heading);
}

static Err lists_of(Request *rq, const Shown *shown, ResultBoard *board) {
    Arena *arena = rq->ctx->arena;
    const RoomScene *scene = &shown->scene;
    BoardHeadings headings = board_headings(arena, scene->opt_board);
    size_t columns = headings.count > 0 ? headings.count : 1;
    ResultList *lists = arena_new(arena, ResultList, columns + scene->groups.count + 1);
    const Str *places = places_of(rq, scene);
    for (size_t i = 0; i < scene->groups.count + columns + 1; i++) {
        ResultList *list = &lists[board->list_count];
        size_t column = i - scene->groups.count;
        *list = (ResultList){ .heading = STR("") };
        Str id = STR("speicher");
        if (i < scene->groups.count) {
            const CardGroup *group = &scene->groups.items[i];
            id = str_join(arena, STR("gruppe-"), id_text(arena, group->id.v));
            list->heading = group->heading;
            list->makes = room_result_makes(
                rq, str_eq(scene->opt_board->form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL]), "gruppe",
                group->id.v, group->heading, group_digest(rq, scene, group));
            list->makes.about_said = true;
        } else if (column < columns) {
            id = str_join(arena, STR("spalte-"), id_text(arena, (int64_t)column));
            list->heading = column < headings.count ? headings.items[column] : STR("");
        } else {
            list->heading = html_text_of(rq->html, msg(room_parked));
        }
        TRY(list_of(rq, shown, places, id, list));
        if (list->count > 0)
            board->list_count++;
    }
    board->lists = lists;
    return ERR_NONE;
}

static Err board_of(Request *rq, Shown *shown, const Board *board, ResultBoard *ret) {
    RoomScene *scene = &shown->scene;
    RecordId id = board->record.id, workshop = scene->room.workshop;
    scene->opt_board = board;
    TRY(room_board_get(rq->ctx, rq->conn, workshop, id, &scene->open));
    TRY(card_group_list(rq->ctx, rq->conn, workshop, id, &scene->groups));
    TRY(card_list(rq->ctx, rq->conn, workshop, id, &scene->cards));
    *ret = (ResultBoard){
        .id = str_join(rq->ctx->arena, STR("tafel-"), id_text(rq->ctx->arena, id.v)),
        .title = board->title,
        .prompt = board->prompt,
    };
    scene->merged = (Cards){ 0 };
    for (size_t i = 0; i < scene->cards.count; i++)
        if (scene->cards.items[i].merged_into.v != 0)
            *list_push(rq->ctx->arena, &scene->merged) = scene->cards.items[i];
    for (size_t i = 0; i < scene->cards.count; i++)
        ret->unseen += scene->cards.items[i].merged_into.v == 0 &&
                       !room_scene_shows(scene, ROOM_WALL, &scene->cards.items[i]);
    return lists_of(rq, shown, ret);
}

static Err boards_of(Request *rq, const Workshop *workshop, const Room *room,
                     RoomResultView *view) {
    Shown shown = { .scene = { .workshop = *workshop, .room = *room } };
    BoardList boards;
    TRY(board_list_of(rq->ctx, rq->conn, rq->initiative.id, room->workshop, &boards));
    TRY(card_result_list(rq->ctx, rq->conn, room->workshop, &shown.results));
    TRY(room_table_list(rq->ctx, rq->conn, room->workshop, &shown.scene.tables));
    TRY(card_fill_list(rq->ctx, rq->conn, room->workshop, &shown.scene.fills));
    ResultBoard *items = arena_new(rq->ctx->arena, ResultBoard, boards.count);
    for (size_t i = 0; i < boards.count; i++)
        TRY(board_of(rq, &shown, &boards.items[i], &items[i]));
    view->boards = items;
    view->board_count = boards.count;
    for (size_t i = 0; i < boards.count; i++)
        view->makes = view->makes || items[i].list_count > 0;
    return ERR_NONE;
}

/* Fewer than five are told nowhere, neither of a question nor of an answer. */
static int64_t told(int64_t count) {
    return count >= SMALL_GROUP ? count : 0;
}

static Err feedback_of(Request *rq, RecordId workshop, RoomResultView *view) {
    FeedbackCounts counts;
    FeedbackRow *rows = arena_new(rq->ctx->arena, FeedbackRow, FEEDBACK_QUESTION_COUNT);
    TRY(feedback_counts(rq->ctx, rq->conn, workshop, &counts));
    for (int i = 0; i < FEEDBACK_QUESTION_COUNT; i++) {
        const int64_t *said = counts.counts[i];
        if (!feedback_shown(&counts, (FeedbackQuestion)i))
            continue;
        rows[view->feedback_count++] =
            (FeedbackRow){ .question = field_label(rq, &FEEDBACK_FORM, &FEEDBACK_FORM.fields[i]),
                           .yes = told(said[FEEDBACK_ANSWER_YES]),
                           .partly = told(said[FEEDBACK_ANSWER_PARTLY]),
                           .no = told(said[FEEDBACK_ANSWER_NO]) };
    }
    view->feedback = rows;
    return ERR_NONE;
}

static void files_of(Request *rq, RecordId workshop, RoomResultView *view) {
    const Message labels[] = { [MINUTES_ODT] = msg(room_minutes_odt),
                               [MINUTES_ODP] = msg(room_minutes_odp),
                               [MINUTES_CSV] = msg(room_minutes_csv),
                               [MINUTES_JSON] = msg(room_minutes_json) };
    ResultFile *files = arena_new(rq->ctx->arena, ResultFile, MINUTES_FORM_COUNT);
    if (!request_may(rq, PERMISSION_EXPORT))
        return;
    for (int i = 0; i < MINUTES_FORM_COUNT; i++)
        files[view->file_count++] = (ResultFile){
            .label = labels[i],
            .href =
                str_join(rq->ctx->arena, record_href(rq, NOUN_WORKSHOP, workshop, "/ergebnisse/"),
                         minutes_file((MinutesForm)i)),
        };
    view->files = files;
}

Err room_minutes_show(Request *rq) {
    RecordId id;
    MinutesForm form;
    TRY(request_record(rq, &id));
    if (!minutes_form_of(request_parameter(rq, STR("file")), &form))
        return ERR_NOT_FOUND;
    TRY(minutes_write(rq->app, rq->ctx, rq->conn, &rq->initiative, id, form, rq->html->language,
                      rq->response->out));
    report_attach(rq, str_join(rq->ctx->arena, rq->initiative.key, STR("-"), minutes_file(form)),
                  minutes_media(form));
    return ERR_NONE;
}

/* What came of a card stays when it is withdrawn: that is for people to look at. */
static Err gone_of(Request *rq, RecordId workshop, RoomResultView *view) {
    CardResults results;
    TRY(card_result_gone(rq->ctx, rq->conn, workshop, &results));
    ResultGone *gone = arena_new(rq->ctx->arena, ResultGone, results.count);
    for (size_t i = 0; i < results.count; i++) {
        const CardResult *result = &results.items[i];
        if (i > 0 && result->card.v == results.items[i - 1].card.v)
            continue;
        ResultGone *one = &gone[view->gone_count++];
        *one = (ResultGone){ .number = result->number };
        TRY(room_result_links(rq, &results, result->card, &one->links, &one->link_count));
    }
    view->gone = gone;
    return ERR_NONE;
}

Err room_result_show(Request *rq) {
    RecordId id;
    Workshop workshop;
    Room room;
    TRY(request_record(rq, &id));
    TRY(workshop_get(rq->ctx, rq->conn, rq->initiative.id, id, &workshop));
    TRY(room_get(rq->ctx, rq->conn, id, &room));
    RoomResultView view = {
        .page = page_below(rq, msg(room_result_title), record_href(rq, NOUN_WORKSHOP, id, ""),
                           noun_message(rq, &NOUNS[NOUN_WORKSHOP], "one")),
        .make = room_result_form(rq, id, ""),
        .held_on = workshop.held_on,
        .answer_due = workshop.answer_due,
        .data_go = room_delete_day(&workshop, room.opened_at),
    };
    view.page.subject = workshop.name;
    view.page.lead = workshop.name;
    view.page.room = true;
    view.due_after = date_compare(workshop.answer_due, view.data_go) > 0;
    if (request_may_edit(rq))
        view.lead_href = room_lead_path(rq, id, "");
    TRY(boards_of(rq, &workshop, &room, &view));
    TRY(gone_of(rq, id, &view));
    TRY(feedback_of(rq, id, &view));
    files_of(rq, id, &view);
    room_result_page(rq->html, &view);
    return ERR_NONE;
}
