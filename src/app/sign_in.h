/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* sign_in.h -- proving who one is: by password or by a one-time link.
 *
 * Wrong passwords slow further attempts down, per address typed and per device: a browser that once
 * signed in to this account carries a device cookie and has a count of its own, so that nobody can
 * lock a person out by guessing from elsewhere (docs/adr/0005-sign-in-throttle.md). */
#include "app/account_forms.h"
#include "app/session.h"

enum {
    SIGN_IN_FREE_UNKNOWN = 5,         /* wrong attempts before waiting begins, devices never seen */
    SIGN_IN_FREE_KNOWN = 10,          /* and of a known device */
    SIGN_IN_WAIT_UNKNOWN_MS = 900000, /* longest wait */
    SIGN_IN_WAIT_KNOWN_MS = 60000,
    SIGN_IN_FORGET_MS = 86400000, /* after so long without an attempt counting begins anew */
    DEVICE_COOKIE_DAYS = 180
};

typedef struct SignedIn {
    Session session;
    Str device_cookie; /* to be set for DEVICE_COOKIE_DAYS */
} SignedIn;

/* ERR_INVALID with finding WRONG_SECRET, the same for an unknown address, a wrong password and a
 * disabled account. ERR_TOO_MANY: *ret_wait_ms says how long no attempt is checked. `device` is what
 * the person will recognise the session by, `device_cookie` what the browser sent, "" = none. */
MUST_CHECK Err sign_in(App *app, Ctx *ctx, const SignInForm *form, Str device, Str device_cookie,
                       SignedIn *ret, int64_t *ret_wait_ms);
/* Consumes an INVITATION or RESET link: sets the password, ends the account's other sessions, signs
 * in. Findings TOO_SHORT, NOT_EQUAL, or those of password_rules.h. ERR_NOT_FOUND, ERR_GONE: the link. ERR_CONFLICT: of an
 * invitation of somebody who has an account: they sign in and answer it there (invitation.h). */
MUST_CHECK Err sign_in_by_link(App *app, Ctx *ctx, Str secret, const NewPasswordForm *form,
                               Str device, SignedIn *ret);
/* Consumes the EXAMPLE link. */
MUST_CHECK Err sign_in_example(App *app, Ctx *ctx, Str secret, Str device, Session *ret);
/* Own password; other sessions end. Finding WRONG_PASSWORD_NOW for the present one (throttled as above). */
MUST_CHECK Err password_change(App *app, Ctx *ctx, const Session *session,
                               const PasswordChangeForm *form, int64_t *ret_wait_ms);
/* Own address, by which one signs in and gets reset links: the same proof, then a link to the new address,
 * and only that makes it count (address.h). ERR_FORBIDDEN also where no mail goes out. */
MUST_CHECK Err email_change(App *app, Ctx *ctx, const Session *session, const EmailChangeForm *form,
                            int64_t *ret_wait_ms);
/* "Passwort vergessen": mails a link when mail is configured and the address is known; the answer is
 * the same in every case, and at most one mail per address goes out in ten minutes. */
MUST_CHECK Err password_reset_request(App *app, Ctx *ctx, const ResetRequestForm *form);
