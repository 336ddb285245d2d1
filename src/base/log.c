/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/log.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

#include "base/io.h"
#include "base/utf8.h"

static const Str CUT = STR_INIT(" cut=1\n");

/* What is written so far; `fits` is false once something did not, and nothing more is written then.
 */
typedef struct Line {
    char *text;
    size_t len;
    bool fits;
} Line;

static void put(Line *line, Str piece) {
    if (!line->fits || piece.len > LOG_LINE_MAX - (CUT.len) - line->len) {
        line->fits = false;
        return;
    }
    if (piece.len > 0)
        memcpy(line->text + line->len, piece.ptr, piece.len);
    line->len += piece.len;
}

static void put_i64(Line *line, int64_t number) {
    char digits[20];
    size_t at = sizeof digits;
    uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        digits[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (number < 0)
        digits[--at] = '-';
    put(line, str_bytes(digits + at, sizeof digits - at));
}

static bool is_plain(Str value) {
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (c <= ' ' || c == 0x7F || c == '"' || c == '=' || c == '\\')
            return false;
    }
    return value.len > 0;
}

static void put_quoted(Line *line, Str value) {
    static const char DIGITS[] = "0123456789abcdef";
    bool readable = utf8_valid(value);
    put(line, STR("\""));
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        uint8_t byte = (uint8_t)c;
        if (c == '"' || c == '\\') {
            put(line, str_bytes((const char[]){ '\\', c }, 2));
        } else if (c == '\n') {
            put(line, STR("\\n"));
        } else if (byte < 0x20 || byte == 0x7F || (byte >= 0x80 && !readable)) {
            put(line,
                str_bytes((const char[]){ '\\', 'x', DIGITS[byte >> 4], DIGITS[byte & 15] }, 4));
        } else {
            put(line, str_bytes(&c, 1));
        }
    }
    put(line, STR("\""));
}

static void put_field(Line *line, LogField field) {
    put(line, STR(" "));
    put(line, str_from(field.key));
    put(line, STR("="));
    if (field.is_number)
        put_i64(line, field.number);
    else if (is_plain(field.text))
        put(line, field.text);
    else
        put_quoted(line, field.text);
}

size_t log_format(char ret_line[static LOG_LINE_MAX], Instant now, LogLevel level,
                  const char *event, const LogField *fields, size_t count) {
    static const Str LEVEL[] = {
        [LOG_ERROR] = STR_INIT("error"),
        [LOG_WARNING] = STR_INIT("warning"),
        [LOG_INFO] = STR_INIT("info"),
    };
    Line line = { .text = ret_line, .fits = true };
    char time[INSTANT_ISO_SIZE];
    put(&line, STR("time="));
    put(&line, instant_iso(now, time));
    put_field(&line, log_str("level", LEVEL[level]));
    put_field(&line, log_c("event", event));
    for (size_t i = 0; i < count && line.fits; i++) {
        size_t before = line.len;
        put_field(&line, fields[i]);
        if (!line.fits)
            line.len = before;
    }
    Str end = line.fits ? STR("\n") : CUT;
    memcpy(ret_line + line.len, end.ptr, end.len);
    return line.len + end.len;
}

/* The only state of this file: the log is one per process, as standard error is. */
static _Atomic LogLevel least = LOG_INFO;
static atomic_bool priorities;

enum { PRIORITY_BYTES = 3 };

void log_least(LogLevel level) {
    least = level;
}

void log_priorities(bool on) {
    priorities = on;
}

void log_fields(LogLevel level, const char *event, const LogField *fields, size_t count) {
    if (level > least)
        return;
    static const char PRIORITY[] = { [LOG_ERROR] = '3', [LOG_WARNING] = '4', [LOG_INFO] = '6' };
    char line[PRIORITY_BYTES + LOG_LINE_MAX] = { '<', PRIORITY[level], '>' };
    size_t len =
        log_format(line + PRIORITY_BYTES, clock_now(clock_system()), level, event, fields, count);
    Str text = str_bytes(line, PRIORITY_BYTES + len);
    if (!priorities)
        text = str_slice(text, PRIORITY_BYTES, SIZE_MAX);
    Err written = write_all(STDERR_FILENO, text);
    (void)written; /* there is nowhere left to say that the log is gone */
}

void log_event(LogLevel level, const char *event) {
    log_fields(level, event, NULL, 0);
}
