/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/address_reach.h"

enum { OCTETS = 4, OCTET_MAX = 255 };

/* "[::1]:8080/w" → "::1". */
static Str host_of(Str url) {
    ptrdiff_t at = str_find(url, STR("://"));
    Str rest = at >= 0 ? str_slice(url, (size_t)at + 3, SIZE_MAX) : url;
    bool bracketed = str_starts(rest, STR("["));
    size_t begin = bracketed ? 1 : 0, end = begin;
    while (end < rest.len && rest.ptr[end] != '/' && rest.ptr[end] != (bracketed ? ']' : ':'))
        end++;
    return str_slice(rest, begin, end - begin);
}

static bool octets_of(Str host, int64_t ret[static OCTETS]) {
    for (int i = 0; i < OCTETS; i++) {
        Str part = host;
        bool cut = i + 1 == OCTETS || str_cut(&host, '.', &part);
        if (i + 1 == OCTETS)
            part = host;
        if (!cut || !str_i64(part, &ret[i]) || ret[i] < 0 || ret[i] > OCTET_MAX)
            return false;
    }
    return true;
}

static AddressReach reach_of_octets(const int64_t *octet) {
    if (octet[0] == 127)
        return ADDRESS_MACHINE;
    if (octet[0] == 0)
        return ADDRESS_NOWHERE;
    bool private = octet[0] == 10 || (octet[0] == 172 && octet[1] >= 16 && octet[1] <= 31) ||
                   (octet[0] == 192 && octet[1] == 168) || (octet[0] == 169 && octet[1] == 254);
    return private ? ADDRESS_NETWORK : ADDRESS_EVERYWHERE;
}

static AddressReach reach_of_colons(Str host) {
    if (str_eq(host, STR("::1")))
        return ADDRESS_MACHINE;
    if (str_eq(host, STR("::")))
        return ADDRESS_NOWHERE;
    static const Str PRIVATE[] = { STR_INIT("fc"),  STR_INIT("fd"),  STR_INIT("fe8"),
                                   STR_INIT("fe9"), STR_INIT("fea"), STR_INIT("feb") };
    for (size_t i = 0; i < sizeof PRIVATE / sizeof *PRIVATE; i++)
        if (str_starts(host, PRIVATE[i]))
            return ADDRESS_NETWORK;
    return ADDRESS_EVERYWHERE;
}

static AddressReach reach_of_name(Str host) {
    static const Str INNER[] = { STR_INIT(".local"), STR_INIT(".lan"), STR_INIT(".internal"),
                                 STR_INIT(".intern"), STR_INIT(".home.arpa") };
    if (str_eq(host, STR("localhost")) || str_ends(host, STR(".localhost")))
        return ADDRESS_MACHINE;
    for (size_t i = 0; i < sizeof INNER / sizeof *INNER; i++)
        if (str_ends(host, INNER[i]))
            return ADDRESS_NETWORK;
    return str_index(host, '.') < 0 ? ADDRESS_NETWORK : ADDRESS_EVERYWHERE;
}

AddressReach address_reach(Str url) {
    int64_t octets[OCTETS];
    Str host = host_of(url);
    if (str_empty(host))
        return ADDRESS_NOWHERE;
    if (octets_of(host, octets))
        return reach_of_octets(octets);
    return str_index(host, ':') >= 0 ? reach_of_colons(host) : reach_of_name(host);
}
