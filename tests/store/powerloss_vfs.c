/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "powerloss_vfs.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SECTOR = 512 };

typedef struct Change {
    int64_t at; /* offset, or the new size */
    size_t size;
    char *opt_bytes; /* NULL: a truncation */
} Change;

/* One file as the disk has it for sure, and what was written since. */
typedef struct Image {
    char *path;
    char *bytes;
    size_t size, capacity;
    Change *changes;
    size_t count, room;
    struct Image *opt_next;
} Image;

struct PowerLoss {
    sqlite3_vfs vfs;
    sqlite3_vfs *real;
    pthread_mutex_t mutex;
    int64_t steps, cut;
    bool lies; /* about syncs */
    Image *images;
};

typedef struct File {
    sqlite3_file base;
    PowerLoss *power;
    Image *opt_image; /* NULL: a temporary file */
    sqlite3_file *real;
} File;

static void *must(void *memory) {
    if (memory == NULL)
        abort();
    return memory;
}

static File *file_of(sqlite3_file *file) {
    return (File *)(void *)file;
}

static PowerLoss *power_of(sqlite3_vfs *vfs) {
    return vfs->pAppData;
}

/* -- Images ------------------------------------------------------------------------------------ */

static void resize(Image *image, size_t size) {
    if (size > image->capacity) {
        image->capacity = 2 * size;
        image->bytes = must(realloc(image->bytes, image->capacity));
    }
    if (size > image->size)
        memset(image->bytes + image->size, 0, size - image->size);
    image->size = size;
}

static void put(Image *image, int64_t at, const char *bytes, size_t size) {
    if (size == 0)
        return;
    if (image->bytes == NULL || (size_t)at + size > image->size)
        resize(image, (size_t)at + size);
    memcpy(image->bytes + at, bytes, size);
}

static void apply(Image *image, const Change *change) {
    if (change->opt_bytes == NULL)
        resize(image, (size_t)change->at);
    else
        put(image, change->at, change->opt_bytes, change->size);
}

static void forget_changes(Image *image) {
    for (size_t i = 0; i < image->count; i++)
        free(image->changes[i].opt_bytes);
    free(image->changes);
    image->changes = NULL;
    image->count = image->room = 0;
}

static void note(Image *image, int64_t at, const void *opt_bytes, size_t size) {
    if (image->count == image->room) {
        image->room = 2 * image->room + 64;
        image->changes = must(realloc(image->changes, image->room * sizeof *image->changes));
    }
    Change *change = &image->changes[image->count++];
    *change = (Change){ .at = at, .size = size };
    if (opt_bytes != NULL)
        change->opt_bytes = memcpy(must(malloc(size)), opt_bytes, size);
}

static void image_free(Image *image) {
    forget_changes(image);
    free(image->path);
    free(image->bytes);
    free(image);
}

static void read_existing(Image *image) {
    FILE *file = fopen(image->path, "rb");
    if (file == NULL)
        return;
    char buffer[4096];
    for (size_t size; (size = fread(buffer, 1, sizeof buffer, file)) > 0;)
        put(image, (int64_t)image->size, buffer, size);
    fclose(file);
}

static Image *image_find(PowerLoss *power, const char *path) {
    Image *image = power->images;
    while (image != NULL && strcmp(image->path, path) != 0)
        image = image->opt_next;
    return image;
}

static Image *image_of(PowerLoss *power, const char *path) {
    pthread_mutex_lock(&power->mutex);
    Image *image = image_find(power, path);
    if (image == NULL) {
        image = must(calloc(1, sizeof *image));
        image->path = must(strdup(path));
        read_existing(image);
        image->opt_next = power->images;
        power->images = image;
    }
    pthread_mutex_unlock(&power->mutex);
    return image;
}

/* -- Files ------------------------------------------------------------------------------------- */

/* Counts a step of which `opt_bytes` may reach the disk in part. False: the power is gone. */
static bool do_step(File *file, int64_t at, const void *opt_bytes, size_t size, bool sync) {
    if (file->opt_image == NULL)
        return true;
    PowerLoss *power = file->power;
    pthread_mutex_lock(&power->mutex);
    int64_t number = ++power->steps;
    Image *image = file->opt_image;
    if (number <= power->cut && !sync)
        note(image, at, opt_bytes, size);
    if (number < power->cut && sync && !power->lies) {
        for (size_t i = 0; i < image->count; i++)
            apply(image, &image->changes[i]);
        forget_changes(image);
    }
    pthread_mutex_unlock(&power->mutex);
    return number < power->cut;
}

static int file_close(sqlite3_file *file) {
    return file_of(file)->real->pMethods->xClose(file_of(file)->real);
}

static int file_read(sqlite3_file *file, void *bytes, int size, sqlite3_int64 at) {
    return file_of(file)->real->pMethods->xRead(file_of(file)->real, bytes, size, at);
}

static int file_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at) {
    if (!do_step(file_of(file), at, bytes, (size_t)size, false))
        return SQLITE_IOERR_WRITE;
    return file_of(file)->real->pMethods->xWrite(file_of(file)->real, bytes, size, at);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
    if (!do_step(file_of(file), size, NULL, 0, false))
        return SQLITE_IOERR_TRUNCATE;
    return file_of(file)->real->pMethods->xTruncate(file_of(file)->real, size);
}

static int file_sync(sqlite3_file *file, int flags) {
    (void)flags; /* nothing is lost when the test ends: the disk itself need not wait */
    return do_step(file_of(file), 0, NULL, 0, true) ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return file_of(file)->real->pMethods->xFileSize(file_of(file)->real, size);
}

static int file_lock(sqlite3_file *file, int lock) {
    return file_of(file)->real->pMethods->xLock(file_of(file)->real, lock);
}

static int file_unlock(sqlite3_file *file, int lock) {
    return file_of(file)->real->pMethods->xUnlock(file_of(file)->real, lock);
}

static int file_check_lock(sqlite3_file *file, int *locked) {
    return file_of(file)->real->pMethods->xCheckReservedLock(file_of(file)->real, locked);
}

static int file_control(sqlite3_file *file, int what, void *value) {
    return file_of(file)->real->pMethods->xFileControl(file_of(file)->real, what, value);
}

static int file_sector(sqlite3_file *file) {
    return file_of(file)->real->pMethods->xSectorSize(file_of(file)->real);
}

static int file_device(sqlite3_file *file) {
    return file_of(file)->real->pMethods->xDeviceCharacteristics(file_of(file)->real);
}

static int file_shm_map(sqlite3_file *file, int page, int size, int extend,
                        void volatile **memory) {
    return file_of(file)->real->pMethods->xShmMap(file_of(file)->real, page, size, extend, memory);
}

static int file_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
    return file_of(file)->real->pMethods->xShmLock(file_of(file)->real, offset, count, flags);
}

static void file_shm_barrier(sqlite3_file *file) {
    file_of(file)->real->pMethods->xShmBarrier(file_of(file)->real);
}

static int file_shm_unmap(sqlite3_file *file, int remove) {
    return file_of(file)->real->pMethods->xShmUnmap(file_of(file)->real, remove);
}

/* Version 2: shared memory for the WAL, but no mapped reads, which would pass by unseen. */
static const sqlite3_io_methods METHODS = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_lock,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_device,
    .xShmMap = file_shm_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_shm_barrier,
    .xShmUnmap = file_shm_unmap,
};

/* -- The VFS ----------------------------------------------------------------------------------- */

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                    int *out_flags) {
    PowerLoss *power = power_of(vfs);
    File *opened = file_of(file);
    *opened = (File){ .power = power, .real = (sqlite3_file *)(void *)(opened + 1) };
    int kept = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
    if (name != NULL && (flags & kept) != 0)
        opened->opt_image = image_of(power, name);
    int code = power->real->xOpen(power->real, name, opened->real, flags, out_flags);
    if (code == SQLITE_OK)
        opened->base.pMethods = &METHODS;
    return code;
}

/* Taken as lasting at once: SQLite deletes only what is no longer needed. */
static int vfs_delete(sqlite3_vfs *vfs, const char *name, int sync_folder) {
    PowerLoss *power = power_of(vfs);
    pthread_mutex_lock(&power->mutex);
    bool gone = ++power->steps >= power->cut;
    Image *image = gone ? NULL : image_find(power, name);
    if (image != NULL) {
        forget_changes(image);
        image->size = 0;
    }
    pthread_mutex_unlock(&power->mutex);
    return gone ? SQLITE_IOERR_DELETE : power->real->xDelete(power->real, name, sync_folder);
}

static int vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *answer) {
    return power_of(vfs)->real->xAccess(power_of(vfs)->real, name, flags, answer);
}

static int vfs_full_name(sqlite3_vfs *vfs, const char *name, int size, char *full) {
    return power_of(vfs)->real->xFullPathname(power_of(vfs)->real, name, size, full);
}

static int vfs_random(sqlite3_vfs *vfs, int size, char *bytes) {
    return power_of(vfs)->real->xRandomness(power_of(vfs)->real, size, bytes);
}

static int vfs_sleep(sqlite3_vfs *vfs, int microseconds) {
    return power_of(vfs)->real->xSleep(power_of(vfs)->real, microseconds);
}

static int vfs_time(sqlite3_vfs *vfs, sqlite3_int64 *milliseconds) {
    return power_of(vfs)->real->xCurrentTimeInt64(power_of(vfs)->real, milliseconds);
}

static int vfs_error(sqlite3_vfs *vfs, int size, char *text) {
    return power_of(vfs)->real->xGetLastError(power_of(vfs)->real, size, text);
}

PowerLoss *powerloss_open(const char *name) {
    PowerLoss *power = must(calloc(1, sizeof *power));
    if (sqlite3_initialize() != SQLITE_OK)
        abort();
    power->real = must(sqlite3_vfs_find(NULL));
    power->cut = INT64_MAX;
    pthread_mutex_init(&power->mutex, NULL);
    power->vfs = (sqlite3_vfs){
        .iVersion = 2,
        .szOsFile = (int)sizeof(File) + power->real->szOsFile,
        .mxPathname = power->real->mxPathname,
        .zName = name,
        .pAppData = power,
        .xOpen = vfs_open,
        .xDelete = vfs_delete,
        .xAccess = vfs_access,
        .xFullPathname = vfs_full_name,
        .xRandomness = vfs_random,
        .xSleep = vfs_sleep,
        .xGetLastError = vfs_error,
        .xCurrentTimeInt64 = vfs_time,
    };
    if (sqlite3_vfs_register(&power->vfs, 0) != SQLITE_OK)
        abort();
    return power;
}

void powerloss_close(PowerLoss *power) {
    sqlite3_vfs_unregister(&power->vfs);
    for (Image *image = power->images, *next; image != NULL; image = next) {
        next = image->opt_next;
        image_free(image);
    }
    pthread_mutex_destroy(&power->mutex);
    free(power);
}

int64_t powerloss_steps(PowerLoss *power) {
    pthread_mutex_lock(&power->mutex);
    int64_t steps = power->steps;
    pthread_mutex_unlock(&power->mutex);
    return steps;
}

void powerloss_cut_at(PowerLoss *power, int64_t step) {
    pthread_mutex_lock(&power->mutex);
    power->cut = step;
    pthread_mutex_unlock(&power->mutex);
}

void powerloss_ignore_syncs(PowerLoss *power) {
    pthread_mutex_lock(&power->mutex);
    power->lies = true;
    pthread_mutex_unlock(&power->mutex);
}

/* -- What is left ------------------------------------------------------------------------------ */

static uint64_t next(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* An unsynced write: all of it, nothing, or some of its sectors. */
static void apply_by_chance(Image *image, const Change *change, uint64_t *state) {
    uint64_t fate = next(state) % 3;
    if (fate == 0)
        return;
    if (fate == 1 || change->opt_bytes == NULL) {
        apply(image, change);
        return;
    }
    for (size_t done = 0; done < change->size;) {
        size_t to_border = SECTOR - (size_t)(change->at + (int64_t)done) % SECTOR;
        size_t size = change->size - done < to_border ? change->size - done : to_border;
        if (next(state) % 2 == 0)
            put(image, change->at + (int64_t)done, change->opt_bytes + done, size);
        done += size;
    }
}

void powerloss_save(PowerLoss *power, const char *path, const char *to, uint64_t seed) {
    Image *image = image_find(power, path);
    if (image == NULL)
        return;
    uint64_t state = seed * 0x9e3779b97f4a7c15U + 1;
    for (size_t i = 0; i < image->count; i++)
        apply_by_chance(image, &image->changes[i], &state);
    forget_changes(image);
    FILE *file = must(fopen(to, "wb"));
    if (fwrite(image->bytes, 1, image->size, file) != image->size || fclose(file) != 0)
        abort();
}
