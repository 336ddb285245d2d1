/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* http_sender.c -- where a request came from, as far as counting needs it; contract in http.h. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <strings.h>

#include "web/http_internal.h"

enum { V6_NETWORK_BYTES = 8, V4_BYTES = 4, ADDRESS_TEXT_MAX = 64 };

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

/* An address as text, with the port some write behind it: "192.0.2.1:80", "[2001:db8::1]:80". Zeroed: none. */
static void put_text(Str text, unsigned char *ret) {
    char copy[ADDRESS_TEXT_MAX];
    struct in6_addr v6;
    struct in_addr v4;
    memset(ret, 0, HTTP_NETWORK_BYTES);
    ptrdiff_t colon = str_index(text, ':'), end = str_index(text, ']');
    if (str_starts(text, STR("[")) && end > 0)
        text = str_slice(text, 1, (size_t)end - 1);
    else if (colon >= 0 && str_index(str_slice(text, (size_t)colon + 1, SIZE_MAX), ':') < 0)
        text = str_slice(text, 0, (size_t)colon);
    if (text.len >= sizeof copy)
        return;
    memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    if (inet_pton(AF_INET, copy, &v4) == 1)
        put_v4((const unsigned char *)&v4, ret);
    else if (inet_pton(AF_INET6, copy, &v6) == 1)
        put_v6(&v6, ret);
}

/* The last one is what the proxy next to us saw; those before it the sender may have made up. */
void network_forwarded(Str header, unsigned char *ret) {
    Str last = STR(""), piece;
    while (str_cut(&header, ',', &piece))
        last = str_trim(piece);
    put_text(last, ret);
}

bool network_listed(const unsigned char *network, Str addresses) {
    Str piece;
    unsigned char listed[HTTP_NETWORK_BYTES];
    while (str_cut(&addresses, ' ', &piece)) {
        put_text(piece, listed);
        if (listed[0] != 0 && memcmp(listed, network, sizeof listed) == 0)
            return true;
    }
    return false;
}

/* Of several lines the last: a proxy that adds one of its own puts it behind. */
static enum MHD_Result keep_last(void *self, enum MHD_ValueKind kind, const char *key,
                                 const char *value) {
    (void)kind;
    if (strcasecmp(key, "X-Forwarded-For") == 0)
        *(Str *)self = value != NULL ? str_from(value) : STR("");
    return MHD_YES;
}

Str http_sender(const HttpRequest *request, Arena *arena) {
    const Exchange *x = request->connection;
    unsigned char networks[2 * HTTP_NETWORK_BYTES] = { 0 };
    Str header = STR("");
    memcpy(networks, x->peer, HTTP_NETWORK_BYTES);
    if (x->loopback || network_listed(x->peer, x->server->options.proxies)) {
        MHD_get_connection_values(x->connection, MHD_HEADER_KIND, keep_last, &header);
        network_forwarded(header, networks + HTTP_NETWORK_BYTES);
    }
    return str_copy(arena, str_bytes((const char *)networks, sizeof networks));
}
