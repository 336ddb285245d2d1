/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* maintenance.h -- what the operator's commands and the daily job do. */
#include "app/app.h"
#include "domain/context.h"
#include "store/history.h"

/* Writes a backup, and FILE.key-id beside it, one line that names the key it needs. */
#define BACKUP_KEY_SUFFIX ".key-id"
MUST_CHECK Err backup_make(App *app, Ctx *ctx, const char *path);
/* After store/backup.h has filled a database: ends every session and link, empties outbox and kept
 * texts (mails must not go out twice), repeats the erasures made since. ACTOR_SYSTEM. */
typedef struct Restored {
    int64_t erasures; /* repeated */
    int64_t sessions; /* ended */
} Restored;
MUST_CHECK Err restore_finish(App *app, Ctx *ctx, Restored *ret);

/* "CHAIN:SEQ:HASH" (hash in hex). ERR_INVALID. */
MUST_CHECK Err chain_head_parse(Str text, ChainHead *ret);
Str chain_head_text(Arena *arena, const ChainHead *head);

/* Everything a day brings: purge, heads. The server calls it every ten minutes; it runs once a day. */
MUST_CHECK Err daily_run(App *app, Ctx *ctx, bool *ret_ran);
