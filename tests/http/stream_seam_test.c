/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Event streams through the HTTP seam: what main.c will put together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "client.h"
#include "live/rooms.h"
#include "live/stream.h"
#include "web/http.h"

enum { MANY = 1000 };

static void handler(void *self, const HttpRequest *request, HttpResponse *response) {
    if (str_eq(request->path, STR("/live"))) {
        StreamJoin *join = arena_new(request->arena, StreamJoin, 1);
        *join = (StreamJoin){ .group = 1, .first = STR("data: hello\n\n") };
        http_response_stream(response, streams_take, self, join);
    } else {
        out_c(response->out, "page");
    }
}

typedef struct Fixture {
    Streams *streams;
    HttpServer *server;
    uint16_t port;
} Fixture;

static Fixture fixture_open(StreamsOptions live) {
    Fixture f = { 0 };
    assert_int_equal(streams_open(&live, &f.streams), ERR_NONE);
    HttpOptions options = { .self = f.streams, .handler = handler };
    assert_int_equal(http_server_open(&options, &f.server), ERR_NONE);
    f.port = http_server_port(f.server);
    return f;
}

static void fixture_close(Fixture *f) {
    http_server_close(f->server);
    streams_close(f->streams);
}

static void a_thousand_streams_cost_the_seam_nothing(void **state) {
    (void)state;
    Fixture f = fixture_open((StreamsOptions){ 0 });
    Client *clients = calloc(MANY, sizeof *clients);
    assert_non_null(clients);
    for (int i = 0; i < MANY; i++) {
        clients[i] = client_open(f.port);
        assert_true(client_send(&clients[i], GET("/live")));
    }
    for (int i = 0; i < MANY; i++)
        assert_true(client_wait(&clients[i], STR("data: hello\n\n"), CLIENT_PATIENCE_MS));
    assert_int_equal(streams_counts(f.streams).streams, MANY);
    int64_t until = monotonic_ms() + CLIENT_PATIENCE_MS;
    while (http_server_counts(f.server).connections > 0 && monotonic_ms() < until)
        pause_ms(2);
    assert_int_equal(http_server_counts(f.server).connections, 0);

    streams_send(f.streams, 1, STR("data: all\n\n"));
    CLEANUP(client_close) Client page = client_open(f.port);
    Answer answer;
    for (int i = 0; i < 50; i++) {
        assert_true(client_ask(&page, GET("/"), &answer));
        assert_int_equal(answer.status, 200);
    }
    for (int i = 0; i < MANY; i++) {
        assert_true(client_wait(&clients[i], STR("data: all\n\n"), CLIENT_PATIENCE_MS));
        client_close(&clients[i]);
    }
    free(clients);
    while (streams_counts(f.streams).streams > 0 && monotonic_ms() < until)
        pause_ms(2);
    assert_int_equal(streams_counts(f.streams).streams, 0);
    fixture_close(&f);
}

static void stopping_with_open_streams_ends_them(void **state) {
    (void)state;
    Fixture f = fixture_open((StreamsOptions){ 0 });
    CLEANUP(client_close) Client client = client_open(f.port);
    assert_true(client_send(&client, GET("/live")));
    assert_true(client_wait(&client, STR("hello"), CLIENT_PATIENCE_MS));
    int64_t start = monotonic_ms();
    http_server_close(f.server);
    streams_send(f.streams, 1, STR("data: last\n\n")); /* streams outlive the seam */
    assert_true(client_wait(&client, STR("last"), CLIENT_PATIENCE_MS));
    streams_close(f.streams);
    assert_true(monotonic_ms() - start < 2000);
}

static void a_refused_stream_is_answered(void **state) {
    (void)state;
    Fixture f = fixture_open((StreamsOptions){ .streams_max = 1 });
    CLEANUP(client_close) Client first = client_open(f.port);
    assert_true(client_send(&first, GET("/live")));
    assert_true(client_wait(&first, STR("hello"), CLIENT_PATIENCE_MS));
    CLEANUP(client_close) Client second = client_open(f.port);
    Answer answer;
    assert_true(client_ask(&second, GET("/live"), &answer));
    assert_int_equal(answer.status, 503);
    assert_true(answer_header(&answer, "Retry-After").len > 0);
    fixture_close(&f);
}

/* -- Rooms ---------------------------------------------------------------------------------------- */

typedef struct RoomFixture {
    _Atomic uint64_t seq;
    Rooms *rooms;
} RoomFixture;

static Err render(void *self, int64_t room, RoomAsk *asks, size_t count, uint64_t *ret_seq) {
    RoomFixture *f = self;
    assert_int_equal(room, 5);
    *ret_seq = f->seq;
    for (size_t i = 0; i < count; i++)
        for (uint64_t n = asks[i].since + 1; n <= *ret_seq; n++)
            out_format(&asks[i].html, "<p>%llu</p>", (unsigned long long)n);
    return ERR_NONE;
}

/* As the page says: "?seit=", and Last-Event-ID before it. */
static void room_handler(void *self, const HttpRequest *request, HttpResponse *response) {
    const RoomFixture *f = self;
    int64_t since = 0;
    if (!str_i64(http_header(request, "Last-Event-ID"), &since))
        since = 0;
    RoomJoin *join = arena_new(request->arena, RoomJoin, 1);
    *join = (RoomJoin){ .room = 5, .since = (uint64_t)since };
    http_response_stream(response, rooms_take, f->rooms, join);
}

/* What rooms.h says about the end: server, hub, streams. */
static void a_thousand_join_a_room_and_come_back_after_a_restart(void **state) {
    (void)state;
    RoomFixture f = { .seq = 3 };
    Client *clients = calloc(MANY, sizeof *clients);
    assert_non_null(clients);
    for (int start = 0; start < 2; start++) {
        Streams *streams;
        HttpServer *server;
        const StreamsOptions live = { 0 };
        const RoomsOptions hub = { .render = render, .self = &f };
        assert_int_equal(streams_open(&live, &streams), ERR_NONE);
        assert_int_equal(rooms_open(&hub, streams, &f.rooms), ERR_NONE);
        HttpOptions options = { .self = &f, .handler = room_handler };
        assert_int_equal(http_server_open(&options, &server), ERR_NONE);
        int64_t begun = monotonic_ms();
        for (int i = 0; i < MANY; i++) {
            clients[i] = client_open(http_server_port(server));
            assert_true(client_send(
                &clients[i], STR("GET /room HTTP/1.1\r\nHost: a\r\nLast-Event-ID: 1\r\n\r\n")));
        }
        for (int i = 0; i < MANY; i++)
            assert_true(client_wait(&clients[i],
                                    start == 0 ? STR("id: 3\ndata: <p>2</p><p>3</p>\n\n")
                                               : STR("id: 4\ndata: <p>2</p><p>3</p><p>4</p>\n\n"),
                                    CLIENT_PATIENCE_MS));
        assert_true(monotonic_ms() - begun < 10000);
        assert_in_range(rooms_counts(f.rooms).asks, 1,
                        40);       /* as long as somebody was parked: 20 a second */
        http_server_close(server); /* in the middle of it */
        atomic_fetch_add(&f.seq, 1);
        rooms_changed(f.rooms, 5);
        rooms_close(f.rooms);
        streams_close(streams);
        for (int i = 0; i < MANY; i++)
            client_close(&clients[i]);
    }
    free(clients);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thousand_streams_cost_the_seam_nothing),
        cmocka_unit_test(stopping_with_open_streams_ends_them),
        cmocka_unit_test(a_refused_stream_is_answered),
        cmocka_unit_test(a_thousand_join_a_room_and_come_back_after_a_restart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
