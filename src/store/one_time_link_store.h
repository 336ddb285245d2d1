/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* one_time_link_store.h -- rows of links that work once: invitation, reset, address, example. */
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct OneTimeLinkRow {
    RecordId id;
    Str kind;
    AccountId account; /* 0: of no account (example) */
    Str email;         /* the address wanted; "" for other kinds */
    Instant created_at, expires_at;
    Instant used_at;  /* 0: not yet */
    Str mail_state;   /* "" = shown, not mailed; "waiting", "sent", "failed" */
    Str mail_trouble; /* key of why the last attempt failed; "" = it did not */
    Instant mail_at;  /* of mail_state */
} OneTimeLinkRow;

/* Sets row->id. */
MUST_CHECK Err one_time_link_insert(Tx *tx, OneTimeLinkRow *row, Str token_hash);
MUST_CHECK Err one_time_link_by_hash(Conn *conn, Arena *arena, Str token_hash, OneTimeLinkRow *ret);
/* The one made last with which the person gets in. ERR_NOT_FOUND: none is left. */
MUST_CHECK Err one_time_link_last(Conn *conn, Arena *arena, AccountId account, OneTimeLinkRow *ret);
/* The open one of this kind. ERR_NOT_FOUND: none. */
MUST_CHECK Err one_time_link_open(Conn *conn, Arena *arena, AccountId account, Str kind,
                                  Instant now, OneTimeLinkRow *ret);
MUST_CHECK Err one_time_link_set_mail(Tx *tx, RecordId id, Str state, Str trouble, Instant at);
/* Of two at once only one succeeds; the other gets ERR_GONE. */
MUST_CHECK Err one_time_link_use(Tx *tx, RecordId id, Instant at);
/* Links of this kind that an account still has open end when another is made; mails that have not
 * gone out with them go. */
MUST_CHECK Err one_time_link_end_open(Tx *tx, AccountId account, Str kind, Instant at);
/* Every open link of the account: its password or address has changed. */
MUST_CHECK Err one_time_link_end_all(Tx *tx, AccountId account, Instant at);
MUST_CHECK Err one_time_link_delete_account(Tx *tx, AccountId account);
