/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* import_view.h -- the page to read an initiative, or another thing of ours, from a file, with what is wrong with the
 * file. */
#include "views/page_view.h"

typedef struct ImportFinding {
    Str pointer;   /* JSON pointer, "/goals/3/due"; "" = the whole file */
    Message place; /* "Ziel 4" */
    Message field; /* "Erreicht bis" */
    Message text;
} ImportFinding;

typedef struct ImportView {
    Page page;
    Str action, form_token, submission_id, cancel;
    Message submit;
    int64_t megabytes;
    Message file_error; /* no file chosen, …; MSG_NONE = none */
    Str file_name;      /* of the file that was checked */
    const ImportFinding *findings;
    size_t finding_count;
    bool more; /* there may be more findings than these */
} ImportView;
