/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "seam_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <sys/socket.h>
#include <unistd.h>

static void hold(Seam *seam) {
    int running = atomic_fetch_add(&seam->running, 1) + 1;
    int peak = atomic_load(&seam->peak);
    while (peak < running && !atomic_compare_exchange_weak(&seam->peak, &peak, running))
        continue;
    while (atomic_load(&seam->held))
        pause_ms(2);
    atomic_fetch_sub(&seam->running, 1);
}

static Err take_hello(void *self, int fd, const void *argument) {
    (void)self;
    const char *text = argument;
    if (text == NULL)
        return ERR_BUSY;
    ssize_t sent = send(fd, text, strlen(text), MSG_NOSIGNAL);
    close(fd);
    return sent > 0 ? ERR_NONE : ERR_INTERNAL;
}

/* Answers what it was asked, so that tests see what arrived. */
static void echo(const HttpRequest *request, HttpResponse *response) {
    Str cookie = STR("none");
    bool found = http_cookie(request, STR("session"), &cookie);
    out_format(response->out, "%d|" STR_FMT "|" STR_FMT "|" STR_FMT "|" STR_FMT "|%d|%d",
               (int)request->method, STR_ARG(request->path), STR_ARG(request->query),
               STR_ARG(request->body), STR_ARG(cookie), found, request->remote_is_loopback);
}

void seam_answer(void *self, const HttpRequest *request, HttpResponse *response) {
    Seam *seam = self;
    if (str_eq(request->path, STR("/hold"))) {
        hold(seam);
        out_c(response->out, "held");
    } else if (str_eq(request->path, STR("/big"))) {
        http_response_fixed(response, STR("text/css"), (Str){ seam->big, SEAM_BIG });
    } else if (str_eq(request->path, STR("/tag"))) {
        response->etag = STR("\"v1\"");
        out_c(response->out, "tagged");
    } else if (str_eq(request->path, STR("/away"))) {
        out_c(response->out, "never sent");
        http_response_redirect(response, 303, STR("/there"));
        http_response_cookie(response, &(HttpCookie){ .name = "__Host-s",
                                                      .value = STR("v"),
                                                      .secure = true,
                                                      .max_age_seconds = 60 });
        http_response_cookie(response, &(HttpCookie){ .name = "bad", .value = STR("a; b") });
        http_response_header(response, "X-Split", STR("a\r\nX-Evil: 1"));
    } else if (str_eq(request->path, STR("/stream"))) {
        http_response_stream(response, take_hello, NULL,
                             str_c(request->arena, STR("HTTP/1.1 200 OK\r\n\r\nhello")));
    } else if (str_eq(request->path, STR("/no-stream"))) {
        http_response_stream(response, take_hello, NULL, NULL);
    } else {
        echo(request, response);
    }
}

static bool instant(void *self, const HttpRequest *request, HttpResponse *response) {
    (void)self;
    if (!str_eq(request->path, STR("/instant")))
        return false;
    http_response_fixed(response, STR("text/plain"), STR("at once"));
    return true;
}

static size_t body_limit(void *self, HttpMethod method, Str path) {
    (void)self;
    (void)method;
    return str_eq(path, STR("/nothing")) ? 0 : SEAM_BODY_LIMIT;
}

Seam *seam_open(HttpOptions options) {
    Seam *seam = calloc(1, sizeof *seam);
    assert_non_null(seam);
    memset(seam->big, 'b', SEAM_BIG);
    options.self = seam;
    options.handler = seam_answer;
    options.instant = instant;
    options.body_limit = body_limit;
    assert_int_equal(http_server_open(&options, &seam->server), ERR_NONE);
    seam->port = http_server_port(seam->server);
    assert_int_not_equal(seam->port, 0);
    return seam;
}

void seam_close(Seam **seam) {
    atomic_store(&(*seam)->held, false);
    http_server_close((*seam)->server);
    free(*seam);
}

void seam_wait_running(const Seam *seam, int count) {
    int64_t until = monotonic_ms() + CLIENT_PATIENCE_MS;
    while (atomic_load(&seam->running) < count && monotonic_ms() < until)
        pause_ms(2);
    assert_int_equal(atomic_load(&seam->running), count);
}

void check_answer(const Answer *answer, int status, const char *body) {
    assert_int_equal(answer->status, status);
    assert_int_equal(answer->body.len, strlen(body));
    assert_memory_equal(answer->body.ptr, body, answer->body.len);
}

void check_header(const Answer *answer, const char *name, const char *value) {
    Str actual = answer_header(answer, name);
    assert_int_equal(actual.len, strlen(value));
    assert_memory_equal(actual.ptr, value, actual.len);
}
