/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/comment_thread.h"

#include "store/comment_store.h"
#include "store/membership_store.h"

typedef enum Side { SIDE_NEITHER, SIDE_BODY, SIDE_PROJECT } Side;

/* Whose word it is. Who works on the initiative speaks for no body there; what came with a file is of nobody here and
 * holds up nothing. */
static Err side_of(const App *app, Ctx *ctx, Conn *conn, InitiativeId initiative,
                   const Comment *comment, Side *ret) {
    Memberships roles;
    *ret = str_empty(comment->body) ? SIDE_PROJECT : SIDE_BODY;
    if (*ret == SIDE_BODY || comment->author == FIELD_NONE)
        return ERR_NONE;
    AccountId author = { comment->author };
    TRY(membership_rows_of(ctx, conn, author, &roles));
    if (account_works_on_it(app, &roles, author, initiative))
        return ERR_NONE;
    *ret = SIDE_NEITHER;
    for (size_t i = 0; i < roles.count; i++) {
        const Membership *role = &roles.items[i];
        bool here = role->initiative.v == 0 || role->initiative.v == initiative.v;
        if (here && !role->waits && role_of_body(role))
            *ret = SIDE_BODY;
    }
    return ERR_NONE;
}

Err comment_body_answered(const App *app, Ctx *ctx, Conn *conn, InitiativeId initiative,
                          const Comment *first, bool *ret) {
    CommentList replies;
    Side side;
    TRY(side_of(app, ctx, conn, initiative, first, &side));
    *ret = side != SIDE_BODY;
    if (*ret)
        return ERR_NONE;
    TRY(comment_replies(ctx, conn, initiative, first->record.id, &replies));
    for (size_t i = replies.count; i-- > 0;) {
        TRY(side_of(app, ctx, conn, initiative, &replies.items[i], &side));
        *ret = side == SIDE_PROJECT;
        if (side != SIDE_NEITHER)
            return ERR_NONE;
    }
    return ERR_NONE;
}

Err comment_by_member(const App *app, Ctx *ctx, Conn *conn, const BodyRoles *bodies,
                      const Comment *comment, bool *ret) {
    Memberships roles;
    *ret = false;
    if (bodies->roles.count == 0 || comment->author == FIELD_NONE || !str_empty(comment->body))
        return ERR_NONE;
    AccountId author = { comment->author };
    TRY(membership_rows_of(ctx, conn, author, &roles));
    if (account_works_on_it(app, &roles, author, bodies->initiative))
        return ERR_NONE;
    for (size_t i = 0; i < roles.count && !*ret; i++) {
        const Membership *role = &roles.items[i];
        bool here = role->initiative.v == 0 || role->initiative.v == bodies->initiative.v;
        *ret = here && !role->waits && role_of_body(role) && body_has(bodies, role->body, ANY_TIME);
    }
    return ERR_NONE;
}

/* Older programs kept a reply to a reply as it was said: what it answers leads to the first, step by step. */
static Err is_of_thread(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId first, RecordId id,
                        Comment *ret_said, bool *ret) {
    Comment said = { .reply_to = id };
    bool draft = false;
    *ret = false;
    while (said.reply_to.v != 0 && !draft) {
        Err err = comment_get(ctx, conn, initiative, said.reply_to, &said);
        if (err == ERR_NOT_FOUND)
            return ERR_NONE;
        TRY(err);
        draft = said.draft; /* nobody has read it yet */
        if (said.record.id.v == id.v)
            *ret_said = said;
    }
    *ret = !draft && said.record.id.v == first.v;
    return ERR_NONE;
}

/* What somebody had before them of a thread, and the last of it as it stood there. */
typedef struct Read {
    const CommentSeen *seen;
    Comment last;
} Read;

/* Changed since, or nobody says whether: when they read it cannot be told, but that it was not before it was said. */
static void date_reading(Read *read) {
    Record *head = &read->last.record;
    bool as_it_was =
        read->seen->version == head->version || (read->seen->version == 0 && head->version == 1);
    if (!as_it_was)
        head->changed_at = head->created_at;
}

static bool is_new(const Ctx *ctx, const Comment *said, const Read *read) {
    if (said->author == ctx->actor.account.v)
        return false;
    if (said->record.id.v == read->last.record.id.v)
        return read->seen->version != 0 && said->record.version != read->seen->version;
    return comment_later(said, &read->last);
}

/* false: nothing. */
static bool new_of(const Ctx *ctx, const Comment *first, const CommentList *replies,
                   const Read *read, Comment *ret) {
    *ret = *first;
    if (first->removed_by == FIELD_NONE && is_new(ctx, first, read))
        return true;
    for (size_t i = 0; i < replies->count; i++) {
        *ret = replies->items[i];
        if (is_new(ctx, ret, read))
            return true;
    }
    return false;
}

Err comment_all_seen(Ctx *ctx, Conn *conn, InitiativeId initiative, const Comment *first,
                     const CommentSeen *seen) {
    CommentList replies;
    Read read = { .seen = seen };
    bool there;
    if (seen->last.v == 0)
        return ERR_NONE;
    TRY(is_of_thread(ctx, conn, initiative, first->record.id, seen->last, &read.last, &there));
    if (!there) {
        finding_add(&ctx->findings, ctx->arena, STR("last"), FINDING_NO_SUCH_RECORD, 0);
        return ERR_INVALID;
    }
    date_reading(&read);
    TRY(comment_replies(ctx, conn, initiative, first->record.id, &replies));
    Comment *since = arena_new(ctx->arena, Comment, 1);
    if (!new_of(ctx, first, &replies, &read, since))
        return ERR_NONE;
    ctx->conflict =
        (Conflict){ .schema = &COMMENT_SCHEMA, .current = since, .version = since->record.version };
    return ERR_CONFLICT;
}

Err comment_holds_thread(Ctx *ctx, Conn *conn, InitiativeId initiative, const Comment *comment,
                         bool *ret) {
    CommentList replies;
    *ret = comment->reply_to.v == 0 && !comment->draft;
    if (!*ret || comment->removed_by == FIELD_NONE)
        return ERR_NONE;
    TRY(comment_replies(ctx, conn, initiative, comment->record.id, &replies));
    *ret = replies.count > 0;
    return ERR_NONE;
}

/* Every step goes to an older one. What a draft answered may have gone with its record: it outlives that. */
Err comment_first(Ctx *ctx, Conn *conn, InitiativeId initiative, const Comment *said,
                  Comment *ret) {
    *ret = *said;
    while (ret->reply_to.v != 0) {
        Comment above;
        Err err = comment_get(ctx, conn, initiative, ret->reply_to, &above);
        if (err == ERR_NOT_FOUND)
            return ERR_NONE;
        TRY(err);
        *ret = above;
    }
    return ERR_NONE;
}

Err comment_settled(Ctx *ctx, Conn *conn, InitiativeId initiative, const Comment *said, bool *ret) {
    Comment first;
    *ret = false;
    if (said->draft)
        return ERR_NONE;
    TRY(comment_first(ctx, conn, initiative, said, &first));
    *ret = !date_none(first.closed_on);
    return ERR_NONE;
}

Err comment_has_reply(Ctx *ctx, Conn *conn, InitiativeId initiative, const Comment *comment,
                      bool *ret) {
    const RecordPage all = { .of = comment->target, .limit = INT64_MAX };
    CommentList list;
    TRY(comment_list_page(ctx, conn, initiative, &all, &list));
    *ret = false;
    for (size_t i = 0; i < list.count; i++)
        *ret = *ret || list.items[i].reply_to.v == comment->record.id.v;
    return ERR_NONE;
}
