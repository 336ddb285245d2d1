/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/site.h"

#include <stdlib.h>

#include "app/config.h"
#include "store/notices.h"
#include "views/assets.h"
#include "web/problem.h"
#include "web/room_live.h"
#include "web/router.h"

enum { CONNECTIONS_SPARE = 4 };

struct Site {
    App *app;
    Str public_url;
    bool example;
    Router *router;
    HttpServer *server;
    PageCache *pages, *fragments;
    SenderBrake *senders;
    PinGate *pins, *receipts;
    Streams *streams;
    Rooms *rooms;
    Notices *opt_notices; /* with PostgreSQL: what other servers change */
};

static void handle(void *self, const HttpRequest *request, HttpResponse *response) {
    Site *site = self;
    router_answer(site->router, site, request, response);
}

static bool admit(void *self, const HttpRequest *request, HttpResponse *response) {
    Site *site = self;
    return router_admit(site->router, site, request, response);
}

static size_t body_limit(void *self, HttpMethod method, Str path) {
    const Site *site = self;
    return router_body_limit(site->router, method, path);
}

/* Assets lie in the program; they are answered without a worker. */
static bool instant(void *self, const HttpRequest *request, HttpResponse *response) {
    (void)self;
    if (request->method != HTTP_GET || !str_starts(request->path, STR("/assets/")))
        return false;
    const Asset *asset = asset_find(request->path);
    if (asset == NULL)
        return false;
    bool packed =
        asset->gzip.len > 0 && str_find(http_header(request, "Accept-Encoding"), STR("gzip")) >= 0;
    http_response_fixed(response, asset->type, packed ? asset->gzip : asset->bytes);
    if (packed)
        http_response_header(response, "Content-Encoding", STR("gzip"));
    response->etag = packed ? asset->etag_gzip : asset->etag;
    http_response_header(response, "Vary", STR("Accept-Encoding"));
    http_response_header(response, "Cache-Control", STR("public, max-age=31536000, immutable"));
    return true;
}

static void refusal(void *self, const HttpRequest *request, HttpResponse *response) {
    problem_refusal(self, request, response);
}

/* Each worker holds a connection unless it waits for a COMMIT, and some use cases borrow a second one: with as
 * many workers as connections all of them could wait for each other. Some are left for the outbox and the
 * daily job. */
static unsigned workers_max(const App *app) {
    int64_t most = db_readers_max(app->db) - CONNECTIONS_SPARE;
    int64_t wanted = app->config->request_workers;
    return (unsigned)(wanted < most ? wanted : most);
}

static void rooms_told(void *rooms, int64_t workshop) {
    rooms_changed(rooms, workshop);
}

static void rooms_missed(void *rooms) {
    rooms_look_again(rooms);
}

static Err open_rooms(Site *site) {
    const RoomsOptions options = { .render = room_live_render,
                                   .may_stay = room_live_may_stay,
                                   .self = site };
    TRY(streams_open(&(StreamsOptions){ 0 }, &site->streams));
    TRY(rooms_open(&options, site->streams, &site->rooms));
    site->app->rooms = site->rooms;
    site->app->rooms_changed = rooms_told;
    const NoticesOptions others = { rooms_told, rooms_missed, site->rooms };
    return notices_open(site->app->db, &others, &site->opt_notices);
}

Err site_open(App *app, const SiteOptions *options, Site **ret) {
    Site *site = calloc(1, sizeof *site);
    if (site == NULL)
        abort();
    *site = (Site){ .app = app, .public_url = options->public_url, .example = options->example };
    HttpOptions http = {
        .listen_fd = options->listen_fd,
        .workers_max = workers_max(app),
        .proxies = app->config->trusted_proxies,
        .self = site,
        .handler = handle,
        .body_limit = body_limit,
        .admit = admit,
        .instant = instant,
        .refusal = refusal,
    };
    site->pages = page_cache_open();
    site->fragments = page_cache_open();
    site->senders = sender_brake_open();
    site->pins = pin_gate_open();
    site->receipts = pin_gate_open();
    Err err = open_rooms(site);
    if (err == ERR_NONE)
        err = router_open(ROUTES, &site->router);
    if (err == ERR_NONE)
        err = http_server_open(&http, &site->server);
    if (err != ERR_NONE) {
        site_close(site);
        return err;
    }
    *ret = site;
    return ERR_NONE;
}

void site_close(Site *site) {
    if (site == NULL)
        return;
    http_server_close(site->server);
    notices_close(site->opt_notices);
    site->app->rooms_changed = NULL;
    site->app->rooms = NULL;
    rooms_close(site->rooms);
    streams_close(site->streams);
    pin_gate_close(site->pins);
    pin_gate_close(site->receipts);
    router_close(site->router);
    page_cache_close(site->pages);
    page_cache_close(site->fragments);
    sender_brake_close(site->senders);
    free(site);
}

App *site_app(Site *site) {
    return site->app;
}

size_t site_body_limit(const Site *site, HttpMethod method, Str path) {
    return router_body_limit(site->router, method, path);
}

bool site_has_page(const Site *site, Str path) {
    return router_has_page(site->router, path);
}

bool site_example(const Site *site) {
    return site->example;
}

bool site_secure(const Site *site) {
    return site->app->config->secure_cookies || str_starts(site->public_url, STR("https://"));
}

PageCache *site_pages(Site *site) {
    return site->pages;
}

SenderBrake *site_senders(Site *site) {
    return site->senders;
}

PageCache *site_fragments(Site *site) {
    return site->fragments;
}

PinGate *site_pins(Site *site) {
    return site->pins;
}

PinGate *site_receipts(Site *site) {
    return site->receipts;
}

Rooms *site_rooms(Site *site) {
    return site->rooms;
}

HttpCounts site_counts(const Site *site) {
    return http_server_counts(site->server);
}
