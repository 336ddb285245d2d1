/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* view_writer.h -- the C that viewc writes: literals gathered, white space collapsed, lines named. */
#include <stddef.h>
#include <stdio.h>

/* Characters of one C literal; ISO C promises room for 4095. */
enum { LITERAL_MAX = 4000 };

typedef struct ViewWriter {
    FILE *code;
    const char *path; /* of the template */
    int depth;        /* of blocks, for indentation */
    char white;       /* white space read and not yet written: blank, line end or none */
    char literal[LITERAL_MAX];
    size_t literal_len;
} ViewWriter;

/* A character of the page. */
void write_char(ViewWriter *writer, char c);
/* The white space that was collapsed into one. */
void write_white(ViewWriter *writer);
/* What was gathered, as html_literal(). */
void write_flush(ViewWriter *writer);
/* Begins a line of code that the compiler may have to say something about. */
void write_statement(ViewWriter *writer, int line);
