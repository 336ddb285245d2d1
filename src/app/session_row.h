/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* session_row.h -- when a stored session ends or ended; shared by session.c and kept_text.c. */
#include "app/config.h"
#include "store/session_store.h"

/* The earliest of: ended by hand, too long unused, too old. In the future while it lives. */
Instant session_ended_at(const Config *config, const SessionRow *row);
