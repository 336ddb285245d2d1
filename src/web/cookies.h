/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* cookies.h -- the three cookies there are; all HttpOnly, SameSite=Lax, Secure behind TLS.
 *
 *   einklang_session   256 random bits, the session (app/session.h)
 *   einklang_form      256 random bits, ties a form shown before sign-in to this browser
 *   einklang_language  the language chosen without an account */
#include "base/str.h"

static inline Str cookie_session(void) {
    return STR("einklang_session");
}
static inline Str cookie_form(void) {
    return STR("einklang_form");
}
static inline Str cookie_language(void) {
    return STR("einklang_language");
}
