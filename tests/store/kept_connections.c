/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What a case closed serves the next one: PostgreSQL takes longer to make a connection than most cases run. Stands between
 * the program and libpq by the linker (kept_pq_dep in meson.build). Only sessions are kept that are as good as new: nothing
 * under way, and DISCARD ALL took back settings, locks, listening and prepared statements. */
#include <libpq-fe.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

PGconn *__real_PQconnectdbParams(const char *const *keys, const char *const *values, int expand);
void __real_PQfinish(PGconn *conn);
PGconn *__wrap_PQconnectdbParams(const char *const *keys, const char *const *values, int expand);
void __wrap_PQfinish(PGconn *conn);

enum { CONNECTIONS_MAX = 64, ADDRESS_MAX = 600 };
typedef struct Connection {
    PGconn *conn; /* NULL: the place is free */
    pid_t owner;  /* a child shares the socket, and must not speak */
    bool idle;
    char address[ADDRESS_MAX]; /* every parameter */
} Connection;
static Connection connections[CONNECTIONS_MAX];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static bool address_of(const char *const *keys, const char *const *values, char *ret) {
    size_t used = 0;
    for (size_t i = 0; keys[i] != NULL; i++) {
        int wrote = snprintf(ret + used, ADDRESS_MAX - used, "%s=%s ", keys[i], values[i]);
        if (wrote < 0 || (size_t)wrote >= ADDRESS_MAX - used)
            return false;
        used += (size_t)wrote;
    }
    return true;
}

/* Alive, and nothing left of who had it. */
static bool refreshed(PGconn *conn) {
    if (PQstatus(conn) != CONNECTION_OK || PQtransactionStatus(conn) != PQTRANS_IDLE ||
        PQpipelineStatus(conn) != PQ_PIPELINE_OFF || PQisnonblocking(conn))
        return false;
    PGresult *result = PQexec(conn, "DISCARD ALL");
    bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    return done;
}

/* Taken out of the list; NULL: there is none. */
static PGconn *take_idle(const char *address) {
    PGconn *found = NULL;
    pthread_mutex_lock(&mutex);
    for (size_t i = 0; i < CONNECTIONS_MAX && found == NULL; i++) {
        Connection *one = &connections[i];
        if (one->conn == NULL || !one->idle || one->owner != getpid() ||
            strcmp(one->address, address) != 0)
            continue;
        found = one->conn;
        one->conn = NULL;
    }
    pthread_mutex_unlock(&mutex);
    return found;
}

/* Without a free place it is made and closed as ever. */
static void remember(PGconn *conn, const char *address, bool idle) {
    pthread_mutex_lock(&mutex);
    for (size_t i = 0; i < CONNECTIONS_MAX; i++) {
        if (connections[i].conn != NULL)
            continue;
        connections[i] = (Connection){ .conn = conn, .owner = getpid(), .idle = idle };
        strcpy(connections[i].address, address);
        break;
    }
    pthread_mutex_unlock(&mutex);
}

static bool forget(PGconn *conn, char *ret_address) {
    bool found = false;
    pthread_mutex_lock(&mutex);
    for (size_t i = 0; i < CONNECTIONS_MAX && !found; i++) {
        found = connections[i].conn == conn && connections[i].owner == getpid();
        if (!found)
            continue;
        strcpy(ret_address, connections[i].address);
        connections[i].conn = NULL;
    }
    pthread_mutex_unlock(&mutex);
    return found;
}

PGconn *__wrap_PQconnectdbParams(const char *const *keys, const char *const *values, int expand) {
    char address[ADDRESS_MAX];
    if (!address_of(keys, values, address))
        return __real_PQconnectdbParams(keys, values, expand);
    for (PGconn *kept; (kept = take_idle(address)) != NULL; __real_PQfinish(kept)) {
        if (!refreshed(kept)) /* the server ended it meanwhile */
            continue;
        remember(kept, address, false);
        return kept;
    }
    PGconn *made = __real_PQconnectdbParams(keys, values, expand);
    if (PQstatus(made) == CONNECTION_OK)
        remember(made, address, false);
    return made;
}

void __wrap_PQfinish(PGconn *conn) {
    char address[ADDRESS_MAX];
    if (conn != NULL && forget(conn, address) && refreshed(conn))
        remember(conn, address, true);
    else
        __real_PQfinish(conn);
}
