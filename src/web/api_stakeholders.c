/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_stakeholders.h"

#include "store/stakeholder_store.h"
#include "text/finding_text.h"
#include "text/messages.h"
#include "web/api_output.h"

/* -- What is wrong ----------------------------------------------------------------------------- */

static Err refuse(Request *rq, const char *field, FindingKind kind) {
    finding_add(&rq->ctx->findings, rq->ctx->arena, str_from(field), kind, 0);
    return ERR_INVALID;
}

/* With the place in the table and the page's words. */
static void note(Request *rq, const Finding *finding, Message said) {
    Findings *findings = &rq->ctx->findings;
    size_t before = findings->count;
    if (rq->opt_said == NULL)
        rq->opt_said = arena_new(rq->ctx->arena, Message, FINDINGS_MAX);
    finding_add_about(findings, rq->ctx->arena, finding->field, finding->kind, finding->limit,
                      finding->subject);
    if (findings->count == before)
        return;
    findings->items[before].row = finding->row;
    findings->items[before].column = finding->column;
    rq->opt_said[before] = said;
}

/* The page lists the perspectives below; here they have an address. */
static Message words_of(Request *rq, const StakeholderFinding *found) {
    bool perspective =
        str_eq(found->found.field, STR("perspectives")) && found->found.kind == FINDING_UNKNOWN_KEY;
    return perspective ? msg(api_no_perspective) : table_finding_message(rq, found);
}

static Finding placed(const StakeholderFinding *found) {
    Finding finding = found->found;
    finding.subject = found->value;
    finding.row = (int64_t)found->line;
    finding.column = (int64_t)found->column;
    return finding;
}

/* ERR_INVALID when something is wrong with the table. */
static Err refuse_table(Request *rq, const StakeholderTable *table) {
    const TableProblem *problem = &table->problem;
    if (problem->key.len > 0) {
        const Finding whole = { .field = STR(""),
                                .kind = FINDING_TABLE_UNREADABLE,
                                .limit = problem->limit,
                                .subject = STR(""),
                                .row = (int64_t)problem->line,
                                .column = (int64_t)problem->column };
        note(rq, &whole, table_problem_message(rq, problem));
        return ERR_INVALID;
    }
    for (size_t i = 0; i < table->findings.count; i++) {
        const Finding finding = placed(&table->findings.items[i]);
        note(rq, &finding, words_of(rq, &table->findings.items[i]));
    }
    return table->findings.count > 0 ? ERR_INVALID : ERR_NONE;
}

/* -- The answer -------------------------------------------------------------------------------- */

static bool is_left(const StakeholderTable *left, size_t line) {
    for (size_t i = 0; i < left->lines.count; i++)
        if (left->lines.items[i] == line)
            return true;
    return false;
}

static void write_rows(JsonWriter *json, const StakeholderTable *table,
                       const StakeholderTable *left) {
    json_key(json, STR("rows"));
    json_array_begin(json);
    for (size_t i = 0; i < table->rows.count; i++) {
        const Stakeholder *stakeholder = &table->rows.items[i];
        Str keys = stakeholder->perspectives, key;
        if (is_left(left, table->lines.items[i]))
            continue;
        json_object_begin(json);
        api_i64(json, "row", (int64_t)table->lines.items[i]);
        api_str(json, "name", stakeholder->name);
        json_key(json, STR("perspectives"));
        json_array_begin(json);
        while (str_cut(&keys, ' ', &key))
            json_str(json, key);
        json_array_end(json);
        api_str(json, "voice", stakeholder->voice);
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_left(Request *rq, JsonWriter *json, const StakeholderTable *left) {
    json_key(json, STR("left_out"));
    json_array_begin(json);
    for (size_t i = 0; i < left->findings.count; i++) {
        const Finding finding = placed(&left->findings.items[i]);
        json_object_begin(json);
        api_str(json, "field", finding.field);
        api_str(json, "kind", finding_key(finding.kind));
        api_i64(json, "limit", finding.limit);
        api_str(json, "message",
                html_text_of(rq->html, table_finding_message(rq, &left->findings.items[i])));
        api_i64(json, "row", finding.row);
        api_id(json, "column", finding.column);
        api_str(json, "value", finding.subject);
        json_object_end(json);
    }
    json_array_end(json);
}

static Err answer(Request *rq, bool dry_run, const StakeholderTable *table,
                  const StakeholderTable *left) {
    JsonWriter json = api_open(rq);
    json_object_begin(&json);
    api_bool(&json, "dry_run", dry_run);
    write_rows(&json, table, left);
    write_left(rq, &json, left);
    json_key(&json, STR("unknown_columns"));
    json_array_begin(&json);
    for (size_t i = 0; i < table->unknown.count; i++)
        json_str(&json, table->unknown.items[i]);
    json_array_end(&json);
    json_object_end(&json);
    return api_close(&json);
}

/* -- Reading and writing ----------------------------------------------------------------------- */

static Err read_dry_run(Request *rq, bool *ret) {
    Str text = request_query(rq, STR("dry_run"));
    if (request_query_repeated(rq, STR("dry_run")))
        return refuse(rq, "dry_run", FINDING_REPEATED);
    *ret = str_eq(text, STR("true"));
    bool known = str_empty(text) || *ret || str_eq(text, STR("false"));
    return known ? ERR_NONE : refuse(rq, "dry_run", FINDING_UNKNOWN_KEY);
}

/* Against what is there: ERR_INVALID with all that is wrong. */
static Err check(Request *rq, StakeholderTable *ret) {
    StakeholderList existing;
    TRY(stakeholder_list(rq->ctx, rq->conn, rq->initiative.id, &existing));
    TRY(stakeholder_table_read(rq->ctx, rq->app->pack, rq->http->body, &existing, ret));
    return refuse_table(rq, ret);
}

/* Nothing was written: with all that is wrong. What was in the way may be gone by now; then it can be sent again. */
static Err refused_by(Request *rq, StakeholderTable *ret) {
    TRY(check(rq, ret));
    return ERR_BUSY;
}

/* Not against what is there: that may be what this very request made when it was sent first. */
static Err create(Request *rq, StakeholderTable *ret, StakeholderTable *ret_left) {
    const StakeholderList nothing = { 0 };
    Written written;
    TRY(stakeholder_table_read(rq->ctx, rq->app->pack, rq->http->body, &nothing, ret));
    if (ret->problem.key.len > 0 || ret->findings.count > 0)
        return refused_by(rq, ret);
    rq->submission.location = rq->http->path;
    Err err = stakeholder_table_create(rq->app, rq->ctx, &rq->submission, &rq->initiative, ret,
                                       ret_left, &written);
    if (err == ERR_INVALID && rq->ctx->findings.count == 0)
        return refused_by(rq, ret);
    return err;
}

Err api_stakeholder_import(Request *rq) {
    StakeholderTable table, left = { 0 };
    bool dry_run;
    if (rq->initiative.archived)
        return ERR_FORBIDDEN;
    TRY(read_dry_run(rq, &dry_run));
    if (str_empty(rq->http->body))
        return refuse(rq, "", FINDING_REQUIRED);
    if (dry_run)
        TRY(check(rq, &table));
    else
        TRY(create(rq, &table, &left));
    return answer(rq, dry_run, &table, &left);
}
