/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* people.h -- what the commands user, authority and token share. */
#include "app/account.h"
#include "cli/command.h"

/* The account whose address is the first word. ERR_NOT_FOUND. */
MUST_CHECK Err cli_account(Cli *cli, Account *ret);
/* The link on standard output, or a sentence why there is none on standard error. */
void cli_print_invited(const Invited *invited);
