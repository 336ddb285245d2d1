/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/process_pages.h"

#include <assert.h>

#include "app/initiative.h"
#include "app/process_template.h"
#include "store/task_store.h"
#include "views/process.html.h"
#include "web/area_page.h"
#include "web/form_input.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/record_pages.h"
#include "web/transfer_pages.h"

static_assert((int)PROCESS_BODY_MAX > (int)PROCESS_TEMPLATE_MAX, "the file and its form");
static_assert(sizeof((ProcessShowView *)NULL)->phases / sizeof(ProcessPhaseLine) == PHASE_COUNT,
              "a line for each");

enum { MEGABYTE = 1 << 20 };

static Str list_path(Request *rq) {
    return authority_path(rq, "/prozess");
}

static Err template_of(Request *rq, const Process **ret) {
    return process_template_find(rq->app, rq->ctx, rq->conn, request_parameter(rq, STR("template")),
                                 ret);
}

/* -- Which there are --------------------------------------------------------------------------- */

static Err show_lines(Request *rq, Str below, Str own, ProcessListView *view) {
    ProcessVersions versions;
    TRY(process_versions(rq->app, rq->ctx, rq->conn, &versions));
    ProcessLine *lines = arena_new(rq->ctx->arena, ProcessLine, versions.count);
    for (size_t i = 0; i < versions.count; i++) {
        const ProcessVersion *version = &versions.items[i];
        lines[i] = (ProcessLine){
            .href = str_join(rq->ctx->arena, below, STR("/"), version->version),
            .version = version->version,
            .built_in = version->built_in,
            .chosen = version->chosen,
            .own = !str_empty(own) && str_eq(own, version->version),
            .added_at = version->added_at,
            .initiatives = version->initiatives,
        };
    }
    view->lines = lines;
    view->count = versions.count;
    return ERR_NONE;
}

/* Also shown again with what is wrong with a file. */
Err process_list_show(Request *rq) {
    FormView form = form_of(rq, list_path(rq), msg(process_add_submit));
    ProcessListView view = {
        .add = { .page = page_of(rq, msg(process_title)),
                 .action = form.action,
                 .form_token = form.form_token,
                 .submission_id = form.submission_id,
                 .submit = form.submit,
                 .megabytes = PROCESS_TEMPLATE_MAX / MEGABYTE,
                 .file_name = rq->form.file.name },
        .may_add = request_may(rq, PERMISSION_AUTHORITY_MANAGE),
    };
    view.add.page.lead_message = msg(process_lead);
    import_findings_of(rq, &view.add);
    if (rq->conn != NULL)
        TRY(show_lines(rq, list_path(rq), STR(""), &view));
    process_list_page(rq->html, &view);
    return ERR_NONE;
}

Err process_add_action(Request *rq) {
    Str version;
    Written written;
    rq->submission.location = str_join(rq->ctx->arena, list_path(rq), STR("?hinweis=created"));
    TRY(process_template_add(rq->app, rq->ctx, &rq->submission, &rq->authority, rq->form.file.name,
                             rq->form.file.bytes, &version, &written));
    return request_redirect(rq, written.location);
}

/* -- The difference ---------------------------------------------------------------------------- */

static ProcessTaskLine line_of(Request *rq, const ProcessTask *task) {
    return (ProcessTaskLine){ .title = pack_text(task->title, rq->html->language) };
}

static bool has_record(const TaskList *opt_tasks, Str key) {
    for (size_t i = 0; opt_tasks != NULL && i < opt_tasks->count; i++)
        if (str_eq(opt_tasks->items[i].template, key))
            return true;
    return false;
}

static const ProcessTaskLine *lines_of(Request *rq, const ProcessChanges *changes,
                                       const TaskList *opt_tasks) {
    ProcessTaskLine *lines = arena_new(rq->ctx->arena, ProcessTaskLine, changes->count);
    for (size_t i = 0; i < changes->count; i++) {
        const ProcessChange *change = &changes->items[i];
        const ProcessTask *task = change->opt_new != NULL ? change->opt_new : change->opt_old;
        Message *members = arena_new(rq->ctx->arena, Message, TASK_MEMBER_COUNT);
        lines[i] = line_of(rq, task);
        lines[i].members = members;
        lines[i].entered = has_record(opt_tasks, task->key);
        for (size_t m = 0; m < TASK_MEMBER_COUNT; m++)
            if (change->members & (1U << m))
                members[lines[i].member_count++] =
                    schema_message(rq, TASK_MEMBERS.name, TASK_MEMBERS.keys[m], STR(""));
    }
    return lines;
}

static ProcessDifferenceView difference_view(Request *rq, const Process *before,
                                             const Process *after, const TaskList *opt_tasks) {
    ProcessDifference difference = process_difference(rq->ctx->arena, before, after);
    Str *phases = arena_new(rq->ctx->arena, Str, PHASE_COUNT);
    ProcessDifferenceView view = {
        .from = before->version,
        .to = after->version,
        .added = lines_of(rq, &difference.added, opt_tasks),
        .added_count = difference.added.count,
        .removed = lines_of(rq, &difference.removed, opt_tasks),
        .removed_count = difference.removed.count,
        .changed = lines_of(rq, &difference.changed, opt_tasks),
        .changed_count = difference.changed.count,
        .phases = phases,
    };
    for (size_t i = 0; i < PHASE_COUNT; i++)
        if (difference.phases & (1U << i))
            phases[view.phase_count++] = pack_text(after->phases[i].label, rq->html->language);
    view.none = view.added_count + view.removed_count + view.changed_count + view.phase_count == 0;
    return view;
}

/* -- One of an authority ------------------------------------------------------------------------ */

static void show_phases(Request *rq, const Process *process, ProcessShowView *view) {
    for (size_t phase = 0; phase < PHASE_COUNT; phase++) {
        ProcessTaskLine *lines = arena_new(rq->ctx->arena, ProcessTaskLine, process->tasks.count);
        ProcessPhaseLine *line = &view->phases[view->phase_count++];
        *line = (ProcessPhaseLine){ .label =
                                        pack_text(process->phases[phase].label, rq->html->language),
                                    .tasks = lines };
        for (size_t i = 0; i < process->tasks.count; i++)
            if (process->tasks.items[i].phase == (Phase)phase)
                lines[line->count++] = line_of(rq, &process->tasks.items[i]);
    }
}

static Err show_buttons(Request *rq, Str here, ProcessShowView *view) {
    ProcessVersions versions;
    if (!request_may(rq, PERMISSION_AUTHORITY_MANAGE))
        return ERR_NONE;
    if (view->opt_difference != NULL)
        view->choose = post_button_of(rq, str_join(rq->ctx->arena, here, STR("/waehlen")),
                                      msg(process_choose), STR(""));
    TRY(process_versions(rq->app, rq->ctx, rq->conn, &versions));
    for (size_t i = 0; i < versions.count; i++)
        if (str_eq(versions.items[i].version, view->version) &&
            process_version_removable(&versions.items[i]))
            view->remove = post_button_of(rq, str_join(rq->ctx->arena, here, STR("/entfernen")),
                                          msg(process_remove), STR(""));
    return ERR_NONE;
}

/* Also shown again with why it cannot be removed. */
Err process_show(Request *rq) {
    const Process *process, *chosen;
    ProcessDifferenceView difference;
    TRY(template_of(rq, &process));
    TRY(process_template_chosen(rq->app, rq->ctx, rq->conn, &chosen));
    bool is_chosen = chosen != NULL && str_eq(chosen->version, process->version);
    Str here = str_join(rq->ctx->arena, list_path(rq), STR("/"), process->version);
    ProcessShowView view = {
        .page =
            page_below(rq, msg(process_one, process->version), list_path(rq), msg(process_title)),
        .version = process->version,
        .source = process->source,
        .law_as_of = process->law_as_of,
        .chosen = is_chosen,
        .file_href = str_join(rq->ctx->arena, here, STR("/vorlage.json")),
    };
    if (chosen != NULL && !is_chosen) {
        difference = difference_view(rq, chosen, process, NULL);
        view.opt_difference = &difference;
    }
    TRY(show_buttons(rq, here, &view));
    show_phases(rq, process, &view);
    process_show_page(rq->html, &view);
    return ERR_NONE;
}

Err process_file(Request *rq) {
    Str json, version = request_parameter(rq, STR("template"));
    TRY(process_template_file(rq->ctx, rq->conn, rq->app->pack, version, &json));
    out_str(rq->response->out, json);
    rq->response->content_type = STR("application/json");
    /* A version that was found is of a-z, 0-9 and '-': it needs no quoting. */
    http_response_header(
        rq->response, "Content-Disposition",
        str_join(rq->ctx->arena, STR("attachment; filename=\"prozess-"), version, STR(".json\"")));
    return ERR_NONE;
}

Err process_choose_action(Request *rq) {
    Written written;
    rq->submission.location = str_join(rq->ctx->arena, list_path(rq), STR("?hinweis=saved"));
    TRY(process_template_choose(rq->app, rq->ctx, &rq->submission, &rq->authority,
                                request_parameter(rq, STR("template")), &written));
    return request_redirect(rq, written.location);
}

Err process_remove_action(Request *rq) {
    Written written;
    rq->submission.location = str_join(rq->ctx->arena, list_path(rq), STR("?hinweis=deleted"));
    TRY(process_template_remove(rq->app, rq->ctx, &rq->submission, &rq->authority,
                                request_parameter(rq, STR("template")), &written));
    return request_redirect(rq, written.location);
}

/* -- Moving an initiative ----------------------------------------------------------------------- */

static Err own_of(Request *rq, Initiative *initiative, const Process **ret) {
    TRY(initiative_get(rq->ctx, rq->conn, rq->initiative.id, initiative));
    return process_template_of(rq->app, rq->ctx, rq->conn, initiative, ret);
}

Err process_move_list(Request *rq) {
    Initiative initiative;
    const Process *own;
    TRY(own_of(rq, &initiative, &own));
    ProcessListView view = {
        .add.page = page_of(rq, msg(process_move_title)),
        .moving = true,
    };
    if (!str_empty(initiative.process_version) && !str_eq(initiative.process_version, own->version))
        view.missing = initiative.process_version;
    TRY(show_lines(rq, request_path(rq, "/prozess"), own->version, &view));
    process_list_page(rq->html, &view);
    return ERR_NONE;
}

/* The form holds the version of the initiative that was looked at. */
Err process_move_show(Request *rq) {
    Initiative initiative;
    const Process *own, *wanted;
    TaskList tasks;
    TRY(own_of(rq, &initiative, &own));
    TRY(template_of(rq, &wanted));
    TRY(task_list(rq->ctx, rq->conn, rq->initiative.id, &tasks));
    if (rq->form.schema == NULL) {
        form_input_clear(rq, &REMOVE_FORM);
        rq->form.version = initiative.record.version;
    }
    ProcessMoveView view = {
        .page = page_below(rq, msg(guide_moving_title, wanted->version),
                           request_path(rq, "/prozess"), msg(process_move_title)),
        .difference = difference_view(rq, own, wanted, &tasks),
        .may_move = request_may(rq, PERMISSION_INITIATIVE_ARCHIVE) && !rq->initiative.archived &&
                    !str_eq(initiative.process_version, wanted->version),
        .form = form_of(rq, rq->http->path, msg(guide_moving_move)),
    };
    view.form.cancel = request_path(rq, "/prozess");
    process_move_page(rq->html, &view);
    return ERR_NONE;
}

Err process_move_action(Request *rq) {
    const RemoveForm *form = rq->form.record;
    Written written;
    rq->submission.location = request_path(rq, "?hinweis=saved");
    TRY(initiative_move(rq->app, rq->ctx, &rq->submission, &rq->initiative,
                        request_parameter(rq, STR("template")), rq->form.version, form->reason,
                        &written));
    return request_redirect(rq, written.location);
}
