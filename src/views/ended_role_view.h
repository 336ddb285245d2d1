/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* ended_role_view.h -- roles that somebody else ended: for whose they were, and for who gives roles. */
#include "views/post_button_view.h"

typedef struct EndedRoleNotice {
    Message title, words, until;
    PostButton put_away;
} EndedRoleNotice;

typedef struct EndedRoleNotices {
    const EndedRoleNotice *items;
    size_t count;
} EndedRoleNotices;

typedef struct EndedRoleLine {
    Str person;
    Message words;
    bool refused;
} EndedRoleLine;

typedef struct EndedRoleLines {
    const EndedRoleLine *items;
    size_t count;
    int64_t days; /* so long they are listed */
} EndedRoleLines;
