/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What arrives through the seam, how it is answered, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <sys/socket.h>

#include "seam_fixture.h"
#include "web/http_internal.h"

static void requests_arrive_whole(void **state) {
    (void)state;
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
    CLEANUP(client_close) Client client = client_open(seam->port);
    Answer answer;
    assert_true(client_ask(&client,
                           STR("GET /a%C3%BC%20b?q=1&x=%20 HTTP/1.1\r\nHost: x\r\n"
                               "Cookie: a=b; session=s3\r\n\r\n"),
                           &answer));
    check_answer(&answer, 200, "1|/aü b|q=1&x=%20||s3|1|1");
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
    check_answer(&answer, 200, "2|/p||a=b&c|none|0|0");
    assert_true(client_ask(&client,
                           STR("PUT /p HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                               "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"),
                           &answer));
    check_answer(&answer, 200, "3|/p||abcde|none|0|1");
    assert_true(client_ask(&client, GET("/instant"), &answer)); /* all on one connection */
    check_answer(&answer, 200, "at once");
    assert_int_equal(http_server_counts(seam->server).connections, 1);
}

static void who_comes_through_a_proxy_is_not_this_machine(void **state) {
    (void)state;
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
    CLEANUP(client_close) Client client = client_open(seam->port);
    static const char *const HEADERS[] = {
        "X-Forwarded-For: 192.0.2.1", "X-Real-IP: 192.0.2.1",
        "Forwarded: for=192.0.2.1",   "Via: 1.1 proxy",
        "X-Forwarded-Proto: https",   "X-Forwarded-Host: a.example",
    };
    Answer answer;
    for (size_t i = 0; i < sizeof(HEADERS) / sizeof(HEADERS[0]); i++) {
        CLEANUP(out_done) Out request = out_open(0);
        out_format(&request, "GET /p HTTP/1.1\r\nHost: x\r\n%s\r\n\r\n", HEADERS[i]);
        assert_true(client_ask(&client, out_view(&request), &answer));
        check_answer(&answer, 200, "1|/p|||none|0|0");
    }
    assert_true(client_ask(&client, GET("/p"), &answer));
    check_answer(&answer, 200, "1|/p|||none|0|1");
}

static bool is_network(const unsigned char *network, const char *address) {
    return network_listed(network, str_from(address));
}

/* Whom a proxy names counts by its network, with or without a port, and only where the proxy is one of ours. */
static void a_sender_is_a_network(void **state) {
    (void)state;
    static const struct {
        const char *header, *network;
    } CASES[] = {
        { "192.0.2.7", "192.0.2.7" },
        { "192.0.2.7:5678", "192.0.2.7" },
        { "203.0.113.9, 192.0.2.7", "192.0.2.7" },
        { "2001:db8:0:1::7", "2001:db8:0:1::8" },
        { "[2001:db8:0:1::7]:80", "2001:db8:0:1::8" },
        { "[2001:db8:0:1::7]", "2001:db8:0:1::8" },
        { "::ffff:192.0.2.7", "192.0.2.7" },
    };
    unsigned char network[HTTP_NETWORK_BYTES];
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        network_forwarded(str_from(CASES[i].header), network);
        if (!is_network(network, CASES[i].network))
            fail_msg("%s", CASES[i].header);
        assert_false(is_network(network, "192.0.2.8 2001:db8:0:2::7"));
    }
    static const char *const NOBODY[] = { "", "unknown", "_hidden", "192.0.2", "[", "]:", ":" };
    for (size_t i = 0; i < sizeof NOBODY / sizeof *NOBODY; i++) {
        network_forwarded(str_from(NOBODY[i]), network);
        assert_int_equal(network[0], 0);
        assert_false(network_listed(network, STR("unknown 192.0.2.7")));
    }
    struct sockaddr_in proxy = { .sin_family = AF_INET };
    assert_int_equal(inet_pton(AF_INET, "192.0.2.7", &proxy.sin_addr), 1);
    network_of((const struct sockaddr *)&proxy, network);
    assert_true(network_listed(network, STR("2001:db8::1 192.0.2.7")));
    assert_false(network_listed(network, STR("")));
}

static void pipelined_requests_are_answered_in_order(void **state) {
    (void)state;
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
    CLEANUP(client_close) Client client = client_open(seam->port);
    Answer answer;
    assert_true(client_send(&client, STR("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n"
                                         "GET /instant HTTP/1.1\r\nHost: x\r\n\r\n"
                                         "POST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nb"
                                         "GET /3 HTTP/1.1\r\nHost: x\r\n\r\n")));
    assert_true(client_answer(&client, &answer));
    check_answer(&answer, 200, "1|/1|||none|0|1");
    assert_true(client_answer(&client, &answer));
    check_answer(&answer, 200, "at once");
    assert_true(client_answer(&client, &answer));
    check_answer(&answer, 200, "2|/2||b|none|0|1");
    assert_true(client_answer(&client, &answer));
    check_answer(&answer, 200, "1|/3|||none|0|1");
}

static void head_has_the_length_and_no_body(void **state) {
    (void)state;
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
    CLEANUP(client_close) Client client = client_open(seam->port);
    Answer answer;
    assert_true(client_send(&client, STR("HEAD /big HTTP/1.1\r\nHost: x\r\n\r\n")));
    assert_true(client_answer_head(&client, &answer));
    assert_int_equal(answer.status, 200);
    check_header(&answer, "Content-Length", "32768");
    assert_true(client_ask(&client, GET("/x"), &answer)); /* no body came in between */
    check_answer(&answer, 200, "1|/x|||none|0|1");
    assert_true(client_ask(&client, GET("/big"), &answer));
    assert_int_equal(answer.body.len, SEAM_BIG);
    check_header(&answer, "Content-Type", "text/css");
}

static void etags_save_the_body(void **state) {
    (void)state;
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
    CLEANUP(client_close) Client client = client_open(seam->port);
    Answer answer;
    assert_true(client_ask(&client, GET("/tag"), &answer));
    check_answer(&answer, 200, "tagged");
    check_header(&answer, "ETag", "\"v1\"");
    static const Str SAME[] = {
        STR_INIT("GET /tag HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"v1\"\r\n\r\n"),
        STR_INIT("GET /tag HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"v0\", W/\"v1\"\r\n\r\n"),
        STR_INIT("GET /tag HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\n\r\n"),
    };
    for (size_t i = 0; i < 3; i++) {
        assert_true(client_ask(&client, SAME[i], &answer));
        check_answer(&answer, 304, "");
        check_header(&answer, "ETag", "\"v1\"");
    }
    assert_true(client_ask(
        &client, STR("GET /tag HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"v10\"\r\n\r\n"), &answer));
    check_answer(&answer, 200, "tagged");
}

static void redirects_and_cookies_cannot_be_split(void **state) {
    (void)state;
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
    CLEANUP(client_close) Client client = client_open(seam->port);
    Answer answer;
    assert_true(client_ask(&client, GET("/away"), &answer));
    check_answer(&answer, 303, "");
    check_header(&answer, "Location", "/there");
    check_header(&answer, "Set-Cookie",
                 "__Host-s=v; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60");
    assert_int_equal(str_find(answer.headers, STR("bad")), -1);
    assert_int_equal(str_find(answer.headers, STR("Evil")), -1);
}

static void malformed_requests_are_refused(void **state) {
    (void)state;
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
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
        { STR_INIT("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"), 400 },
        { STR_INIT("GET / HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n"), 400 },
        { STR_INIT("GET / HTTP/1.0\r\n\r\n"), 200 },
        { STR_INIT("GET / HTTP/1.1\r\nHost : x\r\n\r\n"), 400 },
        { STR_INIT("GET / HTTP/1.1\r\nHost: x\r\nX-More\t: y\r\n\r\n"), 400 },
        { STR_INIT("POST / HTTP/1.1\r\nHost: x\r\nContent-Length : 3\r\n\r\nabc"), 400 },
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
        CLEANUP(client_close) Client client = client_open(seam->port);
        Answer answer = { 0 };
        assert_true(client_send(&client, CASES[i].request));
        if (CASES[i].status == 0)
            shutdown(client.fd, SHUT_WR);
        bool answered = client_answer(&client, &answer);
        if (CASES[i].status == 0 && answered)
            assert_in_range(answer.status, 400, 599);
        if (CASES[i].status == 0)
            continue;
        assert_int_equal(answer.status, CASES[i].status);
        /* The library says nothing in our place. */
        assert_true(str_find(answer.headers, STR("Content-Security-Policy: ")) >= 0);
    }
    CLEANUP(client_close) Client client = client_open(seam->port);
    Answer answer;
    assert_true(client_ask(&client, GET("/fine"), &answer)); /* nothing broke */
    check_answer(&answer, 200, "1|/fine|||none|0|1");
}

static void long_targets_and_headers_are_refused(void **state) {
    (void)state;
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
    CLEANUP(out_done) Out request = out_open(0);
    Answer answer;
    out_c(&request, "GET /");
    for (int i = 0; i < HTTP_TARGET_MAX; i++)
        out_char(&request, 'a');
    out_c(&request, " HTTP/1.1\r\nHost: x\r\n\r\n");
    CLEANUP(client_close) Client first = client_open(seam->port);
    assert_true(client_ask(&first, out_view(&request), &answer));
    assert_int_equal(answer.status, 414);

    out_reset(&request);
    out_c(&request, "GET / HTTP/1.1\r\nHost: x\r\nX-Long: ");
    for (int i = 0; i < 20000; i++)
        out_char(&request, 'a');
    out_c(&request, "\r\n\r\n");
    CLEANUP(client_close) Client second = client_open(seam->port);
    client_send(&second, out_view(&request));
    assert_true(client_answer(&second, &answer));
    assert_int_equal(answer.status, 431);
}

/* "GET /?p&p… HTTP/1.1", or the same parts as cookies. */
static void ask_parts(uint16_t port, int parts, const char *part, bool cookies, Answer *ret,
                      Client *client) {
    CLEANUP(out_done) Out request = out_open(0);
    out_c(&request, cookies ? "GET / HTTP/1.1\r\nHost: x\r\nCookie: " : "GET /?");
    for (int i = 0; i < parts; i++) {
        out_c(&request, i == 0 ? "" : cookies ? "; " : "&");
        out_c(&request, part);
    }
    out_c(&request, cookies ? "\r\n\r\n" : " HTTP/1.1\r\nHost: x\r\n\r\n");
    *client = client_open(port);
    int64_t begun = monotonic_ms();
    assert_true(client_ask(client, out_view(&request), ret));
    assert_in_range(monotonic_ms() - begun, 0, 3000); /* not by the reaper */
}

static void many_small_parts_are_answered_at_once(void **state) {
    (void)state;
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
    static const struct {
        int parts;
        const char *part;
        bool cookies;
        int status;
    } CASES[] = {
        { 100, "a=b", false, 200 }, { 2, "a=b", false, 200 },   { 240, "a=b", false, 414 },
        { 300, "a=b", false, 414 }, { 4000, "a", false, 414 },  { 8000, "", false, 414 },
        { 200, "a=b", true, 200 },  { 250, "a=b", true, 431 },  { 400, "a=b", true, 431 },
        { 1000, "a=b", true, 431 }, { 2000, "a=b", true, 431 }, { 4000, "a", true, 431 },
    };
    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        CLEANUP(client_close) Client client = { .fd = -1 };
        Answer answer;
        ask_parts(seam->port, CASES[i].parts, CASES[i].part, CASES[i].cookies, &answer, &client);
        assert_int_equal(answer.status, CASES[i].status);
    }
    /* Whatever their number and length. */
    char part[3 * HTTP_TARGET_MAX];
    for (int kind = 0; kind < 2; kind++)
        for (int parts = 1; parts <= 256; parts *= 2)
            for (int share = 25; share > 0; share--) {
                int len = HTTP_TARGET_MAX * share / 10 / parts - 2;
                memset(part, 'a', sizeof(part));
                part[len > 0 ? len : 0] = '\0';
                CLEANUP(client_close) Client client = { .fd = -1 };
                Answer answer;
                ask_parts(seam->port, parts, part, kind == 1, &answer, &client);
                if (answer.status != 200)
                    assert_int_equal(answer.status, kind == 1 ? 431 : 414);
            }
    CLEANUP(client_close) Client client = client_open(seam->port);
    Answer answer;
    assert_true(client_ask(&client, GET("/fine"), &answer)); /* nobody else notices */
    check_answer(&answer, 200, "1|/fine|||none|0|1");
}

static void bodies_over_the_limit_are_refused_unread(void **state) {
    (void)state;
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
    Answer answer;
    CLEANUP(client_close) Client expecting = client_open(seam->port);
    assert_true(client_ask(&expecting,
                           STR("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n"
                               "Expect: 100-continue\r\n\r\n"),
                           &answer));
    check_answer(&answer, 413, "413\n");
    check_header(&answer, "Connection", "close");
    check_header(&answer, "X-Content-Type-Options", "nosniff");

    CLEANUP(client_close) Client allowed = client_open(seam->port);
    assert_true(client_ask(&allowed,
                           STR("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
                               "Expect: 100-continue\r\n\r\n"),
                           &answer));
    assert_int_equal(answer.status, 100);
    assert_true(client_ask(&allowed, STR("ok"), &answer));
    check_answer(&answer, 200, "2|/x||ok|none|0|1");

    CLEANUP(client_close) Client none = client_open(seam->port);
    assert_true(client_ask(
        &none, STR("POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na"), &answer));
    assert_int_equal(answer.status, 413);

    CLEANUP(client_close) Client got = client_open(seam->port);
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
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
    check_upload_refused(seam->port,
                         STR("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 20000000\r\n\r\n"),
                         20000000, false);
    check_upload_refused(seam->port,
                         STR("POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"),
                         20000000, true);
    /* 100 MB: the server stops reading after a while, and nobody else notices. */
    CLEANUP(client_close) Client client = client_open(seam->port);
    CLEANUP(out_done) Out chunk = out_open(1 << 20);
    for (int i = 0; i < 1 << 20; i++)
        out_char(&chunk, 'x');
    assert_true(client_send(
        &client, STR("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 104857600\r\n\r\n")));
    int sent = 0;
    while (sent < 100 && client_send(&client, out_view(&chunk)))
        sent++;
    assert_true(sent < 100);
    CLEANUP(client_close) Client other = client_open(seam->port);
    Answer answer;
    assert_true(client_ask(&other, GET("/x"), &answer));
    assert_int_equal(answer.status, 200);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests_arrive_whole),
        cmocka_unit_test(who_comes_through_a_proxy_is_not_this_machine),
        cmocka_unit_test(a_sender_is_a_network),
        cmocka_unit_test(pipelined_requests_are_answered_in_order),
        cmocka_unit_test(head_has_the_length_and_no_body),
        cmocka_unit_test(etags_save_the_body),
        cmocka_unit_test(redirects_and_cookies_cannot_be_split),
        cmocka_unit_test(malformed_requests_are_refused),
        cmocka_unit_test(long_targets_and_headers_are_refused),
        cmocka_unit_test(many_small_parts_are_answered_at_once),
        cmocka_unit_test(bodies_over_the_limit_are_refused_unread),
        cmocka_unit_test(huge_uploads_are_refused_with_an_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
