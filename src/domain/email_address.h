/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* email_address.h -- what a person may give as their e-mail address.
 *
 * The form that goes through every mail server (RFC 5321, without quoted names, comments and addresses in brackets): a
 * name of letters, digits and !#$%&'*+-/=?^_`{|}~ with single dots between them, "@", and a domain of at least two labels
 * ("example.org"). Letters beyond ASCII are told apart: a domain has a form without them, a name before the "@" has
 * none. That an address is well formed proves nothing: a mail that arrives does. */
#include "base/str.h"

typedef enum EmailAddress {
    EMAIL_ADDRESS_FINE,
    EMAIL_ADDRESS_WRONG,
    EMAIL_ADDRESS_LETTERS /* would be fine but for letters beyond ASCII */
} EmailAddress;

EmailAddress email_address_check(Str text);
