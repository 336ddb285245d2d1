/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* mail.h -- mails to people, by the configured sendmail program.
 *
 * A mail waits in the outbox, encrypted (it holds an address and a link), and is written from the
 * messages "mail.<kind>.subject" and ".body" when it is sent, in the person's language. */
#include "app/app.h"
#include "domain/context.h"
#include "store/writer.h"

#define OUTBOX_MAIL        "mail"
#define MAIL_EMAIL_CHANGED "email_changed"
#define MAIL_FIRST         "first" /* who was invited and asks for a password without having had one */
#define MAIL_JOIN          "join"          /* an invitation for who has an account */
#define MAIL_ADDRESS       "address"       /* the link that makes a new address count */
#define MAIL_ADDRESS_TAKEN "address_taken" /* somebody wanted the address of another account */
#define MAIL_ROLE_ENDED    "role_ended"    /* by somebody else; `about` says which */

/* name, key in the store and of the message "mail_trouble.<key>" */
#define MAIL_TROUBLE_LIST(X)                                                 \
    X(UNSET, "unset")           /* no program is configured any more */      \
    X(NO_PROGRAM, "no_program") /* it cannot be started */                   \
    X(REFUSED, "refused")       /* it ended with an error */                 \
    X(SLOW, "slow")             /* it took longer than MAIL_SECONDS_MAX */   \
    X(ADDRESS, "address")       /* sender or recipient is none to send to */ \
    X(EXPIRED, "expired")       /* the link ended before */                  \
    X(OTHER, "other")           /* this machine is short of something */
typedef enum MailTrouble {
    MAIL_TROUBLE_NONE,
#define X(name, key) MAIL_TROUBLE_##name,
    MAIL_TROUBLE_LIST(X)
#undef X
        MAIL_TROUBLE_COUNT
} MailTrouble;
Str mail_trouble_key(MailTrouble trouble); /* NONE: "" */

typedef struct Mail {
    Str kind; /* "invitation", "reset", or one of MAIL_… above */
    Str to, name, language;
    Str authority;      /* who writes; "" = the installation */
    Str link;           /* "" = the mail has none */
    Str about;          /* a sentence in the person's language; "" = none */
    Instant expires_at; /* of the link; 0 = none */
    RecordId link_id;   /* for mail_queue: where its state is kept; 0 = none */
} Mail;

/* A sendmail program is configured. */
bool mail_possible(const App *app);
/* Inside a write: sent after COMMIT. */
MUST_CHECK Err mail_queue(Tx *tx, App *app, const Mail *mail);
/* The mail of an outbox payload. ERR_INVALID: sealed with another key. */
MUST_CHECK Err mail_open(App *app, Arena *arena, Str payload, Mail *ret);
/* RFC 5322 text with headers, ready for sendmail -t. */
MUST_CHECK Err mail_text(App *app, Arena *arena, const Mail *mail, Instant now, Str *ret);
/* Hands it to the program and waits for it. ERR_BUSY: it failed or took longer than
 * MAIL_SECONDS_MAX, so that it is tried again; *ret_trouble says why. */
enum { MAIL_SECONDS_MAX = 30 };
MUST_CHECK Err mail_send(App *app, Str text, MailTrouble *ret_trouble);

/* How sending went lately, for the set-up page. */
typedef struct MailHealth {
    int64_t waiting;            /* tried in vain and waiting for the next attempt */
    Instant since;              /* of the oldest */
    Instant sent_at, failed_at; /* last mail that went out, last one given up; 0 = none */
    Str trouble;                /* key, of the last attempt that failed */
} MailHealth;
MUST_CHECK Err mail_health(Ctx *ctx, Conn *conn, MailHealth *ret);
/* Inside a write, after an attempt: MAIL_TROUBLE_NONE when it went out; `again` when it will be tried again. */
MUST_CHECK Err mail_note(Tx *tx, RecordId link, MailTrouble trouble, bool again);
