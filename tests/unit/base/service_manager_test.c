/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What is handed over as it should be is tested with the whole program: tests/http/service_test.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/io.h"
#include "base/service_manager.h"
#include "base/str.h"

static void sockets_of_others_are_not_taken(void **state) {
    (void)state;
    char mine[16];
    snprintf(mine, sizeof mine, "%d", (int)getpid());
    static const struct {
        const char *pid, *count;
    } CASES[] = { { NULL, NULL }, { NULL, "1" }, { "1", "1" }, { "x", "1" }, { "", "1" } };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        unsetenv("LISTEN_PID");
        unsetenv("LISTEN_FDS");
        if (CASES[i].pid != NULL)
            setenv("LISTEN_PID", CASES[i].pid, 1);
        if (CASES[i].count != NULL)
            setenv("LISTEN_FDS", CASES[i].count, 1);
        assert_int_equal(service_socket(), 0);
    }
    static const char *const COUNTS[] = { "0", "2", "one" };
    setenv("LISTEN_PID", mine, 1);
    for (size_t i = 0; i < sizeof COUNTS / sizeof COUNTS[0]; i++) {
        setenv("LISTEN_FDS", COUNTS[i], 1);
        assert_int_equal(service_socket(), 0);
    }
}

static void a_note_reaches_an_abstract_address(void **state) {
    (void)state;
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    char name[64];
    int len = snprintf(name, sizeof name, "@einklang-test-%d", (int)getpid());
    memcpy(address.sun_path + 1, name + 1, (size_t)len - 1);
    CLEANUP(fd_closep) int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    assert_true(fd >= 0);
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + (size_t)len);
    assert_int_equal(bind(fd, (struct sockaddr *)&address, size), 0);
    setenv("NOTIFY_SOCKET", name, 1);
    service_notify("READY=1");
    char note[16] = "";
    assert_int_equal(recv(fd, note, sizeof note - 1, MSG_DONTWAIT), 7);
    assert_string_equal(note, "READY=1");
}

static void nobody_to_tell_is_no_trouble(void **state) {
    (void)state;
    char longer[200];
    memset(longer, 'x', sizeof longer - 1);
    longer[0] = '/';
    longer[sizeof longer - 1] = '\0';
    static const char *const NAMES[] = { "", "relative", "/nowhere/at/all", "@nobody-listens" };
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        setenv("NOTIFY_SOCKET", NAMES[i], 1);
        service_notify("READY=1");
    }
    setenv("NOTIFY_SOCKET", longer, 1);
    service_notify("READY=1");
    unsetenv("NOTIFY_SOCKET");
    service_notify("READY=1");
    assert_true(getenv("NOTIFY_SOCKET") == NULL);
}

static void the_journal_is_known_by_its_file(void **state) {
    (void)state;
    struct stat file;
    char name[64];
    unsetenv("JOURNAL_STREAM");
    assert_false(service_journal());
    assert_int_equal(fstat(STDERR_FILENO, &file), 0);
    snprintf(name, sizeof name, "%llu:%llu", (unsigned long long)file.st_dev,
             (unsigned long long)file.st_ino);
    setenv("JOURNAL_STREAM", name, 1);
    assert_true(service_journal());
    snprintf(name, sizeof name, "%llu:%llu", (unsigned long long)file.st_dev,
             (unsigned long long)file.st_ino + 1);
    setenv("JOURNAL_STREAM", name, 1);
    assert_false(service_journal());
    setenv("JOURNAL_STREAM", "8", 1);
    assert_false(service_journal());
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sockets_of_others_are_not_taken),
        cmocka_unit_test(a_note_reaches_an_abstract_address),
        cmocka_unit_test(the_journal_is_known_by_its_file),
        cmocka_unit_test(nobody_to_tell_is_no_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
