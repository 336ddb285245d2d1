/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* viewc.h -- the template compiler: src/views/x.html -> x.html.c and x.html.h.
 *
 * The language is frozen (docs/adr/0001-template-compiler.md): use, view, for, if, else, end, call
 * and
 * {{ expression }}. The compiler reads the HTML around each value as a browser would and refuses
 * every place where escaping could not make a value safe. Uses the C library only. */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct ViewcError {
    int line; /* 0 = none */
    char message[200];
} ViewcError;

/* Compiles one template. `path` goes into #line and, its file name, into the #include of the
 * header. On false `error` says why, and what was written to both files is of no use. */
__attribute__((warn_unused_result)) bool viewc_compile(const char *text, size_t len,
                                                       const char *path, FILE *code, FILE *header,
                                                       ViewcError *error);
