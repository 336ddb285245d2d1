/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* initiative_view.h -- lists of initiatives, the home of one, and its public page. */
#include "base/date.h"
#include "views/coverage_view.h"
#include "views/ended_role_view.h"
#include "views/guide_home_view.h"
#include "views/invitation_view.h"
#include "views/record_view.h"
#include "views/waiting_view.h"

typedef struct InitiativeItem {
    Str href, name, summary;
    bool summary_translated; /* in the language of the page */
    Message phase;
    Instant changed_at;
    bool published, archived;
} InitiativeItem;

/* An initiative in which the reader has a role, and which. */
typedef struct OwnInitiative {
    Str href, name, roles;
} OwnInitiative;

/* What the reader sees and what they chose to see. */
typedef struct InitiativeListView {
    Page page;
    const OwnInitiative *own; /* only on the start page */
    size_t own_count;
    const InitiativeItem *lines;
    size_t count;
    int64_t total;
    Str create_href, import_href; /* "" = may not */
    Str waiting_href;             /* what waits for the person; "" = nobody is signed in */
    bool archived;                /* the archive is shown */
    InvitationNotices invitations;
    EndedRoleNotices ended;
    bool without_role; /* signed in, and nothing to see anywhere */
    Str public_href; /* what their authority has published, for who has roles in single ones only */
    Str other_href;  /* archive ↔ active */
    Str older_href, newest_href; /* keyset paging; "" = none */
    Str search_action;           /* "" = no search here */
    const PageLink *others;      /* further authorities that have published something */
    size_t other_count;
} InitiativeListView;

/* One of the six phases on the stepper. */
typedef struct PhaseStep {
    Message label;
    bool done, current;
    bool left_open; /* past, and something in it is still to be done */
    bool unshown;   /* past, and all that is left is to see what is said to be done */
} PhaseStep;

/* One thing that is still missing, with the page where it can be mended. */
typedef struct GapLine {
    Message text;
    Str subject; /* the goal, stakeholder or perspective meant; "" = the initiative */
    Str href;
} GapLine;

typedef struct InitiativeHomeView {
    Page page;
    const PhaseStep *phases;
    size_t phase_count;
    GuideHome guide;
    const DisplayField *fields; /* problem and the other texts of the initiative */
    size_t field_count;
    const DisplayField *context; /* use context */
    size_t context_count;
    Str edit_href, context_href, export_href, publish_href, archive_href; /* "" = may not */
    Str context_page; /* shown where there is one */
    bool published, archived;
    Str public_href, translations_href;
    int64_t goal_count, stakeholder_count, involvement_count, effect_count;
    Str goals_href, stakeholders_href, involvements_href, effects_href;
    CoverageCounts coverage;
    Str coverage_href;
    const GapLine *gaps; /* of an archived one nothing is said: nobody could put it right */
    size_t gap_count;
    const WaitingTalkItem *questions; /* of bodies, for who may answer them */
    size_t question_count;
    const DisplayComment *comments;
    size_t comment_count;
    bool may_comment;
    FormView comment_form;
    Str draft_href; /* where a draft of a comment on it is begun */
} InitiativeHomeView;
