/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* invitation_view.h -- authorities that ask somebody who is signed in to work with them. */
#include "base/clock.h"
#include "views/post_button_view.h"

typedef struct InvitationNotice {
    Str authority;
    Str roles; /* in words */
    Instant expires_at;
    PostButton accept, decline;
} InvitationNotice;

typedef struct InvitationNotices {
    const InvitationNotice *items;
    size_t count;
} InvitationNotices;
