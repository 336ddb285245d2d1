/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <strings.h>

#include "web/form_data.h"
#include "web/http_internal.h"

enum {
    BODY_KEPT =
        2 << 10, /* buffers above are freed after the request: people keep their connections */
    BYTES_PER_SECOND = 16 << 10,
    REFUSAL_SECONDS = 10,
    PARAMETER_COST = 64, /* what the library keeps of its pool for each */
    GIVEN_UP_SECONDS = 3,
    TARGET_BEGIN = 64, /* of a target that is too long to be kept: tells whom it was for */
};

Str http_header(const HttpRequest *request, const char *name) {
    const Exchange *x = request->connection;
    const char *value = NULL;
    size_t len = 0;
    if (MHD_lookup_connection_value_n(x->connection, MHD_HEADER_KIND, name, strlen(name), &value,
                                      &len) != MHD_YES)
        return STR("");
    return str_bytes(value, len);
}

Str http_bearer(const HttpRequest *request) {
    static const char SCHEME[] = "bearer ";
    Str value = http_header(request, "Authorization");
    size_t len = sizeof SCHEME - 1;
    if (value.len < len || strncasecmp(value.ptr, SCHEME, len) != 0)
        return STR("");
    return str_trim(str_slice(value, len, SIZE_MAX));
}

bool http_cookie(const HttpRequest *request, Str name, Str *ret) {
    return cookie_find(http_header(request, "Cookie"), name, ret);
}

static HttpMethod method_of(const char *method, bool *ret_head) {
    static const struct {
        const char *name;
        HttpMethod method;
    } ALL[] = {
        { "GET", HTTP_GET },         { "POST", HTTP_POST },   { "HEAD", HTTP_GET },
        { "PUT", HTTP_PUT },         { "PATCH", HTTP_PATCH }, { "DELETE", HTTP_DELETE },
        { "OPTIONS", HTTP_OPTIONS },
    };
    for (size_t i = 0; i < sizeof(ALL) / sizeof(ALL[0]); i++) {
        if (strcmp(method, ALL[i].name) != 0)
            continue;
        *ret_head = strcmp(method, "HEAD") == 0;
        return ALL[i].method;
    }
    return (HttpMethod)0;
}

void refusal_fill(Exchange *x, HttpResponse *response, int status) {
    HttpServer *server = x->server;
    response->status = status;
    response->content_type = STR("text/plain; charset=utf-8");
    if (status == MHD_HTTP_SERVICE_UNAVAILABLE) {
        atomic_fetch_add(&server->refused, 1);
        http_response_header(response, "Retry-After", STR("5"));
    }
    if (server->options.refusal != NULL)
        server->options.refusal(server->options.self, &x->request, response);
    else
        out_format(response->out, "%d\n", status);
}

/* From here on stopping waits until the answer was sent. */
static void pending(Exchange *x) {
    if (!x->pending)
        atomic_fetch_add(&x->server->pending, 1);
    x->pending = true;
}

/* Answers a request without a body, or one whose body was read. */
static enum MHD_Result refuse(Exchange *x, int status) {
    CLEANUP(out_done) Out out = out_open(0);
    HttpResponse response;
    pending(x);
    response_open(&response, &out, NULL);
    refusal_fill(x, &response, status);
    http_response_header(&response, "Connection", STR("close"));
    x->answer = response_make(x->server, &x->request, &response, &x->answer_status);
    x->step = STEP_ANSWER;
    connection_deadline(x, REFUSAL_SECONDS);
    return MHD_YES;
}

/* Closing with unread bytes would reset the connection and could destroy the answer, so the descriptor is taken
 * over and lingers. */
void answer_unread(Exchange *x, HttpResponse *response) {
    CLEANUP(out_done) Out wire = out_open(1024);
    response_write(x->server, &x->request, response, &wire);
    int fd = connection_take(x);
    x->step = STEP_CLOSE;
    if (fd >= 0)
        linger_close(x->server, fd, out_view(&wire));
}

/* Answers before the body is read. */
static enum MHD_Result refuse_body(Exchange *x, int status) {
    CLEANUP(out_done) Out out = out_open(0);
    HttpResponse response;
    response_open(&response, &out, NULL);
    refusal_fill(x, &response, status);
    MHD_suspend_connection(x->connection);
    answer_unread(x, &response);
    HttpLoop *loop = x->loop;
    exchange_resume(x);
    loop_wake(loop);
    return MHD_YES;
}

/* What the headers say about the body, and how often they name a host. */
typedef struct Framing {
    unsigned lengths;
    unsigned encodings;
    unsigned hosts;
    bool spaced; /* a name with a space: others in front of us may read it as another header */
    bool chunked;
    Str length;
} Framing;

static enum MHD_Result framing_header(void *self, enum MHD_ValueKind kind, const char *key,
                                      const char *value) {
    Framing *framing = self;
    (void)kind;
    if (strpbrk(key, " \t") != NULL)
        framing->spaced = true;
    if (strcasecmp(key, "Content-Length") == 0) {
        framing->lengths++;
        framing->length = str_from(value);
    } else if (strcasecmp(key, "Transfer-Encoding") == 0) {
        framing->encodings++;
        framing->chunked = value != NULL && strcasecmp(value, "chunked") == 0;
    } else if (strcasecmp(key, "Host") == 0) {
        framing->hosts++;
    }
    return MHD_YES;
}

static bool only_digits(Str s) {
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return s.len > 0;
}

/* For an answer to whom the address was meant for, though it cannot be read. */
static Str target_begin(const Exchange *x) {
    return str_bytes(x->target, x->target_len < TARGET_BEGIN ? x->target_len : TARGET_BEGIN);
}

/* Path and query from the target as sent. */
static bool target_split(Exchange *x) {
    Str target = str_bytes(x->target, x->target_len);
    for (size_t i = 0; i < target.len; i++)
        if ((unsigned char)target.ptr[i] <= 0x20 || target.ptr[i] == 0x7f)
            return false;
    ptrdiff_t mark = str_index(target, '?');
    Str path = mark < 0 ? target : str_slice(target, 0, (size_t)mark);
    x->request.query = mark < 0 ? STR("") : str_slice(target, (size_t)mark + 1, SIZE_MAX);
    return path_decode(path, x->target + x->target_capacity / 2, &x->request.path);
}

/* One host, or none in what is older than HTTP 1.1. The library would ask for it, too, with an answer in words of
 * its own. */
static bool hosts_fit(unsigned hosts, const char *version) {
    return hosts == 1 || (hosts == 0 && strcmp(version, MHD_HTTP_VERSION_1_1) != 0);
}

/* 0, or the status of a refusal. *ret_length: bytes of body, -1 = not known. */
static int request_read(Exchange *x, const char *method, const char *version, int64_t *ret_length) {
    Framing framing = { 0 };
    MHD_get_connection_values(x->connection, MHD_HEADER_KIND, framing_header, &framing);
    *ret_length = framing.lengths + framing.encodings > 0 ? -1 : 0;
    x->request.method = method_of(method, &x->request.head);
    x->request.begin = target_begin(x);
    if (x->target_len > HTTP_TARGET_MAX)
        return MHD_HTTP_URI_TOO_LONG;
    if (!target_split(x))
        return MHD_HTTP_BAD_REQUEST;
    x->request.begin = STR("");
    if (framing.lengths + framing.encodings > 1 || framing.spaced)
        return MHD_HTTP_BAD_REQUEST;
    if (!hosts_fit(framing.hosts, version))
        return MHD_HTTP_BAD_REQUEST;
    if (framing.encodings > 0 && !framing.chunked)
        return MHD_HTTP_BAD_REQUEST;
    if (framing.lengths > 0 &&
        (!only_digits(framing.length) || !str_i64(framing.length, ret_length)))
        return MHD_HTTP_BAD_REQUEST;
    return x->request.method == 0 ? MHD_HTTP_NOT_IMPLEMENTED : 0;
}

static size_t body_limit(Exchange *x) {
    const HttpOptions *options = &x->server->options;
    if (options->body_limit == NULL || x->request.method == HTTP_GET)
        return 0;
    size_t limit = options->body_limit(options->self, x->request.method, x->request.path);
    return limit < HTTP_BODY_CEILING ? limit : HTTP_BODY_CEILING;
}

void body_deadline(Exchange *x) {
    connection_deadline(x, x->server->options.body_seconds + x->body_length / BYTES_PER_SECOND);
}

/* A large body, or one that may become large, needs leave. */
static bool needs_admission(const Exchange *x) {
    if (x->body_length < 0)
        return x->body_limit > HTTP_BODY_SMALL;
    return x->body_length > HTTP_BODY_SMALL;
}

static enum MHD_Result ask_admission(Exchange *x) {
    connection_deadline(x, 0);
    return workers_push(x, STEP_ADMIT) ? MHD_YES : refuse_body(x, MHD_HTTP_SERVICE_UNAVAILABLE);
}

/* Does a header say that somebody passed the request on? */
static bool proxied(const HttpRequest *request) {
    static const char *const BY[] = { "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto",
                                      "Forwarded",       "X-Real-IP",        "Via" };
    for (size_t i = 0; i < sizeof(BY) / sizeof(BY[0]); i++)
        if (http_header(request, BY[i]).len > 0)
            return true;
    return false;
}

/* The headers are complete. */
static enum MHD_Result on_headers(Exchange *x, const char *method, const char *version) {
    HttpServer *server = x->server;
    int64_t length = 0;
    x->request =
        (HttpRequest){ .path = STR(""), .query = STR(""), .body = STR(""), .connection = x };
    int status = request_read(x, method, version, &length);
    x->request.remote_is_loopback = x->loopback && !proxied(&x->request);
    pthread_mutex_lock(&server->connections_lock);
    unsigned connections = server->connections;
    pthread_mutex_unlock(&server->connections_lock);
    if (status == 0 && connections > server->options.connections_max)
        status = MHD_HTTP_SERVICE_UNAVAILABLE;
    if (status == 0 && length != 0) {
        x->body_limit = body_limit(x);
        if (x->body_limit == 0 || length > (int64_t)x->body_limit)
            status = MHD_HTTP_CONTENT_TOO_LARGE;
    }
    if (status != 0)
        return length != 0 ? refuse_body(x, status) : refuse(x, status);
    x->body_length = length;
    if (needs_admission(x))
        return ask_admission(x);
    x->step = STEP_BODY;
    body_deadline(x);
    return MHD_YES;
}

/* More of the body. A chunked one shows its size only now. */
static enum MHD_Result on_body(Exchange *x, const char *data, size_t *size) {
    size_t needed = x->request.body.len + *size;
    if (needed > x->body_limit)
        return refuse_body(x, MHD_HTTP_CONTENT_TOO_LARGE);
    if (needed > x->body_capacity) {
        size_t capacity = needed < x->body_capacity * 2 ? x->body_capacity * 2 : needed;
        char *body = realloc(x->body, capacity);
        if (body == NULL)
            abort();
        x->body = body;
        x->body_capacity = capacity;
    }
    memcpy(x->body + x->request.body.len, data, *size);
    x->request.body = (Str){ x->body, needed };
    *size = 0;
    return MHD_YES;
}

static enum MHD_Result queue_answer(Exchange *x) {
    struct MHD_Response *answer = x->answer;
    x->answer = NULL;
    atomic_fetch_add(&x->server->requests, 1);
    enum MHD_Result result = MHD_queue_response(x->connection, x->answer_status, answer);
    MHD_destroy_response(answer);
    return result;
}

/* The request is complete. */
static enum MHD_Result on_complete(Exchange *x) {
    const HttpOptions *options = &x->server->options;
    pending(x);
    if (options->instant != NULL) {
        CLEANUP(out_done) Out out = out_open(0);
        HttpResponse response;
        response_open(&response, &out, NULL);
        if (options->instant(options->self, &x->request, &response)) {
            int64_t len = (int64_t)(response.fixed.len + out_view(&out).len);
            x->answer = response_make(x->server, &x->request, &response, &x->answer_status);
            connection_deadline(x, options->body_seconds + len / BYTES_PER_SECOND);
            return queue_answer(x);
        }
    }
    connection_deadline(x, 0);
    if (workers_push(x, STEP_WORK))
        return MHD_YES;
    refuse(x, MHD_HTTP_SERVICE_UNAVAILABLE);
    return queue_answer(x);
}

enum MHD_Result exchange_request(void *self, struct MHD_Connection *connection, const char *url,
                                 const char *method, const char *version, const char *data,
                                 size_t *size, void **request_context) {
    Exchange *x = *request_context;
    (void)self;
    (void)connection;
    (void)url;
    if (x == NULL)
        return MHD_NO;
    switch (x->step) {
    case STEP_BEGIN: return on_headers(x, method, version);
    case STEP_ADMITTED:
        x->step = STEP_BODY; /* the library asks again about the headers, then comes with bytes */
        return *size > 0 ? on_body(x, data, size) : MHD_YES;
    case STEP_BODY: return *size > 0 ? on_body(x, data, size) : on_complete(x);
    case STEP_ANSWER: return queue_answer(x);
    case STEP_ADMIT:
    case STEP_WORK:
    case STEP_CLOSE: return MHD_NO;
    }
    return MHD_NO;
}

/* Answers while the library still holds the connection, which must not answer any more. */
static void refuse_beside(Exchange *x, int status) {
    CLEANUP(out_done) Out out = out_open(0);
    CLEANUP(out_done) Out wire = out_open(1024);
    HttpResponse response;
    x->request = (HttpRequest){ .path = STR(""),
                                .begin = target_begin(x),
                                .query = STR(""),
                                .body = STR(""),
                                .connection = x };
    response_open(&response, &out, NULL);
    refusal_fill(x, &response, status);
    response_write(x->server, &x->request, &response, &wire);
    int fd = fcntl(x->fd, F_DUPFD_CLOEXEC, 3);
    if (fd >= 0)
        linger_close(x->server, fd, out_view(&wire));
    x->step = STEP_CLOSE;
}

/* Could the library run out of its pool when it takes the parameters apart? It then neither answers nor closes. */
static bool target_costly(const char *target) {
    const char *mark = strchr(target, '?');
    if (mark == NULL)
        return false;
    size_t cost = strlen(target);
    for (; mark != NULL; mark = strchr(mark + 1, '&'))
        cost += PARAMETER_COST;
    return cost > HTTP_TARGET_MAX + PARAMETER_COST;
}

/* The request line is complete; what is returned becomes the request's context. */
void *exchange_target(void *self, const char *target, struct MHD_Connection *connection) {
    HttpServer *server = self;
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    Exchange *x = info != NULL ? info->socket_context : NULL;
    if (x == NULL)
        return NULL;
    x->connection = connection;
    x->step = STEP_BEGIN;
    x->begun = true;
    x->target_len = strlen(target);
    size_t copied = x->target_len <= HTTP_TARGET_MAX ? x->target_len : TARGET_BEGIN;
    if (2 * copied > x->target_capacity || x->target == NULL) {
        /* The second half is for the decoded path. */
        x->target_capacity = 2 * copied + 256;
        free(x->target);
        x->target = malloc(x->target_capacity);
        if (x->target == NULL)
            abort();
    }
    memcpy(x->target, target, copied);
    connection_deadline(x, server->options.header_seconds);
    if (target_costly(target)) {
        refuse_beside(x, MHD_HTTP_URI_TOO_LONG);
        connection_deadline(x, GIVEN_UP_SECONDS);
    }
    return x;
}

static void body_release(Exchange *x) {
    atomic_fetch_sub(&x->server->bodies, x->body_reserved);
    x->body_reserved = 0;
    if (x->body_capacity > BODY_KEPT) {
        free(x->body);
        x->body = NULL;
        x->body_capacity = 0;
    }
}

void exchange_completed(void *self, struct MHD_Connection *connection, void **request_context,
                        enum MHD_RequestTerminationCode code) {
    HttpServer *server = self;
    Exchange *x = *request_context;
    (void)connection;
    (void)code;
    if (x == NULL)
        return;
    x->begun = false;
    if (x->answer != NULL)
        MHD_destroy_response(x->answer);
    x->answer = NULL;
    if (x->pending)
        atomic_fetch_sub(&server->pending, 1);
    x->pending = false;
    body_release(x);
    x->step = STEP_BEGIN;
    x->request = (HttpRequest){ .connection = x };
    connection_deadline(x, server->options.idle_seconds);
}

static bool is_loopback(const struct sockaddr *address) {
    if (address == NULL)
        return false;
    if (address->sa_family == AF_UNIX)
        return true;
    if (address->sa_family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, address, sizeof(v4));
        return ntohl(v4.sin_addr.s_addr) >> 24 == 127;
    }
    if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 v6;
        memcpy(&v6, address, sizeof(v6));
        return IN6_IS_ADDR_LOOPBACK(&v6.sin6_addr) ||
               (IN6_IS_ADDR_V4MAPPED(&v6.sin6_addr) && v6.sin6_addr.s6_addr[12] == 127);
    }
    return false;
}

static void exchange_free(Exchange *x) {
    body_release(x);
    free(x->target);
    free(x->body);
    free(x);
}

/* The library closes without having told that the request ended: its headers (most likely cookies) were more than the
 * pool holds, and so was the library's own answer. What it kept of them is gone. */
static void refuse_dropped(Exchange *x) {
    x->connection = NULL;
    refuse_beside(x, MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE);
}

void exchange_connection(void *self, struct MHD_Connection *connection, void **socket_context,
                         enum MHD_ConnectionNotificationCode code) {
    HttpLoop *loop = self;
    if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
        Exchange *x = *socket_context;
        loop->closed = true;
        if (x == NULL)
            return;
        if (x->begun)
            refuse_dropped(x);
        connection_remove(x);
        exchange_free(x);
        *socket_context = NULL;
        return;
    }
    Exchange *x = calloc(1, sizeof *x);
    if (x == NULL)
        abort();
    x->server = loop->server;
    x->loop = loop;
    x->connection = connection;
    x->fd = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    const struct sockaddr *address =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr;
    x->loopback = is_loopback(address);
    network_of(address, x->peer);
    connection_deadline(x, x->server->options.header_seconds);
    *socket_context = x;
    connection_add(x);
}

/* Paths are decoded by path_decode; the library must leave the bytes alone. */
size_t exchange_unescape(void *self, struct MHD_Connection *connection, char *text) {
    (void)self;
    (void)connection;
    return strlen(text);
}
