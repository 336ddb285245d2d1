/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* cookies.h -- the four cookies there are; all HttpOnly, SameSite=Lax, Secure behind TLS.
 *
 *   einklang_session   256 random bits, the session (app/session.h)
 *   einklang_form      256 random bits, ties a form shown before sign-in to this browser
 *   einklang_device    by which this browser is known to an account (app/device.h), for its throttle
 *   einklang_language  the language chosen without an account */
#include "base/str.h"

static inline Str cookie_session(void) {
    return STR("einklang_session");
}
static inline Str cookie_form(void) {
    return STR("einklang_form");
}
static inline Str cookie_device(void) {
    return STR("einklang_device");
}
static inline Str cookie_language(void) {
    return STR("einklang_language");
}
