/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* address_reach.h -- from where the address in a link or a QR code can be opened.
 *
 * By the address alone, nothing is looked up: private networks after RFC 1918, RFC 4193 and RFC 3927, the machine itself
 * after RFC 1122 and RFC 4291. */
#include "base/str.h"

typedef enum AddressReach {
    ADDRESS_EVERYWHERE,
    ADDRESS_NETWORK, /* a private network: only who is in it */
    ADDRESS_MACHINE, /* this computer alone */
    ADDRESS_NOWHERE  /* no host, or one that stands for all of a machine ("0.0.0.0") */
} AddressReach;

/* Of "http://host:port/…"; a name without a dot, or below .local and the like, is of a private network. */
AddressReach address_reach(Str url);
