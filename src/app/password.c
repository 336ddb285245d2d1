/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/password.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

struct PasswordGate {
    pthread_mutex_t mutex;
    pthread_cond_t freed;
    int64_t most, running, waiting;
};

PasswordGate *password_gate_open(int64_t workers) {
    PasswordGate *gate = calloc(1, sizeof *gate);
    if (gate == NULL || sodium_init() < 0)
        abort();
    pthread_mutex_init(&gate->mutex, NULL);
    pthread_cond_init(&gate->freed, NULL);
    gate->most = workers;
    return gate;
}

void password_gate_close(PasswordGate *gate) {
    if (gate == NULL)
        return;
    pthread_cond_destroy(&gate->freed);
    pthread_mutex_destroy(&gate->mutex);
    free(gate);
}

/* Lock held. */
static bool is_full(const PasswordGate *gate) {
    return gate->running >= gate->most && gate->waiting >= gate->most * PASSWORD_WAITING_EACH;
}

bool password_gate_full(PasswordGate *gate) {
    pthread_mutex_lock(&gate->mutex);
    bool full = is_full(gate);
    pthread_mutex_unlock(&gate->mutex);
    return full;
}

/* False: so many wait already that further ones would only keep workers from other pages. */
static bool gate_enter(PasswordGate *gate) {
    pthread_mutex_lock(&gate->mutex);
    bool enters = !is_full(gate);
    if (enters) {
        gate->waiting++;
        while (gate->running >= gate->most)
            pthread_cond_wait(&gate->freed, &gate->mutex);
        gate->waiting--;
        gate->running++;
    }
    pthread_mutex_unlock(&gate->mutex);
    return enters;
}

static void gate_leave(PasswordGate *gate) {
    pthread_mutex_lock(&gate->mutex);
    gate->running--;
    pthread_cond_signal(&gate->freed);
    pthread_mutex_unlock(&gate->mutex);
}

Err password_hash(PasswordGate *gate, Arena *arena, Str password, Str *ret) {
    char text[crypto_pwhash_STRBYTES];
    Str composed = utf8_composed(arena, password);
    if (!gate_enter(gate))
        return ERR_BUSY;
    int failed =
        crypto_pwhash_str(text, composed.ptr, composed.len, PASSWORD_PASSES, PASSWORD_MEMORY_BYTES);
    gate_leave(gate);
    if (failed != 0)
        return ERR_BUSY; /* the memory could not be had */
    *ret = str_copy(arena, str_from(text));
    return ERR_NONE;
}

/* A hash nobody has the password of, so that an unknown name costs the same time. */
static const char NOBODY[crypto_pwhash_STRBYTES] =
    "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
    "QAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

Err password_verify(PasswordGate *gate, Str hash, Str password, bool *ret_right) {
    char text[crypto_pwhash_STRBYTES] = { 0 };
    bool known = hash.len > 0 && hash.len < sizeof text;
    memcpy(text, known ? hash.ptr : NOBODY, known ? hash.len : sizeof NOBODY);
    CLEANUP(arena_closep) Arena *arena = arena_open(PASSWORD_LENGTH_MAX);
    Str composed = utf8_composed(arena, password);
    if (!gate_enter(gate))
        return ERR_BUSY;
    bool same = crypto_pwhash_str_verify(text, composed.ptr, composed.len) == 0;
    /* Hashes from before 2026-11 were made of what was typed. */
    if (!same && !str_eq(composed, password))
        same = crypto_pwhash_str_verify(text, password.ptr, password.len) == 0;
    gate_leave(gate);
    *ret_right = known && same;
    return ERR_NONE;
}

bool password_outdated(Str hash) {
    char text[crypto_pwhash_STRBYTES] = { 0 };
    if (hash.len == 0 || hash.len >= sizeof text)
        return true;
    memcpy(text, hash.ptr, hash.len);
    return crypto_pwhash_str_needs_rehash(text, PASSWORD_PASSES, PASSWORD_MEMORY_BYTES) != 0;
}
