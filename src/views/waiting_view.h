/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* waiting_view.h -- what waits for one person over all initiatives: their tasks, and answers to give. */
#include "base/date.h"
#include "views/body_claim_view.h"
#include "views/ended_role_view.h"
#include "views/page_view.h"

typedef struct WaitingItem {
    Str href, title;
    Message untitled; /* names it where it has no title */
    Message kind;     /* state of a task, or what is to be answered */
    Str initiative, initiative_href;
    Date due;
    bool overdue;
    bool only_read; /* a task, of which the reader can no longer say how far it is */
} WaitingItem;

/* Of a body that the reader represents. */
typedef struct WaitingBodyItem {
    Str href, title;
    Message untitled;
    Message state;
    Str state_class;
    Message left; /* until the day that counts; MSG_NONE = no day */
    Date due;
    bool deadline; /* `due` is a formal deadline */
    bool overdue;
    Str body, initiative, initiative_href; /* the latter: what it asks of the body */
} WaitingBodyItem;

/* A thread of comments that waits for a reply: of such a body, or to one. */
typedef struct WaitingTalkItem {
    Str href, title;
    Message untitled; /* names what it is about where that has no title */
    Message kind;     /* of what it is about */
    Instant at;       /* of the newest word */
    Str body, initiative, initiative_href;
} WaitingTalkItem;

typedef struct WaitingView {
    Page page;
    EndedRoleNotices ended;
    BodyClaimsView claims;
    bool represents; /* some body */
    const WaitingBodyItem *bodies;
    size_t body_count;
    const WaitingTalkItem *talks, *questions; /* the latter: of bodies to the reader */
    size_t talk_count, question_count;
    const WaitingItem *tasks, *answers, *deadlines;
    size_t task_count, answer_count, deadline_count;
} WaitingView;
