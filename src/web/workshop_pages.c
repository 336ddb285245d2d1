/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/workshop_pages.h"

#include <stdlib.h>

#include "app/workshop_agenda.h"
#include "store/agenda_part_store.h"
#include "store/board_store.h"
#include "store/room_store.h"
#include "store/workshop_store.h"
#include "text/label_text.h"
#include "text/messages.h"
#include "views/workshop.html.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/picture_pages.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/record_pages.h"
#include "web/room_tables.h"

enum { TEMPLATE_KEY_MAX = 60 };
static const Field TEMPLATE_FIELDS[] = {
    FIELD(WorkshopTemplateForm, template, KEY, .required = true, .maximum = TEMPLATE_KEY_MAX),
};
const Schema WORKSHOP_TEMPLATE_FORM =
    SCHEMA(WorkshopTemplateForm, "workshop", "workshops", TEMPLATE_FIELDS);

/* -- All of them ------------------------------------------------------------------------------- */

/* What still needs a day, then the latest first. */
static int latest_first(const void *a, const void *b) {
    const Workshop *one = a, *other = b;
    bool open = date_none(one->held_on), other_open = date_none(other->held_on);
    if (open != other_open)
        return open ? -1 : 1;
    int days = open ? 0 : date_compare(other->held_on, one->held_on);
    if (days != 0)
        return days;
    return (one->record.id.v < other->record.id.v) - (one->record.id.v > other->record.id.v);
}

static WorkshopLine line_of(Request *rq, const Workshop *workshop, const AgendaPartList *parts,
                            const BoardList *boards) {
    RecordId id = workshop->record.id;
    WorkshopLine line = {
        .id = str_join(rq->ctx->arena, STR("workshop-"), id_text(rq->ctx->arena, id.v)),
        .href = record_href(rq, NOUN_WORKSHOP, id, ""),
        .name = workshop->name,
        .held_on = workshop->held_on,
        .starts_at = workshop->starts_at,
        .place = workshop->place,
        .level = key_label(rq, &LEVELS, workshop->level),
    };
    for (size_t i = 0; i < parts->count; i++) {
        if (parts->items[i].workshop.v != id.v)
            continue;
        line.parts++;
        line.minutes += parts->items[i].minutes;
    }
    for (size_t i = 0; i < boards->count; i++)
        line.boards += boards->items[i].workshop.v == id.v;
    return line;
}

Err workshop_list_page(Request *rq) {
    WorkshopList workshops;
    AgendaPartList parts;
    BoardList boards;
    TRY(workshop_list(rq->ctx, rq->conn, rq->initiative.id, &workshops));
    TRY(agenda_part_list(rq->ctx, rq->conn, rq->initiative.id, &parts));
    TRY(board_list(rq->ctx, rq->conn, rq->initiative.id, &boards));
    if (workshops.count > 1)
        qsort(workshops.items, workshops.count, sizeof *workshops.items, latest_first);
    WorkshopLine *lines = arena_new(rq->ctx->arena, WorkshopLine, workshops.count);
    for (size_t i = 0; i < workshops.count; i++)
        lines[i] = line_of(rq, &workshops.items[i], &parts, &boards);
    WorkshopListView view = {
        .page = page_of(rq, msg(noun_workshop_list)),
        .lines = lines,
        .count = workshops.count,
    };
    view.page.lead_message = msg(workshop_list_lead);
    if (request_may_edit(rq))
        view.new_href = request_path(rq, "/" SLUG_WORKSHOP "/neu");
    workshop_list_page_view(rq->html, &view);
    return ERR_NONE;
}

/* -- One with its agenda ----------------------------------------------------------------------- */

static Str clock_text(Request *rq, int64_t minutes) {
    CLEANUP(out_done) Out out = out_open(8);
    int64_t of_day = minutes % MINUTES_OF_DAY;
    out_format(&out, "%02d:%02d", (int)(of_day / 60), (int)(of_day % 60));
    return str_copy(rq->ctx->arena, out_view(&out));
}

/* What stands on the wall for who reads this page: English where there is such a text. */
static AgendaText shown_of(Request *rq, const AgendaPart *part) {
    if (rq->html->language == LANGUAGE_EN && !str_empty(part->text_en))
        return (AgendaText){ .text = part->text_en, .language = LANGUAGE_EN };
    return (AgendaText){ .text = part->text, .language = rq->html->content };
}

static void name_board(Request *rq, const BoardList *boards, RecordId id, AgendaRow *row) {
    for (size_t i = 0; i < boards->count; i++) {
        if (boards->items[i].record.id.v != id.v)
            continue;
        row->board = boards->items[i].title;
        row->board_href = record_href(rq, NOUN_BOARD, id, "");
    }
}

/* All of the listing. */
static MarkdownPictures pictures_of(Request *rq, const PictureListing *listing) {
    MarkdownPicture *items = arena_new(rq->ctx->arena, MarkdownPicture, listing->count);
    for (size_t i = 0; i < listing->count; i++)
        items[i] = listing->items[i].picture;
    return (MarkdownPictures){ items, listing->count };
}

/* Parts follow each other without a pause. */
static void show_agenda(Request *rq, const Workshop *workshop, const AgendaPartList *parts,
                        const BoardList *boards, WorkshopView *view) {
    int64_t begins = 0, at = 0;
    bool timed = time_of_day_read(workshop->starts_at, &begins);
    AgendaRow *rows = arena_new(rq->ctx->arena, AgendaRow, parts->count);
    MarkdownPictures *pictures = arena_new(rq->ctx->arena, MarkdownPictures, 1);
    *pictures = pictures_of(rq, &view->pictures);
    for (size_t i = 0; i < parts->count; i++) {
        const AgendaPart *part = &parts->items[i];
        rows[i] = (AgendaRow){
            .id =
                str_join(rq->ctx->arena, STR("punkt-"), id_text(rq->ctx->arena, part->record.id.v)),
            .href = record_href(rq, NOUN_AGENDA_PART, part->record.id, ""),
            .title = part->title,
            .kind = key_label(rq, &AGENDA_KINDS, part->kind),
            .minutes = part->minutes,
            .opt_pictures = pictures,
            .missing = picture_missing_in(rq, part, pictures),
            .shown = shown_of(rq, part),
            .tables = agenda_part_splits(part) ? room_split_words(rq, &part->split)
                                               : message_of(MSG_NONE),
        };
        name_board(rq, boards, part->board, &rows[i]);
        if (timed) {
            rows[i].from = clock_text(rq, begins + at);
            rows[i].until = clock_text(rq, begins + at + part->minutes);
        }
        at += part->minutes;
    }
    view->rows = rows;
    view->row_count = parts->count;
    view->minutes = at;
    if (timed) {
        view->from = clock_text(rq, begins);
        view->until = clock_text(rq, begins + at);
    }
}

/* "Hilft / Stört" */
static Str headings_of(Request *rq, const Board *board) {
    CLEANUP(out_done) Out out = out_open(128);
    BoardHeadings headings = board_headings(rq->ctx->arena, board);
    for (size_t i = 0; i < headings.count; i++) {
        out_c(&out, i > 0 ? " / " : "");
        out_str(&out, headings.items[i]);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

static void show_boards(Request *rq, const BoardList *boards, WorkshopView *view) {
    BoardRow *rows = arena_new(rq->ctx->arena, BoardRow, boards->count);
    for (size_t i = 0; i < boards->count; i++) {
        const Board *board = &boards->items[i];
        rows[i] = (BoardRow){
            .href = record_href(rq, NOUN_BOARD, board->record.id, ""),
            .title = board->title,
            .prompt = board->prompt,
            .form = key_label(rq, &BOARD_FORMS, board->form),
            .headings = headings_of(rq, board),
            .hidden = board->hidden,
            .release = board->release,
            .comments = board->comments,
            .open_from = board->open_from,
            .open_until = board->open_until,
            .dots = board->dots == FIELD_NONE ? 0 : board->dots,
        };
    }
    view->boards = rows;
    view->board_count = boards->count;
}

/* The form of a new record that belongs to this workshop. */
static Str new_href(Request *rq, const char *below, RecordId workshop, int64_t position) {
    CLEANUP(out_done) Out out = out_open(64);
    out_str(&out, request_path(rq, below));
    out_c(&out, "?workshop=");
    out_i64(&out, workshop.v);
    if (position > 0) {
        out_c(&out, "&position=");
        out_i64(&out, position);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

static int64_t next_position(const AgendaPartList *parts) {
    int64_t last = parts->count > 0 ? parts->items[parts->count - 1].position : 0;
    return last < AGENDA_POSITION_MAX ? last + 1 : AGENDA_POSITION_MAX;
}

/* `sent`: the form as it came back, which the form of a comment has replaced since. */
static void offer_template(Request *rq, const FormInput *sent, WorkshopView *view) {
    const WorkshopTemplates *templates = &rq->app->pack->workshops;
    FormOption *options = arena_new(rq->ctx->arena, FormOption, templates->count);
    for (size_t i = 0; i < templates->count; i++)
        options[i] =
            (FormOption){ .value = templates->items[i].key,
                          .text = pack_text(templates->items[i].title, rq->html->language),
                          .hint = pack_text(templates->items[i].lead, rq->html->language) };
    if (sent->schema == &WORKSHOP_TEMPLATE_FORM)
        rq->form = *sent;
    else
        form_input_clear(rq, &WORKSHOP_TEMPLATE_FORM);
    Str action = str_join(rq->ctx->arena, request_path(rq, "/" SLUG_WORKSHOP "/"),
                          request_parameter(rq, STR("record")), STR("/ablauf"));
    view->template_form = form_of(rq, action, msg(workshop_apply));
    form_options(&view->template_form, offsetof(WorkshopTemplateForm, template), options,
                 templates->count);
    view->offers_template = templates->count > 0;
}

Err workshop_show(Request *rq) {
    WorkshopView view = { 0 };
    const void *record;
    AgendaPartList parts;
    BoardList boards;
    FormInput sent = rq->form;
    TRY(record_view_of(rq, &view.record, &record));
    const Workshop *workshop = record;
    RecordId id = workshop->record.id;
    TRY(agenda_part_list_of(rq->ctx, rq->conn, rq->initiative.id, id, &parts));
    TRY(board_list_of(rq->ctx, rq->conn, rq->initiative.id, id, &boards));
    TRY(picture_listing(rq, id, &parts, &view.pictures));
    show_agenda(rq, workshop, &parts, &boards, &view);
    show_boards(rq, &boards, &view);
    view.invitation_href = record_href(rq, NOUN_WORKSHOP, id, "/einladung");
    if (date_none(workshop->delete_on)) /* otherwise it stands among the fields */
        view.data_go = workshop_delete_day(workshop);
    Room room;
    Err err = room_get(rq->ctx, rq->conn, id, &room);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    if (err == ERR_NONE)
        view.results_href = record_href(rq, NOUN_WORKSHOP, id, "/ergebnisse");
    if (request_may_edit(rq)) {
        view.lead_href = record_href(rq, NOUN_WORKSHOP, id, "/leitung");
        view.part_href = new_href(rq, "/" SLUG_AGENDA_PART "/neu", id, next_position(&parts));
        view.board_href = new_href(rq, "/" SLUG_BOARD "/neu", id, 0);
        if (parts.count == 0)
            offer_template(rq, &sent, &view);
    }
    workshop_page(rq->html, &view);
    return ERR_NONE;
}

Err workshop_agenda_action(Request *rq) {
    const WorkshopTemplateForm *form = rq->form.record;
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    rq->submission.location = record_href(rq, NOUN_WORKSHOP, id, "?hinweis=agenda_taken");
    TRY(workshop_agenda_apply(rq->app, rq->ctx, &rq->submission, &rq->initiative, id,
                              form->template, &written));
    return request_redirect(rq, written.location);
}

/* -- One part ---------------------------------------------------------------------------------- */

static void show_text(Request *rq, const char *name, Str text, Language language,
                      AgendaPartView *view, AgendaText *texts) {
    const Field *field = schema_field(&AGENDA_PART_SCHEMA, str_from(name));
    if (!str_empty(text))
        texts[view->text_count++] = (AgendaText){
            .label = field_label(rq, &AGENDA_PART_SCHEMA, field), .text = text, .language = language
        };
}

Err agenda_part_show(Request *rq) {
    AgendaPartView view = { 0 };
    const void *record;
    TRY(record_view_of(rq, &view.record, &record));
    const AgendaPart *part = record;
    AgendaText *texts = arena_new(rq->ctx->arena, AgendaText, 3);
    show_text(rq, "text", part->text, rq->html->content, &view, texts);
    show_text(rq, "text_simple", part->text_simple, LANGUAGE_DE_SIMPLE, &view, texts);
    show_text(rq, "text_en", part->text_en, LANGUAGE_EN, &view, texts);
    view.texts = texts;
    AgendaPartList parts;
    TRY(agenda_part_list_of(rq->ctx, rq->conn, rq->initiative.id, part->workshop, &parts));
    TRY(picture_listing(rq, part->workshop, &parts, &view.pictures));
    view.shown = pictures_of(rq, &view.pictures);
    view.missing = picture_missing_in(rq, part, &view.shown);
    AgendaPart facts = *part;
    facts.text = facts.text_simple = facts.text_en = STR("");
    TRY(record_display(rq, &AGENDA_PART_SCHEMA, &facts, &view.record.fields,
                       &view.record.field_count));
    agenda_part_page(rq->html, &view);
    return ERR_NONE;
}
