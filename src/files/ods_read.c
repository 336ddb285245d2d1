/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/ods_read.h"

#include <libxml/xmlreader.h>
#include <limits.h>

#include "base/date.h"
#include "base/out.h"
#include "files/archive.h"
#include "files/sheet_builder.h"

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

/* Rows a spreadsheet can have (LibreOffice: 2^20), and so the most that repeating adds at once. */
enum { REPEATED_MAX = 1 << 20 };

static const ArchiveLimits LIMITS = { .entries = 2000, .bytes = 32 << 20, .ratio = 300 };

typedef struct OdsReader {
    Arena *arena;
    SheetProblem *problem;
    xmlTextReader *xml;
    SheetBuilder builder;
    SheetNames names; /* only a sheet of these names; none = whatever it is called */
    Str name;         /* of the open sheet */
    bool in_table;    /* a sheet is open */
    bool in_row;      /* a row of it */
    bool in_cell;     /* a cell of it */
    size_t line;      /* of the open row, from 1 */
    size_t repeats;   /* of the open row */
    size_t empty;     /* empty cells that are not yet added */
    size_t cell_repeats;
    Str value;           /* of the open cell where it is not its text */
    Out text;            /* of the open cell */
    int paragraph_depth; /* of the open paragraph, -1 = none */
    bool has_paragraph;
    bool space; /* white space before is dropped */
    bool done;
} OdsReader;

/* -- What libxml2 is at ------------------------------------------------------------------------ */

static Str text_of(const xmlChar *opt_text) {
    return str_from((const char *)opt_text);
}

static bool is_in(const OdsReader *reader, const char *name_space) {
    return str_eq(text_of(xmlTextReaderConstNamespaceUri(reader->xml)), str_from(name_space));
}

static bool is_element(const OdsReader *reader, const char *name_space, const char *name) {
    return str_eq(text_of(xmlTextReaderConstLocalName(reader->xml)), str_from(name)) &&
           is_in(reader, name_space);
}

#define is_table(reader, name)  is_element((reader), ODF "table:1.0", (name))
#define is_text(reader, name)   is_element((reader), ODF "text:1.0", (name))
#define is_office(reader, name) is_element((reader), ODF "office:1.0", (name))

/* In the arena; "" without it. */
static Str attribute(const OdsReader *reader, const char *name_space, const char *name) {
    Str value = STR("");
    if (xmlTextReaderMoveToAttributeNs(reader->xml, (const xmlChar *)name,
                                       (const xmlChar *)name_space) == 1)
        value = str_copy(reader->arena, text_of(xmlTextReaderConstValue(reader->xml)));
    xmlTextReaderMoveToElement(reader->xml);
    return value;
}

/* A count of at least 1, and no more than anybody can mean. */
static size_t repeated(const OdsReader *reader, const char *name_space, const char *name) {
    int64_t number;
    if (!str_i64(attribute(reader, name_space, name), &number) || number < 1)
        return 1;
    return number > REPEATED_MAX ? REPEATED_MAX : (size_t)number;
}

static Err damaged(const OdsReader *reader) {
    return sheet_problem(reader->problem, SHEET_DAMAGED, 1, 1, 0);
}

/* -- Cells ------------------------------------------------------------------------------------- */

static Err add_text(OdsReader *reader, Str text) {
    if (reader->text.len + text.len > SHEET_CELL_MAX)
        return sheet_problem(reader->problem, SHEET_CELL_TOO_LONG, reader->line,
                             reader->builder.cells.count + reader->empty + 1, SHEET_CELL_MAX);
    out_str(&reader->text, text);
    return ERR_NONE;
}

/* Spaces stay as many as there are: LibreOffice writes them so in cells, against the standard. Other white space counts
 * as one space, and as none behind one or at the begin of a paragraph: it comes from indented XML. */
static Err add_words(OdsReader *reader, Str words) {
    for (size_t i = 0; i < words.len;) {
        size_t end = i;
        while (end < words.len && strchr(" \t\n\r", words.ptr[end]) == NULL)
            end++;
        if (end > i) {
            TRY(add_text(reader, str_slice(words, i, end - i)));
            reader->space = false;
        } else {
            end++;
            if (!reader->space || words.ptr[i] == ' ')
                TRY(add_text(reader, STR(" ")));
            reader->space = true;
        }
        i = end;
    }
    return ERR_NONE;
}

static Err add_spaces(OdsReader *reader) {
    size_t count = repeated(reader, ODF "text:1.0", "c");
    for (size_t i = 0; i < count; i++)
        TRY(add_text(reader, STR(" "))); /* ends at the limit of the cell */
    return ERR_NONE;
}

/* What the type of the cell says it is worth; "" = its text counts. */
static Str value_of(const OdsReader *reader) {
    const char *office = ODF "office:1.0";
    Date date;
    Str type = attribute(reader, office, "value-type");
    if (str_eq(type, STR("float")) || str_eq(type, STR("currency")) ||
        str_eq(type, STR("percentage")))
        return attribute(reader, office, "value");
    if (str_eq(type, STR("boolean")))
        return attribute(reader, office, "boolean-value");
    if (!str_eq(type, STR("date")))
        return STR("");
    Str value = attribute(reader, office, "date-value");
    if (date_parse_iso(str_slice(value, 0, 10), &date) != ERR_NONE)
        return STR("");
    Str time = str_slice(value, 10, SIZE_MAX);
    return str_empty(time) || str_starts(time, STR("T00:00:00")) ? str_slice(value, 0, 10) : value;
}

static Err cell_end(OdsReader *reader) {
    Str cell = str_empty(reader->value) ? out_view(&reader->text) : reader->value;
    reader->in_cell = false;
    reader->paragraph_depth = -1;
    if (str_empty(cell)) {
        if (reader->empty < REPEATED_MAX)
            reader->empty += reader->cell_repeats;
        return ERR_NONE;
    }
    for (; reader->empty > 0; reader->empty--)
        TRY(sheet_cell(&reader->builder, STR(""), reader->line));
    cell = str_copy(reader->arena, cell);
    for (size_t i = 0; i < reader->cell_repeats; i++)
        TRY(sheet_cell(&reader->builder, cell, reader->line));
    return ERR_NONE;
}

static void cell_begin(OdsReader *reader) {
    reader->in_cell = true;
    reader->cell_repeats = repeated(reader, ODF "table:1.0", "number-columns-repeated");
    reader->value = value_of(reader);
    reader->has_paragraph = false;
    reader->paragraph_depth = -1;
    out_reset(&reader->text);
}

/* -- Rows and sheets --------------------------------------------------------------------------- */

static void row_begin(OdsReader *reader) {
    reader->in_row = true;
    reader->empty = 0;
    reader->line++;
    reader->repeats = repeated(reader, ODF "table:1.0", "number-rows-repeated");
    sheet_row_begin(&reader->builder, reader->line);
}

static Err row_end(OdsReader *reader) {
    reader->in_row = false;
    TRY(sheet_row_end(&reader->builder));
    TRY(sheet_row_again(&reader->builder, reader->repeats - 1));
    reader->line += reader->repeats - 1;
    return ERR_NONE;
}

static bool is_wanted(const OdsReader *reader) {
    Str name = str_lower_ascii(reader->arena, str_trim(reader->name));
    for (size_t i = 0; i < reader->names.count; i++)
        if (str_eq(name, str_lower_ascii(reader->arena, reader->names.items[i])))
            return true;
    return reader->names.count == 0;
}

/* *ret_skip: it is another one than was wanted. */
static void table_begin(OdsReader *reader, bool *ret_skip) {
    reader->name = attribute(reader, ODF "table:1.0", "name");
    *ret_skip = !is_wanted(reader);
    reader->in_table = !*ret_skip;
    reader->line = 0;
}

static void table_end(OdsReader *reader) {
    reader->in_table = false;
    reader->done = reader->builder.has_header;
}

/* -- Walking ----------------------------------------------------------------------------------- */

static bool is_cell(const OdsReader *reader) {
    return is_table(reader, "table-cell") || is_table(reader, "covered-table-cell");
}

static Err paragraph_begin(OdsReader *reader) {
    if (reader->has_paragraph)
        TRY(add_text(reader, STR("\n")));
    reader->has_paragraph = true;
    reader->space = true;
    reader->paragraph_depth = xmlTextReaderDepth(reader->xml);
    return ERR_NONE;
}

/* Inside a cell. *ret_skip: the element is to be left out with all that is in it. */
static Err in_cell_begin(OdsReader *reader, bool *ret_skip) {
    *ret_skip = false;
    if (is_text(reader, "p") && reader->paragraph_depth < 0)
        return paragraph_begin(reader);
    if (reader->paragraph_depth < 0) {
        *ret_skip = true; /* a comment, a drawing, a table */
        return ERR_NONE;
    }
    if (is_text(reader, "s"))
        return add_spaces(reader);
    if (is_text(reader, "tab"))
        return add_text(reader, STR("\t"));
    if (is_text(reader, "line-break"))
        return add_text(reader, STR("\n"));
    *ret_skip = !is_text(reader, "span") && !is_text(reader, "a");
    return ERR_NONE;
}

static Err element_end(OdsReader *reader) {
    if (reader->in_cell) {
        if (xmlTextReaderDepth(reader->xml) == reader->paragraph_depth)
            reader->paragraph_depth = -1;
        return is_cell(reader) ? cell_end(reader) : ERR_NONE;
    }
    if (reader->in_row && is_table(reader, "table-row"))
        return row_end(reader);
    if (reader->in_table && is_table(reader, "table"))
        table_end(reader);
    return ERR_NONE;
}

static Err element_begin(OdsReader *reader, bool *ret_skip) {
    bool closed = xmlTextReaderIsEmptyElement(reader->xml) == 1;
    *ret_skip = false;
    if (reader->in_cell)
        TRY(in_cell_begin(reader, ret_skip));
    else if (reader->in_row && is_cell(reader))
        cell_begin(reader);
    else if (reader->in_row)
        *ret_skip = true;
    else if (reader->in_table && is_table(reader, "table-row"))
        row_begin(reader);
    else if (
        reader
            ->in_table) /* what groups rows is looked into; what draws, or describes columns, is not */
        *ret_skip = !is_table(reader, "table-rows") && !is_table(reader, "table-header-rows") &&
                    !is_table(reader, "table-row-group");
    else if (is_table(reader, "table"))
        table_begin(reader, ret_skip);
    return closed && !*ret_skip ? element_end(reader) : ERR_NONE;
}

static Err node(OdsReader *reader, bool *ret_skip) {
    *ret_skip = false;
    switch (xmlTextReaderNodeType(reader->xml)) {
    case XML_READER_TYPE_ELEMENT: return element_begin(reader, ret_skip);
    case XML_READER_TYPE_END_ELEMENT: return element_end(reader);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        if (!reader->in_cell || reader->paragraph_depth < 0)
            return ERR_NONE;
        return add_words(reader, text_of(xmlTextReaderConstValue(reader->xml)));
    /* no spreadsheet has them, and they are what attacks are made of */
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY:
    case XML_READER_TYPE_ENTITY_REFERENCE: return damaged(reader);
    default: return ERR_NONE;
    }
}

static Err walk(OdsReader *reader) {
    int more = xmlTextReaderRead(reader->xml);
    while (more == 1 && !reader->done) {
        bool skip;
        TRY(node(reader, &skip));
        more = skip ? xmlTextReaderNext(reader->xml) : xmlTextReaderRead(reader->xml);
    }
    return more < 0 && !reader->done ? damaged(reader) : ERR_NONE;
}

static void reader_done(OdsReader *reader) {
    if (reader->xml != NULL)
        xmlFreeTextReader(reader->xml);
    out_done(&reader->text);
}

void sheet_prepare(void) {
    xmlInitParser();
}

/* *ret_found false: none of them has content. */
static Err read_one_of(Arena *arena, Str xml, SheetNames names, SheetProblem *ret_problem,
                       bool *ret_found, Sheet *ret) {
    CLEANUP(reader_done)
    OdsReader reader = {
        .arena = arena, .problem = ret_problem, .paragraph_depth = -1, .names = names
    };
    Sheet sheet = { .format = SHEET_FORMAT_ODS };
    *ret_found = false;
    if (xml.len > INT_MAX)
        return sheet_problem(ret_problem, SHEET_FILE_TOO_LARGE, 1, 1, SHEET_BYTES_MAX);
    reader.builder = (SheetBuilder){ .arena = arena, .problem = ret_problem };
    reader.xml = xmlReaderForMemory(xml.ptr, (int)xml.len, NULL, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (reader.xml == NULL)
        return damaged(&reader);
    TRY(walk(&reader));
    if (names.count > 0 && !reader.builder.has_header)
        return ERR_NONE;
    TRY(sheet_finish(&reader.builder, &sheet));
    sheet.name = reader.name;
    *ret = sheet;
    *ret_found = true;
    return ERR_NONE;
}

Err ods_content_read(Arena *arena, Str xml, const SheetNames *names, SheetProblem *ret_problem,
                     Sheet *ret) {
    bool found = false;
    if (names->count > 0)
        TRY(read_one_of(arena, xml, *names, ret_problem, &found, ret));
    return found ? ERR_NONE : read_one_of(arena, xml, (SheetNames){ 0 }, ret_problem, &found, ret);
}

static Err archive_problem(Err err, SheetProblem *problem) {
    if (err == ERR_TOO_LARGE)
        return sheet_problem(problem, SHEET_FILE_TOO_LARGE, 1, 1, LIMITS.bytes);
    return sheet_problem(problem, SHEET_DAMAGED, 1, 1, 0);
}

Err ods_read(Arena *arena, Str bytes, const SheetNames *names, SheetProblem *ret_problem,
             Sheet *ret) {
    CLEANUP(archive_close) ArchiveReader archive = { 0 };
    Str mimetype, content;
    Err err = archive_open(arena, bytes, LIMITS, &archive);
    if (err != ERR_NONE)
        return archive_problem(err, ret_problem);
    err = archive_read(&archive, STR("mimetype"), &mimetype);
    if (err == ERR_NOT_FOUND) /* an archive, but no OpenDocument: Excel of today */
        return sheet_problem(ret_problem, SHEET_OTHER_FORMAT, 1, 1, 0);
    if (err != ERR_NONE)
        return archive_problem(err, ret_problem);
    if (!str_starts(str_trim(mimetype), STR("application/vnd.oasis.opendocument.spreadsheet")))
        return sheet_problem(ret_problem, SHEET_OTHER_FORMAT, 1, 1, 0);
    err = archive_read(&archive, STR("content.xml"), &content);
    if (err != ERR_NONE)
        return archive_problem(err, ret_problem);
    return ods_content_read(arena, content, names, ret_problem, ret);
}
