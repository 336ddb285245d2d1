/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* process_view.h -- templates of the process: which there are, one of them, and what moving to it changes. */
#include "views/form_view.h"
#include "views/import_view.h"
#include "views/post_button_view.h"

typedef struct ProcessLine {
    Str href, version;
    bool built_in, chosen, own; /* own: the initiative goes by it */
    Instant added_at;
    int64_t initiatives;
} ProcessLine;

/* Of an authority, or for an initiative to choose from. */
typedef struct ProcessListView {
    ImportView add; /* its page is the page */
    bool may_add;
    bool moving; /* of an initiative */
    Str missing; /* the version it names that is not known here; "" = none */
    const ProcessLine *lines;
    size_t count;
} ProcessListView;

typedef struct ProcessTaskLine {
    Str title;
    const Message *members; /* what is different */
    size_t member_count;
    bool entered; /* people have entered something about it */
} ProcessTaskLine;

typedef struct ProcessDifferenceView {
    Str from, to; /* versions */
    const ProcessTaskLine *added, *removed, *changed;
    size_t added_count, removed_count, changed_count;
    const Str *phases; /* labels of those whose words differ */
    size_t phase_count;
    bool none; /* nothing differs */
} ProcessDifferenceView;

typedef struct ProcessPhaseLine {
    Str label;
    const ProcessTaskLine *tasks;
    size_t count;
} ProcessPhaseLine;

typedef struct ProcessShowView {
    Page page;
    Str version, source;
    Date law_as_of;
    bool chosen;
    Str file_href;
    PostButton choose, remove;                   /* action "" = none */
    const ProcessDifferenceView *opt_difference; /* to the chosen one */
    ProcessPhaseLine phases[6];
    size_t phase_count;
} ProcessShowView;

typedef struct ProcessMoveView {
    Page page;
    ProcessDifferenceView difference;
    bool may_move;
    FormView form;
} ProcessMoveView;
