/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The composition root: the only file that may include everything. */
#include <stdio.h>
#include <string.h>

int main(int count, char **arguments) {
    if (count == 2 && strcmp(arguments[1], "version") == 0) {
        printf("einklang %s\n", EINKLANG_VERSION);
        return 0;
    }
    fprintf(stderr, "usage: einklang version\n");
    return 2;
}
