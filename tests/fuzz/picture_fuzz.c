/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Pictures from outside: whatever the bytes, what is taken has its limits, is not larger but for which side is up, and is
 * read again as itself; what is refused says why. */
#include <stdint.h>
#include <stdlib.h>

#include "files/picture_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds) {
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    enum { SIDE_BYTES = 36 };
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 12);
    Findings findings = { 0 };
    PictureFile once, twice;
    Str text, bytes = str_bytes((const char *)data, size);
    Err err = picture_file_read(bytes, STR("datei"), arena, &findings, &once);
    require((err == ERR_NONE) == (findings.count == 0));
    if (picture_text_read(bytes, arena, &text) && size > 0)
        require(text.len < size);
    if (err != ERR_NONE) {
        require(err == ERR_INVALID && findings.count == 1);
        return 0;
    }
    require(once.width > 0 && once.width <= PICTURE_SIDE_MAX && once.height > 0 &&
            once.height <= PICTURE_SIDE_MAX && once.bytes.len <= size + SIDE_BYTES);
    require(picture_file_read(once.bytes, STR("datei"), arena, &findings, &twice) == ERR_NONE);
    require(str_eq(once.bytes, twice.bytes) && once.width == twice.width &&
            once.height == twice.height);
    require(picture_text_read(picture_text(once.bytes, arena), arena, &text) &&
            str_eq(text, once.bytes));
    return 0;
}
