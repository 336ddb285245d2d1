/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The writer of csv.h. */
#include "files/csv.h"

#include "base/utf8.h"
#include "files/csv_guard.h"

CsvWriter csv_open(Out *out, char delimiter, bool bom) {
    CsvWriter csv = { .out = out, .delimiter = delimiter };
    csv.broken = delimiter != ';' && delimiter != ',' && delimiter != '\t';
    if (bom)
        out_c(out, "\xEF\xBB\xBF");
    return csv;
}

Err csv_finish(CsvWriter *csv) {
    if (csv->broken || csv->in_row)
        return ERR_INTERNAL;
    return out_full(csv->out) ? ERR_TOO_LARGE : ERR_NONE;
}

static void cell_begin(CsvWriter *csv) {
    if (csv->in_row)
        out_char(csv->out, csv->delimiter);
    csv->in_row = true;
}

void csv_row_end(CsvWriter *csv) {
    out_c(csv->out, "\r\n");
    csv->in_row = false;
}

static bool needs_quotes(const CsvWriter *csv, Str text) {
    /* an empty line would be no row, and "sep=;" no cell */
    if (str_empty(text) || text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' ' ||
        str_index(text, '=') >= 0)
        return true;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == csv->delimiter || strchr("\"\n;,\t", text.ptr[i]) != NULL)
            return true;
    return false;
}

void csv_text(CsvWriter *csv, Str text) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    Str clean = utf8_cleaned(arena, text);
    cell_begin(csv);
    bool guarded = csv_is_formula(clean);
    bool quoted = guarded || needs_quotes(csv, clean);
    if (quoted)
        out_char(csv->out, '"');
    if (guarded)
        out_char(csv->out, '\'');
    for (size_t i = 0; i < clean.len; i++) {
        char c = clean.ptr[i];
        if (c == '\r') { /* CRLF and CR */
            if (i + 1 == clean.len || clean.ptr[i + 1] != '\n')
                out_char(csv->out, '\n');
            continue;
        }
        if (c == '"')
            out_char(csv->out, '"');
        out_char(csv->out, c);
    }
    if (quoted)
        out_char(csv->out, '"');
}

void csv_decimal(CsvWriter *csv, Decimal number) {
    char text[DECIMAL_TEXT_SIZE];
    cell_begin(csv);
    /* with ',' as delimiter the number has a point */
    out_str(csv->out, decimal_text(number, csv->delimiter == ';' ? ',' : '.', text));
}

void csv_date(CsvWriter *csv, Date date) {
    char text[DATE_ISO_SIZE];
    cell_begin(csv);
    out_str(csv->out, date_iso(date, text));
}
