/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Handlers that wait for something else than a processor. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <stdatomic.h>

#include "client.h"
#include "web/http.h"

enum { WAITING = 40, QUICK = 200 };

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
    }
    out_str(response->out, request->path);
}

/* All of them wait together, and those that need a processor are answered meanwhile and afterwards. */
static void who_waits_holds_up_nobody(void **state) {
    (void)state;
    Site site = { .held = true };
    HttpOptions options = { .self = &site, .handler = handler, .workers_max = WAITING + 1 };
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
    assert_true(http_server_counts(server).workers <= WAITING + 1);
    http_server_close(server);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_waits_holds_up_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
