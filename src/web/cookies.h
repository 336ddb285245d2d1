/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* cookies.h -- the seven cookies there are; all HttpOnly, SameSite=Lax, Secure behind TLS.
 *
 *   einklang_session   256 random bits, the session (app/session.h)
 *   einklang_form      256 random bits, ties a form shown before sign-in to this browser
 *   einklang_device    by which this browser is known to an account (app/device.h), for its throttle
 *   einklang_notice    what was just done, and which page is to say so; gone when it is said, or after a minute
 *   einklang_room      256 random bits, a device in the room of a workshop (app/room.h)
 *   einklang_lead      256 bits, a browser that leads a workshop by link (app/room_guest.h)
 *   einklang_language  the language chosen without an account
 *
 * Behind TLS all but the language begin with "__Host-": browsers take such a cookie from this host alone, so that
 * no page of a neighbouring name (another office's, below the same domain) can sign a person in as somebody else. */
#include <stdbool.h>

/* What the privacy page has to name (public_http_test.c). */
#define HOST_COOKIE_LIST(X) \
    X(session, "session")   \
    X(form, "form")         \
    X(device, "device") X(notice, "notice") X(room_device, "room") X(room_lead, "lead")

#define X(name, word)                                               \
    static inline const char *cookie_##name(bool secure) {          \
        return secure ? "__Host-einklang_" word : "einklang_" word; \
    }
HOST_COOKIE_LIST(X)
#undef X

static inline const char *cookie_language(void) {
    return "einklang_language";
}
