/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_view.h -- the pages that every noun of an initiative has: one record with its comments and
 * history, the form to add or change it, the question before it is removed. */
#include "base/clock.h"
#include "views/form_view.h"
#include "views/page_view.h"
#include "views/post_button_view.h"
#include "views/problem_view.h"

/* One value as people read it. Keys become their labels, references the titles of records. */
typedef struct DisplayValue {
    Message label; /* used unless `text` is given */
    Str text;
    Str href;     /* "" = no link */
    bool written; /* `text` is a person's words, not the program's */
} DisplayValue;

typedef struct DisplayField {
    Message label;
    const DisplayValue *values;
    size_t count;
} DisplayField;

/* Another record that refers to this one. */
typedef struct DisplayUse {
    Message noun;
    Str title; /* "" = it has none */
    Str href;
} DisplayUse;

typedef struct DisplayUses {
    const DisplayUse *items;
    size_t count;
} DisplayUses;

typedef struct DisplayComment {
    RecordId id;
    Str author; /* name, or "" for a deleted account */
    Instant at;
    Str text;
    bool imported; /* author and time as a file says */
    bool draft;
    Str body;                     /* that it speaks for, or whose draft it is; "" = its author's */
    Str edit_href, publish_href;  /* of a draft; "" = not this person's */
    Message removed;              /* what stands in its place; MSG_NONE = it was not removed */
    Str remove_href;              /* "" = not this person's */
    Str reply_href;               /* "" = may not, or closed */
    Date closed_on;               /* the thread that it begins is closed */
    Str closer;                   /* by whom; "" = not said */
    bool answered;                /* somebody else than its author has answered in the thread */
    const PostButton *opt_toggle; /* closes the thread, or opens it again */
    const struct DisplayComment *replies;
    size_t reply_count;
} DisplayComment;

/* What a field held: words, or the records it referred to. */
typedef struct DisplaySide {
    Str text;
    bool written; /* by a person */
    const DisplayValue *records;
    size_t record_count;
} DisplaySide;

/* One field in a history entry. */
typedef struct DisplayChange {
    Message label;
    DisplaySide before, after;
} DisplayChange;

typedef struct DisplayEntry {
    int64_t seq;
    Instant at;
    Str author;
    bool by_system; /* the command line or a job, nobody in person */
    bool by_public; /* what anybody sent on the public page */
    Message action; /* "angelegt", "geändert", … */
    Str noun_title; /* title of the record, for the initiative's whole history */
    Message noun;
    Str record_href; /* "" = the record is gone */
    Str reason;
    const DisplayChange *changes;
    size_t change_count;
    bool withheld;       /* contact data changed, too, which the reader may not see */
    Message summary;     /* "2 Felder geändert" */
    bool first;          /* the record begins with it */
    const Message *came; /* what an import brought along: "4 Ziele", … */
    size_t came_count;
    Instant erased_at; /* ≠ 0: the content was deleted by a rule */
    Message erased_rule;
} DisplayEntry;

typedef struct RecordView {
    Page page;
    const DisplayField *fields;
    size_t field_count;
    DisplayUses uses;
    Str edit_href, remove_href; /* "" = may not */
    Str translate_href;         /* what the public reads of it, in other languages; "" = nothing */
    bool commentable;
    const DisplayComment *comments;
    size_t comment_count;
    FormView comment_form; /* shown when may_comment */
    bool may_comment;
    Str draft_href; /* where a draft of a comment on it is begun */
    const DisplayEntry *entries;
    size_t entry_count;
    bool shows_history;
    Instant
        imported_at; /* ≠ 0: it came in with the initiative, which this entry of its history tells */
    Str imported_href;
} RecordView;

typedef struct RecordFormView {
    Page page;
    Message intro;         /* MSG_NONE = none */
    const Message *points; /* what the introduction speaks of, as a list under `points_intro` */
    size_t point_count;
    Message points_intro, after_points; /* MSG_NONE = none */
    Message warning;                    /* what to think of before; MSG_NONE = nothing */
    Message anew; /* somebody changed it meanwhile: look again; MSG_NONE = nobody did */
    const ProblemField *typed; /* of that: what was typed and stands in no field */
    size_t typed_count;
    FormView form;
} RecordFormView;

/* "Really remove?" with what goes with it; a button, never a link. */
typedef struct RecordRemoveView {
    Page page;
    Message question; /* what happens; MSG_NONE: the one of records */
    Str name;
    DisplayUses uses; /* while there are any, it cannot be removed */
    FormView form;
} RecordRemoveView;

typedef struct HistoryView {
    Page page;
    const DisplayEntry *entries;
    size_t entry_count;
    Str older_href; /* "" = these were the oldest */
} HistoryView;
