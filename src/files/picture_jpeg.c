/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* picture_jpeg.c -- JPEG (ITU-T T.81): segments that begin with a marker, scans of compressed data between them.
 *
 * Frames that browsers show: baseline, extended and progressive, 8 bits, 1, 3 or 4 components. */
#include "files/picture_parts.h"

#include <string.h>

enum { LENGTH = 2, COMPONENTS_MAX = 4, UPRIGHT = 1, TURNED_FROM = 5, TURNS = 8 };
enum {
    SOF0 = 0xC0,
    SOF1 = 0xC1,
    SOF2 = 0xC2,
    DHT = 0xC4,
    JPG = 0xC8,
    DAC = 0xCC,
    SOF15 = 0xCF,
    RST0 = 0xD0,
    RST7 = 0xD7,
    EOI = 0xD9,
    SOS = 0xDA,
    DQT = 0xDB,
    DRI = 0xDD,
    APP0 = 0xE0,
    APP1 = 0xE1,
    APP14 = 0xEE,
    APP15 = 0xEF,
    COM = 0xFE
};

typedef struct Jpeg {
    PictureParts *parts;
    Out *body;
    unsigned components; /* 0 = no frame yet */
    bool quantised, scanned;
    unsigned side; /* which one is up, 1 to 8 as in Exif; 0 = not said */
    int colours;   /* what Adobe's segment says of them; -1: there is none */
} Jpeg;

/* -- Which side is up -------------------------------------------------------------------------- */

typedef struct Tiff {
    Str bytes;
    bool small_first;
} Tiff;

static uint32_t tiff_u16(const Tiff *tiff, size_t at) {
    uint32_t value = picture_u16(tiff->bytes, at);
    return tiff->small_first ? (value & 255) << 8 | value >> 8 : value;
}

static uint32_t tiff_u32(const Tiff *tiff, size_t at) {
    uint32_t first = tiff_u16(tiff, at), second = tiff_u16(tiff, at + 2);
    return tiff->small_first ? second << 16 | first : first << 16 | second;
}

/* 0: it is not said, or not as it should be; then the picture is shown as it is stored. */
static unsigned side_of(Str exif) {
    enum { DIRECTORY = 4, TIFF_HEAD = 8, ENTRY = 12, ORIENTATION = 0x0112, SHORT = 3 };
    const Str name = STR_INIT("Exif\0\0");
    if (!str_starts(exif, name))
        return 0;
    Tiff tiff = { .bytes = str_slice(exif, name.len, SIZE_MAX) };
    tiff.small_first = str_starts(tiff.bytes, STR("II*\0"));
    if (tiff.bytes.len < TIFF_HEAD || (!tiff.small_first && !str_starts(tiff.bytes, STR("MM\0*"))))
        return 0;
    size_t at = tiff_u32(&tiff, DIRECTORY);
    if (at > tiff.bytes.len || tiff.bytes.len - at < 2)
        return 0;
    size_t count = tiff_u16(&tiff, at), room = (tiff.bytes.len - at - 2) / ENTRY;
    for (size_t i = 0; i < count && i < room; i++) {
        size_t entry = at + 2 + i * ENTRY;
        if (tiff_u16(&tiff, entry) != ORIENTATION)
            continue;
        unsigned side = tiff_u16(&tiff, entry + 8);
        bool said = tiff_u16(&tiff, entry + 2) == SHORT && tiff_u32(&tiff, entry + 4) == 1;
        return said && side >= UPRIGHT && side <= TURNS ? side : 0;
    }
    return 0;
}

/* An Exif segment with this one entry. */
static void write_side(Out *out, unsigned side) {
    static const char BLOCK[] = "\xff\xe1\0\x22"
                                "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0";
    out_bytes(out, BLOCK, sizeof BLOCK - 1);
    out_char(out, (char)side);
    out_bytes(out, "\0\0\0\0\0", 6);
}

/* -- How colours are meant --------------------------------------------------------------------- */

static int colours_of(Str adobe) {
    bool is = str_starts(adobe, STR("Adobe")) && adobe.len >= 12 && picture_byte(adobe, 11) <= 2;
    return is ? (int)picture_byte(adobe, 11) : -1;
}

static void write_colours(Out *out, int colours) {
    out_bytes(out, "\xff\xee\0\x0e", 4);
    out_c(out, "Adobe");
    out_bytes(out, "\0\x64\0\0\0", 6);
    out_char(out, (char)colours);
}

/* -- Segments ---------------------------------------------------------------------------------- */

static bool frame(Jpeg *jpeg, Str body) {
    PictureParts *parts = jpeg->parts;
    if (jpeg->components > 0 || body.len < 6)
        return false;
    parts->height = picture_u16(body, 1);
    parts->width = picture_u16(body, 3);
    jpeg->components = picture_byte(body, 5);
    if (jpeg->components == 0 || jpeg->components > COMPONENTS_MAX || parts->width == 0 ||
        parts->height == 0 || body.len != 6 + 3 * jpeg->components)
        return false;
    parts->other_kind = picture_byte(body, 0) != 8 || jpeg->components == 2;
    return !parts->other_kind;
}

static bool quantisation(Jpeg *jpeg, Str body) {
    enum { TABLE = 64 };
    jpeg->quantised = true;
    for (Str one; body.len > 0;) {
        unsigned kind = picture_byte(body, 0);
        if ((kind >> 4) > 1 || (kind & 15) > 3 ||
            !picture_take(&body, 1 + TABLE * (1 + (kind >> 4)), &one))
            return false;
    }
    return true;
}

static bool huffman(Str body) {
    enum { LENGTHS = 16, CODES_MAX = 256 };
    for (Str one; body.len > 0;) {
        size_t codes = 0;
        if (!picture_take(&body, 1 + LENGTHS, &one))
            return false;
        for (size_t i = 1; i <= LENGTHS; i++)
            codes += picture_byte(one, i);
        unsigned kind = picture_byte(one, 0);
        if ((kind >> 4) > 1 || (kind & 15) > 3 || codes > CODES_MAX ||
            !picture_take(&body, codes, &one))
            return false;
    }
    return true;
}

/* Of one side only, as the first says; whatever else lies in there is left behind. */
static void note(Jpeg *jpeg, unsigned marker, Str body) {
    if (marker == APP1 && jpeg->side == 0)
        jpeg->side = side_of(body);
    if (marker == APP14 && jpeg->colours < 0)
        jpeg->colours = colours_of(body);
}

static bool scan_head(const Jpeg *jpeg, Str body) {
    if (jpeg->components == 0 || !jpeg->quantised || body.len < 1)
        return false;
    unsigned count = picture_byte(body, 0);
    return count >= 1 && count <= jpeg->components && body.len == 4 + 2 * count;
}

/* Compressed data up to the next marker, which it leaves; a zero after 0xFF is data, as is a restart. */
static bool scan_data(Jpeg *jpeg) {
    Str rest = jpeg->parts->rest;
    size_t at = 0;
    for (;; at++) {
        if (rest.len - at < 2)
            return false;
        unsigned next = picture_byte(rest, at + 1);
        if (picture_byte(rest, at) != 0xFF)
            continue;
        if (next != 0 && !(next >= RST0 && next <= RST7))
            break;
        at++;
    }
    out_str(jpeg->body, str_slice(rest, 0, at));
    jpeg->parts->rest = str_slice(rest, at, SIZE_MAX);
    jpeg->scanned = true;
    return at > 0;
}

static bool other_frame(unsigned marker) {
    return marker > SOF2 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
}

/* *keep: it belongs to what is shown. */
static bool look(Jpeg *jpeg, unsigned marker, Str body, bool *keep) {
    *keep = true;
    switch (marker) {
    case SOF0:
    case SOF1:
    case SOF2: return frame(jpeg, body);
    case DHT: return huffman(body);
    case DQT: return quantisation(jpeg, body);
    case DRI: return body.len == 2;
    case SOS: return scan_head(jpeg, body);
    default: break;
    }
    *keep = false;
    jpeg->parts->other_kind = other_frame(marker) || marker == DAC;
    note(jpeg, marker, body);
    return (marker >= APP0 && marker <= APP15) || marker == COM;
}

/* 0xFF may stand several times before what it marks. */
static bool take_marker(Str *rest, unsigned *ret) {
    Str one;
    if (!picture_take(rest, 1, &one) || picture_byte(one, 0) != 0xFF)
        return false;
    do
        if (!picture_take(rest, 1, &one))
            return false;
    while (picture_byte(one, 0) == 0xFF);
    *ret = picture_byte(one, 0);
    return true;
}

static bool take_segment(Jpeg *jpeg, unsigned marker) {
    Str *rest = &jpeg->parts->rest, segment = *rest, length, body;
    bool keep;
    if (!picture_take(rest, LENGTH, &length) || picture_u16(length, 0) < LENGTH ||
        !picture_take(rest, picture_u16(length, 0) - LENGTH, &body) ||
        !look(jpeg, marker, body, &keep))
        return false;
    if (keep) {
        out_char(jpeg->body, '\xff');
        out_char(jpeg->body, (char)marker);
        out_str(jpeg->body, str_slice(segment, 0, LENGTH + body.len));
    }
    return marker != SOS || scan_data(jpeg);
}

bool picture_jpeg_copy(PictureParts *parts) {
    CLEANUP(out_done) Out body = out_open(parts->rest.len + 1);
    Jpeg jpeg = { .parts = parts, .body = &body, .colours = -1 };
    unsigned marker = 0;
    parts->rest = str_slice(parts->rest, 2, SIZE_MAX); /* the caller has seen how it begins */
    while (marker != EOI) {
        if (!take_marker(&parts->rest, &marker) || (marker != EOI && !take_segment(&jpeg, marker)))
            return false;
    }
    out_bytes(parts->out, "\xff\xd8", 2);
    if (jpeg.side > UPRIGHT)
        write_side(parts->out, jpeg.side);
    if (jpeg.colours >= 0)
        write_colours(parts->out, jpeg.colours);
    out_str(parts->out, out_view(&body));
    out_bytes(parts->out, "\xff\xd9", 2);
    parts->turned = jpeg.side >= TURNED_FROM;
    return jpeg.scanned;
}
