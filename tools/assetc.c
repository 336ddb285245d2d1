/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* assetc assets MANIFEST ROOT OUT | assetc packs FOLDER OUT
 * Puts files into the program. Writes OUT_list.h (an X-macro with one row per file), OUT.bin (all bytes, one
 * after another), OUT_data.S (makes the bytes the symbol OUT_bytes) and OUT.d (what it read, for Ninja).
 *
 * assets: MANIFEST has lines "NAME PATH", PATH below ROOT. Each file gets a name that changes with its content
 * (NAME.HASH.EXTENSION), so that a browser may keep it for ever, and a gzip variant where that is smaller. A css
 * file may name files listed above it as url("asset:NAME").
 * Scripts and style sheets go in without comments and indentation.
 *     X(CONSTANT, "HASHED NAME", "type", "hash", at, length, gzip_at, gzip_length)
 * packs: every *.json below FOLDER, sorted by name.
 *     X("NAME", at, length)
 * The same input gives the same output, byte for byte. */
#include <ctype.h>
#include <errno.h>
#include <fts.h>
#include <openssl/sha.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { FILES_MAX = 500, NAME_MAX_BYTES = 200, PATH_BYTES = 4096, HASH_DIGITS = 16 };

typedef struct Bytes {
    unsigned char *at;
    size_t count;
} Bytes;

typedef struct Row {
    char name[NAME_MAX_BYTES];
    char hashed[NAME_MAX_BYTES + HASH_DIGITS + 2];
    char hash[HASH_DIGITS + 1];
} Row;

typedef struct Work {
    FILE *list, *bin, *depends;
    Row rows[FILES_MAX];
    size_t row_count;
} Work;

static const struct {
    const char *extension;
    const char *type;
} TYPES[] = {
    { ".css", "text/css; charset=utf-8" },
    { ".ico", "image/x-icon" },
    { ".js", "text/javascript; charset=utf-8" },
    { ".json", "application/json" },
    { ".png", "image/png" },
    { ".svg", "image/svg+xml" },
    { ".txt", "text/plain; charset=utf-8" },
    { ".woff2", "font/woff2" },
};

static _Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));
static _Noreturn void die(const char *format, ...) {
    va_list values;
    va_start(values, format);
    fputs("assetc: ", stderr);
    vfprintf(stderr, format, values);
    fputc('\n', stderr);
    va_end(values);
    exit(1);
}

static void *take(size_t size) {
    void *memory = malloc(size > 0 ? size : 1);
    if (memory == NULL)
        die("out of memory");
    return memory;
}

static FILE *open_file(const char *path, const char *mode) {
    FILE *file = fopen(path, mode);
    if (file == NULL)
        die("%s: %s", path, strerror(errno));
    return file;
}

static void close_written(FILE *file) {
    if (ferror(file) || fclose(file) != 0)
        die("cannot write: %s", strerror(errno));
}

static Bytes read_bytes(const char *path) {
    FILE *file = open_file(path, "rb");
    long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    if (size < 0 || fseek(file, 0, SEEK_SET) != 0)
        die("%s: cannot read", path);
    Bytes bytes = { take((size_t)size), (size_t)size };
    if (fread(bytes.at, 1, bytes.count, file) != bytes.count)
        die("%s: cannot read", path);
    fclose(file);
    return bytes;
}

/* As gzip -9n: no name, no time. */
static Bytes gzip(Bytes plain) {
    z_stream stream = { 0 };
    if (deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        die("zlib refuses to start");
    size_t bound = deflateBound(&stream, plain.count);
    Bytes packed = { take(bound), 0 };
    stream.next_in = plain.at;
    stream.avail_in = (uInt)plain.count;
    stream.next_out = packed.at;
    stream.avail_out = (uInt)bound;
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        die("zlib cannot pack");
    packed.count = bound - stream.avail_out;
    deflateEnd(&stream);
    return packed;
}

static const Row *row_named(const Work *work, const char *name, size_t length) {
    for (size_t i = 0; i < work->row_count; i++)
        if (strlen(work->rows[i].name) == length && memcmp(work->rows[i].name, name, length) == 0)
            return &work->rows[i];
    return NULL;
}

/* Where a comment or a string that begins at `i` ends; `i`: neither begins there. */
static size_t aside_end(Bytes text, size_t i) {
    unsigned char c = text.at[i];
    if (c == '/' && i + 1 < text.count && text.at[i + 1] == '*') {
        for (i += 2; i + 1 < text.count && (text.at[i] != '*' || text.at[i + 1] != '/'); i++)
            continue;
        return i + 2 < text.count ? i + 2 : text.count;
    }
    if (c != '"' && c != '\'')
        return i;
    for (i++; i < text.count && text.at[i] != c; i++)
        i += text.at[i] == '\\';
    return i + 1 < text.count ? i + 1 : text.count;
}

/* A brace that is missing would put the rest of the file under one selector, and no browser says so. */
static void css_check(const char *path, Bytes css) {
    long open = 0;
    for (size_t i = 0; i < css.count;) {
        size_t end = aside_end(css, i);
        if (end == i) {
            open += (css.at[i] == '{') - (css.at[i] == '}');
            end = i + 1;
        }
        if (open < 0)
            die("%s: a closing brace too many", path);
        i = end;
    }
    if (open != 0)
        die("%s: a brace is not closed", path);
}

/* Comments (but licences, which begin with an exclamation mark) and indentation are for who reads the source; a phone waits for
 * them. A regular expression of a script must hold no quotation mark. */
static Bytes without_comments(Bytes text) {
    Bytes out = { take(text.count), 0 };
    for (size_t i = 0; i < text.count;) {
        size_t end = aside_end(text, i);
        bool comment = end > i && text.at[i] == '/' && (end == i + 2 || text.at[i + 2] != '!');
        bool begins = out.count == 0 || out.at[out.count - 1] == '\n';
        if (end == i)
            end = i + 1;
        if (!comment && !(begins && isspace(text.at[i]))) {
            memcpy(out.at + out.count, text.at + i, end - i);
            out.count += end - i;
        }
        i = end;
    }
    free(text.at);
    return out;
}

/* Replaces asset:NAME inside url("...") by the name that changes with the content. */
static Bytes css_resolve(const Work *work, const char *path, Bytes css) {
    static const char MARK[] = "\"asset:";
    const size_t mark = sizeof MARK - 1;
    size_t uses = 0;
    for (size_t i = 0; i + mark <= css.count; i++)
        uses += memcmp(css.at + i, MARK, mark) == 0;
    Bytes out = { take(css.count + uses * sizeof(((Row *)0)->hashed)), 0 };
    for (size_t i = 0; i < css.count;) {
        if (i + mark > css.count || memcmp(css.at + i, MARK, mark) != 0) {
            out.at[out.count++] = css.at[i++];
            continue;
        }
        const char *name = (const char *)css.at + i + mark;
        const char *end = memchr(name, '"', css.count - i - mark);
        if (end == NULL)
            die("%s: asset: without closing quote", path);
        const Row *row = row_named(work, name, (size_t)(end - name));
        if (row == NULL)
            die("%s: no asset %.*s listed above it", path, (int)(end - name), name);
        out.at[out.count++] = '"';
        memcpy(out.at + out.count, row->hashed, strlen(row->hashed));
        out.count += strlen(row->hashed);
        i += mark + (size_t)(end - name);
    }
    free(css.at);
    return out;
}

static const char *type_of(const char *name) {
    const char *extension = strrchr(name, '.');
    for (size_t i = 0; extension != NULL && i < sizeof TYPES / sizeof TYPES[0]; i++)
        if (strcmp(extension, TYPES[i].extension) == 0)
            return TYPES[i].type;
    die("%s: no media type known for this ending", name);
}

static void row_hash(Row *row, Bytes bytes) {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(bytes.at, bytes.count, digest);
    for (size_t i = 0; i < HASH_DIGITS / 2; i++)
        snprintf(row->hash + 2 * i, 3, "%02x", digest[i]);
    const char *extension = strrchr(row->name, '.');
    char hashed[sizeof row->hashed];
    snprintf(hashed, sizeof hashed, "%.*s.%s%s", (int)(extension - row->name), row->name, row->hash,
             extension);
    memcpy(row->hashed, hashed, sizeof hashed);
}

static void print_constant(FILE *list, const char *name) {
    for (; *name != '\0'; name++)
        fputc(isalnum((unsigned char)*name) ? toupper((unsigned char)*name) : '_', list);
}

static size_t append(FILE *bin, Bytes bytes) {
    long at = ftell(bin);
    if (at < 0 || fwrite(bytes.at, 1, bytes.count, bin) != bytes.count)
        die("cannot write: %s", strerror(errno));
    return (size_t)at;
}

static void add_asset(Work *work, const char *name, const char *path) {
    if (work->row_count == FILES_MAX || strlen(name) >= NAME_MAX_BYTES)
        die("%s: too many files or too long a name", name);
    if (row_named(work, name, strlen(name)) != NULL)
        die("%s: listed twice", name);
    const char *type = type_of(name);
    Bytes bytes = read_bytes(path);
    if (strncmp(type, "text/css", 8) == 0) {
        css_check(path, bytes);
        bytes = without_comments(css_resolve(work, path, bytes));
    }
    if (strncmp(type, "text/javascript", 15) == 0)
        bytes = without_comments(bytes);
    Row *row = &work->rows[work->row_count++];
    snprintf(row->name, sizeof row->name, "%s", name);
    row_hash(row, bytes);
    Bytes packed = gzip(bytes);
    if (packed.count > bytes.count / 100 * 95)
        packed.count = 0;
    fputs(" \\\n    X(", work->list);
    print_constant(work->list, name);
    fprintf(work->list, ", \"%s\", \"%s\", \"%s\", %zu, %zu, ", row->hashed, type, row->hash,
            append(work->bin, bytes), bytes.count);
    fprintf(work->list, "%zu, %zu)", append(work->bin, packed), packed.count);
    free(bytes.at);
    free(packed.at);
}

static void assets(Work *work, const char *manifest, const char *root) {
    FILE *lines = open_file(manifest, "r");
    fprintf(work->depends, " %s", manifest);
    char line[2 * PATH_BYTES];
    while (fgets(line, sizeof line, lines) != NULL) {
        char name[PATH_BYTES];
        char below[PATH_BYTES];
        if (line[0] == '#' || line[0] == '\n')
            continue;
        if (sscanf(line, "%4095s %4095s", name, below) != 2)
            die("%s: a line is NAME PATH, not: %s", manifest, line);
        char path[2 * PATH_BYTES];
        snprintf(path, sizeof path, "%s/%s", root, below);
        fprintf(work->depends, " %s", path);
        add_asset(work, name, path);
    }
    fclose(lines);
}

static int by_name(const FTSENT **one, const FTSENT **other) {
    return strcmp((*one)->fts_name, (*other)->fts_name);
}

/* Folders are read things too: a new file in one changes its time, and Ninja runs this again. */
static void packs(Work *work, const char *folder) {
    char *top = strdup(folder);
    FTS *walk = fts_open((char *[]){ top, NULL }, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
    if (top == NULL || walk == NULL)
        die("%s: %s", folder, strerror(errno));
    for (FTSENT *entry; (entry = fts_read(walk)) != NULL;) {
        if (entry->fts_info == FTS_NS || entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR)
            die("%s: %s", entry->fts_path, strerror(entry->fts_errno));
        bool json = entry->fts_info == FTS_F && entry->fts_namelen > 5 &&
                    strcmp(entry->fts_name + entry->fts_namelen - 5, ".json") == 0;
        if (json || entry->fts_info == FTS_D)
            fprintf(work->depends, " %s", entry->fts_path);
        if (!json)
            continue;
        Bytes bytes = read_bytes(entry->fts_path);
        fprintf(work->list, " \\\n    X(\"%s\", %zu, %zu)", entry->fts_path + strlen(folder) + 1,
                append(work->bin, bytes), bytes.count);
        free(bytes.at);
    }
    fts_close(walk);
    free(top);
}

static FILE *open_output(const char *out, const char *ending) {
    char path[PATH_BYTES];
    if (snprintf(path, sizeof path, "%s%s", out, ending) >= PATH_BYTES)
        die("%s: too long a path", out);
    return open_file(path, "wb");
}

int main(int count, char **arguments) {
    bool is_assets = count == 5 && strcmp(arguments[1], "assets") == 0;
    if (!is_assets && !(count == 4 && strcmp(arguments[1], "packs") == 0))
        die("usage: assetc assets MANIFEST ROOT OUT | assetc packs FOLDER OUT");
    const char *out = arguments[count - 1];
    const char *slash = strrchr(out, '/');
    const char *symbol = slash != NULL ? slash + 1 : out;
    Work *work = calloc(1, sizeof *work);
    if (work == NULL)
        die("out of memory");
    work->list = open_output(out, "_list.h");
    work->bin = open_output(out, ".bin");
    work->depends = open_output(out, ".d");

    fprintf(work->list, "/* Written by tools/assetc. */\n#pragma once\n#define ");
    print_constant(work->list, symbol);
    fputs("_LIST(X)", work->list);
    fprintf(work->depends, "%s_list.h:", out);
    if (is_assets)
        assets(work, arguments[2], arguments[3]);
    else
        packs(work, arguments[2]);
    fputc('\n', work->list);
    fputc('\n', work->depends);
    close_written(work->list);
    close_written(work->bin);
    close_written(work->depends);
    free(work);

    FILE *assembly = open_output(out, "_data.S");
    fprintf(
        assembly,
        ".section .rodata\n.global %s_bytes\n.balign 16\n%s_bytes:\n.incbin \"%s.bin\"\n.byte 0\n"
        ".section .note.GNU-stack,\"\",%%progbits\n",
        symbol, symbol, out);
    close_written(assembly);
    return 0;
}
