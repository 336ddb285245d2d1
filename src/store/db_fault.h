/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* db_fault.h -- lets a test make the n-th step of the database fail (test builds only).
 *
 * Steps are opening a connection or a query, each row, BEGIN, COMMIT and snapshots, counted over
 * all threads. A test repeats what it tests with n = 1, 2, … until db_fault_pending says the end
 * came before the failure; every run must end in the error asked for and leave nothing behind. */
#include <stdbool.h>

#include "base/err.h"

#ifdef EINKLANG_FAULTS
/* The n-th step from now returns `err`, once. 0 switches it off. */
void db_fault_after(int n, Err err);
/* The failure asked for has not come yet. */
bool db_fault_pending(void);
MUST_CHECK Err db_fault(void);
#else
static inline Err db_fault(void) {
    return ERR_NONE;
}
#endif
