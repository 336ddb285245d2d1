/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/record_save.h"

#include "app/initiative.h"
#include "app/record.h"
#include "web/conflict.h"
#include "web/contribution_pages.h"
#include "web/form_input.h"
#include "web/involvement_pages.h"
#include "web/perspective_row.h"
#include "web/record_place.h"
#include "web/stakeholder_heard.h"

/* What the form does not name stays as stored; the version guards against a change in between. */
static Err overlay(Request *rq) {
    void *stored;
    if (rq->route->form == rq->route->noun->schema)
        return ERR_NONE;
    Err err = record_load(rq, &stored);
    /* Removed while all of it was typed: the saving that follows says so, with what was typed. */
    bool whole =
        rq->route->form == &CONTRIBUTION_EDIT_FORM || rq->route->form == &INVOLVEMENT_EDIT_FORM;
    if (err == ERR_NOT_FOUND && whole)
        return ERR_NONE;
    TRY(err);
    form_input_over(rq, rq->route->noun->schema, stored);
    return ERR_NONE;
}

enum { MERGES_MAX = 3 }; /* somebody else may be faster again */

static Str saved_at(Request *rq, Str page, Str notice) {
    Str row = record_perspective_row(rq);
    if (row.len > 0)
        return perspective_row_page(rq, row, notice);
    return str_join(rq->ctx->arena, page, STR("?hinweis="), notice);
}

static Str notice_of_merge(const Request *rq) {
    if (rq->form.blackened)
        return STR("saved_merged_blackened");
    return rq->form.merged_with.only_you ? STR("saved_merged_own") : STR("saved_merged");
}

/* Saves; where somebody was faster, together with what they changed. */
static Err save_merged(Request *rq, Err (*save)(Request *, Written *), Str page,
                       const char *notice) {
    Written written = { 0 };
    rq->submission.location = saved_at(rq, page, str_from(notice));
    rq->submission.location_unchanged = saved_at(rq, page, STR("unchanged"));
    for (int merges = 0;; merges++) {
        Err err = save(rq, &written);
        if (err != ERR_CONFLICT || merges == MERGES_MAX) {
            TRY(err);
            return request_redirect(rq, written.location);
        }
        Merge merge;
        TRY(conflict_merge(rq, &merge));
        if (merge == MERGE_OPEN)
            return ERR_CONFLICT;
        if (merge == MERGE_SAME)
            return request_redirect(rq, rq->submission.location_unchanged);
        rq->submission.location = saved_at(rq, page, notice_of_merge(rq));
    }
}

Err record_save(Request *rq, Written *ret) {
    Record *head = rq->form.record;
    TRY(record_asked(rq, &head->id));
    head->version = rq->form.version;
    if (rq->route->noun == &NOUNS[NOUN_INITIATIVE])
        return initiative_change(rq->app, rq->ctx, &rq->submission, &rq->initiative,
                                 rq->form.record, ret);
    return record_change(rq->app, rq->ctx, &rq->submission, &rq->initiative, rq->route->noun,
                         rq->form.record, ret);
}

/* The noun's own word about it; it may still complete what was typed. */
static const char *notice_of_save(Request *rq) {
    if (rq->route->noun == &NOUNS[NOUN_CONTRIBUTION])
        return contribution_saved_notice(rq);
    if (rq->route->noun == &NOUNS[NOUN_STAKEHOLDER])
        return stakeholder_saved_notice(rq);
    return rq->route->noun == &NOUNS[NOUN_INVOLVEMENT] ? involvement_answer_settle(rq) : "saved";
}

Err record_update_at(Request *rq, Str page, Err (*save)(Request *rq, Written *ret)) {
    TRY(overlay(rq));
    return save_merged(rq, save, page, notice_of_save(rq));
}

Err record_update_action(Request *rq) {
    return record_update_at(rq, record_path_below(rq, ""), record_save);
}

static Err save_single(Request *rq, Written *ret) {
    const void *stored;
    Record *head = rq->form.record;
    TRY(single_load(rq, &stored));
    if (stored == NULL)
        return record_create(rq->app, rq->ctx, &rq->submission, &rq->initiative, rq->route->noun,
                             rq->form.record, ret);
    head->id = ((const Record *)stored)->id;
    head->version = rq->form.version;
    return record_change(rq->app, rq->ctx, &rq->submission, &rq->initiative, rq->route->noun,
                         rq->form.record, ret);
}

Err single_save_action(Request *rq) {
    return save_merged(rq, save_single, record_list_path(rq), "saved");
}
