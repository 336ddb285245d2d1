/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* answer_past.h -- what was before the answer that stands: an answer that could be read is not replaced or taken back as
 * if it had never been. The program sets it; it says days, never the words. */
#include "domain/schema.h"

typedef struct AnswerPast {
    Date was_on, withdrawn_on; /* of the last one taken back: its day, and when it was taken back */
    Date changed_on;           /* another answer replaced the one that stood there; none: never */
    Date righted_on;           /* since then the words of this one were put right; none: never */
    Date hidden_on; /* of a contribution: was public with its answer, and is not any more */
    Date
        said_changed_on; /* no field: of a record that is said in another language, since when the answer is another one there */
} AnswerPast;

#define ANSWER_PAST_FIELD(Type, name_, member)                                                     \
    {                                                                                              \
        .name = STR_INIT(name_), .type = FIELD_DATE, .offset = offsetof(Type, answer_past.member), \
        .internal = true                                                                           \
    }
/* Rows of a table of fields; the struct has an `AnswerPast answer_past`. */
#define ANSWER_PAST_FIELDS(Type)                                      \
    ANSWER_PAST_FIELD(Type, "answer_was_on", was_on),                 \
        ANSWER_PAST_FIELD(Type, "answer_withdrawn_on", withdrawn_on), \
        ANSWER_PAST_FIELD(Type, "answer_changed_on", changed_on),     \
        ANSWER_PAST_FIELD(Type, "answer_righted_on", righted_on)
