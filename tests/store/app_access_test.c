/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Who may do what: every role at every place, strangers, and people of another authority. */
#include "app_fixture.h"

#include "app/installation.h"

#include "app/comment.h"
#include "app/erase.h"
#include "domain/pack.h"
#include "store/history.h"

/* What access answers for a role and a permission: data of the pack, applied by the rules. */
static Err expected(const Role *role, Permission needed) {
    bool reads = permission_in(role->permissions, PERMISSION_INITIATIVE_READ);
    if (needed == PERMISSION_PUBLIC || needed == PERMISSION_SIGNED_IN)
        return reads ? ERR_NONE : ERR_NOT_FOUND;
    if (!reads)
        return ERR_NOT_FOUND;
    if (needed == PERMISSION_AUTHORITY_READ)
        return ERR_NONE;
    return permission_in(role->permissions, needed) ? ERR_NONE : ERR_FORBIDDEN;
}

static void every_role_gets_what_the_pack_says(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Matrix"), seen;
    int checked = 0;
    for (size_t r = 0; r < test->pack.roles.count; r++) {
        const Role *role = &test->pack.roles.items[r];
        for (int place = ROLE_PLACE_AUTHORITY; place <= ROLE_PLACE_INITIATIVE; place++) {
            if (!role_place_in(role->places, (RolePlace)place))
                continue;
            bool here = place == ROLE_PLACE_INITIATIVE;
            Str name = str_join(test->store->arena, role->key, here ? STR("-i") : STR("-a"));
            AccountId person = app_test_person(test, &test->authority, here ? &initiative : NULL,
                                               str_c(test->store->arena, role->key),
                                               str_c(test->store->arena, name));
            for (int p = PERMISSION_UNSET + 1; p < PERMISSION_COUNT; p++) {
                Ctx *ctx = app_test_as(test, person);
                ctx->scope = (Scope){ 0 };
                Err err = access_initiative(&test->app, ctx, test->conn, initiative.key,
                                            (Permission)p, &seen);
                if (err != expected(role, (Permission)p))
                    fail_msg(STR_FMT " %d: %s", STR_ARG(name), p, err_name(err));
                /* A Scope exists only after a yes. */
                assert_int_equal(ctx->scope.authority.v,
                                 err == ERR_NONE ? test->authority.id.v : 0);
                checked++;
            }
        }
    }
    assert_true(checked > 100);
    app_test_done(test);
}

static void strangers_learn_nothing(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Geheim"), seen;
    AuthorityRef other = app_test_authority(test, "b"), authority;
    AccountId stranger = app_test_person(test, &other, NULL, "administrator", "Bea");
    AccountId nowhere = app_test_person(test, &other, NULL, "", "Nora");
    const AccountId people[] = { stranger, nowhere };
    for (int p = PERMISSION_UNSET + 1; p < PERMISSION_COUNT; p++) {
        for (size_t i = 0; i < 2; i++) {
            Ctx *ctx = app_test_as(test, people[i]);
            assert_err(access_initiative(&test->app, ctx, test->conn, initiative.key, (Permission)p,
                                         &seen),
                       ERR_NOT_FOUND);
            if (p == PERMISSION_PUBLIC)
                continue;
            assert_err(
                access_authority(&test->app, ctx, test->conn, STR("a"), (Permission)p, &authority),
                ERR_NOT_FOUND);
        }
        /* Without signing in the answer is the same for what there is and what there is not. */
        Ctx *ctx = app_test_as(test, (AccountId){ 0 });
        ctx->actor.kind = ACTOR_PUBLIC;
        Err expect = p == PERMISSION_PUBLIC ? ERR_NOT_FOUND : ERR_UNAUTHENTICATED;
        assert_err(
            access_initiative(&test->app, ctx, test->conn, initiative.key, (Permission)p, &seen),
            expect);
        assert_err(
            access_initiative(&test->app, ctx, test->conn, STR("nothing"), (Permission)p, &seen),
            expect);
    }
    app_test_done(test);
}

static void a_published_page_is_for_everybody_and_nothing_else_is(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Offen"), seen;
    Written written;
    assert_ok(initiative_publish(&test->app, app_test_as_system(test), NULL, &initiative, true,
                                 VERSION_ANY, STR(""), &written));
    Ctx *ctx = app_test_as(test, (AccountId){ 0 });
    ctx->actor.kind = ACTOR_PUBLIC;
    assert_ok(
        access_initiative(&test->app, ctx, test->conn, initiative.key, PERMISSION_PUBLIC, &seen));
    assert_false(permission_in(seen.permissions, PERMISSION_INITIATIVE_READ));
    AuthorityRef other = app_test_authority(test, "b");
    ctx = app_test_as(test, app_test_person(test, &other, NULL, "lead", "Bea"));
    assert_ok(
        access_initiative(&test->app, ctx, test->conn, initiative.key, PERMISSION_PUBLIC, &seen));
    assert_err(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                 PERMISSION_INITIATIVE_READ, &seen),
               ERR_NOT_FOUND);
    app_test_done(test);
}

static void a_role_in_one_initiative_shows_only_that_one(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef mine = app_test_initiative(test, "Meins"), seen;
    InitiativeRef other = app_test_initiative(test, "Anderes");
    AccountId person = app_test_person(test, &test->authority, &mine, "team", "Tim");
    Ctx *ctx = app_test_as(test, person);
    AuthorityRef authority;
    assert_ok(access_authority(&test->app, ctx, test->conn, STR("a"), PERMISSION_AUTHORITY_READ,
                               &authority));
    InitiativeLines lines;
    bool more;
    InitiativeFilter filter = { .limit = 50 };
    assert_ok(initiative_readable(&test->app, ctx, test->conn, &authority, &filter, &lines, &more));
    assert_int_equal(lines.count, 1);
    assert_true(str_eq(lines.items[0].key, mine.key));
    assert_err(access_initiative(&test->app, ctx, test->conn, other.key, PERMISSION_PUBLIC, &seen),
               ERR_NOT_FOUND);
    SearchHits hits;
    assert_ok(initiative_search(&test->app, ctx, test->conn, &authority, STR("Anderes"), &hits));
    assert_int_equal(hits.count, 0);
    assert_ok(initiative_search(&test->app, ctx, test->conn, &authority, STR("Meins"), &hits));
    assert_int_equal(hits.count, 1);
    app_test_as_system(test);
    AuthorityRef all;
    assert_ok(access_system(&test->app, ctx, test->conn, STR("a"), &all));
    assert_ok(initiative_readable(&test->app, ctx, test->conn, &all, &filter, &lines, &more));
    assert_int_equal(lines.count, 2);
    app_test_done(test);
}

static void an_operator_reads_no_initiatives(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Fremd"), seen;
    ProfileForm form = { .name = STR("Otto"),
                         .email = STR("otto@test.example"),
                         .language = STR("") };
    AccountId operator;
    assert_ok(
        account_create(&test->app, app_test_as_system(test), &form, STR("operator"), &operator));
    Ctx *ctx = app_test_as(test, operator);
    assert_ok(access_installation(&test->app, ctx, test->conn, PERMISSION_INSTALLATION_MANAGE));
    assert_err(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                 PERMISSION_INITIATIVE_READ, &seen),
               ERR_NOT_FOUND);
    app_test_as(test, test->administrator);
    assert_err(access_installation(&test->app, ctx, test->conn, PERMISSION_INSTALLATION_MANAGE),
               ERR_FORBIDDEN);
    AuthorityForm authority = { .name = STR("Neu"), .key = STR(""), .language = STR("de") };
    Invited made;
    assert_err(authority_create(&test->app, ctx, NULL, &authority, NULL, &made), ERR_FORBIDDEN);
    app_test_as(test, operator);
    ProfileForm first = { .name = STR("Fee"),
                          .email = STR("fee@test.example"),
                          .language = STR("") };
    ctx->scope = (Scope){ 0 };
    assert_ok(authority_create(&test->app, ctx, NULL, &authority, &first, &made));
    assert_true(made.link.address.len > 0);
    assert_int_equal(ctx->scope.authority.v, 0);
    app_test_done(test);
}

static void drafts_are_their_authors_alone(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Entwurf"), as_ann, as_bob;
    AccountId ann = app_test_person(test, &test->authority, NULL, "team", "Ann");
    AccountId bob = app_test_person(test, &test->authority, NULL, "lead", "Bob");
    Ctx *ctx = app_test_as(test, ann);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_COMMENT_WRITE, &as_ann));
    Comment form = { .target = { initiative.id.v }, .text = STR("Noch geheim"), .draft = true };
    Written written;
    assert_ok(comment_create(&test->app, ctx, NULL, &as_ann, &form, &written));
    app_test_as(test, bob);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_COMMENT_WRITE, &as_bob));
    CommentViews views;
    assert_ok(comment_views(&test->app, ctx, test->conn, &as_bob, form.target, &views));
    assert_int_equal(views.count, 0);
    assert_err(comment_delete(&test->app, ctx, NULL, &as_bob, written.record, 1, STR(""), &written),
               ERR_NOT_FOUND);
    HistoryEntries entries;
    assert_ok(history_list(ctx, test->conn, initiative.chain, written.record, 0, 10, &entries));
    assert_int_equal(entries.count, 1);
    assert_true(str_find(entries.items[0].payload, STR("geheim")) < 0);
    app_test_as(test, ann);
    form.record = (Record){ .id = written.record, .version = 1 };
    form.draft = false;
    assert_ok(comment_change(&test->app, ctx, NULL, &as_ann, &form, &written));
    app_test_as(test, bob);
    assert_ok(comment_views(&test->app, ctx, test->conn, &as_bob, form.target, &views));
    assert_int_equal(views.count, 1);
    assert_true(str_eq(views.items[0].author_name, STR("Ann")));
    assert_false(views.items[0].mine);
    assert_err(comment_change(&test->app, ctx, NULL, &as_bob, &form, &written), ERR_FORBIDDEN);
    app_test_done(test);
}

static void the_command_line_sees_every_role(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Eins");
    AccountId person = app_test_person(test, &test->authority, &initiative, "team", "Udo");
    Ctx *ctx = app_test_as_system(test);
    Str text;
    assert_ok(installation_roles_text(&test->app, ctx, test->conn, person, &text));
    assert_true(str_eq(text, STR("a/eins: team")));
    assert_ok(installation_roles_text(&test->app, ctx, test->conn, test->administrator, &text));
    assert_true(str_eq(text, STR("a: administrator")));
    app_test_done(test);
}

static void the_command_line_is_told_who_manages_alone(void **state) {
    AppTest *test = app_test(state);
    Ctx *ctx = app_test_as_system(test);
    Str alone;
    assert_ok(installation_managed_alone(&test->app, ctx, test->conn, test->administrator, &alone));
    assert_true(str_eq(alone, STR("a")));
    AccountId invited = app_test_person(test, &test->authority, NULL, "team", "Ida");
    assert_ok(installation_managed_alone(&test->app, ctx, test->conn, invited, &alone));
    assert_true(str_empty(alone));
    AccountId other = app_test_person(test, &test->authority, NULL, "administrator", "Olga");
    app_test_has_come(test, other);
    ctx = app_test_as_system(test);
    assert_ok(installation_managed_alone(&test->app, ctx, test->conn, test->administrator, &alone));
    assert_true(str_empty(alone));
    app_test_done(test);
}

static void the_last_administrator_stays(void **state) {
    AppTest *test = app_test(state);
    Ctx *ctx = app_test_as(test, test->administrator);
    AuthorityRef authority;
    assert_ok(access_authority(&test->app, ctx, test->conn, STR("a"), PERMISSION_PEOPLE_MANAGE,
                               &authority));
    Memberships rows;
    assert_ok(membership_rows(ctx, test->conn, (InitiativeId){ 0 }, &rows));
    assert_int_equal(rows.count, 1);
    Written written;
    assert_err(
        membership_remove(&test->app, ctx, NULL, &authority, NULL, rows.items[0].id, &written),
        ERR_INVALID);
    assert_int_equal(ctx->findings.items[0].kind, FINDING_LAST_ADMINISTRATOR);
    MembershipForm twice = { .account = test->administrator.v,
                             .role = STR("administrator"),
                             .body = STR("") };
    assert_err(membership_add(&test->app, ctx, NULL, &authority, NULL, &twice, &written),
               ERR_INVALID);
    twice.role = STR("operator"); /* cannot be given in an authority */
    assert_err(membership_add(&test->app, ctx, NULL, &authority, NULL, &twice, &written),
               ERR_INVALID);
    app_test_person(test, &test->authority, NULL, "administrator", "Zoe");
    app_test_as(test, test->administrator);
    assert_ok(access_authority(&test->app, ctx, test->conn, STR("a"), PERMISSION_PEOPLE_MANAGE,
                               &authority));
    assert_ok(
        membership_remove(&test->app, ctx, NULL, &authority, NULL, rows.items[0].id, &written));
    app_test_done(test);
}

static bool manages(AppTest *test, AccountId administrator, const char *key, AccountId account) {
    Ctx *ctx = app_test_as(test, administrator);
    AuthorityRef authority;
    Invited link;
    bool shown;
    assert_ok(access_authority(&test->app, ctx, test->conn, str_from(key), PERMISSION_PEOPLE_MANAGE,
                               &authority));
    Err err = account_reset_link(&test->app, ctx, NULL, &authority, account, &link);
    Err look = account_manageable(ctx, test->conn, &authority, account, &shown);
    assert_true(err == ERR_NONE || err == ERR_FORBIDDEN || err == ERR_NOT_FOUND);
    /* The page offers what the use case does. */
    assert_err(look, err == ERR_NOT_FOUND ? ERR_NOT_FOUND : ERR_NONE);
    if (look == ERR_NONE)
        assert_int_equal(shown, err == ERR_NONE);
    return err == ERR_NONE;
}

static void take_roles(AppTest *test, const char *key, AccountId account) {
    Ctx *ctx = app_test_as_system(test);
    AuthorityRef authority;
    assert_ok(access_system(&test->app, ctx, test->conn, str_from(key), &authority));
    Memberships rows;
    assert_ok(membership_rows(ctx, test->conn, (InitiativeId){ 0 }, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        Written written;
        if (rows.items[i].account.v == account.v)
            assert_ok(membership_remove(&test->app, ctx, NULL, &authority, NULL, rows.items[i].id,
                                        &written));
    }
}

static void a_role_elsewhere_moves_no_account(void **state) {
    AppTest *test = app_test(state);
    AuthorityRef other = app_test_authority(test, "b");
    InitiativeRef initiative = app_test_initiative(test, "Gemeinsam");
    AccountId bea = app_test_person(test, &other, NULL, "administrator", "Bea");
    AccountId ida = app_test_person(test, &other, NULL, "team", "Ida");
    /* Into an initiative of a, then into all of it: still b's. */
    app_test_person(test, &test->authority, &initiative, "lead", "Ida");
    assert_true(manages(test, bea, "b", ida));
    assert_false(manages(test, test->administrator, "a", ida));
    app_test_person(test, &test->authority, NULL, "administrator", "Ida");
    assert_true(manages(test, bea, "b", ida));
    assert_false(manages(test, test->administrator, "a", ida));
    /* Who left b for a belongs to a, also when b gives a role again. */
    take_roles(test, "b", ida);
    assert_false(manages(test, bea, "b", ida));
    assert_true(manages(test, test->administrator, "a", ida));
    app_test_person(test, &other, NULL, "reader", "Ida");
    assert_false(manages(test, bea, "b", ida));
    assert_true(manages(test, test->administrator, "a", ida));
    app_test_done(test);
}

static void an_erased_initiative_moves_whom_it_leaves(void **state) {
    AppTest *test = app_test(state);
    AuthorityRef other = app_test_authority(test, "b");
    InitiativeRef initiative = app_test_initiative(test, "Gemeinsam");
    AccountId bea = app_test_person(test, &other, NULL, "administrator", "Bea");
    AccountId tim = app_test_person(test, &test->authority, &initiative, "team", "Tim");
    app_test_person(test, &other, NULL, "team", "Tim");
    assert_true(manages(test, test->administrator, "a", tim));
    assert_ok(initiative_erase(&test->app, app_test_as_system(test), &initiative, STR("test")));
    assert_true(manages(test, bea, "b", tim));
    app_test_person(test, &test->authority, NULL, "team", "Tim");
    assert_false(manages(test, test->administrator, "a", tim));
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(every_role_gets_what_the_pack_says),
        STORE_TEST(strangers_learn_nothing),
        STORE_TEST(a_published_page_is_for_everybody_and_nothing_else_is),
        STORE_TEST(a_role_in_one_initiative_shows_only_that_one),
        STORE_TEST(an_operator_reads_no_initiatives),
        STORE_TEST(drafts_are_their_authors_alone),
        STORE_TEST(the_command_line_sees_every_role),
        STORE_TEST(the_command_line_is_told_who_manages_alone),
        STORE_TEST(the_last_administrator_stays),
        STORE_TEST(a_role_elsewhere_moves_no_account),
        STORE_TEST(an_erased_initiative_moves_whom_it_leaves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
