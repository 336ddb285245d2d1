/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "outside.h"

#include <dirent.h>
#include <fcntl.h>
#include <libpq-fe.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/out.h"

enum { WORDS_MAX = 16, LINE_MAX_BYTES = 512 };

#define EMAIL    "eva@example.org"
#define PASSWORD "password=ein+langes+Passwort&password_again=ein+langes+Passwort"

const char *outside_path(const Outside *outside, const char *name) {
    return str_c(outside->arena,
                 str_join(outside->arena, str_from(outside->folder), STR("/"), str_from(name)));
}

/* -- PostgreSQL -------------------------------------------------------------------------------- */

static void schema_command(const char *verb, const char *schema, const char *end) {
    char text[160];
    snprintf(text, sizeof text, "SET client_min_messages = error; %s SCHEMA %s %s", verb, schema,
             end);
    PGconn *conn = PQconnectdb(getenv("EINKLANG_TEST_POSTGRES"));
    PGresult *result = PQexec(conn, text);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        fail_msg("%s: %s", text, PQerrorMessage(conn));
    PQclear(result);
    PQfinish(conn);
}

static bool take_schema(Outside *outside) {
    const char *url = getenv("EINKLANG_TEST_POSTGRES");
    if (url == NULL || *url == '\0')
        return false;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    snprintf(outside->schema, sizeof outside->schema, "outside_%d_%lld", (int)getpid(),
             (long long)now.tv_sec * 1000000 + now.tv_nsec / 1000);
    schema_command("CREATE", outside->schema, "");
    outside->location =
        str_c(outside->arena, str_join(outside->arena, str_from(url),
                                       strchr(url, '?') != NULL ? STR("&") : STR("?"),
                                       STR("options=-csearch_path%3D"), str_from(outside->schema)));
    return true;
}

/* -- Processes --------------------------------------------------------------------------------- */

/* Starts the program with standard output into a pipe and standard error into log.txt. */
static pid_t start(Outside *outside, const char *const words[], bool server, FILE **ret_lines) {
    int ends[2];
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    const char *log = outside_path(outside, "log.txt");
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int said = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
        if (dup2(ends[1], STDOUT_FILENO) < 0 || dup2(said, STDERR_FILENO) < 0)
            _exit(126);
        setenv("EINKLANG_DB", outside->location, 1);
        setenv("EINKLANG_KEY_FILE", outside_path(outside, "main.key"), 1);
        if (server && outside->opt_before != NULL)
            outside->opt_before();
        execv(outside->program, (char *const *)(uintptr_t)words);
        _exit(127);
    }
    close(ends[1]);
    *ret_lines = fdopen(ends[0], "r");
    assert_non_null(*ret_lines);
    return child;
}

int outside_run(Outside *outside, Str *ret_out, const char *word, ...) {
    const char *words[WORDS_MAX] = { outside->program, word };
    va_list rest;
    va_start(rest, word);
    for (size_t i = 2; i < WORDS_MAX - 1 && (words[i] = va_arg(rest, const char *)) != NULL;)
        i++;
    va_end(rest);
    FILE *lines;
    pid_t child = start(outside, words, false, &lines);
    CLEANUP(out_done) Out out = out_open(1024);
    char line[LINE_MAX_BYTES];
    while (fgets(line, sizeof line, lines) != NULL)
        out_c(&out, line);
    fclose(lines);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    *ret_out = str_copy(outside->scratch, out_view(&out));
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void outside_serve(Outside *outside) {
    const char *words[] = { outside->program, "serve", "--listen", "127.0.0.1:0", NULL };
    FILE *lines;
    assert_int_equal(outside->child, 0);
    outside->child = start(outside, words, true, &lines);
    unsigned port = 0;
    if (fscanf(lines, "listening on http://127.0.0.1:%u", &port) != 1)
        fail_msg("the server does not listen: see %s", outside_path(outside, "log.txt"));
    fclose(lines);
    outside->port = (uint16_t)port;
}

int outside_end(Outside *outside, int signal) {
    int status;
    assert_int_equal(kill(outside->child, signal), 0);
    assert_int_equal(waitpid(outside->child, &status, 0), outside->child);
    outside->child = 0;
    return status;
}

/* -- People ------------------------------------------------------------------------------------ */

/* Path of the link that the authority's administrator was invited with. */
static const char *invitation(Outside *outside) {
    Str out;
    const char *email = EMAIL;
    if (outside_run(outside, &out, "user", "link", email, NULL) != 0)
        fail_msg("no link");
    ptrdiff_t at = str_find(out, STR("/link/"));
    assert_true(at >= 0);
    return str_c(outside->arena, str_trim(str_slice(out, (size_t)at, SIZE_MAX)));
}

void outside_sign_in(Outside *outside) {
    Str out;
    assert_int_equal(outside_run(outside, &out, "token", "add", EMAIL, "test", NULL), 0);
    outside->token = str_copy(outside->arena, str_trim(out));
    const char *link = invitation(outside);
    Browser browser = browser_at(outside->arena, outside->port);
    browser_get(&browser, link);
    assert_status(&browser, 200);
    browser_post(&browser,
                 str_c(outside->arena, str_join(outside->arena, str_from(link), STR("/passwort"))),
                 PASSWORD);
    assert_status(&browser, 303);
    browser_get(&browser, "/konto/angaben");
    assert_status(&browser, 200);
    outside->session = browser.session;
    outside->form_token = browser.form_token;
}

Browser outside_browser(const Outside *outside, Arena *arena) {
    Browser browser = browser_at(arena, outside->port);
    browser.session = outside->session;
    browser.form_token = outside->form_token;
    return browser;
}

void outside_ask(const Outside *outside, Browser *browser, const char *method, const char *path,
                 Str key, Str body) {
    Arena *arena = browser->arena;
    Str headers = str_join(arena, STR("Authorization: bearer "), outside->token,
                           STR("\r\n")); /* in any case, RFC 9110 */
    if (key.len > 0)
        headers = str_join(arena, headers, STR("Idempotency-Key: "), key, STR("\r\n"));
    browser->session = STR("");
    browser->opt_header = str_c(arena, headers);
    browser_send(browser, method, path, "application/json", body);
}

/* -- Beginning and end ------------------------------------------------------------------------- */

bool outside_open(Outside *outside, const char *program, bool postgres) {
    *outside =
        (Outside){ .arena = arena_open(65536), .scratch = arena_open(65536), .program = program };
    const char *base = getenv("TMPDIR");
    snprintf(outside->folder, sizeof outside->folder, "%s/einklang-outside.XXXXXX",
             base != NULL && strlen(base) < 32 ? base : "/tmp");
    assert_non_null(mkdtemp(outside->folder));
    outside->location = outside_path(outside, "main.db");
    if (postgres && !take_schema(outside)) {
        outside_done(outside);
        return false;
    }
    Str out;
    assert_int_equal(outside_run(outside, &out, "init", NULL), 0);
    assert_int_equal(outside_run(outside, &out, "authority", "add", "Amt Musterstadt",
                                 "--administrator", EMAIL, "--administrator-name", "Eva Muster",
                                 NULL),
                     0);
    return true;
}

void outside_done(Outside *outside) {
    if (outside->child != 0)
        outside_end(outside, SIGKILL);
    if (outside->schema[0] != '\0')
        schema_command("DROP", outside->schema, "CASCADE");
    DIR *entries = opendir(outside->folder);
    assert_non_null(entries);
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            assert_int_equal(unlinkat(dirfd(entries), entry->d_name, 0), 0);
    closedir(entries);
    assert_int_equal(rmdir(outside->folder), 0);
    arena_close(outside->scratch);
    arena_close(outside->arena);
}
