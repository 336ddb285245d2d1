/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/paper_cards.h"

#include "domain/card.h"
#include "domain/choices.h"
#include "store/board_store.h"
#include "store/workshop_store.h"
#include "text/messages.h"
#include "views/paper_cards.html.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"

enum { CARDS_AT_ONCE = 40, SHEETS = CARDS_AT_ONCE / PAPER_CARDS_PER_SHEET };

#define PLAIN "&stufe=einfach"

static Str cards_href(Request *rq, RecordId workshop, RecordId board, int64_t first, bool plain) {
    Arena *arena = rq->ctx->arena;
    return str_join(arena, record_href(rq, NOUN_WORKSHOP, workshop, "/papierkarten?pinnwand="),
                    id_text(arena, board.v), STR("&von="), id_text(arena, first),
                    plain ? STR(PLAIN) : STR(""));
}

/* Cards are written on by the public, also where this page is not one of theirs. */
static bool asked_plain(Request *rq) {
    return str_eq(request_query(rq, STR("stufe")), STR("einfach"));
}

/* ERR_NOT_FOUND: it asks for another workshop's board, or a number that no card has. */
static Err asked(Request *rq, const BoardList *boards, const Board **ret_board,
                 int64_t *ret_first) {
    Str board = request_query(rq, STR("pinnwand")), from = request_query(rq, STR("von"));
    int64_t id = 0;
    *ret_first = 1;
    if (!str_empty(from) && (!str_i64(from, ret_first) || *ret_first < 1 ||
                             *ret_first > CARD_PAPER_MAX - CARDS_AT_ONCE + 1))
        return ERR_NOT_FOUND;
    *ret_board = boards->count > 0 ? &boards->items[0] : NULL;
    if (str_empty(board))
        return ERR_NONE;
    if (!str_i64(board, &id))
        return ERR_NOT_FOUND;
    for (size_t i = 0; i < boards->count; i++) {
        if (boards->items[i].record.id.v != id)
            continue;
        *ret_board = &boards->items[i];
        return ERR_NONE;
    }
    return ERR_NOT_FOUND;
}

static void offer_boards(Request *rq, RecordId workshop, const BoardList *boards,
                         const Board *chosen, PaperCardsView *view) {
    PaperBoard *lines = arena_new(rq->ctx->arena, PaperBoard, boards->count);
    for (size_t i = 0; i < boards->count; i++) {
        const Board *board = &boards->items[i];
        lines[i] =
            (PaperBoard){ .title = board->title,
                          .href = cards_href(rq, workshop, board->record.id, 1, asked_plain(rq)),
                          .current = board == chosen };
    }
    view->boards = lines;
    view->board_count = boards->count;
}

/* In plain German where the page is and the board has it. */
static void show_board(Request *rq, const Board *board, PaperCardsView *view) {
    BoardHeadings headings = board_headings(rq->ctx->arena, board);
    bool plain = rq->html->language == LANGUAGE_DE_SIMPLE && !str_empty(board->prompt_simple);
    view->title = board->title;
    view->prompt = plain ? board->prompt_simple : board->prompt;
    view->proposal = str_eq(board->form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL]);
    view->headings = headings.items;
    view->heading_count = headings.count;
}

static void number_sheets(Request *rq, PaperCardsView *view) {
    PaperSheet *sheets = arena_new(rq->ctx->arena, PaperSheet, SHEETS);
    for (int i = 0; i < SHEETS; i++)
        for (int n = 0; n < PAPER_CARDS_PER_SHEET; n++)
            sheets[i].numbers[n] = view->first + i * PAPER_CARDS_PER_SHEET + n;
    view->sheets = sheets;
    view->sheet_count = SHEETS;
}

Err paper_cards_show(Request *rq) {
    RecordId id;
    Workshop workshop;
    BoardList boards;
    const Board *board;
    TRY(request_record(rq, &id));
    TRY(workshop_get(rq->ctx, rq->conn, rq->initiative.id, id, &workshop));
    TRY(board_list_of(rq->ctx, rq->conn, rq->initiative.id, id, &boards));
    PaperCardsView view = { .page = page_below(rq, msg(paper_cards_title),
                                               record_href(rq, NOUN_WORKSHOP, id, ""),
                                               noun_message(rq, &NOUNS[NOUN_WORKSHOP], "one")) };
    view.page.lead = workshop.name;
    view.page.subject = workshop.name;
    view.page.room = true;
    if (asked_plain(rq))
        rq->html->language = LANGUAGE_DE_SIMPLE;
    TRY(asked(rq, &boards, &board, &view.first));
    offer_boards(rq, id, &boards, board, &view);
    view.last = view.first + CARDS_AT_ONCE - 1;
    if (board != NULL) {
        show_board(rq, board, &view);
        number_sheets(rq, &view);
        view.level_href = cards_href(rq, id, board->record.id, view.first, !asked_plain(rq));
        view.plain = asked_plain(rq);
        if (view.last + CARDS_AT_ONCE <= CARD_PAPER_MAX)
            view.more_href = cards_href(rq, id, board->record.id, view.last + 1, asked_plain(rq));
    }
    paper_cards_page(rq->html, &view);
    return ERR_NONE;
}
