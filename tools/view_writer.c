/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "tools/view_writer.h"

void write_flush(ViewWriter *writer) {
    if (writer->literal_len == 0)
        return;
    int column = fprintf(writer->code, "%*shtml_literal(html, \"", 4 * writer->depth + 4, "") - 1;
    for (size_t i = 0; i < writer->literal_len; i++) {
        unsigned char c = (unsigned char)writer->literal[i];
        if (c == '\n')
            fprintf(writer->code, i + 1 < writer->literal_len ? "\\n\"\n%*s\"" : "\\n", column, "");
        else if (c < ' ' || c == '\\' || c == '?') /* '?': no trigraphs */
            fprintf(writer->code, "\\%03o", c);
        else
            fprintf(writer->code, c == '"' ? "\\%c" : "%c", c);
    }
    fputs("\");\n", writer->code);
    writer->literal_len = 0;
}

void write_char(ViewWriter *writer, char c) {
    if (writer->literal_len == LITERAL_MAX)
        write_flush(writer);
    writer->literal[writer->literal_len++] = c;
}

void write_white(ViewWriter *writer) {
    if (writer->white != '\0')
        write_char(writer, writer->white);
    writer->white = '\0';
}

void write_statement(ViewWriter *writer, int line) {
    write_flush(writer);
    fprintf(writer->code, "#line %d \"%s\"\n%*s", line, writer->path, 4 * writer->depth + 4, "");
}
