/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/office.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/office_process.h"
#include "base/io.h"
#include "base/log.h"
#include "base/thread.h"

struct Office {
    char *program;
    int64_t seconds;
    pthread_mutex_t mutex;
    pthread_cond_t freed;
    bool running;
    size_t waiting;
    atomic_bool stop;
};

Office *office_open(Str program, int64_t seconds) {
    Office *office = calloc(1, sizeof *office);
    if (office == NULL || (office->program = strndup(program.ptr, program.len)) == NULL)
        abort();
    office->seconds = seconds;
    pthread_mutex_init(&office->mutex, NULL);
    condition_open(&office->freed);
    return office;
}

void office_stop(Office *opt_office) {
    if (opt_office == NULL)
        return;
    pthread_mutex_lock(&opt_office->mutex);
    atomic_store(&opt_office->stop, true);
    pthread_cond_broadcast(&opt_office->freed);
    pthread_mutex_unlock(&opt_office->mutex);
}

void office_close(Office *opt_office) {
    if (opt_office == NULL)
        return;
    pthread_cond_destroy(&opt_office->freed);
    pthread_mutex_destroy(&opt_office->mutex);
    free(opt_office->program);
    free(opt_office);
}

bool office_present(const Office *opt_office) {
    return opt_office != NULL && opt_office->program[0] == '/' &&
           access(opt_office->program, X_OK) == 0;
}

bool office_confined(void) {
    return office_process_confines_files() > 0;
}

/* -- Whose turn it is -------------------------------------------------------------------------- */

static bool has_room(const Office *office) {
    return !office->running || office->waiting < OFFICE_WAITING_MAX;
}

bool office_crowded(Office *opt_office) {
    if (opt_office == NULL)
        return false;
    pthread_mutex_lock(&opt_office->mutex);
    bool room = has_room(opt_office);
    pthread_mutex_unlock(&opt_office->mutex);
    return !room;
}

static bool turn_begin(Office *office) {
    const struct timespec until = monotonic_in(OFFICE_TURN_SECONDS * 1000);
    pthread_mutex_lock(&office->mutex);
    bool in_time = has_room(office);
    office->waiting++;
    while (in_time && office->running && !atomic_load(&office->stop))
        in_time = pthread_cond_timedwait(&office->freed, &office->mutex, &until) == 0;
    office->waiting--;
    bool mine = in_time && !office->running && !atomic_load(&office->stop);
    if (mine)
        office->running = true;
    pthread_mutex_unlock(&office->mutex);
    return mine;
}

static void turn_end(Office *office) {
    pthread_mutex_lock(&office->mutex);
    office->running = false;
    pthread_cond_signal(&office->freed);
    pthread_mutex_unlock(&office->mutex);
}

/* -- One document ------------------------------------------------------------------------------ */

/* Headings, tables and alternative texts stay what they are (PDF/UA); the title stands in the window. */
#define PDF_FILTER                                                                       \
    "pdf:writer_pdf_Export:{\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"}," \
    "\"PDFUACompliance\":{\"type\":\"boolean\",\"value\":\"true\"},"                     \
    "\"DisplayPDFDocumentTitle\":{\"type\":\"boolean\",\"value\":\"true\"},"             \
    "\"ExportBookmarks\":{\"type\":\"boolean\",\"value\":\"true\"}}"

#define FOLDER_PREFIX "einklang-pdf-"
enum { FOLDER_BYTES = 256, FOLDER_OLD_SECONDS = 3600, DESCRIPTORS_FOR_REMOVAL = 16 };

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place) {
    (void)status, (void)kind, (void)place;
    return remove(path);
}

/* A folder it took its own rights from is emptied all the same. */
static int open_one(const char *path, const struct stat *status, int kind, struct FTW *place) {
    (void)status, (void)place;
    return kind == FTW_D || kind == FTW_DNR ? chmod(path, S_IRWXU) : 0;
}

/* What it left there is of people. */
static void folder_remove(const char *folder) {
    if (nftw(folder, open_one, DESCRIPTORS_FOR_REMOVAL, FTW_PHYS) != 0 ||
        nftw(folder, remove_one, DESCRIPTORS_FOR_REMOVAL, FTW_DEPTH | FTW_PHYS) != 0)
        log_event(LOG_WARNING, "office_folder_stays");
}

/* Of somebody who was killed meanwhile: nobody else needs it that long. */
static void remove_old(const char *under) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    DIR *folder = opendir(under);
    struct stat status;
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        if (!str_starts(str_from(entry->d_name), STR(FOLDER_PREFIX)))
            continue;
        const char *path =
            str_c(arena, str_join(arena, str_from(under), STR("/"), str_from(entry->d_name)));
        if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == geteuid() &&
            time(NULL) - status.st_mtime > FOLDER_OLD_SECONDS)
            folder_remove(path);
    }
    if (folder != NULL)
        closedir(folder);
}

static const char *folders_of(void) {
    const char *set = getenv("TMPDIR");
    return set != NULL && set[0] == '/' ? set : "/tmp";
}

void office_clean(void) {
    remove_old(folders_of());
}

static bool folder_make(char ret[static FOLDER_BYTES]) {
    int length = snprintf(ret, FOLDER_BYTES, "%s/" FOLDER_PREFIX "XXXXXX", folders_of());
    office_clean();
    return length > 0 && length < FOLDER_BYTES && mkdtemp(ret) != NULL;
}

static Err write_document(const char *path, Str odt) {
    CLEANUP(fd_closep) int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    return file < 0 ? ERR_STORAGE : write_all(file, odt);
}

/* A file and nothing that stands for one. */
static Err read_pdf(Arena *arena, const char *path, Out *out) {
    struct stat status;
    Str pdf;
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return ERR_NOT_FOUND;
    TRY(file_read_all(arena, path, OFFICE_PDF_MAX, &pdf));
    if (!str_starts(pdf, STR("%PDF-")))
        return ERR_INVALID;
    out_str(out, pdf);
    return out_full(out) ? ERR_TOO_LARGE : ERR_NONE;
}

static char *own(Arena *arena, Str text) {
    char *copy = arena_text(arena, text.len + 1);
    memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    return copy;
}

static OfficeEnd run(const Office *office, Arena *arena, Str folder, Str document) {
    char *arguments[] = { office->program,
                          own(arena, str_join(arena, STR("-env:UserInstallation=file://"), folder,
                                              STR("/profile"))),
                          own(arena, STR("--headless")),
                          own(arena, STR("--norestore")),
                          own(arena, STR("--nologo")),
                          own(arena, STR("--nodefault")),
                          own(arena, STR("--convert-to")),
                          own(arena, STR(PDF_FILTER)),
                          own(arena, STR("--outdir")),
                          own(arena, folder),
                          own(arena, document),
                          NULL };
    char *environment[] = { own(arena, STR("PATH=/usr/local/bin:/usr/bin:/bin")),
                            own(arena, STR("LC_ALL=C.UTF-8")),
                            own(arena, STR("SAL_USE_VCLPLUGIN=svp")),
                            own(arena, str_join(arena, STR("HOME="), folder)),
                            own(arena, str_join(arena, STR("TMPDIR="), folder)),
                            NULL };
    const OfficeProcess process = { .program = office->program,
                                    .arguments = arguments,
                                    .environment = environment,
                                    .folder = str_c(arena, folder),
                                    .seconds = office->seconds,
                                    .memory_bytes = (uint64_t)OFFICE_MEMORY_GB << 30,
                                    .file_bytes = OFFICE_PDF_MAX,
                                    .stop = &office->stop };
    return office_process_run(&process);
}

static OfficeTrouble convert(const Office *office, Str odt, Out *out) {
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    char folder[FOLDER_BYTES];
    if (!folder_make(folder))
        return OFFICE_FAILED;
    Str place = str_from(folder);
    const char *document = str_c(arena, str_join(arena, place, STR("/document.odt")));
    const char *pdf = str_c(arena, str_join(arena, place, STR("/document.pdf")));
    OfficeEnd end = OFFICE_END_FAILED;
    if (write_document(document, odt) == ERR_NONE)
        end = run(office, arena, place, str_from(document));
    OfficeTrouble trouble = end == OFFICE_END_SLOW ? OFFICE_SLOW : OFFICE_FAILED;
    if (end == OFFICE_END_DONE && read_pdf(arena, pdf, out) == ERR_NONE)
        trouble = OFFICE_FINE;
    folder_remove(folder);
    return trouble;
}

static OfficeTrouble take_turn(Office *office, Str odt, Out *out) {
    if (!turn_begin(office))
        return OFFICE_CROWDED;
    OfficeTrouble trouble = convert(office, odt, out);
    turn_end(office);
    if (trouble != OFFICE_FINE)
        log_event(LOG_WARNING, trouble == OFFICE_SLOW ? "office_slow" : "office_failed");
    return trouble;
}

Err office_pdf(Office *opt_office, Ctx *ctx, Str odt, Out *out, OfficeTrouble *opt_trouble) {
    if (!office_present(opt_office)) {
        office_note(opt_trouble, OFFICE_ABSENT);
        return ERR_NOT_FOUND;
    }
    if (ctx->waiting.opt_begin != NULL)
        ctx->waiting.opt_begin(ctx->waiting.self);
    OfficeTrouble trouble = take_turn(opt_office, odt, out);
    if (ctx->waiting.opt_end != NULL)
        ctx->waiting.opt_end(ctx->waiting.self);
    office_note(opt_trouble, trouble);
    return trouble == OFFICE_FINE ? ERR_NONE : ERR_BUSY;
}
