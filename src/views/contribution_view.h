/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* contribution_view.h -- what people brought in, and what became of it. */
#include "base/date.h"
#include "domain/answer_past.h"
#include "views/public_link_view.h"
#include "views/record_view.h"

typedef struct ContributionItem {
    Str href;
    Str subject, text;
    Str whose; /* function or group; "" = not said */
    Date received_on;
    bool sent; /* on the public page, not entered by the team */
    bool published;
    bool answered;
    Message outcome;
    Str outcome_class;
    Str answer;
    Date answered_on;
    AnswerPast answer_past;
    Date told_on;       /* to whom it concerns; none: nobody said so */
    Str answer_href;    /* "" = may not, or it is answered */
    PublicLinks led_to; /* for those outside: what came of it */
} ContributionItem;

typedef struct ContributionView {
    RecordView record;
    bool answered;
    Str answer_href;  /* "" = may not */
    Str blacken_href; /* "" = may not, or the team entered it */
} ContributionView;

/* After a blackening: words that were taken out and still stand elsewhere. */
typedef struct NamesLeftView {
    Page page;
    Str sent, answer; /* the words in the contribution, and in its answer; "" = none */
    Str record_href, blacken_href, answer_href;
} NamesLeftView;

typedef struct ContributionAnswerView {
    Page page;
    ContributionItem item;
    FormView form;
    Str decision_href, task_href; /* what can come of it and is not there yet */
} ContributionAnswerView;
