/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/audit_run_pages.h"

#include "app/audit_chart.h"
#include "app/audit_paper.h"
#include "app/audit_plan.h"
#include "app/record.h"
#include "domain/audit_comparison.h"
#include "store/audit_plan_store.h"
#include "store/audit_run_store.h"
#include "text/finding_text.h"
#include "text/messages.h"
#include "views/assets.h"
#include "views/audit_run.html.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/record_pages.h"
#include "web/report_pages.h"

/* -- What one says at worst ------------------------------------------------------------------------- */

AuditVerdict audit_run_verdict(const AuditReport *report) {
    switch (audit_exit(report)) {
    case AUDIT_EXIT_REMARKABLE: return AUDIT_REMARKABLE;
    case AUDIT_EXIT_OPEN: return AUDIT_NOT_ASSESSABLE;
    case AUDIT_EXIT_FINE: break;
    }
    return AUDIT_UNREMARKABLE;
}

const char *audit_verdict_class(AuditVerdict verdict) {
    switch (verdict) {
    case AUDIT_REMARKABLE: return "status--warning";
    case AUDIT_UNREMARKABLE: return "status--good";
    case AUDIT_NOT_ASSESSABLE:
    case AUDIT_NOT_JUDGED: break;
    }
    return "status--neutral";
}

static Message verdict_message(Request *rq, AuditVerdict verdict) {
    return key_label(rq, &AUDIT_VERDICTS, AUDIT_VERDICTS.keys[verdict]);
}

/* -- Taking a report -------------------------------------------------------------------------------- */

/* Of the plan in the address or the form; the list where it names none. */
static Str home_of(Request *rq) {
    size_t index = schema_field_index(&AUDIT_RUN_TAKE_FORM, STR("audit_plan"));
    int64_t id;
    if (str_i64(rq->form.raw[index].text, &id) && id > 0)
        return record_href(rq, NOUN_AUDIT_PLAN, (RecordId){ id }, "");
    return request_path(rq, LIST_AUDIT_RUN);
}

/* What was found at the file or in it. */
static Message file_error(Request *rq) {
    const Finding *file = finding_of(&rq->ctx->findings, STR(AUDIT_RUN_FILE));
    if (file == NULL)
        file = finding_of(&rq->ctx->findings, STR("report"));
    return file == NULL ? message_of(MSG_NONE) : finding_message(file);
}

/* Shown again the file itself is missing: a browser does not give one back. */
Err audit_run_new_page(Request *rq) {
    bool again = rq->form.schema != NULL;
    if (rq->initiative.archived && !again)
        return request_redirect(rq, request_path(rq, ""));
    if (!again)
        form_input_from_query(rq, &AUDIT_RUN_TAKE_FORM);
    AuditRunFormView view = {
        .page = page_below(rq, msg(noun_audit_run_new), request_path(rq, LIST_AUDIT_RUN),
                           msg(noun_audit_run_list)),
        .form = form_of(rq, rq->http->path, msg(noun_audit_run_new)),
        .file_error = file_error(rq),
        .again = again,
    };
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    view.form.cancel = home_of(rq);
    if (rq->conn != NULL)
        TRY(form_options_of(rq, &view.form, &NOUNS[NOUN_AUDIT_RUN]));
    audit_run_form_page(rq->html, &view);
    return ERR_NONE;
}

Err audit_run_create_action(Request *rq) {
    AuditRun *run = rq->form.record;
    Written written;
    run->report = rq->form.file.bytes;
    if (str_empty(run->report)) {
        finding_add(&rq->ctx->findings, rq->ctx->arena, STR(AUDIT_RUN_FILE), FINDING_REQUIRED, 0);
        form_rules_check(rq);
        return ERR_INVALID;
    }
    rq->submission.location =
        str_join(rq->ctx->arena, request_path(rq, "/" SLUG_AUDIT_RUN "/{id}?hinweis=created"));
    TRY(record_create(rq->app, rq->ctx, &rq->submission, &rq->initiative, &NOUNS[NOUN_AUDIT_RUN],
                      run, &written));
    return request_redirect(rq, written.location);
}

/* -- One report ------------------------------------------------------------------------------------- */

/* A form with what was found in it already. */
static Str task_for(Request *rq, const AuditRun *run, Str name, Str description) {
    CLEANUP(out_done) Out out = out_open(512);
    out_str(&out, request_path(rq, "/" SLUG_TASK "/neu?value_pairs=fairness&audit_run="));
    out_i64(&out, run->record.id.v);
    if (!str_empty(name)) {
        out_c(&out, "&name=");
        html_url_part(&out, name);
        out_c(&out, "&description=");
        html_url_part(&out, description);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

typedef LIST_OF(Str) Sentences;
typedef LIST_OF(AuditVerdictLine) VerdictLines;

static void say(Arena *arena, Sentences *sentences, Str opt_text) {
    if (!str_empty(opt_text))
        *list_push(arena, sentences) = opt_text;
}

/* Gaps that follow each other are of one comparison; *at is moved behind them. */
static void say_gaps(const AuditWords *words, const AuditReport *report, size_t *at,
                     AuditComparison *ret, bool *ret_remarkable) {
    Sentences sentences = { 0 };
    VerdictLines verdicts = { 0 };
    *ret_remarkable = false;
    do {
        const AuditGap *gap = &report->gaps.items[(*at)++];
        Str judged = audit_words_judged(words, gap);
        say(words->arena, &sentences, audit_words_observed(words, gap));
        say(words->arena, &sentences, audit_words_certain(words, gap));
        if (!str_empty(judged))
            *list_push(words->arena, &verdicts) =
                (AuditVerdictLine){ judged, audit_verdict_class(gap->verdict) };
        *ret_remarkable = *ret_remarkable || gap->verdict == AUDIT_REMARKABLE;
    } while (*at < report->gaps.count && audit_gap_follows(report, *at));
    ret->sentences = sentences.items;
    ret->sentence_count = sentences.count;
    ret->verdicts = verdicts.items;
    ret->verdict_count = verdicts.count;
}

static Err draw(const AuditWords *words, const AuditReport *report, const AuditGap *gap,
                AuditComparison *ret) {
    AuditChart chart;
    TRY(audit_chart_pairs(words, report, gap, &chart));
    if (str_empty(chart.svg))
        TRY(audit_chart_rates(words, report, gap, &chart));
    ret->drawing = (HtmlSafe){ chart.svg };
    ret->drawing_text = chart.sentence;
    return ERR_NONE;
}

static Err compare_groups(Request *rq, const AuditWords *words, const AuditRun *run,
                          const AuditReport *report, size_t *at, AuditComparison *ret) {
    Arena *arena = words->arena;
    const AuditGap *gap = &report->gaps.items[*at];
    AuditRates rates = audit_rates_of(arena, report, gap);
    AuditRateWords *lines = arena_new(arena, AuditRateWords, rates.count);
    bool remarkable;
    for (size_t i = 0; i < rates.count; i++)
        lines[i] = audit_words_rate(words, rates.items[i]);
    *ret = (AuditComparison){
        .id = str_join(arena, STR("vergleich-"), id_text(arena, (int64_t)*at + 1)),
        .heading = audit_words_heading(words, gap),
        .rates = lines,
        .rate_count = rates.count,
    };
    TRY(draw(words, report, gap, ret));
    say_gaps(words, report, at, ret, &remarkable);
    if (remarkable && request_may_edit(rq))
        ret->task_href =
            task_for(rq, run, ret->heading, ret->sentence_count > 0 ? ret->sentences[0] : STR(""));
    return ERR_NONE;
}

static Err fill_comparisons(Request *rq, const AuditWords *words, const AuditRun *run,
                            const AuditReport *report, AuditRunView *view) {
    AuditComparison *items = arena_new(words->arena, AuditComparison, report->gaps.count);
    AuditChart chart;
    for (size_t at = 0; at < report->gaps.count;)
        TRY(compare_groups(rq, words, run, report, &at, &items[view->count++]));
    TRY(audit_chart_gaps(words, report, &chart));
    view->comparisons = items;
    view->drawing = (HtmlSafe){ chart.svg };
    view->drawing_text = chart.sentence;
    return ERR_NONE;
}

static void fill_quality(const AuditWords *words, const AuditReport *report, AuditRunView *view) {
    AuditQualityWords *lines = arena_new(words->arena, AuditQualityWords, report->quality.count);
    for (size_t i = 0; i < report->quality.count; i++)
        lines[i] = audit_words_quality(words, &report->quality.items[i]);
    view->quality = lines;
    view->quality_count = report->quality.count;
}

Err audit_run_show(Request *rq) {
    AuditRunView view = { 0 };
    const void *record;
    AuditReport report;
    TRY(record_view_of(rq, &view.record, &record));
    const AuditRun *run = record;
    const AuditWords words = { rq->ctx->arena, rq->html->language };
    TRY(audit_run_report(rq->ctx->arena, run, &report));
    AuditVerdict verdict = audit_run_verdict(&report);
    view.made = audit_report_day(&report);
    view.verdict = verdict_message(rq, verdict);
    view.verdict_class = audit_verdict_class(verdict);
    view.input = audit_words_input(&words, &report);
    fill_quality(&words, &report, &view);
    view.findings = audit_words_findings(&words, &report);
    view.not_assessed = audit_words_not_assessed(&words, &report);
    TRY(fill_comparisons(rq, &words, run, &report, &view));
    view.html_href = record_href(rq, NOUN_AUDIT_RUN, run->record.id, "/bericht/bericht.html");
    view.odt_href = record_href(rq, NOUN_AUDIT_RUN, run->record.id, "/bericht/bericht.odt");
    view.json_href = record_href(rq, NOUN_AUDIT_RUN, run->record.id, "/bericht/bericht.json");
    if (request_may_edit(rq))
        view.task_href = task_for(rq, run, STR(""), STR(""));
    audit_run_page(rq->html, &view);
    return ERR_NONE;
}

/* -- As a document ---------------------------------------------------------------------------------- */

static Err write_paper(Request *rq, const AuditRun *run, PaperKind kind) {
    AuditReport report;
    TRY(audit_run_report(rq->ctx->arena, run, &report));
    const AuditPaper paper = { .kind = kind,
                               .language = rq->html->language,
                               .title = run->name,
                               .stylesheet = asset_url(ASSET_PAPER_CSS) };
    return audit_paper(rq->ctx->arena, &paper, &report, rq->response->out);
}

Err audit_run_file(Request *rq) {
    RecordId id;
    AuditRun run;
    Str file = request_parameter(rq, STR("file"));
    TRY(request_record(rq, &id));
    TRY(audit_run_get(rq->ctx, rq->conn, rq->initiative.id, id, &run));
    if (str_eq(file, STR("bericht.html"))) {
        TRY(write_paper(rq, &run, PAPER_HTML));
        rq->response->content_type = STR("text/html; charset=utf-8");
        return ERR_NONE;
    }
    if (str_eq(file, STR("bericht.odt"))) {
        TRY(write_paper(rq, &run, PAPER_ODT));
        report_attach(rq, file, STR("application/vnd.oasis.opendocument.text"));
        return ERR_NONE;
    }
    if (!str_eq(file, STR("bericht.json")))
        return ERR_NOT_FOUND;
    out_str(rq->response->out, run.report);
    report_attach(rq, file, STR("application/json"));
    return ERR_NONE;
}

/* -- Before and after ------------------------------------------------------------------------------- */

static void say_side(Request *rq, const AuditReport *report, const AuditGap *opt_gap, Str *ret_text,
                     Message *ret_verdict, const char **ret_class) {
    const AuditWords words = { rq->ctx->arena, rq->html->language };
    *ret_text = opt_gap == NULL ? STR("") : audit_words_gap(&words, report, opt_gap);
    *ret_verdict = message_of(MSG_NONE);
    *ret_class = "";
    if (opt_gap == NULL || opt_gap->verdict == AUDIT_NOT_JUDGED)
        return;
    *ret_verdict = verdict_message(rq, opt_gap->verdict);
    *ret_class = audit_verdict_class(opt_gap->verdict);
}

static void fill_changes(Request *rq, const AuditReport *before, const AuditReport *after,
                         AuditChangeView *view) {
    const AuditWords words = { rq->ctx->arena, rq->html->language };
    AuditChanges changes = audit_changes(words.arena, before, after);
    AuditChangeLine *lines = arena_new(words.arena, AuditChangeLine, changes.count);
    for (size_t i = 0; i < changes.count; i++) {
        const AuditChange *change = &changes.items[i];
        const AuditGap *named = change->opt_after != NULL ? change->opt_after : change->opt_before;
        AuditChangeLine *line = &lines[view->count++];
        line->heading = audit_words_question(&words, named);
        say_side(rq, before, change->opt_before, &line->before, &line->verdict_before,
                 &line->class_before);
        say_side(rq, after, change->opt_after, &line->after, &line->verdict_after,
                 &line->class_after);
    }
    view->lines = lines;
}

Err audit_change_show(Request *rq) {
    RecordId id;
    AuditPlan plan;
    AuditRunList runs;
    AuditReport before, after;
    TRY(request_record(rq, &id));
    TRY(audit_plan_get(rq->ctx, rq->conn, rq->initiative.id, id, &plan));
    TRY(audit_run_list_of(rq->ctx, rq->conn, rq->initiative.id, id, &runs));
    if (runs.count < 2) /* one was removed since the link was there */
        return request_redirect(rq, record_href(rq, NOUN_AUDIT_PLAN, id, ""));
    const AuditRun *first = &runs.items[0], *last = &runs.items[runs.count - 1];
    TRY(audit_run_report(rq->ctx->arena, first, &before));
    TRY(audit_run_report(rq->ctx->arena, last, &after));
    AuditChangeView view = {
        .page = page_below(rq, msg(audit_plan_compare),
                           record_href(rq, NOUN_AUDIT_PLAN, plan.record.id, ""),
                           msg(noun_audit_plan_one)),
        .before_name = first->name,
        .before_href = record_href(rq, NOUN_AUDIT_RUN, first->record.id, ""),
        .after_name = last->name,
        .after_href = record_href(rq, NOUN_AUDIT_RUN, last->record.id, ""),
        .measure = last->measure,
    };
    view.page.subject = plan.name;
    fill_changes(rq, &before, &after, &view);
    audit_change_page(rq->html, &view);
    return ERR_NONE;
}
