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
    if (file == NULL) return NULL;
    char *bytes = malloc(FILE_BYTES_MAX + 1);
    if (bytes == NULL) abort();
    *ret_size = fread(bytes, 1, FILE_BYTES_MAX, file);
    bool whole = feof(file) != 0 && ferror(file) == 0;
    fclose(file);
    bytes[*ret_size] = '\0';
    if (whole) return bytes;
    free(bytes);
    return NULL;
}

/* What is wrong with the text, or NULL. */
static const char *find_fault(const char *text) {
    bool quoted = false;
    for (const char *at = text; *at != '\0'; at++) {
        if (!quoted && starts(at, "--")) {
            at += strcspn(at, "\n");
            if (*at == '\0') break;
        }
        if (*at == '\'') quoted = !quoted;
        if (quoted) continue;
        bool placeholder = *at != '{';
        for (size_t i = 0; i < sizeof PLACEHOLDERS / sizeof PLACEHOLDERS[0]; i++)
            placeholder = placeholder || starts(at, PLACEHOLDERS[i]);
        if (!placeholder) return "unknown placeholder";
        for (size_t i = 0; i < sizeof FORBIDDEN / sizeof FORBIDDEN[0]; i++)
            if (starts(at, FORBIDDEN[i])) return FORBIDDEN[i];
    }
    return quoted ? "quote without end" : NULL;
}

static bool named(const char *name, int version) {
    char number[16];
    snprintf(number, sizeof number, "%04d_", version);
    size_t len = strlen(name);
    return starts(name, number) && len > DIGITS + 5 && strcmp(name + len - 4, ".sql") == 0;
}

static void embed(FILE *out, const char *text, size_t size, int version) {
    fprintf(out, "static const char TEXT_%d[] = {", version);
    for (size_t i = 0; i < size; i++)
        fprintf(out, "%s%d,", i % 20 == 0 ? "\n    " : " ", (signed char)text[i]);
    fprintf(out, "\n};\n");
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    FILE *out = fopen(argv[1], "wb");
    if (out == NULL) return 2;
    fprintf(out, "/* made by tools/sqlembed */\n#include \"store/migrations.h\"\n\n");
    for (int i = 2; i < argc; i++) {
        const char *slash = strrchr(argv[i], '/');
        size_t size;
        char *text = read_file(argv[i], &size);
        const char *fault = text == NULL ? "cannot be read"
                            : named(slash != NULL ? slash + 1 : argv[i], i - 1) ? find_fault(text)
                                                                                : "name or number";
        if (fault != NULL) {
            fprintf(stderr, "%s: %s\n", argv[i], fault);
            fclose(out);
            remove(argv[1]);
            return 1;
        }
        embed(out, text, size, i - 1);
        free(text);
    }
    fprintf(out, "\nconst Migration MIGRATIONS[] = {\n");
    for (int i = 2; i < argc; i++) {
        const char *slash = strrchr(argv[i], '/');
        const char *name = slash != NULL ? slash + 1 : argv[i];
        fprintf(out, "    { %d, STR_INIT(\"%.*s\"), { TEXT_%d, sizeof TEXT_%d } },\n", i - 1,
                (int)strlen(name) - 4, name, i - 1, i - 1);
    }
    fprintf(out, "};\nconst size_t MIGRATION_COUNT = sizeof MIGRATIONS / sizeof MIGRATIONS[0];\n");
    return fclose(out) == 0 ? 0 : 1;
}
