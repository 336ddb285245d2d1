/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/card_part.h"

#include "app/card_place.h"
#include "app/secret.h"
#include "base/hex.h"
#include "base/out.h"
#include "domain/choices.h"
#include "store/card_part_store.h"
#include "store/card_store.h"
#include "store/room_store.h"

typedef struct PartJob {
    const RoomRef *room;
    CardId card;
    const PartsTyped *typed;
    CardPart part;
} PartJob;

/* -- What a form began with ---------------------------------------------------------------------- */

/* Letters for each part, and for the language. */
enum { BEGAN = (CARD_PART_COUNT + 1) * CARD_PART_DIGEST };

static Str digest_in_hex(Arena *arena, Str words) {
    Str hash = secret_hash(arena, words);
    return hex_encode(arena, (const unsigned char *)hash.ptr, CARD_PART_DIGEST / 2);
}

static Str digest_of(Arena *arena, const CardForm *form, CardPart part) {
    Str all = part == CARD_PART_COUNT ? form->language : STR("");
    for (size_t i = 0; i < CARD_FORM.count && part != CARD_PART_COUNT; i++) {
        const Field *field = &CARD_FORM.fields[i];
        if (card_part_of(field) == part)
            all = str_join(arena, all, STR("\x1f"), field_text(field, form, arena));
    }
    return digest_in_hex(arena, all);
}

Str card_words_digest(Arena *arena, const CardForm *form) {
    CLEANUP(out_done) Out all = out_open(CARD_WORDS_MAX);
    for (size_t i = 0; i < CARD_FORM.count; i++) {
        out_str(&all, field_text(&CARD_FORM.fields[i], form, arena));
        out_char(&all, '\x1f');
    }
    return digest_in_hex(arena, out_view(&all));
}

bool card_release_waits(const Card *card, const Card *merged) {
    return merged->merged_into.v == card->id.v && merged->withdrawn_at.ms == 0 && !merged->released;
}

Str card_release_digest(Arena *arena, const Card *card, const Cards *all) {
    CLEANUP(out_done) Out words = out_open(256);
    out_str(&words, card_words_digest(arena, &card->form));
    size_t alone = words.len;
    for (size_t i = 0; i < all->count; i++)
        if (card_release_waits(card, &all->items[i]))
            out_str(&words, card_words_digest(arena, &all->items[i].form));
    return words.len == alone ? str_copy(arena, out_view(&words))
                              : digest_in_hex(arena, out_view(&words));
}

Err card_release_waiting(Tx *tx, RecordId workshop, const Card *card, BoardCards *beside,
                         RecordIds *waiting, Str *ret_read) {
    const Cards *all = &beside->all;
    if (beside->board.v != card->board.v)
        TRY(card_list(tx->ctx, tx->conn, workshop, card->board, &beside->all));
    beside->board = card->board;
    for (size_t i = 0; i < all->count; i++)
        if (card_release_waits(card, &all->items[i]))
            *list_push(tx->ctx->arena, waiting) = (RecordId){ all->items[i].id.v };
    *ret_read = card_release_digest(tx->ctx->arena, card, all);
    return ERR_NONE;
}

Str card_parts_began(Arena *arena, const CardForm *own) {
    CLEANUP(out_done) Out out = out_open(BEGAN);
    for (CardPart part = 0; part <= CARD_PART_COUNT; part++)
        out_str(&out, digest_of(arena, own, part));
    return str_copy(arena, out_view(&out));
}

bool card_part_left(Arena *arena, Str began, const CardForm *form, CardPart part) {
    return began.len == BEGAN &&
           str_eq(digest_of(arena, form, part),
                  str_slice(began, (size_t)part * CARD_PART_DIGEST, CARD_PART_DIGEST));
}

/* -- What stands there already ----------------------------------------------------------------- */

/* Filled, and not by this device. */
static bool taken(const Card *card, const CardFills *fills, CardPart part, ParticipantId self) {
    return card_part_filled(&card->form, part) && !card_part_own(card, fills, part, self);
}

Err card_parts_keep(Tx *tx, const Card *card, const CardFills *fills, ParticipantId self,
                    bool comments, CardForm *form) {
    FindingKind kind = comments ? FINDING_PART_FILLED_COMMENT : FINDING_PART_FILLED;
    bool refused = false;
    for (CardPart part = 0; part < CARD_PART_COUNT; part++) {
        if (!taken(card, fills, part, self))
            continue;
        if (card_part_filled(form, part) && !card_part_equal(form, &card->form, part)) {
            finding_add(&tx->ctx->findings, tx->ctx->arena, card_part_field(form, part), kind, 0);
            refused = true;
        }
        card_part_copy(form, &card->form, part);
    }
    return refused ? ERR_INVALID : ERR_NONE;
}

/* -- Filling ----------------------------------------------------------------------------------- */

static Err takes_parts(Tx *tx, const RoomRef *room, const Card *card, CardPlace *ret) {
    if (card->withdrawn_at.ms != 0)
        return room_refuse(tx, FINDING_CARD_GONE, 0);
    TRY(card_place(tx, room, card, ret));
    /* Words that nobody has released would reach its author, and a card that many voted on would leave the board. */
    if (!ret->seen || ret->board.release ||
        !str_eq(ret->board.form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL]))
        return room_refuse(tx, FINDING_NO_PARTS_NOW, 0);
    return board_takes_words(tx, room, &ret->board, &ret->open);
}

/* Of this device's parts what was left alone becomes what stands there now. */
static Err keep_own(Tx *tx, const Card *card, const CardFills *fills, ParticipantId self, Str began,
                    CardForm *form) {
    Arena *arena = tx->ctx->arena;
    const CardForm own = card_own_parts(card, fills, self);
    bool refused = false;
    if (began.len != BEGAN)
        return ERR_NONE;
    for (CardPart part = 0; part < CARD_PART_COUNT; part++) {
        bool meanwhile = !card_part_left(arena, began, &own, part);
        if (card_part_left(arena, began, form, part)) {
            card_part_copy(form, &own, part);
        } else if (meanwhile && !taken(card, fills, part, self) &&
                   !card_part_equal(form, &own, part)) {
            finding_add(&tx->ctx->findings, arena, card_part_field(form, part),
                        FINDING_PART_CHANGED, 0);
            refused = true;
        }
    }
    return refused ? ERR_INVALID : ERR_NONE;
}

/* At the first part that is open; where none is, there is nothing to be missed. */
static Err check_said(Tx *tx, const Card *card, const CardFills *fills, ParticipantId self,
                      const CardForm *form) {
    if (!card_empty(form))
        return ERR_NONE;
    CardPart open = CARD_PART_COUNT;
    for (CardPart part = 0; part < CARD_PART_COUNT; part++) {
        if (card_part_own(card, fills, part, self))
            return ERR_NONE; /* which is taken back */
        if (open == CARD_PART_COUNT && !card_part_filled(&card->form, part))
            open = part;
    }
    if (open == CARD_PART_COUNT)
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, card_part_field(form, open), FINDING_REQUIRED,
                0);
    return ERR_INVALID;
}

static Err check_words(Tx *tx, App *app, const CardForm *form) {
    const Check check = { .today = clock_today(tx->ctx->clock),
                          .pack = app->pack,
                          .arena = tx->ctx->arena,
                          .findings = &tx->ctx->findings };
    if (card_empty(form))
        return ERR_NONE;
    card_check(form, true, 0, &check);
    return tx->ctx->findings.count > 0 ? ERR_INVALID : ERR_NONE;
}

typedef struct PartsDone {
    bool words;    /* new ones */
    bool back;     /* some are gone */
    bool language; /* of the same words */
} PartsDone;

/* Changed together with words it is theirs; alone, it was wrong. */
static Err put_language(Tx *tx, const PartJob *job, const CardFills *fills, CardFill *fill,
                        PartsDone *done) {
    if (card_part_left(tx->ctx->arena, job->typed->began, &job->typed->form, CARD_PART_COUNT))
        return ERR_NONE;
    for (size_t i = 0; i < fills->count; i++) {
        bool own = fills->items[i].participant.v == fill->participant.v;
        if (!own || str_eq(fills->items[i].language, fill->language))
            continue;
        fill->part = fills->items[i].part;
        done->language = true;
        TRY(card_fill_put(tx, job->room->workshop, fill));
    }
    return ERR_NONE;
}

/* `form`: with what others filled as it stands. */
static Err put_parts(Tx *tx, const PartJob *job, const CardForm *form, const CardFills *fills,
                     Card *card, PartsDone *ret) {
    const RoomRef *room = job->room;
    CardFill fill = { .card = card->id,
                      .participant = room->participant.id,
                      .language = form->language };
    TRY(name_with_words(tx, room, &fill.author));
    *ret = (PartsDone){ 0 };
    for (CardPart part = 0; part < CARD_PART_COUNT; part++) {
        if (card_part_equal(form, &card->form, part))
            continue;
        fill.part = part;
        card_part_copy(&card->form, form, part);
        bool words = card_part_filled(form, part);
        ret->words = ret->words || words;
        ret->back = ret->back || !words;
        if (words)
            TRY(card_fill_put(tx, room->workshop, &fill));
        else
            TRY(card_fill_delete(tx, room->workshop, card->id, part));
    }
    return ret->words || ret->back ? ERR_NONE : put_language(tx, job, fills, &fill, ret);
}

/* Its author and who filled it read of it, too. */
static Err note(Tx *tx, const RoomRef *room, Str act, CardId card) {
    const RoomChange seen = { .kind = ROOM_CHANGE_PARTS, .object = card.v };
    return room_note(tx, &room->initiative, room->workshop, seen, act, card.v);
}

static Err complete(Tx *tx, const RoomRef *room, const PartsDone *done, Card *card) {
    if (!done->language)
        card->translation = STR(""); /* it was of other words */
    TRY(card_complete(tx, room->workshop, card));
    return note(tx, room, STR("card_parts"), card->id);
}

static Err do_fill(Tx *tx, App *app, const void *in, Written *ret) {
    const PartJob *job = in;
    const RoomRef *room = job->room;
    ParticipantId self = room->participant.id;
    CardForm form = job->typed->form;
    Card card;
    CardPlace place;
    CardFills fills;
    PartsDone done;
    if (self.v == 0) /* who leads records cards for others, and completes none */
        return ERR_NOT_FOUND;
    TRY(room_takes(tx, room));
    TRY(card_get(tx->ctx, tx->conn, room->workshop, job->card, &card));
    if (card.participant.v == self.v)
        return ERR_NOT_FOUND;
    TRY(takes_parts(tx, room, &card, &place));
    TRY(card_fill_list_on(tx->ctx, tx->conn, room->workshop, card.id, &fills));
    TRY(keep_own(tx, &card, &fills, self, job->typed->began, &form));
    TRY(check_said(tx, &card, &fills, self, &form));
    TRY(check_words(tx, app, &form));
    TRY(card_parts_keep(tx, &card, &fills, self, place.board.comments, &form));
    ret->record = (RecordId){ card.id.v };
    TRY(put_parts(tx, job, &form, &fills, &card, &done));
    ret->unchanged = !done.words && !done.back && !done.language;
    if (done.back && !done.words)
        ret->location = job->typed->location_back;
    if (done.language)
        ret->location = job->typed->location_language;
    return ret->unchanged ? ERR_NONE : complete(tx, room, &done, &card);
}

Err card_parts_fill(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                    CardId card, const PartsTyped *typed, Written *ret) {
    const PartJob job = { .room = room, .card = card, .typed = typed };
    return room_transact(app, ctx, submission, room, do_fill, &job, ret);
}

/* -- Taking back ------------------------------------------------------------------------------- */

static Err do_withdraw(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const PartJob *job = in;
    const RoomRef *room = job->room;
    ParticipantId self = room->participant.id;
    Room there;
    Card card;
    CardFills fills;
    TRY(room_there(tx->ctx, tx->conn, &room->initiative, room->workshop, &there));
    TRY(card_get(tx->ctx, tx->conn, room->workshop, job->card, &card));
    if (card.withdrawn_at.ms != 0)
        return room_refuse(tx, FINDING_CARD_GONE, 0);
    TRY(card_fill_list_on(tx->ctx, tx->conn, room->workshop, card.id, &fills));
    const CardFill *opt_fill = card_fill_of(&fills, job->part);
    if (opt_fill == NULL)
        return room_refuse(tx, FINDING_PART_GONE, 0);
    if (self.v != 0 && opt_fill->participant.v != self.v)
        return ERR_NOT_FOUND;
    card_part_clear(&card.form, job->part);
    card.translation = STR("");
    TRY(card_fill_delete(tx, room->workshop, card.id, job->part));
    TRY(card_complete(tx, room->workshop, &card));
    ret->record = (RecordId){ card.id.v };
    return note(tx, room, STR("card_part_withdraw"), card.id);
}

Err card_part_withdraw(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                       CardId card, CardPart part, Written *ret) {
    const PartJob job = { .room = room, .card = card, .part = part };
    return room_transact(app, ctx, submission, room, do_withdraw, &job, ret);
}
