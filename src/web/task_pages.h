/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* task_pages.h -- the tasks of an initiative; one of them alone is record_show. */
#include "web/request.h"

Err task_list_page(Request *rq); /* GET …/vorhaben/:initiative/aufgaben */
