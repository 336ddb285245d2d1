/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* assets.h -- what a page names and a browser loads with it: addresses that begin with /assets/. */
#include "base/str.h"

enum { ASSETS_MAX = 64 };

typedef struct Assets {
    Str paths[ASSETS_MAX]; /* in the page, each once */
    size_t count;
} Assets;

/* Without fonts, which load when text is set in them. */
Assets assets_find(Str page);
