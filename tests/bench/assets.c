/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "assets.h"

#include "bench.h"

static void add_asset(Assets *assets, Str path) {
    for (size_t i = 0; i < assets->count; i++)
        if (str_eq(assets->paths[i], path))
            return;
    need(assets->count < ASSETS_MAX, "too many assets");
    assets->paths[assets->count++] = path;
}

/* Everything between quotes. */
Assets assets_find(Str page) {
    static const Str MARK = STR_INIT("\"/assets/");
    Assets assets = { 0 };
    for (ptrdiff_t at; (at = str_find(page, MARK)) >= 0;) {
        page = str_slice(page, (size_t)at + 1, SIZE_MAX);
        Str path;
        need(str_cut(&page, '"', &path), "an address without end");
        if (!str_ends(path, STR(".woff2")))
            add_asset(&assets, path);
    }
    return assets;
}
