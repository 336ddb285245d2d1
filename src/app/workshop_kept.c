/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/workshop_kept.h"

#include "domain/choices.h"
#include "store/card_store.h"
#include "store/room_store.h"

static Err kept(Tx *tx, Str field, FindingKind kind, int64_t limit, Str subject) {
    finding_add_about(&tx->ctx->findings, tx->ctx->arena, field, kind, limit, subject);
    return ERR_INVALID;
}

/* The place of a heading is all that a card knows of it. */
static Err check_headings(Tx *tx, const Cards *cards, const Board *now, const Board *before) {
    BoardHeadings is = board_headings(tx->ctx->arena, now);
    BoardHeadings was = board_headings(tx->ctx->arena, before);
    for (size_t i = 0; i < was.count; i++) {
        int64_t below = 0;
        for (size_t c = 0; c < cards->count; c++)
            below += card_column(&cards->items[c].form) == (int64_t)i;
        if (below > 0 && (i >= is.count || !str_eq(is.items[i], was.items[i])))
            return kept(tx, STR("columns"), FINDING_BOARD_HEADING_KEPT, below, was.items[i]);
    }
    return ERR_NONE;
}

Err board_check_kept(Tx *tx, const Board *now, const Board *before) {
    Cards cards;
    int64_t waiting = 0;
    TRY(card_list(tx->ctx, tx->conn, before->workshop, before->record.id, &cards));
    if (cards.count == 0)
        return ERR_NONE;
    if (!str_eq(now->form, before->form))
        return kept(tx, STR("form"), FINDING_BOARD_FORM_KEPT, (int64_t)cards.count, STR(""));
    TRY(check_headings(tx, &cards, now, before));
    for (size_t i = 0; i < cards.count; i++)
        waiting += !card_shown(&cards.items[i], true);
    if (before->release && !now->release && waiting > 0)
        return kept(tx, STR("release"), FINDING_BOARD_CARDS_WAIT, waiting, STR(""));
    return ERR_NONE;
}

/* Those of a rehearsal rely on nothing. */
static Err people_of(Tx *tx, RecordId workshop, Room *ret, bool *ret_some) {
    RoomPresence presence;
    *ret_some = false;
    Err err = room_get(tx->ctx, tx->conn, workshop, ret);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    TRY(room_presence(tx->ctx, tx->conn, workshop, &presence));
    *ret_some = !ret->trial && presence.participants > presence.simulated;
    return ERR_NONE;
}

static int level_of(const Workshop *workshop) {
    return key_set_index(&LEVELS, workshop->level);
}

Err workshop_check_kept(Tx *tx, const Workshop *now, const Workshop *before) {
    Room room;
    bool some;
    TRY(people_of(tx, before->record.id, &room, &some));
    if (!some)
        return ERR_NONE;
    Date told = room_delete_day(before, room.opened_at);
    if (date_compare(room_delete_day(now, room.opened_at), told) > 0)
        return kept(tx, STR("delete_on"), FINDING_DELETED_LATER, 0, STR(""));
    if (level_of(now) < level_of(before))
        return kept(tx, STR("level"), FINDING_PROMISE_WEAKER, 0, STR(""));
    return ERR_NONE;
}
