/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* browser.h -- what a person recognises a session by: "Firefox, Linux". Of what the browser says about
 * itself nothing else is kept. */
#include "base/str.h"

/* From a User-Agent header; "" when neither browser nor system is known. */
Str browser_name(Arena *arena, Str user_agent);
