/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* po.c -- reads the .po format of GNU gettext (msgctxt, msgid, msgid_plural, msgstr, msgstr[n],
 * comments, strings over several lines). Source: GNU gettext manual, "The Format of PO Files". */
#include <stdarg.h>
#include <stddef.h>

#include "base/utf8.h"
#include "tools/msgc.h"

typedef struct PoReader {
    Arena *arena;
    const char *path;
    int language, line;
    PoEntries *entries;
    PoEntry entry;
    Str *field; /* what a continuation line extends; NULL before the first keyword */
    bool fuzzy, begun;
    bool translated; /* a msgstr was seen: the next msgctxt or msgid begins a new entry */
} PoReader;

Err po_fail(const char *path, int line, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "%s:%d: ", path, line);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    return ERR_INVALID;
}

static Err entry_end(PoReader *reader) {
    PoEntry *entry = &reader->entry;
    if (reader->begun && !reader->fuzzy && (entry->key.len > 0 || entry->id.len > 0)) {
        if (entry->key.len == 0)
            return po_fail(reader->path, entry->line, "msgid without msgctxt: the key is missing");
        if (entry->id.len == 0)
            return po_fail(reader->path, entry->line, "msgid (the English text) is empty");
        *list_push(reader->arena, reader->entries) = *entry;
    }
    reader->entry = (PoEntry){ .path = reader->path, .language = reader->language };
    reader->field = NULL;
    reader->fuzzy = reader->begun = reader->translated = false;
    return ERR_NONE;
}

/* Appends the text of one quoted string to the current field. */
static Err quoted(PoReader *reader, Str line) {
    if (line.len < 2 || !str_starts(line, STR("\"")) || !str_ends(line, STR("\"")))
        return po_fail(reader->path, reader->line, "a string in double quotes is expected");
    Str raw = str_slice(line, 1, line.len - 2);
    char *text = arena_new(reader->arena, char, raw.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < raw.len; i++) {
        char c = raw.ptr[i];
        if (c == '"')
            return po_fail(reader->path, reader->line, "a quote inside a string needs \\\"");
        if (c != '\\') {
            text[len++] = c;
            continue;
        }
        ptrdiff_t which = i + 1 < raw.len ? str_index(STR("nt\"\\"), raw.ptr[i + 1]) : -1;
        if (which < 0)
            return po_fail(reader->path, reader->line, "unknown escape in a string");
        text[len++] = "\n\t\"\\"[which];
        i++;
    }
    *reader->field = str_join(reader->arena, *reader->field, (Str){ text, len });
    return ERR_NONE;
}

static Err keyword(PoReader *reader, Str word, Str rest) {
    static const struct {
        Str word;
        size_t offset;
        bool plural, translation;
    } WORDS[] = {
        { STR_INIT("msgctxt"), offsetof(PoEntry, key), false, false },
        { STR_INIT("msgid"), offsetof(PoEntry, id), false, false },
        { STR_INIT("msgid_plural"), offsetof(PoEntry, id_plural), true, false },
        { STR_INIT("msgstr"), offsetof(PoEntry, texts[0]), false, true },
        { STR_INIT("msgstr[0]"), offsetof(PoEntry, texts[0]), true, true },
        { STR_INIT("msgstr[1]"), offsetof(PoEntry, texts[1]), true, true },
    };
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        if (!str_eq(word, WORDS[i].word))
            continue;
        if (reader->translated && !WORDS[i].translation)
            TRY(entry_end(reader));
        if (!reader->begun)
            reader->entry.line = reader->line;
        reader->begun = true;
        reader->translated = WORDS[i].translation;
        if (WORDS[i].plural)
            reader->entry.plural = true;
        reader->field = (Str *)(void *)((char *)&reader->entry + WORDS[i].offset);
        if (reader->field->len > 0)
            return po_fail(reader->path, reader->line, STR_FMT " twice in one entry",
                           STR_ARG(word));
        return quoted(reader, str_trim(rest));
    }
    return po_fail(reader->path, reader->line, "unknown keyword " STR_FMT, STR_ARG(word));
}

static Err line_read(PoReader *reader, Str line) {
    if (line.len == 0)
        return ERR_NONE;
    if (line.ptr[0] == '#') {
        if (reader->translated)
            TRY(entry_end(reader));
        if (str_starts(line, STR("#,")) && str_find(line, STR("fuzzy")) >= 0)
            reader->fuzzy = true;
        return ERR_NONE;
    }
    if (line.ptr[0] == '"') {
        if (reader->field == NULL)
            return po_fail(reader->path, reader->line, "a string without a keyword before it");
        return quoted(reader, line);
    }
    Str rest = line, word;
    if (!str_cut(&rest, ' ', &word))
        return ERR_NONE;
    return keyword(reader, word, rest);
}

Err po_read(Arena *arena, const char *path, int language, Str text, PoEntries *entries) {
    PoReader reader = { .arena = arena, .path = path, .language = language, .entries = entries };
    if (!utf8_clean_text(text))
        return po_fail(path, 1, "not UTF-8 text");
    TRY(entry_end(&reader));
    Str line;
    while (str_cut(&text, '\n', &line)) {
        reader.line++;
        TRY(line_read(&reader, str_trim(line)));
    }
    return entry_end(&reader);
}
