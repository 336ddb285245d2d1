/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* answer_link.h -- the address under which an answer is read without an account.
 *
 * It names one record and proves that this installation made it: nothing is stored of it, and nobody else can
 * make one. Two records have one: an involvement while its answers are shared, and a contribution that
 * somebody sent on the public page (their receipt). It opens this one record and nothing else. */
#include "app/access.h"
#include "app/removed_involvement.h"
#include "app/transaction.h"
#include "domain/nouns.h"

#define ANSWER_LINK_PATH "/antwort/"
enum { ANSWER_LINK_LENGTH_MAX = 80 };

/* Below the site: "/antwort/12-34-…". Proven with the number is when the record was made (a restored backup gives numbers
 * anew) and, of an involvement, Involvement.answer_link. While its answers are not shared it opens nothing; shared once
 * more, they stand under the address that was handed out. */
Str answer_link_path(App *app, Arena *arena, InitiativeId initiative,
                     const Involvement *involvement);
Str answer_receipt_path(App *app, Arena *arena, InitiativeId initiative,
                        const Contribution *contribution);

typedef struct AnswerLink {
    InitiativeRef initiative;
    const Noun *noun; /* INVOLVEMENT or CONTRIBUTION */
    union {
        Involvement involvement;
        Contribution contribution;
    };
} AnswerLink;
/* Sets the Scope. ERR_NOT_FOUND: not made here, gone, or no longer shared. */
MUST_CHECK Err answer_link_open(App *app, Ctx *ctx, Conn *conn, Str token, AnswerLink *ret);
/* Of an address that opens nothing (any more) and has the form of one: the initiative it names, where that is public
 * anyway; nothing is proven, and nothing else is told. Sets the Scope. ERR_NOT_FOUND: none that is public. */
MUST_CHECK Err answer_link_place(Ctx *ctx, Conn *conn, Str token, InitiativeRef *ret);

/* What the history calls it. */
#define ACTION_RENEW_ADDRESS "renew_address"
/* Gives the answers of an involvement another address: what was handed out never opens anything again. */
MUST_CHECK Err answer_link_renew(App *app, Ctx *ctx, const Submission *submission,
                                 const InitiativeRef *initiative, RecordId involvement,
                                 Written *ret);
/* Of an address whose contribution was removed: its initiative, be that public or not, and why. Proven by when the history
 * says that it was made. Sets the Scope. ERR_NOT_FOUND: it is no such address, or nobody said why. */
MUST_CHECK Err answer_link_contribution_gone(App *app, Ctx *ctx, Conn *conn, Str token,
                                             InitiativeRef *ret, Str *ret_reason);
/* Of an address whose involvement was removed: its initiative, be that public or not, when and why. Sets the Scope.
 * ERR_NOT_FOUND: it never was one, or what it names is there. */
MUST_CHECK Err answer_link_involvement_gone(Ctx *ctx, Conn *conn, Str token, InitiativeRef *ret,
                                            RemovedInvolvement *ret_removed);
