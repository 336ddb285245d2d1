/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/operations.h"

#include <fcntl.h>
#include <inttypes.h>
#include <unistd.h>

#include "app/config.h"
#include "app/secret.h"
#include "store/installation.h"
#include "store/writer.h"
#include "web/site.h"

Err healthz_show(Request *rq) {
    Str fact;
    /* Any answer of the database will do; not being able to ask is answered with 503. */
    Err err = installation_fact(rq->conn, rq->ctx->arena, STR("example"), &fact);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return ERR_STORAGE;
    rq->response->content_type = STR("text/plain; charset=utf-8");
    out_c(rq->response->out, "ok\n");
    return ERR_NONE;
}

static bool may_watch(const Request *rq) {
    if (rq->http->remote_is_loopback)
        return true;
    Str token = rq->app->config->metrics_token;
    return !str_empty(token) && secret_equal(http_bearer(rq->http), token);
}

/* Resident memory of this process; 0 when the system does not say. */
static uint64_t resident_bytes(void) {
    char text[128];
    int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return 0;
    ssize_t len = read(fd, text, sizeof text);
    (void)close(fd);
    Str rest = str_bytes(text, len > 0 ? (size_t)len : 0), total, resident;
    int64_t pages;
    if (!str_cut(&rest, ' ', &total) || !str_cut(&rest, ' ', &resident) ||
        !str_i64(resident, &pages) || pages < 0)
        return 0;
    return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void metric(Out *out, const char *name, const char *type, const char *help, uint64_t value) {
    out_format(out, "# HELP %s %s\n# TYPE %s %s\n%s %" PRIu64 "\n", name, help, name, type, name,
               value);
}

Err metrics_show(Request *rq) {
    if (!may_watch(rq))
        return ERR_NOT_FOUND;
    HttpCounts counts = site_counts(rq->site);
    Out *out = rq->response->out;
    rq->response->content_type = STR("text/plain; version=0.0.4; charset=utf-8");
    metric(out, "einklang_requests_total", "counter", "Requests answered.", counts.requests);
    metric(out, "einklang_refused_total", "counter", "Requests refused for overload.",
           counts.refused);
    metric(out, "einklang_reaped_total", "counter", "Connections closed for slowness.",
           counts.reaped);
    metric(out, "einklang_connections", "gauge", "Open connections.", counts.connections);
    metric(out, "einklang_requests_queued", "gauge", "Requests waiting for a worker.",
           counts.queued);
    metric(out, "einklang_workers", "gauge", "Request workers running.", counts.workers);
    WriterCounts writes = writer_counts(rq->app->writer);
    metric(out, "einklang_write_batches_total", "counter", "Commits.", writes.batches);
    metric(out, "einklang_writes_total", "counter", "Writes in them.", writes.writes);
    metric(out, "einklang_writes_failed_total", "counter", "Writes that did not come about.",
           writes.failed);
    metric(out, "einklang_writes_slow_total", "counter", "Writes that took longer than 20 ms.",
           writes.slow);
    metric(out, "einklang_writes_queued", "gauge", "Writes waiting for the writer.", writes.queued);
    metric(out, "process_resident_memory_bytes", "gauge", "Resident memory.", resident_bytes());
    return ERR_NONE;
}
