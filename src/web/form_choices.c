/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* form_choices.c -- what a form offers where the choices are data: perspectives, methods, tasks of the template,
 * records and people. */
#include <stdlib.h>

#include "app/assignee.h"
#include "app/process_template.h"
#include "app/record.h"
#include "store/board_store.h"
#include "store/initiative_store.h"
#include "store/intersection_store.h"
#include "store/noun_stores.h"
#include "store/sort_key.h"
#include "store/workshop_store.h"
#include "web/area_page.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"

static Str group_label(Request *rq, PerspectiveGroup group) {
    CLEANUP(out_done) Out out = out_open(64);
    message_text(
        &out, rq->html->language,
        schema_message(rq, PERSPECTIVE_GROUPS.name, PERSPECTIVE_GROUPS.keys[group], STR("")));
    return str_copy(rq->ctx->arena, out_view(&out));
}

static bool offered(const FormOption *options, size_t count, Str key) {
    for (size_t i = 0; i < count; i++)
        if (str_eq(options[i].value, key))
            return true;
    return false;
}

/* A key that the record holds and nothing offers any more goes only when a person takes it out. */
static void keep_held(Request *rq, const Field *field, Str held, FormOption *options,
                      size_t *count) {
    for (Str key; str_cut(&held, ' ', &key);)
        if (key.len > 0 && !offered(options, *count, key))
            options[(*count)++] =
                (FormOption){ .value = key,
                              .text = open_key_text(rq->ctx->arena, rq->app->pack, field->open, key,
                                                    rq->html->language) };
}

/* The lines of the reference list by group, then the intersections of this initiative. */
static Err perspective_choices(Request *rq, FormView *form, const Field *field, bool joined) {
    const PerspectiveList *list = &rq->app->pack->perspectives;
    IntersectionList intersections = { 0 };
    if (joined)
        TRY(intersection_list(rq->ctx, rq->conn, rq->initiative.id, &intersections));
    Str held = form->raw[field - form->schema->fields].text;
    FormOption *options = arena_new(rq->ctx->arena, FormOption,
                                    list->count + intersections.count + str_pieces(held, ' '));
    size_t count = 0;
    for (; count < list->count; count++) {
        const Perspective *item = &list->items[count];
        bool first = count == 0 || list->items[count - 1].group != item->group;
        options[count] = (FormOption){ .value = item->key,
                                       .text = pack_text(item->label, rq->html->language),
                                       .group = first ? group_label(rq, item->group) : STR("") };
    }
    for (size_t i = 0; i < intersections.count; i++, count++) {
        Str key = perspective_join(rq->ctx->arena, intersections.items[i].perspectives);
        options[count] =
            (FormOption){ .value = key,
                          .text = perspective_label(rq, key),
                          .group =
                              i == 0 ? group_label(rq, PERSPECTIVE_GROUP_INTERSECTION) : STR("") };
    }
    keep_held(rq, field, held, options, &count);
    form_options(form, field->offset, options, count);
    return ERR_NONE;
}

typedef struct Titled {
    Str key;
    const char *item;
} Titled;

static int by_key(const void *a, const void *b) {
    return str_compare(((const Titled *)a)->key, ((const Titled *)b)->key);
}

/* The records in the order of a dictionary; equal titles in the order they were made. */
static const char **by_title(Request *rq, const Noun *noun, const RecordList *list) {
    Titled *titled = arena_new(rq->ctx->arena, Titled, list->count);
    const char **items = arena_new(rq->ctx->arena, const char *, list->count);
    for (size_t i = 0; i < list->count; i++) {
        CLEANUP(out_done) Out place = out_open(24);
        out_format(&place, "\x01%08zu", i);
        const char *item = (const char *)list->items + i * noun->schema->size;
        Str key = sort_key_make(rq->ctx->arena, record_called(rq, noun, item));
        titled[i] =
            (Titled){ .key = str_join(rq->ctx->arena, key, out_view(&place)), .item = item };
    }
    if (list->count > 1)
        qsort(titled, list->count, sizeof *titled, by_key);
    for (size_t i = 0; i < list->count; i++)
        items[i] = titled[i].item;
    return items;
}

/* The methods of the catalogue; the tasks of the initiative's template, by phase. */
static Err pack_choices(Request *rq, FormView *form, const Field *field) {
    const Pack *pack = rq->app->pack;
    Initiative initiative;
    const Process *process;
    TRY(initiative_get(rq->ctx, rq->conn, rq->initiative.id, &initiative));
    TRY(process_template_of(rq->app, rq->ctx, rq->conn, &initiative, &process));
    Str held = form->raw[field - form->schema->fields].text;
    size_t tasks = process->tasks.count, count = 0;
    FormOption *options =
        arena_new(rq->ctx->arena, FormOption, pack->methods.count + tasks + str_pieces(held, ' '));
    for (size_t i = 0; field->open == OPEN_METHODS && i < pack->methods.count; i++)
        options[count++] =
            (FormOption){ .value = pack->methods.items[i].key,
                          .text = pack_text(pack->methods.items[i].label, rq->html->language) };
    for (size_t i = 0; field->open == OPEN_TASKS && i < tasks; i++) {
        const ProcessTask *task = &process->tasks.items[i];
        bool first = i == 0 || task[-1].phase != task->phase;
        options[count++] =
            (FormOption){ .value = task->key,
                          .text = pack_text(task->title, rq->html->language),
                          .group = first ? pack_text(process->phases[task->phase].label,
                                                     rq->html->language)
                                         : STR("") };
    }
    keep_held(rq, field, held, options, &count);
    form_options(form, field->offset, options, count);
    return ERR_NONE;
}

/* Who a task may be for; the one who is held stays. */
static Err people_choices(Request *rq, FormView *form, const Field *field) {
    Assignees people;
    TRY(assignee_list(rq->app, rq->ctx, rq->conn, rq->initiative.id, &people));
    Str held = form->raw[field - form->schema->fields].text;
    FormOption *options = arena_new(rq->ctx->arena, FormOption, people.count + 1);
    size_t count = 0;
    for (; count < people.count; count++)
        options[count] =
            (FormOption){ .value = id_text(rq->ctx->arena, people.items[count].account.v),
                          .text = people.items[count].name };
    int64_t id;
    if (str_i64(held, &id) && !offered(options, count, held))
        options[count++] = (FormOption){ .value = held,
                                         .text = rq->form.typed ? account_text_asked(rq, id)
                                                                : account_text(rq, id) };
    form_options(form, field->offset, options, count);
    return ERR_NONE;
}

typedef struct BoardChoices {
    FormOption *options;
    size_t count;
} BoardChoices;

/* Those of one workshop, under its name where it is not the only one. */
static void offer_boards(Request *rq, const BoardList *boards, const Workshop *workshop, Str group,
                         BoardChoices *choices) {
    for (size_t i = 0; i < boards->count; i++) {
        const Board *board = &boards->items[i];
        if (board->workshop.v != workshop->record.id.v)
            continue;
        choices->options[choices->count++] =
            (FormOption){ .value = id_text(rq->ctx->arena, board->record.id.v),
                          .text = board->title,
                          .group = group };
        group = STR("");
    }
}

/* What was chosen goes only when a person chooses another one. */
static void keep_board(Request *rq, const BoardList *boards, Str held, BoardChoices *choices) {
    for (size_t i = 0; i < boards->count; i++) {
        Str id = id_text(rq->ctx->arena, boards->items[i].record.id.v);
        if (str_eq(id, held) && !offered(choices->options, choices->count, held))
            choices->options[choices->count++] =
                (FormOption){ .value = id, .text = boards->items[i].title };
    }
}

static Str raw_of(const FormView *form, Str name) {
    size_t index = schema_field_index(form->schema, name);
    return index < form->schema->count ? form->raw[index].text : STR("");
}

/* The boards of the workshop that the form names; while it names none all of them, by workshop. */
static Err board_choices(Request *rq, FormView *form, const Field *field) {
    WorkshopList workshops;
    BoardList boards;
    const Workshop *named = NULL;
    TRY(workshop_list(rq->ctx, rq->conn, rq->initiative.id, &workshops));
    TRY(board_list(rq->ctx, rq->conn, rq->initiative.id, &boards));
    Str chosen = raw_of(form, STR("workshop"));
    BoardChoices choices = { .options = arena_new(rq->ctx->arena, FormOption, boards.count) };
    for (size_t i = 0; i < workshops.count; i++)
        if (str_eq(id_text(rq->ctx->arena, workshops.items[i].record.id.v), chosen))
            named = &workshops.items[i];
    for (size_t i = 0; named == NULL && i < workshops.count; i++)
        offer_boards(rq, &boards, &workshops.items[i], workshops.items[i].name, &choices);
    if (named != NULL)
        offer_boards(rq, &boards, named, STR(""), &choices);
    keep_board(rq, &boards, raw_of(form, field->name), &choices);
    form_options(form, field->offset, choices.options, choices.count);
    return ERR_NONE;
}

static Err record_choices(Request *rq, FormView *form, const Field *field) {
    const Noun *target = noun_by_name(field->target);
    if (target == NULL)
        return ERR_NONE;
    RecordList list;
    TRY(record_list(rq->ctx, rq->conn, noun_store(target->schema->name), rq->initiative.id, &list));
    FormOption *options = arena_new(rq->ctx->arena, FormOption, list.count);
    const char **items = by_title(rq, target, &list);
    for (size_t i = 0; i < list.count; i++) {
        const char *item = items[i];
        CLEANUP(out_done) Out number = out_open(24);
        out_i64(&number, ((const Record *)(const void *)item)->id.v);
        options[i] = (FormOption){ .value = str_copy(rq->ctx->arena, out_view(&number)),
                                   .text = record_called(rq, target, item) };
    }
    form_options(form, field->offset, options, list.count);
    if (list.count == 0 && field->required) {
        FormOptions *none = &form->options[form->option_list_count - 1];
        none->make = noun_message(rq, target, "new");
        none->make_href =
            str_join(rq->ctx->arena, request_path(rq, "/"), noun_slug(target), STR("/neu"));
    }
    return ERR_NONE;
}

/* What can come of a contribution, by noun. */
static Err outcome_choices(Request *rq, FormView *form, const Field *field) {
    RecordList lists[RESULT_NOUN_COUNT];
    size_t total = 0, count = 0;
    for (size_t k = 0; k < RESULT_NOUN_COUNT; k++) {
        TRY(record_list(rq->ctx, rq->conn, noun_store(NOUNS[RESULT_NOUNS[k]].schema->name),
                        rq->initiative.id, &lists[k]));
        total += lists[k].count;
    }
    FormOption *options = arena_new(rq->ctx->arena, FormOption, total);
    for (size_t k = 0; k < RESULT_NOUN_COUNT; k++) {
        const Noun *noun = &NOUNS[RESULT_NOUNS[k]];
        const char **items = by_title(rq, noun, &lists[k]);
        for (size_t i = 0; i < lists[k].count; i++, count++)
            options[count] = (FormOption){
                .value = id_text(rq->ctx->arena, ((const Record *)(const void *)items[i])->id.v),
                .text = schema_title(noun->schema, items[i]),
                .group = i == 0 ? html_text_of(rq->html, noun_message(rq, noun, "list")) : STR(""),
            };
    }
    form_options(form, field->offset, options, count);
    return ERR_NONE;
}

/* What a translation is about, and in which language, is chosen before its form: there is nothing else to choose. */
static void held_choice(Request *rq, FormView *form, const Field *field) {
    Str held = form->raw[field - form->schema->fields].text;
    if (translation_is_text(field) || field->internal || str_empty(held))
        return;
    FormOption *option = arena_new(rq->ctx->arena, FormOption, 1);
    *option = (FormOption){ .value = held, .text = text_in_words(rq, form->schema, field, held) };
    form_options(form, field->offset, option, 1);
}

Err form_options_of(Request *rq, FormView *form, const Noun *noun) {
    bool joined = noun != &NOUNS[NOUN_INTERSECTION];
    for (size_t i = 0; i < form->schema->count; i++) {
        const Field *field = &form->schema->fields[i];
        bool keys = field->type == FIELD_KEY || field->type == FIELD_KEYS;
        if (noun == &NOUNS[NOUN_TRANSLATION])
            held_choice(rq, form, field);
        else if (keys && field->keys == NULL && field->open != OPEN_PERSPECTIVES)
            TRY(pack_choices(rq, form, field));
        else if (keys && field->keys == NULL)
            TRY(perspective_choices(rq, form, field, joined));
        else if (str_eq(field->target, BOARD_SCHEMA.name))
            TRY(board_choices(rq, form, field));
        else if (field->type == FIELD_REFERENCES && str_empty(field->target))
            TRY(outcome_choices(rq, form, field));
        else if (field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES)
            TRY(record_choices(rq, form, field));
        else if (field->type == FIELD_INTEGER && field->local)
            TRY(people_choices(rq, form, field));
    }
    return ERR_NONE;
}
