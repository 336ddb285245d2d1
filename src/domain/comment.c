/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/comment.h"

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
