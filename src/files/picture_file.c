/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/picture_file.h"

#include "base/hex.h"
#include "base/out.h"
#include "files/picture_parts.h"

static const Str PNG = STR_INIT("\x89PNG\r\n\x1a\n"), JPEG = STR_INIT("\xff\xd8\xff");

Str picture_media_type(Str bytes) {
    return str_starts(bytes, PNG) ? STR("image/png") : STR("image/jpeg");
}

static bool too_wide(const PictureParts *parts) {
    return parts->width > PICTURE_SIDE_MAX || parts->height > PICTURE_SIDE_MAX;
}

static Err refused(Findings *findings, Arena *arena, Str field, FindingKind kind, int64_t limit) {
    finding_add(findings, arena, field, kind, limit);
    return ERR_INVALID;
}

Err picture_file_read(Str bytes, Str field, Arena *arena, Findings *findings, PictureFile *ret) {
    enum { MEGABYTE = 1 << 20 };
    CLEANUP(out_done) Out out = out_open(bytes.len < PICTURE_BYTES_MAX ? bytes.len + 64 : 64);
    PictureParts parts = { .rest = bytes, .out = &out };
    if (bytes.len == 0)
        return refused(findings, arena, field, FINDING_FILE_EMPTY, 0);
    if (!str_starts(bytes, PNG) && !str_starts(bytes, JPEG))
        return refused(findings, arena, field, FINDING_PICTURE_FORMAT, 0);
    if (bytes.len > PICTURE_BYTES_MAX)
        return refused(findings, arena, field, FINDING_PICTURE_LARGE, PICTURE_BYTES_MAX / MEGABYTE);
    bool whole = str_starts(bytes, PNG) ? picture_png_copy(&parts) : picture_jpeg_copy(&parts);
    if (too_wide(&parts))
        return refused(findings, arena, field, FINDING_PICTURE_WIDE, PICTURE_SIDE_MAX);
    if (!whole)
        return refused(findings, arena, field,
                       parts.other_kind ? FINDING_PICTURE_FORMAT : FINDING_PICTURE_BROKEN, 0);
    /* The block that says which side is up may be a little longer than the one that came. */
    if (out_view(&out).len > PICTURE_BYTES_MAX)
        return refused(findings, arena, field, FINDING_PICTURE_LARGE, PICTURE_BYTES_MAX / MEGABYTE);
    *ret = (PictureFile){ .bytes = str_copy(arena, out_view(&out)),
                          .width = parts.turned ? parts.height : parts.width,
                          .height = parts.turned ? parts.width : parts.height };
    return ERR_NONE;
}

/* -- As text ----------------------------------------------------------------------------------- */

Str picture_text(Str bytes, Arena *arena) {
    return base64url_encode(arena, bytes.ptr, bytes.len);
}

bool picture_text_read(Str text, Arena *arena, Str *ret) {
    size_t padding = 0;
    while (padding < 2 && text.len > padding && text.ptr[text.len - 1 - padding] == '=')
        padding++;
    if (padding > 0 && text.len % 4 != 0)
        return false;
    size_t len = text.len - padding, size = len / 4 * 3 + (len % 4 > 0 ? len % 4 - 1 : 0);
    char *letters = arena_bytes(arena, len + 1), *bytes = arena_bytes(arena, size + 1);
    for (size_t i = 0; i < len; i++) {
        char c = text.ptr[i];
        letters[i] = c == '+' ? '-' : c == '/' ? '_' : c;
    }
    *ret = str_bytes(bytes, size);
    return base64url_decode(str_bytes(letters, len), bytes, size);
}
