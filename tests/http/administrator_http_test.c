/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Two administrators, the only ones of an authority, act on each other in the same moment: whatever they do,
 * one of them is left. */
#include "site_fixture.h"

#include <pthread.h>

enum { ROUNDS = 8 };

/* One of the two, with a thread of its own. */
typedef struct Hand {
    Browser browser; /* with an arena of its own */
    const char *path;
    pthread_barrier_t *begin;
    pthread_t thread;
} Hand;

static void *press(void *self) {
    Hand *hand = self;
    pthread_barrier_wait(hand->begin);
    browser_post(&hand->browser, hand->path, "");
    return NULL;
}

typedef struct Pair {
    SiteTest *site;
    AuthorityRef authority;
    AccountId people[2];
    Hand hands[2];
    Arena *arenas[2];
} Pair;

static const char *path_of(Pair *pair, AccountId person, const char *below) {
    CLEANUP(out_done) Out out = out_open(96);
    out_format(&out, "/behoerde/" STR_FMT "/personen/%lld%s", STR_ARG(pair->authority.key),
               (long long)person.v, below);
    return str_c(pair->site->app->store->arena, out_view(&out));
}

/* An authority of its own for each round. */
static void pair_open(Pair *pair, SiteTest *site, const char *name) {
    AppTest *app = site->app;
    Arena *arena = app->store->arena;
    *pair = (Pair){ .site = site, .authority = app_test_authority(app, name) };
    static const char *const NAMES[] = { "berta", "carla" };
    for (size_t i = 0; i < 2; i++) {
        Str own = str_join(arena, str_from(NAMES[i]), STR("-"), str_from(name));
        pair->people[i] =
            app_test_person(app, &pair->authority, NULL, "administrator", str_c(arena, own));
        pair->arenas[i] = arena_open(1 << 16);
        pair->hands[i].browser = browser_as(site, pair->people[i]);
        pair->hands[i].browser.may_break = true; /* judged when both threads have ended */
        browser_get(&pair->hands[i].browser, path_of(pair, pair->people[i], ""));
        assert_status(&pair->hands[i].browser, 200);
    }
}

/* Both press at once; *ret_done: how many of them were let. */
static void pair_press(Pair *pair, int *ret_done) {
    pthread_barrier_t begin;
    assert_int_equal(pthread_barrier_init(&begin, NULL, 2), 0);
    for (size_t i = 0; i < 2; i++) {
        Hand *hand = &pair->hands[i];
        hand->browser.arena = pair->arenas[i];
        hand->begin = &begin;
        assert_int_equal(pthread_create(&hand->thread, NULL, press, hand), 0);
    }
    *ret_done = 0;
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(pthread_join(pair->hands[i].thread, NULL), 0);
    pthread_barrier_destroy(&begin);
    for (size_t i = 0; i < 2; i++) {
        /* Let, or refused as the last one, or already out when it came to them. */
        int status = pair->hands[i].browser.status;
        *ret_done += status == 303;
        if (status != 303 && status != 422 && status != 401 && status != 403 && status != 404)
            fail_msg("%s: %d", pair->hands[i].path, status);
    }
}

static void pair_done(Pair *pair) {
    for (size_t i = 0; i < 2; i++)
        arena_close(pair->arenas[i]);
}

static void one_is_left(Pair *pair) {
    static const Sql WITHOUT =
        SQL("SELECT count(*) FROM authority a WHERE NOT EXISTS (SELECT 1 FROM membership m"
            " JOIN account c ON c.id = m.account_id WHERE m.authority_id = a.id"
            " AND m.initiative_id IS NULL AND m.role = 'administrator'"
            " AND c.disabled_at IS NULL AND c.erased_at IS NULL)");
    assert_int_equal(app_test_count(pair->site->app, &WITHOUT), 0);
}

static const char *name_of_round(SiteTest *test, char kind, int round) {
    CLEANUP(out_done) Out out = out_open(16);
    out_format(&out, "%c%d", kind, round);
    return str_c(test->app->store->arena, out_view(&out));
}

/* Both let one pass, and neither both. */
static void act(void **state, char kind, const char *below) {
    SiteTest *test = site_test(state);
    for (int round = 0; round < ROUNDS; round++) {
        Pair pair;
        int done;
        pair_open(&pair, test, name_of_round(test, kind, round));
        for (size_t i = 0; i < 2; i++)
            pair.hands[i].path = path_of(&pair, pair.people[1 - i], below);
        pair_press(&pair, &done);
        assert_int_equal(done, 1);
        one_is_left(&pair);
        pair_done(&pair);
    }
    site_test_done(test);
}

static void two_who_disable_each_other(void **state) {
    act(state, 'd', "/sperren");
}

static void two_who_erase_each_other(void **state) {
    act(state, 'e', "/loeschen");
}

/* The address of the button, from the page of the person. */
static const char *unrole_path(Pair *pair, Hand *hand, AccountId person) {
    browser_get(&hand->browser, path_of(pair, person, ""));
    ptrdiff_t at = str_find(hand->browser.body, STR("/rollen/"));
    assert_true(at >= 0);
    Str rest = str_slice(hand->browser.body, (size_t)at, SIZE_MAX), below;
    assert_true(str_cut(&rest, '"', &below));
    return path_of(pair, person, str_c(pair->site->app->store->arena, below));
}

static void act_on_roles(void **state, char kind, bool own) {
    SiteTest *test = site_test(state);
    for (int round = 0; round < ROUNDS; round++) {
        Pair pair;
        int done;
        pair_open(&pair, test, name_of_round(test, kind, round));
        for (size_t i = 0; i < 2; i++)
            pair.hands[i].path = unrole_path(&pair, &pair.hands[i], pair.people[own ? i : 1 - i]);
        pair_press(&pair, &done);
        assert_int_equal(done, 1);
        one_is_left(&pair);
        pair_done(&pair);
    }
    site_test_done(test);
}

static void two_who_take_each_other_s_role(void **state) {
    act_on_roles(state, 'r', false);
}

static void two_who_give_up_their_own(void **state) {
    act_on_roles(state, 'o', true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(two_who_disable_each_other),
        STORE_TEST(two_who_erase_each_other),
        STORE_TEST(two_who_take_each_other_s_role),
        STORE_TEST(two_who_give_up_their_own),
    };
    return run_site_tests(tests);
}
