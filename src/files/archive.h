/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* archive.h -- ZIP archives in memory, as OpenDocument needs them: written the same every time, read within limits.
 *
 * Nothing is ever unpacked to a disk; a name in an archive is compared and nothing else. libzip stays behind
 * this header. */
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/out.h"
#include "base/str.h"

typedef struct ArchiveEntry {
    Str name;
    Str bytes;
    bool stored; /* not compressed: the "mimetype" of OpenDocument, which also comes first */
} ArchiveEntry;

/* An archive of these entries in this order. The same entries give the same bytes: each is of 1980-01-01 00:00,
 * and nothing names a machine or a user. ERR_TOO_LARGE, ERR_INTERNAL (a name is empty, or twice there). */
MUST_CHECK Err archive_pack(const ArchiveEntry *entries, size_t count, Out *out);

typedef struct ArchiveLimits {
    size_t entries; /* in the archive */
    size_t bytes;   /* unpacked, of all entries together, as they say and as they turn out to be */
    size_t ratio;   /* unpacked bytes for one packed byte, of an entry above ARCHIVE_RATIO_FROM */
} ArchiveLimits;

/* Below this size a ratio says nothing: an empty sheet is as good as nothing when packed. */
#define ARCHIVE_RATIO_FROM ((size_t)1 << 20)

/* The fields are private. */
typedef struct ArchiveReader {
    Arena *arena;
    struct zip *zip;
    ArchiveLimits limits;
    size_t left; /* bytes that may still be unpacked */
} ArchiveReader;

/* Looks at the list of entries only. `bytes` must outlive the reader. ERR_INVALID: no archive, a damaged one, or
 * one of an encrypted entry; ERR_TOO_LARGE: above a limit. On success the reader must be closed. */
MUST_CHECK Err archive_open(Arena *arena, Str bytes, ArchiveLimits limits, ArchiveReader *ret);
/* For CLEANUP. Accepts a zeroed reader. */
void archive_close(ArchiveReader *reader);
/* One entry, unpacked in the arena. ERR_NOT_FOUND: no entry of exactly this name; ERR_INVALID: damaged, packed in a
 * way other than OpenDocument's two, or more than one of that name; ERR_TOO_LARGE. */
MUST_CHECK Err archive_read(ArchiveReader *reader, Str name, Str *ret);
