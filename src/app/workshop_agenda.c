/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/workshop_agenda.h"

#include "app/change.h"
#include "app/record.h"
#include "store/agenda_part_store.h"
#include "store/board_store.h"
#include "store/initiative_store.h"
#include "store/room_store.h"
#include "store/workshop_store.h"

typedef struct AgendaJob {
    const InitiativeRef *initiative;
    RecordId workshop;
    Str template_key;
} AgendaJob;

static Err refused(Tx *tx, Str field, FindingKind kind) {
    finding_add(&tx->ctx->findings, tx->ctx->arena, field, kind, 0);
    return ERR_INVALID;
}

static Err room_for(Tx *tx, const AgendaJob *job, const WorkshopTemplate *template) {
    InitiativeId initiative = job->initiative->id;
    TRY(record_room(tx->ctx, tx->conn, &BOARD_STORE, initiative, NOUNS[NOUN_BOARD].maximum,
                    (int64_t) template->boards.count));
    return record_room(tx->ctx, tx->conn, &AGENDA_PART_STORE, initiative,
                       NOUNS[NOUN_AGENDA_PART].maximum, (int64_t) template->parts.count);
}

static Err note(Tx *tx, const AgendaJob *job, const Schema *schema, RecordId id,
                const void *record) {
    return change_note(tx, job->initiative, schema, id, STR("create"), NULL, record, STR(""));
}

static Err add_board(Tx *tx, App *app, const AgendaJob *job, const TemplateBoard *from,
                     RecordId *ret) {
    Board board;
    schema_clear(&BOARD_SCHEMA, &board);
    board.workshop = job->workshop;
    board.title = from->title.de;
    board.prompt = from->prompt.de;
    board.prompt_simple = from->prompt.de_simple;
    board.form = BOARD_FORMS.keys[from->form];
    board.columns = from->columns;
    board.hidden = from->hidden;
    board.release = from->release;
    board.comments = from->comments;
    board.dots = from->dots > 0 ? from->dots : FIELD_NONE;
    TRY(record_check(tx->ctx, app->pack, &NOUNS[NOUN_BOARD], &board));
    TRY(board_insert(tx, job->initiative->id, &board));
    *ret = board.record.id;
    return note(tx, job, &BOARD_SCHEMA, *ret, &board);
}

static Err add_part(Tx *tx, App *app, const AgendaJob *job, const TemplatePart *from,
                    int64_t position, RecordId board) {
    AgendaPart part;
    schema_clear(&AGENDA_PART_SCHEMA, &part);
    part.workshop = job->workshop;
    part.position = position;
    part.kind = AGENDA_KINDS.keys[from->kind];
    part.title = from->title.de;
    part.minutes = from->minutes;
    part.text = from->text.de;
    part.text_simple = from->text.de_simple;
    part.text_en = from->text.en;
    part.notes = from->notes.de;
    part.board = board;
    part.split = from->split;
    TRY(record_check(tx->ctx, app->pack, &NOUNS[NOUN_AGENDA_PART], &part));
    TRY(agenda_part_insert(tx, job->initiative->id, &part));
    return note(tx, job, &AGENDA_PART_SCHEMA, part.record.id, &part);
}

static Err add_all(Tx *tx, App *app, const AgendaJob *job, const WorkshopTemplate *template) {
    RecordId *boards = arena_new(tx->ctx->arena, RecordId, template->boards.count);
    for (size_t i = 0; i < template->boards.count; i++)
        TRY(add_board(tx, app, job, &template->boards.items[i], &boards[i]));
    for (size_t i = 0; i < template->parts.count; i++) {
        const TemplatePart *part = &template->parts.items[i];
        const TemplateBoard *board = template_board(template, part->board);
        RecordId filled = board != NULL ? boards[board - template->boards.items] : (RecordId){ 0 };
        TRY(add_part(tx, app, job, part, (int64_t)i + 1, filled));
    }
    return ERR_NONE;
}

static Err do_apply(Tx *tx, App *app, const void *in, Written *ret) {
    const AgendaJob *job = in;
    Workshop workshop;
    AgendaPartList parts;
    TRY(workshop_get(tx->ctx, tx->conn, job->initiative->id, job->workshop, &workshop));
    const WorkshopTemplate *template =
        workshop_template_find(&app->pack->workshops, job->template_key);
    if (template == NULL)
        return refused(tx, STR("template"), FINDING_UNKNOWN_KEY);
    TRY(agenda_part_list_of(tx->ctx, tx->conn, job->initiative->id, job->workshop, &parts));
    if (parts.count > 0)
        return refused(tx, STR(""), FINDING_HAS_AGENDA);
    TRY(room_for(tx, job, template));
    TRY(add_all(tx, app, job, template));
    ret->record = ret->rooms[0] = job->workshop;
    Err err = room_step(tx, job->workshop, ROOM_CHANGE_ROOM, 0);
    if (err != ERR_NOT_FOUND)
        TRY(err);
    return initiative_touch(tx, job->initiative->id);
}

Err workshop_agenda_apply(App *app, Ctx *ctx, const Submission *submission,
                          const InitiativeRef *initiative, RecordId workshop, Str template_key,
                          Written *ret) {
    if (!permission_in(initiative->permissions, PERMISSION_INITIATIVE_EDIT) || initiative->archived)
        return ERR_FORBIDDEN;
    AgendaJob job = { .initiative = initiative,
                      .workshop = workshop,
                      .template_key = template_key };
    return transact(app, ctx, submission, initiative->chain, do_apply, &job, ret);
}
