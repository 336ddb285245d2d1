/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* replay FOLDER...: feeds every file of the folders to the fuzz target this is linked with, one TAP case
 * each. So the inputs that fuzzing once found stay tests of every run, under the sanitizers. */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *folder, const char *name) {
    char path[4096];
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path)
        return 0;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return 0;
    /* A buffer of exactly the input's size lets ASan see a read behind its end. */
    uint8_t *data = NULL;
    int done = 0;
    long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    if (size >= 0 && fseek(file, 0, SEEK_SET) == 0)
        data = malloc(size > 0 ? (size_t)size : 1);
    if (data != NULL && fread(data, 1, (size_t)size, file) == (size_t)size) {
        LLVMFuzzerTestOneInput(data, (size_t)size);
        done = 1;
    }
    free(data);
    fclose(file);
    return done;
}

/* Inputs cannot carry a comment: their licence is in a file beside them. */
static int is_input(const struct dirent *entry) {
    const char *ending = strrchr(entry->d_name, '.');
    return entry->d_name[0] != '.' && (ending == NULL || strcmp(ending, ".license") != 0);
}

int main(int count, char **arguments) {
    int number = 0;
    int failed = 0;
    for (int i = 1; i < count; i++) {
        struct dirent **names;
        int entries = scandir(arguments[i], &names, is_input, alphasort);
        if (entries < 0) {
            fprintf(stderr, "%s: %s\n", arguments[i], strerror(errno));
            return 1;
        }
        for (int k = 0; k < entries; k++) {
            int done = replay(arguments[i], names[k]->d_name);
            printf("%s %d - %s/%s\n", done ? "ok" : "not ok", ++number, arguments[i],
                   names[k]->d_name);
            failed += !done;
            free(names[k]);
        }
        free(names);
    }
    printf("1..%d\n", number);
    return failed > 0 || number == 0;
}
