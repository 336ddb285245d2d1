/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* key_file.h -- the secret of an installation, and what must survive a restored backup.
 *
 * The key file is one line, "einklang-key-1 " and 32 random bytes as base64url; it is readable by its
 * owner only and is not part of a backup of the database. Keys in use are derived from it, one per
 * purpose. Beside it lies PATH.erasures, to which a line is appended (and fsynced) for every erased
 * person, initiative, removed comment, removed contribution from outside and one that was blackened before the erasure commits; restoring an
 * older backup repeats them. It holds ids and rule keys, no names. */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/list.h"
#include "base/str.h"

enum { KEY_BYTES = 32, KEY_FINGERPRINT_SIZE = 17, KEY_ERASURES_BYTES_MAX = 16 * 1024 * 1024 };

/* Name of the fact in which a database notes the fingerprint of its key (store/installation.h). */
#define KEY_FACT "key"

typedef enum KeyPurpose {
    KEY_KEPT_TEXT = 1,  /* numbers are part of the derivation: never change one */
    KEY_DEVICE,         /* device cookies */
    KEY_THROTTLE,       /* names of throttled sign-ins */
    KEY_MAIL,           /* mails that wait in the outbox */
    KEY_ANSWER_LINK,    /* addresses under which an answer is read without an account */
    KEY_RECEIPT,        /* codes of receipts of a workshop */
    KEY_ACCESS_REQUEST, /* what people need to take part in a workshop */
    KEY_ROOM_GUEST,     /* links by which a workshop is led without an account */
    KEY_VOICE           /* that a device has spoken for a perspective */
} KeyPurpose;

typedef struct KeyFile KeyFile;

/* `create`: makes the file (0600) and an empty list of erasures beside it when there is none. ERR_NOT_FOUND; ERR_FORBIDDEN: others may read
 * it; ERR_INVALID: no key file; ERR_STORAGE. */
MUST_CHECK Err key_file_open(const char *path, bool create, KeyFile **ret);
void key_file_close(KeyFile *keys); /* wipes; accepts NULL */
/* The derived key of a purpose. */
void key_derive(const KeyFile *keys, KeyPurpose purpose, uint8_t ret_key[static KEY_BYTES]);
/* 16 hexadecimal digits (one way, of a random key) by which a database notes its key and a backup names the key it needs. */
Str key_fingerprint(const KeyFile *keys, Arena *arena);
const char *key_file_path(const KeyFile *keys);

/* Encrypts a small text (XChaCha20-Poly1305). `bound` is not in the result, but must be the same
 * when it is opened: whose text it is. */
Str key_seal(const KeyFile *keys, KeyPurpose purpose, Arena *arena, Str plain, Str bound);
/* ERR_INVALID: not sealed with this key, for this purpose and `bound`. */
MUST_CHECK Err key_unseal(const KeyFile *keys, KeyPurpose purpose, Arena *arena, Str sealed,
                          Str bound, Str *ret_plain);
/* 32 bytes, HMAC-SHA-256 of a text: a name for it that only this installation can make. */
Str key_name(const KeyFile *keys, KeyPurpose purpose, Arena *arena, Str text);

typedef struct Erasure {
    Instant at;
    Str noun;   /* "account", "initiative", "comment", "contribution", "contribution_past" */
    int64_t id; /* row id, never reused */
    Str rule;   /* key of the deletion rule */
} Erasure;
typedef LIST_OF(Erasure) Erasures;

/* Appends one line and makes it durable. */
MUST_CHECK Err erasure_note(const KeyFile *keys, const Erasure *erasure);
/* Whether there is a list: it is made with the key, so one that is missing was lost. */
bool erasures_kept(const KeyFile *keys);
/* An empty one, when there is none. */
MUST_CHECK Err erasures_begin(const KeyFile *keys);
/* Oldest first; a torn line (power loss or full disk while appending) is passed over. */
MUST_CHECK Err erasure_list(const KeyFile *keys, Arena *arena, Erasures *ret);
