/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* pin_gate.h -- guessing PINs of rooms, without an address of anybody.
 *
 * A thousand people behind one address get in at once: right PINs cost nothing. Wrong ones take from one bucket of the
 * whole installation (PIN_WRONG_MAX, refilled by PIN_WRONG_PER_SECOND); while it is empty, *all* typed PINs queue,
 * PIN_QUEUED_PER_SECOND of them a second. With twenty rooms open a guess then succeeds after some 69 hours in the mean:
 * 10^8 / (20 rooms * 20 a second). Tokens of QR codes never come here. */
#include <stdint.h>

#include "base/err.h"

enum {
    PIN_WRONG_MAX = 200,
    PIN_WRONG_PER_SECOND = 2,
    PIN_QUEUED_PER_SECOND = 20,
    PIN_WAIT_MAX_MS = 2000
};

typedef struct PinGate PinGate;
PinGate *pin_gate_open(void);
void pin_gate_close(PinGate *gate); /* accepts NULL */

/* `now`: monotonic_ms, which nobody sets back. Before a PIN is looked up: *ret_wait_ms is how long the caller is to wait first, mostly 0. ERR_TOO_MANY: more than
 * PIN_WAIT_MAX_MS are queued already; nothing is reserved. */
MUST_CHECK Err pin_gate_enter(PinGate *gate, int64_t now, int64_t *ret_wait_ms);
/* It was none. */
void pin_gate_wrong(PinGate *gate, int64_t now);
