/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What was erased is gone from the database file, its WAL, or a dump of PostgreSQL, seen byte by byte beside the
 * running server, and the history still verifies against heads written down before. */
#include "outside.h"

#include <dirent.h>
#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/out.h"

/* Words that stand nowhere else, as typed and as the search keeps them. */
#define TRACE  "Zwetschgenkuchen"
#define PERSON "Quittenbrot"
static const char *const TRACES[] = { TRACE, "zwetschgenkuch", PERSON, "quittenbrot" };
enum { TRACE_COUNT = sizeof TRACES / sizeof TRACES[0] };

static const char *program;

/* -- Looking for traces ------------------------------------------------------------------------ */

/* The dump of the schema into FOLDER/dump.sql; another program, as an operator would run it. */
static void dump(const Outside *outside, const char *path) {
    glob_t found;
    assert_int_equal(glob("/usr/lib/postgresql/*/bin/pg_dump", 0, NULL, &found), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        execl(found.gl_pathv[found.gl_pathc - 1], "pg_dump", "-n", outside->schema, "-f", path,
              "-d", getenv("EINKLANG_TEST_POSTGRES"), (char *)NULL);
        _exit(127);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    globfree(&found);
}

static size_t traces_in(const char *path, const char *trace) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    CLEANUP(out_done) Out bytes = out_open(1 << 20);
    char part[65536];
    for (size_t size; (size = fread(part, 1, sizeof part, file)) > 0;)
        out_bytes(&bytes, part, size);
    fclose(file);
    size_t count = 0;
    Str rest = out_view(&bytes);
    for (ptrdiff_t at; (at = str_find(rest, str_from(trace))) >= 0; count++)
        rest = str_slice(rest, (size_t)at + strlen(trace), SIZE_MAX);
    return count;
}

/* In every file of the folder: database, WAL, index, log, key file and list of erasures. */
static size_t traces(Outside *outside, const char *trace) {
    const char *sql = outside_path(outside, "dump.sql");
    if (outside->schema[0] != '\0')
        dump(outside, sql);
    DIR *entries = opendir(outside->folder);
    assert_non_null(entries);
    size_t count = 0;
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;)
        if (entry->d_name[0] != '.')
            count += traces_in(outside_path(outside, entry->d_name), trace);
    closedir(entries);
    if (outside->schema[0] != '\0')
        unlink(sql);
    return count;
}

/* -- What is written and erased ---------------------------------------------------------------- */

static Browser ask(Outside *outside, int status, const char *method, const char *path,
                   const char *body) {
    Browser api = outside_browser(outside, outside->arena);
    outside_ask(outside, &api, method, path, STR(""), str_from(body));
    if (api.status != status)
        fail_msg("%s %s: %d\n" STR_FMT, method, path, api.status, STR_ARG(api.body));
    return api;
}

/* The address of what was made. */
static const char *make(Outside *outside, const char *path, const char *body) {
    Browser api = ask(outside, 201, "POST", path, body);
    return str_c(outside->arena, api.location);
}

static void remove_at(Outside *outside, const char *address) {
    Browser seen = ask(outside, 200, "GET", address, "");
    ptrdiff_t at = str_find(seen.body, STR("\"version\":"));
    assert_true(at >= 0);
    Str rest = str_slice(seen.body, (size_t)at, SIZE_MAX), version;
    assert_true(str_cut(&rest, ',', &version));
    const char *body = str_c(outside->arena, str_join(outside->arena, STR("{"), version, STR("}")));
    ask(outside, 204, "DELETE", address, body);
}

static void run(Outside *outside, const char *word, const char *second, const char *third,
                const char *fourth) {
    Str out;
    int code = outside_run(outside, &out, word, second, third, fourth, NULL);
    if (code != 0)
        fail_msg("%s ends with %d: " STR_FMT, word, code, STR_ARG(out));
}

/* "--expect=CHAIN:SEQ:HASH" of every chain, as they stand now. */
static Str heads(Outside *outside) {
    Str out;
    assert_int_equal(outside_run(outside, &out, "verify", "--heads", NULL), 0);
    return str_copy(outside->arena, out);
}

static void assert_verified(Outside *outside, Str expected) {
    Str line;
    while (str_cut(&expected, '\n', &line)) {
        if (line.len > 0)
            run(outside, "verify", "--expect", str_c(outside->arena, line), NULL);
    }
}

static void erase_all(bool postgres) {
    Outside outside;
    if (!outside_open(&outside, program, postgres))
        skip();
    outside_serve(&outside);
    outside_sign_in(&outside);
    make(&outside, "/api/v1/authorities/" OUTSIDE_AUTHORITY "/initiatives",
         "{\"name\":\"Probe\",\"problem\":\"Probe\"}");
    const char *goal =
        make(&outside, "/api/v1/initiatives/probe/goals", "{\"statement\":\"Ruhe\"}");
    const char *said =
        str_c(outside.arena,
              str_join(outside.arena, STR("{\"text\":\"Frau Muster mag " TRACE ".\",\"target\":"),
                       str_from(strrchr(goal, '/') + 1), STR("}")));
    const char *comment = make(&outside, "/api/v1/initiatives/probe/comments", said);
    const char *group =
        make(&outside, "/api/v1/initiatives/probe/stakeholders",
             "{\"name\":\"Team\",\"perspectives\":[\"caseworkers\"],\"contact\":\"" TRACE "\"}");
    Str out;
    assert_int_equal(outside_run(&outside, &out, "user", "add", "quittenbrot@example.org", "--name",
                                 "Quirin " PERSON, "--authority", OUTSIDE_AUTHORITY, "--role",
                                 "reader", NULL),
                     0);
    for (int i = 0; i < TRACE_COUNT; i++)
        if (traces(&outside, TRACES[i]) == 0)
            fail_msg("the test cannot see %s", TRACES[i]);
    Str before = heads(&outside);
    remove_at(&outside, comment);
    remove_at(&outside, group);
    run(&outside, "user", "erase", "quittenbrot@example.org", "--yes");
    run(&outside, "purge", NULL, NULL, NULL);
    for (int i = 0; i < TRACE_COUNT; i++)
        if (traces(&outside, TRACES[i]) != 0)
            fail_msg("%s is still there, in %s", TRACES[i], outside.folder);
    assert_verified(&outside, before);
    ask(&outside, 200, "GET", goal, "");
    assert_int_equal(outside_end(&outside, SIGTERM), 0);
    outside_done(&outside);
}

static void erased_on_sqlite(void **state) {
    (void)state;
    erase_all(false);
}

static void erased_on_postgresql(void **state) {
    (void)state;
    erase_all(true);
}

int main(int count, char **arguments) {
    if (count != 2)
        return 2;
    program = arguments[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(erased_on_sqlite),
        cmocka_unit_test(erased_on_postgresql),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
