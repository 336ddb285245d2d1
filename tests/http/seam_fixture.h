/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* seam_fixture.h -- an HTTP server with nothing behind it but what shows the seam: it echoes, holds, redirects
 * and hands connections over.
 *
 * GET /hold waits while `held`, /big has SEAM_BIG bytes, /tag an ETag, /away goes elsewhere, /stream hands over
 * and /no-stream fails to, /instant needs no worker, and nothing may be sent to /nothing; everything else is
 * answered by what was asked: "method|path|query|body|cookie `session`|is there|remote is loopback". */
#include <stdatomic.h>

#include "client.h"
#include "web/http.h"

enum { SEAM_BODY_LIMIT = 1000, SEAM_BIG = 32 * 1024 };

typedef struct Seam {
    HttpServer *server;
    uint16_t port;
    _Atomic int running; /* in /hold */
    _Atomic int peak;
    _Atomic bool held;
    char big[SEAM_BIG];
} Seam;

/* Fills in the handlers. */
Seam *seam_open(HttpOptions options);
/* For CLEANUP; nobody is held any longer. */
void seam_close(Seam **seam);
void seam_answer(void *self, const HttpRequest *request, HttpResponse *response);
/* As many are in /hold. */
void seam_wait_running(const Seam *seam, int count);

void check_answer(const Answer *answer, int status, const char *body);
void check_header(const Answer *answer, const char *name, const char *value);
