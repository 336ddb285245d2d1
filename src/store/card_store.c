/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/card_store.h"

#include "base/out.h"

#define FORM_COLUMNS                                                                    \
    "board_column, words, who, perspectives, level, how, phase, timing, why, language," \
    " recorded_for, author, released, parked, group_id, translation"
#define COLUMNS                                                                                  \
    "SELECT c.id, c.board_id, c.participant_id, c.number, c.version, c.created_at,"              \
    " c.changed_at, c.withdrawn_at, coalesce((SELECT sum(d.count) FROM dot d WHERE"              \
    " d.authority_id = c.authority_id AND d.card_id = c.id), 0) + c.dots_kept, c.board_column, " \
    "c.words,"                                                                                   \
    " c.who, c.perspectives, c.level, c.how, c.phase, c.timing, c.why, c.language,"              \
    " c.recorded_for, c.author, c.released, c.parked, c.group_id, c.translation,"                \
    " c.table_id, c.merged_into FROM card c"                                                     \
    " WHERE c.authority_id = $1 AND c.workshop_id = $2"
enum { FORM_FIRST = 9 };

/* The room's row is locked, so no other card takes the number. */
static const Sql NEXT = SQL("SELECT coalesce(max(number), 0) + 1 FROM card WHERE authority_id = $1"
                            " AND workshop_id = $2");
static const Sql INSERT =
    SQL("INSERT INTO card (authority_id, workshop_id, board_id, participant_id, number, version,"
        " created_at, changed_at, dots_kept, table_id, " FORM_COLUMNS
        ") VALUES ($1, $2, $3, $4, $5, 1, $6, $6, 0, $23, $7, $8,"
        " $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22) RETURNING id");
static const Sql UPDATE =
    SQL("UPDATE card SET version = version + 1, changed_at = $5, board_column = $6, words = $7,"
        " who = $8, perspectives = $9, level = $10, how = $11, phase = $12, timing = $13,"
        " why = $14, language = $15, recorded_for = $16, author = $17, released = $18,"
        " parked = $19, group_id = $20, translation = $21 WHERE authority_id = $1"
        " AND workshop_id = $2 AND id = $3 AND version = $4 AND withdrawn_at IS NULL"
        " RETURNING version");
/* What who leads does with it: its words are its author's, so is their version. */
static const Sql SORT =
    SQL("UPDATE card SET released = $4, parked = $5, group_id = $6, translation = $7"
        " WHERE authority_id = $1 AND workshop_id = $2 AND id = $3 AND withdrawn_at IS NULL"
        " RETURNING id");
static const Sql ERASE =
    SQL("UPDATE card SET version = version + 1, changed_at = $4, withdrawn_at = $4, words = '',"
        " who = '', perspectives = '', level = '', how = '', phase = '', timing = '', why = '',"
        " author = '', translation = '', group_id = NULL, merged_into = NULL, dots_kept = 0 WHERE "
        "authority_id = $1"
        " AND workshop_id = $2 AND id = $3 AND withdrawn_at IS NULL RETURNING id");
/* As with words, those of a card that who leads can still bring back stay with it. */
static const Sql ERASE_DOTS =
    SQL("DELETE FROM dot WHERE authority_id = $1 AND workshop_id = $2 AND card_id = $3"
        " AND NOT EXISTS (SELECT 1 FROM room_undo u WHERE u.authority_id = $1 AND u.card_id = $3"
        " AND u.withdrawn = 1)");
static const Sql ERASE_COMMENTS =
    SQL("DELETE FROM card_comment WHERE authority_id = $1 AND workshop_id = $2 AND card_id = $3");
/* Whom who leads can still bring back stay with it, without the words (store/room_undo_store.h); of a card that something
 * came of it stays who completed it, without a name: they may ask what became of it. */
static const Sql ERASE_PARTS =
    SQL("DELETE FROM card_part WHERE authority_id = $1 AND workshop_id = $2 AND card_id = $3"
        " AND NOT EXISTS (SELECT 1 FROM room_undo u WHERE u.authority_id = $1 AND u.card_id = $3"
        " AND u.withdrawn = 1) AND NOT EXISTS (SELECT 1 FROM card_result t WHERE t.authority_id ="
        " $1 AND t.card_id = $3)");
static const Sql ERASE_PART_NAMES =
    SQL("UPDATE card_part SET author = '' WHERE authority_id = $1 AND workshop_id = $2 AND"
        " card_id = $3 AND NOT EXISTS (SELECT 1 FROM room_undo u WHERE u.authority_id = $1 AND"
        " u.card_id = $3 AND u.withdrawn = 1)");
/* Its author's form is of the same version: what others fill is none of it. */
static const Sql COMPLETE =
    SQL("UPDATE card SET changed_at = $4, who = $5, perspectives = $6, level = $7, how = $8,"
        " phase = $9, timing = $10, why = $11, released = $12, translation = $13"
        " WHERE authority_id = $1 AND workshop_id = $2 AND id = $3 AND withdrawn_at IS NULL"
        " RETURNING id");
static const Sql GET = SQL(COLUMNS " AND c.id = $3");
static const Sql LIST =
    SQL(COLUMNS " AND c.board_id = $3 AND c.withdrawn_at IS NULL ORDER BY c.number");
static const Sql LIST_OF_DEVICE = SQL(COLUMNS " AND c.participant_id = $3 ORDER BY c.number");
static const Sql KEYS =
    SQL("SELECT DISTINCT perspectives FROM card WHERE authority_id = $1 AND workshop_id = $2"
        " AND perspectives <> '' ORDER BY perspectives");
static const Sql COUNT =
    SQL("SELECT count(*), coalesce(sum(CASE WHEN participant_id = $4 THEN 1 ELSE 0 END), 0)"
        " FROM card WHERE authority_id = $1 AND workshop_id = $2 AND board_id = $3");

static const Sql ADD_GROUP = SQL("INSERT INTO card_group (authority_id, workshop_id, board_id,"
                                 " heading) VALUES ($1, $2, $3, $4) RETURNING id");
static const Sql RENAME_GROUP = SQL("UPDATE card_group SET heading = $4 WHERE authority_id = $1"
                                    " AND workshop_id = $2 AND id = $3 RETURNING id");
static const Sql UNGROUP =
    SQL("UPDATE card SET group_id = NULL WHERE authority_id = $1 AND workshop_id = $2"
        " AND group_id = $3");
static const Sql REMOVE_GROUP = SQL("DELETE FROM card_group WHERE authority_id = $1"
                                    " AND workshop_id = $2 AND id = $3 RETURNING id");
static const Sql GROUPS = SQL("SELECT id, board_id, heading FROM card_group WHERE authority_id = $1"
                              " AND workshop_id = $2 AND board_id = $3 ORDER BY id");

static const Sql PUT_DOTS =
    SQL("INSERT INTO dot (authority_id, workshop_id, card_id, participant_id, count)"
        " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (card_id, participant_id) DO UPDATE"
        " SET count = $5");
static const Sql TAKE_DOTS = SQL("DELETE FROM dot WHERE authority_id = $1 AND workshop_id = $2"
                                 " AND card_id = $3 AND participant_id = $4");
static const Sql COUNT_DOTS =
    SQL("SELECT coalesce(sum(CASE WHEN d.card_id = $4 THEN d.count ELSE 0 END), 0),"
        " coalesce(sum(d.count), 0) FROM dot d JOIN card c ON c.id = d.card_id"
        " AND c.authority_id = d.authority_id AND c.withdrawn_at IS NULL"
        " WHERE d.authority_id = $1 AND d.workshop_id = $2 AND c.board_id = $3 AND "
        "d.participant_id = $5");

static void bind_number(Query *query, int n, int64_t id) {
    if (id == 0)
        bind_null(query, n);
    else
        bind(query, n, id);
}

/* FORM_COLUMNS, from parameter `first` on. */
static void bind_form(Query *query, int first, const Card *card) {
    const CardForm *form = &card->form;
    bind(query, first, card_column(form));
    const Str texts[] = { form->words, form->who,    form->perspectives, form->level,   form->how,
                          form->phase, form->timing, form->why,          form->language };
    int at = first + 1;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        bind(query, at++, texts[i]);
    bind(query, at++, form->recorded_for == FIELD_NONE ? 0 : form->recorded_for);
    bind(query, at++, card->author);
    bind(query, at++, card->released);
    bind(query, at++, card->parked);
    bind_number(query, at++, card->group.v);
    bind(query, at, card->translation);
}

static Str column_text(Arena *arena, int64_t column) {
    CLEANUP(out_done) Out out = out_open(24);
    out_i64(&out, column);
    return str_copy(arena, out_view(&out));
}

static CardForm form_row(const Query *query, Arena *arena) {
    return (CardForm){ .column = column_text(arena, col_i64(query, FORM_FIRST)),
                       .words = col_str(query, FORM_FIRST + 1, arena),
                       .who = col_str(query, FORM_FIRST + 2, arena),
                       .perspectives = col_str(query, FORM_FIRST + 3, arena),
                       .level = col_str(query, FORM_FIRST + 4, arena),
                       .how = col_str(query, FORM_FIRST + 5, arena),
                       .phase = col_str(query, FORM_FIRST + 6, arena),
                       .timing = col_str(query, FORM_FIRST + 7, arena),
                       .why = col_str(query, FORM_FIRST + 8, arena),
                       .language = col_str(query, FORM_FIRST + 9, arena),
                       .recorded_for = col_i64(query, FORM_FIRST + 10),
                       .paper = FIELD_NONE };
}

static Card card_row(const Query *query, Arena *arena) {
    Card card = {
        .id = { col_i64(query, 0) },
        .board = { col_i64(query, 1) },
        .participant = { col_i64(query, 2) },
        .number = col_i64(query, 3),
        .version = col_i64(query, 4),
        .created_at = col_instant(query, 5),
        .changed_at = col_instant(query, 6),
        .withdrawn_at = col_instant(query, 7),
        .dots = col_i64(query, 8),
        .form = form_row(query, arena),
        .author = col_str(query, FORM_FIRST + 11, arena),
        .released = col_bool(query, FORM_FIRST + 12),
        .parked = col_bool(query, FORM_FIRST + 13),
        .group = { col_i64(query, FORM_FIRST + 14) },
        .translation = col_str(query, FORM_FIRST + 15, arena),
        .table = { col_i64(query, FORM_FIRST + 16) },
        .merged_into = { col_i64(query, FORM_FIRST + 17) },
    };
    if (card.form.recorded_for == 0)
        card.form.recorded_for = FIELD_NONE;
    return card;
}

/* -- Cards ------------------------------------------------------------------------------------- */

static Err next_number(Tx *tx, RecordId workshop, int64_t *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &NEXT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    TRY(query_one(query));
    *ret = col_i64(query, 0);
    return ERR_NONE;
}

Err card_insert(Tx *tx, RecordId workshop, Card *card) {
    TRY(next_number(tx, workshop, &card->number));
    card->version = 1;
    card->created_at = card->changed_at = clock_now(tx->ctx->clock);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &INSERT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, card->board);
    bind_number(query, 4, card->participant.v);
    bind(query, 5, card->number);
    bind(query, 6, card->created_at);
    bind_form(query, 7, card);
    bind_number(query, 23, card->table.v);
    TRY(query_one(query));
    card->id = (CardId){ col_i64(query, 0) };
    return ERR_NONE;
}

Err card_update(Tx *tx, RecordId workshop, Card *card) {
    card->changed_at = clock_now(tx->ctx->clock);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &UPDATE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, card->id.v);
    bind(query, 4, card->version);
    bind(query, 5, card->changed_at);
    bind_form(query, 6, card);
    Err err = query_one(query);
    if (err == ERR_NOT_FOUND)
        return ERR_CONFLICT;
    TRY(err);
    card->version = col_i64(query, 0);
    return ERR_NONE;
}

Err card_sort(Tx *tx, RecordId workshop, const Card *card) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &SORT, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, card->id.v);
    bind(query, 4, card->released);
    bind(query, 5, card->parked);
    bind_number(query, 6, card->group.v);
    bind(query, 7, card->translation);
    return query_one(query);
}

Err card_complete(Tx *tx, RecordId workshop, const Card *card) {
    const CardForm *form = &card->form;
    const Str texts[] = { form->who,   form->perspectives, form->level, form->how,
                          form->phase, form->timing,       form->why };
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &COMPLETE, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, card->id.v);
    bind(query, 4, clock_now(tx->ctx->clock));
    int at = 5;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        bind(query, at++, texts[i]);
    bind(query, at++, card->released);
    bind(query, at, card->translation);
    return query_one(query);
}

static Err run_of_card(Tx *tx, const Sql *sql, RecordId workshop, CardId card, bool dated) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, sql, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, card.v);
    if (!dated)
        return query_run(query);
    bind(query, 4, clock_now(tx->ctx->clock));
    return query_one(query);
}

Err card_erase(Tx *tx, RecordId workshop, CardId card) {
    tx->takes_words = true;
    TRY(run_of_card(tx, &ERASE, workshop, card, true));
    TRY(run_of_card(tx, &ERASE_COMMENTS, workshop, card, false));
    TRY(run_of_card(tx, &ERASE_PARTS, workshop, card, false));
    TRY(run_of_card(tx, &ERASE_PART_NAMES, workshop, card, false));
    return run_of_card(tx, &ERASE_DOTS, workshop, card, false);
}

Err card_get(Ctx *ctx, Conn *conn, RecordId workshop, CardId card, Card *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &GET, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, card.v);
    TRY(query_one(query));
    *ret = card_row(query, ctx->arena);
    return ERR_NONE;
}

static Err list_by(Ctx *ctx, Conn *conn, const Sql *sql, RecordId workshop, int64_t by,
                   Cards *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    Cards list = { 0 };
    TRY(query_open(conn, sql, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, by);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) = card_row(query, ctx->arena);
    }
    *ret = list;
    return ERR_NONE;
}

Err card_list(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board, Cards *ret) {
    return list_by(ctx, conn, &LIST, workshop, board.v, ret);
}

Err card_list_of(Ctx *ctx, Conn *conn, RecordId workshop, ParticipantId from, Cards *ret) {
    return list_by(ctx, conn, &LIST_OF_DEVICE, workshop, from.v, ret);
}

Err card_keys_list(Ctx *ctx, Conn *conn, RecordId workshop, CardKeys *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    CardKeys list = { 0 };
    TRY(query_open(conn, &KEYS, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) = col_str(query, 0, ctx->arena);
    }
    *ret = list;
    return ERR_NONE;
}

Err card_count(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board, ParticipantId from,
               int64_t *ret_all, int64_t *ret_own) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &COUNT, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, board);
    bind(query, 4, from.v);
    TRY(query_one(query));
    *ret_all = col_i64(query, 0);
    *ret_own = col_i64(query, 1);
    return ERR_NONE;
}

/* -- Groups ------------------------------------------------------------------------------------ */

Err card_group_insert(Tx *tx, RecordId workshop, CardGroup *group) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &ADD_GROUP, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, group->board);
    bind(query, 4, group->heading);
    TRY(query_one(query));
    group->id = (CardGroupId){ col_i64(query, 0) };
    return ERR_NONE;
}

Err card_group_rename(Tx *tx, RecordId workshop, const CardGroup *group) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, &RENAME_GROUP, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, group->id.v);
    bind(query, 4, group->heading);
    return query_one(query);
}

static Err run_of_group(Tx *tx, const Sql *sql, RecordId workshop, CardGroupId group, bool one) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, sql, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, group.v);
    return one ? query_one(query) : query_run(query);
}

Err card_group_remove(Tx *tx, RecordId workshop, CardGroupId group) {
    TRY(run_of_group(tx, &UNGROUP, workshop, group, false));
    return run_of_group(tx, &REMOVE_GROUP, workshop, group, true);
}

Err card_group_list(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board, CardGroups *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    CardGroups list = { 0 };
    TRY(query_open(conn, &GROUPS, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, board);
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) = (CardGroup){ .id = { col_i64(query, 0) },
                                                     .board = { col_i64(query, 1) },
                                                     .heading = col_str(query, 2, ctx->arena) };
    }
    *ret = list;
    return ERR_NONE;
}

/* -- Dots -------------------------------------------------------------------------------------- */

Err dot_put(Tx *tx, RecordId workshop, CardId card, ParticipantId from, int64_t count) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(tx->conn, count > 0 ? &PUT_DOTS : &TAKE_DOTS, &query));
    bind(query, 1, tx->ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, card.v);
    bind(query, 4, from.v);
    if (count > 0)
        bind(query, 5, count);
    return query_run(query);
}

Err dot_count(Ctx *ctx, Conn *conn, RecordId workshop, RecordId board, CardId card,
              ParticipantId from, int64_t *ret_card, int64_t *ret_board) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &COUNT_DOTS, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, workshop);
    bind(query, 3, board);
    bind(query, 4, card.v);
    bind(query, 5, from.v);
    TRY(query_one(query));
    *ret_card = col_i64(query, 0);
    *ret_board = col_i64(query, 1);
    return ERR_NONE;
}
