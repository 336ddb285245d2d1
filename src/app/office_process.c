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

/* -- Which files it sees ------------------------------------------------------------------------ */

/* Landlock by its numbers: the headers of the build may be older than the kernel, and the other way round. */
enum {
    LANDLOCK_CREATE = 444,
    LANDLOCK_ADD = 445,
    LANDLOCK_RESTRICT = 446,
    ASK_VERSION = 1,
    BENEATH = 1,
    WITH_TRUNCATE = 3, /* versions */
    WITH_SCOPES = 6
};
#define MAY_RUN       (1ULL << 0)
#define MAY_WRITE     (1ULL << 1)
#define MAY_READ      (1ULL << 2)
#define MAY_LIST      (1ULL << 3)
#define MAY_FIRST     ((1ULL << 13) - 1) /* all of the first version */
#define MAY_MOVE      (1ULL << 13)
#define MAY_TRUNCATE  (1ULL << 14)
#define MAY_LOOK      (MAY_RUN | MAY_READ | MAY_LIST)
#define OUR_SOCKETS   (1ULL << 0) /* abstract ones */
#define OUR_PROCESSES (1ULL << 1) /* signals to others than its own */

struct file_rules {
    uint64_t files, network, scopes;
};

struct __attribute__((packed)) file_rule {
    uint64_t allowed;
    int32_t fd;
};

int office_process_confines_files(void) {
    long version = syscall(LANDLOCK_CREATE, NULL, 0, ASK_VERSION);
    return version > 0 ? (int)version : 0;
}

/* What is not there needs no rule. */
static bool allow(int rules, const char *path, uint64_t what) {
    int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT || errno == EACCES || errno == ENOTDIR;
    const struct file_rule rule = { .allowed = what, .fd = fd };
    bool done = syscall(LANDLOCK_ADD, rules, BENEATH, &rule, 0) == 0;
    close(fd);
    return done;
}

/* A folder or a file, which has no list. */
static bool allow_setting(int rules, const char *path) {
    return allow(rules, path, MAY_READ | MAY_LIST) || allow(rules, path, MAY_READ);
}

static uint64_t all_rights(int version) {
    return MAY_FIRST | (version >= 2 ? MAY_MOVE : 0) |
           (version >= WITH_TRUNCATE ? MAY_TRUNCATE : 0);
}

/* Programs, fonts and settings of the system to read, and its own folder; neither our data nor our key, no other
 * process (whose memory and environment stand below /proc), and no signal to one. Kernels without it go without:
 * office_process_confines_files says so. */
static bool confine_files(const OfficeProcess *process) {
    static const char *const PROGRAMS[] = { "/usr",   "/bin",   "/sbin", "/lib",
                                            "/lib32", "/lib64", "/opt" };
    static const char *const SETTINGS[] = { "/etc/fonts",
                                            "/etc/libreoffice",
                                            "/etc/alternatives",
                                            "/etc/ld.so.cache",
                                            "/etc/ld.so.preload",
                                            "/etc/passwd",
                                            "/etc/group",
                                            "/etc/nsswitch.conf",
                                            "/etc/localtime",
                                            "/etc/papersize",
                                            "/var/cache/fontconfig",
                                            "/var/lib/libreoffice",
                                            "/var/spool/libreoffice",
                                            "/etc/locale.alias" };
    static const char *const DEVICES[] = { "/dev/null", "/dev/zero", "/dev/random",
                                           "/dev/urandom" };
    int version = office_process_confines_files();
    if (version == 0)
        return true;
    const struct file_rules wanted = {
        .files = all_rights(version),
        .scopes = version >= WITH_SCOPES ? OUR_SOCKETS | OUR_PROCESSES : 0,
    };
    uint64_t file = MAY_READ | MAY_WRITE | (all_rights(version) & MAY_TRUNCATE);
    size_t size = version >= WITH_SCOPES ? sizeof wanted : sizeof wanted.files;
    int rules = (int)syscall(LANDLOCK_CREATE, &wanted, size, 0);
    bool done = rules >= 0 && allow(rules, process->folder, all_rights(version)) &&
                allow(rules, process->program, MAY_RUN | MAY_READ);
    for (size_t i = 0; i < sizeof PROGRAMS / sizeof *PROGRAMS; i++)
        done = done && allow(rules, PROGRAMS[i], MAY_LOOK);
    for (size_t i = 0; i < sizeof SETTINGS / sizeof *SETTINGS; i++)
        done = done && allow_setting(rules, SETTINGS[i]);
    for (size_t i = 0; i < sizeof DEVICES / sizeof *DEVICES; i++)
        done = done && allow(rules, DEVICES[i], file);
    done = done && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           syscall(LANDLOCK_RESTRICT, rules, 0) == 0;
    close(rules);
    return done;
}

/* -- The filter of system calls ---------------------------------------------------------------- */

#define CALL_IS(number, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, (skip))
#define LOAD(member)          BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define UPPER_HALF(member) \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member) + 4)
#define ANSWER(action)        BPF_STMT(BPF_RET | BPF_K, (action))
#define REFUSE(number, error) CALL_IS(number, 1), ANSWER(SECCOMP_RET_ERRNO | (error))

#if defined(__x86_64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define OUR_ARCHITECTURE AUDIT_ARCH_RISCV64
#endif

/* Sockets within the machine it may make (it asks whether another of its kind runs, and would listen for others in
 * /tmp: it is told that it does), but reach nobody by them; and it may look into no other process: the server runs under
 * the same user. */
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
        REFUSE(__NR_bind, 0),
        REFUSE(__NR_listen, 0),
        REFUSE(__NR_sendmsg, ECONNREFUSED),
        REFUSE(__NR_sendmmsg, ECONNREFUSED),
        REFUSE(__NR_io_uring_setup, EPERM),
        REFUSE(__NR_setsid, EPERM), /* it stays in the group that is killed */
        REFUSE(__NR_setpgid, EPERM),
        REFUSE(__NR_ptrace, EPERM),
        REFUSE(__NR_process_vm_readv, EPERM),
        REFUSE(__NR_process_vm_writev, EPERM),
        CALL_IS(__NR_sendto, 6), /* to whom it is joined already, but to no address */
        LOAD(args[4]),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 2),
        UPPER_HALF(args[4]),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0),
        ANSWER(SECCOMP_RET_ERRNO | ECONNREFUSED),
        ANSWER(SECCOMP_RET_ALLOW),
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
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent)
        _exit(CANNOT_START);
    setpriority(PRIO_PROCESS, 0, LOWER_PRIORITY);
    if (chdir(process->folder) == 0 && nothing_of_ours() && limits(process) &&
        confine_files(process) && confine())
        execve(process->program, process->arguments, process->environment);
    _exit(CANNOT_START);
}

/* -- Its keeper, after a fork too: async-signal-safe calls only -------------------------------- */

/* Its number stays taken until it is awaited for good, so that the group killed is the right one. */
static bool has_ended(pid_t pid) {
    siginfo_t info = { 0 };
    return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == pid;
}

/* Between the server and the program, so that nothing is left behind by a server that is killed: a program may have
 * started others, of which the kernel tells nobody. Whoever of them loses its parent becomes a child of the keeper,
 * and all are awaited: then nobody writes into the folder any more, and none is left for process 1 of a container. */
static _Noreturn void keep(const OfficeProcess *process, pid_t server) {
    sigset_t end_or_child;
    int status = 0, one = 0;
    usual_signals();
    sigemptyset(&end_or_child);
    sigaddset(&end_or_child, SIGTERM);
    sigaddset(&end_or_child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &end_or_child, NULL);
    setpgid(0, 0);
    if (!nothing_of_ours() || prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0 ||
        prctl(PR_SET_PDEATHSIG, SIGTERM) != 0 || getppid() != server)
        _exit(CANNOT_START);
    pid_t keeper = getpid(), pid = fork();
    if (pid < 0)
        _exit(CANNOT_START);
    if (pid == 0)
        become(process, keeper);
    setpgid(pid, pid); /* whoever of both comes first */
    while (!has_ended(pid))
        if (sigwaitinfo(&end_or_child, NULL) == SIGTERM)
            break;
    kill(-pid, SIGKILL);
    for (pid_t ended; (ended = waitpid(-1, &one, 0)) > 0 || errno == EINTR;)
        if (ended == pid)
            status = one;
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : CANNOT_START);
}

/* -- The parent -------------------------------------------------------------------------------- */

OfficeEnd office_process_run(const OfficeProcess *process) {
    int64_t deadline = monotonic_ms() + process->seconds * 1000;
    pid_t server = getpid();
    pid_t keeper = fork();
    int status = 0;
    bool slow = false, stopped = false;
    if (keeper < 0)
        return OFFICE_END_FAILED;
    if (keeper == 0)
        keep(process, server);
    while (!slow && !stopped && !has_ended(keeper)) {
        slow = monotonic_ms() >= deadline;
        stopped = atomic_load(process->stop);
        nanosleep(&(struct timespec){ .tv_nsec = LOOK_AGAIN_NS }, NULL);
    }
    kill(keeper, SIGTERM);
    while (waitpid(keeper, &status, 0) < 0 && errno == EINTR)
        continue;
    if (slow)
        return OFFICE_END_SLOW;
    return !stopped && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? OFFICE_END_DONE
                                                                     : OFFICE_END_FAILED;
}
