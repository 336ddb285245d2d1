/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* involvement.h -- one row of the participation plan: whom, how far, when (Beteiligung).
 *
 * Heard is who could speak and was listened to; answered is who was told what became of it.
 * Informing hears nobody. */
#include "domain/answer_past.h"
#include "domain/check.h"
#include "domain/choices.h"
#include "domain/schema.h"

typedef struct Involvement {
    Record record;
    RecordIds stakeholders;
    Str level;    /* LEVELS */
    Str occasion; /* what it is about */
    Date planned_on;
    Str planned_text; /* "after the summer break": shown with the date */
    Date heard_on, answered_on;
    Str note;          /* what came out */
    Str answer;        /* what became of it */
    Str method;        /* of the catalogue; "" = none of them */
    Str method_text;   /* in own words */
    Str phase;         /* PHASES */
    Str place;         /* or a link */
    bool place_public; /* those outside are told it, too, as long as it is to come */
    Str access_needs;  /* ACCESS_NEEDS */
    Str access_note;
    Date access_done[ACCESS_NEED_COUNT]; /* seen to on this day; stays when the need is taken out */
    Str responsible;                     /* a function */
    Str resources;
    bool formal; /* förmlich: by law, with a legal basis; otherwise voluntary */
    Str legal_basis;
    Date submitted_on, deadline; /* of a formal participation */
    Date answer_due;             /* until when the answer is promised */
    Date cancelled_on;
    Str cancelled_reason;
    bool answer_shared; /* its answers can be read under a link, without an account */
    Str answer_link;    /* made anew on demand only (app/answer_link.h); "" = it never was */
    Str value_pairs;    /* VALUE_PAIRS */
    AnswerPast answer_past;
    RecordIds
        joined_later; /* of the stakeholders: entered only after they were heard; set by the program */
    /* No field: said where the answer is changed. Its wording was put right, and its day stays. */
    bool put_right;
} Involvement;
typedef LIST_OF(Involvement) InvolvementList;

extern const Schema INVOLVEMENT_SCHEMA;
/* All that people write of one that is there, and its answer alone; both with whether they only put its wording right. */
extern const Schema INVOLVEMENT_EDIT_FORM, INVOLVEMENT_ANSWER_FORM;
/* What people need there is yet to be seen to, and its last day has passed; not once it has been, or is off. */
bool involvement_access_late(const Involvement *involvement, AccessNeed need, Date today);

/* Said now to be seen to, and nobody needs it. A day that stood there stays when the need is taken out. */
bool involvement_done_unneeded(const Involvement *now, const Involvement *opt_before,
                               AccessNeed need);

/* The checklist: only the days of `access_done`, in the order of ACCESS_NEEDS. */
extern const Schema INVOLVEMENT_CHECKLIST_FORM;

/* Sorts in place: by the planned day, those of one day in the order they were made. */
void involvements_by_day(InvolvementList *list);
/* What names one that has no occasion: in words by involvement_brief_message of label_text.h. */
typedef struct InvolvementBrief {
    Str level;
    Date planned_on;
    Str group;     /* the first of its groups; "" = not said */
    size_t groups; /* how many there are */
} InvolvementBrief;
/* `group`: what its first stakeholder is called; "" where the reader is not told. */
InvolvementBrief involvement_brief(const Involvement *involvement, Str group);

/* Of a level above "inform", not cancelled, and its people were heard. */
bool involvement_heard(const Involvement *involvement, Date today);
/* Of its stakeholders those who joined later than it took place: who did before, and who is new in it. */
RecordIds involvement_joined_later(Arena *arena, const Involvement *now, const Involvement *before,
                                   Date today);
/* Other words than those of the answer that was given. */
bool involvement_replaced(const Involvement *now, const Involvement *before);
/* The same, under the day that the one before was given on. */
bool involvement_day_left(const Involvement *now, const Involvement *before);
/* Other words of the same answer: who wrote them says that only its wording was put right. */
bool involvement_righted(const Involvement *now, const Involvement *before);
/* Heard, and given an answer that can be read: a day alone (as older rows may have it) is none. */
bool involvement_answered(const Involvement *involvement);
/* Of level "inform", not formal, takes place: its day has come, and what came of it is noted. Without a note nobody says
 * that it took place: once the day has passed that is to be confirmed. */
bool involvement_informed(const Involvement *involvement, Date today);
bool involvement_unconfirmed(const Involvement *involvement, Date today);
/* It does not take place, and counts as nothing. */
bool involvement_cancelled(const Involvement *involvement);
/* Formal, its deadline is over, and whoever was to have a say has not been heard. */
bool involvement_deadline_passed(const Involvement *involvement, Date today);
/* Formal, nobody was heard yet, and by the plan nobody will be before its deadline, which is still ahead. */
bool involvement_planned_late(const Involvement *involvement, Date today);
/* Since when it is not to take place any more: cancelled, or not yet held when its initiative was archived ("none": it is
 * not). None: it took place, or is to. */
Date involvement_called_off(const Involvement *involvement, Date archived_on);

/* IN_FUTURE; ANSWER_BEFORE_HEARING; ANSWER_WITHOUT_HEARING; ANSWER_WITHOUT_TEXT;
 * INFORM_HEARS_NOBODY; FORMAL_WITHOUT_BASIS; NOT_FORMAL; DEADLINE_BEFORE_SUBMISSION; HEARD_BEFORE_SUBMISSION;
 * CANCELLED_WITHOUT_REASON, _WITHOUT_DAY, _AND_HEARD. */
void involvement_check(const Involvement *involvement, const Check *check);
