/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The program as systemd runs it: on a socket that is open already, saying when it is ready. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client.h"

enum { PATIENCE_MS = 30000, HANDED_OVER = 3 };

static const char *program;

typedef struct Service {
    char folder[64];
    int listening, notified; /* sockets of the "service manager" */
    uint16_t port;
    pid_t child;
} Service;

static int listen_anywhere(uint16_t *ret_port) {
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_true(fd >= 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(listen(fd, 16), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &size), 0);
    *ret_port = ntohs(address.sin_port);
    return fd;
}

static int listen_for_notes(const char *path) {
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int len = snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    assert_in_range(len, 1, sizeof address.sun_path - 1);
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    assert_true(fd >= 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
    return fd;
}

static void become_service(const Service *service) {
    char number[16], notes[128], database[128];
    snprintf(number, sizeof number, "%d", (int)getpid());
    snprintf(notes, sizeof notes, "%s/notes", service->folder);
    snprintf(database, sizeof database, "%s/a.db", service->folder);
    setenv("LISTEN_PID", number, 1);
    setenv("LISTEN_FDS", "1", 1);
    setenv("NOTIFY_SOCKET", notes, 1);
    /* dup2 leaves close-on-exec off, as systemd does; the same number needs it taken off. */
    if (service->listening == HANDED_OVER)
        fcntl(HANDED_OVER, F_SETFD, 0);
    else
        dup2(service->listening, HANDED_OVER);
    execl(program, program, "serve", "--db", database, "--listen", "127.0.0.1:1", (char *)NULL);
    _exit(127);
}

static void service_start(Service *service) {
    char notes[128];
    *service = (Service){ .folder = "/tmp/einklang-service.XXXXXX" };
    assert_non_null(mkdtemp(service->folder));
    snprintf(notes, sizeof notes, "%s/notes", service->folder);
    service->listening = listen_anywhere(&service->port);
    service->notified = listen_for_notes(notes);
    service->child = fork();
    assert_true(service->child >= 0);
    if (service->child == 0)
        become_service(service);
}

static void service_done(Service *service) {
    static const char *const names[] = { "a.db", "a.db.key", "a.db.key.erasures", "a.db-lock",
                                         "notes" };
    close(service->listening);
    close(service->notified);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char path[160];
        snprintf(path, sizeof path, "%s/%s", service->folder, names[i]);
        assert_int_equal(unlink(path), 0);
    }
    assert_int_equal(rmdir(service->folder), 0);
}

static void assert_noted(const Service *service, const char *wanted) {
    struct pollfd waiting = { .fd = service->notified, .events = POLLIN };
    char note[64] = "";
    assert_int_equal(poll(&waiting, 1, PATIENCE_MS), 1);
    assert_true(recv(service->notified, note, sizeof note - 1, 0) > 0);
    assert_string_equal(note, wanted);
}

static void it_serves_the_socket_it_was_given_and_says_when(void **state) {
    (void)state;
    Service service;
    service_start(&service);
    assert_noted(&service, "READY=1");
    Answer answer;
    CLEANUP(client_close) Client client = client_open(service.port);
    assert_true(client_ask(&client, GET("/healthz"), &answer));
    assert_int_equal(answer.status, 200);
    assert_int_equal(kill(service.child, SIGTERM), 0);
    assert_noted(&service, "STOPPING=1");
    int status;
    assert_int_equal(waitpid(service.child, &status, 0), service.child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    service_done(&service);
}

int main(int count, char **arguments) {
    if (count != 2)
        return 2;
    program = arguments[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_serves_the_socket_it_was_given_and_says_when),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
