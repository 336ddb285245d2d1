/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "program.h"

#include <stdlib.h>
#include <string.h>

#include "api_schema.h"
#include "app/token.h"
#include "base/out.h"
#include "web/request.h"

static Arena *arena_of(const Program *program) {
    return program->test->app->store->arena;
}

Program program_as(SiteTest *test, AccountId account) {
    Program program = { .test = test, .token = STR("") };
    TokenForm form = { .label = STR("test"), .days = 30 };
    NewToken token;
    assert_ok(
        token_create(&test->app->app, app_test_as(test->app, account), account, &form, &token));
    program.token = str_copy(test->app->store->arena, token.secret);
    program.token_id = token.id;
    return program;
}

void program_done(Program *program) {
    json_decref(program->json);
    json_decref(program->openapi);
    program->json = program->openapi = NULL;
}

static void write_request(Out *out, const Program *program, const char *method, Str path,
                          Str body) {
    out_c(out, method);
    out_char(out, ' ');
    out_str(out, path);
    out_c(out, " HTTP/1.1\r\nHost: test.example\r\n");
    if (!str_empty(program->token)) {
        out_c(out, "Authorization: Bearer ");
        out_str(out, program->token);
        out_c(out, "\r\n");
    }
    if (program->opt_headers != NULL)
        out_c(out, program->opt_headers);
    if (!str_empty(body)) {
        bool typed =
            program->opt_headers != NULL && strstr(program->opt_headers, "Content-Type") != NULL;
        out_c(out, typed ? "" : "Content-Type: application/json\r\n");
        out_format(out, "Content-Length: %zu\r\n", body.len);
    }
    out_c(out, "\r\n");
    out_str(out, body);
}

/* -- The description --------------------------------------------------------------------------- */

static bool path_fits(Str pattern, Str path) {
    Str a, b;
    while (str_cut(&pattern, '/', &a)) {
        if (!str_cut(&path, '/', &b))
            return false;
        if (!str_eq(a, b) && !(str_starts(a, STR("{")) && b.len > 0))
            return false;
    }
    return path.len == 0;
}

/* {"get": …, "put": …} of an address, literal ones first. */
static const json_t *described(const Program *program, Str path) {
    json_t *paths = json_object_get(program->openapi, "paths");
    const char *pattern;
    json_t *item, *found = NULL;
    Str query = path, bare;
    if (!str_cut(&query, '?', &bare))
        bare = path;
    json_object_foreach(paths, pattern, item) {
        if (str_eq(str_from(pattern), bare))
            return item;
        if (path_fits(str_from(pattern), bare))
            found = item;
    }
    return found;
}

static void hold_against(Program *program, const char *method, Str path, const json_t *schema) {
    char *offence = api_schema_offence(program->openapi, schema, program->json);
    if (offence != NULL)
        fail_msg("%s " STR_FMT ": %s in " STR_FMT, method, STR_ARG(path), offence,
                 STR_ARG(program->body));
}

/* Without "; charset=utf-8". */
static const char *bare_type(const Program *program) {
    Str rest = program->type, type = STR("");
    return str_cut(&rest, ';', &type) ? str_c(arena_of(program), type) : "";
}

/* The status is one of the description's, the body is of its schema. */
static void check_answer(Program *program, const char *method, Str path) {
    char status[8], lower[8] = "";
    for (size_t i = 0; method[i] != '\0' && i < sizeof lower - 1; i++)
        lower[i] = (char)(method[i] | 0x20);
    snprintf(status, sizeof status, "%d", program->status);
    const json_t *operation = json_object_get(described(program, path), lower);
    if (operation == NULL || program->status == 304)
        return;
    const json_t *response = json_object_get(json_object_get(operation, "responses"), status);
    if (response == NULL)
        fail_msg("%s " STR_FMT ": %s is not described", method, STR_ARG(path), status);
    response = api_schema_resolve(program->openapi, response);
    const json_t *content = json_object_get(response, "content");
    const json_t *media = json_object_get(content, bare_type(program));
    assert_true(program->body.len == 0 || media != NULL);
    if (program->json != NULL && program->status < 300)
        hold_against(program, method, path, json_object_get(media, "schema"));
}

static void ask(Program *program, const char *method, Str path, Str body) {
    CLEANUP(client_close) Client client = client_open(program->test->port);
    CLEANUP(out_done) Out out = out_open(1024);
    Answer answer;
    write_request(&out, program, method, path, body);
    assert_true(client_ask(&client, out_view(&out), &answer));
    Arena *arena = arena_of(program);
    program->status = answer.status;
    program->headers = str_copy(arena, answer.headers);
    program->body = str_copy(arena, answer.body);
    program->location = str_copy(arena, answer_header(&answer, "Location"));
    program->type = str_copy(arena, answer_header(&answer, "Content-Type"));
    program->etag = str_copy(arena, answer_header(&answer, "ETag"));
    json_decref(program->json);
    program->json = json_loadb(program->body.ptr, program->body.len, JSON_REJECT_DUPLICATES, NULL);
    bool is_json = str_eq(program->type, STR("application/json")) ||
                   str_eq(program->type, STR("application/problem+json"));
    assert_true(program->json != NULL || program->body.len == 0 || !is_json);
}

void program_ask(Program *program, const char *method, Str path, Str body) {
    if (program->openapi == NULL) {
        Program nobody = { .test = program->test, .token = STR("") };
        ask(&nobody, "GET", STR("/api/v1/openapi.json"), STR(""));
        assert_int_equal(nobody.status, 200);
        program->openapi = nobody.json;
    }
    ask(program, method, path, body);
    check_answer(program, method, path);
}

void program_expect(Program *program, int status, const char *method, Str path, Str body) {
    program_ask(program, method, path, body);
    if (program->status != status)
        fail_msg("%s " STR_FMT " " STR_FMT "\n%d instead of %d\n" STR_FMT, method, STR_ARG(path),
                 STR_ARG(body), program->status, status, STR_ARG(program->body));
}

const json_t *program_at(const Program *program, const char *place) {
    const json_t *at = program->json;
    Str rest = str_from(place), piece;
    while (str_cut(&rest, '/', &piece)) {
        int64_t index;
        if (json_is_array(at) && str_i64(piece, &index))
            at = json_array_get(at, (size_t)index);
        else
            at = json_object_get(at, str_c(arena_of(program), piece));
    }
    return at;
}

Str program_text(const Program *program, const char *place) {
    const json_t *value = program_at(program, place);
    if (!json_is_string(value))
        fail_msg("no text at %s in " STR_FMT, place, STR_ARG(program->body));
    return str_copy(arena_of(program), str_from(json_string_value(value)));
}

int64_t program_number(const Program *program, const char *place) {
    const json_t *value = program_at(program, place);
    if (!json_is_integer(value))
        fail_msg("no number at %s in " STR_FMT, place, STR_ARG(program->body));
    return json_integer_value(value);
}

void program_finds(const Program *program, const char *field, const char *kind) {
    const json_t *findings = program_at(program, "findings");
    assert_true(str_eq(program->type, STR("application/problem+json")));
    for (size_t i = 0; i < json_array_size(findings); i++) {
        const json_t *finding = json_array_get(findings, i);
        if (strcmp(json_string_value(json_object_get(finding, "field")), field) != 0)
            continue;
        assert_string_equal(json_string_value(json_object_get(finding, "kind")), kind);
        assert_true(json_string_length(json_object_get(finding, "message")) > 0);
        return;
    }
    fail_msg("no finding %s at \"%s\" in " STR_FMT, kind, field, STR_ARG(program->body));
}
