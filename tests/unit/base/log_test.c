/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/io.h"
#include "base/log.h"
#include "str_assert.h"

#define THREADS          8
#define LINES_PER_THREAD 200

static const Instant NOON = { INT64_C(1798718400000) }; /* 2026-12-31T12:00:00Z */

static void values_are_quoted_when_needed(void **state) {
    (void)state;
    const LogField fields[] = {
        log_str("plain", STR("a-b/c:1")),
        log_str("empty", (Str){ 0 }),
        log_str("space", STR("a b")),
        log_c("quote", "\"\\="),
        log_c("lines", "a\nevent=forged\x1B[0m"),
        log_c("umlaut", "Größe"),
        log_c("broken", "\xC3"),
        log_i64("low", INT64_MIN),
        log_i64("zero", 0),
    };
    char line[LOG_LINE_MAX];
    size_t len = log_format(line, NOON, LOG_WARNING, "tested", fields, 9);
    assert_str(
        str_bytes(line, len),
        "time=2026-12-31T12:00:00.000Z level=warning event=tested plain=a-b/c:1 empty=\"\""
        " space=\"a b\" quote=\"\\\"\\\\=\" lines=\"a\\nevent=forged\\x1b[0m\" umlaut=\"Größe\""
        " broken=\"\\xc3\" low=-9223372036854775808 zero=0\n");
}

static void long_lines_are_cut_at_a_field(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(256);
    for (size_t size = LOG_LINE_MAX - 100; size < LOG_LINE_MAX + 100; size++) {
        Str value = { memset(arena_text(arena, size), 'x', size), size };
        const LogField fields[] = { log_i64("first", 1), log_str("long", value),
                                    log_i64("last", 2) };
        char line[LOG_LINE_MAX];
        Str text = { line, log_format(line, NOON, LOG_ERROR, "tested", fields, 3) };
        bool whole = str_ends(text, STR("x last=2\n"));
        assert_true(whole || str_ends(text, STR("x cut=1\n")) ||
                    str_ends(text, STR("event=tested first=1 cut=1\n")));
        assert_true(text.len <= LOG_LINE_MAX);
        assert_int_equal(str_index(text, '\n'), (ptrdiff_t)text.len - 1);
        if (size == LOG_LINE_MAX - 100)
            assert_true(whole);
        if (size == LOG_LINE_MAX + 99)
            assert_false(whole);
    }
}

static void *write_lines(void *self) {
    for (int i = 0; i < LINES_PER_THREAD; i++)
        log_line(LOG_INFO, "counted", log_i64("thread", *(const int *)self), log_i64("line", i));
    return NULL;
}

/* Standard error of this process goes to `fd` while the threads run. */
static void run_threads(int fd) {
    fflush(stderr);
    int kept = dup(STDERR_FILENO);
    assert_true(kept >= 0 && dup2(fd, STDERR_FILENO) == STDERR_FILENO);
    pthread_t threads[THREADS];
    int numbers[THREADS];
    for (int i = 0; i < THREADS; i++) {
        numbers[i] = i;
        assert_int_equal(pthread_create(&threads[i], NULL, write_lines, &numbers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    log_event(LOG_INFO, "ended");
    assert_int_equal(dup2(kept, STDERR_FILENO), STDERR_FILENO);
    fd_close(kept);
}

static void lines_of_threads_do_not_mix(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    char path[] = "/tmp/einklang-log-XXXXXX";
    CLEANUP(fd_closep) int fd = mkostemp(path, O_APPEND | O_CLOEXEC);
    assert_true(fd >= 0);
    run_threads(fd);
    Str text;
    assert_int_equal(file_read_all(arena, path, 1 << 20, &text), ERR_NONE);
    assert_int_equal(unlink(path), 0);
    int next[THREADS] = { 0 };
    int lines = 0;
    for (Str line; str_cut(&text, '\n', &line); lines++) {
        char copy[LOG_LINE_MAX];
        memcpy(copy, line.ptr, line.len);
        copy[line.len] = '\0';
        int thread, number;
        if (sscanf(copy, "time=%*s level=info event=counted thread=%d line=%d", &thread, &number) ==
            2)
            assert_int_equal(next[thread]++, number);
        else
            assert_true(str_ends(line, STR("level=info event=ended")));
    }
    assert_int_equal(lines, THREADS * LINES_PER_THREAD + 1);
}

static void less_important_lines_are_left_out(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    char path[] = "/tmp/einklang-log-XXXXXX";
    CLEANUP(fd_closep) int fd = mkostemp(path, O_APPEND | O_CLOEXEC);
    assert_true(fd >= 0);
    fflush(stderr);
    int kept = dup(STDERR_FILENO);
    assert_true(kept >= 0 && dup2(fd, STDERR_FILENO) == STDERR_FILENO);
    log_least(LOG_WARNING);
    log_event(LOG_INFO, "left_out");
    log_event(LOG_WARNING, "written");
    log_least(LOG_INFO);
    log_event(LOG_INFO, "written_again");
    log_priorities(true);
    log_event(LOG_ERROR, "bad");
    log_event(LOG_INFO, "good");
    log_priorities(false);
    assert_int_equal(dup2(kept, STDERR_FILENO), STDERR_FILENO);
    fd_close(kept);
    Str text;
    assert_int_equal(file_read_all(arena, path, 4096, &text), ERR_NONE);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(str_find(text, STR("left_out")), -1);
    assert_true(str_find(text, STR("event=written\n")) >= 0);
    assert_true(str_find(text, STR("event=written_again\n<3>time=")) >= 0);
    assert_true(str_find(text, STR("event=bad\n<6>time=")) >= 0);
    assert_true(str_starts(text, STR("time=")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_quoted_when_needed),
        cmocka_unit_test(long_lines_are_cut_at_a_field),
        cmocka_unit_test(lines_of_threads_do_not_mix),
        cmocka_unit_test(less_important_lines_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
