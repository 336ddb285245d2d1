/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* err.h -- the one way to say that something did not work.
 *
 * A fallible function returns Err and is MUST_CHECK; results go through `ret_...` parameters, last,
 * written only on success. What a person typed wrong is not an Err of its own: the findings say
 * what (domain/findings.h), the Err is ERR_INVALID. Base knows neither HTTP status nor wording.
 *
 *   NOT_FOUND        no such thing, or none that this caller may know of
 *   INVALID          input is refused; findings are recorded where the caller collects them
 *   FORBIDDEN        known caller, not allowed
 *   UNAUTHENTICATED  nobody is signed in
 *   CONFLICT         somebody else changed the record meanwhile
 *   GONE             existed once, deleted on purpose
 *   TOO_LARGE        above a named limit
 *   TOO_MANY         throttled
 *   BUSY             locked or overloaded: worth trying again
 *   STORAGE          disk full, read-only or input/output error
 *   RETRY            serialization failure; never leaves the store
 *   INTERNAL         a broken promise inside the program */

#define ERR_LIST(X)    \
    X(NONE)            \
    X(NOT_FOUND)       \
    X(INVALID)         \
    X(FORBIDDEN)       \
    X(UNAUTHENTICATED) \
    X(CONFLICT)        \
    X(GONE)            \
    X(TOO_LARGE)       \
    X(TOO_MANY)        \
    X(BUSY)            \
    X(STORAGE)         \
    X(RETRY)           \
    X(INTERNAL)

typedef enum Err {
#define X(name) ERR_##name,
    ERR_LIST(X)
#undef X
        ERR_COUNT
} Err;

#define MUST_CHECK __attribute__((warn_unused_result))

/* Runs fn(&variable) when the variable leaves its scope. */
#define CLEANUP(fn) __attribute__((cleanup(fn)))

/* The only macro that may change control flow: safe because everything held is released by an arena
 * or CLEANUP. */
#define TRY(call)             \
    do {                      \
        Err err_ = (call);    \
        if (err_ != ERR_NONE) \
            return err_;      \
    } while (0)

/* Stable lower-case name for logs and machines, "not_found"; "unknown" for a value outside the
 * enum. Static text. */
const char *err_name(Err err);
