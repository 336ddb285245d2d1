/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* installation.h -- few facts about the installation as a whole, by name ("example" = "1").
 * No personal data, nothing of one authority. */
#include "store/db.h"
#include "store/writer.h"

/* ERR_NOT_FOUND: nobody has said. */
MUST_CHECK Err installation_fact(Conn *conn, Arena *arena, Str name, Str *ret);
MUST_CHECK Err installation_set_fact(Tx *tx, Str name, Str value);
