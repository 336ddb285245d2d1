/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* coverage_view.h -- the answer to "An alle gedacht?": line by line, with reasons. */
#include "views/page_view.h"
#include "views/removed_view.h"

typedef struct CoverageCounts {
    int64_t open, planned, heard, answered, omitted;
    int64_t total; /* lines that count */
    bool over;     /* the initiative is archived: what was planned is so no more */
} CoverageCounts;

/* A stakeholder that stands for the line. */
typedef struct CoverageName {
    Str name, href;
    Message voice; /* selbst, vertreten; MSG_NONE = not said */
} CoverageName;

/* Why a line is as it is, and where the next step is entered. */
typedef struct CoverageWhy {
    Str whose; /* names of the groups meant; "" = the line as a whole */
    Message text;
    Str href; /* the involvement it is about; "" = none, or may not */
    Message link;
    Str subject;           /* what the involvement is about, for who hears only the links */
    Str which, which_href; /* the involvement or contribution meant; "" = none */
    Message level;         /* of an involvement that is named by what it is about, and its day */
    Date day;
} CoverageWhy;

typedef struct CoverageItem {
    Str label, hint;
    Str anchor;    /* id on the page: the key */
    Message group; /* heading above the first line of a group; MSG_NONE = same group */
    Message state;
    Str state_class; /* "open", "planned", … for the badge */
    bool unheard;    /* counted, and open or only planned */
    Message voice;
    bool joined_later; /* whoever was heard was entered only afterwards */
    const CoverageWhy *reasons;
    size_t reason_count;
    const Message *added; /* who stands for it only since an involvement that counts here */
    size_t added_count;
    RemovedLines removed; /* what it said and is gone: it stays in sight, whatever the state */
    const CoverageName *names;
    size_t name_count;
    Str omission_reason, omission_function;
    bool omitted_named;      /* left out, although somebody was taken up for it */
    Str add_href, omit_href; /* "" = may not, or not needed */
    Message add_label;       /* a stakeholder to take up, or a (further) involvement to plan */
    Str omission_href;     /* the omission of the line, also one that no longer counts; "" = none */
    Str intersection_href; /* the intersection behind the line; "" = none */
} CoverageItem;

typedef struct CoverageView {
    Page page;
    const CoverageItem *lines;
    size_t count;
    CoverageCounts counts;
    const CoverageItem *notice_row; /* where one comes back to, and what was done; NULL = none */
    Message notice;
    Str intersection_href; /* add "ältere Menschen mit wenig Deutsch" */
} CoverageView;
