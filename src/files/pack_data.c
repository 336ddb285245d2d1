/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/pack_data.h"

#include "files/packs_list.h"

extern const char packs_bytes[]; /* packs_data.S */

/* Ends with an empty row: C knows no empty table, and there may be no packs. */
static const PackFile FILES[] = {
#define PACK_ROW(file_name, at, length) { STR_INIT(file_name), { packs_bytes + (at), (length) } },
    PACKS_LIST(PACK_ROW)
#undef PACK_ROW
        { STR_INIT(""), STR_INIT("") },
};
static const size_t FILES_COUNT = sizeof FILES / sizeof FILES[0] - 1;

const PackFile *pack_files(size_t *ret_count) {
    *ret_count = FILES_COUNT;
    return FILES;
}

const PackFile *pack_file_find(Str name) {
    for (size_t i = 0; i < FILES_COUNT; i++)
        if (str_eq(FILES[i].name, name))
            return &FILES[i];
    return NULL;
}
