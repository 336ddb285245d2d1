/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* coverage.h -- "An alle gedacht?": whose perspective was heard, and whose is still missing.
 *
 * Pure derivation, never stored. One line per perspective of the pack and per intersection:
 *   OPEN      nobody of it is asked: no stakeholder, none involved, or only informed
 *   PLANNED   an involvement above "inform" is planned, nobody was heard yet
 *   HEARD     somebody was heard, and still waits for the answer (a day without a text is none),
 *             whoever else of the line has got one
 *   ANSWERED  somebody was heard and told what became of it, and of each contribution, where those it
 *             concerns can read it without an account, and nobody waits: the only good end but
 *   OMITTED   left out on purpose, with reason and function; counts only while nothing is planned
 * What was cancelled counts as nothing. A plan alone is never green. Informing is never hearing. The best involvement decides, unless
 * somebody waits for an answer; the reasons name every one, and whose it is. A group that is named and
 * never asked leaves the state to the others: it is a gap of its own (gap.h). A joined key ("little_german+older_people") speaks for its own line only: who
 * stands for older people with little German stands for neither group as a whole.
 * Source: Selbstverpflichtende Leitlinien (BMAS 2022), chapter 3, step 2; reference list of the
 * seminar "Einführungsprozesse von KI-Anwendungen menschenzentriert gestalten" (Nov 2022). */
#include "domain/nouns.h"

#define COVERAGE_STATE_LIST(X) \
    X(OPEN, "open")            \
    X(PLANNED, "planned")      \
    X(HEARD, "heard")          \
    X(ANSWERED, "answered")    \
    X(OMITTED, "omitted")
/* Most lines derived; what stakeholders name by joined keys beyond that gets no line of its own. */
enum { COVERAGE_LINES_MAX = 500 };

typedef enum CoverageState {
#define X(name, key) COVERAGE_##name,
    COVERAGE_STATE_LIST(X)
#undef X
        COVERAGE_STATE_COUNT
} CoverageState;
extern const KeySet COVERAGE_STATES; /* labels "coverage.state.<key>" */

/* Why a line is as it is; labels "coverage.reason.<key>". `record` and `date` as noted. */
#define COVERAGE_REASON_LIST(X)                                                                   \
    X(NOBODY, "nobody")               /* no stakeholder stands for it */                          \
    X(NOT_INVOLVED, "not_involved")   /* stakeholder without any involvement */                   \
    X(INFORMED, "informed")           /* involvement "inform", planned_on */                      \
    X(PLANNED, "planned")             /* involvement, planned_on */                               \
    X(OVERDUE, "overdue")             /* involvement whose planned_on has passed */               \
    X(HEARD, "heard")                 /* involvement, heard_on */                                 \
    X(ANSWER_UNSAID, "answer_unsaid") /* involvement answered without a text, answered_on */      \
    X(ANSWER_UNSEEN, "answer_unseen") /* involvement, answered_on: nobody outside can read it */  \
    X(ANSWER_UNRELEASED,                                                                          \
      "answer_unreleased") /* involvement, answered_on: to contributions that are not released */ \
    X(ANSWERED_IN_GENERAL,                                                                        \
      "answered_in_general")        /* the same, beside an answer to all that can be read */      \
    X(ANSWERED, "answered")         /* involvement, answered_on */                                \
    X(JOINED_LATER, "joined_later") /* involvement, heard_on: entered only after it took place */ \
    X(CONTRIBUTION_OPEN, "contribution_open") /* involvement, heard_on: some of it waits */       \
    X(CONTRIBUTION_WAITING,                                                                       \
      "contribution_waiting") /* contribution, received_on: it waits, heard or not */             \
    X(CONTRIBUTION_UNREAD,                                                                        \
      "contribution_unread")  /* contribution, answered_on: whom it concerns cannot read that */  \
    X(CANCELLED, "cancelled") /* involvement, cancelled_on; in no line */                         \
    X(OMITTED, "omitted")     /* omission */                                                      \
    X(OVERTAKEN, "overtaken") /* omission that no longer counts: somebody is involved */
typedef enum CoverageReasonKind {
#define X(name, key) COVERAGE_REASON_##name,
    COVERAGE_REASON_LIST(X)
#undef X
        COVERAGE_REASON_COUNT
} CoverageReasonKind;
extern const KeySet COVERAGE_REASONS;

typedef struct CoverageReason {
    CoverageReasonKind kind;
    RecordId record; /* 0: none */
    Date date;       /* none where nothing has a date */
    RecordIds whom;  /* stakeholders of the line it is about; empty: the line as a whole */
} CoverageReason;
typedef LIST_OF(CoverageReason) CoverageReasons;

typedef struct CoverageLine {
    Str key; /* "older_people", "little_german+older_people" */
    PerspectiveGroup group;
    const Perspective *opt_perspective; /* NULL: intersection, named by the parts of its key */
    RecordId intersection;              /* 0: none, or a joined key that only a stakeholder names */
    CoverageState state;
    /* Whose voice it was: of the stakeholders in the involvements that made the state, otherwise of
     * all that stand for the line. Both may be set, and neither (nobody said). */
    bool self, represented;
    bool joined_later;  /* nobody but who was entered only after an involvement made the state */
    bool only_informed; /* there are involvements, all of them "inform" */
    bool counted;       /* false: offered beyond the list and taken up by nobody */
    RecordIds stakeholders;
    CoverageReasons reasons;
} CoverageLine;
typedef LIST_OF(CoverageLine) CoverageLines;

typedef struct Coverage {
    CoverageLines lines;                 /* in the order of the pack, intersections last */
    size_t counts[COVERAGE_STATE_COUNT]; /* of counted lines */
    size_t counted;
    size_t only_informed;
} Coverage;

Coverage coverage_of(Arena *arena, const Pack *pack, Date today, const Whole *whole);
/* Where those whom an answer concerns can read it without an account. */
typedef enum AnswersRead {
    ANSWERS_UNDER_LINKS, /* of those involvements only whose answers are shared under a link */
    ANSWERS_IN_PUBLIC    /* of all: on the public page */
} AnswersRead;
AnswersRead answers_read_of(const Whole *whole);
/* The same of an initiative whose disclosures these are. */
AnswersRead answers_read(const DisclosureList *disclosures, bool published);

/* What one involvement says, of nobody in particular; informing leaves the state open. `count`: of its
 * contributions. Where each of them is answered, and whom it concerns knows of it, they need no further text; where
 * one does not, a text to all does not stand for it (ADR 0034). */
CoverageReason coverage_reason(const Involvement *involvement, ContributionCount count,
                               AnswersRead read, Date today, CoverageState *ret);
/* What decides whether answers are known to whom they concern, for several involvements of an initiative. */
typedef struct BroughtIn {
    ContributionList contributions;
    AnswersRead read;
} BroughtIn;
BroughtIn brought_in_of(const Whole *whole);
/* As coverage_reason. */
CoverageReason brought_in_reason(const BroughtIn *brought_in, const Involvement *involvement,
                                 Date today, CoverageState *ret);
/* The line of a key, NULL: none. */
const CoverageLine *coverage_line(const Coverage *coverage, Str key);
