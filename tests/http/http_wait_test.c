/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Handlers that wait for something else than a processor. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <sched.h>
#include <stdatomic.h>

#include "client.h"
#include "web/http.h"

enum { WAITING = 40, QUICK = 200, THREADS = 2, SHORT_MS = 20 };

typedef struct Site {
    _Atomic int waiting;
    _Atomic bool held;
} Site;

static void handler(void *self, const HttpRequest *request, HttpResponse *response) {
    Site *site = self;
    if (str_eq(request->path, STR("/wait"))) {
        http_wait_begin(request);
        atomic_fetch_add(&site->waiting, 1);
        while (atomic_load(&site->held))
            pause_ms(2);
        atomic_fetch_sub(&site->waiting, 1);
        http_wait_end(request);
    } else if (str_eq(request->path, STR("/hold"))) {
        while (atomic_load(&site->held))
            pause_ms(2);
    } else if (str_eq(request->path, STR("/compute"))) {
        while (atomic_load(&site->held))
            continue;
    }
    out_str(response->out, request->path);
}

/* Keeps the thread that reads, so that what is sent meanwhile is read together. */
static bool instant(void *self, const HttpRequest *request, HttpResponse *response) {
    (void)self;
    if (!str_eq(request->path, STR("/short")))
        return false;
    pause_ms(SHORT_MS);
    http_response_fixed(response, STR("text/plain"), STR("short"));
    return true;
}

/* All of them wait together, and those that need a processor are answered meanwhile and afterwards. */
static void who_waits_holds_up_nobody(void **state) {
    (void)state;
    Site site = { .held = true };
    HttpOptions options = {
        .self = &site, .handler = handler, .threads = THREADS, .workers_max = WAITING + 1
    };
    HttpServer *server;
    assert_int_equal(http_server_open(&options, &server), ERR_NONE);
    uint16_t port = http_server_port(server);
    Client waiting[WAITING];
    Answer answer;
    for (size_t i = 0; i < WAITING; i++) {
        waiting[i] = client_open(port);
        assert_true(client_send(&waiting[i], GET("/wait")));
    }
    for (int ms = 0; atomic_load(&site.waiting) < WAITING && ms < CLIENT_PATIENCE_MS; ms += 2)
        pause_ms(2);
    assert_int_equal(atomic_load(&site.waiting), WAITING);
    CLEANUP(client_close) Client quick = client_open(port);
    for (int i = 0; i < QUICK; i++)
        assert_true(client_ask(&quick, GET("/quick"), &answer));
    assert_int_equal(atomic_load(&site.waiting), WAITING);
    atomic_store(&site.held, false);
    for (size_t i = 0; i < WAITING; i++) {
        assert_true(client_answer(&waiting[i], &answer));
        assert_int_equal(answer.status, 200);
        client_close(&waiting[i]);
    }
    for (int i = 0; i < QUICK; i++)
        assert_true(client_ask(&quick, GET("/quick"), &answer));
    /* Those, and who runs the library. */
    assert_true(http_server_counts(server).workers <= WAITING + 1 + THREADS);
    http_server_close(server);
}

static void one_processor(void) {
    cpu_set_t all, one;
    assert_int_equal(sched_getaffinity(0, sizeof all, &all), 0);
    CPU_ZERO(&one);
    for (size_t i = 0; CPU_COUNT(&one) == 0; i++)
        if (CPU_ISSET(i, &all))
            CPU_SET(i, &one);
    assert_int_equal(sched_setaffinity(0, sizeof one, &one), 0);
}

/* Two requests are read together, while their thread is in a handler; `first` and `second` are sent in this order. */
static void together(Str first, Str second, bool quick_first) {
    Site site = { .held = true };
    HttpOptions options = { .self = &site, .handler = handler, .instant = instant, .threads = 1 };
    HttpServer *server;
    assert_int_equal(http_server_open(&options, &server), ERR_NONE);
    uint16_t port = http_server_port(server);
    Answer answer;
    CLEANUP(client_close) Client before = client_open(port);
    CLEANUP(client_close) Client one = client_open(port);
    CLEANUP(client_close) Client other = client_open(port);
    assert_true(client_ask(&one, GET("/quick"), &answer));
    assert_true(client_ask(&other, GET("/quick"), &answer));
    assert_true(client_send(&before, GET("/short")));
    pause_ms(2);
    assert_true(client_send(&one, first));
    assert_true(client_send(&other, second));
    assert_true(client_answer(quick_first ? &one : &other, &answer));
    assert_true(atomic_load(&site.held));
    atomic_store(&site.held, false);
    assert_true(client_answer(quick_first ? &other : &one, &answer));
    assert_true(client_answer(&before, &answer));
    http_server_close(server);
}

/* Who reads answers: a handler that stays, asleep or computing, keeps neither the answers before it nor those behind. */
static void who_stays_in_a_handler_holds_up_nobody(void **state) {
    (void)state;
    one_processor(); /* where there are more, another thread takes the second request */
    together(GET("/quick"), GET("/hold"), true);
    together(GET("/hold"), GET("/quick"), false);
    together(GET("/quick"), GET("/compute"), true);
    together(GET("/compute"), GET("/quick"), false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_waits_holds_up_nobody),
        cmocka_unit_test(who_stays_in_a_handler_holds_up_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
