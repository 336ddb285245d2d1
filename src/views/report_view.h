/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* report_view.h -- the documents that can be made of an initiative. */
#include "views/page_view.h"

typedef struct ReportLine {
    Str href;
    Message name, hint;
} ReportLine;

typedef struct ReportListView {
    Page page;
    const ReportLine *lines;
    size_t count;
} ReportListView;
