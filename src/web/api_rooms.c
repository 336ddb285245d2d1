/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_rooms.h"

#include "app/card.h"
#include "store/board_store.h"
#include "store/card_part_store.h"
#include "store/card_store.h"
#include "store/room_store.h"
#include "store/room_table_store.h"
#include "web/api_output.h"
#include "web/room_lead_pages.h"

/* -- Reading ----------------------------------------------------------------------------------- */

/* What is known of all boards of a room; as who leads sees it, but without names. */
typedef struct ApiRoom {
    Room room;
    BoardList boards;
    RoomTables tables;
    RoomPresence presence;
    CardFills fills;
} ApiRoom;

static void write_texts(JsonWriter *json, const char *name, Str keys) {
    Str key;
    json_key(json, str_from(name));
    json_array_begin(json);
    while (str_cut(&keys, ' ', &key))
        if (!str_empty(key))
            json_str(json, key);
    json_array_end(json);
}

static void write_said(JsonWriter *json, const CardForm *form) {
    api_i64(json, "column", card_column(form));
    api_str(json, "words", form->words);
    api_str(json, "who", form->who);
    write_texts(json, "perspectives", form->perspectives);
    api_str(json, "level", form->level);
    api_str(json, "how", form->how);
    api_str(json, "phase", form->phase);
    api_str(json, "timing", form->timing);
    api_str(json, "why", form->why);
    api_str(json, "language", form->language);
    api_id(json, "recorded_for", form->recorded_for == FIELD_NONE ? 0 : form->recorded_for);
}

/* Parts that somebody else than its author filled; nobody is named. */
static void write_completed(JsonWriter *json, const CardFills *all, CardId card) {
    const CardFills fills = card_fills_of(all, card);
    json_key(json, STR("completed"));
    json_array_begin(json);
    for (CardPart part = 0; part < CARD_PART_COUNT; part++)
        if (card_fill_of(&fills, part) != NULL)
            json_str(json, CARD_PARTS.keys[part]);
    json_array_end(json);
}

static void write_card(JsonWriter *json, const RoomTables *tables, const CardFills *fills,
                       const Card *card, const RoomBoard *open) {
    const RoomTable *table = table_by_id(tables, card->table);
    json_object_begin(json);
    api_id(json, "id", card->id.v);
    api_i64(json, "number", card->number);
    write_said(json, &card->form);
    write_completed(json, fills, card->id);
    api_str(json, "translation", card->translation);
    api_id(json, "group", card->group.v);
    api_id(json, "merged_into", card->merged_into.v);
    api_id(json, "table", table != NULL ? table->number : 0);
    api_bool(json, "parked", card->parked);
    api_bool(json, "released", card->released);
    if (open->voting == BOARD_VOTING_NONE)
        api_none(json, "dots");
    else
        api_i64(json, "dots", card->dots);
    json_object_end(json);
}

static void write_groups(JsonWriter *json, const CardGroups *groups) {
    json_key(json, STR("groups"));
    json_array_begin(json);
    for (size_t i = 0; i < groups->count; i++) {
        json_object_begin(json);
        api_id(json, "id", groups->items[i].id.v);
        api_str(json, "heading", groups->items[i].heading);
        json_object_end(json);
    }
    json_array_end(json);
}

static Err write_board(Request *rq, JsonWriter *json, const ApiRoom *room, const Board *board) {
    RoomBoard open;
    CardGroups groups;
    Cards cards;
    RecordId workshop = room->room.workshop, id = board->record.id;
    TRY(room_board_get(rq->ctx, rq->conn, workshop, id, &open));
    TRY(card_group_list(rq->ctx, rq->conn, workshop, id, &groups));
    TRY(card_list(rq->ctx, rq->conn, workshop, id, &cards));
    json_object_begin(json);
    api_id(json, "board", id.v);
    api_str(json, "title", board->title);
    api_bool(json, "revealed", open.revealed || !board->hidden);
    api_bool(json, "writing_closed", open.writing_closed);
    api_str(json, "voting", BOARD_VOTINGS.keys[open.voting]);
    write_groups(json, &groups);
    json_key(json, STR("cards"));
    json_array_begin(json);
    for (size_t i = 0; i < cards.count; i++)
        write_card(json, &room->tables, &room->fills, &cards.items[i], &open);
    json_array_end(json);
    json_object_end(json);
    return ERR_NONE;
}

static void write_state(Request *rq, JsonWriter *json, const ApiRoom *room) {
    const Room *it = &room->room;
    bool closed = it->state == ROOM_STATE_CLOSED;
    api_id(json, "workshop", it->workshop.v);
    api_str(json, "state", ROOM_STATES.keys[it->state]);
    api_bool(json, "trial", it->trial);
    if (closed)
        api_none(json, "pin");
    else
        api_str(json, "pin", it->pin);
    api_str(json, "join", str_join(rq->ctx->arena, rq->app->base_url, STR("/w/q/"), it->token));
    api_instant(json, "opened_at", it->opened_at);
    api_instant(json, "closed_at", it->closed_at);
    api_id(json, "part", it->part.v);
    api_instant(json, "part_ends_at", it->part_ends_at);
    api_i64(json, "devices", room->presence.participants);
}

static Err answer_room(Request *rq, RecordId workshop) {
    ApiRoom room;
    TRY(room_there(rq->ctx, rq->conn, &rq->initiative, workshop, &room.room));
    TRY(board_list_of(rq->ctx, rq->conn, rq->initiative.id, workshop, &room.boards));
    TRY(room_table_list(rq->ctx, rq->conn, workshop, &room.tables));
    TRY(card_fill_list(rq->ctx, rq->conn, workshop, &room.fills));
    TRY(room_presence(rq->ctx, rq->conn, workshop, &room.presence));
    JsonWriter json = api_open(rq);
    json_object_begin(&json);
    write_state(rq, &json, &room);
    json_key(&json, STR("boards"));
    json_array_begin(&json);
    for (size_t i = 0; i < room.boards.count; i++)
        TRY(write_board(rq, &json, &room, &room.boards.items[i]));
    json_array_end(&json);
    json_object_end(&json);
    return api_close(&json);
}

Err api_room_get(Request *rq) {
    RecordId workshop;
    TRY(request_record(rq, &workshop));
    return answer_room(rq, workshop);
}

/* -- Leading ----------------------------------------------------------------------------------- */

Err api_room_open(Request *rq) {
    RecordId workshop;
    Written written;
    TRY(request_record(rq, &workshop));
    TRY(room_open(rq->app, rq->ctx, &rq->submission, &rq->initiative, workshop, &written));
    return answer_room(rq, workshop);
}

Err api_room_act(Request *rq) {
    RecordId workshop;
    Written written;
    TRY(request_record(rq, &workshop));
    TRY(room_act_asked(rq, workshop, &rq->submission, &written));
    return answer_room(rq, workshop);
}

/* -- Writing for others ------------------------------------------------------------------------ */

static Err answer_card(Request *rq, RecordId id) {
    RecordId workshop;
    Card card;
    RoomTables tables;
    CardFills fills;
    RoomBoard open;
    TRY(request_record(rq, &workshop));
    TRY(card_get(rq->ctx, rq->conn, workshop, (CardId){ id.v }, &card));
    TRY(room_table_list(rq->ctx, rq->conn, workshop, &tables));
    TRY(card_fill_list_on(rq->ctx, rq->conn, workshop, card.id, &fills));
    TRY(room_board_get(rq->ctx, rq->conn, workshop, card.board, &open));
    JsonWriter json = api_open(rq);
    write_card(&json, &tables, &fills, &card, &open);
    return api_close(&json);
}

/* A card has no address of its own: it is found in its room. */
Err api_room_card_create(Request *rq) {
    RecordId workshop;
    Written written;
    TRY(request_record(rq, &workshop));
    Str path = rq->http->path;
    Submission submission = rq->submission;
    submission.location = str_slice(path, 0, (size_t)str_find(path, STR("/boards/")));
    TRY(room_card_recorded(rq, workshop, &submission, &written));
    return api_created(rq, &written, answer_card);
}
