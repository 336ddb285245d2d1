/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The reader of csv.h: bytes -> UTF-8 -> delimiter -> cells. */
#include "base/out.h"
#include "base/utf8.h"
#include "base/windows_1252.h"
#include "files/csv.h"
#include "files/csv_guard.h"
#include "files/sheet_builder.h"

/* Rows looked at for the delimiter. */
enum { ROWS_TRIED = 20 };

bool csv_is_formula(Str text) {
    static const Str SIGNS[] = {
        STR_INIT("="),
        STR_INIT("+"),
        STR_INIT("-"),
        STR_INIT("@"),
        STR_INIT("\t"),
        STR_INIT("\r"),
        STR_INIT("\n"),
        STR_INIT("\xEF\xBC\x9D"), /* full-width */
        STR_INIT("\xEF\xBC\x8B"),
        STR_INIT("\xEF\xBC\x8D"),
        STR_INIT("\xEF\xBC\xA0"),
    };
    while (text.len > 0 && text.ptr[0] == '\'')
        text = str_slice(text, 1, SIZE_MAX);
    while (text.len > 0 && text.ptr[0] == ' ')
        text = str_slice(text, 1, SIZE_MAX);
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
        if (str_starts(text, SIGNS[i]))
            return true;
    return false;
}

/* -- Delimiter --------------------------------------------------------------------------------- */

/* Cells of the next row with this delimiter; takes the row off `*rest`. */
static size_t count_cells(Str *rest, char delimiter) {
    size_t cells = 1, at = 0;
    bool quoted = false, begun = false; /* in quotes; something of the cell was seen */
    for (; at < rest->len; at++) {
        char c = rest->ptr[at];
        if (quoted) {
            quoted = c != '"'; /* a doubled one opens it again at once */
        } else if (c == '"') {
            quoted = !begun || rest->ptr[at - 1] == '"';
            begun = true;
        } else if (c == delimiter) {
            cells++;
            begun = false;
        } else if (c == '\n' || c == '\r') {
            break;
        } else if (c != ' ') {
            begun = true;
        }
    }
    while (at < rest->len && (rest->ptr[at] == '\n' || rest->ptr[at] == '\r'))
        at++; /* empty rows say nothing */
    *rest = str_slice(*rest, at, SIZE_MAX);
    return cells;
}

/* How many of the first rows have as many cells as the first one; 0 when there is one cell only. */
static size_t rows_alike(Str text, char delimiter, size_t *ret_cells) {
    size_t alike = 0;
    *ret_cells = count_cells(&text, delimiter);
    if (*ret_cells == 1)
        return 0;
    for (int i = 1; i < ROWS_TRIED && text.len > 0; i++)
        alike += count_cells(&text, delimiter) == *ret_cells;
    return alike + 1;
}

static char find_delimiter(Str text) {
    static const char TRIED[] = { ';', ',', '\t' };
    char best = ';';
    size_t best_alike = 0, best_cells = 0;
    while (text.len > 0 && (text.ptr[0] == '\n' || text.ptr[0] == '\r'))
        text = str_slice(text, 1, SIZE_MAX);
    for (size_t i = 0; i < sizeof TRIED; i++) {
        size_t cells, alike = rows_alike(text, TRIED[i], &cells);
        if (alike > best_alike || (alike == best_alike && cells > best_cells)) {
            best = TRIED[i];
            best_alike = alike;
            best_cells = cells;
        }
    }
    return best;
}

/* -- Encoding ---------------------------------------------------------------------------------- */

static Err encoding_problem(Str bytes, size_t at, SheetProblem *problem) {
    char delimiter = find_delimiter(bytes); /* an ASCII character, whatever the encoding */
    size_t line = 1, column = 1;
    for (size_t i = 0; i < at; i++) {
        if (bytes.ptr[i] == '\n' || (bytes.ptr[i] == '\r' && bytes.ptr[i + 1] != '\n')) {
            line++;
            column = 1;
        } else if (bytes.ptr[i] == delimiter) {
            column++;
        }
    }
    return sheet_problem(problem, SHEET_UNKNOWN_ENCODING, line, column, 0);
}

/* Where the first byte stands that is no UTF-8. */
static size_t broken_at(Str bytes) {
    uint32_t code_point;
    for (Str rest = bytes;;) {
        const char *at = rest.ptr;
        if (!utf8_next(&rest, &code_point))
            return bytes.len;
        if (code_point == UTF8_REPLACEMENT && rest.ptr - at == 1)
            return (size_t)(at - bytes.ptr);
    }
}

static Err from_windows(Arena *arena, Str bytes, SheetProblem *problem, Str *ret) {
    /* no character of it takes more than three bytes */
    char *text = arena_text(arena, bytes.len * 3 + 1);
    size_t len = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        uint8_t byte = (uint8_t)bytes.ptr[i];
        uint32_t code_point = windows_1252_code_point(byte);
        char encoded[4];
        if (byte >= 0x80 && code_point == 0)
            return encoding_problem(bytes, i, problem);
        size_t size = utf8_encode(code_point, encoded);
        memcpy(text + len, encoded, size);
        len += size;
    }
    *ret = str_bytes(text, len);
    return ERR_NONE;
}

static Err decode(Arena *arena, Str bytes, SheetProblem *problem, Sheet *sheet, Str *ret) {
    bool marked = str_starts(bytes, STR("\xEF\xBB\xBF"));
    if (marked)
        bytes = str_slice(bytes, 3, SIZE_MAX);
    sheet->encoding = SHEET_UTF8;
    if (utf8_valid(bytes)) {
        *ret = str_copy(arena, bytes);
        return ERR_NONE;
    }
    /* what says that it is UTF-8, or UTF-16, is nothing else */
    if (marked || str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF")))
        return encoding_problem(bytes, broken_at(bytes), problem);
    sheet->encoding = SHEET_WINDOWS_1252;
    return from_windows(arena, bytes, problem, ret);
}

/* -- Cells ------------------------------------------------------------------------------------- */

typedef struct Reader {
    Arena *arena;
    SheetProblem *problem;
    Str text;
    size_t at;
    size_t line;
    char delimiter;
    SheetBuilder builder;
} Reader;

static bool at_line_end(const Reader *reader) {
    return reader->at == reader->text.len || reader->text.ptr[reader->at] == '\n' ||
           reader->text.ptr[reader->at] == '\r';
}

static void skip_line_end(Reader *reader) {
    if (reader->at == reader->text.len)
        return;
    bool both = str_starts(str_slice(reader->text, reader->at, 2), STR("\r\n"));
    reader->at += both ? 2 : 1;
    reader->line++;
}

static size_t column_of(const Reader *reader) {
    return reader->builder.cells.count + 1;
}

/* Behind the opening quote. */
static Err read_quoted(Reader *reader, Str *ret) {
    CLEANUP(out_done) Out out = { 0 };
    size_t begin = reader->line;
    for (;;) {
        if (reader->at == reader->text.len)
            return sheet_problem(reader->problem, SHEET_QUOTE_OPEN, begin, column_of(reader), 0);
        char c = reader->text.ptr[reader->at];
        if (c == '\n' || c == '\r') {
            skip_line_end(reader);
            out_char(&out, '\n');
            continue;
        }
        reader->at++;
        if (c == '"') {
            if (reader->at == reader->text.len || reader->text.ptr[reader->at] != '"')
                break;
            reader->at++;
        }
        out_char(&out, c);
    }
    while (!at_line_end(reader) && reader->text.ptr[reader->at] == ' ')
        reader->at++;
    if (!at_line_end(reader) && reader->text.ptr[reader->at] != reader->delimiter)
        return sheet_problem(reader->problem, SHEET_QUOTE_INSIDE, reader->line, column_of(reader),
                             0);
    *ret = str_copy(reader->arena, out_view(&out));
    return ERR_NONE;
}

static Err read_cell(Reader *reader) {
    Str cell = STR("");
    size_t line = reader->line, at = reader->at;
    while (at < reader->text.len && reader->text.ptr[at] == ' ')
        at++;
    if (at < reader->text.len && reader->text.ptr[at] == '"') {
        reader->at = at + 1;
        TRY(read_quoted(reader, &cell));
    } else {
        size_t begin = reader->at;
        while (!at_line_end(reader) && reader->text.ptr[reader->at] != reader->delimiter)
            reader->at++;
        cell = str_slice(reader->text, begin, reader->at - begin);
    }
    if (str_starts(cell, STR("'")) && csv_is_formula(cell))
        cell = str_slice(cell, 1, SIZE_MAX);
    return sheet_cell(&reader->builder, cell, line);
}

static Err read_row(Reader *reader) {
    sheet_row_begin(&reader->builder, reader->line);
    for (;;) {
        TRY(read_cell(reader));
        if (at_line_end(reader))
            break;
        reader->at++; /* the delimiter */
    }
    skip_line_end(reader);
    return sheet_row_end(&reader->builder);
}

/* A first line "sep=;", which Excel knows and writes. */
static bool takes_delimiter_line(Reader *reader) {
    Str line = str_slice(reader->text, 0, 5);
    if (line.len < 5 || (line.ptr[0] | 0x20) != 's' || (line.ptr[1] | 0x20) != 'e' ||
        (line.ptr[2] | 0x20) != 'p' || line.ptr[3] != '=')
        return false;
    if (line.ptr[4] != ';' && line.ptr[4] != ',' && line.ptr[4] != '\t')
        return false;
    reader->at = 5;
    if (!at_line_end(reader)) {
        reader->at = 0;
        return false;
    }
    reader->delimiter = line.ptr[4];
    skip_line_end(reader);
    return true;
}

Err csv_read(Arena *arena, Str bytes, SheetProblem *ret_problem, Sheet *ret) {
    Sheet sheet = { .format = SHEET_FORMAT_CSV, .name = STR("") };
    Reader reader = { .arena = arena, .problem = ret_problem, .text = STR(""), .line = 1 };
    if (bytes.len > SHEET_BYTES_MAX)
        return sheet_problem(ret_problem, SHEET_FILE_TOO_LARGE, 1, 1, SHEET_BYTES_MAX);
    TRY(decode(arena, bytes, ret_problem, &sheet, &reader.text));
    reader.builder = (SheetBuilder){ .arena = arena, .problem = ret_problem };
    if (!takes_delimiter_line(&reader))
        reader.delimiter = find_delimiter(reader.text);
    while (reader.at < reader.text.len)
        TRY(read_row(&reader));
    sheet.delimiter = reader.delimiter;
    TRY(sheet_finish(&reader.builder, &sheet));
    *ret = sheet;
    return ERR_NONE;
}
