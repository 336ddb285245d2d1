/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* contributions_view.h -- contributions that wait for an answer, and several of them at once. */
#include "views/contribution_view.h"

typedef struct ContributionsChosenItem {
    Str id;
    ContributionItem item;
    Message why; /* it was not done; MSG_NONE: nobody tried yet */
} ContributionsChosenItem;

typedef struct ContributionsOpenView {
    Page page;
    Str all_href, sent_href;
    bool all, sent; /* which of them is shown; neither: of one involvement */
    bool may;       /* answer and remove */
    bool ticked;    /* all of them */
    Str tick_href;  /* the other way round */
    Str answer_action, remove_action;
    const ContributionsChosenItem *items;
    size_t count;
    Str next_href;   /* "" = no more */
    int64_t maximum; /* of what goes at once, where more are chosen */
} ContributionsOpenView;

typedef struct ContributionsChosenView {
    Page page;
    FormView form;
    Str chosen;
    const ContributionsChosenItem *items;
    size_t count;
    Str home;
    bool remove;                        /* they are to be removed, not answered */
    bool any_sent;                      /* words of the public go for good */
    const ContributionsChosenItem *out; /* were chosen, and are not in the form */
    size_t out_count;
    bool left; /* some were not done: */
    int64_t done, gone,
        later; /* how many went as asked, were removed already, go with the daily job */
} ContributionsChosenView;
