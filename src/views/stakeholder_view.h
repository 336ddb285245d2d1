/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* stakeholder_view.h -- the stakeholders of an initiative: table and map of affectedness × influence. */
#include "views/chart.h"
#include "views/page_view.h"
#include "views/record_view.h"

/* One thing rated, by the project and by the group itself; MSG_NONE = nobody said. */
typedef struct RatingPair {
    Message project, self;
} RatingPair;

typedef struct StakeholderRow {
    int64_t number; /* in the table and on the map */
    Str href, name;
    const Str *perspectives;
    size_t perspective_count;
    Message voice; /* MSG_NONE = not said */
    RatingPair affectedness, influence;
    bool differs, weak_voice, unrated;
} StakeholderRow;

/* One stakeholder: what every record shows, and what the list says about it. */
typedef struct StakeholderView {
    RecordView record;
    bool weak_voice, differs;
} StakeholderView;

typedef struct StakeholderListView {
    Page page;
    const StakeholderRow *rows;
    size_t count;
    const StakeholderRow **weak; /* those that need a stronger voice */
    size_t weak_count;
    RatingChart map;
    size_t rated_count; /* 0: no map */
    Str new_href;       /* "" = may not */
    Str import_href;    /* set where new_href is */
} StakeholderListView;
