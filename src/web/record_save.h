/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_save.h -- saving a record that is there, together with what others saved meanwhile (web/conflict.h). The noun
 * comes from the route; the form may be a Schema with fewer fields of the same struct than the noun's: what it does
 * not name stays as stored. */
#include "web/request.h"

Err record_update_action(Request *rq); /* POST …/ziele/:record/bearbeiten */
Err single_save_action(Request *rq); /* POST …/nutzungskontext/bearbeiten: makes it or changes it */
/* Changes the record to what rq->form holds. */
MUST_CHECK Err record_save(Request *rq, Written *ret);
/* The same as record_update_action, leading to another page; `save` is called again with what was put together when
 * somebody else was faster. */
MUST_CHECK Err record_update_at(Request *rq, Str page, Err (*save)(Request *rq, Written *ret));
