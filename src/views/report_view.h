/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* report_view.h -- the documents that can be made of an initiative. */
#include "views/address_view.h"
#include "views/page_view.h"

typedef struct ReportLine {
    Str href;
    Message name;
} ReportLine;

typedef struct ReportGroup {
    Message name, hint;
    const ReportLine *lines;
    size_t count;
} ReportGroup;

typedef struct ReportListView {
    Page page;
    Message trouble, way_out; /* a PDF could not be made; MSG_NONE = nothing is wrong */
    bool no_pdf;              /* this installation makes none */
    const ReportGroup *groups;
    size_t count;
    AddressView public_page, say; /* to hand on; empty unless it is published */
} ReportListView;
