/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/room.h"

#include "app/key_file.h"
#include "app/receipt.h"
#include "app/room_table.h"
#include "app/secret.h"
#include "base/hex.h"
#include "base/json_writer.h"
#include "base/random.h"
#include "domain/choices.h"
#include "domain/pack.h"
#include "store/agenda_part_store.h"
#include "store/board_store.h"
#include "store/history.h"
#include "store/receipt_store.h"
#include "store/room_store.h"
#include "store/room_table_store.h"
#include "store/room_undo_store.h"
#include "store/workshop_store.h"

enum { PIN_ATTEMPTS = 16, TOKEN_BYTES = 16 };

static const Str ROOM_NOUN = STR_INIT("room");

static const Str ACT_KEYS[ROOM_ACT_COUNT] = {
    [ROOM_ACT_PAUSE] = STR_INIT("pause"),
    [ROOM_ACT_RESUME] = STR_INIT("resume"),
    [ROOM_ACT_CLOSE] = STR_INIT("close"),
    [ROOM_ACT_BEGIN] = STR_INIT("begin"),
    [ROOM_ACT_EXTEND] = STR_INIT("extend"),
    [ROOM_ACT_TABLES] = STR_INIT("tables"),
    [ROOM_ACT_REVEAL] = STR_INIT("reveal"),
    [ROOM_ACT_HIDE] = STR_INIT("hide"),
    [ROOM_ACT_CLOSE_WRITING] = STR_INIT("close_writing"),
    [ROOM_ACT_OPEN_WRITING] = STR_INIT("open_writing"),
    [ROOM_ACT_OPEN_VOTING] = STR_INIT("open_voting"),
    [ROOM_ACT_CLOSE_VOTING] = STR_INIT("close_voting"),
};

Str room_act_key(RoomActKind kind) {
    return ACT_KEYS[kind];
}

bool room_act_of(Str key, RoomActKind *ret) {
    for (int i = 0; i < ROOM_ACT_COUNT; i++)
        if (str_eq(ACT_KEYS[i], key)) {
            *ret = (RoomActKind)i;
            return true;
        }
    return false;
}

/* -- What every write does --------------------------------------------------------------------- */

static Err payload(Arena *arena, Actor by, Str act, int64_t object, Str *ret) {
    CLEANUP(out_done) Out out = out_open(96);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    json_object_begin(&json);
    json_key(&json, STR("before"));
    json_none(&json);
    json_key(&json, STR("after"));
    json_object_begin(&json);
    json_key(&json, STR("act"));
    json_str(&json, act);
    json_key(&json, STR("object"));
    json_i64(&json, object);
    json_object_end(&json);
    json_key(&json, STR("reason"));
    json_str(&json, STR(""));
    if (by.kind == ACTOR_GUEST) {
        json_key(&json, STR("guest"));
        json_i64(&json, by.guest.v);
    }
    json_object_end(&json);
    TRY(json_finish(&json));
    *ret = str_copy(arena, out_view(&out));
    return ERR_NONE;
}

Err room_history(Tx *tx, const InitiativeRef *initiative, RecordId workshop, Str act,
                 int64_t object) {
    Str text;
    TRY(payload(tx->ctx->arena, tx->ctx->actor, act, object, &text));
    return history_append(tx, initiative->chain, ROOM_NOUN, workshop, act, text);
}

Err room_note(Tx *tx, const InitiativeRef *initiative, RecordId workshop, RoomChange seen, Str act,
              int64_t object) {
    bool trial;
    TRY(room_step_in(tx, workshop, seen.kind, seen.object, &trial));
    return trial ? ERR_NONE : room_history(tx, initiative, workshop, act, object);
}

Err room_refuse(Tx *tx, FindingKind kind, int64_t limit) {
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR(""), kind, limit);
    return ERR_INVALID;
}

Err room_there(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, RecordId workshop,
               Room *ret) {
    Workshop of_initiative;
    TRY(workshop_get(ctx, conn, initiative->id, workshop, &of_initiative));
    return room_get(ctx, conn, workshop, ret);
}

Err room_takes(Tx *tx, const RoomRef *room) {
    Room now;
    TRY(room_there(tx->ctx, tx->conn, &room->initiative, room->workshop, &now));
    if (now.state == ROOM_STATE_CLOSED)
        return room_refuse(tx, FINDING_ROOM_CLOSED, 0);
    bool waits = now.state == ROOM_STATE_PAUSED && room->participant.id.v != 0;
    return waits ? room_refuse(tx, FINDING_ROOM_PAUSED, 0) : ERR_NONE;
}

Err room_board_of(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, RecordId workshop,
                  RecordId board, Board *ret_board, RoomBoard *ret_open) {
    TRY(board_get(ctx, conn, initiative->id, board, ret_board));
    if (ret_board->workshop.v != workshop.v)
        return ERR_NOT_FOUND;
    return room_board_get(ctx, conn, workshop, board, ret_open);
}

/* What is archived is read only. */
static Err refuse_archived(Ctx *ctx) {
    finding_add(&ctx->findings, ctx->arena, STR(""), FINDING_ROOM_CLOSED, 0);
    return ERR_INVALID;
}

Err room_transact(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                  UseCaseFn fn, const void *in, Written *ret) {
    const Actor reader = ctx->actor;
    Submission nobodys = submission != NULL ? *submission : (Submission){ 0 };
    if (room->participant.id.v != 0) {
        nobodys.session.v = 0;
        nobodys.token.v = 0;
        ctx->actor = (Actor){ .kind = ACTOR_PUBLIC };
    }
    Err err = room->initiative.archived
                  ? refuse_archived(ctx)
                  : transact(app, ctx, &nobodys, room->initiative.chain, fn, in, ret);
    ctx->actor = reader;
    if (err == ERR_NONE && !ret->repeated)
        room_tell(app, room->workshop);
    return err;
}

/* -- Opening ----------------------------------------------------------------------------------- */

static Str random_pin(Arena *arena) {
    uint64_t bits;
    random_bytes(&bits, sizeof bits);
    char digits[PIN_LENGTH];
    for (int i = 0; i < PIN_LENGTH; i++, bits /= 10)
        digits[i] = (char)('0' + bits % 10);
    return str_copy(arena, str_bytes(digits, PIN_LENGTH));
}

/* Of those that no room has now. */
static Err free_pin(Tx *tx, Str *ret) {
    for (int i = 0; i < PIN_ATTEMPTS; i++) {
        RoomFound found;
        Str pin = random_pin(tx->ctx->arena);
        Err err = room_by_pin(tx->conn, tx->ctx->arena, pin, &found);
        if (err == ERR_NOT_FOUND) {
            *ret = pin;
            return ERR_NONE;
        }
        TRY(err);
    }
    return ERR_BUSY;
}

typedef struct Opening {
    const InitiativeRef *initiative;
    RecordId workshop;
} Opening;

static Err open_first(Tx *tx, const Opening *opening, Str pin) {
    uint8_t token[TOKEN_BYTES];
    random_bytes(token, sizeof token);
    const Room room = { .workshop = opening->workshop,
                        .state = ROOM_STATE_OPEN,
                        .pin = pin,
                        .token = base64url_encode(tx->ctx->arena, token, sizeof token),
                        .opened_at = clock_now(tx->ctx->clock) };
    return room_insert(tx, opening->initiative->id, &room);
}

Err room_open_within(Tx *tx, const InitiativeRef *initiative, RecordId id) {
    const Opening opening = { .initiative = initiative, .workshop = id };
    Workshop workshop;
    Room room;
    Str pin;
    TRY(workshop_get(tx->ctx, tx->conn, initiative->id, id, &workshop));
    TRY(free_pin(tx, &pin));
    Err err = room_get(tx->ctx, tx->conn, id, &room);
    if (err == ERR_NOT_FOUND) {
        TRY(open_first(tx, &opening, pin));
    } else {
        TRY(err);
        if (room.state != ROOM_STATE_CLOSED)
            return ERR_NONE;
        room.pin = pin;
        room.closed_at = (Instant){ 0 };
        room.opened_at = clock_now(tx->ctx->clock);
        room_resume(&room, clock_now(tx->ctx->clock));
        TRY(room_update(tx, &room));
    }
    return room_note(tx, initiative, id, (RoomChange){ .kind = ROOM_CHANGE_ROOM }, STR("open"), 0);
}

static Err do_open(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const Opening *opening = in;
    ret->record = opening->workshop;
    return room_open_within(tx, opening->initiative, opening->workshop);
}

Err room_open(App *app, Ctx *ctx, const Submission *submission, const InitiativeRef *initiative,
              RecordId workshop, Written *ret) {
    const Opening opening = { .initiative = initiative, .workshop = workshop };
    const RoomRef room = { .initiative = *initiative, .workshop = workshop };
    return room_transact(app, ctx, submission, &room, do_open, &opening, ret);
}

/* -- Leading ----------------------------------------------------------------------------------- */

typedef struct Acting {
    const InitiativeRef *initiative;
    RecordId workshop;
    const RoomAct *act;
} Acting;

static Err begin_part(Tx *tx, const Acting *acting, Room *room) {
    AgendaPart part;
    TRY(agenda_part_get(tx->ctx, tx->conn, acting->initiative->id, acting->act->object, &part));
    if (part.workshop.v != acting->workshop.v)
        return ERR_NOT_FOUND;
    room_begin_part(room, part.record.id, part.minutes, clock_now(tx->ctx->clock));
    return room_signals_clear(tx, acting->workshop);
}

static Err act_on_room(Tx *tx, const Acting *acting, Room *room) {
    Instant now = clock_now(tx->ctx->clock);
    switch (acting->act->kind) {
    case ROOM_ACT_PAUSE: room_pause(room, now); break;
    case ROOM_ACT_RESUME: room_resume(room, now); break;
    case ROOM_ACT_CLOSE:
        room_pause(room, now);
        room->state = ROOM_STATE_CLOSED;
        room->pin = STR("");
        room->closed_at = now;
        TRY(room_undo_clear(tx, acting->workshop));
        break;
    case ROOM_ACT_BEGIN: TRY(begin_part(tx, acting, room)); break;
    case ROOM_ACT_EXTEND: room_extend(room, acting->act->minutes, now); break;
    case ROOM_ACT_TABLES:
    case ROOM_ACT_REVEAL:
    case ROOM_ACT_HIDE:
    case ROOM_ACT_CLOSE_WRITING:
    case ROOM_ACT_OPEN_WRITING:
    case ROOM_ACT_OPEN_VOTING:
    case ROOM_ACT_CLOSE_VOTING:
    case ROOM_ACT_COUNT: return ERR_INTERNAL;
    }
    TRY(room_update(tx, room));
    return room_note(tx, acting->initiative, acting->workshop,
                     (RoomChange){ .kind = ROOM_CHANGE_ROOM }, room_act_key(acting->act->kind),
                     acting->act->object.v);
}

static void open_of_board(RoomActKind kind, RoomBoard *open) {
    if (kind == ROOM_ACT_REVEAL || kind == ROOM_ACT_HIDE)
        open->revealed = kind == ROOM_ACT_REVEAL;
    else if (kind == ROOM_ACT_OPEN_WRITING || kind == ROOM_ACT_CLOSE_WRITING)
        open->writing_closed = kind == ROOM_ACT_CLOSE_WRITING;
    else
        open->voting = kind == ROOM_ACT_OPEN_VOTING ? BOARD_VOTING_OPEN : BOARD_VOTING_CLOSED;
}

static Err act_on_board(Tx *tx, const Acting *acting) {
    Board board;
    RoomBoard open;
    TRY(room_board_of(tx->ctx, tx->conn, acting->initiative, acting->workshop, acting->act->object,
                      &board, &open));
    if (acting->act->kind == ROOM_ACT_OPEN_VOTING && board.hidden && !open.revealed)
        return room_refuse(tx, FINDING_VOTING_HIDDEN, 0);
    open_of_board(acting->act->kind, &open);
    TRY(room_board_put(tx, acting->workshop, &open));
    int64_t id = acting->act->object.v;
    return room_note(tx, acting->initiative, acting->workshop,
                     (RoomChange){ .kind = ROOM_CHANGE_BOARD, .object = id },
                     room_act_key(acting->act->kind), id);
}

static Err do_act(Tx *tx, App *app, const void *in, Written *ret) {
    const Acting *acting = in;
    Room room;
    TRY(room_there(tx->ctx, tx->conn, acting->initiative, acting->workshop, &room));
    ret->record = acting->workshop;
    if (room.state == ROOM_STATE_CLOSED)
        return room_refuse(tx, FINDING_ROOM_CLOSED, 0);
    if (acting->act->kind == ROOM_ACT_TABLES)
        return room_split_prepared(tx, app, acting->initiative, &room, acting->act->object);
    return acting->act->kind >= ROOM_ACT_REVEAL ? act_on_board(tx, acting)
                                                : act_on_room(tx, acting, &room);
}

Err room_act(App *app, Ctx *ctx, const Submission *submission, const InitiativeRef *initiative,
             RecordId workshop, const RoomAct *act, Written *ret) {
    const Acting acting = { .initiative = initiative, .workshop = workshop, .act = act };
    const RoomRef room = { .initiative = *initiative, .workshop = workshop };
    return room_transact(app, ctx, submission, &room, do_act, &acting, ret);
}

/* -- At the door ------------------------------------------------------------------------------- */

Err room_find_pin(Ctx *ctx, Conn *conn, Str typed, RecordId *ret_workshop,
                  InitiativeId *ret_initiative) {
    RoomFound found;
    Str pin = pin_normalise(ctx->arena, typed);
    if (str_empty(pin))
        return ERR_NOT_FOUND;
    TRY(room_by_pin(conn, ctx->arena, pin, &found));
    *ret_workshop = found.workshop;
    *ret_initiative = found.initiative;
    return ERR_NONE;
}

Err room_find_token(Ctx *ctx, Conn *conn, Str token, RecordId *ret_workshop,
                    InitiativeId *ret_initiative) {
    RoomFound found;
    if (token.len != ROOM_TOKEN_LENGTH)
        return ERR_NOT_FOUND;
    TRY(room_by_token(conn, ctx->arena, token, &found));
    *ret_workshop = found.workshop;
    *ret_initiative = found.initiative;
    return ERR_NONE;
}

Err room_at_door(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId workshop, RoomRef *ret) {
    Room room;
    *ret = (RoomRef){ .workshop = workshop };
    TRY(access_proven(ctx, conn, initiative, &ret->initiative));
    TRY(room_get(ctx, conn, workshop, &room));
    ret->state = room.state;
    return ERR_NONE;
}

Err room_of_cookie(Ctx *ctx, Conn *conn, Str cookie, RoomRef *ret) {
    RoomFound found;
    if (!secret_shaped(cookie))
        return ERR_NOT_FOUND;
    TRY(room_of_device(conn, ctx->arena, secret_hash(ctx->arena, cookie), &found));
    *ret = (RoomRef){ .workshop = found.workshop,
                      .state = found.state,
                      .participant = found.participant };
    ret->participant.token = cookie;
    return access_proven(ctx, conn, found.initiative, &ret->initiative);
}

typedef struct Joining {
    const RoomRef *room;
    Participant participant;
    Str receipt; /* hash of its code */
} Joining;

/* Who comes while people are counted round goes to the table with the fewest. */
static Err show_to_table(Tx *tx, RecordId workshop, Participant *participant) {
    RoomTables tables;
    bool counted;
    TRY(room_split_counts(tx->ctx, tx->conn, workshop, &counted));
    if (!counted)
        return ERR_NONE;
    TRY(room_table_list(tx->ctx, tx->conn, workshop, &tables));
    const RoomTable *table = table_emptiest(&tables);
    if (table == NULL)
        return ERR_NONE;
    participant->table = table->id;
    participant->table_number = table->number;
    return participant_sit(tx, workshop, participant->id, table->id);
}

static Err write_join(Tx *tx, const void *in, void *out) {
    const Joining *joining = in;
    Participant *participant = out;
    RoomPresence presence;
    Room room;
    TRY(room_step(tx, joining->room->workshop, ROOM_CHANGE_PRESENCE, 0));
    TRY(room_get(tx->ctx, tx->conn, joining->room->workshop, &room));
    if (room.state == ROOM_STATE_CLOSED || joining->room->initiative.archived)
        return room_refuse(tx, FINDING_ROOM_CLOSED, 0);
    TRY(room_presence(tx->ctx, tx->conn, joining->room->workshop, &presence));
    if (presence.participants >= PARTICIPANTS_MAX)
        return room_refuse(tx, FINDING_ROOM_FULL, PARTICIPANTS_MAX);
    *participant = joining->participant;
    TRY(participant_insert(tx, joining->room->workshop, participant,
                           secret_hash(tx->ctx->arena, participant->token)));
    TRY(receipt_insert(tx, joining->room->initiative.id, joining->room->workshop, participant->id,
                       joining->receipt));
    return show_to_table(tx, joining->room->workshop, participant);
}

Err room_join(App *app, Ctx *ctx, const RoomRef *room, const JoinForm *form, Participant *ret) {
    Str token = secret_new(ctx->arena);
    const Joining joining = {
        .room = room,
        .participant = { .name = form->name, .language = form->language, .token = token },
        .receipt = receipt_hash(app, ctx->arena, receipt_code(app, ctx->arena, token)),
    };
    TRY(write_run(app->writer, ctx, write_join, &joining, ret, sizeof *ret));
    room_tell(app, room->workshop);
    return ERR_NONE;
}

/* -- Signals and voices ------------------------------------------------------------------------- */

typedef struct Speaking {
    const RoomRef *room;
    RoomSignal signal;
    bool given;
    Str perspective;
    RoomVoice voice;
} Speaking;

/* Neither stands in the history: they are private. */
static Err do_signal(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const Speaking *speaking = in;
    TRY(room_takes(tx, speaking->room));
    ret->record = speaking->room->workshop;
    bool changed;
    TRY(room_signal_set(tx, speaking->room->workshop, speaking->signal,
                        speaking->room->participant.id, speaking->given, &changed));
    return changed ? room_step(tx, speaking->room->workshop, ROOM_CHANGE_SIGNALS, 0) : ERR_NONE;
}

Err room_signal(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                RoomSignal signal, bool given, Written *ret) {
    const Speaking speaking = { .room = room, .signal = signal, .given = given };
    return room_transact(app, ctx, submission, room, do_signal, &speaking, ret);
}

/* With the cookie, which is not stored: what is stored leads to no device. Simulated people have none. */
static Str voice_tag(const App *app, Arena *arena, const Speaking *speaking) {
    const Participant *participant = &speaking->room->participant;
    Str device = participant->token;
    CLEANUP(out_done) Out name = out_open(64);
    if (str_empty(device))
        out_i64(&name, participant->id.v);
    out_str(&name, device);
    out_char(&name, ' ');
    out_str(&name, speaking->perspective);
    return key_name(app->keys, KEY_VOICE, arena, out_view(&name));
}

static Err do_voice(Tx *tx, App *app, const void *in, Written *ret) {
    const Speaking *speaking = in;
    TRY(room_takes(tx, speaking->room));
    if (pack_perspective(app->pack, speaking->perspective) == NULL) {
        finding_add(&tx->ctx->findings, tx->ctx->arena, STR("perspective"), FINDING_UNKNOWN_KEY, 0);
        return ERR_INVALID;
    }
    ret->record = speaking->room->workshop;
    Err err =
        room_voice_tag_add(tx, speaking->room->workshop, voice_tag(app, tx->ctx->arena, speaking));
    if (err == ERR_NOT_FOUND)
        return room_refuse(tx, FINDING_VOICE_GIVEN, 0);
    TRY(err);
    err = participant_voice_count(tx, speaking->room->workshop, speaking->room->participant.id,
                                  VOICES_PER_PARTICIPANT);
    if (err == ERR_NOT_FOUND)
        return room_refuse(tx, FINDING_ENOUGH_VOICES, VOICES_PER_PARTICIPANT);
    TRY(err);
    TRY(room_voice_add(tx, speaking->room->workshop, speaking->perspective, speaking->voice));
    return room_step(tx, speaking->room->workshop, ROOM_CHANGE_PRESENCE, 0);
}

Err room_voice(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
               Str perspective, RoomVoice voice, Written *ret) {
    const Speaking speaking = { .room = room, .perspective = perspective, .voice = voice };
    return room_transact(app, ctx, submission, room, do_voice, &speaking, ret);
}
