/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* setup_check.h -- what is still missing before an installation is in good order: for the set-up page.
 *
 * Wording: messages "setup.<key>.ok" and "setup.<key>.missing". */
#include "app/access.h"
#include "app/mail.h"
#include "domain/key_set.h"

#define SETUP_LIST(X)                                                                     \
    X(ADDRESS, "address")   /* public_url is set */                                       \
    X(TLS, "tls")           /* it is https */                                             \
    X(MAIL, "mail")         /* sendmail is configured, and mails go out */                \
    X(KEY_FILE, "key_file") /* there, readable by its owner only */                       \
    X(BACKUP, "backup")     /* newest backup in backup_folder is younger than two days */ \
    X(DELETION, "deletion") /* the purge job ran in the last two days */                  \
    X(ADMINISTRATORS, "administrators") /* at least two people manage this authority */   \
    X(IMPRINT, "imprint")               /* texts in German */                             \
    X(PRIVACY, "privacy")                                                                 \
    X(ACCESSIBILITY, "accessibility")                                                     \
    X(CONTACT, "contact")                                                                 \
    X(EXAMPLE, "example") /* holds no example data */
typedef enum SetupKind {
#define X(name, key) SETUP_##name,
    SETUP_LIST(X)
#undef X
        SETUP_COUNT
} SetupKind;
extern const KeySet SETUP_KINDS;

typedef struct SetupFinding {
    SetupKind kind;
    bool ok;
    bool
        other; /* true, but not what an installation for several people needs, or not of this authority:
                   wording "setup.<key>.other" */
    MailHealth mail; /* MAIL: how it goes */
    Instant at;      /* BACKUP, DELETION: when last; 0: never */
} SetupFinding;

/* All kinds in order. AUTHORITY_MANAGE or INSTALLATION_MANAGE has been checked. */
MUST_CHECK Err setup_check(App *app, Ctx *ctx, Conn *conn, const AuthorityRef *authority,
                           SetupFinding ret[SETUP_COUNT]);
