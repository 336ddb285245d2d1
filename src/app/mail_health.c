/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* mail_health.c -- what became of mails; contract in app/mail.h. */
#include "app/mail.h"
#include "store/installation.h"
#include "store/one_time_link_store.h"
#include "store/outbox_store.h"

static const Str SENT = STR_INIT("mail_sent_at");
static const Str FAILED = STR_INIT("mail_failed_at");
static const Str TROUBLE = STR_INIT("mail_trouble");

static Err fact(Ctx *ctx, Conn *conn, Str name, Str *ret) {
    Err err = installation_fact(conn, ctx->arena, name, ret);
    if (err == ERR_NOT_FOUND)
        *ret = STR("");
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

/* 0 for what nobody has written. */
static Err fact_instant(Ctx *ctx, Conn *conn, Str name, Instant *ret) {
    Str text;
    TRY(fact(ctx, conn, name, &text));
    *ret = (Instant){ 0 };
    if (!str_empty(text) && !str_i64(text, &ret->ms))
        return ERR_INTERNAL;
    return ERR_NONE;
}

Err mail_health(Ctx *ctx, Conn *conn, MailHealth *ret) {
    MailHealth health = { 0 };
    TRY(outbox_stuck(conn, STR(OUTBOX_MAIL), &health.waiting, &health.since));
    TRY(fact_instant(ctx, conn, SENT, &health.sent_at));
    TRY(fact_instant(ctx, conn, FAILED, &health.failed_at));
    TRY(fact(ctx, conn, TROUBLE, &health.trouble));
    *ret = health;
    return ERR_NONE;
}

static Err set_now(Tx *tx, Str name) {
    CLEANUP(out_done) Out out = out_open(24);
    out_i64(&out, clock_now(tx->ctx->clock).ms);
    return installation_set_fact(tx, name, out_view(&out));
}

Err mail_note(Tx *tx, RecordId link, MailTrouble trouble, bool again) {
    bool sent = trouble == MAIL_TROUBLE_NONE;
    Str state = sent ? STR("sent") : again ? STR("waiting") : STR("failed");
    if (link.v != 0)
        TRY(one_time_link_set_mail(tx, link, state, mail_trouble_key(trouble),
                                   clock_now(tx->ctx->clock)));
    if (sent)
        return set_now(tx, SENT);
    if (!again)
        TRY(set_now(tx, FAILED));
    return installation_set_fact(tx, TROUBLE, mail_trouble_key(trouble));
}
