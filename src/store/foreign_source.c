/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/foreign_source.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"

enum { WAIT_MS = 5000, WORDS_TOLD = 300, COLUMNS_MAX = 4096 };

struct ForeignSource {
    sqlite3 *opt_file;
    PGconn *opt_server;
};

static Err fail(Arena *arena, ForeignProblem *problem, ForeignProblemKind kind, const char *words) {
    Str cleaned = utf8_cleaned(arena, str_from(words != NULL ? words : ""));
    *problem = (ForeignProblem){ kind, utf8_one_line(arena, str_trim(cleaned), WORDS_TOLD) };
    return ERR_INVALID;
}

/* -- SQLite --------------------------------------------------------------------------------------- */

/* A file of somebody else may have views that call functions, and names that pass for texts. */
static bool file_hardened(sqlite3 *file) {
    const struct {
        int option, value;
    } settings[] = {
        { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
        { SQLITE_DBCONFIG_DQS_DML, 0 },
        { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
        { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    };
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++)
        if (sqlite3_db_config(file, settings[i].option, settings[i].value, NULL) != SQLITE_OK)
            return false;
    return sqlite3_busy_timeout(file, WAIT_MS) == SQLITE_OK;
}

/* A transaction is one view; it ends with the connection. The look at its tables begins it, and tells whether the file is a database. */
static Err file_open(Arena *arena, const char *path, ForeignSource *source,
                     ForeignProblem *problem) {
    static const char BEGIN[] = "PRAGMA query_only = 1; BEGIN; SELECT count(*) FROM sqlite_schema";
    if (access(path, F_OK) != 0)
        return fail(arena, problem, FOREIGN_MISSING, "");
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    int code = sqlite3_open_v2(path, &source->opt_file, flags, NULL);
    if (code == SQLITE_OK && file_hardened(source->opt_file))
        code = sqlite3_exec(source->opt_file, BEGIN, NULL, NULL, NULL);
    if (code == SQLITE_NOMEM)
        abort();
    return code == SQLITE_OK
               ? ERR_NONE
               : fail(arena, problem, FOREIGN_NOT_OPENED, sqlite3_errmsg(source->opt_file));
}

static Err file_prepare(ForeignSource *source, Arena *arena, const char *text, sqlite3_stmt **ret,
                        ForeignProblem *problem) {
    const char *rest = "";
    int code = sqlite3_prepare_v2(source->opt_file, text, -1, ret, &rest);
    if (code != SQLITE_OK)
        return fail(arena, problem, FOREIGN_REFUSED, sqlite3_errmsg(source->opt_file));
    if (*ret != NULL && str_empty(str_trim(str_from(rest))))
        return ERR_NONE;
    sqlite3_finalize(*ret);
    return fail(arena, problem, FOREIGN_REFUSED, "more than one statement");
}

static Err file_columns(ForeignSource *source, Arena *arena, const char *text, ForeignColumn **ret,
                        size_t *ret_count, ForeignProblem *problem) {
    sqlite3_stmt *statement = NULL;
    TRY(file_prepare(source, arena, text, &statement, problem));
    *ret_count = (size_t)sqlite3_column_count(statement);
    *ret = arena_new(arena, ForeignColumn, *ret_count);
    for (size_t i = 0; i < *ret_count; i++) {
        const char *name = sqlite3_column_name(statement, (int)i);
        if (name == NULL)
            abort(); /* no memory */
        (*ret)[i].name = str_copy(arena, str_from(name));
    }
    sqlite3_finalize(statement);
    return ERR_NONE;
}

static void file_values(sqlite3_stmt *statement, ForeignValue *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        bool is_null = sqlite3_column_type(statement, (int)i) == SQLITE_NULL;
        const char *text = (const char *)sqlite3_column_text(statement, (int)i);
        if (text == NULL && !is_null)
            abort(); /* no memory */
        size_t len = is_null ? 0 : (size_t)sqlite3_column_bytes(statement, (int)i);
        values[i] = (ForeignValue){ str_bytes(is_null ? "" : text, len), is_null };
    }
}

static bool are_texts(const ForeignValue *values, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!utf8_valid(values[i].text))
            return false;
    return true;
}

static Err file_rows(ForeignSource *source, Arena *arena, const char *text, ForeignRowFn row,
                     void *context, ForeignProblem *problem) {
    sqlite3_stmt *statement = NULL;
    TRY(file_prepare(source, arena, text, &statement, problem));
    size_t count = (size_t)sqlite3_column_count(statement);
    ForeignValue *values = arena_new(arena, ForeignValue, count);
    bool goes_on = true, is_text = true;
    int code = SQLITE_ROW;
    while (goes_on && is_text && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        file_values(statement, values, count);
        is_text = are_texts(values, count);
        goes_on = is_text && row(context, values, count);
    }
    Err err = ERR_NONE;
    if (!is_text)
        err = fail(arena, problem, FOREIGN_NOT_TEXT, "");
    else if (code != SQLITE_ROW && code != SQLITE_DONE)
        err = fail(arena, problem, FOREIGN_REFUSED, sqlite3_errmsg(source->opt_file));
    sqlite3_finalize(statement);
    return err;
}

/* -- PostgreSQL ----------------------------------------------------------------------------------- */

static Err server_failed(ForeignSource *source, Arena *arena, PGresult *opt_result,
                         ForeignProblem *problem) {
    /* the primary message: what is beside it may show a row */
    const char *words = PQresultErrorField(opt_result, PG_DIAG_MESSAGE_PRIMARY);
    Err err = fail(arena, problem, FOREIGN_REFUSED,
                   words != NULL ? words : PQerrorMessage(source->opt_server));
    PQclear(opt_result);
    return err;
}

static Err check_address(Arena *arena, const char *location, ForeignProblem *problem) {
    char *words = NULL;
    PQconninfoOption *options = PQconninfoParse(location, &words);
    PQfreemem(words); /* may repeat a password */
    if (options == NULL)
        return fail(arena, problem, FOREIGN_ADDRESS, "");
    bool has_password = false;
    for (const PQconninfoOption *option = options; option->keyword != NULL; option++)
        has_password |= strstr(option->keyword, "password") != NULL && option->val != NULL;
    PQconninfoFree(options);
    return has_password ? fail(arena, problem, FOREIGN_PASSWORD, "") : ERR_NONE;
}

static Err server_open(Arena *arena, const char *location, ForeignSource *source,
                       ForeignProblem *problem) {
    /* one view, that nothing is written through; texts as a file of them has them */
    static const char BEGIN[] =
        "SET standard_conforming_strings = on; SET DateStyle = 'ISO'; SET extra_float_digits = 1; "
        "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
    TRY(check_address(arena, location, problem));
    const char *names[] = { "dbname", "client_encoding", "fallback_application_name", NULL };
    const char *values[] = { location, "UTF8", "einklang audit", NULL };
    source->opt_server = PQconnectdbParams(names, values, 1);
    if (source->opt_server == NULL)
        abort();
    if (PQstatus(source->opt_server) != CONNECTION_OK)
        return fail(arena, problem, FOREIGN_NOT_OPENED, PQerrorMessage(source->opt_server));
    PGresult *result = PQexec(source->opt_server, BEGIN);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        return server_failed(source, arena, result, problem);
    PQclear(result);
    return ERR_NONE;
}

/* int2, int4, int8, float4, float8, numeric */
static bool is_number(Oid type) {
    static const Oid NUMBERS[] = { 21, 23, 20, 700, 701, 1700 };
    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++)
        if (NUMBERS[i] == type)
            return true;
    return false;
}

static Err server_columns(ForeignSource *source, Arena *arena, const char *text,
                          ForeignColumn **ret, size_t *ret_count, ForeignProblem *problem) {
    PGresult *result = PQexecParams(source->opt_server, text, 0, NULL, NULL, NULL, NULL, 0);
    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        return server_failed(source, arena, result, problem);
    *ret_count = (size_t)PQnfields(result);
    *ret = arena_new(arena, ForeignColumn, *ret_count);
    for (size_t i = 0; i < *ret_count; i++)
        (*ret)[i] = (ForeignColumn){ str_copy(arena, str_from(PQfname(result, (int)i))),
                                     is_number(PQftype(result, (int)i)) };
    PQclear(result);
    return ERR_NONE;
}

static void server_values(const PGresult *result, ForeignValue *values, size_t count) {
    for (size_t i = 0; i < count; i++)
        values[i] = (ForeignValue){ str_bytes(PQgetvalue(result, 0, (int)i),
                                              (size_t)PQgetlength(result, 0, (int)i)),
                                    PQgetisnull(result, 0, (int)i) != 0 };
}

/* The answer is read to its end, also when nobody wants more of it: else the next statement could not be sent. Its query is called off. */
static void drain(ForeignSource *source, bool call_off) {
    PGcancel *cancel = call_off ? PQgetCancel(source->opt_server) : NULL;
    char words[256];
    if (cancel != NULL)
        (void)PQcancel(cancel, words, sizeof words);
    PQfreeCancel(cancel);
    for (PGresult *result; (result = PQgetResult(source->opt_server)) != NULL;)
        PQclear(result);
}

static Err server_rows(ForeignSource *source, Arena *arena, const char *text, ForeignRowFn row,
                       void *context, ForeignProblem *problem) {
    ForeignValue *values = arena_new(arena, ForeignValue, COLUMNS_MAX);
    bool goes_on = true;
    Err err = ERR_NONE;
    if (!PQsendQueryParams(source->opt_server, text, 0, NULL, NULL, NULL, NULL, 0) ||
        !PQsetSingleRowMode(source->opt_server))
        return server_failed(source, arena, NULL, problem);
    while (goes_on && err == ERR_NONE) {
        PGresult *result = PQgetResult(source->opt_server);
        ExecStatusType status = PQresultStatus(result);
        size_t count = (size_t)PQnfields(result);
        if (status == PGRES_SINGLE_TUPLE && count <= COLUMNS_MAX) {
            server_values(result, values, count);
            goes_on = row(context, values, count);
        } else if (status != PGRES_TUPLES_OK) {
            err = server_failed(source, arena, result, problem);
            result = NULL;
        } else {
            PQclear(result);
            break;
        }
        PQclear(result);
    }
    drain(source, !goes_on);
    return err;
}

/* -- Both ----------------------------------------------------------------------------------------- */

Err foreign_open(Arena *arena, const char *location, ForeignSource **ret,
                 ForeignProblem *ret_problem) {
    ForeignSource *source = calloc(1, sizeof *source);
    if (source == NULL)
        abort();
    Err err = db_is_server(location) ? server_open(arena, location, source, ret_problem)
                                     : file_open(arena, location, source, ret_problem);
    if (err != ERR_NONE) {
        foreign_close(source);
        return err;
    }
    *ret = source;
    return ERR_NONE;
}

void foreign_close(ForeignSource *opt_source) {
    if (opt_source == NULL)
        return;
    sqlite3_close(opt_source->opt_file);
    PQfinish(opt_source->opt_server);
    free(opt_source);
}

Engine foreign_engine(const ForeignSource *source) {
    return source->opt_file != NULL ? ENGINE_SQLITE : ENGINE_POSTGRES;
}

Err foreign_columns(ForeignSource *source, Arena *arena, const char *statement,
                    const ForeignColumn **ret, size_t *ret_count, ForeignProblem *ret_problem) {
    ForeignColumn *made = NULL;
    Err err = source->opt_file != NULL
                  ? file_columns(source, arena, statement, &made, ret_count, ret_problem)
                  : server_columns(source, arena, statement, &made, ret_count, ret_problem);
    *ret = made;
    return err;
}

Err foreign_rows(ForeignSource *source, Arena *arena, const char *statement, ForeignRowFn row,
                 void *context, ForeignProblem *ret_problem) {
    return source->opt_file != NULL
               ? file_rows(source, arena, statement, row, context, ret_problem)
               : server_rows(source, arena, statement, row, context, ret_problem);
}
