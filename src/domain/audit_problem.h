/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_problem.h -- why an audit did not run: what was asked, or what was given to it, cannot be understood. As data; the words are
 * in text/audit_text.h. */
#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Up to AUDIT_USAGE_LAST it is the question, behind it the input. */
typedef enum AuditProblemKind {
    AUDIT_FINE,
    AUDIT_OPTION_UNKNOWN, /* in a file of options */
    AUDIT_GIVEN_TWICE,
    AUDIT_NAMED_TWICE,    /* `value`, a column or a name */
    AUDIT_MISSING_COLUMN, /* `value` is no column */
    AUDIT_CHOICES,        /* `choices` are the values there are */
    AUDIT_NOT_NUMBER,     /* or not from `least` to `most`, which are texts */
    AUDIT_NOT_CHARACTER,  /* one sign of ASCII, or "tab" */
    AUDIT_QUOTE_PARTS,    /* --quote is the sign of --delimiter */
    AUDIT_PREDICATE_NO_OPERATOR,
    AUDIT_PREDICATE_NO_NAME,
    AUDIT_PREDICATE_NAME_OPEN,
    AUDIT_PREDICATE_NOT_NUMBER,
    AUDIT_PREDICATE_TOO_LONG,
    AUDIT_BIN_SHAPE,        /* COL=18,25,45 */
    AUDIT_BIN_UNUSED,       /* of a column that nothing is counted by */
    AUDIT_INTERSECT_SHAPE,  /* COL,COL */
    AUDIT_COLUMN_VALUE,     /* COL=VALUE */
    AUDIT_TOO_MANY_OPTIONS, /* `most` of this option */
    AUDIT_NEEDS,            /* `option` needs `choices` */
    AUDIT_COUNTED,          /* `option` with cells, which are counted already */
    AUDIT_NOT_COUNTED,      /* `value`, columns, together; `choices` were */
    AUDIT_NOT_TOGETHER,     /* `option` with `choices` */
    AUDIT_SQL_PASSWORD,     /* in the address of `option` */
    AUDIT_SQL_ADDRESS,      /* `option` has none */
    AUDIT_NO_FILE,
    AUDIT_USAGE_LAST = AUDIT_NO_FILE,

    AUDIT_FILE_MISSING,
    AUDIT_FILE_FORBIDDEN,
    AUDIT_FILE_FOLDER,
    AUDIT_FILE_NOT_READ, /* behind `line`, if known */
    AUDIT_FILE_NOT_WRITTEN,
    AUDIT_UTF16,
    AUDIT_NOT_TEXT,
    AUDIT_SKIP_TOO_MANY,
    AUDIT_FILE_EMPTY,
    AUDIT_HEADER_REFUSED,
    AUDIT_TOO_MANY_COLUMNS,
    AUDIT_QUOTE_OPEN,
    AUDIT_RECORD_TOO_LONG,
    AUDIT_NO_COLUMN, /* `value`; `choices` are the columns */
    AUDIT_REJECTED_FIELDS,
    AUDIT_REJECTED_QUOTE,
    AUDIT_TOO_MANY_VALUES, /* of the column `value` */
    AUDIT_VALUE_TOO_LONG,  /* the same */
    AUDIT_TOO_MANY_CELLS,
    AUDIT_SQL_NOT_OPENED,  /* `file`, the database; `value` is what it says */
    AUDIT_SQL_REFUSED,     /* the same, of a statement */
    AUDIT_SQL_NOT_TEXT,    /* a value in `file` is not in UTF-8 */
    AUDIT_SCORES_TOO_FINE, /* `file`: too many different ones for so many groups */
    AUDIT_NOT_TWICE,       /* `file`, standard input, would have to be read once more */
    AUDIT_RULE_REFUSED,    /* `value` of the rule at `choices`, a JSON pointer */
    AUDIT_RULE_NO_COLUMN,  /* `value`, which the rule at `choices` names, in `file` */
    AUDIT_RUN_TOO_LARGE    /* `value` combinations in all that is asked; at most `most` */
} AuditProblemKind;

/* What a kind does not need is empty. */
typedef struct AuditProblem {
    AuditProblemKind kind;
    Str option; /* "--decision" */
    Str value;  /* as given */
    Str choices, least, most;
    Str file;
    uint64_t line, column; /* column: the number of the field */
} AuditProblem;

static inline bool audit_problem_usage(const AuditProblem *problem) {
    return problem->kind <= AUDIT_USAGE_LAST;
}
