/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/qr.h"

#include <qrencode.h>

#include "base/out.h"
#include "files/xml_writer.h"

enum { BLACK = 1 }; /* lowest bit of a module */

static void free_code(QRcode **code) {
    QRcode_free(*code);
}

static bool is_black(const QRcode *code, int row, int column) {
    return (code->data[row * code->width + column] & BLACK) != 0;
}

/* A row of black modules is one rectangle. */
static void write_row(const QRcode *code, int row, Out *out) {
    for (int column = 0; column < code->width; column++) {
        int from = column;
        while (column < code->width && is_black(code, row, column))
            column++;
        if (column > from)
            out_format(out, "M%d %dh%dv1h-%dz", from + QR_QUIET, row + QR_QUIET, column - from,
                       column - from);
    }
}

Err qr_encode(Arena *arena, Str text, QrCode *ret) {
    *ret = (QrCode){ 0 };
    if (str_empty(text) || str_index(text, '\0') >= 0)
        return ERR_INVALID;
    if (text.len > QR_TEXT_MAX)
        return ERR_TOO_LARGE;
    CLEANUP(free_code)
    QRcode *code =
        QRcode_encodeData((int)text.len, (const unsigned char *)text.ptr, 0, QR_ECLEVEL_M);
    if (code == NULL)
        return ERR_TOO_LARGE;
    CLEANUP(out_done) Out out = out_open(4096);
    for (int row = 0; row < code->width; row++)
        write_row(code, row, &out);
    *ret = (QrCode){ .path = str_copy(arena, out_view(&out)), .size = code->width + 2 * QR_QUIET };
    return ERR_NONE;
}

Err qr_svg(Arena *arena, const QrCode *code, Str title, Str *ret) {
    CLEANUP(out_done) Out out = out_open(4096), box = out_open(32);
    XmlWriter xml = xml_open_part(&out);
    out_format(&box, "0 0 %d %d", code->size, code->size);
    xml_begin(&xml, "svg");
    xml_attribute(&xml, "xmlns", STR("http://www.w3.org/2000/svg"));
    xml_attribute(&xml, "viewBox", out_view(&box));
    xml_attribute(&xml, "role", STR("img"));
    xml_attribute(&xml, "aria-label", title);
    xml_attribute(&xml, "shape-rendering", STR("crispEdges"));
    xml_begin(&xml, "rect");
    xml_attribute_i64(&xml, "width", code->size);
    xml_attribute_i64(&xml, "height", code->size);
    xml_attribute(&xml, "fill", STR("#fff"));
    xml_end(&xml);
    xml_begin(&xml, "path");
    xml_attribute(&xml, "d", code->path);
    xml_attribute(&xml, "fill", STR("#000"));
    xml_end(&xml);
    xml_end(&xml);
    TRY(xml_finish(&xml));
    *ret = str_copy(arena, out_view(&out));
    return ERR_NONE;
}
