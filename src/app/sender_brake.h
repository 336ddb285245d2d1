/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* sender_brake.h -- how often one sender sent something today, without knowing who that is.
 *
 * An address is counted under a hash whose key is made anew each day and leaves this process no more than the
 * counts do: nothing is written anywhere, and at midnight everything is forgotten. */
#include "base/date.h"
#include "base/err.h"
#include "base/str.h"

enum { SENDERS_MAX = 4096 }; /* at once; of more those who sent least are forgotten */

typedef struct SenderBrake SenderBrake;

SenderBrake *sender_brake_open(void);
/* Accepts NULL. */
void sender_brake_close(SenderBrake *brake);
/* Counts one. ERR_TOO_MANY: it would be more than `most` today, and was not counted. */
MUST_CHECK Err sender_brake_take(SenderBrake *brake, Str sender, Date today, int most);
/* What was counted came to nothing. */
void sender_brake_give_back(SenderBrake *brake, Str sender, Date today);
