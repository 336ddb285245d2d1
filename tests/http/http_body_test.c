/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Large bodies: let in before they are read, and only so many at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <stdatomic.h>

#include "seam_fixture.h"

enum { LARGE = 200 * 1024, LIMIT = 1 << 20, BUDGET = 2 * LARGE };

typedef struct Site {
    _Atomic int admitted;
    _Atomic int answered;
} Site;

static void handler(void *self, const HttpRequest *request, HttpResponse *response) {
    Site *site = self;
    atomic_fetch_add(&site->answered, 1);
    out_format(response->out, "%zu", request->body.len);
}

/* Whoever sends a cookie may send a body. */
static bool admit(void *self, const HttpRequest *request, HttpResponse *response) {
    Site *site = self;
    Str cookie;
    assert_int_equal(request->body.len, 0);
    if (http_cookie(request, STR("session"), &cookie)) {
        atomic_fetch_add(&site->admitted, 1);
        return true;
    }
    response->status = 401;
    out_c(response->out, "who?");
    return false;
}

static size_t body_limit(void *self, HttpMethod method, Str path) {
    (void)self;
    (void)method;
    return str_eq(path, STR("/small")) ? HTTP_BODY_SMALL : LIMIT;
}

static HttpServer *open_server(Site *site) {
    HttpServer *server;
    HttpOptions options = { .self = site,
                            .handler = handler,
                            .admit = admit,
                            .body_limit = body_limit,
                            .bodies_max = BUDGET };
    assert_int_equal(http_server_open(&options, &server), ERR_NONE);
    return server;
}

static void send_head(Client *client, const char *more, size_t length) {
    CLEANUP(out_done) Out out = out_open(256);
    out_format(&out, "POST /up HTTP/1.1\r\nHost: x\r\n%sContent-Length: %zu\r\n\r\n", more, length);
    assert_true(client_send(client, out_view(&out)));
}

static void send_bytes(Client *client, size_t count) {
    char *bytes = malloc(count);
    assert_non_null(bytes);
    memset(bytes, 'x', count);
    assert_true(client_send(client, (Str){ bytes, count }));
    free(bytes);
}

#define COOKIE "Cookie: session=1\r\n"

static void admitted_bodies_arrive_whole(void **state) {
    (void)state;
    Site site = { 0 };
    HttpServer *server = open_server(&site);
    CLEANUP(client_close) Client client = client_open(http_server_port(server));
    Answer answer;
    for (int i = 0; i < 3; i++) { /* on one connection: the budget comes back */
        send_head(&client, COOKIE, LARGE);
        send_bytes(&client, LARGE);
        assert_true(client_answer(&client, &answer));
        check_answer(&answer, 200, "204800");
    }
    send_head(&client, COOKIE "Expect: 100-continue\r\n", LARGE);
    assert_true(client_wait(&client, STR("100 Continue"), CLIENT_PATIENCE_MS));
    assert_int_equal(atomic_load(&site.admitted), 4);
    http_server_close(server);
}

static void chunked_bodies_are_let_in_too(void **state) {
    (void)state;
    static const Str HEAD =
        STR_INIT("POST /up HTTP/1.1\r\nHost: x\r\n" COOKIE "Transfer-Encoding: chunked\r\n\r\n");
    Site site = { 0 };
    HttpServer *server;
    HttpOptions options = {
        .self = &site, .handler = handler, .admit = admit, .body_limit = body_limit
    };
    assert_int_equal(http_server_open(&options, &server), ERR_NONE);
    CLEANUP(client_close) Client client = client_open(http_server_port(server));
    Answer answer;
    assert_true(client_send(&client, HEAD));
    assert_true(client_send(&client, STR("5\r\nhello\r\n0\r\n\r\n")));
    assert_true(client_answer(&client, &answer));
    check_answer(&answer, 200, "5");
    assert_true(client_send(&client, HEAD));
    assert_true(client_send(&client, STR("0\r\n\r\n")));
    assert_true(client_answer(&client, &answer));
    check_answer(&answer, 200, "0");
    assert_int_equal(atomic_load(&site.admitted), 2);
    http_server_close(server);
}

static void strangers_are_refused_before_they_send(void **state) {
    (void)state;
    Site site = { 0 };
    HttpServer *server = open_server(&site);
    Answer answer;
    CLEANUP(client_close) Client client = client_open(http_server_port(server));
    send_head(&client, "", LARGE); /* no byte of the body */
    assert_true(client_answer(&client, &answer));
    check_answer(&answer, 401, "who?");
    assert_true(client_closed(&client, CLIENT_PATIENCE_MS));
    CLEANUP(client_close) Client small = client_open(http_server_port(server));
    send_head(&small, "", HTTP_BODY_SMALL); /* nobody is asked */
    send_bytes(&small, HTTP_BODY_SMALL);
    assert_true(client_answer(&small, &answer));
    check_answer(&answer, 200, "65536");
    assert_int_equal(atomic_load(&site.answered), 1);
    http_server_close(server);
}

static void too_many_at_once_are_told_to_wait(void **state) {
    (void)state;
    Site site = { 0 };
    HttpServer *server = open_server(&site);
    uint16_t port = http_server_port(server);
    CLEANUP(client_close) Client first = client_open(port);
    CLEANUP(client_close) Client second = client_open(port);
    Answer answer;
    send_head(&first, COOKIE, LARGE);
    send_head(&second, COOKIE, LARGE);
    for (int ms = 0; atomic_load(&site.admitted) < 2 && ms < CLIENT_PATIENCE_MS; ms += 2)
        pause_ms(2);
    pause_ms(20); /* room is taken right after */
    CLEANUP(client_close) Client third = client_open(port);
    send_head(&third, COOKIE, LARGE);
    assert_true(client_answer(&third, &answer));
    check_answer(&answer, 503, "503\n");
    check_header(&answer, "Retry-After", "5");
    client_close(&second); /* given up: its room is free again */
    second = client_open(port);
    send_bytes(&first, LARGE);
    assert_true(client_answer(&first, &answer));
    check_answer(&answer, 200, "204800");
    for (int tries = 0;; tries++) {
        CLEANUP(client_close) Client again = client_open(port);
        send_head(&again, COOKIE, 2 * LARGE); /* needs all of it */
        send_bytes(&again, 2 * LARGE);
        assert_true(client_answer(&again, &answer));
        if (answer.status == 200)
            break;
        assert_int_equal(answer.status, 503);
        assert_true(tries < 500);
        pause_ms(10);
    }
    http_server_close(server);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(admitted_bodies_arrive_whole),
        cmocka_unit_test(chunked_bodies_are_let_in_too),
        cmocka_unit_test(strangers_are_refused_before_they_send),
        cmocka_unit_test(too_many_at_once_are_told_to_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
