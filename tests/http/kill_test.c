/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The server is killed while several people write, by form and by API: whatever was acknowledged is there
 * afterwards, whole; what was not is sent again and carried out once. */
#include "outside.h"

#include <jansson.h>
#undef JSON_COMPACT
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "../store/full_run.h"
#include "base/out.h"
#include "base/random.h"

enum {
    CALLERS = 4,
    WRITES_MAX = 900, /* an initiative holds 1000 stakeholders */
    /* A kill comes after a number of writes and not after a time: a slow machine writes as much. */
    WRITES_LEAST = 2,
    WRITES_SPREAD = 24,
    WITHIN_MS_MAX = 30, /* and then within a write */
    PATIENCE_MS = 60000
};

static const Rounds ROUNDS = { .few = 5, .full = 200, .postgres_few = 2, .postgres_full = 40 };
static const char *program;

/* Makes an initiative of its own (write 0), then stakeholders in it (1, 2, …), until the answer fails to come. */
typedef struct Caller {
    const Outside *outside;
    int round, number;
    bool by_api;
    _Atomic int acknowledged; /* writes */
    int refused;              /* status that nobody expected; 0: none */
} Caller;

/* -- Writing ----------------------------------------------------------------------------------- */

static void write_by_api(const Caller *caller, Browser *browser, int n) {
    char path[128], body[256], key[64];
    int head = caller->round * CALLERS + caller->number;
    snprintf(key, sizeof key, "kill-%d-%d", head, n);
    if (n == 0) {
        snprintf(path, sizeof path, "/api/v1/authorities/" OUTSIDE_AUTHORITY "/initiatives");
        snprintf(body, sizeof body, "{\"name\":\"Lauf %d\",\"problem\":\"Lauf\"}", head);
    } else {
        snprintf(path, sizeof path, "/api/v1/initiatives/lauf-%d/stakeholders", head);
        snprintf(body, sizeof body,
                 "{\"name\":\"Gruppe "
                 "%d\",\"perspectives\":[\"caseworkers\"],\"interests\":\"Gruppe %d\"}",
                 n, n);
    }
    outside_ask(caller->outside, browser, "POST", path, str_from(key), str_from(body));
}

static void write_by_form(const Caller *caller, Browser *browser, int n) {
    char path[128], fields[256], submission[64];
    int head = caller->round * CALLERS + caller->number;
    snprintf(submission, sizeof submission, "kill-%d-%d", head, n);
    if (n == 0) {
        snprintf(path, sizeof path, "/behoerde/" OUTSIDE_AUTHORITY "/vorhaben/neu");
        snprintf(fields, sizeof fields, "name=Lauf+%d&problem=Lauf", head);
    } else {
        snprintf(path, sizeof path, "/vorhaben/lauf-%d/stakeholder/neu", head);
        snprintf(fields, sizeof fields,
                 "name=Gruppe+%d&perspectives=caseworkers&interests=Gruppe+%d", n, n);
    }
    browser->submission_id = str_from(submission);
    browser_post(browser, path, fields);
}

/* Sends write n; the answer's status, 0: none came. */
static int send_write(const Caller *caller, int n) {
    CLEANUP(arena_closep) Arena *arena = arena_open(65536);
    Browser browser = outside_browser(caller->outside, arena);
    browser.may_break = true;
    (caller->by_api ? write_by_api : write_by_form)(caller, &browser, n);
    return browser.status;
}

static int expected(const Caller *caller) {
    return caller->by_api ? 201 : 303;
}

static void *call(void *self) {
    Caller *caller = self;
    while (caller->acknowledged < WRITES_MAX) {
        int status = send_write(caller, caller->acknowledged);
        if (status != 0 && status != expected(caller))
            caller->refused = status;
        if (status != expected(caller))
            break;
        caller->acknowledged++;
    }
    return NULL;
}

static int acknowledged_by(const Caller callers[static CALLERS]) {
    int acknowledged = 0;
    for (int i = 0; i < CALLERS; i++)
        acknowledged += callers[i].acknowledged;
    return acknowledged;
}

/* Until a number of writes that nobody foresees are acknowledged, and into the next. */
static void wait_for_writes(const Caller callers[static CALLERS]) {
    uint16_t chance[2];
    random_bytes(chance, sizeof chance);
    int enough = WRITES_LEAST + chance[0] % WRITES_SPREAD;
    for (int waited = 0; acknowledged_by(callers) < enough && waited < PATIENCE_MS; waited++)
        pause_ms(1);
    pause_ms(chance[1] % WITHIN_MS_MAX);
}

static void write_and_kill(Outside *outside, Caller callers[static CALLERS]) {
    pthread_t threads[CALLERS];
    for (int i = 0; i < CALLERS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, call, &callers[i]), 0);
    wait_for_writes(callers);
    int status = outside_end(outside, SIGKILL);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    for (int i = 0; i < CALLERS; i++) {
        pthread_join(threads[i], NULL);
        if (callers[i].refused != 0)
            fail_msg("write %d of caller %d got %d", callers[i].acknowledged, i,
                     callers[i].refused);
    }
}

/* -- Looking ----------------------------------------------------------------------------------- */

static const char *text_at(const json_t *object, const char *name) {
    const char *text = json_string_value(json_object_get(object, name));
    return text != NULL ? text : "";
}

/* "Gruppe 7" → 7. */
static int number_of(const char *name) {
    int number = 0;
    assert_int_equal(sscanf(name, "Gruppe %d", &number), 1);
    return number;
}

/* Stakeholders 1 … `most`, each once and whole. */
static void count_records(const json_t *export, int most) {
    const json_t *records = json_object_get(export, "stakeholders");
    bool seen[WRITES_MAX + 1] = { false };
    assert_int_equal(json_array_size(records), most);
    for (size_t i = 0; i < json_array_size(records); i++) {
        const json_t *record = json_array_get(records, i);
        int number = number_of(text_at(record, "name"));
        assert_string_equal(text_at(record, "interests"), text_at(record, "name"));
        assert_int_equal(json_array_size(json_object_get(record, "perspectives")), 1);
        assert_in_range(number, 1, most);
        assert_false(seen[number]);
        seen[number] = true;
    }
}

/* The same in the history, where nothing is missing between. */
static void count_history(const json_t *export, int most) {
    const json_t *history = json_object_get(export, "history");
    int created = 0;
    for (size_t i = 0; i < json_array_size(history); i++) {
        const json_t *entry = json_array_get(history, i);
        if (strcmp(text_at(entry, "noun"), "stakeholder") != 0)
            continue;
        assert_string_equal(text_at(entry, "action"), "create");
        const json_t *after = json_object_get(json_object_get(entry, "payload"), "after");
        assert_int_equal(number_of(text_at(after, "name")), ++created);
    }
    assert_int_equal(created, most);
    const json_t *seq = json_object_get(json_object_get(export, "chain"), "seq");
    assert_int_equal(json_integer_value(seq), (json_int_t)json_array_size(history));
}

/* Returns how many of the caller's writes are there; all that are there are whole. */
static int look(Outside *outside, const Caller *caller) {
    char key[64];
    Str out;
    snprintf(key, sizeof key, "lauf-%d", caller->round * CALLERS + caller->number);
    if (outside_run(outside, &out, "export", key, NULL) != 0)
        return 0;
    json_t *export = json_loadb(out.ptr, out.len, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(export);
    int most = (int)json_array_size(json_object_get(export, "stakeholders"));
    count_records(export, most);
    count_history(export, most);
    json_decref(export);
    return most + 1;
}

static void verify(Outside *outside) {
    Str out;
    int code = outside_run(outside, &out, "verify", NULL);
    if (code != 0)
        fail_msg("verify ends with %d: " STR_FMT, code, STR_ARG(out));
}

/* The write that was not acknowledged is sent twice more, and the one before it. */
static void send_again(Outside *outside, const Caller *caller) {
    if (caller->acknowledged > 0)
        assert_int_equal(send_write(caller, caller->acknowledged - 1), expected(caller));
    for (int i = 0; i < 2; i++)
        assert_int_equal(send_write(caller, caller->acknowledged), expected(caller));
    assert_int_equal(look(outside, caller), caller->acknowledged + 1);
}

static int run_round(Outside *outside, int round) {
    Caller callers[CALLERS];
    for (int i = 0; i < CALLERS; i++)
        callers[i] =
            (Caller){ .outside = outside, .round = round, .number = i, .by_api = i % 2 != 0 };
    write_and_kill(outside, callers);
    /* A PostgreSQL may still be finishing what it was told last. */
    for (int i = 0; i < CALLERS && outside->schema[0] == '\0'; i++) {
        int there = look(outside, &callers[i]);
        assert_in_range(there, callers[i].acknowledged, callers[i].acknowledged + 1);
    }
    verify(outside);
    outside_serve(outside);
    for (int i = 0; i < CALLERS; i++)
        send_again(outside, &callers[i]);
    arena_reset(outside->scratch);
    return acknowledged_by(callers);
}

static void kill_often(bool postgres) {
    Outside outside;
    if (!outside_open(&outside, program, postgres))
        skip();
    int count = rounds_of(&ROUNDS, postgres);
    int acknowledged = 0;
    outside_serve(&outside);
    outside_sign_in(&outside);
    for (int round = 0; round < count; round++)
        acknowledged += run_round(&outside, round);
    verify(&outside);
    print_message("# %d kills, %d acknowledged writes\n", count, acknowledged);
    assert_true(acknowledged > count);
    assert_int_equal(outside_end(&outside, SIGTERM), 0);
    outside_done(&outside);
}

static void kills_under_load_lose_nothing_on_sqlite(void **state) {
    (void)state;
    kill_often(false);
}

static void kills_under_load_lose_nothing_on_postgresql(void **state) {
    (void)state;
    kill_often(true);
}

int main(int count, char **arguments) {
    if (count != 2)
        return 2;
    program = arguments[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kills_under_load_lose_nothing_on_sqlite),
        cmocka_unit_test(kills_under_load_lose_nothing_on_postgresql),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
