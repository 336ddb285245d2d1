/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/ended_role.h"

#include "app/mail.h"
#include "domain/pack.h"
#include "store/account_store.h"
#include "store/history.h"
#include "text/label_text.h"
#include "text/messages.h"

static const int64_t DAY_MS = 86400000;

/* -- Words --------------------------------------------------------------------------------------- */

Str ended_role_label(const Pack *pack, Arena *arena, Language language, const EndedRole *ended) {
    const Role *role = pack_role(pack, ended->role);
    Str label = role != NULL ? pack_text(role->label, language) : ended->role;
    return str_empty(ended->body) ? label
                                  : str_join(arena, label, STR(" ("), ended->body, STR(")"));
}

Message ended_role_words(const EndedRole *ended, Str label) {
    Instant at = ended->ended_at;
    Str giver = ended->given_by_name, by = ended->ended_by_name;
    switch (ended->way) {
    case ROLE_END_REFUSED:
        return str_empty(giver) ? msg(ended_role_refused_alone, label, ended->place, at)
                                : msg(ended_role_refused, label, ended->place, at, giver);
    case ROLE_END_REFUSED_FIRST:
        return str_empty(giver) ? msg(ended_role_refused_first_alone, label, ended->place, at)
                                : msg(ended_role_refused_first, label, ended->place, at, giver);
    case ROLE_END_REMOVED:
    case ROLE_END_COUNT: break;
    }
    return str_empty(by) ? msg(ended_role_removed_alone, label, ended->place, at)
                         : msg(ended_role_removed, label, ended->place, at, by);
}

Date ended_role_until(const EndedRole *ended) {
    return date_from_days((int32_t)(ended->ended_at.ms / DAY_MS + ENDED_ROLE_DAYS));
}

/* -- Telling ------------------------------------------------------------------------------------- */

static Err name_of(Tx *tx, AccountId account, Str *ret) {
    Account row;
    *ret = STR("");
    if (account.v == 0)
        return ERR_NONE;
    TRY(account_get(tx->conn, tx->ctx->arena, account, &row));
    if (row.erased_at.ms == 0)
        *ret = row.name;
    return ERR_NONE;
}

/* Only to an address that is theirs for certain, and of an account that they use. */
static bool reads_mail(const App *app, const Account *person) {
    return mail_possible(app) && !person->example && person->email_proven_at.ms != 0 &&
           person->disabled_at.ms == 0 && person->erased_at.ms == 0 &&
           person->invitation_for.v == 0 && !str_empty(person->password_hash);
}

static Err write_mail(Tx *tx, App *app, const EndedRole *ended) {
    Account person;
    Language language;
    Arena *arena = tx->ctx->arena;
    TRY(account_get(tx->conn, arena, ended->account, &person));
    if (!reads_mail(app, &person))
        return ERR_NONE;
    if (language_parse(person.language, &language) != ERR_NONE)
        language = LANGUAGE_DE;
    CLEANUP(out_done) Out words = out_open(256);
    message_text(&words, language,
                 ended_role_words(ended, ended_role_label(app->pack, arena, language, ended)));
    Mail mail = { .kind = STR(MAIL_ROLE_ENDED),
                  .to = person.email,
                  .name = person.name,
                  .language = person.language,
                  .authority = STR(""),
                  .link = STR(""),
                  .about = out_view(&words) };
    return mail_queue(tx, app, &mail);
}

Err ended_role_tell(Tx *tx, App *app, const Membership *role, Str place, RoleEndWay way) {
    if (role->account.v == tx->ctx->actor.account.v)
        return ERR_NONE;
    EndedRole ended = { .initiative = role->initiative,
                        .account = role->account,
                        .role = role->role,
                        .body = role->body,
                        .deputy = role->deputy,
                        .place = place,
                        .way = way,
                        .given_by = role->given_by };
    TRY(ended_role_insert(tx, &ended));
    TRY(name_of(tx, ended.ended_by, &ended.ended_by_name));
    TRY(name_of(tx, ended.given_by, &ended.given_by_name));
    return write_mail(tx, app, &ended);
}

Err ended_role_forget(Tx *tx, const Membership *given) {
    const EndedRole role = { .account = given->account,
                             .initiative = given->initiative,
                             .role = given->role,
                             .body = given->body };
    return ended_role_given_again(tx, &role);
}

/* -- Reading and putting away -------------------------------------------------------------------- */

static Instant since(const Ctx *ctx) {
    return (Instant){ clock_now(ctx->clock).ms - ENDED_ROLE_DAYS * DAY_MS };
}

Err ended_roles_own(Ctx *ctx, Conn *conn, EndedRoles *ret) {
    *ret = (EndedRoles){ 0 };
    if (ctx->actor.account.v == 0)
        return ERR_NONE;
    return ended_roles_of_account(conn, ctx->arena, ctx->actor.account, since(ctx), ret);
}

Err ended_roles_there(Ctx *ctx, Conn *conn, InitiativeId initiative, EndedRoles *ret) {
    return ended_roles_of_place(ctx, conn, initiative, since(ctx), ret);
}

static Err do_dismiss(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const RecordId *id = in;
    ret->record = *id;
    return ended_role_put_away(tx, tx->ctx->actor.account, *id);
}

Err ended_role_dismiss(App *app, Ctx *ctx, const Submission *submission, RecordId id,
                       Written *ret) {
    if (ctx->actor.account.v == 0)
        return ERR_UNAUTHENTICATED;
    return transact(app, ctx, submission, CHAIN_INSTALLATION, do_dismiss, &id, ret);
}
