/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* db_fault.c -- the counter of db_fault.h; in no release. */
#include "store/db_fault.h"

#ifdef EINKLANG_FAULTS
#include <stdatomic.h>

static atomic_int steps_left;
static atomic_int planned;

void db_fault_after(int n, Err err) {
    atomic_store(&planned, (int)err);
    atomic_store(&steps_left, n);
}

bool db_fault_pending(void) {
    return atomic_load(&steps_left) > 0;
}

Err db_fault(void) {
    if (atomic_load(&steps_left) <= 0)
        return ERR_NONE;
    return atomic_fetch_sub(&steps_left, 1) == 1 ? (Err)atomic_load(&planned) : ERR_NONE;
}
#endif
