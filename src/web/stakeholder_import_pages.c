/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/stakeholder_import_pages.h"

#include "app/stakeholder_import.h"
#include "domain/choices.h"
#include "store/stakeholder_store.h"
#include "text/finding_text.h"
#include "text/label_text.h"
#include "views/stakeholder_import.html.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"

enum { MEGABYTE = 1 << 20 };

static const Field FORM_FIELDS[] = {
    FIELD(StakeholderImportForm, table, PROSE, .title = true, .maximum = STAKEHOLDER_TABLE_MAX),
    FIELD(StakeholderImportForm, confirmed, FLAG),
};
const Schema STAKEHOLDER_IMPORT_FORM =
    SCHEMA(StakeholderImportForm, "stakeholder_import", "stakeholder_imports", FORM_FIELDS);

static Str list_path(Request *rq) {
    return request_path(rq, "/" SLUG_STAKEHOLDER);
}

/* The file, else what stands in the field. */
static Str given(const Request *rq) {
    const StakeholderImportForm *form = rq->form.record;
    return rq->form.file.bytes.len > 0 ? rq->form.file.bytes : form->table;
}

static Err read_table(Request *rq, StakeholderTable *ret) {
    StakeholderList existing;
    TRY(stakeholder_list(rq->ctx, rq->conn, rq->initiative.id, &existing));
    return stakeholder_table_read(rq->ctx, rq->app->pack, given(rq), &existing, ret);
}

Message table_problem_message(Request *rq, const TableProblem *problem) {
    bool bytes =
        str_eq(problem->key, STR("file_too_large")) || str_eq(problem->key, STR("text_too_long"));
    return key_message_count(rq->ctx->arena, STR("sheet"), problem->key,
                             bytes ? problem->limit / MEGABYTE : problem->limit);
}

static void show_problem(Request *rq, const TableProblem *problem, StakeholderImportView *view) {
    view->problem = table_problem_message(rq, problem);
    if (problem->line > 0)
        view->problem_place =
            msg(stakeholder_import_place, (int64_t)problem->line, (int64_t)problem->column);
}

static void show_rows(Request *rq, const StakeholderTable *table, StakeholderImportView *view) {
    StakeholderImportRow *rows = arena_new(rq->ctx->arena, StakeholderImportRow, table->rows.count);
    for (size_t i = 0; i < table->rows.count; i++) {
        const Stakeholder *stakeholder = &table->rows.items[i];
        rows[i] = (StakeholderImportRow){
            .line = (int64_t)table->lines.items[i],
            .name = stakeholder->name,
            .voice = key_label(rq, &VOICES, stakeholder->voice),
        };
        Str keys = stakeholder->perspectives, key;
        rows[i].perspectives = arena_new(rq->ctx->arena, Str, str_pieces(keys, ' '));
        while (str_cut(&keys, ' ', &key))
            rows[i].perspectives[rows[i].perspective_count++] = perspective_label(rq, key);
    }
    view->rows = rows;
    view->row_count = table->rows.count;
}

/* In a table there is nothing to choose from: what may stand there is said. */
Message table_finding_message(Request *rq, const StakeholderFinding *finding) {
    const Field *opt_field = schema_field(&STAKEHOLDER_SCHEMA, finding->found.field);
    FindingKind kind = finding->found.kind;
    bool scale = opt_field != NULL && opt_field->type == FIELD_INTEGER;
    if (opt_field == NULL && kind == FINDING_REQUIRED)
        return msg(stakeholder_import_no_rows);
    if (kind == FINDING_REQUIRED)
        return msg(stakeholder_import_missing);
    if (kind == FINDING_NAME_TAKEN)
        return msg(stakeholder_import_twice);
    if (scale && (kind == FINDING_NOT_A_NUMBER || kind == FINDING_TOO_SMALL ||
                  kind == FINDING_TOO_LARGE || kind == FINDING_NOT_WITHIN))
        return msg(stakeholder_import_scale, opt_field->minimum, opt_field->maximum);
    if (kind == FINDING_UNKNOWN_KEY && opt_field != NULL && opt_field->keys == &VOICES)
        return msg(stakeholder_import_voice,
                   html_text_of(rq->html, key_label(rq, &VOICES, VOICES.keys[0])),
                   html_text_of(rq->html, key_label(rq, &VOICES, VOICES.keys[1])));
    if (kind == FINDING_UNKNOWN_KEY)
        return msg(stakeholder_import_no_perspective);
    return finding_message_at(opt_field, &finding->found);
}

static void show_perspectives(Request *rq, StakeholderImportView *view) {
    const Pack *pack = rq->app->pack;
    Str *labels = arena_new(rq->ctx->arena, Str, pack->perspectives.count);
    for (size_t i = 0; i < pack->perspectives.count; i++)
        labels[i] = pack_text(pack->perspectives.items[i].label, rq->html->language);
    view->perspectives = labels;
    view->perspective_count = pack->perspectives.count;
}

static void show_findings(Request *rq, const StakeholderTable *table, StakeholderImportView *view) {
    StakeholderImportFinding *shown =
        arena_new(rq->ctx->arena, StakeholderImportFinding, table->findings.count);
    for (size_t i = 0; i < table->findings.count; i++) {
        const Finding *finding = &table->findings.items[i].found;
        const Field *field = schema_field(&STAKEHOLDER_SCHEMA, finding->field);
        shown[i] = (StakeholderImportFinding){
            .line = (int64_t)table->findings.items[i].line,
            .field =
                field != NULL ? field_label(rq, &STAKEHOLDER_SCHEMA, field) : message_of(MSG_NONE),
            .value = table->findings.items[i].value,
            .text = table_finding_message(rq, &table->findings.items[i]),
        };
        if (field != NULL && field->type == FIELD_KEYS && finding->kind == FINDING_UNKNOWN_KEY)
            show_perspectives(rq, view);
    }
    view->findings = shown;
    view->finding_count = table->findings.count;
}

static void show(Request *rq, const StakeholderTable *opt_table, int64_t created) {
    if (rq->form.schema == NULL)
        form_input_clear(rq, &STAKEHOLDER_IMPORT_FORM);
    StakeholderImportView view = {
        .page = page_below(rq, msg(stakeholder_import_title), list_path(rq),
                           msg(noun_stakeholder_list)),
        .form = form_of(rq, rq->http->path, msg(stakeholder_import_check)),
        .template_href = request_path(rq, "/" SLUG_STAKEHOLDER "/vorlage.csv"),
        .most = STAKEHOLDER_IMPORT_MAX,
        .megabytes = STAKEHOLDER_TABLE_BODY_MAX / MEGABYTE,
        .created = created,
    };
    const Finding *opt_file = finding_of(&rq->ctx->findings, STR(STAKEHOLDER_TABLE_FILE));
    if (opt_file != NULL)
        view.file_error = finding_message(opt_file);
    view.page.lead_message = msg(stakeholder_import_lead);
    view.form.cancel = list_path(rq);
    if (opt_table != NULL) {
        if (opt_table->problem.key.len > 0)
            show_problem(rq, &opt_table->problem, &view);
        view.sheet = opt_table->sheet;
        show_rows(rq, opt_table, &view);
        show_findings(rq, opt_table, &view);
        view.unknown = opt_table->unknown.items;
        view.unknown_count = opt_table->unknown.count;
        view.may_create = view.row_count > 0 && view.finding_count == 0;
    }
    stakeholder_import_page_view(rq->html, &view);
}

/* Also shown again with findings; those of the table are found anew. */
Err stakeholder_import_page(Request *rq) {
    StakeholderTable table;
    if (rq->initiative.archived && rq->form.schema == NULL)
        return request_redirect(rq, request_path(rq, ""));
    bool file_refused = finding_of(&rq->ctx->findings, STR(STAKEHOLDER_TABLE_FILE)) != NULL;
    if (rq->form.schema == NULL || rq->conn == NULL || given(rq).len == 0 || file_refused) {
        show(rq, NULL, 0);
        return ERR_NONE;
    }
    TRY(read_table(rq, &table));
    show(rq, &table, 0);
    return ERR_NONE;
}

/* What came as a file stands in the field from now on. */
static void keep_text(Request *rq, const StakeholderTable *table) {
    if (rq->form.file.bytes.len == 0 || table->text.len == 0)
        return;
    size_t index = schema_field_index(&STAKEHOLDER_IMPORT_FORM, STR("table"));
    rq->form.raw[index] = (RawValue){ .text = table->text, .sent = true };
}

static Err refused(Request *rq, FindingKind kind, int64_t limit) {
    finding_add(&rq->ctx->findings, rq->ctx->arena, STR("table"), kind, limit);
    return ERR_INVALID;
}

/* What could not be created any more stands in the form, to be changed and sent as a table of its own. */
static Err show_left(Request *rq, const StakeholderTable *left, int64_t created) {
    size_t index = schema_field_index(&STAKEHOLDER_IMPORT_FORM, STR("table"));
    rq->form.raw[index] = (RawValue){ .text = left->text, .sent = true };
    show(rq, left, created);
    return ERR_NONE;
}

/* *ret false: something is wrong with it, or with what is there already. */
static Err create(Request *rq, bool *ret) {
    StakeholderTable table, left;
    Written written;
    const StakeholderList nothing = { 0 }; /* it may be what this very form has made */
    *ret = false;
    TRY(stakeholder_table_read(rq->ctx, rq->app->pack, given(rq), &nothing, &table));
    if (table.problem.key.len > 0 || table.findings.count > 0)
        return ERR_NONE;
    rq->submission.location = str_join(rq->ctx->arena, list_path(rq), STR("?hinweis=table_taken"));
    Err err = stakeholder_table_create(rq->app, rq->ctx, &rq->submission, &rq->initiative, &table,
                                       &left, &written);
    if (err == ERR_INVALID && rq->ctx->findings.count == 0)
        return ERR_NONE;
    TRY(err);
    *ret = true;
    if (left.rows.count > 0)
        return show_left(rq, &left, (int64_t)(table.rows.count - left.rows.count));
    return request_redirect(rq, written.location);
}

Err stakeholder_import_action(Request *rq) {
    const StakeholderImportForm *form = rq->form.record;
    StakeholderTable table;
    bool created = false;
    if (given(rq).len == 0)
        return refused(rq, FINDING_REQUIRED, 0);
    if (form->confirmed)
        TRY(create(rq, &created));
    if (created)
        return ERR_NONE;
    TRY(read_table(rq, &table));
    keep_text(rq, &table);
    if (table.problem.key.len > 0)
        return refused(rq, FINDING_TABLE_UNREADABLE, 0);
    if (table.findings.count > 0)
        return refused(rq, FINDING_TABLE_FINDINGS, (int64_t)table.findings.count);
    show(rq, &table, 0);
    return ERR_NONE;
}

Err stakeholder_table_file(Request *rq) {
    TRY(stakeholder_table_empty(rq->html->language, rq->response->out));
    rq->response->content_type = STR("text/csv; charset=utf-8");
    http_response_header(rq->response, "Content-Disposition",
                         STR("attachment; filename=\"stakeholder.csv\""));
    return ERR_NONE;
}
