/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/card_group.h"

#include "base/utf8.h"
#include "store/card_store.h"
#include "store/room_store.h"

typedef struct GroupJob {
    const RoomRef *room;
    CardGroup group;
} GroupJob;

/* `groups`: that the board has besides. */
static Err check_heading(Tx *tx, Str heading, size_t groups) {
    FindingKind kind = FINDING_COUNT;
    int64_t limit = 0;
    if (str_empty(str_trim(heading)))
        kind = FINDING_REQUIRED;
    else if ((int64_t)utf8_count(heading) > CARD_HEADING_MAX)
        kind = FINDING_TOO_LONG, limit = CARD_HEADING_MAX;
    else if (groups >= CARD_GROUPS_MAX)
        kind = FINDING_TOO_MANY, limit = CARD_GROUPS_MAX;
    if (kind == FINDING_COUNT)
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("text"), kind, limit);
    return ERR_INVALID;
}

Err card_group_make(Tx *tx, RecordId workshop, RecordId board, Str heading, CardGroupId *ret) {
    CardGroup made = { .board = board, .heading = str_trim(heading) };
    CardGroups groups;
    TRY(card_group_list(tx->ctx, tx->conn, workshop, board, &groups));
    TRY(check_heading(tx, made.heading, groups.count));
    TRY(card_group_insert(tx, workshop, &made));
    *ret = made.id;
    return ERR_NONE;
}

Err card_group_there(Tx *tx, RecordId workshop, RecordId board, CardGroupId group) {
    CardGroups groups;
    TRY(card_group_list(tx->ctx, tx->conn, workshop, board, &groups));
    for (size_t i = 0; i < groups.count; i++)
        if (groups.items[i].id.v == group.v)
            return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("group"), FINDING_GROUP_GONE, 0);
    return ERR_INVALID;
}

static Err note(Tx *tx, const GroupJob *job, Str act) {
    const RoomChange shown = { .kind = ROOM_CHANGE_CARDS, .object = job->group.board.v };
    return room_note(tx, &job->room->initiative, job->room->workshop, shown, act, job->group.id.v);
}

static Err do_call(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const GroupJob *job = in;
    TRY(room_takes(tx, job->room));
    TRY(check_heading(tx, job->group.heading, 0));
    TRY(card_group_there(tx, job->room->workshop, job->group.board, job->group.id));
    TRY(card_group_rename(tx, job->room->workshop, &job->group));
    ret->record = job->group.board;
    return note(tx, job, STR("group_call"));
}

Err card_group_call(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                    CardGroup group, Written *ret) {
    const GroupJob job = { .room = room, .group = group };
    return room_transact(app, ctx, submission, room, do_call, &job, ret);
}

static Err do_dissolve(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const GroupJob *job = in;
    TRY(room_takes(tx, job->room));
    TRY(card_group_there(tx, job->room->workshop, job->group.board, job->group.id));
    TRY(card_group_remove(tx, job->room->workshop, job->group.id));
    ret->record = job->group.board;
    return note(tx, job, STR("group_dissolve"));
}

Err card_group_dissolve(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                        CardGroup group, Written *ret) {
    const GroupJob job = { .room = room, .group = group };
    return room_transact(app, ctx, submission, room, do_dissolve, &job, ret);
}
