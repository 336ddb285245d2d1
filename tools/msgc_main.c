/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* msgc HEADER TABLE i18n/de/common.po i18n/en/common.po ... -- the folder names the language. */
#include "base/io.h"
#include "text/language.h"
#include "tools/msgc.h"

enum { FILE_BYTES_MAX = 4 << 20 };

static const Str LANGUAGES[LANGUAGE_COUNT] = {
#define X(name, tag) [LANGUAGE_##name] = STR_INIT(tag),
    LANGUAGE_LIST(X)
#undef X
};

static int language_of(const char *path) {
    Str rest = str_from(path), piece, folder = STR(""), file = STR("");
    while (str_cut(&rest, '/', &piece)) {
        folder = file;
        file = piece;
    }
    for (int i = 0; str_ends(file, STR(".po")) && i < LANGUAGE_COUNT; i++)
        if (str_eq(folder, LANGUAGES[i]))
            return i;
    return -1;
}

static Err read_files(Arena *arena, int count, char **paths, PoEntries *ret) {
    for (int i = 0; i < count; i++) {
        int language = language_of(paths[i]);
        if (language < 0)
            return po_fail(paths[i], 1, "path is not <language>/<area>.po");
        Str text;
        if (file_read_all(arena, paths[i], FILE_BYTES_MAX, &text) != ERR_NONE)
            return po_fail(paths[i], 1, "cannot be read");
        TRY(po_read(arena, paths[i], language, text, ret));
    }
    return ERR_NONE;
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: msgc HEADER TABLE FILE.po...\n");
        return 2;
    }
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    PoEntries entries = { 0 };
    if (read_files(arena, argc - 3, argv + 3, &entries) != ERR_NONE)
        return 1;
    FILE *header = fopen(argv[1], "w"), *table = fopen(argv[2], "w");
    if (header == NULL || table == NULL) {
        fprintf(stderr, "msgc: the output cannot be written\n");
        return 2;
    }
    Err err = messages_compile(arena, &entries, header, table);
    bool written = fclose(header) == 0;
    written = fclose(table) == 0 && written;
    return err == ERR_NONE && written ? 0 : 1;
}
