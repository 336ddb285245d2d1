/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* process_pages.h -- templates of the process of an authority, and moving an initiative to another one. */
#include "web/request.h"

enum { PROCESS_BODY_MAX = (1 << 20) + 64 * 1024 }; /* the file and its form */

Err process_list_show(Request *rq); /* GET /behoerde/:authority/prozess */
Err process_add_action(Request *rq);
Err process_show(Request *rq); /* GET /behoerde/:authority/prozess/:template */
Err process_file(Request *rq); /* GET …/vorlage.json */
Err process_choose_action(Request *rq);
Err process_remove_action(Request *rq);
Err process_move_list(Request *rq); /* GET /vorhaben/:initiative/prozess */
Err process_move_show(
    Request *rq); /* GET /vorhaben/:initiative/prozess/:template: the difference */
Err process_move_action(Request *rq);
