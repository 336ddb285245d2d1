/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* verified.h -- what verify found, in lines; restore refuses with the same ones. */
#include "app/verify.h"

/* One line each, on standard output. */
void verified_print_damages(const Verified *verified);
