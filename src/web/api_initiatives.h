/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_initiatives.h -- initiatives for programs: lists, the initiative itself, what is derived from
 * it, export and import. Same use cases as the pages. */
#include "web/request.h"

/* Longest file that is taken; a larger one is too large for files/initiative_json.h as well. */
enum { API_IMPORT_MAX = 32 << 20 };

Err api_initiative_list(Request *rq); /* GET …/authorities/:authority/initiatives */
Err api_initiative_create(Request *rq);
Err api_initiative_import(Request *rq); /* POST …/authorities/:authority/imports */
Err api_initiative_get(Request *rq);    /* GET …/initiatives/:initiative */
Err api_initiative_change(Request *rq);
Err api_initiative_publish(Request *rq); /* POST …/publish, and so on */
Err api_initiative_unpublish(Request *rq);
Err api_initiative_archive(Request *rq);
Err api_initiative_unarchive(Request *rq);
Err api_initiative_export(Request *rq); /* GET …/export */
Err api_coverage(Request *rq);          /* GET …/coverage: "An alle gedacht?" */
Err api_value_pairs(Request *rq);       /* GET …/value_pairs: the matrix */
Err api_guide_tasks(Request *rq); /* GET …/guide: every task, why it applies, and its state */
Err api_gaps(Request *rq);
Err api_representation(Request *rq);
/* what each body is asked */ /* GET …/gaps: as `einklang check --json` */
Err api_history(Request *rq); /* GET …/history, newest first */
