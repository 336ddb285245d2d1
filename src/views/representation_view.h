/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* representation_view.h -- what an initiative asks of a body that represents people, and what the body prepares. */
#include "base/clock.h"
#include "base/date.h"
#include "views/body_claim_view.h"
#include "views/ended_role_view.h"
#include "views/page_view.h"

/* One involvement of the body. */
typedef struct RepresentedItem {
    Str href, title;
    Message level;
    Message untitled; /* names it where it has no title */
    bool formal;
    Str legal_basis;
    Date submitted_on, deadline;
    Date planned_on, heard_on;
    Str planned_text, place;
    Message state;
    Str state_class; /* planned, heard, answered, warning, neutral */
    Message left;    /* until the day that counts, or since; MSG_NONE = no day */
    bool overdue;
    Date answer_due, answered_on;
    Str answer;
    Str draft_href; /* where the body writes about it among itself; "" = may not */
} RepresentedItem;

typedef struct RepresentedItems {
    const RepresentedItem *items;
    size_t count;
} RepresentedItems;

/* A day that counts for the body. */
typedef struct RepresentedDate {
    Date day;
    Message what, left;
    bool overdue;
    Str title, href;
    Message untitled;
} RepresentedDate;

/* A thread of comments: how it began, and its newest word. */
typedef struct RepresentedTalk {
    Str href;      /* where it stands */
    Message kind;  /* of the record it is about */
    Str about;     /* its title; "" = it has none */
    Str author;    /* "" = deleted account */
    Str text;      /* the first words of it */
    bool replied;  /* there is a newer word than the first */
    bool answered; /* by somebody else than who began it */
    Str last_author, last_text;
    Instant at; /* of the newest word */
    Date closed_on;
} RepresentedTalk;

typedef struct RepresentedTalks {
    const RepresentedTalk *items;
    size_t count;
    size_t more; /* older ones that are not shown */
} RepresentedTalks;

/* What somebody else took away of what the body had said: where it stood, and why. */
typedef struct RemovedTalk {
    Message kind;
    Str about, href;
    Instant at;
    Str reason;
} RemovedTalk;

typedef struct BodyDraft {
    Message kind;
    Str about, about_href;
    Message gone; /* what it was about was removed; MSG_NONE: it is there */
    Str text, short_text;
    Instant changed_at;
    Str readers;                               /* names */
    Str edit_href, publish_href, discard_href; /* "" = may not */
} BodyDraft;

typedef struct BodyPerson {
    Str name;
    bool deputy, everywhere, self;
    bool invited; /* has yet to come */
    Instant since;
} BodyPerson;

/* A document of the authority: to read, and as a file. */
typedef struct BodyDocument {
    Str title, lead, file_href;
    Str href; /* "" = may not */
} BodyDocument;

typedef struct RepresentationView {
    Page page;
    EndedRoleNotices ended;
    Str body;      /* "" = nobody represents anybody here */
    bool mine;     /* the reader is one of it */
    bool waits;    /* the reader is not, but has a role in it that nobody confirmed */
    bool archived; /* nothing waits any more */
    BodyClaimsView claims;
    bool nameless;          /* the reader is a representative, nobody said of whom */
    const PageLink *bodies; /* to choose from, if there are several */
    size_t body_count;
    bool unknown; /* no stakeholder of the initiative is the body */
    RepresentedItems asked, planned, outcome;
    RepresentedTalks asked_talks, open, answered, closed;
    const RemovedTalk *removed;
    size_t removed_count;
    const RepresentedDate *dates;
    size_t date_count;
    const BodyDraft *drafts;
    size_t draft_count, draft_more; /* shown; older ones that are not */
    Instant earlier; /* others were of it before the reader, who is since then; 0: nobody was */
    const BodyPerson *people;
    size_t person_count;
    const BodyPerson *waiting; /* not confirmed yet */
    size_t waiting_count;
    const BodyDocument *documents;
    size_t document_count;
    Str calendar_href, plan_href;
    Str draft_href;  /* "" = may not */
    Str team_href;   /* where roles are given */
    Str people_href; /* the reader manages people, but may not confirm: works on it; "": else */
    Str stakeholder_href; /* where the body is named; "" = may not */
    Str say_href;         /* where a comment on the whole is written; "" = may not */
} RepresentationView;
