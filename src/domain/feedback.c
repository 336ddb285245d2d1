/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/feedback.h"

#include "domain/room.h"

#define X(name, key) STR_INIT(key),
static const Str ANSWER_KEYS[] = { FEEDBACK_ANSWER_LIST(X) };
#undef X
const KeySet FEEDBACK_ANSWERS = { STR_INIT("feedback_answer"), ANSWER_KEYS, FEEDBACK_ANSWER_COUNT };

static const Field FIELDS[] = {
#define X(name, member) FIELD(FeedbackForm, member, KEY, .keys = &FEEDBACK_ANSWERS),
    FEEDBACK_QUESTION_LIST(X)
#undef X
};
const Schema FEEDBACK_FORM = SCHEMA(FeedbackForm, "room", "rooms", FIELDS);

Str feedback_said(const FeedbackForm *form, FeedbackQuestion question) {
    return *(const Str *)field_in(&FIELDS[question], form);
}

Str feedback_question_key(FeedbackQuestion question) {
    return FIELDS[question].name;
}

bool feedback_shown(const FeedbackCounts *counts, FeedbackQuestion question) {
    int64_t all = 0;
    for (int i = 0; i < FEEDBACK_ANSWER_COUNT; i++)
        all += counts->counts[question][i];
    return all >= SMALL_GROUP;
}
