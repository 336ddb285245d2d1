/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_table_view.h -- the records of one noun as a table: the title of each, and some of its fields. */
#include "views/record_view.h"
#include "views/removed_view.h"

typedef struct RecordRow {
    Str href, title;
    Message untitled;          /* names a record without a title */
    const DisplayField *cells; /* as many as the table has columns; count 0 = nothing */
    bool warns;                /* something about it is overdue */
    Message warning;
    Message note; /* beside the title: "läuft"; MSG_NONE = nothing */
} RecordRow;

typedef struct RecordTableView {
    Page page;
    Message caption, first; /* the table's name; heading of the titles */
    const Message *columns;
    size_t column_count;
    const RecordRow *rows;
    size_t count;
    Str first_href, next_href; /* of its other pages; "" = none */
    Message empty;
    Message add;
    Str new_href;   /* "" = may not */
    Str other_href; /* a list that belongs to this one; "" = none */
    Message other;
    RemovedLines removed; /* what was in it and is gone */
} RecordTableView;
