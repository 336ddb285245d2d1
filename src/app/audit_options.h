/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_options.h -- what an audit is asked, read from options as the command line or a page has them (AUDIT.md, "Command line").
 *
 * Options are checked as far as they can be without the data; whether a column exists is seen when a file is opened. */
#include "audit/cell_count.h"
#include "base/list.h"
#include "domain/audit_judgement.h"
#include "domain/audit_population.h"
#include "domain/audit_problem.h"
#include "domain/quality_rule.h"

#define AUDIT_GROUPS_MAX    ((size_t)16)
#define AUDIT_STRATA_MAX    ((size_t)4)
#define AUDIT_DECISIONS_MAX ((size_t)8)

/* "group" of --group, without dashes; a flag has an empty value. */
typedef struct AuditGiven {
    Str name, value;
} AuditGiven;

/* [NAME=]PRED. "a=b>=5" may be the column a with the text "b>=5", or the column b of what is called a: `opt_named` is then the second,
 * and holds where there is no column a. */
typedef struct AuditDecision {
    Str text;
    Predicate plain;
    const Predicate *opt_named;
    Str name; /* of opt_named */
} AuditDecision;

/* COL,COL: rates of each combination. */
typedef struct AuditIntersection {
    const Str *columns;
    size_t count;
} AuditIntersection;

/* Where the rows are, if not in files: a table, or the rows of a query. */
typedef struct AuditDatabase {
    Str location; /* path of a SQLite file or postgresql://…; "" = none */
    Str table, query;
} AuditDatabase;

typedef struct AuditOptions {
    DialectOptions dialect;
    AuditDatabase database;
    MissingCodes missing;
    bool stop_at_reject;

    LIST_OF(AuditDecision) decisions;
    const Predicate *opt_label;
    const Predicate *opt_suggestion, *opt_deferred; /* what a system said of it; was put forward */
    Str score;             /* column of what a system thinks of a row; "" = none */
    Str received, decided; /* columns of dates; "" = not asked */
    LIST_OF(Predicate) where;
    LIST_OF(Str) groups;
    LIST_OF(AuditIntersection) intersections;
    LIST_OF(CellBins) bins; /* of columns of groups, intersections or strata */
    LIST_OF(Str) strata;

    Str rules_file;                /* of --quality; "" = none */
    const QualityRules *opt_rules; /* what stands in it: who reads the options puts it here */

    Str population_file; /* of --population, in the same way */
    const AuditPopulation *opt_population;

    AuditJudgement judgement;
    size_t threads;
    bool no_digest;
} AuditOptions;

/* Views of `given` and of the arena. Names it does not know are AUDIT_OPTION_UNKNOWN: what is not about the audit itself, as --json, is
 * the caller's. ERR_INVALID with the problem. */
MUST_CHECK Err audit_options_read(Arena *arena, const AuditGiven *given, size_t count,
                                  AuditOptions *ret, AuditProblem *ret_problem);
/* The same of cells (app/audit_cells.h): decisions are counted already, and need not be among the options. */
MUST_CHECK Err audit_options_read_counted(Arena *arena, const AuditGiven *given, size_t count,
                                          AuditOptions *ret, AuditProblem *ret_problem);

/* What was asked before, with what is asked now instead: of each option, and of groups, crossed groups and strata together. Views of
 * both; room in the arena. */
void audit_options_anew(Arena *arena, const AuditProvenance *asked, const AuditGiven *given,
                        size_t count, const AuditGiven **ret, size_t *ret_count);
