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

/* Where the button leads that closes the thread of this comment, on the page that `who` has before them. */
const char *closing_on(Room *room, const Browser *who, const char *comment);

/* -- A plan with its comment window -- */

/* The fields of the involvement that `planned` makes, without its group's number. */
#define PLANNED "level=consult&occasion=Treffen&planned_on=2026-01-02&stakeholders="

/* A group and an involvement of it, by their numbers. */
typedef struct Planned {
    const char *group, *id;
} Planned;

/* `more` are further fields of the involvement. */
Planned planned(Room *room, const char *more);
/* The address on this page under which its answers can be read without an account. */
const char *address_on(Room *room, const char *page);
void publish(Room *room);
void unpublish(Room *room);
/* Days of the comment window as fields, counted from today. */
const char *window_of(Room *room, int from, int until);
/* Sends these fields of the participation plan. */
void window(Room *room, const char *fields);
/* The same while nobody outside sees it: what runs in public is not put off. */
void window_anew(Room *room, const char *fields);
Str today_plus(Room *room, int days);
