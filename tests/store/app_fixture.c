/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app_fixture.h"

#include "app/invitation.h"
#include "app/office.h"
#include "app/process_template.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "files/pack.h"

static void reopen_conn(AppTest *test) {
    conn_close(test->conn);
    test->conn = NULL;
    assert_ok(conn_open(test->store->db, CONN_READ, &test->conn));
}

AppTest *app_test_empty(void **state) {
    StoreTest *store = store_test(state);
    AppTest *test = calloc(1, sizeof *test);
    assert_non_null(test);
    test->store = store;
    config_clear(&test->config);
    Findings findings = { 0 };
    assert_ok(pack_read_built_in(store->arena, &findings, &test->pack));
    KeyFile *keys = NULL;
    assert_ok(key_file_open(store_test_path(store, "test.key"), true, &keys));
    test->app = (App){ .db = store->db,
                       .writer = store_test_writer(store),
                       .pack = &test->pack,
                       .processes = process_cache_open(),
                       .config = &test->config,
                       .keys = keys,
                       .passwords = password_gate_open(2),
                       .base_url = STR("http://test.example"),
                       .version = STR("0"),
                       .clock = store->ctx.clock };
    reopen_conn(test);
    app_test_as_system(test);
    return test;
}

AppTest *app_test(void **state) {
    AppTest *test = app_test_empty(state);
    test->authority = app_test_authority(test, "a");
    test->administrator = app_test_person(test, &test->authority, NULL, "administrator", "Ada");
    app_test_as_system(test);
    return test;
}

Verified app_test_verify(AppTest *test) {
    Ctx ctx = { .arena = test->store->arena,
                .actor = { .kind = ACTOR_SYSTEM },
                .clock = test->store->ctx.clock };
    Erasures erasures;
    Verified verified;
    assert_ok(erasure_list(test->app.keys, ctx.arena, &erasures));
    assert_ok(verify_database(&ctx, test->conn, &erasures, NULL, &verified));
    return verified;
}

void app_test_consistent(AppTest *test) {
    Verified verified = app_test_verify(test);
    for (size_t i = 0; i < verified.records.damages.count; i++) {
        const RecordDamage *damage = &verified.records.damages.items[i];
        fail_msg(STR_FMT " %d " STR_FMT ": " STR_FMT " (entry %d)", STR_ARG(damage->noun),
                 (int)damage->record.v, STR_ARG(damage->field), STR_ARG(damage->reason),
                 (int)damage->seq);
    }
    assert_int_equal(verified.damages.count, 0);
}

void app_test_office(AppTest *test, const char *script, int64_t seconds) {
    office_close(test->app.office);
    test->app.office = NULL;
    if (script[0] == '\0')
        return;
    const char *path = store_test_path(test->store, "office");
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_true(fprintf(file, "#!/bin/sh\n%s\n", script) > 0);
    fclose(file);
    assert_int_equal(chmod(path, 0700), 0);
    test->app.office = office_open(str_from(path), seconds);
}

void app_test_done(AppTest *test) {
    if (!test->altered)
        app_test_consistent(test);
    conn_close(test->conn);
    password_gate_close(test->app.passwords);
    office_close(test->app.office);
    process_cache_close(test->app.processes);
    key_file_close((KeyFile *)(uintptr_t)test->app.keys);
    free(test);
}

Ctx *app_test_as(AppTest *test, AccountId account) {
    Ctx *ctx = &test->store->ctx;
    ctx->actor = (Actor){ .kind = ACTOR_PERSON, .account = account };
    ctx->findings = (Findings){ 0 };
    ctx->conflict = (Conflict){ 0 };
    return ctx;
}

Ctx *app_test_as_system(AppTest *test) {
    Ctx *ctx = app_test_as(test, (AccountId){ 0 });
    ctx->actor.kind = ACTOR_SYSTEM;
    return ctx;
}

AuthorityRef app_test_authority(AppTest *test, const char *key) {
    Ctx *ctx = app_test_as_system(test);
    AuthorityForm form = { .name = str_from(key), .key = str_from(key), .language = STR("de") };
    Invited made;
    AuthorityRef authority;
    assert_ok(authority_create(&test->app, ctx, NULL, &form, NULL, &made));
    assert_ok(access_system(&test->app, ctx, test->conn, str_from(key), &authority));
    return authority;
}

static Err write_proven(Tx *tx, const void *in, void *out) {
    (void)out;
    return account_set_proven(tx, *(const AccountId *)in, clock_now(tx->ctx->clock), false);
}

/* Somebody who is of another authority has been asked, and has agreed. */
static void accept_all(AppTest *test, AccountId person) {
    InvitationOffers offers;
    assert_ok(
        write_run(test->app.writer, app_test_as_system(test), write_proven, &person, NULL, 0));
    Ctx *ctx = app_test_as(test, person);
    assert_ok(invitation_offers(ctx, test->conn, &offers));
    for (size_t i = 0; i < offers.count; i++) {
        Str authority;
        assert_ok(invitation_answer(&test->app, ctx, NULL, offers.items[i].id, true, &authority));
    }
    app_test_as_system(test);
}

AccountId app_test_person(AppTest *test, const AuthorityRef *authority,
                          const InitiativeRef *opt_initiative, const char *role, const char *name) {
    Ctx *ctx = app_test_as_system(test);
    Arena *arena = test->store->arena;
    Str email = str_join(arena, str_lower_ascii(arena, str_from(name)), STR("@test.example"));
    AccountId id;
    if (role[0] == '\0') {
        ProfileForm profile = { .name = str_from(name), .email = email, .language = STR("de") };
        assert_ok(account_create(&test->app, ctx, &profile, STR(""), &id));
        return id;
    }
    InvitationForm form = { .name = str_from(name),
                            .email = email,
                            .language = STR("de"),
                            .role = str_from(role),
                            .body = STR("") };
    AuthorityRef seen;
    assert_ok(access_system(&test->app, ctx, test->conn, authority->key, &seen));
    Invited invited;
    assert_ok(account_invite(&test->app, ctx, NULL, &seen, opt_initiative, &form, &invited));
    Account account;
    assert_ok(account_by_email(test->conn, arena, email, &account));
    accept_all(test, account.id);
    if (str_eq(form.role, STR("administrator")))
        app_test_has_come(test, account.id); /* only such a one keeps an authority going */
    return account.id;
}

InitiativeRef app_test_initiative(AppTest *test, const char *name) {
    Ctx *ctx = app_test_as_system(test);
    assert_ok(access_system(&test->app, ctx, test->conn, test->authority.key, &test->authority));
    Initiative form = { 0 };
    schema_clear(&INITIATIVE_SCHEMA, &form);
    form.name = str_from(name);
    form.problem = STR("Es dauert zu lange.");
    Submission submission = { .location = STR("{key}") };
    Written written;
    assert_ok(initiative_create(&test->app, ctx, &submission, &test->authority, &form, &written));
    InitiativeRef initiative;
    assert_ok(access_initiative(&test->app, ctx, test->conn, written.location,
                                PERMISSION_INITIATIVE_READ, &initiative));
    return initiative;
}

RecordId app_test_goal(AppTest *test, Ctx *ctx, const InitiativeRef *initiative,
                       const char *statement) {
    Goal goal;
    schema_clear(&GOAL_SCHEMA, &goal);
    goal.statement = str_from(statement);
    Written written;
    assert_ok(record_create(&test->app, ctx, NULL, initiative, &NOUNS[NOUN_GOAL], &goal, &written));
    return written.record;
}

int64_t app_test_count(AppTest *test, const Sql *sql) {
    return store_test_i64(test->conn, sql);
}

static Err write_come(Tx *tx, const void *in, void *out) {
    (void)out;
    return account_set_password(tx, *(const AccountId *)in, STR("x"), clock_now(tx->ctx->clock));
}

void app_test_has_come(AppTest *test, AccountId account) {
    assert_ok(write_run(test->app.writer, app_test_as_system(test), write_come, &account, NULL, 0));
}
