/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* representation.h -- what an initiative asks of a body that represents people: a staff council, a
 * Schwerbehindertenvertretung, a data protection officer.
 *
 * Pure derivation, never stored. A body is what a membership says, in free words. Its stakeholders are those of
 * its name and those that stand for the perspective of that name ("Personalrat", "Staff council"); only where
 * there are none, those whose perspective is named within it ("Örtlicher Personalrat"). */
#include "domain/coverage.h"

/* Whose turn it is with an involvement; labels "representation.state.<key>". */
#define REPRESENTATION_STATE_LIST(X)                                                                  \
    X(ASKED, "asked")     /* formal and submitted: the body has its say until `due` */                \
    X(PLANNED, "planned") /* takes place on `due`, or is yet to be submitted */                       \
    X(WAITING, "waiting") /* the body was heard, and is owed an answer until `due` */                 \
    X(ANSWERED, "answered")                                                                           \
    X(INFORMED, "informed") /* the body was told: what came of it is noted */                         \
    X(UNCONFIRMED,                                                                                    \
      "unconfirmed") /* the day on which it was to be told has passed, and nobody says that it was */ \
    X(CANCELLED, "cancelled") /* does not take place */
typedef enum RepresentationState {
#define X(name, key) REPRESENTATION_##name,
    REPRESENTATION_STATE_LIST(X)
#undef X
        REPRESENTATION_STATE_COUNT
} RepresentationState;
extern const KeySet REPRESENTATION_STATES;

typedef struct RepresentedLine {
    const Involvement *involvement; /* of the whole it was made from */
    RepresentationState state;
    Date due;      /* what counts next; none: nobody said, or nothing is to come */
    bool deadline; /* `due` is a formal deadline */
    bool overdue;  /* `due` has passed */
} RepresentedLine;
typedef LIST_OF(RepresentedLine) RepresentedLines;

/* What a day is for; labels "representation.due.<key>". */
#define REPRESENTATION_DUE_LIST(X)                                         \
    X(SAY, "say")           /* the deadline of a formal involvement */     \
    X(MEETING, "meeting")   /* it takes place */                           \
    X(ANSWER, "answer")     /* the body is to be told what became of it */ \
    X(COMMENTS, "comments") /* the plan is open to everybody's comments */
typedef enum RepresentationDue {
#define X(name, key) REPRESENTATION_DUE_##name,
    REPRESENTATION_DUE_LIST(X)
#undef X
        REPRESENTATION_DUE_COUNT
} RepresentationDue;
extern const KeySet REPRESENTATION_DUES;

typedef struct RepresentedDay {
    RepresentationDue kind;
    const Involvement *opt_involvement; /* NULL: the participation plan */
    Date day;
    int64_t days; /* until it; negative: since it passed */
} RepresentedDay;
typedef LIST_OF(RepresentedDay) RepresentedDays;

typedef struct Representation {
    RecordIds stakeholders;
    RepresentedLines lines; /* by state, in each the earliest day first, what has none last */
    RepresentedDays days;   /* of what is not over, the earliest first */
} Representation;

Representation representation_of(Arena *arena, const Pack *pack, const Whole *whole, Str body,
                                 Date today);
/* By name, or by a perspective named like the body; `within`: or named in it. */
bool stands_for_body(const Pack *pack, Str body, Str stakeholder, Str perspectives, bool within);
/* The same body, however it is written: capitals, marks and white space count for nothing. */
bool same_body(Str one, Str other);
/* Not the same, but easily taken for it: hardly a letter differs, one name is within the other, or is
 * its abbreviation in capitals ("SBV"). */
bool resembling_body(Str one, Str other);
/* One involvement on its own; `count`: of its contributions. */
RepresentedLine represented_line(const Involvement *involvement, ContributionCount count,
                                 Date today);

/* Where a thread of comments stands for a body; labels "representation.thread.<key>". */
#define REPRESENTATION_THREAD_LIST(X)                                                      \
    X(ASKED, "asked")   /* somebody else's on something of the body, or their last word */ \
    X(OPEN, "open")     /* the body's, nobody has replied */                               \
    X(CLOSED, "closed") /* answered and closed */
typedef enum RepresentationThread {
#define X(name, key) REPRESENTATION_THREAD_##name,
    REPRESENTATION_THREAD_LIST(X)
#undef X
        REPRESENTATION_THREAD_COUNT
} RepresentationThread;
extern const KeySet REPRESENTATION_THREADS;

typedef struct RepresentedThread {
    RepresentationThread state;
    bool own;               /* the body began it */
    bool answered;          /* somebody else than who began it has said something */
    const Comment *comment; /* that begins it */
    const Comment *last;    /* the newest word that still stands */
} RepresentedThread;
typedef LIST_OF(RepresentedThread) RepresentedThreads;

/* Of the comments that the reader may see, oldest first; drafts are no words yet. `members`: accounts of the body.
 * The body's own threads and those on its stakeholders, involvements and contributions, by state, the newest word
 * first. */
RepresentedThreads representation_threads(Arena *arena, const Representation *representation,
                                          const Whole *whole, const CommentList *comments, Str body,
                                          const int64_t *members, size_t member_count);
