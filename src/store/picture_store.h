/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "domain/picture.h"
#include "store/record_store.h"

RECORD_STORE_FUNCTIONS(Picture, picture);
extern const RecordStore PICTURE_STORE;

/* Those of one workshop, in the order they were made. */
MUST_CHECK Err picture_list_of(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId workshop,
                               PictureList *ret);

/* The bytes, which lie apart. They are written once, with their picture, and go before it. */
MUST_CHECK Err picture_bytes_insert(Tx *tx, InitiativeId initiative, const Picture *picture);
/* In the arena; ERR_NOT_FOUND: of no picture of this initiative and scope. */
MUST_CHECK Err picture_bytes_get(Ctx *ctx, Conn *conn, InitiativeId initiative, RecordId picture,
                                 Str *ret);
MUST_CHECK Err picture_bytes_remove(Tx *tx, InitiativeId initiative, RecordId picture);
/* Of all pictures of the initiative. */
MUST_CHECK Err picture_bytes_remove_all(Tx *tx, InitiativeId initiative);
/* How many bytes all pictures of the initiative have. */
MUST_CHECK Err picture_bytes_sum(Ctx *ctx, Conn *conn, InitiativeId initiative, int64_t *ret);
