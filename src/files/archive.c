/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/archive.h"

#include <zip.h>

#include "base/checked.h"

/* 1980-01-01 in the format of DOS: the first day it knows. */
enum { DOS_DATE = 1 << 5 | 1, DOS_TIME = 0 };

#define CHUNK ((size_t)1 << 16)

/* -- Writing ----------------------------------------------------------------------------------- */

static void zip_dropp(zip_t **zip) {
    if (*zip != NULL)
        zip_discard(*zip);
}

static void source_freep(zip_source_t **source) {
    if (*source != NULL)
        zip_source_free(*source);
}

static Err add_entry(zip_t *zip, const ArchiveEntry *entry, Arena *arena) {
    zip_source_t *source = zip_source_buffer(zip, entry->bytes.ptr, entry->bytes.len, 0);
    if (source == NULL)
        return ERR_INTERNAL;
    zip_int64_t at = str_empty(entry->name)
                         ? -1
                         : zip_file_add(zip, str_c(arena, entry->name), source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        zip_source_free(source);
        return ERR_INTERNAL;
    }
    zip_uint64_t index = (zip_uint64_t)at;
    /* not set_mtime: it asks for the local time */
    if (zip_file_set_dostime(zip, index, DOS_TIME, DOS_DATE, 0) != 0)
        return ERR_INTERNAL;
    if (zip_set_file_compression(zip, index, entry->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) != 0)
        return ERR_INTERNAL;
    /* as FAT: no permissions, no owner */
    return zip_file_set_external_attributes(zip, index, 0, ZIP_OPSYS_DOS, 0) == 0 ? ERR_NONE
                                                                                  : ERR_INTERNAL;
}

static Err copy_source(zip_source_t *source, Out *out) {
    zip_stat_t info;
    if (zip_source_stat(source, &info) != 0 || (info.valid & ZIP_STAT_SIZE) == 0)
        return ERR_INTERNAL;
    if (info.size == 0)
        return ERR_NONE;
    char *room = out_room(out, info.size);
    if (room == NULL)
        return ERR_TOO_LARGE;
    if (zip_source_open(source) != 0)
        return ERR_INTERNAL;
    bool whole = zip_source_read(source, room, info.size) == (zip_int64_t)info.size;
    zip_source_close(source);
    if (!whole)
        return ERR_INTERNAL;
    out->len += info.size;
    return ERR_NONE;
}

Err archive_pack(const ArchiveEntry *entries, size_t count, Out *out) {
    CLEANUP(arena_closep) Arena *arena = arena_open(4096); /* of the names */
    zip_error_t error;
    zip_error_init(&error);
    CLEANUP(source_freep) zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    CLEANUP(zip_dropp)
    zip_t *zip = source != NULL ? zip_open_from_source(source, ZIP_TRUNCATE, &error) : NULL;
    zip_error_fini(&error);
    if (zip == NULL)
        return ERR_INTERNAL;
    zip_source_keep(source); /* for us: the archive has one of its own */
    for (size_t i = 0; i < count; i++)
        TRY(add_entry(zip, &entries[i], arena));
    if (zip_close(zip) != 0)
        return ERR_INTERNAL;
    zip = NULL;
    return copy_source(source, out);
}

/* -- Reading ----------------------------------------------------------------------------------- */

static bool ratio_allowed(const ArchiveReader *reader, size_t unpacked, size_t packed) {
    return unpacked <= ARCHIVE_RATIO_FROM || unpacked / reader->limits.ratio <= packed;
}

/* What the archive says about itself. */
static Err check_entries(const ArchiveReader *reader) {
    zip_int64_t count = zip_get_num_entries(reader->zip, 0);
    size_t total = 0;
    if (count < 0)
        return ERR_INVALID;
    if ((size_t)count > reader->limits.entries)
        return ERR_TOO_LARGE;
    for (zip_uint64_t i = 0; i < (zip_uint64_t)count; i++) {
        zip_stat_t info;
        if (zip_stat_index(reader->zip, i, 0, &info) != 0)
            return ERR_INVALID;
        if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE)
            return ERR_INVALID;
        total = size_add(total, info.size);
        if (total > reader->limits.bytes || !ratio_allowed(reader, info.size, info.comp_size))
            return ERR_TOO_LARGE;
    }
    return ERR_NONE;
}

Err archive_open(Arena *arena, Str bytes, ArchiveLimits limits, ArchiveReader *ret) {
    CLEANUP(archive_close)
    ArchiveReader reader = { .arena = arena, .limits = limits, .left = limits.bytes };
    zip_error_t error;
    if (str_empty(bytes)) /* to libzip a new archive */
        return ERR_INVALID;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
    if (source != NULL)
        reader.zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (source != NULL && reader.zip == NULL)
        zip_source_free(source);
    zip_error_fini(&error);
    if (reader.zip == NULL)
        return ERR_INVALID;
    TRY(check_entries(&reader));
    *ret = reader;
    reader.zip = NULL; /* is the caller's now */
    return ERR_NONE;
}

void archive_close(ArchiveReader *reader) {
    if (reader->zip != NULL)
        zip_discard(reader->zip);
    reader->zip = NULL;
}

static Err find_entry(const ArchiveReader *reader, Str name, zip_stat_t *ret) {
    zip_int64_t count = zip_get_num_entries(reader->zip, 0);
    bool found = false;
    for (zip_uint64_t i = 0; i < (zip_uint64_t)count; i++) {
        zip_stat_t info;
        if (zip_stat_index(reader->zip, i, 0, &info) != 0)
            return ERR_INVALID;
        if (!str_eq(str_from(info.name), name))
            continue;
        if (found)
            return ERR_INVALID;
        found = true;
        *ret = info;
    }
    return found ? ERR_NONE : ERR_NOT_FOUND;
}

static void file_closep(zip_file_t **file) {
    if (*file != NULL)
        zip_fclose(*file);
}

Err archive_read(ArchiveReader *reader, Str name, Str *ret) {
    zip_stat_t info = { 0 };
    TRY(find_entry(reader, name, &info));
    if (info.comp_method != ZIP_CM_STORE && info.comp_method != ZIP_CM_DEFLATE)
        return ERR_INVALID;
    if (info.size > reader->left)
        return ERR_TOO_LARGE;
    CLEANUP(file_closep) zip_file_t *file = zip_fopen_index(reader->zip, info.index, 0);
    if (file == NULL)
        return ERR_INVALID;
    /* One byte more than it says: so an entry that says too little is seen. libzip checks the sum at the end. */
    char *bytes = arena_text(reader->arena, (size_t)info.size + 1);
    size_t len = 0;
    while (len <= info.size) {
        zip_uint64_t room = info.size + 1 - len;
        zip_int64_t got = zip_fread(file, bytes + len, room < CHUNK ? room : CHUNK);
        if (got < 0)
            return ERR_INVALID;
        if (got == 0)
            break;
        len += (size_t)got;
    }
    if (len != info.size)
        return ERR_INVALID;
    reader->left -= len;
    *ret = str_bytes(bytes, len);
    return ERR_NONE;
}
