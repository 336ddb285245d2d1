/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/migration_copy.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/db_engine.h"

#define MARK ".before-"

/* Where the file stands, and what it is called there. */
static void split(Arena *arena, Str path, Str *ret_folder, Str *ret_name) {
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/')
        at--;
    *ret_folder = at > 0 ? str_copy(arena, str_slice(path, 0, at)) : STR("./");
    *ret_name = str_slice(path, at, SIZE_MAX);
}

/* NAME.before-NNNN or NAME.before-NNNN-N. */
static bool is_copy(Str name, Str database) {
    if (!str_starts(name, database))
        return false;
    Str rest = str_slice(name, database.len, SIZE_MAX);
    if (!str_starts(rest, STR(MARK)))
        return false;
    rest = str_slice(rest, sizeof MARK - 1, SIZE_MAX);
    for (size_t i = 0; i < rest.len; i++)
        if (!isdigit((unsigned char)rest.ptr[i]) && rest.ptr[i] != '-')
            return false;
    return !str_empty(rest);
}

static bool is_due(int folder, const char *name, Instant before) {
    struct stat status;
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode) &&
           (int64_t)status.st_mtim.tv_sec * 1000 < before.ms;
}

Err migration_copies(Arena *arena, const Db *db, Instant before, bool remove, int64_t *ret) {
    Str folder, database;
    *ret = 0;
    if (db->ops->engine != ENGINE_SQLITE)
        return ERR_NONE;
    split(arena, str_from(db->target), &folder, &database);
    DIR *list = opendir(folder.ptr);
    if (list == NULL)
        return ERR_STORAGE;
    Err err = ERR_NONE;
    for (const struct dirent *entry; (entry = readdir(list)) != NULL;) {
        if (!is_copy(str_from(entry->d_name), database) ||
            !is_due(dirfd(list), entry->d_name, before))
            continue;
        bool kept = remove && unlinkat(dirfd(list), entry->d_name, 0) != 0;
        if (kept)
            err = ERR_STORAGE;
        *ret += !kept;
    }
    closedir(list);
    return err;
}
