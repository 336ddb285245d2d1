/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Archives from outside: whatever the bytes, no more is unpacked than the limits allow. */
#include <stdint.h>
#include <stdlib.h>

#include "files/archive.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const ArchiveLimits LIMITS = { .entries = 20, .bytes = 2 << 20, .ratio = 50 };
    static const Str NAMES[] = { STR_INIT("mimetype"), STR_INIT("content.xml"), STR_INIT("a") };
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(archive_close) ArchiveReader reader = { 0 };
    size_t total = 0;
    if (archive_open(arena, str_bytes((const char *)data, size), LIMITS, &reader) != ERR_NONE)
        return 0;
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        Str text;
        if (archive_read(&reader, NAMES[i], &text) == ERR_NONE)
            total += text.len;
    }
    if (total > LIMITS.bytes)
        abort();
    return 0;
}
