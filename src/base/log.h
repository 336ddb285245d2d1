/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* log.h -- one logfmt line per event to standard error, where the service manager picks it up.
 *
 *   log_line(LOG_INFO, "listening", log_str("address", address), log_i64("port", port));
 *   log_event(LOG_INFO, "stopped");
 *   -> time=2026-12-31T23:59:59.123Z level=info event=listening address=127.0.0.1 port=8080
 *
 * No personal data: ids, counts, durations, names of things of the program; never what a person
 * typed or is called. A line is one write(2) of at most LOG_LINE_MAX bytes (below PIPE_BUF), so
 * threads and processes do not mix lines. Libraries do not log: only app, web, cli and main do. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/str.h"

#define LOG_LINE_MAX 2048

typedef enum LogLevel { LOG_ERROR, LOG_WARNING, LOG_INFO } LogLevel;

typedef struct LogField {
    const char *key; /* a word: a-z, 0-9, '_' */
    Str text;        /* used when `is_number` is 0 */
    int64_t number;
    int is_number;
} LogField;

static inline LogField log_str(const char *key, Str value) {
    return (LogField){ .key = key, .text = value };
}

static inline LogField log_c(const char *key, const char *value) {
    return (LogField){ .key = key, .text = str_from(value) };
}

static inline LogField log_i64(const char *key, int64_t value) {
    return (LogField){ .key = key, .number = value, .is_number = 1 };
}

/* Lines of less importance are left out from now on; LOG_INFO, the default, leaves out none. Of the
 * whole process, because a line may come from any thread; set once, before there are any. */
void log_least(LogLevel level);
/* Each line begins with its priority, "<3>", as the journal of systemd takes it (sd-daemon(3)). */
void log_priorities(bool on);
/* `event` is a literal in the words of the program: "listening", "writer_full". At least one field.
 */
#define log_line(level, event, ...)                                 \
    log_fields((level), (event), (const LogField[]){ __VA_ARGS__ }, \
               sizeof((const LogField[]){ __VA_ARGS__ }) / sizeof(LogField))
/* An event with nothing to add. */
void log_event(LogLevel level, const char *event);
void log_fields(LogLevel level, const char *event, const LogField *fields, size_t count);
/* The line itself, '\n' included, no NUL; cut at a field border when too long (" cut=1" then says
 * so). Returns its length. Values other than plain words are quoted; control characters and quotes
 * in them are escaped. */
size_t log_format(char ret_line[static LOG_LINE_MAX], Instant now, LogLevel level,
                  const char *event, const LogField *fields, size_t count);
