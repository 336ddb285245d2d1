/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* csv_guard.h -- which texts a spreadsheet would run; for writer and reader of CSV only. */
#include "base/str.h"

/* The first character behind spaces is = + - @, full-width or not; or a tab or line end stands first, which programs
 * drop before they look. A text that begins with apostrophes before such a one counts as well: so each that is
 * written gets exactly one more, and each that is read loses exactly one. */
bool csv_is_formula(Str text);
