/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Two managers who take each other's role or account away in the same instant: one of them stays. */
#include "app_fixture.h"

#include <pthread.h>
#include <stdio.h>
#include <time.h>

#include "app/erase.h"
#include "store/history.h"

enum { HELD_MS = 400, ROUNDS = 10 };

/* Both manage "a". */
typedef struct Pair {
    AppTest *test;
    AccountId ada, zoe;
} Pair;

static Pair pair_of(AppTest *test) {
    return (Pair){ .test = test,
                   .ada = test->administrator,
                   .zoe = app_test_person(test, &test->authority, NULL, "administrator", "Zoe") };
}

/* What somebody does in a thread, with a Ctx of their own and what they might do before it began. */
typedef struct Deed {
    AppTest *test;
    Err (*does)(struct Deed *self);
    AccountId by, to;
    Ctx ctx;
    AuthorityRef authority;
    RecordId role; /* of `to` */
    pthread_t thread;
    Err err;
} Deed;

static Err disables(Deed *self) {
    Written written;
    return account_disable(&self->test->app, &self->ctx, NULL, &self->authority, self->to, true,
                           &written);
}

static Err erases(Deed *self) {
    return account_erase(&self->test->app, &self->ctx, &self->authority, self->to,
                         STR(ERASE_RULE_ASKED));
}

static Err takes_role(Deed *self) {
    Written written;
    return membership_remove(&self->test->app, &self->ctx, NULL, &self->authority, NULL, self->role,
                             &written);
}

static void *run(void *self) {
    Deed *deed = self;
    deed->err = deed->does(deed);
    return NULL;
}

static void begin(Deed *deed, AppTest *test, Err (*does)(Deed *), AccountId by, AccountId to) {
    *deed = (Deed){ .test = test, .does = does, .by = by, .to = to, .ctx = test->store->ctx };
    deed->ctx.arena = arena_open(1 << 16);
    deed->ctx.actor = (Actor){ .kind = ACTOR_PERSON, .account = by };
    assert_ok(access_authority(&test->app, &deed->ctx, test->conn, STR("a"),
                               PERMISSION_PEOPLE_MANAGE, &deed->authority));
    Memberships rows;
    assert_ok(membership_rows_of(&deed->ctx, test->conn, to, &rows));
    deed->role = rows.items[0].id;
}

static Err end(Deed *deed) {
    pthread_join(deed->thread, NULL);
    arena_close(deed->ctx.arena);
    return deed->err;
}

/* -- One is in the middle of it ----------------------------------------------------------------- */

typedef struct Hold {
    Pair pair;
    Ctx ctx;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool holds;
} Hold;

/* As account_disable of the other one, a little before its COMMIT. */
static Err write_and_hold(Tx *tx, const void *in, void *out) {
    (void)out;
    Hold *hold = *(Hold *const *)in;
    TRY(chain_lock_authority(tx, hold->pair.test->authority.id));
    TRY(account_set_disabled(tx, hold->pair.ada, clock_now(tx->ctx->clock)));
    pthread_mutex_lock(&hold->mutex);
    hold->holds = true;
    pthread_cond_signal(&hold->changed);
    pthread_mutex_unlock(&hold->mutex);
    nanosleep(&(struct timespec){ .tv_nsec = HELD_MS * 1000000L }, NULL);
    return ERR_NONE;
}

static void *hold_on(void *self) {
    Hold *hold = self;
    assert_ok(write_run(hold->pair.test->app.writer, &hold->ctx, write_and_hold, &hold, NULL, 0));
    return NULL;
}

/* Ada is being disabled by Zoe; Ada's own deed against Zoe, allowed when it began, must see it. */
static void waits_and_is_refused(void **state, Err (*does)(Deed *)) {
    AppTest *test = app_test(state);
    Hold hold = { .pair = pair_of(test),
                  .mutex = PTHREAD_MUTEX_INITIALIZER,
                  .changed = PTHREAD_COND_INITIALIZER };
    hold.ctx = *app_test_as_system(test);
    hold.ctx.arena = arena_open(1 << 16);
    Deed deed;
    pthread_t holder;
    begin(&deed, test, does, hold.pair.ada, hold.pair.zoe);
    assert_int_equal(pthread_create(&holder, NULL, hold_on, &hold), 0);
    pthread_mutex_lock(&hold.mutex);
    while (!hold.holds)
        pthread_cond_wait(&hold.changed, &hold.mutex);
    pthread_mutex_unlock(&hold.mutex);
    assert_int_equal(pthread_create(&deed.thread, NULL, run, &deed), 0);
    pthread_join(holder, NULL);
    arena_close(hold.ctx.arena);
    pthread_join(deed.thread, NULL);
    assert_err(deed.err, ERR_INVALID);
    assert_int_equal(deed.ctx.findings.count, 1);
    assert_int_equal(deed.ctx.findings.items[0].kind, FINDING_LAST_ADMINISTRATOR);
    arena_close(deed.ctx.arena);
    Erasures noted;
    assert_ok(erasure_list(test->app.keys, test->store->arena, &noted));
    assert_int_equal(noted.count, 0);
    Account zoe;
    assert_ok(account_get(test->conn, test->store->arena, hold.pair.zoe, &zoe));
    assert_int_equal(zoe.disabled_at.ms, 0);
    app_test_done(test);
}

static void disabling_waits_for_who_is_faster(void **state) {
    waits_and_is_refused(state, disables);
}

static void erasing_waits_for_who_is_faster(void **state) {
    waits_and_is_refused(state, erases);
}

static void taking_a_role_waits_for_who_is_faster(void **state) {
    waits_and_is_refused(state, takes_role);
}

/* -- Both at once -------------------------------------------------------------------------------- */

static const Sql MANAGERS =
    SQL("SELECT count(*) FROM membership m JOIN account a ON a.id = m.account_id"
        " WHERE m.role = 'administrator' AND a.disabled_at IS NULL AND a.erased_at IS NULL");

/* Whoever is left afterwards manages the next round. */
static AccountId who_is_left(AppTest *test, const Pair *pair) {
    RoleKeys roles;
    Account ada;
    assert_ok(account_get(test->conn, test->store->arena, pair->ada, &ada));
    assert_ok(membership_roles(test->conn, test->store->arena, test->authority.id,
                               (InitiativeId){ 0 }, pair->ada, &roles));
    return ada.disabled_at.ms == 0 && roles.count > 0 ? pair->ada : pair->zoe;
}

static void one_of_two_stays(void **state) {
    static Err (*const DEEDS[])(Deed *) = { disables, erases, takes_role };
    AppTest *test = app_test(state);
    AccountId left = test->administrator;
    for (int round = 0; round < ROUNDS; round++) {
        char name[16];
        snprintf(name, sizeof name, "zoe%d", round);
        Pair pair = { .test = test,
                      .ada = left,
                      .zoe = app_test_person(test, &test->authority, NULL, "administrator", name) };
        Deed first, second;
        begin(&first, test, DEEDS[round % 3], pair.ada, pair.zoe);
        begin(&second, test, DEEDS[round / 3 % 3], pair.zoe, pair.ada);
        assert_int_equal(pthread_create(&first.thread, NULL, run, &first), 0);
        assert_int_equal(pthread_create(&second.thread, NULL, run, &second), 0);
        Err one = end(&first), two = end(&second);
        assert_true((one == ERR_NONE) != (two == ERR_NONE));
        assert_int_equal(app_test_count(test, &MANAGERS), 1);
        left = who_is_left(test, &pair);
    }
    app_test_done(test);
}

/* What somebody wrote for an initiative stays in its history, so that its records can still be held against it. */
static void an_erased_person_leaves_the_history_of_initiatives(void **state) {
    static const Sql GOAL =
        SQL("SELECT count(*) FROM history_payload WHERE payload LIKE '%Bleibt%'");
    static const Sql PERSON =
        SQL("SELECT count(*) FROM history_payload WHERE payload LIKE '%lea@%'");
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Erstes"), seen;
    AccountId lea = app_test_person(test, &test->authority, NULL, "lead", "Lea");
    Ctx *ctx = app_test_as(test, lea);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_EDIT, &seen));
    app_test_goal(test, ctx, &seen, "Bleibt");
    assert_int_equal(app_test_count(test, &PERSON), 1);
    int64_t incomparable = app_test_verify(test).records.erased;
    assert_ok(
        account_erase(&test->app, app_test_as_system(test), NULL, lea, STR(ERASE_RULE_ASKED)));
    assert_int_equal(app_test_count(test, &GOAL), 1);
    assert_int_equal(app_test_count(test, &PERSON), 0);
    assert_int_equal(app_test_verify(test).records.erased, incomparable);
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(an_erased_person_leaves_the_history_of_initiatives),
        STORE_TEST(disabling_waits_for_who_is_faster),
        STORE_TEST(erasing_waits_for_who_is_faster),
        STORE_TEST(taking_a_role_waits_for_who_is_faster),
        STORE_TEST(one_of_two_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
