/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* address_view.h -- an address of this site to hand on: as text, and beside it as QR code. */
#include "views/html.h"

typedef struct AddressView {
    Str address;   /* "" = nothing is shown */
    HtmlSafe code; /* app/address_code.h; empty = the text alone */
} AddressView;
