/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* contribution.h -- what somebody brought in, and what became of it (Beitrag).
 *
 * It belongs to an involvement or, without one, to the participation plan itself. Whose it is is said
 * as a function or a group, never as a name. */
#include "domain/answer_past.h"
#include "domain/check.h"
#include "domain/schema.h"

typedef struct Contribution {
    Record record;
    RecordId involvement; /* 0: on the plan itself */
    RecordId stakeholder; /* of whom; 0: not said */
    Str speaks_for;       /* in own words: a function or a group */
    Str subject;          /* one line */
    Str text;
    Date received_on;
    Str source;  /* CONTRIBUTION_SOURCES; "" = team */
    Str outcome; /* OUTCOMES; "" = not answered yet */
    Str answer;  /* why, and what follows */
    Date answered_on;
    RecordIds led_to; /* goals, effects, decisions, tasks … that came of it */
    bool published;   /* everybody may read its text */
    Date told_on; /* those it concerns were told themselves, as of what was said in confidence */
    AnswerPast answer_past;
    /* No field: whoever wrote a card it was made of can read its answer under a receipt that is there in this database,
     * or could, as long as it was. Stands in no file; set where it is read. */
    bool read_under_receipt;
    /* No field either: said where an answer is changed. Its wording was put right, and its day stays. */
    bool put_right;
} Contribution;
typedef LIST_OF(Contribution) ContributionList;

extern const Schema CONTRIBUTION_SCHEMA;
/* All that people write of one that is there, and whether they only put the wording of its answer right. */
extern const Schema CONTRIBUTION_EDIT_FORM;

/* Told what became of it: adopted or not, why, and since when. */
bool contribution_answered(const Contribution *contribution, Date today);

/* After names were taken out: words that one field has lost and another still has, if they may be names. They point into
 * what was given. */
typedef LIST_OF(Str) WordsLeft;
typedef struct NamesLeft {
    WordsLeft sent;   /* in the subject, the text, or for whom somebody speaks */
    WordsLeft answer; /* in the answer, which blackening leaves as it is */
} NamesLeft;
NamesLeft contribution_names_left(Arena *arena, const Contribution *before,
                                  const Contribution *after);

/* Somebody sent it on the public page. */
bool contribution_sent(const Contribution *contribution);
/* The beginning of the text in one line: the subject of what was sent without one. */
Str contribution_line(Arena *arena, Str text);
/* Stands for a subject that was erased; nothing else of what was sent is left then. */
#define CONTRIBUTION_ERASED "[…]"

/* How many contributions an involvement (0: the plan) has, and how many wait for an answer. What anybody sent on the
 * public page is answered like the others, but says nothing of those the involvement is for: it neither takes an
 * answer back that they were given, nor makes one. */
typedef struct ContributionCount {
    size_t all, unanswered;
    size_t untold;     /* answered, and whom it concerns has not got to know of it by themselves */
    size_t unreleased; /* of these, those whose answer is read by nobody outside: not published */
} ContributionCount;
ContributionCount contribution_count(const ContributionList *contributions, RecordId involvement,
                                     Date today);
/* Whom an answer concerns knows it without a public page or a link: they were told, or read it under the receipts of
 * their workshop. */
bool contribution_told(const Contribution *contribution, Date today);

/* Another answer than before, in its outcome or in its words. */
bool contribution_replaced(const Contribution *now, const Contribution *before);
/* The same, under the day that the one before was given on. */
bool contribution_day_left(const Contribution *now, const Contribution *before);
/* Other words of the same answer: who wrote them says that only its wording was put right. */
bool contribution_righted(const Contribution *now, const Contribution *before);
/* The day of an answer whose day was left: on which people were told it, if that is said now, and otherwise today. */
Date contribution_day_given(const Contribution *now, const Contribution *before, Date today);
/* Whether the day on which people were told was left alone, and so is of the answer that stood there before. */
bool contribution_told_otherwise(const Contribution *now, const Contribution *before, Date today);
/* ANSWER_INCOMPLETE at what is missing; ANSWER_BEFORE_RECEIPT, TOLD_BEFORE_ANSWER; IN_FUTURE. */
void contribution_check(const Contribution *contribution, const Check *check);
