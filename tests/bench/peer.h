/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* peer.h -- the yardstick of pages: libmicrohttpd alone, which answers everything with one page. */
#include "bench.h"

/* A child process that answers with `size` bytes of text. */
Server peer_start(size_t size);
void peer_stop(Server *peer);
