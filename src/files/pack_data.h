/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* pack_data.h -- the files of packs/, built into the program: bytes only, read elsewhere. */
#include "base/str.h"

typedef struct PackFile {
    Str name;  /* below packs/: "process/template.json" */
    Str bytes; /* JSON text */
} PackFile;

/* All of them, sorted by folder and name. */
const PackFile *pack_files(size_t *ret_count);
/* The file of this name, or NULL. */
const PackFile *pack_file_find(Str name);
