/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* viewc TEMPLATE.html CODE.c HEADER.h */
#include <stdlib.h>

#include "tools/viewc.h"

enum { TEMPLATE_BYTES_MAX = 1 << 20 };

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: viewc TEMPLATE.html CODE.c HEADER.h\n");
        return 2;
    }
    char *text = malloc(TEMPLATE_BYTES_MAX);
    FILE *template = fopen(argv[1], "rb");
    if (text == NULL || template == NULL) {
        fprintf(stderr, "viewc: %s cannot be read\n", argv[1]);
        free(text);
        return 2;
    }
    size_t len = fread(text, 1, TEMPLATE_BYTES_MAX, template);
    fclose(template);
    FILE *code = fopen(argv[2], "w"), *header = fopen(argv[3], "w");
    ViewcError error = { .line = 1, .message = "the output cannot be written" };
    bool compiled = code != NULL && header != NULL && len < TEMPLATE_BYTES_MAX &&
                    viewc_compile(text, len, argv[1], code, header, &error);
    if (code != NULL)
        compiled = fclose(code) == 0 && compiled;
    if (header != NULL)
        compiled = fclose(header) == 0 && compiled;
    free(text);
    if (!compiled)
        fprintf(stderr, "%s:%d: error: %s\n", argv[1], error.line, error.message);
    return compiled ? 0 : 1;
}
