/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/pin_gate.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

enum { SECOND_MS = 1000, SLOT_MS = SECOND_MS / PIN_QUEUED_PER_SECOND };
enum { WRONG_OWED_MAX = 2 * PIN_WRONG_MAX * SECOND_MS };

struct PinGate {
    pthread_mutex_t mutex;
    int64_t wrong;     /* taken from the bucket, in thousandths */
    int64_t filled_at; /* when it was looked at last */
    int64_t next_slot; /* when the next of the queue may go on */
};

PinGate *pin_gate_open(void) {
    PinGate *gate = calloc(1, sizeof *gate);
    if (gate == NULL)
        abort();
    pthread_mutex_init(&gate->mutex, NULL);
    return gate;
}

void pin_gate_close(PinGate *gate) {
    if (gate == NULL)
        return;
    pthread_mutex_destroy(&gate->mutex);
    free(gate);
}

static void refill(PinGate *gate, int64_t now) {
    int64_t passed = now - gate->filled_at;
    gate->filled_at = now;
    if (passed < 0)
        return;
    int64_t back = passed > WRONG_OWED_MAX ? gate->wrong : passed * PIN_WRONG_PER_SECOND;
    gate->wrong = gate->wrong > back ? gate->wrong - back : 0;
}

static bool empty(const PinGate *gate) {
    return gate->wrong >= (int64_t)PIN_WRONG_MAX * SECOND_MS;
}

static Err take_slot(PinGate *gate, int64_t now, int64_t *ret_wait_ms) {
    if (gate->next_slot < now)
        gate->next_slot = now;
    int64_t wait = gate->next_slot - now;
    if (wait > PIN_WAIT_MAX_MS)
        return ERR_TOO_MANY;
    gate->next_slot += SLOT_MS;
    *ret_wait_ms = wait;
    return ERR_NONE;
}

Err pin_gate_enter(PinGate *gate, int64_t now, int64_t *ret_wait_ms) {
    Err err = ERR_NONE;
    *ret_wait_ms = 0;
    pthread_mutex_lock(&gate->mutex);
    refill(gate, now);
    if (empty(gate))
        err = take_slot(gate, now, ret_wait_ms);
    pthread_mutex_unlock(&gate->mutex);
    return err;
}

void pin_gate_wrong(PinGate *gate, int64_t now) {
    pthread_mutex_lock(&gate->mutex);
    refill(gate, now);
    /* Many at once, let in before the first was found wrong, are paid for afterwards. */
    if (gate->wrong < WRONG_OWED_MAX)
        gate->wrong += SECOND_MS;
    pthread_mutex_unlock(&gate->mutex);
}
