/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* task_store.h -- what is to be done: task_list, _get, _insert,
 * _update, _remove. */
#include "domain/task.h"
#include "store/record_store.h"

extern const RecordStore TASK_STORE;
RECORD_STORE_FUNCTIONS(Task, task);
