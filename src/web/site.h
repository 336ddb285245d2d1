/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* site.h -- the web side of a running program: routes, server, event streams.
 *
 * main.c opens the App, then one Site on it. site_close finishes running requests first. */
#include "app/app.h"
#include "app/pin_gate.h"
#include "app/sender_brake.h"
#include "live/rooms.h"
#include "web/http.h"
#include "web/page_cache.h"
#include "web/request.h"

typedef struct SiteOptions {
    int listen_fd;  /* a listening socket; the Site closes it */
    Str public_url; /* "https://einklang.example.org", no slash at the end; "" only on loopback */
    bool example;   /* the database holds the example: offer its people */
} SiteOptions;

MUST_CHECK Err site_open(App *app, const SiteOptions *options, Site **ret);
void site_close(Site *site);

App *site_app(Site *site);
/* Most bytes that a request to this address may bring. */
size_t site_body_limit(const Site *site, HttpMethod method, Str path);
/* There is a page at this address; who may see it is another question. */
bool site_has_page(const Site *site, Str path);
bool site_example(const Site *site);
bool site_secure(const Site *site); /* behind TLS: cookies get Secure */
/* Pages for people who are not signed in. */
PageCache *site_pages(Site *site);
/* Parts of pages that are the same for everybody with the same permissions. */
PageCache *site_fragments(Site *site);
/* Who sent something today without an account, by nothing that could be read. */
SenderBrake *site_senders(Site *site);
/* Guessing PINs of rooms. */
PinGate *site_pins(Site *site);
/* Guessing codes of receipts: whoever does holds up no room. */
PinGate *site_receipts(Site *site);
/* Who listens in which room. */
Rooms *site_rooms(Site *site);
HttpCounts site_counts(const Site *site);
