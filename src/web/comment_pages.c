/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/comment_pages.h"

#include "app/comment.h"
#include "app/erase.h"
#include "app/label.h"
#include "views/record.html.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"
#include "web/record_pages.h"

/* Somebody else's comment goes with a reason, one's own without being asked. */
static const Field REASON_FIELDS[] = {
    FIELD(RemoveForm, reason, TEXT, .required = true, .maximum = LINE_MAX_LENGTH, .title = true),
};
static const Schema REASON_FORM = SCHEMA(RemoveForm, "comment_removal", "removes", REASON_FIELDS);
static const Schema NO_FORM = { .name = STR_INIT("comment_removal") };

static Str comment_remove_href(Request *rq, RecordId id) {
    CLEANUP(out_done) Out number = out_open(24);
    out_i64(&number, id.v);
    return str_join(rq->ctx->arena, request_path(rq, "/" SLUG_COMMENT "/"), out_view(&number),
                    STR("/entfernen"));
}

static Str author_of(const CommentView *view) {
    return view->author_name.len > 0 ? view->author_name : view->comment.author_label;
}

/* What stands in the place of a removed comment: functions, as they are now. */
static Message trace_of(Request *rq, const Labels *labels, const Comment *comment) {
    Arena *arena = rq->ctx->arena;
    Str author =
        comment->author != FIELD_NONE
            ? label_of(labels, arena, (AccountId){ comment->author })
            : html_text_of(rq->html, msg(record_comment_imported_author, comment->author_label));
    Instant at = comment->record.changed_at;
    if (comment->removed_by == comment->author)
        return msg(record_comment_taken_back, author, at);
    Str remover = label_of(labels, arena, (AccountId){ comment->removed_by });
    return msg(record_comment_removed, author, at, remover, comment->removed_reason);
}

Err comments_display(Request *rq, RecordId target, const DisplayComment **ret, size_t *ret_count) {
    CommentViews stored = { 0 };
    Labels labels = { 0 };
    TRY(comment_views(rq->ctx, rq->conn, &rq->initiative, target, &stored));
    DisplayComment *comments = arena_new(rq->ctx->arena, DisplayComment, stored.count);
    for (size_t i = 0; i < stored.count; i++) {
        const CommentView *from = &stored.items[i];
        comments[i] = (DisplayComment){
            .id = from->comment.record.id,
            .author = author_of(from),
            .at = from->comment.record.created_at,
            .text = from->comment.text,
            .imported = from->comment.author == FIELD_NONE,
            .draft = from->comment.draft,
        };
        if (from->removed && labels.pack == NULL)
            TRY(labels_load(rq->app, rq->ctx, rq->conn, &rq->initiative, &labels));
        if (from->removed)
            comments[i].removed = trace_of(rq, &labels, &from->comment);
        if (from->may_delete && request_may(rq, PERMISSION_COMMENT_WRITE))
            comments[i].remove_href = comment_remove_href(rq, from->comment.record.id);
    }
    *ret = comments;
    *ret_count = stored.count;
    return ERR_NONE;
}

/* The page on which a comment stands. */
static Err place_of(Request *rq, const Comment *comment, const char *below, Str *ret) {
    RecordName target;
    TRY(record_name(rq->ctx, rq->conn, comment->target, &target));
    const Noun *noun = noun_by_name(target.noun);
    *ret = noun == NULL || noun == &NOUNS[NOUN_INITIATIVE]
               ? request_path(rq, below)
               : record_href(rq, (NounId)(noun - NOUNS), target.id, below);
    return ERR_NONE;
}

Err comment_href(Request *rq, RecordId id, Str *ret) {
    Comment comment;
    *ret = STR("");
    Err err = comment_get(rq->ctx, rq->conn, rq->initiative.id, id, &comment);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    CLEANUP(out_done) Out anchor = out_open(40);
    out_c(&anchor, "#kommentar-");
    out_i64(&anchor, id.v);
    return place_of(rq, &comment, str_c(rq->ctx->arena, out_view(&anchor)), ret);
}

static Message question_of(const CommentView *view) {
    Str text = view->comment.text;
    if (view->comment.draft)
        return msg(record_comment_remove_draft, text);
    if (view->mine)
        return msg(record_comment_remove_own, text);
    return msg(record_comment_remove_other, text);
}

Err comment_remove_form(Request *rq) {
    RecordId id;
    CommentView comment;
    TRY(request_record(rq, &id));
    TRY(comment_view(rq->ctx, rq->conn, &rq->initiative, id, &comment));
    if (!comment.may_delete)
        return ERR_FORBIDDEN;
    if (rq->form.schema == NULL) {
        form_input_clear(rq, &REMOVE_FORM);
        rq->form.version = comment.comment.record.version;
    }
    RecordRemoveView view = {
        .page = page_of(rq, msg(noun_comment_remove)),
        .question = question_of(&comment),
        .form = form_of(rq, rq->http->path, msg(common_remove)),
    };
    view.form.schema = comment.mine ? &NO_FORM : &REASON_FORM;
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    TRY(place_of(rq, &comment.comment, "#kommentare", &view.form.cancel));
    record_remove_page(rq->html, &view);
    return ERR_NONE;
}

/* Sent again, it is not there any more: the answer is the first one. */
Err comment_remove_action(Request *rq) {
    const RemoveForm *form = rq->form.record;
    RecordId id;
    CommentView comment;
    Written written;
    TRY(request_record(rq, &id));
    rq->submission.location = request_path(rq, "?hinweis=comment_deleted");
    Err err = comment_view(rq->ctx, rq->conn, &rq->initiative, id, &comment);
    if (err == ERR_NONE)
        err = place_of(rq, &comment.comment, "?hinweis=comment_deleted#kommentare",
                       &rq->submission.location);
    if (err != ERR_NOT_FOUND)
        TRY(err);
    Instant now = clock_now(rq->ctx->clock);
    err = comment_delete(rq->app, rq->ctx, &rq->submission, &rq->initiative, id, rq->form.version,
                         form->reason, &written);
    if (err == ERR_BUSY || err == ERR_STORAGE) {
        /* Once it is noted nothing takes it back: "nothing was saved" would not be true. */
        bool noted;
        TRY(erasure_noted(rq->app, rq->ctx, COMMENT_SCHEMA.name, id.v, now, &noted));
        return noted ? request_redirect(rq, request_path(rq, "?hinweis=erase_noted")) : err;
    }
    TRY(err);
    return request_redirect(rq, written.location);
}
