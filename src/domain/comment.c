/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/comment.h"

#include "base/utf8.h"
#include "domain/id_map.h"

static const Field FIELDS[] = {
    FIELD(Comment, target, REFERENCE, .required = true, .owner = true),
    FIELD(Comment, text, PROSE, .required = true, .title = true),
    FIELD(Comment, draft, FLAG),
    FIELD(Comment, author, INTEGER, .internal = true, .local = true),
    FIELD(Comment, author_label, TEXT, .internal = true, .maximum = NAME_MAX_LENGTH),
    FIELD(Comment, removed_by, INTEGER, .internal = true, .local = true),
    FIELD(Comment, removed_reason, TEXT, .internal = true, .local = true,
          .maximum = LINE_MAX_LENGTH),
    FIELD(Comment, reply_to, REFERENCE, .owner = true, .target = STR_INIT("comment")),
    FIELD(Comment, body, TEXT, .maximum = NAME_MAX_LENGTH),
    FIELD(Comment, closed_on, DATE, .internal = true),
};

const Schema COMMENT_SCHEMA = SCHEMA(Comment, "comment", "comments", FIELDS);

/* "goal Schneller entscheiden" */
Str comment_outlived(Arena *arena, const Schema *schema, Str title) {
    return utf8_truncate(str_join(arena, schema->name, STR(" "), title), LINE_MAX_LENGTH);
}

bool comment_outlived_what(const Comment *draft, Str *ret_noun, Str *ret_title) {
    *ret_title = draft->removed_reason;
    return draft->draft && str_cut(ret_title, ' ', ret_noun);
}

bool comment_stands(const Comment *comment) {
    return comment->removed_by == FIELD_NONE && !comment->draft;
}

/* The days of a file are those of another clock. */
static int64_t stands_since(const Comment *comment) {
    return comment->author == FIELD_NONE ? 0 : comment->record.changed_at.ms;
}

bool comment_later(const Comment *comment, const Comment *other) {
    int64_t since = stands_since(comment), others = stands_since(other);
    return since != others ? since > others : comment->record.id.v > other->record.id.v;
}

/* The first that stands of a thread begins it when the comment that began it stays behind, and is closed as that one is. */
static void begin_instead(const CommentList *all, RecordId behind, Comment *comment) {
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].record.id.v == behind.v && all->items[i].reply_to.v == 0)
            comment->closed_on = all->items[i].closed_on;
}

CommentList comments_going_out(const CommentList *all, Arena *arena) {
    CommentList kept = { 0 };
    IdMap stands_for = {
        0
    }; /* itself, the nearest before it that goes out, or the first after it */
    for (size_t i = 0; i < all->count; i++) {
        Comment comment = all->items[i];
        RecordId answered = comment.reply_to, id = comment.record.id;
        bool out = comment_stands(&comment);
        comment.reply_to = id_map_find(&stands_for, answered);
        if (out && answered.v != 0 && comment.reply_to.v == 0) {
            begin_instead(all, answered, &comment);
            id_map_add(&stands_for, arena, answered, id);
        }
        if (out || comment.reply_to.v != 0)
            id_map_add(&stands_for, arena, id, out ? id : comment.reply_to);
        if (out)
            *list_push(arena, &kept) = comment;
    }
    return kept;
}

CommentList comments_with_places(const CommentList *all, Arena *arena) {
    CommentList kept = { 0 };
    for (size_t i = 0; i < all->count; i++)
        if (!all->items[i].draft)
            *list_push(arena, &kept) = all->items[i];
    return kept;
}
