/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* client.h -- a raw HTTP client for tests: sends exactly the bytes given, reads answers one by one.
 *
 * Everything waits at most CLIENT_PATIENCE_MS. Opening aborts when it fails. */
#include <stdbool.h>
#include <stdint.h>

#include "base/out.h"
#include "base/str.h"
#include "base/thread.h"

enum { CLIENT_PATIENCE_MS = 10000 };

typedef struct Client {
    int fd;
    Out in;      /* bytes received */
    size_t used; /* of them, given out in answers */
} Client;

typedef struct Answer {
    int status;
    Str headers; /* lines with CRLF, without the status line */
    Str body;
} Answer;

void pause_ms(int ms);

Client client_open(uint16_t port);
/* False: nobody listens there; nothing is to be closed. */
bool client_try(uint16_t port, Client *ret);
/* For CLEANUP. */
void client_close(Client *client);
/* False when the server closed. */
bool client_send(Client *client, Str bytes);
/* The next answer; its views are valid until the next call. False: closed, or no answer in time. */
bool client_answer(Client *client, Answer *ret);
/* As client_answer for a HEAD request: no body is expected. */
bool client_answer_head(Client *client, Answer *ret);
/* True when the server closes within that time without sending more. */
bool client_closed(Client *client, int within_ms);
/* Reads until `text` stands among the received bytes that were not given out yet. */
bool client_wait(Client *client, Str text, int within_ms);
/* Value of a header (name without case), "" when absent. */
Str answer_header(const Answer *answer, const char *name);

/* Sends one request and reads its answer. */
bool client_ask(Client *client, Str request, Answer *ret);
#define GET(path) STR("GET " path " HTTP/1.1\r\nHost: x\r\n\r\n")
