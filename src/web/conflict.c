/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/conflict.h"

#include "app/blacken.h"
#include "app/record_past.h"
#include "store/history.h"
#include "views/control.h"
#include "views/problem.html.h"
#include "web/comment_pages.h"
#include "web/contribution_pages.h"
#include "web/form_input.h"
#include "web/page.h"
#include "web/problem.h"
#include "web/record_display.h"
#include "web/room_pages.h"
#include "web/saved_since.h"
#include "web/site.h"

bool conflict_comparable(const Request *rq) {
    const Conflict *conflict = &rq->ctx->conflict;
    return conflict->schema != NULL && rq->form.raw != NULL &&
           str_eq(conflict->schema->name, rq->form.schema->name);
}

/* What the records in conflict are: also where the form of a page is about one of another kind. NULL: no noun. */
static const Noun *noun_of(const Request *rq) {
    return noun_by_name(rq->ctx->conflict.schema->name);
}

/* -- Putting together -------------------------------------------------------------------------- */

/* There is one of them or none: in the initiative, or for its record and language. */
static bool is_only_one(const Noun *noun) {
    return noun->maximum == 1 || noun == &NOUNS[NOUN_TRANSLATION];
}

/* What the form began with. Where there is one record or none, version 0 began with none. */
static Err began(Request *rq, const void **ret) {
    const Conflict *conflict = &rq->ctx->conflict;
    const Noun *noun = noun_of(rq);
    *ret = NULL;
    if (noun == NULL || noun->schema != conflict->schema || rq->conn == NULL)
        return ERR_NONE;
    void *record = arena_zeroed_(rq->ctx->arena, noun->schema->size, 1, _Alignof(max_align_t));
    if (rq->form.version == 0 && is_only_one(noun)) {
        schema_clear(noun->schema, record);
        *ret = record;
        return ERR_NONE;
    }
    Err err = record_past(rq->ctx, rq->conn, &rq->initiative, noun, conflict->current,
                          rq->form.version, record);
    if (err == ERR_NONE)
        *ret = record;
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

/* By its history, or else by what the page told that the edit began with. */
static bool knows_beginning(const Request *rq) {
    return rq->form.opt_began != NULL || rq->form.began.len == rq->form.schema->count * FORM_DIGEST;
}

/* Only where the beginning is known. */
static bool is_as_begun(const Request *rq, size_t i, const void *record) {
    const Schema *schema = rq->form.schema;
    if (rq->form.opt_began != NULL)
        return field_equal(&schema->fields[i], record, rq->form.opt_began);
    Str now = str_slice(form_digests(rq->ctx->arena, schema, record), i * FORM_DIGEST, FORM_DIGEST);
    return str_eq(now, str_slice(rq->form.began, i * FORM_DIGEST, FORM_DIGEST));
}

/* What only the program sets is nobody's. */
static bool is_same(const Request *rq, size_t i) {
    const Field *field = &rq->form.schema->fields[i];
    return field->internal || field_equal(field, rq->form.record, rq->ctx->conflict.current);
}

static bool both_changed(const Request *rq, size_t i) {
    const void *mine = rq->form.record, *stored = rq->ctx->conflict.current;
    if (is_same(rq, i))
        return false;
    return !knows_beginning(rq) || (!is_as_begun(rq, i, mine) && !is_as_begun(rq, i, stored));
}

/* Words that this person put there themselves, and nobody else changed. */
static bool only_mine(const Request *rq, size_t i) {
    const Field *field = &rq->form.schema->fields[i];
    bool words = field->type == FIELD_TEXT || field->type == FIELD_PROSE;
    return words && !field_equal(field, rq->form.record, rq->ctx->conflict.current) &&
           !both_changed(rq, i);
}

/* A field that this person left as it was takes what is stored; the others stay as they were typed. */
static void take_stored(Request *rq) {
    const Schema *schema = rq->form.schema;
    const void *stored = rq->ctx->conflict.current;
    if (!knows_beginning(rq))
        return;
    RawValue *raw = arena_new(rq->ctx->arena, RawValue, schema->count);
    schema_raw(schema, rq->ctx->arena, stored, raw);
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        if (field_equal(field, rq->form.record, stored) || !is_as_begun(rq, i, rq->form.record))
            continue;
        field_copy(field, stored, rq->form.record);
        rq->form.raw[i] = raw[i];
    }
}

/* Whoever typed may not know yet that names are not to stand in it any more, in an answer as little as in the words. */
static Err look_whether_blackened(Request *rq) {
    const Conflict *conflict = &rq->ctx->conflict;
    if (noun_of(rq) != &NOUNS[NOUN_CONTRIBUTION] || rq->conn == NULL)
        return ERR_NONE;
    const Contribution *now = conflict->current;
    if (str_empty(now->text) && str_eq(now->subject, STR(CONTRIBUTION_ERASED)))
        rq->form.blackened = true;
    if (rq->form.blackened)
        return ERR_NONE;
    return contribution_blackened_after(rq->ctx, rq->conn, &rq->initiative, now, rq->form.version,
                                        &rq->form.blackened);
}

/* The other version is whoever's who saved since the form was opened; where no version is told, the last one's. */
static Err saved_by(Request *rq, SavedSince *ret) {
    const Record *head = rq->ctx->conflict.current;
    *ret = (SavedSince){ 0 };
    if (noun_of(rq) == NULL || rq->conn == NULL)
        return ERR_NONE;
    int64_t from = rq->form.merged ? rq->form.opened : rq->form.version;
    int64_t first = is_only_one(noun_of(rq)) ? 0 : 1;
    if (from < first || from >= head->version)
        from = head->version - 1;
    return saved_since(rq, noun_of(rq), head, from, head->version, ret);
}

/* The next save is meant to replace what is stored now, and only that; what it was opened with is told until then. */
static void rebase(Request *rq) {
    if (!rq->form.merged)
        rq->form.opened = rq->form.version;
    rq->form.merged = true;
    rq->form.version = rq->ctx->conflict.version;
}

Err conflict_merge(Request *rq, Merge *ret) {
    const Conflict *conflict = &rq->ctx->conflict;
    *ret = MERGE_OPEN;
    if (!conflict_comparable(rq) || conflict->current == NULL)
        return ERR_NONE;
    TRY(look_whether_blackened(rq));
    TRY(began(rq, &rq->form.opt_began));
    take_stored(rq);
    const Schema *schema = rq->form.schema;
    bool open = false, same = true;
    for (size_t i = 0; i < schema->count; i++) {
        open = open || both_changed(rq, i) || (rq->form.blackened && only_mine(rq, i));
        same = same && is_same(rq, i);
    }
    *ret = same ? MERGE_SAME : open ? MERGE_OPEN : MERGE_DONE;
    if (*ret != MERGE_DONE)
        return ERR_NONE;
    if (rq->form.opt_stored != NULL) {
        schema_take_unnamed(noun_of(rq)->schema, schema, rq->form.opt_stored, conflict->current,
                            rq->form.record);
        rq->form.opt_stored = conflict->current; /* somebody may be faster once more */
    }
    TRY(saved_by(rq, &rq->form.merged_with));
    rebase(rq);
    return ERR_NONE;
}

/* -- The page ---------------------------------------------------------------------------------- */

/* As it would be typed on this page. */
static Str typed_text(Request *rq, const Field *field, const void *record) {
    Str text = field_text(field, record, rq->ctx->arena);
    return field->type == FIELD_DECIMAL ? number_shown(rq->html, &(RawValue){ .text = text })
                                        : text;
}

/* `opt_aside`: fields that the form does not ask. */
static size_t fields_to_decide(Request *rq, const bool *opt_aside, const ProblemField **ret) {
    const Schema *schema = rq->form.schema;
    const void *stored = rq->ctx->conflict.current;
    ProblemField *fields = arena_new(rq->ctx->arena, ProblemField, schema->count);
    size_t count = 0;
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        bool decided = both_changed(rq, i) || (rq->form.blackened && only_mine(rq, i));
        bool asked = opt_aside == NULL || !opt_aside[i];
        if (field->type == FIELD_SECRET || !decided || !asked)
            continue;
        Str mine = typed_text(rq, field, rq->form.record);
        Str theirs = typed_text(rq, field, stored);
        fields[count++] = (ProblemField){ .name = field->name,
                                          .label = field_label(rq, schema, field),
                                          .mine = mine,
                                          .words = text_in_words(rq, schema, field, mine),
                                          .choice = field_is_choice(field),
                                          .stored = stored_in_words(rq, schema, field, theirs) };
    }
    *ret = fields;
    return count;
}

Str conflict_entry(Request *rq) {
    Str path = rq->http->path;
    size_t end = path.len;
    while (end > 0 && path.ptr[end - 1] != '/')
        end--;
    Str above = end > 0 ? str_slice(path, 0, end - 1) : STR("");
    return rq->ctx->conflict.current != NULL && site_has_page(rq->site, above) ? above : STR("");
}

/* Reading the stored version again is the way out; of what was removed, its form. */
static Str stored_href(Request *rq) {
    Str entry = conflict_entry(rq);
    return entry.len > 0 ? entry : rq->http->path;
}

/* One press must not bring back what was erased: the typed words are shown to be copied from, no more. */
static void hold_stored_words(Request *rq) {
    const Schema *schema = rq->form.schema, *words = &CONTRIBUTION_BLACKEN_FORM;
    RawValue *stored = arena_new(rq->ctx->arena, RawValue, schema->count);
    schema_raw(schema, rq->ctx->arena, rq->ctx->conflict.current, stored);
    for (size_t i = 0; i < schema->count; i++)
        for (size_t k = 0; k < words->count; k++)
            if (str_eq(schema->fields[i].name, words->fields[k].name) && both_changed(rq, i))
                rq->form.raw[i] = stored[i];
}

/* A translation has fields for the texts of every noun: what nobody wrote is not asked for here, nor what it is of. */
static const bool *aside(const Request *rq) {
    const Schema *schema = rq->form.schema;
    if (noun_of(rq) != &NOUNS[NOUN_TRANSLATION])
        return NULL;
    bool *ret = arena_new(rq->ctx->arena, bool, schema->count);
    for (size_t i = 0; i < schema->count; i++)
        ret[i] = !translation_is_text(&schema->fields[i]) ||
                 (rq->form.raw[i].text.len == 0 &&
                  field_empty(&schema->fields[i], rq->ctx->conflict.current));
    return ret;
}

/* A board decides what the form of a card asks. */
static Err card_asked(Request *rq, FormView *ret) {
    *ret = form_of(rq, request_address(rq), msg(problem_save_mine));
    return rq->ctx->conflict.schema == &CARD_FORM ? room_card_conflict(rq, ret) : ERR_NONE;
}

static void decide(Request *rq, ProblemView *view) {
    FormView asked;
    bool card = rq->ctx->conflict.schema == &CARD_FORM;
    view->resendable = card_asked(rq, &asked) == ERR_NONE;
    view->field_count = fields_to_decide(rq, asked.opt_aside, &view->fields);
    bool knows = knows_beginning(rq);
    if (knows)
        view->next = msg(problem_conflict_merged);
    view->blackened = rq->form.blackened;
    if (view->blackened)
        hold_stored_words(rq);
    if (knows)
        rebase(rq);
    else
        rq->form.version = rq->ctx->conflict.version;
    if (noun_of(rq) == &NOUNS[NOUN_CONTRIBUTION])
        rq->form.began = form_digests(rq->ctx->arena, rq->form.schema, rq->ctx->conflict.current);
    rq->submission.id = STR("");
    view->form = form_of(rq, request_address(rq), msg(problem_save_mine));
    view->form.opt_aside = card ? asked.opt_aside : aside(rq);
    memcpy(view->form.options, asked.options, sizeof asked.options);
    view->form.option_list_count = asked.option_list_count;
    view->keep_href = stored_href(rq);
    if (noun_of(rq) != NULL && form_options_of(rq, &view->form, noun_of(rq)) != ERR_NONE)
        view->resendable = false;
}

/* Removed in another tab by who sends this: nobody else was there. What tells it may be gone; then it is not said. */
static bool removed_by_oneself(const Request *rq) {
    RecordId id;
    HistoryEntry removal;
    if (rq->conn == NULL || rq->session.account.v == 0 || request_record(rq, &id) != ERR_NONE)
        return false;
    Err err = history_last(rq->ctx, rq->conn, rq->initiative.chain, id, STR("remove"), &removal);
    return err == ERR_NONE && removal.actor.account.v == rq->session.account.v;
}

static Message conflict_title(const Request *rq, bool only_you) {
    if (rq->ctx->conflict.current != NULL)
        return only_you ? msg(problem_conflict_title_own) : msg(problem_conflict_title);
    return removed_by_oneself(rq) ? msg(problem_conflict_title_removed_own)
                                  : msg(problem_conflict_title);
}

void conflict_look(Request *rq, ProblemView *view) {
    SavedSince since = { 0 };
    view->entry_href = conflict_entry(rq);
    if (rq->ctx->conflict.schema == NULL)
        return;
    view->next = msg(problem_conflict_look);
    if (view->field_count == 0)
        view->text = msg(problem_conflict_text_untyped);
    if (rq->ctx->conflict.current == NULL || saved_by(rq, &since) != ERR_NONE || !since.only_you)
        return;
    view->page.title = msg(problem_conflict_title_own);
}

void conflict_answer(Request *rq) {
    out_reset(rq->response->out);
    SavedSince since = { 0 };
    bool deleted = rq->ctx->conflict.current == NULL;
    if (!deleted && saved_by(rq, &since) != ERR_NONE)
        since = (SavedSince){ 0 };
    ProblemView view = {
        .page = page_of(rq, conflict_title(rq, since.only_you)),
        .text = msg(problem_conflict_text),
        .next = msg(problem_conflict_next),
        .deleted = deleted,
        .saved_by = since.said,
    };
    if (view.deleted) {
        view.text = msg(problem_conflict_deleted);
        view.field_count = problem_typed_fields(rq, &view.fields);
        view.initiative_href = problem_initiative(rq);
    } else {
        decide(rq, &view);
    }
    conflict_page(rq->html, &view);
}

/* -- The page of an action, anew ---------------------------------------------------------------- */

bool conflict_acts(const Request *rq) {
    return rq->route->acts && conflict_comparable(rq) && rq->ctx->conflict.current != NULL;
}

Err conflict_show_anew(Request *rq) {
    const Conflict *conflict = &rq->ctx->conflict;
    TRY(began(rq, &rq->form.opt_began));
    const FormInput typed = rq->form;
    bool knows = knows_beginning(rq);
    bool *as_begun = arena_new(rq->ctx->arena, bool, typed.schema->count);
    for (size_t i = 0; i < typed.schema->count; i++)
        as_begun[i] = knows && is_as_begun(rq, i, conflict->current);
    form_input_from(rq, typed.schema, conflict->current, conflict->version);
    rq->form.opt_typed = arena_new(rq->ctx->arena, RawValue, typed.schema->count);
    for (size_t i = 0; i < typed.schema->count; i++) {
        const Field *field = &typed.schema->fields[i];
        rq->form.opt_typed[i] = (RawValue){ .text = STR("") };
        if (field_equal(field, typed.record, conflict->current))
            continue;
        if (as_begun[i]) {
            field_copy(field, typed.record, rq->form.record);
            rq->form.raw[i] = typed.raw[i];
        } else {
            rq->form.opt_typed[i] = typed.raw[i];
        }
    }
    rq->submission.id = STR(""); /* what is sent now was looked at anew */
    rq->response->status = problem_status(ERR_CONFLICT);
    return rq->route->again(rq);
}

void conflict_say(Request *rq, RecordFormView *view) {
    if (rq->form.opt_typed == NULL)
        return;
    view->anew = msg(problem_anew);
    FormInput shown = rq->form;
    rq->form.raw = rq->form.opt_typed;
    view->typed_count = problem_typed_fields(rq, &view->typed);
    rq->form = shown;
}
