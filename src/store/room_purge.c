/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/room_purge.h"

#include "domain/room.h"
#include "store/notices.h"
#include "store/receipt_store.h"

/* check-sql: every authority, because deletion days run for all of them. */
static const Sql LEFT =
    SQL("SELECT r.authority_id, r.workshop_id, w.held_on, w.delete_on, r.opened_at,"
        " (SELECT count(*) FROM participant p WHERE p.workshop_id = r.workshop_id) FROM room r"
        " JOIN workshop w ON w.id = r.workshop_id WHERE EXISTS (SELECT 1 FROM participant p"
        " WHERE p.workshop_id = r.workshop_id) OR EXISTS (SELECT 1 FROM room_undo u"
        " WHERE u.workshop_id = r.workshop_id) OR EXISTS (SELECT 1 FROM room_guest g"
        " WHERE g.workshop_id = r.workshop_id) ORDER BY r.workshop_id LIMIT $1");

/* What was answered while all its authors had their receipts was read by them, also once those are gone. */
static const Sql KEEP_READ = SQL(
    "UPDATE contribution SET answer_read = 1 WHERE authority_id = $1 AND initiative_id ="
    " (SELECT initiative_id FROM room WHERE authority_id = $1 AND workshop_id = $2)"
    " AND outcome <> '' AND answer <> '' AND answered_on IS NOT NULL AND id IN (SELECT t.record_id"
    " FROM card_result t WHERE t.authority_id = $1 AND t.workshop_id = $2"
    " AND t.noun = 'contribution') AND NOT EXISTS (SELECT 1 FROM card_result t"
    " WHERE t.authority_id = $1 AND t.workshop_id = $2 AND t.noun = 'contribution'"
    " AND t.record_id = contribution.id AND " SOME_WITHOUT_RECEIPT ")");
static const Sql LAST_OF_SLICE =
    SQL("SELECT max(id), count(*) FROM (SELECT id FROM participant WHERE authority_id = $1"
        " AND workshop_id = $2 ORDER BY id LIMIT $3) AS slice");
static const Sql KEEP_DOTS =
    SQL("UPDATE card SET dots_kept = dots_kept + coalesce((SELECT sum(d.count) FROM dot d"
        " WHERE d.authority_id = $1 AND d.card_id = card.id AND d.participant_id <= $3), 0)"
        " WHERE authority_id = $1 AND workshop_id = $2 AND withdrawn_at IS NULL");
static const Sql DROP_DOTS = SQL("DELETE FROM dot WHERE authority_id = $1 AND workshop_id = $2"
                                 " AND participant_id <= $3");
static const Sql DROP_SIGNALS =
    SQL("DELETE FROM room_signal WHERE authority_id = $1 AND workshop_id = $2"
        " AND participant_id <= $3");
/* Words that who leads could still have brought back go first. */
static const Sql DROP_UNDO = SQL("DELETE FROM room_undo WHERE authority_id = $1"
                                 " AND workshop_id = $2");
static const Sql UNTIE_DEVICES =
    SQL("UPDATE room_table SET device_id = NULL WHERE authority_id = $1 AND workshop_id = $2"
        " AND device_id <= $3");
static const Sql UNTIE_SPEAKERS =
    SQL("UPDATE room_table SET speaker_id = NULL WHERE authority_id = $1 AND workshop_id = $2"
        " AND speaker_id <= $3");
static const Sql UNTIE_CARDS =
    SQL("UPDATE card SET participant_id = NULL, author = '' WHERE authority_id = $1"
        " AND workshop_id = $2 AND participant_id <= $3");
static const Sql UNTIE_COMMENTS =
    SQL("UPDATE card_comment SET participant_id = NULL, author = '' WHERE authority_id = $1"
        " AND workshop_id = $2 AND participant_id <= $3");
static const Sql UNTIE_PARTS =
    SQL("UPDATE card_part SET participant_id = NULL, author = '' WHERE authority_id = $1"
        " AND workshop_id = $2 AND participant_id <= $3");
/* Of cards whose words could still have been brought back. */
static const Sql DROP_PARTS =
    SQL("DELETE FROM card_part WHERE authority_id = $1 AND workshop_id = $2 AND card_id IN"
        " (SELECT c.id FROM card c WHERE c.authority_id = $1 AND c.workshop_id = $2"
        " AND c.withdrawn_at IS NOT NULL)");
static const Sql UNTIE_RECEIPTS =
    SQL("UPDATE receipt SET participant_id = NULL WHERE authority_id = $1 AND workshop_id = $2"
        " AND participant_id <= $3");
static const Sql DROP_DEVICES = SQL("DELETE FROM participant WHERE authority_id = $1"
                                    " AND workshop_id = $2 AND id <= $3");
static const Sql DROP_GUESTS = SQL("DELETE FROM room_guest WHERE authority_id = $1"
                                   " AND workshop_id = $2");
static const Sql DROP_CHANGES = SQL("DELETE FROM room_change WHERE authority_id = $1"
                                    " AND workshop_id = $2");
static const Sql DROP_VOICE_TAGS = SQL("DELETE FROM room_voice_tag WHERE authority_id = $1"
                                       " AND workshop_id = $2");
static const Sql DROP_SMALL = SQL("DELETE FROM room_voice WHERE authority_id = $1"
                                  " AND workshop_id = $2 AND count < $3");

static const Sql DROP_SMALL_FEEDBACK =
    SQL("DELETE FROM room_feedback WHERE authority_id = $1 AND workshop_id = $2 AND count < $3");

/* Nobody comes in any more while it goes. */
static const Sql LOCK = SQL("UPDATE room SET seq = seq + 1 WHERE authority_id = $1"
                            " AND workshop_id = $2");
/* Rows that may be referred to stand behind those that refer. */
static const Sql REMOVE[] = {
    SQL("DELETE FROM receipt WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM room_feedback WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM card_result WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM dot WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM room_signal WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM room_voice WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM room_voice_tag WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM room_undo WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("UPDATE card SET merged_into = NULL WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("UPDATE room_table SET device_id = NULL, speaker_id = NULL WHERE authority_id = $1"
        " AND workshop_id = $2"),
    SQL("DELETE FROM card_paper WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM card_comment WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM card_part WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM card WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM card_group WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM participant WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM room_table WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM room_split WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM room_board WHERE authority_id = $1 AND workshop_id = $2"),
    SQL("DELETE FROM room_change WHERE authority_id = $1 AND workshop_id = $2"),
};
static const Sql REMOVE_ROOM = SQL("DELETE FROM room WHERE authority_id = $1"
                                   " AND workshop_id = $2");
static const Sql ROOMS_OF =
    SQL("SELECT workshop_id FROM room WHERE authority_id = $1 AND initiative_id = $2");

Err rooms_left(Conn *conn, Arena *arena, int64_t limit, RoomsLeft *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    RoomsLeft list = { 0 };
    TRY(query_open(conn, &LEFT, &query));
    bind(query, 1, limit);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(arena, &list) = (RoomLeft){ .authority = { col_i64(query, 0) },
                                               .workshop = { col_i64(query, 1) },
                                               .held_on = col_date(query, 2),
                                               .delete_on = col_date(query, 3),
                                               .opened_at = col_instant(query, 4),
                                               .devices = col_i64(query, 5) };
    }
    *ret = list;
    return ERR_NONE;
}

/* A statement of one room; `third` where it has one (>= 0). */
static Err run(Tx *tx, const Sql *sql, RecordId workshop, int64_t third) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, sql, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    if (third >= 0)
        bind(query, 3, third);
    return query_run(query);
}

static Err slice_end(Tx *tx, RecordId workshop, int64_t limit, int64_t *ret_last,
                     int64_t *ret_count) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &LAST_OF_SLICE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, limit);
    TRY(query_one(query));
    *ret_last = col_i64(query, 0);
    *ret_count = col_i64(query, 1);
    return ERR_NONE;
}

Err room_forget(Tx *tx, RecordId workshop, int64_t limit, bool *ret_more) {
    int64_t last, count;
    tx->takes_words = true;
    TRY(slice_end(tx, workshop, limit, &last, &count));
    *ret_more = count == limit;
    const Sql *const steps[] = { &KEEP_DOTS,     &DROP_DOTS,      &DROP_SIGNALS,   &UNTIE_CARDS,
                                 &UNTIE_DEVICES, &UNTIE_SPEAKERS, &UNTIE_RECEIPTS, &UNTIE_COMMENTS,
                                 &UNTIE_PARTS,   &DROP_DEVICES };
    TRY(run(tx, &DROP_UNDO, workshop, -1));
    TRY(run(tx, &DROP_PARTS, workshop, -1));
    TRY(run(tx, &KEEP_READ, workshop, -1));
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        TRY(run(tx, steps[i], workshop, last));
    if (*ret_more)
        return ERR_NONE;
    TRY(run(tx, &DROP_GUESTS, workshop, -1));
    TRY(run(tx, &DROP_VOICE_TAGS, workshop, -1));
    TRY(run(tx, &DROP_CHANGES, workshop, -1));
    TRY(run(tx, &DROP_SMALL_FEEDBACK, workshop, SMALL_GROUP));
    return run(tx, &DROP_SMALL, workshop, SMALL_GROUP);
}

Err room_empty(Tx *tx, RecordId workshop) {
    tx->takes_words = true;
    TRY(run(tx, &LOCK, workshop, -1));
    TRY(run(tx, &KEEP_READ, workshop, -1));
    for (size_t i = 0; i < sizeof REMOVE / sizeof *REMOVE; i++)
        TRY(run(tx, &REMOVE[i], workshop, -1));
    return ERR_NONE;
}

Err room_remove(Tx *tx, RecordId workshop) {
    TRY(room_empty(tx, workshop));
    TRY(run(tx, &DROP_GUESTS, workshop, -1));
    TRY(run(tx, &REMOVE_ROOM, workshop, -1));
    return notice_send(tx, workshop.v);
}

static Err rooms_of(Tx *tx, InitiativeId initiative, RecordIds *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    RecordIds list = { 0 };
    TRY(query_open(tx->conn, &ROOMS_OF, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, initiative);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(tx->ctx->arena, &list) = (RecordId){ col_i64(query, 0) };
    }
    *ret = list;
    return ERR_NONE;
}

Err rooms_remove(Tx *tx, InitiativeId initiative) {
    RecordIds rooms;
    TRY(rooms_of(tx, initiative, &rooms));
    for (size_t i = 0; i < rooms.count; i++)
        TRY(room_remove(tx, rooms.items[i]));
    return ERR_NONE;
}
