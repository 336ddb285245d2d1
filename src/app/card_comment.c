/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/card_comment.h"

#include "app/card_place.h"
#include "base/utf8.h"
#include "store/card_comment_store.h"
#include "store/card_store.h"

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

/* Comments end with the board that all have before them. */
static Err takes_comments(Tx *tx, const RoomRef *room, const Card *card) {
    CardPlace place;
    if (card->withdrawn_at.ms != 0)
        return room_refuse(tx, FINDING_CARD_GONE, 0);
    TRY(card_place(tx, room, card, &place));
    bool takes = place.seen && place.board.comments;
    return takes ? ERR_NONE : room_refuse(tx, FINDING_NO_COMMENTS_NOW, 0);
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
    TRY(name_with_words(tx, room, &comment.author));
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
