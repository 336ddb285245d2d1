/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* feedback.h -- three questions at the end of a workshop, answered anonymously: counted, and tied to nobody. */
#include "base/list.h"
#include "domain/schema.h"

#define FEEDBACK_QUESTION_LIST(X) X(HEARD, heard) X(CLEAR, clear) X(FOLLOW, follow)
#define FEEDBACK_ANSWER_LIST(X)   X(YES, "yes") X(PARTLY, "partly") X(NO, "no")

#define X(name, member) FEEDBACK_QUESTION_##name,
typedef enum FeedbackQuestion {
    FEEDBACK_QUESTION_LIST(X) FEEDBACK_QUESTION_COUNT
} FeedbackQuestion;
#undef X
#define X(name, key) FEEDBACK_ANSWER_##name,
typedef enum FeedbackAnswer { FEEDBACK_ANSWER_LIST(X) FEEDBACK_ANSWER_COUNT } FeedbackAnswer;
#undef X
extern const KeySet FEEDBACK_ANSWERS;

/* Each may be left out. */
typedef struct FeedbackForm {
    Str heard;  /* could say what matters to me */
    Str clear;  /* understood what it was about */
    Str follow; /* know what happens with what was said */
} FeedbackForm;
extern const Schema FEEDBACK_FORM;

/* Of one room: counts[question][answer]. */
typedef struct FeedbackCounts {
    int64_t counts[FEEDBACK_QUESTION_COUNT][FEEDBACK_ANSWER_COUNT];
} FeedbackCounts;

/* The answer to a question; "" = none. */
Str feedback_said(const FeedbackForm *form, FeedbackQuestion question);
Str feedback_question_key(FeedbackQuestion question);
/* Five and more answered it. */
bool feedback_shown(const FeedbackCounts *counts, FeedbackQuestion question);
