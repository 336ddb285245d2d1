/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* sqlembed OUTPUT NNNN_name.sql...: the migrations as one C file (src/store/migrations.h), in the
 * order given.
 *
 * Refused: names of another form, gaps in the numbers, type placeholders nobody fills in, and what
 * would behave differently on the two engines or harm other writes of a batch (DEFERRABLE: it fails
 * at COMMIT). */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_BYTES_MAX = 1 << 20, DIGITS = 4 };

static const char *const PLACEHOLDERS[] = { "{id}", "{int}", "{text}", "{blob}" };
static const char *const FORBIDDEN[] = { "DEFERRABLE",    "AUTOINCREMENT", "SERIAL",    "STRICT",
                                         "IF NOT EXISTS", "COLLATE",       "TIMESTAMP", "BOOLEAN",
                                         "JSON",          "VARCHAR",       "BEGIN",     "COMMIT",
                                         "PRAGMA" };

static bool starts(const char *text, const char *word) {
    return strncmp(text, word, strlen(word)) == 0;
}

static char *read_file(const char *path, size_t *ret_size) {
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    char *bytes = malloc(FILE_BYTES_MAX + 1);
    if (bytes == NULL)
        abort();
    *ret_size = fread(bytes, 1, FILE_BYTES_MAX, file);
    bool whole = feof(file) != 0 && ferror(file) == 0;
    fclose(file);
    bytes[*ret_size] = '\0';
    if (whole)
        return bytes;
    free(bytes);
    return NULL;
}

/* What is wrong with the text, or NULL. */
static const char *find_fault(const char *text) {
    bool quoted = false;
    for (const char *at = text; *at != '\0'; at++) {
        if (!quoted && starts(at, "--")) {
            at += strcspn(at, "\n");
            if (*at == '\0')
                break;
        }
        if (*at == '\'')
            quoted = !quoted;
        if (quoted)
            continue;
        bool placeholder = *at != '{';
        for (size_t i = 0; i < sizeof PLACEHOLDERS / sizeof PLACEHOLDERS[0]; i++)
            placeholder = placeholder || starts(at, PLACEHOLDERS[i]);
        if (!placeholder)
            return "unknown placeholder";
        for (size_t i = 0; i < sizeof FORBIDDEN / sizeof FORBIDDEN[0]; i++)
            if (starts(at, FORBIDDEN[i]))
                return FORBIDDEN[i];
    }
    return quoted ? "quote without end" : NULL;
}

/* The number a name begins with, 0: not of the form NNNN_name.sql. */
static int version_of(const char *name) {
    size_t len = strlen(name);
    if (strspn(name, "0123456789") != DIGITS || name[DIGITS] != '_')
        return 0;
    if (len < DIGITS + 6 || strcmp(name + len - 4, ".sql") != 0)
        return 0;
    return (int)strtol(name, NULL, 10);
}

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

static void embed(FILE *out, const char *text, size_t size, int version) {
    fprintf(out, "static const char TEXT_%d[] = {", version);
    for (size_t i = 0; i < size; i++)
        fprintf(out, "%s%d,", i % 20 == 0 ? "\n    " : " ", (signed char)text[i]);
    fprintf(out, "\n};\n");
}

/* What is wrong with this file, or NULL; its text goes to `out`. */
static const char *embed_file(FILE *out, const char *path, int before) {
    int version = version_of(base_name(path));
    if (version <= before)
        return "name or number";
    size_t size;
    char *text = read_file(path, &size);
    if (text == NULL)
        return "cannot be read";
    const char *fault = find_fault(text);
    if (fault == NULL)
        embed(out, text, size, version);
    free(text);
    return fault;
}

static int embed_all(FILE *out, int count, char **paths) {
    fprintf(out, "/* made by tools/sqlembed */\n#include \"store/migrations.h\"\n\n");
    for (int i = 0, before = 0; i < count; i++) {
        const char *fault = embed_file(out, paths[i], before);
        if (fault != NULL) {
            fprintf(stderr, "%s: %s\n", paths[i], fault);
            return 1;
        }
        before = version_of(base_name(paths[i]));
    }
    fprintf(out, "\nconst Migration MIGRATIONS[] = {\n");
    for (int i = 0; i < count; i++) {
        const char *name = base_name(paths[i]);
        int version = version_of(name);
        fprintf(out, "    { %d, STR_INIT(\"%.*s\"), { TEXT_%d, sizeof TEXT_%d } },\n", version,
                (int)strlen(name) - 4, name, version, version);
    }
    fprintf(out, "};\nconst size_t MIGRATION_COUNT = sizeof MIGRATIONS / sizeof MIGRATIONS[0];\n");
    return 0;
}

int main(int argc, char **argv) {
    if (argc < 3)
        return 2;
    FILE *out = fopen(argv[1], "wb");
    if (out == NULL)
        return 2;
    int code = embed_all(out, argc - 2, argv + 2);
    if (fclose(out) != 0)
        code = 1;
    if (code != 0)
        remove(argv[1]);
    return code;
}
