/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/room_undo_store.h"

#define PLACE_COLUMNS "released, parked, group_id, translation"
#define WORD_COLUMNS \
    "words, who, perspectives, level, how, phase, timing, why, language, recorded_for, author"

static const Sql CLEAR = SQL("DELETE FROM room_undo WHERE authority_id = $1 AND workshop_id = $2");
/* Who filled parts of cards that do not come back any more; where something came of one, only by which name. */
static const Sql CLEAR_PARTS =
    SQL("DELETE FROM card_part WHERE authority_id = $1 AND workshop_id = $2 AND card_id IN"
        " (SELECT c.id FROM card c WHERE c.authority_id = $1 AND c.workshop_id = $2"
        " AND c.withdrawn_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM card_result t"
        " WHERE t.authority_id = $1 AND t.card_id = c.id))");
static const Sql CLEAR_PART_NAMES =
    SQL("UPDATE card_part SET author = '' WHERE authority_id = $1 AND workshop_id = $2 AND"
        " author <> '' AND card_id IN (SELECT c.id FROM card c WHERE c.authority_id = $1 AND"
        " c.workshop_id = $2 AND c.withdrawn_at IS NOT NULL)");
static const Sql CLEAR_DOTS =
    SQL("DELETE FROM dot WHERE authority_id = $1 AND workshop_id = $2 AND card_id IN"
        " (SELECT c.id FROM card c WHERE c.authority_id = $1 AND c.workshop_id = $2"
        " AND c.withdrawn_at IS NOT NULL)");
static const Sql WORDS = SQL("SELECT count(*) FROM room_undo WHERE authority_id = $1"
                             " AND workshop_id = $2 AND withdrawn = 1");
static const Sql FORGET = SQL("DELETE FROM room_undo WHERE authority_id = $1 AND workshop_id = $2"
                              " AND card_id = $3");
/* Those that are merged into it are only parted, and keep their words. */
static const Sql KEEP =
    SQL("INSERT INTO room_undo (authority_id, workshop_id, card_id, act, withdrawn, merged_into,"
        " dots, board_column, " WORD_COLUMNS ", " PLACE_COLUMNS
        ") SELECT authority_id, workshop_id, id, $4, 0, merged_into, 0, board_column, '', '', '',"
        " '', '', '', '', '', '', 0, '', " PLACE_COLUMNS " FROM card WHERE authority_id = $1"
        " AND workshop_id = $2 AND (id = $3 OR merged_into = $3) AND withdrawn_at IS NULL"
        " ON CONFLICT (workshop_id, card_id) DO NOTHING");
static const Sql KEEP_WORDS =
    SQL("INSERT INTO room_undo (authority_id, workshop_id, card_id, act, withdrawn, merged_into,"
        " dots, board_column, " WORD_COLUMNS ", " PLACE_COLUMNS
        ") SELECT authority_id, workshop_id, id, $4, 1, merged_into, dots_kept,"
        " board_column, " WORD_COLUMNS ", " PLACE_COLUMNS " FROM card WHERE authority_id = $1"
        " AND workshop_id = $2 AND id = $3 AND withdrawn_at IS NULL");
static const Sql MADE = SQL("UPDATE room_undo SET made_id = $3 WHERE authority_id = $1"
                            " AND workshop_id = $2");
static const Sql GET =
    SQL("SELECT max(u.act), count(*), max(c.board_id) FROM room_undo u JOIN card c"
        " ON c.id = u.card_id AND c.authority_id = u.authority_id WHERE u.authority_id = $1"
        " AND u.workshop_id = $2");

/* Dots of the same device on other cards of the board, which it may have given while the card was away. */
#define DOTS_ELSEWHERE                                                                            \
    "(SELECT coalesce(sum(d.count), 0) FROM dot d JOIN card o ON o.authority_id = d.authority_id" \
    " AND o.id = d.card_id AND o.withdrawn_at IS NULL JOIN card c ON c.authority_id = $1"         \
    " AND c.id = dot.card_id WHERE d.authority_id = $1 AND d.workshop_id = $2"                    \
    " AND d.participant_id = dot.participant_id AND d.card_id <> dot.card_id"                     \
    " AND o.board_id = c.board_id)"
#define DOTS_EACH                                                                      \
    "(SELECT coalesce(max(b.dots), 0) FROM card c JOIN board b ON b.authority_id = $1" \
    " AND b.id = c.board_id WHERE c.authority_id = $1 AND c.id = dot.card_id)"
#define OF_BROUGHT_BACK                                                                   \
    " WHERE authority_id = $1 AND workshop_id = $2 AND card_id IN (SELECT u.card_id FROM" \
    " room_undo u WHERE u.authority_id = $1 AND u.workshop_id = $2 AND u.withdrawn = 1)"

static const Sql APPLY[] = {
    SQL("UPDATE card SET withdrawn_at = NULL, version = version + 1, dots_kept = u.dots,"
        " words = u.words, who = u.who, perspectives = u.perspectives, level = u.level,"
        " how = u.how, phase = u.phase, timing = u.timing, why = u.why, author = u.author,"
        " translation = u.translation FROM room_undo u WHERE card.authority_id = $1"
        " AND card.workshop_id = $2 AND u.authority_id = $1 AND u.workshop_id = $2 AND u.card_id = "
        "card.id"
        " AND u.withdrawn = 1 AND card.withdrawn_at IS NOT NULL"),
    /* nobody gets more than each has: a dot given to another card meanwhile stays there */
    SQL("UPDATE dot SET count = " DOTS_EACH " - " DOTS_ELSEWHERE OF_BROUGHT_BACK
        " AND count + " DOTS_ELSEWHERE " > " DOTS_EACH),
    SQL("DELETE FROM dot" OF_BROUGHT_BACK " AND count <= 0"),
    SQL("UPDATE card SET released = CASE WHEN u.released = 0 THEN 0 ELSE card.released END, parked "
        "= u.parked, group_id = (SELECT g.id"
        " FROM card_group g WHERE g.id = u.group_id AND g.authority_id = $1), merged_into ="
        " (SELECT m.id FROM card m WHERE m.id = u.merged_into AND m.authority_id = $1"
        " AND m.withdrawn_at IS NULL) FROM room_undo u WHERE card.authority_id = $1"
        " AND card.workshop_id = $2 AND u.authority_id = $1 AND u.workshop_id = $2 AND u.card_id = "
        "card.id"
        " AND card.withdrawn_at IS NULL"),
    SQL("DELETE FROM card_group WHERE authority_id = $1 AND workshop_id = $2 AND id IN"
        " (SELECT made_id FROM room_undo WHERE authority_id = $1 AND workshop_id = $2)"
        " AND NOT EXISTS (SELECT 1 FROM card c WHERE c.authority_id = $1 AND c.group_id = "
        "card_group.id)"),
};

static const Sql MERGE =
    SQL("UPDATE card SET merged_into = CASE WHEN id = $4 THEN NULL ELSE $4 END"
        " WHERE authority_id = $1 AND workshop_id = $2 AND (id = $3 OR merged_into = $3"
        " OR id = $4) AND withdrawn_at IS NULL");
static const Sql PART = SQL("UPDATE card SET merged_into = NULL WHERE authority_id = $1"
                            " AND workshop_id = $2 AND merged_into = $3");

static Err begin(Conn *conn, const Ctx *ctx, const Sql *sql, RecordId workshop, Query **ret) {
    TRY(query_open(conn, sql, ret));
    bind(*ret, 1, ctx->scope.authority);
    bind(*ret, 2, workshop);
    return ERR_NONE;
}

static Err run(Tx *tx, const Sql *sql, RecordId workshop) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(begin(tx->conn, tx->ctx, sql, workshop, &query));
    return query_run(query);
}

static Err run_of(Tx *tx, const Sql *sql, RecordId workshop, int64_t id) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(begin(tx->conn, tx->ctx, sql, workshop, &query));
    bind(query, 3, id);
    return query_run(query);
}

static Err keep(Tx *tx, const Sql *sql, RecordId workshop, CardId card, Str act) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(begin(tx->conn, tx->ctx, sql, workshop, &query));
    bind(query, 3, card.v);
    bind(query, 4, act);
    return query_run(query);
}

Err room_undo_clear(Tx *tx, RecordId workshop) {
    CLEANUP(query_closep) Query *words = NULL;
    TRY(begin(tx->conn, tx->ctx, &WORDS, workshop, &words));
    TRY(query_one(words));
    tx->takes_words = tx->takes_words || col_i64(words, 0) > 0;
    TRY(run(tx, &CLEAR_PARTS, workshop));
    TRY(run(tx, &CLEAR_PART_NAMES, workshop));
    TRY(run(tx, &CLEAR_DOTS, workshop));
    return run(tx, &CLEAR, workshop);
}

Err room_undo_keep(Tx *tx, RecordId workshop, CardId card, Str act, bool words) {
    if (words)
        TRY(keep(tx, &KEEP_WORDS, workshop, card, act));
    return keep(tx, &KEEP, workshop, card, act);
}

Err room_undo_made(Tx *tx, RecordId workshop, CardGroupId group) {
    return run_of(tx, &MADE, workshop, group.v);
}

Err room_undo_forget(Tx *tx, RecordId workshop, CardId card) {
    return run_of(tx, &FORGET, workshop, card.v);
}

Err room_undo_get(Ctx *ctx, Conn *conn, RecordId workshop, RoomUndo *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(begin(conn, ctx, &GET, workshop, &query));
    TRY(query_one(query));
    *ret = (RoomUndo){ .act = col_str(query, 0, ctx->arena),
                       .cards = col_i64(query, 1),
                       .board = { col_i64(query, 2) } };
    return ERR_NONE;
}

Err room_undo_apply(Tx *tx, RecordId workshop) {
    for (size_t i = 0; i < sizeof APPLY / sizeof *APPLY; i++)
        TRY(run(tx, &APPLY[i], workshop));
    return room_undo_clear(tx, workshop);
}

Err card_merge_into(Tx *tx, RecordId workshop, CardId card, CardId into) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(begin(tx->conn, tx->ctx, &MERGE, workshop, &query));
    bind(query, 3, card.v);
    bind(query, 4, into.v);
    return query_run(query);
}

Err card_unmerge(Tx *tx, RecordId workshop, CardId card, int64_t *ret_count) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(begin(tx->conn, tx->ctx, &PART, workshop, &query));
    bind(query, 3, card.v);
    TRY(query_run(query));
    *ret_count = query_changes(query);
    return ERR_NONE;
}
