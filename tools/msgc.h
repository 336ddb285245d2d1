/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* msgc.h -- the message compiler: .po files of all languages -> text/messages.h and messages.c.
 *
 * po.c reads one .po file into PoEntry; msgc.c checks the languages against each other and writes
 * C. Rules (docs/adr/0002-messages.md): German and English are complete; msgid is the English text
 * and the same in every language; every translation has the slots and links of msgid. */
#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "base/str.h"

/* One msgctxt of one file. Texts are unescaped. */
typedef struct PoEntry {
    Str key, id, id_plural; /* id_plural "" when there is none */
    Str texts[2];           /* msgstr or msgstr[0]; msgstr[1] */
    bool plural;
    int language;
    const char *path;
    int line;
} PoEntry;
typedef LIST_OF(PoEntry) PoEntries;

/* Appends the entries of a file's text; the header entry, obsolete and fuzzy entries are left out.
 * ERR_INVALID after a message "path:line: ..." on stderr. */
MUST_CHECK Err po_read(Arena *arena, const char *path, int language, Str text, PoEntries *entries);
/* Checks and compiles; on ERR_INVALID the reason is on stderr and the output unusable. */
MUST_CHECK Err messages_compile(Arena *arena, PoEntries *entries, FILE *header, FILE *table);
/* Prints "path:line: ..." and returns ERR_INVALID. */
MUST_CHECK Err po_fail(const char *path, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
