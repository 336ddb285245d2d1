/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/office_process.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/thread.h"

enum { CANNOT_START = 127, FILES_MOST = 1024, LOWER_PRIORITY = 10, LOOK_AGAIN_NS = 20000000 };

/* -- The filter of system calls ---------------------------------------------------------------- */

#define CALL_IS(number, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, (skip))
#define LOAD(member)          BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define ANSWER(action)        BPF_STMT(BPF_RET | BPF_K, (action))
#define REFUSE(number, error) CALL_IS(number, 1), ANSWER(SECCOMP_RET_ERRNO | (error))

#if defined(__x86_64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define OUR_ARCHITECTURE AUDIT_ARCH_RISCV64
#endif

/* Sockets within the machine it may make (it asks whether another of its kind runs), but reach nobody by them; and it
 * may look into no other process: the server runs under the same user. */
static bool confine(void) {
#ifdef OUR_ARCHITECTURE
    struct sock_filter rules[] = {
        LOAD(arch),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCHITECTURE, 1, 0),
        ANSWER(SECCOMP_RET_KILL_PROCESS),
        LOAD(nr),
#ifdef __x86_64__
        /* the same calls by other numbers (x32) */
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
        ANSWER(SECCOMP_RET_ERRNO | EPERM),
#endif
        REFUSE(__NR_connect, ECONNREFUSED),
        REFUSE(__NR_io_uring_setup, EPERM),
        REFUSE(__NR_ptrace, EPERM),
        REFUSE(__NR_process_vm_readv, EPERM),
        REFUSE(__NR_process_vm_writev, EPERM),
        CALL_IS(__NR_socket, 3),
        LOAD(args[0]),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0),
        ANSWER(SECCOMP_RET_ERRNO | EAFNOSUPPORT),
        ANSWER(SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog filter = { .len = sizeof rules / sizeof *rules, .filter = rules };
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
#else
    return false; /* an architecture whose filter nobody has written: no PDF rather than an open door */
#endif
}

/* -- The child, between fork and exec: async-signal-safe calls only ---------------------------- */

static bool limit(__rlimit_resource_t what, uint64_t most) {
    const struct rlimit both = { .rlim_cur = most, .rlim_max = most };
    struct rlimit now;
    if (setrlimit(what, &both) == 0)
        return true;
    return getrlimit(what, &now) == 0 && now.rlim_max <= most; /* lower already */
}

static bool limits(const OfficeProcess *process) {
    return limit(RLIMIT_CORE, 0) && limit(RLIMIT_CPU, (uint64_t)process->seconds + 1) &&
           limit(RLIMIT_AS, process->memory_bytes) && limit(RLIMIT_FSIZE, process->file_bytes) &&
           limit(RLIMIT_NOFILE, FILES_MOST);
}

static void usual_signals(void) {
    const struct sigaction usual = { .sa_handler = SIG_DFL };
    sigset_t none;
    for (int number = 1; number < NSIG; number++)
        sigaction(number, &usual, NULL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static bool nothing_of_ours(void) {
    int null = open("/dev/null", O_RDWR);
    for (int fd = 0; fd <= 2; fd++)
        if (null < 0 || dup2(null, fd) != fd)
            return false;
    return close_range(3, ~0U, 0) == 0;
}

static _Noreturn void become(const OfficeProcess *process, pid_t parent) {
    setpgid(0, 0);
    usual_signals();
    /* Not left behind by a server that is killed. */
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent)
        _exit(CANNOT_START);
    setpriority(PRIO_PROCESS, 0, LOWER_PRIORITY);
    if (chdir(process->folder) == 0 && nothing_of_ours() && limits(process) && confine())
        execve(process->program, process->arguments, process->environment);
    _exit(CANNOT_START);
}

/* -- The parent -------------------------------------------------------------------------------- */

/* Its number stays taken until it is awaited for good, so that the group killed is the right one. */
static bool has_ended(pid_t pid) {
    siginfo_t info = { 0 };
    return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == pid;
}

OfficeEnd office_process_run(const OfficeProcess *process) {
    int64_t deadline = monotonic_ms() + process->seconds * 1000;
    pid_t parent = getpid();
    pid_t pid = fork();
    int status = 0;
    bool slow = false, stopped = false;
    if (pid < 0)
        return OFFICE_END_FAILED;
    if (pid == 0)
        become(process, parent);
    setpgid(pid, pid); /* whoever of both comes first */
    while (!slow && !stopped && !has_ended(pid)) {
        slow = monotonic_ms() >= deadline;
        stopped = atomic_load(process->stop);
        nanosleep(&(struct timespec){ .tv_nsec = LOOK_AGAIN_NS }, NULL);
    }
    kill(-pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    if (slow)
        return OFFICE_END_SLOW;
    return !stopped && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? OFFICE_END_DONE
                                                                     : OFFICE_END_FAILED;
}
