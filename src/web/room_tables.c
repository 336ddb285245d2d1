/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/room_tables.h"

#include "app/room_table.h"
#include "domain/choices.h"
#include "text/messages.h"
#include "web/form_input.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/room_lead_pages.h"
#include "web/room_pages.h"

/* -- Which cards -------------------------------------------------------------------------------- */

bool room_tables_on(const RoomScene *scene) {
    return scene->opt_board != NULL && scene->tables.count > 0 && scene->split.state != SPLIT_OFF;
}

bool room_tables_apart(const RoomScene *scene, RoomAudience audience) {
    return audience != ROOM_FACILITATORS && scene->split.state == SPLIT_WORK;
}

static bool from_here(const RoomScene *scene, RoomAudience audience, const Card *card) {
    return audience == ROOM_FACILITATORS || split_shows(&scene->split, scene->table, card->table);
}

bool room_tables_show(const RoomScene *scene, RoomAudience audience, const Card *card) {
    if (room_tables_apart(scene, audience))
        return from_here(scene, audience, card);
    bool here = from_here(scene, audience, card);
    for (size_t i = 0; !here && i < scene->merged.count; i++)
        here = scene->merged.items[i].merged_into.v == card->id.v &&
               from_here(scene, audience, &scene->merged.items[i]);
    return here && card->merged_into.v == 0;
}

static Message called(Request *rq, const RoomTable *table) {
    Str name = !str_empty(table->name)          ? table->name
               : !str_empty(table->perspective) ? perspective_label(rq, table->perspective)
                                                : STR("");
    return str_empty(name) ? msg(room_table_number, table->number)
                           : msg(room_table_named, table->number, name);
}

Str room_table_title(Request *rq, const RoomTable *table) {
    return html_text_of(rq->html, called(rq, table));
}

static Str origin_of(Request *rq, const RoomScene *scene, const Card *card) {
    const RoomTable *table = table_by_id(&scene->tables, card->table);
    return table == NULL ? STR("") : html_text_of(rq->html, msg(room_table_number, table->number));
}

void room_tables_origin(Request *rq, const RoomScene *scene, RoomAudience audience,
                        const Card *card, RoomCardView *view) {
    if (room_tables_apart(scene, audience))
        return;
    view->table = origin_of(rq, scene, card);
    size_t count = scene->merged.count;
    Str *also = count == 0 ? NULL : arena_new(rq->ctx->arena, Str, count);
    for (size_t i = 0; i < count; i++) {
        const Card *merged = &scene->merged.items[i];
        if (merged->merged_into.v != card->id.v)
            continue;
        Str origin = origin_of(rq, scene, merged);
        also[view->also_count++] =
            str_empty(origin) ? html_text_of(rq->html, msg(room_card_number, merged->number))
                              : origin;
        view->dots += merged->dots;
    }
    view->also = also;
}

/* -- The piece ---------------------------------------------------------------------------------- */

static Message speaker_of(const RoomScene *scene, const RoomTable *table) {
    bool named = str_eq(scene->workshop.naming, NAMINGS.keys[NAMING_CHOSEN]);
    if (table->speaker.v == 0)
        return message_of(MSG_NONE);
    return named && !str_empty(table->speaker_name) ? msg(room_table_speaker, table->speaker_name)
                                                    : msg(room_table_speaker_unnamed);
}

/* Of this board; a card that waits or is withdrawn is counted for who leads only. */
static int64_t cards_of(const RoomScene *scene, RoomAudience audience, const RoomTable *table) {
    int64_t count = 0;
    for (size_t i = 0; i < scene->cards.count; i++) {
        const Card *card = &scene->cards.items[i];
        count += card->table.v == table->id.v &&
                 (audience == ROOM_FACILITATORS || card_shown(card, scene->opt_board->release));
    }
    return count;
}

static void add_line(Request *rq, const RoomScene *scene, const RoomTable *table, bool titled,
                     RoomTableView *view) {
    RoomTableLine *line = arena_new(rq->ctx->arena, RoomTableLine, 1);
    *line = (RoomTableLine){ .title = titled ? room_table_title(rq, table) : STR(""),
                             .prompt = table->prompt,
                             .link = table->link,
                             .speaker = speaker_of(scene, table),
                             .device = table->device.v != 0,
                             .people = table->people,
                             .cards = cards_of(scene, view->audience, table) };
    view->lines = line;
    view->count = 1;
}

static void add_all(Request *rq, const RoomScene *scene, RoomTableView *view) {
    RoomTableLine *lines = arena_new(rq->ctx->arena, RoomTableLine, scene->tables.count);
    for (size_t i = 0; i < scene->tables.count; i++) {
        add_line(rq, scene, &scene->tables.items[i], true, view);
        lines[i] = *view->lines;
    }
    view->lines = lines;
    view->count = scene->tables.count;
}

static void fill_working(Request *rq, const RoomScene *scene, RoomTableView *view) {
    const RoomTable *own = table_by_id(&scene->tables, scene->table);
    view->heading = msg(room_table_working);
    if (view->audience != ROOM_PARTICIPANTS) {
        add_all(rq, scene, view);
    } else if (own == NULL) {
        view->hint = msg(room_table_none_yet);
    } else {
        view->heading = called(rq, own);
        view->hint = msg(room_table_own_only);
        add_line(rq, scene, own, false, view);
    }
}

RoomTableView room_tables_of(Request *rq, const RoomScene *scene, RoomAudience audience) {
    RoomTableView view = { .audience = audience,
                           .heading = message_of(MSG_NONE),
                           .hint = message_of(MSG_NONE) };
    if (!room_tables_on(scene) || scene->room.state == ROOM_STATE_CLOSED)
        return view;
    view.any = true;
    const RoomTable *shown = table_by_id(&scene->tables, scene->split.shown);
    if (scene->split.state == SPLIT_WORK) {
        fill_working(rq, scene, &view);
    } else if (shown != NULL) {
        view.heading = msg(room_table_presents, room_table_title(rq, shown));
        add_line(rq, scene, shown, false, &view);
    } else {
        view.heading = msg(room_table_together);
        view.hint = msg(room_table_together_hint);
    }
    return view;
}

/* -- One's own seat ----------------------------------------------------------------------------- */

static PostButton role_button(Request *rq, TableRole role, bool has, Message label) {
    Str action = has ? STR("/w/raum/tisch/aufgabe/zurueck") : STR("/w/raum/tisch/aufgabe");
    PostButton button = post_button_of(rq, action, label, STR(""));
    button.field = STR("role");
    button.value = TABLE_ROLES.keys[role];
    return button;
}

/* What nobody else is yet, or what it can be no more. */
static void fill_roles(Request *rq, const RoomTable *table, ParticipantId self,
                       RoomSeatView *seat) {
    bool speaks = table->speaker.v == self.v, writes = table->device.v == self.v;
    seat->for_others = writes;
    if (speaks || table->speaker.v == 0)
        seat->roles[seat->role_count++] =
            role_button(rq, TABLE_ROLE_SPEAKER, speaks,
                        speaks ? msg(room_table_speak_not) : msg(room_table_speak));
    if (writes || table->device.v == 0)
        seat->roles[seat->role_count++] =
            role_button(rq, TABLE_ROLE_DEVICE, writes,
                        writes ? msg(room_table_device_not) : msg(room_table_device));
}

RoomSeatView room_seat_of(Request *rq, const RoomScene *scene, ParticipantId self) {
    RoomSeatView seat = { .any = room_tables_on(scene) && scene->room.state == ROOM_STATE_OPEN };
    const RoomTable *own = table_by_id(&scene->tables, scene->table);
    if (!seat.any)
        return seat;
    if (rq->form.schema != &TABLE_CHOICE_FORM && own != NULL)
        seat.seated = true;
    const TableChoiceForm sits = {
        .table = own == NULL ? STR("") : id_text(rq->ctx->arena, own->number),
    };
    seat.form =
        room_form_from(rq, &TABLE_CHOICE_FORM, &sits, STR("/w/raum/tisch"), msg(room_table_sit));
    seat.looks = scene->split.assign == TABLE_ASSIGN_PERSPECTIVE;
    FormOption *options = arena_new(rq->ctx->arena, FormOption, scene->tables.count);
    for (size_t i = 0; i < scene->tables.count; i++)
        options[i] = (FormOption){ .value = id_text(rq->ctx->arena, scene->tables.items[i].number),
                                   .text = room_table_title(rq, &scene->tables.items[i]) };
    form_options(&seat.form, offsetof(TableChoiceForm, table), options, scene->tables.count);
    if (own != NULL)
        fill_roles(rq, own, self, &seat);
    return seat;
}

/* -- For who leads ------------------------------------------------------------------------------ */

static PostButton plenary_button(Request *rq, RecordId workshop, SplitActKind kind, Message label) {
    Str action =
        str_join(rq->ctx->arena, room_lead_path(rq, workshop, "/plenum/"), split_act_key(kind));
    return post_button_of(rq, action, label, STR(""));
}

static RoomTableLed led(Request *rq, const RoomScene *scene, const RoomTable *table) {
    Arena *arena = rq->ctx->arena;
    RecordId workshop = scene->room.workshop;
    RoomTableLed view = { .title = room_table_title(rq, table),
                          .show = plenary_button(rq, workshop, SPLIT_ACT_SHOW,
                                                 msg(room_table_act_show)) };
    view.show.about = view.title;
    view.show.field = STR("table");
    view.show.value = id_text(arena, table->number);
    view.href = str_join(arena, room_lead_path(rq, workshop, "/tische/"), view.show.value);
    return view;
}

static void fill_split(Request *rq, const RoomScene *scene, RoomTablesLeadView *view) {
    RecordId workshop = scene->room.workshop;
    if (scene->split.state != SPLIT_WORK)
        view->acts[view->act_count++] =
            plenary_button(rq, workshop, SPLIT_ACT_WORK, msg(room_table_act_work));
    if (scene->split.state == SPLIT_WORK || scene->split.shown.v != 0)
        view->acts[view->act_count++] =
            plenary_button(rq, workshop, SPLIT_ACT_ALL, msg(room_table_act_all));
    view->acts[view->act_count++] =
        plenary_button(rq, workshop, SPLIT_ACT_END, msg(room_table_act_end));
    RoomTableLed *tables = arena_new(rq->ctx->arena, RoomTableLed, scene->tables.count);
    for (size_t i = 0; i < scene->tables.count; i++)
        tables[i] = led(rq, scene, &scene->tables.items[i]);
    view->tables = tables;
    view->count = scene->tables.count;
}

/* "Ältere Menschen, Sachbearbeitung" */
static Str looks_text(Request *rq, Str looks) {
    CLEANUP(out_done) Out out = out_open(128);
    for (Str key; str_cut(&looks, ' ', &key);) {
        if (str_empty(key))
            continue;
        out_comma(&out);
        out_str(&out, perspective_label(rq, key));
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

Message room_split_words(Request *rq, const SplitForm *split) {
    Str how = html_text_of(rq->html, key_label(rq, &TABLE_ASSIGNS, split->table_assign));
    if (table_assign_of(split->table_assign) == TABLE_ASSIGN_PERSPECTIVE)
        return msg(room_table_by_look, how, looks_text(rq, split->table_looks));
    return split->tables != FIELD_NONE ? msg(room_table_by_number, how, split->tables)
                                       : msg(room_table_by_people, how, split->table_people);
}

/* All that is prepared of it; the questions too, since they are what is typed anew otherwise. */
static void fill_prepared(Request *rq, const RoomScene *scene, RoomTablesLeadView *view) {
    const AgendaPart *part = scene->opt_part;
    view->prepared = part != NULL && agenda_part_splits(part) && scene->split.state == SPLIT_OFF;
    if (!view->prepared)
        return;
    view->prepared_words = room_split_words(rq, &part->split);
    view->go =
        post_button_of(rq,
                       str_join(rq->ctx->arena, room_lead_path(rq, scene->room.workshop, "/tun/"),
                                room_act_key(ROOM_ACT_TABLES)),
                       msg(room_table_split), html_text_of(rq->html, view->prepared_words));
    view->go.field = STR("object");
    view->go.value = id_text(rq->ctx->arena, part->record.id.v);
    view->go.primary = true;
}

Err room_tables_lead_of(Request *rq, const RoomScene *scene, RoomTablesLeadView *ret) {
    *ret = (RoomTablesLeadView){ .any = scene->opt_board != NULL, .split = room_tables_on(scene) };
    if (!ret->any)
        return ERR_NONE;
    fill_prepared(rq, scene, ret);
    SplitForm split;
    schema_clear(&SPLIT_FORM, &split);
    if (ret->prepared)
        split = scene->opt_part->split;
    ret->form =
        room_form_from(rq, &SPLIT_FORM, &split, room_lead_path(rq, scene->room.workshop, "/tische"),
                       msg(room_table_split_go));
    TRY(form_options_of(rq, &ret->form, &NOUNS[NOUN_AGENDA_PART]));
    if (ret->split)
        fill_split(rq, scene, ret);
    return ERR_NONE;
}
