/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "text/audit_text.h"

#include "text/messages.h"

typedef enum Part {
    NOTHING,
    OPTION,
    VALUE,
    CHOICES,
    LEAST,
    MOST,
    SIGNS,
    FILE_NAME,
    LINE,
    COLUMN
} Part;

/* What fills the slots of a message, in their order. */
static const struct {
    MsgId id;
    Part parts[MESSAGE_SLOTS_MAX];
} PROBLEMS[] = {
    [AUDIT_OPTION_UNKNOWN] = { MSG_AUDIT_OPTION_UNKNOWN, { OPTION } },
    [AUDIT_GIVEN_TWICE] = { MSG_AUDIT_GIVEN_TWICE, { OPTION } },
    [AUDIT_NAMED_TWICE] = { MSG_AUDIT_NAMED_TWICE, { OPTION, VALUE } },
    [AUDIT_MISSING_COLUMN] = { MSG_AUDIT_MISSING_COLUMN, { OPTION, VALUE } },
    [AUDIT_CHOICES] = { MSG_AUDIT_CHOICES, { OPTION, CHOICES, VALUE } },
    [AUDIT_NOT_NUMBER] = { MSG_AUDIT_NOT_NUMBER, { OPTION, LEAST, MOST, VALUE } },
    [AUDIT_NOT_CHARACTER] = { MSG_AUDIT_NOT_CHARACTER, { OPTION, VALUE } },
    [AUDIT_QUOTE_PARTS] = { MSG_AUDIT_QUOTE_PARTS, { OPTION } },
    [AUDIT_PREDICATE_NO_OPERATOR] = { MSG_AUDIT_PREDICATE_NO_OPERATOR, { OPTION, SIGNS, VALUE } },
    [AUDIT_PREDICATE_NO_NAME] = { MSG_AUDIT_PREDICATE_NO_NAME, { OPTION, VALUE } },
    [AUDIT_PREDICATE_NAME_OPEN] = { MSG_AUDIT_PREDICATE_NAME_OPEN, { OPTION, VALUE } },
    [AUDIT_PREDICATE_NOT_NUMBER] = { MSG_AUDIT_PREDICATE_NOT_NUMBER, { OPTION, VALUE } },
    [AUDIT_PREDICATE_TOO_LONG] = { MSG_AUDIT_PREDICATE_TOO_LONG, { OPTION } },
    [AUDIT_BIN_SHAPE] = { MSG_AUDIT_BIN_SHAPE, { OPTION, VALUE } },
    [AUDIT_BIN_UNUSED] = { MSG_AUDIT_BIN_UNUSED, { OPTION, VALUE } },
    [AUDIT_INTERSECT_SHAPE] = { MSG_AUDIT_INTERSECT_SHAPE, { OPTION, VALUE } },
    [AUDIT_COLUMN_VALUE] = { MSG_AUDIT_COLUMN_VALUE, { OPTION, VALUE } },
    [AUDIT_TOO_MANY_OPTIONS] = { MSG_AUDIT_TOO_MANY_OPTIONS, { OPTION, MOST } },
    [AUDIT_NEEDS] = { MSG_AUDIT_NEEDS, { OPTION, CHOICES } },
    [AUDIT_COUNTED] = { MSG_AUDIT_COUNTED, { OPTION } },
    [AUDIT_NOT_COUNTED] = { MSG_AUDIT_NOT_COUNTED, { VALUE, CHOICES } },
    [AUDIT_NO_FILE] = { MSG_AUDIT_NO_FILE, { NOTHING } },
    [AUDIT_FILE_MISSING] = { MSG_AUDIT_FILE_MISSING, { FILE_NAME } },
    [AUDIT_FILE_FORBIDDEN] = { MSG_AUDIT_FILE_FORBIDDEN, { FILE_NAME } },
    [AUDIT_FILE_FOLDER] = { MSG_AUDIT_FILE_FOLDER, { FILE_NAME } },
    [AUDIT_FILE_NOT_READ] = { MSG_AUDIT_FILE_NOT_READ, { FILE_NAME } },
    [AUDIT_FILE_NOT_WRITTEN] = { MSG_AUDIT_FILE_NOT_WRITTEN, { FILE_NAME } },
    [AUDIT_UTF16] = { MSG_AUDIT_UTF16, { FILE_NAME } },
    [AUDIT_NOT_TEXT] = { MSG_AUDIT_NOT_TEXT, { FILE_NAME } },
    [AUDIT_SKIP_TOO_MANY] = { MSG_AUDIT_SKIP_TOO_MANY, { FILE_NAME } },
    [AUDIT_FILE_EMPTY] = { MSG_AUDIT_FILE_EMPTY, { FILE_NAME } },
    [AUDIT_HEADER_REFUSED] = { MSG_AUDIT_HEADER_REFUSED, { FILE_NAME, LINE, COLUMN } },
    [AUDIT_TOO_MANY_COLUMNS] = { MSG_AUDIT_TOO_MANY_COLUMNS, { FILE_NAME, LINE } },
    [AUDIT_QUOTE_OPEN] = { MSG_AUDIT_QUOTE_OPEN, { FILE_NAME, LINE, COLUMN } },
    [AUDIT_RECORD_TOO_LONG] = { MSG_AUDIT_RECORD_TOO_LONG, { FILE_NAME, LINE } },
    [AUDIT_NO_COLUMN] = { MSG_AUDIT_NO_COLUMN, { FILE_NAME, VALUE, CHOICES } },
    [AUDIT_REJECTED_FIELDS] = { MSG_AUDIT_REJECTED_FIELDS, { FILE_NAME, LINE, COLUMN } },
    [AUDIT_REJECTED_QUOTE] = { MSG_AUDIT_REJECTED_QUOTE, { FILE_NAME, LINE, COLUMN } },
    [AUDIT_TOO_MANY_VALUES] = { MSG_AUDIT_TOO_MANY_VALUES, { VALUE } },
    [AUDIT_VALUE_TOO_LONG] = { MSG_AUDIT_VALUE_TOO_LONG, { VALUE } },
    [AUDIT_TOO_MANY_CELLS] = { MSG_AUDIT_TOO_MANY_CELLS, { NOTHING } },
    [AUDIT_NOT_TWICE] = { MSG_AUDIT_NOT_TWICE, { FILE_NAME } },
    [AUDIT_RULE_REFUSED] = { MSG_AUDIT_RULE_REFUSED, { CHOICES, VALUE } },
    [AUDIT_RULE_NO_COLUMN] = { MSG_AUDIT_RULE_NO_COLUMN, { FILE_NAME, CHOICES, VALUE } },
    [AUDIT_RUN_TOO_LARGE] = { MSG_AUDIT_RUN_TOO_LARGE, { VALUE, MOST } },
};

static MessageSlot slot_of(const AuditProblem *problem, Part part) {
    const Str texts[] = {
        [OPTION] = problem->option,  [VALUE] = problem->value, [CHOICES] = problem->choices,
        [LEAST] = problem->least,    [MOST] = problem->most,   [SIGNS] = STR("!= >= <= > <"),
        [FILE_NAME] = problem->file,
    };
    if (part == LINE || part == COLUMN)
        return (MessageSlot){ .count = (int64_t)(part == LINE ? problem->line : problem->column) };
    return (MessageSlot){ .text = texts[part] };
}

Message audit_problem_message(const AuditProblem *problem) {
    Message message = message_of(PROBLEMS[problem->kind].id);
    for (size_t i = 0; i < MESSAGE_SLOTS_MAX && PROBLEMS[problem->kind].parts[i] != NOTHING; i++)
        message.slots[i] = slot_of(problem, PROBLEMS[problem->kind].parts[i]);
    return message;
}
