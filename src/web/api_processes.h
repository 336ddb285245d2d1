/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_processes.h -- templates of the process for programs. Same use cases as the pages. */
#include "domain/schema.h"
#include "web/request.h"

typedef struct ProcessMoveForm {
    Str process_version, reason;
} ProcessMoveForm;
extern const Schema PROCESS_MOVE_SCHEMA;

enum { API_PROCESS_MAX = 1 << 20 };

Err api_process_list(Request *rq);       /* GET …/authorities/:authority/process_templates */
Err api_process_get(Request *rq);        /* GET …/process_templates/:template: the file itself */
Err api_process_add(Request *rq);        /* POST …/process_templates: the body is the file */
Err api_process_choose(Request *rq);     /* POST …/process_templates/:template/choose */
Err api_process_remove(Request *rq);     /* DELETE …/process_templates/:template */
Err api_process_difference(Request *rq); /* GET …/initiatives/:initiative/moves/:template */
Err api_process_move(Request *rq);       /* POST …/initiatives/:initiative/move */
