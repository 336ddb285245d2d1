/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* sign_in_pages.h -- signing in and out, forgotten passwords, one-time links. */
#include "app/sign_in.h"
#include "web/request.h"

Err sign_in_show(Request *rq);   /* GET  /anmelden?weiter=/… */
Err sign_in_action(Request *rq); /* POST /anmelden?weiter=/… */
/* 429: how long no password is looked at. */
Err sign_in_wait_show(Request *rq, int64_t wait_ms);
Err sign_out_action(Request *rq); /* POST /abmelden */

Err reset_request_show(Request *rq);   /* GET  /passwort-vergessen */
Err reset_request_action(Request *rq); /* POST /passwort-vergessen */
Err reset_request_sent(Request *rq);   /* GET  /passwort-vergessen/gesendet */

Err link_show(Request *rq);            /* GET  /link/:secret: changes nothing */
Err link_password_action(Request *rq); /* POST /link/:secret/passwort */
Err link_address_action(Request *rq);  /* POST /link/:secret/adresse */
Err link_example_action(Request *rq);  /* POST /link/:secret/beispiel */

/* Where a person may be sent to after sign-in: "/" unless `target` (path and query) is a page of this site, by the
 * table of routes: what takes only a POST, or is for programs, is none. */
Str local_page(const Request *rq, Str target);
/* "/anmelden" with the page that comes afterwards; "/" needs no mention. */
Str address_with_next(Request *rq, Str path, Str next);
/* Cookies of a new session; `device_cookie` "" = none. */
void sign_in_cookies(Request *rq, const Session *session, Str device_cookie);
