/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What we write is opened by an office program of others: LibreOffice, as a process of its own, where it is installed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"
#include "files/sheet.h"
#include "sample_odp.h"
#include "sample_ods.h"
#include "sample_odt.h"

enum { PATH_SIZE = 512, RESULT_MAX = 16 << 20 };

typedef struct Office {
    Arena *arena;
    char folder[PATH_SIZE];
} Office;

/* Ends with the exit code of the command; what it says is written there. */
static int run(char *const *command, const char *said) {
    pid_t child;
    int status = 0;
    posix_spawn_file_actions_t actions;
    assert_int_equal(posix_spawn_file_actions_init(&actions), 0);
    assert_int_equal(
        posix_spawn_file_actions_addopen(&actions, 1, said, O_CREAT | O_WRONLY | O_TRUNC, 0600), 0);
    assert_int_equal(posix_spawn_file_actions_adddup2(&actions, 1, 2), 0);
    int error = posix_spawnp(&child, command[0], &actions, NULL, command, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0)
        return -1;
    while (waitpid(child, &status, 0) < 0)
        assert_int_equal(errno, EINTR);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool is_there(const char *program) {
    char path[PATH_SIZE];
    Str folder, rest = str_from(getenv("PATH"));
    while (str_cut(&rest, ':', &folder)) {
        snprintf(path, sizeof path, STR_FMT "/%s", STR_ARG(folder), program);
        if (access(path, X_OK) == 0)
            return true;
    }
    return false;
}

static int set_up(void **state) {
    Office *office = calloc(1, sizeof *office);
    const char *under = getenv("TMPDIR");
    if (office == NULL)
        return -1;
    office->arena = arena_open(1 << 14);
    snprintf(office->folder, sizeof office->folder, "%s/einklang-office-XXXXXX",
             under != NULL ? under : "/tmp");
    *state = office;
    return mkdtemp(office->folder) == NULL ? -1 : 0;
}

static int tear_down(void **state) {
    Office *office = *state;
    int code = run((char *const[]){ "rm", "-rf", office->folder, NULL }, "/dev/null");
    arena_close(office->arena);
    free(office);
    return code;
}

/* -- What LibreOffice says ------------------------------------------------------------------------ */

/* What it says about itself or the machine, and never about a document. Whatever else it says is a warning about ours. */
static const char *const HARMLESS[] = {
    "convert ",                       /* what is converted into what, by which filter */
    "Overwriting: ",                  /* the result of the conversion before in the same folder */
    "Warning: failed to launch java", /* javaldx: no Java is installed, and none is needed */
    "javaldx: ",                      /* the same, as newer versions say it */
};

static bool is_harmless(Str line) {
    for (size_t i = 0; i < sizeof HARMLESS / sizeof *HARMLESS; i++)
        if (str_starts(line, str_from(HARMLESS[i])))
            return true;
    return str_empty(str_trim(line));
}

/* The first line that is about the document; "": none. */
static Str warning_in(Str said) {
    Str line;
    while (str_cut(&said, '\n', &line))
        if (!is_harmless(line))
            return line;
    return STR("");
}

static void assert_no_warning(Office *office, const char *path) {
    Str said;
    assert_int_equal(file_read_all(office->arena, path, RESULT_MAX, &said), ERR_NONE);
    Str warning = warning_in(said);
    if (warning.len > 0)
        fail_msg("LibreOffice warns: " STR_FMT, STR_ARG(warning));
}

/* Without LibreOffice, too: what would let a warning pass is seen here. */
static void a_warning_is_told_from_noise(void **state) {
    static const struct {
        const char *said, *warning;
    } CASES[] = {
        { "", "" },
        { "convert /tmp/a.odt -> /tmp/a.txt using filter : Text\n", "" },
        { "Overwriting: /tmp/a.txt\n", "" },
        { "Warning: failed to launch javaldx - java may not function correctly\n", "" },
        { "javaldx: Could not find a Java Runtime Environment!\n\n", "" },
        { "Error: source file could not be loaded\n", "Error: source file could not be loaded" },
        { "convert a -> b\nwarn:xmloff:1:2: unknown element", "warn:xmloff:1:2: unknown element" },
        { "Warning: the file is damaged\n", "Warning: the file is damaged" },
        { "Error Area:Io Class:General Code:27\n", "Error Area:Io Class:General Code:27" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_true(str_eq(warning_in(str_from(CASES[i].said)), str_from(CASES[i].warning)));
}

/* What LibreOffice makes of the document, without a word of warning; the file is named sample.ENDING. */
static Str converted(Office *office, Str document, const char *ending, const char *format,
                     const char *result) {
    char profile[2 * PATH_SIZE], path[2 * PATH_SIZE], said[2 * PATH_SIZE];
    Str bytes;
    snprintf(profile, sizeof profile, "-env:UserInstallation=file://%s/profile", office->folder);
    snprintf(path, sizeof path, "%s/sample.%s", office->folder, ending);
    int fd = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write_all(fd, document), ERR_NONE);
    fd_close(fd);
    char *const command[] = { "soffice",
                              profile,
                              "--headless",
                              "--convert-to",
                              (char *)(uintptr_t)format,
                              "--outdir",
                              office->folder,
                              path,
                              NULL };
    snprintf(said, sizeof said, "%s/said.txt", office->folder);
    assert_int_equal(run(command, said), 0);
    assert_no_warning(office, said);
    snprintf(path, sizeof path, "%s/%s", office->folder, result);
    assert_int_equal(file_read_all(office->arena, path, RESULT_MAX, &bytes), ERR_NONE);
    return bytes;
}

static Str sample_bytes(Arena *arena) {
    OdtInfo info = sample_info();
    CLEANUP(odt_closep) Odt *odt = sample_odt(arena, &info);
    CLEANUP(out_done) Out out = { 0 };
    assert_int_equal(odt_finish(odt, &out), ERR_NONE);
    return str_copy(arena, out_view(&out));
}

#define assert_has(text, part) assert_true(str_find((text), STR(part)) >= 0)

static void a_text_document_says_what_it_said(void **state) {
    Office *office = *state;
    if (!is_there("soffice"))
        skip();
    Str text = converted(office, sample_bytes(office->arena), "odt", "txt:Text (encoded):UTF8",
                         "sample.txt");
    assert_has(text, SAMPLE_TITLE "\n");
    assert_has(text, "zweite Zeile,  mit <zwei> Leerzeichen.\n");
    assert_has(text, "Siehe die Leitlinien, wichtig: well-being of everybody");
    assert_has(text, "1. zuerst fragen\n");
    assert_has(text, "Tabelle 1: Wer wie und wann beteiligt wird\nWer\nWie\nWann\n");
    assert_has(text, "Abbildung 1: Zeitstrahl\nEnde\n");
}

static void a_text_document_becomes_an_accessible_pdf(void **state) {
    Office *office = *state;
    if (!is_there("soffice"))
        skip();
    Str pdf = converted(office, sample_bytes(office->arena), "odt",
                        "pdf:writer_pdf_Export:{\"PDFUACompliance\":{\"type\":\"boolean\","
                        "\"value\":\"true\"}}",
                        "sample.pdf");
    assert_true(str_starts(pdf, STR("%PDF-1.")));
    assert_has(pdf, "<pdfuaid:part>1</pdfuaid:part>");
    assert_has(pdf, "/MarkInfo<</Marked true>>");
    assert_has(pdf, "/Lang(de-DE)");
    assert_has(pdf, "/S/H3");
    assert_has(pdf, "/S/TH");
    assert_has(pdf, "/S/Figure");
    assert_has(pdf, "/Alt<"); /* of the picture */
}

/* One page for each slide, and one more for what did not fit. The language is not looked for: Impress gives a PDF that of
 * who converts, whatever the presentation says. */
static void a_presentation_has_a_page_for_each_slide(void **state) {
    Office *office = *state;
    if (!is_there("soffice") || !is_there("loimpress"))
        skip();
    Str pdf = converted(office, sample_odp(office->arena), "odp",
                        "pdf:impress_pdf_Export:{\"UseTaggedPDF\":{\"type\":\"boolean\","
                        "\"value\":\"true\"}}",
                        "sample.pdf");
    assert_true(str_starts(pdf, STR("%PDF-1.")));
    assert_has(pdf, "/Count 3");
    assert_has(pdf, "/MarkInfo<</Marked true>>");
}

static Str sample_sheet(Arena *arena) {
    CLEANUP(ods_closep) Ods *ods = sample_ods(arena);
    CLEANUP(out_done) Out out = { 0 };
    assert_int_equal(ods_finish(ods, &out), ERR_NONE);
    return str_copy(arena, out_view(&out));
}

#define assert_cell(sheet, row, column, expected) \
    assert_true(str_eq((sheet).rows[row].cells[column], STR(expected)))

static void assert_sample_sheet(Arena *arena, Str bytes, SheetFormat format, const char *day,
                                const char *share) {
    Sheet sheet;
    SheetProblem problem;
    assert_int_equal(sheet_read(arena, bytes, &(SheetNames){ 0 }, &problem, &sheet), ERR_NONE);
    assert_int_equal(sheet.format, format);
    assert_int_equal(sheet.columns, 4);
    assert_int_equal(sheet.count, 3);
    assert_true(str_eq(sheet.header.cells[0], STR("Gruppe")));
    assert_cell(sheet, 0, 0, "Menschen mit  wenig Deutsch;\nzweite \"Zeile\"");
    assert_true(str_eq(sheet.rows[0].cells[1], str_from(day)));
    assert_cell(sheet, 0, 2, "-12");
    assert_true(str_eq(sheet.rows[0].cells[3], str_from(share)));
    assert_cell(sheet, 1, 0, "=1+1");
    assert_cell(sheet, 2, 0, "Ältere");
}

/* Written by us, saved in two formats by LibreOffice, read by us. */
static void a_spreadsheet_goes_there_and_back(void **state) {
    Office *office = *state;
    if (!is_there("soffice"))
        skip();
    Str ours = sample_sheet(office->arena);
    Str csv =
        converted(office, ours, "ods", "csv:Text - txt - csv (StarCalc):59,34,76", "sample.csv");
    assert_sample_sheet(office->arena, csv, SHEET_FORMAT_CSV, "01.12.2026", "12,50");
    Str excel = converted(office, ours, "ods", "xlsx", "sample.xlsx");
    Sheet sheet;
    SheetProblem problem;
    assert_int_equal(sheet_read(office->arena, excel, &(SheetNames){ 0 }, &problem, &sheet),
                     ERR_INVALID);
    assert_int_equal(problem.kind, SHEET_OTHER_FORMAT);
    Str theirs = converted(office, excel, "xlsx", "ods", "sample.ods");
    assert_sample_sheet(office->arena, theirs, SHEET_FORMAT_ODS, "2026-12-01", "12.5");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_warning_is_told_from_noise),
        cmocka_unit_test_setup_teardown(a_text_document_says_what_it_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_text_document_becomes_an_accessible_pdf, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_presentation_has_a_page_for_each_slide, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_spreadsheet_goes_there_and_back, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
