/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "app/card.h"
#include "app/card_comment.h"
#include "app/card_part.h"
#include "app/receipt.h"
#include "app/room_table.h"
#include "app/room_trial.h"
#include "base/log.h"
#include "base/random.h"
#include "base/thread.h"
#include "domain/choices.h"
#include "domain/pack.h"
#include "domain/room_trial.h"
#include "store/agenda_part_store.h"
#include "store/board_store.h"
#include "store/card_store.h"
#include "store/room_store.h"
#include "store/room_table_store.h"
#include "store/room_trial_store.h"
#include "text/label_text.h"
#include "text/messages.h"

enum { ARENA_BYTES = 65536, LEAVES_OUT = 4, ASKS = 4 };

/* One turn in one room. */
typedef struct Turn {
    App *app;
    Ctx *ctx;
    RoomRef room;
    Language language; /* in which they write */
    TrialScene scene;
    Board board; /* record.id 0: none is on */
    Cards cards, seen,
        gaps; /* `seen`: those that everybody sees; `gaps`: of these, with an open part */
    RoomTables tables;
    SimulatedPeople people;
} Turn;

/* 0 to below `sides`. */
static size_t roll(size_t sides) {
    uint32_t bits;
    random_bytes(&bits, sizeof bits);
    return sides > 0 ? bits % sides : 0;
}

/* -- Reading ------------------------------------------------------------------------------------- */

static CardPart open_part(const Card *card) {
    CardPart part = 0;
    while (part < CARD_PART_COUNT && card_part_filled(&card->form, part))
        part++;
    return part;
}

static Err read_board(Turn *turn, Conn *conn, RecordId board) {
    Ctx *ctx = turn->ctx;
    RecordId workshop = turn->room.workshop;
    RoomBoard open;
    RoomSplit split;
    if (board.v == 0)
        return ERR_NONE;
    TRY(room_board_of(ctx, conn, &turn->room.initiative, workshop, board, &turn->board, &open));
    TRY(room_split_get(ctx, conn, workshop, board, &split));
    TRY(room_table_list(ctx, conn, workshop, &turn->tables));
    TRY(card_list(ctx, conn, workshop, board, &turn->cards));
    turn->scene.writes = !open.writing_closed;
    turn->scene.sits = split.state == SPLIT_WORK;
    for (size_t i = 0; i < turn->cards.count; i++) {
        const Card *card = &turn->cards.items[i];
        if (card->withdrawn_at.ms != 0 || card->merged_into.v != 0 ||
            !card_shown(card, turn->board.release))
            continue;
        *list_push(ctx->arena, &turn->seen) = *card;
        if (open_part(card) != CARD_PART_COUNT)
            *list_push(ctx->arena, &turn->gaps) = *card;
    }
    bool shown = open.revealed || !turn->board.hidden;
    bool proposal = str_eq(turn->board.form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL]);
    turn->scene.open_parts = proposal && !turn->board.release && shown && turn->gaps.count > 0;
    turn->scene.comments = turn->board.comments && shown && turn->seen.count > 0;
    bool votes = open.voting == BOARD_VOTING_OPEN && turn->board.dots != FIELD_NONE;
    turn->scene.dots = votes && turn->cards.count > 0 ? turn->board.dots : 0;
    return ERR_NONE;
}

static Err read_part(Turn *turn, Conn *conn, RecordId id) {
    AgendaPart part;
    if (id.v == 0)
        return ERR_NONE;
    TRY(agenda_part_get(turn->ctx, conn, turn->room.initiative.id, id, &part));
    turn->scene.round = str_eq(part.kind, AGENDA_KINDS.keys[AGENDA_KIND_WELCOME]) ||
                        str_eq(part.kind, AGENDA_KINDS.keys[AGENDA_KIND_INTRODUCTION_ROUND]);
    return read_board(turn, conn, part.board);
}

static Err read_turn(Turn *turn, const RoomFound *found) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    Room room;
    Ctx *ctx = turn->ctx;
    TRY(conn_borrow(turn->app->db, &conn));
    TRY(conn_snapshot(conn));
    turn->room.workshop = found->workshop;
    TRY(access_proven(ctx, conn, found->initiative, &turn->room.initiative));
    TRY(room_get(ctx, conn, found->workshop, &room));
    if (language_parse(turn->room.initiative.authority.language, &turn->language) != ERR_NONE)
        turn->language = LANGUAGE_DE;
    turn->room.state = room.state;
    turn->scene.open = room.state == ROOM_STATE_OPEN;
    turn->scene.closed = room.state == ROOM_STATE_CLOSED;
    TRY(read_part(turn, conn, room.part));
    return simulated_list(ctx, conn, found->workshop, turn->board.record.id, &turn->people);
}

/* -- What they do ---------------------------------------------------------------------------------- */

/* `kind`: "reason_" of a card, "remark_" about one. */
static Str words_of(const Turn *turn, const char *kind, size_t number) {
    CLEANUP(out_done) Out key = out_open(16);
    CLEANUP(out_done) Out text = out_open(128);
    out_c(&key, kind);
    out_i64(&key, (int64_t)number + 1);
    message_text(&text, turn->language,
                 key_message(turn->ctx->arena, STR("room_trial"), out_view(&key), STR("")));
    return str_copy(turn->ctx->arena, out_view(&text));
}

static Str reason(const Turn *turn, size_t number) {
    return words_of(turn, "reason_", number % TRIAL_REASONS);
}

/* Now and then somebody leaves something out, as people do. */
static bool says(void) {
    return roll(LEAVES_OUT) > 0;
}

static CardForm card_of(const Turn *turn, size_t number) {
    const Pack *pack = turn->app->pack;
    CardForm form = { .recorded_for = FIELD_NONE,
                      .paper = FIELD_NONE,
                      .language = turn->room.participant.language };
    if (!str_eq(turn->board.form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL])) {
        size_t columns = board_headings(turn->ctx->arena, &turn->board).count;
        CLEANUP(out_done) Out column = out_open(8);
        out_i64(&column, (int64_t)roll(columns));
        form.column = str_copy(turn->ctx->arena, out_view(&column));
        form.words = reason(turn, number);
        return form;
    }
    form.perspectives = pack->perspectives.items[roll(pack->perspectives.count)].key;
    form.why = reason(turn, number);
    if (says())
        form.level = LEVELS.keys[roll(LEVELS.count)];
    if (says() && pack->methods.count > 0)
        form.how = pack_text(pack->methods.items[roll(pack->methods.count)].label, turn->language);
    if (says())
        form.phase = PHASES.keys[roll(PHASES.count)];
    return form;
}

static Err write(Turn *turn, size_t number) {
    Written written;
    const CardForm form = card_of(turn, number + roll(TRIAL_REASONS));
    return card_write(turn->app, turn->ctx, NULL, &turn->room, turn->board.record.id, &form,
                      &written);
}

static Err vote(Turn *turn) {
    Written written;
    CardId card = turn->cards.items[roll(turn->cards.count)].id;
    return card_dot(turn->app, turn->ctx, NULL, &turn->room, card, 1, &written);
}

/* What one table writes another one may not see: that is refused, and somebody else tries. */
static Err comment(Turn *turn) {
    Written written;
    CardId card = turn->seen.items[roll(turn->seen.count)].id;
    return card_comment_write(turn->app, turn->ctx, NULL, &turn->room, card,
                              words_of(turn, "remark_", roll(TRIAL_REMARKS)),
                              turn->room.participant.language, &written);
}

/* The first part that is open, of somebody's card; one's own is refused, and somebody else tries. */
static Err add_part(Turn *turn, size_t number) {
    Written written;
    const Pack *pack = turn->app->pack;
    const Card *card = &turn->gaps.items[roll(turn->gaps.count)];
    CardForm form = { .recorded_for = FIELD_NONE,
                      .paper = FIELD_NONE,
                      .language = turn->room.participant.language };
    switch (open_part(card)) {
    case CARD_PART_WHO:
        form.perspectives = pack->perspectives.items[roll(pack->perspectives.count)].key;
        break;
    case CARD_PART_HOW: form.level = LEVELS.keys[roll(LEVELS.count)]; break;
    case CARD_PART_WHEN: form.phase = PHASES.keys[roll(PHASES.count)]; break;
    case CARD_PART_WHY: form.why = reason(turn, number); break;
    case CARD_PART_COUNT: return ERR_NONE;
    }
    const PartsTyped typed = { .form = form };
    return card_parts_fill(turn->app, turn->ctx, NULL, &turn->room, card->id, &typed, &written);
}

static Err sit(Turn *turn) {
    Written written;
    if (turn->tables.count == 0)
        return ERR_NONE;
    int64_t number = turn->tables.items[roll(turn->tables.count)].number;
    return room_table_sit(turn->app, turn->ctx, NULL, &turn->room, number, &written);
}

static Err speak(Turn *turn) {
    Written written;
    const PerspectiveList *all = &turn->app->pack->perspectives;
    /* The first ones are often there, the last ones never: what is missing is to be seen. */
    Str key = all->items[roll(all->count * 2 / 3)].key;
    RoomVoice voice = says() ? ROOM_VOICE_AS : ROOM_VOICE_FOR;
    return room_voice(turn->app, turn->ctx, NULL, &turn->room, key, voice, &written);
}

static Err answer(Turn *turn) {
    Written written;
    const FeedbackForm form = { .heard = FEEDBACK_ANSWERS.keys[roll(FEEDBACK_ANSWER_COUNT)],
                                .clear = FEEDBACK_ANSWERS.keys[roll(FEEDBACK_ANSWER_COUNT)],
                                .follow = FEEDBACK_ANSWERS.keys[roll(FEEDBACK_ANSWER_COUNT)] };
    return feedback_give(turn->app, turn->ctx, NULL, &turn->room, &form, &written);
}

static Err ask(Turn *turn) {
    Written written;
    RoomSignal signal = (RoomSignal)roll(ROOM_SIGNAL_COUNT);
    return room_signal(turn->app, turn->ctx, NULL, &turn->room, signal, says(), &written);
}

static Err move(Turn *turn, TrialMove what, size_t number) {
    switch (what) {
    case TRIAL_MOVE_NONE: return ERR_NONE;
    case TRIAL_MOVE_SIT: return sit(turn);
    case TRIAL_MOVE_SPEAK: return speak(turn);
    case TRIAL_MOVE_WRITE: return write(turn, number);
    case TRIAL_MOVE_VOTE: return vote(turn);
    case TRIAL_MOVE_COMMENT: return comment(turn);
    case TRIAL_MOVE_COMPLETE: return add_part(turn, number);
    case TRIAL_MOVE_ANSWER: return answer(turn);
    }
    return ERR_INTERNAL;
}

/* As one of them. What the room refuses (closed meanwhile, voting over) is no trouble. */
static Err move_as(Turn *turn, size_t number, TrialMove what) {
    turn->room.participant = turn->people.items[number].participant;
    turn->ctx->findings = (Findings){ 0 };
    Err err = what == TRIAL_MOVE_NONE ? ask(turn) : move(turn, what, number);
    bool refused = err == ERR_INVALID || err == ERR_NOT_FOUND || err == ERR_CONFLICT;
    return refused ? ERR_NONE : err;
}

static Err take_turn(Turn *turn) {
    size_t count = turn->people.count, first = roll(count);
    int moved = 0;
    for (size_t i = 0; i < count && moved < TRIAL_MOVES_AT_ONCE; i++) {
        size_t number = (first + i) % count;
        TrialMove what = trial_move(&turn->scene, &turn->people.items[number], number);
        if (what == TRIAL_MOVE_NONE)
            continue;
        moved++;
        TRY(move_as(turn, number, what));
    }
    if (turn->scene.open && count > 0 && roll(ASKS) == 0)
        TRY(move_as(turn, first, TRIAL_MOVE_NONE));
    return ERR_NONE;
}

static Err turn_of(App *app, const RoomFound *found) {
    CLEANUP(arena_closep) Arena *arena = arena_open(ARENA_BYTES);
    Ctx ctx = { .arena = arena, .clock = app->clock };
    Turn turn = { .app = app, .ctx = &ctx };
    TRY(read_turn(&turn, found));
    return take_turn(&turn);
}

static Err find_rooms(App *app, Arena *arena, RoomsFound *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    return rooms_in_trial(conn, arena, ret);
}

Err room_trial_turn(App *app) {
    CLEANUP(arena_closep) Arena *arena = arena_open(ARENA_BYTES);
    RoomsFound rooms;
    TRY(find_rooms(app, arena, &rooms));
    Err failed = ERR_NONE;
    for (size_t i = 0; i < rooms.count; i++) {
        Err err = turn_of(app, &rooms.items[i]);
        if (err != ERR_NONE && err != ERR_NOT_FOUND) /* gone meanwhile */
            failed = err;
    }
    return failed;
}

/* -- The thread ------------------------------------------------------------------------------------ */

struct TrialRuns {
    App *app;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool stopping;
};

static bool pause_runs(TrialRuns *runs) {
    const struct timespec until = monotonic_in(TRIAL_PAUSE_MS);
    pthread_mutex_lock(&runs->mutex);
    bool over = false;
    while (!runs->stopping && !over)
        over = pthread_cond_timedwait(&runs->changed, &runs->mutex, &until) != 0;
    bool go_on = !runs->stopping;
    pthread_mutex_unlock(&runs->mutex);
    return go_on;
}

/* Trouble is told when it begins, not every second. */
static void *run(void *self) {
    TrialRuns *runs = self;
    Err before = ERR_NONE;
    while (pause_runs(runs)) {
        Err err = room_trial_turn(runs->app);
        if (err != ERR_NONE && err != before)
            log_line(LOG_WARNING, "trial_run", log_c("error", err_name(err)));
        before = err;
    }
    return NULL;
}

static void destroy(TrialRuns *runs) {
    pthread_cond_destroy(&runs->changed);
    pthread_mutex_destroy(&runs->mutex);
    free(runs);
}

Err trial_runs_open(App *app, TrialRuns **ret) {
    TrialRuns *runs = calloc(1, sizeof *runs);
    if (runs == NULL)
        abort();
    runs->app = app;
    pthread_mutex_init(&runs->mutex, NULL);
    condition_open(&runs->changed);
    if (!thread_start(&runs->thread, 0, run, runs)) {
        destroy(runs);
        return ERR_BUSY;
    }
    *ret = runs;
    return ERR_NONE;
}

void trial_runs_close(TrialRuns *runs) {
    if (runs == NULL)
        return;
    pthread_mutex_lock(&runs->mutex);
    runs->stopping = true;
    pthread_cond_signal(&runs->changed);
    pthread_mutex_unlock(&runs->mutex);
    pthread_join(runs->thread, NULL);
    destroy(runs);
}
