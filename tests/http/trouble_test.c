/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The disk is full, or somebody else holds the database: 503 with what was typed, and when the trouble is over
 * the same server writes again what is sent again. Without descriptors for further connections it takes none, and
 * listens again when there are some. */
#include "outside.h"

#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/out.h"
#include "client.h"

enum { DESCRIPTORS_LEFT = 20, CROWD = 60, CROWD_ROUNDS = 12 };
enum { DISK_KIB = 16384, FILL_BYTES = 65536, POSTS_MAX = 4000, LONG_TEXT = 4000 };

#define NEW_GOAL  "/vorhaben/ruhe/ziele/neu"
#define GOALS     "/api/v1/initiatives/ruhe/goals"
#define JSON_GOAL "{\"statement\":\"Wartezeit halbieren\"}"

static const char *program;

/* -- What is looked at ------------------------------------------------------------------------- */

typedef struct Room {
    Outside outside;
    Browser person;
} Room;

static void room_open(Room *room) {
    assert_true(outside_open(&room->outside, program, false));
    outside_serve(&room->outside);
    outside_sign_in(&room->outside);
    room->person = outside_browser(&room->outside, room->outside.arena);
    room->person.submission_id = STR("ruhe");
    browser_post(&room->person, "/behoerde/" OUTSIDE_AUTHORITY "/vorhaben/neu",
                 "name=Ruhe&problem=Trubel");
    assert_status(&room->person, 303);
}

static void room_close(Room *room) {
    Str out;
    assert_int_equal(outside_end(&room->outside, SIGTERM), 0);
    int code = outside_run(&room->outside, &out, "verify", NULL);
    if (code != 0)
        fail_msg("verify ends with %d: " STR_FMT, code, STR_ARG(out));
    outside_done(&room->outside);
}

static size_t count_of(Str text, Str piece) {
    size_t count = 0;
    for (ptrdiff_t at; (at = str_find(text, piece)) >= 0; count++)
        text = str_slice(text, (size_t)at + piece.len, SIZE_MAX);
    return count;
}

/* How many goals have this statement. */
static size_t goals_named(Room *room, const char *statement) {
    Arena *arena = room->outside.arena;
    Browser api = outside_browser(&room->outside, arena);
    outside_ask(&room->outside, &api, "GET", GOALS, STR(""), STR(""));
    assert_status(&api, 200);
    return count_of(api.body,
                    str_join(arena, STR("\"statement\":\""), str_from(statement), STR("\"")));
}

/* 503 with the text, and all that it takes to send it again. */
static void assert_text_kept(Room *room, const char *text, const char *submission) {
    Browser *person = &room->person;
    Arena *arena = room->outside.arena;
    Str hidden =
        str_join(arena, STR("name=\"submission_id\" value=\""), str_from(submission), STR("\""));
    Str token =
        str_join(arena, STR("name=\"form_token\" value=\""), room->outside.form_token, STR("\""));
    assert_status(person, 503);
    assert_sees(person, text);
    assert_sees(person, str_c(arena, hidden));
    assert_sees(person, str_c(arena, token));
    assert_sees(person, "action=\"" NEW_GOAL "?gesendet=1\"");
    assert_true(str_find(person->headers, STR("Retry-After: ")) >= 0);
}

static void assert_api_says_so(Room *room) {
    Browser api = outside_browser(&room->outside, room->outside.arena);
    outside_ask(&room->outside, &api, "POST", GOALS, STR("trouble-api"), STR(JSON_GOAL));
    assert_status(&api, 503);
    assert_true(str_find(api.headers, STR("application/problem+json")) >= 0);
    assert_true(str_find(api.headers, STR("Retry-After: ")) >= 0);
    assert_sees(&api, "\"status\":503");
}

/* The same by program: what was refused is carried out, once. */
static void assert_api_recovers(Room *room) {
    for (int i = 0; i < 2; i++) {
        Browser api = outside_browser(&room->outside, room->outside.arena);
        outside_ask(&room->outside, &api, "POST", GOALS, STR("trouble-api"), STR(JSON_GOAL));
        assert_status(&api, 201);
    }
    assert_int_equal(goals_named(room, "Wartezeit halbieren"), 1);
}

static void assert_pages_are_read(Room *room) {
    Browser reader = outside_browser(&room->outside, room->outside.arena);
    browser_get(&reader, "/vorhaben/ruhe");
    assert_status(&reader, 200);
    assert_sees(&reader, "Trubel");
}

static void post_goal(Room *room, const char *submission, const char *statement) {
    room->person.submission_id = str_from(submission);
    browser_post(&room->person, NEW_GOAL,
                 str_c(room->outside.arena,
                       str_join(room->outside.arena, STR("statement="), str_from(statement))));
}

/* -- Cases ------------------------------------------------------------------------------------- */

static void limit_files(pid_t process, rlim_t bytes) {
    struct rlimit limit;
    assert_int_equal(prlimit(process, RLIMIT_FSIZE, NULL, &limit), 0);
    limit.rlim_cur = bytes;
    assert_int_equal(prlimit(process, RLIMIT_FSIZE, &limit, NULL), 0);
}

static void a_limit_on_files_is_a_full_disk(void **state) {
    (void)state;
    Room room;
    room_open(&room);
    limit_files(room.outside.child, 0);
    for (int i = 0; i < 3; i++) {
        post_goal(&room, "limit", "Weniger+Papier");
        assert_text_kept(&room, "Weniger Papier", "limit");
    }
    assert_api_says_so(&room);
    assert_pages_are_read(&room);
    limit_files(room.outside.child, RLIM_INFINITY);
    for (int i = 0; i < 2; i++) {
        post_goal(&room, "limit", "Weniger+Papier");
        assert_status(&room.person, 303);
    }
    assert_int_equal(goals_named(&room, "Weniger Papier"), 1);
    assert_api_recovers(&room);
    room_close(&room);
}

static bool write_file(const char *path, const char *text) {
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    bool written = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);
    if (fd >= 0)
        close(fd);
    return written;
}

/* Who is not root becomes root of a world of their own, where that is allowed. */
static bool separate(void) {
    char users[64], groups[64];
    snprintf(users, sizeof users, "0 %d 1", (int)getuid());
    snprintf(groups, sizeof groups, "0 %d 1", (int)getgid());
    if (unshare(CLONE_NEWNS) == 0)
        return true;
    return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 &&
           write_file("/proc/self/setgroups", "deny") && write_file("/proc/self/uid_map", users) &&
           write_file("/proc/self/gid_map", groups);
}

/* A disk of our own, seen by this process and its children only. */
static bool mount_disk(const char *folder) {
    char options[32];
    snprintf(options, sizeof options, "size=%dk", DISK_KIB);
    return separate() && mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
           mount("einklang", folder, "tmpfs", 0, options) == 0;
}

static void fill_disk(const char *ballast) {
    static const char bytes[FILL_BYTES] = { 1 };
    int fd = open(ballast, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    assert_true(fd >= 0);
    for (size_t size = sizeof bytes; size > 0;)
        if (write(fd, bytes, size) <= 0)
            size /= 2;
    close(fd);
}

/* The database has some room in its files yet: writes until there is none. */
static void post_until_full(Room *room, char submission[static 32]) {
    char statement[LONG_TEXT + 1];
    memset(statement, 'x', LONG_TEXT);
    statement[LONG_TEXT] = '\0';
    for (int i = 0; i < POSTS_MAX; i++) {
        char number[32];
        int len = snprintf(number, sizeof number, "voll-%d-", i);
        memcpy(statement, number, (size_t)len);
        snprintf(submission, 32, "voll-%d", i);
        room->person.submission_id = str_from(submission);
        browser_post(&room->person, "/vorhaben/ruhe/kommentare",
                     str_c(room->outside.scratch,
                           str_join(room->outside.scratch, STR("text="), str_from(statement))));
        arena_reset(room->outside.scratch);
        if (room->person.status == 503)
            return;
        assert_status(&room->person, 303);
    }
    fail_msg("the disk does not fill");
}

static void a_full_disk_loses_nothing(void **state) {
    (void)state;
    char disk[] = "/tmp/einklang-disk.XXXXXX", submission[32];
    assert_non_null(mkdtemp(disk));
    if (!mount_disk(disk)) {
        rmdir(disk);
        skip();
    }
    setenv("TMPDIR", disk, 1);
    Room room;
    room_open(&room);
    const char *ballast = outside_path(&room.outside, "ballast");
    fill_disk(ballast);
    post_until_full(&room, submission);
    post_goal(&room, "voll", "Weniger+Papier");
    assert_text_kept(&room, "Weniger Papier", "voll");
    assert_api_says_so(&room);
    assert_pages_are_read(&room);
    assert_int_equal(unlink(ballast), 0);
    post_goal(&room, "voll", "Weniger+Papier");
    assert_status(&room.person, 303);
    assert_int_equal(goals_named(&room, "Weniger Papier"), 1);
    assert_api_recovers(&room);
    room_close(&room);
    unsetenv("TMPDIR");
    umount2(disk, MNT_DETACH);
    assert_int_equal(rmdir(disk), 0);
}

static void a_locked_database_is_waited_for_then_said(void **state) {
    (void)state;
    Room room;
    sqlite3 *other;
    room_open(&room);
    assert_int_equal(sqlite3_open_v2(room.outside.location, &other, SQLITE_OPEN_READWRITE, NULL),
                     SQLITE_OK);
    sqlite3_busy_timeout(other, CLIENT_PATIENCE_MS); /* the server may be writing its own things */
    assert_int_equal(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    post_goal(&room, "zu", "Weniger+Papier");
    assert_text_kept(&room, "Weniger Papier", "zu");
    assert_api_says_so(&room);
    assert_pages_are_read(&room);
    assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    post_goal(&room, "zu", "Weniger+Papier");
    assert_status(&room.person, 303);
    assert_int_equal(goals_named(&room, "Weniger Papier"), 1);
    assert_api_recovers(&room);
    room_close(&room);
}

static rlim_t descriptors_of(pid_t process) {
    char path[64];
    rlim_t count = 0;
    snprintf(path, sizeof path, "/proc/%d/fd", (int)process);
    DIR *folder = opendir(path);
    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}

/* More come than it has descriptors for, and all leave again. */
static void crowd(uint16_t port) {
    Client clients[CROWD];
    size_t count = 0;
    while (count < CROWD && client_try(port, &clients[count]))
        count++;
    pause_ms(50);
    while (count > 0)
        client_close(&clients[--count]);
}

static void without_descriptors_it_listens_again(void **state) {
    (void)state;
    Room room;
    room_open(&room);
    pid_t server = room.outside.child;
    struct rlimit limit;
    assert_int_equal(prlimit(server, RLIMIT_NOFILE, NULL, &limit), 0);
    limit.rlim_cur = descriptors_of(server) + DESCRIPTORS_LEFT;
    assert_int_equal(prlimit(server, RLIMIT_NOFILE, &limit, NULL), 0);
    for (int i = 0; i < CROWD_ROUNDS; i++) {
        CLEANUP(client_close) Client after = { .fd = -1 };
        Answer answer;
        crowd(room.outside.port);
        after = client_open(room.outside.port);
        assert_true(client_ask(&after, GET("/healthz"), &answer));
        assert_int_equal(answer.status, 200);
    }
    room_close(&room);
}

enum { DESCRIPTORS_FEWEST = 4, DESCRIPTORS_MOST = 64 };

/* Exit code of a command that may have so many descriptors; a server is asked to end after three seconds. */
static int run_with(Outside *outside, int descriptors, const char *command) {
    const char *own = outside->program;
    char script[300];
    snprintf(script, sizeof script,
             "ulimit -n %d; export ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0;" /* takes some, too */
             " exec timeout --preserve-status -s TERM 3 \"$0\" %s",
             descriptors, command);
    Str out;
    outside->program = "/bin/sh";
    int code = outside_run(outside, &out, "-c", script, own, NULL);
    outside->program = own;
    return code;
}

static size_t log_bytes(const Outside *outside) {
    struct stat file;
    return stat(outside_path(outside, "log.txt"), &file) == 0 ? (size_t)file.st_size : 0;
}

/* Wherever the descriptors end, a command says so and fails, until there are enough for all of it. */
static void at_any_descriptor_it_fails_in_words(void **state) {
    static const char *const COMMANDS[] = { "verify", "purge --dry-run",
                                            "serve --listen 127.0.0.1:0" };
    (void)state;
    Outside outside;
    assert_true(outside_open(&outside, program, false));
    for (size_t i = 0; i < sizeof COMMANDS / sizeof COMMANDS[0]; i++) {
        int code = 1, most = DESCRIPTORS_FEWEST;
        for (; code != 0 && most < DESCRIPTORS_MOST; most++) {
            size_t said = log_bytes(&outside);
            code = run_with(&outside, most, COMMANDS[i]);
            if (code != 0 && (code != 1 || log_bytes(&outside) == said))
                fail_msg("%s with %d descriptors: %d%s", COMMANDS[i], most, code,
                         log_bytes(&outside) == said ? " without a word" : "");
        }
        if (code != 0)
            fail_msg("%s: %d descriptors are not enough", COMMANDS[i], DESCRIPTORS_MOST);
    }
    outside_done(&outside);
}

int main(int count, char **arguments) {
    if (count != 2)
        return 2;
    program = arguments[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_limit_on_files_is_a_full_disk),
        cmocka_unit_test(a_locked_database_is_waited_for_then_said),
        cmocka_unit_test(without_descriptors_it_listens_again),
        cmocka_unit_test(at_any_descriptor_it_fails_in_words),
        cmocka_unit_test(a_full_disk_loses_nothing), /* last: the disk is its own */
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
