/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* hall.h -- a live room as everybody in it sees it: who leads, two devices, the wall; pages and event streams. */
#include "../store/live_room.h"
#include "site_fixture.h"

#define SECRET     "Zwetschgenkuchen"
#define INITIATIVE "/vorhaben/lesehilfe"

/* A room with who leads it, the device that is in, another one, and the wall. */
typedef struct Hall {
    SiteTest *test;
    Arena *arena;
    LiveRoom live;
    RoomRef second;
    Browser lead, phone, other;
} Hall;

Hall hall_of(void **state, const LiveRules *rules);
Browser device_of(SiteTest *test, const RoomRef *device);
/* In the hall's arena. */
const char *text_of(Arena *arena, const char *before, int64_t number, const char *after);
const char *led(Hall *hall, const char *below); /* of the workshop's page */
const char *board_path(Hall *hall);
const char *card_path(Hall *hall, const char *below);
/* By who leads, with the hall's board. */
void act(Hall *hall, const char *which);
/* What the box of a card sends from the page before who leads, after `fields`. */
const char *chosen(Hall *hall, const char *fields, CardId card);
/* The hidden field of the page that is open: what its form began with. */
const char *began_on(Hall *hall, const Browser *browser);
/* On the hall's board, by the phone. */
void write_card(Hall *hall, const char *fields);

/* The page of what the cards became. */
const char *results(Hall *hall);
/* The value of the first button on a page before who leads that begins so: "goal-karte-". */
const char *button_on(Hall *hall, const char *page, const char *begins);
/* On the page of results; begins as above. */
void press(Hall *hall, const char *begins);
/* The same with the whole value, whatever stands on the page. */
void press_value(Hall *hall, const char *value);

/* Everybody but who leads, from the first change on (replayed) and from now on. */
typedef struct Ears {
    Client streams[4];
    Client lead;
} Ears;
Ears ears_of(Hall *hall);
void ears_done(Ears *ears);
/* Until all have heard of the newest change: what they have not been told by then, they are not told. */
void settle(Hall *hall, Ears *ears);
bool heard(const Client *client, const char *text);
size_t times(const Client *client, const char *text);
void assert_heard(const Ears *ears, const char *text, bool expected);
/* On the page of another device, what is its own, and the wall. */
void assert_shown(Hall *hall, const char *text, bool expected);
