/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* assets.h -- css, scripts and fonts, built into the program from assets/manifest.txt by tools/assetc.
 *
 * A template names one by its constant, so a wrong name does not compile:
 *     <link rel="stylesheet" href="{{ asset_url(ASSET_KERN_CSS) }}">
 * The address changes with the content; what is served under it may be kept for ever. */
#include "base/str.h"
#include "views/assets_list.h"

typedef enum AssetId {
#define ASSET_ID(constant, name, type, hash, at, length, gzip_at, gzip_length) ASSET_##constant,
    ASSETS_LIST(ASSET_ID)
#undef ASSET_ID
        ASSET_COUNT
} AssetId;

typedef struct Asset {
    Str url;  /* "/assets/kern.0123456789abcdef.css" */
    Str type; /* for Content-Type */
    Str etag; /* strong, with its quotes; the gzip variant needs one of its own: see etag_gzip */
    Str etag_gzip;
    Str bytes;
    Str gzip; /* the same packed, or empty where packing does not pay */
} Asset;

/* Where the page finds it. */
Str asset_url(AssetId id);
/* The asset with exactly this path ("/assets/..."), or NULL. */
const Asset *asset_find(Str path);
/* Its file name alone, for src="/assets/{{ asset_name(...) }}": viewc wants a script's path spelt out. */
Str asset_name(AssetId id);
