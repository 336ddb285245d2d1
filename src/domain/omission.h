/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* omission.h -- why a perspective is left out on purpose, and which function says so
 * (begründet ausgelassen). It counts only while nobody of that perspective is involved. */
#include "domain/check.h"
#include "domain/schema.h"

typedef struct Omission {
    Record record;
    Str perspective; /* key of the pack or a joined one */
    Str reason;
    Str function; /* never a person's name */
} Omission;
typedef LIST_OF(Omission) OmissionList;

extern const Schema OMISSION_SCHEMA;

/* UNKNOWN_KEY: a perspective the pack does not have. */
void omission_check(const Omission *omission, const Check *check);
