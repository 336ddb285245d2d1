/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "peer.h"

#include <microhttpd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static enum MHD_Result answer(void *self, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *data,
                              size_t *size, void **context) {
    (void)url;
    (void)method;
    (void)version;
    (void)data;
    (void)size;
    if (*context == NULL) { /* headers first, as in the server */
        *context = self;
        return MHD_YES;
    }
    return MHD_queue_response(connection, MHD_HTTP_OK, self);
}

static void serve(size_t size, int out) {
    char *page = malloc(size);
    need(page != NULL, "memory");
    memset(page, 'e', size);
    processor_pin(0);
    struct MHD_Response *response =
        MHD_create_response_from_buffer(size, page, MHD_RESPMEM_PERSISTENT);
    need(response != NULL, "response");
    MHD_add_response_header(response, "Content-Type", "text/html; charset=utf-8");
    struct MHD_Daemon *daemon =
        MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, answer, response,
                         MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)16 << 10, MHD_OPTION_END);
    need(daemon != NULL, "libmicrohttpd");
    uint16_t port = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
    need(write(out, &port, sizeof port) == sizeof port, "port");
    for (;;)
        pause();
}

Server peer_start(size_t size) {
    int ends[2];
    need(pipe(ends) == 0, "pipe");
    Server peer = { .started = wall_seconds(), .process = fork() };
    need(peer.process >= 0, "fork");
    if (peer.process == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        serve(size, ends[1]);
    }
    need(read(ends[0], &peer.port, sizeof peer.port) == sizeof peer.port, "port");
    close(ends[0]);
    close(ends[1]);
    return peer;
}

void peer_stop(Server *peer) {
    kill(peer->process, SIGKILL);
    need(waitpid(peer->process, NULL, 0) == peer->process, "waitpid");
}
