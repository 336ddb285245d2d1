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

CommentList comments_going_out(const CommentList *all, Arena *arena) {
    CommentList kept = { 0 };
    IdMap stands_for = { 0 }; /* itself, or the nearest before it that goes out */
    for (size_t i = 0; i < all->count; i++) {
        Comment comment = all->items[i];
        bool out = comment_stands(&comment);
        comment.reply_to = id_map_find(&stands_for, comment.reply_to);
        id_map_add(&stands_for, arena, comment.record.id,
                   out ? comment.record.id : comment.reply_to);
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
