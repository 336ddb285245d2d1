/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* app.h -- what every use case works with: one per process, made by src/main.c.
 *
 * Everything in it is safe to use from many threads. Use cases take (App *, Ctx *, …). */
#include "base/clock.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct Config Config;             /* app/config.h */
typedef struct KeyFile KeyFile;           /* app/key_file.h */
typedef struct Office Office;             /* app/office.h */
typedef struct Outbox Outbox;             /* app/outbox.h */
typedef struct PasswordGate PasswordGate; /* app/password.h */
typedef struct Pack Pack;                 /* domain/pack.h */
typedef struct ProcessCache ProcessCache; /* app/process_template.h */

typedef struct App {
    Db *db;
    Writer *writer;
    const Pack *pack;
    ProcessCache *processes;
    const Config *config;
    const KeyFile *keys;
    PasswordGate *passwords;
    Office *office; /* NULL: no PDFs */
    Outbox *outbox;
    /* After the COMMIT of what happened in the room of a workshop; NULL: nobody listens. Never blocks. */
    void (*rooms_changed)(void *rooms, int64_t workshop);
    void *rooms;
    Str base_url; /* what links begin with, without a slash at its end */
    Str version;  /* of the program */
    Clock clock;
} App;
