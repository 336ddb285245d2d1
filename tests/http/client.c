/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "client.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

void pause_ms(int ms) {
    const struct timespec time = { ms / 1000, (ms % 1000) * 1000000L };
    nanosleep(&time, NULL);
}

bool client_try(uint16_t port, Client *ret) {
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(port) };
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
    } to = { .v4 = address };
    if (fd < 0)
        abort();
    if (connect(fd, &to.any, sizeof(address)) < 0) {
        close(fd);
        return false;
    }
    *ret = (Client){ .fd = fd, .in = out_open(4096) };
    return true;
}

Client client_open(uint16_t port) {
    Client client;
    if (!client_try(port, &client))
        abort();
    return client;
}

void client_close(Client *client) {
    if (client->fd >= 0)
        close(client->fd);
    client->fd = -1;
    out_done(&client->in);
}

bool client_send(Client *client, Str bytes) {
    while (bytes.len > 0) {
        ssize_t n = send(client->fd, bytes.ptr, bytes.len, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes = str_slice(bytes, (size_t)n, SIZE_MAX);
    }
    return true;
}

/* Bytes read, 0 = closed, -1 = nothing in time. */
static ssize_t read_more(Client *client, int64_t until) {
    struct pollfd wait = { .fd = client->fd, .events = POLLIN };
    int64_t left = until - monotonic_ms();
    if (left < 0 || poll(&wait, 1, (int)left) <= 0)
        return -1;
    char *room = out_room(&client->in, 65536);
    if (room == NULL)
        abort();
    ssize_t n = recv(client->fd, room, 65536, 0);
    if (n <= 0)
        return 0;
    client->in.len += (size_t)n;
    return n;
}

static Str rest(const Client *client) {
    return str_slice(out_view(&client->in), client->used, SIZE_MAX);
}

static Str header_of(Str headers, const char *name) {
    Str line;
    size_t len = strlen(name);
    while (str_cut(&headers, '\n', &line)) {
        line = str_trim(line);
        if (line.len > len && line.ptr[len] == ':' && strncasecmp(line.ptr, name, len) == 0)
            return str_trim(str_slice(line, len + 1, SIZE_MAX));
    }
    return STR("");
}

Str answer_header(const Answer *answer, const char *name) {
    return header_of(answer->headers, name);
}

static bool read_answer(Client *client, bool head, Answer *ret) {
    int64_t until = monotonic_ms() + CLIENT_PATIENCE_MS;
    for (;;) {
        Str in = rest(client);
        ptrdiff_t end = str_find(in, STR("\r\n\r\n"));
        if (end > 0 && str_starts(in, STR("HTTP/1.1 "))) {
            Str all = str_slice(in, 0, (size_t)end + 2);
            size_t line = (size_t)str_index(all, '\n') + 1;
            int64_t status = 0;
            int64_t length = 0;
            Str headers = str_slice(all, line, SIZE_MAX);
            if (!str_i64(str_slice(all, 9, 3), &status))
                return false;
            if (!head && status >= 200 && status != 304 && status != 204 &&
                !str_i64(header_of(headers, "Content-Length"), &length))
                return false;
            size_t total = (size_t)end + 4 + (size_t)length;
            if (in.len >= total) {
                *ret = (Answer){ (int)status, headers,
                                 str_slice(in, (size_t)end + 4, (size_t)length) };
                client->used += total;
                return true;
            }
        }
        if (read_more(client, until) <= 0)
            return false;
    }
}

bool client_answer(Client *client, Answer *ret) {
    return read_answer(client, false, ret);
}

bool client_answer_head(Client *client, Answer *ret) {
    return read_answer(client, true, ret);
}

bool client_closed(Client *client, int within_ms) {
    return rest(client).len == 0 && read_more(client, monotonic_ms() + within_ms) == 0;
}

bool client_wait(Client *client, Str text, int within_ms) {
    int64_t until = monotonic_ms() + within_ms;
    while (str_find(rest(client), text) < 0)
        if (read_more(client, until) <= 0)
            return false;
    return true;
}

bool client_ask(Client *client, Str request, Answer *ret) {
    return client_send(client, request) && client_answer(client, ret);
}
