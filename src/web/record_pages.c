/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/record_pages.h"

#include "app/comment.h"
#include "app/erase.h"
#include "app/record.h"
#include "app/removed_involvement.h"
#include "app/take_up.h"
#include "store/intersection_store.h"
#include "store/noun_stores.h"
#include "store/workshop_store.h"
#include "text/messages.h"
#include "views/record.html.h"
#include "web/comment_pages.h"
#include "web/conflict.h"
#include "web/contribution_pages.h"
#include "web/contribution_result.h"
#include "web/form_input.h"
#include "web/history_display.h"
#include "web/initiative_pages.h"
#include "web/involvement_pages.h"
#include "web/involvement_rows.h"
#include "web/join_in_pages.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/perspective_row.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/record_place.h"
#include "web/representation_pages.h"
#include "web/room_result.h"
#include "web/stakeholder_heard.h"
#include "web/translation_pages.h"

static const Field REMOVE_FIELDS[] = {
    FIELD(RemoveForm, reason, TEXT, .maximum = LINE_MAX_LENGTH, .title = true),
};
const Schema REMOVE_FORM = SCHEMA(RemoveForm, "remove", "removes", REMOVE_FIELDS);

/* What somebody said goes with a reason (app/removed_contribution.h). */
static const Field REASON_FIELDS[] = {
    FIELD(RemoveForm, reason, TEXT, .required = true, .maximum = LINE_MAX_LENGTH),
};
static const Schema REASON_FORM = SCHEMA(RemoveForm, "contribution", "removes", REASON_FIELDS);
static const Schema PART_REASON_FORM = SCHEMA(RemoveForm, "involvement", "removes", REASON_FIELDS);

static const Field COMMENT_FIELDS[] = {
    FIELD(Comment, text, PROSE, .required = true),
};
const Schema COMMENT_FORM = SCHEMA(Comment, "comment", "comments", COMMENT_FIELDS);

enum { RECORD_HISTORY_MAX = 50 };

/* A page below the noun's list; the initiative's own pages have none. */
static Page page_of_noun(Request *rq, Message title) {
    const Noun *noun = rq->route->noun;
    bool own = noun->single && str_eq(record_list_path(rq), rq->http->path);
    if (noun_list_path(noun).len == 0 || own)
        return page_of(rq, title);
    return page_below(rq, title, record_list_path(rq), noun_message(rq, noun, "list"));
}

/* In a sentence, or after the title of a form. */
static Str title_of(Request *rq, const void *record) {
    return record_called(rq, rq->route->noun, record);
}

/* What is stored, for the title of its form; "" when somebody removed it meanwhile. */
static Str stored_title(Request *rq) {
    void *record;
    if (rq->conn == NULL || record_load(rq, &record) != ERR_NONE)
        return STR("");
    return title_of(rq, record);
}

/* An archived initiative is read-only: its home says so, a form would only be refused. */
static bool form_refused(const Request *rq) {
    return rq->initiative.archived && rq->form.schema == NULL;
}

static Err show_comments(Request *rq, RecordId target, RecordView *view) {
    view->commentable = rq->route->noun->commentable;
    if (!view->commentable)
        return ERR_NONE;
    TRY(comments_display(rq, target, &view->comments, &view->comment_count));
    view->may_comment = request_may(rq, PERMISSION_COMMENT_WRITE) && !rq->initiative.archived;
    if (!view->may_comment)
        return ERR_NONE;
    if (rq->form.schema != &COMMENT_FORM)
        form_input_clear(rq, &COMMENT_FORM);
    view->comment_form =
        form_of(rq, record_path_below(rq, "/kommentare"), msg(record_comment_write));
    view->draft_href =
        str_join(rq->ctx->arena, request_path(rq, REPRESENTATION_PATH "/entwurf?target="),
                 id_text(rq->ctx->arena, target.v));
    return ERR_NONE;
}

/* What has its place on the page of what it belongs to. */
static bool stands_there(const Noun *noun, const Noun *page) {
    if (noun == &NOUNS[NOUN_MEASUREMENT] || noun == &NOUNS[NOUN_AUDIT_RUN])
        return true;
    return page == &NOUNS[NOUN_WORKSHOP] &&
           (noun == &NOUNS[NOUN_BOARD] || noun == &NOUNS[NOUN_AGENDA_PART] ||
            noun == &NOUNS[NOUN_PICTURE]);
}

/* "Aus dem Workshop vom 12. Mai 2026" */
static Err origin_named(Request *rq, RecordId id, DisplayUse *use) {
    Workshop workshop;
    TRY(workshop_get(rq->ctx, rq->conn, rq->initiative.id, id, &workshop));
    use->noun = date_none(workshop.held_on) ? msg(room_result_origin)
                                            : msg(room_result_origin_on, workshop.held_on);
    return ERR_NONE;
}

/* Where it is mentioned; `all`: also what stands on its page anyway. */
static Err uses_display(Request *rq, const void *record, bool all, DisplayUses *ret) {
    RecordNames names;
    RecordId id = ((const Record *)record)->id;
    if (rq->route->noun == &NOUNS[NOUN_INTERSECTION])
        TRY(intersection_users(rq->ctx, rq->conn, rq->initiative.id, record, &names));
    else
        TRY(record_referrers(rq->ctx, rq->conn, rq->initiative.id, id, &names));
    DisplayUse *uses = arena_new(rq->ctx->arena, DisplayUse, names.count);
    *ret = (DisplayUses){ .items = uses };
    for (size_t i = 0; i < names.count; i++) {
        const Noun *noun = noun_by_name(names.items[i].noun);
        if (noun == NULL || (!all && stands_there(noun, rq->route->noun)))
            continue;
        if (all && noun == &NOUNS[NOUN_WORKSHOP]) /* it lets go of what it led to */
            continue;
        DisplayUse *use = &uses[ret->count++];
        *use = (DisplayUse){
            .noun = noun_message(rq, noun, "one"),
            .title = names.items[i].title,
            .href = record_href(rq, (NounId)(noun - NOUNS), names.items[i].id, ""),
        };
        if (noun == &NOUNS[NOUN_WORKSHOP])
            TRY(origin_named(rq, names.items[i].id, use));
        if (use->title.len == 0)
            TRY(record_named(rq, noun, rq->initiative.id, names.items[i].id, &use->noun));
    }
    return ERR_NONE;
}

/* Whatever has no beginning of its own in the history came in with the initiative. */
static Err show_history(Request *rq, RecordId id, RecordView *view) {
    view->shows_history = request_may(rq, PERMISSION_HISTORY_READ);
    if (!view->shows_history)
        return ERR_NONE;
    TRY(history_display(rq, id, 0, RECORD_HISTORY_MAX, &view->entries, &view->entry_count));
    if (view->entry_count == RECORD_HISTORY_MAX)
        return ERR_NONE; /* older ones are not shown here */
    if (view->entry_count > 0 && view->entries[view->entry_count - 1].first)
        return ERR_NONE;
    return history_import(rq, &view->imported_at, &view->imported_href);
}

Err record_view_of(Request *rq, RecordView *ret, const void **ret_record) {
    const Noun *noun = rq->route->noun;
    void *record;
    TRY(record_load(rq, &record));
    const Record *head = record;
    RecordView view = { .page = page_of_noun(rq, noun_message(rq, noun, "one")) };
    const Field *heading = schema_heading(noun->schema);
    if (heading != NULL)
        view.page.title_text = *(const Str *)field_in(heading, record);
    else
        view.page.subject = schema_title(noun->schema, record);
    if (str_empty(schema_title(noun->schema, record)))
        view.page.title = noun_named(rq, noun, record);
    if (request_may_edit(rq)) {
        view.edit_href = record_path_below(rq, "/bearbeiten");
        view.remove_href = noun->single ? STR("") : record_path_below(rq, "/entfernen");
        view.translate_href = translation_of_record(rq, noun, head->id);
    }
    TRY(record_display(rq, noun->schema, record, &view.fields, &view.field_count));
    TRY(uses_display(rq, record, false, &view.uses));
    TRY(show_comments(rq, head->id, &view));
    TRY(show_history(rq, head->id, &view));
    *ret = view;
    *ret_record = record;
    return ERR_NONE;
}

Err record_show(Request *rq) {
    RecordView view;
    const void *record;
    TRY(record_view_of(rq, &view, &record));
    record_page(rq->html, &view);
    return ERR_NONE;
}

static Str cancel_of(Request *rq, Str otherwise) {
    Str row = record_perspective_row(rq);
    return row.len > 0 ? perspective_row_page(rq, row, STR("")) : otherwise;
}

static Err new_page(Request *rq, Message anew) {
    if (form_refused(rq))
        return request_redirect(rq, request_path(rq, ""));
    const Noun *noun = rq->route->noun;
    bool begun = rq->form.schema != NULL;
    if (!begun)
        TRY(contribution_result_begin(rq, &begun));
    if (!begun)
        TRY(room_result_begin(rq, &begun));
    if (!begun)
        form_input_from_query(rq, noun->schema);
    Str action = str_join(rq->ctx->arena, contribution_result_action(rq), room_result_query(rq));
    RecordFormView view = {
        .page = page_of_noun(rq, noun_message(rq, noun, "new")),
        .intro = noun_message(rq, noun, "intro"),
        .form = form_of(rq, perspective_row_in(rq, action, record_perspective_row(rq)),
                        msg(common_save)),
    };
    TRY(form_options_of(rq, &view.form, noun));
    TRY(perspective_row_warning(rq, record_perspective_row(rq), &view.warning));
    TRY(involvement_final_warning(rq, &view.warning));
    view.form.cancel = cancel_of(rq, record_list_path(rq));
    conflict_say(rq, &view);
    view.anew = anew;
    record_form_page(rq->html, &view);
    return ERR_NONE;
}

Err record_new_page(Request *rq) {
    return new_page(rq, message_of(MSG_NONE));
}

/* Where a record is found that is new or gone: a measured value stands on the page of its goal, a
 * contribution on that of its involvement, a board, a part of an agenda and a picture on that of their workshop. */
static Str home_of(Request *rq, const void *record) {
    if (rq->route->noun == &NOUNS[NOUN_MEASUREMENT]) {
        const Measurement *measurement = record;
        if (measurement->goal.v != 0)
            return record_href(rq, NOUN_GOAL, measurement->goal, "");
    }
    if (rq->route->noun == &NOUNS[NOUN_CONTRIBUTION]) {
        const Contribution *contribution = record;
        if (contribution->involvement.v != 0)
            return record_href(rq, NOUN_INVOLVEMENT, contribution->involvement, "");
    }
    RecordId workshop = { 0 };
    if (rq->route->noun == &NOUNS[NOUN_BOARD])
        workshop = ((const Board *)record)->workshop;
    if (rq->route->noun == &NOUNS[NOUN_AGENDA_PART])
        workshop = ((const AgendaPart *)record)->workshop;
    if (rq->route->noun == &NOUNS[NOUN_PICTURE])
        workshop = ((const Picture *)record)->workshop;
    return workshop.v != 0 ? record_href(rq, NOUN_WORKSHOP, workshop, "") : record_list_path(rq);
}

/* The row of "An alle gedacht?" that a record has its place in, or whose form made it; "" = none. */
static Str row_of(Request *rq, const void *record) {
    if (rq->route->noun == &NOUNS[NOUN_OMISSION])
        return ((const Omission *)record)->perspective;
    if (rq->route->noun == &NOUNS[NOUN_INTERSECTION])
        return perspective_join(rq->ctx->arena, ((const Intersection *)record)->perspectives);
    return record_perspective_row(rq);
}

/* Where to go on after something is new or gone. */
static Str home_with(Request *rq, const void *record, const char *notice) {
    Str row = row_of(rq, record);
    if (row.len > 0)
        return perspective_row_page(rq, row, str_from(notice));
    return str_join(rq->ctx->arena, home_of(rq, record), STR("?hinweis="), str_from(notice));
}

static Err finish(Request *rq, const Written *written) {
    return request_redirect(rq, written->location);
}

Err record_create_action(Request *rq) {
    Written written;
    bool made;
    TRY(room_result_create(rq, &written, &made));
    if (made)
        return finish(rq, &written);
    Message anew;
    TRY(contribution_result_look(rq, &anew));
    if (anew.id != MSG_NONE)
        return new_page(rq, anew);
    Str back = contribution_result_home(rq);
    TakenUp taken_up = { .notice = "created" };
    if (rq->route->noun == &NOUNS[NOUN_STAKEHOLDER])
        TRY(perspective_row_takes_up(rq, record_perspective_row(rq), &taken_up));
    else if (rq->route->noun == &NOUNS[NOUN_INVOLVEMENT])
        taken_up.notice = involvement_created_notice(rq);
    rq->submission.location = back.len > 0 ? back : home_with(rq, rq->form.record, taken_up.notice);
    if (taken_up.omission.v != 0)
        TRY(stakeholder_take_up(rq->app, rq->ctx, &rq->submission, &rq->initiative, rq->form.record,
                                taken_up.omission, taken_up.reason, &written));
    else
        TRY(record_create(rq->app, rq->ctx, &rq->submission, &rq->initiative, rq->route->noun,
                          rq->form.record, &written));
    return finish(rq, &written);
}

/* Saving leaves the earlier words of a contribution in the history: where they can be taken out, too. Where no answer
 * is stored, nobody is asked whether its wording was put right. */
static Err edit_answer(Request *rq, RecordFormView *view) {
    void *record;
    bool involvement = rq->route->noun == &NOUNS[NOUN_INVOLVEMENT];
    if ((!involvement && rq->route->noun != &NOUNS[NOUN_CONTRIBUTION]) || rq->conn == NULL)
        return ERR_NONE;
    Err err = record_load(rq, &record);
    if (err == ERR_NOT_FOUND) /* somebody removed it while this was typed */
        return ERR_NONE;
    TRY(err);
    if (involvement) {
        view->form.opt_aside = involvement_put_right_aside(rq, view->form.schema, record);
        return ERR_NONE;
    }
    view->intro = msg(contribution_edit_names, record_path_below(rq, "/schwaerzen"));
    view->form.opt_aside = contribution_put_right_aside(rq, view->form.schema, record);
    return ERR_NONE;
}

static Str edit_action(Request *rq) {
    Str action =
        rq->route->noun == &NOUNS[NOUN_INVOLVEMENT] ? involvement_form_action(rq) : rq->http->path;
    return perspective_row_in(rq, action, record_perspective_row(rq));
}

Err record_edit_page(Request *rq) {
    if (form_refused(rq))
        return request_redirect(rq, request_path(rq, ""));
    const Noun *noun = rq->route->noun;
    const Schema *schema = rq->route->form != NULL ? rq->route->form : noun->schema;
    if (rq->form.schema == NULL) {
        void *record;
        TRY(record_load(rq, &record));
        if (noun == &NOUNS[NOUN_INITIATIVE])
            schema = &INITIATIVE_FORM;
        if (noun == &NOUNS[NOUN_CONTRIBUTION])
            schema = &CONTRIBUTION_EDIT_FORM;
        if (noun == &NOUNS[NOUN_INVOLVEMENT]) {
            schema = &INVOLVEMENT_EDIT_FORM;
            involvement_answer_begin(rq, record);
        }
        form_input_from(rq, schema, record, ((const Record *)record)->version);
    }
    RecordFormView view = {
        .page = page_of_noun(rq, noun_message(rq, noun, "edit")),
        .form = form_of(rq, edit_action(rq), msg(common_save)),
    };
    view.page.subject = stored_title(rq);
    TRY(edit_answer(rq, &view));
    TRY(involvement_final_warning(rq, &view.warning));
    TRY(stakeholder_heard_warning(rq, &view.warning));
    TRY(form_options_of(rq, &view.form, noun));
    view.form.cancel = cancel_of(rq, record_path_below(rq, ""));
    record_form_page(rq->html, &view);
    return ERR_NONE;
}

static Err ask_reason(Request *rq, const void *record, RecordRemoveView *view) {
    bool told = rq->route->noun == &NOUNS[NOUN_CONTRIBUTION];
    view->form.schema = &REASON_FORM;
    if (rq->route->noun == &NOUNS[NOUN_INVOLVEMENT]) {
        TRY(involvement_told(rq->ctx, rq->conn, &rq->initiative, record, &told));
        view->form.schema = &PART_REASON_FORM;
    }
    if (!told)
        view->form.schema = &REMOVE_FORM;
    if (view->page.failed)
        view->page.opt_failed_form = &view->form;
    return ERR_NONE;
}

Err record_remove_form(Request *rq) {
    if (form_refused(rq))
        return request_redirect(rq, request_path(rq, ""));
    const Noun *noun = rq->route->noun;
    void *record;
    TRY(record_load(rq, &record));
    if (rq->form.schema == NULL) {
        form_input_clear(rq, &REMOVE_FORM);
        rq->form.version = ((const Record *)record)->version;
    }
    RecordRemoveView view = {
        .page = page_of_noun(rq, noun_message(rq, noun, "remove")),
        .name = title_of(rq, record),
        .form = form_of(rq, rq->http->path, msg(common_remove)),
    };
    if (noun == &NOUNS[NOUN_OMISSION]) {
        view.name = perspective_label(rq, ((const Omission *)record)->perspective);
        view.question = msg(omission_remove_question, view.name);
    }
    view.page.subject = view.name;
    view.form.cancel = record_path_below(rq, "");
    if (noun == &NOUNS[NOUN_CONTRIBUTION] || noun == &NOUNS[NOUN_INVOLVEMENT])
        TRY(ask_reason(rq, record, &view));
    if (noun == &NOUNS[NOUN_CONTRIBUTION] && contribution_sent(record))
        view.question = msg(record_remove_sent, view.name);
    TRY(uses_display(rq, record, true, &view.uses));
    record_remove_page(rq->html, &view);
    return ERR_NONE;
}

Err record_goes_all_the_same(Request *rq, RecordId id, Instant since, Err err, bool *ret) {
    *ret = false;
    if (rq->route->noun != &NOUNS[NOUN_CONTRIBUTION] ||
        (err != ERR_BUSY && err != ERR_STORAGE && err != ERR_INVALID))
        return ERR_NONE;
    return erasure_noted(rq->app, rq->ctx, CONTRIBUTION_SCHEMA.name, id.v, since, ret);
}

Err record_remove_action(Request *rq) {
    const RemoveForm *form = rq->form.record;
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    void *record;
    rq->submission.location =
        record_load(rq, &record) == ERR_NONE
            ? home_with(rq, record, "deleted")
            : str_join(rq->ctx->arena, record_list_path(rq), STR("?hinweis=deleted"));
    Instant now = clock_now(rq->ctx->clock);
    Err err = record_delete(rq->app, rq->ctx, &rq->submission, &rq->initiative, rq->route->noun, id,
                            rq->form.version, form->reason, &written);
    bool noted;
    TRY(record_goes_all_the_same(rq, id, now, err, &noted));
    if (noted)
        return request_redirect(rq, request_path(rq, "?hinweis=erase_noted"));
    TRY(err);
    return finish(rq, &written);
}

Err comment_create_action(Request *rq) {
    Comment *comment = rq->form.record;
    Written written;
    TRY(record_asked(rq, &comment->target));
    rq->submission.location =
        str_join(rq->ctx->arena, record_path_below(rq, ""), STR("?hinweis=commented#kommentare"));
    TRY(comment_create(rq->app, rq->ctx, &rq->submission, &rq->initiative, comment, &written));
    return finish(rq, &written);
}

Err single_view_of(Request *rq, RecordView *ret, const void **ret_record) {
    TRY(single_load(rq, ret_record));
    if (*ret_record != NULL) {
        TRY(record_view_of(rq, ret, ret_record));
    } else {
        *ret = (RecordView){ .page = page_of(rq, noun_message(rq, rq->route->noun, "one")) };
        ret->edit_href = request_may_edit(rq) ? record_path_below(rq, "/bearbeiten") : STR("");
    }
    ret->page.lead_message = noun_message(rq, rq->route->noun, "intro");
    return ERR_NONE;
}

Err single_show(Request *rq) {
    RecordView view;
    const void *record;
    TRY(single_view_of(rq, &view, &record));
    if (record != NULL)
        record_page(rq->html, &view);
    else
        single_empty_page(rq->html, &view);
    return ERR_NONE;
}

/* Nothing is decided yet: the form begins with what is in force until then. */
static void begin_single(Request *rq) {
    const Noun *noun = rq->route->noun;
    if (noun != &NOUNS[NOUN_DISCLOSURE]) {
        form_input_clear(rq, noun->schema);
        return;
    }
    Disclosure *begin = arena_new(rq->ctx->arena, Disclosure, 1);
    *begin = disclosure_undecided(rq->ctx->arena);
    form_input_from(rq, noun->schema, begin, 0);
}

Err single_edit_page(Request *rq) {
    if (form_refused(rq))
        return request_redirect(rq, request_path(rq, ""));
    const Noun *noun = rq->route->noun;
    if (rq->form.schema == NULL) {
        const void *record;
        TRY(single_load(rq, &record));
        if (record != NULL)
            form_input_from(rq, noun->schema, record, ((const Record *)record)->version);
        else
            begin_single(rq);
    }
    RecordFormView view = {
        .page = page_of_noun(rq, noun_message(rq, noun, "edit")),
        .intro = noun_message(rq, noun, "intro"),
        .form = form_of(rq, rq->http->path, msg(common_save)),
    };
    if (noun == &NOUNS[NOUN_PARTICIPATION_PLAN] || noun == &NOUNS[NOUN_DISCLOSURE])
        TRY(join_in_warning(rq, &view.warning));
    view.form.all_open = true;
    view.form.cancel = record_list_path(rq);
    record_form_page(rq->html, &view);
    return ERR_NONE;
}
