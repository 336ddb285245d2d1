/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "fill.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "app/secret.h"
#include "base/arena.h"
#include "base/hex.h"
#include "bench.h"

/* Parameters by name: $key, $base first record id, $chain first chain id, $count initiatives, $step
 * ids of each, $s stakeholders, $v involvements, $h history rows. Ids of an initiative: itself, use
 * context, stakeholders, involvements, 8 goals, 10 effects, 3 comments, 8 contributions, 4 decisions,
 * 2 iterations, 12 tasks. */
enum { OTHERS = 23 + 8 + 4 + 2 + 12 };
static const char NUMBERS[] =
    "CREATE TEMP TABLE n AS WITH RECURSIVE a (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM a WHERE"
    " i < max($count, $step, $h)) SELECT i FROM a";
static const char PERSPECTIVES[] =
    "CREATE TEMP TABLE p (i INTEGER PRIMARY KEY, key TEXT); INSERT INTO p VALUES"
    " (0, 'caseworkers'), (1, 'affected_departments'), (2, 'staff_with_disabilities'),"
    " (3, 'data_protection'), (4, 'it'), (5, 'staff_council'), (6, 'management'),"
    " (7, 'applicants'), (8, 'women'), (9, 'older_people'), (10, 'little_german'),"
    " (11, 'people_with_disabilities'), (12, 'civil_society'), (13, 'social_associations')";
#define EACH " FROM n AS k JOIN n AS o WHERE k.i < $count"
static const char *const ROWS[] = {
    "INSERT INTO record (id, authority_id, initiative_id, noun, title, sort_key, created_at)"
    " SELECT $base + k.i * $step + o.i, 1, $base + k.i * $step,"
    " CASE WHEN o.i = 0 THEN 'initiative' WHEN o.i = 1 THEN 'use_context'"
    " WHEN o.i < 2 + $s THEN 'stakeholder' WHEN o.i < 2 + $s + $v THEN 'involvement'"
    " WHEN o.i < 10 + $s + $v THEN 'goal' WHEN o.i < 20 + $s + $v THEN 'effect'"
    " WHEN o.i < 23 + $s + $v THEN 'comment' WHEN o.i < 31 + $s + $v THEN 'contribution'"
    " WHEN o.i < 35 + $s + $v THEN 'decision' WHEN o.i < 37 + $s + $v THEN 'iteration'"
    " ELSE 'task' END,"
    " 'Eintrag ' || o.i, 'eintrag ' || o.i, 1764000000000" EACH " AND o.i < $step",
    "INSERT INTO initiative (id, authority_id, initiative_id, version, created_at, changed_at, key,"
    " name, summary, problem, problem_for_whom, if_nothing_done, ways_without_ai, phase, contact,"
    " participation_contact, published, archived_on, archived, sort_key) SELECT $base + i * $step, "
    "1, $base + i * $step, 1, 1764000000000,"
    " 1764000000000 + i, $key || '-' || i, 'Vorschläge für Bescheide ' || i, 'Eine KI schlägt"
    " Textbausteine vor.', 'Bescheide dauern zu lange. Wer Hilfe braucht, wartet Wochen.',"
    " 'Antragstellende, die auf das Geld angewiesen sind.', 'Die Rückstände wachsen weiter.',"
    " 'Kürzere Formulare, mehr Personal.', 'planning', 'Frau Beispiel, Zimmer 12',"
    " 'Schreiben Sie uns: beteiligung@behoerde.example', 1, NULL, 0, 'vorschlage ' || i"
    " FROM n WHERE i < $count",
    "INSERT INTO chain SELECT $chain + i, 1, $base + i * $step, $h, randomblob(32)"
    " FROM n WHERE i < $count",
    "INSERT INTO use_context SELECT $base + i * $step + 1, 1, $base + i * $step, 1, 1764000000000,"
    " 1764000000000, 'Antrag lesen, prüfen, Bescheid schreiben.', 'Zwölf Personen in zwei "
    "Häusern.',"
    " 'Etwa 400 Anträge im Monat.', 'Der Vorschlag erscheint beim Schreiben.',"
    " 'Es wird ohne Vorschlag geschrieben.' FROM n WHERE i < $count",
    "INSERT INTO stakeholder SELECT $base + k.i * $step + 2 + o.i, 1, $base + k.i * $step, 1,"
    " 1764000000000, 1764000000000, 'Stakeholder ' || o.i, (SELECT key FROM p WHERE p.i = o.i % "
    "14),"
    " CASE o.i % 3 WHEN 0 THEN 'represented' ELSE 'self' END, 'Will verständliche Bescheide und"
    " kurze Wege.', 'Erwartet, dass gefragt wird, bevor entschieden ist.', 1 + o.i % 5,"
    " 1 + o.i % 4, NULL, NULL, ''" EACH " AND o.i < $s",
    "INSERT INTO involvement (id, authority_id, initiative_id, version, created_at, changed_at, "
    "level,"
    " occasion, planned_on, planned_text, heard_on, answered_on, note, answer) SELECT $base + k.i "
    "* $step + 2 + $s + o.i, 1, $base + k.i * $step, 1,"
    " 1764000000000, 1764000000000, CASE o.i % 4 WHEN 0 THEN 'inform' WHEN 1 THEN 'consult' WHEN 2"
    " THEN 'involve' ELSE 'decide' END, 'Gespräch ' || o.i, '2026-06-01', '', CASE WHEN o.i % 2 = 0"
    " THEN '2026-06-02' END, CASE WHEN o.i % 4 = 0 THEN '2026-06-20' END, 'Wünsche an den Text und"
    " an die Wege gesammelt.', 'Zwei Wünsche sind übernommen.'" EACH " AND o.i < $v",
    /* Two stakeholders of each involvement. */
    "INSERT INTO record_reference SELECT 1, $base + k.i * $step, 'involvement.stakeholders',"
    " $base + k.i * $step + 2 + $s + o.i, q.i, $base + k.i * $step + 2 + (o.i + q.i) % $s"
    " FROM n AS k JOIN n AS o JOIN n AS q WHERE k.i < $count AND o.i < $v AND q.i < 2",
    "INSERT INTO goal SELECT $base + k.i * $step + 2 + $s + $v + o.i, 1, $base + k.i * $step, 1,"
    " 1764000000000, 1764000000000, 'Bescheide kommen schneller an ' || o.i, 'outward', 'Tage bis"
    " zum Bescheid', 'Tage', '30', CASE WHEN o.i % 2 THEN '14' END, '2027-03-31', 'Personalrat', "
    "''" EACH " AND o.i < 8",
    "INSERT INTO effect SELECT $base + k.i * $step + 10 + $s + $v + o.i, 1, $base + k.i * $step, 1,"
    " 1764000000000, 1764000000000, CASE WHEN o.i > 0 THEN $base + k.i * $step + 1 + o.i END, CASE"
    " o.i % 2 WHEN 0 THEN 'chance' ELSE 'risk' END, 'Weniger Wartezeit, mehr Vorgaben.', ''" EACH
    " AND o.i < 10",
    "INSERT INTO record_reference SELECT 1, initiative_id, 'effect.stakeholder', id, 0, stakeholder"
    " FROM effect WHERE id >= $base AND stakeholder IS NOT NULL",
    "INSERT INTO comment (id, authority_id, initiative_id, version, created_at, changed_at, target,"
    " text, draft, author, author_label)"
    " SELECT $base + k.i * $step + 20 + $s + $v + o.i, 1, $base + k.i * $step, 1,"
    " 1764000000000, 1764000000000, $base + k.i * $step, 'Das sollten wir vor dem Sommer klären.',"
    " 0, 1, ''" EACH " AND o.i < 3",
    /* Every second one is answered. */
    "INSERT INTO contribution SELECT $base + k.i * $step + 23 + $s + $v + o.i, 1, $base + k.i * "
    "$step,"
    " 1, 1764000000000, 1764000000000, 'Wunsch ' || o.i, 'Das Formular soll in zehn Minuten"
    " auszufüllen sein.', $base + k.i * $step + 2 + $s + o.i % $v, $base + k.i * $step + 2 + o.i % "
    "$s,"
    " '', '2026-06-02', '', CASE o.i % 2 WHEN 0 THEN 'adopted' ELSE '' END, CASE o.i % 2 WHEN 0"
    " THEN 'Es wird kürzer.' ELSE '' END, CASE o.i % 2 WHEN 0 THEN '2026-06-20' END, 1 - o.i % "
    "2, NULL, 0, NULL, NULL, NULL, NULL, NULL" EACH " AND o.i < 8",
    "INSERT INTO decision SELECT $base + k.i * $step + 31 + $s + $v + o.i, 1, $base + k.i * $step, "
    "1,"
    " 1764000000000, 1764000000000, 'Was zeigt der Vorschlag ' || o.i, 'Grund oder nur Text.', 'Den"
    " Grund.', 'Wer entscheidet, muss ihn prüfen können.', 'Leitung', '2026-06-25', '', ''" EACH
    " AND o.i < 4",
    "INSERT INTO iteration SELECT $base + k.i * $step + 35 + $s + $v + o.i, 1, $base + k.i * "
    "$step, 1,"
    " 1764000000000, 1764000000000, 'Etappe ' || o.i, 'Ein Formular.', '2026-06-01', '2026-06-30',"
    " '2026-06-30', ''" EACH " AND o.i < 2",
    "INSERT INTO task SELECT $base + k.i * $step + 37 + $s + $v + o.i, 1, $base + k.i * $step, 1,"
    " 1764000000000, 1764000000000, 'Aufgabe ' || o.i, '', 'planning', CASE o.i % 3 WHEN 0 THEN "
    "'done'"
    " WHEN 1 THEN 'doing' ELSE 'open' END, '', 'Leitung', CASE WHEN o.i < 2 THEN 1 END, "
    "'2026-07-01',"
    " CASE o.i % 3 WHEN 0 THEN '2026-06-28' END, '', '', '', $base + k.i * $step + 35 + $s + $v + "
    "o.i"
    " % 2, NULL" EACH " AND o.i < 12",
    "INSERT INTO history_entry SELECT 1, $chain + k.i, 1 + o.i, 1764000000000 + o.i, 'person', 1,"
    " CASE o.i WHEN 0 THEN 'initiative' ELSE 'stakeholder' END,"
    " $base + k.i * $step + CASE o.i WHEN 0 THEN 0 ELSE 2 + o.i % $s END,"
    " CASE o.i WHEN 0 THEN 'create' ELSE 'change' END, randomblob(32), randomblob(32)" EACH
    " AND o.i < $h",
    "INSERT INTO history_payload SELECT 1, $chain + k.i, 1 + o.i, randomblob(16),"
    " '{\"before\":{\"interests\":\"Will verständliche Bescheide und kurze Wege.\"},\"after\":"
    "{\"interests\":\"Will verständliche Bescheide, kurze Wege und eine Nummer, unter der jemand"
    " abnimmt.\"},\"reason\":\"\"}', NULL, ''" EACH " AND o.i < $h",
};

static void execute(sqlite3 *db, const char *text) {
    char *message = NULL;
    if (sqlite3_exec(db, text, NULL, NULL, &message) != SQLITE_OK)
        need(false, message);
}

static sqlite3 *database(const char *file) {
    sqlite3 *db;
    need(sqlite3_open_v2(file, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK, file);
    execute(db, "PRAGMA journal_mode=DELETE; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF");
    execute(db, "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536; BEGIN");
    return db;
}

static void close_database(sqlite3 *db) {
    execute(db, "COMMIT; PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL");
    need(sqlite3_close(db) == SQLITE_OK, "closing the database");
}

/* First column of the first row; INT64_MIN: there is none. */
static int64_t number(sqlite3 *db, const char *text) {
    sqlite3_stmt *statement;
    need(sqlite3_prepare_v2(db, text, -1, &statement, NULL) == SQLITE_OK, text);
    int64_t value =
        sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : INT64_MIN;
    sqlite3_finalize(statement);
    return value;
}

static void bind_named(sqlite3_stmt *statement, const char *name, int64_t value) {
    int at = sqlite3_bind_parameter_index(statement, name);
    if (at > 0)
        sqlite3_bind_int64(statement, at, value);
}

static void run(sqlite3 *db, const char *text, const Fill *fill, int64_t base, int64_t chain) {
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, text, -1, &statement, NULL) != SQLITE_OK)
        need(false, sqlite3_errmsg(db));
    int key = sqlite3_bind_parameter_index(statement, "$key");
    if (key > 0)
        sqlite3_bind_text(statement, key, fill->key, -1, SQLITE_STATIC);
    bind_named(statement, "$base", base);
    bind_named(statement, "$chain", chain);
    bind_named(statement, "$count", fill->initiatives);
    bind_named(statement, "$step", OTHERS + fill->stakeholders + fill->involvements);
    bind_named(statement, "$s", fill->stakeholders);
    bind_named(statement, "$v", fill->involvements);
    bind_named(statement, "$h", fill->history);
    if (sqlite3_step(statement) != SQLITE_DONE)
        need(false, sqlite3_errmsg(db));
    sqlite3_finalize(statement);
}

void fill_initiatives(const Fill *fill, bool check) {
    sqlite3 *db = database(fill->file);
    int64_t base = number(db, "SELECT coalesce(max(id), 0) + 1 FROM record");
    int64_t chain = number(db, "SELECT max(id) + 1 FROM chain");
    run(db, NUMBERS, fill, base, chain);
    execute(db, PERSPECTIVES);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++)
        run(db, ROWS[i], fill, base, chain);
    if (check)
        need(number(db, "PRAGMA foreign_key_check") == INT64_MIN, "foreign keys");
    close_database(db);
}

void fill_token(int64_t n, char ret[static 44]) {
    uint8_t bytes[SECRET_BYTES] = { 1 };
    memcpy(bytes + 8, &n, sizeof n);
    CLEANUP(arena_closep) Arena *arena = arena_open(256);
    Str text = base64url_encode(arena, bytes, sizeof bytes);
    need(text.len == 43, "length of a token");
    memcpy(ret, text.ptr, 43);
    ret[43] = '\0';
}

void fill_sessions(const char *file, int64_t count) {
    static const char INSERT[] =
        "INSERT INTO session (token_hash, account_id, example, chosen_authority_id, device,"
        " started_at, seen_at, ends_at, ended_at) SELECT $1, $2, 1, NULL, 'Firefox, Linux', now, "
        "now,"
        " now + 86400000, NULL FROM (SELECT CAST(unixepoch() AS INTEGER) * 1000 AS now)";
    sqlite3 *db = database(file);
    sqlite3_stmt *statement;
    need(sqlite3_prepare_v2(db, INSERT, -1, &statement, NULL) == SQLITE_OK, INSERT);
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    for (int64_t n = 0; n < count; n++) {
        char token[44];
        fill_token(n, token);
        Str hash = secret_hash(arena, str_from(token));
        sqlite3_bind_blob64(statement, 1, hash.ptr, hash.len, SQLITE_STATIC);
        sqlite3_bind_int64(statement, 2, FILL_LEAD);
        need(sqlite3_step(statement) == SQLITE_DONE, "a session");
        sqlite3_reset(statement);
        arena_reset(arena);
    }
    sqlite3_finalize(statement);
    close_database(db);
}

/* -- Rooms --------------------------------------------------------------------------------------- */

/* $base: first record id, $count rooms. Ids of one: workshop, board, part of the agenda. */
enum { ROOM_RECORDS = 3 };
#define ROOM_NUMBERS                                                                           \
    "WITH RECURSIVE n (i, id) AS (SELECT 0, $base UNION ALL SELECT i + 1, id + 3 FROM n WHERE" \
    " i + 1 < $count), v (initiative, now) AS (SELECT id, CAST(unixepoch() AS INTEGER) * 1000" \
    " FROM initiative WHERE key = $key) "
static const char *const ROOM_ROWS[] = {
    "INSERT INTO record (id, authority_id, initiative_id, noun, title, sort_key, "
    "created_at) " ROOM_NUMBERS
    "SELECT n.id + o.i, 1, initiative, o.noun, 'Werkstatt', 'werkstatt', now FROM n, v,"
    " (SELECT 0 AS i, 'workshop' AS noun UNION ALL SELECT 1, 'board' UNION ALL"
    " SELECT 2, 'agenda_part') AS o",
    "INSERT INTO workshop " ROOM_NUMBERS
    "SELECT n.id, 1, initiative, 1, now, now, 'Werkstatt ' || i, 'Gemeinsam prüfen, wer zu"
    " beteiligen ist.', date('now'), '', 'Großer Saal', 'involve', 'anonymous', 'Projektbüro',"
    " NULL, NULL FROM n, v",
    "INSERT INTO board (id, authority_id, initiative_id, version, created_at, changed_at, workshop,"
    " title, prompt, prompt_simple, form, columns, hidden, release, dots, comments) " ROOM_NUMBERS
    "SELECT n.id + 1, 1, initiative, 1, now, now, n.id, 'An alle gedacht?', 'Wer soll beteiligt"
    " werden – wie, wann und warum?', '', 'proposal', '', 0, 0, 3, 1 FROM n, v",
    "INSERT INTO agenda_part (id, authority_id, initiative_id, version, created_at, changed_at,"
    " workshop, position, kind, title, minutes, text, text_simple, text_en, notes, board)"
    " " ROOM_NUMBERS
    "SELECT n.id + 2, 1, initiative, 1, now, now, n.id, 1, 'group_work', 'Gemeinsam sammeln', 40,"
    " '# Vier Fragen' || char(10, 10) || '1. Wer?' || char(10) || '2. Wie und wann?' || char(10)"
    " || '3. Welche Erwartungen?' || char(10) || '4. Welche Wirkungen?', '', '', '', n.id + 1"
    " FROM n, v",
    "INSERT INTO room (workshop_id, authority_id, initiative_id, state, pin, token, seq,"
    " agenda_part_id, part_ends_at, part_left_ms, opened_at, closed_at) " ROOM_NUMBERS
    "SELECT n.id, 1, initiative, 'open', printf('%08d', 10000000 + i), printf('telefone-werkstatt-"
    "%03d', i), 1, n.id + 2, now + 2400000, 0, now, NULL FROM n, v",
    "INSERT INTO room_change " ROOM_NUMBERS "SELECT 1, n.id, 1, 'room', 0 FROM n",
    "INSERT INTO room_board " ROOM_NUMBERS "SELECT 1, n.id, n.id + 1, 1, 0, 'open' FROM n",
};

void fill_rooms(const char *file, const char *initiative, int64_t count, FilledRoom *ret) {
    sqlite3 *db = database(file);
    const Fill fill = { .file = file, .key = initiative, .initiatives = count };
    int64_t base = number(db, "SELECT max(id) + 1 FROM record");
    for (size_t i = 0; i < sizeof ROOM_ROWS / sizeof ROOM_ROWS[0]; i++)
        run(db, ROOM_ROWS[i], &fill, base, 0);
    need(number(db, "PRAGMA foreign_key_check") == INT64_MIN, "foreign keys");
    close_database(db);
    for (int64_t i = 0; i < count; i++) {
        ret[i] = (FilledRoom){ base + ROOM_RECORDS * i, base + ROOM_RECORDS * i + 1, "" };
        snprintf(ret[i].token, sizeof ret[i].token, "telefone-werkstatt-%03d", (int)i);
    }
}
