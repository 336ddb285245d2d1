/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/card.h"

#include "app/card_group.h"
#include "app/card_part.h"
#include "app/card_place.h"
#include "base/utf8.h"
#include "domain/choices.h"
#include "store/card_paper_store.h"
#include "store/card_part_store.h"
#include "store/card_result_store.h"
#include "store/card_store.h"
#include "store/room_store.h"
#include "store/room_table_store.h"
#include "store/room_undo_store.h"

static const Str ACT_KEYS[CARD_ACT_COUNT] = {
    [CARD_ACT_RELEASE] = STR_INIT("release"), [CARD_ACT_PARK] = STR_INIT("park"),
    [CARD_ACT_UNPARK] = STR_INIT("unpark"),   [CARD_ACT_GROUP] = STR_INIT("group"),
    [CARD_ACT_UNGROUP] = STR_INIT("ungroup"), [CARD_ACT_TRANSLATE] = STR_INIT("translate"),
    [CARD_ACT_MERGE] = STR_INIT("merge"),     [CARD_ACT_PART] = STR_INIT("part"),
};

Str card_act_key(CardActKind kind) {
    return ACT_KEYS[kind];
}

bool card_act_of(Str key, CardActKind *ret) {
    for (int i = 0; i < CARD_ACT_COUNT; i++)
        if (str_eq(ACT_KEYS[i], key)) {
            *ret = (CardActKind)i;
            return true;
        }
    return false;
}

typedef struct CardJob {
    const RoomRef *room;
    RecordId board;
    CardId card;
    int64_t version;
    const CardForm *form;
    const RecordIds *cards;
    const CardAct *act;
    int by;
} CardJob;

static bool facilitates(const CardJob *job) {
    return job->room->participant.id.v == 0;
}

static Err note(Tx *tx, const CardJob *job, RoomChangeKind kind, int64_t shown, Str act,
                int64_t object) {
    return room_note(tx, &job->room->initiative, job->room->workshop,
                     (RoomChange){ .kind = kind, .object = shown }, act, object);
}

/* What is told of other cards as well is a change of the whole board. */
static Err note_card(Tx *tx, const CardJob *job, const Card *card, RoomChangeKind kind, Str act) {
    bool whole = kind == ROOM_CHANGE_CARDS || kind == ROOM_CHANGE_BOARD;
    return note(tx, job, kind, whole ? card->board.v : card->id.v, act, card->id.v);
}

static Err board_of(Tx *tx, const CardJob *job, RecordId board, Board *ret, RoomBoard *ret_open) {
    return room_board_of(tx->ctx, tx->conn, &job->room->initiative, job->room->workshop, board, ret,
                         ret_open);
}

static Err check_form(Tx *tx, App *app, const Board *board, const CardForm *form) {
    const Check check = { .today = clock_today(tx->ctx->clock),
                          .pack = app->pack,
                          .arena = tx->ctx->arena,
                          .findings = &tx->ctx->findings };
    bool proposal = str_eq(board->form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL]);
    card_check(form, proposal, (int64_t)board_headings(tx->ctx->arena, board).count, &check);
    return tx->ctx->findings.count > 0 ? ERR_INVALID : ERR_NONE;
}

/* What the form of another kind of board would ask is not kept. */
static CardForm form_for(const Board *board, const CardForm *form, bool for_others) {
    CardForm kept = *form;
    if (str_eq(board->form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL])) {
        kept.words = STR("");
        kept.column = STR("");
    } else {
        kept.who = kept.perspectives = kept.level = kept.how = kept.phase = kept.timing = kept.why =
            STR("");
    }
    if (!for_others)
        kept.recorded_for = FIELD_NONE;
    return kept;
}

/* Each number stands on one piece of paper. */
static Err paper_of(Tx *tx, const CardJob *job, CardId card) {
    CardPapers papers;
    int64_t number = job->form->paper;
    if (!facilitates(job) || number == FIELD_NONE)
        return ERR_NONE;
    TRY(card_paper_list(tx->ctx, tx->conn, job->room->workshop, &papers));
    for (size_t i = 0; i < papers.count; i++)
        if (papers.items[i].paper == number) {
            finding_add(&tx->ctx->findings, tx->ctx->arena, STR("paper"), FINDING_TAKEN, 0);
            return ERR_INVALID;
        }
    return card_paper_insert(tx, job->room->workshop, (CardPaper){ card, number });
}

/* -- Writing ----------------------------------------------------------------------------------- */

static Err room_for_card(Tx *tx, const CardJob *job) {
    int64_t all, own;
    TRY(card_count(tx->ctx, tx->conn, job->room->workshop, job->board, job->room->participant.id,
                   &all, &own));
    if (all >= CARDS_MAX)
        return room_refuse(tx, FINDING_BOARD_FULL, CARDS_MAX);
    if (!facilitates(job) && own >= CARDS_PER_PARTICIPANT)
        return room_refuse(tx, FINDING_ENOUGH_CARDS, CARDS_PER_PARTICIPANT);
    return ERR_NONE;
}

/* Where it is from. Who sits nowhere while the room works at tables has no board to write on. */
static Err table_of(Tx *tx, const CardJob *job, RoomTableId *ret) {
    RoomSplit split;
    RecordId workshop = job->room->workshop;
    *ret = (RoomTableId){ 0 };
    TRY(room_split_get(tx->ctx, tx->conn, workshop, job->board, &split));
    if (facilitates(job) || split.state == SPLIT_OFF)
        return ERR_NONE;
    TRY(participant_table(tx->ctx, tx->conn, workshop, job->room->participant.id, ret));
    bool nowhere = ret->v == 0 && split.state == SPLIT_WORK;
    return nowhere ? room_refuse(tx, FINDING_NO_TABLE, 0) : ERR_NONE;
}

/* Whether it writes for others: who leads, and the device of a table. */
static Err records(Tx *tx, const CardJob *job, bool *ret) {
    RoomTables tables;
    *ret = facilitates(job);
    if (*ret)
        return ERR_NONE;
    TRY(room_table_list(tx->ctx, tx->conn, job->room->workshop, &tables));
    for (size_t i = 0; i < tables.count; i++)
        *ret = *ret || tables.items[i].device.v == job->room->participant.id.v;
    return ERR_NONE;
}

static Err do_write(Tx *tx, App *app, const void *in, Written *ret) {
    const CardJob *job = in;
    Board board;
    RoomBoard open;
    TRY(room_takes(tx, job->room));
    bool for_others;
    TRY(board_of(tx, job, job->board, &board, &open));
    TRY(records(tx, job, &for_others));
    const CardForm form = form_for(&board, job->form, for_others);
    TRY(check_form(tx, app, &board, &form));
    TRY(board_takes_words(tx, job->room, &board, &open));
    TRY(room_for_card(tx, job));
    Card card = { .board = job->board,
                  .participant = job->room->participant.id,
                  .form = form,
                  .released = !board.release || facilitates(job),
                  .translation = STR("") };
    TRY(table_of(tx, job, &card.table));
    TRY(name_with_words(tx, job->room, &card.author));
    TRY(card_insert(tx, job->room->workshop, &card));
    TRY(paper_of(tx, job, card.id));
    ret->record = (RecordId){ card.id.v };
    return note(tx, job, ROOM_CHANGE_CARD_ADDED, card.id.v, STR("card"), card.id.v);
}

Err card_write(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
               RecordId board, const CardForm *form, Written *ret) {
    const CardJob job = { .room = room, .board = board, .form = form };
    return room_transact(app, ctx, submission, room, do_write, &job, ret);
}

static Err refuse_withdrawn(Tx *tx, const Card *card) {
    return card->withdrawn_at.ms != 0 ? room_refuse(tx, FINDING_CARD_GONE, 0) : ERR_NONE;
}

/* A device's own: no words are changed by who leads. */
static Err own_card(Tx *tx, const CardJob *job, Card *ret) {
    TRY(card_get(tx->ctx, tx->conn, job->room->workshop, job->card, ret));
    if (facilitates(job) || ret->participant.v != job->room->participant.id.v)
        return ERR_NOT_FOUND;
    return refuse_withdrawn(tx, ret);
}

/* The page shows both: what somebody typed, and what was saved meanwhile in another window of theirs. */
static Err changed_meanwhile(Tx *tx, const CardJob *job, const Card *card, const CardFills *fills) {
    CardForm *stored = arena_new(tx->ctx->arena, CardForm, 1);
    *stored = card->form;
    for (size_t i = 0; i < fills->count; i++) /* is not theirs in either */
        card_part_copy(stored, job->form, fills->items[i].part);
    tx->ctx->conflict =
        (Conflict){ .schema = &CARD_FORM, .current = stored, .version = card->version };
    return ERR_CONFLICT;
}

static bool same_words(const CardForm *a, const CardForm *b) {
    for (size_t i = 0; i < CARD_FORM.count; i++) {
        const Field *field = &CARD_FORM.fields[i];
        bool same = field->offset == offsetof(CardForm, column) ? card_column(a) == card_column(b)
                                                                : field_equal(field, a, b);
        if (!same)
            return false;
    }
    return true;
}

/* Of its author at least one thing stays, whatever others filled: at a field that is asked. What was typed where others
 * filled something is no such thing. */
static Err says_something(Tx *tx, const CardFills *fills, const CardForm *form) {
    CardForm own = *form;
    for (size_t i = 0; i < fills->count; i++)
        card_part_clear(&own, fills->items[i].part);
    if (fills->count == 0 || !card_empty(&own))
        return ERR_NONE;
    for (CardPart part = 0; part < CARD_PART_COUNT; part++) {
        if (card_fill_of(fills, part) != NULL)
            continue;
        finding_add(&tx->ctx->findings, tx->ctx->arena, card_part_field(form, part),
                    FINDING_REQUIRED, 0);
        return ERR_INVALID;
    }
    return ERR_NONE;
}

static Err do_change(Tx *tx, App *app, const void *in, Written *ret) {
    const CardJob *job = in;
    Card card;
    CardFills fills;
    Board board;
    RoomBoard open;
    TRY(room_takes(tx, job->room));
    TRY(own_card(tx, job, &card));
    TRY(board_of(tx, job, card.board, &board, &open));
    TRY(board_takes_words(tx, job->room, &board, &open));
    TRY(card_fill_list_on(tx->ctx, tx->conn, job->room->workshop, card.id, &fills));
    if (card.version != job->version)
        return changed_meanwhile(tx, job, &card, &fills);
    const CardForm before = card.form;
    bool for_others;
    TRY(records(tx, job, &for_others));
    CardForm form = form_for(&board, job->form, for_others);
    TRY(says_something(tx, &fills, &form));
    TRY(check_form(tx, app, &board, &form));
    TRY(card_parts_keep(tx, &card, &fills, job->room->participant.id, board.comments, &form));
    card.form = form;
    ret->record = (RecordId){ card.id.v };
    ret->unchanged = same_words(&before, &card.form);
    if (ret->unchanged)
        return ERR_NONE;
    card.translation = STR(""); /* it was of other words */
    /* Nobody has looked at the new words yet. */
    bool waits = board.release && card.released;
    card.released = card.released && !waits;
    TRY(card_update(tx, job->room->workshop, &card));
    bool moved = card_column(&card.form) != card_column(&before);
    RoomChangeKind kind = waits   ? ROOM_CHANGE_CARDS
                          : moved ? ROOM_CHANGE_CARD_MOVED
                                  : ROOM_CHANGE_CARD;
    return note_card(tx, job, &card, kind, STR("card_change"));
}

Err card_change(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room, CardId card,
                int64_t version, const CardForm *form, Written *ret) {
    const CardJob job = { .room = room, .card = card, .version = version, .form = form };
    return room_transact(app, ctx, submission, room, do_change, &job, ret);
}

/* Who leads may take it back while the room is led; what its author withdraws is nowhere. */
static Err withdrawn_by(Tx *tx, const CardJob *job, RoomState state) {
    RecordId workshop = job->room->workshop;
    if (!facilitates(job))
        return room_undo_forget(tx, workshop, job->card);
    TRY(room_undo_clear(tx, workshop));
    if (state == ROOM_STATE_CLOSED) /* nobody takes a next step there, which would let go of it */
        return ERR_NONE;
    return room_undo_keep(tx, workshop, job->card, STR("card_withdraw"), true);
}

static Err do_withdraw(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const CardJob *job = in;
    Card card;
    Room there;
    TRY(room_there(tx->ctx, tx->conn, &job->room->initiative, job->room->workshop, &there));
    if (facilitates(job))
        TRY(card_get(tx->ctx, tx->conn, job->room->workshop, job->card, &card));
    else
        TRY(own_card(tx, job, &card));
    TRY(refuse_withdrawn(tx, &card));
    TRY(withdrawn_by(tx, job, there.state));
    int64_t parted;
    CardFills fills;
    TRY(card_fill_list_on(tx->ctx, tx->conn, job->room->workshop, job->card, &fills));
    TRY(card_result_hand_down(tx, job->room->workshop, job->card));
    TRY(card_unmerge(tx, job->room->workshop, job->card, &parted));
    TRY(card_erase(tx, job->room->workshop, job->card));
    TRY(card_paper_delete(tx, job->room->workshop, job->card));
    ret->record = (RecordId){ card.id.v };
    /* What was merged into it comes back, what it was merged into stands for fewer, bars are as long as the longest. */
    bool others = parted > 0 || card.merged_into.v != 0 || card.dots > 0;
    bool told = facilitates(job) || fills.count > 0; /* its author sees it gone, or who filled it */
    RoomChangeKind kind = told ? ROOM_CHANGE_BOARD : others ? ROOM_CHANGE_CARDS : ROOM_CHANGE_CARD;
    return note_card(tx, job, &card, kind, STR("card_withdraw"));
}

Err card_withdraw(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                  CardId card, Written *ret) {
    const CardJob job = { .room = room, .card = card };
    return room_transact(app, ctx, submission, room, do_withdraw, &job, ret);
}

/* -- Leading ----------------------------------------------------------------------------------- */

/* What all the cards of one act go to. */
typedef struct Target {
    CardGroupId group, made;
    CardId into;
    RecordId board;
} Target;

/* Made for the first of them. */
static Err into_group(Tx *tx, const CardJob *job, Card *card, Target *target) {
    if (target->group.v == 0) {
        TRY(card_group_make(tx, job->room->workshop, card->board, job->act->text, &target->made));
        target->group = target->made;
    }
    card->group = target->group;
    return card_group_there(tx, job->room->workshop, card->board, card->group);
}

static Err translate(Tx *tx, const CardJob *job, Card *card) {
    if ((int64_t)utf8_count(job->act->text) > CARD_WORDS_MAX) {
        finding_add(&tx->ctx->findings, tx->ctx->arena, STR("text"), FINDING_TOO_LONG,
                    CARD_WORDS_MAX);
        return ERR_INVALID;
    }
    card->translation = str_trim(job->act->text);
    return ERR_NONE;
}

static Err act_on(Tx *tx, const CardJob *job, Card *card, Target *target) {
    int64_t parted;
    switch (job->act->kind) {
    case CARD_ACT_RELEASE: card->released = true; return ERR_NONE;
    case CARD_ACT_PARK: card->parked = true; return ERR_NONE;
    case CARD_ACT_UNPARK: card->parked = false; return ERR_NONE;
    case CARD_ACT_GROUP: return into_group(tx, job, card, target);
    case CARD_ACT_UNGROUP: card->group = (CardGroupId){ 0 }; return ERR_NONE;
    case CARD_ACT_TRANSLATE: return translate(tx, job, card);
    case CARD_ACT_PART: return card_unmerge(tx, job->room->workshop, card->id, &parted);
    case CARD_ACT_MERGE:
        if (card->board.v != target->board.v)
            return ERR_NOT_FOUND;
        return card->id.v == target->into.v
                   ? ERR_NONE
                   : card_merge_into(tx, job->room->workshop, card->id, target->into);
    case CARD_ACT_COUNT: break;
    }
    return ERR_INTERNAL;
}

static RoomChangeKind change_of(CardActKind kind) {
    switch (kind) {
    case CARD_ACT_RELEASE: return ROOM_CHANGE_RELEASED;
    case CARD_ACT_TRANSLATE: return ROOM_CHANGE_TRANSLATED; /* its author reads that, too */
    case CARD_ACT_PARK:
    case CARD_ACT_UNPARK:
    case CARD_ACT_GROUP:
    case CARD_ACT_UNGROUP: return ROOM_CHANGE_CARD_MOVED;
    case CARD_ACT_MERGE: return ROOM_CHANGE_MERGED;
    case CARD_ACT_PART: /* other cards come by it */
    case CARD_ACT_COUNT: break;
    }
    return ROOM_CHANGE_CARDS;
}

static Err act_on_one(Tx *tx, const CardJob *job, CardId id, Target *target) {
    Card card;
    TRY(card_get(tx->ctx, tx->conn, job->room->workshop, id, &card));
    if (job->act->kind != CARD_ACT_TRANSLATE)
        TRY(room_undo_keep(tx, job->room->workshop, id, card_act_key(job->act->kind), false));
    TRY(act_on(tx, job, &card, target));
    TRY(card_sort(tx, job->room->workshop, &card));
    return note_card(tx, job, &card, change_of(job->act->kind), card_act_key(job->act->kind));
}

/* Before the first of them: what an earlier act found is not taken back any more. */
static Err aim(Tx *tx, const CardJob *job, Target *target) {
    Card first;
    if (job->act->kind == CARD_ACT_TRANSLATE)
        return ERR_NONE;
    TRY(room_undo_clear(tx, job->room->workshop));
    if (job->act->kind != CARD_ACT_MERGE)
        return ERR_NONE;
    if (job->cards->count < 2)
        return room_refuse(tx, FINDING_MERGE_TWO, 0);
    target->into = (CardId){ job->cards->items[0].v };
    for (size_t i = 1; i < job->cards->count; i++)
        if (job->cards->items[i].v < target->into.v)
            target->into.v = job->cards->items[i].v;
    TRY(card_get(tx->ctx, tx->conn, job->room->workshop, target->into, &first));
    target->board = first.board;
    return ERR_NONE;
}

/* Nobody answers for words they have not read: what others see by this act, and what is said to be the same, is what stood there
 * when it was chosen, of whoever filled it: who completes a card leaves its version as it is. With a card those are released
 * that were merged into it. */
static Err read_before(Tx *tx, const CardJob *job, size_t i, const Card *card, BoardCards *beside,
                       RecordIds *waiting, bool *ret) {
    const CardAct *act = job->act;
    bool shows = act->kind == CARD_ACT_TRANSLATE || act->kind == CARD_ACT_MERGE;
    RecordIds unmoved = { 0 }, *with = act->kind == CARD_ACT_RELEASE ? waiting : &unmoved;
    size_t before = with->count;
    Str words = card_words_digest(tx->ctx->arena, &card->form);
    if (act->kind == CARD_ACT_RELEASE || act->kind == CARD_ACT_MERGE)
        TRY(card_release_waiting(tx, job->room->workshop, card, beside, with, &words));
    if (act->kind == CARD_ACT_RELEASE)
        shows = !card->released || with->count > before;
    *ret = !shows || act->opt_read == NULL || str_eq(act->opt_read[i], words);
    return ERR_NONE;
}

/* What an author withdrew while somebody ticked boxes does not stop what is meant for the others. */
static Err still_there(Tx *tx, const CardJob *job, RecordIds *ret) {
    RecordIds waiting = { 0 };
    BoardCards beside = { 0 };
    bool read = true, one;
    for (size_t i = 0; i < job->cards->count; i++) {
        Card card;
        TRY(card_get(tx->ctx, tx->conn, job->room->workshop, (CardId){ job->cards->items[i].v },
                     &card));
        if (card.withdrawn_at.ms != 0)
            continue;
        *list_push(tx->ctx->arena, ret) = job->cards->items[i];
        TRY(read_before(tx, job, i, &card, &beside, &waiting, &one));
        read = read && one;
    }
    size_t needed = job->act->kind == CARD_ACT_MERGE && job->cards->count > 1 ? 2 : 1;
    if (ret->count < needed)
        return room_refuse(tx, FINDING_CARD_GONE, 0);
    for (size_t i = 0; i < waiting.count; i++)
        if (!record_ids_have(ret, waiting.items[i]))
            *list_push(tx->ctx->arena, ret) = waiting.items[i];
    return read ? ERR_NONE : room_refuse(tx, FINDING_CARD_CHANGED, 0);
}

static Err do_act(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    CardJob job = *(const CardJob *)in;
    RecordIds there = { 0 };
    Target target = { .group = job.act->group };
    TRY(room_takes(tx, job.room));
    if (job.cards->count == 0) {
        finding_add(&tx->ctx->findings, tx->ctx->arena, STR("nr"), FINDING_REQUIRED, 0);
        return ERR_INVALID;
    }
    TRY(still_there(tx, &job, &there));
    job.cards = &there;
    TRY(aim(tx, &job, &target));
    for (size_t i = 0; i < there.count; i++)
        TRY(act_on_one(tx, &job, (CardId){ there.items[i].v }, &target));
    if (target.made.v != 0)
        TRY(room_undo_made(tx, job.room->workshop, target.made));
    ret->record = there.items[0];
    return ERR_NONE;
}

Err card_act(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
             const RecordIds *cards, const CardAct *act, Written *ret) {
    const CardJob job = { .room = room, .cards = cards, .act = act };
    return room_transact(app, ctx, submission, room, do_act, &job, ret);
}

static Err do_undo(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const CardJob *job = in;
    RoomUndo undo;
    TRY(room_takes(tx, job->room));
    TRY(room_undo_get(tx->ctx, tx->conn, job->room->workshop, &undo));
    if (str_empty(undo.act))
        return room_refuse(tx, FINDING_NOTHING_TO_UNDO, 0);
    TRY(room_undo_apply(tx, job->room->workshop));
    ret->record = undo.board;
    return note(tx, job, ROOM_CHANGE_BOARD, undo.board.v, STR("undo"), undo.board.v);
}

Err card_undo(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room, Written *ret) {
    const CardJob job = { .room = room };
    return room_transact(app, ctx, submission, room, do_undo, &job, ret);
}

/* -- Dots -------------------------------------------------------------------------------------- */

static Err do_dot(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const CardJob *job = in;
    Card card;
    Board board;
    RoomBoard open;
    int64_t here, all;
    ParticipantId from = job->room->participant.id;
    RecordId workshop = job->room->workshop;
    TRY(room_takes(tx, job->room));
    TRY(card_get(tx->ctx, tx->conn, workshop, job->card, &card));
    TRY(refuse_withdrawn(tx, &card));
    TRY(board_of(tx, job, card.board, &board, &open));
    RoomSplit split;
    RoomTableId table;
    TRY(room_split_get(tx->ctx, tx->conn, workshop, card.board, &split));
    TRY(participant_table(tx->ctx, tx->conn, workshop, from, &table));
    bool seen = card_shown(&card, board.release) && (open.revealed || !board.hidden) &&
                split_shows(&split, table, card.table);
    if (!seen && card.participant.v != from.v)
        return ERR_NOT_FOUND;
    if (open.voting != BOARD_VOTING_OPEN)
        return room_refuse(tx, FINDING_VOTING_NOT_OPEN, 0);
    TRY(dot_count(tx->ctx, tx->conn, workshop, card.board, card.id, from, &here, &all));
    if (job->by > 0 && all >= board.dots)
        return room_refuse(tx, FINDING_NO_DOT_LEFT, board.dots == FIELD_NONE ? 0 : board.dots);
    if (job->by < 0 && here == 0)
        return room_refuse(tx, FINDING_NO_DOT_THERE, 0);
    TRY(dot_put(tx, workshop, card.id, from, here + job->by));
    ret->record = (RecordId){ card.id.v };
    return room_step(tx, workshop, ROOM_CHANGE_DOTS, card.id.v);
}

Err card_dot(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room, CardId card,
             int by, Written *ret) {
    const CardJob job = { .room = room, .card = card, .by = by };
    return room_transact(app, ctx, submission, room, do_dot, &job, ret);
}
