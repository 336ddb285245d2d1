/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* gap.h -- what is still missing in an initiative, as data for the page and `einklang check`.
 *
 * Wording: the message "gap.<key>", said after the subject it is about. Keys are stable. */
#include "domain/coverage.h"

/* name, key, noun where it can be put right */
#define GAP_LIST(X)                                                                                \
    X(PROBLEM, "problem", INITIATIVE)                                                              \
    X(IF_NOTHING_DONE, "if_nothing_done", INITIATIVE)                                              \
    X(WAYS_WITHOUT_AI, "ways_without_ai", INITIATIVE)                                              \
    X(PUBLIC_CONTACT, "public_contact", INITIATIVE) /* published, and no way to have a say */      \
    X(USE_CONTEXT, "use_context", USE_CONTEXT)                                                     \
    X(NO_GOAL, "no_goal", GOAL)                                                                    \
    X(GOAL_INDICATOR, "goal_indicator", GOAL)                                                      \
    X(GOAL_BASELINE, "goal_baseline", GOAL)                                                        \
    X(GOAL_TARGET, "goal_target", GOAL)                                                            \
    X(GOAL_DUE, "goal_due", GOAL)                                                                  \
    X(GOAL_OVERDUE, "goal_overdue", GOAL) /* due, and nothing was ever measured */                 \
    X(NO_STAKEHOLDER, "no_stakeholder", STAKEHOLDER)                                               \
    X(NOBODY_OUTSIDE, "nobody_outside", STAKEHOLDER)                                               \
    X(STAKEHOLDER_VOICE, "stakeholder_voice", STAKEHOLDER)                                         \
    X(STAKEHOLDER_UNRATED, "stakeholder_unrated", STAKEHOLDER)                                     \
    X(STRENGTHEN_VOICE, "strengthen_voice", STAKEHOLDER) /* and they shape nothing either */       \
    X(AFFECTED_ONLY_INFORMED, "affected_only_informed", STAKEHOLDER)                               \
    X(STAKEHOLDER_NOT_INVOLVED, "stakeholder_not_involved", STAKEHOLDER) /* named, never asked */  \
    X(PERSPECTIVE_OPEN, "perspective_open", STAKEHOLDER)                                           \
    X(PERSPECTIVE_ONLY_INFORMED, "perspective_only_informed", INVOLVEMENT)                         \
    X(PERSPECTIVE_PLANNED, "perspective_planned", INVOLVEMENT)                                     \
    X(PERSPECTIVE_HEARD, "perspective_heard", INVOLVEMENT)                                         \
    X(OMISSION_INCOMPLETE, "omission_incomplete", OMISSION)                                        \
    X(NOBODY_INVOLVED, "nobody_involved", STAKEHOLDER) /* of a plan that is empty: all of them */  \
    X(FINAL_WITHOUT_WINDOW, "final_without_window",                                                \
      PARTICIPATION_PLAN) /* nobody could comment on it before */                                  \
    X(INVOLVEMENT_OVERDUE, "involvement_overdue", INVOLVEMENT)                                     \
    X(INFORM_UNCONFIRMED, "inform_unconfirmed",                                                    \
      INVOLVEMENT) /* the day has passed, and nobody says that people were told */                 \
    X(ACCESS_LATE, "access_late", INVOLVEMENT)         /* points of the checklist */               \
    X(DEADLINE_PASSED, "deadline_passed", INVOLVEMENT) /* formal, and nobody was heard by then */  \
    X(PLANNED_AFTER_DEADLINE, "planned_after_deadline", INVOLVEMENT) /* formal, and still ahead */ \
    X(NOBODY_OUTSIDE_INVOLVED, "nobody_outside_involved", INVOLVEMENT)                             \
    X(ANSWER_OVERDUE, "answer_overdue", INVOLVEMENT) /* answer_due has passed */                   \
    X(ANSWER_UNSEEN, "answer_unseen", INVOLVEMENT)   /* given, and nobody outside can read it */   \
    X(ANSWERS_UNRELEASED, "answers_unreleased",                                                    \
      INVOLVEMENT) /* those to contributions: whom they concern can read none, nor was told */     \
    X(FORMAL_WITHOUT_DEADLINE, "formal_without_deadline", INVOLVEMENT)                             \
    X(CONTRIBUTION_UNANSWERED, "contribution_unanswered", CONTRIBUTION)                            \
    X(CONTRIBUTIONS_UNANSWERED, "contributions_unanswered", INVOLVEMENT) /* several of it */       \
    X(SENT_UNANSWERED, "sent_unanswered", CONTRIBUTION) /* all that came from the public */        \
    X(NOTHING_BEFORE_DECIDING, "nothing_before_deciding",                                          \
      INVOLVEMENT) /* planned, by the management */                                                \
    X(NOTHING_BEFORE_DECISION, "nothing_before_decision", DECISION) /* nobody was heard by then */ \
    X(NOTHING_SINCE_DECISION, "nothing_since_decision",                                            \
      DECISION) /* nor after the one before it, and it answers no contribution */                  \
    X(DECIDED_BEFORE_RECEIPT, "decided_before_receipt",                                            \
      DECISION) /* before a contribution came that it answers, or that led to it */                \
    X(TASK_OVERDUE, "task_overdue", TASK)                                                          \
    X(VALUE_PAIR, "value_pair", GOAL)                                                              \
    X(SOCIETY_EFFECT, "society_effect", EFFECT)
typedef enum GapKind {
#define X(name, key, noun) GAP_##name,
    GAP_LIST(X)
#undef X
        GAP_COUNT
} GapKind;
extern const KeySet GAPS; /* name "gap" */

/* So many unanswered contributions of one involvement are named; of more their number is. What anybody sent on the
 * public page is one number at once: strangers do not fill the list of what is missing. */
enum { GAP_CONTRIBUTIONS_NAMED_MAX = 3 }; /* as WAITING_NAMED_MAX */

typedef struct Gap {
    GapKind kind;
    NounId noun;            /* where it can be put right */
    RecordId record;        /* 0: the initiative as a whole, a perspective or a value pair */
    Str key;                /* perspective or value pair; "" otherwise */
    Str subject;            /* title of the record; "" otherwise */
    InvolvementBrief brief; /* of an involvement without a title; its level is "" otherwise */
    Date date;              /* what is overdue since, or was decided on; none otherwise */
    size_t count;           /* of the records it stands for, where these are several; 0 otherwise */
} Gap;
typedef LIST_OF(Gap) GapList;

/* In the order of the work: problem, goals, stakeholders, perspectives, involvements, contributions,
 * decisions, tasks, values. */
GapList gaps_of(Arena *arena, const Pack *pack, Date today, const Whole *whole,
                const Coverage *coverage);
/* Of these, what is wrong with the participation plan itself; that a perspective is open stands on the page of the
 * perspectives. A plan that is empty says of all who are named at once that nobody is involved (NOBODY_INVOLVED), and
 * whether anybody outside is. */
GapList gaps_of_plan(Arena *arena, const Pack *pack, Date today, const Whole *whole,
                     const Coverage *coverage);
