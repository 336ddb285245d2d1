/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "views/prose.h"

#include "base/list.h"
#include "base/out.h"

typedef LIST_OF(ProsePiece) Pieces;
typedef LIST_OF(ProseLine) Lines;
typedef LIST_OF(ProseBlock) Blocks;

/* -- Links in a line --------------------------------------------------------------------------- */

static bool url_ends(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '<' || c == '>' || c == '"';
}

/* An address in running text: without the punctuation of its sentence. */
static size_t bare_url_length(Str text) {
    if (!str_starts(text, STR("https://")) && !str_starts(text, STR("http://")))
        return 0;
    size_t len = 0;
    while (len < text.len && !url_ends(text.ptr[len]))
        len++;
    while (len > 0 && strchr(".,;:!?)", text.ptr[len - 1]) != NULL)
        len--;
    return len;
}

LinkedWords linked_words_of(Str text) {
    for (size_t i = 0; i < text.len; i++) {
        size_t len = text.ptr[i] == 'h' ? bare_url_length(str_slice(text, i, SIZE_MAX)) : 0;
        if (len > sizeof "https://" - 1)
            return (LinkedWords){ .before = str_slice(text, 0, i),
                                  .address = str_slice(text, i, len),
                                  .after = str_slice(text, i + len, SIZE_MAX) };
    }
    return (LinkedWords){ .before = text, .address = STR(""), .after = STR("") };
}

/* Words and address of a link together; a text of brackets is not searched to its end for each. */
enum { LINK_LENGTH_MAX = 2000 };

/* "[words](address)" at the beginning of `text`: its length, or 0. */
static size_t marked_link(Str text, ProsePiece *ret) {
    if (!str_starts(text, STR("[")))
        return 0;
    text = str_slice(text, 0, LINK_LENGTH_MAX);
    ptrdiff_t middle = str_find(text, STR("]("));
    if (middle < 2)
        return 0;
    Str rest = str_slice(text, (size_t)middle + 2, SIZE_MAX);
    ptrdiff_t end = str_index(rest, ')');
    if (end < 1 || str_index(str_slice(text, 0, (size_t)middle), '\n') >= 0)
        return 0;
    *ret = (ProsePiece){ .text = str_slice(text, 1, (size_t)middle - 1),
                         .href = str_slice(rest, 0, (size_t)end) };
    return (size_t)middle + 2 + (size_t)end + 1;
}

static size_t link_at(Str text, ProsePiece *ret) {
    size_t len = marked_link(text, ret);
    if (len > 0)
        return len;
    len = bare_url_length(text);
    *ret = (ProsePiece){ .text = str_slice(text, 0, len), .href = str_slice(text, 0, len) };
    return len;
}

static void push_words(Arena *arena, Pieces *pieces, Str words) {
    if (!str_empty(words))
        *list_push(arena, pieces) = (ProsePiece){ .text = words };
}

static ProseLine line_of(Arena *arena, Str text) {
    Pieces pieces = { 0 };
    size_t from = 0, at = 0;
    while (at < text.len) {
        ProsePiece link;
        size_t len = text.ptr[at] == '[' || text.ptr[at] == 'h'
                         ? link_at(str_slice(text, at, SIZE_MAX), &link)
                         : 0;
        if (len == 0) {
            at++;
            continue;
        }
        push_words(arena, &pieces, str_slice(text, from, at - from));
        *list_push(arena, &pieces) = link;
        from = at += len;
    }
    push_words(arena, &pieces, str_slice(text, from, SIZE_MAX));
    return (ProseLine){ .pieces = pieces.items, .count = pieces.count };
}

/* -- Blocks ------------------------------------------------------------------------------------ */

typedef struct Reader {
    Arena *arena;
    Blocks blocks;
    Lines items;   /* of the list being read */
    Out paragraph; /* its lines so far */
    bool headed;
} Reader;

static void push_block(Reader *reader, ProseKind kind, const ProseLine *lines, size_t count) {
    *list_push(reader->arena, &reader->blocks) =
        (ProseBlock){ .kind = kind, .lines = lines, .count = count };
}

static void push_line(Reader *reader, ProseKind kind, Str text) {
    ProseLine *line = arena_new(reader->arena, ProseLine, 1);
    *line = line_of(reader->arena, text);
    push_block(reader, kind, line, 1);
}

static void finish(Reader *reader) {
    if (reader->paragraph.len > 0)
        push_line(reader, PROSE_PARAGRAPH, str_copy(reader->arena, out_view(&reader->paragraph)));
    if (reader->items.count > 0)
        push_block(reader, PROSE_LIST, reader->items.items, reader->items.count);
    out_reset(&reader->paragraph);
    reader->items = (Lines){ 0 };
}

static bool read_heading(Reader *reader, Str line) {
    if (!str_starts(line, STR("#")))
        return false;
    size_t level = 0;
    while (level < line.len && line.ptr[level] == '#')
        level++;
    Str words = str_trim(str_slice(line, level, SIZE_MAX));
    if (str_empty(words))
        return false;
    finish(reader);
    push_line(reader, level > 2 && reader->headed ? PROSE_SUBHEADING : PROSE_HEADING, words);
    reader->headed = true;
    return true;
}

static void read_line(Reader *reader, Str line) {
    if (str_empty(line)) {
        finish(reader);
    } else if (read_heading(reader, line)) {
        return;
    } else if (str_starts(line, STR("- ")) || str_starts(line, STR("* "))) {
        if (reader->paragraph.len > 0)
            finish(reader);
        *list_push(reader->arena, &reader->items) =
            line_of(reader->arena, str_trim(str_slice(line, 2, SIZE_MAX)));
    } else {
        if (reader->items.count > 0)
            finish(reader);
        if (reader->paragraph.len > 0)
            out_char(&reader->paragraph, '\n');
        out_str(&reader->paragraph, line);
    }
}

const ProseBlock *prose_blocks(Arena *arena, Str text, size_t *ret_count) {
    Reader reader = { .arena = arena, .paragraph = out_open(0) };
    Str line;
    while (str_cut(&text, '\n', &line))
        read_line(&reader, str_trim(line));
    finish(&reader);
    out_done(&reader.paragraph);
    *ret_count = reader.blocks.count;
    return reader.blocks.items;
}
