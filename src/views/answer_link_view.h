/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* answer_link_view.h -- the answer to those it concerns, without an account. */
#include "base/date.h"
#include "views/address_view.h"
#include "views/contribution_view.h"
#include "views/page_view.h"
#include "views/public_view.h"

typedef struct AnswerLinkView {
    Page page;
    Str initiative, public_href; /* "" = it is not public */
    Instant
        blackened_at; /* names were taken out of what was sent, and no earlier word is kept; 0: never */
    bool archived;   /* no answer will come any more */
    Str removed_why; /* of one that was removed; "" = nothing is known of it */
    Date removed_on; /* of an involvement; none = it is a contribution that was */
    bool sent_gone;  /* what was sent is not kept any more: the words are the project's */
    bool changed;    /* the project has changed the words since they were sent */
    Str subject_now, text_now;
    Str said_to; /* the part of the plan that it was sent to; "" = the plan as a whole, or not shown */
    bool said_to_plan;
    bool receipt;           /* for who sent a contribution; otherwise an involvement */
    Message level, promise; /* of an involvement */
    Message formal; /* MSG_NONE: it is voluntary; else told with its basis instead of them */
    Str legal_basis;
    Str occasion; /* of it; "" = it has none */
    Date planned_on, heard_on, answered_on, answer_due, cancelled_on;
    bool answer_late; /* the day it was promised for has passed */
    Str planned_text, answer;
    AnswerPast answer_past; /* of it */
    int64_t removed_count;  /* contributions that stood here, and are gone */
    int64_t hidden_count;   /* that were public with an answer, and are not any more */
    int64_t moved_count;    /* that stood here, and belong to another involvement now */
    const ContributionItem *items;
    size_t item_count;
    AddressView address; /* of this page, to keep */
    TranslatedWords contact;
} AnswerLinkView;
