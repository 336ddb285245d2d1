/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* foreign_source.h -- the authority's own data in a database that is not ours: a SQLite file, or PostgreSQL. It is read, in one view
 * of one moment, and nothing is ever written.
 *
 * The statements are not ours either (audit/count_sql.h makes them of quoted names): for our own tables there is store/db.h. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "store/db.h"

typedef enum ForeignProblemKind {
    FOREIGN_FINE,
    FOREIGN_MISSING,  /* no such file */
    FOREIGN_PASSWORD, /* one is in the address, where other programs and the report would see it */
    FOREIGN_ADDRESS,  /* it is none */
    FOREIGN_NOT_OPENED,
    FOREIGN_REFUSED, /* a statement */
    FOREIGN_NOT_TEXT /* a value is not in UTF-8 */
} ForeignProblemKind;
/* `words`: the engine's own, in one line. */
typedef struct ForeignProblem {
    ForeignProblemKind kind;
    Str words;
} ForeignProblem;

typedef struct ForeignSource ForeignSource;

/* `location`: path of a SQLite file, or postgresql://…. What libpq reads beside it (PGPASSFILE, PGSSLMODE and so on) holds. ERR_INVALID
 * with the problem, whose words lie in the arena; so in all that follows. */
MUST_CHECK Err foreign_open(Arena *arena, const char *location, ForeignSource **ret,
                            ForeignProblem *ret_problem);
/* Accepts NULL. */
void foreign_close(ForeignSource *opt_source);
Engine foreign_engine(const ForeignSource *source);

/* `is_number`: the column's type is one of numbers. SQLite has types of values, not of columns: false. */
typedef struct ForeignColumn {
    Str name;
    bool is_number;
} ForeignColumn;
/* Of the rows a statement has; in the arena. */
MUST_CHECK Err foreign_columns(ForeignSource *source, Arena *arena, const char *statement,
                               const ForeignColumn **ret, size_t *ret_count,
                               ForeignProblem *ret_problem);

/* `is_null`: the text is empty. Good until the function returns. */
typedef struct ForeignValue {
    Str text; /* UTF-8 */
    bool is_null;
} ForeignValue;
/* False: enough. */
typedef bool (*ForeignRowFn)(void *context, const ForeignValue *values, size_t count);
/* One statement, row after row as the engine makes them: none is kept. */
MUST_CHECK Err foreign_rows(ForeignSource *source, Arena *arena, const char *statement,
                            ForeignRowFn row, void *context, ForeignProblem *ret_problem);
