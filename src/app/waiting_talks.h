/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* waiting_talks.h -- comments that wait for a reply of a body the actor represents: those that the page of the body
 * lists under what it is asked now, of one initiative; and the other way round those of bodies to who works on it. */
#include "app/waiting.h"

/* Adds to `all`; the newest word first. INITIATIVE_READ of the actor has been looked at. */
MUST_CHECK Err waiting_talks_of(App *app, Ctx *ctx, Conn *conn, const WaitingLine *initiative,
                                WaitingTalks *all);
/* Adds the open threads in which a body has the last word; initiative 0: of the whole authority. Whoever works on an
 * initiative speaks for no body there. INITIATIVE_EDIT of the actor has been looked at. */
MUST_CHECK Err waiting_questions_of(App *app, Ctx *ctx, Conn *conn, InitiativeId initiative,
                                    WaitingTalks *all);
