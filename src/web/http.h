/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* http.h -- the seam over the HTTP library: requests in, responses out, nothing about the product.
 *
 * Worker threads run the library and answer what it has read: a complete request is suspended and put into a queue,
 * `handler` is called, mostly on the thread that read it, and the connection goes on. A handler that waits
 * (http_wait_begin) or computes for long is left behind: another worker, up to workers_max in handlers, goes on reading
 * and answering. A slow handler therefore never holds up another person's page for more than some milliseconds. What needs
 * no work at all (assets) may be answered by `instant` while the library runs.
 *
 * The seam answers by itself: a malformed path or framing (400), a body over body_limit (413,
 * before it is read), too many large bodies at once (503), a full queue or too many connections
 * (503 with Retry-After), unknown methods (501). What the library cannot parse at all it answers
 * by itself, in its own English, and gives us no say: a broken request line, header line, length
 * or chunk (400), more headers than its memory for a connection holds (414, 431), another version
 * than HTTP 1 (505). A reaper closes connections whose headers, body or reading of the answer take
 * too long in total. Every answer carries the security headers; a client's address is neither
 * stored nor logged; only http_sender hands it on, to be counted. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/out.h"
#include "base/str.h"

typedef enum HttpMethod {
    HTTP_GET = 1, /* HEAD arrives as GET with `head` set */
    HTTP_POST,
    HTTP_PUT,
    HTTP_PATCH,
    HTTP_DELETE,
    HTTP_OPTIONS
} HttpMethod;

enum {
    HTTP_TARGET_MAX = 8192, /* bytes of path and query, and 64 for each parameter; more: 414 */
    HTTP_BODY_CEILING = 256 << 20,  /* no body_limit may go beyond this */
    HTTP_BODY_SMALL = 64 << 10,     /* a body above it is let in by `admit` first */
    HTTP_BODIES_MAX = 128 << 20,    /* bytes of bodies above HTTP_BODY_SMALL in memory at once */
    HTTP_RESPONSE_HEADERS_MAX = 24, /* headers and cookies a handler may add */
    HTTP_WORKERS_MAX = 64,
    HTTP_QUEUE_MAX = 1024,
    HTTP_CONNECTIONS_MAX = 4096,
};

/* Default of HttpOptions.content_security_policy. */
#define HTTP_CONTENT_SECURITY_POLICY                                                      \
    "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; " \
    "form-action 'self'"

/* Everything is valid until the handler returns. */
typedef struct HttpRequest {
    Arena *arena; /* of the worker, reset after the response; NULL in body_limit and instant */
    HttpMethod method;
    bool head;               /* only the headers will be sent; the body is made as for GET */
    bool remote_is_loopback; /* peer is this machine and no proxy stands between */
    Str path; /* starts with "/"; percent-decoded, valid UTF-8, no control characters */
    Str begin; /* what the target began with, as sent, where it was refused before there was a path */
    Str query;              /* as sent, after the "?"; see form_data.h */
    Str body;               /* "" when there is none */
    const void *connection; /* the seam's own */
} HttpRequest;

/* Value of a request header (name without case), "" when absent. */
Str http_header(const HttpRequest *request, const char *name);
/* Where it came from, as bytes that only equal those of the same sender: the network of the peer and, behind a proxy,
 * of the last address that the proxy names. For counting (app/sender_brake.h), never to be kept. */
Str http_sender(const HttpRequest *request, Arena *arena);
/* The token of "Authorization: Bearer TOKEN", whose scheme is written in any case (RFC 9110, 11.1); "" when
 * absent. */
Str http_bearer(const HttpRequest *request);
/* Value of a cookie as sent (no decoding); false when absent. */
bool http_cookie(const HttpRequest *request, Str name, Str *ret);

/* From a handler: it is about to wait for something that needs no processor (a COMMIT), or has waited. Another
 * request of the queue is taken up meanwhile. In pairs, not nested. */
void http_wait_begin(const HttpRequest *request);
void http_wait_end(const HttpRequest *request);

typedef struct HttpHeader {
    const char *name; /* static */
    Str value;
} HttpHeader;

/* Takes over the connection of an event stream: `fd` is connected, non-blocking, nothing was
 * written to it. On ERR_NONE it belongs to the callee, who writes the status line as well;
 * otherwise the seam answers 503. `argument` may lie in the request's arena. */
typedef Err (*HttpTakeFn)(void *self, int fd, const void *argument);

typedef struct HttpResponse {
    int status;         /* 200 at first */
    Str content_type;   /* "text/html; charset=utf-8" at first; not sent when the body is empty */
    Out *out;           /* the body; its buffer moves to the library uncopied */
    Str fixed;          /* instead of out: bytes that outlive the server (assets); "" = unused */
    bool kept_for_back; /* the browser may keep it for "Back"; whatever else it asks for anew */
    Str etag; /* with quotes; when If-None-Match names it, 304 is sent instead; "" = none */
    HttpHeader headers[HTTP_RESPONSE_HEADERS_MAX];
    size_t header_count;
    Arena *arena;    /* NULL in instant: there values must be static */
    HttpTakeFn take; /* set by http_response_stream */
    void *take_self;
    const void *take_argument;
} HttpResponse;

/* Adds a header; `name` is static. A value with control characters is dropped (response splitting);
 * beyond HTTP_RESPONSE_HEADERS_MAX the program stops: that is a programming error. */
void http_response_header(HttpResponse *response, const char *name, Str value);

typedef struct HttpCookie {
    const char
        *name; /* static; "__Host-" names need secure, no domain and path "/" (always so here) */
    Str value; /* token characters only, else the cookie is dropped */
    int64_t max_age_seconds; /* 0: until the browser ends; < 0: removes the cookie */
    bool secure;
    bool strict; /* SameSite=Strict instead of Lax; HttpOnly always */
} HttpCookie;
void http_response_cookie(HttpResponse *response, const HttpCookie *cookie);
/* Empties the body and sends the person to `location` (303 after a POST). */
void http_response_redirect(HttpResponse *response, int status, Str location);
/* Sets a body that needs no copy because it outlives the server. */
void http_response_fixed(HttpResponse *response, Str content_type, Str bytes);
/* Turns the connection into an event stream; status, headers and body set here are not sent. */
void http_response_stream(HttpResponse *response, HttpTakeFn take, void *self,
                          const void *argument);

typedef struct HttpOptions {
    const char *host; /* numeric address; NULL: 127.0.0.1 */
    uint16_t port;    /* 0: any free one, see http_server_port */
    int listen_fd; /* > 0: a listening socket instead (http_listen, socket activation); the server closes it */
    unsigned threads; /* that run the library at once; each of the following: 0 = default */
    unsigned workers_max;
    unsigned queue_max;
    unsigned connections_max;
    unsigned header_seconds; /* from the first byte to the end of the headers: 10 */
    unsigned idle_seconds;   /* between two requests of a connection: 60 */
    unsigned body_seconds;   /* grace for a body or for reading an answer, plus 1 s per 16 kB: 30 */
    Str proxies; /* addresses, divided by spaces, that are believed who they pass on; loopback always is */
    const char *content_security_policy; /* NULL: HTTP_CONTENT_SECURITY_POLICY */
    void *self;                          /* first argument of the callbacks */
    /* Answers one request; runs in a worker, many at a time. */
    void (*handler)(void *self, const HttpRequest *request, HttpResponse *response);
    /* Most bytes of body accepted; called before the body is read. NULL: bodies are refused. */
    size_t (*body_limit)(void *self, HttpMethod method, Str path);
    /* Optional: may a body of more than HTTP_BODY_SMALL (or of unknown length, where more is allowed) be read? False:
     * answered instead. Runs in a worker as handler does, before the body is read or "100 Continue" sent. */
    bool (*admit)(void *self, const HttpRequest *request, HttpResponse *response);
    size_t
        bodies_max; /* bytes of all such bodies; what would go beyond gets 503. 0: HTTP_BODIES_MAX */
    /* Optional: true = answered. Must not block (nobody takes the library over meanwhile) and cannot use an arena. */
    bool (*instant)(void *self, const HttpRequest *request, HttpResponse *response);
    /* Optional: writes the body of a refusal, whose status is set. The path may be "" (malformed).
     * As instant: must not block. Without it the body is the number of the status. */
    void (*refusal)(void *self, const HttpRequest *request, HttpResponse *response);
} HttpOptions;

typedef struct HttpServer HttpServer;

/* A listening socket: who needs to know the port before the first request is answered. ERR_BUSY: the address is
 * in use; ERR_INVALID: no such address; ERR_FORBIDDEN: the port is for root. */
MUST_CHECK Err http_listen(const char *host, uint16_t port, int *ret_fd);
uint16_t http_listen_port(int fd); /* 0: no network socket */
/* Listens and serves until closed. Errors as of http_listen. */
MUST_CHECK Err http_server_open(const HttpOptions *options, HttpServer **ret);
uint16_t http_server_port(const HttpServer *server);
/* Takes no new connections, finishes what runs, closes the rest. Streams taken over are not its
 * business: their owner closes them. Accepts NULL. */
void http_server_close(HttpServer *server);

typedef struct HttpCounts {
    uint64_t requests; /* answered since the start */
    uint64_t refused;  /* 503 of the seam: overload */
    uint64_t reaped;   /* connections closed for slowness */
    unsigned connections;
    unsigned queued;
    unsigned workers;
} HttpCounts;
HttpCounts http_server_counts(HttpServer *server);
