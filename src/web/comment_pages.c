/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/comment_pages.h"

#include "app/comment.h"
#include "app/erase.h"
#include "app/label.h"
#include "base/utf8.h"
#include "views/record.html.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/record_pages.h"
#include "web/representation_pages.h"

/* Somebody else's comment goes with a reason, one's own without being asked. */
static const Field REASON_FIELDS[] = {
    FIELD(RemoveForm, reason, TEXT, .required = true, .maximum = LINE_MAX_LENGTH, .title = true),
};
static const Schema REASON_FORM = SCHEMA(RemoveForm, "comment_removal", "removes", REASON_FIELDS);
enum { ABOUT_MAX = 60 };
static const Schema NO_FORM = { .name = STR_INIT("comment_removal") };

static Str comment_path(Request *rq, RecordId id, const char *below) {
    return str_join(rq->ctx->arena, request_path(rq, "/" SLUG_COMMENT "/"),
                    id_text(rq->ctx->arena, id.v), str_from(below));
}

Str comment_label(Request *rq, const Comment *comment) {
    bool imported = comment->author == FIELD_NONE;
    return (imported ? label_imported : label_read)(rq->app->pack, rq->ctx->arena,
                                                    comment->author_label, rq->html->language);
}

static Str author_of(Request *rq, const CommentView *view) {
    return view->author_name.len > 0 ? view->author_name : comment_label(rq, &view->comment);
}

static Str function_of(Request *rq, const Labels *labels, const Comment *comment) {
    if (comment->author != FIELD_NONE)
        return label_of(labels, rq->ctx->arena, (AccountId){ comment->author });
    return html_text_of(rq->html, msg(record_comment_imported_author, comment_label(rq, comment)));
}

/* What stands in the place of a removed comment: functions, as they are now. */
static Message trace_of(Request *rq, const Labels *labels, const Comment *comment, Str author) {
    Arena *arena = rq->ctx->arena;
    Instant at = comment->record.changed_at;
    if (comment->removed_by == comment->author)
        return msg(record_comment_taken_back, author, at);
    Str remover = label_of(labels, arena, (AccountId){ comment->removed_by });
    return msg(record_comment_removed, author, at, remover, comment->removed_reason);
}

/* It closes what is shown here: what is said later is shown first. */
static Str close_path(Request *rq, RecordId id, const Record *last) {
    return str_join(rq->ctx->arena, comment_path(rq, id, "/abschliessen?bis="),
                    id_text(rq->ctx->arena, last->id.v), STR("&fassung="),
                    id_text(rq->ctx->arena, last->version));
}

/* What may be done with it, and by whom; `last` is the last comment of its thread. */
static void add_actions(Request *rq, const CommentView *from, const Record *last,
                        DisplayComment *ret) {
    RecordId id = from->comment.record.id;
    bool closed = !date_none(from->comment.closed_on);
    if (!request_may(rq, PERMISSION_COMMENT_WRITE) || rq->initiative.archived)
        return;
    if (from->may_delete)
        ret->remove_href = comment_path(rq, id, "/entfernen");
    if (from->may_edit) {
        ret->edit_href = comment_path(rq, id, "/bearbeiten");
        ret->publish_href = comment_path(rq, id, "/veroeffentlichen");
    }
    if (from->may_reply)
        ret->reply_href = comment_path(rq, id, "/antworten");
    if (!from->may_close)
        return;
    PostButton *toggle = arena_new(rq->ctx->arena, PostButton, 1);
    Str about = from->removed ? html_text_of(rq->html, msg(representation_talk_removed))
                              : utf8_truncate(from->comment.text, ABOUT_MAX);
    *toggle =
        post_button_of(rq, closed ? comment_path(rq, id, "/oeffnen") : close_path(rq, id, last),
                       closed          ? msg(record_comment_open)
                       : ret->answered ? msg(record_comment_close)
                                       : msg(record_comment_close_unanswered),
                       about);
    ret->opt_toggle = toggle;
}

static Err display(Request *rq, Labels *labels, const CommentView *from, bool answered,
                   const Record *last, DisplayComment *ret) {
    *ret = (DisplayComment){
        .id = from->comment.record.id,
        .author = author_of(rq, from),
        .at = from->comment.record.created_at,
        .text = from->comment.text,
        .imported = from->comment.author == FIELD_NONE,
        .draft = from->comment.draft,
        .body = from->comment.body,
        .closed_on = from->comment.closed_on,
        .closer = from->closer_name,
        .answered = answered,
    };
    if (from->removed && labels->pack == NULL)
        TRY(labels_load(rq->app, rq->ctx, rq->conn, &rq->initiative, rq->html->language, labels));
    if (from->removed) {
        ret->author = function_of(rq, labels, &from->comment);
        ret->removed = trace_of(rq, labels, &from->comment, ret->author);
    }
    add_actions(rq, from, last, ret);
    return ERR_NONE;
}

/* Where the thread of a comment begins among those that the reader sees; itself, if that is not there. They stand by
 * their ids, and those before it have theirs. */
static size_t thread_of(const CommentViews *stored, const size_t *threads, size_t at) {
    int64_t wanted = stored->items[at].comment.reply_to.v;
    size_t low = 0, high = at;
    while (wanted != 0 && low < high) {
        size_t middle = low + (high - low) / 2;
        if (stored->items[middle].comment.record.id.v < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = wanted != 0 && low < at && stored->items[low].comment.record.id.v == wanted;
    return found ? threads[low] : at;
}

/* Somebody else has answered what begins at `first`. */
static bool thread_answered(const CommentViews *stored, const size_t *threads, size_t first) {
    const Comment *asked = &stored->items[first].comment;
    for (size_t i = first + 1; i < stored->count; i++) {
        const Comment *said = &stored->items[i].comment;
        if (threads[i] != first || said->draft || stored->items[i].removed)
            continue;
        if (said->author != asked->author || !str_eq(said->author_label, asked->author_label))
            return true;
    }
    return false;
}

/* A removed one only where nothing else stands there. */
static const Record *last_of(const CommentViews *stored, const size_t *threads, size_t first) {
    const CommentView *last = &stored->items[first];
    for (size_t i = first + 1; i < stored->count; i++) {
        const CommentView *said = &stored->items[i];
        if (threads[i] != first || said->removed || said->comment.draft)
            continue;
        if (last->removed || comment_later(&said->comment, &last->comment))
            last = said;
    }
    return &last->comment.record;
}

Err comments_display(Request *rq, RecordId target, const DisplayComment **ret, size_t *ret_count) {
    CommentViews stored = { 0 };
    Labels labels = { 0 };
    TRY(comment_views(rq->app, rq->ctx, rq->conn, &rq->initiative, target, &stored));
    Arena *arena = rq->ctx->arena;
    size_t *threads = arena_new(arena, size_t, stored.count);
    for (size_t i = 0; i < stored.count; i++)
        threads[i] = thread_of(&stored, threads, i);
    DisplayComment *all = arena_new(arena, DisplayComment, stored.count);
    DisplayComment *firsts = arena_new(arena, DisplayComment, stored.count);
    size_t used = 0;
    *ret_count = 0;
    for (size_t i = 0; i < stored.count; i++) {
        if (threads[i] != i)
            continue;
        DisplayComment *first = &firsts[(*ret_count)++];
        TRY(display(rq, &labels, &stored.items[i], thread_answered(&stored, threads, i),
                    last_of(&stored, threads, i), first));
        first->replies = &all[used];
        for (size_t k = i + 1; k < stored.count; k++) {
            if (threads[k] != i)
                continue;
            TRY(display(rq, &labels, &stored.items[k], false, &stored.items[k].comment.record,
                        &all[used++]));
            first->reply_count++;
        }
    }
    *ret = firsts;
    return ERR_NONE;
}

Err comment_place(Request *rq, const Comment *comment, const char *below, Str *ret) {
    RecordName target;
    TRY(record_name(rq->ctx, rq->conn, comment->target, &target));
    const Noun *noun = noun_by_name(target.noun);
    *ret = noun == NULL || noun == &NOUNS[NOUN_INITIATIVE]
               ? request_path(rq, below)
               : record_href(rq, (NounId)(noun - NOUNS), target.id, below);
    return ERR_NONE;
}

Err comment_about(Request *rq, const Comment *comment, Message *ret_noun, Str *ret_title) {
    RecordName target;
    TRY(record_name(rq->ctx, rq->conn, comment->target, &target));
    const Noun *noun = noun_by_name(target.noun);
    if (noun == NULL)
        return ERR_NOT_FOUND;
    *ret_title = target.title;
    *ret_noun = noun_message(rq, noun, "one");
    if (target.title.len == 0)
        return record_named(rq, noun, target.initiative, target.id, ret_noun);
    return ERR_NONE;
}

Err comment_href(Request *rq, RecordId id, Str *ret) {
    Comment comment;
    *ret = STR("");
    Err err = comment_get(rq->ctx, rq->conn, rq->initiative.id, id, &comment);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    CommentView seen; /* on what somebody else's draft is says nothing either */
    err = comment.draft ? comment_view(rq->app, rq->ctx, rq->conn, &rq->initiative, id, &seen)
                        : ERR_NONE;
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    CLEANUP(out_done) Out anchor = out_open(40);
    out_c(&anchor, "#kommentar-");
    out_i64(&anchor, id.v);
    return comment_place(rq, &comment, str_c(rq->ctx->arena, out_view(&anchor)), ret);
}

static bool is_body_draft(const CommentView *view) {
    return view->comment.draft && !str_empty(view->comment.body);
}

static Message question_of(const CommentView *view) {
    Str text = view->comment.text;
    if (is_body_draft(view))
        return msg(draft_discard_body, view->comment.body, text);
    if (view->comment.draft)
        return msg(record_comment_remove_draft, text);
    if (view->mine)
        return msg(record_comment_remove_own, text);
    return msg(record_comment_remove_other, text);
}

static Err show_thread(Request *rq, Str place, const char *notice, RecordId at) {
    Str comment = id_text(rq->ctx->arena, at.v);
    return request_redirect(rq, str_join(rq->ctx->arena, place, str_from(notice), comment));
}

/* From a page of before the thread was closed. */
static Err show_settled(Request *rq, const CommentView *comment) {
    Str place;
    TRY(comment_place(rq, &comment->comment, "", &place));
    return show_thread(rq, place, "?hinweis=comment_settled#kommentar-",
                       comment->comment.record.id);
}

Err comment_remove_form(Request *rq) {
    RecordId id;
    CommentView comment;
    TRY(request_record(rq, &id));
    TRY(comment_view(rq->app, rq->ctx, rq->conn, &rq->initiative, id, &comment));
    if (comment.settled && rq->form.schema == NULL)
        return show_settled(rq, &comment);
    if (!comment.may_delete && !comment.settled)
        return ERR_FORBIDDEN;
    if (rq->form.schema == NULL) {
        form_input_clear(rq, &REMOVE_FORM);
        rq->form.version = comment.comment.record.version;
    }
    RecordRemoveView view = {
        .page = page_of(rq, comment.comment.draft ? msg(draft_discard_title)
                                                  : msg(noun_comment_remove)),
        .question = question_of(&comment),
        .form = form_of(rq,
                        is_body_draft(&comment) ? representation_here(rq, comment.comment.body)
                                                : rq->http->path,
                        comment.comment.draft ? msg(draft_discard) : msg(common_remove)),
    };
    view.form.schema = comment.mine || comment.comment.draft ? &NO_FORM : &REASON_FORM;
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    if (is_body_draft(&comment))
        view.form.cancel = representation_href(rq, "", comment.comment.body);
    else
        TRY(comment_place(rq, &comment.comment, "#kommentare", &view.form.cancel));
    record_remove_page(rq->html, &view);
    return ERR_NONE;
}

/* Somebody else of the body that the form names was faster; for who is not of it there is nothing, nor for any other
 * comment. */
static Err draft_was_gone(Request *rq) {
    RepresentedBodies bodies;
    RepresentedBody body;
    if (str_empty(request_query(rq, STR("gremium"))))
        return ERR_NOT_FOUND;
    TRY(representation_bodies(rq->app, rq->ctx, rq->conn, &rq->initiative, &bodies));
    TRY(representation_body(rq, &bodies, &body));
    if (!body.mine)
        return ERR_NOT_FOUND;
    return request_redirect(rq, str_join(rq->ctx->arena, representation_href(rq, "", body.body),
                                         STR("&hinweis=draft_was_gone#entwuerfe")));
}

/* Sent again, it is not there any more: the answer is the first one. */
Err comment_remove_action(Request *rq) {
    const RemoveForm *form = rq->form.record;
    RecordId id;
    CommentView comment;
    Written written;
    TRY(request_record(rq, &id));
    rq->submission.location = request_path(rq, "?hinweis=comment_deleted");
    Err err = comment_view(rq->app, rq->ctx, rq->conn, &rq->initiative, id, &comment);
    if (err == ERR_NONE && is_body_draft(&comment))
        rq->submission.location =
            str_join(rq->ctx->arena, representation_href(rq, "", comment.comment.body),
                     STR("&hinweis=draft_discarded#entwuerfe"));
    else if (err == ERR_NONE)
        err = comment_place(rq, &comment.comment, "?hinweis=comment_deleted#kommentare",
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
    if (err == ERR_NOT_FOUND)
        return draft_was_gone(rq);
    TRY(err);
    return request_redirect(rq, written.location);
}

/* The comment of the address, which begins a thread. */
static Err thread_named(Request *rq, CommentView *ret) {
    RecordId id;
    TRY(request_record(rq, &id));
    return comment_thread_view(rq->app, rq->ctx, rq->conn, &rq->initiative, id, ret);
}

Err comment_reply_form(Request *rq) {
    CommentView said;
    TRY(thread_named(rq, &said));
    if (rq->form.schema == NULL && !date_none(said.comment.closed_on))
        return ERR_NOT_FOUND;
    if (rq->form.schema == NULL)
        form_input_clear(rq, &COMMENT_FORM);
    RecordFormView view = {
        .page = page_of(rq, msg(record_comment_reply)),
        .intro = said.removed
                     ? msg(record_comment_reply_removed)
                     : msg(record_comment_reply_to, author_of(rq, &said), said.comment.text),
        .form = form_of(rq, rq->http->path, msg(record_comment_reply)),
    };
    TRY(comment_place(rq, &said.comment, "#kommentare", &view.form.cancel));
    record_form_page(rq->html, &view);
    return ERR_NONE;
}

Err comment_reply_action(Request *rq) {
    Comment *comment = rq->form.record;
    CommentView said;
    Written written;
    TRY(thread_named(rq, &said));
    comment->target = said.comment.target;
    comment->reply_to = said.comment.record.id;
    TRY(comment_place(rq, &said.comment, "?hinweis=commented#kommentare",
                      &rq->submission.location));
    TRY(comment_create(rq->app, rq->ctx, &rq->submission, &rq->initiative, comment, &written));
    return request_redirect(rq, written.location);
}

/* Where the new word stands with the button below it, which closes that as well. */
static Err show_meanwhile(Request *rq, Str place) {
    const Comment *since = rq->ctx->conflict.current;
    return show_thread(rq, place, "?hinweis=comment_meanwhile#kommentar-", since->record.id);
}

/* What the button was made for. An address that does not say so is of no comment, and closes nothing. */
static CommentSeen seen_of(Request *rq) {
    CommentSeen seen;
    bool said = str_i64(request_query(rq, STR("bis")), &seen.last.v) && seen.last.v > 0 &&
                str_i64(request_query(rq, STR("fassung")), &seen.version) && seen.version > 0;
    return said ? seen : (CommentSeen){ .last = { -1 } };
}

static Err toggle(Request *rq, bool closes) {
    CommentView said;
    Written written;
    Str place;
    TRY(thread_named(rq, &said));
    TRY(comment_place(rq, &said.comment, "", &place));
    TRY(comment_place(rq, &said.comment,
                      closes ? "?hinweis=comment_closed#kommentare"
                             : "?hinweis=comment_opened#kommentare",
                      &rq->submission.location));
    Err err = comment_close(rq->app, rq->ctx, &rq->submission, &rq->initiative,
                            said.comment.record.id, closes, seen_of(rq), &written);
    if (err == ERR_CONFLICT && rq->ctx->conflict.current != NULL)
        return show_meanwhile(rq, place);
    if (err ==
        ERR_INVALID) /* of the whole: a body waits; of `last`: the address does not say what was read */
        return show_thread(rq, place,
                           finding_of(&rq->ctx->findings, STR("")) != NULL
                               ? "?hinweis=comment_waited_for#kommentar-"
                               : "?hinweis=comment_unseen#kommentar-",
                           said.comment.record.id);
    TRY(err);
    return request_redirect(rq, written.location);
}

Err comment_close_action(Request *rq) {
    return toggle(rq, true);
}

Err comment_open_action(Request *rq) {
    return toggle(rq, false);
}
