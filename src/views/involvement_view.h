/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* involvement_view.h -- the participation plan of an initiative, row by row. */
#include "base/date.h"
#include "views/address_view.h"
#include "views/chart.h"
#include "views/contribution_view.h"
#include "views/coverage_view.h"
#include "views/form_view.h"
#include "views/initiative_view.h"
#include "views/page_view.h"
#include "views/post_button_view.h"
#include "views/record_view.h"
#include "views/removed_view.h"

typedef struct InvolvementName {
    Str href, name;
} InvolvementName;

typedef struct InvolvementRow {
    int64_t number; /* in the plan, by day */
    Str href;
    Message phase;      /* MSG_NONE = not said */
    Date changed_after; /* changed after the plan was final, on this day; none = not */
    bool added_after;   /* and made after that day, too */
    Str occasion;       /* "" = `untitled` names it */
    Message untitled;
    const InvolvementName *names;
    size_t name_count;
    Message level, promise;
    Date planned_on;
    Str planned_text;
    Message state;
    Str state_class; /* planned, heard, answered, warning, neutral */
    CoverageWhy why; /* and what is to be entered next */
    Date heard_on, answered_on, answer_due, cancelled_on;
    Str cancelled_reason;
    Str method, method_text; /* by the catalogue; in own words */
    Str place, responsible;
    bool formal;
    Str legal_basis;
    Date deadline;
    Str note, answer;
} InvolvementRow;

/* A stakeholder with everything planned for it. */
typedef struct PlanGroup {
    Str name, href;
    const InvolvementRow *const *rows; /* of those of the view */
    size_t count;
    Str plan_href; /* "" = may not */
} PlanGroup;

/* A day of the plan. */
typedef struct PlanDay {
    Date on;
    Message what;
    Str title, href;  /* "" = the plan itself */
    Message untitled; /* names what has an address and no title */
    bool over;        /* the day has passed, and it was not done */
    bool today;       /* nothing else than where the reader stands */
} PlanDay;

typedef struct PlanMonth {
    Str name;
    const PlanDay *days;
    size_t count;
} PlanMonth;

typedef enum PlanShape {
    PLAN_TABLE,
    PLAN_TIME,
    PLAN_GROUPS,
    PLAN_CALENDAR,
    PLAN_SHAPE_COUNT
} PlanShape;

typedef struct PlanLevel {
    Message label, promise;
} PlanLevel;

typedef struct InvolvementListView {
    Page page;
    const InvolvementRow *rows;
    size_t count;
    PlanShape shape;
    Str shape_hrefs[PLAN_SHAPE_COUNT];
    PlanChart chart;
    const PlanGroup *groups;
    size_t group_count, without; /* without: groups nobody involves yet */
    const PlanMonth *months;
    size_t month_count, earlier_count; /* earlier: those before this month, which come first */
    const GapLine *gaps;               /* what is wrong with the plan */
    size_t gap_count;
    const PlanLevel *levels;
    size_t level_count;
    Str methods_href;
    Message plan_state;   /* until when comments are open, since when it is final */
    int64_t added_count;  /* rows that were added after that */
    Str plan_href;        /* where it is said */
    Str join_href;        /* where anybody has a say; "" = not now */
    Str new_href;         /* "" = may not, or nobody to involve yet */
    Str stakeholder_href; /* where to name somebody first; "" = may not, or not needed */
} InvolvementListView;

/* Something to see to, so that everybody can take part. */
typedef struct AccessStep {
    Message need, todo;
    Date due, done; /* done: none = not yet */
    bool late;      /* the day has passed, it is not done, and it has not taken place */
    Str field;      /* of the checklist's form */
    Str value;      /* what its box sends: the day of today, or that of before */
    bool ticked;
    Message error; /* what was wrong with what was sent */
} AccessStep;

/* A day of something that nobody needs at present: it is kept, should it be needed again. */
typedef struct AccessKept {
    Str field, value;
} AccessKept;

/* One involvement: what every record shows, and where it stands. */
typedef struct InvolvementView {
    RecordView record;
    InvolvementRow row;
    const ContributionItem *contributions;
    size_t contribution_count;
    RemovedLines removed;    /* contributions to it that are gone */
    const AccessStep *steps; /* checklist of whoever organises it */
    size_t step_count;
    bool may_tick;
    FormView checklist; /* where its boxes are sent */
    const AccessKept *kept;
    size_t kept_count;
    int64_t answers_hidden;     /* contributions to it that are not shown there */
    AddressView answer_address; /* where its answers are read without an account */
    PostButton renew_address;   /* action "" = may not */
    Str contribute_href;        /* "" = may not */
} InvolvementView;
