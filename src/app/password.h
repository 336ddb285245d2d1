/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* password.h -- argon2id, a bounded number at a time.
 *
 * One hash takes PASSWORD_MEMORY_BYTES and some 100 ms of one core; more than `password_workers` at
 * once would push other pages aside, so further ones wait in line; above PASSWORD_WAITING_EACH for each
 * worker they are refused, because everybody who waits holds a worker of the pages. Source of the parameters: OWASP
 * Password Storage Cheat Sheet (argon2id, at least 19 MiB and 2 passes) with room to spare. */
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum {
    PASSWORD_LENGTH_MIN = 12, /* characters; BSI ORP.4: length instead of composition rules */
    PASSWORD_LENGTH_MAX = 200,
    PASSWORD_MEMORY_BYTES = 64 * 1024 * 1024,
    PASSWORD_PASSES = 2,
    PASSWORD_WAITING_EACH = 8
};

typedef struct PasswordGate PasswordGate;
/* At most `workers` hashes at once (0: every one is refused); one gate per process. */
MUST_CHECK PasswordGate *password_gate_open(int64_t workers);
void password_gate_close(PasswordGate *gate); /* accepts NULL */
/* Whoever comes now is refused. For what is written before a password is checked: a flood of attempts shall
 * cost neither a person their count nor the disk a row each. */
bool password_gate_full(PasswordGate *gate);

/* Letters typed as letter and mark count as one (utf8_composed), in both: a password typed on a Mac is the
 * same on other machines.
 * The encoded hash with its salt and parameters, in the arena. ERR_BUSY: no memory for it now, or too many
 * wait. */
MUST_CHECK Err password_hash(PasswordGate *gate, Arena *arena, Str password, Str *ret);
/* An empty `hash` (no such account) takes as long as a real one and never verifies. ERR_BUSY: too many wait. */
MUST_CHECK Err password_verify(PasswordGate *gate, Str hash, Str password, bool *ret_right);
/* Made with weaker parameters than today's: hash again while the password is at hand. */
bool password_outdated(Str hash);
