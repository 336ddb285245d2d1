/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/room_table.h"

#include "domain/pack.h"
#include "store/agenda_part_store.h"
#include "store/room_store.h"
#include "store/room_table_store.h"

static const Str ACT_KEYS[SPLIT_ACT_COUNT] = {
    [SPLIT_ACT_WORK] = STR_INIT("work"),
    [SPLIT_ACT_SHOW] = STR_INIT("show"),
    [SPLIT_ACT_ALL] = STR_INIT("all"),
    [SPLIT_ACT_END] = STR_INIT("end"),
};
/* In the history. */
static const Str ACTS_NOTED[SPLIT_ACT_COUNT] = {
    [SPLIT_ACT_WORK] = STR_INIT("tables"),
    [SPLIT_ACT_SHOW] = STR_INIT("table_show"),
    [SPLIT_ACT_ALL] = STR_INIT("tables_all"),
    [SPLIT_ACT_END] = STR_INIT("tables_end"),
};

Str split_act_key(SplitActKind kind) {
    return ACT_KEYS[kind];
}

bool split_act_of(Str key, SplitActKind *ret) {
    for (int i = 0; i < SPLIT_ACT_COUNT; i++)
        if (str_eq(ACT_KEYS[i], key)) {
            *ret = (SplitActKind)i;
            return true;
        }
    return false;
}

typedef struct TableJob {
    const RoomRef *room;
    RecordId board;
    const SplitForm *split;
    const SplitAct *act;
    int64_t number;
    const TableForm *form;
    TableRole role;
    bool given;
} TableJob;

static Err tables_of(Tx *tx, const TableJob *job, RoomTables *ret) {
    return room_table_list(tx->ctx, tx->conn, job->room->workshop, ret);
}

static Err note(Tx *tx, const TableJob *job, RoomChange seen, Str act, int64_t object) {
    return room_note(tx, &job->room->initiative, job->room->workshop, seen, act, object);
}

static Err refuse_field(Tx *tx, const char *field, FindingKind kind, int64_t limit) {
    finding_add(&tx->ctx->findings, tx->ctx->arena, str_from(field), kind, limit);
    return ERR_INVALID;
}

static Err board_there(Tx *tx, const TableJob *job, RecordId board) {
    Board there;
    RoomBoard open;
    return room_board_of(tx->ctx, tx->conn, &job->room->initiative, job->room->workshop, board,
                         &there, &open);
}

/* -- Splitting up ------------------------------------------------------------------------------- */

/* Which tables there are to be. */
typedef struct Plan {
    const SplitForm *split;
    Str perspectives[TABLES_MAX];
    int64_t count;
    bool asks; /* each table is asked what the form says, also nothing of its own */
} Plan;

static void set_looks(Plan *plan) {
    Str rest = plan->split->table_looks, key;
    for (int64_t i = 0; i < plan->count && str_cut(&rest, ' ', &key);)
        if (!str_empty(key))
            plan->perspectives[i++] = key;
}

static Err plan_of(Tx *tx, App *app, RecordId workshop, const SplitForm *split, Plan *plan) {
    RoomPresence presence;
    *plan = (Plan){ .split = split, .asks = !str_empty(split->table_prompts) };
    split_check(split, app->pack, tx->ctx->arena, &tx->ctx->findings);
    if (tx->ctx->findings.count > 0)
        return ERR_INVALID;
    TRY(room_presence(tx->ctx, tx->conn, workshop, &presence));
    plan->count = split_tables(split, presence.participants);
    if (table_assign_of(split->table_assign) == TABLE_ASSIGN_PERSPECTIVE)
        set_looks(plan);
    return ERR_NONE;
}

static Err set_table(Tx *tx, RecordId workshop, const Plan *plan, const RoomTables *tables,
                     int64_t number) {
    const RoomTable *there = table_by_number(tables, number);
    RoomTable table = there != NULL ? *there : (RoomTable){ .number = number };
    table.perspective = plan->perspectives[number - 1];
    if (plan->asks)
        table.prompt = split_prompt(plan->split, number);
    if (there == NULL)
        return room_table_insert(tx, workshop, &table);
    bool same =
        str_eq(there->perspective, table.perspective) && str_eq(there->prompt, table.prompt);
    return same ? ERR_NONE : room_table_update(tx, workshop, &table);
}

static Err set_tables(Tx *tx, RecordId workshop, const Plan *plan) {
    RoomTables tables;
    TRY(room_table_list(tx->ctx, tx->conn, workshop, &tables));
    for (size_t i = 0; i < tables.count; i++) {
        if (tables.items[i].number <= plan->count)
            continue;
        if (tables.items[i].cards > 0)
            return refuse_field(tx, "tables", FINDING_TABLE_HAS_CARDS, tables.items[i].number);
        TRY(room_table_remove(tx, workshop, tables.items[i].id));
    }
    for (int64_t i = 0; i < plan->count; i++)
        TRY(set_table(tx, workshop, plan, &tables, i + 1));
    return ERR_NONE;
}

static Err split_up(Tx *tx, const InitiativeRef *initiative, RecordId workshop, RecordId board,
                    const Plan *plan) {
    TRY(set_tables(tx, workshop, plan));
    const RoomSplit split = { .board = board,
                              .state = SPLIT_WORK,
                              .assign = table_assign_of(plan->split->table_assign) };
    if (split.assign == TABLE_ASSIGN_NUMBER)
        TRY(participants_count_round(tx, workshop, plan->count));
    TRY(room_split_put(tx, workshop, &split));
    return room_note(tx, initiative, workshop, (RoomChange){ .kind = ROOM_CHANGE_ROOM },
                     ACTS_NOTED[SPLIT_ACT_WORK], plan->count);
}

static Err do_split(Tx *tx, App *app, const void *in, Written *ret) {
    const TableJob *job = in;
    Plan plan;
    TRY(room_takes(tx, job->room));
    TRY(board_there(tx, job, job->board));
    TRY(plan_of(tx, app, job->room->workshop, job->split, &plan));
    ret->record = job->board;
    return split_up(tx, &job->room->initiative, job->room->workshop, job->board, &plan);
}

Err room_split(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
               RecordId board, const SplitForm *form, Written *ret) {
    const TableJob job = { .room = room, .board = board, .split = form };
    return room_transact(app, ctx, submission, room, do_split, &job, ret);
}

Err room_split_prepared(Tx *tx, App *app, const InitiativeRef *initiative, const Room *room,
                        RecordId part) {
    AgendaPart prepared;
    Board board;
    RoomBoard open;
    Plan plan;
    if (room->part.v != part.v)
        return room_refuse(tx, FINDING_PART_OVER, 0);
    TRY(agenda_part_get(tx->ctx, tx->conn, initiative->id, part, &prepared));
    if (!agenda_part_splits(&prepared))
        return ERR_NOT_FOUND;
    TRY(room_board_of(tx->ctx, tx->conn, initiative, room->workshop, prepared.board, &board,
                      &open));
    TRY(plan_of(tx, app, room->workshop, &prepared.split, &plan));
    plan.asks = true;
    return split_up(tx, initiative, room->workshop, prepared.board, &plan);
}

/* -- Coming together ---------------------------------------------------------------------------- */

static Err split_to(const RoomTables *tables, const SplitAct *act, RoomSplit *split) {
    const RoomTable *table = table_by_number(tables, act->table);
    split->state = act->kind == SPLIT_ACT_WORK  ? SPLIT_WORK
                   : act->kind == SPLIT_ACT_END ? SPLIT_OFF
                                                : SPLIT_PLENARY;
    split->shown = (RoomTableId){ 0 };
    if (act->kind == SPLIT_ACT_SHOW) {
        if (table == NULL)
            return ERR_NOT_FOUND;
        split->shown = table->id;
    }
    return tables->count > 0 ? ERR_NONE : ERR_NOT_FOUND;
}

static Err do_split_act(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const TableJob *job = in;
    RoomTables tables;
    RoomSplit split;
    RecordId workshop = job->room->workshop;
    TRY(room_takes(tx, job->room));
    TRY(board_there(tx, job, job->act->board));
    TRY(tables_of(tx, job, &tables));
    TRY(room_split_get(tx->ctx, tx->conn, workshop, job->act->board, &split));
    TRY(split_to(&tables, job->act, &split));
    TRY(room_split_put(tx, workshop, &split));
    if (split.state == SPLIT_WORK && split.assign == TABLE_ASSIGN_NUMBER)
        TRY(participants_count_round(tx, workshop, (int64_t)tables.count));
    ret->record = job->act->board;
    return note(tx, job, (RoomChange){ .kind = ROOM_CHANGE_ROOM }, ACTS_NOTED[job->act->kind],
                job->act->kind == SPLIT_ACT_SHOW ? job->act->table : (int64_t)tables.count);
}

Err room_split_act(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                   const SplitAct *act, Written *ret) {
    const TableJob job = { .room = room, .act = act };
    return room_transact(app, ctx, submission, room, do_split_act, &job, ret);
}

/* -- A table ------------------------------------------------------------------------------------ */

static Err table_numbered(Tx *tx, const TableJob *job, RoomTable *ret) {
    RoomTables tables;
    TRY(tables_of(tx, job, &tables));
    const RoomTable *table = table_by_number(&tables, job->number);
    if (table == NULL)
        return ERR_NOT_FOUND;
    *ret = *table;
    return ERR_NONE;
}

static Err do_describe(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const TableJob *job = in;
    RoomTable table;
    TRY(room_takes(tx, job->room));
    TRY(table_numbered(tx, job, &table));
    table.name = job->form->name;
    table.prompt = job->form->prompt;
    table.link = job->form->link;
    TRY(room_table_update(tx, job->room->workshop, &table));
    ret->record = (RecordId){ table.id.v };
    return note(tx, job, (RoomChange){ .kind = ROOM_CHANGE_TABLE, .object = table.id.v },
                STR("table"), table.number);
}

Err room_table_describe(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                        int64_t number, const TableForm *form, Written *ret) {
    const TableJob job = { .room = room, .number = number, .form = form };
    return room_transact(app, ctx, submission, room, do_describe, &job, ret);
}

/* -- One device --------------------------------------------------------------------------------- */

static Err told(Tx *tx, const TableJob *job, RoomTableId table) {
    return table.v == 0 ? ERR_NONE : room_step(tx, job->room->workshop, ROOM_CHANGE_TABLE, table.v);
}

static Err seat_of(Tx *tx, const TableJob *job, RoomTableId *ret) {
    return participant_table(tx->ctx, tx->conn, job->room->workshop, job->room->participant.id,
                             ret);
}

static Err do_sit(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const TableJob *job = in;
    RoomTable table;
    RoomTableId before;
    TRY(room_takes(tx, job->room));
    TRY(table_numbered(tx, job, &table));
    TRY(seat_of(tx, job, &before));
    ret->record = (RecordId){ table.id.v };
    if (before.v == table.id.v)
        return ERR_NONE;
    TRY(participant_sit(tx, job->room->workshop, job->room->participant.id, table.id));
    TRY(told(tx, job, before));
    return told(tx, job, table.id);
}

Err room_table_sit(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                   int64_t number, Written *ret) {
    const TableJob job = { .room = room, .number = number };
    return room_transact(app, ctx, submission, room, do_sit, &job, ret);
}

static Err do_role(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const TableJob *job = in;
    RoomTables tables;
    RoomTableId seat;
    ParticipantId self = job->room->participant.id;
    TRY(room_takes(tx, job->room));
    TRY(seat_of(tx, job, &seat));
    TRY(tables_of(tx, job, &tables));
    const RoomTable *at = table_by_id(&tables, seat);
    if (at == NULL)
        return room_refuse(tx, FINDING_NO_TABLE, 0);
    RoomTable table = *at;
    ParticipantId *who = job->role == TABLE_ROLE_DEVICE ? &table.device : &table.speaker;
    ret->record = (RecordId){ table.id.v };
    if (who->v == (job->given ? self.v : 0))
        return ERR_NONE;
    if (who->v != 0 && who->v != self.v)
        return job->given ? room_refuse(tx, FINDING_TABLE_TAKEN, 0) : ERR_NONE;
    *who = job->given ? self : (ParticipantId){ 0 };
    TRY(room_table_update(tx, job->room->workshop, &table));
    return told(tx, job, table.id);
}

Err room_table_role(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                    TableRole role, bool given, Written *ret) {
    const TableJob job = { .room = room, .role = role, .given = given };
    return room_transact(app, ctx, submission, room, do_role, &job, ret);
}
