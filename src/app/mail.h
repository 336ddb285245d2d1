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
#define MAIL_JOIN          "join" /* an invitation for who has an account */

typedef struct Mail {
    Str kind; /* "invitation", "reset", MAIL_EMAIL_CHANGED, MAIL_JOIN */
    Str to, name, language;
    Str authority;      /* who writes; "" = the installation */
    Str link;           /* "" = the mail has none */
    Instant expires_at; /* of the link; 0 = none */
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
 * MAIL_SECONDS_MAX, so that it is tried again. */
enum { MAIL_SECONDS_MAX = 30 };
MUST_CHECK Err mail_send(App *app, Str text);
