/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* http_internal.h -- what the files of the HTTP seam share. Nobody outside includes it.
 *
 * http.c           one request: the library's callbacks, refusals
 * http_server.c    opening, closing, counts
 * http_loop.c      the library: what arrives and what is sent
 * http_workers.c   the queue of complete requests and the threads, which run the library and answer
 * http_reaper.c    the list of connections, their deadlines, lingering closes
 * http_response.c  from HttpResponse to the library's response or to bytes
 *
 * Who may touch an Exchange: the thread that leads its loop, except between suspending and resuming it,
 * when it belongs to one worker (which may be the same thread). `fd` and the list are guarded by `connections_lock`.
 */
#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

#include "base/thread.h"
#include "web/http.h"

enum { HTTP_NETWORK_BYTES = 9 }; /* a kind, and what of an address stands for its owner */

/* Of a peer; zeroed where there is none (a socket of this machine). */
void network_of(const struct sockaddr *opt_address, unsigned char *ret);
/* Of whom a proxy names in X-Forwarded-For; zeroed where it names none. */
void network_forwarded(Str header, unsigned char *ret);
/* One of these addresses, divided by spaces, is in it. */
bool network_listed(const unsigned char *network, Str addresses);

enum { SERVER_STACK = 2 << 20 }; /* of each thread */

typedef enum Step {
    STEP_BEGIN = 0, /* headers are complete */
    STEP_ADMIT,     /* suspended, belongs to a worker, which decides about the body */
    STEP_ADMITTED,  /* the body may arrive */
    STEP_BODY,      /* the body arrives */
    STEP_WORK,      /* suspended, belongs to a worker */
    STEP_ANSWER,    /* `answer` can be queued */
    STEP_CLOSE      /* close without an answer */
} Step;

/* One daemon of the library, with its share of the connections. */
typedef struct HttpLoop {
    HttpServer *server;
    struct MHD_Daemon *daemon;
    int epoll, event;
    bool closed; /* a connection, in the last round; its leader's */
    _Atomic bool quiesce, quiet, stop;
    /* Guarded by queue_lock: */
    struct Worker *leader;    /* runs the library; NULL: nobody does just now */
    int64_t answering_ms;     /* since when its leader is in a handler; 0: it is not */
    uint64_t answers;         /* of its leaders */
    uint64_t watched;         /* of those the one that the reaper looked at last, see loops_watch */
    int64_t watched_computed; /* what its leader had computed then */
} HttpLoop;

/* A thread that answers. */
typedef struct Worker {
    HttpServer *server;
    HttpLoop *leads; /* NULL: none. Guarded by queue_lock: another thread may take it over */
    clockid_t clock; /* what it has computed */
    Arena *arena;
    Out out;
} Worker;

/* One connection and the request on it. */
typedef struct Exchange {
    HttpServer *server;
    HttpLoop *loop; /* whose connection it is */
    struct MHD_Connection *connection;
    struct Exchange *previous; /* list of all connections */
    struct Exchange *next;
    struct Exchange *queue_next;
    int fd;       /* -1 once taken over */
    bool begun;   /* the library has read a request line and not yet said how its request ended */
    bool pending; /* the request is complete, its answer not yet sent */
    bool reaped;  /* was shut down already */
    bool loopback;
    unsigned char peer[HTTP_NETWORK_BYTES]; /* its network, see http_sender.c */
    _Atomic int64_t deadline_ms;            /* monotonic; 0 = none */

    Step step;
    HttpRequest request;
    char *target; /* path and query as sent; then the decoded path */
    size_t target_len;
    size_t target_capacity;
    char *body;
    size_t body_capacity;
    size_t body_limit;
    size_t body_reserved; /* of the server's bodies_max */
    int64_t body_length;  /* as announced; -1 = not known */
    int64_t queued_ms;
    Worker *worker; /* who answers it; NULL: nobody does just now */
    struct MHD_Response *answer;
    unsigned answer_status;
} Exchange;

/* A descriptor that was refused and is read until its client has taken notice. */
typedef struct Linger {
    struct Linger *next;
    int fd;
    int64_t deadline_ms;
    size_t bytes;
} Linger;

struct HttpServer {
    HttpOptions options;
    uint16_t port;
    HttpLoop *loops; /* as many as options.threads */
    int listen_fd;
    bool reaper_running;
    int dead_socket; /* put in the place of a descriptor that was taken over */

    pthread_mutex_t queue_lock;
    pthread_cond_t queue_filled;
    pthread_cond_t queue_drained;
    Exchange *queue_first;
    Exchange *queue_last;
    unsigned queued;
    unsigned in_flight; /* suspended or about to be */
    unsigned workers;
    unsigned workers_idle;     /* asleep, and nobody woke them yet */
    unsigned workers_starting; /* threads that do not run yet */
    unsigned workers_woken;    /* signalled, not yet running */
    unsigned workers_answering;
    unsigned workers_waiting; /* of those: between http_wait_begin and http_wait_end */
    unsigned workers_base;    /* answer at once; more only when the queue does not move */
    int64_t moved_ms;         /* when a request was taken from the queue, or workers were added */
    bool stopping;

    pthread_mutex_t connections_lock;
    Exchange *connections_first;
    unsigned connections;
    _Atomic unsigned pending; /* complete requests whose answers are not yet sent */

    pthread_t reaper;
    int reaper_epoll;
    int reaper_event;
    _Atomic bool reaper_stop;
    _Atomic bool reaper_watch; /* somebody is answering: does the rest go on? */
    _Atomic bool memory_free;  /* after a rush, or a worker: there is something to give back */
    Linger *lingers;           /* guarded by connections_lock */
    unsigned linger_count;

    _Atomic size_t bodies; /* bytes reserved for large bodies */
    _Atomic uint64_t requests;
    _Atomic uint64_t refused;
    _Atomic uint64_t reaped;
};

/* http.c */
/* Makes the seam's own answer: status, Retry-After for 503, body by the refusal callback. */
void refusal_fill(Exchange *x, HttpResponse *response, int status);

/* Time for the body to arrive. */
void body_deadline(Exchange *x);
/* Writes an answer while the body is unread, and closes; the connection is suspended. */
void answer_unread(Exchange *x, HttpResponse *response);

/* The library's callbacks (their contracts stand in microhttpd.h). */
enum MHD_Result exchange_request(void *self, struct MHD_Connection *connection, const char *url,
                                 const char *method, const char *version, const char *data,
                                 size_t *size, void **request_context);
/* The request line is complete; what is returned becomes the request's context. */
void *exchange_target(void *self, const char *target, struct MHD_Connection *connection);
void exchange_completed(void *self, struct MHD_Connection *connection, void **request_context,
                        enum MHD_RequestTerminationCode code);
void exchange_connection(void *loop, struct MHD_Connection *connection, void **socket_context,
                         enum MHD_ConnectionNotificationCode code);
/* Paths are decoded by path_decode; the library must leave the bytes alone. */
size_t exchange_unescape(void *self, struct MHD_Connection *connection, char *text);

/* http_loop.c */
MUST_CHECK bool loops_open(HttpServer *server);
/* Waits until something moves (`wait`: else only looks) and lets the library work. */
void loop_round(HttpLoop *loop, bool wait);
/* Returns when no further connection is taken. */
void loops_quiesce(HttpServer *server);
/* Nobody leads them any more, once this returns; closes all connections, of which none may be suspended. */
void loops_stop(HttpServer *server);
/* After that, when nobody resumes anything any more. */
void loops_free(HttpServer *server);
/* Back to the library, from whichever thread, to be taken up in the next round of its loop, which is to be woken by who
 * does not lead it. `x` may be gone afterwards. */
void exchange_resume(Exchange *x);
/* Whoever leads it does not wait any longer. */
void loop_wake(HttpLoop *loop);

/* http_response.c */
void response_open(HttpResponse *response, Out *out, Arena *opt_arena);
/* The library's response; takes the body out of response->out. Never NULL. */
struct MHD_Response *response_make(const HttpServer *server, const HttpRequest *request,
                                   HttpResponse *response, unsigned *ret_status);
/* The same as bytes on the wire, with "Connection: close". */
void response_write(const HttpServer *server, const HttpRequest *request, HttpResponse *response,
                    Out *wire);

/* http_workers.c */
/* One for each loop, which it leads, and a spare one. */
MUST_CHECK bool workers_start(HttpServer *server);
/* Suspends the connection and queues its request, to be answered or (STEP_ADMIT) to have its body let in; false: not
 * suspended, overloaded or stopping. */
bool workers_push(Exchange *x, Step step);
/* Gives a loop another leader when its own is in a handler for long, and more workers to a queue that does not move; from
 * the reaper, again and again while somebody answers. */
void workers_watch(HttpServer *server);
/* No further requests; returns when all running ones were answered. */
void workers_drain(HttpServer *server);
/* Returns when nobody leads a loop, each of which was told to stop. */
void workers_leave(HttpServer *server);
/* Ends the threads. */
void workers_stop(HttpServer *server);

/* http_reaper.c */
MUST_CHECK bool reaper_start(HttpServer *server);
void reaper_stop(HttpServer *server);
void reaper_wake(HttpServer *server);
void connection_add(Exchange *x);
void connection_remove(Exchange *x);
/* Deadline from now; 0 = none. */
void connection_deadline(Exchange *x, int64_t seconds);
/* Takes the descriptor away from the library, which keeps a dead one; only while suspended. -1: no
 * descriptor is left. The caller sets STEP_CLOSE. */
int connection_take(Exchange *x);
/* Sends `wire` on a taken descriptor, then reads and drops what the client still sends for a short
 * while, so that it can read the answer before the connection is reset. */
void linger_close(HttpServer *server, int fd, Str wire);
