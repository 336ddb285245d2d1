/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

_Noreturn static void become(const char *const *words, int out) {
    char *copies[COMMAND_WORDS_MAX + 1] = { NULL };
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* what it reads is removed then */
    for (size_t i = 0; words[i] != NULL; i++) {
        need(i < COMMAND_WORDS_MAX, words[0]);
        copies[i] = strdup(words[i]);
        need(copies[i] != NULL, "memory");
    }
    if (dup2(out, STDOUT_FILENO) >= 0)
        execvp(copies[0], copies);
    _exit(127);
}

/* All of it is read, so that nobody waits at a full pipe. */
static void drain(int from, char *output, size_t size) {
    char rest[4096];
    size_t len = 0;
    for (ssize_t got = 1; got != 0;) {
        bool fits = len + 1 < size;
        got = read(from, fits ? output + len : rest, fits ? size - 1 - len : sizeof rest);
        need(got >= 0 || errno == EINTR, "output of a command");
        if (fits && got > 0)
            len += (size_t)got;
    }
    output[len] = '\0';
}

CommandRun command_run(const char *const *words, char *output, size_t size) {
    int ends[2], status;
    struct rusage usage;
    need(pipe2(ends, O_CLOEXEC) == 0, "pipe");
    CommandRun run = { 0 };
    double before = wall_seconds();
    pid_t process = fork();
    need(process >= 0, "fork");
    if (process == 0)
        become(words, ends[1]);
    bench_busy(process);
    close(ends[1]);
    drain(ends[0], output, size);
    close(ends[0]);
    bench_busy(0); /* it has closed its output, and so writes nothing any more */
    need(wait4(process, &status, 0, &usage) == process, "wait4");
    run.seconds = wall_seconds() - before;
    run.memory = (double)usage.ru_maxrss * 1024;
    run.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return run;
}
