/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* outside.h -- the real program seen from outside: its command line, its server as a child process, and
 * somebody signed in to it. Each test has a folder of its own, on PostgreSQL a schema of its own too. */
#include <sys/types.h>

#include "browser.h"

#define OUTSIDE_AUTHORITY "amt-musterstadt"

typedef struct Outside {
    Arena *arena;
    Arena *scratch; /* what programs write; a test may reset it */
    const char *program;
    char folder[64];
    const char *location; /* of the database */
    char schema[64];      /* "" on SQLite */
    pid_t child;          /* 0: no server runs */
    uint16_t port;
    Str token;                /* of the administrator, for the API */
    Str session, form_token;  /* the same person's in a browser */
    void (*opt_before)(void); /* called in the child before the server is started */
} Outside;

/* A made database with one authority and its administrator, and no server. PostgreSQL is the one of
 * EINKLANG_TEST_POSTGRES; false: there is none. */
bool outside_open(Outside *outside, const char *program, bool postgres);
/* Ends the server, removes everything. */
void outside_done(Outside *outside);
/* Runs `program WORDS… --db …`, ended by NULL; returns the exit code and what it wrote
 * (in the scratch arena). */
int outside_run(Outside *outside, Str *ret_out, const char *word, ...) __attribute__((sentinel(0)));
/* Starts the server and returns when it listens; fails when it does not. */
void outside_serve(Outside *outside);
/* Sends it a signal and returns its wait status. */
int outside_end(Outside *outside, int signal);
/* Needs the server: sets token, session and form_token. */
void outside_sign_in(Outside *outside);
/* Signed in; with an arena of its own it may be used in a thread of its own. */
Browser outside_browser(const Outside *outside, Arena *arena);
/* Sends JSON with the token; `key` "" = no Idempotency-Key. */
void outside_ask(const Outside *outside, Browser *browser, const char *method, const char *path,
                 Str key, Str body);
/* FOLDER/name, in the arena. */
const char *outside_path(const Outside *outside, const char *name);
