/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_pages.h -- the pages every noun has: show, new, edit, remove, comment. The list is the noun's
 * own (goal_pages.c, …), saving what is there stands in record_save.h. The noun comes from the route. */
#include "views/record_view.h"
#include "web/request.h"

Err record_show(Request *rq); /* GET  …/ziele/:record */
/* What record_show shows, for nouns whose page shows more (goal_show); the record is of the noun's struct. */
MUST_CHECK Err record_view_of(Request *rq, RecordView *ret, const void **ret_record);
Err record_new_page(
    Request *rq); /* GET  …/ziele/neu; ?statement=… fills fields, ?beitrag=… from a contribution */
Err record_create_action(Request *rq);  /* POST …/ziele/neu */
Err record_edit_page(Request *rq);      /* GET  …/ziele/:record/bearbeiten */
Err record_remove_form(Request *rq);    /* GET  …/ziele/:record/entfernen */
Err record_remove_action(Request *rq);  /* POST …/ziele/:record/entfernen */
Err comment_create_action(Request *rq); /* POST …/ziele/:record/kommentare */
/* A noun that an initiative has once (classification), or that there is none yet. */
Err single_show(Request *rq); /* GET …/nutzungskontext */
/* What single_show shows, for pages that show more; *ret_record is NULL while there is none. */
MUST_CHECK Err single_view_of(Request *rq, RecordView *ret, const void **ret_record);
Err single_edit_page(Request *rq); /* GET …/nutzungskontext/bearbeiten */

/* Reason for removing; asked on the page, kept in the history. */
typedef struct RemoveForm {
    Str reason;
} RemoveForm;
extern const Schema REMOVE_FORM;
/* A comment as people write it: its author and target are not theirs to say. */
extern const Schema COMMENT_FORM;

/* A removal that ended in `err`, begun at `since`: its words go all the same, since that is noted already. */
MUST_CHECK Err record_goes_all_the_same(Request *rq, RecordId id, Instant since, Err err,
                                        bool *ret);
