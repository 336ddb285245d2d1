/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/comment.h"

#include "app/change.h"
#include "app/comment_thread.h"
#include "app/erase.h"
#include "app/representation.h"
#include "store/account_store.h"
#include "store/comment_store.h"
#include "store/history.h"
#include "store/record_store.h"

static bool mine(const Ctx *ctx, const Comment *comment) {
    return ctx->actor.account.v != 0 && comment->author == ctx->actor.account.v;
}

/* Who reads: the actor, and the bodies they represent here. */
typedef struct Reader {
    const Ctx *ctx;
    const InitiativeRef *initiative;
    BodyRoles bodies;
} Reader;

static Err reader_of(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, Reader *ret) {
    *ret = (Reader){ .ctx = ctx, .initiative = initiative };
    return body_roles_of(ctx, conn, initiative, &ret->bodies);
}

static bool represents(const Reader *reader, Str body) {
    return body_has(&reader->bodies, body, ANY_TIME);
}

/* No permission opens the draft of a body, nor does having begun it for who has left; who is back reads their own. */
static bool may_read(const Reader *reader, const Comment *comment) {
    if (!comment->draft)
        return true;
    if (!str_empty(comment->body))
        return body_has(&reader->bodies, comment->body,
                        mine(reader->ctx, comment) ? ANY_TIME : comment->record.created_at);
    return mine(reader->ctx, comment) ||
           permission_in(reader->initiative->permissions, PERMISSION_OTHERS_DRAFTS_READ);
}

/* One's own, or of a body one represents: there nobody's words are the one's or the other's. */
static bool may_edit(const Reader *reader, const Comment *comment) {
    return comment->draft && !str_empty(comment->body) ? may_read(reader, comment)
                                                       : mine(reader->ctx, comment);
}

static bool removed(const Comment *comment) {
    return comment->removed_by != FIELD_NONE;
}

static bool may_moderate(const InitiativeRef *initiative) {
    return permission_in(initiative->permissions, PERMISSION_INITIATIVE_ARCHIVE);
}

/* Who began the thread, and the bodies they speak for. */
static Err began_it(const App *app, Ctx *ctx, Conn *conn, const Reader *reader,
                    const Comment *comment, bool *ret) {
    *ret = mine(reader->ctx, comment) || represents(reader, comment->body);
    return *ret ? ERR_NONE : comment_by_member(app, ctx, conn, &reader->bodies, comment, ret);
}

/* Who works on the initiative closes it, too, but not while a body waits for a word; what is open again does no harm. */
static Err may_close(const App *app, Ctx *ctx, Conn *conn, const Reader *reader,
                     const Comment *comment, bool *ret) {
    TRY(began_it(app, ctx, conn, reader, comment, ret));
    if (*ret || !permission_in(reader->initiative->permissions, PERMISSION_INITIATIVE_EDIT))
        return ERR_NONE;
    *ret = true;
    if (!date_none(comment->closed_on))
        return ERR_NONE;
    return comment_body_answered(app, ctx, conn, reader->initiative->id, comment, ret);
}

/* -- Reading ----------------------------------------------------------------------------------- */

/* "" : nobody's, or of an account that is gone. */
static Err name_of(Ctx *ctx, Conn *conn, AccountId account, Str *ret, bool *ret_gone) {
    Account row;
    *ret = STR("");
    *ret_gone = false;
    if (account.v == 0 || account.v == FIELD_NONE)
        return ERR_NONE;
    Err err = account_get(conn, ctx->arena, account, &row);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    *ret_gone = err == ERR_NOT_FOUND || row.erased_at.ms != 0;
    if (!*ret_gone)
        *ret = row.name;
    return ERR_NONE;
}

/* Nothing else changes the first comment of a thread once it stands. */
static Err name_closer(Ctx *ctx, Conn *conn, ChainId chain, CommentView *view) {
    HistoryEntry entry;
    bool gone;
    view->closer_name = STR("");
    if (date_none(view->comment.closed_on))
        return ERR_NONE;
    Err err = history_last(ctx, conn, chain, view->comment.record.id, STR("change"), &entry);
    if (err == ERR_NOT_FOUND) /* it came with a file */
        return ERR_NONE;
    TRY(err);
    return name_of(ctx, conn, entry.actor.account, &view->closer_name, &gone);
}

static Err view_of(const App *app, Ctx *ctx, Conn *conn, const Reader *reader,
                   const Comment *comment, CommentView *ret) {
    const InitiativeRef *initiative = reader->initiative;
    *ret = (CommentView){ .comment = *comment,
                          .mine = mine(ctx, comment),
                          .removed = removed(comment) };
    bool open = !initiative->archived && !ret->removed;
    if (open && ret->mine)
        TRY(comment_settled(ctx, conn, initiative->id, comment, &ret->settled));
    bool moderated = !comment->draft && may_moderate(initiative);
    ret->may_delete = open && !ret->settled && (may_edit(reader, comment) || moderated);
    ret->may_edit = open && comment->draft && may_edit(reader, comment);
    TRY(comment_holds_thread(ctx, conn, initiative->id, comment, &ret->holds));
    bool goes_on = ret->holds && !initiative->archived;
    ret->may_reply = goes_on && date_none(comment->closed_on);
    if (goes_on)
        TRY(may_close(app, ctx, conn, reader, comment, &ret->may_close));
    TRY(name_closer(ctx, conn, initiative->chain, ret));
    return name_of(ctx, conn, (AccountId){ comment->author }, &ret->author_name, &ret->author_gone);
}

/* `thread`: also one that was removed and holds its thread. */
static Err view_at(const App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                   RecordId id, bool thread, CommentView *ret) {
    Comment comment;
    Reader reader;
    bool there = true;
    TRY(comment_get(ctx, conn, initiative->id, id, &comment));
    TRY(reader_of(ctx, conn, initiative, &reader));
    if (thread)
        TRY(comment_holds_thread(ctx, conn, initiative->id, &comment, &there));
    if (!may_read(&reader, &comment) || !there || (removed(&comment) && !thread))
        return ERR_NOT_FOUND;
    return view_of(app, ctx, conn, &reader, &comment, ret);
}

Err comment_view(const App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative, RecordId id,
                 CommentView *ret) {
    return view_at(app, ctx, conn, initiative, id, false, ret);
}

Err comment_thread_view(const App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                        RecordId id, CommentView *ret) {
    return view_at(app, ctx, conn, initiative, id, true, ret);
}

Err comment_views(const App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                  RecordId target, CommentViews *ret) {
    const RecordPage all = { .of = target, .limit = INT64_MAX };
    RecordId last;
    return comment_views_page(app, ctx, conn, initiative, &all, ret, &last);
}

Err comment_views_page(const App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                       const RecordPage *page, CommentViews *ret, RecordId *ret_last) {
    CommentList comments;
    RecordPage one_more = *page; /* tells whether something follows */
    if (page->limit < INT64_MAX)
        one_more.limit++;
    TRY(comment_list_page(ctx, conn, initiative->id, &one_more, &comments));
    bool more = (int64_t)comments.count > page->limit;
    size_t count = more ? (size_t)page->limit : comments.count;
    CommentViews views = { 0 };
    Reader reader;
    TRY(reader_of(ctx, conn, initiative, &reader));
    for (size_t i = 0; i < count; i++) {
        if (!may_read(&reader, &comments.items[i]))
            continue;
        TRY(view_of(app, ctx, conn, &reader, &comments.items[i], list_push(ctx->arena, &views)));
    }
    *ret_last = more ? comments.items[count - 1].record.id : (RecordId){ 0 };
    *ret = views;
    return ERR_NONE;
}

Err comment_readable(Ctx *ctx, Conn *conn, const InitiativeRef *initiative, CommentList *ret) {
    const RecordPage all = { .limit = INT64_MAX };
    CommentList comments, list = { 0 };
    Reader reader;
    TRY(comment_list_page(ctx, conn, initiative->id, &all, &comments));
    TRY(reader_of(ctx, conn, initiative, &reader));
    for (size_t i = 0; i < comments.count; i++)
        if (may_read(&reader, &comments.items[i]))
            *list_push(ctx->arena, &list) = comments.items[i];
    *ret = list;
    return ERR_NONE;
}

/* -- Writing ----------------------------------------------------------------------------------- */

typedef struct CommentJob {
    const InitiativeRef *initiative;
    const Comment *form;
    RecordId id;
    int64_t version;
    Str reason;
    bool *opt_may; /* only looks whether it may be removed */
    bool closes;
    CommentSeen seen;
} CommentJob;

static Err may_write(const Ctx *ctx, const InitiativeRef *initiative) {
    if (!permission_in(initiative->permissions, PERMISSION_COMMENT_WRITE))
        return ERR_FORBIDDEN;
    if (ctx->actor.account.v == 0 || initiative->archived)
        return ERR_FORBIDDEN;
    return ERR_NONE;
}

bool comment_of_body_alone(const Comment *comment) {
    return comment->draft && !str_empty(comment->body);
}

/* The words of a draft are its author's alone, also in the history. What a body kept to itself begins where it is
 * made public. */
static Err note(Tx *tx, const CommentJob *job, RecordId id, Str action, const Comment *before,
                const Comment *after) {
    if (after != NULL && comment_of_body_alone(after))
        return ERR_NONE;
    if (before != NULL && comment_of_body_alone(before))
        action = STR("create");
    if (before != NULL && before->draft)
        before = NULL;
    if (after != NULL && after->draft)
        after = NULL;
    return change_note(tx, job->initiative, &COMMENT_SCHEMA, id, action, before, after,
                       job->reason);
}

static Err commentable(Tx *tx, const CommentJob *job) {
    RecordName target;
    Err err = record_name(tx->ctx, tx->conn, job->form->target, &target);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    const Noun *noun = err == ERR_NONE ? noun_by_name(target.noun) : NULL;
    if (noun != NULL && noun->commentable && target.initiative.v == job->initiative->id.v)
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("target"), FINDING_NO_SUCH_RECORD, 0);
    return ERR_INVALID;
}

/* Somebody else's draft does not exist for the actor, nor does what was removed. */
static Err readable(Tx *tx, const CommentJob *job, RecordId id, Comment *ret) {
    Comment comment;
    Reader reader;
    TRY(comment_get(tx->ctx, tx->conn, job->initiative->id, id, &comment));
    TRY(reader_of(tx->ctx, tx->conn, job->initiative, &reader));
    if (!may_read(&reader, &comment) || removed(&comment))
        return ERR_NOT_FOUND;
    *ret = comment;
    return ERR_NONE;
}

/* As `readable`, also one that was removed and holds its thread. */
static Err thread_at(Tx *tx, const CommentJob *job, RecordId id, Comment *ret) {
    bool holds;
    Err err = readable(tx, job, id, ret);
    if (err != ERR_NOT_FOUND)
        return err;
    TRY(comment_get(tx->ctx, tx->conn, job->initiative->id, id, ret));
    TRY(comment_holds_thread(tx->ctx, tx->conn, job->initiative->id, ret, &holds));
    return holds ? ERR_NONE : ERR_NOT_FOUND;
}

static Err refuse_closed(Tx *tx) {
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR(""), FINDING_THREAD_CLOSED, 0);
    return ERR_INVALID;
}

/* A reply stands where what it answers stands, and only while its thread is open. It is kept as one to the first of
 * the thread, so that no chain grows. */
static Err answers(Tx *tx, const CommentJob *job, RecordId *ret_first) {
    Comment said, first;
    *ret_first = (RecordId){ 0 };
    if (job->form->reply_to.v == 0)
        return ERR_NONE;
    Err err = thread_at(tx, job, job->form->reply_to, &said);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    if (err != ERR_NONE || said.target.v != job->form->target.v) {
        finding_add(&tx->ctx->findings, tx->ctx->arena, STR("reply_to"), FINDING_NO_SUCH_RECORD, 0);
        return ERR_INVALID;
    }
    TRY(comment_first(tx->ctx, tx->conn, job->initiative->id, &said, &first));
    *ret_first = first.record.id;
    return date_none(first.closed_on) ? ERR_NONE : refuse_closed(tx);
}

/* Nobody speaks for a body they do not represent. */
static Err speaks_for(Tx *tx, const CommentJob *job, Str body) {
    Reader reader;
    if (str_empty(body))
        return ERR_NONE;
    TRY(reader_of(tx->ctx, tx->conn, job->initiative, &reader));
    if (represents(&reader, body))
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("body"), FINDING_NOT_YOUR_BODY, 0);
    return ERR_INVALID;
}

static Err do_create(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const CommentJob *job = in;
    RecordId first;
    TRY(commentable(tx, job));
    TRY(answers(tx, job, &first));
    TRY(speaks_for(tx, job, job->form->body));
    TRY(record_room(tx->ctx, tx->conn, &COMMENT_STORE, job->initiative->id,
                    NOUNS[NOUN_COMMENT].maximum, 1));
    Comment row = { .target = job->form->target,
                    .text = job->form->text,
                    .draft = job->form->draft,
                    .author = tx->ctx->actor.account.v,
                    .author_label = STR(""),
                    .removed_by = FIELD_NONE,
                    .removed_reason = STR(""),
                    .reply_to = first,
                    .body = str_empty(job->form->body) ? STR("") : job->form->body };
    TRY(comment_insert(tx, job->initiative->id, &row));
    ret->record = row.record.id;
    return note(tx, job, row.record.id, STR("create"), NULL, &row);
}

Err comment_create(App *app, Ctx *ctx, const Submission *submission,
                   const InitiativeRef *initiative, const Comment *form, Written *ret) {
    TRY(may_write(ctx, initiative));
    CommentJob job = { .initiative = initiative, .form = form };
    return transact(app, ctx, submission, initiative->chain, do_create, &job, ret);
}

/* Nobody's word is taken away without saying why. */
static Err may_remove(Tx *tx, const CommentJob *job, const Comment *comment) {
    Reader reader;
    TRY(reader_of(tx->ctx, tx->conn, job->initiative, &reader));
    if (may_edit(&reader, comment))
        return ERR_NONE;
    if (comment->draft || !may_moderate(job->initiative))
        return ERR_FORBIDDEN;
    if (!str_empty(job->reason))
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("reason"), FINDING_REQUIRED, 0);
    return ERR_INVALID;
}

/* The place stays, its words go. */
static Err empty_out(Tx *tx, const CommentJob *job, const Comment *before) {
    Comment after = *before;
    after.record.version = job->version;
    after.text = STR("");
    after.removed_by = tx->ctx->actor.account.v;
    after.removed_reason = job->reason;
    TRY(comment_update(tx, job->initiative->id, &after));
    if (comment_of_body_alone(before))
        return ERR_NONE;
    TRY(history_erase(tx, job->initiative->chain, job->id, STR(ERASED_BY_REMOVAL)));
    return change_note_kept(tx, job->initiative, &COMMENT_SCHEMA, job->id, STR("remove"), NULL,
                            &after, job->reason);
}

/* Nobody but the author has seen it, or their body. */
static Err drop_draft(Tx *tx, const CommentJob *job, const Comment *draft) {
    TRY(comment_remove(tx, job->initiative->id, job->id));
    if (comment_of_body_alone(draft))
        return ERR_NONE;
    TRY(history_erase(tx, job->initiative->chain, job->id, STR(ERASED_BY_REMOVAL)));
    return note(tx, job, job->id, STR("remove"), NULL, NULL);
}

static Err unchanged(Tx *tx, const CommentJob *job, const Comment *now) {
    if (now->record.version == job->version)
        return ERR_NONE;
    Comment *current = arena_new(tx->ctx->arena, Comment, 1);
    *current = *now;
    tx->ctx->conflict =
        (Conflict){ .schema = &COMMENT_SCHEMA, .current = current, .version = now->record.version };
    return ERR_CONFLICT;
}

/* What a body makes public begins then: neither when the draft was begun nor by whom is told. */
static Err publish(Tx *tx, const CommentJob *job, const Comment *draft, Written *ret) {
    Comment row = *draft;
    CommentJob drop = *job;
    drop.id = draft->record.id;
    drop.version = job->form->record.version;
    TRY(unchanged(tx, &drop, draft));
    TRY(drop_draft(tx, &drop, draft));
    row.record = (Record){ 0 };
    row.text = job->form->text;
    row.draft = false;
    row.removed_reason = STR("");
    row.author = tx->ctx->actor.account.v;
    TRY(comment_insert(tx, job->initiative->id, &row));
    ret->record = row.record.id;
    return note(tx, job, row.record.id, STR("create"), NULL, &row);
}

/* A draft that was answered keeps its place, and with it its number. */
static Err publishes(Tx *tx, const CommentJob *job, const Comment *before, bool *ret) {
    bool answered = false;
    bool of_body = before->draft && !job->form->draft && !str_empty(before->body);
    if (of_body)
        TRY(comment_has_reply(tx->ctx, tx->conn, job->initiative->id, before, &answered));
    *ret = of_body && !answered;
    return ERR_NONE;
}

/* What it is about, what it answers and whose it is was said when it was begun; nobody takes it out of a body, and what
 * was published is no draft again, which who saw it as one is told as a conflict. What is not said stays as it is. */
static Err same_beginning(Tx *tx, const CommentJob *job, const Comment *before) {
    const Comment *form = job->form;
    const CommentJob seen = { .version = form->record.version };
    const struct {
        Str field;
        bool other;
    } SAID[] = {
        { STR("target"), form->target.v != 0 && form->target.v != before->target.v },
        { STR("draft"), form->draft && !before->draft },
        { STR("reply_to"), form->reply_to.v != 0 && form->reply_to.v != before->reply_to.v },
        { STR("body"), !str_empty(form->body) && !same_body(before->body, form->body) },
    };
    if (form->draft && !before->draft)
        TRY(unchanged(tx, &seen, before));
    Err err = ERR_NONE;
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++) {
        if (SAID[i].other)
            finding_add(&tx->ctx->findings, tx->ctx->arena, SAID[i].field, FINDING_SETTLED, 0);
        if (SAID[i].other)
            err = ERR_INVALID;
    }
    return err;
}

/* A draft that becomes a reply is said by now, as one that is made: only while its thread is open. So is what stands
 * there said otherwise. */
static Err still_open(Tx *tx, const CommentJob *job, const Comment *before, const Comment *after) {
    bool settled;
    if (after->draft || (!before->draft && str_eq(before->text, after->text)))
        return ERR_NONE;
    TRY(comment_settled(tx->ctx, tx->conn, job->initiative->id, after, &settled));
    return settled ? refuse_closed(tx) : ERR_NONE;
}

static Err do_change(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const CommentJob *job = in;
    Comment before;
    Reader reader;
    bool fresh;
    TRY(readable(tx, job, job->form->record.id, &before));
    TRY(reader_of(tx->ctx, tx->conn, job->initiative, &reader));
    if (!may_edit(&reader, &before))
        return ERR_FORBIDDEN;
    Comment after = before;
    after.record.version = job->form->record.version;
    after.text = job->form->text;
    after.draft = before.draft && job->form->draft;
    if (!after.draft)
        after.removed_reason = STR("");
    TRY(same_beginning(tx, job, &before));
    TRY(still_open(tx, job, &before, &after));
    TRY(publishes(tx, job, &before, &fresh));
    if (fresh)
        return publish(tx, job, &before, ret);
    if (comment_of_body_alone(&before) && !after.draft)
        after.author = tx->ctx->actor.account.v; /* answered: it keeps its place */
    ret->record = before.record.id;
    if (change_is_none(tx->ctx->arena, &COMMENT_SCHEMA, &before, &after))
        return ERR_NONE;
    TRY(comment_update(tx, job->initiative->id, &after));
    return note(tx, job, before.record.id, STR("change"), &before, &after);
}

Err comment_change(App *app, Ctx *ctx, const Submission *submission,
                   const InitiativeRef *initiative, const Comment *form, Written *ret) {
    TRY(may_write(ctx, initiative));
    CommentJob job = { .initiative = initiative, .form = form };
    return transact(app, ctx, submission, initiative->chain, do_change, &job, ret);
}

/* Nobody takes their own word out of what was closed over it; who moderates does, and says why. */
static Err may_take_back(Tx *tx, const CommentJob *job, const Comment *comment) {
    bool settled;
    if (!mine(tx->ctx, comment))
        return ERR_NONE;
    TRY(comment_settled(tx->ctx, tx->conn, job->initiative->id, comment, &settled));
    return settled ? refuse_closed(tx) : ERR_NONE;
}

/* Ends without having written anything; what was answered before ends the submission earlier. */
static Err do_look(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    (void)ret;
    const CommentJob *job = in;
    Comment before;
    *job->opt_may = false;
    TRY(readable(tx, job, job->id, &before));
    TRY(may_remove(tx, job, &before));
    TRY(may_take_back(tx, job, &before));
    TRY(unchanged(tx, job, &before));
    *job->opt_may = true;
    return ERR_GONE;
}

/* It is noted beside the key by now, where nothing is taken back: whatever was changed since goes as well. */
static Err do_delete(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    CommentJob job = *(const CommentJob *)in;
    Comment before;
    TRY(readable(tx, &job, job.id, &before));
    TRY(may_remove(tx, &job, &before));
    job.version = before.record.version;
    if (mine(tx->ctx, &before) || before.draft)
        job.reason = STR("");
    ret->record = job.id;
    bool stays = !before.draft;
    if (!stays)
        TRY(comment_has_reply(tx->ctx, tx->conn, job.initiative->id, &before, &stays));
    return stays ? empty_out(tx, &job, &before) : drop_draft(tx, &job, &before);
}

/* What was said meanwhile comes first: it may be why a body waits again. */
static Err refuse_closing(Tx *tx, App *app, const CommentJob *job, const Reader *reader,
                          const Comment *before) {
    bool may;
    TRY(comment_all_seen(tx->ctx, tx->conn, job->initiative->id, before, &job->seen));
    TRY(may_close(app, tx->ctx, tx->conn, reader, before, &may));
    if (may)
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR(""), FINDING_BODY_WAITS, 0);
    return ERR_INVALID;
}

static Err do_close(Tx *tx, App *app, const void *in, Written *ret) {
    const CommentJob *job = in;
    Comment before;
    TRY(thread_at(tx, job, job->id, &before));
    Reader reader;
    TRY(reader_of(tx->ctx, tx->conn, job->initiative, &reader));
    bool began;
    TRY(began_it(app, tx->ctx, tx->conn, &reader, &before, &began));
    if (!began && !permission_in(job->initiative->permissions, PERMISSION_INITIATIVE_EDIT))
        return ERR_FORBIDDEN;
    if (before.reply_to.v != 0 || before.draft)
        return ERR_NOT_FOUND;
    ret->record = job->id;
    if (date_none(before.closed_on) != job->closes)
        return ERR_NONE; /* somebody was faster */
    if (job->closes)
        TRY(refuse_closing(tx, app, job, &reader, &before));
    Comment after = before;
    after.closed_on = job->closes ? clock_today(tx->ctx->clock) : (Date){ 0 };
    TRY(comment_update(tx, job->initiative->id, &after));
    if (removed(&before)) /* its place goes on telling when that was */
        TRY(record_dated(tx, &COMMENT_STORE, job->initiative->id, &before.record));
    return note(tx, job, job->id, STR("change"), &before, &after);
}

Err comment_close(App *app, Ctx *ctx, const Submission *submission, const InitiativeRef *initiative,
                  RecordId id, bool closes, CommentSeen seen, Written *ret) {
    TRY(may_write(ctx, initiative));
    CommentJob job = {
        .initiative = initiative, .id = id, .closes = closes, .seen = seen, .reason = STR("")
    };
    return transact(app, ctx, submission, initiative->chain, do_close, &job, ret);
}

Err comment_delete(App *app, Ctx *ctx, const Submission *submission,
                   const InitiativeRef *initiative, RecordId id, int64_t version, Str reason,
                   Written *ret) {
    if (initiative->archived || ctx->actor.account.v == 0)
        return ERR_FORBIDDEN;
    bool may = false;
    CommentJob job = {
        .initiative = initiative, .id = id, .version = version, .reason = reason, .opt_may = &may
    };
    Err err = transact(app, ctx, submission, initiative->chain, do_look, &job, ret);
    if (!may)
        return err;
    TRY(erasure_note_comment(app, ctx, id));
    return transact(app, ctx, submission, initiative->chain, do_delete, &job, ret);
}
