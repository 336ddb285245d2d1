/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "live_room.h"

#include "../unit/files/sample_picture.h"

#include "app/room_table.h"
#include "store/card_store.h"
#include "store/room_guest_store.h"
#include "store/room_store.h"

Ctx *live_room_ctx(LiveRoom *room) {
    Ctx *ctx = app_test_as_system(room->test);
    assert_ok(access_initiative(&room->test->app, ctx, room->test->conn, room->initiative.key,
                                PERMISSION_INITIATIVE_READ, &room->initiative));
    return ctx;
}

static RecordId create(LiveRoom *room, NounId noun, void *record) {
    Written written;
    assert_ok(record_create(&room->test->app, live_room_ctx(room), NULL, &room->initiative,
                            &NOUNS[noun], record, &written));
    return written.record;
}

static void prepare(LiveRoom *room, const LiveRules *rules) {
    Workshop workshop;
    Board board;
    AgendaPart part;
    schema_clear(&WORKSHOP_SCHEMA, &workshop);
    schema_clear(&BOARD_SCHEMA, &board);
    schema_clear(&AGENDA_PART_SCHEMA, &part);
    workshop.name = STR("Werkstatt");
    workshop.level = STR("consult");
    workshop.naming = str_from(rules->naming != NULL ? rules->naming : "anonymous");
    room->workshop = create(room, NOUN_WORKSHOP, &workshop);
    board.workshop = part.workshop = room->workshop;
    board.title = STR("Wer fehlt?");
    board.form = rules->columns ? STR("columns") : STR("proposal");
    board.columns = rules->columns ? STR("Ja\nNein") : STR("");
    board.hidden = rules->hidden;
    board.release = rules->release;
    board.comments = rules->comments;
    board.dots = rules->dots;
    room->board = create(room, NOUN_BOARD, &board);
    part.position = 1;
    part.kind = STR("introduction_round");
    part.title = STR("Sammeln");
    part.minutes = 20;
    part.board = room->board;
    room->part = create(room, NOUN_AGENDA_PART, &part);
}

Room live_room_now(LiveRoom *room) {
    Room now;
    assert_ok(room_get(live_room_ctx(room), room->test->conn, room->workshop, &now));
    return now;
}

void live_room_act(LiveRoom *room, RoomActKind kind) {
    Written written;
    bool of_board = kind >= ROOM_ACT_REVEAL;
    const RoomAct act = { .kind = kind,
                          .object = kind == ROOM_ACT_BEGIN ? room->part
                                    : of_board             ? room->board
                                                           : (RecordId){ 0 },
                          .minutes = 5 };
    assert_ok(room_act(&room->test->app, live_room_ctx(room), NULL, &room->initiative,
                       room->workshop, &act, &written));
}

RoomRef live_room_join(LiveRoom *room, const char *name) {
    RoomRef device = { .initiative = room->initiative, .workshop = room->workshop };
    const JoinForm form = { .name = str_from(name), .language = STR("de") };
    assert_ok(
        room_join(&room->test->app, live_room_ctx(room), &device, &form, &device.participant));
    device.initiative = room->initiative;
    device.participant.token = str_copy(room->test->store->arena, device.participant.token);
    return device;
}

CardId live_room_card(LiveRoom *room, const RoomRef *by, const char *words) {
    Written written;
    CardForm form;
    schema_clear(&CARD_FORM, &form);
    form.words = form.who = str_from(words);
    form.language = STR("de");
    RoomRef writer = *by;
    Ctx *ctx = live_room_ctx(room);
    writer.initiative = room->initiative;
    assert_ok(card_write(&room->test->app, ctx, NULL, &writer, room->board, &form, &written));
    return (CardId){ written.record.v };
}

CardCommentId live_room_comment(LiveRoom *room, const RoomRef *by, CardId card, const char *words) {
    Written written;
    RoomRef writer = *by;
    Ctx *ctx = live_room_ctx(room);
    writer.initiative = room->initiative;
    assert_ok(card_comment_write(&room->test->app, ctx, NULL, &writer, card, str_from(words),
                                 STR("de"), &written));
    return (CardCommentId){ written.record.v };
}

static Str text_or_none(const char *text) {
    return text != NULL ? str_from(text) : STR("");
}

Err live_room_fill(LiveRoom *room, const RoomRef *by, CardId card, const LivePart *part) {
    Written written;
    CardForm form;
    schema_clear(&CARD_FORM, &form);
    form.who = text_or_none(part->who);
    form.how = text_or_none(part->how);
    form.timing = text_or_none(part->timing);
    form.why = text_or_none(part->why);
    form.language = str_from(part->language != NULL ? part->language : "en");
    RoomRef writer = *by;
    Ctx *ctx = live_room_ctx(room);
    writer.initiative = room->initiative;
    const PartsTyped typed = { .form = form, .began = part->began };
    return card_parts_fill(&room->test->app, ctx, NULL, &writer, card, &typed, &written);
}

void live_room_sort(LiveRoom *room, const CardId *cards, size_t count, const CardAct *act) {
    Written written;
    RecordIds all = { 0 };
    Ctx *ctx = live_room_ctx(room);
    const RoomRef lead = { .initiative = room->initiative, .workshop = room->workshop };
    for (size_t i = 0; i < count; i++)
        *list_push(ctx->arena, &all) = (RecordId){ cards[i].v };
    assert_ok(card_act(&room->test->app, ctx, NULL, &lead, &all, act, &written));
}

CardGroupId live_room_group(LiveRoom *room, CardId card, const char *heading) {
    Card grouped;
    live_room_sort(room, &card, 1, &(CardAct){ .kind = CARD_ACT_GROUP, .text = str_from(heading) });
    assert_ok(card_get(live_room_ctx(room), room->test->conn, room->workshop, card, &grouped));
    return grouped.group;
}

void live_room_split(LiveRoom *room, int64_t tables) {
    Written written;
    Ctx *ctx = live_room_ctx(room);
    const RoomRef lead = { .initiative = room->initiative, .workshop = room->workshop };
    const SplitForm form = { .table_assign = STR("number"),
                             .tables = tables,
                             .table_people = FIELD_NONE };
    assert_ok(room_split(&room->test->app, ctx, NULL, &lead, room->board, &form, &written));
}

LiveRoom live_room(AppTest *test, const AuthorityRef *authority, const InitiativeRef *initiative,
                   const LiveRules *rules) {
    LiveRoom room = { .test = test, .authority = *authority, .initiative = *initiative };
    Written written;
    prepare(&room, rules);
    assert_ok(room_open(&test->app, live_room_ctx(&room), NULL, &room.initiative, room.workshop,
                        &written));
    live_room_act(&room, ROOM_ACT_BEGIN);
    const Room now = live_room_now(&room);
    room.token = str_copy(test->store->arena, now.token);
    room.pin = str_copy(test->store->arena, now.pin);
    room.device = live_room_join(&room, "");
    room.card = live_room_card(&room, &room.device, "Eine erste Karte");
    return room;
}

Str live_room_hand_over(LiveRoom *room, const char *name) {
    Written written;
    RoomGuests guests;
    const RoomGuestForm form = { .name = str_from(name) };
    assert_ok(room_guest_hand_over(&room->test->app, live_room_ctx(room), NULL, &room->initiative,
                                   room->workshop, &form, &written));
    assert_ok(room_guest_list(live_room_ctx(room), room->test->conn, room->workshop, &guests));
    Str secret = room_guest_secret(&room->test->app, room->test->store->arena, &guests.items[0]);
    return str_copy(room->test->store->arena, secret);
}

Str live_room_take_over(LiveRoom *room, Str secret) {
    RoomGuestRef guest;
    Str cookie;
    Ctx *ctx = live_room_ctx(room);
    assert_ok(room_guest_of_link(ctx, room->test->conn, secret, &guest));
    assert_ok(room_guest_take(&room->test->app, ctx, NULL, &guest, &cookie));
    return str_copy(room->test->store->arena, cookie);
}

/* -- Pictures ---------------------------------------------------------------------------------- */

void live_picture(Arena *arena, Picture *picture) {
    static int turn;
    CLEANUP(out_done) Out out = out_open(24);
    out_format(&out, "bild-%d", turn++);
    picture->name = str_copy(arena, out_view(&out));
    picture->text = STR("Ein Bild");
    picture->bytes = STR(PICTURE_PNG_TEXT);
}

Err live_picture_make(App *app, Ctx *ctx, const InitiativeRef *initiative, RecordId workshop,
                      Written *ret) {
    Picture picture;
    schema_clear(&PICTURE_SCHEMA, &picture);
    live_picture(ctx->arena, &picture);
    picture.workshop = workshop;
    picture.bytes = STR(PICTURE_PNG);
    return picture_create(app, ctx, NULL, initiative, &picture, STR(PICTURE_FILE), ret);
}

RecordId live_room_picture(LiveRoom *room) {
    Written written;
    assert_ok(live_picture_make(&room->test->app, live_room_ctx(room), &room->initiative,
                                room->workshop, &written));
    return written.record;
}

Str live_picture_digest(Arena *arena) {
    return picture_digest(arena, STR(PICTURE_PNG));
}
