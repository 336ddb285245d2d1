/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* one_time_link.h -- links that work once: GET shows a button, only POST consumes.
 *
 * The address is base_url + "/link/" + 43 characters. Stored is the hash of the secret. A link of the
 * same kind made later ends the earlier one of that account. */
#include "app/app.h"
#include "domain/context.h"

#define ONE_TIME_LINK_PATH "/link/"

/* name, key in the store */
#define LINK_KIND_LIST(X)                                         \
    X(INVITATION, "invitation") /* sets the first password */     \
    X(RESET, "reset")           /* sets another password */       \
    X(ADDRESS, "address")       /* makes another address count */ \
    X(EXAMPLE, "example")       /* opens an example session */
typedef enum LinkKind {
#define X(name, key) LINK_##name,
    LINK_KIND_LIST(X)
#undef X
        LINK_KIND_COUNT
} LinkKind;

typedef struct OneTimeLink {
    RecordId id;
    LinkKind kind;
    AccountId account; /* 0 for EXAMPLE */
    bool by_mail;      /* only the person can have it */
    Str email;         /* of ADDRESS: the one it was sent to; "" otherwise */
    Str address;       /* only when it was just made; "" otherwise */
    Instant expires_at;
} OneTimeLink;

/* What a link stands for, changing nothing. ERR_NOT_FOUND: no link; ERR_GONE: used or expired; *ret says which
 * it was. */
MUST_CHECK Err one_time_link_find(App *app, Ctx *ctx, Conn *conn, Str secret, OneTimeLink *ret);

/* Inside a write of accounts: makes one. */
MUST_CHECK Err one_time_link_create(Tx *tx, App *app, LinkKind kind, AccountId account,
                                    OneTimeLink *ret);
/* The same for another address, valid for ADDRESS_LINK_HOURS. */
enum { ADDRESS_LINK_HOURS = 24 };
MUST_CHECK Err one_time_link_create_address(Tx *tx, App *app, AccountId account, Str email,
                                            OneTimeLink *ret);
/* The address that waits for its link. ERR_NOT_FOUND: none does. */
MUST_CHECK Err one_time_link_address(Ctx *ctx, Conn *conn, AccountId account, OneTimeLink *ret);
/* Inside a write: of two posts of one link only the first gets ERR_NONE, others ERR_GONE. */
MUST_CHECK Err one_time_link_consume(Tx *tx, Str secret, LinkKind kind, OneTimeLink *ret);
