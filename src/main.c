/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The composition root: the only file that may include everything. Brings `serve`. */
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "app/example.h"
#include "app/installation.h"
#include "app/jobs.h"
#include "app/office.h"
#include "app/open.h"
#include "app/room_trial.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/service_manager.h"
#include "cli/command.h"
#include "files/sheet.h"
#include "web/http.h"
#include "web/site.h"

enum { FILES_WANTED = 65536 };

static void raise_file_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    rlim_t wanted = limit.rlim_max < FILES_WANTED ? limit.rlim_max : FILES_WANTED;
    if (limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = wanted;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
        log_event(LOG_WARNING, "file_limit_low");
}

typedef struct ExampleHere {
    bool present;
    size_t beside; /* authorities beside that of the example */
} ExampleHere;

/* A database that was just made gets the example; then its link is printed at every start. */
static Err prepare_example(Cli *cli, ExampleHere *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(cli->app->db, &conn));
    int64_t accounts;
    Authorities authorities;
    *ret = (ExampleHere){ 0 };
    TRY(example_present(&cli->ctx, conn, &ret->present));
    TRY(account_count(conn, &accounts));
    TRY(installation_authorities(cli->app, &cli->ctx, conn, &authorities));
    if (ret->present)
        ret->beside = authorities.count - 1;
    if (ret->present || !cli_flag(cli, "example") || accounts > 0 || authorities.count > 0)
        return ERR_NONE;
    ret->present = true;
    return example_load(cli->app, &cli->ctx);
}

static void print_example(Cli *cli, const ExampleHere *example) {
    OneTimeLink link;
    if (!example->present) {
        fputs("einklang: --example: this database is in use without the example; give --db another "
              "file to explore it\n",
              stderr);
        return;
    }
    if (example->beside > 0)
        fputs("einklang: the example is in a database with an authority of its own; einklang "
              "example remove takes it out\n",
              stderr);
    if (example_link(cli->app, &cli->ctx, &link) == ERR_NONE)
        printf("Beispiel erkunden: " STR_FMT "\n", STR_ARG(link.address));
}

static void print_links(Cli *cli, Str url, const ExampleHere *example) {
    printf("listening on " STR_FMT "\n", STR_ARG(url));
    if (cli_flag(cli, "example"))
        print_example(cli, example);
    fflush(stdout);
}

/* SIGTERM always ends the server. SIGINT does unless it was ignored from the start: so a shell without job control
 * starts what runs in its background, where Ctrl-C at the terminal is meant for others. Blocked before the first
 * thread, so that every thread leaves them to wait_for_end. */
static void block_ends(sigset_t *ret) {
    struct sigaction interrupt;
    sigemptyset(ret);
    sigaddset(ret, SIGTERM);
    signal(SIGTERM, SIG_DFL);
    if (sigaction(SIGINT, NULL, &interrupt) != 0 || interrupt.sa_handler != SIG_IGN)
        sigaddset(ret, SIGINT);
    pthread_sigmask(SIG_BLOCK, ret, NULL);
}

/* Blocks until somebody asks the process to end. */
static void wait_for_end(const sigset_t *signals) {
    int number = 0;
    while (sigwait(signals, &number) != 0)
        continue;
    service_notify("STOPPING=1");
    log_line(LOG_INFO, "stopping", log_i64("signal", number));
}

/* "http://127.0.0.1:8080", with the port that was found free. */
static Str address_url(Arena *arena, const ListenAddress *address, uint16_t port) {
    CLEANUP(out_done) Out url = out_open(128);
    bool v6 = strchr(address->host, ':') != NULL;
    out_format(&url, v6 ? "http://[%s]:%" PRIu16 : "http://%s:%" PRIu16, address->host, port);
    return str_copy(arena, out_view(&url));
}

static int fail_elsewhere(const Cli *cli) {
    fprintf(stderr,
            "einklang: " STR_FMT ": this machine has no such address; 127.0.0.1 serves this "
            "machine alone, 0.0.0.0 every network it is in\n",
            STR_ARG(cli->config.listen));
    return EXIT_FAILED;
}

static int serve_site(Cli *cli, const ListenAddress *address, const sigset_t *signals) {
    ExampleHere example;
    Err err = prepare_example(cli, &example);
    if (err != ERR_NONE)
        return cli_fail(cli, err, "the example");
    int fd = service_socket();
    if (fd <= 0)
        err = http_listen(address->host, address->port, &fd);
    if (err == ERR_INVALID)
        return fail_elsewhere(cli);
    if (err != ERR_NONE)
        return cli_fail(cli, err, str_c(cli->arena, cli->config.listen));
    /* Links are made from it: it stands before the first request is answered. */
    Str url = address_url(cli->arena, address, http_listen_port(fd));
    if (cli->app->base_url.len == 0)
        cli->app->base_url = url;
    if (installation_address_note(cli->app, &cli->ctx, cli->app->base_url) != ERR_NONE)
        log_event(LOG_WARNING, "address_not_noted");
    if (office_present(cli->app->office) && !office_confined())
        log_event(LOG_WARNING, "office_reads_our_files"); /* docs/operations.md */
    SiteOptions options = { .listen_fd = fd,
                            .public_url = cli->config.public_url,
                            .example = example.present };
    Site *site;
    err = site_open(cli->app, &options, &site);
    if (err != ERR_NONE)
        return cli_fail(cli, err, str_c(cli->arena, cli->config.listen));
    Jobs *jobs = NULL;
    TrialRuns *trials = NULL;
    err = jobs_open(cli->app, &jobs);
    if (err == ERR_NONE)
        err = trial_runs_open(cli->app, &trials);
    if (err == ERR_NONE) {
        print_links(cli, url, &example);
        service_notify("READY=1");
        if (db_readers_open(cli->app->db) != ERR_NONE)
            log_event(LOG_WARNING, "readers_not_open");
        wait_for_end(signals);
    }
    office_stop(cli->app->office); /* nobody waits for a PDF any more */
    trial_runs_close(trials);
    site_close(site);
    jobs_close(jobs);
    return err == ERR_NONE ? EXIT_DONE : cli_fail(cli, err, "a thread for jobs");
}

static int serve(Cli *cli) {
    ListenAddress address;
    if (!listen_address(cli->config.listen, &address))
        return cli_usage("listen: wants HOST:PORT", str_c(cli->arena, cli->config.listen));
    ConfigProblem problem;
    if (config_check(&cli->config, cli->arena, &problem) != ERR_NONE)
        return cli_usage(str_c(cli->arena, problem.place), str_c(cli->arena, problem.what));
    sigset_t signals;
    block_ends(&signals);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a limit on file sizes is then a full disk */
    raise_file_limit();
    memory_keep();
    sheet_prepare();
    AppOptions options = { .config = &cli->config,
                           .create = true,
                           .serve = true,
                           .base_url = cli->config.public_url,
                           .version = STR(EINKLANG_VERSION),
                           .opt_fault = &cli->fault };
    Err err = app_open(&options, &cli->app);
    if (err != ERR_NONE)
        return cli_fail_opening(cli, err);
    int code = serve_site(cli, &address, &signals);
    app_close(cli->app);
    return code;
}

int main(int count, char **arguments) {
    log_priorities(service_journal());
    return cli_main(count, arguments, EINKLANG_VERSION, serve);
}
