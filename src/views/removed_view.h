/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* removed_view.h -- what was removed from a place, and why: "2 Beiträge wurden am … entfernt. Grund: …" */
#include "text/message.h"

typedef struct RemovedLines {
    const Message *items;
    size_t count;
} RemovedLines;
