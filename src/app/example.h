/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* example.h -- the example: an invented authority with its people and two initiatives, one filled in
 * and one blank. Only in a database made for it (installation fact "example" = "1"). */
#include "app/one_time_link.h"
#include "store/account_store.h"

/* Loads the example into an empty database. ERR_CONFLICT: there are accounts or authorities already. */
MUST_CHECK Err example_load(App *app, Ctx *ctx);
/* Removes what people made of it and loads it anew. ERR_CONFLICT: no example database. */
MUST_CHECK Err example_reset(App *app, Ctx *ctx);
/* Removes the example, so that the installation can be used in earnest; real accounts stay.
 * ERR_CONFLICT: no example database. */
MUST_CHECK Err example_remove(App *app, Ctx *ctx);
/* The database holds the example. */
MUST_CHECK Err example_present(Ctx *ctx, Conn *conn, bool *ret);
/* This is the key of the example's authority. */
MUST_CHECK Err example_authority(Ctx *ctx, Str key, bool *ret);
/* The one-time link "Beispiel erkunden". */
MUST_CHECK Err example_link(App *app, Ctx *ctx, OneTimeLink *ret);

/* Its people for the page and the switcher in the header, in the order of the file. */
typedef struct ExamplePerson {
    AccountId account;
    Str name, role, body; /* role: key of the pack */
} ExamplePerson;
typedef LIST_OF(ExamplePerson) ExamplePeople;
MUST_CHECK Err example_people(Ctx *ctx, Conn *conn, ExamplePeople *ret);
