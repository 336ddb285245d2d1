/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/example_room.h"

#include "app/secret.h"
#include "base/hex.h"
#include "base/random.h"
#include "domain/choices.h"
#include "domain/feedback.h"
#include "files/example_pack.h"
#include "files/pack_data.h"
#include "store/board_store.h"
#include "store/card_result_store.h"
#include "store/card_store.h"
#include "store/receipt_store.h"
#include "store/record_store.h"
#include "store/room_purge.h"
#include "store/room_store.h"
#include "store/workshop_store.h"

#define FILE_END ".json"
#define ROOM_END "_room.json"

enum {
    TOKEN_BYTES = 16,
    BEGAN_HOUR_UTC = 15,
    LASTED_HOURS = 2,
    HOUR_MS = 60 * 60 * 1000,
    DAY_HOURS = 24
};

typedef struct Loading {
    const InitiativeRef *initiative;
    const ExampleRoom *room;
    RecordIds led_to; /* as the file numbers them, in the order of workshop.led_to */
    Workshop workshop;
    RecordId board;
    Participant *people; /* room->people of them */
    int64_t *dots;       /* that each of them gave */
} Loading;

/* -- Where it is ----------------------------------------------------------------------------------- */

static const Workshop *workshop_in(const InitiativeFile *file, RecordId id) {
    const WorkshopList all = whole_workshops(&file->whole);
    const Workshop *items = all.items;
    for (size_t i = 0; i < all.count; i++)
        if (items[i].record.id.v == id.v)
            return items + i;
    return NULL;
}

/* As an import makes them, noun by noun, and so as their numbers here go up. */
static RecordIds in_order(Arena *arena, const InitiativeFile *file, const RecordIds *ids) {
    RecordIds ordered = { 0 };
    for (size_t n = 0; n < NOUN_COUNT; n++)
        for (size_t i = 0; i < file->whole.lists[n].count; i++) {
            const Record *head = (const void *)((const char *)file->whole.lists[n].items +
                                                i * NOUNS[n].schema->size);
            if (record_ids_have(ids, head->id))
                *list_push(arena, &ordered) = head->id;
        }
    return ordered;
}

/* In the example no two workshops are called the same. */
static Err find_workshop(Ctx *ctx, Conn *conn, const InitiativeFile *file, Loading *loading) {
    const Workshop *in_file = workshop_in(file, loading->room->workshop);
    WorkshopList all;
    if (in_file == NULL)
        return ERR_INTERNAL;
    loading->led_to = in_order(ctx->arena, file, &in_file->led_to);
    TRY(workshop_list(ctx, conn, loading->initiative->id, &all));
    for (size_t i = 0; i < all.count; i++)
        if (str_eq(all.items[i].name, in_file->name)) {
            loading->workshop = all.items[i];
            return ERR_NONE;
        }
    return ERR_INTERNAL;
}

static Err find_board(Ctx *ctx, Conn *conn, Loading *loading) {
    BoardList boards;
    TRY(board_list_of(ctx, conn, loading->initiative->id, loading->workshop.record.id, &boards));
    if (boards.count != 1)
        return ERR_INTERNAL;
    loading->board = boards.items[0].record.id;
    return ERR_NONE;
}

/* The record that a number of the file became: the workshop led to as many there as here. */
static Err record_of(const Loading *loading, RecordId in_file, RecordId *ret) {
    for (size_t i = 0; i < loading->led_to.count && i < loading->workshop.led_to.count; i++)
        if (loading->led_to.items[i].v == in_file.v) {
            *ret = loading->workshop.led_to.items[i];
            return ERR_NONE;
        }
    return ERR_INTERNAL;
}

/* -- How it went ----------------------------------------------------------------------------------- */

static Instant hours_of(Date day, int hours) {
    return (Instant){ ((int64_t)date_days(day) * DAY_HOURS + hours) * HOUR_MS };
}

static Err put_room(Tx *tx, const Loading *loading) {
    uint8_t token[TOKEN_BYTES];
    random_bytes(token, sizeof token);
    Date day = loading->workshop.held_on;
    Room room = { .workshop = loading->workshop.record.id,
                  .state = ROOM_STATE_CLOSED,
                  .pin = STR(""),
                  .token = base64url_encode(tx->ctx->arena, token, sizeof token),
                  .opened_at = hours_of(day, BEGAN_HOUR_UTC),
                  .closed_at = hours_of(day, BEGAN_HOUR_UTC + LASTED_HOURS) };
    TRY(room_insert(tx, loading->initiative->id, &room));
    TRY(room_update(tx, &room));
    return room_board_put(tx, room.workshop,
                          &(RoomBoard){ .board = loading->board,
                                        .revealed = true,
                                        .writing_closed = true,
                                        .voting = BOARD_VOTING_CLOSED });
}

static Err put_people(Tx *tx, Loading *loading) {
    Arena *arena = tx->ctx->arena;
    size_t count = (size_t)loading->room->people;
    loading->people = arena_new(arena, Participant, count);
    loading->dots = arena_new(arena, int64_t, count);
    for (size_t i = 0; i < count; i++) {
        loading->people[i] = (Participant){ .language = STR("de") };
        TRY(participant_insert(tx, loading->workshop.record.id, &loading->people[i],
                               secret_hash(arena, secret_new(arena))));
    }
    return ERR_NONE;
}

static Err put_voices(Tx *tx, const Loading *loading) {
    for (size_t i = 0; i < loading->room->voices.count; i++) {
        const ExampleVoice *voice = &loading->room->voices.items[i];
        for (int64_t n = 0; n < voice->as_one + voice->for_them; n++)
            TRY(room_voice_add(tx, loading->workshop.record.id, voice->perspective,
                               n < voice->as_one ? ROOM_VOICE_AS : ROOM_VOICE_FOR));
    }
    return ERR_NONE;
}

static Err put_answers(Tx *tx, const Loading *loading, Str question, FeedbackAnswer answer,
                       int64_t count) {
    for (int64_t n = 0; n < count; n++)
        TRY(feedback_add(tx, loading->workshop.record.id, question, FEEDBACK_ANSWERS.keys[answer]));
    return ERR_NONE;
}

static Err put_feedback(Tx *tx, const Loading *loading) {
    for (size_t i = 0; i < loading->room->feedback.count; i++) {
        const ExampleFeedback *said = &loading->room->feedback.items[i];
        TRY(put_answers(tx, loading, said->question, FEEDBACK_ANSWER_YES, said->yes));
        TRY(put_answers(tx, loading, said->question, FEEDBACK_ANSWER_PARTLY, said->partly));
        TRY(put_answers(tx, loading, said->question, FEEDBACK_ANSWER_NO, said->no));
    }
    return ERR_NONE;
}

/* -- Cards ----------------------------------------------------------------------------------------- */

static Err group_of(Tx *tx, const Loading *loading, Str heading, CardGroupId *ret) {
    CardGroups groups;
    RecordId workshop = loading->workshop.record.id;
    TRY(card_group_list(tx->ctx, tx->conn, workshop, loading->board, &groups));
    for (size_t i = 0; i < groups.count; i++)
        if (str_eq(groups.items[i].heading, heading)) {
            *ret = groups.items[i].id;
            return ERR_NONE;
        }
    CardGroup group = { .board = loading->board, .heading = heading };
    TRY(card_group_insert(tx, workshop, &group));
    *ret = group.id;
    return ERR_NONE;
}

/* From those who have one left, the author last. */
static Err give_dots(Tx *tx, const Loading *loading, size_t author, CardId card, int64_t count) {
    size_t people = (size_t)loading->room->people;
    int64_t each = 3;
    for (size_t i = 1; i <= people && count > 0; i++) {
        size_t who = (author + i) % people;
        if (loading->dots[who] == each)
            continue;
        loading->dots[who]++;
        count--;
        TRY(dot_put(tx, loading->workshop.record.id, card, loading->people[who].id, 1));
    }
    return count == 0 ? ERR_NONE : ERR_INTERNAL;
}

static Err put_results(Tx *tx, const Loading *loading, const ExampleCard *from, CardId card) {
    for (size_t i = 0; i < from->became.count; i++) {
        RecordId record;
        RecordName name;
        TRY(record_of(loading, from->became.items[i], &record));
        TRY(record_name(tx->ctx, tx->conn, record, &name));
        TRY(card_result_put(tx, loading->workshop.record.id,
                            &(CardResult){ .card = card, .noun = name.noun, .record = record }));
    }
    return ERR_NONE;
}

static Err put_card(Tx *tx, const Loading *loading, size_t number) {
    const ExampleCard *from = &loading->room->cards.items[number];
    size_t author = number % (size_t)loading->room->people;
    Card card = { .board = loading->board,
                  .participant = loading->people[author].id,
                  .form = { .who = from->who,
                            .perspectives = from->perspectives,
                            .level = from->level,
                            .how = from->how,
                            .phase = from->phase,
                            .timing = from->timing,
                            .why = from->why,
                            .language = STR("de"),
                            .recorded_for = FIELD_NONE } };
    TRY(card_insert(tx, loading->workshop.record.id, &card));
    if (!str_empty(from->group)) {
        TRY(group_of(tx, loading, from->group, &card.group));
        TRY(card_sort(tx, loading->workshop.record.id, &card));
    }
    TRY(give_dots(tx, loading, author, card.id, from->dots));
    return put_results(tx, loading, from, card.id);
}

/* As on the day of deletion, which has passed: dots are sums, small numbers and devices are gone. */
static Err forget_people(Tx *tx, const Loading *loading) {
    bool more = true;
    while (more)
        TRY(room_forget(tx, loading->workshop.record.id, loading->room->people, &more));
    return ERR_NONE;
}

static Err write_room(Tx *tx, const void *in, void *out) {
    (void)out;
    Loading loading = *(const Loading *)in;
    Clock clock = tx->ctx->clock;
    Instant then = hours_of(loading.workshop.held_on, BEGAN_HOUR_UTC + 1);
    TRY(put_room(tx, &loading));
    TRY(put_people(tx, &loading));
    TRY(put_voices(tx, &loading));
    TRY(put_feedback(tx, &loading));
    tx->ctx->clock = clock_fixed(&then);
    Err err = ERR_NONE;
    for (size_t i = 0; err == ERR_NONE && i < loading.room->cards.count; i++)
        err = put_card(tx, &loading, i);
    tx->ctx->clock = clock;
    TRY(err);
    return forget_people(tx, &loading);
}

/* Anything but ERR_NONE is a mistake in a built-in file; tests hold it. */
Err example_room_load(App *app, Ctx *ctx, const InitiativeRef *initiative, Str name,
                      const InitiativeFile *file) {
    ExampleRoom room;
    Loading loading = { .initiative = initiative, .room = &room };
    Str stem = str_slice(name, 0, name.len - (sizeof FILE_END - 1));
    const PackFile *source = pack_file_find(str_join(ctx->arena, stem, STR(ROOM_END)));
    if (source == NULL)
        return ERR_NONE;
    TRY(example_room_read(source->bytes, ctx->arena, &ctx->findings, &room));
    {
        CLEANUP(conn_returnp) Conn *conn = NULL;
        TRY(conn_borrow(app->db, &conn));
        TRY(find_workshop(ctx, conn, file, &loading));
        TRY(find_board(ctx, conn, &loading));
    }
    return write_run(app->writer, ctx, write_room, &loading, NULL, 0);
}
