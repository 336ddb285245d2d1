/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room.h -- one initiative ("lesehilfe") and two people at their browsers, for tests of what pages say. */
#include "site_fixture.h"

typedef struct Room {
    SiteTest *test;
    Arena *arena;
    Browser lead, reader;
} Room;

Room room_of(void **state);
/* In the room's arena. */
const char *joined(Room *room, const char *a, const char *b, const char *c);
/* Makes the only record of its kind; its number, from the list ("…/stakeholder/17"). */
const char *made(Room *room, const char *list, const char *fields);
