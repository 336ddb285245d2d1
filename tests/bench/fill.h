/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* fill.h -- invented rows, written by SQL into a database that no server has open.
 *
 * The file was made by `einklang serve --example`: authority 1 is the example's, account 1 its lead. */
#include <stdint.h>

#include "base/str.h"
#include "domain/room.h"

typedef struct Fill {
    const char *file;
    const char *key; /* initiatives are KEY-0, KEY-1, ...; published */
    int64_t initiatives, stakeholders, involvements, history; /* the last three: of each */
} Fill;

/* Initiatives with everything a page shows: besides what `fill` counts 8 goals, 10 effects, a use
 * context, 3 comments, 8 contributions, 4 decisions, 2 iterations and 12 tasks, of which 2 are the lead's. Foreign keys are checked when `check`. */
void fill_initiatives(const Fill *fill, bool check);
enum { FILL_LEAD = 1 }; /* account of the example's lead */
/* Sessions of the lead; fill_token gives their cookies. */
void fill_sessions(const char *file, int64_t count);
/* Secret of the n-th session: 43 characters and a NUL. */
void fill_token(int64_t n, char ret[static 44]);

/* A workshop of which the room is open: one part is on, with a board for proposals that everybody sees and votes on. */
typedef struct FilledRoom {
    int64_t workshop, board;
    char token[ROOM_TOKEN_LENGTH + 1]; /* of the address in its QR code */
} FilledRoom;
/* So many, in the initiative with that key. */
void fill_rooms(const char *file, const char *initiative, int64_t count, FilledRoom *ret);
