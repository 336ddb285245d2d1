/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/card_comment.h"

#include "base/utf8.h"
#include "domain/choices.h"
#include "store/agenda_part_store.h"
#include "store/card_comment_store.h"
#include "store/card_store.h"
#include "store/room_store.h"
#include "store/room_table_store.h"
#include "store/workshop_store.h"

typedef struct CommentJob {
    const RoomRef *room;
    CardId card;
    CardCommentId comment;
    Str words, language;
} CommentJob;

static Err check_words(Tx *tx, Str words) {
    bool none = str_empty(words);
    if (!none && (int64_t)utf8_count(words) <= CARD_COMMENT_LENGTH_MAX)
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("comment"),
                none ? FINDING_REQUIRED : FINDING_TOO_LONG, none ? 0 : CARD_COMMENT_LENGTH_MAX);
    return ERR_INVALID;
}

/* The board that all have before them: of the part that is on, or, while nobody leads, one that is open today. Comments end
 * with it. */
static Err board_is_on(Tx *tx, const RoomRef *room, const Board *board, bool *ret) {
    Room now;
    AgendaPart part;
    TRY(room_get(tx->ctx, tx->conn, room->workshop, &now));
    *ret = board_open_on(board, clock_today(tx->ctx->clock));
    if (now.part.v == 0)
        return ERR_NONE;
    TRY(agenda_part_get(tx->ctx, tx->conn, room->initiative.id, now.part, &part));
    *ret = part.board.v == board->record.id.v;
    return ERR_NONE;
}

/* Who does not have the card's own table may have that of one which was merged into it. */
static Err from_here(Tx *tx, const RoomRef *room, const Card *card, bool *ret) {
    RoomSplit split;
    RoomTableId table;
    Cards cards;
    RecordId workshop = room->workshop;
    TRY(room_split_get(tx->ctx, tx->conn, workshop, card->board, &split));
    TRY(participant_table(tx->ctx, tx->conn, workshop, room->participant.id, &table));
    *ret = split_shows(&split, table, card->table);
    if (*ret || split.state == SPLIT_WORK)
        return ERR_NONE;
    TRY(card_list(tx->ctx, tx->conn, workshop, card->board, &cards));
    for (size_t i = 0; i < cards.count; i++)
        *ret = *ret || (cards.items[i].merged_into.v == card->id.v &&
                        split_shows(&split, table, cards.items[i].table));
    return ERR_NONE;
}

/* As pages and events decide it (web/room_scene.h), of the device that asks. */
static Err takes_comments(Tx *tx, const RoomRef *room, const Card *card) {
    Board board;
    RoomBoard open;
    bool on, here;
    RecordId workshop = room->workshop;
    if (card->withdrawn_at.ms != 0)
        return room_refuse(tx, FINDING_CARD_GONE, 0);
    TRY(room_board_of(tx->ctx, tx->conn, &room->initiative, workshop, card->board, &board, &open));
    TRY(from_here(tx, room, card, &here));
    TRY(board_is_on(tx, room, &board, &on));
    bool seen = here && card_shown(card, board.release) && (open.revealed || !board.hidden) &&
                card->merged_into.v == 0;
    return on && seen && board.comments ? ERR_NONE : room_refuse(tx, FINDING_NO_COMMENTS_NOW, 0);
}

static Err room_for_comment(Tx *tx, const RoomRef *room, CardId card) {
    int64_t here, own;
    TRY(card_comment_count(tx->ctx, tx->conn, room->workshop, card, room->participant.id, &here,
                           &own));
    if (here >= CARD_COMMENTS_MAX)
        return room_refuse(tx, FINDING_CARD_COMMENTS_FULL, CARD_COMMENTS_MAX);
    if (own >= COMMENTS_PER_PARTICIPANT)
        return room_refuse(tx, FINDING_ENOUGH_COMMENTS, COMMENTS_PER_PARTICIPANT);
    return ERR_NONE;
}

static Err author_of(Tx *tx, const RoomRef *room, Str *ret) {
    Workshop workshop;
    TRY(workshop_get(tx->ctx, tx->conn, room->initiative.id, room->workshop, &workshop));
    bool named =
        room->participant.simulated || str_eq(workshop.naming, NAMINGS.keys[NAMING_CHOSEN]);
    *ret = named ? room->participant.name : STR("");
    return ERR_NONE;
}

static Err note(Tx *tx, const RoomRef *room, CardId card, Str act) {
    return room_note(tx, &room->initiative, room->workshop,
                     (RoomChange){ .kind = ROOM_CHANGE_COMMENTS, .object = card.v }, act, card.v);
}

static Err do_write(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const CommentJob *job = in;
    const RoomRef *room = job->room;
    Card card;
    CardComment comment = { .card = job->card,
                            .participant = room->participant.id,
                            .words = str_trim(job->words),
                            .language = job->language };
    if (room->participant.id.v == 0) /* who leads records cards for others, and comments on none */
        return ERR_NOT_FOUND;
    TRY(room_takes(tx, room));
    TRY(card_get(tx->ctx, tx->conn, room->workshop, job->card, &card));
    TRY(takes_comments(tx, room, &card));
    TRY(check_words(tx, comment.words));
    TRY(room_for_comment(tx, room, job->card));
    TRY(author_of(tx, room, &comment.author));
    TRY(card_comment_insert(tx, room->workshop, &comment));
    ret->record = (RecordId){ comment.id.v };
    return note(tx, room, job->card, STR("card_comment"));
}

Err card_comment_write(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                       CardId card, Str words, Str language, Written *ret) {
    const CommentJob job = { .room = room, .card = card, .words = words, .language = language };
    return room_transact(app, ctx, submission, room, do_write, &job, ret);
}

static Err do_withdraw(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const CommentJob *job = in;
    const RoomRef *room = job->room;
    CardComment comment;
    Room there;
    TRY(room_there(tx->ctx, tx->conn, &room->initiative, room->workshop, &there));
    Err err = card_comment_get(tx->ctx, tx->conn, room->workshop, job->comment, &comment);
    if (err == ERR_NOT_FOUND)
        return room_refuse(tx, FINDING_COMMENT_GONE, 0);
    TRY(err);
    ParticipantId self = room->participant.id;
    if (self.v != 0 && comment.participant.v != self.v)
        return ERR_NOT_FOUND;
    TRY(card_comment_delete(tx, room->workshop, job->comment));
    ret->record = (RecordId){ comment.card.v };
    return note(tx, room, comment.card, STR("card_comment_withdraw"));
}

Err card_comment_withdraw(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                          CardCommentId comment, Written *ret) {
    const CommentJob job = { .room = room, .comment = comment };
    return room_transact(app, ctx, submission, room, do_withdraw, &job, ret);
}
