/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* room_table_pages.c -- what is done with tables, by who takes part and by who leads; contract in web/room_tables.h. */
#include "app/card.h"
#include "app/room_table.h"
#include "store/agenda_part_store.h"
#include "store/room_store.h"
#include "web/room_lead_pages.h"
#include "web/room_pages.h"
#include "web/room_tables.h"

static const Field CHOICE_FIELDS[] = {
    FIELD(TableChoiceForm, table, KEY, .required = true),
};
static const Field ROLE_FIELDS[] = {
    FIELD(TableRoleForm, role, KEY, .required = true, .keys = &TABLE_ROLES),
};
static const Field PLENARY_FIELDS[] = {
    FIELD(PlenaryForm, table, INTEGER, .minimum = 1, .maximum = TABLES_MAX),
};
const Schema TABLE_CHOICE_FORM =
    SCHEMA(TableChoiceForm, "room_table", "room_tables", CHOICE_FIELDS);
const Schema TABLE_ROLE_FORM = SCHEMA(TableRoleForm, "room_table", "room_tables", ROLE_FIELDS);
const Schema PLENARY_FORM = SCHEMA(PlenaryForm, "room_table", "room_tables", PLENARY_FIELDS);

static Submission back_to(const Request *rq, Str location) {
    Submission submission = rq->submission;
    submission.location = location;
    return submission;
}

/* -- Who takes part ----------------------------------------------------------------------------- */

Err room_table_choose_action(Request *rq) {
    const TableChoiceForm *form = rq->form.record;
    RoomRef room;
    Written written;
    int64_t number;
    TRY(room_enter(rq, &room));
    if (!str_i64(form->table, &number)) {
        finding_add(&rq->ctx->findings, rq->ctx->arena, STR("table"), FINDING_UNKNOWN_KEY, 0);
        return ERR_INVALID;
    }
    const Submission submission = back_to(rq, STR("/w/raum#platz"));
    Err err = room_table_sit(rq->app, rq->ctx, &submission, &room, number, &written);
    if (err == ERR_NOT_FOUND) { /* there are fewer tables by now */
        finding_add(&rq->ctx->findings, rq->ctx->arena, STR("table"), FINDING_UNKNOWN_KEY, 0);
        return ERR_INVALID;
    }
    TRY(err);
    return request_redirect(rq, written.location);
}

Err room_table_role_action(Request *rq) {
    const TableRoleForm *form = rq->form.record;
    RoomRef room;
    Written written;
    TRY(room_enter(rq, &room));
    TableRole role = (TableRole)key_set_index(&TABLE_ROLES, form->role);
    bool given = !str_ends(rq->http->path, STR("/zurueck"));
    const Submission submission = back_to(rq, STR("/w/raum#platz"));
    TRY(room_table_role(rq->app, rq->ctx, &submission, &room, role, given, &written));
    return request_redirect(rq, written.location);
}

/* -- Who leads ---------------------------------------------------------------------------------- */

/* The board of the part that is on. */
static Err board_on(Request *rq, RecordId workshop, RecordId *ret) {
    Room room;
    AgendaPart part;
    TRY(room_there(rq->ctx, rq->conn, &rq->initiative, workshop, &room));
    TRY(agenda_part_get(rq->ctx, rq->conn, rq->initiative.id, room.part, &part));
    *ret = part.board;
    return part.board.v != 0 ? ERR_NONE : ERR_NOT_FOUND;
}

static Err number_in_path(const Request *rq, const char *name, int64_t *ret) {
    bool read = str_i64(request_parameter(rq, str_from(name)), ret) && *ret > 0;
    return read ? ERR_NONE : ERR_NOT_FOUND;
}

Err room_split_action(Request *rq) {
    RecordId id, board;
    Written written;
    TRY(request_record(rq, &id));
    TRY(board_on(rq, id, &board));
    const RoomRef room = { .initiative = rq->initiative, .workshop = id };
    const Submission submission = back_to(rq, room_lead_path(rq, id, "#tische"));
    TRY(room_split(rq->app, rq->ctx, &submission, &room, board, rq->form.record, &written));
    return request_redirect(rq, written.location);
}

Err room_table_action(Request *rq) {
    RecordId id;
    Written written;
    int64_t number;
    TRY(request_record(rq, &id));
    TRY(number_in_path(rq, "table", &number));
    const RoomRef room = { .initiative = rq->initiative, .workshop = id };
    const Submission submission = back_to(rq, room_lead_path(rq, id, "#tische"));
    TRY(room_table_describe(rq->app, rq->ctx, &submission, &room, number, rq->form.record,
                            &written));
    return request_redirect(rq, written.location);
}

Err room_plenary_action(Request *rq) {
    const PlenaryForm *form = rq->form.record;
    RecordId id;
    Written written;
    SplitAct act = { .table = form->table };
    TRY(request_record(rq, &id));
    if (!split_act_of(request_parameter(rq, STR("act")), &act.kind))
        return ERR_NOT_FOUND;
    TRY(board_on(rq, id, &act.board));
    const RoomRef room = { .initiative = rq->initiative, .workshop = id };
    const Submission submission = back_to(rq, room_lead_path(rq, id, "#tische"));
    TRY(room_split_act(rq->app, rq->ctx, &submission, &room, &act, &written));
    return request_redirect(rq, written.location);
}

Err room_undo_action(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    const RoomRef room = { .initiative = rq->initiative, .workshop = id };
    const Submission submission = back_to(rq, room_lead_path(rq, id, "#raum-tafel"));
    TRY(card_undo(rq->app, rq->ctx, &submission, &room, &written));
    return request_redirect(rq, written.location);
}
