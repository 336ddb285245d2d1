/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* public_view.h -- an initiative as those see it who do not work on it: the public, the staff, and for
 * comparison the representatives; what is kept back is not in here. */
#include "base/date.h"
#include "domain/answer_past.h"
#include "views/address_view.h"
#include "views/coverage_view.h"
#include "views/goal_view.h"
#include "views/page_view.h"
#include "views/public_link_view.h"
#include "views/record_view.h"

/* What the page calls its records, and the feed its news of them: the address of a record is "#beteiligung-12". */
#define PUBLIC_INVOLVEMENT  "beteiligung"
#define PUBLIC_ANSWER       "antwort" /* of an involvement */
#define PUBLIC_CONTRIBUTION "beitrag"
#define PUBLIC_DECISION     "entscheidung"
#define PUBLIC_GOAL         "ziel"
#define PUBLIC_EFFECT       "wirkung"
#define PUBLIC_TASK         "aufgabe"
#define PUBLIC_SAY          "mitreden" /* a section */

/* One row of the plan: no names, no reason of a cancellation. What the law asks for is said with its basis and
 * deadline instead of a level: that of the plan is less than the right a body has by law. */
typedef struct PublicRow {
    Str occasion;
    Message level, promise, state;
    Str state_class;
    Date planned_on, heard_on;
    Str planned_text;
    Str place;         /* of what is to come, where it is public; "" = not told */
    const Str *groups; /* perspectives, never names */
    size_t group_count;
    const Str *late_groups; /* of them nobody was there: entered afterwards */
    size_t late_count;
    Date answer_due;  /* promised and not given yet; none = neither */
    bool answer_late; /* it is past */
    Message formal;   /* MSG_NONE: it is voluntary */
    Str legal_basis;
    Date deadline; /* of a formal one that is still to be heard */
    int64_t record;
} PublicRow;

/* What somebody said and what became of it; of an involvement as a whole without an outcome. */
typedef struct PublicAnswer {
    Str about, text, answer;
    Message outcome;
    Str outcome_class;
    PublicLink said_at; /* the involvement; text "" = not told */
    bool sent;          /* on the public page, about that involvement */
    PublicLinks led_to; /* that came of it */
    AnswerPast past;
    Date answered_on;
    const char *kind; /* PUBLIC_ANSWER or PUBLIC_CONTRIBUTION */
    int64_t record;   /* of one day the later record first */
} PublicAnswer;

/* What people wrote, as it is or in the language of the page. */
typedef struct TranslatedWords {
    Str text;
    bool translated; /* in the language of the page */
} TranslatedWords;

/* An effect, a task. */
typedef struct PublicLine {
    Str text;
    Message kind;
    Str whom; /* an effect concerns: perspectives, never names, or society as a whole; "" = not said */
    const char *anchor; /* PUBLIC_EFFECT or PUBLIC_TASK */
    int64_t record;
} PublicLine;

typedef struct PublicDecision {
    Str question, outcome, reason, function;
    Date decided_on;
    PublicLinks answers; /* contributions */
    int64_t record;
} PublicDecision;

/* How many of a long list are shown at once; the others are folded, if they are more than one. */
enum { PUBLIC_SHOWN = 3 };
static inline size_t public_shown(size_t count) {
    return count <= PUBLIC_SHOWN + 1 ? count : PUBLIC_SHOWN;
}

typedef struct InitiativePublicView {
    Page page;
    const PageLink *contents; /* its sections: "#plan" */
    size_t content_count;
    Message phase;
    TranslatedWords summary, participation_contact;
    Str problem, problem_for_whom, contact;
    bool shows_problem, shows_coverage, shows_plan, shows_answers;
    const GoalCard *goals; /* outside */
    const PublicLine *effects, *tasks;
    size_t goal_count, effect_count, task_count;
    const CoverageItem *lines; /* taken up or counted; omitted ones with their reason */
    size_t line_count;
    CoverageCounts coverage;
    const PublicRow *coming, *past;
    size_t coming_count, past_count;
    const PublicAnswer *answers;
    size_t answer_count;
    int64_t contribution_count, answered_count;
    int64_t
        removed_count;    /* contributions that are gone; why may name somebody, and is not shown */
    int64_t hidden_count; /* that were public with an answer, and are not any more */
    int64_t removed_parts; /* of the plan, whose answer was read, and that are gone */
    int64_t released_count,
        general_count; /* of `answers` those that are contributions, and answers that whole involvements have */
    const PublicDecision *decisions;
    size_t decision_count;
    Date open_until; /* of the comment window; none = it is not open */
    Message window;  /* of one that is to come, or was; MSG_NONE = of none */
    bool window_ahead;
    Date final_on;    /* since when the plan is; none = it is not */
    Str final_reason; /* why, although nobody could comment on it; "" = somebody could */
    Date
        withdrawn_on; /* a window was told, and called off before it was over; none = it never was */
    Date reopened_on; /* it was final before, and is not any more; none = it never was */
    Date moved_from;  /* the end that stood here before; none = no other did */
    Str comment_href;
    Str feed_href, calendar_href; /* "" = not offered */
    AddressView address;          /* of this page */
    Instant changed_at;
    bool all_said;   /* every text is there in the language of the page */
    bool archived;   /* nobody has a say any more */
    Str member_href; /* for somebody signed in who belongs to it */
    bool staff;      /* seen by somebody of the authority */
    Message preview; /* whose view it is a preview of; MSG_NONE = it is the page itself */
    bool unpublished;
    const PageLink *previews;
    size_t preview_count;
} InitiativePublicView;

/* Which parts who may read. */
typedef struct DisclosureRow {
    Message part;
    bool to_public, to_staff;
} DisclosureRow;

typedef struct DisclosureView {
    RecordView record; /* what was decided, with its comments and history */
    const DisclosureRow *rows;
    size_t count;
    Str note;
    bool undecided;
    Message warning; /* a comment window on a plan that is not public; MSG_NONE = none */
    const PageLink *previews;
    size_t preview_count;
    Str translations_href;
} DisclosureView;
