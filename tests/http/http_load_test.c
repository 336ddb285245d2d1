/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The seam with slow, many and impatient callers, and its end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <pthread.h>

#include "seam_fixture.h"

static void trickle(Client *client, Str bytes, int ms) {
    for (size_t i = 0; i < bytes.len; i++) {
        if (!client_send(client, str_slice(bytes, i, 1)))
            return;
        pause_ms(ms);
    }
}

static void slow_senders_are_cut(void **state) {
    (void)state;
    CLEANUP(seam_close)
    Seam *seam =
        seam_open((HttpOptions){ .header_seconds = 1, .body_seconds = 1, .idle_seconds = 1 });
    CLEANUP(client_close) Client silent = client_open(seam->port);
    CLEANUP(client_close) Client headers = client_open(seam->port);
    CLEANUP(client_close) Client body = client_open(seam->port);
    CLEANUP(client_close) Client idle = client_open(seam->port);
    Answer answer;
    assert_true(client_ask(&idle, GET("/x"), &answer));
    assert_true(client_send(&headers, STR("GET / HTTP/1.1\r\nX: ")));
    assert_true(
        client_send(&body, STR("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n")));
    int64_t start = monotonic_ms();
    for (int i = 0; i < 30; i++) { /* 3 s of one byte each 100 ms */
        trickle(&headers, STR("a"), 50);
        trickle(&body, STR("b"), 50);
    }
    assert_true(client_closed(&headers, 100));
    assert_true(client_closed(&body, 100));
    assert_true(client_closed(&silent, 100));
    assert_true(client_closed(&idle, 100));
    assert_true(monotonic_ms() - start < 8000);
    assert_int_equal(http_server_counts(seam->server).reaped, 4);
    assert_int_equal(http_server_counts(seam->server).connections, 0);
}

static void a_reader_that_stops_is_cut(void **state) {
    (void)state;
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ .body_seconds = 1 });
    enum { ASKED = 400 }; /* 13 MB of answers: more than the kernel buffers */
    CLEANUP(client_close) Client client = client_open(seam->port);
    for (int i = 0; i < ASKED; i++)
        assert_true(client_send(&client, GET("/big")));
    int64_t until = monotonic_ms() + CLIENT_PATIENCE_MS;
    while (http_server_counts(seam->server).reaped == 0 && monotonic_ms() < until)
        pause_ms(50);
    assert_int_equal(http_server_counts(seam->server).reaped, 1);
}

static void many_slow_connections_disturb_nobody(void **state) {
    (void)state;
    enum { SLOW = 1000 };
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
    Client *slow = calloc(SLOW, sizeof *slow);
    assert_non_null(slow);
    int opened = 0;
    for (; opened < SLOW; opened++) {
        slow[opened] = client_open(seam->port);
        assert_true(client_send(&slow[opened], STR("GET / HTTP/1.1\r\nX: ")));
    }
    CLEANUP(client_close) Client client = client_open(seam->port);
    Answer answer;
    int64_t start = monotonic_ms();
    for (int i = 0; i < 100; i++) {
        assert_true(client_ask(&client, GET("/x"), &answer));
        assert_int_equal(answer.status, 200);
    }
    assert_true(monotonic_ms() - start < 2000);
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

static void slow_handlers_run_beside_each_other(void **state) {
    (void)state;
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
    Asker askers[HTTP_WORKERS_MAX - 1];
    size_t count = sizeof(askers) / sizeof(askers[0]);
    atomic_store(&seam->held, true);
    askers_start(askers, count, seam->port, GET("/hold"));
    seam_wait_running(seam, (int)count);
    CLEANUP(client_close) Client client = client_open(seam->port);
    Answer answer;
    int64_t start = monotonic_ms();
    assert_true(client_ask(&client, GET("/x"), &answer)); /* the last worker is free */
    assert_int_equal(answer.status, 200);
    assert_true(monotonic_ms() - start < 1000);
    atomic_store(&seam->held, false);
    for (size_t i = 0; i < count; i++) {
        pthread_join(askers[i].thread, NULL);
        assert_int_equal(askers[i].status, 200);
    }
    assert_int_equal(atomic_load(&seam->peak), (int)count);
}

static void overload_is_answered(void **state) {
    (void)state;
    CLEANUP(seam_close)
    Seam *seam = seam_open((HttpOptions){ .workers_max = 2, .queue_max = 3 });
    Asker askers[5];
    atomic_store(&seam->held, true);
    askers_start(askers, 2, seam->port, GET("/hold"));
    seam_wait_running(seam, 2);
    askers_start(askers + 2, 3, seam->port, GET("/hold"));
    int64_t until = monotonic_ms() + CLIENT_PATIENCE_MS;
    while (http_server_counts(seam->server).queued < 3 && monotonic_ms() < until)
        pause_ms(2);

    CLEANUP(client_close) Client client = client_open(seam->port);
    Answer answer;
    assert_true(client_ask(&client, GET("/x"), &answer));
    check_answer(&answer, 503, "503\n");
    check_header(&answer, "Retry-After", "5");
    CLEANUP(client_close) Client fast = client_open(seam->port);
    assert_true(client_ask(&fast, GET("/instant"), &answer)); /* needs no worker */
    assert_int_equal(answer.status, 200);
    assert_int_equal(http_server_counts(seam->server).refused, 1);

    atomic_store(&seam->held, false);
    for (size_t i = 0; i < 5; i++) {
        pthread_join(askers[i].thread, NULL);
        assert_int_equal(askers[i].status, 200);
    }
}

static void too_many_connections_are_refused_politely(void **state) {
    (void)state;
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ .connections_max = 4 });
    Client open[4];
    Answer answer;
    for (size_t i = 0; i < 4; i++) {
        open[i] = client_open(seam->port);
        assert_true(client_ask(&open[i], GET("/x"), &answer));
        assert_int_equal(answer.status, 200);
    }
    CLEANUP(client_close) Client over = client_open(seam->port);
    assert_true(client_ask(&over, GET("/x"), &answer));
    assert_int_equal(answer.status, 503);
    assert_true(client_closed(&over, 1000));
    for (size_t i = 0; i < 4; i++)
        client_close(&open[i]);
    int64_t until = monotonic_ms() + CLIENT_PATIENCE_MS;
    while (http_server_counts(seam->server).connections > 0 && monotonic_ms() < until)
        pause_ms(2);
    CLEANUP(client_close) Client again = client_open(seam->port);
    assert_true(client_ask(&again, GET("/x"), &answer));
    assert_int_equal(answer.status, 200);
}

static void streams_are_handed_over(void **state) {
    (void)state;
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
    CLEANUP(client_close) Client client = client_open(seam->port);
    assert_true(client_send(&client, GET("/stream")));
    assert_true(client_wait(&client, STR("hello"), CLIENT_PATIENCE_MS));
    CLEANUP(client_close) Client refused = client_open(seam->port);
    Answer answer;
    assert_true(client_ask(&refused, GET("/no-stream"), &answer));
    assert_int_equal(answer.status, 503);
    int64_t until = monotonic_ms() + CLIENT_PATIENCE_MS;
    while (http_server_counts(seam->server).connections > 0 && monotonic_ms() < until)
        pause_ms(2);
    assert_int_equal(http_server_counts(seam->server).connections, 0);
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
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
    Asker askers[8];
    CLEANUP(client_close) Client idle = client_open(seam->port);
    CLEANUP(client_close) Client half = client_open(seam->port);
    Answer answer;
    assert_true(client_ask(&idle, GET("/x"), &answer));
    assert_true(
        client_send(&half, STR("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab")));
    atomic_store(&seam->held, true);
    askers_start(askers, 8, seam->port, GET("/hold"));
    seam_wait_running(seam, 8);
    Closer closer = { .server = seam->server };
    assert_int_equal(pthread_create(&closer.thread, NULL, close_main, &closer), 0);
    pause_ms(50);
    assert_false(atomic_load(&closer.done));
    assert_true(client_ask(&idle, GET("/x"), &answer)); /* refused, not left hanging */
    assert_int_equal(answer.status, 503);
    atomic_store(&seam->held, false);
    for (size_t i = 0; i < 8; i++) {
        pthread_join(askers[i].thread, NULL);
        assert_int_equal(askers[i].status, 200);
    }
    pthread_join(closer.thread, NULL);
    seam->server = NULL;
    assert_true(client_closed(&half, 1000));
}

static void addresses_that_do_not_work_are_named(void **state) {
    (void)state;
    CLEANUP(seam_close) Seam *seam = seam_open((HttpOptions){ 0 });
    HttpServer *server = NULL;
    HttpOptions options = { .port = seam->port, .handler = seam_answer, .self = seam };
    assert_int_equal(http_server_open(&options, &server), ERR_BUSY);
    options.host = "localhost.";
    assert_int_equal(http_server_open(&options, &server), ERR_INVALID);
    options.host = "192.0.2.77"; /* documentation range: not ours */
    assert_int_equal(http_server_open(&options, &server), ERR_INVALID);
    assert_null(server);
}

int main(void) {
    const struct CMUnitTest tests[] = {
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
