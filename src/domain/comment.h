/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* comment.h -- what somebody writes beside a record (Kommentar). A draft is read by its author
 * only, unless a permission says otherwise. */
#include "domain/schema.h"

typedef struct Comment {
    Record record;
    RecordId target; /* any record of the initiative, also the initiative */
    Str text;
    bool draft;
    int64_t author;   /* account; FIELD_NONE: came with an import */
    Str author_label; /* who it was, when there is no account here: "Projektleitung" */
    /* A removed comment keeps its place without its words, in this installation. */
    int64_t removed_by; /* account; FIELD_NONE: it was not removed */
    Str removed_reason; /* "" when the author removed it; of a draft: comment_outlived */
    RecordId reply_to;  /* a comment on the same target; 0: begins a thread */
    Str body; /* whose draft it is: every representative of that body reads it; "" = its author's */
    Date closed_on; /* of the first of a thread: answered and closed */
} Comment;
typedef LIST_OF(Comment) CommentList;

/* What somebody had before them of a thread. */
typedef struct CommentSeen {
    RecordId
        last; /* the last of it by comment_later, the first one where nobody replied; 0: nobody says */
    int64_t version; /* of that one; 0: nobody says */
} CommentSeen;

extern const Schema COMMENT_SCHEMA;

/* What a draft keeps that outlived the record it was about: its noun and, where known, what it was called. */
Str comment_outlived(Arena *arena, const Schema *schema, Str title);
/* false: what it is about is there. *ret_title may be "". */
bool comment_outlived_what(const Comment *draft, Str *ret_noun, Str *ret_title);
/* Finished, and not removed; a draft is nobody's word yet. */
bool comment_stands(const Comment *comment);
/* It came to be as it stands after the other did: by when it was said, finished or changed, not by its number, which a
 * draft keeps. What came with a file came before all that is said here. */
bool comment_later(const Comment *comment, const Comment *other);
/* Finished, whether removed since or not: the place of what was removed stays. `all` comes by id. */
CommentList comments_with_places(const CommentList *all, Arena *arena);
/* What of these may stand in a file, which refers only to what is in it: what answers one that stays behind answers what
 * that one answered; where that one began the thread, its first answer begins it, closed when the thread is. `all` comes
 * by id. */
CommentList comments_going_out(const CommentList *all, Arena *arena);
