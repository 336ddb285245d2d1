/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_records.h"

#include "app/assignee.h"
#include "app/blacken.h"
#include "app/comment.h"
#include "app/completeness.h"
#include "app/record.h"
#include "store/noun_stores.h"
#include "web/api_list.h"
#include "web/api_output.h"
#include "web/contribution_pages.h"
#include "web/form_input.h"
#include "web/record_pages.h"

static const Schema *schema_of(const Request *rq) {
    return rq->route->noun->schema;
}

static Err load(Request *rq, RecordId id, void **ret) {
    const Schema *schema = schema_of(rq);
    void *record = arena_zeroed_(rq->ctx->arena, schema->size, 1, _Alignof(max_align_t));
    TRY(record_get(rq->ctx, rq->conn, noun_store(schema->name), rq->initiative.id, id, record));
    *ret = record;
    return ERR_NONE;
}

/* What a record's answer has besides what is stored. */
typedef struct Derived {
    Guide guide; /* TASK */
} Derived;

/* Of `count` records; the whole initiative is read only for a task that may be shown otherwise than it is stored. */
static Err derived_read(Request *rq, const void *records, size_t count, Derived *ret) {
    bool needed = false;
    *ret = (Derived){ 0 };
    if (rq->route->noun == &NOUNS[NOUN_TASK])
        for (size_t i = 0; i < count; i++)
            needed = needed || guide_may_derive((const Task *)records + i);
    if (!needed)
        return ERR_NONE;
    return initiative_guide(rq->app, rq->ctx, rq->conn, rq->initiative.id, &ret->guide);
}

static void write_record(const Request *rq, JsonWriter *json, const Derived *derived,
                         const void *record) {
    json_object_begin(json);
    api_record_members(rq, json, schema_of(rq), record);
    if (rq->route->noun == &NOUNS[NOUN_TASK]) {
        const Task *task = record;
        const GuideTask *shown = guide_task_of(&derived->guide, task->record.id);
        TaskState state = shown != NULL ? shown->state : task_state(task);
        api_str(json, "shown_state", TASK_STATES.keys[state]);
    }
    json_object_end(json);
}

Err api_record_answer(Request *rq, RecordId id) {
    void *record;
    Derived derived;
    TRY(load(rq, id, &record));
    TRY(derived_read(rq, record, 1, &derived));
    JsonWriter json = api_open(rq);
    write_record(rq, &json, &derived, record);
    api_etag(rq, record);
    return api_close(&json);
}

Err api_record_list(Request *rq) {
    const Schema *schema = schema_of(rq);
    RecordList records;
    ApiList list;
    TRY(api_list_read(rq, "after", &list));
    /* One more than asked for tells whether something follows. */
    const RecordPage page = { .after = { list.from }, .limit = list.limit + 1 };
    TRY(record_list_page(rq->ctx, rq->conn, noun_store(schema->name), rq->initiative.id, &page,
                         &records));
    Derived derived;
    size_t shown = (int64_t)records.count < page.limit ? records.count : (size_t)list.limit;
    TRY(derived_read(rq, records.items, shown, &derived));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    int64_t last = 0;
    for (size_t i = 0; i < shown; i++) {
        const void *record = (const char *)records.items + i * schema->size;
        write_record(rq, &json, &derived, record);
        last = ((const Record *)record)->id.v;
    }
    api_items_end(&json, api_list_next(rq, &list, shown < records.count ? last : 0));
    return api_close(&json);
}

Err api_record_get(Request *rq) {
    RecordId id;
    TRY(request_record(rq, &id));
    return api_record_answer(rq, id);
}

/* -- Writing ----------------------------------------------------------------------------------- */

static void locate(Request *rq) {
    rq->submission.location = str_join(rq->ctx->arena, rq->http->path, STR("/{id}"));
}

Err api_record_create(Request *rq) {
    Written written;
    locate(rq);
    TRY(record_create(rq->app, rq->ctx, &rq->submission, &rq->initiative, rq->route->noun,
                      rq->form.record, &written));
    return api_created(rq, &written, api_record_answer);
}

/* What an answer does not show (contact data to whom they are closed) nobody can have meant to empty. */
static Err keep_unreadable(Request *rq, RecordId id) {
    const Schema *schema = schema_of(rq);
    void *stored = NULL;
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        if (api_field_readable(rq, field))
            continue;
        if (stored == NULL)
            TRY(load(rq, id, &stored));
        field_copy(field, stored, rq->form.record);
    }
    return ERR_NONE;
}

Err api_record_change(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    TRY(keep_unreadable(rq, id));
    Record *head = rq->form.record;
    head->id = id;
    head->version = rq->form.version;
    TRY(record_change(rq->app, rq->ctx, &rq->submission, &rq->initiative, rq->route->noun,
                      rq->form.record, &written));
    return api_record_answer(rq, id);
}

Err api_record_delete(Request *rq) {
    const RemoveForm *form = rq->form.record;
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    Instant now = clock_now(rq->ctx->clock);
    Err err = record_delete(rq->app, rq->ctx, &rq->submission, &rq->initiative, rq->route->noun, id,
                            rq->form.version, form->reason, &written);
    bool noted;
    TRY(record_goes_all_the_same(rq, id, now, err, &noted));
    if (!noted)
        TRY(err);
    rq->response->status = noted ? 202 : 204;
    return ERR_NONE;
}

/* What is not sent stays: an answer takes nothing off the public page, nor what it led to. Days are of this answer. */
static void keep_unsent(Request *rq, const void *stored) {
    const Schema *schema = rq->form.schema;
    for (size_t i = 0; i < schema->count; i++)
        if (!rq->form.raw[i].sent && schema->fields[i].type != FIELD_DATE)
            field_copy(&schema->fields[i], stored, rq->form.record);
}

/* The rest of the record stays; a day that is not said is today. */
static Err save_answer(Request *rq, void (*settle)(Request *rq)) {
    RecordId id;
    void *stored;
    Written written;
    TRY(request_record(rq, &id));
    TRY(load(rq, id, &stored));
    keep_unsent(rq, stored);
    form_input_over(rq, schema_of(rq), stored);
    settle(rq);
    ((Record *)rq->form.record)->version = rq->form.version;
    TRY(record_change(rq->app, rq->ctx, &rq->submission, &rq->initiative, rq->route->noun,
                      rq->form.record, &written));
    return api_record_answer(rq, id);
}

Err api_contribution_answer(Request *rq) {
    return save_answer(rq, contribution_answer_settle);
}

static void settle_involvement(Request *rq) {
    Involvement *answer = rq->form.record;
    if (!answer->put_right && date_none(answer->answered_on)) /* otherwise the day stays */
        answer->answered_on = clock_today(rq->ctx->clock);
}

Err api_involvement_answer(Request *rq) {
    return save_answer(rq, settle_involvement);
}

Err api_contribution_blacken(Request *rq) {
    Contribution *words = rq->form.record;
    Written written;
    TRY(request_record(rq, &words->record.id));
    words->record.version = rq->form.version;
    TRY(contribution_blacken(rq->app, rq->ctx, &rq->submission, &rq->initiative, words, &written));
    return api_record_answer(rq, words->record.id);
}

Err api_assignee_list(Request *rq) {
    Assignees people;
    TRY(assignee_list(rq->app, rq->ctx, rq->conn, rq->initiative.id, &people));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < people.count; i++) {
        json_object_begin(&json);
        api_id(&json, "id", people.items[i].account.v);
        api_str(&json, "name", people.items[i].name);
        json_object_end(&json);
    }
    api_items_end(&json, STR(""));
    return api_close(&json);
}

/* -- Comments ---------------------------------------------------------------------------------- */

static void write_comment(const Request *rq, JsonWriter *json, const CommentView *view) {
    json_object_begin(json);
    api_record_members(rq, json, &COMMENT_SCHEMA, &view->comment);
    /* Who took it back is not named beside it either. */
    api_str(json, "author", view->removed ? STR("") : view->author_name);
    api_bool(json, "author_gone", view->author_gone);
    api_bool(json, "mine", view->mine);
    api_bool(json, "was_removed", view->removed);
    json_object_end(json);
}

Err api_comment_list(Request *rq) {
    CommentViews views;
    ApiList list;
    RecordId last;
    RecordPage page = { 0 };
    TRY(api_query_number(rq, "target", &page.of.v));
    TRY(api_list_read(rq, "after", &list));
    page.after.v = list.from;
    page.limit = list.limit;
    TRY(comment_views_page(rq->app, rq->ctx, rq->conn, &rq->initiative, &page, &views, &last));
    JsonWriter json = api_open(rq);
    api_items_begin(&json);
    for (size_t i = 0; i < views.count; i++)
        if (!views.items[i].removed || views.items[i].holds)
            write_comment(rq, &json, &views.items[i]);
    api_items_end(&json, api_list_next(rq, &list, last.v));
    return api_close(&json);
}

static Err answer_view(Request *rq, const CommentView *view) {
    JsonWriter json = api_open(rq);
    write_comment(rq, &json, view);
    api_etag(rq, &view->comment);
    return api_close(&json);
}

static Err answer_comment(Request *rq, RecordId id) {
    CommentView view;
    TRY(comment_view(rq->app, rq->ctx, rq->conn, &rq->initiative, id, &view));
    return answer_view(rq, &view);
}

/* Also what was removed and still holds its thread: it says whether that is closed. */
Err api_comment_get(Request *rq) {
    RecordId id;
    CommentView view;
    TRY(request_record(rq, &id));
    Err err = comment_thread_view(rq->app, rq->ctx, rq->conn, &rq->initiative, id, &view);
    if (err == ERR_NOT_FOUND)
        return answer_comment(rq, id);
    TRY(err);
    return answer_view(rq, &view);
}

Err api_comment_create(Request *rq) {
    Written written;
    locate(rq);
    TRY(comment_create(rq->app, rq->ctx, &rq->submission, &rq->initiative, rq->form.record,
                       &written));
    return api_created(rq, &written, answer_comment);
}

/* A draft is made public by saying so, not by leaving its flag out; nor does a reply begin a thread, or a body's comment
 * become one's own, by saying that it is none. */
static Err keep_beginning(Request *rq, Comment *comment) {
    static const char *const KEPT[] = { "draft", "reply_to", "body" };
    CommentView view;
    Err err = comment_view(rq->app, rq->ctx, rq->conn, &rq->initiative, comment->record.id, &view);
    if (err == ERR_NOT_FOUND) /* said by what follows, which knows what was sent before */
        return ERR_NONE;
    TRY(err);
    for (size_t i = 0; i < sizeof KEPT / sizeof *KEPT; i++) {
        const Field *field = schema_field(&COMMENT_SCHEMA, str_from(KEPT[i]));
        bool sent = rq->form.raw[field - COMMENT_SCHEMA.fields].sent;
        if (!sent)
            field_copy(field, &view.comment, comment);
        else if (field->type != FIELD_FLAG && field_empty(field, comment) &&
                 !field_empty(field, &view.comment))
            finding_add(&rq->ctx->findings, rq->ctx->arena, field->name, FINDING_SETTLED, 0);
    }
    return rq->ctx->findings.count > 0 ? ERR_INVALID : ERR_NONE;
}

Err api_comment_change(Request *rq) {
    Comment *comment = rq->form.record;
    Written written;
    TRY(request_record(rq, &comment->record.id));
    TRY(keep_beginning(rq, comment));
    comment->record.version = rq->form.version;
    TRY(comment_change(rq->app, rq->ctx, &rq->submission, &rq->initiative, comment, &written));
    return answer_comment(rq, written.record.v != 0 ? written.record : comment->record.id);
}

Err api_comment_delete(Request *rq) {
    const RemoveForm *form = rq->form.record;
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    TRY(comment_delete(rq->app, rq->ctx, &rq->submission, &rq->initiative, id, rq->form.version,
                       form->reason, &written));
    rq->response->status = 204;
    return ERR_NONE;
}

typedef struct CloseForm {
    int64_t last, last_version; /* of the thread, as it was seen; FIELD_NONE: not said */
} CloseForm;
static const Field CLOSE_FIELDS[] = {
    FIELD(CloseForm, last, INTEGER, .required = true, .minimum = 1, .maximum = INT64_MAX),
    FIELD(CloseForm, last_version, INTEGER, .minimum = 1, .maximum = INT64_MAX),
};
const Schema API_COMMENT_CLOSE = SCHEMA(CloseForm, "comment_closing", "closings", CLOSE_FIELDS);

static CommentSeen seen_of(Request *rq) {
    const CloseForm *form = rq->form.record;
    return (CommentSeen){ .last = { form->last },
                          .version = form->last_version != FIELD_NONE ? form->last_version : 0 };
}

static Err toggle(Request *rq, bool closes) {
    RecordId id;
    CommentSeen seen = { 0 };
    CommentView view;
    Written written;
    TRY(request_record(rq, &id));
    if (closes)
        seen = seen_of(rq);
    TRY(comment_close(rq->app, rq->ctx, &rq->submission, &rq->initiative, id, closes, seen,
                      &written));
    TRY(comment_thread_view(rq->app, rq->ctx, rq->conn, &rq->initiative, id, &view));
    return answer_view(rq, &view);
}

Err api_comment_close(Request *rq) {
    return toggle(rq, true);
}

Err api_comment_open(Request *rq) {
    return toggle(rq, false);
}
