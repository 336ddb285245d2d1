/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/audit_pages.h"

#include "app/audit_plan.h"
#include "store/audit_plan_store.h"
#include "store/audit_run_store.h"
#include "store/data_set_store.h"
#include "text/messages.h"
#include "views/audit_plan.html.h"
#include "web/audit_run_pages.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/record_pages.h"

static Err line_of(Request *rq, const AuditRun *run, AuditRunLine *ret) {
    AuditReport report;
    TRY(audit_run_report(rq->ctx->arena, run, &report));
    AuditVerdict verdict = audit_run_verdict(&report);
    *ret = (AuditRunLine){ .href = record_href(rq, NOUN_AUDIT_RUN, run->record.id, ""),
                           .name = run->name,
                           .made = audit_report_day(&report),
                           .verdict = key_label(rq, &AUDIT_VERDICTS, AUDIT_VERDICTS.keys[verdict]),
                           .verdict_class = audit_verdict_class(verdict) };
    return ERR_NONE;
}

static Err lines_of(Request *rq, const AuditRunList *runs, RecordId plan, AuditRunLines *ret) {
    AuditRunLine *lines = arena_new(rq->ctx->arena, AuditRunLine, runs->count);
    *ret = (AuditRunLines){ .items = lines };
    for (size_t i = 0; i < runs->count; i++)
        if (runs->items[i].audit_plan.v == plan.v)
            TRY(line_of(rq, &runs->items[i], &lines[ret->count++]));
    return ERR_NONE;
}

/* -- All of them ------------------------------------------------------------------------------------ */

static const DataSet *set_by_id(const DataSetList *sets, RecordId id) {
    for (size_t i = 0; i < sets->count; i++)
        if (sets->items[i].record.id.v == id.v)
            return &sets->items[i];
    return NULL;
}

static Err fill_plans(Request *rq, const DataSetList *sets, AuditListView *view) {
    AuditPlanList plans;
    AuditRunList runs;
    TRY(audit_plan_list(rq->ctx, rq->conn, rq->initiative.id, &plans));
    TRY(audit_run_list(rq->ctx, rq->conn, rq->initiative.id, &runs));
    AuditPlanEntry *entries = arena_new(rq->ctx->arena, AuditPlanEntry, plans.count);
    for (size_t i = 0; i < plans.count; i++) {
        const AuditPlan *plan = &plans.items[i];
        const DataSet *set = set_by_id(sets, plan->data_set);
        entries[i] = (AuditPlanEntry){
            .id = str_join(rq->ctx->arena, STR("pruefung-"),
                           id_text(rq->ctx->arena, plan->record.id.v)),
            .href = record_href(rq, NOUN_AUDIT_PLAN, plan->record.id, ""),
            .name = plan->name,
            .data_set = set == NULL ? STR("") : set->name,
            .data_set_href = record_href(rq, NOUN_DATA_SET, plan->data_set, ""),
            .fixed_on = audit_plan_fixed(plan) ? plan->fixed_on : (Date){ 0 },
            .function = plan->function,
        };
        TRY(lines_of(rq, &runs, plan->record.id, &entries[i].runs));
    }
    view->plans = entries;
    view->plan_count = plans.count;
    return ERR_NONE;
}

static void fill_sets(Request *rq, const DataSetList *sets, AuditListView *view) {
    DataSetEntry *entries = arena_new(rq->ctx->arena, DataSetEntry, sets->count);
    Date today = clock_today(rq->ctx->clock);
    for (size_t i = 0; i < sets->count; i++) {
        const DataSet *set = &sets->items[i];
        entries[i] = (DataSetEntry){ .href = record_href(rq, NOUN_DATA_SET, set->record.id, ""),
                                     .name = set->name,
                                     .origin = set->origin,
                                     .delete_on = set->delete_on,
                                     .over = date_compare(set->delete_on, today) < 0 };
    }
    view->sets = entries;
    view->set_count = sets->count;
}

Err audit_list_page(Request *rq) {
    DataSetList sets;
    TRY(data_set_list(rq->ctx, rq->conn, rq->initiative.id, &sets));
    AuditListView view = { .page = page_of(rq, noun_message(rq, &NOUNS[NOUN_AUDIT_PLAN], "list")) };
    view.page.lead_message = noun_message(rq, &NOUNS[NOUN_AUDIT_PLAN], "intro");
    TRY(fill_plans(rq, &sets, &view));
    fill_sets(rq, &sets, &view);
    if (request_may_edit(rq)) {
        view.new_set_href = request_path(rq, "/" SLUG_DATA_SET "/neu");
        if (sets.count > 0) /* an audit looks at one of them */
            view.new_plan_href = request_path(rq, "/" SLUG_AUDIT_PLAN "/neu");
    }
    audit_list_page_view(rq->html, &view);
    return ERR_NONE;
}

/* -- One plan --------------------------------------------------------------------------------------- */

Err audit_plan_show(Request *rq) {
    AuditPlanView view = { 0 };
    const void *record;
    AuditRunList runs;
    Arena *arena = rq->ctx->arena;
    TRY(record_view_of(rq, &view.record, &record));
    const AuditPlan *plan = record;
    TRY(audit_run_list_of(rq->ctx, rq->conn, rq->initiative.id, plan->record.id, &runs));
    TRY(lines_of(rq, &runs, plan->record.id, &view.runs));
    view.fixed = audit_plan_fixed(plan);
    view.command = audit_plan_command(
        arena, plan, message_plain(rq->html->language, MSG_AUDIT_PLAN_COMMAND_FILE),
        message_plain(rq->html->language, MSG_AUDIT_PLAN_COMMAND_REPORT));
    if (runs.count > 1)
        view.compare_href = record_href(rq, NOUN_AUDIT_PLAN, plan->record.id, "/vergleich");
    if (view.fixed && request_may_edit(rq))
        view.take_href = str_join(arena, request_path(rq, "/" SLUG_AUDIT_RUN "/neu?audit_plan="),
                                  id_text(arena, plan->record.id.v));
    audit_plan_page(rq->html, &view);
    return ERR_NONE;
}
