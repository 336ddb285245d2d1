/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "bare.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

/* $1 id of the initiative, $2 its chain, $3 number of the write, $4 id of the record, $5 seq. */
enum {
    LOCK,
    RECORD,
    COMMENT,
    TERMS,
    NEXT,
    GROW,
    ENTRY,
    PAYLOAD,
    SUBMISSION,
    BEGIN,
    COMMIT,
    STATEMENTS
};

static const char *const TEXTS[STATEMENTS] = {
    [LOCK] = "UPDATE chain SET seq = seq WHERE authority_id = 1 AND id = $2",
    [RECORD] = "INSERT INTO record (authority_id, initiative_id, noun, title, sort_key, created_at)"
               " SELECT 1, $1, 'comment', '', '', 1764000000000 FROM initiative"
               " WHERE authority_id = 1 AND id = $1 RETURNING id",
    [COMMENT] = "INSERT INTO comment (authority_id, initiative_id, id, version, created_at,"
                " changed_at, target, text, draft, author, author_label) VALUES (1, $1, $4, 1,"
                " 1764000000000, 1764000000000, $1, 'Das sollten wir vor dem Sommer mit allen"
                " klären, auch mit dem Personalrat. Nummer ' || $3, 0, 1, '')",
    [TERMS] = "INSERT INTO search_term (authority_id, initiative_id, record_id, term, weight)"
              " VALUES (1, $1, $4, $3 || '', 1), (1, $1, $4, 'allen', 1), (1, $1, $4, 'klaren', 1),"
              " (1, $1, $4, 'nummer', 1), (1, $1, $4, 'personalrat', 1), (1, $1, $4, 'sollten', 1),"
              " (1, $1, $4, 'sommer', 1), (1, $1, $4, 'sommer', 1) ON CONFLICT DO NOTHING",
    [NEXT] = "SELECT seq + 1, head FROM chain WHERE authority_id = 1 AND id = $2",
    [GROW] = "UPDATE chain SET seq = $5, head = randomblob(32)"
             " WHERE authority_id = 1 AND id = $2 AND seq = $5 - 1",
    [ENTRY] = "INSERT INTO history_entry VALUES (1, $2, $5, 1764000000000, 'person', 1, 'comment',"
              " $4, 'create', randomblob(32), randomblob(32))",
    [PAYLOAD] =
        "INSERT INTO history_payload VALUES (1, $2, $5, randomblob(16), '{\"before\":null,"
        "\"after\":{\"target\":1,\"text\":\"Das sollten wir vor dem Sommer mit allen klären,"
        " auch mit dem Personalrat. Nummer 12345\",\"draft\":false,\"author_label\":\"\"},"
        "\"reason\":\"\"}', NULL, '')",
    [SUBMISSION] = "INSERT INTO submission (session_id, token_id, id, form, record_id, location,"
                   " created_at) VALUES (1, 0, lower(hex(randomblob(11))),"
                   " '/vorhaben/:initiative/kommentare', $4, "
                   "'/vorhaben/schreib-0?hinweis=commented#kommentare',"
                   " 1764000000000)",
    [BEGIN] = "BEGIN IMMEDIATE",
    [COMMIT] = "COMMIT",
};

struct Bare {
    BareOptions options;
    sqlite3 *db;
    sqlite3_stmt *statements[STATEMENTS];
    int64_t written;
};

Bare *bare_open(const BareOptions *options) {
    Bare *bare = calloc(1, sizeof *bare);
    need(bare != NULL, "memory");
    bare->options = *options;
    need(sqlite3_open_v2(options->file, &bare->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                         NULL) == SQLITE_OK,
         options->file);
    /* As the writer of the server has it. */
    need(sqlite3_exec(
             bare->db,
             "PRAGMA foreign_keys=1; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
             "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4096; PRAGMA wal_autocheckpoint=4000",
             NULL, NULL, NULL) == SQLITE_OK,
         "pragmas");
    for (int i = 0; i < STATEMENTS; i++)
        if (sqlite3_prepare_v3(bare->db, TEXTS[i], -1, SQLITE_PREPARE_PERSISTENT,
                               &bare->statements[i], NULL) != SQLITE_OK)
            need(false, sqlite3_errmsg(bare->db));
    return bare;
}

void bare_close(Bare *bare) {
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(bare->statements[i]);
    need(sqlite3_close(bare->db) == SQLITE_OK, "closing");
    free(bare);
}

/* Runs a statement with $1 .. $5; the first column of its row, if it has one. */
static int64_t run(Bare *bare, int which, const int64_t values[static 6]) {
    static const char *const NAMES[] = { "", "$1", "$2", "$3", "$4", "$5" };
    sqlite3_stmt *statement = bare->statements[which];
    for (int n = 1; n <= 5; n++) {
        int at = sqlite3_bind_parameter_index(statement, NAMES[n]);
        if (at > 0)
            sqlite3_bind_int64(statement, at, values[n]);
    }
    int64_t result = 0;
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        result = sqlite3_column_int64(statement, 0);
        code = sqlite3_step(statement);
    }
    if (code != SQLITE_DONE)
        need(false, sqlite3_errmsg(bare->db));
    sqlite3_reset(statement);
    return result;
}

static void write_one(Bare *bare) {
    const BareOptions *o = &bare->options;
    int64_t i = bare->written % o->count;
    int64_t values[6] = { 0, o->first + i * o->step, o->chain + i, bare->written++, 0, 0 };
    run(bare, LOCK, values);
    values[4] = run(bare, RECORD, values);
    run(bare, COMMENT, values);
    run(bare, TERMS, values);
    values[5] = run(bare, NEXT, values);
    run(bare, GROW, values);
    run(bare, ENTRY, values);
    run(bare, PAYLOAD, values);
    run(bare, SUBMISSION, values);
}

double bare_write(Bare *bare, int64_t writes, int64_t batch) {
    static const int64_t none[6];
    double start = wall_seconds();
    for (int64_t done = 0; done < writes; done += batch) {
        run(bare, BEGIN, none);
        for (int64_t i = 0; i < batch; i++)
            write_one(bare);
        run(bare, COMMIT, none);
    }
    return wall_seconds() - start;
}
