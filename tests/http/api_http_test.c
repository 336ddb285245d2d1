/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The API over HTTP: every noun made, read, changed, in conflict, removed; tokens; wrong JSON. */
#include "api_samples.h"
#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/account.h"
#include "app/token.h"
#include "base/out.h"
#include "web/request.h"

#define API "/api/v1"

typedef struct ApiTest {
    SiteTest *site;
    InitiativeRef initiative;
    AccountId lead;
    Program program; /* the lead's */
} ApiTest;

static ApiTest api_test(void **state) {
    ApiTest test = { .site = site_test(state) };
    test.initiative = app_test_initiative(test.site->app, "Antragshilfe");
    test.lead = app_test_person(test.site->app, &test.site->app->authority, NULL, "lead", "Lea");
    test.program = program_as(test.site, test.lead);
    return test;
}

static void api_test_done(ApiTest *test) {
    program_done(&test->program);
    site_test_done(test->site);
}

static Arena *arena_of(const ApiTest *test) {
    return test->site->app->store->arena;
}

/* Address of the initiative, with what is below. */
static Str url(const ApiTest *test, const char *below) {
    return str_join(arena_of(test), STR(API "/initiatives/"), test->initiative.key,
                    str_from(below));
}

/* `with` in place of `mark`, if that is there. */
static Str replaced(const ApiTest *test, Str text, const char *mark, Str with) {
    ptrdiff_t at = str_find(text, str_from(mark));
    if (at < 0)
        return text;
    return str_join(arena_of(test), str_slice(text, 0, (size_t)at), with,
                    str_slice(text, (size_t)at + strlen(mark), SIZE_MAX));
}

static Str with_number(const ApiTest *test, Str text, const char *mark, int64_t number) {
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%lld", (long long)number);
    return replaced(test, text, mark, str_bytes(digits, (size_t)length));
}

/* {"version":N,  before the other members of a body. */
static Str versioned(const ApiTest *test, int64_t version, Str body) {
    CLEANUP(out_done) Out out = out_open(256);
    out_format(&out, "{\"version\":%lld,", (long long)version);
    out_str(&out, str_slice(body, 1, SIZE_MAX));
    return str_copy(arena_of(test), out_view(&out));
}

/* Makes a record; its address. */
static Str make(ApiTest *test, const char *below, Str body) {
    program_expect(&test->program, 201, "POST", url(test, below), body);
    assert_true(str_starts(test->program.location, url(test, below)));
    return test->program.location;
}

/* -- Every noun -------------------------------------------------------------------------------- */

/* What samples refer to. */
typedef struct Referred {
    int64_t goal, stakeholder, workshop, data_set, audit_plan;
} Referred;

static Str json_text(const ApiTest *test, const char *words) {
    json_t *string = json_string(words);
    char *text = json_dumps(string, JSON_ENCODE_ANY);
    Str copy = str_copy(arena_of(test), str_from(text));
    free(text);
    json_decref(string);
    return copy;
}

static Str sample_body(ApiTest *test, const Sample *sample, const Referred *to) {
    Str body = with_number(test, str_from(sample->body), "GOAL", to->goal);
    body = with_number(test, body, "WORKSHOP", to->workshop);
    body = with_number(test, body, "DATA_SET", to->data_set);
    body = with_number(test, body, "AUDIT_PLAN", to->audit_plan);
    body = replaced(test, body, "REPORT", json_text(test, AUDIT_SAMPLE_REPORT));
    return with_number(test, body, "STAKEHOLDER", to->stakeholder);
}

/* The record as it was read, with one text changed. */
static Str changed_body(ApiTest *test, const Sample *sample, int64_t version, const char *value) {
    json_t *record = json_deep_copy(test->program.json);
    json_object_del(record, "version"); /* the rest goes back as it came */
    json_object_set_new(record, sample->field, json_string(value));
    size_t size = json_dumpb(record, NULL, 0, 0);
    char *text = arena_new(arena_of(test), char, size);
    Str body = str_bytes(text, json_dumpb(record, text, size, 0));
    json_decref(record);
    return version != 0 ? versioned(test, version, body) : body;
}

static void change_and_conflict(ApiTest *test, const Sample *sample, Str address) {
    Program *program = &test->program;
    Str change = changed_body(test, sample, 1, sample->changed);
    program_expect(program, 200, "PUT", address, change);
    assert_int_equal(program_number(program, "version"), 2);
    assert_true(str_eq(program_text(program, sample->field), str_from(sample->changed)));
    Str late = changed_body(test, sample, 1, "zu spät");
    program_expect(program, 409, "PUT", address, late);
    assert_true(str_eq(program->type, STR("application/problem+json")));
    assert_int_equal(program_number(program, "current/version"), 2);
    program_expect(program, 200, "GET", address, STR(""));
    assert_true(str_eq(program_text(program, sample->field), str_from(sample->changed)));
    Str matched = changed_body(test, sample, 0, "mit If-Match");
    program->opt_headers = "If-Match: \"2\"\r\n";
    program_expect(program, 200, "PUT", address, matched);
    program->opt_headers = NULL;
    assert_true(str_eq(program->etag, STR("\"3\"")));
}

static void remove_it(ApiTest *test, Str address) {
    Program *program = &test->program;
    program_expect(program, 422, "DELETE", address, STR(""));
    program_finds(program, "version", "required");
    program_expect(program, 409, "DELETE", address, STR("{\"version\":2}"));
    assert_int_equal(program_number(program, "current/version"), 3);
    program_expect(program, 204, "DELETE", address, STR("{\"version\":3,\"reason\":\"doppelt\"}"));
    assert_int_equal(program->body.len, 0);
    program_expect(program, 404, "GET", address, STR(""));
}

static void noun_lives(ApiTest *test, const Sample *sample, const Referred *to) {
    Program *program = &test->program;
    Arena *arena = arena_of(test);
    const char *list = str_c(arena, str_join(arena, STR("/"), NOUNS[sample->noun].schema->plural));
    program_expect(program, 200, "GET", url(test, list), STR(""));
    size_t before = json_array_size(program_at(program, "items"));
    Str address = make(test, list, sample_body(test, sample, to));
    assert_int_equal(program_number(program, "version"), 1);
    program_expect(program, 200, "GET", url(test, list), STR(""));
    assert_int_equal(json_array_size(program_at(program, "items")), before + 1);
    assert_true(json_is_null(program_at(program, "next")));
    program_expect(program, 200, "GET", address, STR(""));
    assert_true(str_eq(program->etag, STR("\"1\"")));
    change_and_conflict(test, sample, address);
    remove_it(test, address);
}

static void every_noun_is_made_read_changed_and_removed(void **state) {
    ApiTest test = api_test(state);
    Program *program = &test.program;
    Referred to;
    make(&test, "/goals", STR("{\"statement\":\"Ein Ziel\"}"));
    to.goal = program_number(program, "id");
    make(&test, "/stakeholders",
         STR("{\"name\":\"Sachbearbeitung\",\"perspectives\":[\"caseworkers\"]}"));
    to.stakeholder = program_number(program, "id");
    make(&test, "/workshops",
         STR("{\"name\":\"Werkstatt\",\"level\":\"involve\",\"naming\":\"chosen\"}"));
    to.workshop = program_number(program, "id");
    make(&test, "/data_sets", STR(DATA_SET_SAMPLE));
    to.data_set = program_number(program, "id");
    make(&test, "/audit_plans",
         with_number(&test, STR(AUDIT_PLAN_SAMPLE), "DATA_SET", to.data_set));
    to.audit_plan = program_number(program, "id");
    for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++)
        noun_lives(&test, &SAMPLES[i], &to);
    api_test_done(&test);
}

/* A noun without rows, or without a sample here, would be forgotten. */
static void every_noun_has_its_rows(void **state) {
    (void)state;
    for (size_t i = 0; i < NOUN_COUNT; i++) {
        size_t rows = 0;
        CLEANUP(out_done) Out out = out_open(64);
        out_c(&out, i == NOUN_INITIATIVE ? API "/" : API "/initiatives/:initiative/");
        out_str(&out, NOUNS[i].schema->plural);
        for (const Route *route = ROUTES; route->path != NULL; route++)
            rows += route->noun == &NOUNS[i] && route->guard == GUARD_BEARER &&
                    str_starts(str_from(route->path), out_view(&out));
        if (rows < (i == NOUN_INITIATIVE ? 2 : 5))
            fail_msg(STR_FMT " has %zu addresses", STR_ARG(out_view(&out)), rows);
        bool sampled = i == NOUN_INITIATIVE;
        for (size_t s = 0; s < sizeof SAMPLES / sizeof *SAMPLES; s++)
            sampled = sampled || SAMPLES[s].noun == (NounId)i;
        if (!sampled)
            fail_msg("SAMPLES has no row for " STR_FMT, STR_ARG(NOUNS[i].schema->name));
    }
}

/* -- Initiatives ------------------------------------------------------------------------------- */

static void an_initiative_is_made_published_and_archived(void **state) {
    ApiTest test = api_test(state);
    Program *program = &test.program;
    const Str list = STR(API "/authorities/a/initiatives");
    program_expect(program, 201, "POST", list,
                   STR("{\"name\":\"Neue Akte\",\"problem\":\"Papier\",\"phase\":\"planning\"}"));
    assert_true(str_eq(program->location, STR(API "/initiatives/neue-akte")));
    assert_true(str_eq(program_text(program, "phase"), STR("planning")));
    const Str one = program->location;
    program_expect(program, 200, "PUT", one,
                   STR("{\"version\":1,\"name\":\"Neue Akte\",\"problem\":\"Zu viel Papier\"}"));
    assert_true(str_eq(program_text(program, "key"), STR("neue-akte")));
    program_expect(program, 409, "PUT", one,
                   STR("{\"version\":1,\"name\":\"Alte Akte\",\"problem\":\"Papier\"}"));
    assert_true(str_eq(program_text(program, "current/name"), STR("Neue Akte")));
    program_expect(program, 422, "PUT", one,
                   STR("{\"version\":2,\"name\":\"x\",\"problem\":\"y\",\"published\":true}"));
    program_finds(program, "published", "unknown_field");
    program_expect(program, 409, "POST", STR(API "/initiatives/neue-akte/publish"),
                   STR("{\"version\":1}")); /* not what was looked at */
    program_expect(program, 200, "POST", STR(API "/initiatives/neue-akte/publish"), STR(""));
    assert_true(json_is_true(program_at(program, "published")));
    program_expect(program, 200, "POST", STR(API "/initiatives/neue-akte/unpublish"), STR("{}"));
    assert_true(json_is_false(program_at(program, "published")));
    program->opt_headers = "If-Match: \"3\"\r\n";
    program_expect(program, 409, "POST", STR(API "/initiatives/neue-akte/archive"),
                   STR("{\"reason\":\"fertig\"}"));
    program->opt_headers = NULL;
    program_expect(program, 200, "POST", STR(API "/initiatives/neue-akte/archive"),
                   STR("{\"reason\":\"fertig\"}"));
    assert_true(json_is_string(program_at(program, "archived_on")));
    program_expect(program, 409, "POST", STR(API "/initiatives/neue-akte/goals"),
                   STR("{\"statement\":\"zu spät\"}"));
    program_expect(program, 200, "GET", STR(API "/authorities/a/initiatives?archived=true"),
                   STR(""));
    assert_int_equal(json_array_size(program_at(program, "items")), 1);
    program_expect(program, 200, "POST", STR(API "/initiatives/neue-akte/unarchive"), STR(""));
    assert_true(json_is_null(program_at(program, "archived_on")));
    api_test_done(&test);
}

static const char *line_place(const ApiTest *test, int64_t line, const char *member) {
    Str place = with_number(test, STR("items/#/"), "#", line);
    return str_c(arena_of(test), str_join(arena_of(test), place, str_from(member)));
}

static void what_is_derived_can_be_read(void **state) {
    ApiTest test = api_test(state);
    Program *program = &test.program;
    make(&test, "/stakeholders",
         STR("{\"name\":\"IT\",\"perspectives\":[\"it\"],\"contact\":\"Zimmer 3\"}"));
    int64_t stakeholder = program_number(program, "id");
    program_expect(program, 200, "GET", url(&test, "/coverage"), STR(""));
    assert_true(json_array_size(program_at(program, "items")) > 5);
    assert_true(program_text(program, "items/0/label").len > 0);
    int64_t line = 0;
    while (!str_eq(program_text(program, line_place(&test, line, "key")), STR("it")))
        line++;
    assert_true(str_eq(program_text(program, line_place(&test, line, "reasons/0/kind")),
                       STR("not_involved")));
    assert_int_equal(program_number(program, line_place(&test, line, "reasons/0/stakeholders/0")),
                     stakeholder);
    program_expect(program, 200, "GET", url(&test, "/guide"), STR(""));
    assert_true(json_array_size(program_at(program, "items")) > 20);
    assert_true(program_text(program, "items/0/title").len > 0);
    assert_true(str_eq(program_text(program, "items/0/state"), STR("open")));
    assert_true(str_find(program->body, STR("\"personal_data\"")) >
                0); /* nobody said: it applies */
    program_expect(program, 200, "GET", url(&test, "/gaps"), STR(""));
    assert_true(json_is_false(program_at(program, "complete")));
    assert_true(str_find(program->body, STR("\"stakeholder_not_involved\"")) > 0);
    program_expect(program, 200, "GET", url(&test, "/history"), STR(""));
    assert_true(str_eq(program_text(program, "items/0/noun"), STR("stakeholder")));
    assert_true(str_eq(program_text(program, "items/0/actor"), STR("Lea")));
    assert_true(str_eq(program_text(program, "items/0/payload/after/contact"), STR("Zimmer 3")));
    program_expect(program, 200, "GET", STR(API "/search?q=antragshilfen"), STR(""));
    assert_true(str_eq(program_text(program, "items/0/url"), url(&test, "")));
    program_expect(program, 422, "GET", STR(API "/search"), STR(""));
    program_finds(program, "q", "required");
    make(&test, "/contributions", STR("{\"subject\":\"Zu lange Wege\"}"));
    program_expect(program, 200, "GET", STR(API "/answers/due"), STR(""));
    assert_int_equal(json_array_size(program_at(program, "items")), 1);
    assert_true(str_eq(program_text(program, "items/0/title"), STR("Zu lange Wege")));
    assert_true(json_is_null(program_at(program, "items/0/due")));
    program_expect(program, 200, "GET", program_text(program, "items/0/url"), STR(""));
    program_expect(program, 200, "GET", STR(API "/tasks/mine"), STR(""));
    assert_int_equal(json_array_size(program_at(program, "items")), 0);
    program_expect(program, 200, "GET", STR(API "/me"), STR(""));
    assert_true(str_eq(program_text(program, "name"), STR("Lea")));
    program_expect(program, 200, "GET", STR(API "/"), STR(""));
    program_expect(program, 200, "GET", program_text(program, "authorities"), STR(""));
    assert_true(str_eq(program_text(program, "items/0/key"), STR("a")));
    api_test_done(&test);
}

static void an_export_comes_back_as_an_import(void **state) {
    ApiTest test = api_test(state);
    Program *program = &test.program;
    make(&test, "/goals", STR("{\"statement\":\"Ein Ziel\",\"target\":\"12.50\"}"));
    program_expect(program, 200, "GET", url(&test, "/export"), STR(""));
    Str file = program->body;
    program->opt_headers = "Idempotency-Key: einmal\r\n";
    program_expect(program, 201, "POST", STR(API "/authorities/a/imports"), file);
    Str made = program->location;
    program_expect(program, 201, "POST", STR(API "/authorities/a/imports"), file);
    assert_true(str_eq(program->location, made));
    program->opt_headers = NULL;
    program_expect(program, 200, "GET", str_join(arena_of(&test), made, STR("/goals")), STR(""));
    assert_int_equal(json_array_size(program_at(program, "items")), 1);
    assert_true(str_eq(program_text(program, "items/0/target"), STR("12.50")));
    program_expect(program, 422, "POST", STR(API "/authorities/a/imports"),
                   STR("{\"format\":\"einklang-initiative-9\"}"));
    program_finds(program, "/format", "outdated");
    api_test_done(&test);
}

/* -- Sent twice, sent wrongly ------------------------------------------------------------------- */

static void the_same_key_writes_once(void **state) {
    ApiTest test = api_test(state);
    Program *program = &test.program;
    const Str body = STR("{\"statement\":\"Ein Ziel\"}");
    program->opt_headers = "Idempotency-Key: 7d1c\r\n";
    Str first = make(&test, "/goals", body);
    Str second = make(&test, "/goals", body);
    assert_true(str_eq(first, second));
    program_expect(program, 200, "GET", url(&test, "/goals"), STR(""));
    assert_int_equal(json_array_size(program_at(program, "items")), 1);
    /* elsewhere the key is not a repeat but a mistake */
    program_expect(program, 422, "POST", url(&test, "/effects"),
                   STR("{\"kind\":\"risk\",\"statement\":\"x\"}"));
    program_finds(program, "Idempotency-Key", "taken");
    program_expect(program, 422, "PUT", first, STR("{\"version\":1,\"statement\":\"x\"}"));
    /* another token's keys are its own */
    Program other = program_as(test.site, test.lead);
    other.opt_headers = "Idempotency-Key: 7d1c\r\n";
    program_expect(&other, 201, "POST", url(&test, "/goals"), body);
    assert_false(str_eq(other.location, first));
    /* the repeat of something that was removed meanwhile is still answered */
    program->opt_headers = NULL;
    program_expect(program, 204, "DELETE", first, STR("{\"version\":1}"));
    program->opt_headers = "Idempotency-Key: 7d1c\r\n";
    program_expect(program, 201, "POST", url(&test, "/goals"), body);
    assert_true(str_eq(program->location, first));
    program->opt_headers =
        "Idempotency-Key: "
        "0123456789012345678901234567890123456789012345678901234567890123456789\r\n";
    program_expect(program, 422, "POST", url(&test, "/goals"), body);
    program_finds(program, "Idempotency-Key", "too_long");
    program->opt_headers = "Idempotency-Key: \xff\r\n";
    program_expect(program, 422, "POST", url(&test, "/goals"), body);
    program_finds(program, "Idempotency-Key", "not_text");
    program_done(&other);
    api_test_done(&test);
}

typedef struct Wrong {
    const char *body, *field, *kind;
} Wrong;

static const Wrong WRONG[] = {
    { "{", "", "not_json" },
    { "nein", "", "not_json" },
    { "{\"statement\":\"x\"} mehr", "", "not_json" },
    { "{\"statement\":\"x\",}", "", "not_json" },
    { "{'statement':'x'}", "", "not_json" },
    { "[]", "", "wrong_type" },
    { "null", "", "wrong_type" },
    { "7", "", "wrong_type" },
    { "\"statement\"", "", "wrong_type" },
    { "{}", "statement", "required" },
    { "{\"statement\":\"\"}", "statement", "required" },
    { "{\"statement\":null}", "statement", "wrong_type" },
    { "{\"statement\":7}", "statement", "wrong_type" },
    { "{\"statement\":[\"x\"]}", "statement", "wrong_type" },
    { "{\"statement\":\"x\",\"statement\":\"y\"}", "statement", "repeated" },
    { "{\"statement\":\"x\",\"satement\":\"y\"}", "satement", "unknown_field" },
    { "{\"statement\":\"x\",\"id\":7}", "id", "unknown_field" },
    { "{\"statement\":\"x\",\"a/b~c\":7}", "a/b~c", "unknown_field" },
    { "{\"statement\":\"x\",\"version\":\"1\"}", "version", "wrong_type" },
    { "{\"statement\":\"x\",\"version\":0}", "version", "too_small" },
    { "{\"statement\":\"x\",\"due\":\"2026-02-30\"}", "due", "no_such_date" },
    { "{\"statement\":\"x\",\"due\":\"30.1.2026\"}", "due", "not_a_date" },
    { "{\"statement\":\"x\",\"due\":20260130}", "due", "wrong_type" },
    { "{\"statement\":\"x\",\"target\":12.5}", "target", "wrong_type" },
    { "{\"statement\":\"x\",\"target\":\"12,5\"}", "target", "not_a_number" },
    { "{\"statement\":\"x\",\"target\":\"0.0000000001\"}", "target", "number_fine" },
    { "{\"statement\":\"x\",\"direction\":\"up\"}", "direction", "unknown_key" },
    { "{\"statement\":\"x\",\"value_pairs\":\"people\"}", "value_pairs", "wrong_type" },
    { "{\"statement\":\"x\",\"value_pairs\":[\"people\",\"money\"]}", "value_pairs",
      "unknown_key" },
    { "{\"statement\":\"a\\u0000b\"}", "statement", "not_text" },
    { "{\"statement\":\"a\\u0000b\",\"due\":\"31.12.2026\"}", "due", "not_a_date" },
};

static void json_that_is_none_is_refused(void **state) {
    ApiTest test = api_test(state);
    Program *program = &test.program;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        program_expect(program, 422, "POST", url(&test, "/goals"), str_from(WRONG[i].body));
        if (strcmp(WRONG[i].kind, "not_json") != 0)
            program_finds(program, WRONG[i].field, WRONG[i].kind);
        else
            assert_true(str_eq(program_text(program, "findings/0/kind"), STR("not_json")));
    }
    program_expect(program, 422, "POST", url(&test, "/goals"), STR("{\"statement\":\"\xff\"}"));
    CLEANUP(out_done) Out deep = out_open(200000);
    for (int i = 0; i < 100000; i++)
        out_char(&deep, '[');
    program_expect(program, 422, "POST", url(&test, "/goals"), out_view(&deep));
    CLEANUP(out_done) Out much = out_open(API_BODY_MAX + 1000);
    out_c(&much, "{\"statement\":\"");
    for (int i = 0; i < 600; i++)
        out_char(&much, 'x');
    Str long_one = str_join(arena_of(&test), out_view(&much), STR("\"}"));
    program_expect(program, 422, "POST", url(&test, "/goals"), long_one);
    program_finds(program, "statement", "too_long");
    assert_int_equal(program_number(program, "findings/0/limit"), LINE_MAX_LENGTH);
    for (int i = 0; i < API_BODY_MAX; i++)
        out_char(&much, 'x');
    program_expect(program, 413, "POST", url(&test, "/goals"), out_view(&much));
    assert_true(str_eq(program->type, STR("application/problem+json")));
    assert_true(str_eq(program_text(program, "type"), STR("/hilfe/api#too_large")));
    program->opt_headers = "Content-Type: application/x-www-form-urlencoded\r\n";
    program_expect(program, 415, "POST", url(&test, "/goals"), STR("statement=x"));
    program_finds(program, "Content-Type", "wrong_type");
    program->opt_headers = NULL;
    program_expect(program, 200, "GET", url(&test, "/goals"), STR(""));
    assert_int_equal(json_array_size(program_at(program, "items")), 0);
    api_test_done(&test);
}

/* -- Who may ----------------------------------------------------------------------------------- */

static void only_a_live_token_opens(void **state) {
    ApiTest test = api_test(state);
    App *app = &test.site->app->app;
    Program nobody = { .test = test.site, .token = STR("") };
    program_expect(&nobody, 401, "GET", STR(API "/me"), STR(""));
    assert_true(str_find(nobody.headers, STR("WWW-Authenticate: Bearer")) >= 0);
    assert_true(str_eq(nobody.type, STR("application/problem+json")));
    nobody.token = STR("einklang_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    program_expect(&nobody, 401, "GET", STR(API "/me"), STR(""));
    Browser browser = browser_as(test.site, test.lead); /* a session is no token */
    browser_get(&browser, API "/me");
    assert_status(&browser, 401);
    Program revoked = program_as(test.site, test.lead);
    program_expect(&revoked, 200, "GET", STR(API "/me"), STR(""));
    assert_ok(
        token_revoke(app, app_test_as(test.site->app, test.lead), test.lead, revoked.token_id));
    program_expect(&revoked, 401, "GET", STR(API "/me"), STR(""));
    program_expect(&test.program, 200, "GET", STR(API "/me"), STR(""));
    site_test_wait(test.site, 31LL * 24 * 3600000);
    program_expect(&test.program, 401, "GET", STR(API "/me"), STR(""));
    program_expect(&test.program, 401, "POST", url(&test, "/goals"), STR("{"));
    program_done(&revoked);
    program_done(&nobody);
    api_test_done(&test);
}

static void another_authority_is_not_there(void **state) {
    ApiTest test = api_test(state);
    AppTest *app = test.site->app;
    Str goal = make(&test, "/goals", STR("{\"statement\":\"Ein Ziel\"}"));
    AuthorityRef other = app_test_authority(app, "b");
    Program stranger = program_as(test.site, app_test_person(app, &other, NULL, "lead", "Bea"));
    for (const Route *route = ROUTES; route->path != NULL; route++) {
        if (route->guard != GUARD_BEARER || route->area == AREA_ACCOUNT)
            continue;
        static const char *const METHODS[] = {
            [HTTP_GET] = "GET",     [HTTP_POST] = "POST",     [HTTP_PUT] = "PUT",
            [HTTP_PATCH] = "PATCH", [HTTP_DELETE] = "DELETE", [HTTP_OPTIONS] = ""
        };
        Str rest = str_from(route->path + 1), piece;
        CLEANUP(out_done) Out path = out_open(128);
        while (str_cut(&rest, '/', &piece)) {
            out_char(&path, '/');
            bool own = str_eq(piece, STR(":initiative"));
            bool record = str_eq(piece, STR(":record"));
            out_str(&path, own                                ? test.initiative.key
                           : record                           ? STR("1")
                           : str_eq(piece, STR(":authority")) ? STR("a")
                                                              : piece);
        }
        program_expect(&stranger, 404, METHODS[route->method], out_view(&path), STR(""));
    }
    program_expect(&stranger, 404, "GET", goal, STR(""));
    program_expect(&stranger, 200, "GET", STR(API "/search?q=antragshilfe"), STR(""));
    assert_int_equal(json_array_size(program_at(&stranger, "items")), 0);
    program_done(&stranger);
    api_test_done(&test);
}

static void contact_data_and_drafts_stay_with_who_may_read_them(void **state) {
    ApiTest test = api_test(state);
    AppTest *app = test.site->app;
    Str stakeholder = make(&test, "/stakeholders",
                           STR("{\"name\":\"IT\",\"perspectives\":[\"it\"],"
                               "\"contact\":\"Zimmer 3\"}"));
    int64_t target = program_number(&test.program, "id");
    Str text =
        with_number(&test, STR("{\"target\":N,\"text\":\"Entwurf\",\"draft\":true}"), "N", target);
    Str draft = make(&test, "/comments", text);
    Program reader =
        program_as(test.site, app_test_person(app, &app->authority, NULL, "representative", "Rea"));
    program_expect(&reader, 200, "GET", stakeholder, STR(""));
    assert_null(program_at(&reader, "contact"));
    program_expect(&reader, 200, "GET", url(&test, "/history"), STR(""));
    assert_true(str_find(reader.body, STR("\"name\":")) >= 0 ||
                str_find(reader.body, STR("\"name\": ")) >= 0);
    assert_true(str_find(reader.body, STR("Zimmer 3")) < 0);
    program_expect(&reader, 404, "GET", draft, STR(""));
    program_expect(&reader, 404, "PUT", draft,
                   with_number(&test,
                               STR("{\"target\":N,\"text\":\"x\",\"closed_on\":\"2020-01-01\","
                                   "\"version\":1}"),
                               "N", target));
    program_expect(&reader, 200, "GET", url(&test, "/comments"), STR(""));
    assert_int_equal(json_array_size(program_at(&reader, "items")), 0);
    program_expect(&reader, 403, "POST", url(&test, "/goals"), STR("{\"statement\":\"x\"}"));
    program_expect(&reader, 404, "DELETE", draft, STR("{\"version\":1}"));
    program_expect(&reader, 201, "POST", url(&test, "/comments"),
                   with_number(&test, STR("{\"target\":N,\"text\":\"Frage\"}"), "N", target));
    assert_true(json_is_true(program_at(&reader, "mine")));
    program_done(&reader);
    api_test_done(&test);
}

static void messages_speak_the_language_that_was_asked_for(void **state) {
    ApiTest test = api_test(state);
    Program *program = &test.program;
    program->opt_headers = "Accept-Language: en\r\n";
    program_expect(program, 404, "GET", STR(API "/initiatives/none"), STR(""));
    Str english = str_copy(arena_of(&test), program_text(program, "title"));
    program->opt_headers = "Accept-Language: de\r\n";
    program_expect(program, 404, "GET", STR(API "/initiatives/none"), STR(""));
    assert_false(str_eq(program_text(program, "title"), english));
    program->opt_headers = "Accept-Language: en\r\n";
    program_expect(program, 404, "GET", STR(API "/none"), STR(""));
    assert_true(str_eq(program_text(program, "title"), english));
    program_expect(program, 405, "DELETE", STR(API "/authorities"), STR(""));
    assert_true(str_find(program->headers, STR("Allow: GET, HEAD\r\n")) >= 0);
    program_expect(program, 405, "PATCH", url(&test, "/goals/1"), STR(""));
    assert_true(str_find(program->headers, STR("GET")) >= 0);
    assert_true(str_find(program->headers, STR("DELETE")) >= 0);
    api_test_done(&test);
}

/* The form that asks for a reason has nothing in common with the record it removes. */
static void a_page_removes_only_what_was_seen(void **state) {
    ApiTest test = api_test(state);
    Arena *arena = arena_of(&test);
    Str goal = make(&test, "/goals", STR("{\"statement\":\"Ein Ziel\"}"));
    CLEANUP(out_done) Out path = out_open(128);
    out_c(&path, "/vorhaben/");
    out_str(&path, test.initiative.key);
    out_format(&path, "/ziele/%lld/entfernen", (long long)program_number(&test.program, "id"));
    const char *page = str_c(arena, out_view(&path));
    Browser browser = browser_as(test.site, test.lead);
    browser_get(&browser, page);
    assert_status(&browser, 200);
    program_expect(&test.program, 200, "PUT", goal, STR("{\"version\":1,\"statement\":\"Neu\"}"));
    browser_post(&browser, page, "version=1&reason=alt");
    assert_status(&browser, 409);
    browser_post(&browser, page, "version=2&reason=alt");
    assert_status(&browser, 303);
    api_test_done(&test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(every_noun_is_made_read_changed_and_removed),
        cmocka_unit_test(every_noun_has_its_rows),
        STORE_TEST(an_initiative_is_made_published_and_archived),
        STORE_TEST(what_is_derived_can_be_read),
        STORE_TEST(an_export_comes_back_as_an_import),
        STORE_TEST(the_same_key_writes_once),
        SQLITE_TEST(json_that_is_none_is_refused),
        STORE_TEST(only_a_live_token_opens),
        STORE_TEST(another_authority_is_not_there),
        STORE_TEST(contact_data_and_drafts_stay_with_who_may_read_them),
        SQLITE_TEST(messages_speak_the_language_that_was_asked_for),
        SQLITE_TEST(a_page_removes_only_what_was_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
