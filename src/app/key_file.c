/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/key_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/checked.h"
#include "base/hex.h"
#include "base/io.h"
#include "base/out.h"
#include "base/random.h"

struct KeyFile {
    uint8_t key[KEY_BYTES];
    char *path;
};

#define KEY_LINE_START "einklang-key-1 "
static const char KEY_CONTEXT[crypto_kdf_CONTEXTBYTES] = { 'e', 'i', 'n', 'k', 'l', 'a', 'n', 'g' };
enum { KEY_LINE_MAX = 200 };

static Err write_key(int fd) {
    CLEANUP(arena_closep) Arena *arena = arena_open(512);
    uint8_t key[KEY_BYTES];
    random_bytes(key, sizeof key);
    Str line =
        str_join(arena, STR(KEY_LINE_START), base64url_encode(arena, key, sizeof key), STR("\n"));
    Err err = write_all(fd, line);
    if (err == ERR_NONE && fsync(fd) != 0)
        err = ERR_STORAGE;
    sodium_memzero(key, sizeof key);
    /* The view is const; the arena's bytes are ours to wipe. */
    sodium_memzero((void *)(uintptr_t)line.ptr, line.len);
    return err;
}

static const char *list_path(const char *path, Arena *arena) {
    return str_join(arena, str_from(path), STR(".erasures")).ptr;
}

static Err list_make(const char *path) {
    CLEANUP(arena_closep) Arena *arena = arena_open(512);
    CLEANUP(fd_closep)
    int fd = open(list_path(path, arena), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0 || fsync(fd) != 0)
        return ERR_STORAGE;
    return folder_sync(path);
}

/* Under its name only when it is complete: a file cut off by a crash would keep the program from ever
 * starting again. */
static Err key_file_make(const char *path) {
    CLEANUP(arena_closep) Arena *arena = arena_open(512);
    Str name = str_join(arena, str_from(path), STR(".XXXXXX"));
    char *part = arena_text(arena, name.len + 1);
    memcpy(part, str_c(arena, name), name.len + 1);
    CLEANUP(fd_closep) int fd = mkostemp(part, O_CLOEXEC); /* mode 0600 */
    if (fd < 0)
        return ERR_STORAGE;
    Err err = write_key(fd);
    if (err == ERR_NONE)
        err = list_make(path);
    if (err == ERR_NONE)
        err = file_publish(part, path);
    if (err != ERR_NONE)
        (void)unlink(part);
    if (err == ERR_CONFLICT)
        err = ERR_NONE; /* of two that begin at once the first one's stays */
    return err == ERR_NONE ? folder_sync(path) : err;
}

static Err key_file_parse(Arena *arena, const char *path, uint8_t ret_key[static KEY_BYTES]) {
    struct stat info;
    if (stat(path, &info) != 0)
        return errno == ENOENT ? ERR_NOT_FOUND : ERR_STORAGE;
    if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return ERR_FORBIDDEN;
    Str text;
    TRY(file_read_all(arena, path, KEY_LINE_MAX, &text));
    Err err = ERR_INVALID;
    Str line = str_trim(text);
    if (str_starts(line, STR(KEY_LINE_START)) &&
        base64url_decode(str_slice(line, sizeof KEY_LINE_START - 1, SIZE_MAX), ret_key, KEY_BYTES))
        err = ERR_NONE;
    sodium_memzero((void *)(uintptr_t)text.ptr, text.len);
    return err;
}

Err key_file_open(const char *path, bool create, KeyFile **ret) {
    if (sodium_init() < 0)
        return ERR_INTERNAL;
    if (create && access(path, F_OK) != 0)
        TRY(key_file_make(path));
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    uint8_t key[KEY_BYTES];
    TRY(key_file_parse(arena, path, key));
    KeyFile *keys = calloc(1, sizeof *keys);
    if (keys == NULL)
        abort();
    memcpy(keys->key, key, sizeof key);
    sodium_memzero(key, sizeof key);
    keys->path = strdup(path);
    if (keys->path == NULL)
        abort();
    *ret = keys;
    return ERR_NONE;
}

void key_file_close(KeyFile *keys) {
    if (keys == NULL)
        return;
    sodium_memzero(keys->key, sizeof keys->key);
    free(keys->path);
    free(keys);
}

void key_derive(const KeyFile *keys, KeyPurpose purpose, uint8_t ret_key[static KEY_BYTES]) {
    if (crypto_kdf_derive_from_key(ret_key, KEY_BYTES, (uint64_t)purpose, KEY_CONTEXT, keys->key) !=
        0)
        abort(); /* only for lengths it does not support */
}

Str key_fingerprint(const KeyFile *keys, Arena *arena) {
    uint8_t hash[crypto_generichash_BYTES_MIN];
    crypto_generichash(hash, sizeof hash, keys->key, sizeof keys->key, NULL, 0);
    return hex_encode(arena, hash, 8);
}

const char *key_file_path(const KeyFile *keys) {
    return keys->path;
}

#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_BYTES   crypto_aead_xchacha20poly1305_ietf_ABYTES

Str key_seal(const KeyFile *keys, KeyPurpose purpose, Arena *arena, Str plain, Str bound) {
    uint8_t key[KEY_BYTES];
    key_derive(keys, purpose, key);
    size_t size = size_add(plain.len, NONCE_BYTES + TAG_BYTES);
    uint8_t *sealed = arena_new(arena, uint8_t, size);
    random_bytes(sealed, NONCE_BYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        sealed + NONCE_BYTES, NULL, (const uint8_t *)plain.ptr, plain.len,
        (const uint8_t *)bound.ptr, bound.len, NULL, sealed, key);
    sodium_memzero(key, sizeof key);
    return str_bytes((const char *)sealed, size);
}

Err key_unseal(const KeyFile *keys, KeyPurpose purpose, Arena *arena, Str sealed, Str bound,
               Str *ret_plain) {
    if (sealed.len < NONCE_BYTES + TAG_BYTES)
        return ERR_INVALID;
    uint8_t key[KEY_BYTES];
    key_derive(keys, purpose, key);
    size_t size = sealed.len - NONCE_BYTES - TAG_BYTES;
    uint8_t *plain = arena_new(arena, uint8_t, size + 1);
    const uint8_t *bytes = (const uint8_t *)sealed.ptr;
    int wrong = crypto_aead_xchacha20poly1305_ietf_decrypt(
        plain, NULL, NULL, bytes + NONCE_BYTES, sealed.len - NONCE_BYTES,
        (const uint8_t *)bound.ptr, bound.len, bytes, key);
    sodium_memzero(key, sizeof key);
    if (wrong != 0)
        return ERR_INVALID;
    *ret_plain = str_bytes((const char *)plain, size);
    return ERR_NONE;
}

Str key_name(const KeyFile *keys, KeyPurpose purpose, Arena *arena, Str text) {
    uint8_t key[KEY_BYTES];
    key_derive(keys, purpose, key);
    uint8_t *name = arena_new(arena, uint8_t, crypto_auth_hmacsha256_BYTES);
    crypto_auth_hmacsha256(name, (const uint8_t *)text.ptr, text.len, key);
    sodium_memzero(key, sizeof key);
    return str_bytes((const char *)name, crypto_auth_hmacsha256_BYTES);
}

/* A line that a power loss or a full disk cut off must not swallow the next one. */
static Err end_torn_line(int fd) {
    char last;
    off_t size = lseek(fd, 0, SEEK_END);
    if (size < 0)
        return ERR_STORAGE;
    if (size == 0)
        return ERR_NONE;
    if (pread(fd, &last, 1, size - 1) != 1)
        return ERR_STORAGE;
    return last == '\n' ? ERR_NONE : write_all(fd, STR("\n"));
}

Err erasure_note(const KeyFile *keys, const Erasure *erasure) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    CLEANUP(out_done) Out line = out_open(200);
    char at[INSTANT_ISO_SIZE];
    out_str(&line, instant_iso(erasure->at, at));
    out_char(&line, ' ');
    out_str(&line, erasure->noun);
    out_char(&line, ' ');
    out_i64(&line, erasure->id);
    out_char(&line, ' ');
    out_str(&line, erasure->rule);
    out_char(&line, '\n');
    CLEANUP(fd_closep)
    int fd = open(list_path(keys->path, arena), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return ERR_STORAGE;
    TRY(end_torn_line(fd));
    TRY(write_all(fd, out_view(&line)));
    return fsync(fd) == 0 ? folder_sync(keys->path) : ERR_STORAGE;
}

/* Without its rule a line is torn, and the number before it may be the beginning of another one. */
static bool erasure_parse(Arena *arena, Str line, Erasure *ret) {
    Str at, noun, id;
    return str_cut(&line, ' ', &at) && str_cut(&line, ' ', &noun) && str_cut(&line, ' ', &id) &&
           !str_empty(line) && instant_parse_iso(at, &ret->at) == ERR_NONE &&
           str_i64(id, &ret->id) &&
           (ret->noun = str_copy(arena, noun), ret->rule = str_copy(arena, line), true);
}

bool erasures_kept(const KeyFile *keys) {
    CLEANUP(arena_closep) Arena *arena = arena_open(512);
    return access(list_path(keys->path, arena), F_OK) == 0;
}

Err erasures_begin(const KeyFile *keys) {
    return list_make(keys->path);
}

Err erasure_list(const KeyFile *keys, Arena *arena, Erasures *ret) {
    Str text;
    Err err = file_read_all(arena, list_path(keys->path, arena), KEY_ERASURES_BYTES_MAX, &text);
    *ret = (Erasures){ 0 };
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    while (str_index(text, '\n') >= 0) {
        Str line;
        if (!str_cut(&text, '\n', &line))
            break;
        Erasure erasure = { 0 };
        if (erasure_parse(arena, line, &erasure))
            *list_push(arena, ret) = erasure;
    }
    return ERR_NONE;
}
