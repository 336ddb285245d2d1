/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* example_room.h -- the workshop of the example that was held: its room is over, its devices are forgotten, its cards say
 * what became of them. Private to app/example.c. */
#include "app/access.h"
#include "files/initiative_json.h"

/* The room beside the file `name` of a pack ("example/x.json": "example/x_room.json"); does nothing where there is none.
 * `file` is what the initiative was made from, with its own numbers. */
MUST_CHECK Err example_room_load(App *app, Ctx *ctx, const InitiativeRef *initiative, Str name,
                                 const InitiativeFile *file);
