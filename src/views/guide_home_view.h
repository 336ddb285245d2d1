/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* guide_home_view.h -- the guide on the home of an initiative, and the page of one of its tasks.
 *
 * The words of a task are the template's, or people's own (`written`). Functions and roles, never the name
 * of a person: what is shown here is the same for everybody with the same permissions. */
#include "base/date.h"
#include "views/page_view.h"

typedef struct GuideItem {
    Str href; /* the task: why, how, what is entered about it */
    Str title;
    bool written;
    Str do_href; /* the page where it is done; "" = nowhere in particular */
    Message state;
    Str state_class;
    Str who; /* function that people entered, or the role of the template; "" = nobody said */
    bool who_written;
    Date due;
    bool overdue;
    Message why;          /* why it applies, or why not */
    const Message *facts; /* of the classification, as sentences */
    size_t fact_count;
    bool unsaid;    /* they are not said yet: clauses, not sentences */
    Date law_ahead; /* a duty that begins on this later day; none otherwise */
    bool derived;   /* done, by what the initiative shows */
    bool unshown;   /* said to be done, and the initiative does not show it */
} GuideItem;

typedef struct GuidePhaseItem {
    Str label, hint;
    bool current, complete;
    int64_t done, waived, doing, open, applying, overdue;
    int64_t unshown;        /* of those done */
    const GuideItem *tasks; /* those that apply */
    size_t count;
    const GuideItem *others; /* those that do not, with the reason */
    size_t other_count;
} GuidePhaseItem;

typedef struct GuideHome {
    const GuideItem *next;
    size_t next_count;
    int64_t next_more; /* beyond those */
    int64_t overdue;
    const GuidePhaseItem *phases;
    size_t phase_count;
    Str phase_href;    /* where the phase is chosen; "" = may not */
    bool unsaid;       /* questions of the classification are open */
    Str classify_href; /* "" = may not */
    Str board_href, new_href, iterations_href;
    Str classification_href, plan_href, disclosure_href;
    Str version;      /* of the template; "" = it has none */
    Str process_href; /* where it can be changed */
    Date law_as_of;
} GuideHome;

typedef struct GuideLaw {
    Str name, source;
    Date from;
    bool ahead, uncertain;
} GuideLaw;

typedef struct GuideTaskView {
    Page page;
    GuideItem task;
    Str phase;
    Str why; /* the reason the template gives */
    const Str *steps;
    size_t step_count;
    const Str *methods;
    size_t method_count;
    Str role, effort;
    const Message *value_pairs;
    size_t value_pair_count;
    Message source;
    const GuideLaw *laws;
    size_t law_count;
    Date law_as_of;
    Message part;                 /* what shows by itself that it is done; MSG_NONE = nothing */
    Str waived_by, waived_reason; /* "" = not waived */
    Str record_href;              /* what people have entered about it; "" = nothing yet */
    Str take_href, move_href, waive_href, edit_href; /* "" = may not */
    Str classify_href, team_href;                    /* "" = nothing to do there */
} GuideTaskView;
