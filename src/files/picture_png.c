/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* picture_png.c -- PNG (W3C, third edition): a signature and chunks, each with length, type and check sum. */
#include "files/picture_parts.h"

enum { SIGNATURE = 8, HEAD = 8, SUM = 4, PALETTE_MAX = 256 };
enum { GREY = 0, COLOUR = 2, PALETTE = 3, GREY_ALPHA = 4, COLOUR_ALPHA = 6 };

typedef struct Png {
    unsigned kind;    /* of colours */
    size_t palette;   /* its entries; 0 = none so far */
    bool transparent; /* a tRNS was there */
    bool data, after; /* IDAT began; something else came after it */
    size_t data_size;
} Png;

/* ISO 3309, as RFC 1952 spells it, bit by bit for each of the 256 bytes. */
static void sums(uint32_t ret[256]) {
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t sum = i;
        for (int bit = 0; bit < 8; bit++)
            sum = (sum & 1) != 0 ? 0xEDB88320U ^ sum >> 1 : sum >> 1;
        ret[i] = sum;
    }
}

static uint32_t sum_of(const uint32_t table[256], Str bytes) {
    uint32_t sum = 0xFFFFFFFFU;
    for (size_t i = 0; i < bytes.len; i++)
        sum = table[(sum ^ picture_byte(bytes, i)) & 255] ^ sum >> 8;
    return sum ^ 0xFFFFFFFFU;
}

/* Depths that go with a kind of colours, one bit each. */
static bool depth_fits(unsigned kind, unsigned depth) {
    bool one_of = depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
    switch (kind) {
    case GREY: return one_of;
    case PALETTE: return one_of && depth < 16;
    case COLOUR:
    case GREY_ALPHA:
    case COLOUR_ALPHA: return depth == 8 || depth == 16;
    default: return false;
    }
}

static bool header(PictureParts *parts, Png *png, Str body) {
    if (body.len != 13)
        return false;
    parts->width = picture_u32(body, 0);
    parts->height = picture_u32(body, 4);
    png->kind = picture_byte(body, 9);
    return parts->width > 0 && parts->height > 0 && depth_fits(png->kind, picture_byte(body, 8)) &&
           picture_byte(body, 10) == 0 && picture_byte(body, 11) == 0 &&
           picture_byte(body, 12) <= 1;
}

static bool palette(Png *png, Str body) {
    bool fits = body.len > 0 && body.len % 3 == 0 && body.len / 3 <= PALETTE_MAX;
    if (!fits || png->palette > 0 || png->data || png->transparent || png->kind == GREY ||
        png->kind == GREY_ALPHA)
        return false;
    png->palette = body.len / 3;
    return true;
}

static bool transparency(Png *png, Str body) {
    bool fits = (png->kind == GREY && body.len == 2) || (png->kind == COLOUR && body.len == 6) ||
                (png->kind == PALETTE && body.len > 0 && body.len <= png->palette);
    if (!fits || png->transparent || png->data)
        return false;
    png->transparent = true;
    return true;
}

static bool data(Png *png, Str body) {
    if (png->after || (png->kind == PALETTE && png->palette == 0))
        return false;
    png->data = true;
    png->data_size += body.len;
    return true;
}

static bool is_letter(unsigned c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* A small first letter: it can be shown without it. */
static bool may_go(Str type) {
    return (picture_byte(type, 0) & 32) != 0;
}

/* A chunk after the header; *keep: it belongs to what is shown. */
static bool look(Png *png, Str type, Str body, bool *keep) {
    for (size_t i = 0; i < type.len; i++)
        if (!is_letter(picture_byte(type, i)))
            return false;
    *keep = true;
    if (str_eq(type, STR("IDAT")))
        return data(png, body);
    png->after = png->data;
    if (str_eq(type, STR("PLTE")))
        return palette(png, body);
    if (str_eq(type, STR("tRNS")))
        return transparency(png, body);
    if (str_eq(type, STR("IEND")))
        return body.len == 0 && png->data_size > 0;
    *keep = false;
    return may_go(type);
}

bool picture_png_copy(PictureParts *parts) {
    uint32_t table[256];
    Png png = { 0 };
    Str signature, head, body, sum;
    sums(table);
    if (!picture_take(&parts->rest, SIGNATURE, &signature))
        return false;
    out_str(parts->out, signature);
    for (bool first = true, keep = true;; first = false) {
        Str chunk = parts->rest;
        if (!picture_take(&parts->rest, HEAD, &head) ||
            !picture_take(&parts->rest, picture_u32(head, 0), &body) ||
            !picture_take(&parts->rest, SUM, &sum) ||
            sum_of(table, str_slice(chunk, 4, body.len + 4)) != picture_u32(sum, 0))
            return false;
        Str type = str_slice(head, 4, 4);
        bool good = first ? str_eq(type, STR("IHDR")) && header(parts, &png, body)
                          : look(&png, type, body, &keep);
        if (!good)
            return false;
        if (keep)
            out_str(parts->out, str_slice(chunk, 0, HEAD + body.len + SUM));
        if (str_eq(type, STR("IEND")))
            return true;
    }
}
