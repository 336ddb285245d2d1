/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The power goes while several people write: whatever was acknowledged is there afterwards, whole. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "full_run.h"
#include "powerloss_vfs.h"
#include "store/backup.h"
#include "store/installation.h"
#include "store_test.h"

/* Enough pages that the WAL is checkpointed and begun anew on the way. */
enum { CALLERS = 4, WRITES = 60, VALUE_BYTES = 14000, CUTS_SHORT = 12, CUTS_FULL = 200 };

static const char VFS[] = "powerloss";
static char value[VALUE_BYTES];

typedef struct Caller {
    Writer *writer;
    Ctx ctx;
    int number;
    int acknowledged;
} Caller;

typedef struct Pair {
    int caller, write;
} Pair;

static Str name_of(Pair pair, int half, char text[static 32]) {
    int len = snprintf(text, 32, "%d-%d-%d", pair.caller, pair.write, half);
    return str_bytes(text, (size_t)len);
}

static Err write_pair(Tx *tx, const void *in, void *out) {
    (void)out;
    char text[32];
    for (int half = 0; half < 2; half++)
        TRY(installation_set_fact(tx, name_of(*(const Pair *)in, half, text),
                                  str_bytes(value, VALUE_BYTES / 2)));
    return ERR_NONE;
}

static void *call(void *self) {
    Caller *caller = self;
    for (int i = 0; i < WRITES; i++) {
        Pair pair = { caller->number, i };
        if (write_run(caller->writer, &caller->ctx, write_pair, &pair, NULL, 0) != ERR_NONE)
            break;
        caller->acknowledged = i + 1;
    }
    return NULL;
}

/* Writes until the power goes `cut` steps from here, or all is written; returns the steps made. */
static int64_t run_until(StoreTest *test, PowerLoss *power, const char *path, int64_t cut,
                         bool lying, Caller callers[static CALLERS]) {
    DbOptions options = { .location = path, .create = true, .opt_vfs = VFS };
    Db *db = NULL;
    Writer *writer = NULL;
    assert_ok(db_open(&options, &db));
    assert_ok(writer_open(db, &writer));
    if (lying)
        powerloss_ignore_syncs(power);
    int64_t begin = powerloss_steps(power);
    powerloss_cut_at(power, cut < INT64_MAX ? begin + cut : cut);
    pthread_t threads[CALLERS];
    for (int i = 0; i < CALLERS; i++) {
        callers[i] = (Caller){ .writer = writer, .ctx = test->ctx, .number = i };
        callers[i].ctx.arena = arena_open(256);
        assert_int_equal(pthread_create(&threads[i], NULL, call, &callers[i]), 0);
    }
    for (int i = 0; i < CALLERS; i++) {
        pthread_join(threads[i], NULL);
        arena_close(callers[i].ctx.arena);
    }
    int64_t steps = powerloss_steps(power) - begin;
    writer_close(writer);
    db_close(db);
    return steps;
}

/* -- Afterwards -------------------------------------------------------------------------------- */

static bool has(Conn *conn, Arena *arena, Pair pair, int half) {
    char text[32];
    Str stored;
    if (installation_fact(conn, arena, name_of(pair, half, text), &stored) != ERR_NONE)
        return false;
    return str_eq(stored, str_bytes(value, VALUE_BYTES / 2));
}

/* Acknowledged writes that are missing, and others that are there by half. */
static int count_wrong(Conn *conn, const Caller callers[static CALLERS]) {
    int wrong = 0;
    Arena *arena = arena_open(1 << 16);
    for (int i = 0; i < CALLERS; i++) {
        for (int write = 0; write < WRITES; write++) {
            Pair pair = { i, write };
            bool first = has(conn, arena, pair, 0), second = has(conn, arena, pair, 1);
            if (first != second || (write < callers[i].acknowledged && !first))
                wrong++;
            arena_reset(arena);
        }
    }
    arena_close(arena);
    return wrong;
}

static int check_after(const char *path, const Caller callers[static CALLERS]) {
    DbOptions options = { .location = path };
    Db *db = NULL;
    if (db_open(&options, &db) != ERR_NONE)
        return 1; /* opening reads what the WAL has */
    Conn *conn = NULL;
    int wrong = conn_borrow(db, &conn) == ERR_NONE ? count_wrong(conn, callers) : 1;
    conn_return(conn);
    db_close(db);
    return wrong + (backup_verify(path) == ERR_NONE ? 0 : 1);
}

static void remove_all(const char *path) {
    static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
    char name[300];
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        unlink(name);
    }
}

/* One life of a database and what its disk shows after it. */
static int lose_power(StoreTest *test, int64_t cut, uint64_t seed, bool lying, int64_t *ret_steps) {
    const char *path = store_test_path(test, "run.db"), *after = store_test_path(test, "after.db");
    const char *wal = store_test_path(test, "run.db-wal"),
               *after_wal = store_test_path(test, "after.db-wal");
    remove_all(path);
    remove_all(after);
    PowerLoss *power = powerloss_open(VFS);
    Caller callers[CALLERS];
    *ret_steps = run_until(test, power, path, cut, lying, callers);
    powerloss_save(power, path, after, seed);
    powerloss_save(power, wal, after_wal, seed + 1);
    powerloss_close(power);
    return check_after(after, callers);
}

static int cuts(void) {
    return full_run() ? CUTS_FULL : CUTS_SHORT;
}

static void acknowledged_writes_survive(void **state) {
    StoreTest *test = store_test(state);
    memset(value, 'v', sizeof value);
    int64_t all, steps;
    assert_int_equal(lose_power(test, INT64_MAX, 0, false, &all), 0);
    int count = cuts();
    for (int i = 0; i < count; i++) {
        int64_t cut = 1 + all * i / count + i % 7;
        int wrong = lose_power(test, cut, (uint64_t)i, false, &steps);
        if (wrong > 0)
            fail_msg("%d wrong after the power went at step %lld", wrong, (long long)cut);
    }
}

static void a_lying_disk_is_noticed(void **state) {
    StoreTest *test = store_test(state);
    memset(value, 'v', sizeof value);
    int wrong = 0;
    int64_t steps;
    for (int i = 1; i <= 4; i++)
        wrong += lose_power(test, 300 * i, (uint64_t)i, true, &steps);
    assert_true(wrong > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SQLITE_TEST(acknowledged_writes_survive),
        SQLITE_TEST(a_lying_disk_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
