/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_options_check.h"

static Err refuse(AuditProblem *problem, AuditProblemKind kind, const char *option, Str value) {
    *problem = (AuditProblem){ .kind = kind, .option = str_from(option), .value = value };
    return ERR_INVALID;
}

static Err refuse_with(AuditProblem *problem, AuditProblemKind kind, const char *option,
                       const char *other) {
    *problem =
        (AuditProblem){ .kind = kind, .option = str_from(option), .choices = str_from(other) };
    return ERR_INVALID;
}

/* -- Columns -------------------------------------------------------------------------------------- */

static bool is_counted(const AuditOptions *options, Str column) {
    bool found = false;
    for (size_t i = 0; i < options->groups.count; i++)
        found |= str_eq(options->groups.items[i], column);
    for (size_t i = 0; i < options->strata.count; i++)
        found |= str_eq(options->strata.items[i], column);
    for (size_t i = 0; i < options->intersections.count; i++)
        for (size_t c = 0; c < options->intersections.items[i].count; c++)
            found |= str_eq(options->intersections.items[i].columns[c], column);
    return found;
}

static Err check_columns(const AuditOptions *options, AuditProblem *problem) {
    for (size_t i = 0; i < options->bins.count; i++) {
        Str group = options->bins.items[i].group;
        for (size_t k = 0; k < i; k++)
            if (str_eq(options->bins.items[k].group, group))
                return refuse(problem, AUDIT_GIVEN_TWICE, "--bin", group);
        if (!is_counted(options, group))
            return refuse(problem, AUDIT_BIN_UNUSED, "--bin", group);
    }
    for (size_t i = 0; i < options->judgement.reference_count; i++)
        if (!is_counted(options, options->judgement.references[i].column))
            return refuse(problem, AUDIT_BIN_UNUSED, "--reference",
                          options->judgement.references[i].column);
    return ERR_NONE;
}

/* -- Options -------------------------------------------------------------------------------------- */

static bool judges(const AuditOptions *options, AuditMetric metric) {
    for (size_t i = 0; i < options->judgement.judged_count; i++)
        if (options->judgement.judged[i].metric == metric)
            return true;
    return false;
}

static bool judges_label(const AuditOptions *options) {
    for (size_t i = 0; i < options->judgement.judged_count; i++)
        if (audit_metric_needs_label(options->judgement.judged[i].metric))
            return true;
    return false;
}

/* Each needs another one. */
static Err check_needs(const AuditOptions *options, bool counted, AuditProblem *problem) {
    bool undecided = options->decisions.count == 0 && !counted;
    bool unasked =
        undecided && str_empty(options->rules_file) && str_empty(options->population_file);
    bool ungrouped = options->groups.count + options->intersections.count == 0;
    const AuditDatabase *database = &options->database;
    bool in_database = !str_empty(database->location);
    const struct {
        bool lacks;
        const char *option, *other;
    } NEEDS[] = {
        { options->groups.count > 0 && unasked, "--group", "--decision" },
        { options->intersections.count > 0 && unasked, "--intersect", "--decision" },
        { options->opt_label != NULL && undecided, "--label", "--decision" },
        { options->where.count > 0 && undecided, "--where", "--decision" },
        { options->decisions.count > 0 && ungrouped, "--decision", "--group / --intersect" },
        { options->strata.count > 0 && ungrouped, "--stratum", "--group / --intersect" },
        { options->opt_suggestion != NULL && undecided, "--suggestion", "--decision" },
        { !str_empty(options->received) && undecided, "--received", "--decision" },
        { !str_empty(options->score) && undecided, "--score", "--decision" },
        { !str_empty(options->score) && options->opt_label == NULL, "--score", "--label" },
        { !str_empty(options->received) && str_empty(options->decided), "--received", "--decided" },
        { !str_empty(options->decided) && str_empty(options->received), "--decided", "--received" },
        { options->opt_deferred != NULL && undecided, "--deferred", "--decision" },
        { options->opt_suggestion != NULL && options->judgement.selected == AUDIT_SELECTED_UNKNOWN,
          "--suggestion", "--selected" },
        { options->opt_suggestion == NULL && (judges(options, AUDIT_METRIC_OVERRIDE_UP) ||
                                              judges(options, AUDIT_METRIC_OVERRIDE_DOWN)),
          "--judge override_up / override_down", "--suggestion" },
        { judges(options, AUDIT_METRIC_DEFERRAL_RATE) && options->opt_deferred == NULL,
          "--judge deferral_rate", "--deferred" },
        { options->opt_label == NULL && !counted && judges_label(options), "--judge", "--label" },
        { in_database && undecided, "--sql", "--decision" },
        { in_database && str_empty(database->table) && str_empty(database->query), "--sql",
          "--table / --query" },
        { !counted && !in_database && !str_empty(database->table), "--table", "--sql" },
        { !counted && !in_database && !str_empty(database->query), "--query", "--sql" },
    };
    for (size_t i = 0; i < sizeof NEEDS / sizeof *NEEDS; i++)
        if (NEEDS[i].lacks)
            return refuse_with(problem, AUDIT_NEEDS, NEEDS[i].option, NEEDS[i].other);
    return ERR_NONE;
}

/* How a file is read says nothing of a database; and of rows held against rules, more than counts would leave it. */
static Err check_database(const AuditOptions *options, AuditProblem *problem) {
    const DialectOptions *dialect = &options->dialect;
    if (str_empty(options->database.location))
        return ERR_NONE;
    if (!str_empty(options->database.table) && !str_empty(options->database.query))
        return refuse_with(problem, AUDIT_NOT_TOGETHER, "--query", "--table");
    const struct {
        bool given;
        const char *option;
    } OTHERS[] = {
        { dialect->delimiter != 0, "--delimiter" },
        { dialect->quote_given, "--quote" },
        { dialect->encoding != ENCODING_FIND, "--encoding" },
        { dialect->header == HEADER_NO, "--no-header" },
        { dialect->skip_lines > 0, "--skip-lines" },
        { options->stop_at_reject, "--on-error" },
        { options->no_digest, "--no-digest" },
        { !str_empty(options->rules_file), "--quality" },
        { !str_empty(options->population_file), "--population" },
        { options->opt_suggestion != NULL, "--suggestion" },
        { options->opt_deferred != NULL, "--deferred" },
        { !str_empty(options->received), "--received" },
        { !str_empty(options->score), "--score" },
    };
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (OTHERS[i].given)
            return refuse_with(problem, AUDIT_NOT_TOGETHER, OTHERS[i].option, "--sql");
    return ERR_NONE;
}

Err audit_options_check(const AuditOptions *options, bool counted, AuditProblem *ret_problem) {
    const DialectOptions *dialect = &options->dialect;
    if (dialect->quote_given && dialect->quote != 0 && dialect->quote == dialect->delimiter)
        return refuse(ret_problem, AUDIT_QUOTE_PARTS, "--quote", STR(""));
    TRY(check_columns(options, ret_problem));
    TRY(check_needs(options, counted, ret_problem));
    return check_database(options, ret_problem);
}
