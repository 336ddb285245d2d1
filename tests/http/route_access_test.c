/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Every address of the routes table, asked by nobody, by each role of the pack in each place it can be
 * given, by somebody with a role in another initiative and by somebody of another authority. What they
 * should get is derived here from the pack and the row alone, not from app/access.c. What a role may is decided
 * before a database is asked: on PostgreSQL all roles ask only in the full run, otherwise those in whose
 * place a row is looked for. */
#include "route_target.h"

#include <stdio.h>
#include <stdlib.h>

#include "../store/full_run.h"
#include "app/token.h"

typedef enum ViewerKind {
    VIEWER_NOBODY,
    VIEWER_WITHOUT_ROLE,
    VIEWER_INSTALLATION,
    VIEWER_AUTHORITY,
    VIEWER_INITIATIVE, /* a role in the initiative asked for */
    VIEWER_ELSEWHERE,  /* a role in another initiative of the authority */
    VIEWER_FOREIGN     /* everything, in another authority */
} ViewerKind;

typedef struct Viewer {
    ViewerKind kind;
    const Role *opt_role;
    AccountId account;
    Str token; /* for programs */
} Viewer;

enum { VIEWERS_MAX = 32, SHORT_TEXT = 400 };

/* One site for all cases of a group: a case is a row of the table. */
typedef struct World {
    SiteTest *site;
    AuthorityRef foreign_authority;
    InitiativeRef other, foreign;
    AccountId writer; /* of comments: nobody who asks */
    Viewer viewers[VIEWERS_MAX];
    size_t viewer_count;
} World;
static World world;
static void *world_state;

/* -- The people -------------------------------------------------------------------------------- */

static Viewer *add_viewer(ViewerKind kind, const Role *role) {
    assert_true(world.viewer_count < VIEWERS_MAX);
    Viewer *viewer = &world.viewers[world.viewer_count++];
    *viewer = (Viewer){ .kind = kind, .opt_role = role, .token = STR("") };
    return viewer;
}

static const char *role_key(const Viewer *viewer) {
    return str_c(world.site->app->store->arena, viewer->opt_role->key);
}

static AccountId account_for(const Viewer *viewer) {
    AppTest *app = world.site->app;
    char name[32];
    snprintf(name, sizeof name, "viewer%zu", world.viewer_count);
    const char *kept = str_c(app->store->arena, str_from(name));
    if (viewer->kind == VIEWER_AUTHORITY)
        return app_test_person(app, &app->authority, NULL, role_key(viewer), kept);
    if (viewer->kind == VIEWER_INITIATIVE || viewer->kind == VIEWER_ELSEWHERE)
        return app_test_person(app, &app->authority, &world.other, role_key(viewer), kept);
    if (viewer->kind == VIEWER_WITHOUT_ROLE)
        return app_test_person(app, &app->authority, NULL, "", kept);
    Str email = str_join(app->store->arena, str_from(kept), STR("@test.example"));
    ProfileForm profile = { .name = str_from(kept), .email = email, .language = STR("de") };
    AccountId id;
    assert_ok(
        account_create(&app->app, app_test_as_system(app), &profile, viewer->opt_role->key, &id));
    return id;
}

static Str token_for(AccountId account) {
    AppTest *app = world.site->app;
    TokenForm form = { .label = STR("Programm"), .days = 30 };
    NewToken made;
    assert_ok(token_create(&app->app, app_test_as(app, account), account, &form, &made));
    return str_copy(app->store->arena, made.secret);
}

static void add_person(ViewerKind kind, const Role *role) {
    Viewer *viewer = add_viewer(kind, role);
    viewer->account = account_for(viewer);
    viewer->token = token_for(viewer->account);
}

static void add_foreign(const Pack *pack) {
    AppTest *app = world.site->app;
    Viewer *viewer = add_viewer(VIEWER_FOREIGN, pack_role(pack, STR("lead")));
    viewer->account =
        app_test_person(app, &world.foreign_authority, NULL, "administrator", "stranger");
    AuthorityRef seen;
    Ctx *ctx = app_test_as_system(app);
    assert_ok(access_system(&app->app, ctx, app->conn, world.foreign_authority.key, &seen));
    MembershipForm form = { .account = viewer->account.v, .role = STR("lead"), .body = STR("") };
    Written written;
    assert_ok(membership_add(&app->app, ctx, NULL, &seen, NULL, &form, &written));
    viewer->token = token_for(viewer->account);
}

static void add_viewers(void) {
    const Pack *pack = &world.site->app->pack;
    add_viewer(VIEWER_NOBODY, NULL);
    add_person(VIEWER_WITHOUT_ROLE, NULL);
    for (size_t i = 0; i < pack->roles.count; i++) {
        const Role *role = &pack->roles.items[i];
        if (role_place_in(role->places, ROLE_PLACE_INSTALLATION))
            add_person(VIEWER_INSTALLATION, role);
        if (role_place_in(role->places, ROLE_PLACE_AUTHORITY))
            add_person(VIEWER_AUTHORITY, role);
        if (role_place_in(role->places, ROLE_PLACE_INITIATIVE))
            add_person(VIEWER_INITIATIVE, role);
    }
    add_person(VIEWER_ELSEWHERE, pack_role(pack, STR("lead")));
    add_foreign(pack);
}

/* -- What they should get ---------------------------------------------------------------------- */

static PermissionSet signed_in(void) {
    return permission_with(permission_with((PermissionSet){ 0 }, PERMISSION_PUBLIC),
                           PERMISSION_SIGNED_IN);
}

/* Without its name in the address, an authority is one's own. */
static bool own_place(const Viewer *viewer, const Route *route) {
    return viewer->kind == VIEWER_FOREIGN && route->area == AREA_AUTHORITY &&
           str_find(str_from(route->path), STR("/:authority")) < 0;
}

static PermissionSet permissions_of(const Viewer *viewer, const Route *route) {
    Area area = route->area;
    PermissionSet set = signed_in();
    if (area == AREA_ROOM) /* by a cookie that everybody who asks has, and no role */
        return permission_with(set, PERMISSION_ROOM_LEAD);
    if (viewer->kind == VIEWER_NOBODY)
        return permission_with((PermissionSet){ 0 }, PERMISSION_PUBLIC);
    bool in_authority = viewer->kind == VIEWER_AUTHORITY || viewer->kind == VIEWER_INITIATIVE ||
                        viewer->kind == VIEWER_ELSEWHERE || own_place(viewer, route);
    if (in_authority && area == AREA_AUTHORITY)
        set = permission_with(set, PERMISSION_AUTHORITY_READ);
    if (own_place(viewer, route))
        set = permission_union(
            set, pack_role(&world.site->app->pack, STR("administrator"))->permissions);
    bool counts =
        own_place(viewer, route) ||
        (viewer->kind == VIEWER_AUTHORITY && (area == AREA_AUTHORITY || area == AREA_INITIATIVE)) ||
        (viewer->kind == VIEWER_INITIATIVE && area == AREA_INITIATIVE) ||
        (viewer->kind == VIEWER_INSTALLATION && area == AREA_INSTALLATION);
    return counts ? permission_union(set, viewer->opt_role->permissions) : set;
}

/* 0: the page itself, whatever it says about the form. */
static int expected_status(const Viewer *viewer, const Route *route) {
    PermissionSet set = permissions_of(viewer, route);
    bool nobody = viewer->kind == VIEWER_NOBODY;
    bool allowed = permission_in(set, route->permission);
    if (nobody && (route->guard == GUARD_FORM || route->guard == GUARD_BEARER))
        return 401; /* before any look-up */
    if (nobody && !allowed)
        return 401;
    if (route->area == AREA_INITIATIVE && !permission_in(set, PERMISSION_INITIATIVE_READ))
        return 404;
    if (allowed)
        return 0;
    bool hidden = route->area == AREA_AUTHORITY && !permission_in(set, PERMISSION_AUTHORITY_READ);
    return hidden ? 404 : 403;
}

/* What only its owner, or who belongs there, may do with it: others with the permission are refused. */
static bool personal(const Viewer *viewer, const Route *route) {
    Str path = str_from(route->path);
    PermissionSet set = permissions_of(viewer, route);
    if (route->area == AREA_ROOM)
        return false; /* whoever has the cookie leads */
    if (str_find(path, STR("/workshops/:record/bedarf")) >= 0)
        return true; /* organisers', who are named; workshop_invitation_http_test.c */
    if (str_ends(path, STR("/antworten")))
        return false; /* whoever may comment may answer */
    if (str_ends(path, STR("/abschliessen")) || str_ends(path, STR("/oeffnen")) ||
        str_ends(path, STR("/close")) || str_ends(path, STR("/open")))
        return !permission_in(set, PERMISSION_INITIATIVE_EDIT);
    bool draft = str_ends(path, STR("/bearbeiten")) || str_ends(path, STR("/veroeffentlichen"));
    if (route->noun == &NOUNS[NOUN_COMMENT] && draft)
        return true; /* the author's, or their body's */
    if (route->noun == &NOUNS[NOUN_COMMENT] && str_find(path, STR(":record")) >= 0)
        return route->permission == PERMISSION_COMMENT_WRITE &&
               (route->method == HTTP_PUT || !permission_in(set, PERMISSION_INITIATIVE_ARCHIVE));
    bool stranger = viewer->kind == VIEWER_WITHOUT_ROLE || viewer->kind == VIEWER_INSTALLATION ||
                    viewer->kind == VIEWER_FOREIGN;
    return route->method != HTTP_GET && str_eq(path, STR("/behoerden")) && stranger;
}

/* Rows that need more than a permission. */
typedef struct Special {
    const char *path;
    int status;
} Special;
static const Special SPECIAL[] = {
    { "/beispiel", 404 },              /* a session that came through the example link */
    { "/link/:secret/beispiel", 404 }, /* the link made here sets a password */
    { "/link/:secret/adresse", 404 },  /* the same */
    /* Nobody is invited here: accepting would change who they are; invitation_http_test.c. */
    { "/konto/einladungen/:record/annehmen", 404 },
    { "/konto/einladungen/:record/ablehnen", 404 },
    /* Nobody has ended a role of theirs; ended_role_http_test.c. */
    { "/konto/rollen/:record/ausblenden", 404 },
    /* Nobody waits for a body here: whoever could confirm would be of it; body_claim_http_test.c. */
    { "/aufgaben/gremien/:record/bestaetigen", 404 },
    { "/aufgaben/gremien/:record/ablehnen", 404 },
    { "/api/v1/representation/unconfirmed/:record/confirm", 404 },
    { "/api/v1/representation/unconfirmed/:record/refuse", 404 },
};

static int special_status(const Route *route) {
    for (size_t i = 0; i < sizeof SPECIAL / sizeof SPECIAL[0]; i++)
        if (str_eq(str_from(route->path), str_from(SPECIAL[i].path)))
            return SPECIAL[i].status;
    return 0;
}

/* -- Asking ------------------------------------------------------------------------------------ */

static const char *const METHODS[] = {
    [HTTP_GET] = "GET",     [HTTP_POST] = "POST",     [HTTP_PUT] = "PUT",
    [HTTP_PATCH] = "PATCH", [HTTP_DELETE] = "DELETE",
};

static bool never_ends(const Route *route) {
    return str_ends(str_from(route->path), STR("/ereignisse"));
}

static Browser browser_of(const Viewer *viewer, const Route *route) {
    Browser browser = viewer->kind == VIEWER_NOBODY || route->guard == GUARD_BEARER
                          ? browser_new(world.site)
                          : browser_as(world.site, viewer->account);
    Arena *arena = world.site->app->store->arena;
    if (route->guard == GUARD_BEARER && !str_empty(viewer->token))
        browser.opt_header = str_c(
            arena, str_join(arena, STR("Authorization: Bearer "), viewer->token, STR("\r\n")));
    if (route->guard == GUARD_ORIGIN)
        browser_get(&browser, "/anmelden"); /* gives the cookie that its token belongs to */
    browser.room = route_target_device(route);
    browser.lead = route_target_lead(route);
    if (route->area == AREA_ROOM)
        browser_get(&browser, "/w/leitung"); /* a form there is of no session */
    return browser;
}

static void ask_route(Browser *browser, const Route *route, const char *path, Str body) {
    if (never_ends(route)) {
        Client stream = browser_stream(browser, path);
        client_close(&stream);
    } else if (route->method == HTTP_GET)
        browser_get(browser, path);
    else if (route->guard == GUARD_BEARER)
        browser_send(browser, METHODS[route->method], path, "application/json", body);
    else
        browser_post(browser, path,
                     str_c(world.site->app->store->arena, str_slice(body, 1, SIZE_MAX)));
}

static void check_answer(const Viewer *viewer, const Route *route, const char *path,
                         const Browser *browser, int expected) {
    int status = browser->status;
    bool refused = status == 401 || status == 403 || status == 404 || status == 405;
    bool right = expected == 0 ? !refused && status < 500 : status == expected;
    if (right)
        return;
    Str role = viewer->opt_role != NULL ? viewer->opt_role->key : STR("nobody");
    fail_msg("%s %s as kind %d, role " STR_FMT ": %d instead of %d\n" STR_FMT,
             METHODS[route->method], path, viewer->kind, STR_ARG(role), status, expected,
             STR_ARG(str_slice(browser->body, 0, SHORT_TEXT)));
}

static RouteTarget target_for(const Viewer *viewer, const InitiativeRef *initiative) {
    return (RouteTarget){ .test = world.site,
                          .authority = world.site->app->authority,
                          .initiative = *initiative,
                          .own = viewer->account.v != 0 ? viewer->account
                                                        : world.site->app->administrator,
                          .writer = world.writer };
}

static void give_role(const Viewer *viewer, const InitiativeRef *initiative) {
    AppTest *app = world.site->app;
    Ctx *ctx = app_test_as_system(app);
    AuthorityRef seen;
    assert_ok(access_system(&app->app, ctx, app->conn, app->authority.key, &seen));
    MembershipForm form = { .account = viewer->account.v,
                            .role = viewer->opt_role->key,
                            .body = STR("") };
    Written written;
    assert_ok(membership_add(&app->app, ctx, NULL, &seen, initiative, &form, &written));
}

/* -- The cases --------------------------------------------------------------------------------- */

static void ask_as(const Viewer *viewer, const Route *route, const InitiativeRef *initiative) {
    RouteTarget target = target_for(viewer, initiative);
    const char *path = route_target_path(&target, route);
    Str body = route_target_body(&target, route);
    Browser browser = browser_of(viewer, route);
    ask_route(&browser, route, path, body);
    int expected = expected_status(viewer, route);
    if (expected == 0)
        expected = special_status(route);
    if (expected == 0 && personal(viewer, route)) {
        check_answer(viewer, route, path, &browser, browser.status == 404 ? 404 : 403);
        return;
    }
    check_answer(viewer, route, path, &browser, expected);
}

static InitiativeRef fresh_initiative(void) {
    InitiativeRef made =
        route_target_initiative(world.site, &world.site->app->authority, "Vorhaben");
    for (size_t i = 0; i < world.viewer_count; i++)
        if (world.viewers[i].kind == VIEWER_INITIATIVE)
            give_role(&world.viewers[i], &made);
    return made;
}

static const Viewer *someone_allowed(const Route *route) {
    for (size_t i = 0; i < world.viewer_count; i++)
        if (expected_status(&world.viewers[i], route) == 0 && !personal(&world.viewers[i], route))
            return &world.viewers[i];
    for (size_t i = 0; i < world.viewer_count; i++)
        if (expected_status(&world.viewers[i], route) == 0)
            return &world.viewers[i];
    return NULL;
}

/* A form that is not ours changes nothing, whoever is signed in. */
static void check_guard(const Route *route, const InitiativeRef *initiative) {
    const Viewer *viewer = someone_allowed(route);
    assert_non_null(
        viewer); /* a row that no role can reach is a mistake in the table or the pack */
    RouteTarget target = target_for(viewer, initiative);
    const char *path = route_target_path(&target, route);
    Str body = route_target_body(&target, route);
    Browser browser = browser_of(viewer, route);
    if (route->guard == GUARD_FORM || route->guard == GUARD_ORIGIN) {
        browser_post_raw(&browser, path, str_slice(body, 1, SIZE_MAX));
        check_answer(viewer, route, path, &browser, 403);
        browser = browser_of(viewer, route);
        Browser other = browser_as(world.site, world.site->app->administrator);
        browser.form_token = other.form_token;
        ask_route(&browser, route, path, body);
        check_answer(viewer, route, path, &browser, 403);
    }
    if (route->guard == GUARD_BEARER) {
        browser = browser_as(world.site, viewer->account); /* a cookie is no token */
        ask_route(&browser, route, path, body);
        check_answer(viewer, route, path, &browser, 401);
        browser = browser_new(world.site);
        browser.opt_header = "Authorization: Bearer einklang_"
                             "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n";
        ask_route(&browser, route, path, body);
        check_answer(viewer, route, path, &browser, 401);
    }
}

/* One's own place in the address, somebody else's record behind it. */
static void check_foreign_record(const Route *route, const InitiativeRef *initiative) {
    if (str_find(str_from(route->path), STR(":record")) < 0)
        return;
    if (str_find(str_from(route->path), STR(":membership")) >= 0)
        return; /* needs a person who has one here */
    const Viewer *viewer = someone_allowed(route);
    RouteTarget own = target_for(viewer, initiative);
    RouteTarget foreign = own;
    foreign.authority = world.foreign_authority;
    foreign.initiative = world.foreign;
    foreign.writer = foreign.own = world.viewers[world.viewer_count - 1].account;
    RecordId record = route_target_record(&foreign, route);
    const char *path = route_target_path_of(&own, route, record);
    Browser browser = browser_of(viewer, route);
    ask_route(&browser, route, path, route_target_body(&own, route));
    check_answer(viewer, route, path, &browser, 404);
}

static void a_route(void **state) {
    const Route *route = *state;
    bool fresh = route->area == AREA_INITIATIVE || str_starts(str_from(route->path), STR("/w/"));
    InitiativeRef initiative = fresh ? fresh_initiative() : world.other;
    for (size_t i = 0; i < world.viewer_count; i++)
        ask_as(&world.viewers[i], route, &initiative);
    check_guard(route, &initiative);
    check_foreign_record(route, &initiative);
}

/* -- Running ----------------------------------------------------------------------------------- */

static void open_world(void) {
    world = (World){ .site = site_test(&world_state) };
    app_test_office(world.site->app, "echo %PDF-1.7 >document.pdf", 60);
    world.site->app->config.sendmail = STR("/nirgends/sendmail"); /* an address changes by mail */
    AppTest *app = world.site->app;
    world.foreign_authority = app_test_authority(app, "b");
    world.other = route_target_initiative(world.site, &app->authority, "Anderes");
    world.foreign = route_target_initiative(world.site, &world.foreign_authority, "Fremdes");
    world.writer = app_test_person(app, &app->authority, NULL, "lead", "Wera");
    add_viewers();
}

static int on_sqlite(void **state) {
    (void)state;
    if (store_test_sqlite(&world_state) != 0)
        return -1;
    open_world();
    return 0;
}

static int on_postgres(void **state) {
    (void)state;
    if (store_test_postgres(&world_state) != 0)
        return -1;
    open_world();
    return 0;
}

static int done(void **state) {
    (void)state;
    site_test_done(world.site);
    return store_test_close(&world_state);
}

static struct CMUnitTest *cases_of_table(const char *engine, size_t *ret_count) {
    size_t count = 0;
    while (ROUTES[count].path != NULL)
        count++;
    struct CMUnitTest *cases = calloc(count, sizeof *cases);
    assert_non_null(cases);
    for (size_t i = 0; i < count; i++) {
        char *name;
        assert_true(
            asprintf(&name, "%s %s on %s", METHODS[ROUTES[i].method], ROUTES[i].path, engine) > 0);
        cases[i] = (struct CMUnitTest){ .name = name,
                                        .test_func = a_route,
                                        .initial_state = (void *)(uintptr_t)&ROUTES[i] };
    }
    *ret_count = count;
    return cases;
}

static int run_table(const char *engine, CMFixtureFunction begin) {
    size_t count;
    struct CMUnitTest *cases = cases_of_table(engine, &count);
    int failed = _cmocka_run_group_tests(engine, cases, count, begin, done);
    for (size_t i = 0; i < count; i++)
        free((char *)(uintptr_t)cases[i].name);
    free(cases);
    return failed;
}

/* Who may do what is asked in app, above both engines. */
int main(void) {
    int failed = run_table("SQLite", on_sqlite);
    if (full_run() && getenv("EINKLANG_TEST_POSTGRES") != NULL)
        failed += run_table("PostgreSQL", on_postgres);
    return failed;
}
