/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_plan.h"

#include <string.h>

#include "base/out.h"
#include "domain/audit_contradiction.h"
#include "files/audit_report_json.h"
#include "files/audit_report_read.h"
#include "store/audit_plan_store.h"
#include "store/audit_run_store.h"

/* -- The question as options ---------------------------------------------------------------------- */

static void give(Arena *arena, AuditGivens *givens, const char *name, Str value) {
    *list_push(arena, givens) = (AuditGiven){ str_from(name), value };
}

static void give_text(Arena *arena, AuditGivens *givens, const char *name, Str opt_value) {
    if (!str_empty(opt_value))
        give(arena, givens, name, opt_value);
}

/* The next line that says something; false: none. */
static bool next_line(Str *rest, Str *ret) {
    while (str_cut(rest, '\n', ret)) {
        *ret = str_trim(*ret);
        if (!str_empty(*ret))
            return true;
    }
    return false;
}

static void give_lines(Arena *arena, AuditGivens *givens, const char *name, Str lines) {
    for (Str line; next_line(&lines, &line);)
        give(arena, givens, name, line);
}

/* "alter" or, of numbers, "alter=18,30,65". */
static void give_columns(Arena *arena, AuditGivens *givens, const char *name, Str lines) {
    for (Str line; next_line(&lines, &line);) {
        Str column, rest = line;
        bool has_limits = str_cut(&rest, '=', &column) && column.len < line.len;
        give(arena, givens, name, str_trim(column));
        if (has_limits)
            give(arena, givens, "bin", line);
    }
}

static void give_share(Arena *arena, AuditGivens *givens, const char *name, Decimal share) {
    char text[DECIMAL_TEXT_SIZE];
    if (share.present)
        give(arena, givens, name, str_copy(arena, decimal_text(share, '.', text)));
}

AuditGivens audit_plan_options(Arena *arena, const AuditPlan *plan) {
    AuditGivens givens = { 0 };
    give_text(arena, &givens, "decision", plan->decision);
    give_text(arena, &givens, "selected", plan->selected);
    give_text(arena, &givens, "label", plan->label);
    give_text(arena, &givens, "suggestion", plan->suggestion);
    give_text(arena, &givens, "deferred", plan->deferred);
    give_text(arena, &givens, "score", plan->score);
    give_text(arena, &givens, "received", plan->received);
    give_text(arena, &givens, "decided", plan->decided);
    give_lines(arena, &givens, "where", plan->conditions);
    give_columns(arena, &givens, "group", plan->group_columns);
    give_lines(arena, &givens, "intersect", plan->crossed);
    give_lines(arena, &givens, "reference", plan->compared_with);
    give_columns(arena, &givens, "stratum", plan->strata);
    give_lines(arena, &givens, "missing", plan->missing_codes);
    give_lines(arena, &givens, "judge", plan->judged);
    give_share(arena, &givens, "tolerance", plan->tolerance);
    give_share(arena, &givens, "ratio", plan->ratio);
    give(arena, &givens, "disclosure", STR("public"));
    return givens;
}

/* An option a line. */
#define CONTINUED " \\\n  "

/* As one word of a POSIX shell. */
static void write_word(Out *out, Str word) {
    static const char PLAIN[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.,:=/+@%";
    bool plain = word.len > 0;
    for (size_t i = 0; i < word.len; i++)
        plain = plain && word.ptr[i] != 0 && strchr(PLAIN, word.ptr[i]) != NULL;
    if (plain) {
        out_str(out, word);
        return;
    }
    out_char(out, '\'');
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] == '\'')
            out_c(out, "'\\''");
        else
            out_char(out, word.ptr[i]);
    out_char(out, '\'');
}

Str audit_plan_command(Arena *arena, const AuditPlan *plan, Str file, Str report) {
    AuditGivens givens = audit_plan_options(arena, plan);
    CLEANUP(out_done) Out out = out_open(512);
    out_c(&out, "einklang audit ");
    write_word(&out, file);
    for (size_t i = 0; i < givens.count; i++) {
        out_c(&out, CONTINUED "--");
        out_str(&out, givens.items[i].name);
        out_char(&out, ' ');
        write_word(&out, givens.items[i].value);
    }
    out_c(&out, CONTINUED "--json --output ");
    write_word(&out, report);
    return str_copy(arena, out_view(&out));
}

/* -- What is wrong with it ------------------------------------------------------------------------ */

static Err refused(Tx *tx, Str field, FindingKind kind, int64_t limit, Str subject) {
    finding_add_about(&tx->ctx->findings, tx->ctx->arena, field, kind, limit, subject);
    return ERR_INVALID;
}

/* The field of the plan that an option is made from. */
static Str field_of(Str option) {
    static const struct {
        Str option, field;
    } FIELDS[] = {
        { STR_INIT("--decision"), STR_INIT("decision") },
        { STR_INIT("--selected"), STR_INIT("selected") },
        { STR_INIT("--label"), STR_INIT("label") },
        { STR_INIT("--suggestion"), STR_INIT("suggestion") },
        { STR_INIT("--deferred"), STR_INIT("deferred") },
        { STR_INIT("--score"), STR_INIT("score") },
        { STR_INIT("--received"), STR_INIT("received") },
        { STR_INIT("--decided"), STR_INIT("decided") },
        { STR_INIT("--judge"), STR_INIT("judged") },
        { STR_INIT("--where"), STR_INIT("conditions") },
        { STR_INIT("--group"), STR_INIT("group_columns") },
        { STR_INIT("--bin"), STR_INIT("group_columns") },
        { STR_INIT("--intersect"), STR_INIT("crossed") },
        { STR_INIT("--reference"), STR_INIT("compared_with") },
        { STR_INIT("--stratum"), STR_INIT("strata") },
        { STR_INIT("--missing"), STR_INIT("missing_codes") },
        { STR_INIT("--tolerance"), STR_INIT("tolerance") },
        { STR_INIT("--ratio"), STR_INIT("ratio") },
    };
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++)
        if (str_eq(FIELDS[i].option, option))
            return FIELDS[i].field;
    return STR("");
}

static Err check_question(Tx *tx, const AuditPlan *plan) {
    AuditGivens givens = audit_plan_options(tx->ctx->arena, plan);
    AuditOptions options;
    AuditProblem problem;
    if (audit_options_read(tx->ctx->arena, givens.items, givens.count, &options, &problem) ==
        ERR_NONE)
        return ERR_NONE;
    return refused(tx, field_of(problem.option), FINDING_AUDIT_QUESTION, 0,
                   str_empty(problem.value) ? problem.option : problem.value);
}

Err audit_plan_check_around(Tx *tx, InitiativeId initiative, const AuditPlan *now,
                            const AuditPlan *opt_before) {
    AuditRunList runs = { 0 };
    bool same = opt_before != NULL && audit_plan_same_question(now, opt_before) &&
                now->data_set.v == opt_before->data_set.v;
    if (opt_before != NULL)
        TRY(audit_run_list_of(tx->ctx, tx->conn, initiative, now->record.id, &runs));
    if (runs.count > 0 && (!same || !date_eq(now->fixed_on, opt_before->fixed_on) ||
                           !str_eq(now->function, opt_before->function)))
        return refused(tx, STR(""), FINDING_AUDIT_ASKED, (int64_t)runs.count, STR(""));
    return same ? ERR_NONE : check_question(tx, now);
}

/* -- A report that answers it --------------------------------------------------------------------- */

/* How the file is read and how fast changes no question. */
static bool is_about_running(Str option) {
    static const char *const NAMES[] = { "delimiter", "quote",      "encoding",     "decimal",
                                         "no-header", "skip-lines", "on-error",     "rejects",
                                         "threads",   "seed",       "no-digest",    "progress",
                                         "html",      "odt",        "export-cells", "cells",
                                         "quality",   "population", "table",        "query" };
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (str_eq(option, str_from(NAMES[i])))
            return true;
    return false;
}

/* Whether an option that was asked for was given, each for one of the same. */
static bool taken(const AuditProvenance *from, bool *used, const AuditGiven *given) {
    for (size_t i = 0; i < from->option_count; i++)
        if (!used[i] && str_eq(from->options[i].name, given->name) &&
            str_eq(from->options[i].value, given->value)) {
            used[i] = true;
            return true;
        }
    return false;
}

/* The first option that only one of both has; "" = the same question. */
static Str difference(Arena *arena, const AuditProvenance *from, const AuditGivens *asked) {
    bool *used = arena_new(arena, bool, from->option_count);
    for (size_t i = 0; i < asked->count; i++)
        if (!taken(from, used, &asked->items[i]))
            return str_join(arena, STR("--"), asked->items[i].name, STR(" "),
                            asked->items[i].value);
    for (size_t i = 0; i < from->option_count; i++)
        if (!used[i] && !is_about_running(from->options[i].name))
            return str_join(arena, STR("--"), from->options[i].name, STR(" "),
                            from->options[i].value);
    return STR("");
}

Str audit_question_difference(Arena *arena, const AuditProvenance *a, const AuditProvenance *b) {
    AuditGivens asked = { 0 };
    for (size_t i = 0; i < a->option_count; i++)
        if (!is_about_running(a->options[i].name))
            *list_push(arena, &asked) = (AuditGiven){ a->options[i].name, a->options[i].value };
    return difference(arena, b, &asked);
}

Err audit_run_report(Arena *arena, const AuditRun *run, AuditReport *ret) {
    Findings findings = { 0 };
    return audit_report_read(arena, &findings, run->report, ret);
}

Err audit_run_report_set(Arena *arena, AuditRun *run, const AuditReport *report) {
    CLEANUP(out_done) Out out = out_open(run->report.len);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    audit_report_json(&json, report);
    TRY(json_finish(&json));
    run->report = str_copy(arena, out_view(&out));
    return ERR_NONE;
}

Err audit_run_settle(Arena *arena, AuditRun *run) {
    AuditReport report;
    if (audit_run_report(arena, run, &report) != ERR_NONE)
        return ERR_NONE; /* looking at it says why */
    return audit_run_report_set(arena, run, &report);
}

/* Of two groups or more something is said; of one there is nothing to say. */
static bool is_judged(const AuditReport *report, Str column) {
    size_t groups = 0;
    for (size_t i = 0; i < report->cells.count; i++) {
        const AuditGroup *group = &report->cells.items[i].group;
        groups += group->count == 1 && str_eq(group->items[0].column, column);
    }
    if (groups < 2)
        return true;
    for (size_t i = 0; i < report->gaps.count; i++)
        if (report->gaps.items[i].over.count == 1 &&
            str_eq(report->gaps.items[i].over.items[0], column))
            return true;
    return false;
}

Str audit_report_contradiction(Arena *arena, const AuditReport *report) {
    const AuditProvenance *from = &report->provenance;
    AuditGiven *given = arena_new(arena, AuditGiven, from->option_count);
    AuditOptions options;
    AuditProblem problem;
    for (size_t i = 0; i < from->option_count; i++)
        given[i] = (AuditGiven){ from->options[i].name, from->options[i].value };
    if (audit_options_read_counted(arena, given, from->option_count, &options, &problem) !=
        ERR_NONE) /* made of cells that were counted elsewhere, it names no decision */
        return STR("/provenance/options");
    for (size_t i = 0; i < options.groups.count; i++)
        if (!is_judged(report, options.groups.items[i]))
            return STR("/gaps");
    return audit_contradiction(arena, report, &options.judgement);
}

static Err read_report(Tx *tx, const AuditRun *run, AuditReport *ret) {
    Findings findings = { 0 };
    if (audit_report_read(tx->ctx->arena, &findings, run->report, ret) == ERR_NONE)
        return ERR_NONE;
    const Finding *first = &findings.items[0];
    if (str_empty(first->field)) /* the whole of it is no JSON */
        return refused(tx, STR("report"), first->kind, first->limit, STR(""));
    return refused(tx, STR("report"), FINDING_AUDIT_REPORT_BROKEN, 0, first->field);
}

static Err check_answer(Tx *tx, const AuditPlan *plan, const AuditReport *report) {
    AuditGivens asked = audit_plan_options(tx->ctx->arena, plan);
    Str other = difference(tx->ctx->arena, &report->provenance, &asked);
    Date made = audit_report_day(report);
    if (!str_empty(other))
        return refused(tx, STR("report"), FINDING_AUDIT_OTHER_QUESTION, 0, other);
    if (date_none(made))
        return refused(tx, STR("report"), FINDING_AUDIT_REPORT_BROKEN, 0, STR("/provenance/time"));
    if (date_compare(made, clock_today(tx->ctx->clock)) > 0)
        return refused(tx, STR("report"), FINDING_AUDIT_CONTRADICTION, 0, STR("/provenance/time"));
    if (date_compare(made, plan->fixed_on) < 0)
        return refused(tx, STR("report"), FINDING_AUDIT_BEFORE_FIXED, 0, STR(""));
    Str wrong = audit_report_contradiction(tx->ctx->arena, report);
    return str_empty(wrong) ? ERR_NONE
                            : refused(tx, STR("report"), FINDING_AUDIT_CONTRADICTION, 0, wrong);
}

Err audit_run_check_around(Tx *tx, InitiativeId initiative, const AuditRun *now,
                           const AuditRun *opt_before) {
    AuditPlan plan;
    AuditReport report;
    if (opt_before != NULL) {
        bool kept = now->audit_plan.v == opt_before->audit_plan.v &&
                    str_eq(now->report, opt_before->report);
        return kept ? ERR_NONE : refused(tx, STR("report"), FINDING_AUDIT_REPORT_KEPT, 0, STR(""));
    }
    Err err = audit_plan_get(tx->ctx, tx->conn, initiative, now->audit_plan, &plan);
    if (err == ERR_NOT_FOUND) /* writing it says what is not there */
        return ERR_NONE;
    TRY(err);
    if (!audit_plan_fixed(&plan))
        return refused(tx, STR("audit_plan"), FINDING_AUDIT_NOT_FIXED, 0, STR(""));
    TRY(read_report(tx, now, &report));
    return check_answer(tx, &plan, &report);
}
