/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_table_view.h -- the tables of a room: the piece that says who works or presents where, one's own seat, and what
 * who leads does with them. */
#include "base/html.h"
#include "views/form_view.h"
#include "views/post_button_view.h"

/* For whom a piece is made; RoomClass.audience. */
typedef enum RoomAudience { ROOM_PARTICIPANTS, ROOM_FACILITATORS, ROOM_WALL } RoomAudience;

typedef struct RoomTableLine {
    Str title; /* "Tisch 2: Küche"; "" = stands in the heading */
    Str prompt, link;
    Message speaker; /* MSG_NONE: nobody */
    bool device;     /* one writes for all of the table */
    int64_t people, cards;
} RoomTableLine;

/* A piece like those of room_view.h. */
typedef struct RoomTableView {
    RoomAudience audience;
    bool any; /* the board that is on is worked on at tables */
    Message heading;
    Message hint; /* MSG_NONE: none */
    const RoomTableLine *lines;
    size_t count;
} RoomTableView;

/* One device's. */
typedef struct RoomSeatView {
    bool any, seated;
    bool looks;    /* tables look from perspectives */
    FormView form; /* to sit down, or to change */
    PostButton roles[2];
    size_t role_count;
    bool for_others; /* it is the table's device */
} RoomSeatView;

typedef struct RoomTableLed {
    Str title, href; /* where it is described */
    PostButton show;
} RoomTableLed;

/* What a table is called, asked, and where it meets. */
typedef struct RoomTablePage {
    Page page;
    FormView form;
} RoomTablePage;

/* For who leads. */
typedef struct RoomTablesLeadView {
    bool any, split; /* there is a board; it is worked on at tables */
    bool prepared;   /* the part says how, and it has not begun */
    Message prepared_words;
    PostButton go; /* as prepared */
    FormView form;
    PostButton acts[3];
    size_t act_count;
    const RoomTableLed *tables;
    size_t count;
} RoomTablesLeadView;
