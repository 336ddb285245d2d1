/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/guide_task_pages.h"

#include "app/completeness.h"
#include "app/record.h"
#include "domain/value_pair.h"
#include "store/initiative_store.h"
#include "store/task_store.h"
#include "text/label_text.h"
#include "text/messages.h"
#include "views/guide_home.html.h"
#include "views/record.html.h"
#include "web/form_input.h"
#include "web/guide_display.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"
#include "web/record_pages.h"
#include "web/record_save.h"

static const Field TAKE_FIELDS[] = {
    FIELD(Task, function, TEXT, .maximum = NAME_MAX_LENGTH, .title = true),
    FIELD(Task, assignee, INTEGER, .local = true),
    FIELD(Task, due, DATE),
    FIELD(Task, iteration, REFERENCE, .target = STR_INIT("iteration")),
};
const Schema TASK_TAKE_FORM = SCHEMA(Task, "task", "tasks", TAKE_FIELDS);

static const Field MOVE_FIELDS[] = {
    FIELD(Task, state, KEY, .keys = &TASK_STATES, .required = true),
    FIELD(Task, waived_reason, TEXT, .title = true),
    FIELD(Task, waived_function, TEXT, .maximum = NAME_MAX_LENGTH),
};
const Schema TASK_MOVE_FORM = SCHEMA(Task, "task", "tasks", MOVE_FIELDS);

/* The same fields as who waives reads them: then both are wanted. */
static const Field WAIVE_FIELDS[] = {
    FIELD(Task, state, KEY, .keys = &TASK_STATES, .required = true),
    FIELD(Task, waived_reason, TEXT, .required = true, .title = true),
    FIELD(Task, waived_function, TEXT, .required = true, .maximum = NAME_MAX_LENGTH),
};
static const Schema WAIVE_FORM = SCHEMA(Task, "task", "tasks", WAIVE_FIELDS);

/* What is sent is checked by the task's own rule, whichever of the two was read. */
static void show_as_waiving(FormView *form) {
    size_t state = 0;
    if (form->schema == &TASK_MOVE_FORM &&
        str_eq(form->raw[state].text, TASK_STATES.keys[TASK_STATE_WAIVED]))
        form->schema = &WAIVE_FORM;
}

/* -- The task of the address ------------------------------------------------------------------- */

typedef struct GuidePlace {
    Whole whole;
    Guide guide;
    const GuideTask *task;
    const Task *opt_stored; /* what people have entered about it */
} GuidePlace;

static Err place_of(Request *rq, GuidePlace *ret) {
    WholeToday now;
    TRY(initiative_records(rq->ctx, rq->conn, rq->initiative.id, &ret->whole));
    TRY(initiative_today(rq->app, rq->ctx, rq->conn, &ret->whole, &now));
    ret->guide = now.guide;
    ret->task = guide_task(&ret->guide, request_parameter(rq, STR("task")));
    if (ret->task == NULL)
        return ERR_NOT_FOUND;
    ret->opt_stored = guide_stored_task(&ret->whole, ret->task);
    return ERR_NONE;
}

static Message title_of(Request *rq, const GuideTask *task) {
    return msg(guide_task_title, pack_text(task->opt_task->title, rq->html->language));
}

/* -- The page ---------------------------------------------------------------------------------- */

static Message part_of(Request *rq, const GuideTask *task) {
    TaskPart part = task->opt_task->shown_by;
    if (part == TASK_PART_COUNT)
        return message_of(MSG_NONE);
    Str text = html_text_of(rq->html,
                            schema_message(rq, STR("guide.part"), TASK_PARTS.keys[part], STR("")));
    if (task->derived)
        return msg(guide_derived, text);
    if (task->unshown)
        return msg(guide_unshown, text);
    return task_part_proves(part) ? msg(guide_shown_when, text) : msg(guide_looked_for, text);
}

static void show_template(Request *rq, const ProcessTask *task, GuideTaskView *view) {
    Language language = rq->html->language;
    view->why = pack_text(task->why, language);
    view->effort = pack_text(task->effort, language);
    Str *steps = arena_new(rq->ctx->arena, Str, task->steps.count);
    for (size_t i = 0; i < task->steps.count; i++)
        steps[view->step_count++] = pack_text(task->steps.items[i], language);
    view->steps = steps;
    Str *methods = arena_new(rq->ctx->arena, Str, task->methods.count);
    for (size_t i = 0; i < task->methods.count; i++)
        methods[view->method_count++] = open_key_text(rq->ctx->arena, rq->app->pack, OPEN_METHODS,
                                                      task->methods.items[i], language);
    view->methods = methods;
    view->value_pairs = key_labels(rq, &VALUE_PAIRS, task->value_pairs, &view->value_pair_count);
    view->source =
        schema_message(rq, STR("guide.source"), TASK_SOURCES.keys[task->source], STR(""));
}

static void show_laws(Request *rq, const ProcessTask *task, GuideTaskView *view) {
    Language language = rq->html->language;
    Date today = clock_today(rq->ctx->clock);
    GuideLaw *laws = arena_new(rq->ctx->arena, GuideLaw, task->laws.count);
    for (size_t i = 0; i < task->laws.count; i++) {
        const Law *law = &task->laws.items[i];
        laws[view->law_count++] = (GuideLaw){
            .name = pack_text(law->name, language),
            .source = pack_text(law->source, language),
            .from = law->valid_from,
            .ahead = date_compare(law->valid_from, today) > 0,
            .uncertain = law->uncertain,
        };
    }
    view->laws = laws;
}

static void show_ways(Request *rq, const GuidePlace *place, GuideTaskView *view) {
    const GuideTask *task = place->task;
    if (place->opt_stored != NULL)
        view->record_href = record_href(rq, NOUN_TASK, place->opt_stored->record.id, "");
    if (task->opt_task->shown_by == TASK_PART_ITERATIONS)
        view->team_href = request_path(rq, "/team");
    if (!request_may_edit(rq))
        return;
    Str move = guide_task_href(rq, task, "/stand");
    if (place->opt_stored != NULL) {
        view->edit_href =
            record_href(rq, NOUN_TASK, place->opt_stored->record.id, "/bearbeiten#function");
        move = record_href(rq, NOUN_TASK, place->opt_stored->record.id, "/stand");
    } else {
        view->take_href = guide_task_href(rq, task, "/aufnehmen");
    }
    view->move_href = move;
    if (task->state != TASK_STATE_WAIVED)
        view->waive_href = str_join(rq->ctx->arena, move, STR("?state=waived"));
    if (!task->always && task->opt_task->shown_by != TASK_PART_CLASSIFICATION)
        view->classify_href = request_path(rq, "/" SLUG_CLASSIFICATION "/bearbeiten");
}

Err guide_task_show(Request *rq) {
    GuidePlace place = { 0 };
    TRY(place_of(rq, &place));
    const GuideTask *task = place.task;
    Language language = rq->html->language;
    GuideTaskView view = {
        .page =
            page_below(rq, title_of(rq, task), request_path(rq, "#wegweiser"), msg(guide_title)),
        .task = guide_item_of(rq, task),
        .phase = pack_text(place.guide.phases[task->phase].words->label, language),
        .role = task->opt_role != NULL ? pack_text(task->opt_role->label, language) : STR(""),
        .law_as_of = place.guide.process->law_as_of,
        .part = part_of(rq, task),
    };
    if (task->state == TASK_STATE_WAIVED && place.opt_stored != NULL) {
        view.waived_by = place.opt_stored->waived_function;
        view.waived_reason = place.opt_stored->waived_reason;
    }
    show_template(rq, task->opt_task, &view);
    show_laws(rq, task->opt_task, &view);
    show_ways(rq, &place, &view);
    guide_task_page(rq->html, &view);
    return ERR_NONE;
}

/* -- Entering it ------------------------------------------------------------------------------- */

/* The record of a task of the template, as it names it, with nothing said yet. */
static Task task_from(Request *rq, const ProcessTask *template) {
    Task task;
    schema_clear(&TASK_SCHEMA, &task);
    Language content = rq->html->content;
    task.name = pack_text(template->title, content);
    task.template = template->key;
    task.phase = PHASES.keys[template->phase];
    task.value_pairs = template->value_pairs;
    return task;
}

static Str address_of(Request *rq, const char *below) {
    return str_join(rq->ctx->arena, request_path(rq, "/" SLUG_GUIDE "/"),
                    request_parameter(rq, STR("task")), str_from(below));
}

/* A form below the task's page; what the address names is filled in. */
static Err show_form(Request *rq, const GuidePlace *place, const Schema *schema, Message title,
                     Message intro) {
    if (rq->form.schema == NULL)
        form_input_from_query(rq, schema);
    RecordFormView view = {
        .page = page_below(rq, title, address_of(rq, ""), title_of(rq, place->task)),
        .intro = intro,
        .form = form_of(rq, rq->http->path, msg(common_save)),
    };
    view.page.subject = html_text_of(rq->html, title_of(rq, place->task));
    view.form.cancel = address_of(rq, "");
    view.form.all_open = true;
    TRY(form_options_of(rq, &view.form, &NOUNS[NOUN_TASK]));
    show_as_waiving(&view.form);
    record_form_page(rq->html, &view);
    return ERR_NONE;
}

static bool refused(const Request *rq) {
    return rq->initiative.archived && rq->form.schema == NULL;
}

Err guide_take_page(Request *rq) {
    GuidePlace place = { 0 };
    TRY(place_of(rq, &place));
    if (refused(rq))
        return request_redirect(rq, address_of(rq, ""));
    if (place.opt_stored != NULL && rq->form.schema == NULL)
        return request_redirect(
            rq, record_href(rq, NOUN_TASK, place.opt_stored->record.id, "/bearbeiten"));
    return show_form(rq, &place, &TASK_TAKE_FORM, msg(guide_take_title), msg(guide_take_intro));
}

Err guide_move_page(Request *rq) {
    GuidePlace place = { 0 };
    TRY(place_of(rq, &place));
    if (refused(rq))
        return request_redirect(rq, address_of(rq, ""));
    if (place.opt_stored != NULL && rq->form.schema == NULL)
        return request_redirect(rq,
                                record_href(rq, NOUN_TASK, place.opt_stored->record.id, "/stand"));
    return show_form(rq, &place, &TASK_MOVE_FORM, msg(task_move), msg(task_move_intro));
}

/* Done today, if it is done. */
static void settle(Request *rq, Task *task) {
    bool done = task_state(task) == TASK_STATE_DONE;
    if (done && date_none(task->done_on))
        task->done_on = clock_today(rq->ctx->clock);
    if (!done)
        task->done_on = (Date){ 0 };
}

static void take_form(Request *rq, Task *task) {
    const Schema *form = rq->route->form;
    for (size_t i = 0; i < form->count; i++)
        field_copy(&form->fields[i], rq->form.record, task);
    if (str_empty(task->state))
        task->state = TASK_STATES.keys[TASK_STATE_OPEN];
    settle(rq, task);
}

/* The form says nothing but what is stored. */
static bool says_the_same(const Request *rq, const Task *stored) {
    const Schema *form = rq->form.schema;
    for (size_t i = 0; i < form->count; i++)
        if (!field_equal(&form->fields[i], rq->form.record, stored))
            return false;
    return true;
}

/* What somebody entered meanwhile, for the page that shows both; whoever said the same has it saved. */
static Err meet_stored(Request *rq) {
    GuidePlace place = { 0 };
    TRY(place_of(rq, &place));
    if (place.opt_stored == NULL)
        return ERR_INVALID;
    rq->ctx->findings = (Findings){ 0 };
    if (says_the_same(rq, place.opt_stored))
        return request_redirect(rq, rq->submission.location_unchanged);
    Task *now = arena_new(rq->ctx->arena, Task, 1);
    *now = *place.opt_stored;
    rq->ctx->conflict =
        (Conflict){ .schema = &TASK_SCHEMA, .current = now, .version = now->record.version };
    return ERR_CONFLICT;
}

/* After that page: the form knows which version it replaces. */
static Err change_stored(Request *rq, const Task *stored, Written *ret) {
    Task task = *stored;
    take_form(rq, &task);
    task.record.version = rq->form.version;
    return record_change(rq->app, rq->ctx, &rq->submission, &rq->initiative, &NOUNS[NOUN_TASK],
                         &task, ret);
}

/* A task of the template is there once. */
static Err enter(Request *rq) {
    GuidePlace place = { 0 };
    Written written;
    TRY(place_of(rq, &place));
    request_saved_at(rq, address_of(rq, ""));
    if (rq->form.version > 0 && place.opt_stored != NULL) {
        TRY(change_stored(rq, place.opt_stored, &written));
        return request_redirect(rq, written.location);
    }
    Task task = task_from(rq, place.task->opt_task);
    take_form(rq, &task);
    Err err = record_create(rq->app, rq->ctx, &rq->submission, &rq->initiative, &NOUNS[NOUN_TASK],
                            &task, &written);
    const Finding *opt_taken = finding_of(&rq->ctx->findings, STR("template"));
    if (err == ERR_INVALID && opt_taken != NULL && opt_taken->kind == FINDING_TAKEN)
        return meet_stored(rq);
    TRY(err);
    return request_redirect(rq, written.location);
}

Err guide_take_action(Request *rq) {
    return enter(rq);
}

Err guide_move_action(Request *rq) {
    return enter(rq);
}

/* -- Moving what is entered -------------------------------------------------------------------- */

Err task_move_page(Request *rq) {
    RecordId id;
    Task task;
    TRY(request_record(rq, &id));
    TRY(record_get(rq->ctx, rq->conn, &TASK_STORE, rq->initiative.id, id, &task));
    if (refused(rq))
        return request_redirect(rq, record_href(rq, NOUN_TASK, id, ""));
    if (rq->form.schema == NULL) {
        if (str_eq(request_query(rq, STR("state")), TASK_STATES.keys[TASK_STATE_WAIVED]))
            task.state = TASK_STATES.keys[TASK_STATE_WAIVED];
        if (str_empty(task.state))
            task.state = TASK_STATES.keys[TASK_STATE_OPEN];
        form_input_from(rq, &TASK_MOVE_FORM, &task, task.record.version);
    }
    RecordFormView view = {
        .page = page_below(rq, msg(task_move), request_path(rq, "/" SLUG_TASK),
                           noun_message(rq, &NOUNS[NOUN_TASK], "list")),
        .intro = msg(task_move_intro),
        .form = form_of(rq, rq->http->path, msg(common_save)),
    };
    view.page.subject = view.page.lead = task.name;
    view.form.all_open = true;
    view.form.cancel = request_path(rq, "/" SLUG_TASK);
    show_as_waiving(&view.form);
    record_form_page(rq->html, &view);
    return ERR_NONE;
}

/* What follows from the state follows from the one that is saved: somebody else may have chosen it meanwhile. */
static Err save_settled(Request *rq, Written *ret) {
    Task *task = rq->form.record;
    Task typed = *task;
    settle(rq, task);
    Err err = record_save(rq, ret);
    *task = typed;
    return err;
}

Err task_move_action(Request *rq) {
    return record_update_at(rq, request_path(rq, "/" SLUG_TASK), save_settled);
}
