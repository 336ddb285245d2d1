/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "views/assets.h"

extern const char assets_bytes[]; /* assets_data.S */

static const Asset ASSETS[ASSET_COUNT] = {
#define ASSET_ROW(constant, name, media_type, hash, at, length, gzip_at, gzip_length) \
    [ASSET_##constant] = {                                                            \
        .url = STR_INIT("/assets/" name),                                             \
        .type = STR_INIT(media_type),                                                 \
        .etag = STR_INIT("\"" hash "\""),                                             \
        .etag_gzip = STR_INIT("\"" hash "-gzip\""),                                   \
        .bytes = { assets_bytes + (at), (length) },                                   \
        .gzip = { assets_bytes + (gzip_at), (gzip_length) },                          \
    },
    ASSETS_LIST(ASSET_ROW)
#undef ASSET_ROW
};

Str asset_url(AssetId id) {
    return ASSETS[id].url;
}

Str asset_name(AssetId id) {
    Str prefix = STR("/assets/");
    return str_slice(ASSETS[id].url, prefix.len, ASSETS[id].url.len - prefix.len);
}

const Asset *asset_find(Str path) {
    for (size_t i = 0; i < ASSET_COUNT; i++)
        if (str_eq(ASSETS[i].url, path))
            return &ASSETS[i];
    return NULL;
}
