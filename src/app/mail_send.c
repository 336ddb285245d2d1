/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* mail_send.c -- handing a mail to the sendmail program; contract in app/mail.h. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "app/config.h"
#include "app/mail.h"
#include "base/io.h"
#include "base/thread.h"

/* Of our own signals none shall be blocked or ignored in the program. */
static int set_signals(posix_spawnattr_t *attributes) {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int failed = posix_spawnattr_setsigmask(attributes, &none);
    if (failed == 0)
        failed = posix_spawnattr_setsigdefault(attributes, &all);
    if (failed == 0)
        failed =
            posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    return failed;
}

static int spawn(const char *path, posix_spawn_file_actions_t *actions, pid_t *ret) {
    char name[] = "sendmail", from_headers[] = "-t", dots[] = "-i";
    char *arguments[] = { name, from_headers, dots, NULL };
    char locale[] = "LC_ALL=C", search[] = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";
    char *environment[] = { locale, search, NULL };
    posix_spawnattr_t attributes;
    int failed = posix_spawnattr_init(&attributes);
    if (failed != 0)
        return failed;
    failed = set_signals(&attributes);
    if (failed == 0)
        failed = posix_spawn(ret, path, actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    return failed;
}

/* The program with `input` as its standard input and nothing of ours but standard error. */
static Err start(const char *path, int input, pid_t *ret) {
    posix_spawn_file_actions_t actions;
    if (posix_spawn_file_actions_init(&actions) != 0)
        return ERR_BUSY;
    int failed = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    if (failed == 0)
        failed =
            posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    if (failed == 0)
        failed = spawn(path, &actions, ret);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? ERR_NONE : ERR_BUSY;
}

/* Writes without waiting longer than the deadline. */
static MailTrouble feed(int fd, Str text, int64_t deadline) {
    while (text.len > 0) {
        int64_t left = deadline - monotonic_ms();
        struct pollfd wait = { .fd = fd, .events = POLLOUT };
        if (left <= 0 || poll(&wait, 1, (int)left) <= 0)
            return MAIL_TROUBLE_SLOW;
        /* A program that ended early is no reason for SIGPIPE. */
        ssize_t written = send(fd, text.ptr, text.len, MSG_NOSIGNAL);
        if (written < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (written < 0)
            return MAIL_TROUBLE_REFUSED;
        text = str_slice(text, (size_t)written, SIZE_MAX);
    }
    return MAIL_TROUBLE_NONE;
}

static MailTrouble wait_for(pid_t pid, int64_t deadline) {
    int status = 0;
    for (;;) {
        pid_t ended = waitpid(pid, &status, WNOHANG);
        if (ended == pid)
            break;
        if (ended < 0 && errno != EINTR)
            return MAIL_TROUBLE_OTHER;
        if (monotonic_ms() >= deadline) {
            kill(pid, SIGKILL);
            while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
                continue;
            return MAIL_TROUBLE_SLOW;
        }
        nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? MAIL_TROUBLE_NONE : MAIL_TROUBLE_REFUSED;
}

static MailTrouble send_it(App *app, Str text) {
    CLEANUP(arena_closep) Arena *arena = arena_open(512);
    int64_t deadline = monotonic_ms() + MAIL_SECONDS_MAX * 1000;
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return MAIL_TROUBLE_OTHER;
    CLEANUP(fd_closep) int read_end = ends[0];
    int write_end = ends[1];
    pid_t pid = 0;
    if (start(str_c(arena, app->config->sendmail), read_end, &pid) != ERR_NONE) {
        fd_close(write_end);
        return MAIL_TROUBLE_NO_PROGRAM;
    }
    MailTrouble trouble = MAIL_TROUBLE_NONE;
    fd_closep(&read_end); /* so that a program that ended early is noticed */
    if (fcntl(write_end, F_SETFL, O_NONBLOCK) != 0)
        trouble = MAIL_TROUBLE_OTHER;
    if (trouble == MAIL_TROUBLE_NONE)
        trouble = feed(write_end, text, deadline);
    fd_close(write_end);
    MailTrouble ended = wait_for(pid, deadline);
    return trouble != MAIL_TROUBLE_NONE ? trouble : ended;
}

Err mail_send(App *app, Str text, MailTrouble *ret_trouble) {
    *ret_trouble = send_it(app, text);
    return *ret_trouble == MAIL_TROUBLE_NONE ? ERR_NONE : ERR_BUSY;
}
