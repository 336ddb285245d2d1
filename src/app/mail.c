/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/mail.h"

#include <sodium.h>

#include "app/config.h"
#include "app/key_file.h"
#include "base/hex.h"
#include "base/out.h"
#include "base/random.h"
#include "store/one_time_link_store.h"
#include "store/outbox_store.h"
#include "text/messages.h"

#define PROGRAM_NAME "Einklang"
enum { ENCODED_LINE = 76, SUBJECT_PIECE = 45, MAIL_FIELDS = 7 };

bool mail_possible(const App *app) {
    return !str_empty(app->config->sendmail);
}

Str mail_trouble_key(MailTrouble trouble) {
    static const Str KEYS[MAIL_TROUBLE_COUNT] = {
#define X(name, key) [MAIL_TROUBLE_##name] = STR_INIT(key),
        MAIL_TROUBLE_LIST(X)
#undef X
    };
    return KEYS[trouble].ptr != NULL ? KEYS[trouble] : STR("");
}

/* -- Waiting ----------------------------------------------------------------------------------- */

static const Str BOUND = STR_INIT("mail");

Err mail_queue(Tx *tx, App *app, const Mail *mail) {
    Arena *arena = tx->ctx->arena;
    CLEANUP(out_done) Out out = out_open(512);
    const Str fields[MAIL_FIELDS - 1] = { mail->kind,     mail->to,        mail->name,
                                          mail->language, mail->authority, mail->link };
    for (size_t i = 0; i < MAIL_FIELDS - 1; i++) {
        if (str_index(fields[i], '\n') >= 0)
            return ERR_INVALID;
        out_str(&out, fields[i]);
        out_char(&out, '\n');
    }
    out_i64(&out, mail->expires_at.ms);
    if (!str_empty(mail->about)) { /* last: what waits from before this field has none */
        out_char(&out, '\n');
        out_str(&out, mail->about);
    }
    Str sealed = key_seal(app->keys, KEY_MAIL, arena, out_view(&out), BOUND);
    if (mail->link_id.v != 0)
        TRY(one_time_link_set_mail(tx, mail->link_id, STR("waiting"), STR(""),
                                   clock_now(tx->ctx->clock)));
    return outbox_put_link(tx, STR(OUTBOX_MAIL), base64url_encode(arena, sealed.ptr, sealed.len),
                           mail->link_id);
}

Err mail_open(App *app, Arena *arena, Str payload, Mail *ret) {
    size_t size = payload.len * 3 / 4;
    char *bytes = arena_text(arena, size + 1);
    if (!base64url_decode(payload, bytes, size))
        return ERR_INVALID;
    Str plain;
    TRY(key_unseal(app->keys, KEY_MAIL, arena, str_bytes(bytes, size), BOUND, &plain));
    Mail mail = { 0 };
    Str *const fields[MAIL_FIELDS - 1] = { &mail.kind,     &mail.to,        &mail.name,
                                           &mail.language, &mail.authority, &mail.link };
    for (size_t i = 0; i < MAIL_FIELDS - 1; i++)
        if (!str_cut(&plain, '\n', fields[i]))
            return ERR_INVALID;
    Str number = plain;
    if (str_cut(&plain, '\n', &number))
        mail.about = plain;
    if (!str_i64(number, &mail.expires_at.ms))
        return ERR_INVALID;
    *ret = mail;
    return ERR_NONE;
}

/* -- Writing (RFC 5322, 2045, 2047) ------------------------------------------------------------- */

static Str base64(Arena *arena, Str bytes) {
    size_t size = sodium_base64_encoded_len(bytes.len, sodium_base64_VARIANT_ORIGINAL);
    char *text = arena_text(arena, size);
    sodium_bin2base64(text, size, (const unsigned char *)bytes.ptr, bytes.len,
                      sodium_base64_VARIANT_ORIGINAL);
    return str_bytes(text, size - 1);
}

/* As encoded words, never cutting a character apart. */
static void write_subject(Out *out, Arena *arena, Str subject) {
    out_c(out, "Subject:");
    while (subject.len > 0) {
        size_t len = subject.len < SUBJECT_PIECE ? subject.len : SUBJECT_PIECE;
        while (len < subject.len && ((unsigned char)subject.ptr[len] & 0xC0) == 0x80)
            len--;
        out_c(out, " =?UTF-8?B?");
        out_str(out, base64(arena, str_slice(subject, 0, len)));
        out_c(out, "?=\r\n");
        subject = str_slice(subject, len, SIZE_MAX);
    }
}

static void write_body(Out *out, Arena *arena, Str body) {
    Str text = base64(arena, body);
    for (; text.len > 0; text = str_slice(text, ENCODED_LINE, SIZE_MAX)) {
        out_str(out, str_slice(text, 0, ENCODED_LINE));
        out_c(out, "\r\n");
    }
}

static void paragraph(Out *out, Language language, Message message) {
    message_text(out, language, message);
    out_c(out, "\r\n\r\n");
}

static void invitation(Out *subject, Out *body, Language language, const Mail *mail, Str from) {
    message_text(subject, language, msg(mail_invitation_subject, from));
    paragraph(body, language, msg(mail_invitation_greeting, mail->name));
    paragraph(body, language, msg(mail_invitation_text, from));
    out_str(body, mail->link);
    out_c(body, "\r\n\r\n");
    paragraph(body, language, msg(mail_invitation_until, mail->expires_at));
    paragraph(body, language, msg(mail_invitation_ignore));
}

static void join(Out *subject, Out *body, Language language, const Mail *mail, Str from) {
    message_text(subject, language, msg(mail_join_subject, from));
    paragraph(body, language, msg(mail_invitation_greeting, mail->name));
    paragraph(body, language, msg(mail_join_text, from));
    out_str(body, mail->link);
    out_c(body, "\r\n\r\n");
    paragraph(body, language, msg(mail_join_until, mail->expires_at));
    paragraph(body, language, msg(mail_join_password));
    paragraph(body, language, msg(mail_invitation_ignore));
}

static void reset(Out *subject, Out *body, Language language, const Mail *mail, Str from) {
    message_text(subject, language, msg(mail_reset_subject));
    paragraph(body, language, msg(mail_reset_greeting, mail->name));
    paragraph(body, language, msg(mail_reset_text, from));
    out_str(body, mail->link);
    out_c(body, "\r\n\r\n");
    paragraph(body, language, msg(mail_reset_until, mail->expires_at));
    paragraph(body, language, msg(mail_reset_ignore));
}

/* Asked for as by who has forgotten theirs, but the account never had one. */
static void first(Out *subject, Out *body, Language language, const Mail *mail, Str from) {
    message_text(subject, language, msg(mail_first_subject));
    paragraph(body, language, msg(mail_reset_greeting, mail->name));
    paragraph(body, language, msg(mail_first_text, from));
    out_str(body, mail->link);
    out_c(body, "\r\n\r\n");
    paragraph(body, language, msg(mail_first_until, mail->expires_at));
    paragraph(body, language, msg(mail_first_ignore));
}

static void email_changed(Out *subject, Out *body, Language language, const Mail *mail) {
    message_text(subject, language, msg(mail_email_changed_subject));
    paragraph(body, language, msg(mail_email_changed_greeting, mail->name));
    paragraph(body, language, msg(mail_email_changed_text));
    paragraph(body, language, msg(mail_email_changed_not_you));
}

static void address(Out *subject, Out *body, Language language, const Mail *mail) {
    message_text(subject, language, msg(mail_address_subject));
    paragraph(body, language, msg(mail_invitation_greeting, mail->name));
    paragraph(body, language, msg(mail_address_text));
    out_str(body, mail->link);
    out_c(body, "\r\n\r\n");
    paragraph(body, language, msg(mail_invitation_until, mail->expires_at));
    paragraph(body, language, msg(mail_address_ignore));
}

static void address_taken(Out *subject, Out *body, Language language, const Mail *mail) {
    message_text(subject, language, msg(mail_address_taken_subject));
    paragraph(body, language, msg(mail_invitation_greeting, mail->name));
    paragraph(body, language, msg(mail_address_taken_text));
    paragraph(body, language, msg(mail_address_taken_hint));
}

static void role_ended(Out *subject, Out *body, Language language, const Mail *mail) {
    message_text(subject, language, msg(mail_role_ended_subject));
    paragraph(body, language, msg(mail_invitation_greeting, mail->name));
    out_str(body, mail->about);
    out_c(body, "\r\n\r\n");
    paragraph(body, language, msg(mail_role_ended_look));
}

/* "Thu, 31 Dec 2026 23:59:59 +0000" */
static void write_date(Out *out, Instant now) {
    static const char *const DAYS[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
    static const char *const MONTHS[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    Date date = date_from_days((int32_t)(now.ms / 86400000));
    int seconds = (int)(now.ms / 1000 % 86400);
    out_format(out, "Date: %s, %d %s %d %02d:%02d:%02d +0000\r\n", DAYS[date_weekday(date)],
               date.day, MONTHS[date.month - 1], date.year, seconds / 3600, seconds / 60 % 60,
               seconds % 60);
}

/* An address ends the line it stands in: what could begin another one is never written. */
static bool address_safe(Str address) {
    for (size_t i = 0; i < address.len; i++)
        if ((unsigned char)address.ptr[i] <= ' ' || address.ptr[i] == '<' || address.ptr[i] == '>')
            return false;
    return address.len > 0;
}

Err mail_text(App *app, Arena *arena, const Mail *mail, Instant now, Str *ret) {
    Str sender = app->config->mail_from;
    Language language;
    if (language_parse(mail->language, &language) != ERR_NONE &&
        language_parse(app->config->default_language, &language) != ERR_NONE)
        language = LANGUAGE_DE;
    if (!address_safe(mail->to) || !address_safe(sender))
        return ERR_INVALID;
    CLEANUP(out_done) Out out = out_open(2048);
    CLEANUP(out_done) Out subject = out_open(200);
    CLEANUP(out_done) Out body = out_open(1024);
    Str from = str_empty(mail->authority) ? STR(PROGRAM_NAME) : mail->authority;
    if (str_eq(mail->kind, STR("reset")))
        reset(&subject, &body, language, mail, from);
    else if (str_eq(mail->kind, STR(MAIL_FIRST)))
        first(&subject, &body, language, mail, from);
    else if (str_eq(mail->kind, STR(MAIL_JOIN)))
        join(&subject, &body, language, mail, from);
    else if (str_eq(mail->kind, STR(MAIL_EMAIL_CHANGED)))
        email_changed(&subject, &body, language, mail);
    else if (str_eq(mail->kind, STR(MAIL_ADDRESS)))
        address(&subject, &body, language, mail);
    else if (str_eq(mail->kind, STR(MAIL_ADDRESS_TAKEN)))
        address_taken(&subject, &body, language, mail);
    else if (str_eq(mail->kind, STR(MAIL_ROLE_ENDED)))
        role_ended(&subject, &body, language, mail);
    else
        invitation(&subject, &body, language, mail, from);
    uint8_t id[16];
    random_bytes(id, sizeof id);
    ptrdiff_t at = str_index(sender, '@');
    Str domain = at >= 0 ? str_slice(sender, (size_t)at + 1, SIZE_MAX) : STR("localhost");
    write_date(&out, now);
    out_format(&out, "From: <" STR_FMT ">\r\nTo: <" STR_FMT ">\r\n", STR_ARG(sender),
               STR_ARG(mail->to));
    out_format(&out, "Message-ID: <" STR_FMT "@" STR_FMT ">\r\n",
               STR_ARG(hex_encode(arena, id, sizeof id)), STR_ARG(domain));
    write_subject(&out, arena, out_view(&subject));
    out_c(&out, "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
                "Content-Type: text/plain; charset=UTF-8\r\n"
                "Content-Transfer-Encoding: base64\r\n\r\n");
    write_body(&out, arena, out_view(&body));
    *ret = str_copy(arena, out_view(&out));
    return ERR_NONE;
}
