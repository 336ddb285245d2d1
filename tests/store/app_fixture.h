/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* app_fixture.h -- an App on a fresh database of either engine, with invented people. */
#include "store_test.h"

#include "app/account.h"
#include "app/authority.h"
#include "app/config.h"
#include "app/initiative.h"
#include "app/key_file.h"
#include "app/password.h"
#include "app/record.h"
#include "app/session.h"
#include "app/verify.h"

typedef struct AppTest {
    StoreTest *store;
    App app;
    Config config;
    Pack pack;
    Conn *conn; /* reads */
    int submissions;
    AuthorityRef authority; /* "a"; its administrator is the first person */
    AccountId administrator;
    bool altered; /* by the test itself, behind the back of the history */
} AppTest;

/* In each test: AppTest *test = app_test(state); … app_test_done(test) before it ends. */
AppTest *app_test(void **state);
/* The same without authority and people. */
AppTest *app_test_empty(void **state);
/* Verifies the whole database first: whatever a test did, the records are what the history says. */
void app_test_done(AppTest *test);
Verified app_test_verify(AppTest *test);
void app_test_consistent(AppTest *test);

/* Another authority; permissions as the system. */
AuthorityRef app_test_authority(AppTest *test, const char *key);
/* An account with a role in the authority ("" = none) or, unless NULL, in the initiative. An administrator
 * has come. */
AccountId app_test_person(AppTest *test, const AuthorityRef *authority,
                          const InitiativeRef *opt_initiative, const char *role, const char *name);
/* Lets an account count as one whose person has come; nobody knows its password. */
void app_test_has_come(AppTest *test, AccountId account);
/* The test's context, in which this account acts from now on. */
Ctx *app_test_as(AppTest *test, AccountId account);
Ctx *app_test_as_system(AppTest *test);
/* An initiative made by the system, seen with everything allowed. */
InitiativeRef app_test_initiative(AppTest *test, const char *name);
/* A goal as the actor sees it written; the id. */
RecordId app_test_goal(AppTest *test, Ctx *ctx, const InitiativeRef *initiative,
                       const char *statement);
/* From now on this shell script stands for LibreOffice, which may take so long; "" = none is there. */
void app_test_office(AppTest *test, const char *script, int64_t seconds);

/* An INTEGER from a statement. */
int64_t app_test_count(AppTest *test, const Sql *sql);
