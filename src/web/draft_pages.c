/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/draft_pages.h"

#include "app/comment.h"
#include "store/noun_stores.h"
#include "views/record.html.h"
#include "web/comment_pages.h"
#include "web/conflict.h"
#include "web/form_input.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/record_pages.h"
#include "web/representation_pages.h"
#include "web/representation_talks.h"

static const Field DRAFT_FIELDS[] = {
    FIELD(Comment, target, REFERENCE, .required = true),
    FIELD(Comment, text, PROSE, .required = true),
};
const Schema DRAFT_FORM = SCHEMA(Comment, "draft", "drafts", DRAFT_FIELDS);

/* More are no list to choose from: there one begins on the page of the record. */
enum { TARGETS_MAX = 500 };

static Message back_label(void) {
    return msg(representation_title);
}

/* The body for which the actor writes; of the name "" = for none but themselves. */
static Err own_body(Request *rq, RepresentedBody *ret) {
    RepresentedBodies bodies;
    RepresentedBody body;
    TRY(representation_bodies(rq->app, rq->ctx, rq->conn, &rq->initiative, &bodies));
    *ret = (RepresentedBody){ .body = STR("") };
    if (str_empty(request_query(rq, STR("gremium")))) {
        if (bodies.count > 0 && bodies.items[0].mine)
            *ret = bodies.items[0];
        return ERR_NONE;
    }
    TRY(representation_body(rq, &bodies, &body));
    if (!body.mine)
        return ERR_FORBIDDEN;
    *ret = body;
    return ERR_NONE;
}

/* Who reads it. */
static Err readers_of(Request *rq, const Comment *draft, Message *ret) {
    RepresentedBodies bodies;
    TRY(representation_bodies(rq->app, rq->ctx, rq->conn, &rq->initiative, &bodies));
    for (size_t i = 0; i < bodies.count; i++)
        if (same_body(bodies.items[i].body, draft->body)) {
            *ret = msg(draft_of_body, draft->body, body_readers(rq, &bodies.items[i], draft));
            return ERR_NONE;
        }
    return ERR_NOT_FOUND;
}

/* -- What it is about --------------------------------------------------------------------------- */

typedef LIST_OF(FormOption) Targets;

/* An omission is named by whom it leaves out, not by why. */
static Str called(Request *rq, const Noun *noun, const void *record) {
    if (noun == &NOUNS[NOUN_OMISSION])
        return perspective_label(rq, ((const Omission *)record)->perspective);
    return record_called(rq, noun, record);
}

static void add_target(Request *rq, const Noun *noun, const void *record, bool first,
                       Targets *targets) {
    FormOption *option = list_push(rq->ctx->arena, targets);
    *option = (FormOption){ .value = id_text(rq->ctx->arena, ((const Record *)record)->id.v),
                            .text = called(rq, noun, record) };
    if (first && !noun->single)
        option->group = html_text_of(rq->html, noun_message(rq, noun, "list"));
}

static bool offers(const Noun *noun) {
    return noun->commentable && noun != &NOUNS[NOUN_INITIATIVE];
}

static Err count_targets(Request *rq, int64_t *ret) {
    *ret = 0;
    for (size_t n = 0; n < NOUN_COUNT; n++) {
        int64_t count = 0;
        if (offers(&NOUNS[n]))
            TRY(record_count(rq->ctx, rq->conn, noun_store(NOUNS[n].schema->name),
                             rq->initiative.id, &count));
        *ret += count;
    }
    return ERR_NONE;
}

static Err add_all_of(Request *rq, const Noun *noun, Targets *targets) {
    RecordList list;
    TRY(record_list(rq->ctx, rq->conn, noun_store(noun->schema->name), rq->initiative.id, &list));
    for (size_t i = 0; i < list.count; i++)
        add_target(rq, noun, (const char *)list.items + i * noun->schema->size, i == 0, targets);
    return ERR_NONE;
}

/* The one that the address names. */
static Err add_held(Request *rq, Str held, Targets *targets) {
    RecordId id;
    RecordName name;
    if (!str_i64(held, &id.v))
        return ERR_NONE;
    Err err = record_name(rq->ctx, rq->conn, id, &name);
    const Noun *noun = err == ERR_NONE ? noun_by_name(name.noun) : NULL;
    if (noun == NULL || !offers(noun) || noun->single)
        return err == ERR_NOT_FOUND ? ERR_NONE : err;
    void *record = arena_zeroed_(rq->ctx->arena, noun->schema->size, 1, _Alignof(max_align_t));
    err = record_get(rq->ctx, rq->conn, noun_store(noun->schema->name), rq->initiative.id, id,
                     record);
    if (err == ERR_NONE)
        add_target(rq, noun, record, true, targets);
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

/* Everything a comment may stand beside; of very many only what was asked for by the address. */
static Err target_choices(Request *rq, FormView *form) {
    int64_t total;
    TRY(count_targets(rq, &total));
    Targets targets = { 0 };
    *list_push(rq->ctx->arena, &targets) =
        (FormOption){ .value = id_text(rq->ctx->arena, rq->initiative.id.v),
                      .text = html_text_of(rq->html, msg(draft_whole)) };
    for (int single = 1; single >= 0; single--) /* what there is once stands in no group */
        for (size_t n = 0; n < NOUN_COUNT; n++)
            if (offers(&NOUNS[n]) && NOUNS[n].single == single &&
                (NOUNS[n].single || total <= TARGETS_MAX))
                TRY(add_all_of(rq, &NOUNS[n], &targets));
    if (total > TARGETS_MAX)
        TRY(add_held(rq, form->raw[0].text, &targets)); /* target is the first field */
    form_options(form, offsetof(Comment, target), targets.items, targets.count);
    return ERR_NONE;
}

Err draft_new_page(Request *rq) {
    if (rq->initiative.archived && rq->form.schema == NULL) /* its page says so */
        return request_redirect(rq, request_path(rq, REPRESENTATION_PATH));
    RepresentedBody owner;
    TRY(own_body(rq, &owner));
    Str body = owner.body;
    if (rq->form.schema == NULL)
        form_input_from_query(rq, &DRAFT_FORM);
    RecordFormView view = {
        .page = page_below(rq, msg(draft_new), request_path(rq, REPRESENTATION_PATH), back_label()),
        .intro = str_empty(body) ? msg(draft_of_one)
                                 : msg(draft_of_body, body, body_readers(rq, &owner, NULL)),
        .form = form_of(
            rq, str_empty(body) ? rq->http->path : representation_href(rq, "/entwurf", body),
            msg(draft_save)),
    };
    view.page.subject = body;
    TRY(target_choices(rq, &view.form));
    view.form.cancel = request_path(rq, REPRESENTATION_PATH);
    record_form_page(rq->html, &view);
    return ERR_NONE;
}

Err draft_create_action(Request *rq) {
    Comment *comment = rq->form.record;
    Written written;
    RepresentedBody owner;
    TRY(own_body(rq, &owner));
    Str body = owner.body;
    comment->draft = true;
    comment->body = body;
    if (!str_empty(body)) {
        rq->submission.location = str_join(rq->ctx->arena, representation_href(rq, "", body),
                                           STR("&hinweis=draft_saved#entwuerfe"));
    } else {
        Err err =
            comment_place(rq, comment, "?hinweis=draft_saved#kommentare", &rq->submission.location);
        if (err != ERR_NOT_FOUND) /* no such record: a finding of what follows */
            TRY(err);
    }
    TRY(comment_create(rq->app, rq->ctx, &rq->submission, &rq->initiative, comment, &written));
    return request_redirect(rq, written.location);
}

/* -- Changing, publishing ----------------------------------------------------------------------- */

/* The draft of the address, if the actor may change it; of who may not read it, it does not exist. */
static Err draft_named(Request *rq, Comment *ret) {
    RecordId id;
    CommentView view;
    TRY(request_record(rq, &id));
    TRY(comment_view(rq->app, rq->ctx, rq->conn, &rq->initiative, id, &view));
    *ret = view.comment;
    return view.may_edit ? ERR_NONE : ERR_FORBIDDEN;
}

static Err show_draft(Request *rq, Message title, bool publishes) {
    Comment draft;
    Message kind;
    TRY(draft_named(rq, &draft));
    if (rq->form.schema == NULL)
        form_input_from(rq, &COMMENT_FORM, &draft, draft.record.version);
    bool own = str_empty(draft.body);
    Str action = own ? rq->http->path : representation_here(rq, draft.body);
    RecordFormView view = {
        .page = page_below(rq, title, request_path(rq, REPRESENTATION_PATH), back_label()),
        .intro = msg(draft_of_one),
        .form = form_of(rq, action, publishes ? msg(draft_publish_submit) : msg(draft_save)),
    };
    TRY(comment_about(rq, &draft, &kind, &view.page.subject));
    if (!own)
        TRY(readers_of(rq, &draft, &view.intro));
    if (publishes)
        view.intro = own ? msg(draft_publish_own) : msg(draft_publish_body, draft.body);
    view.form.cancel = own ? STR("") : representation_href(rq, "", draft.body);
    if (own)
        TRY(comment_place(rq, &draft, "#kommentare", &view.form.cancel));
    conflict_say(rq, &view);
    record_form_page(rq->html, &view);
    return ERR_NONE;
}

Err draft_edit_page(Request *rq) {
    return show_draft(rq, msg(draft_edit_title), false);
}

Err draft_publish_page(Request *rq) {
    return show_draft(rq, msg(draft_publish_title), true);
}

/* The body's newest comment that everybody reads; `ret->record.id` 0: none. */
static Err last_said(Request *rq, Str body, Comment *ret) {
    CommentList comments;
    *ret = (Comment){ .text = STR("") };
    TRY(comment_readable(rq->ctx, rq->conn, &rq->initiative, &comments));
    for (size_t i = comments.count; i-- > 0 && ret->record.id.v == 0;) {
        const Comment *comment = &comments.items[i];
        if (comment_stands(comment) && !str_empty(comment->body) && same_body(comment->body, body))
            *ret = *comment;
    }
    return ERR_NONE;
}

static Err show_last_said(Request *rq, Str body, RecordFormView *view) {
    Comment last;
    CommentView seen;
    Str href;
    TRY(last_said(rq, body, &last));
    if (last.record.id.v == 0)
        return ERR_NONE;
    TRY(comment_view(rq->app, rq->ctx, rq->conn, &rq->initiative, last.record.id, &seen));
    TRY(comment_href(rq, last.record.id, &href));
    if (!str_empty(seen.author_name))
        view->points_intro =
            msg(draft_gone_last, seen.author_name, body, last.record.created_at, href);
    return ERR_NONE;
}

/* Whoever is of the body that the form names is told that it is gone, and keeps the words; whatever number was asked for,
 * so that this tells nobody whether there was a draft. For everybody else there is nothing, nor for a draft of one's own:
 * its words are no body's. */
static Err draft_gone(Request *rq, Str text) {
    RepresentedBody owner;
    if (str_empty(request_query(rq, STR("gremium"))))
        return ERR_NOT_FOUND;
    Err err = own_body(rq, &owner);
    if (err != ERR_NONE)
        return err == ERR_FORBIDDEN ? ERR_NOT_FOUND : err;
    Str body = owner.body;
    const Comment again = { .text = text };
    form_input_from(rq, &DRAFT_FORM, &again, 0);
    rq->submission.id = STR(""); /* another form */
    RecordFormView view = {
        .page = page_below(rq, msg(draft_new), request_path(rq, REPRESENTATION_PATH), back_label()),
        .intro = msg(draft_of_body, body, body_readers(rq, &owner, NULL)),
        .warning = msg(draft_gone, body),
        .form = form_of(rq, representation_href(rq, "/entwurf", body), msg(draft_save)),
    };
    TRY(show_last_said(rq, body, &view));
    view.page.subject = body;
    TRY(target_choices(rq, &view.form));
    view.form.cancel = representation_href(rq, "", body);
    rq->response->status = 409;
    record_form_page(rq->html, &view);
    return ERR_NONE;
}

/* Sent again after it was published, it is gone: the answer is the first one. */
static Err save(Request *rq, bool publishes) {
    Comment *form = rq->form.record, stored;
    Written written;
    TRY(request_record(rq, &form->record.id));
    form->record.version = rq->form.version;
    form->draft = !publishes;
    rq->submission.location = request_path(rq, REPRESENTATION_PATH);
    Err err = draft_named(rq, &stored);
    if (err == ERR_NONE && publishes)
        err = comment_place(rq, &stored, "?hinweis=draft_published#kommentar-{id}",
                            &rq->submission.location);
    else if (err == ERR_NONE && str_empty(stored.body))
        err =
            comment_place(rq, &stored, "?hinweis=draft_saved#kommentare", &rq->submission.location);
    else if (err == ERR_NONE)
        rq->submission.location = str_join(rq->ctx->arena, representation_href(rq, "", stored.body),
                                           STR("&hinweis=draft_saved#entwuerfe"));
    if (err != ERR_NOT_FOUND)
        TRY(err);
    form->body = err == ERR_NONE ? stored.body : STR("");
    err = comment_change(rq->app, rq->ctx, &rq->submission, &rq->initiative, form, &written);
    if (err == ERR_NOT_FOUND)
        return draft_gone(rq, form->text);
    TRY(err);
    return request_redirect(rq, written.location);
}

Err draft_update_action(Request *rq) {
    return save(rq, false);
}

Err draft_publish_action(Request *rq) {
    return save(rq, true);
}
