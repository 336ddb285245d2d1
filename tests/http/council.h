/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* council.h -- a staff council of which one member is confirmed, and those who give roles in it. */
#include "room.h"

#define HOME "/vorhaben/lesehilfe"
#define BODY HOME "/vertretung"

typedef struct Council {
    Room room;
    AccountId peter_id, second_id;
    Browser peter, second, anton;
    const char *goal;
} Council;

AppTest *app_of(const Council *council);
/* Peter is of the staff council by the command line; somebody else reads the authority. */
Council council_of(void **state);
/* The role of the second account in the body: its number. */
const char *claim_of(Council *council);
const char *answer_of(Council *council, const char *number, const char *below);
/* To the second account, as a deputy. */
void given_by_lead(Council *council);
void given_by_administrator(Council *council, AccountId account, const char *body);
