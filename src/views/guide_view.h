/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* guide_view.h -- what needs no database: the seven value pairs and the help. */
#include "views/page_view.h"

typedef struct GuideLine {
    Message title, text, question;
} GuideLine;

typedef struct GuideView {
    Page page;
    const GuideLine *lines;
    size_t count;
} GuideView;
