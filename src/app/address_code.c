/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/address_code.h"

#include "files/qr.h"

HtmlSafe address_code(Arena *arena, Str address, Str title) {
    QrCode code;
    Str svg;
    bool absolute = str_starts(address, STR("http://")) || str_starts(address, STR("https://"));
    if (!absolute || qr_encode(arena, address, &code) != ERR_NONE ||
        qr_svg(arena, &code, title, &svg) != ERR_NONE)
        return (HtmlSafe){ STR("") };
    return (HtmlSafe){ svg };
}

Str public_address(const App *app, Arena *arena, Str initiative_key, Str below) {
    if (str_empty(app->base_url))
        return STR("");
    return str_join(arena, app->base_url, STR("/vorhaben/"), initiative_key, below);
}
