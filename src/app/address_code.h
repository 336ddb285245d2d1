/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* address_code.h -- an address of this site as QR code, for a wall, a screen or a phone beside it.
 *
 * The address stands as text wherever its code does. */
#include "app/app.h"
#include "base/html.h"

/* The picture, `title` says where it leads. Empty where the program knows no address of its own, or it is too long for a
 * code. */
HtmlSafe address_code(Arena *arena, Str address, Str title);
/* "https://…/vorhaben/KEY/oeffentlich" or with "/mitreden"; "" where the program knows no address of its own. */
Str public_address(const App *app, Arena *arena, Str initiative_key, Str below);
