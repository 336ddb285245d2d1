/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* session.h -- who is signed in, the proof that a form is ours, and text typed into a session that
 * ended meanwhile.
 *
 * The cookie holds 256 random bits; the store holds only their SHA-256. A session ends after
 * `session_idle_hours` without use, `session_hours` after sign-in, or by hand; its row stays
 * SESSION_KEPT_MS longer, so that the form token of a page still open can be checked.
 *
 * Form token = HMAC-SHA256 keyed with the cookie's token: nobody without the cookie can make one,
 * and it needs no table. Kept text is encrypted with a key derived from the key file, readable only
 * for the account it came from, and erased after the same hour. */
#include "app/app.h"
#include "base/list.h"
#include "domain/context.h"

enum {
    SESSION_TOKEN_LENGTH = 43,   /* of the cookie: 32 bytes as base64url */
    SESSION_KEPT_MS = 3600000,   /* row and kept text outlive the session by an hour */
    SESSION_TOUCH_MS = 60000,    /* last use is written at most so often */
    KEPT_TEXTS_MAX = 20,         /* per account; the oldest go first */
    KEPT_TEXT_BYTES_MAX = 262144 /* of one urlencoded body */
};

typedef struct Session {
    SessionId id; /* 0: nobody is signed in */
    AccountId account;
    Str name;     /* of the person, as shown in the header */
    Str language; /* tag the person chose ("de", "en", "de-simple"), "" = none */
    Str token;    /* of the cookie */
    bool example; /* came through the link "Beispiel erkunden": may switch between its people */
    bool current; /* session_list: the one that asks */
    AuthorityId chosen_authority; /* 0: the default one */
    Instant started_at, seen_at, ends_at;
    Str device; /* what the person recognises it by: "Firefox, Linux"; "" = unknown */
} Session;
typedef LIST_OF(Session) Sessions;

/* The live session of a cookie. ERR_NOT_FOUND: none, ended, or the account was disabled. */
MUST_CHECK Err session_find(App *app, Ctx *ctx, Conn *conn, Str cookie, Session *ret);
/* Whose it is, for what goes on without a cookie being sent again (an event stream). ERR_NOT_FOUND as above. */
MUST_CHECK Err session_owner(App *app, Ctx *ctx, Conn *conn, SessionId id, Actor *ret);
/* Writes the last use if the stored one is older than SESSION_TOUCH_MS; otherwise does nothing. */
MUST_CHECK Err session_touch(App *app, Ctx *ctx, const Session *session);
/* For an account whose password or link was just proven (app/account.h calls it). ret->token goes
 * into the cookie. `device` is cut to what is shown; `example` marks an example session. */
MUST_CHECK Err session_start(App *app, Ctx *ctx, AccountId account, Str device, bool example,
                             Session *ret);
MUST_CHECK Err session_end(App *app, Ctx *ctx, const Session *session);
/* The person's own sessions, newest first. */
MUST_CHECK Err session_list(App *app, Ctx *ctx, Conn *conn, const Session *session, Sessions *ret);
/* Ends another session of the same account; ERR_NOT_FOUND if it is none. id 0: all others. */
MUST_CHECK Err session_end_other(App *app, Ctx *ctx, const Session *session, SessionId id);
/* The authority whose lists "/" shows, in later sessions too; ERR_NOT_FOUND unless the person belongs to it. */
MUST_CHECK Err session_choose_authority(App *app, Ctx *ctx, const Session *session, Str key);
/* Another person of the example, example sessions only (ERR_FORBIDDEN otherwise). */
MUST_CHECK Err session_switch_person(App *app, Ctx *ctx, const Session *session, AccountId account);

/* Hidden field "form_token" of every form of this session and its person; "" when nobody is signed in. */
Str session_form_token(Arena *arena, const Session *session);
bool session_form_token_verifies(const Session *session, Str form_token);
/* The same for a cookie that only ties a form to a browser before sign-in: needs no look-up. "" for a cookie that is
 * none of ours. */
Str session_form_token_of_cookie(Arena *arena, Str cookie);
bool session_form_token_verifies_cookie(Str cookie, Str form_token);

/* -- Text typed into a session that ended ------------------------------------------------------- */

typedef struct KeptText {
    RecordId id;
    Str form;     /* "POST /vorhaben/:initiative/ziele" */
    Str location; /* address it was sent to */
    Str body;     /* urlencoded, as sent */
    Instant at;
} KeptText;
typedef LIST_OF(KeptText) KeptTexts;

/* Whether a text typed with this cookie would be kept: its session ended less than an hour ago. */
bool kept_text_possible(App *app, Ctx *ctx, Conn *conn, Str cookie);
/* Keeps a body for the account whose session ended less than an hour ago. ERR_UNAUTHENTICATED:
 * the form token is not that session's, or it ended longer ago: nothing was kept. ERR_TOO_LARGE. */
MUST_CHECK Err kept_text_store(App *app, Ctx *ctx, Str cookie, Str form_token,
                               const KeptText *text);
/* What was kept for the signed-in account, newest first; bodies decrypted. */
MUST_CHECK Err kept_text_list(App *app, Ctx *ctx, Conn *conn, const Session *session,
                              KeptTexts *ret);
/* After the person sent it again or threw it away. */
MUST_CHECK Err kept_text_discard(App *app, Ctx *ctx, const Session *session, RecordId id);
