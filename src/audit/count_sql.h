/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* count_sql.h -- what is counted, as statements for the database in which the rows are: only counts leave it (AUDIT.md, Engine).
 *
 * The same rows are counted as in a file of them (cell_count.h): what is missing, exact texts, exact numbers, classes. One difference:
 * a text is a number if it has digits, at most one decimal sign and perhaps an exponent; thousands are not grouped in a database.
 *
 * Names and texts are quoted here and nowhere else. Whoever answers for the database can read a statement, and sign it off. */
#include "audit/cell_count.h"
#include "base/out.h"

typedef enum CountDialect { COUNT_SQLITE, COUNT_POSTGRES } CountDialect;

/* Views; all must live as long as what is made of them. */
typedef struct CountSource {
    CountDialect dialect;
    Str table; /* NAME or SCHEMA.NAME; else */
    Str query; /* a SELECT, whose rows are meant */
    ColumnNames names;
    const bool *numbers; /* of each column: PostgreSQL knows it as one of numbers */
    char decimal;        /* of numbers in columns of text */
} CountSource;

/* Its columns, and nothing of its rows. */
void count_sql_columns(const CountSource *source, Out *out);

typedef struct CountSql CountSql;
/* In the arena. ERR_INVALID: `*ret_name` is no column, or two columns have it. */
MUST_CHECK Err count_sql_open(Arena *arena, const CountSource *source, const CellQuestion *question,
                              const CountSql **ret, Str *ret_name);

/* One row: all rows, those that all conditions hold for, values of classes that are no numbers. */
void count_sql_totals(const CountSql *sql, Out *out);
/* A row for each cell of the family and what was decided of its rows: the family's columns (null: missing), the decisions and, if there is
 * one, the label (words of count_sql_truth), the number of rows. */
void count_sql_cells(const CountSql *sql, size_t family, Out *out);
/* The first values, by their bytes, of a condition's column. */
void count_sql_values(const CountSql *sql, const Predicate *predicate, size_t most, Out *out);

/* "yes", "no"; what is neither is unknown. */
Truth count_sql_truth(Str word);
