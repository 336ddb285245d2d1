/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* http_sender.c -- where a request came from, as far as counting needs it; contract in http.h. */
#include <arpa/inet.h>
#include <netinet/in.h>

#include "web/http_internal.h"

enum { V6_NETWORK_BYTES = 8, V4_BYTES = 4, FORWARDED_MAX = 64 };

static void put_v4(const unsigned char *address, unsigned char *ret) {
    ret[0] = 4;
    memcpy(ret + 1, address, V4_BYTES);
}

/* A household or an office has a /64, and may take any address in it. */
static void put_v6(const struct in6_addr *address, unsigned char *ret) {
    if (IN6_IS_ADDR_V4MAPPED(address)) {
        put_v4(address->s6_addr + sizeof address->s6_addr - V4_BYTES, ret);
        return;
    }
    ret[0] = 6;
    memcpy(ret + 1, address->s6_addr, V6_NETWORK_BYTES);
}

void network_of(const struct sockaddr *opt_address, unsigned char *ret) {
    memset(ret, 0, HTTP_NETWORK_BYTES);
    if (opt_address == NULL)
        return;
    if (opt_address->sa_family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, opt_address, sizeof(v4));
        put_v4((const unsigned char *)&v4.sin_addr, ret);
    } else if (opt_address->sa_family == AF_INET6) {
        struct sockaddr_in6 v6;
        memcpy(&v6, opt_address, sizeof(v6));
        put_v6(&v6.sin6_addr, ret);
    }
}

/* The last one is what the proxy next to us saw; those before it the sender may have made up. */
static void network_forwarded(Str header, unsigned char *ret) {
    Str last = STR(""), piece;
    char text[FORWARDED_MAX] = "";
    struct in6_addr v6;
    struct in_addr v4;
    memset(ret, 0, HTTP_NETWORK_BYTES);
    while (str_cut(&header, ',', &piece))
        last = str_trim(piece);
    if (last.len >= sizeof text)
        return;
    memcpy(text, last.ptr, last.len);
    if (inet_pton(AF_INET, text, &v4) == 1)
        put_v4((const unsigned char *)&v4, ret);
    else if (inet_pton(AF_INET6, text, &v6) == 1)
        put_v6(&v6, ret);
}

Str http_sender(const HttpRequest *request, Arena *arena) {
    const Exchange *x = request->connection;
    unsigned char networks[2 * HTTP_NETWORK_BYTES];
    memcpy(networks, x->peer, HTTP_NETWORK_BYTES);
    network_forwarded(http_header(request, "X-Forwarded-For"), networks + HTTP_NETWORK_BYTES);
    return str_copy(arena, str_bytes((const char *)networks, sizeof networks));
}
