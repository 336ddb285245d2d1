/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "client.h"
#include "web/http.h"

enum { LIMIT = 1000, BIG = 32 * 1024 };

typedef struct Site {
    _Atomic int running;
    _Atomic int peak;
    _Atomic bool held; /* "/hold" waits while set */
    char big[BIG];
} Site;

static void pause_ms(int ms) {
    const struct timespec time = { ms / 1000, (ms % 1000) * 1000000L };
    nanosleep(&time, NULL);
}

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void hold(Site *site) {
    int running = atomic_fetch_add(&site->running, 1) + 1;
    int peak = atomic_load(&site->peak);
    while (peak < running && !atomic_compare_exchange_weak(&site->peak, &peak, running))
        continue;
    while (atomic_load(&site->held))
        pause_ms(2);
    atomic_fetch_sub(&site->running, 1);
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

static void handler(void *self, const HttpRequest *request, HttpResponse *response) {
    Site *site = self;
    if (str_eq(request->path, STR("/hold"))) {
        hold(site);
        out_c(response->out, "held");
    } else if (str_eq(request->path, STR("/big"))) {
        http_response_fixed(response, STR("text/css"), (Str){ site->big, BIG });
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
    return str_eq(path, STR("/nothing")) ? 0 : LIMIT;
}

typedef struct Fixture {
    Site site;
    HttpServer *server;
    uint16_t port;
} Fixture;

static Fixture *fixture_open(HttpOptions options) {
    Fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    memset(fixture->site.big, 'b', BIG);
    options.self = &fixture->site;
    options.handler = handler;
    options.instant = instant;
    options.body_limit = body_limit;
    assert_int_equal(http_server_open(&options, &fixture->server), ERR_NONE);
    fixture->port = http_server_port(fixture->server);
    assert_int_not_equal(fixture->port, 0);
    return fixture;
}

static void fixture_close(Fixture **fixture) {
    atomic_store(&(*fixture)->site.held, false);
    http_server_close((*fixture)->server);
    free(*fixture);
}

static void check_body(const Answer *answer, int status, const char *body) {
    assert_int_equal(answer->status, status);
    assert_int_equal(answer->body.len, strlen(body));
    assert_memory_equal(answer->body.ptr, body, answer->body.len);
}

static void check_header(const Answer *answer, const char *name, const char *value) {
    Str actual = answer_header(answer, name);
    assert_int_equal(actual.len, strlen(value));
    assert_memory_equal(actual.ptr, value, actual.len);
}

static void requests_arrive_whole(void **state) {
    (void)state;
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ 0 });
    CLEANUP(client_close) Client client = client_open(f->port);
    Answer answer;
    assert_true(client_ask(&client,
                           STR("GET /a%C3%BC%20b?q=1&x=%20 HTTP/1.1\r\nHost: x\r\n"
                               "Cookie: a=b; session=s3\r\n\r\n"),
                           &answer));
    check_body(&answer, 200, "1|/aü b|q=1&x=%20||s3|1|1");
    check_header(&answer, "Content-Type", "text/html; charset=utf-8");
    check_header(&answer, "Content-Security-Policy", HTTP_CONTENT_SECURITY_POLICY);
    check_header(&answer, "X-Content-Type-Options", "nosniff");
    check_header(&answer, "Referrer-Policy", "same-origin");
    check_header(&answer, "Cross-Origin-Opener-Policy", "same-origin");
    check_header(&answer, "Cache-Control", "no-store");
    assert_true(client_ask(&client,
                           STR("POST /p HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.1\r\n"
                               "Content-Length: 5\r\n\r\na=b&c"),
                           &answer));
    check_body(&answer, 200, "2|/p||a=b&c|none|0|0");
    assert_true(client_ask(&client,
                           STR("PUT /p HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                               "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"),
                           &answer));
    check_body(&answer, 200, "3|/p||abcde|none|0|1");
    assert_true(client_ask(&client, GET("/instant"), &answer)); /* all on one connection */
    check_body(&answer, 200, "at once");
    assert_int_equal(http_server_counts(f->server).connections, 1);
}

static void pipelined_requests_are_answered_in_order(void **state) {
    (void)state;
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ 0 });
    CLEANUP(client_close) Client client = client_open(f->port);
    Answer answer;
    assert_true(client_send(&client, STR("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n"
                                         "GET /instant HTTP/1.1\r\nHost: x\r\n\r\n"
                                         "POST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nb"
                                         "GET /3 HTTP/1.1\r\nHost: x\r\n\r\n")));
    assert_true(client_answer(&client, &answer));
    check_body(&answer, 200, "1|/1|||none|0|1");
    assert_true(client_answer(&client, &answer));
    check_body(&answer, 200, "at once");
    assert_true(client_answer(&client, &answer));
    check_body(&answer, 200, "2|/2||b|none|0|1");
    assert_true(client_answer(&client, &answer));
    check_body(&answer, 200, "1|/3|||none|0|1");
}

static void head_has_the_length_and_no_body(void **state) {
    (void)state;
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ 0 });
    CLEANUP(client_close) Client client = client_open(f->port);
    Answer answer;
    assert_true(client_send(&client, STR("HEAD /big HTTP/1.1\r\nHost: x\r\n\r\n")));
    assert_true(client_answer_head(&client, &answer));
    assert_int_equal(answer.status, 200);
    check_header(&answer, "Content-Length", "32768");
    assert_true(client_ask(&client, GET("/x"), &answer)); /* no body came in between */
    check_body(&answer, 200, "1|/x|||none|0|1");
    assert_true(client_ask(&client, GET("/big"), &answer));
    assert_int_equal(answer.body.len, BIG);
    check_header(&answer, "Content-Type", "text/css");
}

static void etags_save_the_body(void **state) {
    (void)state;
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ 0 });
    CLEANUP(client_close) Client client = client_open(f->port);
    Answer answer;
    assert_true(client_ask(&client, GET("/tag"), &answer));
    check_body(&answer, 200, "tagged");
    check_header(&answer, "ETag", "\"v1\"");
    static const Str SAME[] = {
        STR_INIT("GET /tag HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"v1\"\r\n\r\n"),
        STR_INIT("GET /tag HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"v0\", W/\"v1\"\r\n\r\n"),
        STR_INIT("GET /tag HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\n\r\n"),
    };
    for (size_t i = 0; i < 3; i++) {
        assert_true(client_ask(&client, SAME[i], &answer));
        check_body(&answer, 304, "");
        check_header(&answer, "ETag", "\"v1\"");
    }
    assert_true(client_ask(
        &client, STR("GET /tag HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"v10\"\r\n\r\n"), &answer));
    check_body(&answer, 200, "tagged");
}

static void redirects_and_cookies_cannot_be_split(void **state) {
    (void)state;
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ 0 });
    CLEANUP(client_close) Client client = client_open(f->port);
    Answer answer;
    assert_true(client_ask(&client, GET("/away"), &answer));
    check_body(&answer, 303, "");
    check_header(&answer, "Location", "/there");
    check_header(&answer, "Set-Cookie",
                 "__Host-s=v; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60");
    assert_int_equal(str_find(answer.headers, STR("bad")), -1);
    assert_int_equal(str_find(answer.headers, STR("Evil")), -1);
}

static void malformed_requests_are_refused(void **state) {
    (void)state;
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ 0 });
    static const struct {
        Str request;
        int status; /* 0: closed without an answer is enough */
    } CASES[] = {
        { STR_INIT("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n"), 400 },
        { STR_INIT("GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n"), 400 },
        { STR_INIT("GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n"), 400 },
        { STR_INIT("GET /a%2fb HTTP/1.1\r\nHost: x\r\n\r\n"), 400 },
        { STR_INIT("GET http://evil/ HTTP/1.1\r\nHost: x\r\n\r\n"), 400 },
        { STR_INIT("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"), 400 },
        { STR_INIT("GET / HTTP/1.1\r\n\r\n"), 400 },
        { STR_INIT("BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n"), 501 },
        { STR_INIT("get / HTTP/1.1\r\nHost: x\r\n\r\n"), 501 },
        { STR_INIT(
              "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc"),
          400 },
        { STR_INIT("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
          400 },
        { STR_INIT("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"), 400 },
        { STR_INIT("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\n"), 0 },
        { STR_INIT("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +3\r\n\r\nabc"), 0 },
        { STR_INIT("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n"),
          0 },
        { STR_INIT("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), 0 },
        { STR_INIT("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n"), 0 },
        { STR_INIT("GET / HTTP/9.9\r\nHost: x\r\n\r\n"), 0 },
        { STR_INIT("\r\n\r\n\r\n"), 0 },
    };
    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        CLEANUP(client_close) Client client = client_open(f->port);
        Answer answer = { 0 };
        assert_true(client_send(&client, CASES[i].request));
        if (CASES[i].status == 0)
            shutdown(client.fd, SHUT_WR);
        bool answered = client_answer(&client, &answer);
        if (CASES[i].status != 0)
            assert_int_equal(answer.status, CASES[i].status);
        else if (answered)
            assert_in_range(answer.status, 400, 599);
    }
    CLEANUP(client_close) Client client = client_open(f->port);
    Answer answer;
    assert_true(client_ask(&client, GET("/fine"), &answer)); /* nothing broke */
    check_body(&answer, 200, "1|/fine|||none|0|1");
}

static void long_targets_and_headers_are_refused(void **state) {
    (void)state;
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ 0 });
    CLEANUP(out_done) Out request = out_open(0);
    Answer answer;
    out_c(&request, "GET /");
    for (int i = 0; i < HTTP_TARGET_MAX; i++)
        out_char(&request, 'a');
    out_c(&request, " HTTP/1.1\r\nHost: x\r\n\r\n");
    CLEANUP(client_close) Client first = client_open(f->port);
    assert_true(client_ask(&first, out_view(&request), &answer));
    assert_int_equal(answer.status, 414);

    out_reset(&request);
    out_c(&request, "GET / HTTP/1.1\r\nHost: x\r\nX-Long: ");
    for (int i = 0; i < 20000; i++)
        out_char(&request, 'a');
    out_c(&request, "\r\n\r\n");
    CLEANUP(client_close) Client second = client_open(f->port);
    client_send(&second, out_view(&request));
    assert_true(client_answer(&second, &answer));
    assert_int_equal(answer.status, 431);
}

static void bodies_over_the_limit_are_refused_unread(void **state) {
    (void)state;
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ 0 });
    Answer answer;
    CLEANUP(client_close) Client expecting = client_open(f->port);
    assert_true(client_ask(&expecting,
                           STR("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n"
                               "Expect: 100-continue\r\n\r\n"),
                           &answer));
    check_body(&answer, 413, "413\n");
    check_header(&answer, "Connection", "close");
    check_header(&answer, "X-Content-Type-Options", "nosniff");

    CLEANUP(client_close) Client allowed = client_open(f->port);
    assert_true(client_ask(&allowed,
                           STR("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
                               "Expect: 100-continue\r\n\r\n"),
                           &answer));
    assert_int_equal(answer.status, 100);
    assert_true(client_ask(&allowed, STR("ok"), &answer));
    check_body(&answer, 200, "2|/x||ok|none|0|1");

    CLEANUP(client_close) Client none = client_open(f->port);
    assert_true(client_ask(
        &none, STR("POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na"), &answer));
    assert_int_equal(answer.status, 413);

    CLEANUP(client_close) Client got = client_open(f->port);
    assert_true(
        client_ask(&got, STR("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na"), &answer));
    assert_int_equal(answer.status, 413);
}

/* Sends until refused; the answer must arrive although the body was not read. */
static void check_upload_refused(uint16_t port, Str headers, size_t bytes, bool chunked) {
    CLEANUP(client_close) Client client = client_open(port);
    CLEANUP(out_done) Out chunk = out_open(0);
    if (chunked)
        out_c(&chunk, "10000\r\n");
    for (int i = 0; i < 65536; i++)
        out_char(&chunk, 'x');
    if (chunked)
        out_c(&chunk, "\r\n");
    assert_true(client_send(&client, headers));
    for (size_t sent = 0; sent < bytes; sent += 65536)
        if (!client_send(&client, out_view(&chunk)))
            break;
    Answer answer;
    assert_true(client_answer(&client, &answer));
    assert_int_equal(answer.status, 413);
}

static void huge_uploads_are_refused_with_an_answer(void **state) {
    (void)state;
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ 0 });
    check_upload_refused(f->port,
                         STR("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 20000000\r\n\r\n"),
                         20000000, false);
    check_upload_refused(f->port,
                         STR("POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"),
                         20000000, true);
    /* 100 MB: the server stops reading after a while, and nobody else notices. */
    CLEANUP(client_close) Client client = client_open(f->port);
    CLEANUP(out_done) Out chunk = out_open(1 << 20);
    for (int i = 0; i < 1 << 20; i++)
        out_char(&chunk, 'x');
    assert_true(client_send(
        &client, STR("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 104857600\r\n\r\n")));
    int sent = 0;
    while (sent < 100 && client_send(&client, out_view(&chunk)))
        sent++;
    assert_true(sent < 100);
    CLEANUP(client_close) Client other = client_open(f->port);
    Answer answer;
    assert_true(client_ask(&other, GET("/x"), &answer));
    assert_int_equal(answer.status, 200);
}

static void trickle(Client *client, Str bytes, int ms) {
    for (size_t i = 0; i < bytes.len; i++) {
        if (!client_send(client, str_slice(bytes, i, 1)))
            return;
        pause_ms(ms);
    }
}

static void slow_senders_are_cut(void **state) {
    (void)state;
    CLEANUP(fixture_close)
    Fixture *f =
        fixture_open((HttpOptions){ .header_seconds = 1, .body_seconds = 1, .idle_seconds = 1 });
    CLEANUP(client_close) Client silent = client_open(f->port);
    CLEANUP(client_close) Client headers = client_open(f->port);
    CLEANUP(client_close) Client body = client_open(f->port);
    CLEANUP(client_close) Client idle = client_open(f->port);
    Answer answer;
    assert_true(client_ask(&idle, GET("/x"), &answer));
    assert_true(client_send(&headers, STR("GET / HTTP/1.1\r\nX: ")));
    assert_true(
        client_send(&body, STR("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n")));
    int64_t start = now_ms();
    for (int i = 0; i < 30; i++) { /* 3 s of one byte each 100 ms */
        trickle(&headers, STR("a"), 50);
        trickle(&body, STR("b"), 50);
    }
    assert_true(client_closed(&headers, 100));
    assert_true(client_closed(&body, 100));
    assert_true(client_closed(&silent, 100));
    assert_true(client_closed(&idle, 100));
    assert_true(now_ms() - start < 8000);
    assert_int_equal(http_server_counts(f->server).reaped, 4);
    assert_int_equal(http_server_counts(f->server).connections, 0);
}

static void a_reader_that_stops_is_cut(void **state) {
    (void)state;
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ .body_seconds = 1 });
    enum { ASKED = 400 }; /* 13 MB of answers: more than the kernel buffers */
    CLEANUP(client_close) Client client = client_open(f->port);
    for (int i = 0; i < ASKED; i++)
        assert_true(client_send(&client, GET("/big")));
    int64_t until = now_ms() + CLIENT_PATIENCE_MS;
    while (http_server_counts(f->server).reaped == 0 && now_ms() < until)
        pause_ms(50);
    assert_int_equal(http_server_counts(f->server).reaped, 1);
}

static void many_slow_connections_disturb_nobody(void **state) {
    (void)state;
    enum { SLOW = 1000 };
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ 0 });
    Client *slow = calloc(SLOW, sizeof *slow);
    assert_non_null(slow);
    int opened = 0;
    for (; opened < SLOW; opened++) {
        slow[opened] = client_open(f->port);
        assert_true(client_send(&slow[opened], STR("GET / HTTP/1.1\r\nX: ")));
    }
    CLEANUP(client_close) Client client = client_open(f->port);
    Answer answer;
    int64_t start = now_ms();
    for (int i = 0; i < 100; i++) {
        assert_true(client_ask(&client, GET("/x"), &answer));
        assert_int_equal(answer.status, 200);
    }
    assert_true(now_ms() - start < 2000);
    for (int i = 0; i < opened; i++)
        client_close(&slow[i]);
    free(slow);
}

typedef struct Asker {
    pthread_t thread;
    uint16_t port;
    Str request;
    int status;
} Asker;

static void *ask_main(void *argument) {
    Asker *asker = argument;
    CLEANUP(client_close) Client client = client_open(asker->port);
    Answer answer;
    asker->status = client_ask(&client, asker->request, &answer) ? answer.status : -1;
    return NULL;
}

static void askers_start(Asker *askers, size_t count, uint16_t port, Str request) {
    for (size_t i = 0; i < count; i++) {
        askers[i] = (Asker){ .port = port, .request = request };
        assert_int_equal(pthread_create(&askers[i].thread, NULL, ask_main, &askers[i]), 0);
    }
}

static void wait_running(Fixture *f, int count) {
    int64_t until = now_ms() + CLIENT_PATIENCE_MS;
    while (atomic_load(&f->site.running) < count && now_ms() < until)
        pause_ms(2);
    assert_int_equal(atomic_load(&f->site.running), count);
}

static void slow_handlers_run_beside_each_other(void **state) {
    (void)state;
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ 0 });
    Asker askers[HTTP_WORKERS_MAX - 1];
    size_t count = sizeof(askers) / sizeof(askers[0]);
    atomic_store(&f->site.held, true);
    askers_start(askers, count, f->port, GET("/hold"));
    wait_running(f, (int)count);
    CLEANUP(client_close) Client client = client_open(f->port);
    Answer answer;
    int64_t start = now_ms();
    assert_true(client_ask(&client, GET("/x"), &answer)); /* the last worker is free */
    assert_int_equal(answer.status, 200);
    assert_true(now_ms() - start < 1000);
    atomic_store(&f->site.held, false);
    for (size_t i = 0; i < count; i++) {
        pthread_join(askers[i].thread, NULL);
        assert_int_equal(askers[i].status, 200);
    }
    assert_int_equal(atomic_load(&f->site.peak), (int)count);
}

static void overload_is_answered(void **state) {
    (void)state;
    CLEANUP(fixture_close)
    Fixture *f = fixture_open((HttpOptions){ .workers_max = 2, .queue_max = 3 });
    Asker askers[5];
    atomic_store(&f->site.held, true);
    askers_start(askers, 2, f->port, GET("/hold"));
    wait_running(f, 2);
    askers_start(askers + 2, 3, f->port, GET("/hold"));
    int64_t until = now_ms() + CLIENT_PATIENCE_MS;
    while (http_server_counts(f->server).queued < 3 && now_ms() < until)
        pause_ms(2);

    CLEANUP(client_close) Client client = client_open(f->port);
    Answer answer;
    assert_true(client_ask(&client, GET("/x"), &answer));
    check_body(&answer, 503, "503\n");
    check_header(&answer, "Retry-After", "5");
    CLEANUP(client_close) Client fast = client_open(f->port);
    assert_true(client_ask(&fast, GET("/instant"), &answer)); /* needs no worker */
    assert_int_equal(answer.status, 200);
    assert_int_equal(http_server_counts(f->server).refused, 1);

    atomic_store(&f->site.held, false);
    for (size_t i = 0; i < 5; i++) {
        pthread_join(askers[i].thread, NULL);
        assert_int_equal(askers[i].status, 200);
    }
}

static void too_many_connections_are_refused_politely(void **state) {
    (void)state;
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ .connections_max = 4 });
    Client open[4];
    Answer answer;
    for (size_t i = 0; i < 4; i++) {
        open[i] = client_open(f->port);
        assert_true(client_ask(&open[i], GET("/x"), &answer));
        assert_int_equal(answer.status, 200);
    }
    CLEANUP(client_close) Client over = client_open(f->port);
    assert_true(client_ask(&over, GET("/x"), &answer));
    assert_int_equal(answer.status, 503);
    assert_true(client_closed(&over, 1000));
    for (size_t i = 0; i < 4; i++)
        client_close(&open[i]);
    int64_t until = now_ms() + CLIENT_PATIENCE_MS;
    while (http_server_counts(f->server).connections > 0 && now_ms() < until)
        pause_ms(2);
    CLEANUP(client_close) Client again = client_open(f->port);
    assert_true(client_ask(&again, GET("/x"), &answer));
    assert_int_equal(answer.status, 200);
}

static void streams_are_handed_over(void **state) {
    (void)state;
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ 0 });
    CLEANUP(client_close) Client client = client_open(f->port);
    assert_true(client_send(&client, GET("/stream")));
    assert_true(client_wait(&client, STR("hello"), CLIENT_PATIENCE_MS));
    CLEANUP(client_close) Client refused = client_open(f->port);
    Answer answer;
    assert_true(client_ask(&refused, GET("/no-stream"), &answer));
    assert_int_equal(answer.status, 503);
    int64_t until = now_ms() + CLIENT_PATIENCE_MS;
    while (http_server_counts(f->server).connections > 0 && now_ms() < until)
        pause_ms(2);
    assert_int_equal(http_server_counts(f->server).connections, 0);
}

typedef struct Closer {
    pthread_t thread;
    HttpServer *server;
    _Atomic bool done;
} Closer;

static void *close_main(void *argument) {
    Closer *closer = argument;
    http_server_close(closer->server);
    atomic_store(&closer->done, true);
    return NULL;
}

static void stopping_finishes_what_runs(void **state) {
    (void)state;
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ 0 });
    Asker askers[8];
    CLEANUP(client_close) Client idle = client_open(f->port);
    CLEANUP(client_close) Client half = client_open(f->port);
    Answer answer;
    assert_true(client_ask(&idle, GET("/x"), &answer));
    assert_true(
        client_send(&half, STR("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab")));
    atomic_store(&f->site.held, true);
    askers_start(askers, 8, f->port, GET("/hold"));
    wait_running(f, 8);
    Closer closer = { .server = f->server };
    assert_int_equal(pthread_create(&closer.thread, NULL, close_main, &closer), 0);
    pause_ms(50);
    assert_false(atomic_load(&closer.done));
    assert_true(client_ask(&idle, GET("/x"), &answer)); /* refused, not left hanging */
    assert_int_equal(answer.status, 503);
    atomic_store(&f->site.held, false);
    for (size_t i = 0; i < 8; i++) {
        pthread_join(askers[i].thread, NULL);
        assert_int_equal(askers[i].status, 200);
    }
    pthread_join(closer.thread, NULL);
    f->server = NULL;
    assert_true(client_closed(&half, 1000));
}

static void addresses_that_do_not_work_are_named(void **state) {
    (void)state;
    CLEANUP(fixture_close) Fixture *f = fixture_open((HttpOptions){ 0 });
    HttpServer *server = NULL;
    HttpOptions options = { .port = f->port, .handler = handler, .self = &f->site };
    assert_int_equal(http_server_open(&options, &server), ERR_BUSY);
    options.host = "localhost.";
    assert_int_equal(http_server_open(&options, &server), ERR_INVALID);
    options.host = "192.0.2.77"; /* documentation range: not ours */
    assert_int_equal(http_server_open(&options, &server), ERR_INVALID);
    assert_null(server);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests_arrive_whole),
        cmocka_unit_test(pipelined_requests_are_answered_in_order),
        cmocka_unit_test(head_has_the_length_and_no_body),
        cmocka_unit_test(etags_save_the_body),
        cmocka_unit_test(redirects_and_cookies_cannot_be_split),
        cmocka_unit_test(malformed_requests_are_refused),
        cmocka_unit_test(long_targets_and_headers_are_refused),
        cmocka_unit_test(bodies_over_the_limit_are_refused_unread),
        cmocka_unit_test(huge_uploads_are_refused_with_an_answer),
        cmocka_unit_test(slow_senders_are_cut),
        cmocka_unit_test(a_reader_that_stops_is_cut),
        cmocka_unit_test(many_slow_connections_disturb_nobody),
        cmocka_unit_test(slow_handlers_run_beside_each_other),
        cmocka_unit_test(overload_is_answered),
        cmocka_unit_test(too_many_connections_are_refused_politely),
        cmocka_unit_test(streams_are_handed_over),
        cmocka_unit_test(stopping_finishes_what_runs),
        cmocka_unit_test(addresses_that_do_not_work_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
