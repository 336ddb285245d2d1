/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* view_fuzz -- the template compiler on any bytes: it ends, says why it refuses, and what it accepts never
 * writes a value where a bare '<' or the beginning of a tag stands. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tools/viewc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A value between tags right after "<" would become the name of a tag. In an attribute "<" is a character. */
static void check(const char *code) {
    static const char TAG[] = "<\");\n#line ", TEXT[] = "html_emit_text(";
    for (const char *at = code; (at = strstr(at, TAG)) != NULL;) {
        at += strlen(TAG);
        const char *line = strchr(at, '\n');
        if (line == NULL)
            abort();
        line += strspn(line, "\n ");
        if (strncmp(line, TEXT, strlen(TEXT)) == 0)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *code = NULL, *header = NULL;
    size_t code_len = 0, header_len = 0;
    FILE *files[] = { open_memstream(&code, &code_len), open_memstream(&header, &header_len) };
    if (files[0] == NULL || files[1] == NULL)
        abort();
    ViewcError error;
    bool compiled =
        viewc_compile((const char *)data, size, "fuzz/x.html", files[0], files[1], &error);
    fclose(files[0]);
    fclose(files[1]);
    if (compiled != (error.line == 0) || (!compiled && error.message[0] == '\0'))
        abort();
    if (compiled)
        check(code);
    free(code);
    free(header);
    return 0;
}
